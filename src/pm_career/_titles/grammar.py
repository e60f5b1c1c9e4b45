"""From the words of a job title to what it says: jobs, and the words of seniority beside them.

The input is the words of a title, with signs between them. The output is a `Statement`.

    title      "Sr. Product Manager II, Payments"
    words      "senior"  "product"  "manager"  ","  "*"
    segments   "senior"  "product"  "manager"  |    "*"
    job        role ("product", "manager"), seniority ("senior",)
    statement  this job; nothing apart from it, since "*" is a team

Commas divide a title into segments, and slashes a segment into alternatives. Each is searched for a
job of the ladder, such as "product manager", or else for a field, such as "product", with a noun of
seniority beside it: "Product Director". The first segment with either decides.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import dropwhile, islice, pairwise, takewhile
from typing import NamedTuple, TypeAlias

from pm_career._titles.family import Job, JobFamily, Role, Seniority
from pm_career._titles.tokens import ALTERNATIVE, AND, OF, OPENING, REQUISITION, SEPARATOR, UNKNOWN
from pm_career._titles.vocabulary import Vocabulary

_Spellings: TypeAlias = dict[str, list[tuple[Role, Role]]]
"""By a first word: the ways to write a role, singular and plural, each with the role itself."""

# A title may mention a field a thousand times, and each mention takes time in proportion to the
# length of the title.
_MOST_MENTIONS = 4


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


class _Finding(NamedTuple):
    """What is found in a segment, or in one of its alternatives."""

    jobs: tuple[Job, ...] = ()
    """Alternative jobs of the ladder. All of them have a role, or none has."""

    possible: tuple[Seniority, ...] = ()
    """Words beside the jobs that are either seniority or a part of the name of a team."""

    is_other: bool = False
    """Whether there is a job of another job family."""

    is_blank: bool = False
    """Whether there is not even the name of a team."""


_Ranks: TypeAlias = tuple[tuple[Seniority, ...], tuple[Seniority, ...]]
"""Words of seniority, and words that may be a part of the name of a team instead."""

_BLANK, _NOTHING, _OTHER = _Finding(is_blank=True), _Finding(), _Finding(is_other=True)


class _Mention(NamedTuple):
    """Where the words of a role begin and end, and the role."""

    start: int
    end: int
    role: Role


class Grammar:
    """Parses the words of titles, and knows the job family of a ladder."""

    def __init__(self, vocabulary: Vocabulary, family: JobFamily) -> None:
        roles = family.jobs | family.fields
        own = frozenset(word for role in roles for word in role)
        self._family = family

        # The names "L1", "L2" and "L3" do not say which job family they belong to.
        self._is_any_family = not own

        self._seniority = family.seniority_words
        self._numerals = frozenset(vocabulary.numerals) - family.words
        self._nouns = frozenset(vocabulary.nouns)
        self._vague_nouns = frozenset(vocabulary.vague_nouns)
        self._entry_nouns = frozenset(vocabulary.entry_nouns)
        self._pay_nouns = self._nouns.intersection(vocabulary.pay_grades)
        self._works = frozenset(vocabulary.fields.values())
        self._job_nouns = frozenset(vocabulary.job_nouns)
        self._others = frozenset(vocabulary.others) - own
        self._plural_others = {
            f"{word}{ending}" for word in self._others for ending in vocabulary.plural_endings
        }
        self._audiences = frozenset(vocabulary.audiences)
        self._series = frozenset(vocabulary.series)
        self._past = frozenset(vocabulary.past)
        self._neighbours = frozenset(vocabulary.neighbours) - own
        self._passing = frozenset(vocabulary.passing)
        self._groups = frozenset(vocabulary.groups)
        self._team_words = frozenset(vocabulary.team_words) | self._others
        self._company_words = self._passing | {UNKNOWN, REQUISITION}
        self._ignored = self._passing | self._groups
        self._openers = frozenset(vocabulary.openers)
        self._jobs = _by_first_word(family.jobs, vocabulary.plural_endings)
        self._roles = _by_first_word(roles, vocabulary.plural_endings)

    # The title

    def parse(self, words: Sequence[str]) -> Statement:
        """Return what the first segments that name a job say; the others are teams and places."""
        # "5. Product Manager" stands in a list.
        if len(words) > 1 and words[0].isdigit() and words[1] not in {SEPARATOR, OPENING}:
            words = words[1:]
        segments = list(_split_segments(words))

        # Jobs that lack something so far. The dictionary is a set that keeps its order.
        pending: dict[Job, None] = {}
        for number, (_, segment) in enumerate(segments, start=1):
            found = self._parse_segment(segment)
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
            if jobs and all(map(self._is_whole, jobs)):
                ranks, possible = self._find_ranks(segments[number:], jobs)
                apart = tuple(dict.fromkeys((*apart, *ranks)))
                return Statement(jobs, apart, (*found.possible, *possible))
            pending = dict.fromkeys(jobs)
        return Statement()

    def _is_series(self, words: Sequence[str]) -> bool:
        """Return whether words are the title of a series of jobs, in the civil service."""
        return words[-1] in self._series or " ".join(words[-2:]) in self._series

    def _parse_job_of_series(
        self, series: Sequence[str], segments: Sequence[tuple[str, Sequence[str]]]
    ) -> _Finding:
        """Return the job in brackets behind the title of a series of jobs, if it is one."""
        # "IT Specialist (Security) (Product Manager)" has the job in the last bracket.
        words: Sequence[str] = ()
        for sign, segment in segments:
            if sign == OPENING:
                words = segment
        if not words:
            return _OTHER

        # "Recruiting Specialist (Product Managers)" is another job.
        found = self._parse_segment(words)
        is_job = any(
            words[-1] == job.role[-1] for job in found.jobs if job.role in self._family.jobs
        )
        if not is_job:
            return _OTHER

        # "Senior IT Specialist (Product Manager)" says two things.
        seniority = tuple(
            word for word in series if word in self._seniority and word not in self._job_nouns
        )
        others = [Job(job.role, seniority) for job in found.jobs if seniority]
        return _Finding((*found.jobs, *others), found.possible)

    def _combine(
        self, before: tuple[Job, ...], after: tuple[Job, ...]
    ) -> tuple[tuple[Job, ...], tuple[Seniority, ...]]:
        """Return the jobs that two segments name together, and the seniority apart from them."""
        if _are_seniority(before):
            # "Director, Product"
            if not all(map(self._is_whole, after)):
                return self._add_seniority(after[0].role, before), ()

            # "Staff, Product Manager" is "Staff Product Manager". "Director, Product Manager" has a
            # pay grade, or says two things.
            if len(before) == 1 and not self._has_noun(before[0].seniority):
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
        return tuple(job for job in jobs if self._is_job_of_field(job))

    def _find_ranks(
        self, segments: Iterable[tuple[str, Sequence[str]]], jobs: Iterable[Job]
    ) -> _Ranks:
        """Return the words of seniority of the segments behind the jobs."""
        are_plain = not any(job.seniority for job in jobs)
        ranks: list[Seniority] = []
        possible: list[Seniority] = []
        for _, segment in segments:
            words = self._cut_at_opener(segment)
            found = self._parse_segment(words)
            if _are_seniority(found.jobs):
                # "Senior Product Manager (Level 4)" is at the level of a senior.
                ranks += [
                    job.seniority
                    for job in found.jobs
                    if are_plain or not self._numerals.issuperset(job.seniority)
                ]

            # "Product Manager - Technical III", but "Product Manager, Omnipod 5"
            elif are_plain and self._find_numeral(words):
                ranks.append((self._find_numeral(words),))
            elif not found.jobs and not self._seniority.isdisjoint(words):
                possible += self._find_possible(words)
        return tuple(ranks), tuple(possible)

    def _find_numeral(self, words: Sequence[str]) -> str:
        """Return the numeral at the end of words or at their beginning, or "" without one."""
        for word in (*words[-1:], *words[:1]):
            if word in self._numerals and not word.isdigit():
                return word
        return ""

    def _find_possible(self, words: Sequence[str]) -> Iterator[Seniority]:
        """Yield the words of seniority at either end of words that may name a team instead."""
        words = [word for word in words if word not in self._passing]

        # "Product Manager - Payments Vice President", but not "Product Manager, Ad Manager"
        last, _ = self._split_seniority(words[::-1])
        if len(last) < len(words) and not self._nouns.isdisjoint(last) and OF not in words:
            if self._job_nouns.isdisjoint(last):
                yield tuple(last[::-1])
            return

        # "Product Manager, Senior Kassel", but not "Product Manager, Director & Board Tools"
        first, others = self._split_seniority(words)
        others = [word for word in others if word != AND]
        is_team = not others or others[0] in self._team_words or not self._groups.isdisjoint(others)
        if first and not is_team:
            yield tuple(first)

    def _is_whole(self, job: Job) -> bool:
        """Return whether a job says enough to stand for a level."""
        if job.role in self._family.jobs:
            return True
        return self._is_job_of_field(job) if job.role else self._is_any_family

    def _is_job_of_field(self, job: Job) -> bool:
        """Return whether the words of seniority make a job of a field."""
        # A "Product Associate" is none, unless the ladder has one.
        nouns = self._nouns.intersection(job.seniority)
        if nouns <= self._vague_nouns and job.role[-1] not in self._works:
            return self._family.has_name(job)
        return bool(nouns)

    def _has_noun(self, seniority: Iterable[str]) -> bool:
        return not self._nouns.isdisjoint(seniority)

    # A segment

    def _parse_segment(self, words: Sequence[str]) -> _Finding:
        """Return what a segment holds: all its alternatives, unless one of them is another job."""
        if self._numerals.isdisjoint(words) or self._is_any_family:
            return self._parse_alternatives(list(_split(words, ALTERNATIVE)))

        numerals = tuple(word for word in words if word in self._numerals)[-1:]
        words = [word for word in words if word not in self._numerals]
        if not words:
            return _Finding((Job((), numerals),))

        # "Product Manager III", but "Senior Product Manager III" is a senior.
        found = self._parse_alternatives(list(_split(words, ALTERNATIVE)))
        jobs = [Job(role, seniority or numerals) for role, seniority in found.jobs]
        return found._replace(jobs=tuple(jobs))

    def _parse_alternatives(self, alternatives: Sequence[Sequence[str]]) -> _Finding:
        """Return the jobs of all alternatives, unless one of them is another job."""
        found = [self._parse_alternative(alternative) for alternative in alternatives]
        if len(found) == 1:
            return found[0]

        if any(each.is_other for each in found):
            return _OTHER

        # "Product Owner / Business Analyst Kassel"
        if any(each.jobs for each in found) and any(
            self._is_other(word)
            for each, words in zip(found, alternatives, strict=True)
            if not each.jobs
            for word in words
        ):
            return _OTHER
        if any(self._is_shared(before, after) for before, after in pairwise(alternatives)):
            return _OTHER

        jobs = self._complete([job for each in found for job in each.jobs])
        possible = tuple(seniority for each in found for seniority in each.possible)
        return _Finding(jobs, possible, is_blank=all(each.is_blank for each in found))

    def _is_shared(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Return whether two alternatives share the end of a job: "Project/Product Manager"."""
        if not before or before[-1] not in self._neighbours:
            return False
        first = next(_find_mentions(after, self._jobs), None)
        return first is not None and first.start == 0

    def _complete(self, jobs: Iterable[Job]) -> tuple[Job, ...]:
        """Return the jobs of alternatives, with the role of the last one where one has none."""
        jobs = dict.fromkeys(jobs)
        role = next((job.role for job in reversed(jobs) if job.role), ())

        # "Product Owner/Manager": "manager" is not the seniority of the owner, but another job.
        jobs = [job for job in jobs if (*role[:-1], *job.seniority) not in self._family.jobs]

        # "Senior/Staff Product Manager"
        jobs = [job if job.role else Job(role, job.seniority) for job in jobs]

        # "Product / Product Manager": one of them is only a field.
        whole = [job for job in jobs if self._is_whole(job)]
        return tuple(whole or jobs)

    # An alternative

    def _parse_alternative(self, words: Sequence[str]) -> _Finding:
        """Return what an alternative holds: a job, or a field, or only words of seniority."""
        words = self._cut_at_opener(words)
        core = [word for word in words if word not in self._passing]
        if not core:
            return _BLANK

        if self._is_any_family:
            seniority = tuple(word for word in core if word in self._family.words)
            return _Finding((Job((), seniority),)) if seniority else _NOTHING

        # "Product Manager Recruiter", "Aspiring Senior Product Manager"
        if core[-1] in self._others or core[0] in self._past:
            return _OTHER

        # A "Head of Product Managers" is not one of them.
        job = next(_find_mentions(words, self._jobs), None)
        if job and OF not in words[: job.start]:
            return self._parse_job(words, job)

        # "Product Marketing and Product Lead" mentions a field twice. The second has the job.
        for field in islice(_find_mentions(words, self._roles), _MOST_MENTIONS):
            found = self._parse_field(words, field)
            if found is not None:
                return found
        return self._parse_seniority(core)

    def _cut_at_opener(self, words: Sequence[str]) -> list[str]:
        """Return the words without what the person works for: "Assistant to the CPO"."""
        return list(takewhile(lambda word: word not in self._openers, words))

    # A job

    def _parse_job(self, words: Sequence[str], job: _Mention) -> _Finding:
        """Return a job with the words of seniority before it and behind it."""
        before = [word for word in words[: job.start] if word not in self._passing]
        if before and self._is_changed(before, job.role):
            return _OTHER

        seniority = tuple(word for word in before if word in self._seniority)
        jobs = [Job(job.role, seniority)]

        # "Team Lead & Product Manager" says two things.
        if seniority and before[-1] == AND:
            jobs.append(Job(job.role, ()))

        behind = [word for word in words[job.end :] if word not in self._ignored]
        if not behind:
            return _Finding(tuple(jobs))
        if behind[0] == AND:
            return self._parse_list_behind_job(behind[1:], jobs)
        return self._parse_behind_job(behind, jobs)

    def _parse_list_behind_job(self, words: Sequence[str], jobs: Sequence[Job]) -> _Finding:
        """Return jobs, with those behind an "and"."""
        found = self._parse_alternative(words)

        # "Product Manager & Project Manager"
        if found.is_other:
            return _OTHER

        # "Product Manager and Lead", but "Product Manager & Strategist"
        role = jobs[0].role
        more = [Job(each.role or role, each.seniority) for each in found.jobs]
        return _Finding((*jobs, *filter(self._is_whole, more)), found.possible)

    def _parse_behind_job(self, words: Sequence[str], jobs: Sequence[Job]) -> _Finding:
        """Return jobs with the words of seniority behind them, or another job."""
        # "Product Manager Consultant Berlin"
        if any(self._is_other(word) for word in words):
            return _OTHER

        # "Senior Product Manager Lead", "Product Manager Intern Kassel"
        first, others = self._split_seniority(words)
        if first and (not others or not self._entry_nouns.isdisjoint(first)):
            return _Finding(tuple(Job(role, (*before, *first)) for role, before in jobs))

        # "Product Owner Support Officer"
        last, _ = self._split_seniority(words[::-1])
        if self._has_noun(last) and not self._neighbours.isdisjoint(words):
            return _OTHER

        # "Product Manager Senior Kassel", "Product Manager Payments Lead"
        possible = [tuple(first)] if first else self._find_possible(words)
        return _Finding(tuple(jobs), tuple(possible))

    def _is_other(self, word: str) -> bool:
        """Return whether a word behind a job names another one."""
        is_user = word in self._audiences or word in self._seniority
        return word in self._others and not is_user

    def _is_changed(self, before: Sequence[str], role: Role) -> bool:
        """Return whether the words before a job make it another one, or one of two."""
        # "Currently Seeking Senior Product Manager"
        if not self._past.isdisjoint(before):
            return True

        # "Marketing & Product Manager", "Designers and Product Managers"
        *first, last = before
        if last == AND and first:
            other = first[-1]
            return (
                other in self._others or other in self._plural_others or other in self._neighbours
            )
        if last in self._seniority:
            return False

        # "Analyst Product Manager", or "Sales Engineer" where an engineer is a job
        return last in self._others or (len(role) == 1 and last in self._neighbours)

    # A field

    def _parse_field(self, words: Sequence[str], field: _Mention) -> _Finding | None:
        """Return a field with the seniority beside it, or `None` if it is a part of another."""
        is_plural = words[field.end - 1] != field.role[-1]
        words_before = self._drop_company(words[: field.start], field.role)
        before = self._parse_before_field(words_before, is_plural=is_plural)
        if before is None:
            return None

        behind = self._parse_behind_field(words[field.end :], field.role, before[-1])
        if behind is None:
            return None

        before[-1] += behind
        jobs = [Job(field.role, tuple(each)) for each in before]
        whole = [job for job in jobs if self._is_job_of_field(job)]
        if whole:
            return _Finding(tuple(whole))

        # "Senior Product Management" is no job yet, but "Product Associate" will not be one.
        modifiers = tuple(word for word in before[0] if word not in self._nouns)
        return _Finding((Job(field.role, modifiers),))

    def _drop_company(self, words: Sequence[str], role: Role) -> Sequence[str]:
        """Return the words before a field without a company: "Marathon Director of Product"."""
        company = list(takewhile(lambda word: word in self._company_words, words))
        others = words[len(company) :]
        seniority = others[:-1] if others[-1:] == [OF] else others
        if not company or not self._seniority.issuperset(seniority):
            return words

        # "Tech Lead of Product" has another job, and so may have a "Payments Director Product".
        is_clear = len(seniority) < len(others) or role[-1] in self._works
        return others if is_clear and not self._pay_nouns.isdisjoint(seniority) else words

    def _parse_before_field(
        self, words: Sequence[str], *, is_plural: bool
    ) -> list[list[str]] | None:
        """Return the words of seniority before a field, or `None` if they are of another field.

        Each item has the words of one job; an "and" between words of seniority begins the next.
        """
        seniorities: list[list[str]] = [[]]

        # Whether a word of another field is not yet followed by an "and".
        is_loose = False
        for word in words:
            if word in self._seniority:
                # "Payments Director Product"
                if is_loose:
                    return None
                seniorities[-1].append(word)
            elif word == AND:
                # "Director and Head of Product", but not "Head of Payments & Product"
                if not is_loose:
                    seniorities.append([])
                is_loose = False
            elif word == OF:
                # "Payments of Product"
                if is_loose:
                    return None
            elif word not in self._ignored:
                is_loose = True

        # "Director Payments Products"
        return None if is_loose and is_plural else seniorities

    def _parse_behind_field(
        self, words: Sequence[str], role: Role, before: Sequence[str]
    ) -> list[str] | None:
        """Return the words of seniority behind a field, or `None` if it is a part of another field.

        Args:
            words: the words behind the field, up to the end of the alternative.
            role: the words of the field.
            before: the words of seniority before the field.
        """
        words = list(dropwhile(self._groups.__contains__, words))
        seniority, others = self._split_seniority(words)

        # "Product Lead", but not "Product Lead Marketing"
        if seniority:
            return None if others and others[0] in self._neighbours else seniority

        # "Head of Product of Payments", "Director Product EMEA"
        if not others or others[0] == OF or self._passing.issuperset(others):
            return []

        if others[0] == AND:
            return self._parse_list_behind_field(others[1:], role, before)

        # "Director Product Management Payments" has a team, but "Director Product Payments" another
        # field, and so has "Director Product Management Consultant Network".
        is_another = others[0] in self._others or others[0] in self._neighbours
        return None if len(role) == 1 or is_another else []

    def _parse_list_behind_field(
        self, words: Sequence[str], role: Role, before: Sequence[str]
    ) -> list[str] | None:
        """Return the words of seniority behind a field, an "and" and further fields."""
        listed = list(takewhile(lambda word: word not in self._seniority, words))

        # "Director, Product & Solutions Marketing" has one field, a kind of marketing.
        if len(role) == 1 and len(listed) > 1 and not self._neighbours.isdisjoint(listed):
            return None

        # "Director of Product and Design"
        if self._has_noun(before):
            return []

        # "Product & Design Director" or "Growth Manager", but not "Product & Program Manager"
        seniority, _ = self._split_seniority(words[len(listed) :])
        is_vague = len(listed) != 1 or listed[0] in self._neighbours
        return None if is_vague and not self._job_nouns.isdisjoint(seniority) else seniority

    def _split_seniority(self, words: Sequence[str]) -> tuple[list[str], Sequence[str]]:
        """Return the words of seniority that words begin with, and the others."""
        seniority = list(takewhile(self._seniority.__contains__, words))
        return seniority, words[len(seniority) :]

    # Seniority alone

    def _parse_seniority(self, words: Sequence[str]) -> _Finding:
        """Return the words of seniority of an alternative that has no role of the ladder."""
        said = [word for word in words if word != OF and word not in self._groups]

        # "Payments"
        if self._seniority.isdisjoint(said):
            return _NOTHING

        # "Sales Director"
        if not self._seniority.issuperset(word for word in said if word != AND):
            return _OTHER

        # "Director and Head", with the field in another segment
        return _Finding(tuple(Job((), tuple(each)) for each in _split(said, AND) if each))


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


def _split(words: Sequence[str], sign: str) -> Iterator[Sequence[str]]:
    """Yield the words between the signs."""
    start = 0
    for index, word in enumerate(words):
        if word == sign:
            yield words[start:index]
            start = index + 1
    yield words[start:]


def _by_first_word(roles: Iterable[Role], plural_endings: Iterable[str]) -> _Spellings:
    """Return the roles by their first words, the longer ones first, each also in the plural."""
    spellings: _Spellings = {}
    for role in sorted(roles, key=len, reverse=True):
        *first, last = role
        for ending in ("", *plural_endings):
            spelling = (*first, f"{last}{ending}")
            spellings.setdefault(spelling[0], []).append((spelling, role))
    return spellings


def _find_mentions(words: Sequence[str], spellings: _Spellings) -> Iterator[_Mention]:
    """Yield where a role is mentioned; if several begin with the same word, the longest."""
    for start, word in enumerate(words):
        for spelling, role in spellings.get(word, ()):
            end = start + len(spelling)
            if tuple(words[start:end]) == spelling:
                yield _Mention(start, end, role)
                break
