"""How many columns of a terminal a text takes, and where it may be cut.

Python counts code points, and a terminal counts columns. They differ for most scripts:

    text    code points  columns
    "한국"            2        4    letters of East Asia are twice as wide as those of Europe
    "é"               2        1    "e" with a combining accent
    "👩‍💻"              3        2    a woman, an invisible joiner and a computer
    "🇰🇷"              2        2    the letters K and R make a flag

A text is measured by its clusters: each is one letter for its reader, and takes one or two columns.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from unicodedata import category, combining, east_asian_width

_JOINER = "\N{ZERO WIDTH JOINER}"
_AS_TEXT, _AS_EMOJI = "\N{VARIATION SELECTOR-15}", "\N{VARIATION SELECTOR-16}"

# From here on there are letters that take no column or two.
_FIRST_COMBINING = "\u0300"

# In these ranges, several characters with columns of their own may be one cluster: the scripts of
# India and South-East Asia, Korean in parts, and emoji. Elsewhere, columns add up.
_MAY_SHARE_COLUMNS = re.compile(
    "[\u0900-\u0dff\u0e3a\u0eba\u0f00-\u11ff\u1700-\u1cff\u200d\u2d7f\u302e\u302f"
    "\ua800-\uabff\ufe0e\ufe0f\U00010a00-\U00011fff\U00016000-\U0001ffff]"
)

_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))

# The vowels and last consonants of a Korean syllable that is written in parts, and letters that
# only fill the place of another.
_WITHOUT_WIDTH = frozenset(
    map(chr, chain(range(0x1160, 0x1200), range(0xD7B0, 0xD800), (0x3164, 0xFFA0)))
)
# Characters that control the format, and yet can be seen: a soft hyphen, and signs around numbers.
_VISIBLE = frozenset(
    "\u00ad\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)

# Python may be older than a new emoji or Chinese letter, and would not know how wide it is.
_NEW_AND_WIDE = (range(0x1F300, 0x1FB00), range(0x20000, 0x3FFFE))

# In the scripts of India, marks of this class join the letters around them. Those of Thai, Lao,
# Tibetan and Burmese only silence a letter.
_CLASS_OF_VIRAMAS = 9
_SILENCERS = frozenset("\u0e3a\u0eba\u0f84\u103a")


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes, given a text without control codes."""
    if text.isascii() or max(text) < _FIRST_COMBINING:
        return len(text)
    # A text in Chinese is measured letter by letter.
    if len(text) == 1:
        return _columns_of_character(text)
    if not _MAY_SHARE_COLUMNS.search(text):
        return sum(map(_columns_of_character, text))
    return sum(map(_columns_of_cluster, clusters(text)))


def clusters(text: str) -> Iterator[str]:
    """Yield each letter of a text together with the marks and letters that are joined to it."""
    if text.isascii():
        yield from text
        return

    cluster = ""
    for character in text:
        if cluster and not _is_joined(cluster, character):
            yield cluster
            cluster = ""
        cluster += character

    yield cluster


def _columns_of_cluster(cluster: str) -> int:
    # "❤" takes one column, and as an emoji two. "⌚" takes two, and as text one.
    if _AS_EMOJI in cluster:
        return 2
    if _AS_TEXT in cluster and _is_symbol(cluster[0]):
        return 1

    return min(2, sum(map(_columns_of_character, cluster)))


def _is_joined(cluster: str, character: str) -> bool:
    """Return whether a character belongs to the cluster before it."""
    last = cluster[-1]
    if _is_mark(character):
        return True

    # "👩" + joiner + "💻", but in Persian the joiner only changes the form of a letter.
    if last == _JOINER and _is_symbol(cluster[0]):
        return _is_symbol(character)

    if character in _SKIN_TONES:
        return _is_symbol(cluster[0])
    if character in _FLAG_LETTERS:
        return cluster in _FLAG_LETTERS

    # "क" + virama + "ष", perhaps with a joiner behind the virama.
    mark = cluster[-2:-1] if last == _JOINER else last
    return mark != "" and _is_virama(mark) and character.isalpha()


@lru_cache(4096)
def _is_mark(character: str) -> bool:
    return _columns_of_character(character) == 0 or category(character) == "Mc"


@lru_cache(4096)
def _columns_of_character(character: str) -> int:
    """Return how many columns a character takes by itself."""
    kind = category(character)
    if kind == "Cn":
        return 2 if any(ord(character) in wide for wide in _NEW_AND_WIDE) else 1
    if character in _WITHOUT_WIDTH or kind in {"Mn", "Me"}:
        return 0
    if kind == "Cf":
        return 1 if character in _VISIBLE else 0
    return 2 if character in _FLAG_LETTERS or east_asian_width(character) in {"W", "F"} else 1


def _is_symbol(character: str) -> bool:
    return category(character) in {"So", "Sm", "Cn"}


def _is_virama(mark: str) -> bool:
    return mark not in _SILENCERS and combining(mark) == _CLASS_OF_VIRAMAS
