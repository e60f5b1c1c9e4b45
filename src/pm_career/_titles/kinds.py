"""Kinds of words in a title, for a ladder, and the questions about them that the grammar asks.

The vocabulary says of which kind a word is, unless the ladder has the word in the name of a job.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from pm_career._titles.family import Job, JobFamily, Seniority
from pm_career._titles.tokens import AND, OF, REQUISITION, UNKNOWN
from pm_career._titles.vocabulary import Vocabulary


class WordKinds:
    """Knows of which kind each word of a title is."""

    def __init__(self, vocabulary: Vocabulary, family: JobFamily) -> None:
        own = frozenset(word for role in family.jobs | family.fields for word in role)
        self.family = family

        # The names "L1", "L2" and "L3" do not say which job family they belong to.
        self.is_any_family = not own

        self.seniority = family.seniority_words
        self.numerals = frozenset(vocabulary.numerals) - family.words
        self.nouns = frozenset(vocabulary.nouns)
        self.vague_nouns = frozenset(vocabulary.vague_nouns)
        self.entry_nouns = frozenset(vocabulary.entry_nouns)
        self.pay_nouns = self.nouns.intersection(vocabulary.pay_grades)
        self.works = frozenset(vocabulary.fields.values())
        self.job_nouns = frozenset(vocabulary.job_nouns)
        self.others = frozenset(vocabulary.others) - own
        self.plural_others = {
            f"{word}{ending}" for word in self.others for ending in vocabulary.plural_endings
        }
        self.audiences = frozenset(vocabulary.audiences)
        self.series = frozenset(vocabulary.series)
        self.past = frozenset(vocabulary.past)
        self.neighbours = frozenset(vocabulary.neighbours) - own
        self.passing = frozenset(vocabulary.passing)
        self.groups = frozenset(vocabulary.groups)
        self.team_words = frozenset(vocabulary.team_words) | self.others
        self.company_words = self.passing | {UNKNOWN, REQUISITION}
        self.ignored = self.passing | self.groups
        self.openers = frozenset(vocabulary.openers)

    def is_whole(self, job: Job) -> bool:
        """Return whether a job says enough to stand for a level."""
        if job.role in self.family.jobs:
            return True
        return self.is_job_of_field(job) if job.role else self.is_any_family

    def is_job_of_field(self, job: Job) -> bool:
        """Return whether the words of seniority make a job of a field."""
        # A "Product Associate" is none, unless the ladder has one.
        nouns = self.nouns.intersection(job.seniority)
        if nouns <= self.vague_nouns and job.role[-1] not in self.works:
            return self.family.has_name(job)
        return bool(nouns)

    def has_noun(self, seniority: Iterable[str]) -> bool:
        """Return whether words of seniority need no job beside them, only a field."""
        return not self.nouns.isdisjoint(seniority)

    def find_possible(self, words: Sequence[str]) -> Iterator[Seniority]:
        """Yield the words of seniority at either end of words that may name a team instead."""
        words = [word for word in words if word not in self.passing]

        # "Product Manager - Payments Vice President", but not "Product Manager, Ad Manager"
        last, _ = self.split_seniority(words[::-1])
        if len(last) < len(words) and not self.nouns.isdisjoint(last) and OF not in words:
            if self.job_nouns.isdisjoint(last):
                yield tuple(last[::-1])
            return

        # "Product Manager, Senior Kassel", but not "Product Manager, Director & Board Tools"
        first, others = self.split_seniority(words)
        others = [word for word in others if word != AND]
        is_team = not others or others[0] in self.team_words or not self.groups.isdisjoint(others)
        if first and not is_team:
            yield tuple(first)

    def cut_at_opener(self, words: Sequence[str]) -> list[str]:
        """Return the words without what the person works for: "Assistant to the CPO"."""
        return list(takewhile(lambda word: word not in self.openers, words))

    def split_seniority(self, words: Sequence[str]) -> tuple[list[str], Sequence[str]]:
        """Return the words of seniority that words begin with, and the others."""
        seniority = list(takewhile(self.seniority.__contains__, words))
        return seniority, words[len(seniority) :]
