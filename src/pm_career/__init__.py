"""The career ladder of product management as data, and the questions that it answers.

>>> import pm_career
>>> pm_career.next_level("Senior PM").title
'Lead Product Manager'

Import these modules by their names:

- `pm_career.frameworks`: several ladders that belong together, as the tracks of a framework
- `pm_career.comparing`: what differs between levels, and between ladders
- `pm_career.spreadsheets`: a ladder from a spreadsheet, and back
- `pm_career.tables`: a whole workforce at once, with any dataframe library
- `pm_career.rows`: the types of the rows that `to_records` returns
- `pm_career.charts`: ladders, gaps and teams as Altair charts
- `pm_career.testing`: Hypothesis strategies for tests
- `pm_career.testing.fixtures`: pytest fixtures
- `pm_career.exceptions`: every error
"""

from pm_career import _public
from pm_career._checking import check_ladder
from pm_career._files import default_ladder, dump_ladder, load_ladder, parse_ladder
from pm_career._model import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
)
from pm_career._questions import (
    CareerPath,
    CareerStep,
    SkillGap,
    SkillNeed,
    career_path,
    expected_skills,
    from_dict,
    level_for_skills,
    level_for_years,
    levels_for_years,
    next_level,
    previous_level,
    skill_gap,
    to_dict,
    to_records,
)
from pm_career._titles import TitleMatch, level_for_title
from pm_career.exceptions import (
    AmbiguousNameError,
    InvalidLadderError,
    NoLevelError,
    PMCareerError,
    Problem,
    UnknownCategoryError,
    UnknownColumnError,
    UnknownLevelError,
    UnknownNamesError,
    UnknownProficiencyError,
    UnknownSkillError,
)

__version__ = "0.1.0"

__all__ = [
    "AmbiguousNameError",
    "CareerPath",
    "CareerStep",
    "Descriptor",
    "Detail",
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
    "UnknownCategoryError",
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
    "from_dict",
    "level_for_skills",
    "level_for_title",
    "level_for_years",
    "levels_for_years",
    "load_ladder",
    "next_level",
    "parse_ladder",
    "previous_level",
    "skill_gap",
    "to_dict",
    "to_records",
]

_public.publish(__all__, __name__)
_public.support_pydantic()
_public.support_hypothesis()
