"""From the text of a job title to the words that mean something to a ladder."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from unicodedata import normalize

from pm_career._titles.vocabulary import Vocabulary

UNKNOWN = "*"
SEPARATOR, ALTERNATIVE, AND, OF = ",", "/", "&", "of"

_OPEN, _CLOSE = "()"
_SEPARATORS = ",;:|()[]{}<>@#\u2022\u00b7\u2026\u2013\u2014"
_SIGNS = {
    **dict.fromkeys((*_SEPARATORS, "-"), SEPARATOR),
    **dict.fromkeys(("/", "or"), ALTERNATIVE),
    **dict.fromkeys(("&", "+", "and"), AND),
    OF: OF,
    _OPEN: _OPEN,
    _CLOSE: _CLOSE,
}
# A hyphen parts a title only beside a space: "Director - Product", but "Co-Founder".
_TOKEN = re.compile(
    rf"[^\W_]+(?:[.'\u2019][^\W_]+)*|[&+/{re.escape(_SEPARATORS)}]|-(?=\s)|(?<=\s)-"
)
_NUMERALS = {
    roman: f"{number}"
    for number, roman in enumerate(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], start=1
    )
}
_STEP = re.compile(r"[a-z]{0,2}\d{1,2}")
_YEAR = re.compile(r"20\d\d")  # "Intern 2027"; other numbers are of advertisements, as in "JR-0048"
_SHORTEST_SLIP, _LONGEST_SLIP = 4, 20
_MOST_REMEMBERED = 65_536


def tokens(title: str) -> list[str]:
    """Return the words of a title and the signs between them, in lower case."""
    if not title.isascii():
        title = normalize("NFKC", title)
    if "&" in title and ";" in title:
        title = unescape(title)
    found: list[str] = _TOKEN.findall(title.strip().casefold())
    return found


def is_step(word: str) -> bool:
    """Return whether a word is a number or a code: the 2 of "Product Manager 2", or L5."""
    return _STEP.fullmatch(word) is not None


class Lexicon(dict[str, str]):
    """What each token means to a ladder: a word spelled out, a sign, or nothing that matters.

    A token that is not in it is looked at once, and then it is. Whatever means nothing is the same
    unknown word, but what may be a known word with a typing error stays as it is.
    """

    def __init__(self, vocabulary: Vocabulary, names: Iterable[str]) -> None:
        super().__init__()
        named = {_NUMERALS.get(token, token) for name in names for token in tokens(name)}
        meanings = {phrase: phrase for phrase in _phrases(vocabulary)}
        words = named.union(_SIGNS, *map(str.split, meanings))
        self._spelled = {
            short: long
            for short, long in vocabulary.spellings.items()
            if words.issuperset(long.split())
        }
        self._doubts = {
            short: frozenset(doubts)
            for short, doubts in vocabulary.doubts.items()
            if short in self._spelled
        }
        meanings |= self._spelled | dict.fromkeys(vocabulary.harmless, UNKNOWN)
        words.update(*map(str.split, meanings))
        plurals = {f"{word}s" for word in named}
        self._phrases = _by_first_word(meanings)
        self._known = frozenset({UNKNOWN, *words, *meanings, *plurals})
        self._near = _by_near_spelling({*vocabulary.modifiers, *vocabulary.ranks, *named})
        self.update(dict.fromkeys(vocabulary.lookalikes, UNKNOWN))
        self.update({word: word for word in (*plurals, *words)})
        self.update({word: meanings[word] for word in meanings.keys() - self._doubts.keys()})
        self.update({roman: n if n in named else "" for roman, n in _NUMERALS.items()})
        self.update(_SIGNS)
        self._most = len(self) + _MOST_REMEMBERED

    def __missing__(self, token: str) -> str:
        meaning = self._meaning(token)
        if len(self) < self._most and len(token) <= _LONGEST_SLIP:
            self[token] = meaning
        return meaning

    def _meaning(self, token: str) -> str:
        """Return what a token means that was never seen before."""
        if "." in token:  # "V.P." is a word, "Sr.Product" are two
            known = self.get(token.replace(".", ""))
            return " ".join(map(self.__getitem__, token.split("."))) if known is None else known
        if is_step(token) or _YEAR.fullmatch(token):
            return ""
        return token if self.near(token) else UNKNOWN

    def near(self, word: str) -> set[str]:
        """Return the known words that a word may be, with one typing error inside it."""
        if not _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP:
            return set()
        return set[str]().union(*(self._near.get(short, ()) for short in _shortened(word)))

    def is_slip(self, word: str) -> bool:
        """Return whether a word is none, but may be a known one with a typing error."""
        return word not in self._known

    def words(self, title: str) -> list[str]:
        """Return what the words of a title mean."""
        return self.settled(map(self.__getitem__, tokens(title)))

    def settled(self, meanings: Iterable[str]) -> list[str]:
        """Return the words of the meanings, with doubts resolved and each phrase as one word."""
        words = " ".join(meanings).split()
        if words[:1] == [_OPEN] and _CLOSE in words:  # "(Senior) Product Manager" is either
            close = words.index(_CLOSE)
            words[: close + 1] = [*words[1:close], ALTERNATIVE]
        words = [SEPARATOR if word in {_OPEN, _CLOSE} else word for word in words]
        there = frozenset(words)
        known = {
            short: UNKNOWN if doubts & there else self._spelled[short]
            for short, doubts in self._doubts.items()
            if short in there
        }
        if known:
            words = " ".join(known.get(word, word) for word in words).split()
        return list(self._joined(words))

    def _joined(self, words: Sequence[str]) -> Iterator[str]:
        at = 0
        while at < len(words):
            for phrase, meaning in self._phrases.get(words[at], ()):
                if words[at : at + len(phrase)] == phrase:
                    yield meaning
                    at += len(phrase)
                    break
            else:
                yield words[at]
                at += 1


def _phrases(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield all words and phrases that are not spelled otherwise."""
    yield from vocabulary.modifiers
    yield from vocabulary.ranks
    yield from vocabulary.others
    yield from vocabulary.neighbours
    yield from vocabulary.passing
    yield from vocabulary.groups
    yield from vocabulary.openers
    yield from vocabulary.fields.values()
    for doubts in vocabulary.doubts.values():
        yield from doubts


def _by_first_word(meanings: Mapping[str, str]) -> dict[str, list[tuple[list[str], str]]]:
    """Return the phrases of several words with what they mean, the longer ones first."""
    index: dict[str, list[tuple[list[str], str]]] = {}
    for phrase in sorted(meanings, key=len, reverse=True):
        words = phrase.split()
        if words[1:]:
            index.setdefault(words[0], []).append((words, meanings[phrase]))
    return index


def _by_near_spelling(words: Iterable[str]) -> dict[str, set[str]]:
    """Return the words that may be meant by what is left of a misspelt one."""
    index: dict[str, set[str]] = {}
    for word in set[str]().union(*map(str.split, words)):
        if word.isalpha() and len(word) >= _SHORTEST_SLIP:
            for shortened in _shortened(word):
                index.setdefault(shortened, set()).add(word)
    return index


def _shortened(word: str) -> Iterator[str]:
    """Yield the word, and what is left of it without each of its inner letters.

    Two words with one typing error between them share one of these. The first and the last letter
    have to be right: endings such as those of "leads" or "managed" make other words.
    """
    yield word
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word) - 1))
