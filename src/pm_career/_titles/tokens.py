"""From the text of a job title to its tokens, which are words and signs.

    title    "Sr. Product Manager II, Payments"
    tokens   "sr"  "product"  "manager"  "ii"  ","  "payments"

Some tokens are numbers or codes, in every language: "ii" is the number 2.
"""

import re
from contextlib import suppress
from html import unescape

from pm_career._names import fold, invisible

SEPARATOR, ALTERNATIVE, AND, OF = ",", "/", "&", "of"
OPENING, CLOSING = "(", ")"

UNKNOWN = "*"
"""A word that may be a team or a place."""

FOREIGN = "%"
"""An unknown word that is not English, since it has a letter with a mark."""

STRANGE = "?"
"""An unknown word in another script than the Latin one."""

REQUISITION = "#"
"""The number of a requisition."""

# Signs are the same in every language. The vocabulary adds the words that mean a sign.
_EASTERN_SEPARATORS = "\u3001\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011"
_SEPARATORS = f",;:|()[]{{}}<>@#\u2022\u00b7\u2026\u2013\u2014{_EASTERN_SEPARATORS}"
SIGNS = {
    **dict.fromkeys((*_SEPARATORS, "-"), SEPARATOR),
    "/": ALTERNATIVE,
    **dict.fromkeys("&+", AND),
    OPENING: OPENING,
    CLOSING: CLOSING,
}

# A hyphen separates only beside a space: "Director - Product", but "Co-Founder". The number of a
# requisition is one word: "R-10423".
_TOKEN = re.compile(
    rf"[a-z]{{1,4}}-\d{{3,}}|[^\W_]+(?:[.'\u2019][^\W_]+)*|[&+/{re.escape(_SEPARATORS)}]|-(?=\s)|(?<=\s)-"
)

# A soft hyphen and other invisible characters are inside a word or between two words, as a dot is.
_DOTS = dict.fromkeys(invisible(), ".")

# A non-breaking space that was decoded wrongly: "Product\u00c2 Manager".
_STRAY = re.compile(r"\u00c2(?![^\W\d_])")

# Levels are numbered in the same way in every language: "II", "2", "L5", "IC4".
NUMERALS = {
    roman: f"{number}"
    for number, roman in enumerate(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], start=1
    )
}
_CODE = re.compile(r"[a-z]{0,2}\d{1,2}")

# "Product Manager Intern 2027". Longer numbers are those of requisitions: "JR-0048812".
_YEAR = re.compile(r"20\d\d")
_REQUISITION = re.compile(r"[a-z]{0,4}-?\d{3,}")


def tokens(title: str) -> list[str]:
    """Return the words of a title and the signs between them, in lower case."""
    # "Product Manager, Risk &amp; Fraud"
    if "&" in title and ";" in title:
        # Python refuses to read "&#1...;" with thousands of digits.
        with suppress(ValueError):
            title = unescape(title)

    if not title.isascii():
        title = fold(_STRAY.sub(" ", title).translate(_DOTS))
    found: list[str] = _TOKEN.findall(title.lower().strip())
    return found


def is_code(word: str) -> bool:
    """Return whether a word is a number or a code: the 2 of "Product Manager 2", III or L5."""
    return word in NUMERALS or _CODE.fullmatch(word) is not None


def meaning_of_number(word: str) -> str | None:
    """Return what a number or a code means that the ladder does not have, or `None` for a word."""
    if is_code(word) or _YEAR.fullmatch(word):
        return ""
    return REQUISITION if _REQUISITION.fullmatch(word) else None
