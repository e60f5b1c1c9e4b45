"""Ibis on SQLite, which runs no Python function and has no lists. It answers as Polars does."""

from typing import Any

import ibis
import polars as pl
import pytest

from pm_career.tables import skill_gaps, with_level_for_title

# On SQLite, Ibis sets an option that pandas no longer wants.
pytestmark = pytest.mark.filterwarnings("ignore:The 'future.infer_string' option is deprecated")

TITLES = ["Senior PM, Growth", "PM", "Plumber", "", "pm", None]
PEOPLE = {"person": ["Ada", "Bob"], "level": ["P.M.", "associate product-manager"]}
PROFILES = {"person": ["Ada"], "skill": ["Agile"], "proficiency": ["EXPERT"]}


def in_sqlite(**tables: pl.DataFrame) -> list[Any]:
    """Return tables of a new database with the rows of these."""
    backend: Any = ibis.sqlite
    database = backend.connect()
    for name, table in tables.items():
        database.con.execute(f"create table {name} ({', '.join(table.columns)})")
        marks = ", ".join("?" * len(table.columns))
        database.con.executemany(f"insert into {name} values ({marks})", table.rows())
    return [database.table(name) for name in tables]


def rows_of(table: Any) -> set[tuple[object, ...]]:
    """Return the rows of a table of Ibis."""
    return {tuple(row.values()) for row in table.to_pyarrow().to_pylist()}


@pytest.mark.parametrize("label", ["key", "rank", "reason"])
def test_titles_are_read(label: Any) -> None:
    people = pl.DataFrame({"title": TITLES})
    expected = with_level_for_title(people, label=label).rows()
    (table,) = in_sqlite(people=people)
    assert rows_of(with_level_for_title(table, label=label)) == {*expected}


def test_names_are_found_in_any_spelling() -> None:
    people, profiles = pl.DataFrame(PEOPLE), pl.DataFrame(PROFILES)
    expected = skill_gaps(people, profiles, target="level").rows()
    tables = in_sqlite(people=people, profiles=profiles)
    assert rows_of(skill_gaps(*tables, target="level")) == {*expected}
    assert len(expected) > 10
