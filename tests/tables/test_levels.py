"""The level in each row of a dataframe, by years of experience and by title."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from math import inf, nan, nextafter
from typing import TYPE_CHECKING, Any

import duckdb
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_career import (
    Experience,
    Ladder,
    Level,
    NoLevelError,
    default_ladder,
    level_for_title,
    level_for_years,
)
from pm_career._model import minimum_years
from pm_career.tables import _functions, _levels, with_level, with_level_for_title
from pm_career.tables._arrays import count_reached
from pm_career.tables._engines import read
from pm_career.testing import ladders, years

if TYPE_CHECKING:
    from tests.conftest import Engine

KEYS = [level.key for level in default_ladder()]
LABELS: tuple[Any, ...] = ("key", "title", "rank")
PEOPLE = "select * from (values ('PM', 1), ('Plumber', 2), (null, 3)) people(title, place)"
# Before this version, DuckDB collects the titles.
NEWER_DUCKDB = "2.0.0"
OBJECTS = {"pandas": "Object", "modin": "Object", "dask": "String"}
"""What engines on pandas make of Python objects, such as its decimals and dates."""

# A frame holds many rows, and some engines take their time to start: so few examples say much.
few = settings(max_examples=6)


def label_of(years: Any, label: str, ladder: Ladder) -> str | int | None:
    """Return what the level for so many years is called, or `None` where there is no level."""
    try:
        level = level_for_years(years, ladder=ladder)
    except (NoLevelError, TypeError, ValueError):
        return None
    return ladder.position(level) + 1 if label == "rank" else getattr(level, label)


def dated(*minimums: float | None) -> Ladder:
    """Return a ladder whose levels ask for so many years."""
    return Ladder(
        title="Dated",
        levels=[
            Level(
                key=f"l{n}",
                title=f"L{n}",
                experience=None if least is None else Experience(min_years=least),
            )
            for n, least in enumerate(minimums, 1)
        ],
    )


@given(ladder=ladders(with_years=True), some=st.lists(years(), min_size=10, max_size=50))
@few
def test_a_column_has_the_level_that_level_for_years_gives(
    engine: "Engine", ladder: Ladder, some: list[float]
) -> None:
    minimums = map(float, minimum_years(ladder)[0])
    ends = [end for m in minimums for end in (nextafter(m, -inf), m, nextafter(m, inf))]
    stated = [*map(float, some), *ends, nan, inf, -inf, -1.0, None]
    frame = engine.of({"years": pa.float64()}, at=[*range(len(stated))], years=stated)
    for label in LABELS:
        frame = with_level(frame, into=label, label=label, ladder=ladder)
    assert [(row[0], *row[2:]) for row in engine.rows(frame, "at")] == [
        (at, *(None if one is None else label_of(one, label, ladder) for label in LABELS))
        for at, one in enumerate(stated)
    ]


def test_a_ladder_without_years_gives_no_levels(refused: Callable[..., str]) -> None:
    frame = pl.DataFrame({"years": [1]})
    assert refused(with_level, frame, ladder=dated(None)) == "the ladder 'Dated' states no years"


def test_levels_without_years_are_passed_over(engine: "Engine") -> None:
    frame = engine.of(years=[1.0, 3.0, 9.0])
    levels = with_level(frame, label="rank", ladder=dated(None, 3, None, None, 9))
    assert engine.rows(levels, "years") == [(1.0, None), (3.0, 2), (9.0, 5)]


@pytest.mark.parametrize("label", LABELS)
def test_no_row_has_a_level_if_the_column_ends_below_every_minimum(
    engine: "Engine", label: Any
) -> None:
    frame = engine.of({"years": pa.int8()}, years=[1, 127])
    levels = with_level(frame, label=label, ladder=dated(128, 10**39))
    assert engine.rows(levels, "years") == [(1, None), (127, None)]
    assert engine.rows(with_level(levels, into="level", label=label), "years") == [
        (years, label_of(years, label, default_ladder())) for years in (1, 127)
    ]


def test_ranks_are_integers_even_if_no_row_can_have_one(engine: "Engine") -> None:
    frame = engine.of({"years": pa.int8()}, years=[1])
    levels: Any = with_level(frame, label="rank", ladder=dated(128))
    assert read(levels).collect_schema()["level"] == nw.Int32


@pytest.mark.parametrize("label", LABELS)
def test_a_ladder_may_have_one_level(engine: "Engine", label: Any) -> None:
    ladder = dated(5)
    levels = with_level(engine.of(years=[4, 5]), label=label, ladder=ladder)
    assert engine.rows(levels, "years") == [(4, None), (5, label_of(5, label, ladder))]


def test_a_ladder_may_have_more_levels_than_a_byte_counts(engine: "Engine") -> None:
    stated = [-1, 0, 126, 127, 254, 255, 256, 400]
    levels = with_level(engine.of(years=stated), label="rank", ladder=dated(*range(300)))
    assert engine.rows(levels, "years") == [
        (-1, None),
        *((years, min(years, 299) + 1) for years in stated[1:]),
    ]


@pytest.mark.parametrize(("levels", "size"), [(6, 1), (255, 1), (256, 2)], ids=str)
def test_ranks_in_memory_take_no_more_bytes_than_their_highest(levels: int, size: int) -> None:
    years = nw.from_native(pl.Series([0.0, 1e9]), series_only=True)
    ranks = count_reached(years, range(levels))
    assert (ranks.tolist(), ranks.itemsize) == ([1, levels], size)


def test_minimums_may_be_too_great_for_the_column(engine: "Engine") -> None:
    ladder = dated(0, 300, 1e300)
    frame = engine.of({"short": pa.float32(), "whole": pa.int8()}, whole=[1, 127], short=[1, 3e38])
    for name in ("whole", "short"):
        frame = with_level(frame, years=name, into=f"of {name}", label="rank", ladder=ladder)
    assert [row[2:] for row in engine.rows(frame, "whole")] == [(1, 1), (1, 2)]


@pytest.mark.parametrize(
    "of",
    [lambda table: table, pl.from_arrow, duckdb.from_arrow],
    ids=["pyarrow", "polars", "duckdb"],
)
def test_the_least_number_with_another_digit_is_too_great_for_decimals(of: Any) -> None:
    years = pa.array([Decimal("4.99"), Decimal("9.99")], pa.decimal128(3, 2))
    levels = read(with_level(of(pa.table({"years": years})), label="rank", ladder=dated(1, 5, 10)))
    assert levels.lazy().collect()["level"].to_list() == [1, 2]


@pytest.mark.parametrize("of", [pd.DataFrame, pa.table], ids=["pandas", "pyarrow"])
def test_levels_of_more_rows_than_are_counted_at_once_stay_in_their_order(of: Any) -> None:
    stated = np.arange(1_200_000) * 7919 % 20 + 0.5
    stated[1_100_000:1_100_010] = nan
    ranks: Any = nw.from_native(with_level(of({"years": stated}), label="rank"))["level"]
    by_years = {years + 0.5: label_of(years + 0.5, "rank", default_ladder()) for years in range(20)}
    expected = [by_years.get(years, 0) for years in stated.tolist()]
    assert ranks.fill_null(0).to_list() == expected


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("7", "String"),
        (True, "Boolean"),
        (datetime(2020, 1, 1), "Datetime(time_unit='us', time_zone=None)"),  # noqa: DTZ001  none
    ],
    ids=["text", "truth", "time"],
)
def test_what_is_no_number_of_years_is_refused_by_its_type(
    engine: "Engine", value: Any, kind: str, refused: Callable[..., str]
) -> None:
    assert refused(with_level, engine.of(years=[value])) == (
        f"expected numbers of years in column 'years', got {kind}"
    )


def test_decimals_that_pandas_makes_objects_of_are_refused(refused: Callable[..., str]) -> None:
    frame = pd.DataFrame({"years": [Decimal("1.5")]})
    assert refused(with_level, frame) == ("expected numbers of years in column 'years', got Object")


@pytest.mark.parametrize("dtype", [pa.null(), pa.decimal256(50, 2), pa.decimal32(5, 2)], ids=str)
def test_numbers_that_narwhals_does_not_know_are_refused(
    dtype: Any, refused: Callable[..., str]
) -> None:
    frame = pa.table({"years": pa.array([None], dtype)})
    assert refused(with_level, frame) == (
        "expected numbers of years in column 'years', got a type that narwhals does not know"
    )


def test_dates_are_no_years(engine: "Engine", refused: Callable[..., str]) -> None:
    assert refused(with_level, engine.of(years=[date(2020, 1, 1)])) == (
        f"expected numbers of years in column 'years', got {OBJECTS.get(engine.name, 'Date')}"
    )


def test_a_column_has_the_level_that_level_for_title_gives(engine: "Engine") -> None:
    titles = ["Sr. PM, Growth", "PM", "Head of Product", "", "Plumber", "CPO", "pm", "PM", None]
    frame = engine.of(at=[*range(len(titles))], title=titles)
    for label in LABELS:
        frame = with_level_for_title(frame, into=f"its {label}", label=label)
    levels = [None if each is None else level_for_title(each).level for each in titles]
    assert [row[2:] for row in engine.rows(frame, "at")] == [
        (level.key, level.title, KEYS.index(level.key) + 1) if level else (None, None, None)
        for level in levels
    ]
    assert len({*levels}) >= 4


def test_titles_are_read_as_those_of_the_ladder_that_is_asked(engine: "Engine") -> None:
    nurses = Ladder(title="Care", levels=[Level(key="nurse", title="Nurse")])
    levels = with_level_for_title(engine.of(title=["Nurse", "PM"]), ladder=nurses)
    assert engine.rows(levels, "title") == [("Nurse", "nurse"), ("PM", None)]


def test_a_column_has_the_reason_and_the_candidates_of_each_title(engine: "Engine") -> None:
    titles = ["Sr. PM, Growth", "Head of Product", "", "Plumber", None]
    frame = engine.of(at=[*range(len(titles))], title=titles)
    for label in ("reason", "candidates"):
        frame = with_level_for_title(frame, into=label, label=label)
    matches = [level_for_title(each) for each in titles if each is not None]
    assert engine.rows(frame, "at") == [
        *(
            (at, title, match.reason, ", ".join(each.key for each in match.candidates) or None)
            for at, (title, match) in enumerate(zip(titles, matches, strict=False))
        ),
        (4, None, None, None),
    ]
    schema = read(frame).collect_schema()
    assert {schema["reason"], schema["candidates"]} == {nw.String}


def test_titles_are_read_at_once_in_memory_and_not_before_a_lazy_frame_runs(
    engine: "Engine", monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []

    def remember(title: str, *, ladder: Ladder) -> Any:
        titles.append(title)
        return level_for_title(title, ladder=ladder)

    frame = engine.of(title=["PM"])
    is_lazy = isinstance(read(frame), nw.LazyFrame)
    monkeypatch.setattr(_levels, "level_for_title", remember)
    monkeypatch.setattr(duckdb, "__version__", NEWER_DUCKDB)
    with_level_for_title(frame)
    assert titles == ([] if is_lazy else ["PM"])


def test_polars_may_run_all_rows_as_one_batch() -> None:
    frame = pl.LazyFrame({"title": ["PM", "CPO", None, "PM"]})
    levels = with_level_for_title(frame, label="rank").collect(engine="in-memory")
    assert levels["level"].to_list() == [2, len(KEYS), None, 2]


def test_polars_takes_a_batch_of_rows_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    titles: list[str] = []

    def remember(title: str, *, ladder: Ladder) -> Any:
        titles.append(title)
        return level_for_title(title, ladder=ladder)

    monkeypatch.setattr(_levels, "level_for_title", remember)
    frame = with_level_for_title(pl.DataFrame({"title": ["PM"] * 300_000}), label="rank")
    assert (frame["level"].unique().to_list(), {*titles}) == ([2], {"PM"})
    # Each batch reads a title once.
    assert 1 < len(titles) < 100


def test_many_different_titles_keep_their_rows(engine: "Engine") -> None:
    titles = [f"{'Senior ' * (n % 2)}Product Manager, Team of Number {n}" for n in range(5_000)]
    frame = engine.of(at=[*range(5_000)], title=titles)
    assert engine.rows(with_level_for_title(frame, label="rank"), "at") == [
        (at, title, 2 + at % 2) for at, title in enumerate(titles)
    ]


@pytest.mark.parametrize("label", [*LABELS, "reason", "candidates"])
@pytest.mark.parametrize("titles", [["PM", "Plumber", None, "PM"], []], ids=str)
def test_a_newer_duckdb_runs_the_function(
    label: Any, titles: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    people: Any = duckdb.from_arrow(pa.table({"title": pa.array(titles, pa.string())}))
    expected = with_level_for_title(people, label=label)
    monkeypatch.setattr(duckdb, "__version__", NEWER_DUCKDB)
    newer = with_level_for_title(people, label=label)
    assert (newer.columns, newer.types) == (expected.columns, expected.types)
    assert sorted(newer.fetchall(), key=str) == sorted(expected.fetchall(), key=str)


@pytest.mark.parametrize(
    ("version", "is_read"), [("1.9.9", ["PM"]), (NEWER_DUCKDB, [])], ids=["older", "newer"]
)
def test_only_an_older_duckdb_reads_titles_before_it_runs(
    version: str, is_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []

    def remember(title: str, *, ladder: Ladder) -> Any:
        titles.append(title)
        return level_for_title(title, ladder=ladder)

    monkeypatch.setattr(_levels, "level_for_title", remember)
    monkeypatch.setattr(duckdb, "__version__", version)
    people: Any = duckdb.sql("select 'PM' as title")
    with_level_for_title(people)
    assert titles == is_read


@pytest.mark.parametrize("label", [*LABELS, "reason", "candidates"])
def test_an_older_duckdb_joins_the_answers(label: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    people: Any = duckdb.sql(PEOPLE)
    expected = with_level_for_title(people, label=label).order("place").fetchall()
    monkeypatch.setattr(duckdb, "__version__", "1.5.0")
    older = with_level_for_title(people, label=label)
    assert older.order("place").fetchall() == expected


@pytest.mark.parametrize(
    "titles",
    [["PM, São Paulo", "PM'\0", "", "プロダクト"], [""], [None]],
    ids=["many", "empty", "null"],
)
def test_an_older_duckdb_joins_titles_of_any_letters(
    titles: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duckdb, "__version__", "1.5.0")
    people: Any = duckdb.from_arrow(pa.table({"title": pa.array(titles, pa.string())}))
    for label in ("rank", "reason"):
        people = with_level_for_title(people, into=label, label=label)
    matches = [level_for_title(each or "") for each in titles]
    assert {*people.fetchall()} == {
        (
            title,
            match.level and KEYS.index(match.level.key) + 1,
            None if title is None else match.reason,
        )
        for title, match in zip(titles, matches, strict=True)
    }


@pytest.mark.parametrize("label", [*LABELS, "reason", "candidates"])
def test_a_library_without_functions_joins_the_answers(
    label: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    people: Any = duckdb.sql(PEOPLE)
    expected = with_level_for_title(people, into="place", label=label)
    monkeypatch.delitem(_functions.ADD_IN, nw.Implementation.DUCKDB)
    joined = with_level_for_title(people, into="place", label=label)
    assert joined.columns == ["title", "place"]
    assert sorted(joined.fetchall(), key=str) == sorted(expected.fetchall(), key=str)


def test_duckdb_without_pandas_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    people: Any = duckdb.sql("select 'PM' as title")
    monkeypatch.setattr(duckdb, "__version__", NEWER_DUCKDB)
    monkeypatch.setattr(_functions, "find_spec", lambda _: None)
    with pytest.raises(ModuleNotFoundError) as caught:
        with_level_for_title(people)
    assert str(caught.value) == "with_level_for_title on DuckDB needs pandas: pip install pandas"
    assert caught.value.name == "pandas"


@pytest.mark.parametrize("titles", [["Plumber"], ["Cook", "Maid"], [None], []], ids=str)
def test_titles_may_all_be_unknown(engine: "Engine", titles: list[Any]) -> None:
    frame = engine.of({"title": pa.string()}, title=titles)
    levels = with_level_for_title(frame, label="rank")
    assert engine.rows(levels, "title") == [(title, None) for title in titles]


def test_the_level_takes_the_place_of_a_column_of_its_name(engine: "Engine") -> None:
    frame = engine.of(years=[2.0], level=["?"])
    assert engine.rows(with_level(frame)) == [(2.0, "product-manager")]
    assert engine.rows(with_level(frame, into="years", label="rank")) == [(2, "?")]


def test_a_frame_may_come_in_the_wrapping_of_narwhals(engine: "Engine") -> None:
    frame = read(engine.of(years=[2.0], title=["CPO"]))
    by_years: Any = with_level(frame, label="rank")
    assert engine.rows(by_years) == [(2.0, "CPO", label_of(2, "rank", default_ladder()))]
    by_title: Any = with_level_for_title(frame, label="rank")
    assert engine.rows(by_title) == [(2.0, "CPO", len(KEYS))]


def test_columns_that_duckdb_names_alike_are_kept_apart() -> None:
    connection = duckdb.connect()
    twice = connection.sql("select 1 as a, 2.0::double as years, 3 as a")
    assert with_level(twice, label="rank").fetchall() == [(1, 2.0, 3, 2)]
    level = connection.sql("select 2.0::double as years, '?' as \"Level\", 5 as b")
    replaced = with_level(level, into="LEVEL", label="rank")
    assert replaced.columns == ["years", "LEVEL", "b"]
    assert with_level(replaced, into="key").fetchall() == [(2.0, 2, 5, "product-manager")]


def test_columns_that_duckdb_tells_apart_by_their_position_alone_keep_their_values() -> None:
    connection = duckdb.connect()
    frame = connection.sql("select 'PM' as title, 2.0::double as years, 1 as a, 2 as \"A\"")
    for levels in (with_level(frame, label="rank"), with_level_for_title(frame, label="rank")):
        assert levels.columns == ["title", "years", "a", "A", "level"]
        assert levels.fetchall() == [("PM", 2.0, 1, 2, 2)]
    replaced = with_level_for_title(frame, into="title")
    assert replaced.fetchall() == [("product-manager", 2.0, 1, 2)]


def test_a_lazy_frame_stays_lazy_and_its_levels_are_text(engine: "Engine") -> None:
    frame: Any = engine.of(years=[2.0])
    data = read(with_level(with_level(frame), into="rank", label="rank"))
    assert type(data.to_native()) is type(frame)
    schema = data.collect_schema()
    assert schema["rank"] == nw.Int32
    assert (schema["level"] == nw.String) is isinstance(data, nw.LazyFrame)


def test_pandas_gets_an_ordered_categorical_and_keeps_its_index() -> None:
    frame = pd.DataFrame({"years": [16.0, nan, 2.0]}, index=[7, 7, 3])
    levels = with_level(frame)
    assert levels["level"].dtype == pd.CategoricalDtype(KEYS, ordered=True)
    assert levels.index.tolist() == [7, 7, 3]
    assert levels.sort_values("level")["level"].tolist()[:2] == [KEYS[1], KEYS[-1]]
    assert with_level(frame, label="rank")["level"].dtype == "Int32"


@pytest.mark.parametrize("kind", ["Int64", "Float64", "int64[pyarrow]", "double[pyarrow]"])
def test_pandas_may_hold_nulls_and_arrow(kind: Any) -> None:
    frame = pd.DataFrame({"years": pd.array([16, None, 2], dtype=kind)})
    assert with_level(frame)["level"].astype(object).tolist()[::2] == [KEYS[-1], KEYS[1]]
    ranks = with_level(frame, label="rank")["level"]
    assert ranks.isna().tolist() == [False, True, False]
    assert ranks.dropna().tolist() == [len(KEYS), 2]


def test_polars_gets_an_enum() -> None:
    levels = with_level(pl.DataFrame({"years": [16.0, None, 2.0]}))["level"]
    assert levels.dtype == pl.Enum(KEYS)
    assert levels.sort().to_list() == [None, KEYS[1], KEYS[-1]]


def test_arrow_gets_an_ordered_dictionary_for_all_its_chunks() -> None:
    chunks = pa.chunked_array([[16.0], [], [None, 2.0]], pa.float64())
    levels = with_level(pa.table({"years": chunks}))["level"]
    assert levels.type == pa.dictionary(pa.int32(), pa.string(), ordered=True)
    assert levels.to_pylist() == [KEYS[-1], None, KEYS[1]]
    assert levels.unify_dictionaries().chunk(0).dictionary.to_pylist() == KEYS
