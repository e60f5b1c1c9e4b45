"""A ladder as plain rows, and what is read of them."""

from typing import Any, get_args

import attrs
import pytest
from hypothesis import given, settings

from pm_career import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    default_ladder,
    expected_skills,
)
from pm_career.spreadsheets import ladder_rows, read_ladder
from pm_career.spreadsheets._options import Layout
from pm_career.testing import ladders

TEXTS = Ladder(
    title="Texts",
    levels=[
        Level(
            key="pm",
            title="PM",
            summary="Ships",
            expectations=[
                Expectation(statement="Plans", requirements=[Requirement(skill="plan")]),
                Expectation(statement="Asks why", requirements=[Requirement(skill="plan")]),
                Expectation(statement="Is kind"),
            ],
            experience=Experience(min_years=0, max_years=2.5),
            details=[Detail(name="Grade", text="7"), Detail(name="Title", text="Ms")],
        ),
        Level(
            key="lead",
            title="Category",
            expectations=[Expectation(requirements=[Requirement(skill="sell")])],
            experience=Experience(min_years=4),
            details=[Detail(name="Pay", text="Much"), Detail(name="Grade", text="8")],
        ),
        Level(key="vp", title="VP"),
    ],
    skills=[
        Skill(key="sell", name="Selling", description="Sells"),
        Skill(
            key="plan", name="Planning", category="Craft", details=[Detail(name="Link", text="a")]
        ),
    ],
)


def test_a_matrix_has_a_row_for_each_skill_and_text() -> None:
    assert ladder_rows(TEXTS) == [
        {
            "Category": None,
            "Skill": "Selling",
            "Description": "Sells",
            "PM": None,
            "Category (lead)": "x",
            "VP": None,
        },
        {
            "Category": "Craft",
            "Skill": "Planning",
            "Description": None,
            "PM": "Plans",
            "Category (lead)": None,
            "VP": None,
        },
        {
            "Category": "Craft",
            "Skill": "Planning",
            "Description": None,
            "PM": "Asks why",
            "Category (lead)": None,
            "VP": None,
        },
    ]


def test_a_long_table_has_a_row_for_each_skill_of_a_level() -> None:
    assert ladder_rows(TEXTS, layout="long") == [
        {
            "Level": "PM",
            "Category": "Craft",
            "Skill": "Planning",
            "Skill description": None,
            "Text": "Plans\nAsks why",
        },
        {
            "Level": "Category",
            "Category": None,
            "Skill": "Selling",
            "Skill description": "Sells",
            "Text": None,
        },
    ]


def test_a_long_table_has_the_highest_proficiency_and_its_descriptor() -> None:
    ladder = Ladder(
        title="Scaled",
        levels=[
            Level(
                key="pm",
                title="PM",
                expectations=[
                    Expectation(
                        statement=statement,
                        requirements=[Requirement(skill="plan", proficiency=proficiency)],
                    )
                    for statement, proficiency in (("a", "good"), ("b", "basic"), ("c", "best"))
                ],
            )
        ],
        skills=[
            Skill(
                key="plan",
                name="Planning",
                descriptors=[Descriptor(proficiency="best", text="Plans well")],
            )
        ],
        proficiencies=[Proficiency(key=key) for key in ("basic", "good", "best")],
    )
    (row,) = ladder_rows(ladder, layout="long")
    assert (row["Proficiency"], row["Text"]) == ("best", "Plans well")


def test_a_table_of_levels_has_a_row_for_each() -> None:
    assert ladder_rows(TEXTS, layout="levels") == [
        {
            "Title": "PM",
            "Years": "0-2.5 years",
            "Summary": "Ships",
            "Grade": "7",
            "Detail: Title": "Ms",
            "Pay": None,
        },
        {
            "Title": "Category",
            "Years": "4+ years",
            "Summary": None,
            "Grade": "8",
            "Detail: Title": None,
            "Pay": "Much",
        },
        {
            "Title": "VP",
            "Years": None,
            "Summary": None,
            "Grade": None,
            "Detail: Title": None,
            "Pay": None,
        },
    ]


def test_rows_are_of_a_ladder_in_a_layout() -> None:
    ladder: Any = {}
    with pytest.raises(TypeError) as caught:
        ladder_rows(ladder)
    assert str(caught.value) == (
        "expected a Ladder, got {}; load_ladder(path) returns the ladder of a file"
    )
    layout: Any = "wide"
    with pytest.raises(ValueError, match="layout") as wrong:
        ladder_rows(TEXTS, layout=layout)
    assert str(wrong.value) == "layout must be one of 'matrix', 'long', 'levels', got 'wide'"


@pytest.mark.parametrize("layout", ["matrix", "long"])
def test_the_rows_of_the_packaged_ladder_are_read(layout: Any) -> None:
    ladder = attrs.evolve(default_ladder(), cumulative=False)
    scale = [proficiency.name for proficiency in ladder.scale]
    read = read_ladder(ladder_rows(ladder, layout=layout), scale=scale)
    assert [level.title for level in read] == [level.title for level in ladder]
    assert {skill.name: skill.category for skill in read.skills} == {
        skill.name: skill.category for skill in ladder.skills
    }
    for level, known in zip(read, ladder, strict=True):
        assert {
            str(skill): str(at) for skill, at in expected_skills(level, ladder=read).items()
        } == {str(skill): str(at) for skill, at in expected_skills(known, ladder=ladder).items()}


def test_the_levels_of_the_packaged_ladder_are_read() -> None:
    read = read_ladder(ladder_rows(default_ladder(), layout="levels"))
    for level, known in zip(read, default_ladder(), strict=True):
        assert (level.title, level.summary) == (known.title, known.summary)
        assert level.experience is not None
        assert known.experience is not None
        assert level.experience.min_years == known.experience.min_years
        assert level.experience.max_years == known.experience.max_years


@given(ladder=ladders(allow_shared_names=True))
@settings(max_examples=50)
def test_all_rows_have_the_same_columns(ladder: Ladder) -> None:
    for layout in get_args(Layout):
        assert len({tuple(row) for row in ladder_rows(ladder, layout=layout)}) <= 1
    assert len(ladder_rows(ladder, layout="levels")) == len(ladder)
