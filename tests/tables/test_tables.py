"""What all functions on dataframes have in common.

`--engines` names other engines to run these tests on.
"""

import importlib
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
import pyarrow as pa
import pytest

from pm_career import Ladder, default_ladder, tables
from pm_career.frameworks import Framework
from pm_career.tables import (
    common_needs,
    expected_skills_table,
    gap_summary,
    head_counts,
    levels_table,
    skill_gaps,
    unread_titles,
    with_level,
    with_level_fits,
    with_level_for_title,
)
from pm_career.tables._engines import read
from pm_career.tables._lookup_tables import lookup_table

if TYPE_CHECKING:
    from tests.conftest import Engine

KEYS = [level.key for level in default_ladder()]

# Polars starts threads when it runs a query, and a process with threads cannot be copied. So no
# query runs while pytest collects the tests.
PEOPLE = pl.DataFrame({"person": [1], "level": ["PM"]})
PROFILES = pl.DataFrame({"person": [1], "skill": ["agile"], "proficiency": ["expert"]})
NEEDS = pl.DataFrame({"person": [1], "skill": ["agile"], "steps": [1]})


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
    assert engine.rows(with_level_fits(people, profiles, nearest=2)) == []
    assert [row[3] for row in engine.rows(head_counts(people))] == [0] * len(KEYS)


def test_answers_have_the_same_types_on_every_engine(engine: "Engine") -> None:
    people = engine.of(person=["Ada"], level=["PM"])
    profiles = engine.of(person=["Ada"], skill=["agile"], proficiency=["expert"])
    gaps = skill_gaps(people, profiles, level="level")
    answers = {
        "head_counts": head_counts(people),
        "unread_titles": unread_titles(people, title="person"),
        "skill_gaps": gaps,
        "gap_summary": gap_summary(people, profiles, level="level"),
        "common_needs": common_needs(gaps),
        "with_level_fits": with_level_fits(people, profiles, nearest=2),
        "nearest": with_level_fits(people, profiles),
    }
    text, short, long, real = nw.String(), nw.Int32(), nw.Int64(), nw.Float64()
    fits = {
        **dict.fromkeys(("person", "level"), text),
        "fit_rank": long,
        "fit": text,
        **dict.fromkeys(("missing", "spare"), long),
    }
    assert {name: dict(read(a).collect_schema()) for name, a in answers.items()} == {
        "head_counts": {"rank": short, "key": text, "title": text, "people": long},
        "unread_titles": {"reason": text, "candidates": text, "people": long},
        "skill_gaps": {
            **dict.fromkeys(("person", "target", "skill", "has", "needs"), text),
            "steps": long,
        },
        "gap_summary": {
            "person": text,
            "target": text,
            "coverage": real,
            "needs": long,
            "steps": long,
        },
        "common_needs": {
            **dict.fromkeys(("skill", "name", "category"), text),
            **dict.fromkeys(("people", "steps"), long),
        },
        "with_level_fits": fits,
        "nearest": fits,
    }


def test_a_table_to_join_with_a_relation_reads_none_of_its_rows() -> None:
    failing = "select 1 as level from range(3) rows(n) where error('row ' || n) is null"
    positions = {"key": ["pm", "cpo"]}, {"rank": [1, 2]}
    people: Any = duckdb.sql(failing)
    table: Any = lookup_table(read(people), text=positions[0], numbers=positions[1]).to_native()
    assert sorted(table.fetchall()) == [("cpo", 2), ("pm", 1)]


def test_nothing_is_collected_but_unknown_names(refused: Callable[..., str]) -> None:
    def run(_: pl.DataFrame) -> pl.DataFrame:
        raise AssertionError

    people = PEOPLE.lazy().map_batches(run, schema=PEOPLE.schema)
    profiles = PROFILES.lazy().map_batches(run, schema=PROFILES.schema)
    assert isinstance(with_level(people, years="person"), pl.LazyFrame)
    assert isinstance(head_counts(people, unknown="ignore"), pl.LazyFrame)
    assert isinstance(skill_gaps(people, profiles, level="level", unknown="ignore"), pl.LazyFrame)
    assert isinstance(gap_summary(people, profiles, level="level", unknown="ignore"), pl.LazyFrame)
    assert isinstance(with_level_fits(people, profiles, unknown="ignore"), pl.LazyFrame)
    needs = profiles.with_columns(steps=1)
    assert isinstance(common_needs(needs, unknown="ignore"), pl.LazyFrame)
    assert refused(with_level, people, years="level") == (
        "expected numbers of years in column 'level', got String"
    )


@pytest.mark.parametrize(
    "call",
    [
        partial(with_level, pl.DataFrame({"years": [2.0]})),
        partial(with_level_for_title, PEOPLE, title="level"),
        partial(head_counts, PEOPLE),
        partial(unread_titles, PEOPLE, title="level"),
        partial(expected_skills_table, "polars"),
    ],
    ids=lambda call: call.func.__name__,
)
def test_the_path_of_a_ladder_is_not_a_ladder(call: Any, refused: Callable[..., str]) -> None:
    assert refused(call, ladder="acme") == (
        "expected a Ladder, got 'acme'; load_ladder(path) returns the ladder of a file"
    )


@pytest.mark.parametrize(
    "call",
    [
        partial(skill_gaps, PEOPLE, PROFILES, level="level"),
        partial(gap_summary, PEOPLE, PROFILES, level="level"),
        partial(common_needs, NEEDS),
        partial(with_level_fits, PEOPLE, PROFILES),
        partial(levels_table, "polars"),
    ],
    ids=lambda call: call.func.__name__,
)
def test_a_path_is_neither_a_ladder_nor_a_framework(call: Any, refused: Callable[..., str]) -> None:
    assert refused(call, ladder="acme") == (
        "expected a Ladder or a Framework, got 'acme'; "
        "load_ladder(path) returns the ladder of a file"
    )


def test_public_functions_name_the_public_module() -> None:
    public = [getattr(tables, name) for name in tables.__all__]
    assert {each.__module__ for each in public} == {"pm_career.tables"}
    of_ladders = {
        expected_skills_table,
        head_counts,
        unread_titles,
        with_level,
        with_level_for_title,
    }
    for each in public:
        hints = get_type_hints(each)
        asked = Ladder | None if each in of_ladders else Ladder | Framework | None
        assert hints["ladder"] == asked


def test_without_narwhals_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    monkeypatch.delitem(sys.modules, "pm_career.tables")
    with pytest.raises(ImportError) as caught:
        importlib.import_module("pm_career.tables")
    assert str(caught.value) == 'pm_career.tables needs narwhals: pip install "pm-career[tables]"'


def test_without_numpy_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    monkeypatch.delitem(sys.modules, "pm_career.tables._arrays", raising=False)
    with pytest.raises(ImportError) as caught:
        importlib.import_module("pm_career.tables._arrays")
    assert str(caught.value) == 'pm_career.tables needs NumPy: pip install "pm-career[tables]"'


def test_an_installed_library_that_is_broken_raises_its_own_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "narwhals.py").write_text("raise ImportError('it was built for another Python')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "narwhals")
    monkeypatch.delitem(sys.modules, "pm_career.tables")
    with pytest.raises(ImportError, match=r"^it was built for another Python$"):
        importlib.import_module("pm_career.tables")
