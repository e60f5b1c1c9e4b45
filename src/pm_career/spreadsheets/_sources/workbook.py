"""Read the sheets of a workbook (XLSX, XLSM) with openpyxl."""

import re
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any, TypeAlias
from xml.etree.ElementTree import iterparse
from zipfile import ZipFile

from pm_career._files import read_at_most
from pm_career._wording import missing_library
from pm_career.exceptions import InvalidLadderError, Problem
from pm_career.spreadsheets._sheet import Cell, Row, Sheet, column_letters
from pm_career.spreadsheets._sources.cell_values import to_cell
from pm_career.spreadsheets._sources.formats import name_archive, wrong_format
from pm_career.spreadsheets._sources.limits import Limits, drop_empty_end
from pm_career.spreadsheets._sources.picking import pick

Parts: TypeAlias = dict[str, bytes]
"""The files in the archive of a workbook, by their names."""

MOST_UNPACKED = 32 * 1024 * 1024
"""The number of bytes that all files in a workbook may have together."""

MOST_PARTS = 1_000
"""The number of files that a workbook may have."""

MOST_MARKUP = 1_000_000
"""The number of tags and attributes that all files in a workbook may have together."""

_TYPES = "[Content_Types].xml"
_SHARED_TEXTS = "sharedStrings.xml"

_WORKBOOK = re.compile(
    rb"(spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template)\.macroEnabled)\.main\+xml"
)

# Cells do not depend on these. openpyxl would refuse a workbook with unknown values in them.
_NEEDLESS = ("docProps/", "xl/chartsheets/", "xl/worksheets/_rels/")

# XML may be in any of these encodings.
_STARTS_OF_ENTITIES = [
    "<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")
]

_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"')

_FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")

# A character that XML cannot have, or an underscore before a text that looks like such a code.
# Codes of half a surrogate pair stay as they are.
_ESCAPED = re.compile(r"_x(?!d[89a-f])([0-9a-f]{4})_", re.IGNORECASE)

_DAMAGED = (
    "cannot be read: the workbook is damaged; open it in a spreadsheet program and save it again"
)
_TOO_LARGE = f"expected a workbook of at most {MOST_UNPACKED // 2**20} MiB, unpacked, got more"
_TOO_MANY_PARTS = f"expected a workbook of at most {MOST_PARTS:,} files, got more"
_TOO_MUCH_MARKUP = f"expected a workbook of at most {MOST_MARKUP:,} tags and attributes, got more"
_WITH_ENTITIES = "expected a workbook, got one that defines entities of XML, which may be harmful"
_NO_SHEETS = (
    "expected a workbook with sheets of cells, got one without; "
    "if it is in the format Strict Open XML, save it as an ordinary workbook (.xlsx)"
)
_NOT_CALCULATED = (
    "this formula has no stored value; open the file in a spreadsheet program and save it again"
)


def read_workbook(content: bytes, file: str | None, names: Sequence[str]) -> list[Sheet]:
    """Return the sheets of a workbook that have these names; all sheets if there are no names.

    Macros, images, comments, links and formats are ignored, except that a number with the format
    of a date is a date. The value of a formula is the stored one.

    Raises:
        ImportError: when openpyxl is not installed.
        InvalidLadderError: when it is not a workbook, is damaged or too large, or lacks a sheet.
    """
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError as error:
        raise missing_library("reading a workbook", "openpyxl", "spreadsheets") from error

    with _reporting_damage(file):
        parts = _unpack(content, file)
        workbook = load_workbook(_pack(parts), read_only=True, data_only=True, keep_links=False)
        sheets: list[Any] = workbook.worksheets
        if not sheets:
            raise InvalidLadderError([Problem(_NO_SHEETS, file=file)])

        limits = Limits(file)
        positions = pick([sheet.title for sheet in sheets], names, file)
        # A thousand sheets may have the same cells.
        if sum(len(parts[_part_of(sheets[at])]) for at in positions) > MOST_UNPACKED:
            raise InvalidLadderError([Problem(_TOO_LARGE, file=file)])
        return [_read_sheet(sheets[position], parts, limits) for position in positions]


@contextmanager
def _reporting_damage(file: str | None) -> Generator[None, None, None]:
    """Report whatever a damaged file makes openpyxl raise, and drop its warnings."""
    from warnings import catch_warnings, simplefilter

    try:
        with catch_warnings():
            simplefilter("ignore")
            yield
    except InvalidLadderError:
        raise
    except Exception as error:
        # Each part may be damaged in a different way: the zip archive, XML, a number, a reference.
        raise InvalidLadderError([Problem(_DAMAGED, file=file)]) from error


def _unpack(content: bytes, file: str | None) -> Parts:
    """Return the files of a workbook that its cells depend on."""
    parts: Parts = {}
    with ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_PARTS:
            raise InvalidLadderError([Problem(_TOO_MANY_PARTS, file=file)])
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise InvalidLadderError([Problem(_TOO_LARGE, file=file)])

        for entry in entries:
            name = entry.filename
            if name.endswith((".xml", ".rels")) and not name.startswith(_NEEDLESS):
                # It may have more than it says, and that is not read.
                with archive.open(entry) as part:
                    parts[name] = _ease(name, read_at_most(entry.file_size, part))

    if not _WORKBOOK.search(parts.get(_TYPES, b"")):
        raise wrong_format(name_archive(file), file)
    if sum(part.count(b"<") + part.count(b"=") for part in parts.values()) > MOST_MARKUP:
        raise InvalidLadderError([Problem(_TOO_MUCH_MARKUP, file=file)])
    if any(start in part for part in parts.values() for start in _STARTS_OF_ENTITIES):
        raise InvalidLadderError([Problem(_WITH_ENTITIES, file=file)])
    return parts


def _ease(name: str, part: bytes) -> bytes:
    """Return a part without what openpyxl would drop or refuse, though it is valid."""
    if name.endswith(_SHARED_TEXTS):
        # openpyxl would drop the code of an underscore, and "_x005F_x0041_" would become an "A".
        return part.replace(b"x005F_", b"x005f_")

    # After the cells come filters and rules with values that openpyxl may not know.
    cells, end, behind = part.partition(b"</sheetData>")
    _, start, rest = behind.partition(b"<mergeCells")
    merged, close, _ = rest.partition(b"</mergeCells>")
    kept = start + merged + close if close else b""
    return cells + end + kept + b"</worksheet>" if end else part


def _pack(parts: Parts) -> BytesIO:
    """Return an archive of the parts."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed


def _read_sheet(worksheet: Any, parts: Parts, limits: Limits) -> Sheet:  # noqa: ANN401  openpyxl has no class for sheets of both kinds
    """Return one sheet of a workbook."""
    # Some programs write a wrong end of the sheet, and openpyxl would stop there.
    worksheet.reset_dimensions()
    part = parts[_part_of(worksheet)]
    formulas = _find_formulas(part)

    rows: list[Row] = []
    problems: list[Problem] = []
    merged = _find_merged(part)
    sheet = Sheet(rows, worksheet.title, limits.file, merged=merged, problems=problems)
    for number, row in enumerate(worksheet.iter_rows()):
        cells: list[Cell] = [None] * len(row)
        for column, cell in enumerate(row):
            value = cell.value
            if value is None and not formulas:
                # Most cells of a large matrix are empty.
                continue

            fault = ""
            if value is None:
                value = formulas.get(f"{column_letters(column)}{number + 1}")
                fault = _NOT_CALCULATED if value else ""
            elif cell.data_type == "e":
                fault = f"expected a value, got the error {value}"

            if fault:
                problems.append(sheet.problem(fault, number, column))
            cells[column] = _unescape(value) if isinstance(value, str) else to_cell(value)
        rows.append(limits.take(cells))

    drop_empty_end(rows)
    return sheet


def _part_of(worksheet: Any) -> str:  # noqa: ANN401  as above
    """Return the name of the file in the workbook that has the cells of a sheet."""
    return str(worksheet._worksheet_path)  # noqa: SLF001  it has no other name


def _find_merged(part: bytes) -> dict[int, list[tuple[int, int]]]:
    """Return the first and the last column of cells that are merged across columns, by row."""
    from openpyxl.utils.cell import coordinate_to_tuple

    merged: dict[int, list[tuple[int, int]]] = {}
    for corners in _MERGED.findall(part):
        (row, first), (_, last) = (coordinate_to_tuple(corner.decode()) for corner in corners)
        if first < last:
            merged.setdefault(row - 1, []).append((first - 1, last - 1))
    return merged


def _find_formulas(part: bytes) -> dict[str, str]:
    """Return the formulas without a stored value, such as those that a script wrote, by cell."""
    # Most sheets have no formulas, and are not read twice.
    if not _FORMULA.search(part):
        return {}

    formulas: dict[str, str] = {}
    for _, element in iterparse(BytesIO(part)):  # noqa: S314  without entities, XML is harmless
        if element.tag.endswith("}c"):
            formula = element.find("{*}f")
            # An empty text is stored as a text without letters.
            is_stored = element.get("t") == "str" or element.findtext("{*}v")
            if formula is not None and not is_stored:
                formulas[element.get("r", "")] = f"={formula.text or ''}"
        elif element.tag.endswith("}row"):
            element.clear()
    return formulas


def _unescape(text: str) -> str:
    """Return a text with the characters that XML cannot have, in place of their codes."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
