"""The questions that a ladder answers, and the values that answer them.

Each question is a pure function. It asks the ladder passed as `ladder=`, or else the packaged one.
It takes a level as a `Level` of that ladder, or as any of its names.
"""

from pm_career._questions.answers import (
    CareerPath,
    CareerStep,
    SkillGap,
    SkillNeed,
    describe_distance,
    progress,
)
from pm_career._questions.plain_data import (
    class_of_plain_data,
    from_dict,
    to_dict,
    to_records,
)
from pm_career._questions.progression import career_path, next_level, previous_level
from pm_career._questions.skills import (
    Profile,
    Unknown,
    check_unknown,
    expected_skills,
    find_ranks,
    gap_from_ranks,
    gap_of_needs,
    held_ranks,
    level_for_skills,
    skill_gap,
)
from pm_career._questions.years import level_for_years, levels_for_years

__all__ = [
    "CareerPath",
    "CareerStep",
    "Profile",
    "SkillGap",
    "SkillNeed",
    "Unknown",
    "career_path",
    "check_unknown",
    "class_of_plain_data",
    "describe_distance",
    "expected_skills",
    "find_ranks",
    "from_dict",
    "gap_from_ranks",
    "gap_of_needs",
    "held_ranks",
    "level_for_skills",
    "level_for_years",
    "levels_for_years",
    "next_level",
    "previous_level",
    "progress",
    "skill_gap",
    "to_dict",
    "to_records",
]
