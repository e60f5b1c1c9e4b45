"""From sheets to a ladder, and to what was understood of them.

Read the modules in this order:

1. `reading` takes the sheets through all steps.
2. `choosing` takes the sheets that belong to a ladder. `understanding` finds what a sheet is, and
   where its headings are. `headings` compares words.
3. `levels` reads a row for each level, with the `facts` that it states. `level_names` and `years`
   read what is in one cell.
4. `matrix` reads a row for each skill, whose columns `matrix_columns` finds. `cells` says what the
   cells of levels mean, and `expecting` turns them into expectations. `scales` knows words that
   name proficiencies.
5. `exact` reads the sheets that each hold one kind of fact, as a ladder is written to them.
6. `long` reads a row for each level and skill, with the modules whose names begin like its own.

All of them fill the `Draft` of a ladder, in which each part has the place that states it.
"""

from pm_career.spreadsheets._reading.cells import MARK
from pm_career.spreadsheets._reading.exact import fact_of_ladder
from pm_career.spreadsheets._reading.facts import DETAIL, FACTS, detail_name, mark_detail
from pm_career.spreadsheets._reading.levels import level_field_named
from pm_career.spreadsheets._reading.matrix_columns import skill_field_named
from pm_career.spreadsheets._reading.reading import read

__all__ = [
    "DETAIL",
    "FACTS",
    "MARK",
    "detail_name",
    "fact_of_ladder",
    "level_field_named",
    "mark_detail",
    "read",
    "skill_field_named",
]
