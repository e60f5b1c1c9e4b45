"""Levels as arrays, for libraries whose columns are arrays: pandas, Modin and PyArrow.

NumPy counts the levels that are reached. That is several times faster than expressions of these
libraries, which choose between levels.
"""

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, Any, TypeAlias

import narwhals.stable.v2 as nw

from pm_career._wording import missing_library

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

# The number of rows that fit into the cache of the processor while levels are counted.
_BLOCK = 2**16


def count_reached(years: nw.Series[Any], minimums: Sequence[float]) -> Ranks:
    """Return how many of the minimums each number of years reaches, which is its rank."""
    # The smallest type will do: six levels take one byte for each row.
    ranks = np.zeros(len(years), np.min_scalar_type(len(minimums)))

    for part_start in range(0, len(years), _PART):
        part = years[part_start : part_start + _PART].to_numpy()

        for block_start in range(0, len(part), _BLOCK):
            block = part[block_start : block_start + _BLOCK]
            row = part_start + block_start
            reached = ranks[row : row + len(block)]
            for minimum in minimums:
                reached += (block >= minimum).view("u1")

            # Infinite years have no level. NaN, which also stands for null, is not below infinity.
            reached *= (block < inf).view("u1")

    return ranks


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

    texts = pyarrow.array(labels, pyarrow.string())
    return pyarrow.DictionaryArray.from_arrays(array, texts, ordered=True)


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
