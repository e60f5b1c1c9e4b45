"""The ladder's answers for a whole workforce, on the engine where its data already is.

Each function takes frames of any library that narwhals carries, and gives back the same kind. It is
tested on pandas, Polars, PyArrow, DuckDB, Dask, PySpark and Ibis. A lazy frame stays lazy.

They need the extra: `pip install 'pm-career[tables]'`.
"""

try:
    import narwhals as _  # noqa: F401  looked for once, here
except ImportError as _missing:
    raise ImportError(
        "pm_career.tables needs narwhals: pip install 'pm-career[tables]'"
    ) from _missing

from pm_career.tables._gaps import common_needs, gap_summary, skill_gaps
from pm_career.tables._head_counts import expected_skills_table, head_counts, levels_table
from pm_career.tables._levels import with_level, with_level_for_title

__all__ = [
    "common_needs",
    "expected_skills_table",
    "gap_summary",
    "head_counts",
    "levels_table",
    "skill_gaps",
    "with_level",
    "with_level_for_title",
]
