"""Turn values of Python and of libraries into values of cells."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isnan
from typing import Any

from pm_career.spreadsheets._sheet import Cell

_MISSING = ("NAType", "NaTType")
"""The types that pandas uses for a missing value and a missing date."""


def to_cell(value: Any) -> Cell:  # noqa: ANN401  a library may have values of any type
    """Return this value as a value of a cell.

    A truth value is written as spreadsheets write it. A date is written as in ISO 8601, without its
    time if that is midnight. An empty text and a float that is not a number become `None`.

    Raises:
        TypeError: when a cell cannot hold such a value.
    """
    # A number of numpy is not of a class of Python.
    if getattr(value, "shape", None) == ():
        value = value.item()
    # The missing date of pandas is an instance of `date`.
    if value is None or type(value).__name__ in _MISSING:
        return None

    match value:
        case str():
            # An `Enum` has a text of its own, such as "Color.RED".
            return str.__str__(value) or None
        case bool():
            return str(value).upper()
        case int():
            return int(value)
        case float() | Decimal():
            return None if isnan(value) else _to_number(value)
        case datetime() | date() | time() | timedelta():
            return _to_text(value)
        case _:
            raise TypeError(f"expected a text, a number or a date, got {type(value).__name__}")


def _to_number(value: float | Decimal) -> int | float:
    """Return the closest number of Python."""
    is_whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return int(value) if is_whole else float(value)


def _to_text(moment: date | time | timedelta) -> str:
    """Return a date, a time or a duration as people write it."""
    if isinstance(moment, datetime):
        if moment.timetz() == time():
            return moment.date().isoformat()
        return moment.isoformat(" ")
    return str(moment)
