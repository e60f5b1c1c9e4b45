"""What may be a mistake in a valid framework."""

from typing import TYPE_CHECKING

from pm_career._checking import find_notes
from pm_career._wording import KeyPath, list_names, quote
from pm_career.frameworks._framework import Framework

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pm_career._checking import Note
    from pm_career.frameworks._track import Track


def find_notes_on(framework: Framework) -> "Iterator[Note]":
    """Yield all notes on a framework, each after its path."""
    for position, level in enumerate(framework.levels):
        if not framework.tracks_of(level):
            yield ("levels", position), f"{quote(level.key)} is on no track"

    positions = {level.key: position for position, level in enumerate(framework.levels)}
    noted: dict[Note, list[Track]] = {}
    for track in framework.tracks:
        of_track = [positions[key] for key in track.levels]
        for place, message in find_notes(framework[track.key]):
            noted.setdefault((_in_framework(place, of_track), message), []).append(track)

    for (place, message), tracks in noted.items():
        if place[0] == "levels":
            level = framework.levels[int(place[1])]
            yield place, _where(tracks, framework.tracks_of(level)) + message
        elif place[0] != "skills" or len(tracks) == len(framework):
            # Most tracks ask for a few skills of a large catalogue.
            yield place, message


def _where(noted: "Sequence[Track]", tracks: "Collection[str]") -> str:
    """Return on which tracks a note holds, if it does not hold on all tracks of its level."""
    if len(noted) == len(tracks):
        return ""
    keys = list_names([track.key for track in noted])
    return f"on the track{'s' * (len(noted) > 1)} {keys}, "


def _in_framework(place: KeyPath, positions: list[int]) -> KeyPath:
    """Return the path into a framework for a path into the ladder of a track.

    `positions` has the position in the framework for each level of the track.
    """
    if place[0] != "levels":
        return place
    return ("levels", positions[int(place[1])], *place[2:])
