"""Make a table of a few rows beside a frame, so that both can be joined.

It is in memory, as the frame is; Ibis takes it from there to any database. Other databases join
only what their own connection has made, so there it is a query.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from pm_career.tables._engines import Frame, Lazy, read

if TYPE_CHECKING:
    from narwhals.dtypes import DType


def lookup_table(
    frame: Lazy, *, text: Mapping[str, Sequence[str]], numbers: Mapping[str, Sequence[int]]
) -> Lazy:
    """Return a table of a few rows that can be joined with the frame.

    Args:
        frame: The frame, which may have any columns.
        text: The values of each column of text.
        numbers: The values of each column of integers, as many as of text.
    """
    columns: dict[str, Sequence[str] | Sequence[int]] = {**text, **numbers}
    schema = dict.fromkeys(text, nw.String()) | dict.fromkeys(numbers, nw.Int64())
    library = frame.implementation

    if library.is_polars() or library.is_pyarrow():
        return nw.from_dict(columns, schema, backend=library).lazy()

    if library.is_pandas_like() or library.is_dask():
        # Modin mistakes the type of texts, so pandas makes the columns.
        made = nw.from_dict(columns, schema, backend="pandas").to_native()
        native = library.to_native_namespace()
        make = native.from_pandas if library.is_dask() else native.DataFrame
        table: Frame = read(make(made))
        return table.lazy()

    if library.is_ibis():  # pragma: no cover - only `nox -s engines` has Ibis, and tests this
        made = nw.from_dict(columns, schema, backend="pyarrow").to_native()
        in_memory: Lazy = read(library.to_native_namespace().memtable(made))
        return in_memory

    return _query_for(frame, columns, schema)


def _query_for(
    frame: Lazy, columns: Mapping[str, Sequence[str] | Sequence[int]], schema: "Mapping[str, DType]"
) -> Lazy:
    """Return the table as a query on the frame that reads none of its rows.

    A database joins only what its own connection has made, and a frame does not say which
    connection that is. So the rows come from the frame itself.
    """
    size = len(next(iter(columns.values())))
    row = nw.col("row")

    # `nw.len()` of a frame without rows gives one row. For two values, it gets the text "0,1,2",
    # which is split into three rows. The last row is then dropped, so a table may have no rows.
    every_number = ",".join(map(str, range(size + 1)))
    rows = (
        frame.head(0)
        .select(row=nw.len())
        .select(row=nw.lit(every_number).str.split(","))
        .explode("row")
        .select(row.cast(nw.Int64))
        .filter(row < size)
    )

    # The row that is dropped has a value too: engines find no type in an empty list.
    return rows.select(
        row.replace_strict(
            range(size + 1), [*values, None], default=None, return_dtype=schema[name]
        ).alias(name)
        for name, values in columns.items()
    )
