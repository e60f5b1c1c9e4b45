"""The tables of a framework: gaps of people on their own tracks, and its levels."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_career import (
    Expectation,
    Ladder,
    Level,
    NoLevelError,
    Proficiency,
    Requirement,
    Skill,
    UnknownNamesError,
    next_level,
    to_records,
)
from pm_career._model import level_index, proficiency_index, skill_index
from pm_career.frameworks import Framework, Track, skill_gap
from pm_career.tables import common_needs, gap_summary, levels_table, skill_gaps
from pm_career.testing import frameworks

if TYPE_CHECKING:
    from tests.conftest import Engine

few = settings(max_examples=4)


def level(key: str, *skills: str, at: str | None = None) -> Level:
    """Return a level that expects skills at a proficiency, or else at the level itself."""
    asked = [Requirement(skill=skill, proficiency=at) for skill in skills]
    expectations = [Expectation(requirements=asked)] if asked else []
    return Level(key=key, title=key.replace("-", " ").title(), expectations=expectations)


FORKED = Framework(
    title="Acme",
    levels=[
        level("junior", "craft", at="basic"),
        level("senior", "craft", at="strong"),
        level("staff", "craft", "vision", at="strong"),
        level("lead", "craft", "people", at="strong"),
        level("guest"),
    ],
    tracks=[
        Track(key="maker", title="Contributor", levels=["junior", "senior", "staff"]),
        Track(key="manager", title="People manager", levels=["junior", "senior", "lead"]),
    ],
    skills=[Skill(key=key, name=key.title()) for key in ("craft", "vision", "people")],
    proficiencies=[Proficiency(key=key) for key in ("basic", "strong")],
)
PEOPLE = pl.DataFrame({"person": [1], "level": ["senior"], "track": ["maker"]})
PROFILES = pl.DataFrame({"person": [1], "skill": ["craft"], "proficiency": ["strong"]})


@given(data=st.data(), framework=frameworks(max_tracks=3, max_levels=5, with_skills=True))
@few
def test_the_gap_of_each_person_is_that_on_their_own_track(
    engine: "Engine", data: st.DataObject, framework: Framework
) -> None:
    ratings = (
        proficiency_index(next(iter(framework.values())))
        if framework.proficiencies
        else level_index(framework)
    )
    profile = st.dictionaries(
        st.sampled_from([*skill_index(framework).positions]),
        st.none() | st.sampled_from([*ratings.positions]),
        max_size=5,
    )
    rows = data.draw(st.lists(st.tuples(st.sampled_from(framework.tracks), profile), min_size=1))
    names = [data.draw(st.sampled_from(track.levels)) for track, _ in rows]
    held = [(who, skill, at) for who, (_, each) in enumerate(rows) for skill, at in each.items()]
    people = engine.of(
        person=[*range(len(rows))],
        track=[data.draw(st.sampled_from([track.key, track.title])) for track, _ in rows],
        level=names,
    )
    profiles = engine.of(
        {"person": pa.int64(), "skill": pa.string(), "proficiency": pa.string()},
        person=[who for who, _, _ in held],
        skill=[skill for _, skill, _ in held],
        proficiency=[at for _, _, at in held],
    )
    column = data.draw(st.sampled_from(["target", "level"]))

    needs: list[tuple[Any, ...]] = []
    summaries: list[tuple[Any, ...]] = []
    for who, ((track, each), name) in enumerate(zip(rows, names, strict=True)):
        ladder = framework[track.key]
        target = ladder[name] if column == "target" else next_level(name, ladder=ladder)
        if target is None:
            continue
        gap = skill_gap(each, target, track=track, framework=framework)
        summaries.append((who, target.key, gap.coverage, len(gap), gap.steps))
        needs += [
            (who, target.key, n.skill.key, n.has and n.has.key, n.needs.key, n.steps)
            for n in sorted(gap, key=lambda need: need.skill.key)
        ]
    unknown = data.draw(st.sampled_from(["raise", "ignore"]))
    options: Any = {column: "level", "track": "track", "ladder": framework, "unknown": unknown}
    gaps = skill_gaps(people, profiles, **options)
    assert engine.rows(gaps, "person", "skill") == needs
    assert engine.rows(gap_summary(people, profiles, **options), "person") == summaries
    counted = common_needs(gaps, ladder=framework)
    assert sum(row[4] for row in engine.rows(counted)) == sum(row[5] for row in needs)


def test_a_title_is_found_on_the_track_of_the_person(engine: "Engine") -> None:
    framework = Framework(
        title="Roles",
        levels=[
            Level(key="pm-1", title="Junior"),
            Level(key="pm-2", title="Senior", expectations=level("x", "craft").expectations),
            Level(key="ux-1", title="Junior"),
            Level(key="ux-2", title="Senior", expectations=level("x", "vision").expectations),
        ],
        tracks=[
            Track(key="pm", title="Product", levels=["pm-1", "pm-2"]),
            Track(key="ux", title="Design", levels=["ux-1", "ux-2"]),
        ],
        skills=FORKED.skills,
    )
    people = engine.of(person=[1, 2], level=["Junior", "junior"], track=["Product", "design"])
    profiles = engine.of(person=[1, 1], skill=["craft", "vision"], proficiency=["ux-2", "pm-2"])
    gaps = skill_gaps(people, profiles, level="level", track="track", ladder=framework)
    # The tracks have no level in common, so what is held on one says nothing about the other.
    assert engine.rows(gaps, "person") == [
        (1, "pm-2", "craft", None, "pm-2", 1),
        (2, "ux-2", "vision", None, "ux-2", 1),
    ]


def test_a_level_and_its_track_may_have_another_spelling(engine: "Engine") -> None:
    people = engine.of(person=[1, 2], level=[" SENIOR", "Senior."], track=["MAKER", "manager_"])
    profiles = engine.of(person=[1, 2], skill=["craft"] * 2, proficiency=["strong"] * 2)
    options: Any = {"level": "level", "track": "track", "ladder": FORKED}
    assert engine.rows(skill_gaps(people, profiles, **options), "person") == [
        (1, "staff", "vision", None, "strong", 2),
        (2, "lead", "people", None, "strong", 2),
    ]


def test_without_proficiencies_what_is_held_is_a_level_of_the_own_track(engine: "Engine") -> None:
    tracks = {"a": ["a-1", "a-2"], "b": ["b-1", "b-2"], "c": ["c-1", "c-2", "c-3"]}
    framework = Framework(
        title="Three scales",
        levels=[level(key, "craft") for keys in tracks.values() for key in keys],
        tracks=[Track(key=key, title=key.upper(), levels=keys) for key, keys in tracks.items()],
        skills=[Skill(key="craft", name="Craft")],
    )
    people = engine.of(person=[1, 2, 3], level=["a-2", "b-2", "c-3"], track=["a", "b", "c"])
    profiles = engine.of(person=[1, 2, 3], skill=["craft"] * 3, proficiency=["a-1", "b-1", "c-2"])
    options: Any = {"target": "level", "track": "track", "ladder": framework}
    assert engine.rows(skill_gaps(people, profiles, **options), "person") == [
        (1, "a-2", "craft", "a-1", "a-2", 1),
        (2, "b-2", "craft", "b-1", "b-2", 1),
        (3, "c-3", "craft", "c-2", "c-3", 1),
    ]


def test_a_name_that_is_not_found_is_told_as_it_stands(refused: Callable[..., str]) -> None:
    # Between the names of a track and a level, the text that is looked up has this character.
    stated = "senior\N{SYMBOL FOR UNIT SEPARATOR}pm"
    people = PEOPLE.with_columns(level=pl.lit(stated))
    message = refused(skill_gaps, people, PROFILES, level="level", track="track", ladder=FORKED)
    assert message.splitlines()[1:] == [
        f"  level on 'maker': {stated!r} in 1 row; did you mean 'Senior'?"
    ]


@pytest.mark.parametrize("unknown", ["raise", "ignore"])
def test_a_track_may_be_omitted_if_the_target_does_not_depend_on_it(
    engine: "Engine", unknown: Any
) -> None:
    people = engine.of(person=[1, 2, 3], level=["junior", "Staff", "LEAD"])
    profiles = engine.of(person=[1], skill=["craft"], proficiency=["basic"])
    options: Any = {"unknown": unknown, "ladder": FORKED}
    assert engine.rows(gap_summary(people, profiles, level="level", **options)) == [
        (1, "senior", 0.5, 1, 1)
    ]
    assert engine.rows(gap_summary(people, profiles, target="level", **options), "person") == [
        (1, "junior", 1.0, 0, 0),
        (2, "staff", 0.0, 2, 4),
        (3, "lead", 0.0, 2, 4),
    ]


def test_levels_that_need_a_track_are_reported_if_people_have_them(engine: "Engine") -> None:
    people = engine.of(person=[1, 2, 3, 4], level=["senior", "Senior", "senior", "junior"])
    profiles = engine.of(person=[1], skill=["craft"], proficiency=["basic"])
    with pytest.raises(NoLevelError) as caught:
        skill_gaps(people, profiles, level="level", ladder=FORKED)
    assert str(caught.value) == (
        "the target of people at these levels depends on their track, so name the column of "
        "tracks as track=:\n"
        "  level: 'senior' in 2 rows\n"
        "  level: 'Senior' in 1 row"
    )
    options: Any = {"unknown": "ignore", "ladder": FORKED}
    assert engine.rows(gap_summary(people, profiles, level="level", **options)) == [
        (4, "senior", 0.0, 1, 2)
    ]


def test_levels_that_need_a_track_in_as_many_rows_are_in_the_order_of_the_alphabet(
    refused: Callable[..., str],
) -> None:
    levels = ["senior", "SENIOR", "Senior"]
    people = pl.DataFrame({"person": [1, 2, 3], "level": levels})
    message = refused(skill_gaps, people, PROFILES, level="level", ladder=FORKED)
    lines = [f"  level: {level!r} in 1 row" for level in sorted(levels)]
    assert message.splitlines()[1:] == lines


def test_a_target_that_tracks_expect_differently_needs_a_track() -> None:
    framework = Framework(
        title="Joined",
        levels=[level("a", "craft", at="basic"), level("b"), level("c")],
        tracks=[
            Track(key="long", title="Long", levels=["a", "c"]),
            Track(key="short", title="Short", levels=["b", "c"]),
        ],
        skills=FORKED.skills,
        proficiencies=FORKED.proficiencies,
        cumulative=True,
    )
    people = PEOPLE.with_columns(level=pl.lit("c"), track=pl.lit("short"))
    with pytest.raises(NoLevelError, match=r"\n  level: 'c' in 1 row$"):
        gap_summary(people, PROFILES.head(0), target="level", ladder=framework)
    summary = gap_summary(people, PROFILES.head(0), target="level", track="track", ladder=framework)
    assert summary.rows() == [(1, "c", None, 0, 0)]


def test_unknown_tracks_and_levels_of_other_tracks_are_reported(engine: "Engine") -> None:
    people = engine.of(
        person=[1, 2, 3, 4, 5, 6],
        level=["senior", "junior", "lead", "junior", None, "Junior"],
        track=["maker", "manger", "Contributor", None, "?", "manger"],
    )
    profiles = engine.of(person=[1], skill=["craft"], proficiency=["strong"])
    options: Any = {"level": "level", "track": "track", "ladder": FORKED}
    with pytest.raises(UnknownNamesError) as caught:
        skill_gaps(people, profiles, **options)
    assert sorted(str(caught.value).splitlines()[1:]) == [
        "  level on 'maker': 'lead' in 1 row",
        "  track: '' in 1 row",
        "  track: 'manger' in 2 rows; did you mean 'manager' or 'maker' or 'People manager'?",
    ]
    assert caught.value.rows == {
        "track": {"manger": 2, "": 1},
        "level on 'maker'": {"lead": 1},
    }
    gaps = skill_gaps(people, profiles, unknown="ignore", **options)
    assert engine.rows(gaps) == [(1, "staff", "vision", None, "strong", 2)]


def test_a_level_that_is_on_no_track_is_unknown(refused: Callable[..., str]) -> None:
    people = PEOPLE.with_columns(level=pl.lit("guest"))
    assert refused(skill_gaps, people, PROFILES, target="level", ladder=FORKED) == (
        "the table has names that the ladder does not list:\n  level: 'guest' in 1 row"
    )


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            [("zoo", "junior", 2), ("zoo", "senior", 2), ("abc", "junior", 3)],
            ["'zoo' in 4 rows", "'abc' in 3 rows"],
        ),
        (
            [("zoo", "junior", 2), ("abc", "junior", 1), ("abc", "senior", 1)],
            ["'abc' in 2 rows", "'zoo' in 2 rows"],
        ),
    ],
    ids=["more rows", "as many rows"],
)
def test_the_most_frequent_unknown_track_is_first_and_then_the_alphabet_decides(
    refused: Callable[..., str], rows: list[tuple[str, str, int]], lines: list[str]
) -> None:
    stated = [(track, level) for track, level, number in rows for _ in range(number)]
    people = pl.DataFrame(
        {
            "person": [1] * len(stated),
            "level": [level for _, level in stated],
            "track": [track for track, _ in stated],
        }
    )
    message = refused(skill_gaps, people, PROFILES, level="level", track="track", ladder=FORKED)
    assert message.splitlines()[1:] == [f"  track: {line}" for line in lines]


def test_only_a_framework_has_tracks(refused: Callable[..., str]) -> None:
    assert refused(skill_gaps, PEOPLE, PROFILES, level="level", track="track") == (
        "a ladder has no tracks: track= needs a Framework as ladder="
    )
    options: Any = {"level": "level", "ladder": FORKED}
    assert refused(skill_gaps, PEOPLE, PROFILES, track="person", **options) == (
        "expected names of tracks in column 'person', got Int64"
    )


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_the_levels_of_a_framework_have_a_column_of_tracks(library: Any) -> None:
    table: Any = levels_table(library, ladder=FORKED)
    columns: Any = table.columns if library != "pyarrow" else table.column_names
    assert [*columns][:3] == ["track", "rank", "key"]
    tracks: dict[str, Ladder] = {**FORKED}
    expected = [
        (key, row["rank"], row["key"])
        for key, ladder in tracks.items()
        for row in to_records(ladder)
    ]
    found = [
        table[name].to_pylist() if library == "pyarrow" else [*table[name]] for name in columns
    ]
    assert [*zip(*found[:3], strict=True)] == expected
