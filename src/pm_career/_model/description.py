"""The view of a level with the names that its ladder gives to skills and proficiencies."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from pm_career._display import Shown
from pm_career._model.values import Level, show_level, with_skills

if TYPE_CHECKING:
    from pm_career._display import Page


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class LevelDescription(Shown):
    """A level, and what it expects in words."""

    level: Level
    """The level."""

    expectations: tuple[str, ...] = attrs.field(repr=False)
    """Its expectations, each with the names of its skills and proficiencies."""

    def _show_on(self, page: "Page") -> None:
        show_level(page, self.level, self.expectations)


def describe(
    level: Level, skills: Mapping[str, str], proficiencies: Mapping[str, str]
) -> LevelDescription:
    """Return the view of a level, given the names of skills and proficiencies by their keys."""
    worded = (with_skills(each, skills, proficiencies) for each in level.expectations)
    return LevelDescription(level=level, expectations=tuple(worded))
