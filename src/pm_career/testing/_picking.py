"""Many small decisions from one row of bytes, and the words and names that they are about.

Hypothesis takes as long to draw one small number as to draw a row of bytes, and a ladder is
hundreds of small decisions. So a row is drawn for each level, and each of its bytes decides one
thing. A byte of zero decides for the plainest, which is where shrinking leads.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import count
from string import ascii_lowercase, digits
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st

from pm_career._names import normalise

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
    """What decisions choose from: what is known to be difficult, and before it what is drawn."""

    texts: Sequence[str]
    names: Sequence[str]
    keys: Sequence[str]
    years: Sequence[float]


_texts = st.text(st.characters(codec="utf-8"), max_size=30)
_keys = st.text(f"{ascii_lowercase}{digits}-", max_size=12)
_years = st.floats(0.01, 50)


# Composites, here and elsewhere: of each argument of a tuple or a call, Hypothesis would find out
# for seconds, and then say, whether another would do as well; and it would show what is mapped as a
# call of the function, and not as the value.


@st.composite
def words(draw: st.DrawFn) -> Words:
    """Return a strategy for words."""
    drawn = draw(_texts), draw(_texts)
    key = "-".join(filter(None, draw(_keys).split("-")))
    return Words((*drawn, *_TEXTS), (*drawn, *_NAMES), (key, *_KEYS), (*_YEARS, draw(_years)))


@cache
def rows(decisions: int) -> st.SearchStrategy[bytes]:
    """Return a strategy for the bytes that make so many decisions."""
    return st.binary(min_size=decisions, max_size=decisions)


class Picks:
    """Decisions, each made by the next byte of a row."""

    def __init__(self, row: bytes, words: Words) -> None:
        self._bytes, self._words = iter(row), words

    def one_of(self, options: Sequence[_T]) -> _T:
        """Return one of the options, of which the first is the plainest."""
        return options[next(self._bytes) % len(options)]

    def some(self, most: int, pick: Callable[[], _T]) -> list[_T]:
        """Return up to so many picks.

        The others are made as well, so that each later decision keeps its byte.
        """
        number = self.one_of(range(most + 1))
        return [pick() for _ in range(most)][:number]

    def text(self) -> str:
        """Return a text, or an empty one."""
        return self.one_of(("", *self._words.texts))

    def statement(self, plain: str) -> str:
        """Return a text that says something."""
        text = self.one_of((plain, *self._words.texts))
        return text if text.strip() else plain

    def name(self, plain: str) -> str:
        """Return words for a name, which may say nothing."""
        return self.one_of((plain, plain, *self._words.names))

    def key(self, plain: str) -> str:
        """Return lower-case words joined by hyphens."""
        return self.one_of((plain, plain, *self._words.keys)) or plain

    def years(self) -> float:
        """Return a number of years above zero."""
        return self.one_of(self._words.years)


class Names:
    """The names of several things, none of which is a name of two of them."""

    def __init__(self) -> None:
        self._owners: dict[str, int] = {}

    def new(self, name: str, owner: int, joint: str = " ") -> str:
        """Return the name for an owner, with a number if it says nothing or is taken."""
        numbered = (f"{name}{joint}{n}" for n in count(2))
        while not (spelled := normalise(name)) or self._owners.setdefault(spelled, owner) != owner:
            name = next(numbered)
        return name


@st.composite
def picks(draw: st.DrawFn, decisions: int) -> Picks:
    """Return a strategy for so many decisions, with words of their own."""
    return Picks(draw(rows(decisions)), draw(words()))
