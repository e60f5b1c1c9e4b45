"""The draft of a ladder or a framework while sheets are read: its parts, each with its place.

A sheet of levels may be before or after the matrix that names them. So parts refer to each other
directly, and get their keys only after all sheets are read.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

import attrs

from pm_career._model import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
)
from pm_career._names import normalise
from pm_career._wording import KeyPath
from pm_career.exceptions import InvalidLadderError, Problem
from pm_career.frameworks import Framework, Track
from pm_career.spreadsheets._keys import make_keys
from pm_career.spreadsheets._sheet import Place, Sheet

_T = TypeVar("_T")


@attrs.frozen(eq=False)
class Stated(Generic[_T]):
    """A value, and the place that states it."""

    value: _T
    place: Place


Text: TypeAlias = Stated[str]


@attrs.define(eq=False)
class NamedDraft:
    """A level, a skill, a proficiency or a track. Each has a key, a name and a place."""

    name: str
    place: Place

    key: str = ""
    """The key that a sheet states; empty if the key is made from the name."""

    codes: list[str] = attrs.field(factory=list[str])
    """Other names by which sheets may call it."""

    places: dict[str, Place] = attrs.field(factory=dict[str, Place], init=False)
    """The places of fields that are in another cell than the name."""

    def names(self) -> Iterator[str]:
        """Yield all names by which sheets may call it."""
        yield self.name
        if self.key:
            yield self.key
        yield from self.codes

    def public_names(self) -> Iterator[str]:
        """Yield the names that it has in the ladder besides its key, the best one first."""
        yield self.name


@attrs.define(eq=False)
class ProficiencyDraft(NamedDraft):
    """A proficiency of the draft."""

    meaning: str = ""


@attrs.frozen(eq=False)
class DescriptorDraft:
    """What a skill looks like at a proficiency, or at a level that is used as one."""

    proficiency: NamedDraft
    text: str


@attrs.define(eq=False)
class SkillDraft(NamedDraft):
    """A skill of the draft."""

    category: str = ""
    description: str = ""
    details: list[Stated[Detail]] = attrs.field(factory=list[Stated[Detail]])
    descriptors: list[Stated[DescriptorDraft]] = attrs.field(factory=list[Stated[DescriptorDraft]])


Asked: TypeAlias = tuple[SkillDraft, ProficiencyDraft | None]
"""A skill that is asked for, and its proficiency, which is `None` in a ladder without a scale."""


@attrs.frozen(eq=False)
class ExpectationDraft:
    """What a level expects."""

    statement: str = ""
    asked: list[Asked] = attrs.field(factory=list[Asked])


@attrs.define(eq=False)
class LevelDraft(NamedDraft):
    """A level of the draft. Its name is its title."""

    aliases: list[Text] = attrs.field(factory=list[Text])
    summary: str = ""
    responsibilities: list[Text] = attrs.field(factory=list[Text])
    experience: Stated[Experience] | None = None
    details: list[Stated[Detail]] = attrs.field(factory=list[Stated[Detail]])
    expectations: list[Stated[ExpectationDraft]] = attrs.field(
        factory=list[Stated[ExpectationDraft]]
    )

    def names(self) -> Iterator[str]:
        """Yield all names by which sheets may call it."""
        yield from super().names()
        yield from (alias.value for alias in self.aliases)

    def public_names(self) -> Iterator[str]:
        """Yield the names that it has in the ladder besides its key, the best one first."""
        yield self.name
        yield from (alias.value for alias in self.aliases)


@attrs.define(eq=False)
class TrackDraft(NamedDraft):
    """A track of the draft. Its name is its title."""

    summary: str = ""
    levels: list[LevelDraft] = attrs.field(factory=list[LevelDraft])
    details: list[Stated[Detail]] = attrs.field(factory=list[Stated[Detail]])


@attrs.define(eq=False)
class Draft:
    """The parts as far as the sheets were read, and what to report about them."""

    sheets: Sequence[Sheet] = ()
    """The sheets, in whose order problems and notes are reported."""

    title: str = ""
    summary: str = ""
    version: str = ""
    source: str = ""
    cumulative: bool = False
    growth: list[Text] = attrs.field(factory=list[Text])
    advancement: list[Text] = attrs.field(factory=list[Text])
    details: list[Stated[Detail]] = attrs.field(factory=list[Stated[Detail]])

    levels: list[LevelDraft] = attrs.field(factory=list[LevelDraft])
    skills: list[SkillDraft] = attrs.field(factory=list[SkillDraft])
    scale: list[ProficiencyDraft] = attrs.field(factory=list[ProficiencyDraft])

    tracks: list[TrackDraft] = attrs.field(factory=list[TrackDraft])
    """The tracks of a framework. A ladder has none."""

    broken: list[Problem] = attrs.field(factory=list[Problem])
    """The problems of cells that cannot be read, such as errors in formulas."""

    _faults: list[Text] = attrs.field(factory=list[Text], init=False)
    _notes: list[Text] = attrs.field(factory=list[Text], init=False)

    def note(self, message: str, place: Place) -> None:
        """Note how something was understood, or that it was left out."""
        self._notes.append(Stated(message, place))

    def fault(self, message: str, place: Place) -> None:
        """Add a problem. The other sheets and cells are still read, to find all problems."""
        self._faults.append(Stated(message, place))

    def notes(self) -> tuple[Problem, ...]:
        """Return all notes, in the order of the sheets."""
        return self._in_order(self._notes)

    def ladder(self) -> Ladder:
        """Return the ladder of all parts.

        Raises:
            InvalidLadderError: with every problem, each with its cell.
        """
        return self._build(self._make_ladder)

    def framework(self) -> Framework:
        """Return the framework of all parts.

        Raises:
            InvalidLadderError: with every problem, each with its cell.
        """
        return self._build(self._make_framework)

    def _build(self, make: Callable[[], _T]) -> _T:
        """Return what is made of all parts, unless there is a problem."""
        without_place = list(self.broken)
        reported = {(fault.place.sheet, fault.place.position) for fault in self._faults}
        self._name()
        try:
            built = make()
        except InvalidLadderError as error:
            for problem in error.problems:
                place = self._place(problem.path)
                if place and (place.sheet, place.position) not in reported:
                    self.fault(problem.message, place)
                elif not reported:
                    # If headings are wrong, "there are no levels" is no separate problem.
                    without_place.append(problem)
        else:
            if not self._faults and not without_place:
                return built
        raise InvalidLadderError([*without_place, *self._in_order(self._faults)])

    def _in_order(self, remarks: Iterable[Text]) -> tuple[Problem, ...]:
        """Return notes or faults in the order of sheets, rows and columns, each once."""
        sheets = {sheet: position for position, sheet in enumerate(self.sheets)}

        def position(remark: Text) -> tuple[int, tuple[int, int]]:
            return sheets[remark.place.sheet], remark.place.position

        in_order = sorted(remarks, key=position)
        return tuple(dict.fromkeys(each.place.problem(each.value) for each in in_order))

    def _make_ladder(self) -> Ladder:
        return Ladder(
            title=self.title,
            summary=self.summary,
            version=self.version,
            source=self.source,
            levels=map(_level, self.levels),
            skills=map(_skill, self.skills),
            proficiencies=map(_proficiency, self.scale),
            cumulative=self.cumulative,
            growth=_values(self.growth),
            advancement=_values(self.advancement),
            details=_values(self.details),
        )

    def _make_framework(self) -> Framework:
        return Framework(
            title=self.title,
            levels=map(_level, self.levels),
            tracks=map(_track, self.tracks),
            skills=map(_skill, self.skills),
            proficiencies=map(_proficiency, self.scale),
            details=_values(self.details),
        )

    def _name(self) -> None:
        """Give a key to all parts for which no sheet states one."""
        roles = self._roles_of_levels()
        first: dict[NamedDraft, list[str]] = {level: names[:1] for level, names in roles.items()}
        for parts in (self.levels, self.skills, self.scale, self.tracks):
            kept = [name for part in parts if part.key for name in part.names()]
            unnamed = [part for part in parts if not part.key]
            names = [
                tuple(dict.fromkeys((*part.public_names(), *first.get(part, ()))))
                for part in unnamed
            ]
            for part, key in zip(unnamed, make_keys(names, kept), strict=True):
                part.key = key
        for level, tracks in roles.items():
            aliases = [f"{level.name} {track}" for track in tracks]
            level.aliases += [Stated(alias, level.place) for alias in aliases]

    def _roles_of_levels(self) -> dict[LevelDraft, list[str]]:
        """Return the tracks of each level that shares its name with another level.

        The key of the "Lead" of a designer is then "lead-designer", and "Lead Designer" an alias.
        """
        named = Counter(normalise(level.name) for level in self.levels)
        roles: dict[LevelDraft, list[str]] = {}
        for track in self.tracks:
            for level in track.levels:
                if named[normalise(level.name)] > 1:
                    roles.setdefault(level, []).append(track.name)
        return roles

    def _place(self, path: KeyPath) -> Place | None:
        """Return the place of a path into the ladder, or of the part that it is in."""
        found: Place | None = None
        places: dict[str, Place] = {}
        part: object = self
        for step in path:
            part = _step_into(part, step)
            if isinstance(part, NamedDraft):
                places = part.places
            if isinstance(part, NamedDraft | Stated):
                found = part.place
            found = places.get(str(step), found)
        return found


_DRAFTED = {"proficiencies": "scale"}
"""The parts that have another name in the draft than in the ladder."""


def _step_into(part: Any, step: str | int) -> Any:  # noqa: ANN401  a part is of any type
    """Return the part at one step of a path; `None` where the draft has no such part."""
    if isinstance(step, int):
        return part[step] if part else None
    return getattr(part, _DRAFTED.get(step, step), None)


def _level(draft: LevelDraft) -> Level:
    return Level(
        key=draft.key,
        title=draft.name,
        aliases=_values(draft.aliases),
        summary=draft.summary,
        responsibilities=_values(draft.responsibilities),
        expectations=[_expectation(each.value) for each in draft.expectations],
        experience=draft.experience.value if draft.experience else None,
        details=_values(draft.details),
    )


def _track(draft: TrackDraft) -> Track:
    return Track(
        key=draft.key,
        title=draft.name,
        summary=draft.summary,
        levels=[level.key for level in draft.levels],
        details=_values(draft.details),
    )


def _proficiency(draft: ProficiencyDraft) -> Proficiency:
    return Proficiency(key=draft.key, name=draft.name or draft.key, meaning=draft.meaning)


def _expectation(draft: ExpectationDraft) -> Expectation:
    return Expectation(
        statement=draft.statement,
        requirements=[
            Requirement(skill=skill.key, proficiency=proficiency.key if proficiency else None)
            for skill, proficiency in draft.asked
        ],
    )


def _skill(draft: SkillDraft) -> Skill:
    return Skill(
        key=draft.key,
        name=draft.name,
        category=draft.category,
        description=draft.description,
        descriptors=[
            Descriptor(proficiency=each.value.proficiency.key, text=each.value.text)
            for each in draft.descriptors
        ],
        details=_values(draft.details),
    )


def _values(stated: Iterable[Stated[_T]]) -> list[_T]:
    return [each.value for each in stated]
