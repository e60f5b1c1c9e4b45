"""One file of TOML: the table that it holds, and the line and column of each value in it.

A second format needs a module like this one.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib.util import find_spec
from typing import Any, cast

import attrs

from pm_career._files import messages
from pm_career._files.format import Table
from pm_career._wording import KeyPath
from pm_career.exceptions import InvalidLadderError, Problem

_LARGEST_LOCATED = 1024 * 1024
_DEEPEST_LOCATED = 100

# A key of many parts, such as "a.b.c = 1". The lookbehind and the possessive quantifiers keep the
# search linear: it does not start inside a part, and does not backtrack.
_MOST_PARTS = 100
_LONG_KEY = re.compile(r"""(?<!["'\w-])(?:["'\w-]++\s*+\.\s*+){100}""")


@attrs.frozen
class File:
    """One file of a ladder: its name, and the text that it holds."""

    name: str
    text: str

    @cached_property
    def size(self) -> int:
        """The number of bytes of the text in a file."""
        return len(self.text.encode())

    def table(self) -> Table:
        """Return the table that the file holds.

        Raises:
            InvalidLadderError: when it is not TOML.
        """
        line = column = None
        try:
            return _parse(self.text)
        except tomllib.TOMLDecodeError as error:
            what, _, where = str(error).rpartition(" (at ")
            message = f"expected TOML: {what}"
            numbers = [int(number) for number in re.findall(r"\d+", where)]
            line, column = numbers or end_of(self.text)
        except RecursionError:
            message = messages.TOO_DEEP
        except ValueError:
            message = "expected numbers with fewer digits"
        raise InvalidLadderError([Problem(message, (), self.name, line, column)])

    def place(self, path: KeyPath) -> tuple[int, int] | None:
        """Return the line and column of a value, or of the table that it is missing from.

        Both count from 1. The answer is `None` without the extra `authoring`, in a file of more
        than 1 MiB, and in a file whose tables are nested more than 100 deep.
        """
        if self._nodes is None:
            return None

        line, column = 1, 1
        node: Any = self._nodes
        for part in path:
            node = _child(node, part)
            if node is None:
                break
            line, column = _place(node) or (line, column)

        # The library counts columns in bytes, but editors count letters.
        before = self._lines[line - 1].encode()[: column - 1]
        return line, len(before.decode()) + 1

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _nodes(self) -> Mapping[str, Any] | None:
        if not can_locate() or self.size > _LARGEST_LOCATED:
            return None

        from toml_rs import load_with_metadata

        try:
            # Deep tables would overflow the stack of the library.
            if _is_deep(tomllib.loads(self.text)):
                return None
            return load_with_metadata(self.text, toml_version="1.0.0").meta["nodes"]
        except ValueError:
            # The library does not read everything that tomllib reads.
            return None


def can_locate() -> bool:
    """Return whether the library that finds lines and columns is installed."""
    return find_spec("toml_rs") is not None


def end_of(text: str) -> tuple[int, int]:
    """Return the line and column at the end of a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _parse(text: str) -> Table:
    """Return the table in a text. Refuse a key of 100 parts, which may take minutes to parse."""
    dotted = (line for line in text.split("\n") if line.count(".") >= _MOST_PARTS)
    if any(map(_LONG_KEY.search, dotted)):
        raise RecursionError("each part of a key is a table in the one before")
    return tomllib.loads(text)


def _is_deep(table: Table) -> bool:
    """Return whether tables and lists are nested more than a hundred deep."""
    layer: list[Any] = [table]
    for _ in range(_DEEPEST_LOCATED):
        layer = [inner for outer in layer for inner in _containers(outer)]
    return bool(layer)


def _containers(outer: Any) -> list[Any]:
    """Return the tables and lists in a table or list."""
    inside = cast("Iterable[Any]", outer.values() if isinstance(outer, dict) else outer)
    return [inner for inner in inside if isinstance(inner, dict | list)]


# A node is either a table of nodes, or what is known of one value: its key, its place, and the
# value. That value is a table of nodes, a list of what is known of its items, or plain.


def _is_known(node: Mapping[str, Any]) -> bool:
    """Return whether the node is what is known of a value, rather than a table of nodes."""
    return isinstance(node.get("value_line", node.get("key_line")), int | tuple)


def _child(node: Any, part: str | int) -> Any:
    """Return the node at one part of a path, or `None`."""
    inner = node["value"] if _is_known(node) else node
    return inner[part] if isinstance(part, int) else inner.get(part)


def _place(node: Any) -> tuple[int, int] | None:
    """Return where a value begins. A table under a header begins at its first key."""
    if _is_known(node):
        part = "value" if "value_line" in node else "key"
        return _start(node[f"{part}_line"]), _start(node[f"{part}_col"])
    return min(filter(None, map(_key_place, node.values())), default=None)


def _key_place(node: Any) -> tuple[int, int] | None:
    if not _is_known(node):
        return _place(node)
    return _start(node["key_line"]), _start(node["key_col"])


def _start(number: int | tuple[int, int]) -> int:
    """Return a number, or the start of a span."""
    return number if isinstance(number, int) else number[0]
