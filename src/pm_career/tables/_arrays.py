"""Levels as arrays, for libraries whose columns are arrays: pandas, Modin and PyArrow.

NumPy counts the levels that are reached. That is several times faster than expressions of these
libraries, which choose between levels.
"""

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, Any, TypeAlias

import narwhals.stable.v2 as nw

from pm_career._wording import missing_library
from pm_career.tables._minimums import Minimum

try:
    import numpy as np
except ModuleNotFoundError as _missing:
    # The extra `charts` brings narwhals, which does not need it.
    raise missing_library("pm_career.tables", "NumPy", "tables") from _missing

if TYPE_CHECKING:
    from numpy.typing import NDArray

Ranks: TypeAlias = "NDArray[np.integer[Any]]"
"""The rank of the level in each row, 0 where there is none."""

# The number of rows that become a NumPy array at once. It limits the memory of a copy.
_PART = 2**20

# A float holds every integer below this one.
_INEXACT = 2**53 + 1

# The number of rows that fit into the cache of the processor while levels are counted.
_BLOCK = 2**16


def count_reached(years: nw.Series[Any], minimums: Sequence[Minimum]) -> Ranks:
    """Return how many of the minimums each number of years reaches, which is its rank.

    The minimums are numbers of the type of the years.
    """
    # The smallest type will do: six levels take one byte for each row.
    ranks = np.zeros(len(years), np.min_scalar_type(len(minimums)))

    count = _count_numbers
    if years.dtype.is_decimal():
        count = _count_decimals
    elif years.dtype.is_integer() and any(minimum >= _INEXACT for minimum in minimums):
        count = _count_large_integers

    for start in range(0, len(years), _PART):
        count(years[start : start + _PART], minimums, ranks[start : start + _PART])
    return ranks


def _count_numbers(part: nw.Series[Any], minimums: Sequence[Minimum], ranks: Ranks) -> None:
    """Add to the ranks how many of the minimums each float or integer reaches.

    In a column with nulls, integers become floats. That does not change which of them reach a
    minimum, if a float holds the minimum and all integers below it.
    """
    numbers = part.to_numpy()
    for start in range(0, len(numbers), _BLOCK):
        block = numbers[start : start + _BLOCK]
        reached = ranks[start : start + _BLOCK]
        for minimum in minimums:
            reached += (block >= minimum).view("u1")

        # Infinite years have no level. NaN, which also stands for null, is not below infinity.
        reached *= (block < inf).view("u1")


def _count_large_integers(part: nw.Series[Any], minimums: Sequence[Minimum], ranks: Ranks) -> None:
    """Add to the ranks how many of the minimums each integer reaches, without a float."""
    numbers = part.fill_null(0).to_numpy()
    for minimum in minimums:
        ranks += (numbers >= minimum).view("u1")
    ranks *= (~part.is_null()).to_numpy().view("u1")


def _count_decimals(part: nw.Series[Any], minimums: Sequence[Minimum], ranks: Ranks) -> None:
    """Add to the ranks how many of the minimums each decimal reaches. Arrow compares them."""
    for minimum in minimums:
        ranks += (part >= minimum).fill_null(value=False).to_numpy().astype(bool).view("u1")


def make_arrow_array(ranks: Ranks, labels: Sequence[str] | range, pyarrow: Any) -> Any:  # noqa: ANN401
    """Return an array of PyArrow with the label of each rank, null for rank 0.

    Args:
        ranks: The rank of the level in each row, 0 where there is none.
        labels: The label of each level, lowest first. Texts give an ordered dictionary, and a
            range gives the ranks themselves, as integers of 32 bits.
        pyarrow: The module.
    """
    numbers = ranks.astype("int32")
    is_text = not isinstance(labels, range)
    if is_text:
        # A dictionary counts its entries from 0.
        numbers -= 1

    is_valid = np.packbits(ranks != 0, bitorder="little")
    buffers = [pyarrow.py_buffer(is_valid), pyarrow.py_buffer(numbers)]
    array = pyarrow.Array.from_buffers(pyarrow.int32(), len(ranks), buffers)
    if not is_text:
        return array

    return pyarrow.DictionaryArray.from_arrays(array, pyarrow.array(labels), ordered=True)


def make_pandas_array(ranks: Ranks, labels: Sequence[str] | range, pandas: Any) -> Any:  # noqa: ANN401
    """Return an array of pandas with the label of each rank, null for rank 0.

    Args:
        ranks: The rank of the level in each row, 0 where there is none.
        labels: The label of each level, lowest first. Texts give an ordered `Categorical`, and a
            range gives the ranks themselves, as nullable integers of 32 bits.
        pandas: The module.
    """
    numbers = ranks.astype("int32")
    if isinstance(labels, range):
        return pandas.arrays.IntegerArray(numbers, ranks == 0)

    # A `Categorical` counts its categories from 0, and -1 is null.
    numbers -= 1
    return pandas.Categorical.from_codes(numbers, labels, ordered=True)
