"""One file of a ladder, whatever its format."""

import re
from abc import ABC, abstractmethod
from functools import cached_property
from itertools import chain
from typing import Any, ClassVar

import attrs

from pm_career._files import messages
from pm_career._files.format import MOST_SIGNS, Table
from pm_career._names import LONGEST_NAME
from pm_career._wording import KeyPath
from pm_career.exceptions import InvalidLadderError, Problem

LARGEST_LOCATED = 1024 * 1024
"""The number of bytes up to which lines and columns are looked for in a file."""

MOST_NESTED = 100
"""How deep tables and lists may be nested."""


@attrs.frozen
class File(ABC):
    """One file of a ladder: its name, if it has one, and the text that it holds.

    There is a class for each format.
    """

    structure: ClassVar[str]
    """The signs that structure a text of the format."""

    long_number: ClassVar[re.Pattern[str]]
    """A number of more digits than Python reads as an integer.

    It takes a gigabyte for a fraction of eight million digits.
    """

    name: str | None
    text: str

    @cached_property
    def size(self) -> int:
        """The number of bytes of the text in a file."""
        return len(self.text.encode())

    @cached_property
    def bare(self) -> str:
        """The text without the texts and comments in it."""
        return self.without_texts()

    @property
    def signs(self) -> int:
        """The number of signs that structure the text, which are outside of texts and comments."""
        return sum(map(self.bare.count, self.structure))

    def check_work(self) -> None:
        """Refuse a text that a parser would need much time or memory for.

        Raises:
            InvalidLadderError: when it is such a text.
        """
        if self.signs > MOST_SIGNS:
            raise self.refusal(messages.TOO_MANY_SIGNS)
        if self.long_number.search(self.bare):
            raise self.refusal(messages.TOO_MANY_DIGITS)

    @property
    def hint(self) -> str:
        """What to do if lines and columns cannot be found; empty if they can."""
        return ""

    def refusal(self, message: str) -> InvalidLadderError:
        """Return the error about the file as a whole."""
        return InvalidLadderError([Problem(message, file=self.name)])

    def check_nesting(self, table: Table) -> None:
        """Refuse a table with a key that is too long, or in which others are nested too deep.

        Raises:
            InvalidLadderError: when it is such a table.
        """
        layer: list[Any] = [table]
        for _ in range(MOST_NESTED):
            tables: list[Table] = [outer for outer in layer if isinstance(outer, dict)]
            if any(len(key) > LONGEST_NAME for key in chain.from_iterable(tables)):
                raise self.refusal(messages.TOO_LONG_KEY)
            layer = [inner for outer in layer for inner in _containers(outer)]

        if layer:
            raise self.refusal(messages.TOO_DEEP)

    @abstractmethod
    def without_texts(self) -> str:
        """Return the text without the texts and comments in it, in time that grows with it."""

    @abstractmethod
    def table(self) -> Table:
        """Return the table that the file holds.

        Raises:
            InvalidLadderError: when the file is not in its format.
        """

    @abstractmethod
    def place(self, path: KeyPath) -> tuple[int, int] | None:
        """Return the line and column of a value, or of the table that it is missing from.

        Both count from 1. The answer is `None` where they cannot be found, as in a file of more
        than 1 MiB.
        """


def wrong_format(
    name: str | None, message: str, line: int | None, column: int | None
) -> InvalidLadderError:
    """Return the error about a file that is not in the format of a ladder.

    If its name ends as that of another format, the error names that format instead.
    """
    if other := messages.other_format(name):
        return InvalidLadderError([Problem(other, file=name)])
    return InvalidLadderError([Problem(message, (), name, line, column)])


def end_of(text: str) -> tuple[int, int]:
    """Return the line and column at the end of a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _containers(outer: Table | list[Any]) -> list[Any]:
    """Return the tables and lists in a table or list."""
    inside = outer.values() if isinstance(outer, dict) else outer
    return [inner for inner in inside if isinstance(inner, dict | list)]
