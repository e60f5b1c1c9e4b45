"""From sheets to a ladder, and to what was understood of them."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from pm_career._names import normalise
from pm_career._wording import count, list_names, quote
from pm_career.exceptions import InvalidLadderError, Problem
from pm_career.spreadsheets._draft import (
    Draft,
    ProficiencyDraft,
)
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading.cells import CellOfMatrix, find_scale
from pm_career.spreadsheets._reading.exact import (
    read_descriptors,
    read_expectations,
    read_facts,
    read_scale,
)
from pm_career.spreadsheets._reading.expecting import expect
from pm_career.spreadsheets._reading.levels import LevelColumns, order_levels, read_levels
from pm_career.spreadsheets._reading.long import read_long
from pm_career.spreadsheets._reading.long_table import LongColumns
from pm_career.spreadsheets._reading.matrix import read_matrix
from pm_career.spreadsheets._reading.matrix_columns import MatrixColumns, matrix_columns
from pm_career.spreadsheets._reading.understanding import (
    Kind,
    Understood,
    check_headings,
    check_levels,
    understand,
)
from pm_career.spreadsheets._report import ReadReport, SheetReport
from pm_career.spreadsheets._sheet import Place, Sheet

_WITHOUT_TITLE = "Career ladder"


def read(sheets: Sequence[Sheet], options: Options) -> ReadReport:
    """Return the ladder in the sheets, and what was understood of them.

    Raises:
        InvalidLadderError: with every problem that can be found, each with its cell.
        UnknownColumnError: when the caller names a heading that no sheet has.
    """
    check_headings(sheets, options)
    draft = Draft()
    understood = _choose(sheets, options, draft)
    check_levels(understood, options)
    _note_texts_outside(understood, draft)
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

    draft.title = options.title or draft.title or _title_of(sheets[0].file) or _WITHOUT_TITLE
    draft.broken += [problem for sheet in reports for problem in sheet.problems]
    in_order = (reports[sheet] for sheet in sheets if sheet in reports)
    return ReadReport(ladder=draft.ladder(), sheets=tuple(in_order), notes=draft.notes())


def _title_of(file: str | None) -> str:
    """Return the name of a file without its folder and ending; none for a stream: `<stdin>`."""
    return "" if file is None or file.startswith("<") else PurePath(file).stem


def _choose(sheets: Sequence[Sheet], options: Options, draft: Draft) -> list[Understood]:
    """Return the sheets that belong to a ladder, and note those that do not."""
    guesses = {sheet: understand(sheet, options) for sheet in sheets}
    found = [guess for guess in guesses.values() if guess]
    certain = [guess for guess in found if guess.is_certain]
    chosen = certain or found[:1]
    if not chosen:
        raise InvalidLadderError(map(_not_understood, sheets))

    for sheet in sheets:
        if guesses[sheet] not in chosen:
            draft.note("this sheet was left out; it has no headings of a ladder", Place(sheet))
    if not certain:
        message = "no heading says which column names the skills and which are levels"
        draft.note(f"{message}, so their order decides", Place(chosen[0].sheet, chosen[0].header))
    return chosen


def _note_texts_outside(understood: Sequence[Understood], draft: Draft) -> None:
    """Note the texts above the headings, and those behind the last heading."""
    for each in understood:
        sheet, header = each.sheet, each.header
        _note_left_out(_filled_places(sheet, range(header)), "above the headings", draft)
        # Of a long sheet, whole columns are noted.
        if each.kind != "long":
            rows = range(header + 1, len(sheet.rows))
            behind = _filled_places(sheet, rows, first=len(sheet.rows[header]))
            _note_left_out(behind, "under no heading", draft)


def _note_left_out(places: Sequence[Place], where: str, draft: Draft) -> None:
    if places:
        first, *others = places
        text = quote(first.sheet.text(first.row or 0, first.column or 0).strip())
        more = f" and {count(len(others), 'other text')}" if others else ""
        draft.note(f"left out {text}{more}, {where}", first)


def _filled_places(sheet: Sheet, rows: Iterable[int], first: int = 0) -> list[Place]:
    """Return the places with a text in these rows, from the first column given."""
    return [
        Place(sheet, row, column)
        for row in rows
        for column in range(first, len(sheet.rows[row]))
        if sheet.text(row, column).strip()
    ]


def _not_understood(sheet: Sheet) -> Problem:
    """Return the problem of a sheet that cannot be understood."""
    wanted = "expected a row of headings, such as Skill and the titles of levels"
    if not sheet.rows:
        return sheet.problem(f"{wanted}, got nothing")
    row = max(range(len(sheet.rows)), key=lambda row: len(_filled(sheet, row)))
    return sheet.problem(f"{wanted}, got {list_names(_filled(sheet, row))}", row)


def _filled(sheet: Sheet, row: int) -> list[str]:
    texts = (sheet.text(row, column).strip() for column in range(len(sheet.rows[row])))
    return [text for text in texts if text]


def _tell_scale(options: Options, draft: Draft, sheets: Sequence[Sheet]) -> None:
    """Put the proficiencies in the order that the caller tells."""
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
    """Read all but the cells of levels in each matrix, and return those cells."""
    cells: list[CellOfMatrix] = []
    for each in matrices:
        columns = each.columns
        if draft.levels:
            columns = matrix_columns(each.sheet, each.header, options, draft.levels)
        if not isinstance(columns, MatrixColumns):
            draft.fault("expected a column for each level", Place(each.sheet, each.header))
            continue
        # A workbook with a sheet for each category has a matrix in each.
        category = each.sheet.name if len(matrices) > 1 and columns.category is None else ""
        report, found = read_matrix(each.sheet, columns, draft, options, category=category)
        reports[each.sheet] = report
        cells += found
    return cells
