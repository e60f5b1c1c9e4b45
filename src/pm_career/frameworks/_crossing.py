"""What a skill that is held on one track is worth on another one.

With proficiencies, all tracks have one scale, and it is worth the same. Without them, each track
measures skills by its own levels. A skill that is held as at "Staff PM" is then held on the track
of managers as at "Senior PM", if that is the highest level up to "Staff PM" that both tracks have.
The steps from there up to "Staff PM" are to spare. Two tracks without a common level say nothing
about each other.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pm_career._model import (
    Ladder,
    Level,
    Proficiency,
    Skill,
    expected_ranks,
    kept_with_the_ladder,
    level_index,
    skill_index,
    skill_steps,
    texts_at,
)
from pm_career._questions import Profile, Unknown, find_ranks, held_ranks
from pm_career.frameworks._framework import Framework

_NO_WORTH = -1
"""The number of a level whose worth a track does not say."""


class Worth(NamedTuple):
    """What a level of any track is worth on a track."""

    rank: int
    """The rank on the track of the highest level up to it that both tracks have."""

    other: Ladder
    """The ladder of a track that has the level."""

    common: int
    """The rank there of the level that both tracks have."""

    own: int
    """The rank there of the level itself."""

    def count_beyond(self, skill: str) -> int:
        """Return the number of steps from the common level up to the level itself."""
        steps = skill_steps(self.other)[skill]
        return steps[self.own] - steps[self.common]


@kept_with_the_ladder
def worth_on_tracks(framework: Framework) -> Mapping[str, Mapping[str, Worth]]:
    """Return what the levels of any track are worth on each track, by the keys of both.

    What is worth less comes first. A track omits the levels whose worth it does not say.
    """
    return {key: _worth_on(track, framework) for key, track in framework.items()}


def _worth_on(track: Ladder, framework: Framework) -> Mapping[str, Worth]:
    ranks = {level.key: rank for rank, level in enumerate(track, 1)}
    known = {key: Worth(rank, track, rank, rank) for key, rank in ranks.items()}
    for other in framework.values():
        common: int | None = None
        for own, level in enumerate(other, 1):
            common = own if level.key in ranks else common
            if common is not None:
                worth = Worth(ranks[other[common - 1].key], other, common, own)
                if level.key not in known or worth.rank > known[level.key].rank:
                    known[level.key] = worth
    return dict(sorted(known.items(), key=lambda item: (item[1].rank, item[1].own)))


# The skills of a level


class Held(NamedTuple):
    """How a skill is held by a level of another track."""

    rank: int | None
    """The rank on the track from which it is seen; `None` if the tracks do not say."""

    beyond: int
    """The number of steps by which it is held above that rank."""

    proficiency: Proficiency
    texts: tuple[str, ...]


def skills_seen_from(
    track: str, other: Ladder, position: int, framework: Framework
) -> dict[str, Held]:
    """Return the skill keys that a level of another track expects, as they are held on a track."""
    seen: dict[str, Held] = {}
    for skill, rank in expected_ranks(other)[position].items():
        texts = texts_at(other, skill, rank, position)
        held = Held(rank, 0, other.scale[rank - 1], texts)
        if not framework.proficiencies:
            worth = worth_on_tracks(framework)[track].get(other[rank - 1].key)
            held = held._replace(
                rank=worth.rank if worth else None,
                beyond=worth.count_beyond(skill) if worth else 0,
            )
        seen[skill] = held
    return seen


# The skills of a person


class Holding(NamedTuple):
    """The skills that a person holds, as a track sees them."""

    ranks: Mapping[str, int]
    """The rank of each skill key. A skill whose worth the track does not say has none."""

    beyond: int
    """The number of steps by which skills are held above these ranks."""


def holdings_on_tracks(
    profile: Profile, framework: Framework, *, unknown: Unknown
) -> dict[str, Holding]:
    """Return what a profile holds on each track, by the key of the track."""
    if framework.proficiencies:
        # All tracks have this scale and this catalogue, so any of them finds the names.
        held = held_ranks(profile, framework[framework.tracks[0].key], unknown=unknown)
        return dict.fromkeys(framework, Holding(held, 0))

    def find_skill(skill: Skill | str, *, compare: bool) -> str:
        # The skill of a track has fewer descriptors than that of the framework.
        name = skill.key if isinstance(skill, Skill) else skill
        return framework.skills[skill_index(framework).position(name, compare=compare)].key

    def hold(worth: Mapping[str, Worth]) -> Holding:
        # If a profile names a skill twice, the level that is worth more on the track counts.
        numbers = {level: number for number, level in enumerate(worth, 1)}

        def find_number(level: Level | Proficiency | str, *, compare: bool) -> int:
            name = level if isinstance(level, str) else level.key
            position = level_index(framework).position(name, compare=compare)
            key = framework.levels[position].key
            return numbers.get(key, _NO_WORTH)

        found = find_ranks(profile, find_skill, find_number, unknown=unknown)
        return _hold(found, [*worth.values()])

    return {track: hold(worth) for track, worth in worth_on_tracks(framework).items()}


def _hold(numbers: Mapping[str, int], rising: Sequence[Worth]) -> Holding:
    """Return what is held, given for each skill key the number of what it is worth.

    Number 0 stands for a skill that is not held.
    """
    held = {skill: rising[number - 1] for skill, number in numbers.items() if number > 0}
    ranks = {skill: worth.rank for skill, worth in held.items()}
    ranks |= {skill: 0 for skill, number in numbers.items() if number == 0}
    return Holding(ranks, sum(worth.count_beyond(skill) for skill, worth in held.items()))
