"""From words that are joined without a space to the words that they consist of.

    "produktmanagerin"   "produkt"  "managerin"
    "高级产品经理"         "高级"  "产品经理"
    "旅游产品经理"         "*"  "产品经理", since no file knows the first word

The last part must be known, since it says what the whole is.
"""

import re
from collections.abc import Collection, Iterable
from unicodedata import normalize

from pm_career._titles.tokens import UNKNOWN

# The marks are dropped. Some letters are not a letter of English with a mark.
_LETTERS: dict[int, str | None] = {
    **dict.fromkeys(range(0x300, 0x370)),
    ord("ł"): "l",
    ord("ø"): "o",
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("đ"): "d",
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

# Whatever is not Latin is told by what is, since large ranges take milliseconds to compile.
_LATIN = r"\0-\u036f\u1e00-\u2e7f"
_OTHER_SCRIPT = re.compile(rf"[^{_LATIN}]")
_RUN = re.compile(rf"[{_LATIN}]+|[^{_LATIN}]+")

# Shorter words, such as "am", are inside many others.
_SHORTEST = 4

# So many letters are not there by chance.
_SHORTEST_END = 12

# The time grows with the square of the length.
_LONGEST = 40


def in_other_script(word: str) -> bool:
    """Return whether a word has letters that are not Latin."""
    return not word.isascii() and _OTHER_SCRIPT.search(word) is not None


def plain(word: str) -> str:
    """Return a word without the marks on its Latin letters: "sénior" is "senior"."""
    if word.isascii() or in_other_script(word):
        return word
    return normalize("NFKD", word).translate(_LETTERS)


def without_umlauts(word: str) -> str:
    """Return a word as it is written without umlauts: "führung" is "fuehrung"."""
    return plain(word.translate(_UMLAUTS))


def runs(word: str) -> list[str]:
    """Return the parts of a word in another script and in the Latin one: "高级" and "pm"."""
    found: list[str] = _RUN.findall(word)
    return found


class JoinedWords:
    """Divides words that consist of others."""

    def __init__(self, words: Iterable[str], joints: Iterable[str]) -> None:
        self._joints = sorted(joints)
        self._parts = frozenset(
            word for word in words if in_other_script(word) or len(word) >= _SHORTEST
        )
        self._last_letters = frozenset(part[-_SHORTEST:] for part in self._parts)

    def divide(self, word: str, own: Collection[str] = ()) -> list[str]:
        """Return the parts of a word, the first perhaps unknown; none if it has no known end.

        Args:
            word: the word.
            own: further words that may be parts, which are those of a ladder.
        """
        is_other = in_other_script(word)
        if len(word) > _LONGEST or not (is_other or word[-_SHORTEST:] in self._last_letters):
            return []

        # What can be divided from each place on to the end, from the last place to the first.
        divided: dict[int, list[str]] = {len(word): []}
        for start in reversed(range(len(word))):
            for end in range(len(word), start, -1):
                part = word[start:end]
                if part in self._parts or part in own:
                    rest = self._find_rest(word, end, divided)
                    if rest is not None:
                        divided[start] = [part, *rest]
                        break

        start = min(divided)
        if start == 0:
            return divided[0]

        # "Softwareproduktmanager" has a known end, and "unmanager" may have one by chance.
        if start < len(word) and (is_other or len(word) - start >= _SHORTEST_END):
            return [UNKNOWN, *divided[start]]
        return []

    def _find_rest(self, word: str, end: int, divided: dict[int, list[str]]) -> list[str] | None:
        """Return how a word goes on behind a part, perhaps with a joint between them."""
        if end == len(word):
            return []
        for joint in self._joints:
            behind = end + len(joint)
            if word.startswith(joint, end) and behind < len(word) and behind in divided:
                return divided[behind]
        return None
