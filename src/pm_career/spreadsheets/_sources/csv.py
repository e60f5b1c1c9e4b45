"""Read sheets from text with values between commas, semicolons or tabs (CSV, TSV)."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice, pairwise

from pm_career.exceptions import InvalidLadderError, Problem
from pm_career.spreadsheets._sheet import LADDER, WHOLE_LADDER, Row, Sheet
from pm_career.spreadsheets._sources.limits import Limits, drop_empty_end

TAB = "\t"

# The comma is last, because headings may have commas: "Skill;Junior, Mid".
_DELIMITERS = (TAB, ";", ",")

# A spreadsheet program would read such a text as a formula, so an apostrophe is before it.
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")


_MOST_COMPARED = 1_000
"""The number of rows in which the character between values is looked for."""


def read_csv(text: str, file: str | None, delimiter: str | None) -> list[Sheet]:
    """Return the sheet in a text, or all sheets, one below the other, if the first is `Ladder`.

    Args:
        text: The text itself.
        file: The name of the file in problems.
        delimiter: The character between values. If it is `None`, the headings decide.

    Raises:
        InvalidLadderError: when the quotation marks do not match, or there are too many cells.
    """
    limits = Limits(file)
    rows = [limits.take(row) for row in _read_rows(text, file, delimiter or _find_delimiter(text))]
    drop_empty_end(rows)
    if rows[:1] == [[LADDER]]:
        return list(_split(rows, file))
    return [Sheet(rows, file=file)]


def _read_rows(text: str, file: str | None, delimiter: str) -> Iterator[Row]:
    """Yield all rows. A row may have several lines."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            yield [_unescape(cell) or None for cell in row]
            line = reader.line_num + 1
    except csv.Error as error:
        raise InvalidLadderError([Problem(_explain(error), (), file, line)]) from error


def _explain(error: csv.Error) -> str:
    """Return what is wrong with a row."""
    if "unexpected end" in str(error):
        return "this row has a quotation mark that is not closed"
    if "limit" in str(error):
        return f"expected at most {csv.field_size_limit():,} characters in a cell, got more"
    return (
        "expected a delimiter after a quotation mark; "
        "within quotation marks, write each quotation mark twice"
    )


def _find_delimiter(text: str) -> str:
    """Return the character that gives the most cells in the first row with several cells."""
    tables = [csv.reader(StringIO(text, newline=""), delimiter=each) for each in _DELIMITERS]
    try:
        for rows in islice(zip(*tables, strict=False), _MOST_COMPARED):
            widths = [len(row) for row in rows]
            if max(widths) > 1:
                return _DELIMITERS[widths.index(max(widths))]
    except csv.Error:
        # It is raised again when the rows are read.
        pass
    return ","


def _unescape(cell: str) -> str:
    return cell[1:] if _ESCAPED.match(cell) else cell


def _split(rows: list[Row], file: str | None) -> Iterator[Sheet]:
    """Yield the sheets, one below the other: a row with only a name, rows, and an empty row."""
    starts = [
        number
        for number, row in enumerate(rows)
        if len(row) == 1 and row[0] in WHOLE_LADDER and (number == 0 or not rows[number - 1])
    ]
    for start, end in pairwise([*starts, len(rows)]):
        part = rows[start + 1 : end]
        drop_empty_end(part)
        yield Sheet(part, str(rows[start][0]), file, first_row=start + 1)
