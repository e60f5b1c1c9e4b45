"""The values that answer a question about the way from one level to another."""

from collections.abc import Iterator, Sequence
from typing import SupportsIndex, overload

import attrs

from pm_career._model import Experience, Level, Shown, SkillNeed


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
class TitleMatch(Shown):
    """What a job title says of a level.

    `level` is the level that it stands for, `None` where it does not tell. `candidates` are the
    levels that it may stand for, lowest first: only `level` where there is one, several where the
    title is ambiguous, none where it is not on the ladder. `matched` are the words that decided,
    spelled out, and `reason` says why, in a sentence. A match without a level is falsy.
    """

    level: Level | None
    candidates: tuple[Level, ...]
    matched: tuple[str, ...]
    reason: str

    def __bool__(self) -> bool:
        return self.level is not None
