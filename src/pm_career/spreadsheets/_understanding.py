"""What each sheet is: where its headings are, and how it is laid out."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

import attrs

from pm_career._names import normalise
from pm_career.spreadsheets._headings import spell
from pm_career.spreadsheets._levels import level_columns
from pm_career.spreadsheets._long import long_columns
from pm_career.spreadsheets._matrix import matrix_columns
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._sheet import Sheet

Kind: TypeAlias = Literal[
    "ladder", "scale", "levels", "matrix", "descriptors", "expectations", "long"
]

_MOST_ROWS_ABOVE = 20
_SCALES = frozenset(
    map(normalise, ("scale", "proficiencies", "proficiency", "rating scale", "proficiency scale"))
)
_MEANINGS = frozenset(map(spell, ("meaning", "description", "definition")))


@attrs.frozen(eq=False)
class Understood:
    """A sheet, what it is, and the row of its headings."""

    sheet: Sheet
    kind: Kind
    header: int
    is_certain: bool = True


def understand(sheet: Sheet, options: Options) -> Understood | None:
    """Return what a sheet is; `None` if no row of it can be that of its headings."""
    guess: Understood | None = None
    for header in _header_rows(sheet):
        found = _understand(sheet, header, options)
        if found and found.is_certain:
            return found
        guess = guess or found
    return guess


def _header_rows(sheet: Sheet) -> Iterator[int]:
    """Yield the rows that may have the headings: those at the top that are nearly full.

    Above them may be the title of the table, or a date.
    """
    filled = [sum(bool(str(cell or "").strip()) for cell in row) for row in sheet.rows]
    widest = max(filled, default=0)
    for row, cells in enumerate(filled[:_MOST_ROWS_ABOVE]):
        if cells > 1 and 2 * cells >= widest:
            yield row


def _understand(sheet: Sheet, header: int, options: Options) -> Understood | None:
    """Return what a sheet is if its headings are in this row."""
    headings = {spell(sheet.text(header, column)) for column in range(len(sheet.rows[header]))}
    if kind := _special_kind(sheet, headings):
        return Understood(sheet, kind, header)

    layout = options.layout
    is_keyed = "key" in headings
    if layout in {None, "long"} and not is_keyed and long_columns(sheet, header, options):
        return Understood(sheet, "long", header)
    if layout in {None, "levels"} or normalise(sheet.name) == "levels":
        columns = level_columns(sheet, header, options)
        if columns and not (is_keyed and "skill" in headings):
            return Understood(sheet, "levels", header)
    if layout in {None, "matrix"}:
        matrix = matrix_columns(sheet, header, options)
        if matrix:
            is_certain = matrix.is_certain or layout == "matrix"
            return Understood(sheet, "matrix", header, is_certain)
    return None


def _special_kind(sheet: Sheet, headings: set[str]) -> Kind | None:
    """Return what a sheet is that has just one purpose."""
    name = normalise(sheet.name)
    if headings == {"field", "text"}:
        return "ladder"
    if {"level", "expectation", "skill"} <= headings:
        return "expectations"
    if name == "descriptors" and "skill" in headings:
        return "descriptors"

    names_proficiency = name in _SCALES or {"proficiency", "proficiencie"} & headings
    if names_proficiency and headings & _MEANINGS and "skill" not in headings:
        return "scale"
    return None
