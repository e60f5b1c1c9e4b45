"""The messages about files that cannot be read as a ladder, or written from one.

The test kit makes tables with such faults, and expects these messages.
"""

from collections.abc import Iterable, Sequence
from datetime import date, time
from types import NoneType

from pm_career._files.format import MOST_BYTES, MOST_CONTAINERS, MOST_LEVELS, MOST_SIGNS
from pm_career._names import LONGEST_NAME
from pm_career._wording import did_you_mean, quote

# What a value in a file may have to be.
STRING = "a string"
NUMBER = "a number"
BOOLEAN = "true or false"
LIST = "a list"
TABLE = "a table"
TABLE_OR_LIST = "a table or a list"
WHOLE_NUMBER = "a whole number"
STRING_OR_WHOLE_NUMBER = "a string or a whole number"

FRAMEWORK = "expected a ladder, got a framework; load_framework loads it"
LADDER = "expected a framework, got a ladder; load_ladder loads it"

CIRCULAR = "expected data that ends, got a list or table that is inside itself"
MISSING_KEY = "this key is missing"
TOO_LARGE = f"expected files that hold at most {MOST_BYTES // 2**20} MiB together"
TOO_LARGE_BY_ITSELF = f"expected at most {MOST_BYTES // 2**20} MiB, got more"
TOO_MANY_SIGNS = f"expected files with at most {MOST_SIGNS:,} signs of structure together"
TOO_LONG_KEY = f"expected keys of at most {LONGEST_NAME:,} letters"
TOO_DEEP = "expected tables and lists that are nested less deeply"
TOO_MUCH = f"expected at most {MOST_CONTAINERS:,} tables and lists, got more"
TOO_MANY_DIGITS = "expected numbers with fewer digits"
REPEATED_KEY = "this key occurs more than once; keep one of them"

ZIP = "a zip archive or an office document"
_SPREADSHEET = "a spreadsheet; pm-career import turns it into a ladder"
_OTHER_SPREADSHEET = "a spreadsheet; save it as .xlsx, and pm-career import turns it into a ladder"
_MARKDOWN = "Markdown; pm-career import turns a table in it into a ladder"
_YAML = "YAML; read it with a YAML library, and pass the result to from_dict(Ladder, ...)"
_OTHER_FORMATS = {
    ".csv": _SPREADSHEET,
    ".tsv": _SPREADSHEET,
    ".xls": _OTHER_SPREADSHEET,
    ".xlsx": _SPREADSHEET,
    ".ods": _OTHER_SPREADSHEET,
    ".md": _MARKDOWN,
    ".yaml": _YAML,
    ".yml": _YAML,
    ".zip": "a zip archive; unpack it",
}

_NAMES: dict[type, str] = {list: LIST, dict: TABLE, NoneType: "null"}


def too_many_levels(number: int) -> str:
    """Return what is wrong with a ladder that has this number of levels."""
    return f"expected at most {MOST_LEVELS:,} levels, got {number:,}"


def unknown_key(keys: Sequence[str], near: Sequence[str] = ()) -> str:
    """Return what is wrong with a key that is not among `keys`; `near` are those close to it."""
    advice = did_you_mean(near) if near else f"the keys are {', '.join(keys)}"
    return f"there is no such key; {advice}"


def wrong_key(key: object) -> str:
    """Return what is wrong with a key that is not a string."""
    return f"expected keys that are strings, got {quote(key)}"


def not_among(words: Iterable[str], value: object) -> str:
    """Return what is wrong with a value that is not one of these words."""
    return wrong_type(" or ".join(map(quote, words)), value)


def wrong_type(wanted: str, value: object) -> str:
    """Return what is wrong with a value that does not have the wanted type."""
    return f"expected {wanted}, got {_in_files(value)}"


def _in_files(value: object) -> str:
    """Return the value in the terms of TOML and JSON."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f"the string {quote(value)}"
        case int() | float():
            return f"the number {quote(value)}".replace("the number a number", "a number")
        case date() | time():
            return f"the date or time {value}"
        case _:
            # Files have no other values, but programs do.
            return _NAMES.get(type(value), f"a value of the type {type(value).__name__}")


def not_encodable(character: str) -> str:
    """Return what is wrong with a text that contains half of a surrogate pair."""
    return f"expected text that UTF-8 can encode, got {character!r}; remove it"


def level_file_without_folder(name: str) -> str:
    """Return what is wrong with the name of a level file in a ladder that has no folder."""
    advice = "only a ladder that is loaded from a path can name files of levels"
    return f"{wrong_type(TABLE, name)}; {advice}"


def other_format(name: str | None, otherwise: str = "") -> str:
    """Return what a file is, by the end of its name, if a ladder cannot be in that format."""
    _, dot, suffix = (name or "").lower().rpartition(".")
    kind = _OTHER_FORMATS.get(dot + suffix, otherwise)
    return f"expected a ladder in TOML or JSON, got {kind}" if kind else ""
