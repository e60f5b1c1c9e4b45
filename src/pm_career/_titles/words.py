"""From the text of a job title to the words that mean something to a ladder.

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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from html import unescape
from itertools import pairwise
from typing import TypeAlias

from pm_career._names import fold, invisible
from pm_career._titles.joining import STRANGE, in_other_script, plain, runs
from pm_career._titles.translation import Translator
from pm_career._titles.vocabulary import Vocabulary

Pattern: TypeAlias = tuple[str, ...]
"""What the tokens of a title mean: the same for titles that differ only in teams and places."""

UNKNOWN = "*"
REQUISITION = "#"
SEPARATOR, ALTERNATIVE, AND, OF = ",", "/", "&", "of"
OPENING, _CLOSING = "(", ")"
_ENDS = {SEPARATOR, ALTERNATIVE, AND, OF, OPENING, _CLOSING}

FOREIGN = "%"
"""An unknown word that is not English, since it has a letter with a mark: it may be a place."""

# Signs are the same in every language. The vocabulary adds the words that mean a sign.
_EASTERN_SEPARATORS = "\u3001\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011"
_SEPARATORS = f",;:|()[]{{}}<>@#\u2022\u00b7\u2026\u2013\u2014{_EASTERN_SEPARATORS}"
_SIGNS = {
    **dict.fromkeys((*_SEPARATORS, "-"), SEPARATOR),
    "/": ALTERNATIVE,
    **dict.fromkeys("&+", AND),
    OPENING: OPENING,
    _CLOSING: _CLOSING,
}

# A hyphen separates only beside a space: "Director - Product", but "Co-Founder". The number of a
# requisition is one word: "R-10423".
_TOKEN = re.compile(
    rf"[a-z]{{1,4}}-\d{{3,}}|[^\W_]+(?:[.'\u2019][^\W_]+)*|[&+/{re.escape(_SEPARATORS)}]|-(?=\s)|(?<=\s)-"
)

_INNER_HYPHEN = re.compile(r"\w-\w")

# A soft hyphen and other invisible characters are inside a word or between two words, as a dot is.
_DOTS = dict.fromkeys(invisible(), ".")

# A non-breaking space that was decoded wrongly: "Product\u00c2 Manager".
_STRAY = re.compile(r"\u00c2(?![^\W\d_])")

# Levels are numbered in the same way in every language: "II", "2", "L5", "IC4".
_NUMERALS = {
    roman: f"{number}"
    for number, roman in enumerate(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], start=1
    )
}
_CODE = re.compile(r"[a-z]{0,2}\d{1,2}")

# "Product Manager Intern 2027". Longer numbers are those of requisitions: "JR-0048812".
_YEAR = re.compile(r"20\d\d")
_REQUISITION = re.compile(r"[a-z]{0,4}-?\d{3,}")

NO_LANGUAGES = Translator(())
"""Reads English alone."""

_SHORTEST_TYPO, _LONGEST_TYPO = 4, 20
_MOST_REMEMBERED = 65_536


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
    return word in _NUMERALS or _CODE.fullmatch(word) is not None


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
        self._step_words = frozenset(vocabulary.step_words)
        self._pay_scales = frozenset(vocabulary.pay_scales)
        self._compound = _find_openers_in_compounds(vocabulary)
        signs = _SIGNS | _words_for_signs(vocabulary)
        self._own_parts: set[str] = set()
        named = {
            _NUMERALS.get(token, token)
            for name in names
            for token in self._translate_name(name.translate(invisible()))
        }
        plurals = {
            f"{word}{ending}"
            for word in named.union(vocabulary.others)
            for ending in vocabulary.plural_endings
        }
        meanings = {phrase: phrase for phrase in _phrases(vocabulary)}
        words = named.union(signs, *map(str.split, meanings))
        self._numerals = frozenset(vocabulary.numerals) - named

        # Words that may stand in brackets in front of a job: "(Junior or Senior) Product Manager"
        seniority = " ".join([*vocabulary.modifiers, *vocabulary.nouns]).split()
        self._telling = named.union(seniority, [ALTERNATIVE, AND])

        # "PM" is spelled out only if the ladder has the word "product".
        self._spellings = {
            short: long
            for short, long in vocabulary.spellings.items()
            if words.issuperset(long.split())
        }
        self._doubts = {
            short: frozenset(doubts)
            for short, doubts in vocabulary.doubts.items()
            if short in self._spellings
        }
        meanings |= self._spellings
        meanings |= dict.fromkeys(vocabulary.harmless, UNKNOWN)
        words.update(*map(str.split, meanings))

        self._phrases = _by_first_word(meanings, signs)
        self._words = frozenset({UNKNOWN, STRANGE, *words, *meanings, *plurals})
        self._own = frozenset(named.difference(signs))
        self._typos = _TypoIndex({*vocabulary.modifiers, *vocabulary.nouns, *named})

        # Later entries replace earlier ones. A doubtful abbreviation, such as "pm", means
        # itself here, because only the whole title resolves it.
        self._meanings = _join_pairs(name.translate(invisible()) for name in names)
        self._meanings |= dict.fromkeys(vocabulary.lookalikes, UNKNOWN)
        self._meanings |= {
            form: word
            for word in named.difference(signs, *map(str.split, meanings))
            for form in translator.other_forms(word)
        }
        self._meanings |= {plain(word): word for word in named}
        self._meanings |= {word: word for word in translator.words}
        self._meanings |= {word: word for word in (*plurals, *words)}
        self._meanings |= {word: meanings[word] for word in meanings.keys() - self._doubts.keys()}
        self._meanings |= {
            roman: n if n in named else roman if roman in self._numerals else ""
            for roman, n in _NUMERALS.items()
        }
        self._meanings |= signs
        self._foreign = translator.words.difference(self._words, signs) | {STRANGE}

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
        if len(self.remembered) < self._most_remembered and len(token) <= _LONGEST_TYPO:
            self.remembered[token] = meaning
        return meaning

    def _find_meaning(self, token: str) -> str:
        """Return what a token means that is no known word."""
        # "V.P." is one word, "Sr.Product" are two.
        if "." in token:
            meaning = self._meanings.get(token.replace(".", ""))
            if meaning is not None:
                return meaning
            return " ".join(self.meaning(word) for word in token.split("."))

        if is_code(token) or _YEAR.fullmatch(token):
            return ""
        if _REQUISITION.fullmatch(token):
            return REQUISITION

        parts = self._divide(token)
        if parts:
            return " ".join(parts)
        if self.corrections(token):
            return token
        return UNKNOWN if token.isascii() else FOREIGN

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
        words = self._translate(words)
        if _CLOSING in words:
            words = self._resolve_brackets(words)
        words = self._resolve_doubts(words)
        return self._drop_step_words(self._join_phrases(words))

    def _translate(self, words: list[str]) -> list[str]:
        """Return the words in English, with those unknown that are in no known language."""
        if self._foreign.isdisjoint(words):
            return words

        # "Working Student (m/w/d)": a "student" alone is German, too.
        words = self._join_phrases(words)
        given = frozenset(words)
        translated = self._translator.translate(words, self._foreign, self._own)
        known: list[str] = []
        for word in translated:
            meaning = self._meanings.get(word, word if word in given else UNKNOWN)
            known.append(UNKNOWN if meaning in self._foreign and word != STRANGE else meaning)

        knows_script = translated != words or any(map(in_other_script, given & self._own))
        return _place_strange_words(" ".join(known).split(), knows_script=knows_script)

    def _resolve_brackets(self, words: list[str]) -> list[str]:
        """Return the words with no closing bracket left: "(Senior) Product Manager" is either."""
        # A bracket around the first words begins no segment.
        if words[:1] == [OPENING]:
            words = words[1:]

        resolved: list[str] = []
        inside: list[str] = []
        for word, after in pairwise([*words, SEPARATOR]):
            if word == _CLOSING:
                # "Acme: (Senior) PM", but "(Berlin) PM" and "Product Manager (Senior) - Payments"
                is_either = after not in _ENDS and self._telling.issuperset(inside)
                resolved.append(ALTERNATIVE if is_either else SEPARATOR)
                continue

            resolved.append(word)
            inside = [] if word == OPENING else [*inside, word]
        return resolved

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

    def _join_phrases(self, words: Sequence[str]) -> list[str]:
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


class _TypoIndex:
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
        if not _SHORTEST_TYPO <= len(word) <= _LONGEST_TYPO:
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


def _words_for_signs(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the sign that each word of grammar means, such as "/" for "or"."""
    return {
        **dict.fromkeys(vocabulary.words_for_or, ALTERNATIVE),
        **dict.fromkeys(vocabulary.words_for_and, AND),
        **dict.fromkeys(vocabulary.words_for_of, OF),
    }


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
            if min(len(first), len(second)) >= _SHORTEST_TYPO and (first + second).isalpha():
                pairs[first + second] = f"{first} {second}"
    return pairs


def _find_openers_in_compounds(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of openers with a hyphen on either side, as in "In-Store"."""
    openers = "|".join(vocabulary.openers)
    return re.compile(rf"(?<=\w-)(?:{openers})\b|\b(?:{openers})(?=-\w)", re.IGNORECASE)


def _by_first_word(
    meanings: Mapping[str, str], signs: Mapping[str, str]
) -> dict[str, list[tuple[list[str], list[str]]]]:
    """Return the phrases of several words with what they mean, the longer ones first."""
    index: dict[str, list[tuple[list[str], list[str]]]] = {}
    for phrase in sorted(meanings, key=len, reverse=True):
        # The "of" in "chief of staff" has become a sign.
        words = [signs.get(word, word) for word in phrase.split()]
        if len(words) > 1:
            # "Vice president" is one word, but "management development program" means two.
            meaning = meanings[phrase]
            spelled = [phrase] if meaning == phrase else meaning.split()
            index.setdefault(words[0], []).append((words, spelled))
    return index


def _place_strange_words(words: Sequence[str], *, knows_script: bool) -> list[str]:
    """Return the words with only those strange that may change the job.

    Beside a known word of their language, they are a team, as an unknown word of English is. So
    they are in a segment of their own behind the first: "Product Manager (東京)".
    """
    if knows_script:
        return [UNKNOWN if word == STRANGE else word for word in words]

    placed: list[str] = []
    segment: list[str] = []
    for word in [*words, SEPARATOR]:
        if word in {SEPARATOR, OPENING, _CLOSING}:
            is_place = bool(placed) and set(segment) <= {STRANGE, UNKNOWN}
            placed += [UNKNOWN] * len(segment) if is_place else segment
            placed.append(word)
            segment = []
        else:
            segment.append(word)
    return placed[:-1]
