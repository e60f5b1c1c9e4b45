"""What many people miss for their next level."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_career import Ladder, Level, next_level, skill_gap
from pm_career._model import names_of
from pm_career.tables import common_needs, gap_summary, skill_gaps
from pm_career.testing import ladders, skill_profiles

if TYPE_CHECKING:
    from tests.conftest import Engine

# A frame holds many rows, and some engines take their time to start: so few examples say much.
few = settings(max_examples=6)

PEOPLE = pl.DataFrame({"person": [1], "level": ["PM"]})
PROFILES = pl.DataFrame({"person": [1], "skill": ["agile"], "proficiency": ["expert"]})


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


def test_the_higher_of_two_proficiencies_counts_and_nulls_do_not(engine: "Engine") -> None:
    people = engine.of(person=["Ada", "Ada", None], level=["APM", "APM", "APM"])
    profiles = engine.of(
        person=["Ada", "Ada", "Ada", "Ada", None],
        skill=["communication", "Communication", None, "agile", "agile"],
        proficiency=["basic", "expert", "expert", None, "expert"],
    )
    gap = skill_gap({"communication": "expert"}, "APM")
    (row,) = engine.rows(gap_summary(people, profiles, target="level"))
    assert row == (
        *("Ada", "associate-product-manager"),
        *(gap.coverage, len(gap), sum(need.steps for need in gap)),
    )


def test_a_person_may_have_two_targets(engine: "Engine") -> None:
    people = engine.of(person=["Ada", "Ada"], level=["APM", "CPO"])
    profiles = engine.of(person=["Ada"], skill=["communication"], proficiency=["expert"])
    gaps = [skill_gap({"communication": "expert"}, target) for target in ("APM", "CPO")]
    assert engine.rows(gap_summary(people, profiles, target="level"), "target") == [
        ("Ada", gap.target.key, gap.coverage, len(gap), sum(need.steps for need in gap))
        for gap in gaps
    ]


def test_nobody_has_a_target_above_the_only_level(engine: "Engine") -> None:
    ladder = Ladder(title="Flat", levels=[Level(key="pm", title="PM")])
    people = engine.of(person=["Ada"], level=["PM"])
    profiles = engine.of({"skill": pa.string()}, person=["Ada"], skill=[None], proficiency=["?"])
    options: Any = {"level": "level", "unknown": "ignore", "ladder": ladder}
    assert engine.rows(skill_gaps(people, profiles, **options)) == []
    assert engine.rows(gap_summary(people, profiles, **options)) == []


def test_persons_of_two_types_are_refused(engine: "Engine", refused: Callable[..., str]) -> None:
    people = engine.of(person=[1], level=["PM"])
    profiles = engine.of(person=["1"], skill=["agile"], proficiency=["expert"])
    assert refused(skill_gaps, people, profiles, level="level") == (
        "expected persons of the type Int64, as in people, in column 'person', got String"
    )


@pytest.mark.parametrize("columns", [{}, {"target": "level", "level": "level"}], ids=str)
def test_of_target_and_level_one_is_named(
    refused: Callable[..., str], columns: dict[str, Any]
) -> None:
    assert refused(skill_gaps, PEOPLE, PROFILES, **columns) == (
        "name one column of levels: target= to reach, or level= held at present"
    )


@pytest.mark.parametrize("taken", ["target", "skill", "has", "needs", "steps", "coverage"])
def test_the_column_of_persons_has_a_name_of_its_own(
    refused: Callable[..., str], taken: str
) -> None:
    people, profiles = (frame.rename({"person": "who"}) for frame in (PEOPLE, PROFILES))
    for answer in (skill_gaps, gap_summary):
        assert refused(answer, people, profiles, level="level", person=taken) == (
            f"the column {taken!r} of persons is one of the result's, too"
        )


def test_people_and_profiles_come_in_frames_of_one_kind(refused: Callable[..., str]) -> None:
    assert refused(skill_gaps, PEOPLE, PROFILES.to_arrow(), level="level") == (
        "expected people and profiles in frames of one kind, "
        "got polars.dataframe.frame.DataFrame and pyarrow.lib.Table"
    )


def test_a_person_who_needs_a_skill_for_two_targets_counts_once(engine: "Engine") -> None:
    needs = engine.of(
        person=["Ada", "Ada", "Bo", "Bo"],
        skill=["agile", "agile", "agile", "communication"],
        steps=[1, 2, 1, 3],
    )
    counts = [(row[0], *row[3:]) for row in engine.rows(common_needs(needs))]
    assert counts == [("agile", 2, 4), ("communication", 1, 3)]


def test_needs_that_the_ladder_does_not_list_may_be_ignored(engine: "Engine") -> None:
    needs = engine.of(person=["Ada", "Bo"], skill=["agile", "juggling"], steps=[1, 2])
    assert [row[0] for row in engine.rows(common_needs(needs, unknown="ignore"))] == ["agile"]


@pytest.mark.parametrize("missing", ["person", "skill", "steps"])
def test_needs_have_three_columns(refused: Callable[..., str], missing: str) -> None:
    needs = pl.DataFrame({"person": ["Ada"], "skill": ["agile"], "steps": [1]}).drop(missing)
    names = ", ".join(map(repr, needs.columns))
    assert refused(common_needs, needs) == f"the table has no column {missing!r}; it has {names}"


def test_pandas_gets_an_index_of_positions() -> None:
    skills = ["agile", "communication", "communication"]
    needs = pd.DataFrame({"person": [1, 2, 3], "skill": skills, "steps": 1}, index=[7, 7, 3])
    counts = common_needs(needs)
    assert counts["skill"].tolist() == ["communication", "agile"]
    assert counts.index.tolist() == [0, 1]
