"""The parts of a ladder, each built from decisions."""

from collections.abc import Sequence
from functools import partial
from itertools import product

from pm_career._model import Expectation, Experience, Level, Proficiency, Requirement, Skill
from pm_career.testing._picking import Names, Picks

# How many decisions each part takes. A part that needs more runs out of bytes: StopIteration.
LEVEL_DECISIONS = 34
EXPERIENCE_DECISIONS = 6
EXPECTATION_DECISIONS = 5
SKILL_DECISIONS = 4
PROFICIENCY_DECISIONS = 2


def skills(rows: Sequence[Picks]) -> list[Skill]:
    """Return a skill for each row. No two share a name."""
    names = Names()
    return [skill(picks, names, number) for number, picks in enumerate(rows, 1)]


def skill(picks: Picks, names: Names, number: int) -> Skill:
    """Return a skill with new names. The plainest ones contain its number."""
    return Skill(
        key=names.new(picks.key(f"skill-{number}"), number, "-"),
        name=names.new(picks.name(f"Skill {number}"), number),
        category=picks.text(),
        description=picks.text(),
    )


def proficiencies(rows: Sequence[Picks]) -> list[Proficiency]:
    """Return a proficiency for each row. No two share a name."""
    names = Names()
    return [proficiency(picks, names, number) for number, picks in enumerate(rows, 1)]


def proficiency(picks: Picks, names: Names, number: int) -> Proficiency:
    """Return a proficiency with a new key. The plainest one contains its number."""
    key = names.new(picks.key(f"proficiency-{number}"), number, "-")
    return Proficiency(key=key, meaning=picks.text())


def levels(
    rows: Sequence[Picks], with_years: Sequence[bool], askable: Sequence[Requirement]
) -> list[Level]:
    """Return a level for each row, lowest first. No two share a name, and their years rise."""
    names = Names()
    built: list[Level] = []
    below: float | None = None
    for number, picks in enumerate(rows, 1):
        new = level(picks, names, number, with_years=with_years, askable=askable, below=below)
        built.append(new)
        if new.experience:
            below = new.experience.min_years
    return built


def level(
    picks: Picks,
    names: Names,
    number: int,
    *,
    with_years: Sequence[bool],
    askable: Sequence[Requirement],
    below: float | None = None,
) -> Level:
    """Return a level with new names. The plainest ones contain its number.

    Args:
        picks: The decisions.
        names: The names that are taken.
        number: The rank of the level.
        with_years: Whether it states years: one option, or two to choose from.
        askable: The requirements that its expectations choose from.
        below: The minimum years of the last level below that states any. Those of this level are
            higher.
    """
    states_years = picks.one_of(with_years)
    takes = experience(picks, below)  # always, so that every later decision keeps its byte
    return Level(
        key=names.new(picks.key(f"level-{number}"), number, "-"),
        title=names.new(picks.name(f"Level {number}"), number),
        aliases=[
            names.new(alias, number) for alias in picks.some(3, partial(picks.name, f"L{number}"))
        ],
        summary=picks.text(),
        responsibilities=picks.some(3, partial(picks.statement, "Does the work")),
        expectations=picks.some(3, partial(expectation, picks, askable)),
        experience=takes if states_years else None,
    )


def experience(picks: Picks, below: float | None = None) -> Experience:
    """Return the experience of a level, with a higher minimum than that of the level below."""
    more, width = picks.years(), picks.years()
    low = max(0, more - 1) if below is None else below + more
    return Experience(
        min_years=low,
        max_years=picks.one_of((None, low + width)),
        background=picks.some(2, partial(picks.statement, "In related work")),
    )


def requirements(skills: Sequence[str], proficiencies: Sequence[str]) -> list[Requirement]:
    """Return everything that a level may ask for, given the keys of both."""
    return [
        Requirement(skill=skill, proficiency=proficiency)
        for skill, proficiency in product(skills, proficiencies)
    ]


def expectation(picks: Picks, askable: Sequence[Requirement]) -> Expectation:
    """Return an expectation that asks for each skill at most once."""
    statement = picks.statement("Knows how")
    asked = picks.some(3, partial(picks.one_of, askable)) if askable else []
    by_skill = {requirement.skill: requirement for requirement in asked}
    return Expectation(statement=statement, requirements=by_skill.values())
