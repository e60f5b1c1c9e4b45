"""From the tokens of a job title to words that mean something to a ladder.

The input is a title. The output is its pattern, which says what each of its tokens means. A word
of another language means itself. `Lexicon.resolve` turns a pattern into English words that can be
parsed.

    title    "Sr. Product Manager II, Payments"
    tokens   "sr"      "product"  "manager"  "ii"  ","  "payments"
    pattern  "senior"  "product"  "manager"  ""    ","  "*"
    words    "senior"  "product"  "manager"        ","  "*"

"II" means nothing, because no name of the packaged ladder has a number. "Payments" is unknown.
"""

import re
from collections.abc import Container, Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

from pm_career._names import invisible
from pm_career._titles.joining import in_other_script, plain, runs
from pm_career._titles.resolving import Resolver, place_strange_words, signs_of
from pm_career._titles.tokens import (
    FOREIGN,
    NUMERALS,
    STRANGE,
    UNKNOWN,
    meaning_of_number,
    tokens,
)
from pm_career._titles.translation import Translator
from pm_career._titles.typos import TypoIndex
from pm_career._titles.vocabulary import Vocabulary

Pattern: TypeAlias = tuple[str, ...]
"""What the tokens of a title mean: the same for titles that differ only in teams and places."""

NO_LANGUAGES = Translator(())
"""Reads English alone."""

_INNER_HYPHEN = re.compile(r"\w-\w")

# Shorter words may be joined by chance: "adpm".
_SHORTEST_JOINED = 4

# Each word of a ladder has a few dozen forms. A ladder with more words is no real one.
_MOST_WITH_FORMS = 5_000

_LONGEST_REMEMBERED = 20
_MOST_REMEMBERED = 65_536


class Lexicon:
    """What the tokens of titles mean to a ladder.

    A token means words ("sr" means "senior"), a sign ("or" means "/"), nothing at all ("ii"), the
    number of a requisition ("10423" means "#"), or something unknown ("payments" means "*"). An
    unknown token stays as it is if it may be a known word with a typing error.
    """

    def __init__(
        self, vocabulary: Vocabulary, names: Iterable[str], translator: Translator = NO_LANGUAGES
    ) -> None:
        self._translator = translator
        self._compound = _find_openers_in_compounds(vocabulary)

        self._own_parts: set[str] = set()
        names = [name.translate(invisible()) for name in names]
        named = {NUMERALS.get(word, word) for name in names for word in self._translate_name(name)}

        signs = signs_of(vocabulary)
        phrases = {phrase: phrase for phrase in _phrases(vocabulary)}
        known = named.union(signs, *map(str.split, phrases))

        # "PM" is spelled out only if the ladder has the word "product".
        spellings = {
            short: long
            for short, long in vocabulary.spellings.items()
            if known.issuperset(long.split())
        }
        phrases |= spellings | dict.fromkeys(vocabulary.harmless, UNKNOWN)
        words = named.union(signs, *map(str.split, phrases))
        plurals = {
            f"{word}{ending}"
            for word in named.union(vocabulary.others)
            for ending in vocabulary.plural_endings
        }

        self._words = frozenset({UNKNOWN, STRANGE, *words, *phrases, *plurals})
        self._own = frozenset(named.difference(signs))
        self._foreign = translator.words.difference(self._words) | {STRANGE}
        self._typos = TypoIndex({*vocabulary.modifiers, *vocabulary.nouns, *named})
        self._resolver = Resolver(vocabulary, named, spellings, phrases)

        # A doubtful abbreviation, such as "pm", means itself here, because only the whole title
        # resolves it.
        certain = phrases.keys() - (spellings.keys() & vocabulary.doubts.keys())

        with_forms = self._own.difference(*map(str.split, phrases))
        if len(with_forms) > _MOST_WITH_FORMS:
            with_forms = frozenset[str]()

        # Later entries replace earlier ones.
        self._meanings = {
            **_join_pairs(names),
            **dict.fromkeys(vocabulary.lookalikes, UNKNOWN),
            **{form: word for word in with_forms for form in translator.other_forms(word)},
            **{plain(word): word for word in named},
            **{word: word for word in (*translator.words, *plurals, *words)},
            **{phrase: phrases[phrase] for phrase in certain},
            **_find_roman_numerals(vocabulary, named),
            **signs,
        }
        self.remembered = self._meanings.copy()
        self._most_remembered = len(self._meanings) + _MOST_REMEMBERED

    def pattern(self, title: str) -> Pattern:
        """Return what the tokens of a title mean."""
        title = self._translator.simplify(title)
        # "Go-to-Market": this "to" ends no name of a job.
        if _INNER_HYPHEN.search(title):
            title = self._compound.sub("_", title)
        found = tokens(title)

        # Nearly always, every token is known.
        try:
            return tuple(map(self.remembered.__getitem__, found))
        except KeyError:
            return tuple(map(self.meaning, found))

    def meaning(self, token: str) -> str:
        """Return what a token means, and remember it."""
        meaning = self.remembered.get(token)
        if meaning is not None:
            return meaning

        meaning = self._find_meaning(token)
        if len(self.remembered) < self._most_remembered and len(token) <= _LONGEST_REMEMBERED:
            self.remembered[token] = meaning
        return meaning

    def _find_meaning(self, token: str) -> str:
        """Return what a token means that is no known word."""
        if "." in token:
            return self._find_meaning_between_dots(token)

        number = meaning_of_number(token)
        if number is not None:
            return number

        parts = self._divide(token)
        if parts:
            return " ".join(parts)
        if self.corrections(token):
            return token
        return UNKNOWN if token.isascii() else FOREIGN

    def _find_meaning_between_dots(self, token: str) -> str:
        """Return what a token with dots means: "V.P." is one word, "Sr.Product" are two."""
        meaning = self._meanings.get(token.replace(".", ""))
        if meaning is not None:
            return meaning
        return " ".join(self.meaning(word) for word in token.split("."))

    def _divide(self, token: str) -> list[str]:
        """Return the words of a token in another language, or none if no file knows it."""
        if in_other_script(token):
            return list(self._divide_by_script(token))

        # "Chef d'équipe"
        elided, _, rest = token.replace("\u2019", "'").partition("'")
        if rest and elided in self._translator.elisions:
            return [self.meaning(elided), self.meaning(rest)]

        simple = plain(token)
        if simple in self._meanings:
            return [self._meanings[simple]]
        return [self.meaning(part) for part in self._translator.joined.divide(simple)]

    def _divide_by_script(self, token: str) -> Iterator[str]:
        """Yield the words of a token that has letters which are not Latin."""
        for run in runs(token):
            if not in_other_script(run):
                yield self.meaning(run)
            elif run in self._meanings:
                yield self._meanings[run]
            else:
                yield from self._translator.joined.divide(run, self._own_parts) or [STRANGE]

    def _translate_name(self, name: str) -> list[str]:
        """Return the words of a name of the ladder in English, and learn those that are not."""
        words: list[str] = []
        for token in tokens(self._translator.simplify(name)):
            words.extend(self._divide_name(token))
        return self._translator.translate(words, self._translator.words, frozenset())

    def _divide_name(self, token: str) -> list[str]:
        """Return the words of a token in a name of the ladder."""
        simple = plain(token)
        if simple in self._translator.words:
            return [simple]
        if not in_other_script(token):
            return self._translator.joined.divide(simple) or [token]

        words: list[str] = []
        for run in runs(token):
            parts = self._translator.joined.divide(run, self._own_parts) or [run]
            if UNKNOWN in parts:
                known = "".join(parts[1:])
                parts[0] = run.removesuffix(known)
            self._own_parts.update(part for part in parts if part not in self._translator.words)
            words.extend(parts)
        return words

    def corrections(self, word: str) -> set[str]:
        """Return the known words that a word may be, with one typing error inside it."""
        return self._typos.find(word)

    def may_be_typo(self, word: str) -> bool:
        """Return whether a word of a pattern is unknown, and kept for a possible typing error."""
        return word not in self._words

    def resolve(self, pattern: Iterable[str]) -> list[str]:
        """Return the words of a pattern, brackets and doubts resolved, and phrases in one piece."""
        words = [UNKNOWN if word == FOREIGN else word for word in " ".join(pattern).split()]
        return self._resolver.resolve(self._translate(words))

    def _translate(self, words: list[str]) -> list[str]:
        """Return the words in English, with those unknown that are in no known language."""
        if self._foreign.isdisjoint(words):
            return words

        # "Working Student (m/w/d)": a "student" alone is German, too.
        words = self._resolver.join_phrases(words)
        given = frozenset(words)
        translated = self._translator.translate(words, self._foreign, self._own)
        known: list[str] = []
        for word in translated:
            meaning = self._meanings.get(word, word if word in given else UNKNOWN)
            known.append(UNKNOWN if meaning in self._foreign and word != STRANGE else meaning)

        knows_script = translated != words or any(map(in_other_script, given & self._own))
        return place_strange_words(" ".join(known).split(), knows_script=knows_script)


def _phrases(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield all words and phrases that stand for themselves."""
    yield from vocabulary.modifiers
    yield from vocabulary.nouns
    yield from vocabulary.numerals
    yield from vocabulary.others
    yield from vocabulary.past
    yield from vocabulary.team_words
    yield from vocabulary.neighbours
    yield from vocabulary.passing
    yield from vocabulary.groups
    yield from vocabulary.openers
    yield from vocabulary.fields.values()
    for doubts in vocabulary.doubts.values():
        yield from doubts


def _join_pairs(names: Iterable[str]) -> dict[str, str]:
    """Return what two words of a name mean if the space between them is missing."""
    pairs: dict[str, str] = {}
    for name in names:
        for first, second in pairwise(tokens(name)):
            if min(len(first), len(second)) >= _SHORTEST_JOINED and (first + second).isalpha():
                pairs[first + second] = f"{first} {second}"
    return pairs


def _find_openers_in_compounds(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of openers with a hyphen on either side, as in "In-Store"."""
    openers = "|".join(vocabulary.openers)
    return re.compile(rf"(?<=\w-)(?:{openers})\b|\b(?:{openers})(?=-\w)", re.IGNORECASE)


def _find_roman_numerals(vocabulary: Vocabulary, named: Container[str]) -> dict[str, str]:
    """Return what Roman numerals mean: a number of the ladder, a higher level, or nothing."""
    return {
        **dict.fromkeys(NUMERALS, ""),
        **{roman: roman for roman in NUMERALS if roman in vocabulary.numerals},
        **{roman: number for roman, number in NUMERALS.items() if number in named},
    }
