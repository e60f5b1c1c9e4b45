"""Read what the rows of a long sheet name: a level, a skill, and often a proficiency."""

from collections.abc import Mapping, Sequence

import attrs

from pm_career.spreadsheets._draft import (
    Asked,
    LevelDraft,
    ProficiencyDraft,
    SkillDraft,
    TrackDraft,
)
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading._long.levels import read_levels
from pm_career.spreadsheets._reading._long.scale import read_scale
from pm_career.spreadsheets._reading._long.skills import read_skills
from pm_career.spreadsheets._reading._long.table import LongTable
from pm_career.spreadsheets._reading._long.tracks import read_tracks


@attrs.frozen(eq=False)
class RowNames:
    """The parts that each row names."""

    tracks: Mapping[int, TrackDraft]
    """The track of each row; empty if the rows make a ladder."""

    levels: Mapping[int, LevelDraft]
    """The level of each row that is read."""

    skills: Mapping[int, SkillDraft]
    """The skill of each row that is read, and then of other rows about the same skills."""

    scale: Mapping[int, ProficiencyDraft]
    """The proficiency of each row in `skills` that names one."""

    def asked(self, row: int) -> Asked:
        """Return the skill of a row, and its proficiency."""
        return self.skills[row], self.scale.get(row)


def read_names(table: LongTable, rows: Sequence[int], options: Options) -> RowNames:
    """Return the parts that each row names, given the rows to read.

    Parts that no other sheet lists are added to the draft.
    """
    tracks = read_tracks(table, rows)
    levels = read_levels(table, rows, tracks, options)
    skills = read_skills(table, list(levels))
    scale = read_scale(table, list(levels), list(skills))
    return RowNames(tracks, levels, skills, scale)
