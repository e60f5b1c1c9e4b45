"""Read a matrix: a row for each skill, and a column for each level.

This module reads all but the cells of levels, which it keeps. So a sheet of expectations, which is
read next, finds all levels and skills. Then `expecting` reads the cells.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from pm_career._model import Detail
from pm_career._names import normalise
from pm_career._titles import names_seniority
from pm_career._wording import count, list_names, quote
from pm_career.spreadsheets._draft import Draft, LevelDraft, SkillDraft, Stated, Text
from pm_career.spreadsheets._naming import Named, not_found
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading.cells import CellOfMatrix
from pm_career.spreadsheets._reading.facts import (
    ABOUT_LEVELS,
    DETAIL,
    Fact,
    add_detail,
    detail_name,
    fact_named,
    state_facts,
)
from pm_career.spreadsheets._reading.headings import spell
from pm_career.spreadsheets._reading.level_names import (
    complete_level,
    draft_level,
    find_level,
    numbers_of,
)
from pm_career.spreadsheets._reading.matrix_columns import MatrixColumns
from pm_career.spreadsheets._reading.scales import is_blank
from pm_career.spreadsheets._reading.where import choose_rows
from pm_career.spreadsheets._report import Reading, SheetReport, report_columns
from pm_career.spreadsheets._sheet import Place, Sheet

_ABOUT_LEVELS = frozenset(map(spell, ABOUT_LEVELS))

# Markdown marks bold labels with asterisks, which a spreadsheet shows as they are.
_AROUND_LABELS = " \t\n\r*_"


def read_matrix(
    sheet: Sheet,
    columns: MatrixColumns,
    draft: Draft,
    options: Options,
    *,
    category: str = "",
    advice: str = "",
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
    reader = _ExactReader if columns.exact else _Reader
    matrix = reader(sheet, columns, draft, options, levels, category)
    matrix.note_columns()
    matrix.read()
    return matrix.report(), matrix.cells


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


@attrs.frozen(eq=False)
class _Row:
    """The texts of one row."""

    number: int
    texts: Sequence[str]

    def text(self, column: int | None) -> str:
        """Return the text in a column that may not exist."""
        if column is None or column >= len(self.texts):
            return ""
        return self.texts[column]


@attrs.define(eq=False)
class _ExactReader:
    """A reader of the rows of a matrix with keys. Each text is kept as it is written."""

    sheet: Sheet
    columns: MatrixColumns
    draft: Draft
    options: Options

    levels: dict[int, LevelDraft]
    """The level of each column."""

    category: str
    """The category of the next rows."""

    cells: list[CellOfMatrix] = attrs.field(factory=list[CellOfMatrix])
    rows: list[Reading] = attrs.field(factory=list[Reading])
    skills: dict[str, SkillDraft] = attrs.field(factory=dict[str, SkillDraft])

    def read(self) -> None:
        """Read all rows below the headings."""
        where = self.options.where
        for number in choose_rows(self.sheet, self.columns.header, where, self.draft):
            row = _Row(number, self.sheet.texts(number))
            if any(row.texts):
                self.read_row(row)

    def read_row(self, row: _Row) -> None:
        """Read a row, which is about the skill that has its key."""
        columns = self.columns
        key, name = row.text(columns.key), row.text(columns.skill)
        # A skill that somebody has added has no key yet.
        about = key or f"\n{name}"
        if about not in self.skills:
            place = Place(self.sheet, row.number, columns.skill)
            category = row.text(columns.category)
            self.add(about, SkillDraft(name, place, key, category=category))
        elif key and self._is_copy(row, self.skills[about]):
            place = Place(self.sheet, row.number, columns.key)
            self.draft.fault(f"another row has the key {quote(key)}; a new skill has none", place)
            return

        skill = self.skills[about]
        skill.description += row.text(columns.description)
        skill.details += self.details(row)
        for column, level in self.levels.items():
            if text := row.text(column):
                place = Place(self.sheet, row.number, column)
                self.cells.append(CellOfMatrix(level, skill, text, place, exact=True))

    def _is_copy(self, row: _Row, skill: SkillDraft) -> bool:
        """Return whether a row is another one that was copied, rather than more about its skill."""
        columns = self.columns
        stated = (columns.description, *columns.details)
        return row.text(columns.skill) != skill.name or any(row.text(n) for n in stated)

    def note_columns(self) -> None:
        """Note the columns that may be levels, and report those that are called like one."""
        for column in self.columns.unsure:
            place = Place(self.sheet, self.columns.header, column)
            heading = quote(self.sheet.text(self.columns.header, column).strip())
            if self.columns.exact and names_seniority(heading):
                advice = "add it there, or begin the heading with 'Detail: '"
                self.draft.fault(f"the sheet of levels has no {heading}; {advice}", place)
            elif self.columns.exact:
                advice = "if it is a level, add it to the sheet of levels"
                self.draft.note(f"{heading} was read as a detail of the skills; {advice}", place)
            else:
                advice = "if it is a level, list all levels in levels="
                self.draft.note(f"{heading} was read as a detail of the skills; {advice}", place)

    def add(self, about: str, skill: SkillDraft) -> None:
        """Add a skill that no row above is about."""
        self.skills[about] = skill
        self.draft.skills.append(skill)

    def details(self, row: _Row) -> Iterator[Stated[Detail]]:
        """Yield the details of the skill in a row."""
        for column in self.columns.details:
            if text := row.text(column):
                name = detail_name(self.sheet.text(self.columns.header, column))
                place = Place(self.sheet, row.number, column)
                yield Stated(Detail(name=name, text=text), place)

    def report(self) -> SheetReport:
        """Return what was understood of the sheet."""
        columns = self.columns
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
            place=self.sheet.label,
            layout="matrix",
            columns=report_columns(self.sheet, columns.header, dict(sorted(read_as.items()))),
            rows=tuple(self.rows),
        )


@attrs.define(eq=False)
class _Reader(_ExactReader):
    """A reader of the rows of a matrix that people wrote. A row may also be about levels."""

    skill: SkillDraft | None = None
    """The skill of the row above."""

    names: set[str] = attrs.field(factory=set[str])
    """The spellings of the names of all skills, including those of other sheets."""

    facts: dict[LevelDraft, list[Fact]] = attrs.field(factory=dict[LevelDraft, list[Fact]])

    opened: Text | None = None
    """The category that a row has opened, until a skill follows."""

    blanks: list[Place] = attrs.field(factory=list[Place])
    """The cells with a word that means "empty", such as "n/a"."""

    first_empty: Place | None = None
    """The first empty cell of a level."""

    empty: int = 0
    """The number of empty cells of levels."""

    def read(self) -> None:
        """Read all rows below the headings, and what they say of the levels."""
        self.names.update(normalise(skill.name) for skill in self.draft.skills)
        super().read()
        self._note_empty_category()
        for level, facts in self.facts.items():
            state_facts(level, facts, self.draft, exact=False)
        if not self.skills and not self.facts:
            place = Place(self.sheet, self.columns.header)
            self.draft.fault("expected a row for each skill, got none", place)
        self._note_empty_cells()

    def read_row(self, row: _Row) -> None:
        """Read what a row says of a skill or of the levels, or the category that it opens."""
        columns = self.columns
        name = row.text(columns.skill).strip(_AROUND_LABELS)
        category = row.text(columns.category).strip(_AROUND_LABELS)
        cells = self._cells(row)

        if not any(map(str.strip, row.texts)):
            return
        if self._opens_category(row, name, cells):
            self._open_category(row, name or category)
        elif field := self._field_of_levels(row, name or category):
            self._state(field, name or category, row, cells)
        else:
            if category and normalise(category) != normalise(self.category):
                self.category, self.skill = category, None
            self.opened = None
            if skill := self._find_skill(row, name):
                self._describe(skill, row)
                self._ask(skill, row, cells)

    def _cells(self, row: _Row) -> dict[int, str]:
        """Return the texts in the columns of levels. Merged cells share their text."""
        texts = {n: text for n, text in enumerate(row.texts) if text and n in self.levels}
        for first, last in self.sheet.merged.get(row.number, ()):
            if first in texts:
                shared = range(first, last + 1)
                texts |= {n: texts[first] for n in shared if n in self.levels}
        return {n: text for n, text in texts.items() if text.strip()}

    def _opens_category(self, row: _Row, name: str, cells: dict[int, str]) -> bool:
        """Return whether a row has nothing but a label.

        If the sheet has a column of categories, a label in the column of the skills is a skill.
        """
        if name and self.columns.category is not None:
            return False
        others = (row.text(n) for n in (self.columns.description, *self.columns.details))
        return not cells and not any(map(str.strip, others))

    def _open_category(self, row: _Row, label: str) -> None:
        self._note_empty_category()
        self.opened = Stated(label, Place(self.sheet, row.number))
        self.category = label
        self.skill = None
        self._report(row, label, "category")

    def _note_empty_category(self) -> None:
        """Note a category without skills, which may be a remark below the table."""
        if self.opened:
            message = f"left out the category {quote(self.opened.value)}, as no skill follows it"
            self.draft.note(message, self.opened.place)

    def _field_of_levels(self, row: _Row, label: str) -> str | None:
        """Return the field of the levels that a row states; `None` if it is about a skill."""
        told = {spell(name): field for name, field in self.options.facts.items()}
        if field := told.get(spell(label)):
            return field
        # A skill may be called "Experience". Then it has a description, which a fact never has.
        if row.text(self.columns.description).strip():
            return None
        is_about_levels = self.columns.about_levels and spell(label) in _ABOUT_LEVELS
        return fact_named(label) or (DETAIL if is_about_levels else None)

    def _state(self, field: str, label: str, row: _Row, cells: dict[int, str]) -> None:
        """Keep what a row states about the levels until all rows are read."""
        self._report(row, label, field)
        for column in self.columns.details:
            if text := row.text(column).strip():
                place = Place(self.sheet, row.number, column)
                self.draft.note(f"left out {quote(text)}, in a row about levels", place)
        for column, text in cells.items():
            place = Place(self.sheet, row.number, column)
            if is_blank(text):
                self.blanks.append(place)
            else:
                fact = Fact(field, label, text, place)
                self.facts.setdefault(self.levels[column], []).append(fact)

    def _report(self, row: _Row, label: str, read_as: str) -> None:
        place = self.sheet.row_name(row.number)
        self.rows.append(Reading(place=place, name=label, read_as=read_as))

    def _find_skill(self, row: _Row, name: str) -> SkillDraft | None:
        """Return the skill of a row. A row without a name is about the skill of the row above."""
        place = Place(self.sheet, row.number, self.columns.skill)
        if not name and self.skill is None:
            message = "expected the name of a skill, got an empty cell"
            label = row.text(self.columns.category).strip(_AROUND_LABELS)
            if label:
                message = f"{message}; if {quote(label)} is about the levels, name it in facts="
            self.draft.fault(message, place)
        if not name:
            return self.skill

        # Two categories may have a skill of the same name.
        about = f"{normalise(self.category)}\n{normalise(name)}"
        if about not in self.skills:
            self.add(about, SkillDraft(self._tell_apart(name, place), place, "", [], self.category))
        self.skill = self.skills[about]
        return self.skill

    def _tell_apart(self, name: str, place: Place) -> str:
        """Return the name of a skill, with its category if another category has that name too."""
        spelling = normalise(name)
        is_new = spelling not in self.names
        self.names.add(spelling)
        if is_new or not self.category:
            return name
        full = f"{name} ({self.category})"
        message = f"{quote(name)} is in two categories, so this skill is named {quote(full)}"
        self.draft.note(message, place)
        return full

    def _describe(self, skill: SkillDraft, row: _Row) -> None:
        """Add the description and the details of a row to its skill, each once."""
        description = row.text(self.columns.description).strip()
        if description not in skill.description.split("\n\n"):
            skill.description = "\n\n".join(filter(None, (skill.description, description)))

        for detail in self.details(row):
            if detail.value.text.strip():
                add_detail(skill.details, detail)

    def _ask(self, skill: SkillDraft, row: _Row, cells: dict[int, str]) -> None:
        """Keep the cells of a row that are not empty, or that repeat the level below."""
        said = {column: text for column, text in cells.items() if not is_blank(text)}
        blanks = [column for column in cells if column not in said]
        self.blanks += [Place(self.sheet, row.number, column) for column in blanks]

        self.empty += len(self.levels) - len(said)
        if self.first_empty is None and len(said) < len(self.levels):
            column = next(column for column in self.levels if column not in said)
            self.first_empty = Place(self.sheet, row.number, column)

        if self.options.empty == "as below":
            said = self._repeat(said)
        for column in filter(said.__contains__, self.levels):
            place = Place(self.sheet, row.number, column)
            self.cells.append(CellOfMatrix(self.levels[column], skill, said[column], place))

    def _repeat(self, said: Mapping[int, str]) -> dict[int, str]:
        """Return the texts of a row. A level without a text has the text of the level below."""
        repeated: dict[int, str] = {}
        below = ""
        for column in self.levels:
            below = said.get(column, below)
            if below:
                repeated[column] = below
        return repeated

    def _note_empty_cells(self) -> None:
        """Note which cells were read as empty, and what empty cells were read as."""
        if self.blanks:
            place = self.blanks[0]
            word = quote(self.sheet.text(place.row or 0, place.column or 0).strip())
            more = len(self.blanks) - 1
            others = f", and so {_were(more)} {count(more, 'other cell')}" if more else ""
            self.draft.note(f"{word} was read as an empty cell{others}", place)

        if self.first_empty is None:
            return
        cells = f"{count(self.empty, 'empty cell')} {_were(self.empty)}"
        meaning = "repeating the level below"
        if self.options.empty == "not asked":
            meaning = "asking for nothing; empty='as below' would repeat the level below"
        self.draft.note(f"{cells} read as {meaning}", self.first_empty)


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
