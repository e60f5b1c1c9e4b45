"""The values that say what differs between levels, and between ladders."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar

import attrs

from pm_career._display import Shown, Value
from pm_career._model import (
    Expectation,
    Ladder,
    Level,
    Proficiency,
    Skill,
    from_to,
    with_skills,
    years_in_words,
)
from pm_career._wording import describe_change

if TYPE_CHECKING:
    from pm_career._display import Page

_T = TypeVar("_T")

Kind: TypeAlias = Literal["gained", "raised", "changed", "lowered", "dropped"]


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Difference(Value, Generic[_T]):
    """What differs between a tuple and the one that replaced it.

    An item that is listed twice counts twice. A difference between equal tuples is falsy.
    """

    gained: tuple[_T, ...]
    """The items that are only in the new tuple, in its order."""

    dropped: tuple[_T, ...]
    """The items that are only in the old tuple, in its order."""

    moved: tuple[_T, ...]
    """The items in both tuples that have changed their place among these, in the new order."""

    def __bool__(self) -> bool:
        return bool(self.gained or self.dropped or self.moved)


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Edit(Value, Generic[_T]):
    """A value that was changed."""

    old: _T
    """The value as it was."""

    new: _T
    """The value as it is."""


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class SkillChange(Shown):
    """A skill that two levels expect at different proficiencies."""

    skill: Skill
    """The skill, as the new ladder has it; as the old one has it if only that lists it."""

    old: Proficiency | None
    """The proficiency that the old level expects; `None` where it does not expect the skill."""

    new: Proficiency | None
    """The proficiency that the new level expects; `None` where it does not expect the skill."""

    kind: Kind
    """`"gained"`, `"raised"`, `"lowered"` or `"dropped"`.

    It is `"changed"` where the scales do not say which of the two proficiencies is higher.
    """

    def _show_on(self, page: "Page") -> None:
        _show_skill_changes(page, [self])


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class LevelChange(Shown):
    """How a level differs from another, or from an earlier version of itself.

    To see changes of the key, title, summary and years, compare `old` and `new`. If nothing has
    changed, the value is falsy.
    """

    old: Level
    """The level as it was."""

    new: Level
    """The level as it is."""

    aliases: Difference[str] = attrs.field(repr=False)
    """What differs between the aliases."""

    responsibilities: Difference[str] = attrs.field(repr=False)
    """What differs between the responsibilities."""

    expectations: Difference[Expectation] = attrs.field(repr=False)
    """What differs between the expectations that are compared."""

    background: Difference[str] = attrs.field(repr=False)
    """What differs between the backgrounds of the experience."""

    skills: tuple[SkillChange, ...] = attrs.field(repr=False)
    """The skills expected at another proficiency, in the order of the new catalogue.

    Skills that it does not list come last.
    """

    def __bool__(self) -> bool:
        # Expectations may be those of the levels below; everything else is the level's own.
        return (
            bool(self.expectations or self.skills)
            or attrs.evolve(self.old, expectations=self.new.expectations) != self.new
        )

    @property
    def renamed(self) -> bool:
        """Whether the key or the title has changed."""
        return (self.old.key, self.old.title) != (self.new.key, self.new.title)

    def _show_on(self, page: "Page") -> None:
        _show_level_change(page, self)


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class LadderChange(Shown):
    """How a ladder differs from another, or from an earlier version of itself.

    To see changes of the title, summary, version, source and `cumulative`, compare `old` and `new`.
    A level, skill or proficiency of both ladders is given as the new ladder has it. If nothing has
    changed, the value is falsy.
    """

    old: Ladder
    """The ladder as it was."""

    new: Ladder
    """The ladder as it is."""

    levels: Difference[Level] = attrs.field(repr=False)
    """The levels that were gained, dropped or moved."""

    changed_levels: tuple[LevelChange, ...] = attrs.field(repr=False)
    """How the levels of both ladders differ, in the order of the new ladder."""

    skills: Difference[Skill] = attrs.field(repr=False)
    """The skills that were gained, dropped or moved."""

    changed_skills: tuple[Edit[Skill], ...] = attrs.field(repr=False)
    """The skills of both ladders that differ, in the order of the new ladder."""

    proficiencies: Difference[Proficiency] = attrs.field(repr=False)
    """The proficiencies that were gained, dropped or moved."""

    changed_proficiencies: tuple[Edit[Proficiency], ...] = attrs.field(repr=False)
    """The proficiencies of both ladders that differ, in the order of the new ladder."""

    growth: Difference[str] = attrs.field(repr=False)
    """What differs in `growth`: what changes on the way up."""

    advancement: Difference[str] = attrs.field(repr=False)
    """What differs in `advancement`: what earns the next step."""

    def __bool__(self) -> bool:
        return self.old != self.new

    @property
    def renamed_levels(self) -> tuple[LevelChange, ...]:
        """The changed levels that have another key or title."""
        return tuple(change for change in self.changed_levels if change.renamed)

    def _show_on(self, page: "Page") -> None:
        old, new = self.old, self.new
        _show_title(page, self)
        page.note(describe_change("Version", old.version, new.version))
        page.note(describe_change("Source", old.source, new.source))
        if old.cumulative != new.cumulative:
            page.note("Now cumulative" if new.cumulative else "No longer cumulative")
        _show_before_and_now(page, "Summary", old.summary, new.summary)

        _show_difference(page, "Levels", self.levels, attrgetter("title"))
        page.listing("Levels renamed", map(_renaming, self.renamed_levels))
        _show_difference(page, "Skills", self.skills, attrgetter("name"))
        page.listing("Skills changed", _edited_fields(self.changed_skills))
        _show_difference(page, "Proficiencies", self.proficiencies, attrgetter("key"))
        page.listing("Proficiencies changed", _edited_fields(self.changed_proficiencies))
        _show_difference(page, "Growth", self.growth)
        _show_difference(page, "Advancement", self.advancement)

        for change in self.changed_levels:
            _show_level_change(page, change)


def _show_level_change(page: "Page", change: LevelChange) -> None:
    old, new = change.old, change.new
    _show_title(page, change)
    if old.title == new.title:  # otherwise the title shows that the level was renamed
        page.note(describe_change("Key", old.key, new.key))
    before, now = years_in_words(old.experience), years_in_words(new.experience)
    page.note(describe_change("Usually takes", before, now))
    _show_before_and_now(page, "Summary", old.summary, new.summary)

    _show_skill_changes(page, change.skills)
    _show_difference(page, "Aliases", change.aliases)
    _show_difference(page, "Responsibilities", change.responsibilities)
    _show_difference(page, "Expectations", change.expectations, with_skills)
    _show_difference(page, "Background", change.background)


def _show_title(page: "Page", change: LevelChange | LadderChange) -> None:
    """Show the title of what was compared, and whether it has changed."""
    old, new = change.old.title, change.new.title
    page.title(old if old == new else f"{old} -> {new}")
    if not change:
        page.note("Nothing has changed")


def _show_skill_changes(page: "Page", changes: Sequence[SkillChange]) -> None:
    page.table(
        "Skills that differ",
        ("Skill", "Proficiency", "Change"),
        [(change.skill.name, from_to(change.old, change.new), change.kind) for change in changes],
    )


def _show_before_and_now(page: "Page", title: str, old: str, new: str) -> None:
    """Show a long text that has changed, the old one above the new one."""
    if old != new:
        page.listing(title, (f"Before: {old or 'not stated'}", f"Now: {new or 'not stated'}"))


def _show_difference(
    page: "Page", what: str, difference: Difference[_T], name: Callable[[_T], str] = str
) -> None:
    page.listing(f"{what} gained", map(name, difference.gained))
    page.listing(f"{what} dropped", map(name, difference.dropped))
    page.listing(f"{what} moved", map(name, difference.moved))


def _edited_fields(edits: Iterable[Edit[Skill]] | Iterable[Edit[Proficiency]]) -> list[str]:
    """Return in words each field that has changed."""
    lines: list[str] = []
    for edit in edits:
        old, new = attrs.asdict(edit.old), attrs.asdict(edit.new)
        lines.extend(
            f"{edit.old.key}: {describe_change(field, old[field], new[field])}"
            for field in old
            if old[field] != new[field]
        )
    return lines


def _renaming(change: LevelChange) -> str:
    old, new = change.old, change.new
    return f"{old.title} ({old.key}) -> {new.title} ({new.key})"
