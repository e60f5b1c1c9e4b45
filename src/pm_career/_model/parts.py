"""What a ladder and a framework have in common: their parts, and what is kept with them."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ClassVar, TypeVar

from pm_career._model.values import Detail, Level, Proficiency, Skill, names_of, tell_apart
from pm_career._names import Index
from pm_career.exceptions import UnknownLevelError, UnknownSkillError

_T = TypeVar("_T")
_P = TypeVar("_P", bound="Parts")


class Parts:
    """A value that consists of levels, skills and proficiencies. Its class has these fields.

    It keeps the answers of functions for as long as it lives. They are in a slot of this base
    class. So they are not a field: they are not compared, shown, copied or pickled.
    """

    __slots__ = ("_kept",)

    _kept: dict[Callable[..., Any], Any]
    __attrs_attrs__: ClassVar[Any]

    title: str
    version: str
    levels: tuple[Level, ...]
    skills: tuple[Skill, ...]
    proficiencies: tuple[Proficiency, ...]
    details: tuple[Detail, ...]


def kept_with_the_ladder(function: Callable[[_P], _T]) -> Callable[[_P], _T]:
    """Return a function that is called once for each ladder; the ladder keeps its answer.

    A framework keeps answers in the same way. If two threads ask at the same time, each may call
    the function. Their answers are equal, and one is kept.
    """

    @wraps(function)
    def kept(ladder: _P) -> _T:
        try:
            known: _T = ladder._kept[function]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        except (AttributeError, KeyError):
            pass
        else:
            return known

        answer = function(ladder)
        _keep(ladder, function, answer)
        return answer

    return kept


# The slot is private to this module, not to the class.


def _keep(parts: Parts, function: Callable[..., _T], answer: _T) -> None:
    # A ladder has no answers if it is new, a copy, or from a pickle. It is frozen, so its own
    # `__setattr__` would raise an error.
    if not hasattr(parts, "_kept"):
        object.__setattr__(parts, "_kept", {})
    parts._kept[function] = answer  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


@kept_with_the_ladder
def level_index(parts: Parts) -> Index[Level]:
    """Return the positions of the levels by their names."""
    return Index(Level, parts.levels, names_of, UnknownLevelError)


@kept_with_the_ladder
def skill_index(parts: Parts) -> Index[Skill]:
    """Return the positions of the skills in the catalogue by their names."""
    return Index(Skill, parts.skills, names_of, UnknownSkillError)


def scale_of(parts: Parts) -> tuple[Proficiency, ...]:
    """Return the proficiencies, or else a proficiency for each of the levels.

    The proficiency of a level has its key, and its title as the name. If two levels share that
    title, the key is part of the name.
    """
    return parts.proficiencies or _levels_as_proficiencies(parts)


@kept_with_the_ladder
def ranks_by_key(parts: Parts) -> Mapping[str, int]:
    """Return the rank of each proficiency of the scale by its key, counted from 1.

    In a framework without proficiencies, the ranks only tell the levels apart. The order of levels
    is that of each track.
    """
    return {proficiency.key: rank for rank, proficiency in enumerate(scale_of(parts), 1)}


@kept_with_the_ladder
def _levels_as_proficiencies(parts: Parts) -> tuple[Proficiency, ...]:
    names = zip(parts.levels, tell_apart(parts.levels), strict=True)
    return tuple(Proficiency(key=level.key, name=name) for level, name in names)
