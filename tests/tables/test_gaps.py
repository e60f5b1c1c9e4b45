"""What many people miss for their next level."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import attrs
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
    next_level,
    skill_gap,
)
from pm_career._model import level_index, proficiency_index, skill_index
from pm_career._names import Index
from pm_career.tables import common_needs, gap_summary, skill_gaps
from pm_career.testing import ladders

if TYPE_CHECKING:
    from tests.conftest import Engine

# A frame holds many rows, and some engines take their time to start: so few examples say much.
few = settings(max_examples=6)

PEOPLE = pl.DataFrame({"person": [1], "level": ["PM"]})
PROFILES = pl.DataFrame({"person": [1], "skill": ["agile"], "proficiency": ["expert"]})


@st.composite
def measured_ladders(draw: st.DrawFn) -> Ladder:
    """Return a ladder with skills, which it measures by a scale or by its own levels."""
    ladder = draw(ladders(with_skills=True))
    if draw(st.booleans()):
        return ladder

    # Texts that come again tell levels that are a step from levels that are none.
    text = st.sampled_from(["Alone", "With help"])
    keys = [level.key for level in ladder]
    skills: list[Skill] = []
    for skill in ladder.skills:
        described = [
            Descriptor(proficiency=key, text=draw(text)) for key in keys if draw(st.booleans())
        ]
        skills.append(attrs.evolve(skill, descriptors=described))

    levels: list[Level] = []
    for level in ladder:
        expectations = [
            Expectation(
                statement=each.statement,
                requirements=[Requirement(skill=asked.skill) for asked in each.requirements],
            )
            for each in level.expectations
        ]
        levels.append(attrs.evolve(level, expectations=expectations))
    return attrs.evolve(ladder, levels=levels, skills=skills, proficiencies=())


@st.composite
def some_name(draw: st.DrawFn, index: Index[Any], unknown: str) -> str:
    """Return a name that finds a value, often not as the ladder writes it."""
    name = draw(st.sampled_from([*index.positions]))
    odd = draw(st.sampled_from([name, f" {name}._", "-".join(name), name.upper(), name.title()]))
    # Names that are not collected have the lower case of the engine, which may not be that of
    # Python: PyArrow turns the capital of the Turkish i into another letter.
    is_found = unknown == "raise" or name.isascii()
    return odd if is_found and index.get(odd) == index.get(name) else name


@given(data=st.data(), ladder=measured_ladders())
@few
def test_the_gaps_of_many_people_are_those_that_skill_gap_gives(
    engine: "Engine", data: st.DataObject, ladder: Ladder
) -> None:
    unknown = data.draw(st.sampled_from(["raise", "ignore"]))
    a_level, a_skill, a_proficiency = (
        some_name(index_of(ladder), unknown)
        for index_of in (level_index, skill_index, proficiency_index)
    )
    profile = st.dictionaries(a_skill, st.none() | a_proficiency, max_size=5)
    names = data.draw(st.lists(a_level, min_size=1, max_size=8))
    profiles = [data.draw(profile) for _ in names]

    people = engine.of({"level": pa.string()}, person=[*range(len(names))], level=names)
    held = [(who, skill, at) for who, each in enumerate(profiles) for skill, at in each.items()]
    profile_table = engine.of(
        {"person": pa.int64(), "skill": pa.string(), "proficiency": pa.string()},
        person=[who for who, _, _ in held],
        skill=[skill for _, skill, _ in held],
        proficiency=[at for _, _, at in held],
    )
    column = data.draw(st.sampled_from(["target", "level"]))
    targets = [
        ladder[name] if column == "target" else next_level(name, ladder=ladder) for name in names
    ]
    gaps = {
        who: skill_gap(each, target, ladder=ladder)
        for who, (each, target) in enumerate(zip(profiles, targets, strict=True))
        if target
    }
    options: Any = {column: "level", "ladder": ladder, "unknown": unknown}
    needs = skill_gaps(people, profile_table, **options)
    expected = [
        (who, gap.target.key, need.skill.key, need.has and need.has.key, need.needs.key, need.steps)
        for who, gap in gaps.items()
        for need in sorted(gap, key=lambda need: need.skill.key)
    ]
    assert engine.rows(needs, "person", "skill") == expected
    summary = gap_summary(people, profile_table, **options)
    assert engine.rows(summary, "person") == [
        (who, gap.target.key, gap.coverage, len(gap), gap.steps) for who, gap in gaps.items()
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


def test_a_level_that_says_the_same_of_a_skill_is_no_step(engine: "Engine") -> None:
    texts = {"junior": "Asks", "middle": "Asks", "senior": "Leads"}
    skill = Skill(
        key="research",
        name="Research",
        descriptors=[Descriptor(proficiency=key, text=text) for key, text in texts.items()],
    )
    asks = [Expectation(requirements=[Requirement(skill="research")])]
    ladder = Ladder(
        title="Measured by levels",
        levels=[Level(key=key, title=key.title(), expectations=asks) for key in texts],
        skills=[skill],
    )
    people = engine.of(person=[1, 2, 3, 4], target=["middle", "senior", "senior", "senior"])
    profiles = engine.of(
        person=[1, 2, 3], skill=["research"] * 3, proficiency=["Junior", "Junior", "Middle"]
    )
    options: Any = {"target": "target", "ladder": ladder}
    assert engine.rows(skill_gaps(people, profiles, **options), "person") == [
        (2, "senior", "research", "junior", "senior", 1),
        (3, "senior", "research", "middle", "senior", 1),
        (4, "senior", "research", None, "senior", 2),
    ]
    assert engine.rows(gap_summary(people, profiles, **options), "person") == [
        (1, "middle", 1.0, 0, 0),
        (2, "senior", 0.5, 1, 1),
        (3, "senior", 0.5, 1, 1),
        (4, "senior", 0.0, 1, 2),
    ]


@pytest.mark.parametrize("unknown", ["raise", "ignore"])
def test_names_are_found_in_other_spellings(engine: "Engine", unknown: Any) -> None:
    people = engine.of(person=["Ada"], level=["senior pm"])
    profiles = engine.of(
        person=["Ada"] * 3,
        skill=["agile Methods", "AGILE", "Product_Strategy"],
        proficiency=["Strong", " expert.", "BASIC"],
    )
    gap = skill_gap({"agile": "expert", "product-strategy": "basic"}, "Senior PM")
    summary = gap_summary(people, profiles, target="level", unknown=unknown)
    assert engine.rows(summary) == [
        ("Ada", "senior-product-manager", gap.coverage, len(gap), gap.steps)
    ]
    needs = engine.of(person=["Ada", "Bo"], skill=["agile", "Agile METHODS"], steps=[1, 2])
    assert [(row[0], *row[3:]) for row in engine.rows(common_needs(needs, unknown=unknown))] == [
        ("agile", 2, 3)
    ]


def test_where_no_skill_is_expected_no_share_is_claimed(engine: "Engine") -> None:
    ladder = Ladder(title="Flat", levels=[Level(key="pm", title="PM")])
    people = engine.of(person=["Ada"], level=["PM"])
    profiles = engine.of(person=["Ada"], skill=["agile"], proficiency=["expert"])
    options: Any = {"target": "level", "unknown": "ignore", "ladder": ladder}
    assert engine.rows(gap_summary(people, profiles, **options)) == [("Ada", "pm", None, 0, 0)]


def test_the_share_of_each_number_of_steps_is_exact(engine: "Engine") -> None:
    total = 49
    scale = [Proficiency(key=f"p{n}") for n in range(1, total + 1)]
    asked = [Requirement(skill="craft", proficiency=scale[-1].key)]
    ladder = Ladder(
        title="One skill",
        levels=[Level(key="pm", title="PM", expectations=[Expectation(requirements=asked)])],
        skills=[Skill(key="craft", name="Craft")],
        proficiencies=scale,
    )
    taken = range(1, total + 1)
    people = engine.of(person=[*taken], level=["pm"] * total)
    held = engine.of(person=[*taken], skill=["craft"] * total, proficiency=[f"p{n}" for n in taken])
    found = engine.rows(gap_summary(people, held, target="level", ladder=ladder), "person")
    assert [row[2] for row in found] == [
        skill_gap({"craft": f"p{n}"}, "pm", ladder=ladder).coverage for n in taken
    ]


def test_the_share_that_is_not_claimed_is_null_and_not_nan() -> None:
    ladder = Ladder(title="Flat", levels=[Level(key="pm", title="PM")])
    options: Any = {"target": "level", "unknown": "ignore", "ladder": ladder}
    in_polars = gap_summary(PEOPLE, PROFILES, **options)
    assert in_polars["coverage"].to_list() == [None]
    in_arrow = gap_summary(PEOPLE.to_arrow(), PROFILES.to_arrow(), **options)
    assert in_arrow["coverage"].to_pylist() == [None]


def test_names_stand_in_the_place_of_keys_if_they_are_asked_for(engine: "Engine") -> None:
    scale = [Proficiency(key="one", name="Kennt es"), Proficiency(key="two", name="Kann es")]
    wanted = [Expectation(requirements=[Requirement(skill="talk", proficiency="two")])]
    ladder = Ladder(
        title="Deutsch",
        levels=[Level(key="pm", title="Produktmanagerin", expectations=wanted)],
        skills=[Skill(key="talk", name="Gespräche")],
        proficiencies=scale,
    )
    people = engine.of(person=["Ada", "Bo"], level=["pm", "pm"])
    profiles = engine.of(person=["Ada"], skill=["talk"], proficiency=["kennt es"])
    options: Any = {"target": "level", "label": "name", "ladder": ladder}
    needs = skill_gaps(people, profiles, **options)
    assert engine.rows(needs, "person") == [
        ("Ada", "Produktmanagerin", "Gespräche", "Kennt es", "Kann es", 1),
        ("Bo", "Produktmanagerin", "Gespräche", None, "Kann es", 2),
    ]
    assert engine.rows(common_needs(needs, ladder=ladder)) == [("talk", "Gespräche", "", 2, 3)]


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


def test_needs_of_as_many_people_are_in_the_order_of_their_steps_and_then_of_their_keys(
    engine: "Engine",
) -> None:
    keys = ["communication", "agile", "product-strategy"]
    needs = engine.of(person=["Ada"] * 3, skill=keys, steps=[1, 1, 2])
    counts = [(row[0], *row[3:]) for row in engine.rows(common_needs(needs))]
    assert counts == [("product-strategy", 1, 2), ("agile", 1, 1), ("communication", 1, 1)]


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
