"""Read the tracks of a long sheet: one for each role."""

from collections import Counter
from collections.abc import Mapping, Sequence

from pm_career._wording import list_names, quote
from pm_career.spreadsheets._draft import LevelDraft, TrackDraft
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading._long.table import OF_TRACK, LongTable
from pm_career.spreadsheets._reading.facts import told_or_known


def settle_tracks(table: LongTable, rows: Sequence[int]) -> None:
    """If several families have a role of the same name, let the family tell the tracks apart."""
    family = table.fields.get("family")
    if "track" not in table.fields or family is None:
        return
    if not table.follows(family, ["track"], rows):
        table.fields["family_of_track"] = table.fields.pop("family")


def read_tracks(table: LongTable, rows: Sequence[int]) -> dict[int, TrackDraft]:
    """Return the track of each row, a new one for each role. The rows of a ladder have no track."""
    column = table.fields.get("track")
    if column is None:
        return {}

    names = table.names(OF_TRACK, rows)
    families = Counter(role for role, _ in set(names.values()))
    drafted: dict[tuple[str, ...], TrackDraft] = {}
    for row, named in names.items():
        if named in drafted:
            continue

        place = table.place(row, column)
        role, family = (table.text(row, field).strip() for field in OF_TRACK)
        track = drafted[named] = TrackDraft(role, place)
        if family and families[named[0]] > 1:
            track.name = f"{role} ({family})"
            message = f"{quote(role)} is in several families, so this track is named"
            table.draft.note(f"{message} {quote(track.name)}", place)

    table.draft.tracks += drafted.values()
    return {row: drafted[named] for row, named in names.items()}


def share_levels(
    table: LongTable,
    levels: Mapping[int, LevelDraft],
    tracks: Mapping[int, TrackDraft],
    options: Options,
) -> dict[int, LevelDraft]:
    """Return the level of each row: one level for all roles that say the same about it.

    Args:
        table: The rows of the sheet.
        levels: The level of each row. Levels of different roles are different levels.
        tracks: The track of each row.
        options: The options of the caller.
    """
    columns = _columns_about_levels(table, tracks, options)
    said: dict[LevelDraft, set[tuple[str, ...]]] = {}
    for row, level in levels.items():
        texts = tuple([table.columns[column][row] for column in columns])
        said.setdefault(level, set()).add(texts)

    owners: dict[frozenset[tuple[str, ...]], LevelDraft] = {}
    shared = {level: owners.setdefault(frozenset(texts), level) for level, texts in said.items()}
    answer = {row: shared[level] for row, level in levels.items()}

    roles: dict[LevelDraft, list[str]] = {}
    for row, level in answer.items():
        roles.setdefault(level, []).append(tracks[row].name)
    for level, named in roles.items():
        names = list(dict.fromkeys(named))
        if len(names) > 1:
            message = f"{list_names(names)} say the same of {quote(level.name)}, so it is one level"
            table.draft.note(message, level.place)
    return answer


def _columns_about_levels(
    table: LongTable, tracks: Mapping[int, TrackDraft], options: Options
) -> list[int]:
    """Return the columns about levels: they neither only describe roles nor number levels."""
    fields = {column: field for field, column in table.fields.items()}

    def is_about_levels(column: int) -> bool:
        field = fields.get(column)
        if field in {*OF_TRACK, "level_order"}:
            return False
        is_known = field not in {None, "role", "family", "role_description"}
        if is_known or told_or_known(table.heading(column), options.facts):
            return True
        return not table.follows(column, OF_TRACK, list(tracks))

    return [column for column in range(len(table.columns)) if is_about_levels(column)]
