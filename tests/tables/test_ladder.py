"""The ladder itself as tables."""

from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import pytest

from pm_career import (
    Expectation,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    default_ladder,
    to_records,
)
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
def test_columns_have_their_types_even_if_they_have_no_values(library: Any) -> None:
    talk = Skill(key="talk", name="Talk")
    flat = Ladder(title="Flat", levels=[Level(key="pm", title="PM")], skills=[talk])
    text, number = nw.String(), nw.Float64()
    levels: Any = nw.from_native(levels_table(library, ladder=flat))
    assert dict(levels.schema) == {
        "rank": nw.Int32(),
        **dict.fromkeys(("key", "title", "summary"), text),
        **dict.fromkeys(("min_years", "max_years"), number),
    }
    skills: Any = nw.from_native(expected_skills_table(library, ladder=flat))
    assert dict(skills.schema) == dict.fromkeys(("skill", "name", "category", "pm"), text)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_what_levels_expect_is_a_table_of_any_library(library: Any) -> None:
    ladder = default_ladder()
    table: Any = nw.from_native(expected_skills_table(library))
    assert table.columns == ["skill", "name", "category", *KEYS]
    for row in table.iter_rows(named=True):
        for rank, level in zip(expected_ranks(ladder), ladder, strict=True):
            at = rank.get(row["skill"])
            assert _plain(row[level.key]) == (at and ladder.proficiencies[at - 1].key)


def test_proficiencies_may_be_labelled_by_their_names() -> None:
    asks = [Expectation(requirements=[Requirement(skill="talk", proficiency="two")])]
    ladder = Ladder(
        title="Deutsch",
        levels=[Level(key="pm", title="PM"), Level(key="lead", title="Lead", expectations=asks)],
        skills=[Skill(key="talk", name="Gespräche")],
        proficiencies=[Proficiency(key="one"), Proficiency(key="two", name="Kann es")],
    )
    table: Any = expected_skills_table("polars", label="name", ladder=ladder)
    assert table.rows() == [("talk", "Gespräche", "", None, "Kann es")]


def test_a_ladder_measured_by_its_levels_expects_a_skill_at_the_level_that_asks_for_it() -> None:
    asks = [Expectation(requirements=[Requirement(skill="talk")])]
    ladder = Ladder(
        title="Measured by levels",
        levels=[Level(key="pm", title="PM", expectations=asks), Level(key="lead", title="Lead")],
        skills=[Skill(key="talk", name="Talk")],
        cumulative=True,
    )
    by_key: Any = expected_skills_table("polars", ladder=ladder)
    assert by_key.rows() == [("talk", "Talk", "", "pm", "pm")]
    by_name: Any = expected_skills_table("polars", label="name", ladder=ladder)
    assert by_name.rows() == [("talk", "Talk", "", "PM", "PM")]


def test_a_label_is_a_key_or_a_name(refused: Callable[..., str]) -> None:
    assert refused(expected_skills_table, "polars", label="rank") == (
        "expected label to be 'key' or 'name', got 'rank'"
    )


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
