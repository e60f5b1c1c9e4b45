"""Read the levels of a long sheet, and their order."""

from collections.abc import Mapping, Sequence

from pm_career._names import normalise
from pm_career._wording import list_names, quote
from pm_career.spreadsheets._draft import LevelDraft
from pm_career.spreadsheets._naming import Named, not_found
from pm_career.spreadsheets._reading._long.parts import find_parts, number_parts
from pm_career.spreadsheets._reading._long.table import LongTable
from pm_career.spreadsheets._reading.facts import TITLE, Fact, state_facts
from pm_career.spreadsheets._reading.level_names import draft_level, find_level, numbers_of


def read_levels(
    table: LongTable, rows: Sequence[int], order: Sequence[str]
) -> dict[int, LevelDraft]:
    """Return the level of each row, and put the levels of the draft in order."""
    draft, column = table.draft, table.fields["level"]
    are_listed = bool(draft.levels)
    if are_listed:
        listed = Named(draft.levels)
        table.fields.pop(TITLE, None)

        def find(name: str) -> LevelDraft | str:
            return find_level(name, listed) or not_found("level", name, listed)

        levels = find_parts(table, column, rows, find)
    else:
        levels = _draft_levels(table, rows)
        draft.levels += dict.fromkeys(levels.values())
        _read_titles(table, levels)

    if order:
        return _choose_levels(table, levels, order)
    if not are_listed and not _sort_levels(table, levels) and len(draft.levels) > 1:
        how = "numbers" if _sort_by_codes(draft.levels) else "rows"
        names = list_names([level.name for level in draft.levels])
        message = f"the levels are {names}, lowest first, in the order of the {how}"
        table.note(f"{message}; levels= sets another order", column)
    return levels


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


def _draft_levels(table: LongTable, rows: Sequence[int]) -> dict[int, LevelDraft]:
    """Return the level of each row: a new one for each name, in any spelling."""
    drafted: dict[str, LevelDraft] = {}
    levels: dict[int, LevelDraft] = {}
    for row in rows:
        name = table.text(row, "level")
        spelling = normalise(name)
        if spelling not in drafted:
            drafted[spelling] = draft_level(name, table.place(row, table.fields["level"]))
        levels[row] = drafted[spelling]
    return levels


def _read_titles(table: LongTable, levels: Mapping[int, LevelDraft]) -> None:
    """Read the titles of the levels. Then levels are found by their titles too."""
    column = table.fields.get(TITLE)
    if column is None:
        return
    for level, row in table.first_texts(column, levels, _title_of).items():
        place = table.place(row, column)
        fact = Fact(TITLE, table.heading(column), table.columns[column][row], place)
        state_facts(level, [fact], table.draft, exact=False)


def _title_of(level: LevelDraft) -> str:
    return f"the title of {quote(level.name)}"


def _choose_levels(
    table: LongTable, levels: Mapping[int, LevelDraft], order: Sequence[str]
) -> dict[int, LevelDraft]:
    """Put the levels in the order of `levels=`, and return the rows of these levels."""
    column = table.fields["level"]
    named = Named(table.draft.levels)
    found: dict[LevelDraft, str] = {}
    for name in order:
        if level := find_level(name, named):
            found[level] = name
        else:
            table.draft.fault(not_found("level", name, named), table.place(None, column))

    omitted = [level.name for level in named.parts if level not in found]
    if omitted and len(found) == len(order):
        table.note(f"left out {list_names(omitted)}, not listed in levels=", column)
    table.draft.levels = list(found)
    return {row: level for row, level in levels.items() if level in found}


def _sort_levels(table: LongTable, levels: Mapping[int, LevelDraft]) -> bool:
    """Put the levels in the order of their numbers; return whether each has its own number."""
    numbers = number_parts(table, "level_order", levels)
    if numbers:
        table.draft.levels.sort(key=numbers.__getitem__)
    return bool(numbers)
