"""Any source of a spreadsheet, such as a file or a dataframe, to its sheets."""

from pm_career.spreadsheets._sources.limits import MOST_CELLS, MOST_CHARACTERS
from pm_career.spreadsheets._sources.opening import read_sheets
from pm_career.spreadsheets._sources.workbook import MOST_UNPACKED

__all__ = ["MOST_CELLS", "MOST_CHARACTERS", "MOST_UNPACKED", "read_sheets"]
