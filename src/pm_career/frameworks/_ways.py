"""The ways up through the tracks of a framework."""

from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from itertools import islice, pairwise

from pm_career._model import Ladder, Level, kept_with_the_ladder
from pm_career._questions import (
    CareerPath,
    CareerStep,
    next_level,
    previous_level,
    skill_gap,
)
from pm_career.frameworks._framework import Framework, require_framework

MOST_PATHS = 1_000
"""How many paths from one level to another are returned."""


def next_levels(level: Level | str, *, framework: Framework) -> dict[str, Level]:
    """Return the level above on each track, by the key of the track.

    Tracks that end at the level, or do not have it, are omitted.

    Raises:
        AmbiguousNameError: when more than one level has this name.
        UnknownLevelError: when the framework has no such level.
    """
    require_framework(framework)
    level = framework.level(level)
    ways = {key: framework[key] for key in framework.tracks_of(level)}
    above = {key: next_level(level, ladder=track) for key, track in ways.items()}
    return {key: each for key, each in above.items() if each}


def previous_levels(level: Level | str, *, framework: Framework) -> dict[str, Level]:
    """Return the level below on each track, by the key of the track.

    Tracks that start at the level, or do not have it, are omitted.

    Raises:
        AmbiguousNameError: when more than one level has this name.
        UnknownLevelError: when the framework has no such level.
    """
    require_framework(framework)
    level = framework.level(level)
    ways = {key: framework[key] for key in framework.tracks_of(level)}
    below = {key: previous_level(level, ladder=track) for key, track in ways.items()}
    return {key: each for key, each in below.items() if each}


def career_paths(
    current: Level | str, target: Level | str, *, framework: Framework
) -> tuple[CareerPath, ...]:
    """Return every path from one level up to another, those with the fewest steps first.

    A path may change from one track to another at a level that both have. The gap of each step is
    that of the first track on which one level follows the other. If two paths have the same number
    of steps, the one on earlier tracks is first. There are at most 1,000 paths. There is none to
    the same level, or to one that is not above.

    Args:
        current: The level at which the paths start.
        target: The level at which they end.
        framework: The framework to ask.

    Raises:
        AmbiguousNameError: when more than one level has this name.
        UnknownLevelError: when the framework has no such level.
    """
    require_framework(framework)
    start, goal = framework.level(current), framework.level(target)
    ways = list(islice(_find_ways(framework, start.key, goal.key), MOST_PATHS))

    # Many paths have the same steps.
    above = _levels_above(framework)
    steps: dict[tuple[str, str], CareerStep] = {}
    for lower, upper in {step for way in ways for step in pairwise(way)}:
        track = above[lower][upper]
        gap = skill_gap(track[lower], track[upper], ladder=track)
        steps[lower, upper] = CareerStep(level=track[upper], gap=gap)
    return tuple(
        CareerPath(current=start, target=goal, steps=tuple(steps[each] for each in pairwise(way)))
        for way in ways
    )


def _find_ways(framework: Framework, start: str, goal: str) -> Iterator[list[str]]:
    """Yield the keys of the levels on each way up, the shortest ways first.

    There may be very many ways. So each is found only when it is needed, and ways that do not end
    at the goal are not followed.
    """
    above = _levels_above(framework)
    lengths = _lengths_to(goal, above)

    for length in sorted(lengths.get(start, set()) - {0}):
        waiting = [[start]]
        while waiting:
            way = waiting.pop()
            left = length - len(way)
            if left < 0:
                yield way
                continue
            uppers = [upper for upper in above[way[-1]] if left in lengths.get(upper, ())]
            waiting += [[*way, upper] for upper in reversed(uppers)]


def _lengths_to(goal: str, above: Mapping[str, Mapping[str, Ladder]]) -> dict[str, set[int]]:
    """Return the numbers of steps of the ways to the goal, by the level at which they start."""
    lengths: dict[str, set[int]] = {goal: {0}}

    # Each level comes after those above it, so their ways are already known.
    for key in TopologicalSorter(above).static_order():
        found = {steps + 1 for upper in above[key] for steps in lengths.get(upper, ())}
        if found:
            lengths.setdefault(key, set()).update(found)
    return lengths


@kept_with_the_ladder
def _levels_above(framework: Framework) -> Mapping[str, Mapping[str, Ladder]]:
    """Return the levels that follow each level on any track, each with the first such ladder."""
    above: dict[str, dict[str, Ladder]] = {level.key: {} for level in framework.levels}
    for track in framework.values():
        for lower, upper in pairwise(track):
            above[lower.key].setdefault(upper.key, track)
    return above
