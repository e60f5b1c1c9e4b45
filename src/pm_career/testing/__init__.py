"""Hypothesis strategies: ladders, frameworks, questions to them, and invalid documents.

They need the extra: `pip install "pm-career[testing]"`. The pytest fixtures are in
`pm_career.testing.fixtures`.
"""

from pm_career._wording import missing_library

try:
    import hypothesis as _  # noqa: F401  only to see whether it is installed
except ModuleNotFoundError as _missing:
    raise missing_library("pm_career.testing", "Hypothesis", "testing") from _missing

from pm_career import _public
from pm_career.testing._faults import InvalidDocument, invalid_ladder_documents
from pm_career.testing._frameworks import frameworks
from pm_career.testing._strategies import (
    job_titles,
    ladders,
    level_names,
    levels,
    skill_profiles,
    skills,
    years,
)

__all__ = [
    "InvalidDocument",
    "frameworks",
    "invalid_ladder_documents",
    "job_titles",
    "ladders",
    "level_names",
    "levels",
    "skill_profiles",
    "skills",
    "years",
]

_public.publish(__all__, __name__)
