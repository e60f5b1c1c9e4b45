"""What the cells of a matrix mean: a text, a proficiency, or a mark."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

import attrs

from pm_career._names import normalise
from pm_career._wording import count, list_names, quote
from pm_career.spreadsheets._draft import Draft, LevelDraft, ProficiencyDraft, SkillDraft
from pm_career.spreadsheets._reading.scales import fill_numbers, name_of_number, number_in, order_of
from pm_career.spreadsheets._sheet import Place

MARK = "x"
"""The text of a cell that asks for a skill, without a text or a proficiency."""

# A box to tick is `TRUE` or `FALSE`.
_MARKS = frozenset(map(normalise, (MARK, "✓", "✔", "✅", "☑", "●", "yes", "true")))
_REFUSALS = frozenset(map(normalise, ("no", "false", "✗", "✘", "❌", "☐", "○")))

# With characters that are not seen, such as spaces.
_LONGEST_MARK = 10

_MOST_WORDS = 3
_MOST_PROFICIENCIES = 10
_MOSTLY = 0.75


@attrs.frozen(eq=False)
class CellOfMatrix:
    """A cell of a matrix that is not empty, with the level of its column and the skill of its row.

    In an exact sheet, texts are kept as they are written, and only `x` is a mark.
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
        return len(self.text) < _LONGEST_MARK and _spell(self.text) in _MARKS

    @property
    def is_refusal(self) -> bool:
        """Whether the cell says that the skill is not asked for: `no`, or a box without a tick."""
        if self.exact:
            return False
        return len(self.text) < _LONGEST_MARK and _spell(self.text) in _REFUSALS


# Thousands of cells have the same few words.
@lru_cache(maxsize=1_000)
def _spell(text: str) -> str:
    return normalise(text)


Cells: TypeAlias = Sequence[CellOfMatrix]
_Rows: TypeAlias = Iterable[list[str]]


def find_scale(cells: Cells, draft: Draft) -> list[ProficiencyDraft]:
    """Return the proficiencies that cells name, weakest first, for a draft without a scale.

    There are none if the cells have texts, or words without a known order. Notes say what was read.
    """
    named = [cell for cell in cells if not cell.is_mark and not cell.is_refusal]
    if not named or any(cell.exact for cell in named):
        return []

    numbers = [cell for cell in named if number_in(cell.text) is not None]
    if len(numbers) >= _MOSTLY * len(named):
        return _scale_of_numbers(numbers, draft)
    if numbers:
        first, more = numbers[0], len(numbers) - 1
        others = f", and so were {count(more, 'other number')}" if more else ""
        message = f"the number {quote(first.text.strip())} was read as a text{others}"
        draft.note(message, first.place)
    return _find_scale_of_words(named, draft)


def _scale_of_numbers(cells: Cells, draft: Draft) -> list[ProficiencyDraft]:
    """Return the scale of the numbers in cells."""
    places: dict[float, Place] = {}
    for cell in cells:
        places.setdefault(number_in(cell.text) or 0.0, cell.place)
    if 0 in places:
        advice = "if a skill is not asked for, leave its cell empty"
        draft.note(f"0 was read as the lowest proficiency; {advice}", places[0])

    first = cells[0].place
    names = list(map(name_of_number, fill_numbers(places)))
    if names != [str(number) for number, _ in enumerate(names, 1)]:
        draft.note(f"the scale is {list_names(names)}, weakest first", first)
    return [ProficiencyDraft(name, first) for name in names]


def _find_scale_of_words(cells: Cells, draft: Draft) -> list[ProficiencyDraft]:
    """Return the scale of the words in cells, if their order is known or follows from the rows."""
    spelled = _find_words(cells)
    words = list(spelled.values())
    if not words:
        return []

    order, why = order_of(words), "in the known order of these words"
    if order is None:
        order, why = _order_of_rows(_rows(cells, spelled)), "in the order in which the rows rise"
    if order is None:
        draft.note(
            f"the order of {list_names(words)} is not known, so they were read as texts; "
            "to read them as proficiencies, list them in scale=, weakest first",
            cells[0].place,
        )
        return []

    places = {normalise(cell.text): cell.place for cell in reversed(cells)}
    draft.note(f"the scale is {list_names(order)}, weakest first, {why}", cells[0].place)
    return [ProficiencyDraft(word, places[normalise(word)]) for word in order]


def _find_words(cells: Cells) -> dict[str, str]:
    """Return the words in cells by their spelling; none if they are not names of proficiencies.

    Names of proficiencies are short, and each occurs in several cells.
    """
    texts = [cell.text.strip() for cell in cells]
    if not all(len(text.split()) <= _MOST_WORDS and "\n" not in text for text in texts):
        return {}
    spelled: dict[str, str] = {}
    for text in texts:
        spelled.setdefault(normalise(text), text)
    is_few = 1 < len(spelled) <= _MOST_PROFICIENCIES and len(texts) >= 2 * len(spelled)
    return spelled if is_few else {}


def _rows(cells: Cells, spelled: Mapping[str, str]) -> _Rows:
    """Return the words of each skill's cells, in the order of the levels and in one spelling."""
    rows: dict[SkillDraft, list[str]] = {}
    for cell in cells:
        rows.setdefault(cell.skill, []).append(spelled[normalise(cell.text)])
    return rows.values()


def _order_of_rows(rows: _Rows) -> list[str] | None:
    """Return the order of words in which all rows rise; `None` unless there is only one order."""
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
    # The order of two words is sure only if a row has one directly before the other.
    is_sure = all(lower in below.get(higher, ()) for lower, higher in pairwise(order))
    return order if order and is_sure else None
