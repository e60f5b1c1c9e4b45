"""Columns of levels for the libraries whose columns are arrays: pandas, Modin and PyArrow.

NumPy counts the levels in a small part of the time in which these would choose them.
"""

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, Any, TypeAlias

import narwhals.stable.v2 as nw
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Ranks: TypeAlias = "NDArray[np.integer[Any]]"
"""The rank of the level in each row, 0 where there is none."""

_PART = 2**20  # so many rows become an array at once, which may take memory
_BLOCK = 2**16  # so many stay near to the processor while their levels are counted


def counted(years: nw.Series[Any], minimums: Sequence[float]) -> Ranks:
    """Return how many of the minimums each number of years reaches, which is its rank."""
    ranks = np.zeros(len(years), np.min_scalar_type(len(minimums)))
    for start in range(0, len(years), _PART):
        part = years[start : start + _PART].to_numpy()
        for at in range(0, len(part), _BLOCK):
            block = part[at : at + _BLOCK]
            reached = ranks[start + at :][: len(block)]
            for minimum in minimums:
                reached += (block >= minimum).view("u1")
            reached *= (block < inf).view("u1")  # NaN is not, and it stands for null, too
    return ranks


def labelled(ranks: Ranks, labels: Sequence[Any], library: nw.Implementation) -> nw.Series[Any]:
    """Return the labels of the ranks as a column of the library; a range of them stands for ranks.

    Texts are of the library's own type that sorts by level.
    """
    texts = not isinstance(labels, range)
    numbers = ranks.astype("int32")
    if texts:
        numbers -= 1  # which is the place of the text, counted from 0
    native: Any = library.to_native_namespace()
    if library.is_pyarrow():
        buffers = [np.packbits(ranks != 0, bitorder="little"), numbers]
        column = native.Array.from_buffers(
            native.int32(), len(ranks), [*map(native.py_buffer, buffers)]
        )
        if texts:
            levels = native.array(labels, native.string())
            column = native.DictionaryArray.from_arrays(column, levels, ordered=True)
        return nw.from_native(native.chunked_array([column]), series_only=True)
    pandas: Any = nw.Implementation.PANDAS.to_native_namespace()
    if texts:
        column = pandas.Categorical.from_codes(numbers, labels, ordered=True)
    else:
        column = pandas.arrays.IntegerArray(numbers, ranks == 0)
    return nw.from_native(native.Series(column, copy=False), series_only=True)
