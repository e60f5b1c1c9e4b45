"""What the names of a ladder say: its craft, its jobs, and which words lead to which level."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from pm_career._titles.vocabulary import Vocabulary
from pm_career._titles.words import ALTERNATIVE, OF, SEPARATOR, UNKNOWN, Lexicon, is_step

Role: TypeAlias = tuple[str, ...]
"""The words of a job, such as `("product", "manager")`, or only of its craft, `("product",)`."""

Ranks: TypeAlias = tuple[str, ...]
"""The words of seniority, in the order of the title."""

Positions: TypeAlias = frozenset[int]
"""The levels that words may stand for, by their positions; none where nobody can tell."""

MANAGER = "manager"
_NONE: Positions = frozenset()
_NO_WORDS: frozenset[str] = frozenset()


class Job(NamedTuple):
    """A job, or only its craft, and the words of seniority beside it; either may be missing."""

    role: Role
    ranks: Ranks


class Craft:
    """What the titles and aliases of a ladder teach about the titles of others.

    `jobs` are the roles that are a job by themselves, `fields` those that need a rank beside them,
    `seniority` the words that say how senior a job is, and `words` those of the names.
    """

    def __init__(
        self, vocabulary: Vocabulary, lexicon: Lexicon, names: Iterable[tuple[int, Sequence[str]]]
    ) -> None:
        self._nouns = frozenset(vocabulary.ranks)
        self._modifiers = frozenset(vocabulary.modifiers)
        self._grades = frozenset(vocabulary.grades)
        self._lowering = frozenset(vocabulary.lowering)
        self._steps = {word: frozenset(above) for word, above in vocabulary.steps.items()}
        self._meanings = [
            (
                frozenset(lexicon.settled([words])),
                [tuple(lexicon.settled([meaning])) for meaning in meanings],
            )
            for words, meanings in sorted(
                vocabulary.meanings.items(), key=lambda entry: entry[0].count(" "), reverse=True
            )
        ]
        self.seniority = self._modifiers | self._nouns
        said = [(job, at) for at, words in names for job in self._jobs_of(words)]
        said = list(self._with_own_ranks(said))
        self.words = frozenset(word for job, _ in said for part in job for word in part)
        self.seniority |= {word for job, _ in said for word in job.ranks}
        self._levels: dict[frozenset[str], dict[Role, set[int]]] = {}
        for job, at in said:
            self._levels.setdefault(frozenset(job.ranks), {}).setdefault(job.role, set()).add(at)
        self._plain = self._levels.get(frozenset(), {})
        roles = frozenset(job.role for job, _ in said if job.role)
        self.jobs = frozenset(
            job.role for job, _ in said if job.role and self._nouns.isdisjoint(job.ranks)
        )
        self.fields = (roles | frozenset(_fields(roles, vocabulary))) - self.jobs

    def _jobs_of(self, name: Sequence[str]) -> Iterator[Job]:
        """Yield what a name says; "Group / Principal Product Manager" says two things."""
        if UNKNOWN in name:
            return
        if ALTERNATIVE in name:
            slash = name.index(ALTERNATIVE)
            if slash and self.seniority.issuperset(name[:slash]):
                yield Job((), tuple(name[:slash]))
                name = name[slash + 1 :]
        role: list[str] = []
        ranks: list[str] = []
        before = ""
        for word in name:
            if word in {SEPARATOR, OF}:
                pass
            elif is_step(word) or (
                word in self.seniority and not (word == MANAGER and role and before == role[-1])
            ):
                ranks.append(word)
            else:
                role.append(word)
            before = word
        yield Job(tuple(role), tuple(ranks))

    def _with_own_ranks(self, said: Sequence[tuple[Job, int]]) -> Iterator[tuple[Job, int]]:
        """Yield what the names say, with the ladder's own words of seniority taken as such.

        Where "Product Manager" is one level and "Wizard Product Manager" another, the wizard is a
        rank.
        """
        plain = {job.role: at for job, at in said if job.role and not job.ranks}
        for job, at in said:
            for start in range(1, len(job.role)) if job.role in plain else ():
                if plain.get(job.role[start:], at) != at:
                    yield Job(job.role[start:], job.role[:start]), at
                    break
            else:
                yield job, at

    def named(self, job: Job) -> Positions:
        """Return the levels that have a name of just these words, for this role or a like one."""
        roles = self._levels.get(frozenset(job.ranks), {})
        if job.role in roles:
            return frozenset(roles[job.role])
        grades = self._grades.intersection(job.ranks) if job.role in self.jobs else _NO_WORDS
        return frozenset(
            at
            for role, levels in roles.items()
            if self._are_alike(role, job.role)
            and (role in self.jobs or not grades or (not role and grades <= self._modifiers))
            for at in levels
        )

    def _are_alike(self, one: Role, other: Role) -> bool:
        """Return whether ranks mean the same for both: unless their plain jobs differ in level."""
        levels = self._plain.get(one), self._plain.get(other)
        return None in levels or levels[0] == levels[1]

    def levels(self, job: Job, understood: int = 0) -> Positions:
        """Return the levels that a job of these ranks may stand for, none where that is unclear.

        The meanings before `understood` have been taken up: no word is explained by itself.
        """
        role, ranks = job.role, tuple(dict.fromkeys(job.ranks))
        return self.named(Job(role, ranks)) or self._explained(role, ranks, understood)

    def _explained(self, role: Role, ranks: Ranks, understood: int) -> Positions:
        """Return the levels of ranks that no name has, from what their words mean."""
        for number, (words, meanings) in enumerate(self._meanings[understood:], understood + 1):
            if words <= {*ranks, *role} and not words.isdisjoint(ranks):
                readings = [_replaced(ranks, words, meaning) for meaning in meanings]
                return _any_of([self.levels(Job(role, each), number) for each in readings])
        if grades := [word for word in ranks if self._is_grade(role, word)]:
            plain = Job(role, tuple(word for word in ranks if word not in grades))
            return _both(self.levels(plain, understood), self.levels(Job((), ranks), understood))
        if not ranks[1:]:
            return _NONE
        main = tuple(word for word in ranks if not is_step(word))
        if self._steps.get(ranks[0], _NO_WORDS).intersection(ranks[1:]):
            main = ranks[1:]
        if main and main != ranks:
            return self.levels(Job(role, main), understood)
        return _both(*(self.levels(Job(role, (word,)), understood) for word in ranks))

    def _is_grade(self, role: Role, word: str) -> bool:
        """Return whether a word beside a job may be a pay grade: no name of the ladder has both."""
        return role in self.jobs and word in self._grades and not self.named(Job(role, (word,)))

    def levels_of(self, jobs: Sequence[Job], apart: Sequence[Ranks]) -> Positions:
        """Return the levels that alternative jobs, and ranks apart from them, may stand for.

        A rank apart is the seniority of a plain job, "Product Manager, Senior", unless it is a
        pay grade, too. Otherwise the level is open between what the job and what the rank says.
        """
        levels = self._of_either(jobs)
        plain = all(job.role in self.jobs and not job.ranks for job in jobs)
        for ranks in apart:
            ranked = self._of_either([Job(job.role, ranks) for job in jobs])
            adopted = plain and len(apart) == 1 and self._grades.isdisjoint(ranks)
            levels = ranked if adopted else _both(levels, ranked)
        return levels

    def _of_either(self, jobs: Sequence[Job]) -> Positions:
        """Return the levels of alternative jobs.

        An "Associate Director" may pass for a director, but not in "Associate Director/Director":
        set against the rank itself, what is lower belongs to the level below.
        """
        levels = _both(*map(self.levels, jobs))
        ranks = {job.ranks for job in jobs}
        is_lowered = any(
            len(each) > 1 and each[0] in self._lowering and each[1:] in ranks for each in ranks
        )
        below = {max(0, at - 1) for at in levels if is_lowered and len(levels) == 1}
        return levels | below


def _both(*levels: Positions) -> Positions:
    """Return all the levels, but none where one of them is unclear."""
    return _NONE.union(*levels) if all(levels) else _NONE


def _any_of(readings: Sequence[Positions]) -> Positions:
    """Return all the levels that something may mean.

    Where only one of the readings is on the ladder, that is no reason to believe it.
    """
    levels = _NONE.union(*readings)
    return levels if len(levels) > 1 or all(readings) else _NONE


def _replaced(ranks: Ranks, words: frozenset[str], meaning: Ranks) -> Ranks:
    """Return the ranks with what words in them mean, in the place of the first of those."""
    at = next(at for at, word in enumerate(ranks) if word in words)
    rest = [word for word in ranks if word not in words]
    return *rest[:at], *meaning, *rest[at:]


def _fields(roles: Iterable[Role], vocabulary: Vocabulary) -> Iterator[Role]:
    """Yield the crafts of jobs: "product" and "product management" of a product manager."""
    for *craft, job in roles:
        if job in vocabulary.fields:
            yield (*craft, vocabulary.fields[job])
        if job == MANAGER and craft:
            yield tuple(craft)
