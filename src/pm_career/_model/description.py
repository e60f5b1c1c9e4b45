"""The view of a level with the names of its skills and proficiencies."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from pm_career._display import Shown
from pm_career._model.parts import Parts
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

    tracks: tuple[str, ...] = attrs.field(repr=False)
    """The titles of its tracks in a framework."""

    def _show_on(self, page: "Page") -> None:
        show_level(page, self.level, self.expectations, self.tracks)


def describe(parts: Parts, level: Level, tracks: Sequence[str] = ()) -> LevelDescription:
    """Return the view of a level of a ladder, or of a framework on these tracks."""
    skills = {skill.key: skill.name for skill in parts.skills}
    proficiencies = {each.key: each.name for each in parts.proficiencies}
    worded = (with_skills(each, skills, proficiencies) for each in level.expectations)
    return LevelDescription(level=level, expectations=tuple(worded), tracks=tuple(tracks))
