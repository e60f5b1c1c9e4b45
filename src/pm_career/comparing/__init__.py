"""What differs between two levels, and between two ladders.

Only programs that compare import this module and load its classes.
"""

from collections.abc import Callable, Hashable, Sequence
from operator import attrgetter

from pm_career import _public
from pm_career._files import ladder_or_packaged
from pm_career._model import Detail, Expectation, Ladder, Level, require_ladder
from pm_career.comparing._changes import LadderChange, LevelChange, SkillChange
from pm_career.comparing._differences import Difference, Edit
from pm_career.comparing._pairing import Paired, pair_items, pair_values
from pm_career.comparing._renaming import Renaming, find_renamed
from pm_career.comparing._sides import Side, side_of_all, side_of_own
from pm_career.comparing._skills import compare_skills

__all__ = [
    "Difference",
    "Edit",
    "LadderChange",
    "LevelChange",
    "SkillChange",
    "compare_ladders",
    "compare_levels",
]

_name: Callable[[Detail], str] = attrgetter("name")


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
    return _compare_sides(
        side_of_all(ladder, before, renaming), side_of_all(new_ladder, after), renaming
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

    renaming = find_renamed(old, new)
    levels = pair_values(old.levels, new.levels)
    skills = pair_values(old.skills, new.skills)
    proficiencies = pair_values(old.proficiencies, new.proficiencies)
    details = pair_items(old.details, new.details, _name)

    changes = [
        _compare_sides(side_of_own(old, was, renaming), side_of_own(new, now), renaming)
        for was, now in levels.both()
        if was != now
    ]
    return LadderChange(
        old=old,
        new=new,
        levels=levels.difference(),
        changed_levels=tuple(filter(None, changes)),
        skills=skills.difference(),
        changed_skills=skills.edits(renaming.skill),
        proficiencies=proficiencies.difference(),
        changed_proficiencies=proficiencies.edits(),
        growth=pair_items(old.growth, new.growth).difference(),
        advancement=pair_items(old.advancement, new.advancement).difference(),
        details=details.difference(),
        changed_details=details.edits(),
    )


def _compare_sides(old: Side, new: Side, renaming: Renaming) -> LevelChange:
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
        skills=tuple(compare_skills(old, new, renaming)),
    )


def _background(level: Level) -> Sequence[str]:
    return level.experience.background if level.experience else ()


def _statement(expectation: Expectation) -> Hashable:
    """Return what identifies an expectation whose skills have changed."""
    return expectation.statement or expectation


_public.publish(__all__, __name__)
