"""Read and write lists in cells."""

import re
from collections.abc import Iterable

_ITEM = "\n- "
_INDENTATION = "  "

_BULLET = re.compile(
    r"""
    (?P<margin>\ *)\s*
    (?:
        [-*\u2013](?:\s+|$)                            # hyphen, asterisk, dash
        | [\u2022\u2023\u25aa\u25cf\u25e6\u00b7]\s*    # bullets and a dot
        | \d{1,3}[.)](?:\s+|$)                         # 1. or 2)
    )
    """,
    re.VERBOSE,
)


def join_list(items: Iterable[str]) -> str:
    """Return the text of a cell that holds these texts. No text may be blank.

    Each item has a line. The items have bullets if one of them has several lines or a bullet.
    """
    items = tuple(items)
    exact = _join_exactly(items)

    for text in ("\n".join(items), exact.removeprefix("\n")):
        if split_list(text) == items:
            return text
    return exact


def split_list(text: str) -> tuple[str, ...]:
    """Return the items of a cell, without bullets, numbers, blank lines and spaces around them.

    Each line is an item, except for lines that are indented below a bullet.
    """
    exact = tuple(item.replace(f"\n{_INDENTATION}", "\n") for item in text.split(_ITEM)[1:])
    items = exact if text == _join_exactly(exact) else _split_lines(text)
    return tuple(item for item in items if item.strip())


def _join_exactly(items: Iterable[str]) -> str:
    """Return the items with bullets, below an empty line that says that each space counts."""
    return "".join(_ITEM + item.replace("\n", f"\n{_INDENTATION}") for item in items)


def _split_lines(text: str) -> list[str]:
    items: list[str] = []
    # The indentation of lines that belong to the last item, if it has a bullet.
    inner: str | None = None

    for line in text.replace("\r\n", "\n").split("\n"):
        bullet = _BULLET.match(line)
        if inner is not None and line.startswith(inner):
            items[-1] += "\n" + line.removeprefix(inner)
        elif bullet:
            inner = bullet["margin"] + _INDENTATION
            items.append(line[bullet.end() :])
        elif line.strip():
            inner = None
            items.append(line)
    return [item.strip() for item in items]
