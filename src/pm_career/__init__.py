"""The career ladder of product management, as data that can be asked.

>>> import pm_career
>>> pm_career.next_level("Senior PM").title
'Lead Product Manager'
"""

from pm_career._answers import CareerPath, CareerStep, SkillGap, TitleMatch
from pm_career._checking import check_ladder
from pm_career._loading import default_ladder, dump_ladder, load_ladder
from pm_career._model import (
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    SkillNeed,
)
from pm_career._queries import (
    career_path,
    expected_skills,
    level_for_skills,
    level_for_years,
    levels_for_years,
    next_level,
    previous_level,
    skill_gap,
    to_dict,
    to_records,
)
from pm_career._titles import level_for_title
from pm_career.exceptions import (
    InvalidLadderError,
    NoLevelError,
    PMCareerError,
    Problem,
    UnknownColumnError,
    UnknownLevelError,
    UnknownNamesError,
    UnknownProficiencyError,
    UnknownSkillError,
)

__all__ = [
    "CareerPath",
    "CareerStep",
    "Expectation",
    "Experience",
    "InvalidLadderError",
    "Ladder",
    "Level",
    "NoLevelError",
    "PMCareerError",
    "Problem",
    "Proficiency",
    "Requirement",
    "Skill",
    "SkillGap",
    "SkillNeed",
    "TitleMatch",
    "UnknownColumnError",
    "UnknownLevelError",
    "UnknownNamesError",
    "UnknownProficiencyError",
    "UnknownSkillError",
    "career_path",
    "check_ladder",
    "default_ladder",
    "dump_ladder",
    "expected_skills",
    "level_for_skills",
    "level_for_title",
    "level_for_years",
    "levels_for_years",
    "load_ladder",
    "next_level",
    "previous_level",
    "skill_gap",
    "to_dict",
    "to_records",
]
