"""The ways up through the tracks of a framework."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import islice, pairwise, takewhile

from pm_career._model import Level, kept_with_the_ladder
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
    return _neighbours(level, next_level, framework)


def previous_levels(level: Level | str, *, framework: Framework) -> dict[str, Level]:
    """Return the level below on each track, by the key of the track.

    Tracks that start at the level, or do not have it, are omitted.

    Raises:
        AmbiguousNameError: when more than one level has this name.
        UnknownLevelError: when the framework has no such level.
    """
    return _neighbours(level, previous_level, framework)


def _neighbours(
    level: Level | str, neighbour: Callable[..., Level | None], framework: Framework
) -> dict[str, Level]:
    """Return what is next to a level on each track, given what finds that on a ladder."""
    require_framework(framework)
    level = framework.level(level)
    found = {key: neighbour(level, ladder=framework[key]) for key in framework.tracks_of(level)}
    return {key: each for key, each in found.items() if each}


def career_paths(
    current: Level | str, target: Level | str, *, framework: Framework
) -> tuple[CareerPath, ...]:
    """Return every path from one level up to another, those with the fewest steps first.

    A path may change from one track to another at a level that both have. It stays on a track for
    as many steps as it can, and the gap of each step is that on its track. If two paths have the
    same number of steps, the one on earlier tracks is first. There are at most 1,000 paths. There
    is none to the same level, or to one that is not above.

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
    steps: dict[tuple[str, str, str], CareerStep] = {}

    def step(lower: str, upper: str, track: str) -> CareerStep:
        if (lower, upper, track) not in steps:
            ladder = framework[track]
            gap = skill_gap(ladder[lower], ladder=ladder)  # the one to the next level of the track
            steps[lower, upper, track] = CareerStep(level=ladder[upper], gap=gap)
        return steps[lower, upper, track]

    return tuple(
        CareerPath(
            current=start,
            target=goal,
            steps=tuple(
                step(lower, upper, track)
                for (lower, upper), track in zip(pairwise(way), _follow(way, above), strict=True)
            ),
        )
        for way in ways
    )


def _follow(way: list[str], above: Mapping[str, Mapping[str, Sequence[str]]]) -> list[str]:
    """Return the track of each step of a way, which changes tracks as rarely as it can."""
    steps = [above[lower][upper] for lower, upper in pairwise(way)]
    followed: list[str] = []
    while len(followed) < len(steps):
        rest = steps[len(followed) :]
        lengths = {track: _count_steps(track, rest) for track in rest[0]}
        longest = max(lengths, key=lengths.__getitem__)
        followed += [longest] * lengths[longest]
    return followed


def _count_steps(track: str, steps: Iterable[Sequence[str]]) -> int:
    """Return how many steps in a row are on a track, from the first one on."""
    return sum(1 for _ in takewhile(lambda tracks: track in tracks, steps))


def _find_ways(framework: Framework, start: str, goal: str) -> Iterator[list[str]]:
    """Yield the keys of the levels on each way up, the shortest ways first.

    There may be very many ways. So each is found only when it is needed, and ways that do not end
    at the goal are not followed.
    """
    above = _levels_above(framework)
    lengths = _lengths_to(goal, above)

    for length in sorted(lengths.get(start, set()) - {0}):
        waiting = [([start], length)]
        while waiting:
            way, steps_left = waiting.pop()
            if not steps_left:
                yield way
                continue
            steps_left -= 1
            uppers = [upper for upper in above[way[-1]] if steps_left in lengths.get(upper, ())]
            waiting += [([*way, upper], steps_left) for upper in reversed(uppers)]


def _lengths_to(goal: str, above: Mapping[str, Mapping[str, object]]) -> dict[str, set[int]]:
    """Return the numbers of steps of the ways to the goal, by the level at which they start."""
    lengths: dict[str, set[int]] = {goal: {0}}

    # Each level comes after those above it, so their ways are already known.
    for key in TopologicalSorter(above).static_order():
        found = {steps + 1 for upper in above[key] for steps in lengths.get(upper, ())}
        if found:
            lengths.setdefault(key, set()).update(found)
    return lengths


@kept_with_the_ladder
def _levels_above(framework: Framework) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the levels that follow each level, and on which tracks they do, all by their keys."""
    above: dict[str, dict[str, list[str]]] = {level.key: {} for level in framework.levels}
    for track in framework.tracks:
        for lower, upper in pairwise(track.levels):
            above[lower].setdefault(upper, []).append(track.key)
    return above
