"""Read the sheets of any source, such as a file or a dataframe."""

from pm_career.spreadsheets._sources.limits import MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS
from pm_career.spreadsheets._sources.opening import read_sheets
from pm_career.spreadsheets._sources.workbook import MOST_UNPACKED

__all__ = ["MOST_CELLS", "MOST_CHARACTERS", "MOST_COLUMNS", "MOST_UNPACKED", "read_sheets"]
