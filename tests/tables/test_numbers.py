"""Columns of years of every type of numbers have the levels that `level_for_years` returns."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor, inf, nan
from typing import TYPE_CHECKING, Any

import dask.dataframe as dd
import duckdb
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pm_career import (
    Experience,
    Ladder,
    Level,
    NoLevelError,
    level_for_years,
)
from pm_career.tables import with_level
from pm_career.tables._engines import read

if TYPE_CHECKING:
    from tests.conftest import Engine

# Numbers at which types end, or begin to round.
POINTS = [
    0,
    5e-324,
    0.1 + 0.2,
    0.5,
    0.7,
    1.1,
    2.5,
    99.995,
    127,
    255.5,
    2**11 + 1,
    10_000,
    65_504,
    70_000,
    2**24 + 1,
    2.0**31,
    2**53 - 1,
    2**53 + 1,
    2.0**53 + 2,
    2**53 + 3,
    10**17 - 1,
    2**63 - 1,
    2**64 - 1,
    2.0**64,
    2**127 - 1,
    3.4028234663852886e38,
    1e39,
    10**39,
    1e308,
]

# A frame holds many rows, and some engines take their time to start, so few examples say much.
few = settings(max_examples=4, deadline=None)

minimums = st.lists(
    st.sampled_from(POINTS) | st.integers(0, 2**70) | st.floats(0, 1e20), min_size=1, max_size=9
).map(sorted)


def dated(minimums: Sequence[float]) -> Ladder:
    """Return a ladder whose levels ask for so many years."""
    return Ladder(
        title="Dated",
        levels=[
            Level(key=f"l{n}", title=f"L{n}", experience=Experience(min_years=minimum))
            for n, minimum in enumerate(minimums)
        ],
    )


def rank_for(years: Any, ladder: Ladder) -> int | None:
    """Return the rank that `level_for_years` gives, or `None` where it raises an error."""
    try:
        return ladder.position(level_for_years(years, ladder=ladder)) + 1
    except (NoLevelError, TypeError, ValueError):
        return None


def integers_near(minimums: Sequence[float], lowest: int, highest: int) -> list[Any]:
    """Return the integers next to each minimum that a column can hold, and its ends."""
    near = [floor(minimum) + step for minimum in minimums for step in (-1, 0, 1, 2)]
    return [None, lowest, highest, *(each for each in near if lowest <= each <= highest)]


def floats_near(minimums: Sequence[float], kind: Any) -> list[Any]:
    """Return the floats of a type next to each minimum, and those that are no numbers of years."""
    near: list[float] = [inf, -inf, nan, -1.0, -0.0, float(np.finfo(kind).max)]
    with np.errstate(over="ignore"):
        for minimum in minimums:
            at = kind(float(minimum))
            near += [
                float(each) for each in (np.nextafter(at, kind(0)), at, np.nextafter(at, kind(inf)))
            ]
    return [None, *near]


def decimals_near(minimums: Sequence[float], precision: int, scale: int) -> list[Any]:
    """Return the decimals with so many digits next to each minimum, and the ends of their type."""
    most = 10**precision - 1
    near = [floor(Fraction(minimum) * 10**scale) + step for minimum in minimums for step in (0, 1)]
    units = [-most, most, *(each for each in near if each <= most)]
    return [None, *(Decimal(f"{each}e-{scale}") for each in units)]


def numbers_near(minimums: Sequence[float], dtype: pa.DataType) -> list[Any]:
    """Return the numbers of a type of Arrow next to each minimum, and null."""
    if pa.types.is_decimal(dtype):
        return decimals_near(minimums, dtype.precision, dtype.scale)
    if pa.types.is_floating(dtype):
        return floats_near(minimums, dtype.to_pandas_dtype())
    limits = np.iinfo(dtype.to_pandas_dtype())
    return integers_near(minimums, int(limits.min), int(limits.max))


INTEGERS = [
    *(pa.int8(), pa.int16(), pa.int32(), pa.int64()),
    *(pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64()),
]
FLOATS = [pa.float16(), pa.float32(), pa.float64()]
DECIMALS = [
    pa.decimal128(precision, scale)
    for precision, scale in [(3, 2), (4, 0), (9, 3), (18, 17), (20, 0), (38, 0), (38, 10), (38, 38)]
]

# DuckDB, on which Ibis runs too, and Spark have no floats of 16 bits.
NO_SHORT_FLOATS = {"duckdb", "ibis", "pyspark"}

# Of Arrow's decimals, pandas makes objects, and of its integers with nulls, floats.
ON_NUMPY = {"pandas", "dask"}


@given(minimums=minimums)
@example(minimums=POINTS)
@example(minimums=[1.195208895836076e-08, 2**53 + 1])
@few
def test_every_number_of_every_engine_has_the_level_that_level_for_years_returns(
    engine: "Engine", minimums: list[float]
) -> None:
    ladder = dated(minimums)
    types = [*INTEGERS, *FLOATS, *DECIMALS]
    if engine.name in NO_SHORT_FLOATS:
        types.remove(pa.float16())
    if engine.name in ON_NUMPY:
        types = [*INTEGERS, *FLOATS]

    columns = {str(dtype): numbers_near(minimums, dtype) for dtype in types}
    if engine.name in ON_NUMPY:
        columns = {name: years[1:] for name, years in columns.items()}
    # A frame has columns of one length, so the last number of each fills the rest.
    length = max(map(len, columns.values()))
    columns = {name: [*each, *each[-1:] * (length - len(each))] for name, each in columns.items()}

    frame = engine.of(dict(zip(columns, types, strict=True)), at=[*range(length)], **columns)
    for name in columns:
        frame = with_level(frame, years=name, into=f"level of {name}", label="rank", ladder=ladder)

    _, *seen = zip(*engine.rows(frame, "at"), strict=True)
    for (name, years), ranks in zip(columns.items(), seen[len(types) :], strict=True):
        assert (name, *ranks) == (name, *(rank_for(each, ladder) for each in years))


def pandas_column(dtype: str) -> Callable[[list[Any]], Any]:
    return lambda years: pd.DataFrame({"years": pd.array(years, dtype=dtype)})


def numpy_column(dtype: str) -> Callable[[list[Any]], Any]:
    """Return what makes a frame of pandas with an array of NumPy, which has no nulls."""
    return lambda years: pd.DataFrame({"years": np.array(years[1:], dtype)})


def dask_column(dtype: str) -> Callable[[list[Any]], Any]:
    read: Any = dd.from_pandas
    return lambda years: read(pandas_column(dtype)(years), npartitions=2)


def polars_column(dtype: Any) -> Callable[[list[Any]], Any]:
    return lambda years: pl.DataFrame({"years": pl.Series(years, dtype=dtype)})


def duckdb_column(dtype: str) -> Callable[[list[Any]], Any]:
    """Return what makes a relation of DuckDB with a type that Arrow does not have."""

    def frame(years: list[Any]) -> Any:
        texts = pa.array([None if each is None else str(each) for each in years], pa.string())
        column = duckdb.ColumnExpression("years").cast(dtype).alias("years")
        return duckdb.connect().from_arrow(pa.table({"years": texts})).select(column)

    return frame


def of_integers(bits: int, *, signed: bool = True) -> Callable[[Sequence[float]], list[Any]]:
    lowest, highest = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)
    return lambda minimums: integers_near(minimums, lowest, highest)


def of_floats(kind: Any) -> Callable[[Sequence[float]], list[Any]]:
    return lambda minimums: floats_near(minimums, kind)


COLUMNS: dict[str, tuple[Callable[[list[Any]], Any], Callable[[Sequence[float]], list[Any]]]] = {
    "int64 of NumPy": (numpy_column("int64"), of_integers(64)),
    "uint64 of NumPy": (numpy_column("uint64"), of_integers(64, signed=False)),
    "Int64 of pandas": (pandas_column("Int64"), of_integers(64)),
    "UInt64 of pandas": (pandas_column("UInt64"), of_integers(64, signed=False)),
    "Float32 of pandas": (pandas_column("Float32"), of_floats(np.float32)),
    "Float64 of pandas": (pandas_column("Float64"), of_floats(np.float64)),
    "int64 of Arrow in pandas": (pandas_column("int64[pyarrow]"), of_integers(64)),
    "uint64 of Arrow in pandas": (
        pandas_column("uint64[pyarrow]"),
        of_integers(64, signed=False),
    ),
    "float of Arrow in pandas": (pandas_column("float[pyarrow]"), of_floats(np.float32)),
    "double of Arrow in pandas": (pandas_column("double[pyarrow]"), of_floats(np.float64)),
    "decimal of Arrow in pandas": (
        lambda years: pd.DataFrame(
            {"years": pd.array(years, pd.ArrowDtype(pa.decimal128(38, 18)))}
        ),
        lambda minimums: decimals_near(minimums, 38, 18),
    ),
    "Int64 in Dask": (dask_column("Int64"), of_integers(64)),
    "int64 of Arrow in Dask": (dask_column("int64[pyarrow]"), of_integers(64)),
    "Int128 of Polars": (polars_column(pl.Int128), of_integers(128)),
    "Decimal of Polars": (
        polars_column(pl.Decimal(38, 18)),
        lambda minimums: decimals_near(minimums, 38, 18),
    ),
    "HUGEINT": (duckdb_column("hugeint"), of_integers(128)),
    "UHUGEINT": (duckdb_column("uhugeint"), of_integers(128, signed=False)),
}


@pytest.mark.parametrize("column", COLUMNS)
@given(minimums=minimums)
@example(minimums=POINTS)
@example(minimums=[1.195208895836076e-08, 2**53 + 1])
@few
def test_every_type_of_one_library_has_the_level_that_level_for_years_returns(
    column: str, minimums: list[float]
) -> None:
    make, numbers_near = COLUMNS[column]
    ladder = dated(minimums)
    years = numbers_near(minimums)
    levels: Any = read(with_level(make(years), label="rank", ladder=ladder)).lazy().collect()
    ranks = levels["level"].cast(nw.Int64).fill_null(0).to_list()
    assert ranks == [rank_for(each, ladder) or 0 for each in years][-len(ranks) :]
