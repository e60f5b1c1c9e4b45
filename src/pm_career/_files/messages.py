"""What is said of each way in which a table fails to have the form of a ladder.

The test kit makes such tables, and expects these words.
"""

from collections.abc import Sequence
from datetime import date, time

from pm_career._wording import did_you_mean, quoted

MISSING_KEY = "this key is missing"


def unknown_key(keys: Sequence[str], near: Sequence[str] = ()) -> str:
    """Return what is wrong with a key that is not one of the keys, but may be near to some."""
    advice = did_you_mean(near) if near else f"the keys are {', '.join(keys)}"
    return f"there is no such key; {advice}"


def wrong_type(wanted: str, value: object) -> str:
    """Return what is wrong with a value of another type than the wanted one."""
    return f"expected {wanted}, got {_in_toml(value)}"


def _in_toml(value: object) -> str:
    """Return the value in the terms of TOML."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f"the string {quoted(value)}"
        case int() | float():
            return f"the number {quoted(value)}".replace("the number a number", "a number")
        case date() | time():
            return f"the date or time {value}"
        case list():
            return "a list"
        case _:
            return "a table"
