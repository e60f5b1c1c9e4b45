"""The parts of a ladder, each built from decisions."""

from collections.abc import Sequence
from functools import partial
from itertools import product

from pm_career._model import Expectation, Experience, Level, Proficiency, Requirement, Skill
from pm_career.testing._picking import Names, Picks

LEVEL_DECISIONS = 34
EXPERIENCE_DECISIONS = 6
EXPECTATION_DECISIONS = 5
SKILL_DECISIONS = 4
PROFICIENCY_DECISIONS = 2


def skills(rows: Sequence[Picks]) -> list[Skill]:
    """Return skills, no two of which share a name."""
    names = Names()
    return [skill(picks, names, number) for number, picks in enumerate(rows, 1)]


def skill(picks: Picks, names: Names, number: int) -> Skill:
    """Return a skill under new names, which have its number where they are the plainest."""
    return Skill(
        key=names.new(picks.key(f"skill-{number}"), number, "-"),
        name=names.new(picks.name(f"Skill {number}"), number),
        category=picks.text(),
        description=picks.text(),
    )


def proficiencies(rows: Sequence[Picks]) -> list[Proficiency]:
    """Return proficiencies, no two of which share a name."""
    names = Names()
    return [proficiency(picks, names, number) for number, picks in enumerate(rows, 1)]


def proficiency(picks: Picks, names: Names, number: int) -> Proficiency:
    """Return a proficiency under a new name, which has its number where it is the plainest."""
    key = names.new(picks.key(f"proficiency-{number}"), number, "-")
    return Proficiency(key=key, meaning=picks.text())


def levels(
    rows: Sequence[Picks], dated: Sequence[bool], askable: Sequence[Requirement]
) -> list[Level]:
    """Return levels, lowest first, no two of which share a name, and whose years rise."""
    names, below = Names(), None
    climbed: list[Level] = []
    for number, picks in enumerate(rows, 1):
        at = level(picks, names, number, dated=dated, askable=askable, below=below)
        below = at.experience.min_years if at.experience else below
        climbed.append(at)
    return climbed


def level(
    picks: Picks,
    names: Names,
    number: int,
    *,
    dated: Sequence[bool],
    askable: Sequence[Requirement],
    below: float | None = None,
) -> Level:
    """Return a level under new names, which have its number where they are the plainest.

    Whether it states years is decided from what `dated` offers; they are more than those `below`.
    Its expectations ask for some of what is `askable`.
    """
    states_years, takes = picks.one_of(dated), experience(picks, below)
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
    """Return the experience that a level takes, of more years than the level below."""
    step, width = picks.years(), picks.years()
    low = max(0, step - 1) if below is None else below + step
    return Experience(
        min_years=low,
        max_years=picks.one_of((None, low + width)),
        background=picks.some(2, partial(picks.statement, "In related work")),
    )


def requirements(skills: Sequence[str], proficiencies: Sequence[str]) -> list[Requirement]:
    """Return everything that a level may ask for."""
    return [
        Requirement(skill=skill, proficiency=proficiency)
        for skill, proficiency in product(skills, proficiencies)
    ]


def expectation(picks: Picks, askable: Sequence[Requirement]) -> Expectation:
    """Return an expectation, which asks for each skill at most once."""
    statement = picks.statement("Knows how")
    asked = picks.some(3, partial(picks.one_of, askable)) if askable else []
    return Expectation(
        statement=statement, requirements={each.skill: each for each in asked}.values()
    )
