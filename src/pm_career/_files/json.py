"""A file of JSON: the table that it holds, and the line and column of each value in it."""

import re
from collections import Counter
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder, loads
from typing import Any, TypeAlias

import attrs

from pm_career._files import messages
from pm_career._files.file import LARGEST_LOCATED, File, end_of, wrong_format
from pm_career._files.format import Table, Toml
from pm_career._wording import KeyPath
from pm_career.exceptions import InvalidLadderError, Problem

_Pairs: TypeAlias = list[tuple[str, Any]]

_decode = JSONDecoder().raw_decode

# As in TOML, each search takes time in proportion to the length of the text.
_TEXTS = re.compile(r'"(?:[^"\\]++|\\.)*+"?+', re.DOTALL)

# Only blanks, commas and colons are between the keys and values of valid JSON.
_KEY_OR_VALUE = re.compile(r"[^ \t\r\n,:]")


@attrs.frozen
class JsonFile(File):
    """One file of a ladder in JSON, where a table is an object, and a list is an array."""

    structure = ",:[{"
    long_number = re.compile(r"(?<![\d.eE])\d[\d.eE]{4300}")

    _known: dict[int, dict[str | int, int]] = attrs.field(
        factory=dict[int, dict[str | int, int]], init=False, eq=False
    )
    """What `_items` has returned, by the index of the table or list in the text."""

    def table(self) -> Table:
        """Return the table that the file holds.

        Raises:
            InvalidLadderError: when it is not JSON, has a key twice in one table, or is more than
                any ladder needs.
        """
        self.check_work()
        try:
            table, has_repeated_keys = _parse(self.text)
        except JSONDecodeError as error:
            message = f"expected JSON: {error.msg}"
            raise wrong_format(self.name, message, error.lineno, error.colno) from None
        except RecursionError:
            raise self.refusal(messages.TOO_DEEP) from None
        except ValueError:
            raise self.refusal(messages.TOO_MANY_DIGITS) from None

        if not isinstance(table, dict):
            message = messages.wrong_type(messages.TABLE, table)
            raise InvalidLadderError([self._problem((), message)])
        self.check_nesting(table)

        # JSON can spell half of a character, such as "\ud83d". Most files spell none in this way.
        if has_repeated_keys or r"\ud" in self.text.lower():
            found = InvalidLadderError(self._problem(*fault) for fault in _faults(table))
            if found.problems:
                raise found
        return table

    def place(self, path: KeyPath) -> tuple[int, int] | None:
        """Return the line and column of a value, or of the table that it is missing from."""
        if self.size > LARGEST_LOCATED:
            return None

        at = _next(self.text, 0)
        for part in path:
            if at not in self._known:
                self._known[at] = dict(_items(self.text, at))
            if part not in self._known[at]:
                break
            at = self._known[at][part]
        return end_of(self.text[:at])

    def without_texts(self) -> str:
        """Return the text without the texts in it, in time that grows with it alone."""
        return _TEXTS.sub("", self.text)

    def _problem(self, path: KeyPath, message: str) -> Problem:
        line, column = self.place(path) or (None, None)
        return Problem(message, path, self.name, line, column)


class _WithRepeatedKeys(dict[str, Any]):
    """A table in which a key occurs more than once."""

    def __init__(self, pairs: _Pairs) -> None:
        super().__init__(pairs)
        times = Counter(key for key, _ in pairs)
        self.repeated = [key for key in self if times[key] > 1]


def _parse(text: str) -> tuple[Toml, bool]:
    """Return the value in a text, and whether a table in it is a `_WithRepeatedKeys`."""
    with_repeated_keys: list[Table] = []

    def table(pairs: _Pairs) -> Table:
        values = dict(pairs)
        if len(values) == len(pairs):
            return values
        with_repeated_keys.append(_WithRepeatedKeys(pairs))
        return with_repeated_keys[-1]

    value: Toml = loads(text, object_pairs_hook=table)
    return value, bool(with_repeated_keys)


def _faults(value: Toml, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield each key that is repeated, and each text that UTF-8 cannot encode."""
    if isinstance(value, _WithRepeatedKeys):
        yield from (((*path, key), messages.REPEATED_KEY) for key in value.repeated)

    if isinstance(value, dict):
        for key, item in value.items():
            yield from _faults(key, (*path, key))
            yield from _faults(item, (*path, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _faults(item, (*path, position))
    elif isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            yield path, messages.not_encodable(value[error.start])


def _items(text: str, at: int) -> Iterator[tuple[str | int, int]]:
    """Yield the key or position of each value in the table or list at an index, and its index."""
    if text[at] not in {"{", "["}:
        return

    is_table = text[at] == "{"
    position = 0
    at = _next(text, at + 1)
    while text[at] not in {"}", "]"}:
        part: str | int = position
        if is_table:
            part, end = _decode(text, at)
            at = _next(text, end)
        yield part, at

        position += 1
        _, end = _decode(text, at)
        at = _next(text, end)


def _next(text: str, at: int) -> int:
    """Return the index of the next key or value, or of the end of its table or list."""
    return next(_KEY_OR_VALUE.finditer(text, at)).start()
