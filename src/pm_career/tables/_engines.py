"""What differs between engines, the libraries of dataframes.

To add an engine, change this module, `_functions` or `_lookup_tables`, and no other in `tables`.
narwhals runs the same expressions on every library that it supports, so most engines need nothing
here. The exceptions are:

- pandas, Modin and PyArrow have arrays as columns, so NumPy makes a column of levels.
- Polars, in memory, makes it with the engine that takes rows in batches.
- DuckDB makes it with one `CASE`, written with its own API.
- Dask makes it in each partition, which is a dataframe of pandas.
- Each has an oldest version, below which a part of this is missing.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
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
from pm_career._wording import list_names, quote
from pm_career.tables._minimums import Minimum

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
    "duckdb": ("duckdb", "1.5.0"),
    "ibis": ("ibis-framework", "12.0.0"),
    "pandas": ("pandas", "2.2.0"),
    "polars": ("polars", "1.25.2"),
    "pyarrow": ("pyarrow", "19.0.0"),
    "pyspark": ("pyspark", "4.0.0"),
}

# The names that a library takes for several columns. DuckDB before 2.0 takes a name with a dot or a
# quote for a path.
_PATTERNS = {
    "polars": r"\*|\^.*\$",
    "duckdb": r'\*|.*[."].*',
    "pyspark": r"\*|.*[.`].*",
}


# Frames of users


def read(frame: IntoFrame) -> Any:  # noqa: ANN401  lazy or not, as the frame is
    """Return a frame of any library as narwhals sees it.

    Raises:
        ImportError: when the library is too old.
        TypeError: when it is no frame of a library that narwhals supports.
        ValueError: when two columns have the same name.
    """
    library = _find_library(frame)
    _check_version(library)
    native: Any = nw.to_native(frame, pass_through=True)
    _check_columns(native, library)

    if library == "dask":
        data = _wrap_dask(frame)
    else:
        data = _wrap(_replace_views(native) if library == "pyarrow" else frame)
    _check_frame(data)
    return data


def _wrap(frame: object) -> Any:  # noqa: ANN401  lazy or not, as the frame is
    """Return a frame as narwhals sees it. What is no frame is returned as it is."""
    return nw.from_native(frame, pass_through=True)


def _check_frame(data: object) -> None:
    """Refuse what is no frame of narwhals, because narwhals has passed it through."""
    if not isinstance(data, nw.DataFrame | nw.LazyFrame):
        kind = type(data)
        raise TypeError(
            "expected a dataframe of a library that narwhals supports, "
            f"got {kind.__module__}.{kind.__qualname__}"
        )


def _check_columns(native: Any, library: str) -> None:  # noqa: ANN401
    """Refuse a frame in which two columns have the same name, which names neither of them.

    Polars and Ibis have none. DuckDB has, but takes columns by their positions too.
    """
    if library not in {"dask", "pandas", "pyarrow", "pyspark"}:
        return

    names: Any = getattr(native, "column_names" if library == "pyarrow" else "columns", None)
    counted: Counter[str] = Counter(names)
    for name, number in counted.items():
        if number > 1:
            raise ValueError(f"the table has {number} columns {quote(name)}; rename all but one")


def _replace_views(table: Any) -> Any:  # noqa: ANN401
    """Return a table of PyArrow whose texts are no views, which PyArrow can neither join nor take.

    What is not a table is returned as it is.
    """
    pyarrow: Any = nw.Implementation.PYARROW.to_native_namespace()
    if not isinstance(table, pyarrow.Table):
        return table

    fields: list[Any] = []
    for field in table.schema:
        is_view = pyarrow.types.is_string_view(field.type)
        fields.append(field.with_type(pyarrow.large_string()) if is_view else field)
    schema = pyarrow.schema(fields, table.schema.metadata)
    return table if schema == table.schema else table.cast(schema)


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


def _wrap_dask(frame: IntoFrame) -> Any:  # noqa: ANN401  narwhals may change what it returns
    """Return a dataframe of Dask as narwhals sees it, without its warning.

    narwhals plans to move its support of Dask to the package `narwhals-dask`. It uses that package
    if it is installed. Otherwise, it warns at each call, but users of `pm_career` do not call it.
    """
    if has_dask_plugin():
        return _wrap(frame)

    # The filters of warnings belong to the whole process, unless Python runs with
    # `-X context_aware_warnings`. Two threads that set and restore them at once may leave the
    # filters of one behind. So only one of our threads does this at a time, and only for as long as
    # narwhals wraps the frame. No lock can keep away other code that catches warnings in a thread
    # at the same moment. Other warnings, and this one in other code, stay as they are.
    with while_no_fork, catch_warnings():
        filterwarnings("ignore", "Dask support is moving out of Narwhals", FutureWarning)
        return _wrap(frame)


@cache
def has_dask_plugin() -> bool:
    """Return whether the package for Dask is installed, for which narwhals looks only once too."""
    return bool(entry_points(group="narwhals.plugins", name="narwhals-dask"))


def check_name(frame: Frame, name: str) -> None:
    """Refuse a name that the library takes for several columns.

    Raises:
        ValueError: when the name is a pattern, or the same as another but for its case.
    """
    library = frame.implementation
    pattern = _PATTERNS.get(library.value)
    if pattern and re.fullmatch(pattern, name, re.DOTALL):
        raise ValueError(
            f"{library.value} does not take {quote(name)} as the name of one column; rename it"
        )

    if _ignores_case(frame):
        alike = [each for each in frame.to_native().columns if each.lower() == name.lower()]
        if len(alike) > 1:
            raise ValueError(
                f"{library.value} takes the columns {list_names(alike)} for the same; "
                "rename all but one"
            )


def has_objects(frame: Frame, name: str) -> bool:
    """Return whether a column is an array of Python objects, which only pandas has.

    narwhals calls it text if it is empty.
    """
    data: Any = frame.to_native()
    return frame.implementation.is_pandas_like() and bool(data.dtypes.get(name) == "object")


# A column of levels


def label_by_minimum(
    frame: Frame,
    into: str,
    labels: Labels,
    *,
    years: str,
    dtype: "DType",
    minimums: Sequence[Minimum],
) -> Any:  # noqa: ANN401  a frame of any library
    """Return the native frame with the label of the highest level that each row reaches.

    The label is null if no level is reached, or if the years are null, NaN or infinite.

    Args:
        frame: A row for each person.
        into: The name of the column of labels. It replaces a column of that name.
        labels: The label of each level, lowest first.
        years: The name of the column of numbers.
        dtype: The type of that column.
        minimums: The least number of this type that reaches each level, lowest first. The highest
            levels may have none. No row reaches these.
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
        return label_partitions(frame, into, same)

    if has_arrays(frame):
        from pm_career.tables._arrays import count_reached

        column = make_column(frame, count_reached(frame[years], minimums), labels)
        return frame.with_columns(column.alias(into)).to_native()

    steps: list[tuple[Minimum, Any]] = [*zip(minimums, labels, strict=False)]
    # NaN is greater than infinity on some engines, and reaches nothing on the others. With this
    # last step, which leads to null, it does not matter which.
    if dtype.is_float():
        steps.append((inf, None))

    if frame.implementation.is_duckdb():
        return _label_relation_by_minimum(frame.to_native(), into, labels, years, steps)
    conditions = [(nw.col(years) >= _literal(minimum, dtype), label) for minimum, label in steps]
    chosen = _choose_last(frame, conditions, labels)
    return frame.with_columns(chosen.alias(into)).to_native()


def has_arrays(frame: Frame) -> bool:
    """Return whether the columns of a frame are arrays: it is in memory, and not of Polars."""
    return isinstance(frame, nw.DataFrame) and not frame.implementation.is_polars()


def make_column(frame: Frame, ranks: "Ranks", labels: Labels) -> nw.Series[Any]:
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


def _literal(minimum: Minimum, dtype: "DType") -> nw.Expr:
    """Return a number as a literal of a column's type, so that no engine rounds either of them."""
    if isinstance(minimum, Decimal):
        return nw.lit(_write(minimum)).cast(dtype)
    return nw.lit(minimum, dtype)


def _write(minimum: Decimal) -> str:
    """Return a decimal as text, because DuckDB reads some of 38 digits as floats."""
    return f"{minimum:f}"


def _choose_last(
    frame: Frame, conditions: Sequence[tuple[nw.Expr, Any]], labels: Labels
) -> nw.Expr | nw.Series[Any]:
    """Return the label of the last condition that each row meets, null if it meets none.

    A row that meets a condition also meets all conditions before it.
    """
    is_lazy = isinstance(frame, nw.LazyFrame)
    dtype: DType
    if isinstance(labels, range):
        dtype = nw.Int32()
    elif is_lazy:
        # Text stays text: not every engine has a type that sorts by level.
        dtype = nw.String()
    else:
        dtype = nw.Enum(labels)

    choices = [nw.lit(None, dtype)]
    for _, label in conditions:
        choices.append(nw.lit(label, dtype))
    chosen = _bisect([condition for condition, _ in conditions], choices)
    if is_lazy:
        return chosen

    # Without a condition, `select` alone would return one null, not one for each row.
    return collect(frame.lazy().with_columns(chosen=chosen).select("chosen"))["chosen"]


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


def _label_relation_by_minimum(
    relation: Any,  # noqa: ANN401  of DuckDB
    into: str,
    labels: Labels,
    years: str,
    steps: Sequence[tuple[Minimum, Any]],
) -> Any:  # noqa: ANN401
    """Return the relation of DuckDB with the label of the last minimum that each row reaches."""
    duckdb: Any = nw.Implementation.DUCKDB.to_native_namespace()
    position = relation.columns.index(years)
    number, dtype = column_at(position), relation.types[position]

    conditions: list[tuple[Any, Any]] = []
    for minimum, label in steps:
        written = _write(minimum) if isinstance(minimum, Decimal) else minimum
        # Both sides have one type, so DuckDB rounds neither.
        least = duckdb.ConstantExpression(written).cast(dtype)
        conditions.append((number >= least, label))
    return _label_by_case(relation, into, labels, conditions)


def _label_by_case(
    relation: Any,  # noqa: ANN401  of DuckDB
    into: str,
    labels: Labels,
    conditions: Sequence[tuple[Any, Any]],
) -> Any:  # noqa: ANN401
    """Return the relation of DuckDB with the label of the last condition that each row meets.

    One `CASE` has a branch for each condition. narwhals would nest a `CASE` for each in that of
    another, which takes a third longer.
    """
    duckdb: Any = nw.Implementation.DUCKDB.to_native_namespace()
    # No row takes the last branch. With it, there always is one, and nulls have the type of labels.
    branches = [*reversed(conditions), (duckdb.ConstantExpression(value=False), labels[0])]
    highest, *lower = [
        (condition, duckdb.ConstantExpression(label)) for condition, label in branches
    ]
    case = duckdb.CaseExpression(*highest)
    for condition, label in lower:
        case = case.when(condition, label)
    return replace_column(relation, relation.columns, into, case)


def replace_column(relation: Any, names: Sequence[str], into: str, column: Any) -> Any:  # noqa: ANN401
    """Return the first columns of a relation of DuckDB under these names, and another one.

    The other column replaces each of its name. If there is none, it comes last.
    """
    column = column.alias(into)
    # In DuckDB, "level" and "Level" are the same column.
    replaced = [name.lower() == into.lower() for name in names]
    columns: list[Any] = []
    for position, name in enumerate(names):
        columns.append(column if replaced[position] else column_at(position).alias(name))
    if not any(replaced):
        columns.append(column)
    return relation.select(*columns)


def column_at(position: int) -> Any:  # noqa: ANN401
    """Return the column of DuckDB at a position.

    By a name, DuckDB finds the first of two columns "a" and "A", and all columns if it is "*".
    """
    duckdb: Any = nw.Implementation.DUCKDB.to_native_namespace()
    return duckdb.SQLExpression(f"#{position + 1}")


def label_partitions(frame: Frame, into: str, label: Callable[[Eager], Any]) -> Any:  # noqa: ANN401
    """Return the dataframe of Dask with each partition labelled, which is a dataframe of pandas."""

    def label_one(partition: Any) -> Any:  # noqa: ANN401
        labelled = label(_wrap(partition))
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
    for name in kept:
        check_name(data, name)

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
    """Return what identifies the name of a column in a library."""
    return name.lower() if _ignores_case(frame) else name


def _ignores_case(frame: Frame) -> bool:
    """Return whether "a" and "A" are the same column in a library, as they are in databases."""
    library = frame.implementation
    in_memory = isinstance(frame, nw.DataFrame)
    return not (in_memory or library.is_polars() or library.is_dask())


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
        rows = _wrap(partition).lazy()
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
