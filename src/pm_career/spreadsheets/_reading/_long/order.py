"""Put the levels of a long sheet in order, on each way up."""

from collections.abc import Sequence

import attrs

from pm_career._wording import list_names, quote
from pm_career.spreadsheets._draft import LevelDraft, TrackDraft
from pm_career.spreadsheets._naming import Named, not_found
from pm_career.spreadsheets._reading._long.parts import number_parts
from pm_career.spreadsheets._reading._long.table import LongTable
from pm_career.spreadsheets._reading.level_names import find_level, numbers_of


@attrs.frozen(eq=False)
class Way:
    """A way up through the levels of a ladder or of a track."""

    levels: list[LevelDraft]
    """The levels of the ladder or of the track, which are put in order."""

    rows: dict[int, LevelDraft]
    """The level of each row on this way."""

    track: TrackDraft | None = None
    """The track; `None` for a ladder."""


def choose_levels(table: LongTable, ways: Sequence[Way], order: Sequence[str]) -> set[LevelDraft]:
    """Put the levels in the order of `levels=`, and return these levels."""
    draft, column = table.draft, table.fields["level"]
    listed = Named(draft.levels)
    found: set[str] = set()
    for way in ways:
        named = Named(way.levels)
        levels = {name: level for name in order if (level := find_level(name, named))}
        found |= levels.keys()
        way.levels[:] = dict.fromkeys(levels.values())
        if way.track and not levels:
            message = f"expected a level of {quote(way.track.name)} in levels=, got none"
            draft.fault(message, way.track.place)

    for name in order:
        if name not in found:
            draft.fault(not_found("level", name, listed), table.place(None, column))

    draft.levels = _levels_of(ways)
    chosen = set(draft.levels)
    omitted = [level.name for level in listed.parts if level not in chosen]
    if omitted:
        names = list_names(list(dict.fromkeys(omitted)))
        table.note(f"left out {names}, not listed in levels=", column)
    return chosen


def order_levels(table: LongTable, ways: Sequence[Way]) -> None:
    """Put the levels in the order of a column, of the numbers in their names, or of the rows."""
    if not _sort_by_column(table, ways):
        guessed: dict[str, list[Way]] = {}
        for way in ways:
            if len(way.levels) > 1:
                how = "numbers" if _sort_by_codes(way.levels) else "rows"
                guessed.setdefault(how, []).append(way)

        for how, alike in guessed.items():
            message = _describe_order(alike, f"in the order of the {how}")
            table.note(f"{message}; levels= sets another order", table.fields["level"])
    table.draft.levels = _levels_of(ways)


def _sort_by_column(table: LongTable, ways: Sequence[Way]) -> bool:
    """Put the levels in the order of their numbers; return whether each has its own on its way."""
    columns = [number_parts(table, "level_order", way.rows) for way in ways]
    numbers = [column for column in columns if column]
    if len(numbers) < len(ways):
        return False

    for way, number_of in zip(ways, numbers, strict=True):
        way.levels.sort(key=number_of.__getitem__)
    return True


def _sort_by_codes(levels: list[LevelDraft]) -> bool:
    """Put levels such as "L10", "L2" in the order of their numbers; return whether that is new.

    A program that has sorted the rows has perhaps put "L10" before "L2", or the highest one first.
    """
    numbers = numbers_of(levels)
    if numbers == sorted(numbers):
        return False

    number_of = dict(zip(levels, numbers, strict=True))
    levels.sort(key=number_of.__getitem__)
    return True


def _describe_order(ways: Sequence[Way], order: str) -> str:
    """Return which levels are in this order: those of a ladder, or of some tracks."""
    tracks = [way.track.name for way in ways if way.track]
    if tracks:
        return f"the levels of {list_names(tracks)} are {order}, lowest first"
    levels = list_names([level.name for level in ways[0].levels])
    return f"the levels are {levels}, lowest first, {order}"


def _levels_of(ways: Sequence[Way]) -> list[LevelDraft]:
    """Return the levels of all ways, each once."""
    return list(dict.fromkeys(level for way in ways for level in way.levels))
