"""The names of levels, skills and proficiencies in sheets, so that each name finds its own part.

Two parts may share a name, and a name may look like something else. So the first form of a name
that finds the part is written: `Product Manager`, or `Product Manager (pm-2)`, or `pm-2`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from pm_career._names import MOST_EXPLAINED, nearest, normalise
from pm_career._wording import did_you_mean, list_names, quote
from pm_career.spreadsheets._draft import Asked, NamedDraft, ProficiencyDraft, SkillDraft

_N = TypeVar("_N", bound=NamedDraft)

_JOINT = ": "
_MOST_SPLITS = 10
"""The number of colons, from the end of a text, that may be before the proficiency."""


class Named(Generic[_N]):
    """Parts of a draft by all names that sheets may use for them."""

    def __init__(self, parts: Iterable[_N]) -> None:
        self.parts = list(parts)
        self._by_key = {part.key: part for part in self.parts if part.key}
        self._with_key = {_with_key(part): part for part in self.parts if part.key}
        self._by_spelling: dict[str, list[_N]] = {}
        self._names: list[str] = []
        self._unknown: set[str] = set()

        for part in self.parts:
            for spelling in {normalise(name) for name in part.names()}:
                self._by_spelling.setdefault(spelling, []).append(part)

    def find(self, name: str) -> _N | None:
        """Return the only part that has this name; a key always finds its own part."""
        if part := self._by_key.get(name.strip()):
            return part
        owners = self.owners(name)
        return owners[0] if len(owners) == 1 else self._with_key.get(name)

    def owners(self, name: str) -> list[_N]:
        """Return all parts that have this name in any spelling."""
        return self._by_spelling.get(normalise(name), [])

    def names(self) -> list[str]:
        """Return the name of each part, or its key if it has no name, each once."""
        if not self._names:
            self._names += dict.fromkeys(part.name or part.key for part in self.parts)
        return self._names

    def near(self, name: str) -> list[str]:
        """Return the names that may be meant by one that finds no part.

        It takes time to compare names, so it is done for the first unknown names only.
        """
        self._unknown.add(name)
        return nearest(name, self.names()) if len(self._unknown) <= MOST_EXPLAINED else []

    def form(self, part: _N, is_free: Callable[[str], bool] = lambda _: True) -> str:
        """Return the first form of a part's name that finds it, and its key if none does.

        `is_free` says whether a form has no other meaning where it is written.
        """
        for form in _forms(part):
            if is_free(form) and self.find(form) is part:
                return form
        return part.key


def _forms(part: NamedDraft) -> Iterator[str]:
    yield part.name
    yield _with_key(part)


def _with_key(part: NamedDraft) -> str:
    return f"{part.name} ({part.key})"


class AskedNames:
    """The names of the skills that an expectation asks for, some with a proficiency.

    `Discovery` is a skill, and `Discovery: Expert` a skill at a proficiency.
    """

    def __init__(self, skills: Named[SkillDraft], scale: Named[ProficiencyDraft]) -> None:
        self.skills, self.scale = skills, scale

    def find(self, text: str) -> Asked | None:
        """Return the skill that a text names, and its proficiency if it names one."""
        # Two keys always name a skill and a proficiency, even if a skill is "Discovery: Expert".
        for before, after in _splits(text):
            pair = self._pair(before, after)
            if pair and (before, after) == (pair[0].key, pair[1].key):
                return pair

        if skill := self.skills.find(text):
            return skill, None
        return next(filter(None, (self._pair(*split) for split in _splits(text))), None)

    def form(self, skill: SkillDraft, proficiency: ProficiencyDraft | None) -> str:
        """Return the first form of both names that finds them."""
        ends = [""] if proficiency is None else [_JOINT + end for end in _all_forms(proficiency)]
        forms = [start + end for start in _all_forms(skill) for end in ends]
        return next(form for form in forms if self.find(form) == (skill, proficiency))

    def not_found(self, text: str) -> str:
        """Return what is wrong with a text that names no skill, or no known proficiency."""
        before, _, after = text.rpartition(_JOINT)
        if self.scale.parts and self.skills.find(before):
            return not_found("proficiency", after, self.scale)
        return not_found("skill", text, self.skills)

    def _pair(self, before: str, after: str) -> tuple[SkillDraft, ProficiencyDraft] | None:
        skill, proficiency = self.skills.find(before), self.scale.find(after)
        return (skill, proficiency) if skill and proficiency else None


def _all_forms(part: NamedDraft) -> list[str]:
    return [*_forms(part), part.key]


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Yield both sides of each of the last colons in a text, the last one first."""
    parts = text.rsplit(_JOINT, _MOST_SPLITS)
    for number in range(len(parts) - 1, 0, -1):
        yield _JOINT.join(parts[:number]), _JOINT.join(parts[number:])


def not_found(kind: str, name: str, named: Named[Any]) -> str:
    """Return what is wrong with a name that finds no part, or more than one of its kind."""
    if owners := named.owners(name):
        names = list_names([_own_name(part, named) for part in owners])
        return f"{quote(name)} names more than one {kind}; use {names}"
    return f"there is no {kind} {quote(name)}; {_advice(name, named)}"


def _own_name(part: _N, named: Named[_N]) -> str:
    """Return the key of a part, or else a name that finds it, such as a code."""
    return part.key or next((name for name in part.names() if named.find(name)), part.name)


def not_one_of(name: str, named: Named[Any]) -> str:
    """Return what is wrong with the text of a cell that should name one of the parts."""
    names = list_names(named.names())
    near = named.near(name)
    question = f"; {did_you_mean(near)}" if near else ""
    return f"expected one of {names}, got {quote(name)}{question}"


def no_row_has(text: str, known: Sequence[str]) -> str:
    """Return what is wrong with a text of `where=` that no row has."""
    near = nearest(text, known)
    advice = did_you_mean(near) if near else f"there are {list_names(known)}"
    return f"no row has {quote(text)}; {advice}"


def _advice(name: str, named: Named[Any]) -> str:
    near = named.near(name)
    return did_you_mean(near) if near else f"there are {list_names(named.names())}"
