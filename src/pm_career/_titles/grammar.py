"""From the words of a job title to what it says: jobs, and the words of seniority beside them.

The input is the words of a title, with signs between them. The output is a `Statement`.

    title      "Sr. Product Manager II, Payments"
    words      "senior"  "product"  "manager"  ","  "*"
    segments   "senior"  "product"  "manager"  |    "*"
    job        role ("product", "manager"), seniority ("senior",)
    statement  this job; nothing apart from it, since "*" is a team

Commas divide a title into segments. Each is searched for a job of the ladder, such as "product
manager", or else for a field, such as "product", with a noun of seniority beside it: "Product
Director". The first segment with either decides.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from pm_career._titles.family import Job, JobFamily, Role, Seniority
from pm_career._titles.kinds import WordKinds
from pm_career._titles.segments import OTHER, Finding, SegmentParser
from pm_career._titles.tokens import OPENING, REQUISITION, SEPARATOR
from pm_career._titles.vocabulary import Vocabulary

_Ranks: TypeAlias = tuple[tuple[Seniority, ...], tuple[Seniority, ...]]
"""Words of seniority, and words that may be a part of the name of a team instead."""


class Statement(NamedTuple):
    """What a title says. Without jobs, it says nothing, or names a job that the ladder lacks."""

    jobs: tuple[Job, ...] = ()
    """Jobs of the ladder, which are alternatives."""

    apart: tuple[Seniority, ...] = ()
    """Words of seniority in other segments than the jobs."""

    possible: tuple[Seniority, ...] = ()
    """Words that are either seniority or a part of the name of a team."""

    is_other: bool = False
    """Whether it names a job of another job family."""


class Grammar:
    """Parses the words of titles, and knows the job family of a ladder."""

    def __init__(self, vocabulary: Vocabulary, family: JobFamily) -> None:
        self._kinds = WordKinds(vocabulary, family)
        self._segments = SegmentParser(vocabulary, self._kinds)

    def parse(self, words: Sequence[str]) -> Statement:
        """Return what the first segments that name a job say; the others are teams and places."""
        # "5. Product Manager" stands in a list.
        if len(words) > 1 and words[0].isdigit() and words[1] not in {SEPARATOR, OPENING}:
            words = words[1:]
        segments = list(_split_segments(words))

        # Jobs that lack something so far. The dictionary is a set that keeps its order.
        pending: dict[Job, None] = {}
        for number, (_, segment) in enumerate(segments, start=1):
            found = self._segments.parse(segment)
            if found.is_blank:
                continue

            # The job is in brackets behind it: "IT Specialist (Product Manager)".
            if found.is_other and not pending and self._is_series(segment):
                found = self._parse_job_of_series(segment, segments[number:])

            # "Recruiter, Product Managers" is another job. "Director, Payments" may be any.
            if found.is_other or (_are_seniority(pending) and not found.jobs):
                return Statement(is_other=found.is_other)

            # "Director, Head, Product": more words of seniority for what follows.
            if _are_seniority(pending) and _are_seniority(found.jobs):
                pending.update(dict.fromkeys(found.jobs))
                continue

            jobs, apart = self._combine(tuple(pending), found.jobs)
            if jobs and all(map(self._kinds.is_whole, jobs)):
                ranks, possible = self._find_ranks(segments[number:], jobs)
                apart = tuple(dict.fromkeys((*apart, *ranks)))
                return Statement(jobs, apart, (*found.possible, *possible))
            pending = dict.fromkeys(jobs)
        return Statement()

    def _is_series(self, words: Sequence[str]) -> bool:
        """Return whether words are the title of a series of jobs, in the civil service."""
        return words[-1] in self._kinds.series or " ".join(words[-2:]) in self._kinds.series

    def _parse_job_of_series(
        self, series: Sequence[str], segments: Sequence[tuple[str, Sequence[str]]]
    ) -> Finding:
        """Return the job in brackets behind the title of a series of jobs, if it is one."""
        # "IT Specialist (Security) (Product Manager)" has the job in the last bracket.
        words: Sequence[str] = ()
        for sign, segment in segments:
            if sign == OPENING:
                words = segment
        if not words:
            return OTHER

        # "Recruiting Specialist (Product Managers)" is another job.
        found = self._segments.parse(words)
        is_job = any(
            words[-1] == job.role[-1] for job in found.jobs if job.role in self._kinds.family.jobs
        )
        if not is_job:
            return OTHER

        # "Senior IT Specialist (Product Manager)" says two things.
        seniority = tuple(
            word
            for word in series
            if word in self._kinds.seniority and word not in self._kinds.job_nouns
        )
        others = [Job(job.role, seniority) for job in found.jobs if seniority]
        return Finding((*found.jobs, *others), found.possible)

    def _combine(
        self, before: tuple[Job, ...], after: tuple[Job, ...]
    ) -> tuple[tuple[Job, ...], tuple[Seniority, ...]]:
        """Return the jobs that two segments name together, and the seniority apart from them."""
        if _are_seniority(before):
            # "Director, Product"
            if not all(map(self._kinds.is_whole, after)):
                return self._add_seniority(after[0].role, before), ()

            # "Staff, Product Manager" is "Staff Product Manager". "Director, Product Manager" has a
            # pay grade, or says two things.
            if len(before) == 1 and not self._kinds.has_noun(before[0].seniority):
                return tuple(
                    Job(job.role, (*before[0].seniority, *job.seniority)) for job in after
                ), ()
            return after, tuple(job.seniority for job in before)

        # "Product, Director"
        if before and _are_seniority(after):
            return self._add_seniority(before[0].role, after), ()

        # "Product & Operations - APM": the first segment is a team. "Senior Product Management -
        # Technical PM": it says how senior the job is.
        return after, tuple(job.seniority for job in before if job.seniority)

    def _add_seniority(self, role: Role, seniority: Iterable[Job]) -> tuple[Job, ...]:
        """Return a field with each of the words of seniority that can stand without a job."""
        jobs = [Job(role, job.seniority) for job in seniority]
        return tuple(job for job in jobs if self._kinds.is_job_of_field(job))

    def _find_ranks(
        self, segments: Iterable[tuple[str, Sequence[str]]], jobs: Iterable[Job]
    ) -> _Ranks:
        """Return the words of seniority of the segments behind the jobs."""
        are_plain = not any(job.seniority for job in jobs)
        ranks: list[Seniority] = []
        possible: list[Seniority] = []
        for _, segment in segments:
            words = self._kinds.cut_at_opener(segment)
            found = self._segments.parse(words)
            if _are_seniority(found.jobs):
                # "Senior Product Manager (Level 4)" is at the level of a senior.
                ranks += [
                    job.seniority
                    for job in found.jobs
                    if are_plain or not self._kinds.numerals.issuperset(job.seniority)
                ]

            # "Product Manager - Technical III", but "Product Manager, Omnipod 5"
            elif are_plain and self._find_numeral(words):
                ranks.append((self._find_numeral(words),))
            elif not found.jobs and not self._kinds.seniority.isdisjoint(words):
                possible += self._kinds.find_possible(words)
        return tuple(ranks), tuple(possible)

    def _find_numeral(self, words: Sequence[str]) -> str:
        """Return the numeral at the end of words or at their beginning, or "" without one."""
        for word in (*words[-1:], *words[:1]):
            if word in self._kinds.numerals and not word.isdigit():
                return word
        return ""


def _are_seniority(jobs: Collection[Job]) -> bool:
    """Return whether jobs are only words of seniority: all have a role, or none has."""
    return bool(jobs) and not next(iter(jobs)).role


def _split_segments(words: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the segments of a title without requisition numbers, each with the sign before it."""
    sign = SEPARATOR
    start = 0
    for index, word in enumerate((*words, SEPARATOR)):
        if word in {SEPARATOR, OPENING}:
            yield sign, _strip_numbers(words[start:index])
            sign, start = word, index + 1


def _strip_numbers(words: Sequence[str]) -> Sequence[str]:
    """Return the words without requisition numbers at either end."""
    while words and words[-1] == REQUISITION:
        words = words[:-1]
    while words and words[0] == REQUISITION:
        words = words[1:]
    return words
