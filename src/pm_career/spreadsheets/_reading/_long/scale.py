"""Read the proficiencies of a long sheet, and their order."""

from collections.abc import Mapping, Sequence

from pm_career._names import normalise
from pm_career._wording import list_names
from pm_career.spreadsheets._draft import ProficiencyDraft
from pm_career.spreadsheets._naming import Named, not_one_of
from pm_career.spreadsheets._reading._long.parts import find_parts, number_parts
from pm_career.spreadsheets._reading._long.table import LongTable
from pm_career.spreadsheets._reading.scales import (
    fill_numbers,
    find_proficiency,
    name_of_number,
    number_in,
    order_of,
)


def read_scale(
    table: LongTable, rows: Sequence[int], about_skills: Sequence[int]
) -> dict[int, ProficiencyDraft]:
    """Return the proficiency of each row that names one.

    Args:
        table: The rows of the sheet.
        rows: The rows to read. Each name in them must be on the scale.
        about_skills: All rows about a skill.
    """
    column = table.fields.get("proficiency")
    if column is None:
        return {}
    texts = table.columns[column]
    naming = [row for row in about_skills if texts[row]]
    if not table.draft.scale and naming:
        table.draft.scale = _draft_scale(table, column, naming)
    scale = Named(table.draft.scale)

    def find(name: str) -> ProficiencyDraft | str:
        return find_proficiency(name, scale) or not_one_of(name, scale)

    chosen = set(rows)
    found = find_parts(table, column, [row for row in naming if row in chosen], find)
    for row in naming:
        proficiency = find_proficiency(texts[row], scale)
        if row not in chosen and proficiency:
            found[row] = proficiency
    return found


def _draft_scale(table: LongTable, column: int, rows: Sequence[int]) -> list[ProficiencyDraft]:
    """Return the proficiencies that rows name, weakest first."""
    named = {row: _spell(table.columns[column][row]) for row in rows}
    first: dict[str, int] = {}
    for row, spelling in named.items():
        first.setdefault(spelling, row)
    words = {name: table.columns[column][row].strip() for name, row in first.items()}

    def place_of(name: str) -> int | None:
        return first.get(_spell(name))

    order = _order_words(table, column, named, words)
    return [ProficiencyDraft(name, table.place(place_of(name), column)) for name in order]


def _order_words(
    table: LongTable, column: int, named: Mapping[int, str], words: Mapping[str, str]
) -> list[str]:
    """Return the names of a scale in the order of their numbers, of known words, or of the rows.

    Args:
        table: The rows of the sheet.
        column: The column of the proficiencies.
        named: The spelling of the proficiency that each row names.
        words: The name of each proficiency, by its spelling.
    """
    if ranks := number_parts(table, "proficiency_order", named):
        return [words[spelling] for spelling in sorted(words, key=ranks.__getitem__)]

    names = list(words.values())
    numbers = [number for number in map(number_in, names) if number is not None]
    if len(numbers) == len(names):
        return list(map(name_of_number, fill_numbers(numbers)))

    order = order_of(names)
    if len(names) > 1:
        how = "in the known order of these words" if order else "in the order of the rows"
        scale = f"the scale is {list_names(order or names)}, weakest first, {how}"
        table.note(scale if order else f"{scale}; scale= sets another order", column)
    return order or names


def _spell(proficiency: str) -> str:
    """Return a proficiency as it is compared: `3` and `3,0` are the same."""
    number = number_in(proficiency)
    return normalise(proficiency) if number is None else name_of_number(number)
