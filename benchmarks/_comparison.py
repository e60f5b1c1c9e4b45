"""What a row shows, such as two things that are timed in turns."""

from collections.abc import Callable
from timeit import Timer
from typing import NamedTuple, Protocol

Stopwatch = Callable[[], float]
"""Does something, and returns the seconds that it took."""


class Measured(Protocol):
    """What a row shows: something that is measured, and what that should be at most."""

    @property
    def what(self) -> str:
        """What is measured."""
        ...

    @property
    def against(self) -> str:
        """What it is measured against, or the unit."""
        ...

    @property
    def aim(self) -> float:
        """What it should be at most."""
        ...

    def measure(self) -> float:
        """Return what it is."""
        ...


class Comparison(NamedTuple):
    """Something that the package does, and what its time is measured against."""

    what: str
    against: str
    aim: float
    ours: Stopwatch
    theirs: Stopwatch
    turns: int

    def measure(self) -> float:
        """Return the shortest time of ours as a multiple of the shortest of theirs.

        They take turns, so that a busy minute of the machine falls on both. What disturbs a run
        makes it longer, and so does a cold cache: the shortest run is the least disturbed.
        """
        turns = [(self.ours(), self.theirs()) for _ in range(self.turns)]
        return min(ours for ours, _ in turns) / min(theirs for _, theirs in turns)


def statement(code: str, number: int = 1, **names: object) -> Stopwatch:
    """Return a stopwatch for a statement that runs a number of times in a row.

    The statement stands in the loop itself: a call around it would add the same time to both sides
    and hide the difference. Garbage is collected, as in any program.
    """
    timer = Timer(code, "import gc; gc.enable()", globals=names)
    return lambda: timer.timeit(number)
