"""What differs between two levels, and between two ladders.

Only programs that compare import this module and load its classes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from pm_career import _public
from pm_career._files import ladder_or_packaged
from pm_career._model import Expectation, Ladder, Level, Proficiency, Skill
from pm_career.comparing._changes import (
    Difference,
    Edit,
    Kind,
    LadderChange,
    LevelChange,
    SkillChange,
)
from pm_career.comparing._pairing import pair

__all__ = [
    "Difference",
    "Edit",
    "LadderChange",
    "LevelChange",
    "SkillChange",
    "compare_ladders",
    "compare_levels",
]

_T = TypeVar("_T")
_N = TypeVar("_N", Level, Skill, Proficiency)

_Pairs: TypeAlias = list[tuple[_N, _N]]
"""The values that are in both ladders, each as it was and as it is."""


def compare_levels(
    old: Level | str,
    new: Level | str,
    *,
    ladder: Ladder | None = None,
    new_ladder: Ladder | None = None,
) -> LevelChange:
    """Return how a level differs from another one.

    The change has all expectations and skills that a level expects, each expectation once. In a
    cumulative ladder, that includes what the levels below it expect. So nothing that is expected is
    dropped on the way up.

    A skill of one ladder is the same as a skill of the other if they have the same key, or else if
    they share a name that no third skill has. Proficiencies are the same if they have the same key.
    A skill is raised or lowered only if both ladders list both proficiencies, in the same order.
    Otherwise it is changed, because one scale alone does not say what its words mean on the other.

    Args:
        old: The level to compare from, or any of its names.
        new: The level to compare to, or any of its names.
        ladder: The ladder of the old level; the packaged one if omitted.
        new_ladder: The ladder of the new level; the one of the old level if omitted.

    Raises:
        UnknownLevelError: when a ladder has no such level.

    >>> from pm_career.comparing import compare_levels
    >>> change = compare_levels("PM", "Senior PM")
    >>> change.responsibilities.gained[0]
    'Leads the development of strategic product initiatives'
    >>> [(each.skill.name, each.kind) for each in change.skills][:2]
    [('Product management', 'raised'), ('Market knowledge', 'raised')]
    """
    ladder = ladder_or_packaged(ladder)
    new_ladder = ladder if new_ladder is None else new_ladder

    before, after = ladder.position(old), new_ladder.position(new)
    return _compare_sides(
        _Side(ladder, ladder[before], _expectations(ladder, before)),
        _Side(new_ladder, new_ladder[after], _expectations(new_ladder, after)),
        pair(ladder.skills, new_ladder.skills),
    )


def compare_ladders(old: Ladder, new: Ladder) -> LadderChange:
    """Return how a ladder differs from another one, such as its own earlier version.

    A level, skill or proficiency of one ladder is the same as one of the other if they have the
    same key, or else if they share a name that no third one has. So a level that was split in two
    counts as dropped, and so do levels that were merged.

    Levels are compared as `compare_levels` does, but by what each states itself. In a cumulative
    ladder, a change in one level is therefore reported once, and not again for every level above.

    >>> from attrs import evolve
    >>> from pm_career import default_ladder
    >>> from pm_career.comparing import compare_ladders
    >>> ladder = default_ladder()
    >>> change = compare_ladders(ladder, evolve(ladder, levels=ladder[1:]))
    >>> [level.title for level in change.levels.dropped]
    ['Associate Product Manager']
    """
    levels = pair(old.levels, new.levels)
    skills = pair(old.skills, new.skills)
    proficiencies = pair(old.proficiencies, new.proficiencies)

    changed_levels: list[LevelChange] = []
    for was, now in levels:
        if was != now:
            before = _Side(old, was, was.expectations)
            after = _Side(new, now, now.expectations)
            changed_levels.append(_compare_sides(before, after, skills))

    return LadderChange(
        old=old,
        new=new,
        levels=_compare_lists(_renew(old.levels, levels), new.levels),
        changed_levels=tuple(changed_levels),
        skills=_compare_lists(_renew(old.skills, skills), new.skills),
        changed_skills=_edits(skills),
        proficiencies=_compare_lists(_renew(old.proficiencies, proficiencies), new.proficiencies),
        changed_proficiencies=_edits(proficiencies),
        growth=_compare_lists(old.growth, new.growth),
        advancement=_compare_lists(old.advancement, new.advancement),
    )


class _Side(NamedTuple):
    """One side of a comparison: a level, its ladder, and the expectations that are compared."""

    ladder: Ladder
    level: Level
    expectations: Sequence[Expectation]


def _expectations(ladder: Ladder, position: int) -> Sequence[Expectation]:
    """Return all that the level at a position expects, each expectation once."""
    lowest = 0 if ladder.cumulative else position
    levels = ladder[lowest : position + 1]

    # A level of a cumulative ladder may state again what a level below it states.
    return list(dict.fromkeys(each for level in levels for each in level.expectations))


def _compare_sides(old: _Side, new: _Side, skills: _Pairs[Skill]) -> LevelChange:
    was, now = old.level, new.level
    return LevelChange(
        old=was,
        new=now,
        aliases=_compare_lists(was.aliases, now.aliases),
        responsibilities=_compare_lists(was.responsibilities, now.responsibilities),
        expectations=_compare_lists(old.expectations, new.expectations),
        background=_compare_lists(_background(was), _background(now)),
        skills=tuple(_compare_skills(old, new, skills)),
    )


def _background(level: Level) -> Sequence[str]:
    return level.experience.background if level.experience else ()


# Skills


def _compare_skills(old: _Side, new: _Side, pairs: _Pairs[Skill]) -> Iterator[SkillChange]:
    """Yield each skill that the sides expect at different proficiencies."""
    had, has = _highest_proficiencies(old), _highest_proficiencies(new)

    old_keys = {now.key: was.key for was, now in pairs}
    for skill in new.ladder.skills:
        old_key = old_keys.get(skill.key)
        was = had.get(old_key) if old_key else None
        now = has.get(skill.key)
        # One key is one proficiency, even if each ladder states another meaning for it.
        if (was and was.key) != (now and now.key):
            kind = _kind(was, now, (old.ladder, new.ladder))
            yield SkillChange(skill=skill, old=was, new=now, kind=kind)

    in_both = {was.key for was, _ in pairs}
    for skill in old.ladder.skills:
        if skill.key in had and skill.key not in in_both:
            yield SkillChange(skill=skill, old=had[skill.key], new=None, kind="dropped")


def _highest_proficiencies(side: _Side) -> dict[str, Proficiency]:
    """Return the highest proficiency that the expectations ask for, by skill key."""
    ranks: dict[str, int] = {}
    for expectation in side.expectations:
        for need in expectation.requirements:
            rank = side.ladder.rank(need.proficiency or side.level.key)
            ranks[need.skill] = max(rank, ranks.get(need.skill, 0))
    return {skill: side.ladder.scale[rank - 1] for skill, rank in ranks.items()}


def _kind(old: Proficiency | None, new: Proficiency | None, ladders: Iterable[Ladder]) -> Kind:
    """Return how a proficiency changes, given two that differ or one of them."""
    if old is None:
        return "gained"
    if new is None:
        return "dropped"

    # "strong" to "working" is lowered only if "strong" is the higher one on both scales.
    kinds: set[Kind] = {_direction(old.key, new.key, ladder) for ladder in ladders}
    return kinds.pop() if len(kinds) == 1 else "changed"


def _direction(old: str, new: str, ladder: Ladder) -> Kind:
    """Return how a proficiency changes on the scale of one ladder."""
    scale = [proficiency.key for proficiency in ladder.scale]
    if old not in scale or new not in scale:
        return "changed"
    return "raised" if scale.index(old) < scale.index(new) else "lowered"


# Values that are in both ladders


def _renew(old: Iterable[_N], pairs: _Pairs[_N]) -> list[_N]:
    """Return the old values, those that are in both ladders as they are now."""
    now_by_key = {was.key: now for was, now in pairs}
    return [now_by_key.get(value.key, value) for value in old]


def _edits(pairs: _Pairs[_N]) -> tuple[Edit[_N], ...]:
    """Return the values that have changed."""
    return tuple(Edit(old=was, new=now) for was, now in pairs if was != now)


# Items of a list


def _compare_lists(old: Sequence[_T], new: Sequence[_T]) -> Difference[_T]:
    """Return what differs between two lists of items."""
    stayed, dropped = _split(old, new)
    kept, gained = _split(new, old)

    # Both have the same items. From "a b c" to "a c b", the items at the second and the third place
    # have moved.
    moved = [now for was, now in zip(stayed, kept, strict=True) if was != now]
    return Difference(gained=tuple(gained), dropped=tuple(dropped), moved=tuple(moved))


def _split(items: Iterable[_T], others: Iterable[_T]) -> tuple[list[_T], list[_T]]:
    """Return the items that are also among the others, and the rest.

    An item that is listed three times here, and twice there, is once in the rest.
    """
    unmatched = Counter(others)
    shared: list[_T] = []
    rest: list[_T] = []
    for item in items:
        if unmatched[item]:
            unmatched[item] -= 1
            shared.append(item)
        else:
            rest.append(item)
    return shared, rest


_public.publish(__all__, __name__)
