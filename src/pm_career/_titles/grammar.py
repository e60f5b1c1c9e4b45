"""From the words of a job title to what it says: a job, and the words of its seniority."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import dropwhile, islice, pairwise, takewhile
from typing import NamedTuple, TypeAlias

from pm_career._titles.family import MANAGER, Craft, Job, Ranks, Role
from pm_career._titles.vocabulary import Vocabulary
from pm_career._titles.words import ALTERNATIVE, AND, OF, SEPARATOR

_Place: TypeAlias = tuple[int, int, Role]
"""Where the words of a role begin and end, and the role."""

_Roles: TypeAlias = dict[str, list[tuple[Role, Role]]]
"""Roles as they are spelled, and as they are, by the first word of the spelling."""

_MOST_PLACES = 4  # in one segment, so that reading it takes no time with the square of its length


class Statement(NamedTuple):
    """What a title says: jobs that are alternatives, and ranks that stand apart from them.

    Where there are no jobs, `is_other` says whether there is one of another craft.
    """

    jobs: tuple[Job, ...] = ()
    apart: tuple[Ranks, ...] = ()
    is_other: bool = False


class _Piece(NamedTuple):
    """What a piece of a title holds: alternative jobs, a job of another craft, or neither.

    A job may be only a rank or only a craft. A blank piece has not even a word of a team.
    """

    jobs: tuple[Job, ...] = ()
    is_other: bool = False
    is_blank: bool = False


_BLANK, _NOTHING, _OTHER = _Piece(is_blank=True), _Piece(), _Piece(is_other=True)


class Grammar:
    """What the words of a title say to those who know the craft of a ladder."""

    def __init__(self, vocabulary: Vocabulary, craft: Craft) -> None:
        own = frozenset(word for role in craft.jobs | craft.fields for word in role)
        self._craft = craft
        self._is_any_craft = not own  # a ladder that names none
        self._others = frozenset(vocabulary.others) - own
        self._neighbours = frozenset(vocabulary.neighbours) - own
        self._passing = frozenset(vocabulary.passing)
        self._groups = frozenset(vocabulary.groups)
        self._openers = frozenset(vocabulary.openers)
        self._nouns = frozenset(vocabulary.ranks)
        self._jobs = _by_first_word(craft.jobs)
        self._crafts = _by_first_word(craft.jobs | craft.fields)

    # Segments

    def read(self, words: Sequence[str]) -> Statement:
        """Return what the first segment says that says a job; the rest is a team or a place.

        A rank and a craft may stand beside each other, each in a segment of its own. Ranks that
        stand in other segments than the job are told apart.
        """
        pending: dict[Job, None] = {}
        pieces = map(self._segment, _parted(words, SEPARATOR))
        for piece in pieces:
            if piece.is_blank:
                continue
            if piece.is_other or (_are_ranks(pending) and not piece.jobs):
                return Statement(is_other=piece.is_other)
            if _are_ranks(pending) and _are_ranks(piece.jobs):
                pending.update(dict.fromkeys(piece.jobs))
                continue
            jobs, apart = self._joined(tuple(pending), piece.jobs)
            if jobs and all(map(self._is_whole, jobs)):
                later = (job.ranks for more in pieces if _are_ranks(more.jobs) for job in more.jobs)
                return Statement(jobs, tuple(dict.fromkeys((*apart, *later))))
            pending = dict.fromkeys(jobs)
        return Statement()

    def _joined(
        self, before: tuple[Job, ...], after: tuple[Job, ...]
    ) -> tuple[tuple[Job, ...], tuple[Ranks, ...]]:
        """Return what two segments say together, and which ranks stand apart from it."""
        if _are_ranks(before) and all(map(self._is_whole, after)):
            return after, tuple(job.ranks for job in before)
        if _are_ranks(before):
            return self._with_ranks(after[0].role, before), ()
        if before and _are_ranks(after):
            return self._with_ranks(before[0].role, after), ()
        return after, ()

    def _with_ranks(self, role: Role, ranks: Iterable[Job]) -> tuple[Job, ...]:
        """Return the craft with each of the ranks that can stand without a job."""
        return tuple(Job(role, job.ranks) for job in ranks if not self._nouns.isdisjoint(job.ranks))

    def _is_whole(self, job: Job) -> bool:
        """Return whether a job says enough to stand for a level."""
        return job.role in self._craft.jobs or bool(job.ranks and (job.role or self._is_any_craft))

    def _segment(self, words: Sequence[str]) -> _Piece:
        """Return what a segment holds: all that its alternatives do, unless one is another job."""
        parts = list(_parted(words, ALTERNATIVE))
        pieces = list(map(self._part, parts))
        if len(pieces) == 1:
            return pieces[0]
        if any(piece.is_other for piece in pieces) or any(
            self._share_a_noun(*both) for both in pairwise(parts)
        ):
            return _OTHER
        jobs = dict.fromkeys(job for piece in pieces for job in piece.jobs)
        role = next((job.role for job in reversed(jobs) if job.role), ())
        ranked = [
            job if job.role else Job(role, job.ranks)
            for job in jobs
            if (*role[:-1], *job.ranks) not in self._craft.jobs  # "Product Owner/Manager"
        ]
        whole = tuple(filter(self._is_whole, ranked))
        return _Piece(whole or tuple(ranked), is_blank=all(piece.is_blank for piece in pieces))

    def _share_a_noun(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Return whether it is another job and one of the ladder: "Project/Product Manager"."""
        return (
            bool(before)
            and before[-1] in self._neighbours
            and any(start == 0 for start, _, _ in islice(_places(after, self._jobs), 1))
        )

    # Parts of a segment

    def _part(self, words: Sequence[str]) -> _Piece:
        """Return what words hold that are no alternatives."""
        opener = (at for at, word in enumerate(words) if word in self._openers)
        words = words[: next(opener, None)]
        core = [word for word in words if word not in self._passing]
        if not core:
            return _BLANK
        if self._is_any_craft:
            ranks = tuple(word for word in core if word in self._craft.words)
            return _Piece((Job((), ranks),)) if ranks else _NOTHING
        if core[-1] in self._others:
            return _OTHER
        place = next(_places(words, self._jobs), None)
        if place and OF not in words[: place[0]]:
            return self._with_job(words, place)
        places = islice(_places(words, self._crafts), _MOST_PLACES)
        pieces = (self._with_craft(words, place) for place in places)
        return next(filter(None, pieces), None) or self._without_craft(core)

    def _with_job(self, words: Sequence[str], place: _Place) -> _Piece:
        """Return what words hold with a job in them: it, and the ranks before and right behind."""
        start, end, role = place
        before = [word for word in words[:start] if word not in self._passing]
        if before and self._makes_another(before, role):
            return _OTHER
        behind = [w for w in words[end:] if w not in self._passing and w not in self._groups]
        ranks = tuple(word for word in before if word in self._craft.seniority)
        if self._craft.seniority.issuperset(behind):
            return _Piece((Job(role, (*ranks, *behind)),))
        if behind[0] == AND and self._craft.seniority.issuperset(behind[1:]):
            return _Piece((Job(role, ranks), Job(role, tuple(behind[1:]))))
        return _Piece((Job(role, ranks),))

    def _makes_another(self, before: Sequence[str], role: Role) -> bool:
        """Return whether what stands before a job makes it another one, or one of two."""
        *more, last = before
        if last == AND:
            return bool(more) and more[-1] in self._others | self._neighbours
        if last in self._craft.seniority:
            return False
        return last in self._others or (len(role) == 1 and last in self._neighbours)

    def _with_craft(self, words: Sequence[str], place: _Place) -> _Piece | None:
        """Return what words hold with a craft in them: it, and the ranks beside it.

        There is nothing where the craft is only a word in the name of another one.
        """
        start, end, role = place
        before = self._before_craft(words[:start], is_plural=words[end - 1] != role[-1])
        behind = None if before is None else self._behind_craft(words[end:], role, before[-1])
        if before is None or behind is None:
            return None
        before[-1] += behind
        ranks = [tuple(each) for each in before if not self._nouns.isdisjoint(each)]
        return _Piece(tuple(Job(role, each) for each in ranks or [()]))

    def _before_craft(self, words: Sequence[str], *, is_plural: bool) -> list[list[str]] | None:
        """Return the ranks before a craft: one, or several with an "and" between them.

        There are none where they belong to a craft of their own, as in "Sales Director, Product".
        """
        ranks: list[list[str]] = [[]]
        loose = False
        for word in words:
            if word in self._craft.seniority and not loose:
                ranks[-1].append(word)
            elif word in self._craft.seniority or (word == OF and loose):
                return None
            elif word == AND:
                ranks += [] if loose else [[]]
                loose = False
            elif word not in self._passing and word not in self._groups and word != OF:
                loose = True
        return None if loose and is_plural else ranks

    def _behind_craft(
        self, words: Sequence[str], role: Role, before: Sequence[str]
    ) -> list[str] | None:
        """Return the ranks behind a craft: "Product Lead", but no "Product Marketing Lead"."""
        ranks, rest = self._leading_ranks(list(dropwhile(self._groups.__contains__, words)))
        if ranks:
            return None if rest and rest[0] in self._neighbours else ranks
        if not rest or rest[0] == OF or self._passing.issuperset(rest):
            return []
        if rest[0] != AND:  # "Product Management Payments" is a team of it, "Product Payments" not
            return [] if role[1:] and rest[0] not in self._others | self._neighbours else None
        listed = list(takewhile(lambda word: word not in self._craft.seniority, rest[1:]))
        if len(role) == 1 and listed[1:] and not self._neighbours.isdisjoint(listed):
            return None  # "Product & Solutions Marketing"
        if not self._nouns.isdisjoint(before):
            return []
        ranks, _ = self._leading_ranks(rest[1 + len(listed) :])
        return None if MANAGER in ranks else ranks  # "Product & Program Manager"

    def _leading_ranks(self, words: Sequence[str]) -> tuple[list[str], Sequence[str]]:
        """Return the words of seniority that words begin with, and the rest of them."""
        ranks = list(takewhile(self._craft.seniority.__contains__, words))
        return ranks, words[len(ranks) :]

    def _without_craft(self, words: Sequence[str]) -> _Piece:
        """Return what words hold that name neither a job nor the craft: ranks, or another job."""
        said = [w for w in words if w != OF and w not in self._groups]
        if self._craft.seniority.isdisjoint(said):
            return _NOTHING
        if not self._craft.seniority.issuperset(word for word in said if word != AND):
            return _OTHER
        return _Piece(tuple(Job((), tuple(each)) for each in _parted(said, AND) if each))


def _are_ranks(jobs: Collection[Job]) -> bool:
    """Return whether there are only ranks: alternatives have all a role, or all none."""
    return bool(jobs) and not next(iter(jobs)).role


def _parted(words: Sequence[str], sign: str) -> Iterator[Sequence[str]]:
    """Yield the words between the signs."""
    start = 0
    for at, word in enumerate(words):
        if word == sign:
            yield words[start:at]
            start = at + 1
    yield words[start:]


def _by_first_word(roles: Iterable[Role]) -> _Roles:
    """Return the roles by their first words, the longer ones first, each also in the plural."""
    index: _Roles = {}
    for role in sorted(roles, key=len, reverse=True):
        *more, last = role
        for spelling in ((*more, last), (*more, f"{last}s")):
            index.setdefault(spelling[0], []).append((spelling, role))
    return index


def _places(words: Sequence[str], roles: _Roles) -> Iterator[_Place]:
    """Yield where the words of a role stand; of several in one place, the longest."""
    for start, word in enumerate(words):
        for spelling, role in roles.get(word, ()):
            end = start + len(spelling)
            if tuple(words[start:end]) == spelling:
                yield start, end, role
                break
