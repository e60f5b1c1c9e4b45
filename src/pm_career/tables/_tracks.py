"""The ladder or the framework that a function is asked about, with numbers to join tables by.

A ladder counts as the only track of a framework. Each level of each track has a number, its place.
In a framework without proficiencies, each track measures skills by its own levels. A skill then has
a number on each of these scales, and so does a rank.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import narwhals.stable.v2 as nw

from pm_career._files import ladder_or_packaged
from pm_career._model import (
    Ladder,
    Level,
    Parts,
    Proficiency,
    expected_ranks,
    expected_steps,
    level_index,
    names_of,
    proficiency_index,
    skill_steps,
)
from pm_career._names import Index
from pm_career._wording import quote
from pm_career.exceptions import UnknownLevelError
from pm_career.frameworks import Framework, track_index, worth_on_tracks
from pm_career.tables import _frames
from pm_career.tables._engines import Frame

UNCLEAR = -2
"""Stands for the place of a level that needs a track. No place has this number, or the next."""

# It separates the name of a track from that of a level in one text. No name contains it.
_AND = "\N{SYMBOL FOR UNIT SEPARATOR}"


class Place(NamedTuple):
    """A level on a track."""

    number: int
    """Its number. The level above on the track has the next one. If there is none, no level has."""

    track: str
    """The key of the track; empty for a single ladder."""

    scale: int
    """The position of the scale that measures its skills."""

    ladder: Ladder
    """The ladder of the track."""

    position: int
    """The position of the level on the track."""

    @property
    def level(self) -> Level:
        """The level."""
        return self.ladder[self.position]

    @property
    def ranks(self) -> Mapping[str, int]:
        """The rank that the level expects of each skill key."""
        return expected_ranks(self.ladder)[self.position]

    @property
    def total(self) -> int:
        """The number of steps that its skills take from not held."""
        return expected_steps(self.ladder)[self.position]

    @property
    def asks(self) -> tuple[str, frozenset[tuple[str, str]]]:
        """The keys of the level, of its skills and of their proficiencies, to compare places."""
        scale = self.ladder.scale
        skills = frozenset((skill, scale[rank - 1].key) for skill, rank in self.ranks.items())
        return self.level.key, skills


class Tracks(NamedTuple):
    """The tracks of a framework, or a ladder as the only one."""

    parts: Parts
    """What the tracks have in common."""

    framework: Framework | None
    """The framework; `None` for a ladder."""

    ladders: Mapping[str, Ladder]
    """The ladder of each track, by the key of the track."""

    @property
    def scales(self) -> Sequence[Ladder]:
        """A ladder for each scale: one for all tracks, or each track without proficiencies."""
        ladders = [*self.ladders.values()]
        return ladders[:1] if self.parts.proficiencies else ladders


def find_tracks(ladder: Ladder | Framework | None) -> Tracks:
    """Return the tracks of a framework, or a ladder as the only one; the packaged one for `None`.

    Raises:
        TypeError: when it is neither a ladder nor a framework.
    """
    if isinstance(ladder, Framework):
        return Tracks(ladder, ladder, ladder)
    ladder = ladder_or_packaged(ladder, "a Ladder or a Framework")
    return Tracks(ladder, None, {"": ladder})


def list_places(tracks: Tracks) -> list[Place]:
    """Return the levels of all tracks, one track after the other, each from its lowest level."""
    places: list[Place] = []
    number = 0
    for order, (key, ladder) in enumerate(tracks.ladders.items()):
        scale = 0 if tracks.parts.proficiencies else order
        for position in range(len(ladder)):
            places.append(Place(number, key, scale, ladder, position))
            number += 1
        # No level has the number above the highest level.
        number += 1
    return places


def number_skills(tracks: Tracks) -> list[dict[str, int]]:
    """Return for each scale the number of each skill key, which starts with its position."""
    keys = [skill.key for skill in tracks.parts.skills]
    return [
        {key: scale * len(keys) + position for position, key in enumerate(keys)}
        for scale in range(len(tracks.scales))
    ]


def number_ranks(tracks: Tracks) -> list[range]:
    """Return for each scale the numbers of its ranks, from 0 for not held, which has none."""
    numbers: list[range] = []
    last = 0
    for ladder in tracks.scales:
        numbers.append(range(last, last + len(ladder.scale) + 1))
        last += len(ladder.scale)
    return numbers


class Requirement(NamedTuple):
    """A skill that a level on a track expects."""

    place: Place
    """The level."""

    skill: str
    """The key of the skill."""

    skill_number: int
    """The number of the skill on the scale of the track."""

    rank: int
    """The rank that the level expects."""

    steps: int
    """The number of steps up to that rank."""


def list_requirements(tracks: Tracks) -> list[Requirement]:
    """Return each skill that each level of each track expects."""
    numbers = number_skills(tracks)
    requirements: list[Requirement] = []
    for place in list_places(tracks):
        steps = skill_steps(place.ladder)
        for skill, rank in place.ranks.items():
            number = numbers[place.scale][skill]
            requirements.append(Requirement(place, skill, number, rank, steps[skill][rank]))
    return requirements


def rating_index(tracks: Tracks) -> "Index[Proficiency] | Index[Level]":
    """Return the positions of the ratings of skills by their names.

    A rating is a proficiency, or, in a framework without proficiencies, a level of any track.
    """
    if tracks.framework and not tracks.parts.proficiencies:
        return level_index(tracks.parts)
    return proficiency_index(tracks.scales[0])


class Worth(NamedTuple):
    """What a rating is worth on a scale."""

    rating: int
    """Its position in `rating_index`, counted from 1."""

    rank: int
    """The rank on the scale."""

    count_beyond: Callable[[str], int]
    """Returns the number of steps by which it is above that rank, given the key of a skill."""


def list_worth(tracks: Tracks) -> list[list[Worth]]:
    """Return for each scale what the ratings are worth that it knows, the least first."""
    if not tracks.framework:
        ranks = range(1, len(tracks.scales[0].scale) + 1)
        return [[Worth(rank, rank, _count_nothing) for rank in ranks]]

    ratings = {level.key: rating for rating, level in enumerate(tracks.parts.levels, 1)}
    return [
        [Worth(ratings[level], each.rank, each.count_beyond) for level, each in worth.items()]
        for worth in worth_on_tracks(tracks.framework).values()
    ]


def _count_nothing(_: str) -> int:
    return 0


# How levels are found


def names_of_levels(
    frame: Frame, level: str, track: str | None, rise: int, tracks: Tracks
) -> _frames.Names:
    """Return a column of levels, which finds the places of levels.

    Args:
        frame: The frame that has the columns.
        level: The column of levels.
        track: The column of tracks, if there is one.
        rise: The number of levels from the one in the column up to the target.
        tracks: The tracks that have the levels.
    """
    names = _frames.names_in(level)
    if tracks.framework is None:
        return _frames.Names(frame, names, level_index(tracks.parts))
    if track is None:
        return _frames.Names(frame, names, _LevelsOfAll(tracks, rise))

    # A level without a track is reported, under an empty name of the track.
    named = _frames.names_in(track).fill_null("")
    # Dask makes another type of text of them, which it does not join with the usual one.
    pairs = nw.concat_str(named, names, separator=_AND).cast(nw.String)
    known = _LevelsByTrack(tracks, tracks.framework)
    return _frames.Names(frame, pairs, known, known.sort_out)


class _LevelsOfAll:
    """The places of levels by the names of the levels, if these say enough."""

    def __init__(self, tracks: Tracks, rise: int) -> None:
        places = {place.number: place for place in list_places(tracks)}
        own: dict[str, list[Place]] = {}
        for place in places.values():
            own.setdefault(place.level.key, []).append(place)

        levels = tuple(level for level in tracks.parts.levels if level.key in own)
        self._index = Index(Level, levels, names_of, UnknownLevelError)
        self._places: list[int] = []
        for level in levels:
            leading = [place for place in own[level.key] if place.number + rise in places]
            targets = {places[place.number + rise].asks for place in leading}
            # If no track goes on from a level, it has no target on the first track either.
            first = (leading or own[level.key])[0]
            self._places.append(UNCLEAR if len(targets) > 1 else first.number)

    @property
    def positions(self) -> Mapping[str, int]:
        return {name: self._places[position] for name, position in self._index.positions.items()}

    def get(self, name: str) -> int | None:
        position = self._index.get(name)
        return None if position is None else self._places[position]

    def owners(self, name: str) -> Sequence[Level]:
        return self._index.owners(name)


class _LevelsByTrack:
    """The places of levels by texts that have the name of a track and that of a level on it."""

    def __init__(self, tracks: Tracks, framework: Framework) -> None:
        self._framework = framework
        self._lowest = {
            place.track: place.number for place in list_places(tracks) if place.position == 0
        }

    @property
    def positions(self) -> Mapping[str, int]:
        positions: dict[str, int] = {}
        for track in self._framework.tracks:
            levels = level_index(self._framework[track.key]).positions
            for name in (track.key, track.title):
                for level, position in levels.items():
                    positions[f"{name}{_AND}{level}"] = self._lowest[track.key] + position
        return positions

    def get(self, name: str) -> int | None:
        track, _, level = name.partition(_AND)
        if track not in self._framework:
            return None
        position = level_index(self._framework[track]).get(level)
        key = self._framework.track(track).key
        return None if position is None else self._lowest[key] + position

    def owners(self, name: str) -> Sequence[Level]:
        track, _, level = name.partition(_AND)
        return level_index(self._framework[track]).owners(level)

    def sort_out(self, rows: Mapping[str, int]) -> dict[str, _frames.Missed]:
        """Return the tracks that are not found, and for each other track its levels."""
        missed: dict[str, _frames.Missed] = {}
        for pair, number in rows.items():
            track, _, level = pair.partition(_AND)
            column, name = "track", track
            known: _frames.Known = track_index(self._framework)
            if track in self._framework:
                key = self._framework.track(track).key
                column, name = f"level on {quote(key)}", level
                known = level_index(self._framework[key])
            found = missed.setdefault(column, _frames.Missed({}, known))
            found.rows[name] = found.rows.get(name, 0) + number

        for found in missed.values():
            # The most frequent names are first.
            in_order = sorted(found.rows.items(), key=lambda row: (-row[1], row[0]))
            found.rows.clear()
            found.rows.update(in_order)
        return missed
