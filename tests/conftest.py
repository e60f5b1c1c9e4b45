"""The engines that tests of tables run on; pipes, also on systems without named ones; memory."""

import tracemalloc
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from importlib import import_module
from math import isnan
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pytest

from pm_career.tables._engines import read

Rows = list[tuple[Any, ...]]


def array(values: list[Any], kind: Any = None) -> Any:
    """Return an array of Arrow."""
    # PyArrow takes floats of 16 bits from NumPy alone, in older versions.
    if kind == pa.float16():
        values = [None if value is None else np.float16(value) for value in values]
    return pa.array(values, kind)


class Engine(NamedTuple):
    """A library of dataframes: its name, and how it takes a table of Arrow."""

    name: str
    frame: Callable[[pa.Table], Any]

    def of(self, types: dict[str, Any] | None = None, /, **columns: list[Any]) -> Any:
        """Return a frame of the columns, with the types of Arrow that are given."""
        types = types or {}
        return self.frame(
            pa.table({name: array(c, types.get(name)) for name, c in columns.items()})
        )

    def rows(self, frame: Any, *order: str) -> Rows:
        """Return the rows of a frame, sorted by these columns, with `None` for whatever is null."""
        data = read(frame)
        rows = data.lazy().collect()
        columns = [[_plain(value) for value in rows[name].to_list()] for name in rows.columns]
        places = [rows.columns.index(name) for name in order]
        return sorted(zip(*columns, strict=True), key=lambda row: [row[place] for place in places])


def _plain(value: Any) -> Any:
    """Return a value of a frame as plain Python has it."""
    if value is None or type(value).__name__ == "NAType":
        return None
    if isinstance(value, float) and isnan(value):
        return None
    return value.item() if hasattr(value, "item") else value


def _pandas(table: pa.Table) -> Any:
    return table.to_pandas()


def _polars(table: pa.Table) -> Any:
    import polars as pl

    return pl.from_arrow(table)


def _lazy_polars(table: pa.Table) -> Any:
    return _polars(table).lazy()


def _pyarrow(table: pa.Table) -> Any:
    return table


@cache
def _connection() -> Any:
    """Return a connection that is not the one which DuckDB has by itself."""
    import duckdb

    return duckdb.connect()


def _duckdb(table: pa.Table) -> Any:
    return _connection().from_arrow(table)


def _dask(table: pa.Table) -> Any:
    """Return a frame of two parts, which Dask takes one after the other: they are small."""
    import dask
    import dask.dataframe as dd

    dask.config.set(scheduler="synchronous")
    read: Any = dd.from_pandas
    return read(table.to_pandas(), npartitions=2)


ENGINES: dict[str, Callable[[pa.Table], Any]] = {
    "pandas": _pandas,
    "polars": _polars,
    "lazy-polars": _lazy_polars,
    "pyarrow": _pyarrow,
    "duckdb": _duckdb,
    "dask": _dask,
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests of tables run on more engines."""
    parser.addoption(
        "--engines", metavar="MODULE", help="a module of more ENGINES for the tests of tables"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that takes an engine on each of them."""
    if "engine" in metafunc.fixturenames:
        module = metafunc.config.getoption("--engines")
        engines = ENGINES | (import_module(module).ENGINES if module else {})
        metafunc.parametrize(
            "engine",
            [Engine(*each) for each in engines.items()],
            ids=list(engines),
            scope="session",
        )


@pytest.fixture
def make_pipe(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, str], None]:
    """Return a function that writes a text to a path, which then looks like a named pipe."""
    is_file = Path.is_file
    pipes: set[Path] = set()
    monkeypatch.setattr(
        Path, "is_file", lambda path: path.absolute() not in pipes and is_file(path)
    )
    monkeypatch.setattr(Path, "is_fifo", lambda path: path.absolute() in pipes)

    def make(path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        pipes.add(path)

    return make


@contextmanager
def _below(most: int) -> Generator[None, None, None]:
    tracemalloc.start()
    try:
        yield
        _, taken = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken < most


@pytest.fixture
def memory_below() -> Callable[[int], AbstractContextManager[None]]:
    """What is done in the context takes less than so many bytes."""
    return _below
