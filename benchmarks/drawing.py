"""What the test kit takes to draw values."""

from collections.abc import Iterator
from statistics import mean
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from benchmarks._comparison import Comparison, Stopwatch
from pm_career import Ladder, Level, to_dict
from pm_career.testing import ladders, levels

_EXAMPLES = 200
_LONGEST_DRAWN = 30
_settings = settings(
    max_examples=_EXAMPLES, database=None, deadline=None, derandomize=True, print_blob=False
)


def comparisons(*, quick: bool) -> Iterator[Comparison]:
    """Yield drawing next to the drawing of one plain text of as many characters.

    Of a text, no more characters count than are drawn: longer ones are ready-made.
    """
    turns = 5 if quick else 20
    strategies: dict[str, SearchStrategy[Ladder] | SearchStrategy[Level]] = {
        "ladders()": ladders(),
        "levels()": levels(),
    }
    for what, strategy in strategies.items():
        size = _average_size(strategy)
        yield Comparison(
            what=f"draw {what}",
            against=f"draw a text of {size} characters",
            aim=2,
            ours=_stopwatch(strategy),
            theirs=_stopwatch(st.text(min_size=size, max_size=size)),
            turns=turns,
        )


def _average_size(strategy: SearchStrategy[Ladder] | SearchStrategy[Level]) -> int:
    """Return how many characters the values of a strategy have on average."""
    sizes: list[int] = []

    @_settings
    @given(strategy)
    def measure(value: Ladder | Level) -> None:
        sizes.append(_characters(to_dict(value)))

    measure()
    return round(mean(sizes))


def _stopwatch(strategy: SearchStrategy[object]) -> Stopwatch:
    """Return a stopwatch for a test that draws a value for each example, and does no more."""

    @_settings
    @given(strategy)
    def test(_: object) -> None:
        pass

    def stopwatch() -> float:
        start = perf_counter()
        test()
        return perf_counter() - start

    return stopwatch


def _characters(value: object) -> int:
    """Return how many characters the texts have in plain data."""
    match value:
        case str():
            return min(len(value), _LONGEST_DRAWN)
        case dict():
            return sum(map(_characters, value.values()))
        case list():
            return sum(map(_characters, value))
        case _:
            return 0
