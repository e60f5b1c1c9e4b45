"""What dataframes must have in them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

import dask.dataframe as dd
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from pm_career import (
    Ladder,
    Level,
    UnknownColumnError,
    UnknownNamesError,
    default_ladder,
    skill_gap,
)
from pm_career._names import MOST_EXPLAINED
from pm_career.tables import (
    common_needs,
    gap_summary,
    head_counts,
    skill_gaps,
    unread_titles,
    with_level,
    with_level_fits,
    with_level_for_title,
)
from pm_career.tables._frames import check_count

if TYPE_CHECKING:
    from tests.conftest import Engine

PEOPLE = pl.DataFrame({"person": [1], "level": ["PM"]})
PROFILES = pl.DataFrame({"person": [1], "skill": ["agile"], "proficiency": ["expert"]})


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
        int(level.key == "product-manager") for level in default_ladder()
    ]


def test_names_of_two_levels_find_neither_of_them(engine: "Engine") -> None:
    ladder = Ladder(
        title="Twins",
        levels=[
            Level(key="lead", title="Lead"),
            Level(key="lead-2", title="Team lead", aliases=["L"]),
            Level(key="lead-3", title="Team Lead"),
            Level(key="l", title="Last"),
        ],
    )
    frame = engine.of(level=["LEAD", "team lead", "Team Lead", "team lead", "L", "l", "Zorro"])
    with pytest.raises(UnknownNamesError) as caught:
        head_counts(frame, ladder=ladder)
    assert str(caught.value) == (
        "the table has names that the ladder does not list:\n"
        "  level: 'team lead' in 2 rows; it names more than one level, so use a key: "
        "'lead-2', 'lead-3'\n"
        "  level: 'L' in 1 row; it names more than one level, so use a key: 'lead-2', 'l'\n"
        "  level: 'Team Lead' in 1 row; it names more than one level, so use a key: "
        "'lead-2', 'lead-3'\n"
        "  level: 'Zorro' in 1 row"
    )
    assert caught.value.ambiguous == {
        "level": {
            "team lead": ("lead-2", "lead-3"),
            "L": ("lead-2", "l"),
            "Team Lead": ("lead-2", "lead-3"),
        }
    }
    counts = head_counts(frame, unknown="ignore", ladder=ladder)
    assert [(row[1], row[3]) for row in engine.rows(counts)] == [
        ("lead", 1),
        ("lead-2", 0),
        ("lead-3", 0),
        ("l", 1),
    ]


def test_names_are_found_through_letters_of_another_width_if_they_are_collected(
    engine: "Engine",
) -> None:
    frame = engine.of(level=["\uff30\uff2d", "PM"])
    assert [row[3] for row in engine.rows(head_counts(frame))][:2] == [0, 2]
    assert [row[3] for row in engine.rows(head_counts(frame, unknown="ignore"))][:2] == [0, 1]


def test_more_spellings_are_found_than_are_collected_at_once() -> None:
    spellings = [f"P{' ' * n}M" for n in range(1_002)]
    frame = pl.DataFrame({"level": spellings})
    assert head_counts(frame)["people"].to_list()[:2] == [0, 1_002]
    with pytest.raises(UnknownNamesError) as caught:
        head_counts(pl.DataFrame({"level": [*spellings, "#"]}))
    assert caught.value.rows == {"level": {"#": 1}}


def test_only_the_ten_most_frequent_unknown_names_are_told(refused: Callable[..., str]) -> None:
    names = [f"#{n:02}" for n in range(12) for _ in range(12 - n)]
    message = refused(head_counts, pl.DataFrame({"level": names})).splitlines()
    assert message[1] == "  level: '#00' in 12 rows"
    assert message[10:] == ["  level: '#09' in 3 rows", "  level: and 2 more names"]


def test_names_that_are_near_are_sought_for_the_most_frequent_names_alone() -> None:
    names = [f"product-{each}anager" for each in "abcdefghijklnopqrstuv"]
    with pytest.raises(UnknownNamesError) as caught:
        head_counts(pl.DataFrame({"level": names}))
    assert [*caught.value.rows["level"]] == names
    assert [*caught.value.near["level"]] == names[:MOST_EXPLAINED]


def test_unknown_names_in_as_many_rows_are_in_the_order_of_the_alphabet(engine: "Engine") -> None:
    with pytest.raises(UnknownNamesError) as caught:
        head_counts(engine.of(level=["#c", "#a", "#d", "#d", "#b"]))
    assert [*caught.value.rows["level"]] == ["#d", "#a", "#b", "#c"]


def test_an_error_has_a_thousand_unknown_names_at_most() -> None:
    with pytest.raises(UnknownNamesError) as caught:
        head_counts(pl.DataFrame({"level": [f"#{n:04}" for n in range(1_001)]}))
    assert [*caught.value.rows["level"]] == [f"#{n:04}" for n in range(1_000)]


def test_every_kind_of_unknown_name_is_told_at_once(
    engine: "Engine", refused: Callable[..., str]
) -> None:
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


@pytest.mark.parametrize(
    "call",
    [
        partial(head_counts, PEOPLE),
        partial(skill_gaps, PEOPLE, PROFILES, level="level"),
        partial(gap_summary, PEOPLE, PROFILES, level="level"),
        partial(common_needs, pl.DataFrame({"person": 1, "skill": "agile", "steps": 1})),
    ],
    ids=["head_counts", "skill_gaps", "gap_summary", "common_needs"],
)
def test_unknown_names_are_an_error_or_ignored(call: Any, refused: Callable[..., str]) -> None:
    assert refused(call, unknown=False) == "expected unknown to be 'raise' or 'ignore', got False"


@pytest.mark.parametrize(
    ("call", "message"),
    [
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
            lambda: with_level(PEOPLE, label="name"),  # type: ignore[arg-type]  # that is the test
            "expected label to be 'key' or 'title' or 'rank', got 'name'",
        ),
        (
            lambda: skill_gaps(PEOPLE, PROFILES, level="level", label="title"),  # type: ignore[arg-type]  # that is the test
            "expected label to be 'key' or 'name', got 'title'",
        ),
        (
            lambda: with_level_for_title(PEOPLE, title="person"),
            "expected job titles in column 'person', got Int64",
        ),
        (
            lambda: head_counts(PEOPLE, level="person"),
            "expected names of levels in column 'person', got Int64",
        ),
        (
            lambda: unread_titles(PEOPLE, title="person"),
            "expected job titles in column 'person', got Int64",
        ),
        (
            lambda: common_needs(pl.DataFrame({"person": [1], "skill": [1], "steps": [1]})),
            "expected names of skills in column 'skill', got Int64",
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
    ids=[
        "skills",
        "proficiencies",
        "levels",
        "label of a level",
        "label of gaps",
        "titles",
        "levels to count",
        "titles to count",
        "skills to count",
        "unknown skill",
        "steps to count",
    ],
)
def test_what_cannot_be_answered_is_refused(
    call: Any, message: str, refused: Callable[..., str]
) -> None:
    assert refused(call) == message


@pytest.mark.parametrize(
    "text", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())], ids=str
)
def test_names_may_be_text_of_any_type_that_arrow_has(text: Any) -> None:
    def column(*names: str) -> Any:
        return pa.array(names).cast(text)

    people = pa.table({"person": column("Ada"), "level": column("APM")})
    profiles = {"skill": column("agile"), "proficiency": column("expert")}
    held = pa.table({"person": column("Ada"), **profiles})
    gap = skill_gap({"agile": "expert"}, "PM")
    assert gap_summary(people, held, level="level")["needs"].to_pylist() == [len(gap)]
    assert head_counts(people)["people"].to_pylist() == [
        int(level.key == "associate-product-manager") for level in default_ladder()
    ]
    ranks = with_level_for_title(people, title="level", label="rank")["level"]
    assert ranks.to_pylist() == [1]


def test_views_of_text_are_texts_in_every_column() -> None:
    def column(name: str) -> Any:
        return pa.array([name], pa.string_view())

    people = pa.table({"person": column("Ada"), "team": column("Core"), "number": [1]})
    profiles = pa.table(
        {"person": column("Ada"), "skill": column("agile"), "proficiency": column("expert")}
    )
    fits = with_level_fits(people, profiles)
    assert fits.select(["person", "team", "number"]).to_pylist() == [
        {"person": "Ada", "team": "Core", "number": 1}
    ]
    # Many views hold more text than a column of the type `string` can.
    assert fits.schema.field("team").type == pa.large_string()
    needs = skill_gaps(people.append_column("level", column("APM")), profiles, level="level")
    assert common_needs(needs)["people"].to_pylist() == [1] * len(
        skill_gap({"agile": "expert"}, "PM")
    )


def test_a_table_of_arrow_keeps_its_metadata_where_views_of_text_are_replaced() -> None:
    team = pa.array(["Core"], pa.string_view())
    people = pa.table({"years": [2.0], "team": team}, metadata={"source": "survey"})
    assert with_level(people).schema.metadata == {b"source": b"survey"}


# Names of columns


def of_dask(frame: pd.DataFrame) -> Any:
    read: Any = dd.from_pandas
    return read(frame, npartitions=1)


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame([[2.0, 5, 6]], columns=["years", "x", "x"]),
        pa.Table.from_arrays([pa.array([each]) for each in (2.0, 5, 6)], ["years", "x", "x"]),
        of_dask(pd.DataFrame([[2.0, 5, 6]], columns=["years", "x", "x"])),
    ],
    ids=["pandas", "pyarrow", "dask"],
)
def test_two_columns_of_one_name_are_refused(frame: Any, refused: Callable[..., str]) -> None:
    message = "the table has 2 columns 'x'; rename all but one"
    assert refused(with_level, frame) == message
    assert refused(head_counts, frame, level="years") == message


def test_columns_that_duckdb_takes_for_the_same_are_refused_where_they_are_named(
    refused: Callable[..., str],
) -> None:
    connection = duckdb.connect()
    people = connection.sql('select 1 as person, 2 as a, 3 as "A"')
    profiles = connection.sql(
        "select 1 as person, 'agile' as skill, 'expert' as proficiency, 'basic' as \"Proficiency\""
    )
    message = "duckdb takes the columns {} for the same; rename all but one"
    assert refused(with_level, people, years="A") == message.format("'a', 'A'")
    names = message.format("'proficiency', 'Proficiency'")
    assert refused(with_level_fits, people, profiles) == names
    rated = profiles.project("person, skill, proficiency")
    assert refused(with_level_fits, people, rated) == message.format("'a', 'A'")


# What engines take for a pattern of names, by the name of their library.
PATTERNS = {
    "polars": ["*", "^a$", "^a\nb$"],
    "duckdb": ["*", "a.b", 'a"b'],
    "pyspark": ["*", "a.b", "a`b"],
}


@pytest.mark.parametrize(
    "name", ["*", "**", "^a$", "^a\nb$", "a.b", "a`b", "^a", "a$", 'a"b', "a b"]
)
def test_a_name_that_is_a_pattern_is_refused_and_any_other_is_found(
    engine: "Engine", name: str, refused: Callable[..., str]
) -> None:
    library = engine.name.removeprefix("lazy-")
    columns: dict[str, list[Any]] = {"person": [1], name: ["PM"]}
    people = engine.of(**columns)
    profiles = engine.of(person=[1], skill=["agile"], proficiency=["expert"])
    if name in PATTERNS.get(library, []):
        message = f"{library} does not take {name!r} as the name of one column; rename it"
        assert refused(with_level_for_title, people, title=name) == message
        assert refused(head_counts, people, level=name) == message
        assert refused(with_level_fits, people, profiles) == message
        return

    levels = with_level_for_title(people, title=name, into="rank", label="rank")
    assert engine.rows(levels) == [(1, "PM", 2)]
    assert [row[3] for row in engine.rows(head_counts(people, level=name))] == [0, 1, 0, 0, 0, 0]
    assert engine.rows(with_level_fits(people, profiles))[0][:3] == (1, "PM", 1)


@pytest.mark.parametrize("name", [None, 5, ["years"], b"years"], ids=str)
def test_the_name_of_a_column_is_a_text(name: Any, refused: Callable[..., str]) -> None:
    assert refused(with_level, PEOPLE, years=name) == (
        f"expected the name of a column with numbers of years, got {name!r}"
    )
    assert refused(with_level, PEOPLE, into=name) == (
        f"expected into to be the name of a column, got {name!r}"
    )
    assert refused(with_level, PEOPLE, label=name) == (
        f"expected label to be 'key' or 'title' or 'rank', got {name!r}"
    )


def test_pandas_may_have_columns_whose_names_are_numbers(refused: Callable[..., str]) -> None:
    frame = pd.DataFrame({0: [1], "year": [2.0]})
    assert refused(with_level, frame) == (
        "the table has no column 'years'; it has 0, 'year'; did you mean 'year'?"
    )
    assert with_level(frame, years="year", label="rank")["level"].tolist() == [2]


def test_the_number_of_fits_is_an_integer(refused: Callable[..., str]) -> None:
    assert refused(with_level_fits, PEOPLE, PROFILES, nearest=1.5) == (
        "expected nearest to be an int, got 1.5"
    )
    assert refused(with_level_fits, PEOPLE, PROFILES, nearest=True) == (
        "expected nearest to be an int, got True"
    )
    check_count("nearest", np.int64(2))


# Persons


@pytest.mark.parametrize(
    ("dtype", "kind"),
    [
        (pa.null(), "a type that narwhals does not know"),
        (pa.float16(), "Float16"),
        (pa.list_(pa.int64()), "List(Int64)"),
        (pa.struct([("a", pa.int64())]), "Struct({'a': Int64})"),
    ],
    ids=["null", "float16", "list", "struct"],
)
def test_persons_that_cannot_be_compared_are_refused(
    dtype: Any, kind: str, refused: Callable[..., str]
) -> None:
    nobody = pa.array([None], dtype)
    people = pa.table({"person": nobody, "level": ["PM"]})
    profiles = pa.table({"person": nobody, "skill": ["agile"], "proficiency": ["expert"]})
    needs = pa.table({"person": nobody, "skill": ["agile"], "steps": [1]})
    message = f"expected persons in column 'person', got {kind}"
    assert refused(skill_gaps, people, profiles, level="level") == message
    assert refused(with_level_fits, people, profiles) == message
    assert refused(common_needs, needs) == message


ADA = UUID(int=1)


@pytest.mark.parametrize(
    ("persons", "proficiency"),
    [([], []), ([None], ["expert"]), ([ADA], [None]), ([ADA], ["#"])],
    ids=["none", "null", "no proficiency", "unknown"],
)
def test_persons_of_pandas_may_be_objects_without_a_profile_that_counts(
    persons: list[Any], proficiency: list[Any]
) -> None:
    people = pd.DataFrame({"person": [ADA], "level": ["APM"]})
    profiles = pd.DataFrame(
        {
            "person": pd.Series(persons, dtype=object),
            "skill": pd.Series(["agile"] * len(persons), dtype=object),
            "proficiency": pd.Series(proficiency, dtype=object),
        }
    )
    gap = skill_gap({}, "PM")
    needs = skill_gaps(people, profiles, level="level", unknown="ignore")
    assert needs["person"].tolist() == [ADA] * len(gap)
    summary = gap_summary(people, profiles, level="level", unknown="ignore")
    assert summary["needs"].tolist() == [len(gap)]
    fits = with_level_fits(people, profiles, unknown="ignore")
    assert fits[["person", "spare"]].to_numpy().tolist() == [[ADA, 0]]


def test_persons_that_are_objects_are_none_of_another_type(refused: Callable[..., str]) -> None:
    profile = {"skill": ["agile"], "proficiency": ["expert"]}
    objects = pd.DataFrame({"person": [ADA], "level": ["PM"], **profile})
    numbers = pd.DataFrame({"person": [1], "level": ["PM"], **profile})
    message = "expected persons of the type {}, as in people, in column 'person', got {}"
    assert refused(with_level_fits, objects, numbers) == message.format("Object", "Int64")
    assert refused(with_level_fits, numbers, objects) == message.format("Int64", "Object")


def test_persons_of_pandas_that_are_objects_have_their_profiles() -> None:
    people = pd.DataFrame({"person": [ADA], "level": ["APM"]})
    profiles = pd.DataFrame(
        {"person": [ADA, None], "skill": ["agile", "communication"], "proficiency": ["expert"] * 2}
    )
    summary = gap_summary(people, profiles, level="level")
    assert summary["needs"].tolist() == [len(skill_gap({"agile": "expert"}, "PM"))]
    fits = with_level_fits(people, profiles)
    assert fits[["fit", "missing", "spare"]].to_numpy().tolist() == [
        ["associate-product-manager", 17, 4]
    ]
