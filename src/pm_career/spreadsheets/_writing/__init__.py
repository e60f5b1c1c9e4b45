"""Write a ladder to a file of sheets, or return it as plain rows."""

from pm_career.spreadsheets._writing.layouts import ladder_rows
from pm_career.spreadsheets._writing.writing import write_ladder

__all__ = ["ladder_rows", "write_ladder"]
