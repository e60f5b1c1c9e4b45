"""Write a ladder to a file of sheets: the whole ladder, or one table."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from os import PathLike
from pathlib import Path
from zipfile import ZipFile

from pm_career._files import MOST_BYTES, check_encodable, messages, write_file
from pm_career._model import Ladder, require_ladder
from pm_career._wording import number_in_words, quote
from pm_career.exceptions import InvalidLadderError, Problem
from pm_career.spreadsheets._options import Layout
from pm_career.spreadsheets._sheet import Cell, Row
from pm_career.spreadsheets._sources import (
    MOST_CELLS,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_UNPACKED,
)
from pm_career.spreadsheets._writing.layouts import to_table
from pm_career.spreadsheets._writing.tables import Table, to_tables

_WORKBOOK = ".xlsx"
_DELIMITERS = {".csv": ",", ".tsv": "\t"}

_LONGEST_TEXT = 32_767
"""The number of characters that a cell of a workbook may have."""

# A spreadsheet program would read such a text as a formula. Reading drops one apostrophe.
_LIKE_FORMULAS = re.compile(r"'*[=+\-@\t\r]")


def write_ladder(
    ladder: Ladder, path: str | PathLike[str], *, layout: Layout | None = None
) -> None:
    """Write a ladder to a spreadsheet, where people can edit it.

    Without a layout, the file holds the whole ladder, and `read_ladder` returns an equal ladder. A
    workbook then has a sheet for each kind of fact. A CSV file has the same tables, one below the
    other. An existing file is replaced. The file is written completely or not at all.

    >>> from tempfile import TemporaryDirectory
    >>> from pm_career.spreadsheets import read_ladder, write_ladder
    >>> with TemporaryDirectory() as folder:
    ...     write_ladder(default_ladder(), f"{folder}/acme.csv")
    ...     read_ladder(f"{folder}/acme.csv") == default_ladder()
    True

    Args:
        ladder: The ladder.
        path: The path of the file. It ends in `.xlsx` for a workbook, which needs the extra
            `spreadsheets`, or in `.csv` or `.tsv`.
        layout: The only table to write: `"matrix"`, `"long"` or `"levels"`. It has the rows of
            `ladder_rows`, and not the rest of the ladder.

    Raises:
        ImportError: when the extra is not installed.
        InvalidLadderError: when a text cannot be encoded or does not fit into a cell, or when the
            file would be too large to be read.
        OSError: when the file cannot be written.
        TypeError: when it is not a ladder.
        ValueError: when the path has another ending, or the layout is not one of the three.
    """
    require_ladder(ladder)
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in {_WORKBOOK, *_DELIMITERS}:
        raise ValueError(
            f"expected a path that ends in .xlsx, .csv or .tsv, got {quote(str(path))}"
        )

    tables = to_tables(ladder) if layout is None else [to_table(ladder, layout)]
    check_encodable(ladder)
    _check_size(tables)
    if suffix == _WORKBOOK:
        content = _encode_workbook(tables)
    else:
        content = _encode_csv(tables, _DELIMITERS[suffix], is_whole=layout is None)

    if len(content) > MOST_BYTES:
        raise InvalidLadderError([Problem(messages.TOO_LARGE_BY_ITSELF)])
    write_file(path, content)


def _check_size(tables: Sequence[Table]) -> None:
    """Refuse tables that are too large to be read."""
    cells = [cell for table in tables for row in table.rows for cell in row]
    if len(cells) > MOST_CELLS:
        message = f"expected tables of at most {MOST_CELLS:,} cells, got {len(cells):,}"
        raise InvalidLadderError([Problem(message)])

    for table in tables:
        columns = len(table.columns)
        if columns > MOST_COLUMNS:
            expected = f"expected at most {MOST_COLUMNS:,} columns in the sheet {table.name}"
            message = f"{expected}, got {columns:,}; write TOML instead"
            raise InvalidLadderError([Problem(message)])

    characters = sum(len(cell) for cell in cells if isinstance(cell, str))
    if characters > MOST_CHARACTERS:
        message = f"expected texts of at most {MOST_CHARACTERS:,} characters, got {characters:,}"
        raise InvalidLadderError([Problem(message)])


def _encode_workbook(tables: Sequence[Table]) -> bytes:
    """Return the content of a workbook with a sheet for each table."""
    from pm_career.spreadsheets._writing.workbook import count_characters, encode_workbook

    _check_texts(tables, _LONGEST_TEXT, count_characters, "CSV or TOML")
    content = encode_workbook(tables)
    with ZipFile(BytesIO(content)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > MOST_UNPACKED:
        expected = f"expected a workbook of at most {MOST_UNPACKED // 2**20} MiB, unpacked"
        raise InvalidLadderError([Problem(f"{expected}, got more; write CSV instead")])
    return content


def _encode_csv(tables: Sequence[Table], delimiter: str, *, is_whole: bool) -> bytes:
    """Return the content of a file with the tables one below the other."""
    _check_texts(tables, csv.field_size_limit(), len, "TOML")
    rows = _stack(tables) if is_whole else tables[0].rows
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(map(_texts, rows))
    # Without these first bytes, Excel would read another encoding than UTF-8.
    return text.getvalue().encode("utf-8-sig")


def _check_texts(
    tables: Iterable[Table], most: int, count: Callable[[str], int], instead: str
) -> None:
    """Refuse texts that are too long for a cell.

    Args:
        tables: The tables with the texts.
        most: The number of characters that a cell may hold.
        count: Returns the number of characters of a text.
        instead: The formats that can have longer texts.
    """
    problems: list[Problem] = []
    for table in tables:
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and (characters := count(cell)) > most:
                    expected = f"expected at most {most:,} characters in a cell"
                    message = f"{expected}, got {characters:,}; write {instead} instead"
                    problems.append(Problem(message, table.path(row, column)))
    if problems:
        raise InvalidLadderError(problems)


def _stack(tables: Sequence[Table]) -> Iterator[Row]:
    """Yield the rows of tables one below the other, each below its name."""
    for number, table in enumerate(tables):
        if number:
            yield ()
        yield (table.name,)
        yield from table.rows


def _texts(row: Row) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: Cell) -> str:
    """Return the text of a cell in a CSV or TSV file."""
    if isinstance(cell, str):
        return f"'{cell}" if _LIKE_FORMULAS.match(cell) else cell
    return "" if cell is None else number_in_words(cell)
