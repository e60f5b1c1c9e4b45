"""Many small decisions from one row of bytes, and the words that they choose from.

A ladder takes hundreds of small decisions. Hypothesis needs as long to draw one small number as to
draw a row of bytes. So a row is drawn for each level, and each of its bytes makes one decision. A
byte of zero chooses the plainest option, and Hypothesis shrinks bytes to zero.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import count
from string import ascii_lowercase, digits
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st

from pm_career._names import normalise, visible

_T = TypeVar("_T")

_TEXTS = (
    "Leads the way",
    "Führt größere Produkte",
    "首席产品官",
    "يقود المنتج",
    "Ведёт продукт\u00a0сама",
    "cafe\u0301 naïve",
    "A bell \x07 and \x00",
    "Says \"no\" to 'most' \\ of it",
    "<b>Ships</b> & *sells* | `it`",
    "Two\nlines,\ta tab",
    "Can:\n\n- plan\n  1. ship\n- sell\n\nAnd more",
    "  spaced  out  ",
    "👩\u200d💻 😀",
    "# not a comment",
    "İSTANBUL ﬁnance ＷＩＤＥ",
    "On and on, " * 20,
)
_NAMES = (
    "Product Manager",
    "Sr. Product Manager",
    "VP, Product",
    "Produktmanagerin (w/m/d)",
    "Straße & Größe",
    "首席产品官",
    "مدير المنتج",
    "Ｐrincipal\u2011ＰＭ",
    "Rédactrice\u00a0en chef",
    "İşletme Müdürü",
    "C++ / C#",
    "7",
)
_KEYS = ("product-manager", "ladder", "ic3", "0", "a", "head-of-product-and-all-that-it-stands-for")
_YEARS = (1, 2, 3, 5, 10, 0.5, 0.25, 0.1, 1 / 3)


class Words(NamedTuple):
    """What decisions choose from: a few drawn words, and words that are known to be difficult."""

    texts: Sequence[str]
    names: Sequence[str]
    keys: Sequence[str]
    years: Sequence[float]


_texts = st.text(st.characters(codec="utf-8"), max_size=30)
_keys = st.text(f"{ascii_lowercase}{digits}-", max_size=12)
_years = st.floats(0.01, 50)


# These strategies are composites, here and in the modules that use them. Hypothesis would take
# seconds to simplify a failing example of `st.tuples` or `st.builds`, and it would show a mapped
# value as the call of a function.


@st.composite
def words(draw: st.DrawFn) -> Words:
    """Return a strategy for words."""
    drawn = draw(_texts), draw(_texts)
    key = "-".join(filter(None, draw(_keys).split("-")))
    return Words((*drawn, *_TEXTS), (*drawn, *_NAMES), (key, *_KEYS), (*_YEARS, draw(_years)))


@cache
def rows(decisions: int) -> st.SearchStrategy[bytes]:
    """Return a strategy for the bytes that make this many decisions."""
    return st.binary(min_size=decisions, max_size=decisions)


class Picks:
    """Decisions: the next byte of a row makes the next decision."""

    def __init__(self, row: bytes, words: Words) -> None:
        self._bytes = iter(row)
        self._words = words

    def one_of(self, options: Sequence[_T]) -> _T:
        """Return one of the options. The first is the plainest."""
        return options[next(self._bytes) % len(options)]

    def some(self, most: int, pick: Callable[[], _T]) -> list[_T]:
        """Return at most this many picks.

        All of them are made and some are dropped, so that every later decision keeps its byte.
        """
        number = self.one_of(range(most + 1))
        picked = [pick() for _ in range(most)]
        return picked[:number]

    def text(self) -> str:
        """Return a text, which may be empty."""
        return self.one_of(("", *self._words.texts))

    def statement(self, plain: str) -> str:
        """Return a text that can be seen."""
        text = self.one_of((plain, *self._words.texts))
        return text if visible(text).strip() else plain

    def name(self, plain: str) -> str:
        """Return a name, which may have no letters."""
        return self.one_of((plain, plain, *self._words.names))

    def key(self, plain: str) -> str:
        """Return lower-case words joined by hyphens."""
        return self.one_of((plain, plain, *self._words.keys)) or plain

    def years(self) -> float:
        """Return a number of years above zero."""
        return self.one_of(self._words.years)

    def years_or_none(self) -> float:
        """Return a number of years, which may be zero."""
        return self.one_of((*self._words.years, 0))


class Names:
    """The names of several owners. No name belongs to two of them."""

    def __init__(self) -> None:
        self._owners: dict[str, int] = {}

    def new(self, name: str, owner: int, joint: str = " ") -> str:
        """Return the name for an owner, with a number if it is taken or has no letters."""
        numbers = count(2)
        new = name
        while not self._claim(new, owner):
            new = f"{name}{joint}{next(numbers)}"
        return new

    def _claim(self, name: str, owner: int) -> bool:
        """Return whether the owner may have the name, and from now on keep it from others."""
        spelling = normalise(name)
        return bool(spelling) and self._owners.setdefault(spelling, owner) == owner


@st.composite
def picks(draw: st.DrawFn, decisions: int) -> Picks:
    """Return a strategy for this many decisions, with their own words."""
    return Picks(draw(rows(decisions)), draw(words()))
