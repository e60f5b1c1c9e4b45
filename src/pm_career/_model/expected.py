"""What each level of a ladder expects: years of experience, ranks of skills, and in which words."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from types import MappingProxyType
from typing import TypeAlias

from pm_career._model.ladder import Ladder
from pm_career._model.parts import kept_with_the_ladder, ranks_by_key
from pm_career._model.values import Level
from pm_career._once import while_no_fork
from pm_career._wording import tidy

Texts: TypeAlias = tuple[str, ...]
"""What is written about one thing, in its order."""

_Request: TypeAlias = tuple[str, int, str]
"""What one expectation asks for of one skill: the skill's key, a rank, and in which words."""


@kept_with_the_ladder
def minimum_years(ladder: Ladder) -> tuple[tuple[float, ...], tuple[Level | None, ...]]:
    """Return the minimum years that levels state, and the level reached after each of them.

    No level is reached before the first of them, so the levels begin with `None`.
    """
    stated = [(level.experience.min_years, level) for level in ladder if level.experience]
    return tuple(years for years, _ in stated), (None, *(level for _, level in stated))


@kept_with_the_ladder
def expected_ranks(ladder: Ladder) -> tuple[Mapping[str, int], ...]:
    """Return for each level the rank that it expects of each skill key, in the catalogue's order.

    In a cumulative ladder that is the highest rank that the levels up to this one ask for.
    """
    expected: list[Mapping[str, int]] = []
    asked: dict[str, int] = {}

    for requests in _requests(ladder):
        asked = dict(asked) if ladder.cumulative else {}
        for skill, rank, _ in requests:
            asked[skill] = max(rank, asked.get(skill, rank))
        in_order = {skill.key: asked[skill.key] for skill in ladder.skills if skill.key in asked}
        expected.append(MappingProxyType(in_order))

    return tuple(expected)


@kept_with_the_ladder
def skill_steps(ladder: Ladder) -> Mapping[str, Sequence[int]]:
    """Return for each skill key the number of steps up to each rank, from 0 for not held.

    A step is a proficiency. In a ladder that measures skills by its levels, a level is not a step
    if it says the same about a skill as the level below.
    """
    if ladder.proficiencies:
        ranks = range(len(ladder.proficiencies) + 1)
        return {skill.key: ranks for skill in ladder.skills}
    asked = [{skill for skill, _, _ in requests} for requests in _requests(ladder)]
    return {skill.key: _count_steps(skill.key, ladder, asked) for skill in ladder.skills}


@kept_with_the_ladder
def expected_steps(ladder: Ladder) -> Sequence[int]:
    """Return for each level the number of steps that its skills take from not held."""
    steps = skill_steps(ladder)
    return [
        sum(steps[skill][rank] for skill, rank in expected.items())
        for expected in expected_ranks(ladder)
    ]


def _count_steps(skill: str, ladder: Ladder, asked_by: Sequence[AbstractSet[str]]) -> Sequence[int]:
    """Return the number of steps up to each level, from 0 for not held.

    `asked_by` has the keys of the skills that each level asks for.
    """
    steps = [0]
    below: Texts = ()

    for position, asked in enumerate(asked_by):
        texts = _texts(ladder, skill, position + 1, position)
        is_step = texts != below if texts else skill in asked
        steps.append(steps[-1] + is_step)
        below = texts or below
    return steps


def texts_at(ladder: Ladder, skill: str, rank: int, position: int) -> Texts:
    """Return what a skill looks like at a rank, as the level at a position sees it.

    That is its descriptor. Without one, it is what the expectations say that ask for the skill at
    this rank, of the highest level up to the position that does. Rank 0 has no texts.
    """
    if ladder.proficiencies:
        return _texts(ladder, skill, rank, position)
    return _texts_at_levels(ladder)[skill][rank]


@kept_with_the_ladder
def _texts_at_levels(ladder: Ladder) -> Mapping[str, Sequence[Texts]]:
    """Return for each skill key what it looks like at each level, from rank 0 for not held.

    A level that says nothing of a skill expects it as the level below does.
    """
    by_skill: dict[str, Sequence[Texts]] = {}
    for skill in ladder.skills:
        texts: list[Texts] = [()]
        for position in range(len(ladder)):
            texts.append(_texts(ladder, skill.key, position + 1, position) or texts[-1])
        by_skill[skill.key] = texts
    return by_skill


def _texts(ladder: Ladder, skill: str, rank: int, position: int) -> Texts:
    described = _descriptors(ladder).get((skill, rank))
    if described is not None:
        return (described,)

    stated = _statements(ladder).get((skill, rank))
    if stated is None:
        return ()
    count_up_to, texts = stated
    return texts[count_up_to(position)]


@kept_with_the_ladder
def _descriptors(ladder: Ladder) -> Mapping[tuple[str, int], str]:
    """Return the descriptors by the skill key and the rank that they describe."""
    ranks = ranks_by_key(ladder)
    return {
        (skill.key, ranks[descriptor.proficiency]): tidy(descriptor.text)
        for skill in ladder.skills
        for descriptor in skill.descriptors
    }


@kept_with_the_ladder
def _statements(
    ladder: Ladder,
) -> Mapping[tuple[str, int], tuple[Callable[[int], int], list[Texts]]]:
    """Return what levels say of each skill key at a rank: nothing at first, and then each text.

    A function comes with the texts. It counts those of the levels up to a position.
    """
    with while_no_fork:
        # It loads with the first question about skills.
        from bisect import bisect_right  # noqa: PLC0415

    positions: dict[tuple[str, int], list[int]] = {}
    texts: dict[tuple[str, int], list[Texts]] = {}
    for position, requests in enumerate(_requests(ladder)):
        here: dict[tuple[str, int], list[str]] = {}
        for skill, rank, statement in requests:
            if statement:
                here.setdefault((skill, rank), []).append(statement)

        for about, statements in here.items():
            positions.setdefault(about, []).append(position)
            texts.setdefault(about, [()]).append(tuple(statements))
    return {about: (partial(bisect_right, positions[about]), texts[about]) for about in texts}


@kept_with_the_ladder
def _requests(ladder: Ladder) -> list[list[_Request]]:
    """Return what each level asks for, by its position."""
    ranks = ranks_by_key(ladder)
    return [
        [
            (asked.skill, ranks[asked.proficiency or level.key], tidy(expectation.statement))
            for expectation in level.expectations
            for asked in expectation.requirements
        ]
        for level in ladder
    ]
