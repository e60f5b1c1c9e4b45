"""Strategies for valid ladders, for their parts, and for what ladders are asked."""

from collections.abc import Sequence
from functools import cache, partial
from itertools import cycle, product
from math import ceil, inf

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder, Level, Skill, names_of
from pm_career._names import normalise
from pm_career._questions import Profile, held_ranks
from pm_career.testing import _building
from pm_career.testing._picking import Names, Picks, picks, rows, words

_MOST_YEARS = 50
_LADDER_DECISIONS = 17
_MORE_LEVELS = 5
_MOST_SKILLS = 6
_MOST_PROFICIENCIES = 5
_SPELLINGS_DRAWN = 16

_FORMS = ("", "upper", "lower", "wide")
# No separator nine times, so that most letters of a name stay together.
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
_GRADES = ("", " II", " 3", " - Vice President")
_TEAMS = ("", ", Growth", " - Payments", " (Remote)", ": Search & Discovery", " | Berlin", " (f/m)")

_SKILLS = ("skill-1", "skill-2", "skill-3")

SCALE = ("basic", "strong", "expert")
"""What skills that belong to no ladder may describe."""

ASKABLE = _building.requirements(_SKILLS, SCALE)
"""What levels and expectations that belong to no ladder may ask for."""

ASKABLE_BY_LEVEL = _building.requirements(_SKILLS, ())
"""What they may ask for where the ladder would measure skills by its levels."""


@st.composite
def skills(draw: st.DrawFn) -> Skill:
    """Return a strategy for skills. The proficiencies that they describe belong to no ladder yet.

    >>> from hypothesis import find
    >>> from pm_career.testing import skills
    >>> find(skills(), bool)
    Skill(key='skill-1', name='Skill 1')
    """
    decisions = draw(picks(_building.SKILL_DECISIONS))
    return _building.describe(SCALE, _building.skill(decisions, Names(), 1), decisions)


@st.composite
def levels(  # noqa: D417  Hypothesis passes `draw`
    draw: st.DrawFn,
    *,
    with_years: bool | None = None,
    with_skills: bool | None = None,
    with_proficiencies: bool | None = None,
) -> Level:
    """Return a strategy for levels. Their skills and proficiencies belong to no ladder yet.

    Args:
        with_years: Whether a level states years. With `None`, some do.
        with_skills: Whether a level may ask for skills. `None` is like `True`.
        with_proficiencies: Whether it asks for each skill at a proficiency, or for the skill alone,
            as in a ladder that measures skills by its own levels. With `None`, both occur.
    """
    decisions = draw(picks(1 + _building.LEVEL_DECISIONS))
    by_proficiency = decisions.one_of((True, False))
    if with_proficiencies is not None:
        by_proficiency = with_proficiencies

    askable = ASKABLE if by_proficiency else ASKABLE_BY_LEVEL
    return _building.level(
        decisions,
        Names(),
        1,
        with_years=(False, True) if with_years is None else (with_years,),
        askable=() if with_skills is False else askable,
    )


@st.composite
def ladders(  # noqa: D417  Hypothesis passes `draw`
    draw: st.DrawFn,
    *,
    min_levels: int = 1,
    max_levels: int | None = None,
    with_years: bool | None = None,
    with_skills: bool | None = None,
    with_proficiencies: bool | None = None,
    cumulative: bool | None = None,
    allow_shared_names: bool = False,
) -> Ladder:
    """Return a strategy for ladders.

    Args:
        min_levels: The fewest levels, at least 1.
        max_levels: The most levels. With `None`, that is `min_levels` and five more.
        with_years: Whether the levels state years. With `True`, all do; with `False`, none does;
            with `None`, all, some or none do.
        with_skills: Whether the ladder lists skills, which its levels may ask for. With `None`,
            some ladders do.
        with_proficiencies: Whether the ladder lists proficiencies. A ladder without them measures
            skills by its own levels. With `None`, both kinds occur.
        cumulative: Whether each level also expects what the levels below it expect. With `None`,
            both kinds occur.
        allow_shared_names: Whether two levels may share a title or an alias, which then finds
            neither of them. With `False`, every title finds its level.

    Raises:
        InvalidArgument: when `min_levels` is below 1 or above `max_levels`.

    >>> from hypothesis import find
    >>> from pm_career.testing import ladders
    >>> find(ladders(min_levels=2, with_years=True), bool).levels
    (Level(key='level-1', title='Level 1'), Level(key='level-2', title='Level 2'))
    >>> shared = ladders(allow_shared_names=True)
    >>> ladder = find(shared, lambda ladder: ladder[-1].title not in ladder)
    >>> ladder[-1].key in ladder, ladder[-1].title in ladder
    (True, False)
    """
    ladder, _ = draw_ladder(
        draw,
        min_levels=min_levels,
        max_levels=max_levels,
        with_years=with_years,
        with_skills=with_skills,
        with_proficiencies=with_proficiencies,
        cumulative=cumulative,
        allow_shared_names=allow_shared_names,
    )
    return ladder


def draw_ladder(
    draw: st.DrawFn,
    more_decisions: int = 0,
    *,
    min_levels: int,
    max_levels: int | None,
    with_years: bool | None,
    with_skills: bool | None,
    with_proficiencies: bool | None,
    cumulative: bool | None,
    allow_shared_names: bool,
) -> tuple[Ladder, list[Picks]]:
    """Return a ladder, and this many more decisions about each of its levels.

    When Hypothesis removes a level, its decisions go with it.
    """
    most = min_levels + _MORE_LEVELS if max_levels is None else max_levels
    if not 1 <= min_levels <= most:
        raise InvalidArgument(
            f"expected 1 <= min_levels <= max_levels, got {min_levels=} and {max_levels=}"
        )

    skills_bounds = _bounds(_MOST_SKILLS, wanted=with_skills)
    scale_bounds = _bounds(_MOST_PROFICIENCIES, wanted=with_proficiencies)

    drawn = draw(words())
    own = Picks(draw(rows(_LADDER_DECISIONS)), drawn)
    level_rows = draw(_row_lists(_building.LEVEL_DECISIONS + more_decisions, min_levels, most))
    skill_rows = draw(_row_lists(_building.SKILL_DECISIONS, *skills_bounds))
    scale_rows = draw(_row_lists(_building.PROFICIENCY_DECISIONS, *scale_bounds))

    # Both are decided even if they are given, so that every later decision keeps its byte.
    picked_cumulative = own.one_of((False, True))
    picked_years = own.one_of(((False,), (True,), (False, True), (True,)))

    level_picks = [Picks(row, drawn) for row in level_rows]
    skill_picks = [Picks(row, drawn) for row in skill_rows]
    skills = _building.skills(skill_picks)
    proficiencies = _building.proficiencies([Picks(row, drawn) for row in scale_rows])
    levels = _building.levels(
        level_picks,
        picked_years if with_years is None else (with_years,),
        _building.requirements([each.key for each in skills], [each.key for each in proficiencies]),
        share_names=allow_shared_names,
    )
    scale = [each.key for each in proficiencies or levels]
    ladder = Ladder(
        title=own.statement("Ladder"),
        summary=own.text(),
        version=own.text(),
        source=own.text(),
        levels=levels,
        skills=map(partial(_building.describe, scale), skills, skill_picks),
        proficiencies=proficiencies,
        cumulative=picked_cumulative if cumulative is None else cumulative,
        growth=own.some(2, partial(own.statement, "Responsibility grows")),
        advancement=own.some(2, partial(own.statement, "Keep learning")),
        details=_building.details(own),
    )
    return ladder, level_picks


def years(*, min_years: float = 0, max_years: float = _MOST_YEARS) -> st.SearchStrategy[float]:
    """Return a strategy for years of experience, both bounds included. They may be fractions.

    Raises:
        InvalidArgument: when a bound is below 0 or not finite, or `min_years` is above `max_years`.
    """
    if not 0 <= min_years <= max_years < inf:
        raise InvalidArgument(
            f"expected 0 <= min_years <= max_years, both finite, got {min_years=} and {max_years=}"
        )

    fractions = st.floats(min_years, max_years, allow_subnormal=False)
    fewest, most = ceil(min_years), int(max_years)
    return st.integers(fewest, most) | fractions if fewest <= most else fractions


@st.composite
def skill_profiles(
    draw: st.DrawFn, ladder: Ladder, *, at_least: Profile | None = None
) -> dict[str, str | None]:
    """Return a strategy for profiles: a person's skills by key or name, each at a proficiency.

    A proficiency is also a key or a name. In a ladder that measures skills by its own levels, it is
    any name of a level. `None` says that a skill is not held, and some skills are not named at all.

    With `at_least`, a profile holds all skills of that other profile, at the same proficiency or a
    higher one. So `at_least=expected_skills(level)` draws profiles that meet a level.

    Raises:
        UnknownNamesError: when `at_least` has skills or proficiencies that the ladder does not
            list.
    """
    held = held_ranks(at_least or {}, ladder)
    row = iter(draw(rows(3 * len(ladder.skills))))
    scale: Sequence[Sequence[str | None]] = _names_by_rank(ladder)
    profile: dict[str, str | None] = {}

    for skill in ladder.skills:
        naming, rank, spelling = next(row), next(row), next(row)
        least = held.get(skill.key)
        # A skill that need not be held may also be said not to be held.
        possible = scale[least - 1 :] if least else (*scale, (None,))
        names = possible[rank % len(possible)]
        for name in _names_in_profile(skill, naming, held=bool(least)):
            profile[name] = names[spelling % len(names)]
    return profile


@st.composite
def level_names(draw: st.DrawFn, ladder: Ladder) -> str:
    """Return a strategy for names by which the ladder finds a level, often in odd spellings.

    A spelling varies everything that the ladder ignores: case, full-width letters, and spaces,
    hyphens, underscores and dots anywhere. A name that two levels share is not drawn, since it
    finds neither.
    """
    row = draw(rows(_SPELLINGS_DRAWN))
    name = draw(st.sampled_from([name for level in ladder for name in _finding(level, ladder)]))
    odd = _misspell(name, row)
    # The key "pm" finds its level, but if another one is called "PM", no other spelling does.
    return odd if odd in ladder else name


@st.composite
def job_titles(draw: st.DrawFn, ladder: Ladder | None = None) -> str:
    """Return a strategy for job titles as personnel files have them.

    Some are titles and aliases of the ladder, which is the packaged one if it is omitted. Others
    name a job that is not on a ladder of product management. A grade, a team or a place may follow
    each title, and it may be in upper or lower case.
    """
    ladder = ladder_or_packaged(ladder)
    names = [name for level in ladder for name in (level.title, *level.aliases)]
    title = draw(st.sampled_from(names) | st.sampled_from(_OTHER_TITLES))
    title += draw(st.sampled_from(_GRADES)) + draw(st.sampled_from(_TEAMS))
    return draw(st.sampled_from([title, title.upper(), title.lower()]))


def _bounds(most: int, *, wanted: bool | None) -> tuple[int, int]:
    """Return the fewest and the most parts of a kind, if it is wanted, not wanted, or drawn."""
    return (1 if wanted else 0), (0 if wanted is False else most)


def _finding(level: Level, ladder: Ladder) -> list[str]:
    """Return the names of a level that it does not share. The first is its key."""
    return [name for _, name in names_of(level) if name in ladder]


def _names_by_rank(ladder: Ladder) -> list[list[str]]:
    """Return the names of each proficiency of the scale, weakest first."""
    if ladder.proficiencies:
        return [[name for _, name in names_of(each)] for each in ladder.proficiencies]
    return [_finding(level, ladder) for level in ladder]


def _misspell(name: str, row: bytes) -> str:
    """Return the name as a person may write it from memory."""
    letters = map(_write, name, cycle(row))
    lead = _SEPARATORS[row[-1] % len(_SEPARATORS)]
    odd = f"{lead}{''.join(letters)}"
    # A separator between a letter and its combining accent makes it another name.
    return odd if normalise(odd) == normalise(name) else name


def _write(letter: str, byte: int) -> str:
    """Return the letter in another form, and a separator behind it. Zero changes nothing."""
    form, separator = _SPELLINGS[byte % len(_SPELLINGS)]
    # The new separator replaces a separator of the name.
    if byte and not normalise(letter):
        return separator

    if form == "upper":
        letter = letter.upper()
    elif form == "lower":
        letter = letter.lower()
    elif form == "wide" and "!" <= letter <= "~":
        letter = chr(ord(letter) + ord("\uff01") - ord("!"))
    return letter + separator


def _names_in_profile(skill: Skill, naming: int, *, held: bool) -> Sequence[str]:
    """Return the names under which a profile has a skill. Some profiles need none."""
    named = ((skill.key,), (skill.name,), (skill.key, skill.name))
    options = named if held else ((), (), *named)
    return options[naming % len(options)]


@cache
def _row_lists(decisions: int, fewest: int, most: int) -> st.SearchStrategy[list[bytes]]:
    """Return a strategy for lists of rows, each of this many decisions."""
    return st.lists(rows(decisions), min_size=fewest, max_size=most)
