"""Where the values of a TOML file stand, asked for only when something is wrong with one."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib.util import find_spec
from typing import Any, cast

import attrs

from pm_career._wording import KeyPath

_LARGEST = 1024 * 1024
_DEEPEST = 100


def is_possible() -> bool:
    """Return whether the library is installed that knows the lines and columns."""
    return find_spec("toml_rs") is not None


@attrs.frozen
class File:
    """One file of a ladder: its name, and the text that it holds."""

    name: str
    text: str

    @cached_property
    def size(self) -> int:
        """How many bytes the text is in a file."""
        return len(self.text.encode())

    def place(self, path: KeyPath) -> tuple[int, int] | None:
        """Return the line and column of a value, or of what it is missing from.

        Both count from 1. There is no answer without the library that knows, nor for a file of
        more than 1 MiB or with more than 100 tables in each other.
        """
        if self._nodes is None:
            return None
        line, column = 1, 1
        node: Any = self._nodes
        for step in path:
            node = _child(node, step)
            if node is None:
                break
            line, column = _place(node) or (line, column)
        before = self._lines[line - 1].encode()[: column - 1]
        return line, len(before.decode()) + 1  # letters, where the library counts bytes

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _nodes(self) -> dict[str, Any] | None:
        if not is_possible() or self.size > _LARGEST:
            return None
        import tomllib

        from toml_rs import load_with_metadata

        try:
            if _is_deep(tomllib.loads(self.text)):
                return None  # from which the library would not come back
            return load_with_metadata(self.text, toml_version="1.0.0").meta["nodes"]
        except ValueError:
            return None  # it does not read all that tomllib reads


def _is_deep(table: dict[str, Any]) -> bool:
    """Return whether tables and lists stand in each other, more than a hundred deep."""
    layer: list[Any] = [table]
    for _ in range(_DEEPEST):
        layer = [inner for outer in layer for inner in _containers(outer)]
    return bool(layer)


def _containers(outer: Any) -> list[Any]:
    """Return the tables and lists in a table or list."""
    inside = cast("Iterable[Any]", outer.values() if isinstance(outer, dict) else outer)
    return [inner for inner in inside if isinstance(inner, dict | list)]


# A node is a table of nodes, or what is known of one value: its key, its place, and the value,
# which is in turn a table of nodes, a list of what is known of its items, or plain.


def _is_known(node: Mapping[str, Any]) -> bool:
    """Return whether the node is what is known of a value, rather than a table of nodes."""
    return isinstance(node.get("value_line", node.get("key_line")), int | tuple)


def _child(node: Any, step: str | int) -> Any:
    """Return the node behind one step of a path, or `None`."""
    inner = node["value"] if _is_known(node) else node
    return inner[step] if isinstance(step, int) else inner.get(step)


def _place(node: Any) -> tuple[int, int] | None:
    """Return where a value begins; for a table under a header, where its first key does."""
    for part in ("value", "key") if _is_known(node) else ():
        if f"{part}_line" in node:
            return _first(node[f"{part}_line"]), _first(node[f"{part}_col"])
    return min(filter(None, map(_key_place, node.values())), default=None)


def _key_place(node: Any) -> tuple[int, int] | None:
    if not _is_known(node):
        return _place(node)
    return _first(node["key_line"]), _first(node["key_col"])


def _first(number: int | tuple[int, int]) -> int:
    """Return the beginning of what may be a span."""
    return number if isinstance(number, int) else number[0]
