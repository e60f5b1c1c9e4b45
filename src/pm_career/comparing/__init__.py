"""What differs between two levels, and between two ladders.

A module of its own, so that only programs that compare load its classes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from pm_career._files import default_ladder
from pm_career._model import Expectation, Ladder, Level, Proficiency, Skill, names_of
from pm_career._names import normalise
from pm_career.comparing._changes import (
    Difference,
    Edit,
    Kind,
    LadderChange,
    LevelChange,
    SkillChange,
)

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


def compare_levels(
    old: Level | str,
    new: Level | str,
    *,
    ladder: Ladder | None = None,
    new_ladder: Ladder | None = None,
) -> LevelChange:
    """Return how a level differs from another one.

    Both are levels of one ladder, unless `new_ladder` is given. Expectations and skills are all
    that a level expects, each expectation once. In a cumulative ladder that includes what the
    levels below it expect, so none is dropped on the way up.

    A skill of one ladder is that of another if they share a key, or else a name that neither shares
    with a third; a proficiency is if they share a key. A skill counts as raised or lowered only
    where both ladders list both proficiencies, in the same order: one scale alone does not tell
    what its words meant on the other.

    Raises:
        UnknownLevelError: when a ladder has no such level.

    >>> from pm_career.comparing import compare_levels
    >>> change = compare_levels("PM", "Senior PM")
    >>> change.responsibilities.gained[0]
    'Leads the development of strategic product initiatives'
    >>> [(each.skill.name, each.kind) for each in change.skills][:2]
    [('Product management', 'raised'), ('Market knowledge', 'raised')]
    """
    ladder = default_ladder() if ladder is None else ladder
    new_ladder = ladder if new_ladder is None else new_ladder
    before, after = ladder.position(old), new_ladder.position(new)
    return _level_change(
        _Side(ladder, ladder[before], _expected(ladder, before)),
        _Side(new_ladder, new_ladder[after], _expected(new_ladder, after)),
        _pairs(ladder.skills, new_ladder.skills),
    )


def compare_ladders(old: Ladder, new: Ladder) -> LadderChange:
    """Return how a ladder differs from another one, such as its own earlier version.

    A level, skill or proficiency of one ladder is that of the other if they share a key, or else a
    name that neither shares with a third. So what was split in two, or merged, counts as dropped.

    Levels are compared as by `compare_levels`, but by what each states itself. So what has changed
    in one level of a cumulative ladder does not show again in every level above.

    >>> from attrs import evolve
    >>> from pm_career.comparing import compare_ladders
    >>> ladder = default_ladder()
    >>> change = compare_ladders(ladder, evolve(ladder, levels=ladder[1:]))
    >>> [level.title for level in change.levels.dropped]
    ['Associate Product Manager']
    """
    levels = _pairs(old.levels, new.levels)
    skills = _pairs(old.skills, new.skills)
    proficiencies = _pairs(old.proficiencies, new.proficiencies)
    return LadderChange(
        old=old,
        new=new,
        levels=_difference(_renewed(old.levels, levels), new.levels),
        changed_levels=tuple(
            _level_change(
                _Side(old, was, was.expectations), _Side(new, now, now.expectations), skills
            )
            for was, now in levels
            if was != now
        ),
        skills=_difference(_renewed(old.skills, skills), new.skills),
        changed_skills=_edits(skills),
        proficiencies=_difference(_renewed(old.proficiencies, proficiencies), new.proficiencies),
        changed_proficiencies=_edits(proficiencies),
        growth=_difference(old.growth, new.growth),
        advancement=_difference(old.advancement, new.advancement),
    )


class _Side(NamedTuple):
    """One side of a comparison: a level, its ladder, and the expectations that are compared."""

    ladder: Ladder
    level: Level
    expectations: Sequence[Expectation]


def _level_change(old: _Side, new: _Side, skills: list[tuple[Skill, Skill]]) -> LevelChange:
    was, now = old.level, new.level
    return LevelChange(
        old=was,
        new=now,
        aliases=_difference(was.aliases, now.aliases),
        responsibilities=_difference(was.responsibilities, now.responsibilities),
        expectations=_difference(old.expectations, new.expectations),
        background=_difference(_background(was), _background(now)),
        skills=tuple(_skill_changes(old, new, skills)),
    )


def _expected(ladder: Ladder, position: int) -> Sequence[Expectation]:
    """Return the expectations that a person at the level meets, each once."""
    levels = ladder[0 if ladder.cumulative else position : position + 1]
    return list(dict.fromkeys(each for level in levels for each in level.expectations))


def _background(level: Level) -> Sequence[str]:
    return level.experience.background if level.experience else ()


def _skill_changes(
    old: _Side, new: _Side, pairs: list[tuple[Skill, Skill]]
) -> Iterator[SkillChange]:
    """Yield each skill of which the sides expect different proficiencies."""
    new_keys = {was.key: now.key for was, now in pairs}
    had = {new_keys.get(skill, skill): at for skill, at in _asked(old).items()}
    has = _asked(new)
    gone = [skill for skill in old.ladder.skills if skill.key not in new_keys]
    for skill in (*new.ladder.skills, *gone):
        was, now = had.get(skill.key), has.get(skill.key)
        if (was and was.key) != (now and now.key):
            kind = _kind(was, now, (old.ladder, new.ladder))
            yield SkillChange(skill=skill, old=was, new=now, kind=kind)


def _asked(side: _Side) -> dict[str, Proficiency]:
    """Return the highest proficiency that the expectations ask for, of each skill key."""
    ranks: dict[str, int] = {}
    for expectation in side.expectations:
        for need in expectation.requirements:
            rank = side.ladder.rank(need.proficiency)
            ranks[need.skill] = max(rank, ranks.get(need.skill, 0))
    return {skill: side.ladder.proficiencies[rank - 1] for skill, rank in ranks.items()}


def _kind(old: Proficiency | None, new: Proficiency | None, ladders: Iterable[Ladder]) -> Kind:
    if old is None:
        return "gained"
    if new is None:
        return "dropped"
    rises = {_rises(old.key, new.key, ladder) for ladder in ladders}
    if len(rises) > 1 or None in rises:
        return "changed"
    return "raised" if True in rises else "lowered"


def _rises(old: str, new: str, ladder: Ladder) -> bool | None:
    """Return whether the new proficiency is the higher one; `None` where one is not listed."""
    scale = [proficiency.key for proficiency in ladder.proficiencies]
    return scale.index(old) < scale.index(new) if old in scale and new in scale else None


def _pairs(old: Sequence[_N], new: Sequence[_N]) -> list[tuple[_N, _N]]:
    """Return what is in both, as it was and as it is, in the new order."""
    by_key = {each.key: each for each in old}
    same = {each.key: each.key for each in new if each.key in by_key}
    owners = {name: each.key for each in old if each.key not in same for name in _names(each)}
    links = {
        (owners[name], each.key)
        for each in new
        if each.key not in same
        for name in _names(each)
        if name in owners
    }
    olds, news = Counter(was for was, _ in links), Counter(now for _, now in links)
    same |= {now: was for was, now in links if olds[was] == news[now] == 1}
    return [(by_key[same[each.key]], each) for each in new if each.key in same]


def _names(value: Level | Skill | Proficiency) -> Iterator[str]:
    return (normalise(name) for _, name in names_of(value))


def _renewed(old: Iterable[_N], pairs: Iterable[tuple[_N, _N]]) -> list[_N]:
    """Return the old values, but the new one for each that is in both."""
    new = {was.key: now for was, now in pairs}
    return [new.get(each.key, each) for each in old]


def _edits(pairs: Iterable[tuple[_N, _N]]) -> tuple[Edit[_N], ...]:
    return tuple(Edit(old=was, new=now) for was, now in pairs if was != now)


def _difference(old: Sequence[_T], new: Sequence[_T]) -> Difference[_T]:
    stayed, dropped = _parted(old, new)
    kept, gained = _parted(new, old)
    return Difference(
        gained=tuple(gained),
        dropped=tuple(dropped),
        moved=tuple(now for was, now in zip(stayed, kept, strict=True) if was != now),
    )


def _parted(values: Iterable[_T], others: Iterable[_T]) -> tuple[list[_T], list[_T]]:
    """Return the values that have an equal among the others, one for one, and the rest."""
    unmatched = Counter(others)
    shared: list[_T] = []
    own: list[_T] = []
    for value in values:
        (shared if unmatched[value] > 0 else own).append(value)
        unmatched[value] -= 1
    return shared, own
