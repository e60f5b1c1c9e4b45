"""Run a Python function of a text where the rows are, and add its answers to them as a column.

What runs the function differs between engines:

- pandas, Modin and PyArrow are in memory. Each different text is answered once.
- Polars takes a batch of rows at a time.
- Dask answers each different text once in each partition, which is a dataframe of pandas.
- PySpark sends the function to its workers, so it can be pickled, with the ladder that it has.
- Ibis registers the function, if its tables are in DuckDB.
- DuckDB answers the different texts, some thousand at a time, and joins the answers with the rows.
- Other libraries, and Ibis on other databases, cannot run the function. The different texts are
  collected, and the answers join the rows.
"""

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeAlias

import narwhals.stable.v2 as nw
from narwhals.utils import parse_version

from pm_career.tables._engines import (
    Eager,
    Frame,
    Labels,
    Lazy,
    collect,
    column_at,
    has_arrays,
    label_partitions,
    make_column,
    replace_column,
)
from pm_career.tables._lookup_tables import lookup_table

Answer: TypeAlias = "str | int | None"
Function: TypeAlias = Callable[[str], Answer]

# Before 2.0, `DuckDBPyRelation.map` frees what the function has returned while DuckDB still reads
# it. Of a million texts, thousands were then other bytes.
_OLDEST_DUCKDB = "2.0.0"

# The columns of the different texts, and of their answers.
_TEXT = "text"
_ANSWER = "answer"


def add_answers(
    frame: Frame, into: str, labels: Labels | None, *, column: str, function: Function
) -> Any:  # noqa: ANN401  a frame of any library
    """Return the native frame with the answer of the function to the text in each row.

    The answer to null is null.

    Args:
        frame: The frame. If it is lazy, no row is read.
        into: The name of the column of answers. It replaces a column of that name.
        labels: All answers in their order, besides null; a range if the answers are its integers.
            In memory, texts in an order are categories. If omitted, the answers are any texts.
        column: The name of the column of texts: text or categories.
        function: Returns the answer to a text. It can be pickled.
    """
    library = frame.implementation
    if library.is_dask():
        same = partial(add_answers, into=into, labels=labels, column=column, function=function)
        return label_partitions(frame, into, same)
    if library.is_polars():
        return _add_in_polars(frame, into, labels, column, function)
    if has_arrays(frame):
        return _add_in_memory(frame, into, labels, column, function)

    add: Callable[..., Any] = ADD_IN.get(library, _add_by_join)
    return add(frame, into, column, function, is_number=isinstance(labels, range))


def _answer_all(texts: Iterable[str | None], function: Function) -> list[Answer]:
    """Return the answer to each text of a batch. Each different text is answered once."""
    answers: dict[str | None, Answer] = {None: None}
    answered: list[Answer] = []
    for text in texts:
        if text not in answers:
            answers[text] = function(str(text))
        answered.append(answers[text])
    return answered


def _add_in_memory(
    frame: Any,  # noqa: ANN401  of narwhals, in memory
    into: str,
    labels: Labels | None,
    column: str,
    function: Function,
) -> Any:  # noqa: ANN401
    """Return the dataframe of pandas, Modin or PyArrow with the answers."""
    texts = frame[column].cast(nw.String)
    # These libraries cannot replace texts if there are none to replace, so there is always one.
    answers: dict[str, Answer] = {"": None}
    for text in texts.drop_nulls().unique().to_list():
        answers[text] = function(text)

    if labels is None:
        answered = texts.replace_strict(answers, return_dtype=nw.String)
    else:
        ranks: dict[object, int] = {label: rank for rank, label in enumerate(labels, 1)}
        by_text = {text: ranks.get(answer, 0) for text, answer in answers.items()}
        found = texts.replace_strict(by_text, default=0)
        answered = make_column(frame, found.to_numpy(), labels)
    return frame.with_columns(answered.alias(into)).to_native()


def _add_in_polars(
    frame: Frame, into: str, labels: Labels | None, column: str, function: Function
) -> Any:  # noqa: ANN401
    """Return the frame of Polars, lazy or not, with the answers."""
    polars: Any = nw.Implementation.POLARS.to_native_namespace()
    dtype = polars.Int32 if isinstance(labels, range) else polars.String

    def answer_batch(texts: Any) -> Any:  # noqa: ANN401
        return polars.Series(_answer_all(texts.to_list(), function), dtype=dtype)

    texts = polars.col(column).cast(polars.String)
    answers = texts.map_batches(answer_batch, return_dtype=dtype, is_elementwise=True).alias(into)
    native: Any = frame.to_native()
    if isinstance(frame, nw.LazyFrame):
        return native.with_columns(answers)

    if isinstance(labels, list):
        answers = answers.cast(polars.Enum(labels))
    # Only what is collected in batches stays small beside the frame.
    batches: Lazy = nw.from_native(native.lazy().select(answers))
    return native.with_columns(collect(batches).to_native())


def _add_in_duckdb(
    frame: Frame,
    into: str,
    column: str,
    function: Function,
    *,
    is_number: bool,
) -> Any:  # noqa: ANN401
    """Return the relation of DuckDB with the answers, which join its rows by their texts.

    A relation does not say which connection it is from, so no function can be registered there.
    """
    relation: Any = frame.to_native()
    text = column_at(relation.columns.index(column)).cast(str).alias(_TEXT)
    # Two columns of a relation may have the same name.
    numbered = [
        column_at(position).alias(f"column{position}") for position in range(len(relation.columns))
    ]
    rows = relation.select(*numbered, text)
    texts = rows.select(_TEXT).filter(f"{_TEXT} is not null").distinct()

    answers = _map_in_duckdb(texts, function) if _maps_safely() else _look_up(texts, function)
    joined = rows.join(answers.set_alias(_ANSWER), _TEXT, how="left")
    duckdb: Any = nw.Implementation.DUCKDB.to_native_namespace()
    answer = duckdb.ColumnExpression(_ANSWER).cast("INTEGER" if is_number else "VARCHAR")
    return replace_column(joined, relation.columns, into, answer)


def _maps_safely() -> bool:
    """Return whether this version of DuckDB keeps what a function returns while it reads it."""
    duckdb: Any = nw.Implementation.DUCKDB.to_native_namespace()
    return parse_version(duckdb.__version__) >= parse_version(_OLDEST_DUCKDB)


def _map_in_duckdb(texts: Any, function: Function) -> Any:  # noqa: ANN401  a relation
    """Return a relation of each text, with its answer as text. No row is read."""
    if find_spec("pandas") is None:
        message = "with_level_for_title on DuckDB needs pandas: pip install pandas"
        raise ModuleNotFoundError(message, name="pandas")
    pandas: Any = import_module("pandas")

    def answer_chunk(chunk: Any) -> Any:  # noqa: ANN401
        known = chunk[_TEXT].tolist()
        answers = [None if one is None else str(one) for one in _answer_all(known, function)]
        return pandas.DataFrame({_TEXT: known, _ANSWER: answers}, dtype="object")

    # The name of a type is not understood everywhere, but the type of a column is.
    kind = texts.types[0]
    return texts.map(answer_chunk, schema={_TEXT: kind, _ANSWER: kind})


def _look_up(texts: Any, function: Function) -> Any:  # noqa: ANN401  a relation
    """Return a relation of each text that has an answer, with the answer as text.

    A relation joins only what its own connection has made, so it comes from one row of the texts.
    """
    answers = _find_answers(collect(nw.from_native(texts)), function)
    row = texts.limit(0).aggregate("count(*)")
    table = row.select(_split_into(_TEXT, answers), _split_into(_ANSWER, answers.values()))
    # Without any answer, there is one row of two empty texts.
    return table.filter(f"{_ANSWER} != ''")


def _split_into(name: str, values: Iterable[str]) -> Any:  # noqa: ANN401  of DuckDB
    """Return what makes a column of many texts from one row.

    DuckDB plans one long text at once, but not thousands of short ones. The long text is
    hexadecimal, because DuckDB before 2.0 takes long to split one with letters like "é".
    """
    duckdb: Any = nw.Implementation.DUCKDB.to_native_namespace()
    call = duckdb.FunctionExpression
    together = duckdb.ConstantExpression(",".join(value.encode().hex() for value in values))
    each = call("unnest", call("string_split", together, duckdb.ConstantExpression(",")))
    return call("decode", call("unhex", each)).alias(name)


def _add_in_pyspark(  # pragma: no cover - only `nox -s engines` has PySpark, and tests this
    frame: Frame, into: str, column: str, function: Function, *, is_number: bool
) -> Any:  # noqa: ANN401
    """Return the dataframe of PySpark with the answers."""
    sql: Any = import_module("pyspark.sql.functions")

    def answer(text: str | None) -> Answer:
        return None if text is None else function(text)

    # Reading takes longer than moving the texts, even one by one. Arrow would need PyArrow and
    # pandas on each worker, and PySpark warns of pandas 3.
    run = sql.udf(answer, "int" if is_number else "string", useArrow=False)
    native: Any = frame.to_native()
    return native.withColumn(into, run(sql.col(f"`{column}`").cast("string")))


def _add_in_ibis(  # pragma: no cover - only `nox -s engines` has Ibis, and tests this
    frame: Frame, into: str, column: str, function: Function, *, is_number: bool
) -> Any:  # noqa: ANN401
    """Return the table of Ibis with the answers. Only DuckDB is known to run a function."""
    table: Any = frame.to_native()
    if table.get_backend().name != "duckdb":
        return _add_by_join(frame, into, column, function, is_number=is_number)

    ibis: Any = import_module("ibis")
    pyarrow: Any = import_module("pyarrow")
    kind = "int32" if is_number else "string"

    def answer_batch(texts: Any) -> Any:  # noqa: ANN401
        return pyarrow.array(_answer_all(texts.to_pylist(), function), kind)

    # Without the option, which is one of DuckDB, no answer may be null.
    wrap = ibis.udf.scalar.pyarrow(signature=((str,), kind), null_handling="special")
    return table.mutate(wrap(answer_batch)(table[column].cast(str)).name(into))


def _add_by_join(
    frame: Frame, into: str, column: str, function: Function, *, is_number: bool
) -> Any:  # noqa: ANN401
    """Return the native frame with the answers, for a library that runs no function in Python.

    The different texts are collected. Their answers join the rows as a table; if the library has
    no way to make one, all are in the query, so many of them take long.
    """
    rows = frame.lazy()
    texts = rows.select(nw.col(column).cast(nw.String).alias(_TEXT))
    different = collect(texts.filter(~nw.col(_TEXT).is_null()).unique())
    text = nw.generate_temporary_column_name(8, [into, *rows.collect_schema().names()])
    answer = f"{text}_answer"
    answers = _find_answers(different, function)
    table = lookup_table(rows, text={text: [*answers], answer: [*answers.values()]}, numbers={})

    kind = nw.Int32 if is_number else nw.String
    joined = rows.with_columns(nw.col(column).cast(nw.String).alias(text)).join(
        table, on=text, how="left"
    )
    return joined.with_columns(nw.col(answer).cast(kind).alias(into)).drop(text, answer).to_native()


def _find_answers(different: Eager, function: Function) -> dict[str, str]:
    """Return the answer, as text, to each of the different texts that has one."""
    answers: dict[str, str] = {}
    for text in different[_TEXT].to_list():
        answer = function(text)
        if answer is not None:
            answers[text] = str(answer)
    return answers


ADD_IN: dict[nw.Implementation, Callable[..., Any]] = {
    nw.Implementation.DUCKDB: _add_in_duckdb,
    nw.Implementation.IBIS: _add_in_ibis,
    nw.Implementation.PYSPARK: _add_in_pyspark,
    nw.Implementation.PYSPARK_CONNECT: _add_in_pyspark,
}
"""What adds the answers in each library that is lazy."""
