"""What was understood of sheets, so that nothing is lost in silence."""

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from pm_career._display import Shown, Value
from pm_career._model import Ladder
from pm_career._wording import count
from pm_career.exceptions import Problem
from pm_career.spreadsheets._sheet import Sheet

if TYPE_CHECKING:
    from pm_career._display import Page


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Reading(Value):
    """A column or a row of a sheet, and what it was read as."""

    place: str
    """Which it is, such as `C` for a column, or `7` for a row."""

    name: str
    """Its heading, or the label in front of it."""

    read_as: str
    """What it was read as, such as `skill`, or `left out`."""


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class SheetReport(Value):
    """What was understood of one sheet."""

    place: str
    """The file and the name of the sheet."""

    layout: str
    """How the sheet is laid out, such as `matrix`."""

    columns: tuple[Reading, ...] = ()
    """What each column was read as."""

    rows: tuple[Reading, ...] = ()
    """What the rows were read as that do not speak of a skill, such as the titles of the levels."""


def report_columns(sheet: Sheet, header: int, read_as: Mapping[int, str]) -> tuple[Reading, ...]:
    """Return what each column was read as, and the columns of levels beside each other as one."""
    readings: list[Reading] = []
    for what, group in groupby(read_as.items(), key=lambda each: each[1]):
        columns = [column for column, _ in group]
        runs = [columns] if what == "level" else [[column] for column in columns]
        for run in runs:
            first, last = run[0], run[-1]
            readings.append(
                Reading(
                    place=_from_to(sheet.column_name(first), sheet.column_name(last)),
                    name=_from_to(
                        sheet.text(header, first).strip(), sheet.text(header, last).strip()
                    ),
                    read_as=what if first == last else count(len(run), what),
                )
            )
    return tuple(readings)


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class ReadReport(Shown):
    """A ladder that was read from sheets, and what was understood of them."""

    ladder: Ladder
    """The ladder."""

    sheets: tuple[SheetReport, ...]
    """What was understood of each sheet, in the order in which they were read."""

    notes: tuple[Problem, ...] = ()
    """What was left out, or could also be understood in another way."""

    def _show_on(self, page: "Page") -> None:
        ladder = self.ladder
        page.title(ladder.title)
        page.note(
            ", ".join(
                (
                    count(len(ladder), "level"),
                    count(len(ladder.skills), "skill"),
                    f"{len(ladder.proficiencies)} proficiencies"
                    if ladder.proficiencies
                    else "measured by its levels",
                )
            )
        )
        for sheet in self.sheets:
            rows = [(each.place, each.name, each.read_as) for each in (*sheet.columns, *sheet.rows)]
            page.paragraph(f"{sheet.place or 'The rows'} ({sheet.layout})")
            page.table(f"{sheet.place} ({sheet.layout})", ("Place", "Name", "Read as"), rows)
        page.listing("Notes", map(str, self.notes))
