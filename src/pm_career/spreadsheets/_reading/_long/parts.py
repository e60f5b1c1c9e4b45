"""Find the parts that the rows of a long sheet name in a column, and the numbers beside them."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from pm_career.spreadsheets._draft import NamedDraft
from pm_career.spreadsheets._reading._long.table import LongTable
from pm_career.spreadsheets._reading.scales import number_in

_P = TypeVar("_P", bound=NamedDraft)
_H = TypeVar("_H", bound=Hashable)

_MOST_UNKNOWN = 100
"""The number of different names in a column that are reported as unknown."""


def find_parts(
    table: LongTable, column: int, rows: Sequence[int], find: Callable[[str], _P | str]
) -> dict[int, _P]:
    """Return the part that each row names in a column, and report names that find none.

    `find` returns the part of a name, or what is wrong with the name.
    """
    found: dict[str, _P | str] = {}
    unknown: set[str] = set()
    parts: dict[int, _P] = {}
    for row in rows:
        name = table.columns[column][row]
        if name not in found:
            found[name] = find(name)

        part = found[name]
        if not isinstance(part, str):
            parts[row] = part
        elif name in unknown or len(unknown) < _MOST_UNKNOWN:
            unknown.add(name)
            table.draft.fault(part, table.place(row, column))
        else:
            # With so many unknown names, it is the wrong column. A hint for each one takes time.
            break
    return parts


def number_parts(table: LongTable, field: str, parts: Mapping[int, _H]) -> dict[_H, float] | None:
    """Return the number of each part; `None` unless each part has its own number.

    If not, the column is not of this field. It may state something else, or number the rows.
    """
    if field not in table.fields:
        return None
    numbers: dict[_H, float] = {}
    is_order = True
    for row, part in parts.items():
        text = table.text(row, field)
        number = number_in(text)
        if text:
            is_order &= number is not None and numbers.setdefault(part, number) == number

    if is_order and len(set(numbers.values())) == len(set(parts.values())):
        return numbers
    del table.fields[field]
    return None
