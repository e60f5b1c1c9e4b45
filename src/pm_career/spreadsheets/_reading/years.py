"""Read years of experience, as people write them in a cell."""

import re
from math import isfinite

from pm_career._model import Experience
from pm_career._names import fold

_MONTHS_OF_A_YEAR = 12

_MOST_WHOLE = 2**53
"""Up to this number, a float can represent every integer."""

_YEARS = r"(?:(?:years?|yrs?|y|jahren?|jahre?)\b|\u5e74)"
_MONTHS = r"(?:(?:months?|mos?|monaten?|monate?)\b)"
_UNIT = rf"(?:{_YEARS}|{_MONTHS})"
_MINUS = r"[-\u2010-\u2015\u2212]"

# No letter follows a number, unless it begins a unit: "5yrs", but not "10x".
_NUMBER = rf"\d++(?:\.\d++|,\d{{1,2}}+(?!\d))?+(?:e[+-]?\d++)?+(?!(?!{_UNIT})\w)"

_AT_MOST = r"""(?:
    not?\ more\ than|up\ to|at\ most|(?<!no\ )(?<!not\ )less\ than|under|below
    |max(?:imum|\.)?(?:\ of)?|bis(?:\ zu)?|h\u00f6chstens|weniger\ als|unter|<=?|\u2264
)"""

_RANGE = re.compile(
    rf"""
    (?:(?<!\w)(?:(?P<most>{_AT_MOST})|(?P<between>between|zwischen))\ ?)?
    (?<![\w.,+])(?<!{_MINUS})(?P<low>{_NUMBER})(?:\ ?(?P<low_unit>{_UNIT}))?
    (?:
        \ ?(?(between)(?:\band\b|\bund\b)|(?:{_MINUS}|[~\u301c]|\bto\b|\bbis\b))\ ?
        (?P<high>{_NUMBER})
    )?
    (?P<plus>\ ?\+|\ plus\b)?
    (?:\ ?(?P<unit>{_UNIT}))?
    (?P<more>\+|\ (?:or|and)\ (?:more|above|over|up)\b|\ (?:oder|und)\ mehr\b|\u4ee5\u4e0a)?
    """,
    re.VERBOSE,
)

_ADDS_NOTHING = re.compile(
    rf"""(?<!\w)(?:
        at\ least|not?\ less\ than|more\ than|over|min(?:imum)?|from|>=?|\u2265
        |mindestens|mehr\ als|ab|von
        |typical(?:ly)?|usual(?:ly)?|general(?:ly)?|about|around|approx(?:imately)?|roughly|ca|etwa
        |of|experience|(?:berufs)?erfahrung|{_YEARS}
    )(?!\w)""",
    re.VERBOSE,
)
_MARKS = " .,;:()[]*'~-\u2013\u2014\u2019\u2248"

# The rest of a text may change the meaning of a number, as in "3 years or less".
_UNCLEAR = re.compile(rf"\b\d|\b(?:less|fewer|weniger)\b|(?<!\w){_AT_MOST}(?!\w)", re.VERBOSE)


def read_years(text: str) -> Experience | None:
    """Return the years that a text states, or `None` if it cannot be read as years.

    A text that says more than years becomes the background, so that nothing is lost.
    """
    words = " ".join(fold(text).split())
    found = _RANGE.search(words)
    if found is None:
        return None

    unit = found["unit"] or found["low_unit"]
    rest = _ADDS_NOTHING.sub("", f"{words[: found.start()]} {words[found.end() :]}")
    says_more = rest.strip(_MARKS)
    # "2-4 years in product" states years, "2-4 in product" may not.
    if _UNCLEAR.search(rest) or (says_more and not unit):
        return None

    years = _read_range(found, unit)
    if years is None:
        return None
    low, high = years
    return Experience(min_years=low, max_years=high, background=(text,) if says_more else ())


def _read_range(found: re.Match[str], unit: str | None) -> tuple[float, float | None] | None:
    """Return both ends of the years, or `None` if they contradict each other."""
    low = _number(found["low"], found["low_unit"] or unit)
    high = _number(found["high"], unit) if found["high"] else None
    is_open = found["plus"] or found["more"]

    if found["most"]:
        if high is not None:
            return None
        low, high = 0, low
    if high is None:
        return (low, None) if isfinite(low) else None
    return (low, high) if low < high and isfinite(high) and not is_open else None


def _number(text: str, unit: str | None) -> float:
    """Return the years of a number."""
    number = float(text.replace(",", "."))
    if unit and re.fullmatch(_MONTHS, unit):
        return round(number / _MONTHS_OF_A_YEAR, 2)
    return int(number) if number < _MOST_WHOLE and number.is_integer() else number
