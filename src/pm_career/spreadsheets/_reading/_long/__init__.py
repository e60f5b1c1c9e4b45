"""Read a long sheet: a row for each level and skill, and perhaps for each role.

`reading` runs all steps on the `table` of rows, and has the words of headings. `names` reads
the parts that rows name, with `tracks`, `levels`, `order`, `skills`, `scale` and `parts`. `texts`
reads what is expected, and `facts` all other columns.
"""

from pm_career.spreadsheets._reading._long.reading import long_columns, read_long
from pm_career.spreadsheets._reading._long.table import LongColumns

__all__ = ["LongColumns", "long_columns", "read_long"]
