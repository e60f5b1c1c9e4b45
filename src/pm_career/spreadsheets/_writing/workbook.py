"""Write tables to a workbook (XLSX) that is easy to edit. The same tables give the same bytes.

This module needs openpyxl, so it is imported when the first workbook is written.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import accumulate, pairwise
from math import ceil
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pm_career._wording import missing_library

try:
    from openpyxl import Workbook
except ModuleNotFoundError as _missing:
    raise missing_library("writing a workbook", "openpyxl", "spreadsheets") from _missing

from openpyxl.cell import Cell as CellOfWorkbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from pm_career.spreadsheets._sheet import EXPECTATIONS, SCALE, SKILLS, Cell, column_letters, text_of
from pm_career.spreadsheets._writing.tables import Column, Table

_DATE = datetime(2000, 1, 1)  # noqa: DTZ001  a workbook has no time zones
_UNIX = 3

# Characters that XML cannot have or would change, and texts that look like their codes.
_NOT_IN_XML = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
# Programs may drop a text that has only spaces.
_SPACE_OF_SPACES = re.compile(r"[ \t\n](?=[ \t\n]*\Z)")

# A spreadsheet program would read such a text as a formula, or drop its apostrophe.
_LIKE_FORMULAS = ("=", "+", "-", "@", "'")

_HEADING = Font("Calibri", 11, bold=True, color="FFFFFF")
_NAME = Font("Calibri", 11, bold=True)
_KEY = Font("Calibri", 11, color="808080")
_TEXT = Font("Calibri", 11)

_DARK = PatternFill("solid", fgColor="1F3A5F")
_BANDS = (PatternFill("solid", fgColor="FFFFFF"), PatternFill("solid", fgColor="E8EEF7"))
_IN_BANDS = (SKILLS, EXPECTATIONS)
"""The sheets in which all rows of a category, or of a level, have one colour."""

_LINE = Side("thin", color="C9CFD8")
_LINES = Border(right=_LINE, bottom=_LINE)
_FROM_TOP = Alignment(vertical="top", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="top", wrap_text=True)

# Widths are in letters, and heights in points.
_NARROWEST, _WIDEST, _MARGIN = 10, 50, 3
_LONGEST_WORD = 20
_LINE_HEIGHT, _HIGHEST = 15, 405

_NEW_ROWS = 100
_A4 = "9"


def count_characters(text: str) -> int:
    """Return the number of characters that a text has in a workbook, with its codes."""
    return len(_escape(text).encode("utf-16-le")) // 2


def _escape(text: str) -> str:
    """Return a text as it is in a workbook, with codes such as `_x000D_` for some characters."""
    escaped = _NOT_IN_XML.sub(_code, text)
    first = _SPACE_OF_SPACES.match(escaped)
    return escaped if first is None else _code(first) + escaped[1:]


def _code(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def encode_workbook(tables: Sequence[Table]) -> bytes:
    """Return the content of a workbook with a sheet for each table."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for table in tables:
        sheet = workbook.create_sheet(table.name)
        _fill(sheet, table)
        _lay_out(sheet, table)

    by_name = {table.name: table for table in tables}
    if SCALE in by_name:
        _offer_scale(workbook[SKILLS], by_name[SKILLS], by_name[SCALE])
    workbook.active = list(by_name).index(SKILLS) if SKILLS in by_name else 0

    # `Workbook.save` would write the present time.
    workbook.properties.creator = "pm_career"
    workbook.properties.created = workbook.properties.modified = _DATE
    content = BytesIO()
    ExcelWriter(workbook, ZipFile(content, "w")).save()
    return _without_times(content)


def _without_times(content: BytesIO) -> bytes:
    """Return a zip archive of the same files, without the times at which they were added."""
    timeless = BytesIO()
    with ZipFile(content) as archive, ZipFile(timeless, "w") as copy:
        for name in archive.namelist():
            entry = ZipInfo(name)  # of 1980, where the times of archives begin
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            copy.writestr(entry, archive.read(name))
    return timeless.getvalue()


def _fill(sheet: Worksheet, table: Table) -> None:
    """Write the headings and the cells of a table, with their styles."""
    has_words = _has_words(table)
    for row, band in enumerate((None, *_bands(table))):
        cells: list[CellOfWorkbook] = []
        for number, column in enumerate(table.columns):
            cell = CellOfWorkbook(sheet, row + 1, number + 1)
            _set(cell, table.cell(row, number))
            _dress(cell, column, band)
            if band is not None and column.of_level and has_words:
                cell.alignment = _CENTRED
            cells.append(cell)
        sheet.append(cells)


def _set(cell: "CellOfWorkbook", value: Cell) -> None:
    """Set the value of a cell. A text never becomes a formula, a date or an error."""
    if isinstance(value, str):
        cell.value = _escape(value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_LIKE_FORMULAS)
    elif value is not None:
        # As a number, openpyxl would round it to 16 digits.
        cell.value = repr(value)
        cell.data_type = "n"
        cell.number_format = "0" if float(value).is_integer() else "0.0#"


def _dress(cell: CellOfWorkbook, column: Column, band: int | None) -> None:
    """Set the style of a cell, by its column and its band. Headings have no band."""
    cell.border = _LINES
    cell.alignment = _FROM_TOP
    if band is None:
        cell.font, cell.fill = _HEADING, _DARK
        return

    cell.font, cell.fill = _TEXT, _BANDS[band]
    if column.is_name:
        cell.font = _NAME
    elif column.path == ("key",):
        cell.font = _KEY
    if cell.data_type == "n" and cell.value is not None:
        cell.alignment = _CENTRED


def _has_words(table: Table) -> bool:
    """Return whether each cell of a level is one word or two, such as the name of a proficiency."""
    cells = [cell for column in table.columns if column.of_level for cell in column.cells]
    return all(len(str(cell)) <= _LONGEST_WORD for cell in cells)


def _bands(table: Table) -> list[int]:
    """Return the colour of each row. The colour changes where the first cell changes."""
    if table.name not in _IN_BANDS:
        return [0] * len(table.about)
    groups = table.columns[0].cells
    changes = [0, *(above != below for above, below in pairwise(groups))]
    return [number % len(_BANDS) for number in accumulate(changes[: len(groups)])]


def _lay_out(sheet: Worksheet, table: Table) -> None:
    """Lay out a sheet for the screen and for paper."""
    # The headings and the names of the rows stay in view.
    names = [number for number, column in enumerate(table.columns) if column.is_name]
    sheet.freeze_panes = f"{column_letters(names[-1] + 1)}2"

    widths = [_width(column) for column in table.columns]
    for number, width in enumerate(widths):
        sheet.column_dimensions[column_letters(number)].width = width
    for row, cells in enumerate(table.rows, 1):
        sheet.row_dimensions[row] = _Row(sheet, row, _height(cells, widths))

    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


class _Row(RowDimension):
    """A row whose height spreadsheet programs may change when its texts become longer."""

    @property
    def customHeight(self) -> bool:  # noqa: N802  the name that openpyxl writes
        """Whether a person has set the height, so that it must stay."""
        return False


def _width(column: Column) -> int:
    """Return the width of a column, in letters: that of its longest line, within limits."""
    lines = [line for cell in column.cells for line in text_of(cell).splitlines()]
    # A heading may be broken between its words.
    longest = max(map(_letters, (*lines, *column.heading.split())))
    return min(max(longest + _MARGIN, _NARROWEST), _WIDEST)


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return the height of a row, in points, that shows all lines of its cells."""
    lines = [
        sum(ceil(_letters(line) / width) or 1 for line in text_of(cell).splitlines())
        for cell, width in zip(cells, widths, strict=True)
    ]
    return min(max(lines) * _LINE_HEIGHT, _HIGHEST)


def _letters(text: str) -> int:
    """Return how many letters wide a text is. Those of East Asia are twice as wide."""
    return sum(2 if east_asian_width(letter) in {"W", "F"} else 1 for letter in text)


def _offer_scale(sheet: Worksheet, skills: Table, scale: Table) -> None:
    """Make the cells of levels offer the names of the proficiencies in a list."""
    levels = [column_letters(n) for n, column in enumerate(skills.columns) if column.of_level]
    offer = DataValidation(
        type="list",
        formula1=f"{SCALE}!$B$2:$B${len(scale.rows)}",
        errorTitle="Not on the scale",
        error=f"Choose a name from the sheet {SCALE}.",
        showErrorMessage=True,
        sqref=f"{levels[0]}2:{levels[-1]}{len(skills.rows) + _NEW_ROWS}",
    )
    sheet.add_data_validation(offer)
