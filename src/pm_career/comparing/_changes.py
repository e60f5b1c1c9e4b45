"""The values that say what differs between levels, and between ladders."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from pm_career._display import Shown
from pm_career._model import (
    Detail,
    Expectation,
    Ladder,
    Level,
    Proficiency,
    Skill,
    from_to,
    years_in_words,
)
from pm_career._wording import describe_change
from pm_career.comparing._differences import Difference, Edit, show_difference

if TYPE_CHECKING:
    from pm_career._display import Page

Kind: TypeAlias = Literal["gained", "raised", "changed", "reworded", "lowered", "dropped"]

_Row: TypeAlias = tuple[str, Sequence[str], Sequence[str]]
"""A name, and the old and the new texts that stand side by side under it."""

_OLD_AND_NEW = ("Old", "New")
_MOST_BESIDE_AN_ARROW = 32  # letters; two of such texts and an arrow fit a line


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
        _show_texts(page, _OLD_AND_NEW, _skill_rows([self]))


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
        _show_level_change(page, self, self.old.title, self.new.title)


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class LadderChange(Shown):
    """How a ladder differs from another, or from an earlier version of itself.

    To see changes of the title, summary, version, source and `cumulative`, compare `old` and `new`.
    If both ladders have a level, skill or proficiency, the value contains that of the new one. If
    nothing has changed, the value is falsy.
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
    """What differs in `growth`, which is what changes on the way up."""

    advancement: Difference[str] = attrs.field(repr=False)
    """What differs in `advancement`, which is what earns the next step."""

    details: Difference[Detail] = attrs.field(repr=False)
    """The details that were gained, dropped or moved. A detail is recognised by its name."""

    changed_details: tuple[Edit[Detail], ...] = attrs.field(repr=False)
    """The details of both ladders whose texts differ, in the order of the new ladder."""

    def __bool__(self) -> bool:
        return self.old != self.new

    @property
    def renamed_levels(self) -> tuple[LevelChange, ...]:
        """The changed levels that have another key or title."""
        return tuple(change for change in self.changed_levels if change.renamed)

    def _show_on(self, page: "Page") -> None:
        old, new = self.old, self.new
        name = _level_namer(old, new)

        _show_title(page, self, old.title, new.title)
        page.note(describe_change("Version", old.version, new.version))
        page.note(describe_change("Source", old.source, new.source))
        if old.cumulative != new.cumulative:
            page.note("Now cumulative" if new.cumulative else "No longer cumulative")
        _show_changed_details(page, self.changed_details)

        show_difference(page, "Levels", self.levels, name)
        page.listing("Levels renamed", map(_renaming, self.renamed_levels))
        show_difference(page, "Skills", self.skills)
        page.listing("Skills changed", _skill_lines(self))
        show_difference(page, "Proficiencies", self.proficiencies)
        page.listing("Proficiencies changed", _proficiency_lines(self.changed_proficiencies))
        show_difference(page, "Growth", self.growth)
        show_difference(page, "Advancement", self.advancement)
        show_difference(page, "Details", self.details, _detail)
        _show_texts(page, _columns(old.title, new.title), _ladder_rows(self))

        for change in self.changed_levels:
            _show_level_change(page, change, name(change.old), name(change.new))


# How changes are shown


def _show_level_change(page: "Page", change: LevelChange, old_name: str, new_name: str) -> None:
    """Show a change under the names of the old and the new level."""
    old, new = change.old, change.new
    _show_title(page, change, old_name, new_name)
    if old_name == new_name:  # otherwise the title shows that the level was renamed
        page.note(describe_change("Key", old.key, new.key))
    before, now = years_in_words(old.experience), years_in_words(new.experience)
    page.note(describe_change("Usually takes", before, now))
    _show_changed_details(page, change.changed_details)

    if all(_are_measured_by((old, new), skill) for skill in change.skills):
        _show_kinds(page, change.skills)
    else:
        _show_skill_changes(page, change.skills)
    _show_texts(
        page,
        _columns(old_name, new_name),
        [
            *_text_rows("Summary", old.summary, new.summary),
            *_detail_rows(change.changed_details),
            *_skill_rows(change.skills),
        ],
    )

    show_difference(page, "Aliases", change.aliases)
    show_difference(page, "Responsibilities", change.responsibilities)
    _show_expectations(page, change.expectations)
    show_difference(page, "Background", change.background)
    show_difference(page, "Details", change.details, _detail)


def _show_title(page: "Page", change: LevelChange | LadderChange, old: str, new: str) -> None:
    """Show the names of what was compared, and whether it has changed."""
    page.title(old if old == new else f"{old} -> {new}")
    if not change:
        page.note("Nothing has changed")


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


def _are_measured_by(levels: tuple[Level, Level], change: SkillChange) -> bool:
    """Return whether both proficiencies are the levels that are compared."""
    return all(
        proficiency is None or (proficiency.key, proficiency.name) == (level.key, level.title)
        for proficiency, level in zip((change.old, change.new), levels, strict=True)
    )


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


def _show_changed_details(page: "Page", changed: Iterable[Edit[Detail]]) -> None:
    """Show the details whose texts are short. The others are shown side by side."""
    for edit in changed:
        if _is_short(edit.old.text, edit.new.text):
            page.note(f"{edit.new.name}: {edit.old.text} -> {edit.new.text}")


def _detail(detail: Detail) -> str:
    return f"{detail.name}: {detail.text}"


# Texts side by side


def _show_texts(page: "Page", columns: tuple[str, str], rows: Iterable[_Row]) -> None:
    page.side_by_side("Texts that differ", columns, rows)


def _columns(old_name: str, new_name: str) -> tuple[str, str]:
    """Return the headings for the texts of both sides."""
    return _OLD_AND_NEW if old_name == new_name else (old_name, new_name)


def _text_rows(name: str, old: str, new: str) -> Iterator[_Row]:
    """Yield the row of a text, if it has changed."""
    if old != new:
        yield name, [old] if old else [], [new] if new else []


def _skill_rows(changes: Iterable[SkillChange]) -> Iterator[_Row]:
    """Yield the row of each skill whose texts differ."""
    for change in changes:
        if change.old_texts != change.new_texts:
            yield change.skill.name, change.old_texts, change.new_texts


def _detail_rows(changed: Iterable[Edit[Detail]]) -> Iterator[_Row]:
    """Yield the row of each detail whose texts are long."""
    for edit in changed:
        if not _is_short(edit.old.text, edit.new.text):
            yield from _text_rows(edit.new.name, edit.old.text, edit.new.text)


def _is_short(*texts: str) -> bool:
    """Return whether the texts fit on one line, with an arrow between them."""
    return all(len(text) <= _MOST_BESIDE_AN_ARROW and "\n" not in text for text in texts)


def _ladder_rows(change: LadderChange) -> Iterator[_Row]:
    """Yield the row of each text that has changed, without those of levels."""
    old, new = change.old, change.new
    yield from _text_rows("Summary", old.summary, new.summary)
    yield from _detail_rows(change.changed_details)

    names = {each.key: each.name for each in (*old.scale, *new.scale)}
    new_keys = _new_proficiency_keys(change)
    for edit in change.changed_skills:
        skill = edit.new.name
        yield from _text_rows(skill, edit.old.description, edit.new.description)
        for key, before, now in _changed_texts(*_descriptors(edit, new_keys)):
            yield from _text_rows(f"{skill}, {names[key]}", before, now)
        for detail, before, now in _changed_texts(*_skill_details(edit)):
            if not _is_short(before, now):
                yield from _text_rows(f"{skill}, {detail}", before, now)

    for scaled in change.changed_proficiencies:
        yield from _text_rows(scaled.new.name, scaled.old.meaning, scaled.new.meaning)


# Values of a ladder


def _level_namer(*ladders: Ladder) -> Callable[[Level], str]:
    """Return the function that names a level: by its title, and by its key if others share that."""
    shared: set[str] = set()
    for ladder in ladders:
        titles = Counter(level.title for level in ladder)
        shared.update(title for title, number in titles.items() if number > 1)

    def name(level: Level) -> str:
        return f"{level.title} ({level.key})" if level.title in shared else level.title

    return name


def _renaming(change: LevelChange) -> str:
    old, new = change.old, change.new
    return f"{old.title} ({old.key}) -> {new.title} ({new.key})"


def _proficiency_lines(edits: Iterable[Edit[Proficiency]]) -> Iterator[str]:
    """Yield in words each short field that has changed."""
    for edit in edits:
        yield from _field_lines(edit.old.name, edit.old, edit.new, ("key", "name"))


def _skill_lines(change: LadderChange) -> Iterator[str]:
    """Yield in words each short field that has changed, and each short detail."""
    new_keys = _new_proficiency_keys(change)
    for edit in change.changed_skills:
        skill = edit.old.name
        yield from _field_lines(skill, edit.old, edit.new, ("key", "name", "category"))

        details = _skill_details(edit)
        for name, before, now in _changed_texts(*details):
            if _is_short(before, now):
                yield f"{skill}: {describe_change(name, before, now)}"

        if _is_reordered(*_descriptors(edit, new_keys)):
            yield f"{skill}: descriptors in another order"
        if _is_reordered(*details):
            yield f"{skill}: details in another order"


def _field_lines(
    name: str, old: Skill | Proficiency, new: Skill | Proficiency, fields: Iterable[str]
) -> Iterator[str]:
    for field in fields:
        if line := describe_change(field, getattr(old, field), getattr(new, field)):
            yield f"{name}: {line}"


def _new_proficiency_keys(change: LadderChange) -> Mapping[str, str]:
    """Return the new key of each proficiency of the scale that has changed, by its old one."""
    changed: Iterable[Edit[Proficiency] | LevelChange] = change.changed_proficiencies
    if not (change.old.proficiencies or change.new.proficiencies):
        changed = change.changed_levels
    return {each.old.key: each.new.key for each in changed}


def _descriptors(
    edit: Edit[Skill], new_keys: Mapping[str, str]
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the old and the new descriptors of a skill, by the new keys of the proficiencies."""
    old = {
        new_keys.get(each.proficiency, each.proficiency): each.text for each in edit.old.descriptors
    }
    return old, {each.proficiency: each.text for each in edit.new.descriptors}


def _skill_details(edit: Edit[Skill]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the old and the new details of a skill, by their names."""
    old = {each.name: each.text for each in edit.old.details}
    return old, {each.name: each.text for each in edit.new.details}


def _changed_texts(
    old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Yield each name whose text has changed, and both texts. A text that is missing is empty."""
    for name in dict.fromkeys((*new, *old)):
        if old.get(name) != new.get(name):
            yield name, old.get(name, ""), new.get(name, "")


def _is_reordered(old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Return whether the names that both have are in another order."""
    return [name for name in old if name in new] != [name for name in new if name in old]
