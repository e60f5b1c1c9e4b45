"""Read a sheet from dictionaries or a dataframe."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias, TypeGuard, cast

from pm_career._wording import missing_library
from pm_career.exceptions import InvalidLadderError, Problem
from pm_career.spreadsheets._sheet import Cell, Records, Row, Sheet
from pm_career.spreadsheets._sources.cell_values import to_cell
from pm_career.spreadsheets._sources.formats import not_a_source
from pm_career.spreadsheets._sources.limits import Limits, drop_empty_end

Dictionary: TypeAlias = Mapping[Any, object]


def are_dictionaries(source: object) -> TypeGuard[Sequence[Dictionary]]:
    """Return whether a source is a list of dictionaries."""
    return _is_list(source) and all(isinstance(row, Mapping) for row in source)


def _is_list(source: object) -> TypeGuard[Sequence[object]]:
    return isinstance(source, list | tuple)


def is_frame(source: object) -> bool:
    """Return whether a source may be a dataframe.

    The class of every dataframe has `columns`. A lazy dataframe is not asked itself, because its
    columns may take long to compute.
    """
    return hasattr(type(source), "columns")


def read_dictionaries(rows: Sequence[Dictionary]) -> Sheet:
    """Return the sheet of dictionaries. Its columns are all keys, in the order in which they occur.

    Raises:
        InvalidLadderError: when there are too many values.
    """
    columns = list(dict.fromkeys(key for row in rows for key in row))
    return _read(columns, ([row.get(column) for column in columns] for row in rows))


def read_frame(source: Any) -> Sheet:  # noqa: ANN401  each library has frames of its own class
    """Return the sheet in a dataframe. A lazy dataframe is computed.

    Raises:
        ImportError: when narwhals is not installed.
        InvalidLadderError: when columns share a name, or there are too many values.
        TypeError: when narwhals does not know the library.
    """
    try:
        import narwhals.stable.v2 as nw
        from narwhals.exceptions import DuplicateError
    except ModuleNotFoundError as error:
        raise missing_library("reading a dataframe", "narwhals", "spreadsheets") from error

    # pandas has row labels beside the columns. Those with a name are a column that was moved there.
    labels: Any = getattr(source, "index", None)
    if any(name is not None for name in getattr(labels, "names", ())):
        source = source.reset_index()

    # narwhals warns if it gets a frame of Dask. Dask itself makes a frame of pandas from it.
    native: Any = nw.to_native(source, pass_through=True)
    if nw.dependencies.is_dask_dataframe(native):
        source = cast("Any", native).compute()

    try:
        known: Any = nw.from_native(source, pass_through=True)
        if not isinstance(known, nw.DataFrame | nw.LazyFrame):
            raise not_a_source(source)
        frame: nw.DataFrame[Any] = known.lazy().collect()
    except DuplicateError as error:
        message = "expected columns of different names, got one name more than once"
        raise InvalidLadderError([Problem(message)]) from error
    return _read(frame.columns, frame.iter_rows())


def _read(columns: Sequence[object], values: Iterable[Sequence[object]]) -> Sheet:
    """Return the sheet with these headings and rows of values."""
    limits = Limits(None)
    rows: list[Row] = [limits.take([str(column) for column in columns])]
    problems: list[Problem] = []
    sheet = Records(rows, problems=problems)
    for number, row in enumerate(values, 1):
        cells: list[Cell] = []
        for column, value in enumerate(row):
            try:
                cells.append(to_cell(value))
            except TypeError as error:
                cells.append(None)
                problems.append(sheet.problem(str(error), number, column))
        rows.append(limits.take(cells))

    drop_empty_end(rows)
    return sheet
