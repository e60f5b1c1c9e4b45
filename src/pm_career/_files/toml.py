"""A file of TOML: the table that it holds, and the line and column of each value in it."""

import re
import tomllib
from collections.abc import Mapping
from functools import cached_property
from importlib.util import find_spec
from typing import Any

import attrs

from pm_career._files import messages
from pm_career._files.file import LARGEST_LOCATED, File, end_of, wrong_format
from pm_career._files.format import Table
from pm_career._once import while_no_fork
from pm_career._wording import KeyPath, install_command

_HINT = f"to see the line and column of each problem: {install_command('authoring')}"

_MOST_PARTS = 20

# Each search below takes time in proportion to the length of the text. It does not backtrack, and
# never starts again inside a part that it has read. So the first pattern also matches a text
# without an end.
_TEXTS_AND_COMMENTS = re.compile(
    r"""
    \"{3} (?: [^"\\]++ | \\. | "(?!"") )*+ (?: "{3,5} )?+
    | '{3} (?: [^']++ | '(?!'') )*+ (?: '{3,5} )?+
    | " (?: [^"\\\n]++ | \\[^\n] )*+ "?+
    | ' [^'\n]*+ '?+
    | \# [^\n]*+
    """,
    re.VERBOSE | re.DOTALL,
)
# The parts of a key such as "a.b.c", each with the dot after it.
_PARTS = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+)++")


@attrs.frozen
class TomlFile(File):
    """One file of a ladder in TOML."""

    structure = "=,.[{\n"
    long_number = re.compile(r"(?<![\w.])\d[\d_.eE]{4300}")

    @property
    def hint(self) -> str:
        """What to do if lines and columns cannot be found; empty if they can."""
        return "" if _can_locate() else _HINT

    def table(self) -> Table:
        """Return the table that the file holds.

        Raises:
            InvalidLadderError: when it is not TOML, or more than any ladder needs.
        """
        self.check_work()
        try:
            table = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            what, _, where = str(error).rpartition(" (at ")
            numbers = [int(number) for number in re.findall(r"\d+", where)]
            line, column = numbers or end_of(self.text)
            raise wrong_format(self.name, f"expected TOML: {what}", line, column) from None
        except RecursionError:
            raise self.refusal(messages.TOO_DEEP) from None
        except ValueError:
            raise self.refusal(messages.TOO_MANY_DIGITS) from None
        self.check_nesting(table)
        return table

    def place(self, path: KeyPath) -> tuple[int, int] | None:
        """Return the line and column of a value, or of the table that it is missing from.

        Both count from 1. The answer is `None` without the extra `authoring`, and in a file of more
        than 1 MiB.
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

    def check_work(self) -> None:
        """Refuse a text that the parser would need much time or memory for.

        Raises:
            InvalidLadderError: when it is such a text, or has a key of more than 20 parts.
        """
        super().check_work()
        if any(key.count(".") >= _MOST_PARTS for key in _PARTS.findall(self.bare)):
            raise self.refusal(messages.TOO_DEEP)

    def without_texts(self) -> str:
        """Return the text without comments, and a letter for each text.

        The text may be a part of a key.
        """
        return _TEXTS_AND_COMMENTS.sub("t", self.text)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _nodes(self) -> Mapping[str, Any] | None:
        if not _can_locate() or self.size > LARGEST_LOCATED:
            return None

        with while_no_fork:
            from toml_rs import load_with_metadata

        try:
            return load_with_metadata(self.text, toml_version="1.0.0").meta["nodes"]
        except ValueError:
            # The library does not read everything that tomllib reads.
            return None


def _can_locate() -> bool:
    """Return whether the library that finds lines and columns is installed."""
    return find_spec("toml_rs") is not None


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
