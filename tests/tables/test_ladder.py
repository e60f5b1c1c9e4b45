"""The ladder itself as tables."""

from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import pytest

from pm_career import Ladder, Level, default_ladder, to_records
from pm_career._model import expected_ranks
from pm_career.tables import expected_skills_table, levels_table

KEYS = [level.key for level in default_ladder()]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_the_levels_are_a_table_of_any_library(library: Any) -> None:
    table: Any = nw.from_native(levels_table(library))
    assert table.implementation.name.lower() == library
    rows = [
        {name: _plain(value) for name, value in row.items()} for row in table.iter_rows(named=True)
    ]
    wanted = table.columns
    assert rows == [{name: {**record}[name] for name in wanted} for record in to_records()]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_what_levels_expect_is_a_table_of_any_library(library: Any) -> None:
    ladder = default_ladder()
    table: Any = nw.from_native(expected_skills_table(library))
    assert table.columns == ["skill", "name", "category", *KEYS]
    for row in table.iter_rows(named=True):
        for rank, level in zip(expected_ranks(ladder), ladder, strict=True):
            at = rank.get(row["skill"])
            assert _plain(row[level.key]) == (at and ladder.proficiencies[at - 1].key)


@pytest.mark.parametrize("key", ["skill", "name", "category"])
def test_no_level_may_have_the_name_of_another_column_of_the_table(
    refused: Callable[..., str], key: str
) -> None:
    ladder = Ladder(title="Odd", levels=[Level(key=key, title="Odd")])
    assert refused(expected_skills_table, "polars", ladder=ladder) == (
        f"the column {key!r} is taken, so no level can have it"
    )


def _plain(value: Any) -> Any:
    """Return a value of a table as plain Python has it."""
    return None if value is None or value != value else value  # noqa: PLR0124  that is NaN
