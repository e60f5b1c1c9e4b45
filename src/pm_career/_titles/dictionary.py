"""From the words of one language to the words of English, in the order of English.

    "leiterin"  "produkt"                      "director"  "product"
    "ingenieur"  "produit"                     "product"  "engineer"
    "gerente"  "senior"  "de"  "producto"      "senior"  "product"  "manager"

Another form of a word counts as the word: "leiterin" as "leiter". A phrase, such as "gerente de
producto", may have words of seniority inside it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeAlias

import attrs

from pm_career._titles.joining import plain, without_umlauts
from pm_career._titles.languages import Language
from pm_career._titles.tokens import ALTERNATIVE, AND, CLOSING, OF, OPENING, SEPARATOR, UNKNOWN
from pm_career._titles.vocabulary import Vocabulary

_Chunk: TypeAlias = list[str]
"""The English words that one word or phrase means."""

_BOUNDS = frozenset({SEPARATOR, ALTERNATIVE, AND, OPENING, CLOSING})

_WITH_UMLAUT = re.compile(r"\w*[äöü]\w*")

# Words such as "de", "en" and "e" are too short to tell the language.
_LONGEST_SHARED = 3

# "Gerente Sénior Global de Producto" has two words inside the phrase "gerente de producto".
_MOST_INSIDE = 2


class _Match(NamedTuple):
    """A phrase that was found in a title."""

    length: int
    meaning: _Chunk


class Kinds:
    """Kinds of English words that decide how a sentence is put in order."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        ranks = {*vocabulary.modifiers, *vocabulary.nouns}
        self.others = frozenset(vocabulary.others) - ranks
        self.neighbours = frozenset(vocabulary.neighbours)
        self.people = frozenset({*vocabulary.others, *ranks})
        self.loose = frozenset({*vocabulary.modifiers, *vocabulary.passing})
        words = _words_of(vocabulary)
        plurals = {f"{word}{ending}" for word in words for ending in vocabulary.plural_endings}
        self.known = frozenset(words | plurals)

    def is_person(self, meaning: str) -> bool:
        """Return whether words are for a person: "vice president", "product manager"."""
        return meaning in self.people or meaning.rpartition(" ")[2] in self.people


class Dictionary:
    """The words of one language, and what they mean in English."""

    def __init__(self, language: Language, kinds: Kinds) -> None:
        self.language = language
        self._kinds = kinds
        entries = [
            (phrase.split(), meaning)
            for meaning, phrases in language.words.items()
            for phrase in plain(phrases).replace("'", " ").split(",")
        ]
        self.bases = _find_bases(language, entries, kinds)

        self._phrases: dict[str, list[tuple[list[str], _Chunk]]] = {}
        for phrase, meaning in sorted(entries, key=lambda entry: len(entry[0]), reverse=True):
            words = [self.bases.get(word, word) for word in phrase]
            self._phrases.setdefault(words[0], []).append((words, meaning.split()))
        for mark in language.marks:
            self._phrases[join_mark(mark)] = [([join_mark(mark)], [SEPARATOR])]

        single = {words[0]: meaning for words, meaning in self._all_phrases() if len(words) == 1}
        self._loose = {
            word: meaning for word, meaning in single.items() if " ".join(meaning) in kinds.loose
        }
        self._loose |= {word: [word] for word in kinds.loose}

        self.words = frozenset(
            {*self.bases, *(word for words, _ in self._all_phrases() for word in words)}
        )
        # "Juniorproduktmanager" has English words, too.
        self.parts = self.words | kinds.loose

        self.evidence = self._find_evidence(single)

    def _find_evidence(self, single: Mapping[str, _Chunk]) -> frozenset[str]:
        """Return the words and marks that only this language has.

        Args:
            single: the words of the language that mean something without others.
        """
        shared = set(map(plain, self.language.shared)) | self._kinds.known
        forms = {form: base for form, base in self.bases.items() if base in single}
        return frozenset(
            word
            for word in {*single, *forms}
            if shared.isdisjoint({word, forms.get(word)})
            and (len(word) > _LONGEST_SHARED or not word.isascii())
            and single[forms.get(word, word)] != [word]
        ).union(map(join_mark, self.language.marks))

    def _all_phrases(self) -> list[tuple[list[str], _Chunk]]:
        return [entry for entries in self._phrases.values() for entry in entries]

    def translate(self, words: Sequence[str], own: AbstractSet[str]) -> list[str]:
        """Return the words in English, those of the ladder unchanged."""
        words = [word if word in own else self.bases.get(word, word) for word in words]
        words = self._drop_doubles(words)

        chunks: list[_Chunk] = []
        start = 0
        while start < len(words):
            found = self._find(words, start, own)
            chunks.append(found.meaning)
            start += found.length

        if self.language.noun_first:
            chunks = self._reorder(chunks)
        return [word for chunk in chunks for word in chunk]

    def _drop_doubles(self, words: Sequence[str]) -> list[str]:
        """Return the words without a second form of a word: "chef / cheffe" is "chef"."""
        kept: list[str] = []
        for word in words:
            if kept[-2:] == [word, ALTERNATIVE] and word in self.words:
                kept.pop()
            else:
                kept.append(word)
        return kept

    def _find(self, words: Sequence[str], start: int, own: AbstractSet[str]) -> _Match:
        """Return the longest phrase from `start` on, or the word there if there is none."""
        first = words[start]

        # "Project Manager de Producto" is no "manager de producto".
        if (
            first in self._kinds.known
            and words[start - 1 : start]
            and (words[start - 1] in self._kinds.neighbours)
        ):
            return _Match(1, [first])

        for phrase, meaning in self._phrases.get(first, ()):
            if len(phrase) == 1 and first in own:
                continue
            inside = self._find_inside(words, start, phrase)
            if inside is not None:
                before = [word for loose in inside for word in self._loose[loose]]
                return _Match(len(phrase) + len(inside), [*before, *meaning])
        is_unknown = first in self.words and first not in own and first not in self._kinds.known
        return _Match(1, [UNKNOWN if is_unknown else first])

    def _find_inside(
        self, words: Sequence[str], start: int, phrase: Sequence[str]
    ) -> list[str] | None:
        """Return the words inside a phrase that are no part of it, or `None` if it is not there."""
        inside: list[str] = []
        index = start
        for wanted in phrase:
            while words[index : index + 1] != [wanted]:
                is_loose = index < len(words) and words[index] in self._loose
                if not is_loose or len(inside) == _MOST_INSIDE:
                    return None
                inside.append(words[index])
                index += 1
            index += 1
        return inside

    def _reorder(self, chunks: Iterable[_Chunk]) -> list[_Chunk]:
        """Return what a title means in the order of English: "ingénieur produit"."""
        ordered: list[_Chunk] = []
        part: list[_Chunk] = []
        for chunk in chunks:
            if len(chunk) == 1 and chunk[0] in _BOUNDS:
                ordered += [*self._reorder_part(part), chunk]
                part = []
            else:
                part.append(chunk)
        return [*ordered, *self._reorder_part(part)]

    def _reorder_part(self, chunks: list[_Chunk]) -> list[_Chunk]:
        """Return the words between two signs in the order of English."""
        index = 0
        while index < len(chunks) - 1:
            # "développement de produits" is "product development"
            if " ".join(chunks[index]) in self._kinds.neighbours:
                field = index + 2 if chunks[index + 1] == [OF] else index + 1
                if field < len(chunks) and self._is_field(chunks[field]):
                    chunks = [*chunks[:index], chunks[field], chunks[index], *chunks[field + 1 :]]
                    index += 1
            index += 1

        # "ingénieur produit" is "product engineer"
        for index, chunk in enumerate(chunks):
            if " ".join(chunk) in self._kinds.others or chunk[-1] in self._kinds.others:
                return [*chunks[:index], *chunks[index + 1 :], chunk]
            if " ".join(chunk) not in self._kinds.loose:
                break
        return chunks

    def _is_field(self, chunk: _Chunk) -> bool:
        """Return whether what follows a field may be a field that it is part of."""
        words = {" ".join(chunk), *chunk}
        others = self._kinds.people | self._kinds.loose | self._kinds.neighbours
        return words.isdisjoint({*others, OF})


def join_mark(mark: str) -> str:
    """Return a mark as one word: "m/w/d" is "mwd"."""
    return mark.replace(ALTERNATIVE, "")


def _words_of(vocabulary: Vocabulary) -> set[str]:
    """Return all words of the vocabulary."""
    words: set[str] = set()
    for values in attrs.asdict(vocabulary, recurse=False).values():
        words.update(*(phrase.split() for phrase in values))
    return words


def _find_bases(
    language: Language, entries: Iterable[tuple[list[str], str]], kinds: Kinds
) -> dict[str, str]:
    """Return the word that each other form is a form of."""
    bases: dict[str, str] = {}
    for base, forms in language.forms.items():
        bases |= dict.fromkeys(plain(forms).replace(",", " ").split(), plain(base))
    words = {word for phrase, _ in entries for word in phrase}

    # "fuehrung" for "führung"
    for text in (*language.words.values(), *language.forms.values()):
        for word in _WITH_UMLAUT.findall(text):
            known = plain(word)
            bases[without_umlauts(word)] = bases.get(known, known)

    # "leiter" means "head", a person, so "leiterin" is one too.
    endings = [
        (plain(ending), plain(other))
        for ending, others in language.endings.items()
        for other in others
    ]
    for phrase, meaning in entries:
        if len(phrase) == 1 and kinds.is_person(meaning):
            word = phrase[0]
            for ending, other in endings:
                if word.endswith(ending):
                    form = f"{word.removesuffix(ending)}{other}"
                    if form not in words:
                        bases[form] = word
    return bases
