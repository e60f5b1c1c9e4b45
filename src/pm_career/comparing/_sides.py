"""The two sides of a comparison: what each level expects."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from pm_career._model import (
    Expectation,
    Ladder,
    Level,
    Parts,
    Proficiency,
    Requirement,
    ranks_by_key,
    scale_of,
    texts_at,
)
from pm_career._wording import tidy
from pm_career.comparing._renaming import NOTHING_RENAMED, Renaming


class Asked(NamedTuple):
    """What an expectation asks for of one skill."""

    statement: str
    requirement: Requirement
    rank: int


class ExpectedSkill(NamedTuple):
    """How a level expects a skill, and what it says of the skill at this rank."""

    rank: int
    proficiency: Proficiency
    texts: Sequence[str]
    asked: Sequence[Asked]


class Side(NamedTuple):
    """One side of a comparison: a level, and what is compared of it.

    Skills have the keys of the new ladder, and so has everything in `renewed`, which has the
    expectations again.
    """

    parts: Parts
    level: Level
    expectations: Sequence[Expectation]
    renewed: Sequence[Expectation]
    skills: Mapping[str, ExpectedSkill]


def side_of_all(ladder: Ladder, position: int, renaming: Renaming = NOTHING_RENAMED) -> Side:
    """Return the side of the level at a position, with all that it expects."""
    level = ladder[position]
    stated = _state(ladder, level)
    if ladder.cumulative:
        levels = ladder[: position + 1]
        stated = _without_repetitions(each for lower in levels for each in _state(ladder, lower))

    def texts(skill: str, rank: int, _: object) -> Sequence[str]:
        return texts_at(ladder, skill, rank, position)

    return _make_side(ladder, level, stated, texts, renaming)


def side_of_own(parts: Parts, level: Level, renaming: Renaming = NOTHING_RENAMED) -> Side:
    """Return the side of a level with what it states itself."""

    def texts(_: object, rank: int, asked: Iterable[Asked]) -> Sequence[str]:
        return [each.statement for each in asked if each.rank == rank and each.statement]

    return _make_side(parts, level, _state(parts, level), texts, renaming)


class _Stated(NamedTuple):
    """An expectation, and the rank at which it asks for each skill key."""

    expectation: Expectation
    ranks: Mapping[str, int]


def _state(parts: Parts, level: Level) -> list[_Stated]:
    """Return what a level states itself."""
    rank = ranks_by_key(parts)
    stated: list[_Stated] = []
    for expectation in level.expectations:
        ranks = {
            need.skill: rank[need.proficiency or level.key] for need in expectation.requirements
        }
        stated.append(_Stated(expectation, ranks))
    return stated


def _without_repetitions(stated: Iterable[_Stated]) -> list[_Stated]:
    """Return each expectation once, given those of lower levels first.

    A level may state again what a level below it states, and ask for as much or for more. Then it
    replaces what is below.
    """
    alike: dict[str | Expectation, list[_Stated]] = {}
    for each in stated:
        group = alike.setdefault(each.expectation.statement or each.expectation, [])
        group[:] = [below for below in group if not _asks_for_as_much(each, below)]
        group.append(each)
    return [each for group in alike.values() for each in group]


def _asks_for_as_much(upper: _Stated, lower: _Stated) -> bool:
    return all(upper.ranks.get(skill, 0) >= rank for skill, rank in lower.ranks.items())


def _make_side(
    parts: Parts,
    level: Level,
    stated: Iterable[_Stated],
    texts: Callable[[str, int, Sequence[Asked]], Sequence[str]],
    renaming: Renaming,
) -> Side:
    """Return a side, given what says of a skill what it looks like at a rank."""
    expectations: list[Expectation] = []
    renewed: list[Expectation] = []
    by_skill: dict[str, list[Asked]] = {}

    for expectation, ranks in stated:
        expectations.append(expectation)
        renewed.append(renaming.expectation(expectation))
        for (skill, rank), need in zip(ranks.items(), renewed[-1].requirements, strict=True):
            by_skill.setdefault(skill, []).append(Asked(tidy(expectation.statement), need, rank))

    scale = scale_of(parts)
    skills: dict[str, ExpectedSkill] = {}
    for skill, asked in by_skill.items():
        rank = max(each.rank for each in asked)
        skills[renaming.skill_key(skill)] = ExpectedSkill(
            rank, scale[rank - 1], texts(skill, rank, asked), asked
        )
    return Side(parts, level, expectations, renewed, skills)
