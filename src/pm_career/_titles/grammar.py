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
from pm_career._titles.vocabulary import Vocabulary
from pm_career._titles.words import ALTERNATIVE, AND, OF, SEPARATOR

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

    is_other: bool = False
    """Whether it names a job of another job family."""


class _Finding(NamedTuple):
    """What is found in a segment, or in one of its alternatives."""

    jobs: tuple[Job, ...] = ()
    """Alternative jobs of the ladder. All of them have a role, or none has."""

    is_other: bool = False
    """Whether there is a job of another job family."""

    is_blank: bool = False
    """Whether there is not even the name of a team."""


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
        self._nouns = frozenset(vocabulary.nouns)
        self._job_nouns = frozenset(vocabulary.job_nouns)
        self._others = frozenset(vocabulary.others) - own
        self._neighbours = frozenset(vocabulary.neighbours) - own
        self._passing = frozenset(vocabulary.passing)
        self._groups = frozenset(vocabulary.groups)
        self._ignored = self._passing | self._groups
        self._openers = frozenset(vocabulary.openers)
        self._jobs = _by_first_word(family.jobs, vocabulary.plural_endings)
        self._roles = _by_first_word(roles, vocabulary.plural_endings)

    # The title

    def parse(self, words: Sequence[str]) -> Statement:
        """Return what the first segments that name a job say; the others are teams and places."""
        segments = list(_split(words, SEPARATOR))

        # Jobs that lack something so far. The dictionary is a set that keeps its order.
        pending: dict[Job, None] = {}
        for number, segment in enumerate(segments, start=1):
            found = self._parse_segment(segment)
            if found.is_blank:
                continue

            # "Recruiter, Product Managers" is another job. "Director, Payments" may be any.
            if found.is_other or (_are_seniority(pending) and not found.jobs):
                return Statement(is_other=found.is_other)

            # "Director, Head, Product": more words of seniority for what follows.
            if _are_seniority(pending) and _are_seniority(found.jobs):
                pending.update(dict.fromkeys(found.jobs))
                continue

            jobs, apart = self._combine(tuple(pending), found.jobs)
            if jobs and all(map(self._is_whole, jobs)):
                apart = (*apart, *self._find_apart(segments[number:]))
                return Statement(jobs, tuple(dict.fromkeys(apart)))
            pending = dict.fromkeys(jobs)
        return Statement()

    def _combine(
        self, before: tuple[Job, ...], after: tuple[Job, ...]
    ) -> tuple[tuple[Job, ...], tuple[Seniority, ...]]:
        """Return the jobs that two segments name together, and the seniority apart from them."""
        if _are_seniority(before):
            # "Senior, Product Manager"
            if all(map(self._is_whole, after)):
                return after, tuple(job.seniority for job in before)

            # "Director, Product"
            return self._add_seniority(after[0].role, before), ()

        # "Product, Director"
        if before and _are_seniority(after):
            return self._add_seniority(before[0].role, after), ()

        # "Product & Operations - APM": the first segment is a team.
        return after, ()

    def _add_seniority(self, role: Role, seniority: Iterable[Job]) -> tuple[Job, ...]:
        """Return a field with each of the words of seniority that can stand without a job."""
        return tuple(Job(role, job.seniority) for job in seniority if self._has_noun(job.seniority))

    def _find_apart(self, segments: Iterable[Sequence[str]]) -> Iterator[Seniority]:
        """Yield the words of seniority of the segments that have only these."""
        for segment in segments:
            found = self._parse_segment(segment)
            if _are_seniority(found.jobs):
                for job in found.jobs:
                    yield job.seniority

    def _is_whole(self, job: Job) -> bool:
        """Return whether a job says enough to stand for a level."""
        if job.role in self._family.jobs:
            return True
        return bool(job.seniority and (job.role or self._is_any_family))

    def _has_noun(self, seniority: Iterable[str]) -> bool:
        return not self._nouns.isdisjoint(seniority)

    # A segment

    def _parse_segment(self, words: Sequence[str]) -> _Finding:
        """Return what a segment holds: all its alternatives, unless one of them is another job."""
        alternatives = list(_split(words, ALTERNATIVE))
        found = [self._parse_alternative(alternative) for alternative in alternatives]
        if len(found) == 1:
            return found[0]

        if any(each.is_other for each in found):
            return _OTHER
        if any(self._is_shared(before, after) for before, after in pairwise(alternatives)):
            return _OTHER

        jobs = self._complete([job for each in found for job in each.jobs])
        return _Finding(jobs, is_blank=all(each.is_blank for each in found))

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
        # "Assistant to the CPO"
        words = list(takewhile(lambda word: word not in self._openers, words))
        core = [word for word in words if word not in self._passing]
        if not core:
            return _BLANK

        if self._is_any_family:
            seniority = tuple(word for word in core if word in self._family.words)
            return _Finding((Job((), seniority),)) if seniority else _NOTHING

        # "Product Manager Recruiter"
        if core[-1] in self._others:
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

    # A job

    def _parse_job(self, words: Sequence[str], job: _Mention) -> _Finding:
        """Return a job with the words of seniority before it and right behind it."""
        before = [word for word in words[: job.start] if word not in self._passing]
        if before and self._is_changed(before, job.role):
            return _OTHER

        behind = [word for word in words[job.end :] if word not in self._ignored]
        seniority = tuple(word for word in before if word in self._seniority)

        # "Senior Product Manager Lead"
        if self._seniority.issuperset(behind):
            return _Finding((Job(job.role, (*seniority, *behind)),))

        # "Product Manager and Lead"
        if behind[0] == AND and self._seniority.issuperset(behind[1:]):
            return _Finding((Job(job.role, seniority), Job(job.role, tuple(behind[1:]))))

        # "Senior Product Manager Payments"
        return _Finding((Job(job.role, seniority),))

    def _is_changed(self, before: Sequence[str], role: Role) -> bool:
        """Return whether the words before a job make it another one, or one of two."""
        *first, last = before

        # "Marketing & Product Manager"
        if last == AND:
            return bool(first) and (first[-1] in self._others or first[-1] in self._neighbours)
        if last in self._seniority:
            return False

        # "Analyst Product Manager", or "Sales Engineer" where an engineer is a job
        return last in self._others or (len(role) == 1 and last in self._neighbours)

    # A field

    def _parse_field(self, words: Sequence[str], field: _Mention) -> _Finding | None:
        """Return a field with the seniority beside it, or `None` if it is a part of another."""
        is_plural = words[field.end - 1] != field.role[-1]
        before = self._parse_before_field(words[: field.start], is_plural=is_plural)
        if before is None:
            return None

        behind = self._parse_behind_field(words[field.end :], field.role, before[-1])
        if behind is None:
            return None

        before[-1] += behind
        seniorities = [tuple(each) for each in before if self._has_noun(each)]
        return _Finding(tuple(Job(field.role, each) for each in seniorities or [()]))

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

        # "Product & Design Director", but not "Product & Program Manager"
        seniority, _ = self._split_seniority(words[len(listed) :])
        return seniority if self._job_nouns.isdisjoint(seniority) else None

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
