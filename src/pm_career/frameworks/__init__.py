"""Several ladders that belong together: tracks that fork, and many roles over one catalogue.

Only programs that have a framework import this module and load its classes.
"""

from pm_career import _public
from pm_career.frameworks._crossing import worth_on_tracks as worth_on_tracks
from pm_career.frameworks._files import check_either as check_either
from pm_career.frameworks._files import (
    check_framework,
    dump_framework,
    load_framework,
    parse_framework,
)
from pm_career.frameworks._fits import LevelFit, lateral_moves, level_fits
from pm_career.frameworks._framework import Framework
from pm_career.frameworks._framework import require_framework as require_framework
from pm_career.frameworks._framework import track_index as track_index
from pm_career.frameworks._gaps import ladders_with as ladders_with
from pm_career.frameworks._gaps import skill_gap
from pm_career.frameworks._rules import names_of_track as names_of_track
from pm_career.frameworks._titles import level_for_title
from pm_career.frameworks._track import Track
from pm_career.frameworks._ways import MOST_PATHS as MOST_PATHS
from pm_career.frameworks._ways import career_paths, next_levels, previous_levels

__all__ = [
    "Framework",
    "LevelFit",
    "Track",
    "career_paths",
    "check_framework",
    "dump_framework",
    "lateral_moves",
    "level_fits",
    "level_for_title",
    "load_framework",
    "next_levels",
    "parse_framework",
    "previous_levels",
    "skill_gap",
]

_public.publish(__all__, __name__)
