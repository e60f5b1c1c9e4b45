"""Read a ladder or a framework from a spreadsheet, and write a ladder to one.

A source is a CSV, TSV, XLSX or Markdown file, a list of dictionaries, or any dataframe. Workbooks,
Markdown, dataframes and names that are not ASCII need the extra `spreadsheets`:
`pip install "pm-career[spreadsheets]"`.
"""

from pm_career import _public
from pm_career.spreadsheets._loading import (
    read_framework,
    read_framework_with_report,
    read_ladder,
    read_with_report,
)
from pm_career.spreadsheets._report import FrameworkReport, Reading, ReadReport, SheetReport
from pm_career.spreadsheets._writing import ladder_rows, write_ladder

__all__ = [
    "FrameworkReport",
    "ReadReport",
    "Reading",
    "SheetReport",
    "ladder_rows",
    "read_framework",
    "read_framework_with_report",
    "read_ladder",
    "read_with_report",
    "write_ladder",
]

_public.publish(__all__, __name__)
