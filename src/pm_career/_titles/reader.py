"""From a job title to a level of one ladder, by the steps of the other modules.

The input is a title. The output is a `TitleMatch`.

    title      "Sr. Product Manager II, Payments"
    pattern    "senior"  "product"  "manager"  ""  ","  "*"     what its tokens mean
    words      "senior"  "product"  "manager"      ","  "*"     ready to be parsed
    statement  the job "product manager", and beside it "senior"
    positions  2
    level      Senior Product Manager

Many titles have the same pattern, and each pattern is decided only once. The names of the ladder
are read first, to learn what its words mean.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from pm_career._model import Level, tell_apart
from pm_career._names import LONGEST_FOLDED, normalise
from pm_career._once import while_no_fork
from pm_career._titles.family import JobFamily
from pm_career._titles.grammar import Grammar, Statement
from pm_career._titles.lexicon import NO_LANGUAGES, Lexicon, Pattern
from pm_career._titles.match import TitleMatch
from pm_career._titles.tokens import FOREIGN, SEPARATOR, STRANGE, UNKNOWN, is_code
from pm_career._titles.translation import Translator
from pm_career._titles.vocabulary import Vocabulary
from pm_career._wording import install_command

_NO_JOB = "it names no job of the ladder"
_OTHER_JOB = "it names another job than those of the ladder"
_UNKNOWN_WORDS = "it has words that are not known"
_TOO_LONG = f"it has more than {LONGEST_FOLDED:,} letters"
_TYPOS = "more than one word may have a typing error"
_HINT = f"to correct it: {install_command('titles')}"
_LONGEST_KEPT = 64
_MOST_KEPT = 16_384


class TitleReader:
    """Reads titles for some levels, and remembers what each pattern stands for."""

    def __init__(
        self,
        levels: Sequence[Level],
        vocabulary: Vocabulary,
        translator: Translator = NO_LANGUAGES,
    ) -> None:
        names = [
            (position, name)
            for position, level in enumerate(levels)
            for name in (level.title, *level.aliases)
        ]
        self._levels = levels
        self._lexicon = Lexicon(vocabulary, [name for _, name in names], translator)
        words = [
            (position, self._lexicon.resolve(self._lexicon.pattern(name)))
            for position, name in names
        ]
        self._family = JobFamily(vocabulary, self._lexicon, [*words, *_without_codes(words)])
        self._grammar = Grammar(vocabulary, self._family)

        self._by_pattern: dict[Pattern, TitleMatch] = {}
        self._by_name: dict[str, TitleMatch] = {}
        owners = _levels_by_name(levels)
        for _, name in names:
            self._learn(name, owners[normalise(name)])
        self._most_kept = len(self._by_pattern) + _MOST_KEPT

    def _learn(self, name: str, levels: tuple[Level, ...]) -> None:
        """Remember which levels have a name."""
        match = _make_match(f"{name!r} is a name of {_either(tell_apart(levels))}", levels, (name,))
        pattern = self._lexicon.pattern(name)
        known = self._by_pattern.setdefault(pattern, match) if pattern else None

        # "Nurse!" and "Nurse?" may be two levels with the same pattern, and "!" has no pattern.
        if known is None or known.candidates != levels:
            self._by_name[normalise(name)] = match

    def read(self, title: str) -> TitleMatch:
        """Return which level a title stands for, and why."""
        if len(title) > LONGEST_FOLDED:
            return _make_match(_TOO_LONG)

        if self._by_name:
            match = self._by_name.get(normalise(title))
            if match is not None:
                return match

        pattern = self._lexicon.pattern(title)
        match = self._by_pattern.get(pattern)
        if match is None:
            words = self._lexicon.resolve(pattern)
            match = self._decide(words)
            if FOREIGN in pattern and match.reason == _OTHER_JOB and self._names_no_job(words):
                match = _make_match(_UNKNOWN_WORDS)
            if len(pattern) <= _LONGEST_KEPT and len(self._by_pattern) < self._most_kept:
                self._by_pattern[pattern] = match
        return match

    def _names_no_job(self, words: Iterable[str]) -> bool:
        """Return whether all words are of seniority or unknown: "Senior Ürün Yöneticisi"."""
        return self._family.seniority_words.issuperset({*words} - {UNKNOWN, SEPARATOR})

    def _decide(self, words: Sequence[str]) -> TitleMatch:
        """Return the match of the words, a typing error corrected where it makes a difference."""
        match = self._match(words)
        typos = [word for word in dict.fromkeys(words) if self._lexicon.may_be_typo(word)]
        if not typos:
            return match

        # "Senoir Prodcut Manager" needs two guesses, and the second would rest on the first.
        if len(typos) > 1:
            guesses = {typo: min(self._lexicon.corrections(typo)) for typo in typos}
            corrected = self._match_corrected(words, guesses)
            if corrected.candidates == match.candidates:
                return match
            return _make_match(_TYPOS)

        # "Product Manager, Snior Living" stands for the same level if corrected.
        typo = typos[0]
        changes: dict[str, TitleMatch] = {}
        for known in sorted(self._lexicon.corrections(typo)):
            corrected = self._match_corrected(words, {typo: known})
            if corrected.candidates != match.candidates:
                changes[known] = corrected

        return _correct(typo, changes, match) if changes else match

    def _match_corrected(self, words: Iterable[str], corrections: Mapping[str, str]) -> TitleMatch:
        """Return the match of the words if some of them are replaced by others."""
        corrected: list[str] = []
        for word in words:
            known = corrections.get(word)
            corrected.append(word if known is None else self._lexicon.meaning(known))
        return self._match(self._lexicon.resolve(corrected))

    def _match(self, words: Sequence[str]) -> TitleMatch:
        """Return the match of the words as they are."""
        statement = self._grammar.parse(words)
        if STRANGE in words and not statement.is_other:
            return _make_match(_UNKNOWN_WORDS)
        if not statement.jobs:
            return _make_match(_OTHER_JOB if statement.is_other else _NO_JOB)

        jobs, apart, possible, _ = statement
        positions = self._family.find_positions(jobs, apart, possible)
        levels = tuple(self._levels[position] for position in sorted(positions))
        matched = _matched_words(statement)
        said = " and ".join(map(repr, matched))
        if not levels:
            reason = f"it says {said}, which no name of the ladder explains"
            return _make_match(reason, words=matched)

        stands = "stands for" if len(levels) == 1 else "may stand for"
        titles = _either(tell_apart(levels))
        return _make_match(f"it says {said}, which {stands} {titles}", levels, matched)


def _levels_by_name(levels: Iterable[Level]) -> dict[str, tuple[Level, ...]]:
    """Return the levels that have each name, which are several where they share it."""
    owners: dict[str, tuple[Level, ...]] = {}
    for level in levels:
        for spelling in {normalise(name) for name in (level.title, *level.aliases)}:
            owners[spelling] = (*owners.get(spelling, ()), level)
    return owners


def _without_codes(names: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the words of names without numbers and codes, if no name is just these.

    So "Senior Product Manager" is known where the name is "L5 - Senior Product Manager".
    """
    plain = {tuple(words) for _, words in names}
    for position, words in names:
        others = [word for word in words if not is_code(word)]
        if tuple(others) not in plain:
            yield position, others


def _matched_words(statement: Statement) -> tuple[str, ...]:
    """Return the words of a statement, each once: first those of seniority, then the jobs."""
    words: list[str] = []
    for seniority in (*statement.apart, *statement.possible):
        words.extend(seniority)
    for job in statement.jobs:
        words.extend(job.seniority)
    words.extend(" ".join(job.role) for job in statement.jobs if job.role)
    return tuple(dict.fromkeys(words))


def _correct(typo: str, changes: Mapping[str, TitleMatch], unchanged: TitleMatch) -> TitleMatch:
    """Return the match of the known word that is one typing error away.

    Args:
        typo: the unknown word.
        changes: the known words that may be meant, each with the match that it leads to.
        unchanged: the match if none of them is meant.
    """
    try:
        with while_no_fork:
            from rapidfuzz.distance import OSA  # noqa: PLC0415  an extra, which few titles need
    except ModuleNotFoundError:
        reason = f"{typo!r} may be {_either(changes)} with a typing error; {_HINT}"
        return _make_match(reason)

    meant = [known for known in changes if OSA.distance(known, typo) == 1]
    if not meant:
        return unchanged
    if len(meant) > 1:
        return _make_match(f"{typo!r} may be {_either(meant)} with a typing error")

    match = changes[meant[0]]
    reason = f"{typo!r} is {meant[0]!r} with a typing error, and so {match.reason}"
    return evolve(match, reason=reason)


def _make_match(
    reason: str, levels: tuple[Level, ...] = (), words: tuple[str, ...] = ()
) -> TitleMatch:
    """Return the match of a title that may stand for these levels."""
    level = levels[0] if len(levels) == 1 else None
    return TitleMatch(level=level, candidates=levels, matched=words, reason=reason)


def _either(words: Iterable[str]) -> str:
    return " or ".join(map(repr, words))
