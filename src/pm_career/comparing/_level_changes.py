"""The values that say what differs between levels."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from pm_career._display import Shown
from pm_career._model import Detail, Expectation, Level, Proficiency, Skill, from_to, years_in_words
from pm_career._wording import describe_change
from pm_career.comparing._differences import Difference, Edit, show_difference
from pm_career.comparing._views import (
    OLD_AND_NEW,
    Row,
    columns,
    detail_rows,
    old_to_new,
    show_short_details,
    show_texts,
    show_title,
    text_rows,
    write_detail,
)

if TYPE_CHECKING:
    from pm_career._display import Page

Kind: TypeAlias = Literal["gained", "raised", "changed", "reworded", "lowered", "dropped"]


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class SkillChange(Shown):
    """A skill that two levels expect at different proficiencies, or in different words."""

    skill: Skill
    """The skill of the new ladder; that of the old one if only the old one lists it."""

    old: Proficiency | None
    """The proficiency that the old level expects; `None` if it does not expect the skill."""

    new: Proficiency | None
    """The proficiency that the new level expects; `None` if it does not expect the skill."""

    kind: Kind
    """`"gained"`, `"raised"`, `"lowered"` or `"dropped"`.

    It is `"reworded"` if only the texts differ, and `"changed"` if the ladders do not say which of
    the two proficiencies is higher.
    """

    old_texts: tuple[str, ...] = attrs.field(default=(), repr=False)
    """What the old level says about the skill; empty if it says nothing.

    The first text is what the skill looks like at `old`. That is its descriptor, or else the
    statements that ask for it at this proficiency. The statements of other expectations that only
    the old level has come after it. If one asks for a lower proficiency, the name of the
    proficiency follows in brackets.
    """

    new_texts: tuple[str, ...] = attrs.field(default=(), repr=False)
    """What the new level says about the skill, in the same way."""

    def _show_on(self, page: "Page") -> None:
        _show_skill_changes(page, [self])
        show_texts(page, OLD_AND_NEW, _skill_rows([self]))


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

    changed_expectations: tuple[Edit[Expectation], ...] = attrs.field(repr=False)
    """The expectations of both levels whose skills, or their proficiencies, differ.

    Two expectations are the same if they have the same statement.
    """

    background: Difference[str] = attrs.field(repr=False)
    """What differs between the backgrounds of the experience."""

    details: Difference[Detail] = attrs.field(repr=False)
    """The details that were gained, dropped or moved. A detail is recognised by its name."""

    changed_details: tuple[Edit[Detail], ...] = attrs.field(repr=False)
    """The details of both levels whose texts differ, in the order of the new level."""

    skills: tuple[SkillChange, ...] = attrs.field(repr=False)
    """The skills expected at another proficiency or in other words.

    They are in the order of the new catalogue. Skills that it does not list come last.
    """

    def __bool__(self) -> bool:
        # Expectations may be those of the levels below; everything else is the level's own.
        return (
            bool(self.expectations or self.changed_expectations or self.skills)
            or attrs.evolve(self.old, expectations=self.new.expectations) != self.new
        )

    @property
    def renamed(self) -> bool:
        """Whether the key or the title has changed."""
        return (self.old.key, self.old.title) != (self.new.key, self.new.title)

    def _show_on(self, page: "Page") -> None:
        show_level_change(page, self, self.old.title, self.new.title)


# How changes are shown


def show_level_change(page: "Page", change: LevelChange, old_name: str, new_name: str) -> None:
    """Show a change under the names of the old and the new level."""
    old, new = change.old, change.new
    show_title(page, old_to_new(old_name, new_name), changed=bool(change))
    if old_name == new_name:  # otherwise the title shows that the level was renamed
        page.note(describe_change("Key", old.key, new.key))
    before, now = years_in_words(old.experience), years_in_words(new.experience)
    page.note(describe_change("Usually takes", before, now))
    show_short_details(page, change.changed_details)

    if all(_are_measured_by(old, new, skill) for skill in change.skills):
        _show_kinds(page, change.skills)
    else:
        _show_skill_changes(page, change.skills)
    show_texts(
        page,
        columns(old_name, new_name),
        [
            *text_rows("Summary", old.summary, new.summary),
            *detail_rows(change.changed_details),
            *_skill_rows(change.skills),
        ],
    )

    show_difference(page, "Aliases", change.aliases)
    show_difference(page, "Responsibilities", change.responsibilities)
    _show_expectations(page, change.expectations)
    show_difference(page, "Background", change.background)
    show_difference(page, "Details", change.details, write_detail)


def _show_skill_changes(page: "Page", changes: Iterable[SkillChange]) -> None:
    page.table(
        "Skills that differ",
        ("Skill", "Proficiency", "Change"),
        [(change.skill.name, _proficiency(change), change.kind) for change in changes],
    )


def _show_kinds(page: "Page", changes: Iterable[SkillChange]) -> None:
    """Show how skills change whose proficiencies are the levels that are compared."""
    page.table(
        "Skills that differ",
        ("Skill", "Change"),
        [(change.skill.name, change.kind) for change in changes],
    )


def _are_measured_by(old: Level, new: Level, change: SkillChange) -> bool:
    """Return whether both proficiencies are the levels that are compared."""
    return _is_measured_by(old, change.old) and _is_measured_by(new, change.new)


def _is_measured_by(level: Level, proficiency: Proficiency | None) -> bool:
    """Return whether a level is the measure, and not a proficiency that has the same key."""
    if proficiency is None:
        return True

    # If two levels share the title, the key is part of the name.
    names = (level.title, f"{level.title} ({level.key})")
    return proficiency.key == level.key and proficiency.name in names


def _proficiency(change: SkillChange) -> str:
    """Return in words how the proficiency changes, or which one it is."""
    if change.old and change.new and change.old.name == change.new.name:
        return change.new.name
    return from_to(change.old, change.new)


def _show_expectations(page: "Page", difference: Difference[Expectation]) -> None:
    """Show the expectations that take no skills. The others are texts of their skills."""

    def listed(expectations: Iterable[Expectation]) -> list[str]:
        return [each.statement for each in expectations if not each.requirements]

    page.listing("Expectations gained", listed(difference.gained))
    page.listing("Expectations dropped", listed(difference.dropped))
    if difference.moved:
        page.paragraph("The expectations are in another order.")


def _skill_rows(changes: Iterable[SkillChange]) -> Iterator[Row]:
    """Yield the row of each skill whose texts differ."""
    for change in changes:
        if change.old_texts != change.new_texts:
            yield change.skill.name, change.old_texts, change.new_texts
