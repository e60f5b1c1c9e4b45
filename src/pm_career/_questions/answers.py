"""The values that answer a question about the way from one level to another."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, SupportsIndex, overload

import attrs

from pm_career._display import Shown
from pm_career._model import Experience, Level, Proficiency, Skill, from_to, years_in_words
from pm_career._wording import count

if TYPE_CHECKING:
    from pm_career._display import Page


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class SkillNeed(Shown):
    """One skill that a level expects, and the proficiency at which it is held."""

    skill: Skill
    """The skill that the level expects."""

    has: Proficiency | None
    """The proficiency at which the skill is held; `None` if it is not held."""

    needs: Proficiency
    """The proficiency that the level expects."""

    steps: int
    """The number of steps from `has` up to `needs`; 0 if the need is met.

    A step is a proficiency. In a ladder that measures skills by its levels, a level is not a step
    if it says the same about the skill as the level below.
    """

    rated: bool = attrs.field(default=True, repr=False)
    """Whether it is known how well the skill is held; `False` if a profile does not name it."""

    now: tuple[str, ...] = attrs.field(default=(), repr=False)
    """What the skill looks like at `has`; empty if the ladder does not say.

    It is the descriptor of the skill, or else the statements that ask for the skill.
    """

    next: tuple[str, ...] = attrs.field(default=(), repr=False)
    """What the skill looks like at `needs`; empty if the ladder does not say."""

    def _show_on(self, page: "Page") -> None:
        _show_needs(page, [self])


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class SkillGap(Shown, Sequence[SkillNeed]):
    """What is missing for a level: a sequence of needs, those with the most steps first.

    Needs with the same number of steps are in the catalogue's order. A gap without needs is falsy.
    """

    name: str = attrs.field(default="", repr=False)
    """The name of the person; empty if it is not given."""

    current: Level | None
    """The level compared from; `None` for a person's own profile."""

    target: Level
    """The level compared with."""

    coverage: float | None
    """The share of the expected steps that are taken, 0.0 to 1.0; `None` if no skill is expected.

    Steps are counted from a skill that is not held.
    """

    needs: tuple[SkillNeed, ...] = attrs.field(repr=False)
    """The skills to raise."""

    met: tuple[SkillNeed, ...] = attrs.field(repr=False)
    """The needs that are met already, in the catalogue's order."""

    @property
    def steps(self) -> int:
        """The number of missing steps in all skills together."""
        return sum(need.steps for need in self.needs)

    @property
    def unrated(self) -> tuple[Skill, ...]:
        """The skills to raise that the profile does not name. They may be held or not."""
        return tuple(need.skill for need in self.needs if not need.rated)

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


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CareerStep(Shown):
    """One step of a career: the level that it reaches, and the gap from the level before."""

    level: Level
    """The level that the step reaches."""

    gap: SkillGap
    """What is missing for that level from the level before."""

    @property
    def experience(self) -> Experience | None:
        """The experience that the level usually takes; `None` if the ladder does not say."""
        return self.level.experience

    def _show_on(self, page: "Page") -> None:
        _show_step(page, self)


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
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
        page.title(_from_level_to_level(self.current, self.target))
        page.note(count(len(self), "step"))
        for step in self:
            _show_step(page, step)


def progress(gap: SkillGap) -> str:
    """Return in words how many skills there are to raise, and how much is covered."""
    if gap.coverage is None:
        return "No skill is expected"

    # A gap with a need left shows at most 99 %, even if its coverage is 99.6 %.
    covered = min(gap.coverage, 0.99) if gap else 1.0
    unrated = f", {len(gap.unrated)} not rated" if gap.unrated else ""
    return f"{count(len(gap), 'skill')} to raise, {covered:.0%} covered{unrated}"


def _show_step(page: "Page", step: CareerStep) -> None:
    _show_gap(page, step.gap, step.experience)


def _show_gap(page: "Page", gap: SkillGap, experience: Experience | None = None) -> None:
    """Show a gap, and the experience that it usually takes to close it."""
    page.title(_from_where_to_where(gap))
    page.note(progress(gap))
    if experience:
        page.note(f"Usually takes {years_in_words(experience)}")
    levels = (gap.current.key, gap.target.key) if gap.current else ()
    _show_needs(page, gap.needs, levels)


def _from_where_to_where(gap: SkillGap) -> str:
    """Return who or which level the gap is of, and the level that it leads to."""
    current, target = gap.current, gap.target
    if gap.name or current is None:
        return f"{gap.name or 'This profile'} -> {target.title}"
    return _from_level_to_level(current, target)


def _from_level_to_level(current: Level, target: Level) -> str:
    """Return both titles, with their keys if two levels share one title."""
    if current.title == target.title and current != target:
        return f"{current.title} ({current.key}) -> {target.title} ({target.key})"
    return f"{current.title} -> {target.title}"


def _show_needs(page: "Page", needs: Sequence[SkillNeed], levels: tuple[str, ...] = ()) -> None:
    """Show needs, and what their skills look like now and next.

    `levels` are the keys of the levels that the title already names.
    """
    # Where skills are measured by levels, every row would repeat the title.
    repeats = all(need.has and (need.has.key, need.needs.key) == levels for need in needs)
    page.table(
        "Skills to raise",
        ("Skill", "Proficiency", "Distance"),
        [
            (need.skill.name, "" if repeats else describe_distance(need), count(need.steps, "step"))
            for need in needs
        ],
        bars=[need.steps for need in needs],
    )
    page.side_by_side(
        "In words", ("Now", "Next"), [(need.skill.name, need.now, need.next) for need in needs]
    )


def describe_distance(need: SkillNeed) -> str:
    """Return in words the proficiency that is held, and the one that is needed."""
    return from_to(need.has, need.needs) if need.rated else f"not rated -> {need.needs.name}"
