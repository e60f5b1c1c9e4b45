"""Make keys from the names in sheets."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count

from pm_career._names import normalise
from pm_career._wording import missing_library

_MOST_LETTERS = 60

_WORD = re.compile("[a-z0-9]+")

# Without these, the keys of "C", "C++" and "C#" would differ only by a number. The other signs
# separate words, except that "Don't" is one.
_SIGNS = {"+": " plus ", "&": " and ", "%": " percent ", "'": "", "`": ""}
_SHARP = re.compile("(?<=[a-z0-9])#")


def make_keys(names: Sequence[tuple[str, ...]], taken: Iterable[str]) -> list[str]:
    """Return a key for each part, made from its first name, or else from all its names.

    A number is appended if two parts would still have the same key, or if the key is taken.

    Args:
        names: The names of each part, the best one first.
        taken: The keys and names that other parts have already.

    Raises:
        ImportError: if a name is not ASCII, and anyascii is not installed.
    """
    claims = _Claims(names, taken)
    bases = _find_bases(names, claims)
    shared = Counter(map(_spell, bases))
    keys = [""] * len(names)

    # A unique name gets its own key, even if it is "Designer 2" after two designers.
    for part, base in enumerate(bases):
        if shared[_spell(base)] == 1 and claims.is_free(base, part):
            keys[part] = claims.take(base)

    # Numbers continue, also from "a-b" to "ab". To begin again takes long for thousands of parts.
    numbers: dict[str, Iterator[int]] = {}
    for part, base in enumerate(bases):
        if not keys[part]:
            more = (f"{base}-{number}" for number in numbers.setdefault(_spell(base), count(2)))
            found = next(key for key in chain([base], more) if claims.is_free(key, part))
            keys[part] = claims.take(found)
    return keys


class _Claims:
    """The names that all parts have, and the keys that are taken.

    Two keys never differ only by hyphens, because names are found in any spelling.
    """

    def __init__(self, names: Sequence[tuple[str, ...]], taken: Iterable[str]) -> None:
        self._taken = set(map(normalise, taken))
        self._as_written: dict[str, set[int]] = {}
        self._normalised: dict[str, set[int]] = {}

        for part, each in enumerate(names):
            for name in each:
                self._as_written.setdefault(name, set()).add(part)
                self._normalised.setdefault(normalise(name), set()).add(part)

    def is_taken(self, key: str) -> bool:
        """Return whether another part has this key."""
        return _spell(key) in self._taken

    def is_free(self, key: str, part: int) -> bool:
        """Return whether the part can have this key, so that the key finds no other part."""
        # "cafe" is for "Cafe", not for "Café".
        is_own = part in self._normalised.get(_spell(key), {part})
        is_of_no_other = self._as_written.get(key, set()) <= {part}
        return is_own and is_of_no_other and not self.is_taken(key)

    def take(self, key: str) -> str:
        """Return the key, and remember that it is taken."""
        self._taken.add(_spell(key))
        return key


def _find_bases(names: Sequence[tuple[str, ...]], claims: _Claims) -> list[str]:
    """Return the keys that parts should have, which may still be shared or taken."""
    first = [_join_words(each[:1]) or f"no-{number}" for number, each in enumerate(names, 1)]
    shared = Counter(map(_spell, first))

    bases: list[str] = []
    for key, each in zip(first, names, strict=True):
        if shared[_spell(key)] > 1 or claims.is_taken(key):
            # For example, two designers with the codes "L2" and "L3".
            bases.append(_join_words(each) or key)
        else:
            bases.append(key)
    return bases


def _spell(key: str) -> str:
    """Return what `normalise` returns for a key."""
    return key.replace("-", "")


def _join_words(names: Iterable[str]) -> str:
    """Return the first words of names in lower case, joined by hyphens."""
    text = _transliterate(" ".join(names)).lower()
    for sign, words in _SIGNS.items():
        text = text.replace(sign, words)
    text = _SHARP.sub(" sharp ", text)

    key = "-".join(_WORD.findall(text))
    if len(key) <= _MOST_LETTERS:
        return key
    # The letter after the last one that fits may be a hyphen. A single long word is cut anywhere.
    head, _, _ = key[: _MOST_LETTERS + 1].rpartition("-")
    return head or key[:_MOST_LETTERS]


def _transliterate(text: str) -> str:
    """Return the text in letters of ASCII."""
    if text.isascii():
        return text
    try:
        from anyascii import anyascii
    except ModuleNotFoundError as error:
        what = "making keys from names that are not ASCII"
        raise missing_library(what, "anyascii", "spreadsheets") from error
    return anyascii(text)
