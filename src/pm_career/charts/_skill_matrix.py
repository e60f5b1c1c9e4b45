"""The proficiency that each level expects in each skill."""

from typing import NamedTuple

import altair as alt

from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder, expected_ranks
from pm_career._wording import count, quote
from pm_career.charts import _drawing

_SHADES = alt.SchemeParams("blues", extent=[0, 0.7])  # black words stay readable on all of them
_CELL_WIDTH = 68
_WORD_LIMIT = _CELL_WIDTH - 4


class _Cell(NamedTuple):
    """The proficiency that a level expects in a skill."""

    group: int  # the position of the category
    category: str
    skill: str
    level: str
    proficiency: str  # empty if the level does not expect the skill
    is_raised: bool  # whether the level below expects less
    hint: str


def plot_skill_matrix(*, ladder: Ladder | None = None) -> alt.FacetChart:
    """Return a chart of the proficiency that each level expects in each skill, by category.

    The proficiency is a word and a shade. The word is bold if the level expects more than the level
    below it. All skills of the catalogue are shown, in its order, also those that no level expects.

    Raises:
        ValueError: when the ladder lists no skills.

    >>> from pm_career.charts import plot_skill_matrix
    >>> plot_skill_matrix().title.text
    'Product Management: skills by level'
    """
    ladder = ladder_or_packaged(ladder)
    if not ladder.skills:
        raise ValueError(f"the ladder {quote(ladder.title)} lists no skills to chart")

    title = f"{_drawing.shorten(ladder.title)}: skills by level"
    levels, skills = count(len(ladder), "level"), count(len(ladder.skills), "skill")
    return alt.FacetChart(
        data=_drawing.make_data(_cells(ladder)),
        facet=alt.Facet(
            "category:N",
            title=None,
            sort=alt.EncodingSortField("group", op="min"),
            header=alt.Header(labelAnchor="start", labelFontWeight="bold", labelLimit=0),
        ),
        columns=1,
        spacing=12,
        spec=_category(ladder),
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(y="independent")),
        title=_drawing.make_title(
            title, "The proficiency that a level expects, bold where the level below expects less."
        ),
        description=f"{title}. The proficiency that each of {levels} expects of {skills}",
    )


def _category(ladder: Ladder) -> alt.LayerChart:
    """Return the chart that is drawn for each category."""
    levels = alt.X(
        "level:N",
        title="Level",
        scale=alt.Scale(domain=_drawing.label_levels(ladder), paddingInner=0.03),
        axis=alt.Axis(orient="top", labelAngle=-40, labelLimit=0, domain=False, ticks=False),
    )
    skills = alt.Y(
        "skill:N",
        title=None,
        sort=None,
        scale=alt.Scale(paddingInner=0.06),
        axis=_drawing.make_label_axis(),
    )
    shade = alt.Color(
        "proficiency:O",
        title="Proficiency, weakest first",
        scale=alt.Scale(domain=_drawing.list_proficiencies(ladder), scheme=_SHADES),
        legend=alt.Legend(orient="bottom", direction="horizontal"),
    )
    chart = alt.Chart().encode(levels, skills, tooltip="hint:N")
    words = chart.encode(text="proficiency:N")
    raised = words.transform_filter("datum.is_raised")
    others = words.transform_filter("!datum.is_raised")

    return alt.LayerChart(
        layer=[
            chart.transform_filter("datum.proficiency !== ''").mark_rect().encode(shade),
            others.mark_text(color="black", limit=_WORD_LIMIT),
            raised.mark_text(color="black", limit=_WORD_LIMIT, fontWeight="bold"),
        ],
        width=alt.Step(_CELL_WIDTH),
        height=alt.Step(_drawing.ROW_HEIGHT),
    )


def _cells(ladder: Ladder) -> list[_Cell]:
    """Return a cell for each skill and level; a category is where its first skill is."""
    names = _drawing.label((skill.name, skill.key) for skill in ladder.skills)
    titles = _drawing.label_levels(ladder)
    groups: dict[str, int] = {}

    cells: list[_Cell] = []
    for skill, name in zip(ladder.skills, names, strict=True):
        category = _drawing.shorten(skill.category) or _drawing.NO_CATEGORY
        group = groups.setdefault(category, len(groups))
        below = 0
        for level, title, ranks in zip(ladder, titles, expected_ranks(ladder), strict=True):
            rank = ranks.get(skill.key, 0)
            proficiency = ladder.proficiencies[rank - 1].key if rank else ""
            names_of_cell = f"{_drawing.flatten(skill.name)}, {_drawing.flatten(level.title)}"
            cells.append(
                _Cell(
                    group=group,
                    category=category,
                    # Vega counts skills as the keys of a JavaScript object, where "__proto__" and
                    # "constructor" are special. With a space, a name is like any other.
                    skill=f"{name} ",
                    level=title,
                    proficiency=proficiency,
                    is_raised=rank > below,
                    hint=f"{names_of_cell}: {proficiency or 'not expected'}",
                )
            )
            below = rank
    return cells
