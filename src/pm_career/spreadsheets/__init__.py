"""A ladder from a spreadsheet, and back: CSV, XLSX, a Markdown table, or rows of any dataframe.

Workbooks, Markdown, dataframes and names in other scripts than the Latin one need the extra
`spreadsheets`: `pip install 'pm-career[spreadsheets]'`.
"""

from pm_career import _public
from pm_career.spreadsheets._loading import read_ladder, read_with_report
from pm_career.spreadsheets._report import Reading, ReadReport, SheetReport
from pm_career.spreadsheets._writing import ladder_rows, write_ladder

__all__ = [
    "ReadReport",
    "Reading",
    "SheetReport",
    "ladder_rows",
    "read_ladder",
    "read_with_report",
    "write_ladder",
]

_public.publish(__all__, __name__)
