"""Which levels are near to the skills of many people."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import attrs
import dask.dataframe as dd
import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_career import (
    Descriptor,
    Expectation,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    default_ladder,
)
from pm_career._model import level_index, proficiency_index, skill_index
from pm_career.frameworks import Framework, Track, level_fits
from pm_career.tables import with_level_fits
from pm_career.tables._engines import read
from pm_career.testing import frameworks, ladders

if TYPE_CHECKING:
    from tests.conftest import Engine

few = settings(max_examples=4)

LADDER = default_ladder()
KEYS = ("pm", "senior-pm", "staff-pm", "group-pm", "director")

PEOPLE = pl.DataFrame({"person": [1]})
PROFILES = pl.DataFrame({"person": [1], "skill": ["agile"], "proficiency": ["expert"]})


def asks(*skills: str, at: str | None = None) -> list[Expectation]:
    """Return the expectation of skills, at a proficiency or else at the level that expects it."""
    return [Expectation(requirements=[Requirement(skill=key, proficiency=at) for key in skills])]


FORKED = Framework(
    title="Acme",
    levels=[
        Level(key="pm", title="PM", expectations=asks("craft", at="basic")),
        Level(key="senior-pm", title="Senior PM", expectations=asks("craft", at="strong")),
        Level(key="staff-pm", title="Staff PM", expectations=asks("craft", "vision", at="strong")),
        Level(key="group-pm", title="Group PM", expectations=asks("craft", "people", at="strong")),
        Level(key="guest", title="Guest"),
    ],
    tracks=[
        Track(key="maker", title="Contributor", levels=["pm", "senior-pm", "staff-pm"]),
        Track(key="manager", title="People manager", levels=["pm", "senior-pm", "group-pm"]),
    ],
    skills=[Skill(key=key, name=key.title()) for key in ("craft", "vision", "people")],
    proficiencies=[Proficiency(key=key) for key in ("basic", "strong")],
)


@st.composite
def some_parts(draw: st.DrawFn) -> Ladder | Framework:
    """Return a ladder or a framework, some of whose levels say the same as others of a skill."""
    whole = ladders(with_skills=True, max_levels=5)
    drawn = draw(whole | frameworks(with_skills=True, max_tracks=3, max_levels=5))
    if drawn.proficiencies:
        return drawn

    text = st.sampled_from(["Alone", "With help"])
    described: list[Skill] = []
    for skill in drawn.skills:
        some = [level.key for level in drawn.levels if draw(st.booleans())]
        descriptors = [Descriptor(proficiency=key, text=draw(text)) for key in some]
        described.append(attrs.evolve(skill, descriptors=descriptors))
    return attrs.evolve(drawn, skills=described)


def rows_of_fits(
    who: object, profile: Mapping[str, str | None], nearest: int, parts: Ladder | Framework
) -> list[tuple[Any, ...]]:
    """Return the rows that a person must get."""
    fits = level_fits(profile, ladder=parts)[:nearest]
    return [
        (who, rank, fit.level.key, *fit.tracks[:1], fit.gap.steps, fit.spare)
        for rank, fit in enumerate(fits, 1)
    ]


@given(data=st.data(), parts=some_parts())
@few
def test_the_fits_of_many_people_are_those_that_level_fits_gives(
    engine: "Engine", data: st.DataObject, parts: Ladder | Framework
) -> None:
    skills = [*skill_index(parts).positions]
    if parts.proficiencies:
        ladder = parts if isinstance(parts, Ladder) else next(iter(parts.values()))
        ratings = [*proficiency_index(ladder).positions]
    else:
        ratings = [*level_index(parts).positions]
    profile = st.dictionaries(
        st.sampled_from(skills), st.none() | st.sampled_from(ratings), max_size=6
    )
    profiles = data.draw(st.lists(profile, min_size=1, max_size=6))
    nearest = data.draw(st.sampled_from([1, 2, 20]))
    unknown: Any = data.draw(st.sampled_from(["raise", "ignore"]))

    held = [(who, skill, at) for who, each in enumerate(profiles) for skill, at in each.items()]
    people = engine.of(person=[*range(len(profiles))])
    profile_table = engine.of(
        {"person": pa.int64(), "skill": pa.string(), "proficiency": pa.string()},
        person=[who for who, _, _ in held],
        skill=[skill for _, skill, _ in held],
        proficiency=[at for _, _, at in held],
    )
    fits = with_level_fits(people, profile_table, nearest=nearest, unknown=unknown, ladder=parts)
    assert engine.rows(fits, "person", "fit_rank") == [
        row for who, each in enumerate(profiles) for row in rows_of_fits(who, each, nearest, parts)
    ]


def test_a_shared_level_counts_once_and_levels_at_one_distance_are_in_order(
    engine: "Engine",
) -> None:
    people = engine.of(person=["Ada", "Bo"])
    profiles = engine.of(
        person=["Ada", "Bo", "Bo"],
        skill=["craft", "CRAFT", "People"],
        proficiency=["strong", "Strong", "basic"],
    )
    fits = with_level_fits(people, profiles, nearest=4, label="name", ladder=FORKED)
    assert engine.rows(fits, "person", "fit_rank") == [
        ("Ada", 1, "Senior PM", "Contributor", 0, 0),
        ("Ada", 2, "PM", "Contributor", 0, 1),
        ("Ada", 3, "Staff PM", "Contributor", 2, 0),
        ("Ada", 4, "Group PM", "People manager", 2, 0),
        ("Bo", 1, "Senior PM", "Contributor", 0, 1),
        ("Bo", 2, "Group PM", "People manager", 1, 0),
        ("Bo", 3, "PM", "Contributor", 0, 2),
        ("Bo", 4, "Staff PM", "Contributor", 2, 1),
    ]


def test_without_proficiencies_people_name_levels_of_any_track(engine: "Engine") -> None:
    framework = Framework(
        title="Measured by levels",
        levels=[Level(key=key, title=key.title(), expectations=asks("craft")) for key in KEYS],
        tracks=[
            Track(key="maker", title="Maker", levels=KEYS[:3]),
            Track(key="manager", title="Manager", levels=[*KEYS[:2], *KEYS[3:]]),
        ],
        skills=[Skill(key="craft", name="Craft")],
    )
    ratings = ["staff-pm", "director", "Group-PM"]
    people = engine.of(person=[0, 1, 2])
    profiles = engine.of(person=[0, 1, 2], skill=["craft"] * 3, proficiency=ratings)
    fits = engine.rows(
        with_level_fits(people, profiles, nearest=9, ladder=framework), "person", "fit_rank"
    )
    assert fits == [
        row
        for who, at in enumerate(ratings)
        for row in rows_of_fits(who, {"craft": at}, 9, framework)
    ]
    assert [row[2:] for row in fits if row[1] == 1] == [
        ("staff-pm", "maker", 0, 0),
        ("director", "manager", 0, 0),
        ("group-pm", "manager", 0, 0),
    ]


@pytest.mark.parametrize("nearest", [1, 2])
def test_every_row_of_people_stays_and_has_nothing_where_the_person_is_null(
    engine: "Engine", nearest: int
) -> None:
    people = engine.of(person=["Bo", None, "Ada", "Bo"], row=[0, 1, 2, 3])
    profiles = engine.of(
        person=["Bo", None, "Zoe"], skill=["agile"] * 3, proficiency=["expert"] * 3
    )
    nothing = (None,) * 4
    expected: list[tuple[Any, ...]] = []
    for row, (who, profile) in enumerate(
        [("Bo", {"agile": "expert"}), (None, {}), ("Ada", {}), ("Bo", {"agile": "expert"})]
    ):
        fits = [each[1:] for each in rows_of_fits(who, profile, nearest, LADDER)]
        expected += [(who, row, *fit) for fit in (fits if who else [nothing])]
    answer: Any = with_level_fits(people, profiles, nearest=nearest)
    in_memory = isinstance(read(answer), nw.DataFrame)
    assert engine.rows(answer, *([] if in_memory else ["row", "fit_rank"])) == expected


def test_columns_of_these_names_are_replaced(engine: "Engine") -> None:
    people = engine.of(fit=["?"], who=[1], missing=["?"], person=["?"])
    profiles = engine.of(who=[1], skill=["agile"], proficiency=["expert"])
    once = with_level_fits(people, profiles, person="who")
    row = engine.rows(once)
    assert row == [(1, "?", 1, "associate-product-manager", 17, 4)]
    assert engine.rows(with_level_fits(once, profiles, person="who")) == row


def test_databases_replace_columns_whose_names_differ_in_case() -> None:
    connection = duckdb.connect()
    people = connection.sql('select 1 as person, \'?\' as "Fit", 2 as "Spare"')
    profiles = connection.sql("select 1 as person, 'agile' as skill, 'expert' as proficiency")
    fits: Any = with_level_fits(people, profiles)
    assert fits.columns == ["person", "fit_rank", "fit", "missing", "spare"]


# What takes "a" and "A" for the same column.
DATABASES = {"duckdb", "ibis", "pyspark"}


def test_only_databases_replace_columns_whose_names_differ_in_case(engine: "Engine") -> None:
    # The last name begins with one letter that looks like two. It is none of the answer's.
    names = ["person", "Fit", "\ufb01t"]
    people = engine.of(**{name: [1] for name in names})
    profiles = engine.of(person=[1], skill=["agile"], proficiency=["expert"])
    fits: Any = with_level_fits(people, profiles)
    kept = [name for name in names if name != "Fit" or engine.name not in DATABASES]
    assert read(fits).collect_schema().names() == [*kept, "fit_rank", "fit", "missing", "spare"]


def of_dask(columns: dict[str, list[Any]]) -> Any:
    read: Any = dd.from_pandas
    return read(pd.DataFrame(columns), npartitions=1)


@pytest.mark.parametrize(
    "frame",
    [pd.DataFrame, pl.DataFrame, pl.LazyFrame, pa.table, of_dask],
    ids=["pandas", "polars", "lazy-polars", "pyarrow", "dask"],
)
def test_columns_whose_names_differ_in_case_are_two_columns(frame: Any) -> None:
    people = frame({"person": [1], "Person": [2], "Fit": [3]})
    profiles = frame({"person": [1], "Person": [2], "skill": ["agile"], "proficiency": ["expert"]})
    fits = read(with_level_fits(people, profiles)).lazy().collect()
    assert fits.row(0)[:5] == (1, 2, 3, 1, "associate-product-manager")


def test_frames_in_memory_keep_columns_of_any_type_and_pandas_its_index() -> None:
    people = PEOPLE.with_columns(notes=pl.Series([[1, 2]]))
    fits = with_level_fits(people.to_arrow(), PROFILES.to_arrow(), nearest=2)
    assert fits["notes"].to_pylist() == [[1, 2], [1, 2]]
    staff = pd.DataFrame({"person": [2, 1]}, index=[7, 3])
    with_fits = with_level_fits(staff, PROFILES.to_pandas(), nearest=2)
    assert with_fits.index.tolist() == [7, 7, 3, 3]
    assert with_fits["person"].tolist() == [2, 2, 1, 1]


def test_a_ladder_may_have_no_skills(engine: "Engine") -> None:
    flat = Ladder(title="Flat", levels=[Level(key="a", title="A"), Level(key="b", title="B")])
    profiles = engine.of(person=[1], skill=["agile"], proficiency=["expert"])
    fits = with_level_fits(
        engine.of(person=[1]), profiles, nearest=2, unknown="ignore", ladder=flat
    )
    assert engine.rows(fits, "fit_rank") == [(1, 1, "a", 0, 0), (1, 2, "b", 0, 0)]


def test_one_step_is_missing_or_none(engine: "Engine") -> None:
    ladder = Ladder(
        title="One step",
        levels=[Level(key="pm", title="PM", expectations=asks("craft", at="basic"))],
        skills=[Skill(key="craft", name="Craft")],
        proficiencies=[Proficiency(key="basic")],
    )
    people = engine.of(person=[1, 2])
    profiles = engine.of(person=[1], skill=["craft"], proficiency=["basic"])
    fits = with_level_fits(people, profiles, ladder=ladder)
    assert engine.rows(fits, "person") == [(1, 1, "pm", 0, 0), (2, 1, "pm", 1, 0)]


def test_in_a_ladder_measured_by_its_levels_what_is_held_above_a_level_is_to_spare(
    engine: "Engine",
) -> None:
    only, both = (
        Ladder(
            title="Measured by levels",
            levels=[Level(key=key, title=key.upper(), expectations=asks("craft")) for key in keys],
            skills=[Skill(key="craft", name="Craft")],
        )
        for keys in (["pm"], ["pm", "lead"])
    )
    people = engine.of(person=[1, 2])
    profiles = engine.of(person=[1], skill=["craft"], proficiency=["PM"])
    assert engine.rows(with_level_fits(people, profiles, ladder=only), "person") == [
        (1, 1, "pm", 0, 0),
        (2, 1, "pm", 1, 0),
    ]
    profiles = engine.of(person=[1], skill=["craft"], proficiency=["lead"])
    fits = with_level_fits(people, profiles, nearest=2, ladder=both)
    assert engine.rows(fits, "person", "fit_rank") == [
        (1, 1, "lead", 0, 0),
        (1, 2, "pm", 0, 1),
        (2, 1, "pm", 1, 0),
        (2, 2, "lead", 2, 0),
    ]


def test_a_skill_that_only_a_higher_level_expects_takes_one_step(engine: "Engine") -> None:
    ladder = Ladder(
        title="Measured by levels",
        levels=[
            Level(key="pm", title="PM", expectations=asks("talk")),
            Level(key="lead", title="Lead", expectations=asks("craft")),
        ],
        skills=[Skill(key="talk", name="Talk"), Skill(key="craft", name="Craft")],
    )
    profiles = engine.of(person=[1], skill=["craft"], proficiency=["lead"])
    fits = with_level_fits(engine.of(person=[1]), profiles, nearest=2, ladder=ladder)
    assert engine.rows(fits, "fit_rank") == [(1, 1, "lead", 0, 0), (1, 2, "pm", 1, 1)]


@pytest.mark.parametrize("taken", ["fit_rank", "fit", "fit_track", "missing", "spare"])
def test_the_column_of_persons_has_a_name_of_its_own(
    refused: Callable[..., str], taken: str
) -> None:
    people, profiles = (frame.rename({"person": taken}) for frame in (PEOPLE, PROFILES))
    assert refused(with_level_fits, people, profiles, person=taken, ladder=FORKED) == (
        f"the column {taken!r} of persons is one of the result's, too"
    )


def test_what_cannot_be_answered_is_refused(refused: Callable[..., str]) -> None:
    assert refused(with_level_fits, PEOPLE, PROFILES, nearest=0) == (
        "expected nearest to be at least 1, got 0"
    )
    assert refused(with_level_fits, PEOPLE, PROFILES, label="title") == (
        "expected label to be 'key' or 'name', got 'title'"
    )
    assert refused(with_level_fits, PEOPLE, PROFILES, unknown=False) == (
        "expected unknown to be 'raise' or 'ignore', got False"
    )
    assert refused(with_level_fits, PEOPLE, PROFILES.to_arrow()) == (
        "expected people and profiles in frames of one kind, "
        "got polars.dataframe.frame.DataFrame and pyarrow.lib.Table"
    )
    assert refused(with_level_fits, PEOPLE, PROFILES, ladder="acme.toml") == (
        "expected a Ladder or a Framework, got 'acme.toml'; "
        "load_ladder(path) returns the ladder of a file"
    )
    assert refused(with_level_fits, PEOPLE, PROFILES, ladder=FORKED) == (
        "the table has names that the ladder does not list:\n"
        "  skill: 'agile' in 1 row\n"
        "  proficiency: 'expert' in 1 row"
    )
