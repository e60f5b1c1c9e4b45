"""What reads job titles for a ladder.

A title is cut into words, and each is replaced by what it means to the ladder; most mean nothing.
What is left is a short pattern, the same for very many titles, and each pattern is decided once.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import evolve

from pm_career._model import Ladder, Level
from pm_career._names import normalise
from pm_career._titles.family import Craft
from pm_career._titles.grammar import Grammar
from pm_career._titles.match import TitleMatch
from pm_career._titles.vocabulary import english
from pm_career._titles.words import Lexicon, tokens

Pattern: TypeAlias = tuple[str, ...]

_NO_JOB = "it names no job of the ladder"
_OTHER_JOB = "it names another job than those of the ladder"
_SLIPS = "more than one word may have a typing error"
_HINT = "pip install 'pm-career[titles]' has it mended"
_LONGEST_KEPT = 64
_MOST_KEPT = 16_384


class TitleReader:
    """Reads titles for one ladder, and keeps what it has decided."""

    def __init__(self, ladder: Ladder) -> None:
        vocabulary = english()
        names = [(at, name) for at, each in enumerate(ladder) for name in _titles(each)]
        self._ladder = ladder
        self._lexicon = Lexicon(vocabulary, (name for _, name in names))
        words = [(at, self._lexicon.words(name)) for at, name in names]
        self._craft = Craft(vocabulary, self._lexicon, words)
        self._grammar = Grammar(vocabulary, self._craft)
        self._decided: dict[Pattern, TitleMatch] = {}
        self._oddly_named: dict[str, TitleMatch] = {}
        for at, name in names:
            named = _match((ladder[at],), (name,), f"{name!r} is a name of {ladder[at].title!r}")
            pattern = self._pattern(name)
            if not pattern or self._decided.setdefault(pattern, named).level != ladder[at]:
                self._oddly_named[normalise(name)] = named
        self._most_kept = len(self._decided) + _MOST_KEPT

    def read(self, title: str) -> TitleMatch:
        """Return what a title says."""
        if self._oddly_named and (named := self._oddly_named.get(normalise(title))):
            return named
        pattern = self._pattern(title)
        match = self._decided.get(pattern)
        if match is None:
            match = self._decide(self._lexicon.settled(pattern))
            if len(pattern) <= _LONGEST_KEPT and len(self._decided) < self._most_kept:
                self._decided[pattern] = match
        return match

    def _pattern(self, title: str) -> Pattern:
        """Return what the words of a title mean, the same for titles that read alike."""
        return tuple(map(self._lexicon.__getitem__, tokens(title)))

    def _decide(self, words: Sequence[str]) -> TitleMatch:
        """Return what the words say, a typing error mended where that makes a difference."""
        match = self._understood(words)
        slips = [word for word in dict.fromkeys(words) if self._lexicon.is_slip(word)]
        if len(slips) > 1:
            meant = {slip: min(self._lexicon.near(slip)) for slip in slips}
            differs = self._mended(words, meant).candidates != match.candidates
            return _match((), (), _SLIPS) if differs else match
        for slip in slips:
            mended = {
                known: other
                for known in sorted(self._lexicon.near(slip))
                if (other := self._mended(words, {slip: known})).candidates != match.candidates
            }
            return _chosen(slip, mended, match)
        return match

    def _mended(self, words: Iterable[str], meant: Mapping[str, str]) -> TitleMatch:
        """Return what the words say when some of them stand for others."""
        known = (self._lexicon[meant[word]] if word in meant else word for word in words)
        return self._understood(self._lexicon.settled(known))

    def _understood(self, words: Sequence[str]) -> TitleMatch:
        """Return what the words say to the ladder."""
        said = self._grammar.read(words)
        if not said.jobs:
            return _match((), (), _OTHER_JOB if said.is_other else _NO_JOB)
        positions = self._craft.levels_of(said.jobs, said.apart)
        levels = tuple(self._ladder[at] for at in sorted(positions))
        ranks = (word for each in (*said.apart, *(job.ranks for job in said.jobs)) for word in each)
        roles = (" ".join(job.role) for job in said.jobs)
        words = tuple(filter(None, dict.fromkeys((*ranks, *roles))))
        if not levels:
            return _match((), words, f"it says {_all(words)}, which no name of the ladder explains")
        stands = "stands for" if len(levels) == 1 else "may stand for"
        titles = _either(level.title for level in levels)
        return _match(levels, words, f"it says {_all(words)}, which {stands} {titles}")


def _chosen(slip: str, mended: Mapping[str, TitleMatch], unmended: TitleMatch) -> TitleMatch:
    """Return the match of the one known word that is a typing error away, if there is one.

    `mended` are the matches that a known word would change.
    """
    if not mended:
        return unmended
    try:
        from rapidfuzz.distance import OSA  # noqa: PLC0415  an extra, which few titles need
    except ImportError:
        return _match((), (), f"{slip!r} may be {_either(mended)} with a typing error; {_HINT}")
    near = [known for known in mended if OSA.distance(known, slip, score_cutoff=1) == 1]
    if len(near) > 1:
        return _match((), (), f"{slip!r} may be {_either(near)} with a typing error")
    for known in near:
        reason = f"{slip!r} is {known!r} with a typing error, and so {mended[known].reason}"
        return evolve(mended[known], reason=reason)
    return unmended


def _titles(level: Level) -> tuple[str, ...]:
    return level.title, *level.aliases


def _match(levels: tuple[Level, ...], words: tuple[str, ...], reason: str) -> TitleMatch:
    """Return the match of a title that may stand for these levels."""
    level = levels[0] if len(levels) == 1 else None
    return TitleMatch(level=level, candidates=levels, matched=words, reason=reason)


def _all(words: Iterable[str]) -> str:
    return " and ".join(map(repr, words))


def _either(words: Iterable[str]) -> str:
    return " or ".join(map(repr, words))
