"""From skills to levels, and from levels to the skills that are missing."""

from collections.abc import Mapping
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from pm_career._files import default_ladder
from pm_career._model import (
    Ladder,
    Level,
    Proficiency,
    Skill,
    expected_ranks,
    kept_with_the_ladder,
)
from pm_career._questions.answers import SkillGap, SkillNeed
from pm_career.exceptions import NoLevelError

Profile: TypeAlias = Mapping[Skill, Proficiency] | Mapping[str, str]
"""The skills that a person holds: each by its key or name, at the key of its proficiency."""

_steps = attrgetter("steps")


def expected_skills(
    level: Level | str, *, ladder: Ladder | None = None
) -> dict[Skill, Proficiency]:
    """Return the skills that a level expects, each at its proficiency, in the catalogue's order.

    In a cumulative ladder, that is the highest proficiency that the levels up to this one ask for.
    In another ladder, it is the highest that the level itself asks for.

    Raises:
        UnknownLevelError: when the ladder has no such level.

    >>> [skill.name for skill in expected_skills("APM")][:2]
    ['Product development', 'Agile methods']
    """
    ladder = default_ladder() if ladder is None else ladder
    ranks = expected_ranks(ladder)[ladder.position(level)]
    return {ladder.skill(key): ladder.proficiencies[rank - 1] for key, rank in ranks.items()}


def skill_gap(
    current: Level | str | Profile,
    target: Level | str | None = None,
    *,
    ladder: Ladder | None = None,
) -> SkillGap:
    """Return what is missing for a level: each skill to raise, and by how many steps.

    The gap from a level to itself is empty. In a cumulative ladder, so is the gap to a lower level.

    Args:
        current: A level, compared by all that it expects; or a person's own profile, a mapping of
            skills to proficiencies such as `{"agile": "basic"}` or what `expected_skills`
            returns. Where a profile names a skill twice, the higher proficiency counts.
        target: The level to reach; the level above `current` if omitted.
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
        NoLevelError: when no target is given and `current` is the highest level.
        TypeError: when no target is given for a profile.
        UnknownLevelError: when the ladder has no such level.
        UnknownProficiencyError: when a profile has a proficiency that is not on the scale.
        UnknownSkillError: when a profile has a skill that is not in the catalogue.

    >>> gap = skill_gap({"Agile methods": "basic"}, "Associate PM")
    >>> [(need.skill.key, need.steps) for need in gap][:2]
    [('customer-insight', 3), ('problem-solving', 3)]
    >>> round(gap.coverage, 2)
    0.06
    """
    ladder = default_ladder() if ladder is None else ladder
    if isinstance(current, Mapping):
        if target is None:
            raise TypeError("a profile is at no level, so its gap needs a target level")
        start: Level | None = None
        held: Mapping[str, int] = held_ranks(current, ladder)
    else:
        position = ladder.position(current)
        if target is None and position + 1 == len(ladder):
            raise NoLevelError(f"no level is above {ladder[position].title!r}, the highest")
        start, held = ladder[position], expected_ranks(ladder)[position]
        target = ladder[position + 1] if target is None else target

    goal = ladder.position(target)
    expected = expected_ranks(ladder)[goal]
    needs = [_need(ladder, goal, skill, held.get(skill, 0)) for skill in expected]
    missing = sum(map(_steps, needs))
    return SkillGap(
        current=start,
        target=ladder[goal],
        coverage=1 - missing / sum(expected.values()) if missing else 1.0,
        needs=tuple(sorted(filter(_steps, needs), key=_steps, reverse=True)),
        met=tuple(need for need in needs if not need.steps),
    )


def level_for_skills(profile: Profile, *, ladder: Ladder | None = None) -> Level | None:
    """Return the highest level whose expected skills a profile has in full, or `None`.

    A level that expects no skills says nothing about a profile, so it is never the answer.

    Raises:
        UnknownProficiencyError: when the profile has a proficiency that is not on the scale.
        UnknownSkillError: when the profile has a skill that is not in the catalogue.

    >>> level_for_skills(expected_skills("Senior PM"))
    Level(key='senior-product-manager', title='Senior Product Manager')
    """
    ladder = default_ladder() if ladder is None else ladder
    held = held_ranks(profile, ladder)
    for level, expected in zip(reversed(ladder), reversed(expected_ranks(ladder)), strict=True):
        if expected and all(held.get(skill, 0) >= rank for skill, rank in expected.items()):
            return level
    return None


def held_ranks(profile: Profile, ladder: Ladder) -> dict[str, int]:
    """Return the rank that a profile holds in each skill key."""
    held: dict[str, int] = {}
    for skill, proficiency in profile.items():
        key = ladder.skill(skill).key
        held[key] = max(ladder.rank(proficiency), held.get(key, 0))
    return held


# The need for one skill is the same for everyone who holds it at one rank.


def _need(ladder: Ladder, position: int, skill: str, has: int) -> SkillNeed:
    """Return what the level at a position needs of a skill that it expects, held at a rank.

    Rank 0 is a skill that is not held.
    """
    needs = _needs(ladder)
    known = needs.get((position, skill, has))
    if known is None:
        known = needs[position, skill, has] = _new_need(ladder, position, skill, has)
    return known


@kept_with_the_ladder
def _needs(_: Ladder) -> dict[tuple[int, str, int], SkillNeed]:
    """Return the needs that have been computed so far."""
    return {}


def _new_need(ladder: Ladder, position: int, skill: str, has: int) -> SkillNeed:
    needed = expected_ranks(ladder)[position][skill]
    lowest = 0 if ladder.cumulative else position
    # A need that is met has all statements. Any other need has those that ask for more.
    above = has if has < needed else 0
    return SkillNeed(
        skill=ladder.skill(skill),
        has=ladder.proficiencies[has - 1] if has else None,
        needs=ladder.proficiencies[needed - 1],
        steps=max(0, needed - has),
        statements=tuple(
            request.statement
            for request in _requests(ladder)[skill]
            if lowest <= request.position <= position and request.rank > above
        ),
    )


class _Request(NamedTuple):
    """What the level at a position asks for of a skill: a rank, and in which words."""

    position: int
    rank: int
    statement: str


@kept_with_the_ladder
def _requests(ladder: Ladder) -> dict[str, list[_Request]]:
    """Return all that is asked for of each skill key, lowest level first."""
    requests: dict[str, list[_Request]] = {}
    for position, level in enumerate(ladder):
        for expectation in level.expectations:
            for asked in expectation.requirements:
                request = _Request(position, ladder.rank(asked.proficiency), expectation.statement)
                requests.setdefault(asked.skill, []).append(request)
    return requests
