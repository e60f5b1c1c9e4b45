"""What a ladder and a framework have in common: levels, skills and proficiencies."""

from typing import Any, ClassVar

from pm_career._model.keeping import Keeper, kept_with_the_ladder
from pm_career._model.values import Detail, Level, Proficiency, Skill, names_of
from pm_career._names import Index
from pm_career.exceptions import UnknownLevelError, UnknownSkillError


class Parts(Keeper):
    """A value that lists levels, skills and proficiencies.

    Its class has these fields.
    """

    __slots__ = ()

    __attrs_attrs__: ClassVar[Any]
    title: str
    levels: tuple[Level, ...]
    skills: tuple[Skill, ...]
    proficiencies: tuple[Proficiency, ...]
    details: tuple[Detail, ...]


@kept_with_the_ladder
def level_index(parts: Parts) -> Index[Level]:
    """Return the positions of the levels by their names."""
    return Index(Level, parts.levels, names_of, UnknownLevelError)


@kept_with_the_ladder
def skill_index(parts: Parts) -> Index[Skill]:
    """Return the positions of the skills in the catalogue by their names."""
    return Index(Skill, parts.skills, names_of, UnknownSkillError)
