"""What a skill that is held on one track is worth on another one.

With proficiencies, all tracks have one scale, and it is worth the same. Without them, each track
measures skills by its own levels. A skill that is held as at "Staff PM" is then held on the track
of managers as at "Senior PM", if that is the highest level up to "Staff PM" that both tracks have.
Two tracks without a common level say nothing about each other.
"""

from collections.abc import Mapping
from typing import NamedTuple

from pm_career._model import (
    Ladder,
    Level,
    Proficiency,
    Skill,
    expected_ranks,
    kept_with_the_ladder,
    level_index,
    texts_at,
)
from pm_career._questions import Profile, Unknown, find_ranks, held_ranks
from pm_career.frameworks._framework import Framework


class Held(NamedTuple):
    """How a skill is held by a level of another track."""

    rank: int | None
    """The rank on the track from which it is seen; `None` if the tracks do not say."""

    proficiency: Proficiency
    texts: tuple[str, ...]


def skills_seen_from(track: Ladder, other: Ladder, position: int) -> dict[str, Held]:
    """Return how a track sees the skills that a level of another track expects, by their keys."""
    ranks = expected_ranks(other)[position]
    return {
        skill: Held(
            rank_seen_from(track, other, rank),
            other.scale[rank - 1],
            texts_at(other, skill, rank, position),
        )
        for skill, rank in ranks.items()
    }


def rank_seen_from(track: Ladder, other: Ladder, rank: int) -> int | None:
    """Return the rank on a track for a rank on another track, both counted from 1.

    It is `None` if the tracks do not say.
    """
    if track.proficiencies:
        return rank
    here = _ranks_of_levels(track)
    for level in reversed(other[:rank]):
        if level.key in here:
            return here[level.key]
    return None


@kept_with_the_ladder
def _ranks_of_levels(track: Ladder) -> Mapping[str, int]:
    return {level.key: rank for rank, level in enumerate(track, 1)}


def ranks_on_tracks(
    profile: Profile, framework: Framework, *, unknown: Unknown = "raise"
) -> dict[str, Mapping[str, int]]:
    """Return the ranks that a profile holds on each track, by the key of the track.

    A skill has no rank on a track that does not say what it is worth there.
    """
    if framework.proficiencies:
        # All tracks have this scale and this catalogue, so any of them finds the names.
        held = held_ranks(profile, framework[framework.tracks[0].key], unknown=unknown)
        return dict.fromkeys(framework, held)

    def find_skill(skill: Skill | str) -> Skill:
        # The skill of a track has fewer descriptors than that of the framework.
        return framework.skill(skill.key if isinstance(skill, Skill) else skill)

    def find_rank(level: Level | Proficiency | str) -> int:
        name = level if isinstance(level, str) else level.key
        return 1 + level_index(framework).position(name)

    levels = find_ranks(profile, find_skill, find_rank, unknown=unknown)
    ranks: dict[str, Mapping[str, int]] = {}
    for track, worth in worth_on_tracks(framework).items():
        on_track = {
            skill: worth.get(framework.levels[number - 1].key) if number else 0
            for skill, number in levels.items()
        }
        ranks[track] = {skill: rank for skill, rank in on_track.items() if rank is not None}
    return ranks


@kept_with_the_ladder
def worth_on_tracks(framework: Framework) -> Mapping[str, Mapping[str, int]]:
    """Return the rank on each track of the levels of any track, by the keys of both.

    A level has no rank on a track that does not say what it is worth there.
    """
    worth: dict[str, Mapping[str, int]] = {}
    for key, track in framework.items():
        ranks = {level.key: _rank_of_level(framework, track, level) for level in framework.levels}
        worth[key] = {level: rank for level, rank in ranks.items() if rank is not None}
    return worth


def _rank_of_level(framework: Framework, track: Ladder, level: Level) -> int | None:
    """Return the rank on a track of a level of any track; `None` if the tracks do not say."""
    if level in track:
        return track.rank(level)
    others = [framework[key] for key in framework.tracks_of(level)]
    ranks = [rank_seen_from(track, other, other.rank(level)) for other in others]
    return max((rank for rank in ranks if rank is not None), default=None)
