"""The report on what was understood of sheets, so that nothing is lost silently."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from pm_career._display import Shown, Value
from pm_career._model import Ladder, Parts, tell_apart
from pm_career._wording import count
from pm_career.exceptions import Problem
from pm_career.frameworks import Framework
from pm_career.spreadsheets._sheet import Sheet

if TYPE_CHECKING:
    from pm_career._display import Page


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Reading(Value):
    """A column or a row of a sheet, and what it was read as."""

    place: str
    """The name of the column or row, such as `C` or `7`."""

    name: str
    """The heading of the column, or the label of the row."""

    read_as: str
    """What it was read as, such as `skill`, or `left out`."""


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class SheetReport(Value):
    """What was understood of one sheet."""

    place: str
    """The file and the name of the sheet, such as `book.xlsx:Levels`."""

    kind: str
    """What the sheet is, such as `matrix`, `long`, `levels` or `scale`."""

    columns: tuple[Reading, ...] = ()
    """What each column was read as."""

    rows: tuple[Reading, ...] = ()
    """What each row was read as that is not about a skill, such as the titles of the levels."""


def report_columns(sheet: Sheet, header: int, read_as: Mapping[int, str]) -> tuple[Reading, ...]:
    """Return what each column was read as. Adjacent columns of levels are one reading."""
    readings: list[Reading] = []
    for what, group in groupby(read_as.items(), key=lambda each: each[1]):
        columns = [column for column, _ in group]
        runs = [columns] if what == "level" else [[column] for column in columns]
        for run in runs:
            first, last = run[0], run[-1]
            readings.append(
                Reading(
                    place=_from_to(sheet.column_name(first), sheet.column_name(last)),
                    name=_from_to(_heading(sheet, header, first), _heading(sheet, header, last)),
                    read_as=what if first == last else count(len(run), what),
                )
            )
    return tuple(readings)


def _heading(sheet: Sheet, header: int, column: int) -> str:
    """Return a heading on one line."""
    return " ".join(sheet.text(header, column).split())


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class ReadReport(Shown):
    """A ladder that was read from sheets, and what was understood of them."""

    ladder: Ladder
    """The ladder."""

    sheets: tuple[SheetReport, ...]
    """What was understood of each sheet, in the order of the source."""

    notes: tuple[Problem, ...] = ()
    """Notes on what was left out, or could also be understood in another way."""

    def _show_on(self, page: "Page") -> None:
        ladder = self.ladder
        page.title(ladder.title)
        page.note(", ".join(_sizes(ladder)))
        _show_sheets(page, self.sheets)
        _show_notes(page, self.notes)


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class FrameworkReport(Shown):
    """A framework that was read from sheets, and what was understood of them."""

    framework: Framework
    """The framework."""

    sheets: tuple[SheetReport, ...]
    """What was understood of each sheet, in the order of the source."""

    notes: tuple[Problem, ...] = ()
    """Notes on what was left out, or could also be understood in another way."""

    def _show_on(self, page: "Page") -> None:
        framework = self.framework
        page.title(framework.title)
        page.note(", ".join((count(len(framework), "track"), *_sizes(framework))))
        _show_sheets(page, self.sheets)

        tracks = [
            (ladder.title, ", ".join(tell_apart(ladder.levels))) for ladder in framework.values()
        ]
        page.paragraph("Tracks")
        page.table("Tracks", ("Track", "Levels, lowest first"), tracks)
        _show_notes(page, self.notes)


def _sizes(parts: Parts) -> tuple[str, ...]:
    """Return how many levels and skills there are, and what measures skills."""
    levels, skills = count(len(parts.levels), "level"), count(len(parts.skills), "skill")
    return levels, skills, _measure(parts)


def _show_sheets(page: "Page", sheets: Iterable[SheetReport]) -> None:
    """Show what the columns and rows of each sheet were read as."""
    for sheet in sheets:
        caption = f"{sheet.place or 'The rows'} ({sheet.kind})"
        columns = [(each.place, each.name, each.read_as) for each in sheet.columns]
        rows = [(_row(each), each.name, each.read_as) for each in sheet.rows]
        page.paragraph(caption)
        page.table(caption, ("Place", "Name", "Read as"), (*columns, *rows))


def _show_notes(page: "Page", notes: Iterable[Problem]) -> None:
    page.listing("Notes", map(_without_file, notes))


def _measure(parts: Parts) -> str:
    """Return what a ladder or a framework measures skills by."""
    match len(parts.proficiencies):
        case 0:
            return "measured by its levels"
        case 1:
            return "1 proficiency"
        case number:
            return f"{number} proficiencies"


def _row(reading: Reading) -> str:
    """Return the name of a row in a list that also has columns: `row 7`."""
    return f"row {reading.place}" if reading.place.isdecimal() else reading.place


def _without_file(note: Problem) -> str:
    """Return a note without the name of its file, which is above the columns of each sheet."""
    return str(attrs.evolve(note, file=None)).removeprefix("cell ")
