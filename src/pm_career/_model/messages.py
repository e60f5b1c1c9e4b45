"""The messages about parts that do not make a valid ladder.

The test kit makes such parts, and expects these messages.
"""

from collections.abc import Iterable

from pm_career._names import nearest
from pm_career._wording import did_you_mean, quote

NO_LEVELS = "a ladder has at least one level"
EMPTY_TEXT = "expected a text, got an empty one"


def ill_formed_key(key: str) -> str:
    """Return what is wrong with a key that programs could not use."""
    return f"expected lower-case words joined by hyphens, got {quote(key)}"


def name_without_letters(name: str) -> str:
    """Return what is wrong with a name of separators alone."""
    return f"expected a letter or a digit, got {quote(name)}"


def listed_twice(key: str) -> str:
    """Return what is wrong with the second value of one key."""
    return f"{quote(key)} is listed twice"


def name_of_another(name: str, key: str) -> str:
    """Return what is wrong with a name that the value with this key already has."""
    return f"{quote(name)} is also a name of {quote(key)}"


def unlisted(what: str, key: str, known: Iterable[str]) -> str:
    """Return what is wrong with a skill or a proficiency that the ladder does not list."""
    near = nearest(key, known)
    question = f"; {did_you_mean(near)}" if near else ""
    return f"the ladder has no {what} {quote(key)}{question}"


def asked_twice(skill: str) -> str:
    """Return what is wrong with the second requirement of one skill."""
    return f"the expectation asks for {quote(skill)} twice"


def not_years(years: object) -> str:
    """Return what is wrong with a value that is not a number of years."""
    return f"expected a finite number of years, 0 or more, got {quote(years)}"


def years_not_above_level(low: float, below: float, key: str) -> str:
    """Return what is wrong with a minimum that is not above that of a lower level."""
    return f"expected more than the {below:g} of {quote(key)}, got {low:g}"


def years_not_above_minimum(high: float, low: float) -> str:
    """Return what is wrong with a maximum that is not above its minimum."""
    return f"expected more than the minimum of {low:g}, got {high:g}"
