"""The values that say what differs between ladders, and between frameworks."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

from pm_career._display import Shown
from pm_career._model import Detail, Ladder, Level, Proficiency, Skill, scale_of, tell_apart
from pm_career._wording import describe_change
from pm_career.comparing._catalogue import (
    proficiency_lines,
    proficiency_rows,
    skill_lines,
    skill_rows,
)
from pm_career.comparing._differences import Difference, Edit, show_difference
from pm_career.comparing._level_changes import LevelChange, show_level_change
from pm_career.comparing._views import (
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
from pm_career.frameworks import Framework, Track

if TYPE_CHECKING:
    from pm_career._display import Page


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
        name = _level_namer(self)
        _show_facts(page, self)
        show_difference(page, "Levels", self.levels, name)
        page.listing("Levels renamed", map(_renaming, self.renamed_levels))
        _show_catalogue(page, self)
        show_difference(page, "Growth", self.growth)
        show_difference(page, "Advancement", self.advancement)
        _show_details_and_texts(page, self)
        _show_changed_levels(page, self, name)


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class TrackChange(Shown):
    """How a track differs from an earlier version of itself.

    To see changes of the key, title and summary, compare `old` and `new`. If nothing has changed,
    the value is falsy. The new key of a level is not a change of its tracks.
    """

    old: Track
    """The track as it was."""

    new: Track
    """The track as it is."""

    levels: Difference[str] = attrs.field(repr=False)
    """The keys of the levels that the track gained or dropped, or that have moved on it.

    A dropped level has its old key, and any other level its new one.
    """

    growth: Difference[str] = attrs.field(repr=False)
    """What differs in `growth`, which is what changes on the way up."""

    advancement: Difference[str] = attrs.field(repr=False)
    """What differs in `advancement`, which is what earns the next step."""

    details: Difference[Detail] = attrs.field(repr=False)
    """The details that were gained, dropped or moved. A detail is recognised by its name."""

    changed_details: tuple[Edit[Detail], ...] = attrs.field(repr=False)
    """The details of both tracks whose texts differ, in the order of the new track."""

    def __bool__(self) -> bool:
        # Levels may have new keys; everything else is the track's own.
        return bool(self.levels) or attrs.evolve(self.old, levels=self.new.levels) != self.new

    @property
    def renamed(self) -> bool:
        """Whether the key or the title has changed."""
        return (self.old.key, self.old.title) != (self.new.key, self.new.title)

    def _show_on(self, page: "Page") -> None:
        _show_track_change(page, self, self.levels)


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class FrameworkChange(Shown):
    """How a framework differs from another, or from an earlier version of itself.

    To see changes of the title, summary, version, source and `cumulative`, compare `old` and `new`.
    If both frameworks have a track, level, skill or proficiency, the value contains that of the new
    one. If nothing has changed, the value is falsy.
    """

    old: Framework
    """The framework as it was."""

    new: Framework
    """The framework as it is."""

    tracks: Difference[Track] = attrs.field(repr=False)
    """The tracks that were gained, dropped or moved."""

    changed_tracks: tuple[TrackChange, ...] = attrs.field(repr=False)
    """How the tracks of both frameworks differ, in the order of the new framework."""

    levels: Difference[Level] = attrs.field(repr=False)
    """The levels that were gained, dropped or moved in the list of all levels.

    The order of that list means nothing. A level that has moved on a track is a change of the
    track.
    """

    changed_levels: tuple[LevelChange, ...] = attrs.field(repr=False)
    """How the levels of both frameworks differ, in the order of the new framework."""

    skills: Difference[Skill] = attrs.field(repr=False)
    """The skills that were gained, dropped or moved."""

    changed_skills: tuple[Edit[Skill], ...] = attrs.field(repr=False)
    """The skills of both frameworks that differ, in the order of the new framework."""

    proficiencies: Difference[Proficiency] = attrs.field(repr=False)
    """The proficiencies that were gained, dropped or moved."""

    changed_proficiencies: tuple[Edit[Proficiency], ...] = attrs.field(repr=False)
    """The proficiencies of both frameworks that differ, in the order of the new framework."""

    details: Difference[Detail] = attrs.field(repr=False)
    """The details that were gained, dropped or moved. A detail is recognised by its name."""

    changed_details: tuple[Edit[Detail], ...] = attrs.field(repr=False)
    """The details of both frameworks whose texts differ, in the order of the new framework."""

    def __bool__(self) -> bool:
        return self.old != self.new

    @property
    def renamed_tracks(self) -> tuple[TrackChange, ...]:
        """The changed tracks that have another key or title."""
        return tuple(change for change in self.changed_tracks if change.renamed)

    @property
    def renamed_levels(self) -> tuple[LevelChange, ...]:
        """The changed levels that have another key or title."""
        return tuple(change for change in self.changed_levels if change.renamed)

    def _show_on(self, page: "Page") -> None:
        name = _level_namer(self)
        _show_facts(page, self)
        page.listing("Tracks gained", [_list_levels(self.new, each) for each in self.tracks.gained])
        page.listing("Tracks dropped", map(str, self.tracks.dropped))
        page.listing("Tracks moved", map(str, self.tracks.moved))
        page.listing("Tracks renamed", map(_renaming, self.renamed_tracks))
        page.listing("Levels gained", map(name, self.levels.gained))
        page.listing("Levels dropped", map(name, self.levels.dropped))
        page.listing("Levels renamed", map(_renaming, self.renamed_levels))
        if self.levels.moved:
            # Beside the tracks, "Levels moved" would look like a promotion.
            page.paragraph("The levels are listed in another order.")
        _show_catalogue(page, self)
        _show_details_and_texts(page, self)

        for change in self.changed_tracks:
            _show_track_change(page, change, _with_names(change.levels, self, name))
        _show_changed_levels(page, self, name)


_Change: TypeAlias = LadderChange | FrameworkChange


# What changes of ladders and of frameworks show


def _show_facts(page: "Page", change: _Change) -> None:
    """Show the titles, and the short fields that have changed."""
    old, new = change.old, change.new
    show_title(page, old_to_new(old.title, new.title), changed=bool(change))
    page.note(describe_change("Version", old.version, new.version))
    page.note(describe_change("Source", old.source, new.source))
    if old.cumulative != new.cumulative:
        page.note("Now cumulative" if new.cumulative else "No longer cumulative")
    show_short_details(page, change.changed_details)


def _show_catalogue(page: "Page", change: _Change) -> None:
    """Show what has changed of skills and proficiencies, without their long texts."""
    show_difference(page, "Skills", change.skills)
    page.listing("Skills changed", skill_lines(change.changed_skills, _new_keys(change)))
    show_difference(page, "Proficiencies", change.proficiencies)
    page.listing("Proficiencies changed", proficiency_lines(change.changed_proficiencies))


def _show_details_and_texts(page: "Page", change: _Change) -> None:
    """Show the details that differ, and all long texts that have changed but those of levels."""
    show_difference(page, "Details", change.details, write_detail)
    show_texts(page, columns(change.old.title, change.new.title), _rows(change))


def _rows(change: _Change) -> Iterator[Row]:
    """Yield the row of each text that has changed, without those of levels and tracks."""
    old, new = change.old, change.new
    names = {each.key: each.name for each in (*scale_of(old), *scale_of(new))}

    yield from text_rows("Summary", old.summary, new.summary)
    yield from detail_rows(change.changed_details)
    yield from skill_rows(change.changed_skills, _new_keys(change), names)
    yield from proficiency_rows(change.changed_proficiencies)


def _show_changed_levels(page: "Page", change: _Change, name: Callable[[Level], str]) -> None:
    """Show how each level has changed, under its names."""
    for level in change.changed_levels:
        show_level_change(page, level, name(level.old), name(level.new))


def _new_keys(change: _Change) -> Mapping[str, str]:
    """Return the new key of each proficiency of the scale that has changed, by its old one."""
    changed: Iterable[Edit[Proficiency] | LevelChange] = change.changed_proficiencies
    if not (change.old.proficiencies or change.new.proficiencies):
        changed = change.changed_levels
    return {each.old.key: each.new.key for each in changed}


def _level_namer(change: _Change) -> Callable[[Level], str]:
    """Return the function that names a level: by its title, and by its key if others share that."""
    shared: set[str] = set()
    for levels in (change.old.levels, change.new.levels):
        titles = Counter(level.title for level in levels)
        shared.update(title for title, number in titles.items() if number > 1)

    def name(level: Level) -> str:
        return f"{level.title} ({level.key})" if level.title in shared else level.title

    return name


def _renaming(change: LevelChange | TrackChange) -> str:
    old, new = change.old, change.new
    return f"{old.title} ({old.key}) -> {new.title} ({new.key})"


# How tracks and their changes are shown


def _list_levels(framework: Framework, track: Track) -> str:
    """Return the title of a track, and those of its levels."""
    return f"{track.title}: {', '.join(tell_apart(framework[track.key]))}"


def _show_track_change(page: "Page", change: TrackChange, levels: Difference[str]) -> None:
    """Show a change of a track, given the names of the levels that differ."""
    old, new = change.old, change.new
    # A level below may have the same title.
    show_title(page, f"Track: {old_to_new(old.title, new.title)}", changed=bool(change))
    if old.title == new.title:  # otherwise the title shows that the track was renamed
        page.note(describe_change("Key", old.key, new.key))
    show_short_details(page, change.changed_details)

    show_difference(page, "Levels", levels)
    show_difference(page, "Growth", change.growth)
    show_difference(page, "Advancement", change.advancement)
    show_difference(page, "Details", change.details, write_detail)
    rows = [*text_rows("Summary", old.summary, new.summary), *detail_rows(change.changed_details)]
    show_texts(page, columns(old.title, new.title), rows)


def _with_names(
    levels: Difference[str], change: FrameworkChange, name: Callable[[Level], str]
) -> Difference[str]:
    """Return a difference between levels with their names instead of their keys."""
    old, new = change.old, change.new
    return Difference(
        gained=tuple(name(new.level(key)) for key in levels.gained),
        dropped=tuple(name(old.level(key)) for key in levels.dropped),
        moved=tuple(name(new.level(key)) for key in levels.moved),
    )
