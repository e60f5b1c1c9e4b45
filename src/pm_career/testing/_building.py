"""The parts of a ladder, each built from decisions."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count, product

import attrs

from pm_career._model import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    Level,
    Proficiency,
    Requirement,
    Skill,
)
from pm_career.testing._picking import Names, Picks

# How many decisions each part takes. A part that needs more runs out of bytes: StopIteration.
LEVEL_DECISIONS = 44
EXPERIENCE_DECISIONS = 6
EXPECTATION_DECISIONS = 6
SKILL_DECISIONS = 16
DESCRIPTOR_DECISIONS = 2
PROFICIENCY_DECISIONS = 3
DETAIL_DECISIONS = 2


def details(picks: Picks) -> list[Detail]:
    """Return a few details. No two share a name."""
    names, numbers = Names(), count()
    return picks.some(2, lambda: detail(picks, names, next(numbers)))


def detail(picks: Picks, names: Names, number: int) -> Detail:
    """Return a detail with a new name."""
    name = names.new(picks.name("Grade"), number)
    return Detail(name=name, text=picks.statement("IC4"))


def skills(rows: Sequence[Picks]) -> list[Skill]:
    """Return a skill for each row, without descriptors yet. No two share a name."""
    names = Names()
    return [skill(picks, names, number) for number, picks in enumerate(rows, 1)]


def skill(picks: Picks, names: Names, number: int) -> Skill:
    """Return a skill with new names. The plainest ones contain its number."""
    return Skill(
        key=names.new(picks.key(f"skill-{number}"), number, "-"),
        name=names.new(picks.name(f"Skill {number}"), number),
        category=picks.text(),
        description=picks.text(),
        details=details(picks),
    )


def describe(scale: Sequence[str], skill: Skill, picks: Picks) -> Skill:
    """Return the skill with descriptors for some keys of a scale.

    The scale may be the levels, whose expectations need the skills. So a skill is described last.
    """
    made = picks.some(3, partial(descriptor, picks, scale))
    by_proficiency = {each.proficiency: each for each in made}
    return attrs.evolve(skill, descriptors=by_proficiency.values())


def descriptor(picks: Picks, scale: Sequence[str]) -> Descriptor:
    """Return a descriptor for a key of the scale."""
    return Descriptor(proficiency=picks.one_of(scale), text=picks.statement("Knows how"))


def proficiencies(rows: Sequence[Picks]) -> list[Proficiency]:
    """Return a proficiency for each row. No two share a name."""
    names = Names()
    return [proficiency(picks, names, number) for number, picks in enumerate(rows, 1)]


def proficiency(picks: Picks, names: Names, number: int) -> Proficiency:
    """Return a proficiency with new names. The plainest key contains its number."""
    key = names.new(picks.key(f"proficiency-{number}"), number, "-")
    return Proficiency(key=key, name=names.new(picks.name(key), number), meaning=picks.text())


def levels(
    rows: Sequence[Picks],
    with_years: Sequence[bool],
    askable: Sequence[Requirement],
    *,
    share_names: bool,
) -> list[Level]:
    """Return a level for each row, lowest first. Their years never fall.

    With `share_names`, some levels have a name of the level below them. Otherwise no two share one.
    """
    names = Names()
    built: list[Level] = []
    below: float | None = None
    for number, picks in enumerate(rows, 1):
        shared = [*names_to_share(built[-1])] if share_names and built else []
        new = level(
            picks, names, number, with_years=with_years, askable=askable, below=below, shared=shared
        )
        built.append(new)
        if new.experience:
            below = new.experience.min_years
    return built


def names_to_share(level: Level) -> Iterator[str]:
    """Yield names that another level may have too. The key of a level, as it is, belongs to it."""
    for name in (level.title, *level.aliases, level.key.upper()):
        if name != level.key:
            yield name


def level(
    picks: Picks,
    names: Names,
    number: int,
    *,
    with_years: Sequence[bool],
    askable: Sequence[Requirement],
    below: float | None = None,
    shared: Sequence[str] = (),
) -> Level:
    """Return a level with new names. The plainest ones contain its number.

    Args:
        picks: The decisions.
        names: The names that are taken.
        number: The rank of the level.
        with_years: Whether it states years: one option, or two to choose from.
        askable: The requirements that its expectations choose from.
        below: The minimum years of the last level below that states any. Those of this level are
            no lower.
        shared: Names of another level that this one may have too.
    """
    states_years = picks.one_of(with_years)
    takes = experience(picks, below)  # always, so that every later decision keeps its byte
    key = names.new(picks.key(f"level-{number}"), number, "-")
    title = names.new(picks.name(f"Level {number}"), number)
    aliases = [names.new(name, number) for name in picks.some(3, partial(picks.name, f"L{number}"))]

    # No shared name nine times, so that most levels have names of their own.
    shared_title = picks.one_of((*[""] * 9, *shared))
    shared_alias = picks.one_of((*[""] * 9, *shared))
    return Level(
        key=key,
        title=shared_title or title,
        aliases=[*aliases, shared_alias] if shared_alias else aliases,
        summary=picks.text(),
        responsibilities=picks.some(3, partial(picks.statement, "Does the work")),
        expectations=picks.some(3, partial(expectation, picks, askable)),
        experience=takes if states_years else None,
        details=details(picks),
    )


def experience(picks: Picks, below: float | None = None) -> Experience:
    """Return the experience of a level, whose minimum is at least that of the level below."""
    more, width = picks.years_or_none(), picks.years()
    low = max(0, more - 1) if below is None else below + more
    return Experience(
        min_years=low,
        max_years=picks.one_of((None, low + width)),
        background=picks.some(2, partial(picks.statement, "In related work")),
    )


def requirements(skills: Sequence[str], proficiencies: Sequence[str]) -> list[Requirement]:
    """Return everything that a level may ask for, given the keys of both.

    Without proficiencies, a level asks for a skill alone.
    """
    return [
        Requirement(skill=skill, proficiency=proficiency)
        for skill, proficiency in product(skills, proficiencies or (None,))
    ]


def expectation(picks: Picks, askable: Sequence[Requirement]) -> Expectation:
    """Return an expectation that asks for each skill at most once.

    If it asks for any, its statement may be omitted.
    """
    statement = picks.statement("Knows how")
    stated = picks.one_of((True, True, True, False))
    # Without skills there is nothing to choose, but every later decision keeps its byte.
    asked = picks.some(3, partial(picks.one_of, askable or (None,)))
    by_skill = {requirement.skill: requirement for requirement in asked if requirement}
    return Expectation(
        statement=statement if stated or not by_skill else "",
        requirements=by_skill.values(),
    )
