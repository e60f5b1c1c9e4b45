"""From years of experience to a level."""

from collections.abc import Callable
from functools import partial

from pm_career._files import default_ladder, ladder_or_packaged
from pm_career._model import (
    Ladder,
    Level,
    as_exact,
    kept_with_the_ladder,
    minimum_years,
    require_ladder,
)
from pm_career._once import while_no_fork
from pm_career._wording import quote
from pm_career.exceptions import NoLevelError

_INFINITE = float("inf")

_MOST_LETTERS = 40


def level_for_years(years: float, *, ladder: Ladder | None = None) -> Level:
    """Return the highest level whose minimum is reached after this many years.

    Years may be any real number: `int`, `float`, `Decimal`, `Fraction` or a NumPy scalar. No number
    is rounded: `Decimal("1.1")` does not reach a minimum of 1.1, since the float 1.1 is a little
    more. Levels that state no years are skipped. Years between two typical ranges belong to the
    lower level: a person rises only when they reach a minimum. Of two levels with one minimum, it
    is the higher.

    Raises:
        NoLevelError: when the lowest minimum is not reached, or the ladder states no years.
        TypeError: when the years are not a number, or are a bool.
        ValueError: when they are negative, infinite or NaN.

    >>> level_for_years(2).title, level_for_years(15).title
    ('Product Manager', 'Chief Product Officer')
    """
    if ladder is None:
        ladder = default_ladder()
    exact = years
    # A normal number skips the full check, which takes longer than the answer.
    if not (type(years) is int or (type(years) is float and years < _INFINITE)):
        exact = _read_years(years)

    count_reached, levels = _minimums(ladder)
    level = levels[count_reached(exact)]
    if level is None:
        # A negative number has skipped the check above.
        _read_years(years)
        raise NoLevelError(_too_early(years, ladder))
    return level


@kept_with_the_ladder
def _minimums(ladder: Ladder) -> tuple[Callable[[float], int], tuple[Level | None, ...]]:
    """Return a function that counts the minimums reached, and the level that each number means."""
    with while_no_fork:
        # It loads with the first question about years.
        from bisect import bisect_right  # noqa: PLC0415

    # Here it costs time only once for each ladder.
    require_ladder(ladder)
    minimums, levels = minimum_years(ladder)
    return partial(bisect_right, minimums), levels


def levels_for_years(years: float, *, ladder: Ladder | None = None) -> tuple[Level, ...]:
    """Return every level whose typical range includes this many years, lowest first.

    Both ends belong to a range, so years at which two ranges touch give two levels. Years between
    two ranges give none, and so does a ladder that states no years.

    Raises:
        TypeError: when the years are not a number, or are a bool.
        ValueError: when they are negative, infinite or NaN.

    >>> [level.title for level in levels_for_years(2)]
    ['Associate Product Manager', 'Product Manager']
    """
    ladder = ladder_or_packaged(ladder)
    exact = _read_years(years)

    return tuple(level for level in ladder if level.experience and exact in level.experience)


def _read_years(years: float) -> float:
    """Return the same number of years in a type that Python compares exactly.

    NumPy rounds what it compares with its own numbers: `np.float32(2)` is equal to 2.00000001.

    Raises:
        TypeError: when the years are not a number, or are a bool.
        ValueError: when they are negative, infinite or NaN.
    """
    with while_no_fork:
        # Few values need the full check, so these modules load with the first one.
        from math import isnan  # noqa: PLC0415
        from numbers import Complex, Integral, Number, Real  # noqa: PLC0415

        from pm_career._model import messages  # noqa: PLC0415

    given: object = years
    imaginary = isinstance(given, Complex) and not isinstance(given, Real)
    # NumPy counts differences of time as integers.
    no_integer = isinstance(given, Integral) and not hasattr(given, "__index__")
    if isinstance(given, bool) or not isinstance(given, Number) or imaginary or no_integer:
        raise TypeError(f"expected a number of years, got {quote(years)}")

    try:
        is_number = not isnan(years)
    except OverflowError:
        # It is more than a float can hold.
        is_number = True
    except ValueError:
        # It is a signalling NaN.
        is_number = False
    if not is_number or not 0 <= years < _INFINITE:
        raise ValueError(messages.not_years(years))

    return as_exact(years)


def _too_early(years: float, ladder: Ladder) -> str:
    """Return why no level is reached after this many years."""
    for level in ladder:
        if level.experience:
            low = level.experience.min_years
            minimum = f"{low:g} year{'s' * (low != 1)}"
            return (
                f"{_write(years)} is less than the {minimum} of {level.title!r}, "
                "the first level with years"
            )
    return f"the ladder {ladder.title!r} states no years"


def _write(years: float) -> str:
    """Return the years as people write them, or, if that is long, a part of it."""
    try:
        text = str(years)
    except ValueError:
        # Python refuses to write an integer of 5,000 digits.
        text = ""
    return text if 0 < len(text) < _MOST_LETTERS else quote(years)
