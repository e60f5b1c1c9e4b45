"""The rules that tracks must follow to make a framework, besides those of a ladder."""

from collections import Counter
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from pm_career._model import Level, messages, rules
from pm_career._wording import KeyPath, list_names
from pm_career.exceptions import Problem
from pm_career.frameworks._track import Track

NO_TRACKS = "expected at least one track, got none"

_MOST_TRACKS = 500
_MOST_SHARED = 200_000
_TOO_MANY_SHARED = "expected fewer tracks that share levels with others"


def names_of_track(track: Track) -> Iterator[tuple[KeyPath, str]]:
    """Yield each name of a track, after the path to the field that holds it."""
    yield ("key",), track.key
    yield ("title",), track.title


def check_tracks(tracks: Sequence[Track], levels: Sequence[Level]) -> Iterator[Problem]:
    """Yield everything that is wrong with the tracks over these levels."""
    if not tracks:
        yield Problem(NO_TRACKS, ("tracks",))

    positions: dict[str, int] = {}
    for position, level in enumerate(levels):
        positions.setdefault(level.key, position)

    yield from rules.check_texts(_texts(tracks))
    yield from rules.check_lengths(_names(tracks))
    yield from rules.check_names("tracks", tracks, names_of_track)
    details = ((("tracks", n, "details"), track.details) for n, track in enumerate(tracks))
    yield from rules.check_details(details)
    yield from _check_levels(tracks, rules.Listed("level", levels))
    yield from _check_order(tracks)

    found: dict[tuple[KeyPath, str], Problem] = {}
    for track in tracks:
        known = [positions[key] for key in dict.fromkeys(track.levels) if key in positions]
        for problem in rules.check_years([(each, levels[each]) for each in known], track.key):
            # Tracks that share levels share their faults. The first of these tracks is named.
            fault, _, _ = problem.message.partition("; ")
            found.setdefault((problem.path, fault), problem)
    yield from found.values()
    yield from _years_of_others(tracks, levels)


def check_size(tracks: Sequence[Track], skills: int) -> Iterator[Problem]:
    """Yield a problem for each track that is too large for so many skills, and for all together."""
    for n, track in enumerate(tracks):
        yield from rules.check_size(("tracks", n, "levels"), len(track.levels), skills)

    if len(tracks) > _MOST_TRACKS:
        message = f"expected at most {_MOST_TRACKS:,} tracks, got {len(tracks):,}"
        yield Problem(message, ("tracks",))

    # A view lists, for each track of a level, the other tracks that have it.
    times = Counter(level for track in tracks for level in track.levels)
    if sum(number**2 for number in times.values()) > _MOST_SHARED:
        yield Problem(_TOO_MANY_SHARED, ("tracks",))

    levels = sum(len(track.levels) for track in tracks)
    yield from rules.check_size(("skills",), levels, skills, messages.MOST_CELLS_OF_TRACKS)


def _texts(tracks: Sequence[Track]) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text that must not be empty, after its path."""
    for n, track in enumerate(tracks):
        place = ("tracks", n)
        yield (*place, "title"), track.title
        yield from rules.list_texts((*place, "growth"), track.growth)
        yield from rules.list_texts((*place, "advancement"), track.advancement)


def _names(tracks: Sequence[Track]) -> Iterator[tuple[KeyPath, str]]:
    """Yield every name of the tracks, after its path."""
    for position, track in enumerate(tracks):
        for path, name in names_of_track(track):
            yield ("tracks", position, *path), name


def _check_levels(tracks: Sequence[Track], known: rules.Listed) -> Iterator[Problem]:
    """Yield the tracks without levels, and the levels that do not exist or are listed twice."""
    for n, track in enumerate(tracks):
        if not track.levels:
            yield Problem(messages.NO_LEVELS, ("tracks", n, "levels"))
        seen: set[str] = set()
        for position, key in enumerate(track.levels):
            place = ("tracks", n, "levels", position)
            if key not in known:
                yield Problem(known.miss(key), place)
            elif key in seen:
                yield Problem(messages.listed_twice(key), place)
            seen.add(key)


def _check_order(tracks: Sequence[Track]) -> Iterator[Problem]:
    """Yield a problem if tracks list the same levels in orders that contradict each other."""
    below: dict[str, list[str]] = {}
    places: dict[tuple[str, str], tuple[str, int, str, int]] = {}
    for n, track in enumerate(tracks):
        for position, (lower, upper) in enumerate(pairwise(dict.fromkeys(track.levels)), 1):
            below.setdefault(upper, []).append(lower)
            places[lower, upper] = ("tracks", n, "levels", position)

    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        # The circle begins and ends with the same level, the lower ones first.
        circle: list[str] = error.args[1]
        found = sorted(places[step] for step in pairwise(circle))
        keys = list_names([*dict.fromkeys(tracks[place[1]].key for place in found)])
        message = f"expected one order on all tracks, got a circle on {keys}: {list_names(circle)}"
        yield Problem(message, found[-1])


def _years_of_others(tracks: Sequence[Track], levels: Sequence[Level]) -> Iterator[Problem]:
    """Yield the years that are not valid numbers, of levels that no track has."""
    on_tracks = {key for track in tracks for key in track.levels}
    for position, level in enumerate(levels):
        if level.key not in on_tracks:
            yield from rules.check_years([(position, level)])
