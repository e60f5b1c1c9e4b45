"""The rows of a long sheet, and the choice of the rows of one ladder."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import attrs

from pm_career._names import normalise
from pm_career._wording import count, list_names, quote
from pm_career.exceptions import InvalidLadderError
from pm_career.spreadsheets._draft import Draft
from pm_career.spreadsheets._naming import no_row_has
from pm_career.spreadsheets._reading.facts import TITLE
from pm_career.spreadsheets._reading.scales import is_blank
from pm_career.spreadsheets._sheet import Place, Sheet
from pm_career.spreadsheets._sources import MOST_CELLS

_H = TypeVar("_H", bound=Hashable)

OF_TRACK = ("track", "family_of_track")
"""The fields that say which track of a framework a row is about. In a ladder, none has a column."""

OF_LEVEL = (*OF_TRACK, "level")
"""The fields that say which level a row is about."""


@attrs.frozen(eq=False)
class LongColumns:
    """The field of each column of a long sheet. The headings are in the row `header`."""

    header: int

    fields: Mapping[str, int]
    """The column of each field. `"level"` and `"skill"` always have one.

    So has `"track"` if each role is a track of a framework.
    """

    where: Mapping[int, str]
    """The text that a row must have in a column to be read."""


@attrs.frozen(eq=False)
class LongTable:
    """The texts below the headings of a sheet. A row is its position in this table.

    The table has no empty rows. A cell with a word such as "n/a" has an empty text.
    """

    sheet: Sheet
    header: int
    draft: Draft

    fields: dict[str, int]
    """The column of each field, as far as it is known from headings and cells."""

    numbers: Sequence[int]
    """The position of each row in the sheet, counted from 0."""

    columns: Sequence[list[str]]
    """The texts of each column, from the first row to the last."""

    blanks: Sequence[tuple[int, int]]
    """The row and the column of each cell with a word that means "empty", such as "n/a"."""

    def __len__(self) -> int:
        return len(self.numbers)

    def text(self, row: int, field: str) -> str:
        """Return the text of a field in a row; an empty text if no column has the field."""
        column = self.fields.get(field)
        return "" if column is None else self.columns[column][row]

    def names(self, fields: Iterable[str], rows: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """Return the spelling of each of these fields, for each row."""
        spelled = [_spell_each([self.text(row, field) for row in rows]) for field in fields]
        return dict(zip(rows, zip(*spelled, strict=True), strict=True))

    def follows(self, column: int, fields: Iterable[str], rows: Sequence[int]) -> bool:
        """Return whether rows with the same names in these fields have the same text in a column.

        Instead of that text, a row may have none.
        """
        texts = _spell_each([self.columns[column][row] for row in rows])
        return follows(zip(texts, self.names(fields, rows).values(), strict=True))

    def heading(self, column: int) -> str:
        """Return the heading of a column."""
        return self.sheet.text(self.header, column).strip()

    def place(self, row: int | None, column: int) -> Place:
        """Return the place of a cell, or of a whole column."""
        return Place(self.sheet, None if row is None else self.numbers[row], column)

    def note(self, message: str, column: int) -> None:
        """Note how a column was understood."""
        self.draft.note(message, self.place(None, column))

    def values(self, column: int, rows: Iterable[int]) -> list[str]:
        """Return the different texts of a column, in the order of the rows."""
        values: dict[str, str] = {}
        for row in rows:
            if text := self.columns[column][row].strip():
                values.setdefault(normalise(text), text)
        return list(values.values())

    def first_texts(
        self, column: int, owners: Mapping[int, _H], name: Callable[[_H], str]
    ) -> dict[_H, int]:
        """Return the first row with a text for each owner, and note texts that differ from it.

        Args:
            column: The column of the texts.
            owners: The part that each row is about.
            name: Returns how notes call the text of an owner, such as `the summary of 'PM'`.
        """
        first: dict[_H, int] = {}
        known: set[tuple[_H, str]] = set()
        for row, owner in owners.items():
            text = on_one_line(self.columns[column][row])
            if not text or (owner, text) in known:
                continue

            known.add((owner, text))
            kept = first.setdefault(owner, row)
            if kept != row:
                where = cell_name(self.place(kept, column))
                message = f"{name(owner)} is different in {where}; the text there is kept"
                self.draft.note(message, self.place(row, column))
        return first


def read_table(sheet: Sheet, columns: LongColumns, draft: Draft) -> LongTable:
    """Return the rows below the headings of a sheet.

    Raises:
        InvalidLadderError: when the longest row would make too large a table of all.
    """
    width = max(map(len, sheet.rows))
    if width * len(sheet.rows) > MOST_CELLS:
        message = (
            f"expected at most {MOST_CELLS:,} cells, in rows that are all as long as this one, "
            "got more; delete what is not part of the table"
        )
        longest = [len(row) for row in sheet.rows].index(width)
        raise InvalidLadderError([sheet.problem(message, longest)])

    texts: list[list[str]] = [[] for _ in range(width)]
    numbers: list[int] = []
    blanks: list[tuple[int, int]] = []

    for number in range(columns.header + 1, len(sheet.rows)):
        row = [sheet.text(number, column) for column in range(width)]
        if not any(text.strip() for text in row):
            continue

        for column, text in enumerate(row):
            says_nothing = is_blank(text)
            texts[column].append("" if says_nothing else text)
            if says_nothing and text.strip():
                blanks.append((len(numbers), column))
        numbers.append(number)
    return LongTable(sheet, columns.header, draft, dict(columns.fields), numbers, texts, blanks)


def fill_down(table: LongTable, where: Iterable[int]) -> None:
    """Fill the cells that merged cells leave empty below the first row of each block.

    Only columns in which most cells are empty are filled, and only those with names or in `where`.
    """
    named = [table.fields.get(field) for field in ("level", "skill", "track", "role", "family")]
    for column in dict.fromkeys((*named, *where)):
        if column is not None:
            _fill_column(table, column)

    category = table.fields.get("category")
    if category is not None and not _is_with_each_skill(table, category):
        _fill_column(table, category)


def _fill_column(table: LongTable, column: int) -> None:
    texts = table.columns[column]
    if not any(texts) or 2 * texts[1:].count("") <= len(texts) - 1:
        return

    above = ""
    for row, text in enumerate(texts):
        above = text or above
        texts[row] = above
    heading = quote(table.heading(column))
    table.note(f"most cells of {heading} are empty, and were read as the cell above", column)


def _is_with_each_skill(table: LongTable, category: int) -> bool:
    """Return whether the first row of each skill has its category."""
    first: dict[str, str] = {}
    for row, text in enumerate(table.columns[category]):
        first.setdefault(normalise(table.text(row, "skill")), text)
    return all(first.values())


def choose_rows(table: LongTable, where: Mapping[int, str]) -> list[int] | None:
    """Return the rows with the texts of `where`; `None` if they do not make one ladder.

    A framework may have rows of several roles. Problems say why rows cannot be chosen, and which of
    them have no name of a role, a level or a skill.
    """
    having = [_rows_with(table, *each) for each in where.items()]
    chosen = [row for row in range(len(table)) if all(row in rows for rows in having)]
    if having and not chosen:
        if all(having):
            table.draft.fault("no row has all values of where=", Place(table.sheet))
        return None

    if "track" not in table.fields and _are_several_ladders(table, chosen):
        return None
    if omitted := len(table) - len(chosen):
        message = f"left out {count(omitted, 'row')} without the values of where="
        table.draft.note(message, Place(table.sheet))
    return [row for row in chosen if _has_names(table, row)]


def _rows_with(table: LongTable, column: int, value: str) -> set[int]:
    """Return the rows that have a text in a column. If there are none, report it."""
    spelling = normalise(value)
    having = {row for row, text in enumerate(table.columns[column]) if normalise(text) == spelling}
    if not having:
        known = table.values(column, range(len(table)))
        table.draft.fault(no_row_has(value, known), table.place(None, column))
    return having


def _are_several_ladders(table: LongTable, rows: Sequence[int]) -> bool:
    """Return whether rows are about several roles, and report how to choose one."""
    several: list[tuple[str, list[str]]] = []
    for field in ("role", "family"):
        column = table.fields.get(field)
        if column is None:
            continue
        values = table.values(column, rows)
        if field == "role" and _is_title(table, column, rows):
            table.fields.setdefault(TITLE, table.fields.pop(field))
        elif len(values) > 1:
            several.append((field, values))

    reported: list[str] = []
    for field, values in sorted(several, key=_count_values, reverse=True):
        # Each role belongs to one family, so the choice of a role is enough.
        column = table.fields[field]
        if not any(table.follows(column, [other], rows) for other in reported):
            reported.append(field)
            heading = table.heading(column)
            table.draft.fault(
                f"expected one {heading}, got {len(values)}: {list_names(values)}; "
                f"choose with where={{{quote(heading)}: {quote(values[0])}}}, "
                "or read all of them with read_framework",
                table.place(None, column),
            )
    return bool(reported)


def _count_values(field: tuple[str, list[str]]) -> int:
    return len(field[1])


def _is_title(table: LongTable, column: int, rows: Sequence[int]) -> bool:
    """Return whether the column of roles has several texts, and a different one for each level."""
    level = table.fields["level"]
    is_other = table.follows(column, ["level"], rows) and table.follows(level, ["role"], rows)
    return is_other and len(table.values(column, rows)) > 1


_NAMED = {"track": "role", "level": "level", "skill": "skill"}
"""What each row must name in these fields, if they have a column."""


def _has_names(table: LongTable, row: int) -> bool:
    """Return whether a row has all names. If not, report what is missing."""
    missing = [field for field in _NAMED if field in table.fields and not table.text(row, field)]
    for field in missing:
        message = f"expected the name of a {_NAMED[field]}, got an empty cell"
        table.draft.fault(message, table.place(row, table.fields[field]))
    return not missing


def settle_fields(table: LongTable, rows: Sequence[int]) -> None:
    """Decide what columns of titles and descriptions are about, from the texts of their rows."""
    fields = table.fields
    if TITLE in fields and not table.follows(fields[TITLE], OF_LEVEL, rows):
        del fields[TITLE]

    # "Skill | Level | Level description" describes the skill at the level.
    may_be_text = not {"text", "proficiency"} & fields.keys()
    summary = fields.get("summary") if may_be_text else None
    if summary is not None and not table.follows(summary, OF_LEVEL, rows):
        fields["text"] = fields.pop("summary")

    description = fields.pop("any_description", None)
    if description is not None:
        if "description" not in fields and table.follows(description, ["skill"], rows):
            fields["description"] = description
        elif "summary" not in fields and table.follows(description, OF_LEVEL, rows):
            fields["summary"] = description
        else:
            fields.setdefault("text", description)

    proficiency = fields.get("proficiency")
    if proficiency is not None and not table.values(proficiency, rows):
        del fields["proficiency"]


def _spell_each(texts: Sequence[str]) -> list[str]:
    """Return the spelling of each text. Most texts occur in many rows."""
    spelled = {text: normalise(text) for text in set(texts)}
    return [spelled[text] for text in texts]


def follows(texts: Iterable[tuple[str, Hashable]]) -> bool:
    """Return whether each group has only one text.

    In each group, the other texts repeat the first one, or are empty.
    """
    first: dict[Hashable, str] = {}
    for text, group in texts:
        known = first.setdefault(group, text)
        if text and text != known:
            return False
    return True


def on_one_line(text: str) -> str:
    """Return a text as it is compared with others."""
    return " ".join(text.split())


def cell_name(place: Place) -> str:
    """Return the name of a cell, or its line in a table without names of cells."""
    problem = place.problem("")
    return problem.cell or str(problem)
