"""Read a ladder or a framework from sheets, in all steps, and report what was understood."""

from collections.abc import Sequence
from pathlib import PurePath

from pm_career._names import normalise
from pm_career.spreadsheets._draft import Draft, ProficiencyDraft
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading._long import LongColumns, read_long
from pm_career.spreadsheets._reading._matrix import (
    CellOfMatrix,
    MatrixColumns,
    expect,
    find_scale,
    matrix_columns,
    read_matrix,
)
from pm_career.spreadsheets._reading.choosing import choose
from pm_career.spreadsheets._reading.exact import (
    read_descriptors,
    read_expectations,
    read_facts,
    read_scale,
)
from pm_career.spreadsheets._reading.levels import LevelColumns, order_levels, read_levels
from pm_career.spreadsheets._reading.understanding import Kind, Understood
from pm_career.spreadsheets._report import FrameworkReport, ReadReport, SheetReport
from pm_career.spreadsheets._sheet import Place, Sheet


def read(sheets: Sequence[Sheet], options: Options) -> ReadReport:
    """Return the ladder in the sheets, and what was understood of them.

    Raises:
        InvalidLadderError: with every problem that can be found, each with its cell.
        UnknownColumnError: when the caller names a heading that no sheet has.
    """
    draft, reports = _read_sheets(sheets, options)
    draft.title = draft.title or "Career ladder"
    return ReadReport(ladder=draft.ladder(), sheets=reports, notes=draft.notes())


def read_by_role(sheets: Sequence[Sheet], options: Options) -> FrameworkReport:
    """Return the framework in the sheets, with a track for each role, and what was understood.

    Raises:
        InvalidLadderError: with every problem that can be found, each with its cell.
        UnknownColumnError: when the caller names a heading that no sheet has.
    """
    draft, reports = _read_sheets(sheets, options)
    draft.title = draft.title or "Career framework"
    return FrameworkReport(framework=draft.framework(), sheets=reports, notes=draft.notes())


def _read_sheets(
    sheets: Sequence[Sheet], options: Options
) -> tuple[Draft, tuple[SheetReport, ...]]:
    """Return the draft of all sheets, and what was understood of each."""
    draft = Draft(sheets)
    understood = choose(sheets, options, draft)
    reports: dict[Sheet, SheetReport] = {}

    def of(kind: Kind) -> list[Understood]:
        return [each for each in understood if each.kind == kind]

    for each in of("ladder"):
        reports[each.sheet] = read_facts(each.sheet, each.header, draft)
    for each in of("scale"):
        reports[each.sheet] = read_scale(each.sheet, each.header, draft)
    _tell_scale(options, draft, sheets)
    for each in understood:
        if isinstance(each.columns, LevelColumns):
            reports[each.sheet] = read_levels(each.sheet, each.columns, draft, options)
            order_levels(each.sheet, draft, options)

    cells = _read_matrices(of("matrix"), draft, options, reports)
    for each in of("descriptors"):
        reports[each.sheet] = read_descriptors(each.sheet, each.header, draft)
    for each in of("expectations"):
        reports[each.sheet] = read_expectations(each.sheet, each.header, draft)
    draft.scale = draft.scale or find_scale(cells, draft)
    expect(cells, draft)

    for each in understood:
        if isinstance(each.columns, LongColumns):
            reports[each.sheet] = read_long(each.sheet, each.columns, draft, options)

    draft.title = options.title or draft.title or _title_of(sheets[0].file)
    draft.broken = [problem for sheet in reports for problem in sheet.problems]
    return draft, tuple(reports[sheet] for sheet in sheets if sheet in reports)


def _title_of(file: str | None) -> str:
    """Return the name of a file without its folder and ending; no name for `<stdin>`."""
    return "" if file is None or file.startswith("<") else PurePath(file).stem


def _tell_scale(options: Options, draft: Draft, sheets: Sequence[Sheet]) -> None:
    """Put the proficiencies in the order of `scale=`."""
    if not options.scale:
        return
    listed = {normalise(name): each for each in draft.scale for name in each.names()}
    place = Place(sheets[0])
    draft.scale = [
        listed.get(normalise(name)) or ProficiencyDraft(name.strip(), place)
        for name in options.scale
    ]


def _read_matrices(
    matrices: Sequence[Understood],
    draft: Draft,
    options: Options,
    reports: dict[Sheet, SheetReport],
) -> list[CellOfMatrix]:
    """Read all of each matrix except the cells of levels, and return these cells."""
    cells: list[CellOfMatrix] = []
    advice = "" if draft.levels else "; if the sheets have different levels, choose with sheet="
    for each in matrices:
        columns = each.columns
        if draft.levels:
            columns = matrix_columns(each.sheet, each.header, options, draft.levels)
        if not isinstance(columns, MatrixColumns):
            draft.fault("expected a column for each level", Place(each.sheet, each.header))
            continue
        # A workbook with a sheet for each category has a matrix in each.
        category = each.sheet.name if len(matrices) > 1 and columns.category is None else ""
        report, found = read_matrix(
            each.sheet, columns, draft, options, category=category, advice=advice
        )
        reports[each.sheet] = report
        cells += found
    return cells
