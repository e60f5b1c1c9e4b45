"""Read the other columns of a long sheet: facts about levels, skills, and the whole ladder."""

from collections.abc import Hashable, Mapping
from typing import TypeAlias, TypeVar

import attrs

from pm_career._model import Detail
from pm_career._names import normalise
from pm_career._wording import quote
from pm_career.spreadsheets._draft import Draft, LevelDraft, SkillDraft, Stated, TrackDraft
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading._long.names import RowNames
from pm_career.spreadsheets._reading._long.table import LongTable, cell_name, follows
from pm_career.spreadsheets._reading.facts import (
    DETAIL,
    Fact,
    detail_name,
    state_facts,
    told_or_known,
)

OMITTED = "left out"

_H = TypeVar("_H", bound=Hashable)

_Owner: TypeAlias = Draft | TrackDraft | LevelDraft | SkillDraft
"""A part that has details."""

_ABOUT_ROLES = frozenset(("role", "family", "role_description"))


def read_facts(
    table: LongTable, names: RowNames, options: Options, *, are_listed: bool
) -> dict[int, str]:
    """Read the columns with neither skills nor expectations; return what each was read as.

    Args:
        table: The rows of the sheet.
        names: The parts that each row names.
        options: The options of the caller.
        are_listed: Whether another sheet lists the levels, and states their facts.
    """
    reader = _FactReader(table, names, options, are_listed)
    reader.read()
    return reader.read_as


@attrs.define(eq=False)
class _FactReader:
    """The columns that state facts, while they are read."""

    table: LongTable
    names: RowNames
    options: Options
    are_listed: bool

    facts: dict[LevelDraft, list[Fact]] = attrs.field(factory=dict[LevelDraft, list[Fact]])
    """The facts about each level that are not details."""

    read_as: dict[int, str] = attrs.field(factory=dict[int, str])

    known: dict[_Owner, dict[str, Stated[Detail]]] = attrs.field(
        factory=dict[_Owner, dict[str, Stated[Detail]]]
    )
    """The details of each part, by the spelling of their names."""

    def read(self) -> None:
        """Read all columns that have no other use."""
        self._read_summaries()
        fields = self.table.fields.items()
        used = {column for field, column in fields if field not in _ABOUT_ROLES}
        seen: set[str] = set()

        for column in range(len(self.table.columns)):
            if column in used or not self.table.values(column, self.names.levels):
                continue
            heading = normalise(self.table.heading(column))
            if not heading:
                self._omit(column, "it has no heading")
            elif heading in seen:
                self._omit(column, "another column has the same heading")
            else:
                self._read_column(column)
            seen.add(heading)

        for level, facts in self.facts.items():
            state_facts(level, facts, self.table.draft)

    def _read_summaries(self) -> None:
        """Read the summary of each level, unless another sheet states one."""
        column = self.table.fields.get("summary")
        if column is not None:
            rows = self.table.first_texts(column, self.names.levels, _summary_of)
            for level, row in rows.items():
                level.summary = level.summary or self.table.columns[column][row]

    def _read_column(self, column: int) -> None:
        """Read a column as a fact about the whole, a track, a level or a skill, by its texts."""
        field = told_or_known(self.table.heading(column), self.options.facts)
        texts = {row: self.table.columns[column][row] for row in self.names.levels}
        tracks, skills = self.names.tracks, self.names.skills
        is_of_tracks = bool(tracks) and follows((text, tracks[row]) for row, text in texts.items())

        if is_of_tracks and column == self.table.fields.get("role_description"):
            self._describe_tracks(column)
        elif field is None and len(set(texts.values())) == 1:
            self._state_of_whole(column)
        elif field is None and is_of_tracks:
            self._state_of_tracks(column)
        elif follows((text, self.names.levels[row]) for row, text in texts.items()):
            self._state_of_levels(column, field or DETAIL)
        elif follows((text, skills[row]) for row, text in texts.items()):
            self._state_of_skills(column)
        else:
            self._omit(column, "its texts differ within a level and within a skill")

    def _state_of_whole(self, column: int) -> None:
        """Add what all rows say: the title of the ladder or framework, its summary, or a detail."""
        whole = "framework" if self.names.tracks else "ladder"
        draft, fields = self.table.draft, self.table.fields
        row = next(iter(self.names.levels))
        text = self.table.columns[column][row]
        title = self.options.title or draft.title or text

        is_role = column == fields.get("role", fields.get("family"))
        if is_role and normalise(title) == normalise(text):
            self.read_as[column] = f"title of the {whole}"
            draft.title = title.strip()
        elif column == fields.get("role_description") and not draft.summary:
            self.read_as[column] = "summary of the ladder"
            draft.summary = text
        else:
            self.read_as[column] = f"detail of the {whole}"
            self._add_detail(draft, row, column)

    def _describe_tracks(self, column: int) -> None:
        """Read the summary of each track."""
        self.read_as[column] = "summary of the track"
        for track, row in self._first_rows(self.names.tracks).items():
            track.summary = self.table.columns[column][row]

    def _state_of_tracks(self, column: int) -> None:
        """Add what a column says of each track to its details."""
        self.read_as[column] = "detail of the track"
        for track, row in self._first_rows(self.names.tracks).items():
            self._add_detail(track, row, column)

    def _state_of_levels(self, column: int, field: str) -> None:
        """Add what a column says of each level."""
        if self.are_listed and field != DETAIL:
            self._omit(column, "another sheet states this fact of the levels")
            return

        self.read_as[column] = f"{_WORDS.get(field, field)} of the level"
        for level, row in self._first_rows(self.names.levels).items():
            if field == DETAIL:
                self._add_detail(level, row, column)
            else:
                heading, text = self.table.heading(column), self.table.columns[column][row]
                fact = Fact(field, heading, text, self.table.place(row, column))
                self.facts.setdefault(level, []).append(fact)

    def _state_of_skills(self, column: int) -> None:
        """Add what a column says of each skill to its details."""
        self.read_as[column] = "detail of the skill"
        for skill, row in self._first_rows(self.names.skills).items():
            self._add_detail(skill, row, column)

    def _first_rows(self, owners: Mapping[int, _H]) -> dict[_H, int]:
        """Return the first row of each owner that names a level, given the owner of each row."""
        first: dict[_H, int] = {}
        for row in self.names.levels:
            first.setdefault(owners[row], row)
        return first

    def _add_detail(self, owner: _Owner, row: int, column: int) -> None:
        """Add the detail in a cell, unless the part has one of this name, as of another sheet."""
        if owner not in self.known:
            # Of several details with one name, the first counts.
            details = reversed(owner.details)
            self.known[owner] = {normalise(each.value.name): each for each in details}

        name, text = detail_name(self.table.heading(column)), self.table.columns[column][row]
        place = self.table.place(row, column)
        known = self.known[owner].get(normalise(name))
        if text and known is None:
            detail = Stated(Detail(name=name, text=text), place)
            owner.details.append(detail)
            self.known[owner][normalise(name)] = detail
        elif text and known and text != known.value.text:
            where = cell_name(known.place)
            message = f"{quote(name)} is different in {where}; the text there is kept"
            self.table.draft.note(message, place)

    def _omit(self, column: int, why: str) -> None:
        self.read_as[column] = OMITTED
        self.table.note(f"{why}, so this column is left out", column)


_WORDS = {"minimum": "minimum years", "maximum": "maximum years"}


def _summary_of(level: LevelDraft) -> str:
    return f"the summary of {quote(level.name)}"
