"""What the cells of a matrix say: a text, that a skill is asked for, or nothing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

import attrs

from pm_career._names import nearest, normalise
from pm_career._wording import did_you_mean, list_names, quote
from pm_career.spreadsheets._draft import (
    Draft,
    LevelDraft,
    ProficiencyDraft,
    SkillDraft,
    parts_named,
)
from pm_career.spreadsheets._scales import order_of
from pm_career.spreadsheets._sheet import Place

MARK = "x"
"""What stands in a cell that asks for a skill and says no more."""

_MARKS = frozenset(map(normalise, (MARK, "✓", "✔", "✅", "☑", "●", "yes")))

_MOST_WORDS = 3
_MOST_PROFICIENCIES = 10
_MOSTLY = 0.75


@attrs.frozen(eq=False)
class CellOfMatrix:
    """A cell of a matrix that is not empty, with the level of its column and the skill of its row.

    In an exact sheet, texts are as they are written, and no word has a meaning but `x`.
    """

    level: LevelDraft
    skill: SkillDraft
    text: str
    place: Place
    exact: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether the cell only says that the skill is asked for."""
        if self.exact:
            return self.text == MARK
        return normalise(self.text) in _MARKS


Cells: TypeAlias = Sequence[CellOfMatrix]
_Rows: TypeAlias = Iterable[list[str]]


def find_scale(cells: Cells, draft: Draft) -> list[ProficiencyDraft]:
    """Return the proficiencies that the cells of a draft without a scale name, weakest first.

    There are none if the cells hold texts, or words of no order. Notes say what the order is from.
    """
    named = [cell for cell in cells if not cell.is_mark]
    if not named or any(cell.exact for cell in named):
        return []

    numbers = [cell for cell in named if _number(cell.text) is not None]
    if len(numbers) >= _MOSTLY * len(named):
        return _scale_of_numbers(numbers)

    spelled = {normalise(cell.text): cell.text.strip() for cell in reversed(named)}
    words = list(spelled.values())
    if not _are_words(words, len(named)):
        return []
    if order := order_of(words):
        return _scale_of_words(order, named, "as these words are known", draft)
    if order := _order_of_rows(_rows(named, spelled)):
        return _scale_of_words(order, named, "as the rows rise from level to level", draft)
    draft.note(
        f"the cells hold {list_names(words)}, whose order is not known, so they are texts; "
        "to have them as proficiencies, list them in scale=, weakest first",
        named[0].place,
    )
    return []


def proficiency_of(cell: CellOfMatrix, draft: Draft) -> ProficiencyDraft | None:
    """Return the proficiency that a cell names, or report that there is none."""
    found = parts_named(cell.text, draft.scale)
    number = _number(cell.text)
    if not found and number is not None:
        found = [each for each in draft.scale if _number(each.name) == number]
    if len(found) == 1:
        return found[0]

    names = [each.name or each.key for each in draft.scale]
    near = nearest(cell.text, names)
    advice = f"; {did_you_mean(near)}" if near else ""
    draft.fault(f"expected one of {list_names(names)}, got {quote(cell.text)}{advice}", cell.place)
    return None


def _scale_of_numbers(cells: Cells) -> list[ProficiencyDraft]:
    """Return the scale of the numbers in cells: whole numbers from 1, or just those there."""
    places: dict[float, Place] = {}
    for cell in cells:
        places.setdefault(float(_number(cell.text) or 0), cell.place)

    values = sorted(places)
    highest = values[-1]
    if all(value.is_integer() for value in values) and 1 <= values[0] < highest <= _MOST_PROFICIENCIES:
        values = [float(number) for number in range(1, int(highest) + 1)]
    first = cells[0].place
    return [ProficiencyDraft(f"{value:g}", places.get(value, first)) for value in values]


def _scale_of_words(
    order: Sequence[str], cells: Cells, why: str, draft: Draft
) -> list[ProficiencyDraft]:
    places = {normalise(cell.text): cell.place for cell in reversed(cells)}
    draft.note(f"the scale is {list_names(order)}, weakest first, {why}", cells[0].place)
    return [ProficiencyDraft(word, places[normalise(word)]) for word in order]


def _number(text: str) -> float | None:
    """Return the number that a cell holds, if it holds nothing else."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number < 1000 else None  # noqa: PLR2004  no scale goes that far


def _are_words(words: Collection[str], cells: int) -> bool:
    """Return whether the texts of cells are names of proficiencies, by how short and few they are."""
    short = all(len(word.split()) <= _MOST_WORDS and len(word.splitlines()) == 1 for word in words)
    return short and 1 < len(words) <= _MOST_PROFICIENCIES and cells >= 2 * len(words)


def _rows(cells: Cells, spelled: Mapping[str, str]) -> _Rows:
    """Return the words of each skill's cells, in the order of the levels and in one spelling."""
    rows: dict[SkillDraft, list[str]] = {}
    for cell in cells:
        rows.setdefault(cell.skill, []).append(spelled[normalise(cell.text)])
    return rows.values()


def _order_of_rows(rows: _Rows) -> list[str] | None:
    """Return the only order of words in which each row rises; `None` if there is none, or several."""
    from graphlib import CycleError, TopologicalSorter

    below: dict[str, set[str]] = {}
    for row in rows:
        for lower, higher in pairwise(row):
            if lower != higher:
                below.setdefault(higher, set()).add(lower)
    try:
        order = list(TopologicalSorter(below).static_order())
    except CycleError:
        return None
    # Two words are in a sure order only if some row steps from one to the other.
    is_sure = all(lower in below.get(higher, ()) for lower, higher in pairwise(order))
    return order if is_sure and len(order) > 1 else None

