"""From a ladder to sheets, to the files that hold them, and to plain rows."""

from pm_career.spreadsheets._writing.layouts import ladder_rows
from pm_career.spreadsheets._writing.writing import write_ladder

__all__ = ["ladder_rows", "write_ladder"]
