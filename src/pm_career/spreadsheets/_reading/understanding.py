"""Find the kind of each sheet, its headings and its columns."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

import attrs

from pm_career._names import normalise
from pm_career._titles import names_seniority
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading._long import LongColumns, long_columns
from pm_career.spreadsheets._reading._matrix import MatrixColumns, matrix_columns
from pm_career.spreadsheets._reading.headings import spell
from pm_career.spreadsheets._reading.levels import LevelColumns, level_columns
from pm_career.spreadsheets._sheet import Records, Sheet

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
    """A sheet, its kind, and the row of its headings."""

    sheet: Sheet
    kind: Kind
    header: int
    columns: MatrixColumns | LongColumns | LevelColumns | None = None
    is_certain: bool = True


def understand(sheet: Sheet, options: Options) -> Understood | None:
    """Return what a sheet is; `None` if none of its rows can have the headings."""
    guess: Understood | None = None
    for header in header_rows(sheet):
        found = _understand(sheet, header, options)
        if found and found.is_certain and _names_rows(found):
            return found
        if found and (guess is None or (found.is_certain and not guess.is_certain)):
            guess = found
    return guess


def _names_rows(found: Understood) -> bool:
    """Return whether a heading says what the rows are about.

    Above the headings of a matrix, others may group its levels: "Individuals | Managers".
    """
    return not isinstance(found.columns, MatrixColumns) or found.columns.names_skill


def header_rows(sheet: Sheet) -> Iterator[int]:
    """Yield the rows that may have the headings: those at the top that are nearly full.

    Above them may be the title of the table, or a date. Rows of a program have names of columns.
    """
    if isinstance(sheet, Records):
        yield 0
        return
    top = range(min(len(sheet.rows), 2 * _MOST_ROWS_ABOVE))
    filled = [sum(bool(text.strip()) for text in sheet.texts(row)) for row in top]
    widest = max(filled, default=0)
    for row, cells in enumerate(filled[:_MOST_ROWS_ABOVE]):
        if cells > 1 and 2 * cells >= widest:
            yield row


def _understand(sheet: Sheet, header: int, options: Options) -> Understood | None:
    """Return what a sheet is if its headings are in this row."""
    headings = set(map(spell, sheet.texts(header)))
    if kind := _special_kind(sheet, headings):
        return Understood(sheet, kind, header)

    layout = options.layout
    is_keyed = "key" in headings
    if layout in {None, "long"} and not is_keyed:
        long = long_columns(sheet, header, options)
        if long and (layout == "long" or not _names_levels(sheet, header, long)):
            return Understood(sheet, "long", header, long)

    if layout in {None, "levels"} or normalise(sheet.name) == "levels":
        levels = level_columns(sheet, header, options)
        # A level may have a detail called "Skill".
        is_matrix = is_keyed and "skill" in headings and normalise(sheet.name) != "levels"
        if levels and not is_matrix:
            return Understood(sheet, "levels", header, levels)

    if layout in {None, "matrix"}:
        matrix = matrix_columns(sheet, header, options)
        if matrix:
            is_certain = matrix.is_certain or layout == "matrix"
            return Understood(sheet, "matrix", header, matrix, is_certain)
    return None


def _names_levels(sheet: Sheet, header: int, long: LongColumns) -> bool:
    """Return whether headings besides those of a long sheet name levels, as in a matrix.

    "Role | Skill | Junior PM | Senior PM" has a role for each skill, and no level in its rows.
    """
    others = [n for n in range(len(sheet.rows[header])) if n not in long.fields.values()]
    return len([n for n in others if names_seniority(sheet.text(header, n))]) > 1


def _special_kind(sheet: Sheet, headings: set[str]) -> Kind | None:
    """Return the kind of a sheet with one kind of fact; `None` for any other sheet."""
    # Levels may have any titles, such as "Level" and "Expectation", and details of any names.
    name = normalise(sheet.name)
    if name in {"skills", "levels"}:
        return None
    if headings == {"field", "text"}:
        return "ladder"
    if name == "expectations" and {"level", "expectation", "skill"} <= headings:
        return "expectations"
    if name == "descriptors" and "skill" in headings:
        return "descriptors"

    names_proficiency = name in _SCALES or {"proficiency", "proficiencie"} & headings
    if names_proficiency and headings & _MEANINGS and "skill" not in headings:
        return "scale"
    return None
