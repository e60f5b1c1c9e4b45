"""Read a matrix: a row for each skill, and a column for each level.

`columns` finds which column is what. `reading` reads all but the cells of levels, with `rows` if
the sheet has keys, or else with `written_rows` and `empty_cells`. `cells` finds what the cells
mean, and `expecting` turns them into expectations.
"""

from pm_career.spreadsheets._reading._matrix.cells import MARK, CellOfMatrix, find_scale
from pm_career.spreadsheets._reading._matrix.columns import (
    MatrixColumns,
    matrix_columns,
    skill_field_named,
)
from pm_career.spreadsheets._reading._matrix.expecting import expect
from pm_career.spreadsheets._reading._matrix.reading import read_matrix

__all__ = [
    "MARK",
    "CellOfMatrix",
    "MatrixColumns",
    "expect",
    "find_scale",
    "matrix_columns",
    "read_matrix",
    "skill_field_named",
]
