"""What differs between engines, the libraries of dataframes.

To add an engine, change this module and no other in `tables`. narwhals runs the same expressions on
every library that it supports, so most engines need nothing here. The exceptions are:

- pandas, Modin and PyArrow have arrays as columns, so NumPy makes a column of levels.
- Polars, in memory, makes it with the engine that takes rows in batches.
- DuckDB makes it with one `CASE`, written with its own API.
- Dask makes it in each partition, which is a dataframe of pandas.
- A table to join with is made in memory, or, in a database, from a query.
- Each has an oldest version, below which a part of this is missing.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from importlib import import_module
from importlib.metadata import entry_points
from math import inf
from typing import TYPE_CHECKING, Any, TypeAlias
from warnings import catch_warnings, filterwarnings

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoDataFrame, IntoFrame, IntoFrameT
from narwhals.typing import EagerAllowed, IntoBackend
from narwhals.utils import parse_version

from pm_career._once import while_no_fork

if TYPE_CHECKING:
    from narwhals.dtypes import DType

    from pm_career.tables._arrays import Ranks

Eager: TypeAlias = nw.DataFrame[Any]
Lazy: TypeAlias = nw.LazyFrame[Any]
Frame: TypeAlias = Eager | Lazy

Labels: TypeAlias = list[str] | range
"""The label of each level, lowest first: texts, or a range of ranks."""

# The module of each library, its package, and the oldest version that passes the tests of tables.
# DuckDB 1.3 passes them, but 1.4.0 lacks a module that narwhals needs. Older versions of Dask pass
# some, but take minutes to plan a question about the answer to another.
OLDEST = {
    "dask": ("dask", "2025.7.0"),
    "duckdb": ("duckdb", "1.4.1"),
    "ibis": ("ibis-framework", "12.0.0"),
    "pandas": ("pandas", "2.2.0"),
    "polars": ("polars", "1.25.2"),
    "pyarrow": ("pyarrow", "19.0.0"),
    "pyspark": ("pyspark", "4.0.0"),
}


# Frames of users


def read(frame: IntoFrame) -> Any:  # noqa: ANN401  lazy or not, as the frame is
    """Return a frame of any library as narwhals sees it.

    Raises:
        ImportError: when the library is too old.
        TypeError: when narwhals does not support the library.
    """
    library = _find_library(frame)
    _check_version(library)
    return _read_dask(frame) if library == "dask" else nw.from_native(frame)


def _find_library(frame: object) -> str:
    """Return the name of the module that a frame is from, which may be no library of dataframes."""
    native: object = nw.to_native(frame, pass_through=True)
    # The class of a frame may be one that a user has derived.
    for each in type(native).__mro__:
        # Dask keeps its frames in `dask_expr` before 2025, and DuckDB in `_duckdb` today.
        library = each.__module__.partition(".")[0].removesuffix("_expr").removeprefix("_")
        if library in OLDEST:
            return library
    return ""


def _check_version(library: str) -> None:
    """Raise an `ImportError` if a library is one that is listed above, and older than that."""
    if library not in OLDEST:
        return

    package, oldest = OLDEST[library]
    installed: str = import_module(library).__version__
    if parse_version(installed) < parse_version(oldest):
        raise ImportError(
            f"pm_career.tables needs {package} {oldest} or newer, got {installed}: "
            f"pip install '{package}>={oldest}'"
        )


def _read_dask(frame: IntoFrame) -> Any:  # noqa: ANN401  narwhals may change what it returns
    """Return a dataframe of Dask as narwhals sees it, without its warning.

    narwhals plans to move its support of Dask to the package `narwhals-dask`. It uses that package
    if it is installed. Otherwise, it warns at each call, but users of `pm_career` do not call it.
    """
    if _has_dask_plugin():
        return nw.from_native(frame)

    # The filters of warnings belong to the whole process, unless Python runs with
    # `-X context_aware_warnings`. Two threads that set and restore them at once may leave the
    # filters of one behind. So only one of our threads does this at a time, and only for as long as
    # narwhals wraps the frame. No lock can keep away other code that catches warnings in a thread
    # at the same moment. Other warnings, and this one in other code, stay as they are.
    with while_no_fork, catch_warnings():
        filterwarnings("ignore", "Dask support is moving out of Narwhals", FutureWarning)
        return nw.from_native(frame)


@cache
def _has_dask_plugin() -> bool:
    """Return whether the package for Dask is installed, for which narwhals looks only once too."""
    return bool(entry_points(group="narwhals.plugins", name="narwhals-dask"))


# A column of levels


def label_by_minimum(
    frame: Frame,
    into: str,
    labels: Labels,
    *,
    years: str,
    dtype: "DType",
    minimums: Sequence[float],
) -> Any:  # noqa: ANN401  a frame of any library
    """Return the native frame with the label of the highest level that each row reaches.

    The label is null if no level is reached, or if the years are null, NaN or infinite.

    Args:
        frame: A row for each person.
        into: The name of the column of labels. It replaces a column of that name.
        labels: The label of each level, lowest first.
        years: The name of the column of numbers.
        dtype: The type of that column.
        minimums: The number that reaches each level, lowest first. The highest levels may have
            none. No row reaches these.
    """
    if frame.implementation.is_dask():
        same = partial(
            label_by_minimum,
            into=into,
            labels=labels,
            years=years,
            dtype=dtype,
            minimums=minimums,
        )
        return _label_partitions(frame, into, same)

    # The minimums are floats, or integers for a column of integers.
    number = nw.col(years)
    if dtype.is_decimal():
        # Arrow casts a decimal of 1.1 to the float below 1.1, but parses "1.1" as the nearest.
        number = (number.cast(nw.String) if _has_arrays(frame) else number).cast(nw.Float64)
    if _has_arrays(frame):
        from pm_career.tables._arrays import count_reached

        ranks = count_reached(frame.select(number)[years], minimums)
        column = _make_column(frame, ranks, labels)
        return frame.with_columns(column.alias(into)).to_native()

    steps: list[tuple[float, Any]] = [*zip(minimums, labels, strict=False)]
    # NaN is greater than infinity on some engines, and reaches nothing on the others. With this
    # last step, which leads to null, it does not matter which.
    if not dtype.is_integer():
        steps.append((inf, None))

    if frame.implementation.is_duckdb():
        return _label_by_case(frame.to_native(), into, years, steps)
    conditions = [(number >= minimum, label) for minimum, label in steps]
    chosen = _choose_last(frame, conditions, labels)
    return frame.with_columns(chosen.alias(into)).to_native()


def label_by_name(
    frame: Frame,
    into: str,
    labels: Labels,
    *,
    names: nw.Expr,
    rank_of: Callable[[str], int],
) -> Any:  # noqa: ANN401  a frame of any library
    """Return the native frame with the label of the level that the name in each row stands for.

    Each distinct name is collected and looked up once. Dask collects nothing: it looks up each name
    once in each partition.

    Args:
        frame: A row for each person.
        into: The name of the column of labels. It replaces a column of that name.
        labels: The label of each level, lowest first.
        names: The column of names, as text.
        rank_of: Returns the rank of the level that a name stands for, or 0 if there is none.
    """
    if frame.implementation.is_dask():
        same = partial(label_by_name, into=into, labels=labels, names=names, rank_of=rank_of)
        return _label_partitions(frame, into, same)

    # pandas and PyArrow cannot replace names if there are none to replace, so there is always one.
    ranks = {"": 0}
    is_stated = ~nw.col("name").is_null()
    different = collect(frame.lazy().select(name=names).filter(is_stated).unique())
    for name in different["name"].to_list():
        ranks[name] = rank_of(name)

    if _has_arrays(frame):
        rank = names.replace_strict([*ranks], [*ranks.values()], default=0, return_dtype=nw.Int32)
        column = _make_column(frame, frame.select(rank=rank)["rank"].to_numpy(), labels)
        return frame.with_columns(column.alias(into)).to_native()

    conditions: list[tuple[nw.Expr, Any]] = []
    for position, label in enumerate(labels):
        reaching = [name for name, rank in ranks.items() if rank > position]
        conditions.append((names.is_in(reaching), label))
    chosen = _choose_last(frame, conditions, labels)
    return frame.with_columns(chosen.alias(into)).to_native()


def _has_arrays(frame: Frame) -> bool:
    """Return whether the columns of a frame are arrays: it is in memory, and not of Polars."""
    return isinstance(frame, nw.DataFrame) and not frame.implementation.is_polars()


def _make_column(frame: Frame, ranks: "Ranks", labels: Labels) -> nw.Series[Any]:
    """Return a column for the frame with the label of the rank in each row."""
    from pm_career.tables._arrays import make_arrow_array, make_pandas_array

    native: Any = frame.implementation.to_native_namespace()
    if frame.implementation.is_pyarrow():
        column = native.chunked_array([make_arrow_array(ranks, labels, native)])
    else:
        # Modin has columns of its own, but the arrays in them are those of pandas.
        pandas: Any = nw.Implementation.PANDAS.to_native_namespace()
        column = native.Series(make_pandas_array(ranks, labels, pandas), copy=False)
    return nw.from_native(column, series_only=True)


def _choose_last(
    frame: Frame, conditions: Sequence[tuple[nw.Expr, Any]], labels: Labels
) -> nw.Expr | nw.Series[Any]:
    """Return the label of the last condition that each row meets, null if it meets none.

    A row that meets a condition also meets all conditions before it.
    """
    is_lazy = isinstance(frame, nw.LazyFrame)
    # In a lazy frame, text stays text: not every engine has a type that sorts by level.
    dtype = None if is_lazy or isinstance(labels, range) else nw.Enum(labels)

    choices = [nw.lit(None, dtype)]
    for _, label in conditions:
        choices.append(nw.lit(label, dtype))
    chosen = _bisect([condition for condition, _ in conditions], choices)
    if isinstance(labels, range):
        chosen = chosen.cast(nw.Int32)

    return chosen if is_lazy else collect(frame.lazy().select(chosen=chosen))["chosen"]


def _bisect(conditions: Sequence[nw.Expr], choices: Sequence[nw.Expr]) -> nw.Expr:
    """Return the choice after the last condition that holds, or the first choice if none holds.

    There is one more choice than there are conditions. Bisection compares few times, and nests few
    expressions. Libraries of dataframes refuse several hundred nested ones.
    """
    if not conditions:
        return choices[0]
    middle = len(conditions) // 2
    return (
        nw.when(conditions[middle])
        .then(_bisect(conditions[middle + 1 :], choices[middle + 1 :]))
        .otherwise(_bisect(conditions[:middle], choices[: middle + 1]))
    )


def _label_by_case(
    relation: Any,  # noqa: ANN401  of DuckDB
    into: str,
    years: str,
    steps: Sequence[tuple[float, Any]],
) -> Any:  # noqa: ANN401
    """Return the relation of DuckDB with the label of the last step that each row reaches.

    One `CASE` has a branch for each step. narwhals would nest a `CASE` for each step in that of
    another, which takes a third longer.
    """
    duckdb: Any = nw.Implementation.DUCKDB.to_native_namespace()
    number = duckdb.ColumnExpression(years)
    highest, *lower = [
        (number >= duckdb.ConstantExpression(minimum), duckdb.ConstantExpression(label))
        for minimum, label in reversed(steps)
    ]
    case = duckdb.CaseExpression(*highest)
    for condition, label in lower:
        case = case.when(condition, label)
    case = case.alias(into)

    # In DuckDB, "level" and "Level" are the same column.
    is_replaced = [name.lower() == into.lower() for name in relation.columns]
    if not any(is_replaced):
        return relation.select(duckdb.StarExpression(), case)

    columns: list[Any] = []
    for name, replaced in zip(relation.columns, is_replaced, strict=True):
        columns.append(case if replaced else duckdb.ColumnExpression(name))
    return relation.select(*columns)


def _label_partitions(frame: Frame, into: str, label: Callable[[Eager], Any]) -> Any:  # noqa: ANN401
    """Return the dataframe of Dask with each partition labelled, which is a dataframe of pandas."""

    def label_one(partition: Any) -> Any:  # noqa: ANN401
        labelled = label(nw.from_native(partition, eager_only=True))
        # A lazy frame has text as its labels, not categories.
        is_category = labelled[into].dtype == "category"
        return labelled.astype({into: "string"}) if is_category else labelled

    native: Any = frame.to_native()
    # Dask has no public name for the frame without rows that says what a partition looks like.
    return native.map_partitions(label_one, meta=label_one(native._meta))  # noqa: SLF001


# Answers and tables


def collect(frame: Lazy) -> Eager:
    """Return the rows of a lazy frame, read into memory."""
    if frame.implementation.is_polars():
        # Streaming takes some thousand rows at a time through all steps. They stay in the cache.
        return frame.collect(engine="streaming")
    return frame.collect()


def to_native(answer: Lazy, *, like: IntoFrameT) -> IntoFrameT:
    """Return an answer as a native frame: lazy if the frame `like` is lazy, else in memory."""
    if isinstance(read(like), nw.LazyFrame):
        native: IntoFrameT = answer.to_native()
    else:
        native = nw.maybe_reset_index(collect(answer)).to_native()
    return native


def join_answer(frame: IntoFrameT, answer: Lazy, *, on: str, order: str) -> IntoFrameT:
    """Return the native frame with the columns of an answer, and a row for each row of it.

    A frame in memory keeps the order of its rows. In pandas, it keeps its index.

    Args:
        frame: The native frame. Columns of the answer replace those of their names.
        answer: One or more rows for each value of the column `on`, but none for null.
        on: The column that both have.
        order: The column of the answer that orders the rows of each value.
    """
    data = read(frame)
    added = [name for name in answer.collect_schema().names() if name != on]
    replaced = {_fold_name(data, name) for name in added}
    kept = [
        name
        for name in data.collect_schema().names()
        if name == on or _fold_name(data, name) not in replaced
    ]

    rest: Any = data.select(kept)
    answered: IntoFrameT
    if isinstance(data, nw.LazyFrame):
        answered = rest.join(answer, on=on, how="left").to_native()
        return answered

    # PyArrow cannot join lists and structs, so only the numbers of the rows are joined.
    row = nw.generate_temporary_column_name(8, [on, *added])
    rows = collect(
        rest.select(on).with_row_index(row).lazy().join(answer, on=on, how="left").sort(row, order)
    )
    taken = rest[rows[row].to_numpy()]
    answered = taken.with_columns(rows[name] for name in added).to_native()
    return answered


def _fold_name(frame: Frame, name: str) -> str:
    """Return what identifies the name of a column in a library. Databases ignore case."""
    library = frame.implementation
    in_memory = isinstance(frame, nw.DataFrame)
    return name if in_memory or library.is_polars() or library.is_dask() else name.lower()


def keep_lowest(frame: Lazy, by: str, of: str, number: int) -> Lazy:
    """Return the rows with the lowest numbers of each group, each with its `rank` from 1.

    Args:
        frame: Rows whose numbers differ within a group. They have no other column.
        by: The column of groups.
        of: The column of numbers.
        number: The most rows of each group.
    """
    if number == 1:
        lowest = frame.group_by(by).agg(nw.col(of).min())
        return lowest.with_columns(rank=nw.lit(1, nw.Int64))

    if frame.implementation.is_dask():
        return _keep_lowest_in_partitions(frame, by, of, number)

    if frame.implementation.is_pyarrow():
        # PyArrow ranks no groups. In sorted rows, those of a group follow each other.
        ordered = collect(frame.sort(by, of)).with_row_index("row")
        rank = nw.col("row") - nw.col("row").min().over(by) + 1
        ranked = ordered.with_columns(rank=rank).drop("row").lazy()
    else:
        ranked = frame.with_columns(rank=nw.col(of).rank("ordinal").over(by))
    return ranked.with_columns(nw.col("rank").cast(nw.Int64)).filter(nw.col("rank") <= number)


def _keep_lowest_in_partitions(frame: Lazy, by: str, of: str, number: int) -> Lazy:
    """Return the lowest rows of a dataframe of Dask, with each group in one partition."""

    def keep(partition: Any) -> Any:  # noqa: ANN401
        rows = nw.from_native(partition, eager_only=True).lazy()
        return keep_lowest(rows, by, of, number).collect().to_native()

    native: Any = frame.to_native().shuffle(on=by)
    # Dask has no public name for the frame without rows that says what a partition looks like.
    kept: Lazy = read(native.map_partitions(keep, meta=keep(native._meta)))  # noqa: SLF001
    return kept


def new_table(
    library: IntoBackend[EagerAllowed],
    columns: Mapping[str, Sequence[object]],
    schema: "Mapping[str, DType]",
) -> IntoDataFrame:
    """Return a native table in memory.

    Args:
        library: The name of the library, or its module.
        columns: The values of each column.
        schema: The type of each column.
    """
    types: dict[str, DType | None] = dict(schema)
    implementation = nw.Implementation.from_backend(library)
    _check_version(implementation.value)
    if implementation.is_pandas_like():
        # Older versions of pandas turn a null into the text "None" if the type is text.
        for name, dtype in schema.items():
            if dtype == nw.String:
                types[name] = None

    table: IntoDataFrame = nw.from_dict(columns, types, backend=library).to_native()
    return table


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

    if library.is_pandas_like():
        # Modin mistakes the type of texts, so pandas makes the columns.
        made = nw.from_dict(columns, schema, backend="pandas").to_native()
        table: Eager = nw.from_native(library.to_native_namespace().DataFrame(made))
        return table.lazy()

    if library.is_dask():
        made = nw.from_dict(columns, schema, backend="pandas").to_native()
        lazy_table: Lazy = read(library.to_native_namespace().from_pandas(made, npartitions=1))
        return lazy_table

    return _query_for(frame, columns, schema)


def _query_for(
    frame: Lazy, columns: Mapping[str, Sequence[str] | Sequence[int]], schema: "Mapping[str, DType]"
) -> Lazy:
    """Return the table as a query on the frame that reads none of its rows.

    A database joins only what its own connection has made, and a frame does not say which
    connection that is. So the rows come from the frame itself.
    """
    size = len(next(iter(columns.values())))

    # `nw.len()` of a frame without rows gives one row. For two values, it gets the text "0,1,2",
    # which is split into three rows. The last row is then dropped, so a table may have no rows.
    every_number = ",".join(map(str, range(size + 1)))
    rows = (
        frame.head(0)
        .select(row=nw.len())
        .select(row=nw.lit(every_number).str.split(","))
        .explode("row")
        .select(nw.col("row").cast(nw.Int64))
        .filter(nw.col("row") < size)
    )

    expressions: list[nw.Expr] = []
    for name, values in columns.items():
        # The row that is dropped has a value too: engines find no type in an empty list.
        unseen = "" if schema[name] == nw.String else 0
        value = nw.col("row").replace_strict(
            range(size + 1), [*values, unseen], default=None, return_dtype=schema[name]
        )
        expressions.append(value.alias(name))
    return rows.select(expressions)
