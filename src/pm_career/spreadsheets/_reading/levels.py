"""Read a sheet of levels: a row for each level, and a column for each fact about it."""

from collections.abc import Container, Sequence

import attrs

from pm_career._names import normalise
from pm_career._wording import list_names, quote
from pm_career.spreadsheets._draft import Draft, LevelDraft
from pm_career.spreadsheets._naming import Named, not_found
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading.facts import (
    DETAIL,
    KEY,
    LEVEL,
    TITLE,
    Fact,
    fact_named,
    state_facts,
)
from pm_career.spreadsheets._reading.headings import spell, spellings
from pm_career.spreadsheets._reading.level_names import draft_level, find_level
from pm_career.spreadsheets._reading.scales import is_blank
from pm_career.spreadsheets._reading.where import choose_rows
from pm_career.spreadsheets._report import SheetReport, report_columns
from pm_career.spreadsheets._sheet import Place, Sheet

_NAMES = spellings({LEVEL: ("level", "code", "level code", "role level", "job level", "rank")})


@attrs.frozen(eq=False)
class LevelColumns:
    """The field of each column of a sheet of levels. The headings are in the row `header`."""

    header: int
    fields: Sequence[str]
    """The field of each column; empty for one without a heading."""

    exact: bool
    """Whether the sheet has keys, so that its texts are kept as they are written."""


def level_columns(sheet: Sheet, header: int, options: Options) -> LevelColumns | None:
    """Return the field of each column of a sheet of levels; `None` if no heading names levels.

    Another heading must name a fact, unless the caller says that this is a sheet of levels.
    """
    headings = sheet.texts(header)
    told = {spell(name): field for name, field in options.facts.items()}
    if options.level is not None:
        told[spell(options.level)] = LEVEL

    known = [told.get(spell(each)) or level_field_named(each) for each in headings]
    # "Level | Junior | Senior" states no fact about levels, so it is not a sheet of levels.
    names = [field for field in known if field in {LEVEL, TITLE, KEY}]
    is_told = options.layout == "levels" or LEVEL in told.values()
    fewest = 1 if is_told else 2
    if not names or len([field for field in known if field]) < fewest:
        return None

    fields: list[str] = []
    taken: set[str] = set()
    for heading, field in zip(headings, known, strict=True):
        if field and (field == DETAIL or field not in taken):
            fields.append(field)
            taken.add(field)
        else:
            fields.append(DETAIL if heading.strip() else "")
    return LevelColumns(header, fields, KEY in fields)


def level_field_named(heading: str) -> str | None:
    """Return the field of a level that a heading names; `None` if it names none."""
    return _NAMES.get(spell(heading)) or fact_named(heading)


def read_levels(sheet: Sheet, columns: LevelColumns, draft: Draft, options: Options) -> SheetReport:
    """Read the levels of a sheet, lowest first, and return what was understood of it."""
    rows = [
        row
        for row in choose_rows(sheet, columns.header, options.where, draft)
        if any(sheet.text(row, column).strip() for column in range(len(columns.fields)))
    ]
    if not rows and not options.where:
        draft.fault("expected a row for each level, got none", Place(sheet, columns.header))

    known = {normalise(name) for level in draft.levels for name in level.names()}
    for row in rows:
        level = _read_level(sheet, row, columns, draft, known)
        known.update(map(normalise, level.names() if level else ()))

    read_as = {n: _READ_AS.get(field, field) for n, field in enumerate(columns.fields)}
    readings = report_columns(sheet, columns.header, read_as)
    return SheetReport(place=sheet.label, kind="levels", columns=readings)


_READ_AS = {"": "left out", DETAIL: "detail of the level"}


def _read_level(
    sheet: Sheet, row: int, columns: LevelColumns, draft: Draft, known: Container[str]
) -> LevelDraft | None:
    """Add the level of one row, and return it; `None` if the row does not name a new level.

    `known` has the spellings of the names of all levels so far.
    """
    facts = [
        Fact(field, sheet.text(columns.header, n), sheet.cell(row, n), Place(sheet, row, n))
        for n, field in enumerate(columns.fields)
        if field and (columns.exact or not is_blank(sheet.text(row, n)))
    ]
    named = {fact.field: fact for fact in facts if fact.text.strip()}
    name = named.get(LEVEL) or named.get(TITLE) or named.get(KEY)
    if name is None:
        column = min(n for n, field in enumerate(columns.fields) if field in {LEVEL, TITLE, KEY})
        draft.fault("expected the name of a level, got an empty cell", Place(sheet, row, column))
        return None

    level = draft_level(name.text, name.place)
    if columns.exact:
        # Its key and its title are added below, each as it is written.
        level = LevelDraft("", name.place)
    elif name.field == LEVEL and normalise(level.name) in known:
        draft.fault(f"another row is about {quote(level.name)} too", name.place)
        return None
    draft.levels.append(level)
    state_facts(
        level,
        [fact for fact in facts if fact is not name or columns.exact],
        draft,
        exact=columns.exact,
    )
    return level


def order_levels(sheet: Sheet, draft: Draft, options: Options) -> None:
    """Put the levels of a sheet in the order of `levels=`, and leave out the others."""
    if not options.levels:
        return
    listed = Named(draft.levels)
    chosen: list[LevelDraft] = []
    for name in options.levels:
        level = find_level(name, listed)
        if level is None:
            draft.fault(not_found("level", name, listed), Place(sheet))
        elif level not in chosen:
            chosen.append(level)

    omitted = [level.name for level in draft.levels if level not in chosen]
    if omitted:
        draft.note(f"left out {list_names(omitted)}, not listed in levels=", Place(sheet))
    draft.levels = chosen
