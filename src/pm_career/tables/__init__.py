"""The questions of the ladder for a whole workforce, answered on the engine that holds its data.

Each function takes dataframes of any library that narwhals supports, and returns the same kind. It
is tested on pandas, Polars, PyArrow, DuckDB, Dask, PySpark and Ibis. A lazy frame stays lazy.

The functions need the extra `tables`: `pip install "pm-career[tables]"`.
"""

from pm_career._wording import missing_library

try:
    import narwhals as _  # noqa: F401  only to see whether it is installed
except ModuleNotFoundError as _missing:
    raise missing_library("pm_career.tables", "narwhals", "tables") from _missing

from pm_career import _public
from pm_career.tables._fits import with_level_fits
from pm_career.tables._gaps import common_needs, gap_summary, skill_gaps
from pm_career.tables._head_counts import head_counts, unread_titles
from pm_career.tables._ladder import expected_skills_table, levels_table
from pm_career.tables._levels import with_level, with_level_for_title

__all__ = [
    "common_needs",
    "expected_skills_table",
    "gap_summary",
    "head_counts",
    "levels_table",
    "skill_gaps",
    "unread_titles",
    "with_level",
    "with_level_fits",
    "with_level_for_title",
]

_public.publish(__all__, __name__)
