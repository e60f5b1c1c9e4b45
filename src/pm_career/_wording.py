"""How messages and views write values, numbers, names and places."""

import re
from collections.abc import Iterable, Sequence

KeyPath = tuple[str | int, ...]
"""The way to a place in a ladder: names of keys, and positions counted from 0."""

_BARE_KEY = r"[A-Za-z0-9_-]+"
MOST_NAMES = 10
"""The number of names that a message lists."""

_MOST_LETTERS = 80

HARMFUL = r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""What could harm a view: controls, changes of direction, and halves of surrogate pairs."""


def quote(value: object) -> str:
    """Return the value as Python code writes it, cut if that is long."""
    if isinstance(value, str):
        # A text may have millions of letters.
        value = value[: _MOST_LETTERS + 1]
    try:
        text = repr(value)
    except ValueError:
        # Python refuses to write an integer of 5,000 digits.
        return "a number of too many digits"
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"


def plain(words: str) -> str:
    """Return the words on one line, with every character that could harm the view spelled out.

    These are control characters, halves of a surrogate pair, and characters that change the
    direction of the words behind them. Other invisible characters stay, because Persian, Hindi and
    emoji need them.
    """
    line = " ".join(words.split())
    if line.isprintable():
        return line
    return re.sub(HARMFUL, lambda found: found[0].encode("unicode_escape").decode(), line)


def tidy(text: str) -> str:
    """Return a text without what only its layout in a file adds.

    That is indentation that all lines share, spaces at the ends of lines, and blank lines at both
    ends.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    indentations = [len(line) - len(line.lstrip()) for line in lines if line]
    shared = min(indentations, default=0)
    return "\n".join(line[shared:] for line in lines).strip("\n")


def count(number: float, noun: str) -> str:
    """Return the number of things in words: `1 year`, `2.5 years`."""
    return f"{number_in_words(number)} {noun}{'s' * (number != 1)}"


def number_in_words(number: float) -> str:
    """Return the number as people write it: without a fraction of zero."""
    return str(number).removesuffix(".0")


def describe_change(what: str, old: str, new: str) -> str:
    """Return what was written and what is written now, or nothing where that is the same."""
    return f"{what} {old or 'not stated'} -> {new or 'not stated'}" if old != new else ""


def did_you_mean(near: Iterable[str]) -> str:
    """Return the question that offers the names."""
    return f"did you mean {' or '.join(map(quote, near))}?"


def install_command(extra: str) -> str:
    """Return the command that installs an extra of the package.

    This works even if the package was installed from a clone or a wheel, because pip has recorded
    its extras. Every shell understands double quotes.
    """
    return f'pip install "pm-career[{extra}]"'


def missing_library(what: str, library: str, extra: str) -> ImportError:
    """Return the error about a library that is not installed, given what needs it."""
    return ImportError(f"{what} needs {library}: {install_command(extra)}")


def list_names(names: Sequence[str]) -> str:
    """Return the names in one phrase, cut after the first ten."""
    shown = ", ".join(map(quote, names[:MOST_NAMES])) or "none"
    more = len(names) - MOST_NAMES
    return f"{shown} and {more:,} more" if more > 0 else shown


def format_path(path: KeyPath) -> str:
    """Return the path as code writes it: `levels[1].experience.min_years`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += "." * bool(text) + (part if re.fullmatch(_BARE_KEY, part) else quote(part))
    return text
