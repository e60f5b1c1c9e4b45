"""The values that answer a question about the way from one level to another."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, SupportsIndex, overload

import attrs

from pm_career._display import Shown
from pm_career._model import Experience, Level, Proficiency, Skill, from_to, years_in_words
from pm_career._wording import count

if TYPE_CHECKING:
    from pm_career._display import Page


@attrs.frozen(kw_only=True, repr=False)
class SkillNeed(Shown):
    """One skill that a level expects, beside the proficiency at which it is held."""

    skill: Skill
    """The skill that the level expects."""

    has: Proficiency | None
    """The proficiency at which the skill is held; `None` where it is not held."""

    needs: Proficiency
    """The proficiency that the level expects."""

    steps: int
    """The number of proficiencies from `has` up to `needs`; 0 where the need is met."""

    statements: tuple[str, ...] = attrs.field(repr=False)
    """The expectations that ask for more than `has`, or all for the skill where the need is met."""

    def _show_on(self, page: "Page") -> None:
        _show_needs(page, [self])


@attrs.frozen(kw_only=True, repr=False)
class SkillGap(Shown, Sequence[SkillNeed]):
    """What is missing for a level: a sequence of needs, those with the most steps first.

    Needs with equally many steps are in the catalogue's order. A gap without needs is falsy.
    """

    current: Level | None
    """The level compared from; `None` for a person's own profile."""

    target: Level
    """The level compared with."""

    coverage: float
    """The share of the expected steps that are taken, 0.0 to 1.0; 1.0 if no skill is expected.

    Steps are counted from a skill that is not held.
    """

    needs: tuple[SkillNeed, ...] = attrs.field(repr=False)
    """The skills to raise."""

    met: tuple[SkillNeed, ...] = attrs.field(repr=False)
    """The needs that are met already, in the catalogue's order."""

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

    def _show_on(self, page: "Page") -> None:
        _show_gap(page, self)


@attrs.frozen(kw_only=True, repr=False)
class CareerStep(Shown):
    """One step of a career: the level that it reaches, and the gap from the level before."""

    level: Level
    """The level that the step reaches."""

    gap: SkillGap
    """What is missing for that level from the level before."""

    @property
    def experience(self) -> Experience | None:
        """The experience that the level usually takes; `None` where the ladder does not say."""
        return self.level.experience

    def _show_on(self, page: "Page") -> None:
        _show_step(page, self)


@attrs.frozen(kw_only=True, repr=False)
class CareerPath(Shown, Sequence[CareerStep]):
    """The way from one level up to another: a sequence of steps, the nearest first.

    A path to the same level or to a lower one has no steps, and is falsy.
    """

    current: Level
    """The level at which the path starts."""

    target: Level
    """The level at which the path ends."""

    steps: tuple[CareerStep, ...] = attrs.field(repr=False)
    """A step for each level above `current`, up to `target`."""

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

    def _show_on(self, page: "Page") -> None:
        page.title(f"{self.current.title} -> {self.target.title}")
        page.note(count(len(self), "step"))
        for step in self:
            _show_step(page, step)


def progress(gap: SkillGap) -> str:
    """Return in words how many skills there are to raise, and how much is covered."""
    # A gap with a need left shows at most 99 %, even if its coverage is 99.6 %.
    covered = min(gap.coverage, 0.99) if gap else 1.0
    return f"{count(len(gap), 'skill')} to raise, {covered:.0%} covered"


def _show_step(page: "Page", step: CareerStep) -> None:
    _show_gap(page, step.gap, step.experience)


def _show_gap(page: "Page", gap: SkillGap, experience: Experience | None = None) -> None:
    """Show a gap, and the experience that it usually takes to close it."""
    start = gap.current.title if gap.current else "This profile"
    page.title(f"{start} -> {gap.target.title}")
    page.note(progress(gap))
    if experience:
        page.note(f"Usually takes {years_in_words(experience)}")

    _show_needs(page, gap.needs)
    statements = (statement for need in gap for statement in need.statements)
    page.listing("What is expected", dict.fromkeys(statements))


def _show_needs(page: "Page", needs: Sequence[SkillNeed]) -> None:
    page.table(
        "Skills to raise",
        ("Skill", "Proficiency", "Distance"),
        [
            (need.skill.name, from_to(need.has, need.needs), count(need.steps, "step"))
            for need in needs
        ],
        bars=[need.steps for need in needs],
    )
