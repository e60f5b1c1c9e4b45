"""What all functions on dataframes have in common.

`--engines` names other engines to run these tests on.
"""

import importlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, get_type_hints

import polars as pl
import pyarrow as pa
import pytest

from pm_career import Ladder, default_ladder, tables
from pm_career.tables import (
    common_needs,
    gap_summary,
    head_counts,
    skill_gaps,
    with_level,
)

if TYPE_CHECKING:
    from tests.conftest import Engine

KEYS = [level.key for level in default_ladder()]

PEOPLE = pl.DataFrame({"person": [1], "level": ["PM"]})
PROFILES = pl.DataFrame({"person": [1], "skill": ["agile"], "proficiency": ["expert"]})


def test_a_frame_without_rows_has_none_afterwards(engine: "Engine") -> None:
    text, number = pa.string(), pa.int64()
    people = engine.of({"person": number, "level": text}, person=[], level=[])
    profiles = engine.of(
        {"person": number, "skill": text, "proficiency": text}, person=[], skill=[], proficiency=[]
    )
    assert engine.rows(with_level(engine.of({"years": pa.float64()}, years=[]))) == []
    needs = skill_gaps(people, profiles, level="level")
    assert engine.rows(needs) == []
    assert engine.rows(gap_summary(people, profiles, level="level")) == []
    assert engine.rows(common_needs(needs)) == []
    assert [row[3] for row in engine.rows(head_counts(people))] == [0] * len(KEYS)


def test_nothing_is_collected_but_unknown_names(refused: Callable[..., str]) -> None:
    def run(_: pl.DataFrame) -> pl.DataFrame:
        raise AssertionError

    people = PEOPLE.lazy().map_batches(run, schema=PEOPLE.schema)
    profiles = PROFILES.lazy().map_batches(run, schema=PROFILES.schema)
    assert isinstance(with_level(people, years="person"), pl.LazyFrame)
    assert isinstance(head_counts(people, unknown="ignore"), pl.LazyFrame)
    assert isinstance(skill_gaps(people, profiles, level="level", unknown="ignore"), pl.LazyFrame)
    assert isinstance(gap_summary(people, profiles, level="level", unknown="ignore"), pl.LazyFrame)
    assert refused(with_level, people, years="level") == (
        "expected numbers of years in column 'level', got String"
    )


def test_public_functions_name_the_public_module() -> None:
    public = [getattr(tables, name) for name in tables.__all__]
    assert {each.__module__ for each in public} == {"pm_career.tables"}
    assert all(get_type_hints(each)["ladder"] == Ladder | None for each in public)


def test_without_narwhals_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    monkeypatch.delitem(sys.modules, "pm_career.tables")
    with pytest.raises(ImportError) as caught:
        importlib.import_module("pm_career.tables")
    assert str(caught.value) == "pm_career.tables needs narwhals: pip install 'pm-career[tables]'"
