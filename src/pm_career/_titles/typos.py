"""From a misspelt word to the known words that it may be: "snior" is "senior"."""

from collections.abc import Iterable, Iterator

LONGEST_TYPO = 20
_SHORTEST_TYPO = 4


class TypoIndex:
    """Finds the known words that another word may be, with one typing error inside it.

    Two words with one typing error between them are the same after an inner letter is removed from
    either or both. So is a known word under each of its shortened forms.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._known: dict[str, set[str]] = {}
        for word in {word for phrase in phrases for word in phrase.split()}:
            if word.isalpha() and len(word) >= _SHORTEST_TYPO:
                for shortened in _shorten(word):
                    self._known.setdefault(shortened, set()).add(word)

    def find(self, word: str) -> set[str]:
        """Return the known words that a word may be."""
        if not _SHORTEST_TYPO <= len(word) <= LONGEST_TYPO:
            return set()
        return set[str]().union(*(self._known.get(short, ()) for short in _shorten(word)))


def _shorten(word: str) -> Iterator[str]:
    """Yield the word, and what remains of it without each of its inner letters.

    The first and the last letter must be right: other endings make other words, such as "leads" or
    "managed".
    """
    yield word
    for index in range(1, len(word) - 1):
        yield word[:index] + word[index + 1 :]
