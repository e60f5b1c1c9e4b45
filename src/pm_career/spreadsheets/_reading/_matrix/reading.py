"""Read a matrix: a row for each skill, and a column for each level.

This module reads all but the cells of levels, which it keeps. So a sheet of expectations, which is
read next, finds all levels and skills. Then `expecting` reads the cells.
"""

from collections.abc import Iterable, Mapping

from pm_career._names import normalise
from pm_career._titles import names_seniority
from pm_career._wording import list_names, quote
from pm_career.spreadsheets._draft import Draft, LevelDraft
from pm_career.spreadsheets._naming import Named, not_found
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading._matrix.cells import CellOfMatrix
from pm_career.spreadsheets._reading._matrix.columns import MatrixColumns
from pm_career.spreadsheets._reading._matrix.rows import ExactRows
from pm_career.spreadsheets._reading._matrix.written_rows import WrittenRows
from pm_career.spreadsheets._reading.level_names import (
    complete_level,
    draft_level,
    find_level,
    numbers_of,
)
from pm_career.spreadsheets._report import Reading, SheetReport, report_columns
from pm_career.spreadsheets._sheet import Place, Sheet


def read_matrix(
    sheet: Sheet,
    columns: MatrixColumns,
    draft: Draft,
    options: Options,
    *,
    category: str,
    advice: str,
) -> tuple[SheetReport, list[CellOfMatrix]]:
    """Return what was understood of a matrix, and the cells of levels that are not empty.

    The levels and skills are added to the draft.

    Args:
        sheet: The sheet.
        columns: Which column is what.
        draft: The ladder as far as other sheets were read.
        options: What the caller says.
        category: The category of all skills, if a workbook has a sheet for each category.
        advice: What to do if the draft does not have a level.
    """
    levels = _find_levels(sheet, columns, draft, advice)
    _note_columns(sheet, columns, draft)

    kind = ExactRows if columns.exact else WrittenRows
    rows = kind(sheet, columns, draft, options, levels, category)
    rows.read()
    return _report(sheet, columns, rows.readings), rows.cells


def _find_levels(
    sheet: Sheet, columns: MatrixColumns, draft: Draft, advice: str
) -> dict[int, LevelDraft]:
    """Return the level of each column. It is new unless another sheet lists the levels."""
    listed = Named(draft.levels)
    levels: dict[int, LevelDraft] = {}
    found: set[LevelDraft] = set()
    spelled: set[str] = set()

    for column in columns.levels:
        place = Place(sheet, columns.header, column)
        heading = sheet.text(columns.header, column)
        level = find_level(heading, listed) if listed.parts else draft_level(heading, place)

        if level is None:
            draft.fault(not_found("level", heading.strip(), listed) + advice, place)
        elif level in found or normalise(heading) in spelled:
            draft.fault(f"{quote(heading.strip())} is the heading of another column too", place)
        else:
            levels[column] = level
            found.add(level)
            spelled.add(normalise(heading))
            if not columns.exact:
                complete_level(level, heading, place)

    if not listed.parts:
        draft.levels += levels.values()
        _note_falling_numbers(levels, Place(sheet, columns.header), draft)
        return levels
    # With "as below", a cell repeats the level below, wherever the column of that level is.
    columns_of = {level: column for column, level in levels.items()}
    return {columns_of[level]: level for level in listed.parts if level in columns_of}


def _note_falling_numbers(levels: Mapping[int, LevelDraft], headings: Place, draft: Draft) -> None:
    """Note that the first level may be the highest: "L5 | L4 | L3"."""
    numbers = numbers_of(levels.values())
    if numbers != sorted(numbers) and numbers == sorted(numbers, reverse=True):
        names = list_names([level.name for level in levels.values()])
        message = f"the levels are {names}, lowest first, in the order of the columns"
        draft.note(f"{message}; levels= sets another order", headings)


def _note_columns(sheet: Sheet, columns: MatrixColumns, draft: Draft) -> None:
    """Note the columns that may be levels, and report those that are called like one."""
    for column in columns.unsure:
        place = Place(sheet, columns.header, column)
        heading = quote(sheet.text(columns.header, column).strip())
        if columns.exact and names_seniority(heading):
            advice = "add it there, or begin the heading with 'Detail: '"
            draft.fault(f"the sheet of levels has no {heading}; {advice}", place)
        elif columns.exact:
            advice = "if it is a level, add it to the sheet of levels"
            draft.note(f"{heading} was read as a detail of the skills; {advice}", place)
        else:
            advice = "if it is a level, list all levels in levels="
            draft.note(f"{heading} was read as a detail of the skills; {advice}", place)


def _report(sheet: Sheet, columns: MatrixColumns, rows: Iterable[Reading]) -> SheetReport:
    """Return what was understood of the sheet."""
    fields = {
        "category": columns.category,
        "skill": columns.skill,
        "key": columns.key,
        "description": columns.description,
    }
    read_as = {column: field for field, column in fields.items() if column is not None}
    read_as |= dict.fromkeys(columns.details, "detail of the skill")
    read_as |= dict.fromkeys(columns.levels, "level")
    read_as |= dict.fromkeys(columns.omitted, "left out")
    return SheetReport(
        place=sheet.label,
        kind="matrix",
        columns=report_columns(sheet, columns.header, dict(sorted(read_as.items()))),
        rows=tuple(rows),
    )
