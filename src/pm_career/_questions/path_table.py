"""The shape of a career path in plain data: each level, skill and proficiency once.

Its steps name them by their keys. So the path of five steps through the packaged ladder takes less
than half of the space.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import attrs

from pm_career._model import Level, Proficiency, Skill
from pm_career._questions.answers import CareerPath, CareerStep, SkillGap, SkillNeed
from pm_career._wording import KeyPath, quote
from pm_career.exceptions import InvalidLadderError, Problem

_N = TypeVar("_N", Level, Skill, Proficiency)


@attrs.frozen(kw_only=True)
class PathNeed:
    """One skill that a step of a career path takes."""

    skill: str
    """The key of the skill."""

    has: str | None
    """The key of the proficiency at which the skill is held; `None` if it is not held."""

    needs: str
    """The key of the proficiency that the level expects."""

    steps: int
    """The number of steps from `has` up to `needs`; 0 where the need is met."""

    rated: bool = True
    """Whether it is known how well the skill is held."""

    now: tuple[str, ...] = ()
    """What the skill looks like at `has`; empty where the ladder does not say."""

    next: tuple[str, ...] = ()
    """What the skill looks like at `needs`; empty where the ladder does not say."""


@attrs.frozen(kw_only=True)
class PathStep:
    """One step of a career path."""

    level: str
    """The key of the level that the step reaches."""

    coverage: float | None
    """The share of the expected steps that are taken; `None` if no skill is expected."""

    needs: tuple[PathNeed, ...]
    """The skills to raise."""

    met: tuple[PathNeed, ...]
    """The needs that are met already."""


@attrs.frozen(kw_only=True)
class PathTable:
    """A career path in plain data."""

    current: str
    """The key of the level at which the path starts."""

    target: str
    """The key of the level at which the path ends."""

    steps: tuple[PathStep, ...]
    """A step for each level above `current`, up to `target`."""

    levels: tuple[Level, ...]
    """The levels of the path, each once."""

    skills: tuple[Skill, ...]
    """The skills that the steps name, each once."""

    proficiencies: tuple[Proficiency, ...]
    """The proficiencies that the steps name, each once."""


def flatten(path: CareerPath) -> PathTable:
    """Return the table of a path."""
    needs = [need for step in path for need in (*step.gap.needs, *step.gap.met)]
    levels = [path.current, *(step.level for step in path), path.target]
    return PathTable(
        current=path.current.key,
        target=path.target.key,
        steps=tuple(map(_step_table, path)),
        levels=_once(levels),
        skills=_once(need.skill for need in needs),
        proficiencies=_once(each for need in needs for each in (need.has, need.needs) if each),
    )


def _step_table(step: CareerStep) -> PathStep:
    return PathStep(
        level=step.level.key,
        coverage=step.gap.coverage,
        needs=tuple(map(_need_table, step.gap.needs)),
        met=tuple(map(_need_table, step.gap.met)),
    )


def _need_table(need: SkillNeed) -> PathNeed:
    return PathNeed(
        skill=need.skill.key,
        has=need.has.key if need.has else None,
        needs=need.needs.key,
        steps=need.steps,
        rated=need.rated,
        now=need.now,
        next=need.next,
    )


def _once(values: Iterable[_N]) -> tuple[_N, ...]:
    return tuple({value.key: value for value in values}.values())


def unflatten(table: PathTable) -> CareerPath:
    """Return the path of a table.

    Raises:
        InvalidLadderError: with every key that the table does not list.
    """
    error = InvalidLadderError(_find_unlisted(table))
    if error.problems:
        raise error

    levels = {level.key: level for level in table.levels}
    skills = {skill.key: skill for skill in table.skills}
    proficiencies = {proficiency.key: proficiency for proficiency in table.proficiencies}

    def need(row: PathNeed) -> SkillNeed:
        return SkillNeed(
            skill=skills[row.skill],
            has=proficiencies[row.has] if row.has is not None else None,
            needs=proficiencies[row.needs],
            steps=row.steps,
            rated=row.rated,
            now=row.now,
            next=row.next,
        )

    below = levels[table.current]
    steps: list[CareerStep] = []
    for row in table.steps:
        level = levels[row.level]
        gap = SkillGap(
            current=below,
            target=level,
            coverage=row.coverage,
            needs=tuple(map(need, row.needs)),
            met=tuple(map(need, row.met)),
        )
        steps.append(CareerStep(level=level, gap=gap))
        below = level
    return CareerPath(
        current=levels[table.current], target=levels[table.target], steps=tuple(steps)
    )


def _find_unlisted(table: PathTable) -> Iterator[Problem]:
    """Yield a problem for each key that names nothing in the table."""
    listed = {
        "level": {level.key for level in table.levels},
        "skill": {skill.key for skill in table.skills},
        "proficiency": {proficiency.key for proficiency in table.proficiencies},
    }
    for path, kind, key in _references(table):
        if key not in listed[kind]:
            yield Problem(f"there is no {kind} {quote(key)} in this path", path)


def _references(table: PathTable) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield each key that names something, after its path and what it names."""
    yield ("current",), "level", table.current
    yield ("target",), "level", table.target
    for n, step in enumerate(table.steps):
        yield ("steps", n, "level"), "level", step.level
        for field, rows in (("needs", step.needs), ("met", step.met)):
            for m, row in enumerate(rows):
                place = ("steps", n, field, m)
                yield (*place, "skill"), "skill", row.skill
                yield (*place, "needs"), "proficiency", row.needs
                if row.has is not None:
                    yield (*place, "has"), "proficiency", row.has
