"""Rows as users pass them: mappings of columns to values, or a dataframe."""

from collections.abc import Iterable, Mapping
from numbers import Integral
from typing import NamedTuple, TypeAlias

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoDataFrame

from pm_career._wording import list_names, quote

Rows: TypeAlias = Iterable[Mapping[str, object]] | IntoDataFrame
"""Rows, each a mapping of columns to values, or a dataframe that is in memory."""


class Row(NamedTuple):
    """One row, and its place among all rows, counted from 1."""

    ordinal: int
    cells: Mapping[str, object]

    def text(self, column: str) -> str:
        """Return the text in a column."""
        value = self._value(column)
        if not isinstance(value, str):
            raise TypeError(f"row {self.ordinal}: {column} must be a str, got {quote(value)}")
        return value

    def number(self, column: str) -> int:
        """Return the whole number in a column, 0 or more."""
        value = self._value(column)
        if isinstance(value, bool) or not isinstance(value, Integral):
            raise TypeError(f"row {self.ordinal}: {column} must be an int, got {quote(value)}")
        if value < 0:
            raise ValueError(f"row {self.ordinal}: {column} must be 0 or more, got {value}")
        return int(value)

    def _value(self, column: str) -> object:
        if column not in self.cells:
            known = list_names([str(name) for name in self.cells])
            raise ValueError(f"row {self.ordinal}: there is no column {column!r}; it has {known}")
        return self.cells[column]


def read_rows(rows: Rows, *, key: str) -> list[Row]:
    """Return the rows, no two of which have the same text in the column `key`."""
    first_with: dict[str, Row] = {}
    for ordinal, cells in enumerate(_iterate(rows), 1):
        if not isinstance(cells, Mapping):
            raise TypeError(f"row {ordinal}: expected columns and values, got {quote(cells)}")

        row = Row(ordinal, cells)
        first = first_with.setdefault(row.text(key), row)
        if first is not row:
            raise ValueError(
                f"row {ordinal}: {key} {quote(row.text(key))} is already in row {first.ordinal}"
            )
    return list(first_with.values())


def _iterate(rows: Rows) -> Iterable[object]:
    """Return the rows one by one; each may still be anything."""
    frame = nw.from_native(rows, pass_through=True)
    if isinstance(frame, nw.DataFrame):
        return frame.iter_rows(named=True)
    if isinstance(rows, Iterable):
        return rows
    raise TypeError(f"expected rows, or a dataframe that is in memory, got {type(rows).__name__}")
