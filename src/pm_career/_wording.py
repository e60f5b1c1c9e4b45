"""How messages quote, list and locate things."""

import re
from collections.abc import Iterable, Sequence

KeyPath = tuple[str | int, ...]
"""The way to a place in a ladder: names of keys, and positions counted from 0."""

_BARE_KEY = r"[A-Za-z0-9_-]+"
_MOST_NAMES = 10
_MOST_LETTERS = 80


def quoted(value: object) -> str:
    """Return the value as one writes it in Python, cut where that is long."""
    try:
        text = repr(value)
    except ValueError:
        return "a number of too many digits"  # Python refuses to write it
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"


def did_you_mean(near: Iterable[str]) -> str:
    """Return the question that offers the names."""
    return f"did you mean {' or '.join(map(quoted, near))}?"


def listed(names: Sequence[str]) -> str:
    """Return the names in one phrase, however many they are."""
    shown = ", ".join(map(quoted, names[:_MOST_NAMES])) or "none"
    more = len(names) - _MOST_NAMES
    return f"{shown} and {more:,} more" if more > 0 else shown


def dotted(path: KeyPath) -> str:
    """Return the path as one writes it: `levels[1].experience.min_years`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += "." * bool(text) + (part if re.fullmatch(_BARE_KEY, part) else quoted(part))
    return text
