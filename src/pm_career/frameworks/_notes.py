"""What may be a mistake in a valid framework."""

from typing import TYPE_CHECKING

from pm_career._once import while_no_fork
from pm_career._wording import list_names, quote
from pm_career.frameworks._framework import Framework

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pm_career._checking import Note


def find_notes_on(framework: Framework) -> "Iterator[Note]":
    """Yield all notes on a framework, each after its path."""
    with while_no_fork:
        # Few programs check a framework.
        from pm_career._checking import notes  # noqa: PLC0415

    for position, level in enumerate(framework.levels):
        if not framework.tracks_of(level):
            yield ("levels", position), f"{quote(level.key)} is on no track"
    yield from notes.find_notes_on_parts(framework)

    # What is noted on the order of the levels, and on which tracks.
    positions = {level.key: position for position, level in enumerate(framework.levels)}
    noted: dict[Note, list[str]] = {}
    for track in framework.tracks:
        for place, message in notes.find_notes_on_order(framework[track.key]):
            key = track.levels[int(place[1])]
            path = ("levels", positions[key], *place[2:])
            noted.setdefault((path, message), []).append(track.key)

    for (path, message), tracks in noted.items():
        level = framework.levels[int(path[1])]
        yield path, _where(tracks, framework.tracks_of(level)) + message


def _where(noted: list[str], tracks: tuple[str, ...]) -> str:
    """Return on which tracks a note holds, if it does not hold on all tracks of its level."""
    if len(noted) == len(tracks):
        return ""
    return f"on the track{'s' * (len(noted) > 1)} {list_names(noted)}, "
