"""Strategies for valid ladders, for their parts, and for what ladders are asked."""

from collections.abc import Sequence
from functools import cache, partial
from itertools import cycle, product
from math import ceil, inf

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from pm_career._files import default_ladder
from pm_career._model import Ladder, Level, Skill, names_of
from pm_career._names import normalise
from pm_career._questions import Profile, held_ranks
from pm_career.testing import _building
from pm_career.testing._picking import Names, Picks, picks, rows, words

_MOST_YEARS = 50
_LADDER_DECISIONS = 12
_MORE_LEVELS = 5
_MOST_SKILLS = 6
_MOST_PROFICIENCIES = 5
_SPELLINGS_DRAWN = 16

_FORMS = ("", "upper", "lower", "wide")
_SEPARATORS = (*[""] * 9, " ", "-", "_", ".", "  ", "\u00a0", "\u2011", "\u2013", "\u3000")
_SPELLINGS = tuple(product(_FORMS, _SEPARATORS))

_OTHER_TITLES = (
    "Product Marketing Manager",
    "Project Manager",
    "Head of Product Design",
    "Software Engineer, Product",
    "Executive Assistant to the Chief Product Officer",
    "Vice President, Operations",
)
_STEPS = ("", " II", " 3", " - Vice President")
_TEAMS = ("", ", Growth", " - Payments", " (Remote)", ": Search & Discovery", " | Berlin", " (f/m)")

ASKABLE = _building.requirements(("skill-1", "skill-2", "skill-3"), ("basic", "strong", "expert"))


@st.composite
def skills(draw: st.DrawFn) -> Skill:
    """Return a strategy for skills.

    >>> from hypothesis import find
    >>> from pm_career.testing import skills
    >>> find(skills(), bool)
    Skill(key='skill-1', name='Skill 1')
    """
    return _building.skill(draw(picks(_building.SKILL_DECISIONS)), Names(), 1)


@st.composite
def levels(
    draw: st.DrawFn, *, with_years: bool | None = None, with_skills: bool | None = None
) -> Level:
    """Return a strategy for levels, whose skills and proficiencies are of no ladder yet.

    With years, a level states them; without, it does not. With skills, it may ask for some;
    without, it asks for none. What is `None` is drawn.
    """
    dated = (False, True) if with_years is None else (with_years,)
    askable = () if with_skills is False else ASKABLE
    decisions = draw(picks(_building.LEVEL_DECISIONS))
    return _building.level(decisions, Names(), 1, dated=dated, askable=askable)


@st.composite
def ladders(
    draw: st.DrawFn,
    *,
    min_levels: int = 1,
    max_levels: int | None = None,
    with_years: bool | None = None,
    with_skills: bool | None = None,
    cumulative: bool | None = None,
) -> Ladder:
    """Return a strategy for ladders of `min_levels` to `max_levels` levels.

    Where `max_levels` is `None`, that is five more than the fewest. With years, every level states
    them; without, none does. With skills, the ladder lists some, for which its levels may ask, and
    the proficiencies that they are held at; without, none. What else is `None` is drawn: then some
    levels may state years, and others not.

    Raises:
        InvalidArgument: when the bounds are below 1 or the wrong way round.

    >>> from hypothesis import find
    >>> from pm_career.testing import ladders
    >>> find(ladders(min_levels=2, with_years=True), bool).levels
    (Level(key='level-1', title='Level 1'), Level(key='level-2', title='Level 2'))
    """
    most = min_levels + _MORE_LEVELS if max_levels is None else max_levels
    if not 1 <= min_levels <= most:
        raise InvalidArgument(
            f"expected 1 <= min_levels <= max_levels, got {min_levels=} and {max_levels=}"
        )
    least, most_skills, longest_scale = 0, _MOST_SKILLS, _MOST_PROFICIENCIES
    if with_skills is not None:
        least = int(with_skills)
        most_skills, longest_scale = least * most_skills, least * longest_scale
    drawn = draw(words())
    own = Picks(draw(rows(_LADDER_DECISIONS)), drawn)
    level_rows = draw(_lists(_building.LEVEL_DECISIONS, min_levels, most))
    skill_rows = draw(_lists(_building.SKILL_DECISIONS, least, most_skills))
    scale_rows = draw(_lists(_building.PROFICIENCY_DECISIONS, least, longest_scale))
    adds_up = own.one_of((False, True))
    dated = own.one_of(((False,), (True,), (False, True), (True,)))
    skills = _building.skills([Picks(row, drawn) for row in skill_rows])
    scale = _building.proficiencies([Picks(row, drawn) for row in scale_rows])
    levels = _building.levels(
        [Picks(row, drawn) for row in level_rows],
        dated if with_years is None else (with_years,),
        _building.requirements([each.key for each in skills], [each.key for each in scale]),
    )
    return Ladder(
        title=own.statement("Ladder"),
        summary=own.text(),
        version=own.text(),
        source=own.text(),
        levels=levels,
        skills=skills,
        proficiencies=scale,
        cumulative=adds_up if cumulative is None else cumulative,
        growth=own.some(2, partial(own.statement, "Responsibility grows")),
        advancement=own.some(2, partial(own.statement, "Keep learning")),
    )


def years(*, min_years: float = 0, max_years: float = _MOST_YEARS) -> st.SearchStrategy[float]:
    """Return a strategy for years of experience, whole or not, both bounds included.

    Raises:
        InvalidArgument: when the bounds are not finite, below 0 or the wrong way round.
    """
    if not 0 <= min_years <= max_years < inf:
        raise InvalidArgument(
            f"expected 0 <= min_years <= max_years, both finite, got {min_years=} and {max_years=}"
        )
    broken = st.floats(min_years, max_years, allow_subnormal=False)
    fewest, most = ceil(min_years), int(max_years)
    return st.integers(fewest, most) | broken if fewest <= most else broken


@st.composite
def skill_profiles(
    draw: st.DrawFn, ladder: Ladder, *, at_least: Profile | None = None
) -> dict[str, str]:
    """Return a strategy for what a person can do: skills by key or name, each at a proficiency.

    A profile that is `at_least` another one holds all its skills, at the same proficiency or a
    higher one: `expected_skills(level)` makes profiles that meet a level.

    Raises:
        UnknownProficiencyError: when the other profile has a proficiency that the ladder has not.
        UnknownSkillError: when the other profile has a skill that the ladder has not.
    """
    held = held_ranks(at_least or {}, ladder)
    scale = [proficiency.key for proficiency in ladder.proficiencies]
    row = draw(rows(2 * len(ladder.skills) if scale else 0))
    profile: dict[str, str] = {}
    for skill, how, rank in zip(ladder.skills, row[::2], row[1::2], strict=bool(scale)):
        least = held.get(skill.key, 0)
        at = scale[max(0, least - 1) :]
        for name in _called(skill, how, held=bool(least)):
            profile[name] = at[rank % len(at)]
    return profile


@st.composite
def level_names(draw: st.DrawFn, ladder: Ladder) -> str:
    """Return a strategy for names by which the ladder finds a level, oddly spelled or not.

    They vary whatever the ladder overlooks: case, full-width letters, and spaces, hyphens,
    underscores and dots anywhere.
    """
    row = draw(rows(_SPELLINGS_DRAWN))
    name = draw(st.sampled_from([name for level in ladder for _, name in names_of(level)]))
    return _spelled(name, row)


@st.composite
def job_titles(draw: st.DrawFn, ladder: Ladder | None = None) -> str:
    """Return a strategy for job titles as personnel files hold them: of the ladder, or of others.

    A title of the ladder is one of its titles and aliases; either kind may have a step, a pay
    grade, a team or a place behind it, and stand in capitals.
    """
    ladder = default_ladder() if ladder is None else ladder
    names = [name for level in ladder for name in (level.title, *level.aliases)]
    title = draw(st.sampled_from(names) | st.sampled_from(_OTHER_TITLES))
    title += draw(st.sampled_from(_STEPS)) + draw(st.sampled_from(_TEAMS))
    return draw(st.sampled_from([title, title.upper(), title.lower()]))


def _spelled(name: str, row: bytes) -> str:
    """Return the name as somebody may write it who did not look it up."""
    written = [_written(letter, byte) for letter, byte in zip(name, cycle(row), strict=False)]
    lead = _SEPARATORS[row[-1] % len(_SEPARATORS)]
    odd = f"{lead}{''.join(written)}"
    # A separator between a letter and its accent makes two letters of them.
    return odd if normalise(odd) == normalise(name) else name


def _written(letter: str, byte: int) -> str:
    form, separator = _SPELLINGS[byte % len(_SPELLINGS)]
    if byte and not normalise(letter):
        return separator
    if form == "upper":
        letter = letter.upper()
    elif form == "lower":
        letter = letter.lower()
    elif form == "wide" and "!" <= letter <= "~":
        letter = chr(ord(letter) + ord("\uff01") - ord("!"))
    return letter + separator


def _called(skill: Skill, how: int, *, held: bool) -> Sequence[str]:
    """Return under which names a profile has a skill: where it need not be held, maybe none."""
    names = ((skill.key,), (skill.name,), (skill.key, skill.name))
    options = names if held else ((), (), *names)
    return options[how % len(options)]


@cache
def _lists(decisions: int, fewest: int, most: int) -> st.SearchStrategy[list[bytes]]:
    """Return a strategy for some rows of so many decisions each."""
    return st.lists(rows(decisions), min_size=fewest, max_size=most)
