"""The ladder's answers for many people, on every engine of dataframes.

`--engines` names other engines to run these tests on.
"""

import importlib
import sys
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
    UnknownColumnError,
    UnknownNamesError,
    default_ladder,
    level_for_title,
    level_for_years,
    next_level,
    skill_gap,
    to_records,
)
from pm_career._model import expected_ranks, minimum_years, names_of
from pm_career.tables import (
    common_needs,
    expected_skills_table,
    gap_summary,
    head_counts,
    levels_table,
    skill_gaps,
    with_level,
    with_level_for_title,
)
from pm_career.testing import ladders, skill_profiles, years

if TYPE_CHECKING:
    from tests.conftest import Engine

KEYS = [level.key for level in default_ladder()]
LABELS: tuple[Any, ...] = ("key", "title", "rank")
WHOLE = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
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


def refused(call: Any, *frames: Any, **options: Any) -> str:
    """Return the message of the error with which a call refuses what it gets."""
    with pytest.raises((LookupError, TypeError, ValueError)) as caught:
        call(*frames, **options)
    return str(caught.value)


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


@given(ladder=ladders(with_years=True))
@few
def test_whole_years_of_any_width_count(engine: "Engine", ladder: Ladder) -> None:
    stated = [*range(53), 127]
    types = {name: getattr(pa, name)() for name in WHOLE}
    frame = engine.of(types, **dict.fromkeys(types, stated))
    for name in types:
        frame = with_level(frame, years=name, into=f"of {name}", label="rank", ladder=ladder)
    assert [row[len(WHOLE) :] for row in engine.rows(frame, "int64")] == [
        (label_of(one, "rank", ladder),) * len(WHOLE) for one in stated
    ]


@given(ladder=ladders(with_years=True))
@few
def test_minimums_count_as_the_short_floats_nearest_to_them(
    engine: "Engine", ladder: Ladder
) -> None:
    minimums = [np.float32(m) for m in minimum_years(ladder)[0]]
    low, high = np.float32(-1), np.float32(99)
    stated = [end for m in minimums for end in (np.nextafter(m, low), m, np.nextafter(m, high))]
    frame = engine.of({"years": pa.float32()}, at=[*range(len(stated))], years=stated)
    levels = with_level(frame, label="rank", ladder=ladder)
    expected = [
        None if one < 0 else sum(bool(one >= m) for m in minimums) or None for one in stated
    ]
    assert [row[2] for row in engine.rows(levels, "at")] == expected


@given(ladder=ladders(with_years=True), some=st.lists(st.decimals(0, 50, places=2), min_size=10))
@few
def test_decimals_count_as_the_floats_nearest_to_them(
    engine: "Engine", ladder: Ladder, some: list[Decimal]
) -> None:
    stated = [*some, *(round(Decimal(m), 2) for m in minimum_years(ladder)[0])]
    frame = engine.of({"years": pa.decimal128(6, 2)}, at=[*range(len(stated))], years=stated)
    if engine.name in OBJECTS:
        assert refused(with_level, frame, ladder=ladder) == (
            f"expected numbers of years in column 'years', got {OBJECTS[engine.name]}"
        )
        return
    levels = with_level(frame, label="rank", ladder=ladder)
    expected = [(at, label_of(float(one), "rank", ladder)) for at, one in enumerate(stated)]
    assert [(row[0], row[2]) for row in engine.rows(levels, "at")] == expected


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
    assert len({*levels}) == 4


def test_titles_may_all_be_unknown(engine: "Engine") -> None:
    frame = engine.of(title=["Plumber"])
    assert engine.rows(with_level_for_title(frame, label="rank")) == [("Plumber", None)]


@given(data=st.data(), ladder=ladders(with_skills=True))
@few
def test_the_gaps_of_many_people_are_those_that_skill_gap_gives(
    engine: "Engine", data: st.DataObject, ladder: Ladder
) -> None:
    levels = data.draw(st.lists(st.sampled_from(list(ladder)), min_size=1, max_size=8))
    profiles = [data.draw(skill_profiles(ladder)) for _ in levels]
    names = [data.draw(st.sampled_from([name for _, name in names_of(at)])) for at in levels]
    people = engine.of({"level": pa.string()}, person=[*range(len(levels))], level=names)
    held = [
        (who, skill, at) for who, profile in enumerate(profiles) for skill, at in profile.items()
    ]
    profile_table = engine.of(
        {"person": pa.int64(), "skill": pa.string(), "proficiency": pa.string()},
        person=[who for who, _, _ in held],
        skill=[skill for _, skill, _ in held],
        proficiency=[at for _, _, at in held],
    )
    column = data.draw(st.sampled_from(["target", "level"]))
    targets = [at if column == "target" else next_level(at, ladder=ladder) for at in levels]
    gaps = {
        who: skill_gap(profile, target, ladder=ladder)
        for who, (profile, target) in enumerate(zip(profiles, targets, strict=True))
        if target
    }
    options: Any = {column: "level", "ladder": ladder, "unknown": "ignore"}
    needs = skill_gaps(people, profile_table, **options)
    expected = [
        (who, gap.target.key, need.skill.key, need.has and need.has.key, need.needs.key, need.steps)
        for who, gap in gaps.items()
        for need in sorted(gap, key=lambda need: need.skill.key)
    ]
    assert engine.rows(needs, "person", "skill") == expected
    summary = gap_summary(people, profile_table, **options)
    assert engine.rows(summary, "person") == [
        (who, gap.target.key, gap.coverage, len(gap), sum(need.steps for need in gap))
        for who, gap in gaps.items()
    ]
    missed = {
        skill: [need.steps for gap in gaps.values() for need in gap if need.skill == skill]
        for skill in ladder.skills
    }
    assert engine.rows(common_needs(needs, unknown="ignore", ladder=ladder)) == [
        (skill.key, skill.name, skill.category, len(steps), sum(steps))
        for skill, steps in sorted(
            missed.items(), key=lambda each: (-len(each[1]), -sum(each[1]), each[0].key)
        )
        if steps
    ]


@given(data=st.data(), ladder=ladders())
@few
def test_head_counts_count_everybody_at_every_level(
    engine: "Engine", data: st.DataObject, ladder: Ladder
) -> None:
    names = [name for level in ladder for _, name in names_of(level)]
    people = data.draw(st.lists(st.none() | st.sampled_from(names), max_size=30))
    counts = head_counts(engine.of({"level": pa.string()}, level=people), ladder=ladder)
    assert engine.rows(counts) == [
        (rank, level.key, level.title, sum(ladder[name] is level for name in people if name))
        for rank, level in enumerate(ladder, 1)
    ]


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


def test_the_level_takes_the_place_of_a_column_of_its_name(engine: "Engine") -> None:
    frame = engine.of(years=[2.0], level=["?"])
    assert engine.rows(with_level(frame)) == [(2.0, "product-manager")]
    assert engine.rows(with_level(frame, into="years", label="rank")) == [(2, "?")]


def test_a_frame_may_come_in_the_wrapping_of_narwhals(engine: "Engine") -> None:
    frame = nw.from_native(engine.of(years=[2.0], title=["CPO"]))
    by_years: Any = with_level(frame, label="rank")
    assert engine.rows(by_years) == [(2.0, "CPO", 2)]
    by_title: Any = with_level_for_title(frame, label="rank")
    assert engine.rows(by_title) == [(2.0, "CPO", 6)]


def test_columns_that_duckdb_names_alike_are_kept_apart() -> None:
    connection = duckdb.connect()
    twice = connection.sql("select 1 as a, 2.0::double as years, 3 as a")
    assert with_level(twice, label="rank").fetchall() == [(1, 2.0, 3, 2)]
    level = connection.sql("select 2.0::double as years, '?' as \"Level\", 5 as b")
    replaced = with_level(level, into="LEVEL", label="rank")
    assert replaced.columns == ["years", "LEVEL", "b"]
    assert with_level(replaced, into="key").fetchall() == [(2.0, 2, 5, "product-manager")]


@pytest.mark.parametrize(
    "of", [pd.DataFrame, pl.DataFrame, pa.table], ids=["pandas", "polars", "pyarrow"]
)
def test_years_may_be_floats_of_sixteen_bits(of: Any) -> None:
    low, at = np.nextafter(np.float16(0.7), np.float16(0)), np.float16(0.7)
    frame = of({"years": np.array([low, at], "float16")})
    levels: Any = nw.from_native(with_level(frame, label="rank", ladder=dated(0.7, 1e5)))["level"]
    assert levels.fill_null(0).to_list() == [0, 1]


def test_a_lazy_frame_stays_lazy_and_its_levels_are_text(engine: "Engine") -> None:
    frame: Any = engine.of(years=[2.0])
    data: Any = nw.from_native(with_level(with_level(frame), into="rank", label="rank"))
    assert type(data.to_native()) is type(frame)
    schema = data.collect_schema()
    assert schema["rank"] == nw.Int32
    assert (schema["level"] == nw.String) is isinstance(data, nw.LazyFrame)


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
    engine: "Engine", value: Any, kind: str
) -> None:
    assert refused(with_level, engine.of(years=[value])) == (
        f"expected numbers of years in column 'years', got {kind}"
    )


def test_dates_are_no_years(engine: "Engine") -> None:
    assert refused(with_level, engine.of(years=[date(2020, 1, 1)])) == (
        f"expected numbers of years in column 'years', got {OBJECTS.get(engine.name, 'Date')}"
    )


def test_a_column_that_is_not_there_is_named(engine: "Engine") -> None:
    with pytest.raises(UnknownColumnError) as caught:
        with_level(engine.of(year=[1.0], person=["Ada"]))
    assert str(caught.value) == (
        "the table has no column 'years'; it has 'year', 'person'; did you mean 'year'?"
    )


def test_names_that_the_ladder_does_not_list_are_counted(engine: "Engine") -> None:
    frame = engine.of(level=["PM", "pmm", "pmm", "Zorro", None])
    with pytest.raises(UnknownNamesError) as caught:
        head_counts(frame)
    assert str(caught.value) == (
        "the table has names that the ladder does not list:\n"
        "  level: 'pmm' in 2 rows; did you mean 'PM' or 'GPM' or 'APM'?\n"
        "  level: 'Zorro' in 1 row"
    )
    assert caught.value.rows == {"level": {"pmm": 2, "Zorro": 1}}
    assert caught.value.near == {"level": {"pmm": ("PM", "GPM", "APM")}}
    assert [row[3] for row in engine.rows(head_counts(frame, unknown="ignore"))] == [
        *(0, 1),
        *(0, 0, 0, 0),
    ]


def test_only_the_ten_most_frequent_unknown_names_are_told() -> None:
    names = [f"#{n:02}" for n in range(12) for _ in range(12 - n)]
    message = refused(head_counts, pl.DataFrame({"level": names})).splitlines()
    assert message[1] == "  level: '#00' in 12 rows"
    assert message[10:] == ["  level: '#09' in 3 rows", "  level: and 2 more names"]


def test_every_kind_of_unknown_name_is_told_at_once(engine: "Engine") -> None:
    people = engine.of(person=[1, 2], level=["PM", "#1"])
    profiles = engine.of(person=[1, 1], skill=["agile", "#2"], proficiency=["#3", "expert"])
    assert refused(skill_gaps, people, profiles, level="level") == (
        "the table has names that the ladder does not list:\n"
        "  level: '#1' in 1 row\n"
        "  skill: '#2' in 1 row\n"
        "  proficiency: '#3' in 1 row"
    )
    summary = gap_summary(people, profiles, target="level", unknown="ignore")
    steps = sum(need.steps for need in skill_gap({}, "PM"))
    assert engine.rows(summary) == [(1, "product-manager", 0.0, len(skill_gap({}, "PM")), steps)]


def test_the_higher_of_two_proficiencies_counts_and_nulls_do_not(engine: "Engine") -> None:
    people = engine.of(person=["Ada", "Ada", None], level=["APM", "APM", "APM"])
    profiles = engine.of(
        person=["Ada", "Ada", "Ada", "Ada", None],
        skill=["agile", "Agile methods", None, "communication", "communication"],
        proficiency=["working", "expert", "expert", None, "expert"],
    )
    gap = skill_gap({"agile": "expert"}, "APM")
    (row,) = engine.rows(gap_summary(people, profiles, target="level"))
    assert row == (
        *("Ada", "associate-product-manager"),
        *(gap.coverage, len(gap), sum(need.steps for need in gap)),
    )


def test_persons_of_two_types_are_refused(engine: "Engine") -> None:
    people = engine.of(person=[1], level=["PM"])
    profiles = engine.of(person=["1"], skill=["agile"], proficiency=["expert"])
    assert refused(skill_gaps, people, profiles, level="level") == (
        "expected persons of the type Int64, as in people, in column 'person', got String"
    )


PEOPLE = pl.DataFrame({"person": [1], "level": ["PM"]})
PROFILES = pl.DataFrame({"person": [1], "skill": ["agile"], "proficiency": ["expert"]})


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: skill_gaps(PEOPLE, PROFILES),
            "name one column of levels: target= to reach, or level= held at present",
        ),
        (
            lambda: gap_summary(PEOPLE, PROFILES, level="level", person="has"),
            "the column 'has' of persons is one of the result's, too",
        ),
        (
            lambda: skill_gaps(PEOPLE, PROFILES.to_arrow(), level="level"),
            (
                "expected people and profiles in frames of one kind, "
                "got polars.dataframe.frame.DataFrame and pyarrow.lib.Table"
            ),
        ),
        (
            lambda: skill_gaps(PEOPLE, PROFILES.with_columns(skill=1), level="level"),
            "expected names of skills in column 'skill', got Int32",
        ),
        (
            lambda: skill_gaps(PEOPLE, PROFILES.with_columns(proficiency=1), level="level"),
            "expected names of proficiencies in column 'proficiency', got Int32",
        ),
        (
            lambda: skill_gaps(PEOPLE, PROFILES, target="person"),
            "expected names of levels in column 'person', got Int64",
        ),
        (
            lambda: head_counts(PEOPLE, unknown=False),  # type: ignore[arg-type]  # that is the test
            "expected unknown to be 'raise' or 'ignore', got False",
        ),
        (
            lambda: with_level(PEOPLE, label="name"),  # type: ignore[arg-type]  # that is the test
            "expected label to be 'key' or 'title' or 'rank', got 'name'",
        ),
        (
            lambda: with_level_for_title(PEOPLE, title="person"),
            "expected job titles in column 'person', got Int64",
        ),
        (
            lambda: with_level(PEOPLE, years="person", ladder=dated(None)),
            "the ladder 'Dated' states no years",
        ),
        (
            lambda: common_needs(pl.DataFrame({"person": 1, "skill": "x", "steps": 1})),
            "the table has names that the ladder does not list:\n  skill: 'x' in 1 row",
        ),
        (
            lambda: common_needs(pl.DataFrame({"person": 1, "skill": "x", "steps": "1"})),
            "expected numbers of steps in column 'steps', got String",
        ),
    ],
)
def test_what_cannot_be_answered_is_refused(call: Any, message: str) -> None:
    assert refused(call) == message


def test_of_target_and_level_one_is_named() -> None:
    assert refused(skill_gaps, PEOPLE, PROFILES, target="level", level="level") == (
        "name one column of levels: target= to reach, or level= held at present"
    )


def test_nothing_is_collected_but_unknown_names() -> None:
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


def test_pandas_gets_an_ordered_categorical_and_keeps_its_index() -> None:
    frame = pd.DataFrame({"years": [16.0, nan, 2.0]}, index=[7, 7, 3])
    levels = with_level(frame)
    assert levels["level"].dtype == pd.CategoricalDtype(KEYS, ordered=True)
    assert levels.index.tolist() == [7, 7, 3]
    assert levels.sort_values("level")["level"].tolist()[:2] == [KEYS[1], KEYS[5]]
    assert with_level(frame, label="rank")["level"].dtype == "Int32"


@pytest.mark.parametrize("kind", ["Int64", "Float64", "int64[pyarrow]", "double[pyarrow]"])
def test_pandas_may_hold_nulls_and_arrow(kind: Any) -> None:
    frame = pd.DataFrame({"years": pd.array([16, None, 2], dtype=kind)})
    assert with_level(frame)["level"].astype(object).tolist()[::2] == [KEYS[5], KEYS[1]]
    ranks = with_level(frame, label="rank")["level"]
    assert ranks.isna().tolist() == [False, True, False]
    assert ranks.dropna().tolist() == [6, 2]


def test_polars_gets_an_enum() -> None:
    levels = with_level(pl.DataFrame({"years": [16.0, None, 2.0]}))["level"]
    assert levels.dtype == pl.Enum(KEYS)
    assert levels.sort().to_list() == [None, KEYS[1], KEYS[5]]


def test_arrow_gets_an_ordered_dictionary_for_all_its_chunks() -> None:
    chunks = pa.chunked_array([[16.0], [], [None, 2.0]], pa.float64())
    levels = with_level(pa.table({"years": chunks}))["level"]
    assert levels.type == pa.dictionary(pa.int32(), pa.string(), ordered=True)
    assert levels.to_pylist() == [KEYS[5], None, KEYS[1]]
    assert levels.unify_dictionaries().chunk(0).dictionary.to_pylist() == KEYS


def test_levels_may_be_categories() -> None:
    levels = pd.Series(["PM", "PM", None], dtype="category")
    assert head_counts(pd.DataFrame({"level": levels}))["people"].tolist() == [0, 2, 0, 0, 0, 0]


@pytest.mark.parametrize(
    "text", [pa.large_string(), pa.dictionary(pa.int8(), pa.string())], ids=str
)
def test_names_may_be_text_of_any_type_that_arrow_has(text: Any) -> None:
    def column(*names: str) -> Any:
        return pa.array(names).cast(text)

    people = pa.table({"person": column("Ada"), "level": column("APM")})
    profiles = {"skill": column("agile"), "proficiency": column("expert")}
    held = pa.table({"person": column("Ada"), **profiles})
    gap = skill_gap({"agile": "expert"}, "PM")
    assert gap_summary(people, held, level="level")["needs"].to_pylist() == [len(gap)]
    assert head_counts(people)["people"].to_pylist() == [1, 0, 0, 0, 0, 0]
    ranks = with_level_for_title(people, title="level", label="rank")["level"]
    assert ranks.to_pylist() == [1]


def test_levels_without_years_are_passed_over(engine: "Engine") -> None:
    frame = engine.of(years=[1.0, 3.0, 9.0])
    levels = with_level(frame, label="rank", ladder=dated(None, 3, None, None, 9))
    assert engine.rows(levels, "years") == [(1.0, None), (3.0, 2), (9.0, 5)]


def test_a_ladder_may_have_more_levels_than_a_byte_counts(engine: "Engine") -> None:
    stated = [-1, 0, 126, 127, 254, 255, 256, 400]
    levels = with_level(engine.of(years=stated), label="rank", ladder=dated(*range(300)))
    assert engine.rows(levels, "years") == [
        (-1, None),
        *((years, min(years, 299) + 1) for years in stated[1:]),
    ]


@pytest.mark.parametrize("of", [pd.DataFrame, pa.table], ids=["pandas", "pyarrow"])
def test_levels_of_more_rows_than_are_counted_at_once_stay_in_their_order(of: Any) -> None:
    stated = np.arange(1_200_000) * 7919 % 20 + 0.5
    stated[1_100_000:1_100_010] = nan
    ranks: Any = nw.from_native(with_level(of({"years": stated}), label="rank"))["level"]
    by_years = {years + 0.5: label_of(years + 0.5, "rank", default_ladder()) for years in range(20)}
    expected = [by_years.get(years, 0) for years in stated.tolist()]
    assert ranks.fill_null(0).to_list() == expected


def test_minimums_may_be_too_great_for_the_column(engine: "Engine") -> None:
    ladder = dated(0, 300, 1e300)
    frame = engine.of({"short": pa.float32(), "whole": pa.int8()}, whole=[1, 127], short=[1, 3e38])
    for name in ("whole", "short"):
        frame = with_level(frame, years=name, into=f"of {name}", label="rank", ladder=ladder)
    assert [row[2:] for row in engine.rows(frame, "whole")] == [(1, 1), (1, 2)]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_the_levels_are_a_table_of_any_library(library: Any) -> None:
    table: Any = nw.from_native(levels_table(library))
    assert table.implementation.name.lower() == library
    rows = [
        {name: _plain(value) for name, value in row.items()} for row in table.iter_rows(named=True)
    ]
    wanted = table.columns
    assert rows == [{name: record[name] for name in wanted} for record in to_records()]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_what_levels_expect_is_a_table_of_any_library(library: Any) -> None:
    ladder = default_ladder()
    table: Any = nw.from_native(expected_skills_table(library))
    assert table.columns == ["skill", "name", "category", *KEYS]
    for row in table.iter_rows(named=True):
        for rank, level in zip(expected_ranks(ladder), ladder, strict=True):
            at = rank.get(row["skill"])
            assert _plain(row[level.key]) == (at and ladder.proficiencies[at - 1].key)


def test_no_level_may_have_the_name_of_another_column_of_the_table() -> None:
    ladder = Ladder(title="Odd", levels=[Level(key="skill", title="Skill")])
    assert refused(expected_skills_table, "polars", ladder=ladder) == (
        "the column 'skill' is taken, so no level can have it"
    )


def _plain(value: Any) -> Any:
    """Return a value of a table as plain Python has it."""
    return None if value is None or value != value else value  # noqa: PLR0124  that is NaN


def test_without_narwhals_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    monkeypatch.delitem(sys.modules, "pm_career.tables")
    with pytest.raises(ImportError) as caught:
        importlib.import_module("pm_career.tables")
    assert str(caught.value) == "pm_career.tables needs narwhals: pip install 'pm-career[tables]'"
