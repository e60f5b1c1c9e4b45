"""What differs between two levels, between two ladders, and between two frameworks.

Only programs that compare import this module and load its classes.
"""

from functools import partial

from pm_career import _public
from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder, Level, require_ladder, skill_steps
from pm_career.comparing._changes import FrameworkChange, LadderChange, TrackChange
from pm_career.comparing._comparing import compare_parts, compare_sides, compare_tracks
from pm_career.comparing._differences import Difference, Edit
from pm_career.comparing._level_changes import LevelChange, SkillChange
from pm_career.comparing._pairing import new_keys, pair_items, pair_tracks, pair_values
from pm_career.comparing._renaming import find_renamed
from pm_career.comparing._sides import side_of_all
from pm_career.frameworks import Framework, require_framework

__all__ = [
    "Difference",
    "Edit",
    "FrameworkChange",
    "LadderChange",
    "LevelChange",
    "SkillChange",
    "TrackChange",
    "compare_frameworks",
    "compare_ladders",
    "compare_levels",
]


def compare_levels(
    old: Level | str,
    new: Level | str,
    *,
    ladder: Ladder | None = None,
    new_ladder: Ladder | None = None,
) -> LevelChange:
    """Return how a level differs from another one.

    All expectations of each level are compared, and all skills that it expects. In a cumulative
    ladder, that includes what the levels below it expect. So nothing that is expected is dropped on
    the way up. If a level states again what a level below it states, only its own statement counts.

    A skill of one ladder is the same as a skill of the other if they have the same key, or else if
    they share a name that no third skill has. The same holds for proficiencies. A skill is raised
    or lowered only if both ladders list both proficiencies, in the same order. Otherwise it is
    changed, because a scale does not say what its proficiencies mean on the other one.

    In a ladder that measures skills by its own levels, a skill is raised if there is a step between
    the levels. Such a ladder says nothing about the levels of another ladder, not even of another
    version of itself. If the texts of a skill differ there, the skill is changed.

    Args:
        old: The level to compare from, or any of its names.
        new: The level to compare to, or any of its names.
        ladder: The ladder of the old level; the packaged one if omitted.
        new_ladder: The ladder of the new level; the one of the old level if omitted.

    Raises:
        AmbiguousNameError: when more than one level of a ladder has this name.
        TypeError: when a ladder is not a `Ladder`, but for example the path of its file.
        UnknownLevelError: when a ladder has no such level.

    >>> from pm_career.comparing import compare_levels
    >>> change = compare_levels("PM", "Senior PM")
    >>> change.responsibilities.gained[0]
    'Leads the development of strategic product initiatives'
    >>> [(each.skill.name, each.kind) for each in change.skills][:2]
    [('Product management', 'raised'), ('Market knowledge', 'raised')]
    """
    ladder = ladder_or_packaged(ladder)
    new_ladder = ladder if new_ladder is None else ladder_or_packaged(new_ladder)

    before, after = ladder.position(old), new_ladder.position(new)
    renaming = find_renamed(ladder, new_ladder)
    return compare_sides(
        side_of_all(ladder, before, renaming),
        side_of_all(new_ladder, after),
        renaming,
        skill_steps(ladder) if ladder == new_ladder else None,
    )


def compare_ladders(old: Ladder, new: Ladder) -> LadderChange:
    """Return how a ladder differs from another one, such as its own earlier version.

    A level, skill or proficiency of one ladder is the same as one of the other if they have the
    same key, or else if they share a name that no third one has. So a level that was split in two
    counts as dropped, and so do levels that were merged.

    Levels are compared as by `compare_levels`, but only by what each of them states itself. In a
    cumulative ladder, a change in one level is therefore reported once, and not again for every
    level above. The new key of a skill or a proficiency is reported once too, and not for every
    expectation.

    Raises:
        TypeError: when a value is not a `Ladder`, but for example the path of its file.

    >>> from attrs import evolve
    >>> from pm_career import default_ladder
    >>> from pm_career.comparing import compare_ladders
    >>> ladder = default_ladder()
    >>> change = compare_ladders(ladder, evolve(ladder, levels=ladder[1:]))
    >>> [level.title for level in change.levels.dropped]
    ['Associate Product Manager']
    """
    require_ladder(old)
    require_ladder(new)
    change = partial(
        LadderChange,
        growth=pair_items(old.growth, new.growth).difference(),
        advancement=pair_items(old.advancement, new.advancement).difference(),
    )
    return compare_parts(old, new, change)


def compare_frameworks(old: Framework, new: Framework) -> FrameworkChange:
    """Return how a framework differs from another one, such as its own earlier version.

    Levels, skills and proficiencies are compared as by `compare_ladders`. A level that several
    tracks share is compared once. A track of one framework is the same as one of the other if they
    have the same key, or else a name that no third track has. The new key of a level is a change of
    the level, and not of the tracks that have it.

    Raises:
        TypeError: when a value is not a `Framework`, but for example a ladder.

    >>> from attrs import evolve
    >>> from pm_career import default_ladder
    >>> from pm_career.comparing import compare_frameworks
    >>> from pm_career.frameworks import Framework, Track
    >>> ladder = default_ladder()
    >>> track = Track(key="manager", title="Manager", levels=[level.key for level in ladder[:3]])
    >>> old = Framework(
    ...     title="Acme",
    ...     levels=ladder.levels,
    ...     tracks=[track],
    ...     skills=ladder.skills,
    ...     proficiencies=ladder.proficiencies,
    ... )
    >>> longer = evolve(track, levels=[level.key for level in ladder[:4]])
    >>> (change,) = compare_frameworks(old, evolve(old, tracks=[longer])).changed_tracks
    >>> change.levels.gained
    ('lead-product-manager',)
    """
    require_framework(old)
    require_framework(new)
    tracks = pair_tracks(old.tracks, new.tracks)
    change = partial(
        FrameworkChange,
        tracks=tracks.difference(),
        changed_tracks=compare_tracks(tracks, new_keys(pair_values(old.levels, new.levels))),
    )
    return compare_parts(old, new, change)


_public.publish(__all__, __name__)
