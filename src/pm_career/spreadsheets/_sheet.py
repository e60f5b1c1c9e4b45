"""A sheet of cells from any source, and the names of its cells in problems and reports."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import attrs

from pm_career.exceptions import Problem

Cell: TypeAlias = str | int | float | None
"""What a cell holds: a text, a number, or nothing."""

Row: TypeAlias = Sequence[Cell]

LADDER, LEVELS, SKILLS = "Ladder", "Levels", "Skills"
EXPECTATIONS, DESCRIPTORS, SCALE = "Expectations", "Descriptors", "Scale"

WHOLE_LADDER = (LADDER, LEVELS, SKILLS, EXPECTATIONS, DESCRIPTORS, SCALE)
"""The names of the sheets that hold all of a ladder, in their order."""

_LETTERS = 26


@attrs.frozen(eq=False)
class Sheet:
    """The cells of a spreadsheet, in rows. The rows may have different lengths."""

    rows: Sequence[Row]

    name: str = ""
    """The name of the sheet in its workbook; empty in a file of one sheet."""

    file: str | None = None
    """The path or name of the file; `None` if there is no named file."""

    first_row: int = 0
    """The row of the file where the sheet begins, counted from 0."""

    merged: Mapping[int, Sequence[tuple[int, int]]] = attrs.field(
        factory=dict[int, Sequence[tuple[int, int]]]
    )
    """The first and the last column of merged cells, by their row."""

    problems: Sequence[Problem] = ()
    """The problems of cells, such as an error in a formula. They matter if the sheet is used."""

    @property
    def label(self) -> str:
        """The file and the name of the sheet, as problems write them: `book.xlsx:Levels`."""
        return ":".join(part for part in (self.file, self.name) if part)

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell holds, given its row and column, counted from 0."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def texts(self, row: int) -> list[str]:
        """Return the texts of all cells of a row."""
        return [text_of(cell) for cell in self.rows[row]]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, as it is written. A whole number has no fraction."""
        return text_of(self.cell(row, column))

    def problem(self, message: str, row: int | None = None, column: int | None = None) -> Problem:
        """Return the problem of a cell, of a column, or of the whole sheet."""
        return Problem(message, (), self.file, cell=self._cell_name(row, column) or None)

    def row_name(self, row: int) -> str:
        """Return the name of a row: `7`."""
        return f"{self.first_row + row + 1}"

    def column_name(self, column: int) -> str:
        """Return the name of a column: `C`."""
        return column_letters(column)

    def _cell_name(self, row: int | None, column: int | None) -> str:
        """Return the name of a cell as a formula writes it: `C7`, or `Levels!C7`."""
        cell = "" if column is None else self.column_name(column)
        cell += "" if row is None else self.row_name(row)
        return "!".join(part for part in (self.name, cell) if part)


@attrs.frozen(eq=False)
class MarkdownTable(Sheet):
    """A table in a Markdown file. Its cells have no names, so its problems have lines."""

    lines: Sequence[int] = ()
    """The line of each row in the file, counted from 1."""

    def problem(self, message: str, row: int | None = None, column: int | None = None) -> Problem:
        """Return the problem of a row, a column or the whole table, with its line."""
        # The headings are the first row.
        line = self.lines[row or 0]
        where = () if column is None else (self.text(0, column) or self.column_name(column),)
        return Problem(message, where, self.file, line)

    def row_name(self, row: int) -> str:
        """Return the name of a row: `line 12`."""
        return f"line {self.lines[row]}"

    def column_name(self, column: int) -> str:
        """Return the name of a column: `column 3`."""
        return f"column {column + 1}"


@attrs.frozen(eq=False)
class Records(Sheet):
    """A dataframe or a list of dictionaries. The headings, its first row, are the names of columns.

    A problem has the path to a value as code writes it: `[3].Skill`.
    """

    def problem(self, message: str, row: int | None = None, column: int | None = None) -> Problem:
        """Return the problem of a value, of a column, or of all rows."""
        path = () if not row else (row - 1,)
        heading = () if column is None else (self.text(0, column),)
        return Problem(message, (*path, *heading))

    def row_name(self, row: int) -> str:
        """Return the name of a row: its position, `[3]`."""
        return f"[{row - 1}]" if row else "headings"

    def column_name(self, column: int) -> str:
        """Return the name of a column: `column 3`."""
        return f"column {column + 1}"


@attrs.frozen(eq=False)
class Place:
    """A cell of a sheet; a whole row if the column is `None`, and a whole column if the row is."""

    sheet: Sheet
    row: int | None = None
    column: int | None = None

    @property
    def position(self) -> tuple[int, int]:
        """The row and the column, counted from 0."""
        return self.row or 0, self.column or 0

    def problem(self, message: str) -> Problem:
        """Return the problem of this place."""
        return self.sheet.problem(message, self.row, self.column)


def text_of(cell: Cell) -> str:
    """Return the text of a cell, as it is written. A whole number has no fraction."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    return str(cell)


def column_letters(column: int) -> str:
    """Return the letters of a column, counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    number = column + 1
    while number:
        number, letter = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters
