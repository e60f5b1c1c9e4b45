"""Find the format of a source, and read its sheets."""

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TypeGuard

from pm_career._files import decode, is_readable, is_traversable, read_content
from pm_career.exceptions import InvalidLadderError, Problem
from pm_career.spreadsheets._sheet import Sheet
from pm_career.spreadsheets._sources.csv import TAB, read_csv
from pm_career.spreadsheets._sources.formats import (
    find_other_format,
    is_archive,
    not_a_source,
    suffix_of,
    wrong_format,
)
from pm_career.spreadsheets._sources.markdown import has_table, read_markdown
from pm_career.spreadsheets._sources.picking import pick
from pm_career.spreadsheets._sources.records import (
    are_dictionaries,
    is_frame,
    read_dictionaries,
    read_frame,
)
from pm_career.spreadsheets._sources.workbook import read_workbook

_MARKDOWN = (".md", ".markdown")
_SEPARATED = (".csv", ".tsv")


def read_sheets(source: object, names: Sequence[str] = ()) -> list[Sheet]:
    """Return the sheets of a source that are not empty.

    A sheet of a workbook may have problems of its own: errors in its cells, and formulas without a
    value. They do not matter if the sheet is not used.

    Args:
        source: The path of a CSV, TSV, XLSX, XLSM or Markdown file; an open file; a list of
            dictionaries; or a dataframe of any library that narwhals supports.
        names: The names of the sheets to return; all sheets if there are none.

    Raises:
        ImportError: when the library for this kind of source is not installed.
        InvalidLadderError: when the source cannot be read, or has no sheet of one of the names.
        TypeError: when it is anything else.
    """
    sheets = _read(source, names)
    file = sheets[0].file
    positions = pick([sheet.name for sheet in sheets], names, file)
    picked = [sheets[position] for position in positions if sheets[position].rows]
    if not picked:
        raise InvalidLadderError([Problem("expected a table, got only empty cells", file=file)])
    return picked


def _read(source: object, names: Sequence[str]) -> list[Sheet]:
    """Return all sheets of a source; of a workbook, only the sheets with these names."""
    if _is_path(source):
        source = Path(source)

    if are_dictionaries(source):
        return [read_dictionaries(source)]
    if is_frame(source):
        return [read_frame(source)]
    if is_traversable(source) or is_readable(source):
        content, file = read_content(source)
        return _read_file(content, file, names)
    raise not_a_source(source)


def _is_path(source: object) -> TypeGuard[str | PathLike[str]]:
    return isinstance(source, str | PathLike)


def _read_file(content: bytes, file: str | None, names: Sequence[str]) -> list[Sheet]:
    """Return the sheets of a file. Its content and its name decide the format."""
    if is_archive(content):
        return read_workbook(content, file, names)
    if other := find_other_format(content, file):
        raise wrong_format(other, file)

    text = decode(content, file)
    suffix = suffix_of(file)
    if suffix in _MARKDOWN or (suffix not in _SEPARATED and has_table(text)):
        return read_markdown(text, file)
    return read_csv(text, file, TAB if suffix == ".tsv" else None)
