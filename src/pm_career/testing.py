"""Hypothesis strategies that draw valid ladders, and what ladders are asked.

They need the extra: `pip install 'pm-career[testing]'`.
"""

from collections.abc import Iterable
from string import ascii_lowercase, digits

try:
    from hypothesis import strategies as st
except ImportError as _missing:
    raise ImportError(
        "pm_career.testing needs Hypothesis: pip install 'pm-career[testing]'"
    ) from _missing

from pm_career._model import (
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
)
from pm_career._names import normalise

__all__ = ["ladders", "level_names", "levels", "skill_profiles", "skills", "years"]

_MOST_YEARS = 50

_words = st.text(f"{ascii_lowercase}{digits}", min_size=1, max_size=8)
_keys = st.lists(_words, min_size=1, max_size=3).map("-".join)
_texts = st.text(st.characters(codec="utf-8"), max_size=30)
_names = _texts.map(lambda text: text if normalise(text) else f"{text}X")
_statements = _texts.map(lambda text: text if text.strip() else f"{text}.")


def skills() -> st.SearchStrategy[Skill]:
    """Return a strategy for skills."""
    return st.builds(Skill, key=_keys, name=_names, category=_texts, description=_texts)


def years() -> st.SearchStrategy[float]:
    """Return a strategy for years of experience, from 0 to 50, whole or not."""
    return st.integers(0, _MOST_YEARS) | st.floats(0, _MOST_YEARS, allow_subnormal=False)


@st.composite
def levels(draw: st.DrawFn) -> Level:
    """Return a strategy for levels, whose skills and proficiencies are of no ladder yet."""
    names = draw(_keys), draw(_names), draw(st.lists(_names, max_size=2))
    return draw(_levels(names, draw(st.none() | years()), _keys, _keys))


@st.composite
def ladders(
    draw: st.DrawFn,
    *,
    min_levels: int = 1,
    max_levels: int = 6,
    with_years: bool | None = None,
    with_skills: bool | None = None,
    cumulative: bool | None = None,
) -> Ladder:
    """Return a strategy for ladders of `min_levels` to `max_levels` levels.

    With years, every level states them; without, none does. With skills, the ladder lists some,
    for which its levels may ask; without, none. What is `None` is drawn: then some levels may
    state years, and others not.
    """
    number = draw(st.integers(min_levels, max_levels))
    keys = draw(_distinct(_keys, number))
    titles = draw(_distinct(_names, number, 2 * number, apart_from=keys))
    aliases = [titles[n : n + 1] for n in range(number, 2 * number)]
    minimums = sorted(draw(st.lists(years(), min_size=number, max_size=number, unique=True)))
    dated = st.booleans() if with_years is None else st.just(with_years)
    catalogue, scale = draw(_catalogues(with_skills=with_skills))
    skill_keys = _any_of(skill.key for skill in catalogue)
    proficiency_keys = _any_of(proficiency.key for proficiency in scale)
    return Ladder(
        title=draw(_names),
        summary=draw(_texts),
        version=draw(_texts),
        source=draw(_texts),
        levels=[
            draw(_levels(names, minimum if draw(dated) else None, skill_keys, proficiency_keys))
            for names, minimum in zip(
                zip(keys, titles, aliases, strict=False), minimums, strict=True
            )
        ],
        skills=catalogue,
        proficiencies=scale,
        cumulative=draw(st.booleans()) if cumulative is None else cumulative,
        growth=draw(st.lists(_statements, max_size=2)),
        advancement=draw(st.lists(_statements, max_size=2)),
    )


def skill_profiles(ladder: Ladder) -> st.SearchStrategy[dict[str, str]]:
    """Return a strategy for what a person can do: skill keys or names, each at a proficiency."""
    names = _any_of(name for skill in ladder.skills for name in (skill.key, skill.name))
    scale = _any_of(proficiency.key for proficiency in ladder.proficiencies)
    return st.dictionaries(names, scale, max_size=None if ladder.skills else 0)


@st.composite
def level_names(draw: st.DrawFn, ladder: Ladder) -> str:
    """Return a strategy for names by which the ladder finds a level, oddly spelled or not."""
    name = draw(_any_of(name for level in ladder for _, name in level.names()))
    for separator in " -_.":
        name = name.replace(separator, draw(st.sampled_from([separator, " ", "-", "_", ".", "  "])))
    return draw(
        st.sampled_from([name, name.title(), name.upper(), f" {name} "]).filter(ladder.__contains__)
    )


def _any_of(values: Iterable[str]) -> st.SearchStrategy[str]:
    """Return a strategy for one of the values; where there are none, for nothing."""
    known = list(values)
    return st.sampled_from(known) if known else st.nothing()


def _distinct(
    names: st.SearchStrategy[str],
    fewest: int,
    most: int | None = None,
    apart_from: Iterable[str] = (),
) -> st.SearchStrategy[list[str]]:
    """Return a strategy for names, none of which is another, nor one of those, spelled anew."""
    taken = {normalise(name) for name in apart_from}
    free = names.filter(lambda name: normalise(name) not in taken)
    return st.lists(free, min_size=fewest, max_size=most or fewest, unique_by=normalise)


@st.composite
def _catalogues(
    draw: st.DrawFn, *, with_skills: bool | None
) -> tuple[list[Skill], list[Proficiency]]:
    """Return a strategy for skills and the scale that they are held at."""
    if not (draw(st.booleans()) if with_skills is None else with_skills):
        return [], []
    keys = draw(_distinct(_keys, 1, 6))
    names = draw(_distinct(_names, len(keys), apart_from=keys))
    return (
        [
            Skill(key=key, name=name, category=draw(_texts), description=draw(_texts))
            for key, name in zip(keys, names, strict=True)
        ],
        [Proficiency(key=key, meaning=draw(_texts)) for key in draw(_distinct(_keys, 1, 5))],
    )


def _levels(
    names: tuple[str, str, list[str]],
    minimum: float | None,
    skills: st.SearchStrategy[str],
    proficiencies: st.SearchStrategy[str],
) -> st.SearchStrategy[Level]:
    """Return a strategy for levels of that key, title and aliases, which ask for those skills."""
    key, title, aliases = names
    return st.builds(
        Level,
        key=st.just(key),
        title=st.just(title),
        aliases=st.just(aliases),
        summary=_texts,
        responsibilities=st.lists(_statements, max_size=3),
        expectations=st.lists(_expectations(skills, proficiencies), max_size=3),
        experience=st.none() if minimum is None else _experiences(minimum),
    )


def _expectations(
    skills: st.SearchStrategy[str], proficiencies: st.SearchStrategy[str]
) -> st.SearchStrategy[Expectation]:
    """Return a strategy for expectations that ask for those skills, if there are any."""
    most = 0 if skills.is_empty else 4
    asked = st.dictionaries(skills, proficiencies, max_size=most)
    requirements = asked.map(
        lambda pairs: [Requirement(skill=skill, proficiency=at) for skill, at in pairs.items()]
    )
    return st.builds(Expectation, statement=_statements, requirements=requirements)


def _experiences(minimum: float) -> st.SearchStrategy[Experience]:
    return st.builds(
        Experience,
        min_years=st.just(minimum),
        max_years=st.none() | st.integers(1, _MOST_YEARS).map(lambda more: minimum + more),
        background=st.lists(_statements, max_size=2),
    )
