"""From the pattern of a title to words that can be parsed: some words decide what others mean.

    "(Senior) PM, Level 4"     "senior"  "/"  "product"  "manager"  ","  "4"
    "PM shift"                 "*"  "shift"
    "Vice President (東京)"      "vice president"  "("  "*"  ","

A bracket may hold an alternative. "PM" is spelled out if nothing speaks against it. The words of a
phrase become one word. A word in an unknown script may be a place.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from pm_career._titles.tokens import (
    ALTERNATIVE,
    AND,
    CLOSING,
    OF,
    OPENING,
    SEPARATOR,
    SIGNS,
    STRANGE,
    UNKNOWN,
    is_code,
)
from pm_career._titles.vocabulary import Vocabulary

_ENDS = {SEPARATOR, ALTERNATIVE, AND, OF, OPENING, CLOSING}


class Resolver:
    """Resolves what only several words of a title say together, in English."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        named: AbstractSet[str],
        spellings: Mapping[str, str],
        phrases: Mapping[str, str],
    ) -> None:
        """Learn what words say together.

        Args:
            vocabulary: the words of English.
            named: the words and signs of the names of the ladder.
            spellings: abbreviations, and what they stand for.
            phrases: words and phrases, and what they mean.
        """
        self._spellings = spellings
        self._doubts = {
            short: frozenset(vocabulary.doubts[short])
            for short in vocabulary.doubts.keys() & spellings.keys()
        }
        self._phrases = _by_first_word(phrases, signs_of(vocabulary))
        self._step_words = frozenset(vocabulary.step_words)
        self._pay_scales = frozenset(vocabulary.pay_scales)
        self._numerals = frozenset(vocabulary.numerals) - named

        # Words that may stand in brackets in front of a job: "(Junior or Senior) Product Manager"
        seniority = " ".join([*vocabulary.modifiers, *vocabulary.nouns]).split()
        self._telling = {*named, *seniority, ALTERNATIVE, AND}

    def resolve(self, words: list[str]) -> list[str]:
        """Return the words with brackets and doubts resolved, and phrases in one piece."""
        if CLOSING in words:
            words = self._resolve_brackets(words)
        words = self.join_phrases(self._resolve_doubts(words))
        return self._drop_step_words(words)

    def _resolve_brackets(self, words: list[str]) -> list[str]:
        """Return the words with no closing bracket left: "(Senior) Product Manager" is either."""
        # A bracket around the first words begins no segment.
        if words[:1] == [OPENING]:
            words = words[1:]

        resolved: list[str] = []
        inside: list[str] = []
        for word, after in pairwise([*words, SEPARATOR]):
            if word == CLOSING:
                # "Acme: (Senior) PM", but "(Berlin) PM" and "Product Manager (Senior) - Payments"
                is_either = after not in _ENDS and self._telling.issuperset(inside)
                resolved.append(ALTERNATIVE if is_either else SEPARATOR)
                continue

            resolved.append(word)
            inside = [] if word == OPENING else [*inside, word]
        return resolved

    def _resolve_doubts(self, words: list[str]) -> list[str]:
        """Return the words with "pm" spelled out, or unknown if another word speaks against it."""
        present = frozenset(words)
        resolved: dict[str, str] = {}
        for short, doubts in self._doubts.items():
            if short in present:
                # "PM shift" names no product manager.
                is_clear = doubts.isdisjoint(present)
                resolved[short] = self._spellings[short] if is_clear else UNKNOWN

        if not resolved:
            return words
        return " ".join(resolved.get(word, word) for word in words).split()

    def join_phrases(self, words: Sequence[str]) -> list[str]:
        """Return the words with each phrase as one word, or as what it means."""
        joined: list[str] = []
        start = 0
        while start < len(words):
            length, meaning = self._find_phrase(words, start)
            joined += meaning
            start += length
        return joined

    def _find_phrase(self, words: Sequence[str], start: int) -> tuple[int, list[str]]:
        """Return how many words are one phrase from `start` on, and the words that it means."""
        for phrase, meaning in self._phrases.get(words[start], ()):
            if words[start : start + len(phrase)] == phrase:
                return len(phrase), meaning
        return 1, [words[start]]

    def _drop_step_words(self, words: Sequence[str]) -> list[str]:
        """Return the words without "level" or "grade" in front of a number or a code."""
        kept: list[str] = []
        previous = ""
        for word, after in pairwise([*words, ""]):
            # The number in "Grade 6" is no level, unless the ladder has it.
            is_pay = previous in self._pay_scales and word in self._numerals
            if not is_pay and not (word in self._step_words and is_code(after)):
                kept.append(word)
            previous = word
        return kept


def signs_of(vocabulary: Vocabulary) -> dict[str, str]:
    """Return what means a sign: signs, and words of grammar such as "or"."""
    return {
        **SIGNS,
        **dict.fromkeys(vocabulary.words_for_or, ALTERNATIVE),
        **dict.fromkeys(vocabulary.words_for_and, AND),
        **dict.fromkeys(vocabulary.words_for_of, OF),
    }


def place_strange_words(words: Sequence[str], *, knows_script: bool) -> list[str]:
    """Return the words with only those strange that may change the job.

    Beside a known word of their language, they are a team, as an unknown word of English is. So
    they are in a segment of their own behind the first: "Product Manager (東京)".
    """
    if knows_script:
        return [UNKNOWN if word == STRANGE else word for word in words]

    placed: list[str] = []
    segment: list[str] = []
    for word in [*words, SEPARATOR]:
        if word in {SEPARATOR, OPENING, CLOSING}:
            is_place = bool(placed) and set(segment) <= {STRANGE, UNKNOWN}
            placed += [UNKNOWN] * len(segment) if is_place else segment
            placed.append(word)
            segment = []
        else:
            segment.append(word)
    return placed[:-1]


def _by_first_word(
    meanings: Mapping[str, str], signs: Mapping[str, str]
) -> dict[str, list[tuple[list[str], list[str]]]]:
    """Return the phrases of several words with what they mean.

    A phrase comes before those that it begins with.
    """
    index: dict[str, list[tuple[list[str], list[str]]]] = {}
    for phrase in sorted(meanings, reverse=True):
        # The "of" in "chief of staff" has become a sign.
        words = [signs.get(word, word) for word in phrase.split()]
        if len(words) > 1:
            # "Vice president" is one word, but "management development program" means two.
            meaning = meanings[phrase]
            spelled = [phrase] if meaning == phrase else meaning.split()
            index.setdefault(words[0], []).append((words, spelled))
    return index
