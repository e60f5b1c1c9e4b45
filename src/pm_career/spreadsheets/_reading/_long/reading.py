"""Read the long layout: a row for each level and skill."""

from collections.abc import Container, Mapping, Sequence

from pm_career._names import nearest
from pm_career._wording import count, quote
from pm_career.exceptions import UnknownColumnError
from pm_career.spreadsheets._draft import Draft
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading._long.facts import OMITTED, read_facts
from pm_career.spreadsheets._reading._long.names import read_names
from pm_career.spreadsheets._reading._long.table import (
    LongColumns,
    LongTable,
    choose_rows,
    fill_down,
    read_table,
    settle_fields,
)
from pm_career.spreadsheets._reading._long.texts import describe_skills, state_expectations
from pm_career.spreadsheets._reading._long.tracks import settle_tracks
from pm_career.spreadsheets._reading.facts import FACTS, TITLE
from pm_career.spreadsheets._reading.headings import find_column, spell, spellings
from pm_career.spreadsheets._report import SheetReport, report_columns
from pm_career.spreadsheets._sheet import Place, Sheet

_WORDS: Mapping[str, Sequence[str]] = {
    "level": ("level", "role level", "job level", "career level", "seniority", "seniority level"),
    "summary": (*FACTS["summary"], "job level description", "level definition"),
    "level_order": (
        *("level number", "level no", "level order", "level rank", "level index"),
        *("role level number", "role level order", "rank", "order", "sort order"),
    ),
    "skill": (
        *("skill", "skill name", "competency", "competencies", "competency name", "competence"),
        *("capability", "capabilities", "ability", "abilities", "parameter", "attribute"),
        *("dimension", "axis"),
    ),
    "category": (
        *("category", "skill category", "competency category", "capability category", "theme"),
        *("area", "skill area", "competency area", "group", "skill group", "competency group"),
        *("pillar", "domain", "cluster"),
    ),
    "description": (
        *("skill description", "skill definition", "competency description"),
        *("competency definition", "competence description", "capability description"),
    ),
    "proficiency": (
        *("proficiency", "proficiency level", "skill level", "skill proficiency", "rating"),
        *("skill rating", "competency level", "competency rating", "score", "required level"),
        *("required proficiency", "required rating", "expected level", "expected proficiency"),
        *("expected rating", "target level", "target proficiency", "target", "mastery"),
    ),
    "proficiency_order": (
        *("skill level number", "skill level order", "skill level rank", "skill level score"),
        *("proficiency number", "proficiency order", "proficiency rank", "proficiency score"),
        *("proficiency level number", "rating number"),
    ),
    "text": (
        *("skill level description", "proficiency description", "proficiency level description"),
        *("competency level description", "rating description", "descriptor", "expectation"),
        *("expectation description", "expected behaviour", "expected behavior", "behaviour"),
        *("behavior", "behavioural indicator", "behavioral indicator", "indicator", "criteria"),
        *("criterion", "evidence", "statement", "text", "what it looks like"),
        *("what good looks like",),
    ),
    "any_description": ("description", "definition"),
    "role": ("role", "role name", "job", "job role", "track", "discipline", "profession"),
    "family": ("role family", "job family", "family", "function", "job function"),
    "role_description": (
        *("role description", "job description", "job role description", "track description"),
        *("discipline description", "profession description"),
    ),
    TITLE: FACTS[TITLE],
}
_FIELDS = spellings(_WORDS)

_MAY_BE_LEVEL = (*FACTS[TITLE], *_WORDS["role"][:4], "grade", "band", "pay band")
"""The headings of a column that may have the levels if no column of levels is known, best first."""


def long_columns(sheet: Sheet, header: int, options: Options) -> LongColumns | None:
    """Return the field of each column of a long sheet; `None` if the sheet is not long.

    Raises:
        UnknownColumnError: when the sheet is long, but has no column that the caller names.
    """
    headings = sheet.texts(header)
    told = _told_headings(options)
    fields = _find_fields(headings, told, options)

    # A workbook may have other sheets, which lack the columns that the caller names.
    needed = {"track", "level", "skill"} if options.by_role else {"level", "skill"}
    is_long = needed <= {*fields, *told}
    typical = len({"level", "skill", "proficiency", "text"} & fields.keys())
    if not is_long or typical < (1 if options.layout == "long" else 2):
        return None

    fields |= {field: _column_named(heading, headings) for field, heading in told.items()}
    where = {_column_named(name, headings): text for name, text in options.where.items()}
    return LongColumns(header, fields, where)


def _column_named(name: str, headings: Sequence[str]) -> int:
    column = find_column(name, headings)
    if column is None:
        known = [heading for heading in headings if heading.strip()]
        raise UnknownColumnError(name, nearest(name, known), known)
    return column


def _told_headings(options: Options) -> dict[str, str]:
    """Return the heading of each field that the caller names."""
    told = {
        "track": options.role,
        "level": options.level,
        "skill": options.skill,
        "category": options.category,
        "description": options.description,
        "proficiency": options.proficiency,
    }
    return {field: heading for field, heading in told.items() if heading is not None}


def _find_fields(
    headings: Sequence[str], told: Mapping[str, str], options: Options
) -> dict[str, int]:
    """Return the column of each field that the caller or a heading names.

    A column of which the caller wants one value, such as a role, does not name the levels.
    """
    spelled = [spell(heading) for heading in headings]
    fields = {
        field: spelled.index(spell(heading))
        for field, heading in told.items()
        if spell(heading) in spelled
    }
    taken = set(fields.values())
    for column, spelling in enumerate(spelled):
        field = _FIELDS.get(spelling)
        if field and column not in taken and field not in told:
            fields.setdefault(field, column)

    if options.by_role and "track" not in told:
        _take_as_track(fields)
    if "level" not in fields and "level" not in told:
        chosen = {spell(heading) for heading in options.where}
        _take_as_level(fields, spelled, chosen)
    if "proficiency" not in fields and "proficiency" not in told and "proficiency_order" in fields:
        fields["proficiency"] = fields.pop("proficiency_order")
    return fields


def _take_as_track(fields: dict[str, int]) -> None:
    """Read the column of roles as that of the tracks, or else the one of families of roles."""
    for field in ("role", "family"):
        if field in fields:
            fields["track"] = fields.pop(field)
            return


def _take_as_level(fields: dict[str, int], spelled: Sequence[str], chosen: Container[str]) -> None:
    """Read a column of titles, roles, grades or bands as that of levels, if there is no other.

    The caller wants one value of the headings in `chosen`.
    """
    taken = set(fields.values()) - {fields.get(TITLE), fields.get("role")}
    for heading in map(spell, _MAY_BE_LEVEL):
        if heading not in spelled or heading in chosen:
            continue
        column = spelled.index(heading)
        if column in taken:
            continue

        is_role = fields.get("role") == column
        for field in [field for field, other in fields.items() if other == column]:
            del fields[field]
        if is_role and "role_description" in fields:
            fields.setdefault("summary", fields.pop("role_description"))
        fields["level"] = column
        return


def read_long(sheet: Sheet, columns: LongColumns, draft: Draft, options: Options) -> SheetReport:
    """Read a row for each level and skill, and return what was understood of the sheet.

    If each role is a track of a framework, levels of different roles are different levels.
    """
    table = read_table(sheet, columns, draft)
    fill_down(table, columns.where)
    rows = choose_rows(table, columns.where)
    facts: dict[int, str] = {}

    if rows is not None:
        are_listed = bool(draft.levels)
        settle_tracks(table, rows)
        settle_fields(table, rows)
        names = read_names(table, rows, options)
        describe_skills(table, names)
        state_expectations(table, names)
        facts = read_facts(table, names, options, are_listed=are_listed)
        _note_blanks(table, set(rows))

    read_as = _read_as(table, columns, facts)
    readings = report_columns(sheet, columns.header, read_as)
    return SheetReport(place=sheet.label, kind="long", columns=readings)


def _note_blanks(table: LongTable, rows: Container[int]) -> None:
    """Note the cells with words that mean "empty", such as "n/a"."""
    places: dict[str, list[Place]] = {}
    for row, column in table.blanks:
        if row in rows:
            word = table.sheet.text(table.numbers[row], column).strip()
            places.setdefault(word, []).append(table.place(row, column))

    for word, cells in places.items():
        more = len(cells) - 1
        others = f", here and in {count(more, 'other cell')}" if more else ""
        table.draft.note(f"{quote(word)} was read as an empty cell{others}", cells[0])


def _read_as(table: LongTable, columns: LongColumns, facts: Mapping[int, str]) -> dict[int, str]:
    """Return what each column was read as, if it has a heading or a text."""
    fields = {column: _READ_AS[field] for field, column in table.fields.items()}
    read_as: dict[int, str] = {}
    for column, texts in enumerate(table.columns):
        if not table.heading(column) and not any(texts):
            continue
        what = facts.get(column) or fields.get(column, OMITTED)
        chosen = column in columns.where
        read_as[column] = f"{what}, and which rows to read" if chosen else what
    return read_as


_READ_AS = {
    "level": "level",
    TITLE: "title of the level",
    "summary": "summary of the level",
    "level_order": "order of the levels",
    "skill": "skill",
    "category": "category of the skill",
    "description": "description of the skill",
    "proficiency": "proficiency",
    "proficiency_order": "order of the proficiencies",
    "text": "expectation of the level",
    "descriptor": "descriptor of the skill at the proficiency",
    "any_description": "description",
    "track": "track",
    "family_of_track": "track, with the role",
    "role": "role",
    "family": "family of roles",
    "role_description": "description of the role",
}
