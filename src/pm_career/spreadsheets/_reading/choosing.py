"""Choose the sheets that belong to a ladder or a framework, and note what is left out."""

from collections.abc import Container, Iterable, Sequence

from pm_career._names import nearest
from pm_career._titles import names_seniority
from pm_career._wording import count, list_names, quote
from pm_career.exceptions import InvalidLadderError, Problem, UnknownColumnError
from pm_career.spreadsheets._draft import Draft
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading._matrix import MatrixColumns
from pm_career.spreadsheets._reading.headings import spell
from pm_career.spreadsheets._reading.understanding import Understood, header_rows, understand
from pm_career.spreadsheets._sheet import Place, Sheet

_MOST_LABELS = 1_000
"""The number of rows that say whether all are levels."""


def choose(sheets: Sequence[Sheet], options: Options, draft: Draft) -> list[Understood]:
    """Return the sheets that belong together, and note the sheets and texts that do not.

    Raises:
        InvalidLadderError: when no sheet belongs to a ladder, or when not exactly one sheet has the
            rows of a framework.
        UnknownColumnError: when the caller names a heading that no sheet has.
    """
    _check_headings(sheets, options)
    guesses = {sheet: understand(sheet, options) for sheet in sheets}
    found = [guess for guess in guesses.values() if guess]
    certain = [guess for guess in found if guess.is_certain]
    chosen = _of_framework(certain) if options.by_role else certain or found[:1]
    wanted = "Role, Level and Skill" if options.by_role else "Skill and the titles of levels"
    if not chosen:
        raise InvalidLadderError(_not_understood(sheet, wanted) for sheet in sheets)

    whole = "framework" if options.by_role else "ladder"
    for sheet in sheets:
        if guesses[sheet] not in chosen:
            draft.note(f"this sheet was left out; it has no headings of a {whole}", Place(sheet))
    if not certain:
        _refuse_levels_in_rows(chosen[0])
        message = "no heading says which column has the skills and which columns are levels"
        draft.note(f"{message}, so their order decides", Place(chosen[0].sheet, chosen[0].header))
    _check_levels(chosen, options)
    _note_texts_outside(chosen, draft)
    return chosen


def _of_framework(found: Sequence[Understood]) -> list[Understood]:
    """Return the sheet with the rows of a framework, and those with its proficiencies.

    Raises:
        InvalidLadderError: when several sheets have such rows.
    """
    tables = [each for each in found if each.kind == "long"]
    if len(tables) > 1:
        message = "expected one sheet with roles, got another one; choose with sheet="
        raise InvalidLadderError(each.sheet.problem(message, each.header) for each in tables[1:])
    return [*(each for each in found if each.kind == "scale"), *tables] if tables else []


def _refuse_levels_in_rows(guess: Understood) -> None:
    """Refuse a table with a row for each level and a column for each skill."""
    sheet, columns = guess.sheet, guess.columns
    # Only a matrix can be uncertain.
    column = columns.skill if isinstance(columns, MatrixColumns) else 0
    labels = [sheet.text(row, column) for row in range(guess.header + 1, len(sheet.rows))]
    labels = [label for label in labels if label.strip()][:_MOST_LABELS]
    if len(labels) > 1 and all(map(names_seniority, labels)):
        message = f"expected a column for each level, got a row for each: {list_names(labels)}"
        raise InvalidLadderError([sheet.problem(f"{message}; swap rows and columns", guess.header)])


def _check_headings(sheets: Sequence[Sheet], options: Options) -> None:
    """Refuse a heading of the caller that no sheet has.

    Raises:
        UnknownColumnError: with the headings that are near, and those of the first sheet.
    """
    headings = (options.role, options.skill, options.category, options.description, options.level)
    given = [*headings, options.proficiency, *options.facts, *options.where]
    if not any(given):
        return

    everywhere = ((sheet, row) for sheet in sheets for row in range(len(sheet.rows)))
    known = {spell(text) for sheet, row in everywhere for text in sheet.texts(row)}
    for name in given:
        if name is not None and spell(name) not in known:
            header = next(header_rows(sheets[0]), 0)
            hint = "no row has it as its label" if name in options.facts else ""
            raise _unknown_column(name, sheets[0].texts(header), hint)


def _check_levels(understood: Sequence[Understood], options: Options) -> None:
    """Refuse a level in `levels=` that is not the heading of a column of a matrix.

    Raises:
        UnknownColumnError: with the headings that are near, and those of the first matrix.
    """
    matrices = [each for each in understood if isinstance(each.columns, MatrixColumns)]
    headings = [text for each in matrices for text in each.sheet.texts(each.header)]
    known = set(map(spell, headings))
    for name in options.levels:
        if matrices and spell(name) not in known:
            raise _unknown_column(name, headings)


def _unknown_column(name: str, headings: Sequence[str], hint: str = "") -> UnknownColumnError:
    columns = [heading for heading in headings if heading.strip()]
    return UnknownColumnError(name, nearest(name, columns), columns, hint)


def _note_texts_outside(understood: Sequence[Understood], draft: Draft) -> None:
    """Note the texts above the headings, and those in columns without a heading."""
    for each in understood:
        sheet, header = each.sheet, each.header
        _note_left_out(_filled_places(sheet, range(header)), "above the headings", draft)
        # In a long sheet, whole columns are noted.
        if each.kind != "long":
            rows = range(header + 1, len(sheet.rows))
            outside = _filled_places(sheet, rows, besides=_columns_in_use(each))
            _note_left_out(outside, "under no heading", draft)


def _columns_in_use(understood: Understood) -> set[int]:
    """Return the columns that have a heading, or need none."""
    headings = understood.sheet.texts(understood.header)
    columns = {column for column, heading in enumerate(headings) if heading.strip()}
    if isinstance(understood.columns, MatrixColumns):
        columns.add(understood.columns.skill)
    elif understood.kind == "scale":
        # The first column may name the proficiencies.
        columns.add(0)
    return columns


def _note_left_out(places: Sequence[Place], where: str, draft: Draft) -> None:
    if places:
        first, *others = places
        text = quote(first.sheet.text(first.row or 0, first.column or 0).strip())
        more = f" and {count(len(others), 'other text')}" if others else ""
        draft.note(f"left out {text}{more}, {where}", first)


def _filled_places(sheet: Sheet, rows: Iterable[int], besides: Container[int] = ()) -> list[Place]:
    """Return the places with a text in these rows, but not those in the columns `besides`."""
    return [
        Place(sheet, row, column)
        for row in rows
        for column in range(len(sheet.rows[row]))
        if column not in besides and sheet.text(row, column).strip()
    ]


def _not_understood(sheet: Sheet, wanted: str) -> Problem:
    """Return the problem of a sheet that cannot be understood, given the headings it may have."""
    expected = f"expected a row of headings, such as {wanted}"
    row = max(range(len(sheet.rows)), key=lambda row: len(_filled(sheet, row)))
    return sheet.problem(f"{expected}, got {list_names(_filled(sheet, row))}", row)


def _filled(sheet: Sheet, row: int) -> list[str]:
    return [text for text in map(str.strip, sheet.texts(row)) if text]
