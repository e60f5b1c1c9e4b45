"""From words of other languages to the words of English, which the other modules read.

The input is the words of a title as they stand in it. The output is English.

    title    "Senior Produktmanager:in (m/w/d), Zahlungsverkehr"
    words    "senior"  "produkt"  "manager"  "("  ","  "mwd"  ","  ")"  ","  "*"
    English  "senior"  "product"  "manager"  "("  ","  ","    ","  ")"  ","  "*"

Many words mean one thing in one language and another in the next: "of" is "or" in Dutch, and an
English "chef" cooks. So a title is in a language only if it has a word that English lacks and that
the file of the language does not list as shared: "produkt", but not "chef". If several languages
have one, it is the language that knows the most words of the title. Its words are translated, and
those of the other languages are unknown.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet

from pm_career._once import once
from pm_career._titles.dictionary import Dictionary, Kinds, join_mark
from pm_career._titles.joining import JoinedWords, plain
from pm_career._titles.languages import languages
from pm_career._titles.tokens import ALTERNATIVE
from pm_career._titles.vocabulary import english

# "M/W/D", "m | w | d", "w/m/div."
_MARK = re.compile(r"(?<!\w)\w(?:\s?[/|*]\s?\w{1,6}){1,3}(?!\w)")


class Translator:
    """Knows the words of several languages, and finds which of them a title is in."""

    def __init__(self, dictionaries: Iterable[Dictionary]) -> None:
        self._dictionaries = tuple(dictionaries)
        spoken = [each.language for each in self._dictionaries]
        self.words = frozenset[str]().union(*(each.words for each in self._dictionaries))
        self.elisions = frozenset(word for each in spoken for word in each.elisions)
        self._endings = [
            (plain(ending), plain(other))
            for each in spoken
            for ending, others in each.endings.items()
            for other in others
        ]
        self.joined = JoinedWords(
            {word for each in self._dictionaries if each.language.joints for word in each.parts},
            {joint for each in spoken for joint in each.joints},
        )

        self._marks = frozenset(mark for each in spoken for mark in each.marks)

        # Endings behind a sign, as in "Manager:in", "Manager/-in" and "chef(fe)".
        signs = r"[:*_/.@(\u00b7\u2022\u2027]"
        endings = map(re.escape, {ending for each in spoken for ending in each.signed_endings})
        self._signed = re.compile(
            rf"{signs}(?<=[^\W\d_]{{2}}{signs})-?(?:{_either(endings)})(?!\w)\)?", re.IGNORECASE
        )

    def simplify(self, title: str) -> str:
        """Return a title without the endings behind a sign, and with marks as words."""
        if "/" in title or "|" in title or "*" in title:
            title = _MARK.sub(self._replace_mark, title)
        return self._signed.sub("", title)

    def _replace_mark(self, found: re.Match[str]) -> str:
        """Return a mark as one word between commas, and any other text unchanged."""
        mark = ALTERNATIVE.join(re.findall(r"\w+", found[0])).lower()
        return f" , {join_mark(mark)} , " if mark in self._marks else found[0]

    def other_forms(self, word: str) -> set[str]:
        """Return the other forms that a word may have, if it is one for people."""
        forms = {
            f"{word[: len(word) - len(ending)]}{other}"
            for one, two in self._endings
            for ending, other in ((one, two), (two, one))
            if word.endswith(ending) and other != ending
        }
        return forms | {plain(form) for form in forms}

    def translate(
        self, words: Sequence[str], foreign: Collection[str], own: AbstractSet[str]
    ) -> list[str]:
        """Return the words in English.

        Args:
            words: the words of the title, with signs between them.
            foreign: the words that neither English nor the ladder has.
            own: the words of the ladder.
        """
        present = frozenset(words)
        said = present.intersection(foreign)
        best = max(
            (each for each in self._dictionaries if not said.isdisjoint(each.evidence)),
            key=lambda each: len(present & each.words),
            default=None,
        )
        return list(words) if best is None else best.translate(words, own)


@once
def packaged_translator() -> Translator:
    """Return the translator of the packaged languages, which all ladders use."""
    kinds = Kinds(english())
    return Translator(Dictionary(language, kinds) for language in languages())


def _either(patterns: Iterable[str]) -> str:
    """Return a pattern for any of the patterns, or for nothing that can be there."""
    return "|".join(sorted(patterns)) or r"(?!)"
