"""The skills of a person: rated, not rated, not held, and named as people name them."""

from typing import Any

import pytest

from pm_career import (
    Expectation,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    UnknownNamesError,
    level_for_skills,
    skill_gap,
)

ASKED = {"agile": "strong", "sales": "basic", "law": "basic"}
LADDER = Ladder(
    title="Tiny",
    levels=[
        Level(
            key="pm",
            title="Product Manager",
            expectations=[
                Expectation(
                    requirements=[
                        Requirement(skill=skill, proficiency=proficiency)
                        for skill, proficiency in ASKED.items()
                    ]
                )
            ],
        ),
        Level(key="head", title="Head of Product"),
    ],
    skills=[Skill(key=key, name=f"{key.title()} work") for key in ASKED],
    proficiencies=[
        Proficiency(key="basic", name="Grundlagen"),
        Proficiency(key="strong", name="Sicher"),
    ],
)


def test_a_skill_that_is_not_named_is_not_rated() -> None:
    gap = skill_gap({"agile": "basic", "law": None}, "pm", ladder=LADDER)
    assert {need.skill.key: (need.has and need.has.key, need.rated) for need in gap} == {
        "agile": ("basic", True),
        "sales": (None, False),
        "law": (None, True),
    }
    assert [skill.key for skill in gap.unrated] == ["sales"]


def test_both_are_steps_that_are_missing() -> None:
    gap = skill_gap({"agile": "basic", "law": None}, "pm", ladder=LADDER)
    assert gap.steps == 3
    assert gap.coverage == 1 - 3 / 4


def test_a_level_rates_every_skill() -> None:
    assert skill_gap("head", "pm", ladder=LADDER).unrated == ()
    assert all(need.rated for need in skill_gap("head", "pm", ladder=LADDER))


def test_a_skill_named_twice_is_held_where_either_says_so() -> None:
    gap = skill_gap({"law": None, "Law work": "Grundlagen"}, "pm", ladder=LADDER)
    assert [need.skill.key for need in gap.met] == ["law"]


def test_the_view_tells_what_is_not_rated_from_what_is_not_held() -> None:
    gap = skill_gap({"agile": "Grundlagen", "law": None}, "pm", name="Ada", ladder=LADDER)
    assert gap.name == "Ada"
    assert gap.to_text() == (
        "Ada -> Product Manager\n"
        "  3 skills to raise, 25% covered, 1 not rated\n"
        "\n"
        "  Agile work  Grundlagen -> Sicher     1 step\n"
        "  Sales work  not rated -> Grundlagen  1 step\n"
        "  Law work    none -> Grundlagen       1 step"
    )


def test_what_a_profile_holds_looks_as_it_does_at_the_level_below_the_target() -> None:
    def level(key: str, **statements: str) -> Level:
        return Level(
            key=key,
            title=key,
            expectations=[
                Expectation(
                    statement=statement,
                    requirements=[Requirement(skill="agile", proficiency=proficiency)],
                )
                for proficiency, statement in statements.items()
            ],
        )

    ladder = Ladder(
        title="In words",
        levels=[
            level("junior", basic="Joins the stand-up", strong="Leads the stand-up"),
            level("senior", basic="Joins the planning", strong="Leads the planning"),
            level("head", strong="Leads the teams"),
        ],
        skills=[Skill(key="agile", name="Agile work")],
        proficiencies=[Proficiency(key="basic"), Proficiency(key="strong")],
    )
    texts = {
        target: (need.now, need.next)
        for target in ("junior", "senior", "head")
        for need in skill_gap({"agile": "basic"}, target, ladder=ladder)
    }
    assert texts == {
        "junior": (("Joins the stand-up",), ("Leads the stand-up",)),
        "senior": (("Joins the stand-up",), ("Leads the planning",)),
        "head": (("Joins the planning",), ("Leads the teams",)),
    }


def test_where_nothing_is_expected_no_share_is_claimed() -> None:
    gap = skill_gap({"agile": "basic"}, "head", ladder=LADDER)
    assert (gap.coverage, gap.steps, gap.unrated, bool(gap)) == (None, 0, (), False)
    assert gap.to_text() == "This profile -> Head of Product\n  No skill is expected"


def test_a_level_is_no_profile() -> None:
    message = "expected a profile, a mapping of skills, got 'Senior PM'"
    with pytest.raises(TypeError, match=f"^{message}$"):
        level_for_skills("Senior PM")  # type: ignore[arg-type]  # the test


@pytest.mark.parametrize("question", [skill_gap, level_for_skills])
def test_all_unknown_names_are_in_one_error(question: Any) -> None:
    arguments = ["pm"] if question is skill_gap else []
    profile = {"agile": "Sichr", "sails": "basic", "gardening": "master", "law": "Grundlagen"}
    with pytest.raises(UnknownNamesError) as caught:
        question(profile, *arguments, ladder=LADDER)
    assert caught.value.rows == {
        "proficiency": {"Sichr": 1, "master": 1},
        "skill": {"sails": 1, "gardening": 1},
    }
    assert str(caught.value) == (
        "the profile has names that the ladder does not list:\n"
        "  proficiency: 'Sichr'; did you mean 'Sicher' or 'basic'?\n"
        "  proficiency: 'master'\n"
        "  skill: 'sails'; did you mean 'sales' or 'agile'?\n"
        "  skill: 'gardening'"
    )


def test_a_proficiency_named_twice_counts_twice() -> None:
    with pytest.raises(UnknownNamesError) as caught:
        level_for_skills({"agile": "master", "law": "master"}, ladder=LADDER)
    assert caught.value.rows == {"proficiency": {"master": 2}}


def test_unknown_names_may_be_ignored() -> None:
    profile = {"agile": "Sicher", "sales": "master", "gardening": "basic", "law": "basic"}
    gap = skill_gap(profile, "pm", unknown="ignore", ladder=LADDER)
    assert [(need.skill.key, need.rated) for need in gap] == [("sales", False)]

    known = {"agile": "Sicher", "sales": "basic", "law": "basic", "gardening": "master"}
    assert level_for_skills(known, unknown="ignore", ladder=LADDER) is LADDER[0]


def test_another_choice_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"^expected unknown to be 'raise' or 'ignore', got 'drop'$"
    ):
        level_for_skills({}, unknown="drop", ladder=LADDER)  # type: ignore[arg-type]  # the test
    with pytest.raises(
        ValueError, match=r"^expected unknown to be 'raise' or 'ignore', got 'drop'$"
    ):
        skill_gap("pm", "head", unknown="drop", ladder=LADDER)  # type: ignore[arg-type]  # the test


def test_two_levels_of_one_title_are_told_apart_by_their_keys() -> None:
    levels = [Level(key=f"pm-{n}", title="Product Manager") for n in (1, 2)]
    gap = skill_gap("pm-1", "pm-2", ladder=Ladder(title="Twins", levels=levels))
    assert gap.to_text().splitlines()[0] == "Product Manager (pm-1) -> Product Manager (pm-2)"
    itself = skill_gap("pm-1", "pm-1", ladder=Ladder(title="Twins", levels=levels))
    assert itself.to_text().splitlines()[0] == "Product Manager -> Product Manager"
