"""The limits for the sheets of a source."""

import attrs

from pm_career.exceptions import InvalidLadderError, Problem
from pm_career.spreadsheets._sheet import Cell, Row

MOST_CELLS = 100_000
"""The number of cells that all sheets of a source may have. An empty row counts as one."""

MOST_COLUMNS = 16_384
"""The number of columns that a sheet may have, as many as in spreadsheet programs."""

MOST_CHARACTERS = 8_000_000
"""The number of characters that all cells of a source may hold."""

_TOO_MANY_CELLS = (
    f"expected at most {MOST_CELLS:,} cells, got more; "
    "delete the empty rows and columns around the table"
)
_TOO_MANY_COLUMNS = (
    f"expected at most {MOST_COLUMNS:,} columns, got more; "
    "delete the empty columns beside the table"
)
_TOO_MANY_CHARACTERS = f"expected at most {MOST_CHARACTERS:,} characters in all cells, got more"


@attrs.define
class Limits:
    """What may still be read from a source."""

    file: str | None
    """The name of the source in problems."""

    cells: int = MOST_CELLS
    characters: int = MOST_CHARACTERS

    def take(self, row: Row) -> Row:
        """Return a row without its empty end, and count what it holds.

        Raises:
            InvalidLadderError: when the row is too wide, or all rows together are too large.
        """
        self.cells -= len(row) or 1
        # Most cells of a large matrix are empty.
        self.characters -= sum([len(cell) for cell in row if cell and isinstance(cell, str)])
        if self.cells < 0:
            raise InvalidLadderError([Problem(_TOO_MANY_CELLS, file=self.file)])
        if len(row) > MOST_COLUMNS:
            raise InvalidLadderError([Problem(_TOO_MANY_COLUMNS, file=self.file)])
        if self.characters < 0:
            raise InvalidLadderError([Problem(_TOO_MANY_CHARACTERS, file=self.file)])

        width = len(row)
        while width and _is_blank(row[width - 1]):
            width -= 1
        return row[:width]


def drop_empty_end(rows: list[Row]) -> None:
    """Drop the empty rows at the end."""
    while rows and not rows[-1]:
        rows.pop()


def _is_blank(cell: Cell) -> bool:
    return cell is None or cell == ""
