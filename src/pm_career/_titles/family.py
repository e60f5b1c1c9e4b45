"""From a job and its seniority to levels, by what the names of the ladder teach.

The input is the names of a ladder, to learn from, and then the jobs of a title. The output is the
positions of the levels that these jobs may stand for.

    title      "Sr. Product Manager II, Payments"
    job        role ("product", "manager"), seniority ("senior",)
    positions  {2}, since the third level is called "Senior Product Manager"

If no name has just these words, the vocabulary explains them: a "Senior Director of Product" is at
the level of the "Product Director", and a "Head of Product" at one of several levels.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from pm_career._titles.lexicon import Lexicon
from pm_career._titles.tokens import ALTERNATIVE, OF, OPENING, SEPARATOR, UNKNOWN, is_code
from pm_career._titles.vocabulary import Vocabulary

Role: TypeAlias = tuple[str, ...]
"""The words of a job, such as `("product", "manager")`, or only of its field, `("product",)`."""

Seniority: TypeAlias = tuple[str, ...]
"""The words that say how senior a job is, in the order of the title."""

Positions: TypeAlias = frozenset[int]
"""The positions of the levels that words may stand for; empty if that is unclear."""

_UNCLEAR: Positions = frozenset()

_MOST_WORDS = 10
"""The number of words that a job may have behind the ladder's own words of seniority."""


class Job(NamedTuple):
    """A job, or only its field, and the words of seniority beside it; either may be empty."""

    role: Role
    seniority: Seniority


class JobFamily:
    """What the names of a ladder teach: jobs, fields, and which words lead to which level."""

    jobs: frozenset[Role]
    """The roles that are a job by themselves: `("product", "manager")`."""

    fields: frozenset[Role]
    """The roles that are a job only with a noun of seniority: `("product",)`, with "director"."""

    seniority_words: frozenset[str]
    """The words that say how senior a job is, from the vocabulary and from the names."""

    words: frozenset[str]
    """All words of the names."""

    def __init__(
        self, vocabulary: Vocabulary, lexicon: Lexicon, names: Iterable[tuple[int, Sequence[str]]]
    ) -> None:
        self._nouns = frozenset(vocabulary.nouns)
        self._job_nouns = frozenset(vocabulary.job_nouns)
        self._modifiers = frozenset(vocabulary.modifiers)
        self._pay_grades = frozenset(vocabulary.pay_grades)
        self._lowering = frozenset(vocabulary.lowering)
        self._sublevels = {word: frozenset(main) for word, main in vocabulary.sublevels.items()}
        self._meanings = _resolve_meanings(vocabulary, lexicon)
        self.seniority_words = self._modifiers | self._nouns

        named = [(job, position) for position, words in names for job in self._split_name(words)]
        named = list(_find_own_seniority(named))
        jobs = [job for job, _ in named]

        self.words = frozenset(word for job in jobs for word in (*job.role, *job.seniority))
        self.seniority_words |= {word for job in jobs for word in job.seniority}
        roles = {job.role for job in jobs if job.role}
        self.jobs = frozenset(
            job.role for job in jobs if job.role and self._nouns.isdisjoint(job.seniority)
        )
        self.fields = frozenset(roles.union(_find_fields(roles, vocabulary))) - self.jobs

        # {"senior"}: {("product", "manager"): {2}, ("product", "owner"): {2}}
        self._positions: dict[frozenset[str], dict[Role, set[int]]] = {}
        for job, position in named:
            roles_to_positions = self._positions.setdefault(frozenset(job.seniority), {})
            roles_to_positions.setdefault(job.role, set()).add(position)
        self._plain = self._positions.get(frozenset(), {})

    # Learning from the names

    def _split_name(self, name: Sequence[str]) -> Iterator[Job]:
        """Yield what a name says, one or two jobs."""
        # "Lead Generation Nurse" has words that mean nothing, so it teaches nothing.
        if UNKNOWN in name:
            return

        # "Group / Principal Product Manager" says "group", and then "principal product manager".
        if ALTERNATIVE in name:
            slash = name.index(ALTERNATIVE)
            if slash and self.seniority_words.issuperset(name[:slash]):
                yield Job((), tuple(name[:slash]))
                name = name[slash + 1 :]

        role: list[str] = []
        seniority: list[str] = []
        previous = ""
        for word in name:
            # "Product Manager" is a job, but "Manager, Product" has seniority.
            ends_job = word in self._job_nouns and bool(role) and previous == role[-1]
            if is_code(word) or (word in self.seniority_words and not ends_job):
                seniority.append(word)
            elif word not in {SEPARATOR, OPENING, OF}:
                role.append(word)
            previous = word
        yield Job(tuple(role), tuple(seniority))

    # Levels of a title

    def find_positions(
        self, jobs: Sequence[Job], apart: Sequence[Seniority], possible: Sequence[Seniority]
    ) -> Positions:
        """Return the levels of alternative jobs, and of words of seniority apart from them.

        Args:
            jobs: the jobs, with the words of seniority beside them.
            apart: words of seniority in other segments.
            possible: words that are seniority or a part of the name of a team.
        """
        positions = self._find_of_alternatives(jobs)
        are_plain = all(job.role in self.jobs and not job.seniority for job in jobs)
        for seniority in apart:
            ranked = self._find_of_alternatives([Job(job.role, seniority) for job in jobs])

            # "Product Manager, Senior" is a senior one. But "Product Manager, Director" may have a
            # pay grade, and "Senior Product Manager, Lead" says two things.
            if are_plain and len(apart) == 1 and self._pay_grades.isdisjoint(seniority):
                positions = ranked
            else:
                positions = _merge(positions, ranked)

        # "Product Manager Vice President Acme", but also "Product Manager Lead Capture"
        for seniority in possible:
            ranked = self._find_of_alternatives([Job(job.role, seniority) for job in jobs])
            positions = _merge(positions, ranked or positions)
        return positions

    def _find_of_alternatives(self, jobs: Sequence[Job]) -> Positions:
        """Return the levels of alternative jobs."""
        positions = _merge(*(self._find(job) for job in jobs))

        # An "Associate Director" passes for a director, but not beside one: "Associate
        # Director/Director, Product".
        alternatives = {job.seniority for job in jobs}
        if len(positions) == 1 and any(
            self._is_lowered(each, alternatives) for each in alternatives
        ):
            (position,) = positions
            return positions | {max(0, position - 1)}
        return positions

    def has_name(self, job: Job) -> bool:
        """Return whether a name of the ladder says just this."""
        return job.role in self._positions.get(frozenset(job.seniority), {})

    def _is_lowered(self, seniority: Seniority, alternatives: set[Seniority]) -> bool:
        """Return whether words only lower an alternative: "associate" before "director"."""
        return (
            len(seniority) > 1 and seniority[0] in self._lowering and seniority[1:] in alternatives
        )

    def _find(self, job: Job, explained: int = 0) -> Positions:
        """Return the levels that a job may stand for.

        Args:
            job: the job, with any words of seniority.
            explained: how many of the vocabulary's meanings have been replaced already. No word is
                explained by itself, so these are not tried again.
        """
        job = Job(job.role, tuple(dict.fromkeys(job.seniority)))
        return self._find_named(job) or self._find_explained(job, explained)

    def _find_named(self, job: Job) -> Positions:
        """Return the levels with a name of exactly these words, for this role or a similar one."""
        named = self._positions.get(frozenset(job.seniority), {})
        if job.role in named:
            return frozenset(named[job.role])

        positions: set[int] = set()
        for role, of_role in named.items():
            if self._are_alike(role, job.role) and self._is_beside(job, role):
                positions |= of_role
        return frozenset(positions)

    def _are_alike(self, one: Role, other: Role) -> bool:
        """Return whether seniority means the same for both: unless their plain jobs differ."""
        # A ladder may have an "Analyst" below the "Consultant". Their seniors are at two levels.
        positions = self._plain.get(one), self._plain.get(other)
        return None in positions or positions[0] == positions[1]

    def _is_beside(self, job: Job, named: Role) -> bool:
        """Return whether the seniority of a name, which has another role, applies to a job."""
        if job.role not in self.jobs or named in self.jobs:
            return True

        # "VP of Product" is a level, but "Product Manager, VP" has the pay grade of one. If just
        # "Group" is the name of a level, a "Group Product Manager" is at that level.
        pay_grades = self._pay_grades.intersection(job.seniority)
        return not pay_grades or (not named and pay_grades <= self._modifiers)

    def _find_explained(self, job: Job, explained: int) -> Positions:
        """Return the levels of a job that no name has, from what its words of seniority mean."""
        role, seniority = job

        # "Head of Product" is a director, a vice president or a chief officer.
        for number, (words, meanings) in enumerate(self._meanings[explained:], explained + 1):
            if words <= {*seniority, *role} and not words.isdisjoint(seniority):
                replaced = [_replace(seniority, words, meaning) for meaning in meanings]
                return _merge_meanings([self._find(Job(role, each), number) for each in replaced])

        # "Product Manager, Vice President" is between a product manager and a vice president.
        pay_grades = [word for word in seniority if self._is_pay_grade(role, word)]
        if pay_grades:
            others = tuple(word for word in seniority if word not in pay_grades)
            plain = self._find(Job(role, others), explained)
            return _merge(plain, self._find(Job((), seniority), explained))

        if len(seniority) <= 1:
            return _UNCLEAR

        # "Senior Director of Product" is a director, and "Senior Product Manager II" a senior.
        main = self._drop_sublevel(seniority)
        if main and main != seniority:
            return self._find(Job(role, main), explained)

        # "Senior Associate Product Manager" is between a senior and an associate.
        return _merge(*(self._find(Job(role, (word,)), explained) for word in seniority))

    def _is_pay_grade(self, role: Role, word: str) -> bool:
        """Return whether a word beside a job may be a pay grade: no name of the ladder has both."""
        return (
            role in self.jobs
            and word in self._pay_grades
            and not self._find_named(Job(role, (word,)))
        )

    def _drop_sublevel(self, seniority: Seniority) -> Seniority:
        """Return the words of seniority without what only divides a level."""
        first, *others = seniority
        if not self._sublevels.get(first, frozenset()).isdisjoint(others):
            return tuple(others)
        return tuple(word for word in seniority if not is_code(word))


def _resolve_meanings(
    vocabulary: Vocabulary, lexicon: Lexicon
) -> list[tuple[frozenset[str], list[Seniority]]]:
    """Return the meanings of words of seniority, those of several words first."""
    resolved: list[tuple[frozenset[str], list[Seniority]]] = []
    for words in sorted(vocabulary.meanings, key=_count_words, reverse=True):
        meanings = [tuple(lexicon.resolve([meaning])) for meaning in vocabulary.meanings[words]]
        resolved.append((frozenset(lexicon.resolve([words])), meanings))
    return resolved


def _count_words(phrase: str) -> int:
    return len(phrase.split())


def _find_own_seniority(named: Sequence[tuple[Job, int]]) -> Iterator[tuple[Job, int]]:
    """Yield the named jobs, with the ladder's own words of seniority taken as such."""
    plain = {job.role: position for job, position in named if job.role and not job.seniority}
    for job, position in named:
        length = _count_own_seniority(job.role, position, plain) if job.role in plain else 0
        if length:
            yield Job(job.role[length:], (*job.role[:length], *job.seniority)), position
        else:
            yield job, position


def _count_own_seniority(role: Role, position: int, plain: dict[Role, int]) -> int:
    """Return how many of the first words of a role are words of seniority.

    Where "Product Manager" is one level, and "Wizard Product Manager" another, that is one.
    """
    for length in range(max(1, len(role) - _MOST_WORDS), len(role)):
        if plain.get(role[length:], position) != position:
            return length
    return 0


def _find_fields(roles: Iterable[Role], vocabulary: Vocabulary) -> Iterator[Role]:
    """Yield the fields of jobs: "product management" and "product" of a product manager."""
    for *first, last in roles:
        if last in vocabulary.fields:
            yield (*first, vocabulary.fields[last])
        if last in vocabulary.job_nouns:
            yield tuple(first)


def _replace(seniority: Seniority, words: frozenset[str], meaning: Seniority) -> Seniority:
    """Return the seniority with a meaning instead of words, where the first of them was."""
    start = 0
    while seniority[start] not in words:
        start += 1
    others = [word for word in seniority if word not in words]
    return *others[:start], *meaning, *others[start:]


def _merge(*parts: Positions) -> Positions:
    """Return the levels of all parts, but none where a part is unclear."""
    return _UNCLEAR.union(*parts) if all(parts) else _UNCLEAR


def _merge_meanings(meanings: Sequence[Positions]) -> Positions:
    """Return all levels that words with several meanings may stand for."""
    positions = _UNCLEAR.union(*meanings)

    # If a ladder ends with its director, a "Head of Product" may still be above.
    return positions if len(positions) > 1 or all(meanings) else _UNCLEAR
