"""Choose the rows of a matrix or of a sheet of levels, as `where=` says."""

from collections.abc import Mapping

from pm_career._names import normalise
from pm_career._wording import count
from pm_career.spreadsheets._draft import Draft
from pm_career.spreadsheets._naming import no_row_has
from pm_career.spreadsheets._reading.headings import find_column
from pm_career.spreadsheets._sheet import Place, Sheet


def choose_rows(sheet: Sheet, header: int, where: Mapping[str, str], draft: Draft) -> list[int]:
    """Return the rows below the headings that have the texts of `where`.

    A workbook may have a sheet without such a column. Then all its rows are returned.
    """
    below = range(header + 1, len(sheet.rows))
    if not where:
        return list(below)

    rows = [row for row in below if any(map(str.strip, sheet.texts(row)))]
    number = len(rows)
    headings = sheet.texts(header)
    for name, text in where.items():
        column = find_column(name, headings)
        if column is not None:
            rows = _rows_with(text, Place(sheet, column=column), rows, draft)

    if omitted := number - len(rows):
        message = f"left out {count(omitted, 'row')} without the values of where="
        draft.note(message, Place(sheet))
    return rows


def _rows_with(text: str, column: Place, rows: list[int], draft: Draft) -> list[int]:
    """Return the rows that have a text in a column. If there are none, report it.

    An empty cell repeats the cell above, as in merged cells. Empty cells at the top match any text.
    """
    known: dict[str, str] = {}
    chosen: list[int] = []
    above = normalise(text)
    for row in rows:
        written = column.sheet.text(row, column.column or 0).strip()
        above = normalise(written) or above
        if written:
            known.setdefault(above, written)
        if above == normalise(text):
            chosen.append(row)

    if normalise(text) not in known:
        draft.fault(no_row_has(text, list(known.values())), column)
    return chosen
