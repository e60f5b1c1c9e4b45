"""How levels, tracks, and the parts of whole ladders and frameworks are compared."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar

from pm_career._model import Detail, Expectation, Level, Parts
from pm_career.comparing._changes import TrackChange
from pm_career.comparing._level_changes import LevelChange
from pm_career.comparing._pairing import Paired, pair_items, pair_values
from pm_career.comparing._renaming import Renaming, find_renamed
from pm_career.comparing._sides import Side, side_of_own
from pm_career.comparing._skills import Steps, compare_skills
from pm_career.frameworks import Track

_C = TypeVar("_C")

_name: Callable[[Detail], str] = attrgetter("name")


def compare_parts(old: Parts, new: Parts, make_change: Callable[..., _C]) -> _C:
    """Return the change that is made of what differs between two ladders or two frameworks.

    `make_change` takes the fields of `LadderChange` and `FrameworkChange` that both have.
    """
    renaming = find_renamed(old, new)
    levels = pair_values(old.levels, new.levels)
    skills = pair_values(old.skills, new.skills)
    proficiencies = pair_values(old.proficiencies, new.proficiencies)
    details = pair_items(old.details, new.details, _name)

    changes = [
        compare_sides(side_of_own(old, was, renaming), side_of_own(new, now), renaming)
        for was, now in levels.both()
        if was != now
    ]
    return make_change(
        old=old,
        new=new,
        levels=levels.difference(),
        changed_levels=tuple(filter(None, changes)),
        skills=skills.difference(),
        changed_skills=skills.edits(renaming.skill),
        proficiencies=proficiencies.difference(),
        changed_proficiencies=proficiencies.edits(),
        details=details.difference(),
        changed_details=details.edits(),
    )


# Tracks


def compare_tracks(tracks: Paired[Track], level_keys: Mapping[str, str]) -> tuple[TrackChange, ...]:
    """Return how the tracks of both frameworks differ.

    `level_keys` has the new key of each level that is in both frameworks, by its old one.
    """
    changes = [_compare_track(was, now, level_keys) for was, now in tracks.both()]
    return tuple(filter(None, changes))


def _compare_track(old: Track, new: Track, level_keys: Mapping[str, str]) -> TrackChange:
    renewed = [level_keys.get(key) for key in old.levels]  # a dropped level has no new key
    same = pair_items(renewed, new.levels).positions
    details = pair_items(old.details, new.details, _name)

    return TrackChange(
        old=old,
        new=new,
        levels=Paired(old.levels, new.levels, same).difference(),
        growth=pair_items(old.growth, new.growth).difference(),
        advancement=pair_items(old.advancement, new.advancement).difference(),
        details=details.difference(),
        changed_details=details.edits(),
    )


# Levels


def compare_sides(
    old: Side, new: Side, renaming: Renaming, steps: Steps | None = None
) -> LevelChange:
    """Return how the level of one side differs from that of the other.

    `steps` is given if both sides are levels of the same ladder.
    """
    was, now = old.level, new.level
    same = pair_items(old.renewed, new.renewed, _statement).positions
    expectations = Paired(old.expectations, new.expectations, same)
    details = pair_items(was.details, now.details, _name)

    return LevelChange(
        old=was,
        new=now,
        aliases=pair_items(was.aliases, now.aliases).difference(),
        responsibilities=pair_items(was.responsibilities, now.responsibilities).difference(),
        expectations=expectations.difference(),
        changed_expectations=expectations.edits(renaming.expectation),
        background=pair_items(_background(was), _background(now)).difference(),
        details=details.difference(),
        changed_details=details.edits(),
        skills=tuple(compare_skills(old, new, renaming, steps)),
    )


def _background(level: Level) -> Sequence[str]:
    return level.experience.background if level.experience else ()


def _statement(expectation: Expectation) -> Hashable:
    """Return what identifies an expectation, even if its skills have changed."""
    return expectation.statement or expectation
