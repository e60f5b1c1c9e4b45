"""The values that answer a question about two levels, or about two ladders."""

from collections.abc import Iterator, Sequence
from typing import Generic, Literal, SupportsIndex, TypeAlias, TypeVar, overload

import attrs

from pm_career._model import (
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Shown,
    Skill,
    SkillNeed,
)

_T = TypeVar("_T")
Kind: TypeAlias = Literal["gained", "raised", "changed", "lowered", "dropped"]


@attrs.frozen(kw_only=True)
class SkillGap(Shown, Sequence[SkillNeed]):
    """What is missing for a level: a sequence of needs, those of the most steps first.

    Needs of as many steps stand in the catalogue's order. `current` is the level compared from,
    `None` for a person's own profile. `met` has the needs that are met already. `coverage` is the
    share of the expected steps, counted from not holding a skill, that are taken already: from 0.0
    to 1.0, and 1.0 where no skill is expected. A gap without needs is falsy.
    """

    current: Level | None
    target: Level
    coverage: float
    needs: tuple[SkillNeed, ...] = attrs.field(repr=False)
    met: tuple[SkillNeed, ...] = attrs.field(repr=False)

    def __len__(self) -> int:
        return len(self.needs)

    def __iter__(self) -> Iterator[SkillNeed]:
        return iter(self.needs)

    @overload
    def __getitem__(self, which: SupportsIndex) -> SkillNeed: ...
    @overload
    def __getitem__(self, which: slice) -> tuple[SkillNeed, ...]: ...
    def __getitem__(self, which: SupportsIndex | slice) -> SkillNeed | tuple[SkillNeed, ...]:
        return self.needs[which]


@attrs.frozen(kw_only=True)
class CareerStep(Shown):
    """One step of a career: the level it reaches, and the gap from the level before."""

    level: Level
    gap: SkillGap

    @property
    def experience(self) -> Experience | None:
        """The experience that the level usually takes; `None` where the ladder does not say."""
        return self.level.experience


@attrs.frozen(kw_only=True)
class CareerPath(Shown, Sequence[CareerStep]):
    """The way from one level up to another: a sequence of steps, the nearest first.

    A path to the same level or to a lower one has no steps, and is falsy.
    """

    current: Level
    target: Level
    steps: tuple[CareerStep, ...] = attrs.field(repr=False)

    def __len__(self) -> int:
        return len(self.steps)

    def __iter__(self) -> Iterator[CareerStep]:
        return iter(self.steps)

    @overload
    def __getitem__(self, which: SupportsIndex) -> CareerStep: ...
    @overload
    def __getitem__(self, which: slice) -> tuple[CareerStep, ...]: ...
    def __getitem__(self, which: SupportsIndex | slice) -> CareerStep | tuple[CareerStep, ...]:
        return self.steps[which]


@attrs.frozen(kw_only=True)
class Difference(Generic[_T]):
    """What differs between a tuple of things and the one that took its place.

    `gained` and `moved` are in the order of the new tuple, `dropped` in that of the old. What is
    in both has moved where it has another place among all that is in both. A thing that stands
    twice counts twice. A difference between equal tuples is falsy.
    """

    gained: tuple[_T, ...]
    dropped: tuple[_T, ...]
    moved: tuple[_T, ...]

    def __bool__(self) -> bool:
        return bool(self.gained or self.dropped or self.moved)


@attrs.frozen(kw_only=True)
class Edit(Generic[_T]):
    """A thing as it was, and as it is."""

    old: _T
    new: _T


@attrs.frozen(kw_only=True)
class SkillChange(Shown):
    """A skill that one of two levels expects otherwise than the other.

    `old` and `new` are the proficiencies expected, `None` where the skill is not. `kind` is
    `"changed"` where the scales do not tell which of them is the higher.
    """

    skill: Skill
    old: Proficiency | None
    new: Proficiency | None
    kind: Kind


@attrs.frozen(kw_only=True)
class LevelChange(Shown):
    """How a level differs from another, or from an earlier version of itself.

    Key, title, summary and years are those of `old` and `new`. `skills` are in the order of the new
    catalogue; those that it does not list come last. A change that changes nothing is falsy.
    """

    old: Level
    new: Level
    aliases: Difference[str] = attrs.field(repr=False)
    responsibilities: Difference[str] = attrs.field(repr=False)
    expectations: Difference[Expectation] = attrs.field(repr=False)
    background: Difference[str] = attrs.field(repr=False)
    skills: tuple[SkillChange, ...] = attrs.field(repr=False)

    def __bool__(self) -> bool:
        # What a level expects may stand in the levels below, all else stands in the level itself.
        return (
            bool(self.expectations or self.skills)
            or attrs.evolve(self.old, expectations=self.new.expectations) != self.new
        )

    @property
    def renamed(self) -> bool:
        """Whether the key or the title is another."""
        return (self.old.key, self.old.title) != (self.new.key, self.new.title)


@attrs.frozen(kw_only=True)
class LadderChange(Shown):
    """How a ladder differs from another, or from an earlier version of itself.

    Title, summary, version, source and `cumulative` are those of `old` and `new`. A level, skill or
    proficiency of both is shown as the new ladder has it; how it differs stands in
    `changed_levels`, `changed_skills` or `changed_proficiencies`, which are in the order of the new
    ladder. A change that changes nothing is falsy.
    """

    old: Ladder
    new: Ladder
    levels: Difference[Level] = attrs.field(repr=False)
    changed_levels: tuple[LevelChange, ...] = attrs.field(repr=False)
    skills: Difference[Skill] = attrs.field(repr=False)
    changed_skills: tuple[Edit[Skill], ...] = attrs.field(repr=False)
    proficiencies: Difference[Proficiency] = attrs.field(repr=False)
    changed_proficiencies: tuple[Edit[Proficiency], ...] = attrs.field(repr=False)
    growth: Difference[str] = attrs.field(repr=False)
    advancement: Difference[str] = attrs.field(repr=False)

    def __bool__(self) -> bool:
        return self.old != self.new

    @property
    def renamed_levels(self) -> tuple[LevelChange, ...]:
        """The changed levels that have another key or title."""
        return tuple(change for change in self.changed_levels if change.renamed)
