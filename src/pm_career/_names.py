"""How values are found by their names, whatever the spelling."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, islice
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar
from unicodedata import combining, normalize

from pm_career._once import while_no_fork
from pm_career._wording import KeyPath, quote
from pm_career.exceptions import AmbiguousNameError, PMCareerError, UnknownNameError

if TYPE_CHECKING:
    from typing import Protocol

    class Keyed(Protocol):
        """A value that has a key."""

        @property
        def key(self) -> str:
            """The name that identifies the value among others of its kind."""
            ...


LONGEST_NAME = 1_000
"""The number of letters that a key or a name of a ladder may have."""

MOST_LETTERS = 1_000_000
"""The number of letters that all names of a ladder may have together."""

FEWEST_COUNTED = 25
"""The number of letters that a shorter name counts as, since many of these take long to compare."""

MOST_MARKS = 30
"""The number of combining marks that may follow each other.

It is that of the Stream-Safe Text Format in Unicode Standard Annex 15.
"""

LONGEST_FOLDED = 10_000
"""The number of letters up to which a text is compared with names, whatever its spelling."""

MOST_COMPARED = 300
"""The number of names among which one that was meant is looked for."""

MOST_EXPLAINED = 20
"""The number of unknown names of one kind for which one that was meant is looked for."""

_SEPARATORS = dict.fromkeys(map(ord, "._-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"))
_LONGEST_COMPARED = 80  # letters
_MOST_SCORED = 50  # names
_LEAST_ALIKE = 0.6
_MOST_OFFERED = 3
_OF_ANOTHER_LADDER = "if this one is from another ladder, pass that ladder as ladder="


def normalise(name: str) -> str:
    """Return the name without what writers vary: case, spaces, hyphens, underscores, dots.

    Characters that cannot be seen are dropped too. A name of nothing else becomes empty. A text
    that is longer than any name stays as it is.
    """
    if len(name) > LONGEST_FOLDED:
        return name

    # Nearly all names are ASCII, where this is the quickest way.
    if name.isascii():
        letters = name.lower().replace("-", "").replace("_", "").replace(".", "")
    else:
        letters = fold(name).translate(_SEPARATORS)
    return "".join(letters.split())


@cache
def invisible() -> dict[int, None]:
    """Return the characters that cannot be seen, for `str.translate`, which drops them.

    They are those that Unicode says to ignore where they cannot be shown: soft hyphens, joiners,
    marks of direction, fillers, the byte order mark, and selectors of a variant. Documents have
    them, and nobody types them.
    """
    return dict.fromkeys(
        chain(
            (0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0),
            range(0x180B, 0x1810),
            range(0x200B, 0x2010),
            range(0x202A, 0x202F),
            range(0x2060, 0x2070),
            range(0xFE00, 0xFE10),
            range(0xFFF0, 0xFFFC),
            range(0x1BCA0, 0x1BCA4),
            range(0x1D173, 0x1D17B),
            range(0xE0000, 0xE0200),
        )
    )


def visible(text: str) -> str:
    """Return the text without the characters that cannot be seen."""
    return text if text.isascii() else text.translate(invisible())


def fold(text: str) -> str:
    """Return the text in lower case, without what cannot be seen, and with "i" for all Turkish i.

    Turkish has an "i" with a dot and one without, each in both cases. Marks that follow thirty
    others are dropped.
    """
    seen = visible(text)
    # Python takes time for a run of marks that grows with the square of its length.
    if len(seen) > MOST_MARKS and longest_run_of_marks(seen) > MOST_MARKS:
        seen = _shorten_runs(seen)

    folded = normalize("NFKC", seen).casefold()
    # The lower case of a capital with a dot is an "i" with a second dot.
    folded = folded.replace("i\N{COMBINING DOT ABOVE}", "i")
    return folded.replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")


def longest_run_of_marks(text: str) -> int:
    """Return how many combining marks follow each other at most."""
    return max((run for _, run in _runs_of_marks(text)), default=0)


def _shorten_runs(text: str) -> str:
    """Return the text without the marks that follow thirty others."""
    return "".join(character for character, run in _runs_of_marks(text) if run <= MOST_MARKS)


def _runs_of_marks(text: str) -> Iterator[tuple[str, int]]:
    """Yield each character, and how many marks are in a row where it is.

    One character may stand for several, and some of these may be marks.
    """
    run = 0
    for character in text:
        first, last, is_mark = _count_marks(character)
        yield character, max(run + first if first else 0, last)
        run = run + first if is_mark else last


@lru_cache(4096)
def _count_marks(character: str) -> tuple[int, int, bool]:
    """Return how many marks a character begins and ends with, and whether it is nothing else."""
    are_marks = [combining(part) > 0 for part in normalize("NFKD", character)]
    first = len(are_marks) if all(are_marks) else are_marks.index(False)
    last = len(are_marks) if all(are_marks) else are_marks[::-1].index(False)
    return first, last, all(are_marks)


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """Return at most three names that the writer of `name` may have meant.

    Only the first 300 names, and of each the first 80 letters, are compared.
    """
    with while_no_fork:
        from difflib import SequenceMatcher  # noqa: PLC0415  only a miss needs it

    spelled = {_beginning(known): known for known in islice(names, MOST_COMPARED)}
    matcher = SequenceMatcher(b=_beginning(name))

    # The letters that two names share, in any order, say how alike they are at most. The order
    # takes much longer to compare.
    alike: list[tuple[float, str]] = []
    for spelling in spelled:
        matcher.set_seq1(spelling)
        if matcher.real_quick_ratio() >= _LEAST_ALIKE:
            alike.append((matcher.quick_ratio(), spelling))

    scores: list[tuple[float, str]] = []
    for at_most, spelling in sorted(alike, reverse=True)[:_MOST_SCORED]:
        if at_most >= _LEAST_ALIKE:
            matcher.set_seq1(spelling)
            scores.append((matcher.ratio(), spelling))

    best = sorted(scores, reverse=True)[:_MOST_OFFERED]
    return [spelled[spelling] for score, spelling in best if score >= _LEAST_ALIKE]


def _beginning(name: str) -> str:
    """Return the first letters of a name, whatever their spelling."""
    # One letter may become eighteen.
    return normalise(name[:_LONGEST_COMPARED])[:_LONGEST_COMPARED]


_K = TypeVar("_K", bound="Keyed")


class Index(Generic[_K]):
    """The position of each value, by every name that it has."""

    __slots__ = ("_as_written", "_kind", "_known_as", "_normalised", "_unknown", "_values")

    def __init__(
        self,
        kind: type[_K],
        values: tuple[_K, ...],
        names_of: Callable[[_K], Iterable[tuple[KeyPath, str]]],
        unknown: type[UnknownNameError],
        known_as: Callable[[_K], str] = attrgetter("key"),
    ) -> None:
        self._kind, self._values, self._unknown = kind, values, unknown
        self._known_as = known_as
        self._as_written: dict[str, int] = {}
        self._normalised: dict[str, list[int]] = {}

        names = [
            (name, normalise(name), position)
            for position, value in enumerate(values)
            for _, name in names_of(value)
        ]
        for _, spelling, position in names:
            owners = self._normalised.setdefault(spelling, [])
            if position not in owners:
                owners.append(position)
        for name, spelling, position in names:
            if len(self._normalised[spelling]) == 1:
                self._as_written[name] = position

        # A key finds its own value, even if another one has a title that is spelled like it.
        self._as_written |= {value.key: position for position, value in enumerate(values)}

    @property
    def positions(self) -> Mapping[str, int]:
        """The position of the value that each name finds, as the name is written."""
        return MappingProxyType(self._as_written)

    def get(self, name: str) -> int | None:
        """Return the position of the value with this name, or `None` if not exactly one has it."""
        position = self._as_written.get(name)
        if position is None:
            owners = self._normalised.get(normalise(name), ())
            return owners[0] if len(owners) == 1 else None
        return position

    def position(self, wanted: _K | str, *, compare: bool = True) -> int:
        """Return the position of a value, given itself or any of its names.

        Without `compare`, the error for an unknown name does not have the names closest to it.
        They take much longer to find than the value.
        """
        if isinstance(wanted, str):
            position = self.get(wanted)
            if position is None:
                raise self._not_found(wanted, compare=compare)
            return position

        if not isinstance(wanted, self._kind):
            raise TypeError(f"expected a {self._kind.__name__} or its name, got {quote(wanted)}")
        position = self._as_written.get(wanted.key)
        if position is None or wanted != self._values[position]:
            raise self._unknown(wanted.key, known=self._known(), hint=_OF_ANOTHER_LADDER)
        return position

    def owners(self, name: str) -> list[_K]:
        """Return the values that have this name, in their order."""
        return [self._values[position] for position in self._normalised.get(normalise(name), ())]

    def _not_found(self, name: str, *, compare: bool) -> PMCareerError:
        """Return the error for a name that no value has, or more than one."""
        owners = self.owners(name)
        if owners:
            return AmbiguousNameError(name, [owner.key for owner in owners])
        near = nearest(name, self._as_written) if compare else ()
        return self._unknown(name, near, self._known())

    def _known(self) -> list[str]:
        return [self._known_as(value) for value in self._values]
