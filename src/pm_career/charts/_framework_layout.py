"""Where the tracks and levels of a framework are in its chart, and the lines between levels.

The chart is a grid. Each track has a column. The row of a level is the number of steps on the
longest way to it, so each step leads up. A level that adjacent tracks share is in the middle of
their columns.

A line bends only between two rows. Where it passes a row, it is in the columns of its own tracks,
which have no level there. So no line crosses a level.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise
from math import ceil
from typing import NamedTuple, TypeVar

from pm_career.frameworks import Track

_T = TypeVar("_T", bound=Hashable)

_MOST_COLUMNS = 6  # side by side, unless more tracks share levels


class Place(NamedTuple):
    """A place in the grid, counted from the left and from the bottom."""

    column: float  # a fraction between two columns
    row: int


class Column(NamedTuple):
    """The place of a track: a column, from its lowest row to its highest."""

    column: int
    bottom: int
    top: int


class Layout(NamedTuple):
    """The places of the tracks, the levels and the lines."""

    tracks: Mapping[str, Column]
    levels: Mapping[str, Place]
    lines: Mapping[tuple[str, str], Sequence[Place]]
    """From each level to the next one, a place in every row."""


def lay_out(tracks: Sequence[Track]) -> Layout:
    """Return where tracks and their levels are, by their keys.

    Tracks that share levels are side by side. Many tracks are on several shelves, the first at the
    top. There is an empty row above each shelf.
    """
    steps = _count_steps(tracks)
    places: dict[str, Column] = {}
    levels: dict[str, Place] = {}
    lines: dict[tuple[str, str], list[Place]] = {}

    bottom = 0
    for shelf in reversed(_fill_shelves(_group(tracks))):
        for level, columns in _find_columns(track.levels for track in shelf).items():
            levels[level] = Place(_middle(columns), bottom + steps[level])

        for step, columns in _find_columns(pairwise(track.levels) for track in shelf).items():
            start, end = (levels[level] for level in step)
            passed = range(start.row + 1, end.row)
            lines[step] = [start, *(Place(_middle(columns), row) for row in passed), end]

        top = max(levels[track.levels[-1]].row for track in shelf)
        for column, track in enumerate(shelf):
            places[track.key] = Column(column, bottom, top)
        bottom = top + 2
    return Layout(places, levels, lines)


def _count_steps(tracks: Iterable[Track]) -> dict[str, int]:
    """Return the number of steps on the longest way to each level."""
    below: dict[str, set[str]] = {}
    for track in tracks:
        below.setdefault(track.levels[0], set())
        for lower, upper in pairwise(track.levels):
            below.setdefault(upper, set()).add(lower)

    # Each level comes after those below it.
    steps: dict[str, int] = {}
    for level in TopologicalSorter(below).static_order():
        steps[level] = max((steps[lower] + 1 for lower in below[level]), default=0)
    return steps


def _group(tracks: Iterable[Track]) -> list[list[Track]]:
    """Return the tracks in groups that share no level with each other.

    In a group, each track is followed by the one that shares the most levels with it.
    """
    groups: list[list[Track]] = []
    last: set[str] = set()  # the levels of the last track
    levels: set[str] = set()  # those of its whole group
    waiting = list(tracks)
    while waiting:
        shared = [
            (len(last.intersection(each.levels)), len(levels.intersection(each.levels)))
            for each in waiting
        ]
        most = max(shared)
        if not any(most):
            groups.append([])
            levels = set()

        # Without a level to share, it is the first one.
        track = waiting.pop(shared.index(most))
        groups[-1].append(track)
        last = set(track.levels)
        levels |= last
    return groups


def _fill_shelves(groups: Sequence[Sequence[Track]]) -> list[list[Track]]:
    """Return the tracks of each shelf. A group is never divided.

    The last shelf is about as full as the others.
    """
    columns = sum(map(len, groups))
    limit = ceil(columns / ceil(columns / _MOST_COLUMNS))

    shelves: list[list[Track]] = [[]]
    for group in groups:
        if shelves[-1] and len(shelves[-1]) + len(group) > limit:
            shelves.append([])
        shelves[-1] += group
    return shelves


def _find_columns(parts: Iterable[Iterable[_T]]) -> dict[_T, list[int]]:
    """Return the columns that have each part, given the parts of each column."""
    columns: dict[_T, list[int]] = {}
    for column, its_parts in enumerate(parts):
        for part in its_parts:
            columns.setdefault(part, []).append(column)
    return columns


def _middle(columns: Sequence[int]) -> float:
    """Return the middle of the first columns that are side by side."""
    adjacent = [column for n, column in enumerate(columns) if column == columns[0] + n]
    return (adjacent[0] + adjacent[-1]) / 2
