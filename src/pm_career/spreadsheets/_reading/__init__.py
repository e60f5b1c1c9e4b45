"""Read a ladder or a framework from sheets, and report what was understood of them.

Read the modules in this order:

1. `reading` runs all steps.
2. `choosing` chooses the sheets that belong together. `understanding` finds the kind and the
   headings of a sheet. `headings` compares words. `where` chooses rows.
3. `levels` reads a sheet of levels, and `facts` what it states of each level. `level_names` and
   `years` read single cells.
4. `_matrix` reads a matrix, and `_long` a long sheet. `scales` has the words that are known as
   proficiencies.
5. `exact` reads the other sheets that `write_ladder` writes, each with one kind of fact.

All of them add parts to a `Draft`. Each part has the place that states it.
"""

from pm_career.spreadsheets._reading._matrix import MARK, skill_field_named
from pm_career.spreadsheets._reading.exact import fact_of_ladder
from pm_career.spreadsheets._reading.facts import DETAIL, FACTS, detail_name, mark_detail
from pm_career.spreadsheets._reading.levels import level_field_named
from pm_career.spreadsheets._reading.reading import read, read_by_role

__all__ = [
    "DETAIL",
    "FACTS",
    "MARK",
    "detail_name",
    "fact_of_ladder",
    "level_field_named",
    "mark_detail",
    "read",
    "read_by_role",
    "skill_field_named",
]
