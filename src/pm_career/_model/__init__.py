"""The values of a career ladder, and the rules that every ladder keeps."""

from pm_career._model.expected import (
    expected_ranks,
    expected_steps,
    minimum_years,
    skill_steps,
    texts_at,
)
from pm_career._model.ladder import Ladder, proficiency_index, require_ladder
from pm_career._model.parts import Parts, kept_with_the_ladder, level_index, skill_index
from pm_career._model.values import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    Level,
    Part,
    Proficiency,
    Requirement,
    Skill,
    from_to,
    names_of,
    tell_apart,
    with_skills,
    years_in_words,
)

__all__ = [
    "Descriptor",
    "Detail",
    "Expectation",
    "Experience",
    "Ladder",
    "Level",
    "Part",
    "Parts",
    "Proficiency",
    "Requirement",
    "Skill",
    "expected_ranks",
    "expected_steps",
    "from_to",
    "kept_with_the_ladder",
    "level_index",
    "minimum_years",
    "names_of",
    "proficiency_index",
    "require_ladder",
    "skill_index",
    "skill_steps",
    "tell_apart",
    "texts_at",
    "with_skills",
    "years_in_words",
]
