"""From a segment of a job title to the jobs that it names.

    "senior"  "product"  "manager"          job ("product", "manager"), seniority ("senior",)
    "director"  "/"  "vice president"       two alternatives, which only have seniority
    "project"  "/"  "product"  "manager"    another job

Slashes divide a segment into alternatives. Each holds a job, or a field, or only seniority.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from pm_career._titles.family import Job, Role, Seniority
from pm_career._titles.fields import FieldParser
from pm_career._titles.kinds import WordKinds
from pm_career._titles.mentions import Mention, find_mentions, spellings_of
from pm_career._titles.tokens import ALTERNATIVE, AND, OF
from pm_career._titles.vocabulary import Vocabulary

# A title may mention a field a thousand times, and each mention takes time in proportion to the
# length of the title.
_MOST_MENTIONS = 4


class Finding(NamedTuple):
    """What is found in a segment, or in one of its alternatives."""

    jobs: tuple[Job, ...] = ()
    """Alternative jobs of the ladder. All of them have a role, or none has."""

    possible: tuple[Seniority, ...] = ()
    """Words beside the jobs that are either seniority or a part of the name of a team."""

    is_other: bool = False
    """Whether there is a job of another job family."""

    is_blank: bool = False
    """Whether there is not even the name of a team."""


OTHER = Finding(is_other=True)
_BLANK, _NOTHING = Finding(is_blank=True), Finding()


class SegmentParser:
    """Parses the words between two commas."""

    def __init__(self, vocabulary: Vocabulary, kinds: WordKinds) -> None:
        self._kinds = kinds
        self._fields = FieldParser(kinds)
        jobs, fields = kinds.family.jobs, kinds.family.fields
        self._jobs = spellings_of(jobs, vocabulary.plural_endings)
        self._roles = spellings_of(jobs | fields, vocabulary.plural_endings)

    def parse(self, words: Sequence[str]) -> Finding:
        """Return what a segment holds: all its alternatives, unless one of them is another job."""
        if self._kinds.numerals.isdisjoint(words) or self._kinds.is_any_family:
            return self._parse_alternatives(list(_split(words, ALTERNATIVE)))

        numerals = tuple(word for word in words if word in self._kinds.numerals)[-1:]
        words = [word for word in words if word not in self._kinds.numerals]
        if not words:
            return Finding((Job((), numerals),))

        # "Product Manager III", but "Senior Product Manager III" is a senior.
        found = self._parse_alternatives(list(_split(words, ALTERNATIVE)))
        jobs = [Job(role, seniority or numerals) for role, seniority in found.jobs]
        return found._replace(jobs=tuple(jobs))

    def _parse_alternatives(self, alternatives: Sequence[Sequence[str]]) -> Finding:
        """Return the jobs of all alternatives, unless one of them is another job."""
        found = [self._parse_alternative(alternative) for alternative in alternatives]
        if len(found) == 1:
            return found[0]

        if any(each.is_other for each in found):
            return OTHER

        # "Product Owner / Business Analyst Kassel"
        if any(each.jobs for each in found) and any(
            self._is_other(word)
            for each, words in zip(found, alternatives, strict=True)
            if not each.jobs
            for word in words
        ):
            return OTHER
        if any(self._is_shared(before, after) for before, after in pairwise(alternatives)):
            return OTHER

        jobs = self._complete([job for each in found for job in each.jobs])
        possible = tuple(seniority for each in found for seniority in each.possible)
        return Finding(jobs, possible, is_blank=all(each.is_blank for each in found))

    def _is_shared(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Return whether two alternatives share the end of a job: "Project/Product Manager"."""
        if not before or before[-1] not in self._kinds.neighbours:
            return False
        first = next(find_mentions(after, self._jobs), None)
        return first is not None and first.start == 0

    def _complete(self, jobs: Iterable[Job]) -> tuple[Job, ...]:
        """Return the jobs of alternatives, with the role of the last one where one has none."""
        jobs = dict.fromkeys(jobs)
        role = next((job.role for job in reversed(jobs) if job.role), ())

        # "Product Owner/Manager": "manager" is not the seniority of the owner, but another job.
        jobs = [job for job in jobs if (*role[:-1], *job.seniority) not in self._kinds.family.jobs]

        # "Senior/Staff Product Manager"
        jobs = [job if job.role else Job(role, job.seniority) for job in jobs]

        # "Product / Product Manager": one of them is only a field.
        whole = [job for job in jobs if self._kinds.is_whole(job)]
        return tuple(whole or jobs)

    def _parse_alternative(self, words: Sequence[str]) -> Finding:
        """Return what an alternative holds: a job, or a field, or only words of seniority."""
        words = self._kinds.cut_at_opener(words)
        core = [word for word in words if word not in self._kinds.passing]
        if not core:
            return _BLANK

        if self._kinds.is_any_family:
            seniority = tuple(word for word in core if word in self._kinds.family.words)
            return Finding((Job((), seniority),)) if seniority else _NOTHING

        # "Product Manager Recruiter", "Aspiring Senior Product Manager"
        if core[-1] in self._kinds.others or core[0] in self._kinds.past:
            return OTHER

        # A "Head of Product Managers" is not one of them.
        job = next(find_mentions(words, self._jobs), None)
        if job and OF not in words[: job.start]:
            return self._parse_job(words, job)

        # "Product Marketing and Product Lead" mentions a field twice. The second has the job.
        for field in islice(find_mentions(words, self._roles), _MOST_MENTIONS):
            jobs = self._fields.parse(words, field)
            if jobs is not None:
                return Finding(jobs)
        return self._parse_seniority(core)

    def _parse_job(self, words: Sequence[str], job: Mention) -> Finding:
        """Return a job with the words of seniority before it and behind it."""
        before = [word for word in words[: job.start] if word not in self._kinds.passing]
        if before and self._is_changed(before, job.role):
            return OTHER

        seniority = tuple(word for word in before if word in self._kinds.seniority)
        jobs = [Job(job.role, seniority)]

        # "Team Lead & Product Manager" says two things.
        if seniority and before[-1] == AND:
            jobs.append(Job(job.role, ()))

        behind = [word for word in words[job.end :] if word not in self._kinds.ignored]
        if not behind:
            return Finding(tuple(jobs))
        if behind[0] == AND:
            return self._parse_list_behind_job(behind[1:], jobs)
        return self._parse_behind_job(behind, jobs)

    def _parse_list_behind_job(self, words: Sequence[str], jobs: Sequence[Job]) -> Finding:
        """Return jobs, with those behind an "and"."""
        found = self._parse_alternative(words)

        # "Product Manager & Project Manager"
        if found.is_other:
            return OTHER

        # "Product Manager and Lead", but "Product Manager & Strategist"
        role = jobs[0].role
        more = [Job(each.role or role, each.seniority) for each in found.jobs]
        return Finding((*jobs, *filter(self._kinds.is_whole, more)), found.possible)

    def _parse_behind_job(self, words: Sequence[str], jobs: Sequence[Job]) -> Finding:
        """Return jobs with the words of seniority behind them, or another job."""
        # "Product Manager Consultant Berlin"
        if any(self._is_other(word) for word in words):
            return OTHER

        # "Senior Product Manager Lead", "Product Manager Intern Kassel"
        first, others = self._kinds.split_seniority(words)
        if first and (not others or not self._kinds.entry_nouns.isdisjoint(first)):
            return Finding(tuple(Job(role, (*before, *first)) for role, before in jobs))

        # "Product Owner Support Officer"
        last, _ = self._kinds.split_seniority(words[::-1])
        if self._kinds.has_noun(last) and not self._kinds.neighbours.isdisjoint(words):
            return OTHER

        # "Product Manager Senior Kassel", "Product Manager Payments Lead"
        possible = [tuple(first)] if first else self._kinds.find_possible(words)
        return Finding(tuple(jobs), tuple(possible))

    def _is_other(self, word: str) -> bool:
        """Return whether a word behind a job names another one."""
        is_user = word in self._kinds.audiences or word in self._kinds.seniority
        return word in self._kinds.others and not is_user

    def _is_changed(self, before: Sequence[str], role: Role) -> bool:
        """Return whether the words before a job make it another one, or one of two."""
        # "Currently Seeking Senior Product Manager"
        if not self._kinds.past.isdisjoint(before):
            return True

        # "Marketing & Product Manager", "Designers and Product Managers"
        *first, last = before
        if last == AND and first:
            other = first[-1]
            return (
                other in self._kinds.others
                or other in self._kinds.plural_others
                or other in self._kinds.neighbours
            )
        if last in self._kinds.seniority:
            return False

        # "Analyst Product Manager", or "Sales Engineer" where an engineer is a job
        return last in self._kinds.others or (len(role) == 1 and last in self._kinds.neighbours)

    def _parse_seniority(self, words: Sequence[str]) -> Finding:
        """Return the words of seniority of an alternative that has no role of the ladder."""
        said = [word for word in words if word != OF and word not in self._kinds.groups]

        # "Payments"
        if self._kinds.seniority.isdisjoint(said):
            return _NOTHING

        # "Sales Director"
        if not self._kinds.seniority.issuperset(word for word in said if word != AND):
            return OTHER

        # "Director and Head", with the field in another segment
        return Finding(tuple(Job((), tuple(each)) for each in _split(said, AND) if each))


def _split(words: Sequence[str], sign: str) -> Iterator[Sequence[str]]:
    """Yield the words between the signs."""
    start = 0
    for index, word in enumerate(words):
        if word == sign:
            yield words[start:index]
            start = index + 1
    yield words[start:]
