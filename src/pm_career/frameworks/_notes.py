"""What may be a mistake in a valid framework."""

from collections import Counter
from typing import TYPE_CHECKING

from pm_career._checking import find_notes
from pm_career._wording import KeyPath, quote
from pm_career.frameworks._framework import Framework

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pm_career._checking import Note


def find_notes_on(framework: Framework) -> "Iterator[Note]":
    """Yield all notes on a framework, each after its path."""
    for position, level in enumerate(framework.levels):
        if not framework.tracks_of(level):
            yield ("levels", position), f"{quote(level.key)} is on no track"

    positions = {level.key: position for position, level in enumerate(framework.levels)}
    found: Counter[Note] = Counter()
    for track in framework.tracks:
        for place, message in find_notes(framework[track.key]):
            found[_in_framework(place, [positions[key] for key in track.levels]), message] += 1

    # Most tracks ask for a few skills of a large catalogue.
    for (place, message), tracks in found.items():
        if place[0] != "skills" or tracks == len(framework):
            yield place, message


def _in_framework(place: KeyPath, positions: list[int]) -> KeyPath:
    """Return the path into a framework for a path into the ladder of a track.

    `positions` has the position in the framework for each level of the track.
    """
    if place[0] != "levels":
        return place
    return ("levels", positions[int(place[1])], *place[2:])
