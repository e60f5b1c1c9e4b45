"""`from_dict`: whatever plain data says, it is a value or an `InvalidLadderError`.

An input is JSON, `{"kind": "Level", "data": {...}}`. An object `{"!": "date"}` stands for a value
that JSON does not have.
"""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

import pm_career
from pm_career import Ladder, Level, comparing, frameworks, from_dict
from pm_career._display import Shown, Value
from pm_career.comparing import Difference
from pm_career.frameworks import Framework
from tests.fuzz.mutating import OTHERS, mutate_document
from tests.fuzz.promises import (
    keep_framework_promises,
    keep_ladder_promises,
    keep_plain_data_promises,
    keep_view_promises,
    read,
)

__all__ = ["KINDS", "MOST_BYTES", "check", "mutate"]

MOST_BYTES = 1_024
"""How long an input may be: a small ladder shows as much as a large one, and sooner."""


class Text(str):
    """A text of a class of its own, which equals nothing."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = str.__hash__


KINDS: dict[str, Any] = {
    name: kind
    for module in (pm_career, frameworks, comparing)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, Value) and attrs.has(kind)
} | {"Difference": Difference[Level]}

NOT_IN_JSON: dict[object, object] = {
    "bytes": b"pm",
    "date": date(2026, 1, 1),
    "decimal": Decimal("sNaN"),
    "fraction": Fraction(1, 10**400),
    "object": object(),
    "set": {"pm"},
    "text": Text("pm"),
    "tuple": ("pm",),
}


def check(data: bytes) -> None:
    """Read the plain data of a value."""
    try:
        described = json.loads(data.decode("utf-8", "replace"), object_hook=_revive)
        kind, plain = KINDS[described["kind"]], described["data"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return
    if not isinstance(plain, dict):
        return

    value = read(lambda: from_dict(kind, plain))
    if value is None:
        return
    keep_plain_data_promises(value)
    if isinstance(value, Ladder):
        keep_ladder_promises(value)
    elif isinstance(value, Framework):
        keep_framework_promises(value)
    elif isinstance(value, Shown):
        keep_view_promises(value)


def _revive(table: dict[str, object]) -> object:
    """Return the value that an object stands for."""
    return NOT_IN_JSON.get(str(table["!"])) if "!" in table else table


def mutate(data: bytes, seed: int) -> bytes | None:
    """Return the input with other plain data, and with what JSON does not have."""
    return mutate_document(data, seed, [*OTHERS, *({"!": name} for name in NOT_IN_JSON)])
