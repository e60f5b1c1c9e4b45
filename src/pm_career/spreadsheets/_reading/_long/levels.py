"""Read the levels of a long sheet."""

from collections.abc import Mapping, Sequence

from pm_career._wording import quote
from pm_career.spreadsheets._draft import LevelDraft, TrackDraft
from pm_career.spreadsheets._naming import Named, not_found
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading._long.order import Way, choose_levels, order_levels
from pm_career.spreadsheets._reading._long.parts import find_parts
from pm_career.spreadsheets._reading._long.table import OF_LEVEL, LongTable
from pm_career.spreadsheets._reading._long.tracks import share_levels
from pm_career.spreadsheets._reading.facts import TITLE, state_title
from pm_career.spreadsheets._reading.level_names import draft_level, find_level


def read_levels(
    table: LongTable, rows: Sequence[int], tracks: Mapping[int, TrackDraft], options: Options
) -> dict[int, LevelDraft]:
    """Return the level of each row, and put the levels of the draft in order.

    Args:
        table: The rows of the sheet.
        rows: The rows to read.
        tracks: The track of each row; empty if the rows make a ladder.
        options: The options of the caller.
    """
    are_listed = bool(table.draft.levels)
    if are_listed:
        levels = _find_levels(table, rows)
    else:
        levels = _draft_levels(table, rows)
        if tracks:
            levels = share_levels(table, levels, tracks, options)
        table.draft.levels += dict.fromkeys(levels.values())
        _read_titles(table, levels)

    ways = _ways_of(tracks, levels) or [Way(table.draft.levels, levels)]
    if options.levels:
        chosen = choose_levels(table, ways, options.levels)
        return {row: level for row, level in levels.items() if level in chosen}
    if not are_listed:
        order_levels(table, ways)
    return levels


def _find_levels(table: LongTable, rows: Sequence[int]) -> dict[int, LevelDraft]:
    """Return the level of each row, which another sheet lists."""
    listed = Named(table.draft.levels)
    table.fields.pop(TITLE, None)

    def find(name: str) -> LevelDraft | str:
        return find_level(name, listed) or not_found("level", name, listed)

    return find_parts(table, table.fields["level"], rows, find)


def _draft_levels(table: LongTable, rows: Sequence[int]) -> dict[int, LevelDraft]:
    """Return the level of each row: a new one for each name, in any spelling, of each track."""
    drafted: dict[tuple[str, ...], LevelDraft] = {}
    levels: dict[int, LevelDraft] = {}
    for row, names in table.names(OF_LEVEL, rows).items():
        if names not in drafted:
            place = table.place(row, table.fields["level"])
            drafted[names] = draft_level(table.text(row, "level"), place)
        levels[row] = drafted[names]
    return levels


def _read_titles(table: LongTable, levels: Mapping[int, LevelDraft]) -> None:
    """Read the titles of the levels. Then levels are found by their titles too."""
    column = table.fields.get(TITLE)
    if column is None:
        return
    for level, row in table.first_texts(column, levels, _title_of).items():
        state_title(level, table.columns[column][row].strip(), table.place(row, column))


def _title_of(level: LevelDraft) -> str:
    return f"the title of {quote(level.name)}"


def _ways_of(tracks: Mapping[int, TrackDraft], levels: Mapping[int, LevelDraft]) -> list[Way]:
    """Add its levels to each track, in the order of the rows, and return the ways up the tracks."""
    ways: dict[TrackDraft, Way] = {}
    for row, track in tracks.items():
        way = ways.setdefault(track, Way(track.levels, {}, track))
        way.rows[row] = levels[row]
    for track, way in ways.items():
        track.levels += dict.fromkeys(way.rows.values())
    return list(ways.values())
