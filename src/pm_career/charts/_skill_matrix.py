"""The proficiency that each level expects in each skill."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

import altair as alt

from pm_career._files import ladder_or_packaged
from pm_career._model import (
    Ladder,
    Level,
    Skill,
    expected_ranks,
    level_index,
    skill_index,
    skill_steps,
)
from pm_career._names import Index, nearest, normalise
from pm_career._wording import count, plain, quote
from pm_career.charts import _drawing
from pm_career.exceptions import UnknownCategoryError

_K = TypeVar("_K", Level, Skill)

_SHADES = alt.SchemeParams("blues", extent=[0, 0.7])  # black words stay readable on all of them
_CELL_WIDTH, _WIDEST_CELL = 68, 160
_MOST_WORDS = 5_000  # Vega measures each word. 33,000 words take half a minute.


class _Cell(NamedTuple):
    """What a level expects in a skill."""

    group: int  # the position of the category
    category: str
    skill: str
    level: str
    word: str  # the proficiency or the step; empty if the level does not expect the skill
    is_raised: bool  # whether the level below expects less
    hint: str


class _Chosen(NamedTuple):
    """The part of a ladder that is drawn."""

    ladder: Ladder
    levels: list[int]  # their positions, lowest first
    skills: list[int]  # their positions in the catalogue


def plot_skill_matrix(
    *,
    levels: Iterable[Level | str] | None = None,
    skills: Iterable[Skill | str] | None = None,
    categories: Iterable[str] | None = None,
    ladder: Ladder | None = None,
) -> alt.FacetChart:
    """Return a chart of the proficiency that each level expects in each skill, by category.

    The proficiency is a word and a shade. The word is bold if the level expects more than the level
    below it. All skills of the catalogue are shown, in its order, also those that no level expects.

    In a ladder that measures skills by its own levels, a cell has a number instead: the step that
    the level expects, counted from 1. If a level says the same about a skill as the level below,
    both have the same number.

    A chart of more than 5,000 cells has words only where a level expects more than the level below.

    Args:
        levels: The levels to show, each as a `Level` or any of its names; all if omitted. They are
            shown in the order of the ladder. `ladder["APM":"Senior PM"]` gives a part of it.
        skills: The skills to show, each as a `Skill` or any of its names; all if omitted.
        categories: The categories to show, in any spelling; all if omitted. An empty string stands
            for skills without a category.
        ladder: The ladder to draw; the packaged one if omitted.

    Raises:
        AmbiguousNameError: when a name belongs to more than one level.
        TypeError: when a string is given instead of a list.
        UnknownCategoryError: when no skill is in one of the categories.
        UnknownLevelError: when the ladder has no such level.
        UnknownSkillError: when the catalogue has no such skill.
        ValueError: when the ladder lists no skills, or no level or no skill is left to draw.

    >>> from pm_career.charts import plot_skill_matrix
    >>> plot_skill_matrix(levels=["APM", "PM"], skills=["agile"]).title.text
    'Product Management: skills by level'
    """
    ladder = ladder_or_packaged(ladder)
    if not ladder.skills:
        raise ValueError(f"the ladder {quote(ladder.title)} lists no skills to chart")
    chosen = _choose(ladder, levels, skills, categories)

    cells = _cells(chosen)
    has_all_words = len(cells) <= _MOST_WORDS
    measure = "proficiency" if ladder.proficiencies else "step"
    words = "bold" if has_all_words else "in words only"
    counted = count(len(chosen.levels), "level"), count(len(chosen.skills), "skill")
    return _drawing.draw_facets(
        cells,
        alt.Facet(
            "category:N",
            title=None,
            sort=alt.EncodingSortField("group", op="min"),
            header=alt.Header(labelAnchor="start", labelFontWeight="bold", labelLimit=0),
        ),
        _draw_category(chosen, has_all_words=has_all_words),
        title=f"{_drawing.shorten(ladder.title)}: skills by level",
        subtitle=f"The {measure} that a level expects, {words} where the level below expects less.",
        description=f"The {measure} that each of {counted[0]} expects of {counted[1]}",
    )


# The part to draw


def _choose(
    ladder: Ladder,
    levels: Iterable[Level | str] | None,
    skills: Iterable[Skill | str] | None,
    categories: Iterable[str] | None,
) -> _Chosen:
    """Return the part of the ladder that is asked for."""
    of_levels = _find(levels, level_index(ladder), ladder)
    of_skills = _find(skills, skill_index(ladder), ladder.skills)
    if categories is not None:
        wanted = _find_categories(categories, ladder)
        of_skills = [each for each in of_skills if ladder.skills[each].category in wanted]

    for kind, left in (("level", of_levels), ("skill", of_skills)):
        if not left:
            raise ValueError(f"no {kind} is left to chart")
    return _Chosen(ladder, of_levels, of_skills)


def _find(wanted: Iterable[_K | str] | None, index: Index[_K], values: Sequence[_K]) -> list[int]:
    """Return the positions of the values that are wanted, in their order; of all for `None`."""
    if wanted is None:
        return [*range(len(values))]
    return sorted({index.position(each) for each in _drawing.refuse_text(wanted)})


def _find_categories(wanted: Iterable[str], ladder: Ladder) -> set[str]:
    """Return the categories that are wanted, as the ladder writes them."""
    known = dict.fromkeys(skill.category for skill in ladder.skills)
    found: set[str] = set()
    for name in _drawing.refuse_text(wanted):
        same = [category for category in known if normalise(category) == normalise(name)]
        if not same:
            raise UnknownCategoryError(name, nearest(name, known), list(known))
        found.update(same)
    return found


# The chart


def _draw_category(chosen: _Chosen, *, has_all_words: bool) -> alt.LayerChart:
    """Return the chart that is drawn for each category."""
    titles = _drawing.label_levels(chosen.ladder)
    levels = alt.X(
        "level:N",
        title="Level",
        scale=alt.Scale(domain=[titles[each] for each in chosen.levels], paddingInner=0.03),
        axis=alt.Axis(orient="top", labelAngle=-40, labelLimit=0, domain=False, ticks=False),
    )
    skills = alt.Y(
        "skill:N",
        title=None,
        sort=None,
        scale=alt.Scale(paddingInner=0.06),
        axis=_drawing.make_label_axis(),
    )

    scale = _words(chosen.ladder)[1:]
    # Without a skill that a level asks for, there is no step.
    longest = max(map(_drawing.measure, scale), default=0) + 8
    width = max(longest, _CELL_WIDTH)
    if not any(letter > "\uffff" for word in scale for letter in word):
        # What is longer is cut by Vega, which would cut a letter such as 😀 in two.
        width = min(width, _WIDEST_CELL)
    shade = alt.Color(
        "word:O",
        title="Proficiency, weakest first",
        scale=alt.Scale(domain=scale, scheme=_SHADES),
        # A step is a number, which needs no legend.
        legend=alt.Legend(orient="bottom", direction="horizontal", labelLimit=0)
        if chosen.ladder.proficiencies
        else None,
    )

    # The description of a shade is that of its word too.
    chart = alt.Chart().encode(levels, skills, tooltip="hint:N")
    shades = chart.transform_filter("datum.word !== ''").mark_rect()
    words = chart.encode(text="word:N")
    raised = words.transform_filter("datum.is_raised")
    # Empty words are drawn too, because a skill has no row without anything in it.
    others = words.transform_filter("!datum.is_raised" if has_all_words else "datum.word === ''")
    # Vega measures each word again to see whether it is too long.
    limit = alt.Undefined if longest <= width else width - 4

    return alt.LayerChart(
        layer=[
            shades.encode(shade, description="hint:N"),
            others.mark_text(color="black", limit=limit, aria=False),
            raised.mark_text(color="black", limit=limit, aria=False, fontWeight="bold"),
        ],
        width=alt.Step(width),
        height=alt.Step(_drawing.ROW_HEIGHT),
    )


def _words(ladder: Ladder) -> list[str]:
    """Return the word of a cell for each number of steps, from 0 for what is not expected."""
    if ladder.proficiencies:
        return ["", *_drawing.label_ranks(ladder)[1:]]
    most = max(steps[-1] for steps in skill_steps(ladder).values())
    return ["", *map(str, range(1, most + 1))]


def _cells(chosen: _Chosen) -> list[_Cell]:
    """Return a cell for each skill and level; a category is where its first skill is."""
    ladder = chosen.ladder
    names = _drawing.label((skill.name, skill.key) for skill in ladder.skills)
    titles = _drawing.label_levels(ladder)
    full_titles = [plain(level.title) for level in ladder]
    expected = expected_ranks(ladder)
    words = _words(ladder)
    groups: dict[str, int] = {}

    cells: list[_Cell] = []
    for position in chosen.skills:
        skill = ladder.skills[position]
        steps = skill_steps(ladder)[skill.key]
        category = _drawing.shorten(skill.category) or _drawing.NO_CATEGORY
        group = groups.setdefault(category, len(groups))
        full_name = plain(skill.name)
        hints = _hints(ladder, steps)
        # The level below the first one may not be shown.
        first = chosen.levels[0]
        below = steps[expected[first - 1].get(skill.key, 0)] if first else 0
        for level in chosen.levels:
            taken = steps[expected[level].get(skill.key, 0)]
            cells.append(
                _Cell(
                    group=group,
                    category=category,
                    # Vega counts skills as the keys of a JavaScript object, where "__proto__" and
                    # "constructor" are special. With a space, a name is like any other.
                    skill=f"{names[position]} ",
                    level=titles[level],
                    word=words[taken],
                    is_raised=taken > below,
                    hint=f"{full_name}, {full_titles[level]}: {hints[taken]}",
                )
            )
            below = taken
    return cells


def _hints(ladder: Ladder, steps: Sequence[int]) -> list[str]:
    """Return in words what each number of steps of a skill is, from 0 for what is not expected."""
    if ladder.proficiencies:
        named = [plain(proficiency.name) for proficiency in ladder.proficiencies]
    else:
        named = [f"step {number} of {steps[-1]}" for number in range(1, steps[-1] + 1)]
    return ["not expected", *named]
