"""Read the rows of a matrix as people write it.

A row is about a skill, or about the levels, or it opens a category.
"""

from collections.abc import Mapping

import attrs

from pm_career._names import normalise
from pm_career._wording import quote
from pm_career.spreadsheets._draft import LevelDraft, SkillDraft, Stated, Text
from pm_career.spreadsheets._reading._matrix.cells import CellOfMatrix
from pm_career.spreadsheets._reading._matrix.empty_cells import EmptyCells
from pm_career.spreadsheets._reading._matrix.rows import Row, RowsOfMatrix
from pm_career.spreadsheets._reading.facts import (
    ABOUT_LEVELS,
    DETAIL,
    Fact,
    fact_named,
    join_details,
    join_texts,
    state_facts,
)
from pm_career.spreadsheets._reading.headings import spell
from pm_career.spreadsheets._reading.scales import is_blank
from pm_career.spreadsheets._report import Reading
from pm_career.spreadsheets._sheet import Place

_ABOUT_LEVELS = frozenset(map(spell, ABOUT_LEVELS))

# Markdown marks bold labels with asterisks, which a spreadsheet shows as they are.
_AROUND_LABELS = " \t\n\r*_"


@attrs.define(eq=False)
class WrittenRows(RowsOfMatrix):
    """The rows of a matrix as people write it. A row may also be about levels."""

    skill: SkillDraft | None = None
    """The skill of the row above."""

    names: set[str] = attrs.field(factory=set[str])
    """The spellings of the names of all skills, including those of other sheets."""

    facts: dict[LevelDraft, list[Fact]] = attrs.field(factory=dict[LevelDraft, list[Fact]])

    descriptions: dict[SkillDraft, list[str]] = attrs.field(factory=dict[SkillDraft, list[str]])
    """What the rows about each skill say in the column of descriptions."""

    opened: Text | None = None
    """The category that a row has opened, until a skill follows."""

    empty: EmptyCells = attrs.field(factory=EmptyCells)

    def read(self) -> None:
        """Read all rows below the headings, and what they say of the levels."""
        self.names.update(normalise(skill.name) for skill in self.draft.skills)
        super().read()
        self._note_empty_category()
        for skill, texts in self.descriptions.items():
            skill.description = join_texts(texts)
            skill.details = join_details(skill.details)
        for level, facts in self.facts.items():
            state_facts(level, facts, self.draft)
        if not self.skills and not self.facts:
            place = Place(self.sheet, self.columns.header)
            self.draft.fault("expected a row for each skill, got none", place)
        self.empty.note(self.draft, repeat=self.options.empty == "as below")

    def read_row(self, row: Row) -> None:
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

    def _cells(self, row: Row) -> dict[int, str]:
        """Return the texts in the columns of levels. Merged cells share their text."""
        texts = {n: text for n, text in enumerate(row.texts) if text and n in self.levels}
        for first, last in self.sheet.merged.get(row.number, ()):
            if first in texts:
                shared = range(first, last + 1)
                texts |= {n: texts[first] for n in shared if n in self.levels}
        return {n: text for n, text in texts.items() if text.strip()}

    def _opens_category(self, row: Row, name: str, cells: dict[int, str]) -> bool:
        """Return whether a row has nothing but a label.

        If the sheet has a column of categories, a label in the column of the skills is a skill.
        """
        if name and self.columns.category is not None:
            return False
        others = (row.text(n) for n in (self.columns.description, *self.columns.details))
        return not cells and not any(map(str.strip, others))

    def _open_category(self, row: Row, label: str) -> None:
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

    def _field_of_levels(self, row: Row, label: str) -> str | None:
        """Return the field of the levels that a row states; `None` if it is about a skill."""
        told = {spell(name): field for name, field in self.options.facts.items()}
        if field := told.get(spell(label)):
            return field
        # A skill may be called "Experience". Then it has a description, which a fact never has.
        if row.text(self.columns.description).strip():
            return None
        is_about_levels = self.columns.about_levels and spell(label) in _ABOUT_LEVELS
        return fact_named(label) or (DETAIL if is_about_levels else None)

    def _state(self, field: str, label: str, row: Row, cells: dict[int, str]) -> None:
        """Keep what a row states about the levels until all rows are read."""
        self._report(row, label, field)
        for column in self.columns.details:
            if text := row.text(column).strip():
                place = Place(self.sheet, row.number, column)
                self.draft.note(f"left out {quote(text)}, in a row about levels", place)
        for column, text in cells.items():
            place = Place(self.sheet, row.number, column)
            if is_blank(text):
                self.empty.words.append(place)
            else:
                fact = Fact(field, label, text, place)
                self.facts.setdefault(self.levels[column], []).append(fact)

    def _report(self, row: Row, label: str, read_as: str) -> None:
        place = self.sheet.row_name(row.number)
        self.readings.append(Reading(place=place, name=label, read_as=read_as))

    def _find_skill(self, row: Row, name: str) -> SkillDraft | None:
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
            unique = self._tell_apart(name, place)
            self.add(about, SkillDraft(unique, place, category=self.category))
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

    def _describe(self, skill: SkillDraft, row: Row) -> None:
        """Keep the description and the details of a row for its skill."""
        description = row.text(self.columns.description).strip()
        self.descriptions.setdefault(skill, []).append(description)
        skill.details += [each for each in self.details(row) if each.value.text.strip()]

    def _ask(self, skill: SkillDraft, row: Row, cells: dict[int, str]) -> None:
        """Keep the cells of a row that are not empty, or that repeat the level below."""
        said = {column: text for column, text in cells.items() if not is_blank(text)}
        words = [column for column in cells if column not in said]
        self.empty.words += [Place(self.sheet, row.number, column) for column in words]

        self.empty.number += len(self.levels) - len(said)
        if self.empty.first is None and len(said) < len(self.levels):
            column = next(column for column in self.levels if column not in said)
            self.empty.first = Place(self.sheet, row.number, column)

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
