"""Read the rows of a matrix: what all matrices share, and those of a sheet with keys."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

import attrs

from pm_career._model import Detail
from pm_career._wording import quote
from pm_career.spreadsheets._draft import Draft, LevelDraft, SkillDraft, Stated
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading._matrix.cells import CellOfMatrix
from pm_career.spreadsheets._reading._matrix.columns import MatrixColumns
from pm_career.spreadsheets._reading.facts import detail_name
from pm_career.spreadsheets._reading.where import choose_rows
from pm_career.spreadsheets._report import Reading
from pm_career.spreadsheets._sheet import Place, Sheet


@attrs.frozen(eq=False)
class Row:
    """The texts of one row."""

    number: int
    texts: Sequence[str]

    def text(self, column: int | None) -> str:
        """Return the text in a column that may not exist."""
        if column is None or column >= len(self.texts):
            return ""
        return self.texts[column]


@attrs.define(eq=False)
class RowsOfMatrix(ABC):
    """The rows of a matrix while they are read, and what they have added to the draft."""

    sheet: Sheet
    columns: MatrixColumns
    draft: Draft
    options: Options

    levels: dict[int, LevelDraft]
    """The level of each column."""

    category: str
    """The category of the next rows."""

    cells: list[CellOfMatrix] = attrs.field(factory=list[CellOfMatrix])
    """The cells of levels that are not empty."""

    readings: list[Reading] = attrs.field(factory=list[Reading])
    """What the rows were read as that are not about a skill."""

    skills: dict[str, SkillDraft] = attrs.field(factory=dict[str, SkillDraft])
    """The skills, by what tells one from another."""

    def read(self) -> None:
        """Read all rows below the headings."""
        where = self.options.where
        for number in choose_rows(self.sheet, self.columns.header, where, self.draft):
            row = Row(number, self.sheet.texts(number))
            if any(row.texts):
                self.read_row(row)

    @abstractmethod
    def read_row(self, row: Row) -> None:
        """Read one row."""

    def add(self, about: str, skill: SkillDraft) -> None:
        """Add a skill that no row above is about."""
        self.skills[about] = skill
        self.draft.skills.append(skill)

    def details(self, row: Row) -> Iterator[Stated[Detail]]:
        """Yield the details of the skill in a row."""
        for column in self.columns.details:
            if text := row.text(column):
                name = detail_name(self.sheet.text(self.columns.header, column))
                place = Place(self.sheet, row.number, column)
                yield Stated(Detail(name=name, text=text), place)


@attrs.define(eq=False)
class ExactRows(RowsOfMatrix):
    """The rows of a matrix with keys. Each text is kept as it is written."""

    def read_row(self, row: Row) -> None:
        """Read a row, which is about the skill that has its key."""
        columns = self.columns
        key, name = row.text(columns.key), row.text(columns.skill)
        # A skill that somebody has added has no key yet.
        about = key or f"\n{name}"
        if about not in self.skills:
            place = Place(self.sheet, row.number, columns.skill)
            category = row.text(columns.category)
            skill = SkillDraft(name, place, key, category=category)
            skill.places["key"] = Place(self.sheet, row.number, columns.key)
            self.add(about, skill)
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

    def _is_copy(self, row: Row, skill: SkillDraft) -> bool:
        """Return whether a row is another one that was copied, rather than more about its skill."""
        columns = self.columns
        stated = (columns.description, *columns.details)
        return row.text(columns.skill) != skill.name or any(row.text(n) for n in stated)
