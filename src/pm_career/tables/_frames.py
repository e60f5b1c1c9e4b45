"""Dataframes of any library: what has to be in them, and small tables to join with them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import narwhals.stable.v2 as nw

from pm_career._model import Ladder, names_of
from pm_career._names import nearest
from pm_career._wording import quoted
from pm_career.exceptions import MOST_PROBLEMS, UnknownColumnError, UnknownNamesError

if TYPE_CHECKING:
    from narwhals.dtypes import DType
    from narwhals.stable.v2.typing import IntoFrameT

Eager: TypeAlias = nw.DataFrame[Any]
Lazy: TypeAlias = nw.LazyFrame[Any]
Unknown: TypeAlias = Literal["raise", "ignore"]
"""What becomes of names that the ladder does not list."""


def has_names(dtype: "DType") -> bool:
    """Return whether a column of this type may hold names."""
    return isinstance(dtype, nw.String | nw.Categorical | nw.Enum)


def has_numbers(dtype: "DType") -> bool:
    """Return whether a column of this type holds numbers."""
    return dtype.is_numeric()


def column_type(
    frame: Eager | Lazy, name: str, wanted: str, fits: Callable[["DType"], bool] = lambda _: True
) -> "DType":
    """Return the type of a column, which has to be there and to fit. No row is looked at.

    Raises:
        TypeError: when it holds something else than what is wanted.
        UnknownColumnError: when it is not there.
    """
    schema = frame.collect_schema()
    if name not in schema:
        raise UnknownColumnError(name, nearest(name, schema), list(schema))
    dtype = schema[name]
    if not fits(dtype):
        raise TypeError(f"expected {wanted} in column {quoted(name)}, got {dtype}")
    return dtype


def check_choice(option: str, value: object, choices: Sequence[str]) -> None:
    """Refuse what is none of the choices."""
    if value not in choices:
        wanted = " or ".join(map(quoted, choices))
        raise ValueError(f"expected {option} to be {wanted}, got {quoted(value)}")


def positions(ladder: Ladder) -> dict[str, int]:
    """Return the position of each level on the ladder, counted from 0, by every name it has."""
    return {name: n for n, level in enumerate(ladder) for _, name in names_of(level)}


def names(column: str) -> nw.Expr:
    """Return the names in a column as text of one type, be it text of any or categorical."""
    return nw.col(column).cast(nw.String)


def different(frame: Eager | Lazy, column: str) -> list[str]:
    """Return each of the names in a column once, in no particular order, without null."""
    once = frame.lazy().select(name=names(column)).filter(~nw.col("name").is_null()).unique()
    return [str(name) for (name,) in collected(once).iter_rows()]


def collected(frame: Lazy) -> Eager:
    """Return the rows of a frame, read into memory.

    Polars takes them through all steps a few thousand at a time, so that they stay near to the
    processor.
    """
    return (
        frame.collect(engine="streaming") if frame.implementation.is_polars() else frame.collect()
    )


def in_kind(frame: "IntoFrameT", answer: Lazy) -> "IntoFrameT":
    """Return the answer in the library of the frame it is about, lazy only where that is lazy."""
    data: Any = nw.from_native(frame)
    lazy = isinstance(data, nw.LazyFrame)
    native: IntoFrameT = (answer if lazy else nw.maybe_reset_index(collected(answer))).to_native()
    return native


def small_table(
    like: Lazy, *, text: Mapping[str, Sequence[str]], numbers: Mapping[str, Sequence[int]]
) -> Lazy:
    """Return a table of a few rows in the library of that frame, which may be joined with it.

    A database joins only what its own connection has made, and a frame does not tell which that
    is. So there the rows are made from the frame itself: counting none of its rows gives one row,
    which gets the numbers of all rows as a text, and is taken apart again.
    """
    columns = {**text, **numbers}
    schema = dict.fromkeys(text, nw.String()) | dict.fromkeys(numbers, nw.Int64())
    library = like.implementation
    if library.is_polars() or library.is_pyarrow():
        return nw.from_dict(columns, schema, backend=library).lazy()
    if library.is_pandas_like():  # through pandas, since Modin mistakes the type of texts
        made = nw.from_dict(columns, schema, backend="pandas").to_native()
        table: Eager = nw.from_native(library.to_native_namespace().DataFrame(made))
        return table.lazy()
    if library.is_dask():
        return nw.from_dict(columns, schema, backend="pandas").lazy("dask")
    size = len(next(iter(columns.values())))
    rows = (
        like.head(0)
        .select(row=nw.len())
        .select(nw.lit(",".join(map(str, range(size + 1)))).str.split(",").alias("row"))
        .explode("row")
        .select(nw.col("row").cast(nw.Int64))
        .filter(nw.col("row") < size)  # so that there may be none
    )
    return rows.select(
        nw.col("row")
        .replace_strict(
            range(size + 1),
            [*values, "" if name in text else 0],  # the last is in no row, but it is of the type
            default=None,
            return_dtype=schema[name],
        )
        .alias(name)
        for name, values in columns.items()
    )


def check_names(
    looked_through: Mapping[str, tuple[Eager | Lazy, str, Collection[str]]],
) -> None:
    """Refuse names that are not known: for each kind of them, the frame, its column, what is known.

    Of a lazy frame only the unknown names and their numbers are collected.
    """
    rows: dict[str, dict[str, int]] = {}
    near: dict[str, dict[str, list[str]]] = {}
    for kind, (frame, column, known) in looked_through.items():
        counts = (
            frame.lazy()
            .select(name=names(column))
            .filter(~nw.col("name").is_null(), ~nw.col("name").is_in(known))
            .group_by("name")
            .agg(rows=nw.len())
            .sort("rows", "name", descending=[True, False])
            .head(MOST_PROBLEMS)
        )
        unknown = {str(name): int(number) for name, number in collected(counts).iter_rows()}
        if unknown:
            rows[kind] = unknown
            near[kind] = {name: close for name in unknown if (close := nearest(name, known))}
    if rows:
        raise UnknownNamesError(rows, near)
