"""Ladders that measure skills by their own levels, and what skills look like there."""

from collections.abc import Iterable
from typing import Any

import attrs
import pytest

from pm_career import (
    AmbiguousNameError,
    Descriptor,
    Expectation,
    InvalidLadderError,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    UnknownLevelError,
    UnknownNamesError,
    UnknownProficiencyError,
    default_ladder,
    expected_skills,
    level_for_skills,
    skill_gap,
)
from pm_career._model import skill_steps, texts_at


def level(key: str, **texts: str) -> Level:
    expectations = [
        Expectation(statement=text, requirements=[Requirement(skill=skill)])
        for skill, text in texts.items()
    ]
    return Level(key=key, title=f"{key.upper()} level", expectations=expectations)


def ladder(*levels: Level, skills: Iterable[str] = ("discovery", "delivery")) -> Ladder:
    catalogue = [Skill(key=key, name=key.title()) for key in skills]
    return Ladder(title="Matrix", levels=levels, skills=catalogue)


MATRIX = ladder(
    level("junior", delivery="Ships small things"),
    level("pm", discovery="Talks to users", delivery="Ships"),
    level("senior", discovery="Talks to users", delivery="Ships large things"),
    level("staff", discovery="Teaches others to talk to users"),
)


def test_the_scale_of_a_ladder_is_its_proficiencies() -> None:
    assert default_ladder().scale is default_ladder().proficiencies


def test_without_proficiencies_the_scale_is_the_levels() -> None:
    assert [(each.key, each.name) for each in MATRIX.scale] == [
        ("junior", "JUNIOR level"),
        ("pm", "PM level"),
        ("senior", "SENIOR level"),
        ("staff", "STAFF level"),
    ]


def test_any_name_of_a_level_finds_its_proficiency() -> None:
    aliased = attrs.evolve(MATRIX[1], aliases=["P2"])
    matrix = attrs.evolve(MATRIX, levels=[MATRIX[0], aliased, *MATRIX[2:]])
    names: list[Level | Proficiency | str] = ["pm", "PM Level", "p2", aliased, matrix.scale[1]]
    assert [matrix.rank(name) for name in names] == [2] * 5
    assert matrix.proficiency("p-2") is matrix.scale[1]


def test_what_is_no_level_is_no_proficiency() -> None:
    with pytest.raises(UnknownProficiencyError) as caught:
        MATRIX.proficiency("basic")
    assert str(caught.value) == (
        "the ladder has no proficiency 'basic'; "
        "it has 'JUNIOR level', 'PM level', 'SENIOR level', 'STAFF level'"
    )
    with pytest.raises(UnknownLevelError):
        MATRIX.rank(default_ladder()[0])


def test_a_title_of_two_levels_is_no_proficiency() -> None:
    twin = attrs.evolve(MATRIX[3], title=MATRIX[2].title)
    matrix = attrs.evolve(MATRIX, levels=[*MATRIX[:3], twin])
    with pytest.raises(AmbiguousNameError):
        matrix.proficiency("Senior level")
    with pytest.raises(UnknownNamesError) as caught:
        skill_gap({"discovery": "Senior level", "delivery": "guru"}, "junior", ladder=matrix)
    assert caught.value.ambiguous == {"proficiency": {"Senior level": ("senior", "staff")}}
    assert str(caught.value) == (
        "the profile has names that the ladder does not list:\n"
        "  proficiency: 'Senior level'; "
        "it names more than one level, so use a key: 'senior', 'staff'\n"
        "  proficiency: 'guru'"
    )
    gap = skill_gap({"discovery": "Senior level"}, "staff", unknown="ignore", ladder=matrix)
    assert [skill.key for skill in gap.unrated] == ["discovery"]


def test_a_level_expects_its_skills_at_itself() -> None:
    expected = expected_skills("senior", ladder=MATRIX)
    assert {skill.key: each.name for skill, each in expected.items()} == {
        "discovery": "SENIOR level",
        "delivery": "SENIOR level",
    }


def test_a_level_that_says_what_the_level_below_says_is_no_step() -> None:
    assert dict(skill_steps(MATRIX)) == {"discovery": [0, 0, 1, 1, 2], "delivery": [0, 1, 2, 3, 3]}
    assert [need.skill.key for need in skill_gap("pm", ladder=MATRIX)] == ["delivery"]
    assert [(need.skill.key, need.steps) for need in skill_gap("pm", "staff", ladder=MATRIX)] == [
        ("discovery", 1)
    ]


def test_a_level_that_says_nothing_in_words_is_a_step() -> None:
    silent = Expectation(requirements=[Requirement(skill="discovery")])
    levels = [attrs.evolve(level(key), expectations=[silent]) for key in ("low", "high")]
    assert dict(skill_steps(ladder(*levels)))["discovery"] == [0, 1, 2]


def test_in_a_scale_each_proficiency_is_a_step() -> None:
    assert list(skill_steps(default_ladder())["agile"]) == [0, 1, 2, 3, 4, 5]


def test_a_skill_held_at_a_level_that_says_nothing_new_is_enough() -> None:
    assert level_for_skills({"discovery": "pm", "delivery": "senior"}, ladder=MATRIX) is MATRIX[2]
    assert level_for_skills({"discovery": "pm", "delivery": "pm"}, ladder=MATRIX) is MATRIX[1]
    assert level_for_skills({"discovery": "junior"}, ladder=MATRIX) is None


def test_coverage_is_the_share_of_steps() -> None:
    assert skill_gap({"delivery": "pm"}, "senior", ladder=MATRIX).coverage == 1 - 2 / 4


def test_now_and_next_are_the_texts_of_the_levels() -> None:
    [discovery] = skill_gap({"discovery": "Senior level"}, "staff", ladder=MATRIX)
    assert discovery.now == ("Talks to users",)
    assert discovery.next == ("Teaches others to talk to users",)


def test_where_a_level_says_nothing_it_is_as_at_the_level_below() -> None:
    assert texts_at(MATRIX, "delivery", 4, 3) == ("Ships large things",)
    assert texts_at(MATRIX, "discovery", 1, 3) == ()
    assert texts_at(MATRIX, "discovery", 0, 3) == ()


def test_descriptors_are_of_levels() -> None:
    listens = Descriptor(proficiency="junior", text="Listens to users")
    skills = [attrs.evolve(MATRIX.skills[0], descriptors=[listens]), MATRIX.skills[1]]
    matrix = attrs.evolve(MATRIX, skills=skills)
    [_, discovery] = skill_gap({"discovery": "junior"}, "pm", ladder=matrix)
    assert (discovery.now, discovery.next) == (("Listens to users",), ("Talks to users",))
    assert dict(skill_steps(matrix))["discovery"] == [0, 1, 2, 2, 3]


def test_several_expectations_are_several_texts() -> None:
    both = [
        Expectation(statement=text, requirements=[Requirement(skill="discovery")])
        for text in ("Asks", "", "Listens")
    ]
    asking = ladder(attrs.evolve(level("only"), expectations=both))
    [need] = skill_gap({}, "only", ladder=asking)
    assert need.next == ("Asks", "Listens")


def faults(**fields: Any) -> list[str]:
    with pytest.raises(InvalidLadderError) as caught:
        attrs.evolve(MATRIX, **fields)
    return [str(problem) for problem in caught.value.problems]


def test_a_scale_needs_proficiencies_and_levels_need_none() -> None:
    asked = Requirement(skill="discovery", proficiency="pm")
    only = attrs.evolve(MATRIX[0], expectations=[Expectation(requirements=[asked])])
    assert faults(levels=[only]) == [
        (
            "levels[0].expectations[0].requirements[0].proficiency: "
            "the ladder lists no proficiencies; write skills = ['discovery']"
        )
    ]
    assert faults(levels=MATRIX[:1], proficiencies=[Proficiency(key="basic")]) == [
        (
            "levels[0].expectations[0].requirements[0].proficiency: "
            "expected a proficiency of 'delivery'; write skills = { delivery = 'basic' }"
        )
    ]


def test_an_expectation_expects_something() -> None:
    assert faults(levels=[attrs.evolve(MATRIX[0], expectations=[Expectation(statement=" ")])]) == [
        "levels[0].expectations[0].statement: expected a statement or skills, got neither"
    ]


def test_a_descriptor_is_of_what_is_on_the_scale_and_once() -> None:
    texts = [Descriptor(proficiency=key, text="Does") for key in ("senior", "seniors", "senior")]
    assert faults(skills=[attrs.evolve(MATRIX.skills[0], descriptors=texts), MATRIX.skills[1]]) == [
        (
            "skills[0].descriptors[1].proficiency: "
            "there is no level 'seniors'; did you mean 'senior' or 'junior'?"
        ),
        "skills[0].descriptors[2].proficiency: the skill describes 'senior' twice",
    ]


def test_the_view_of_a_level_has_the_names_of_its_ladder() -> None:
    expert = Proficiency(key="expert", name="Meisterhaft")
    packaged = default_ladder()
    named = attrs.evolve(packaged, proficiencies=[*packaged.proficiencies[:4], expert])
    assert "(Product strategy: Meisterhaft)" in named.describe("Senior PM").to_html()
    assert "(product-strategy: expert)" in named["Senior PM"].to_html()
    assert named.describe("Senior PM") == named.describe("sr_pm")
    assert repr(named.describe("Senior PM")) == f"LevelDescription(level={named[2]!r})"

    assert "- Talks to users (Discovery)" in MATRIX.describe("pm").to_text()
    with pytest.raises(UnknownLevelError):
        packaged.describe("Gardener")


def test_the_layout_of_a_text_in_its_file_makes_no_step() -> None:
    plain = "Finds the question.\n- Chooses the method"
    laid_out = "\n    Finds the question.  \r\n    - Chooses the method\n"
    matrix = ladder(level("low", discovery=plain), level("high", discovery=laid_out))
    assert list(skill_steps(matrix)["discovery"]) == [0, 1, 1]
    [need] = skill_gap({}, "high", ladder=matrix)
    assert need.next == (plain,)
    assert "- Finds the question.\n      - Chooses the method\n      (Discovery)" in (
        matrix.describe("high").to_text()
    )


def test_an_indentation_that_lines_do_not_share_stays() -> None:
    nested = "You can:\n  - plan\n\n    a week"
    matrix = ladder(level("low", discovery=nested))
    [need] = skill_gap({}, "low", ladder=matrix)
    assert need.next == (nested,)


def test_levels_of_one_title_are_told_apart_on_the_scale() -> None:
    twin = attrs.evolve(MATRIX[3], title=MATRIX[2].title)
    matrix = attrs.evolve(MATRIX, levels=[*MATRIX[:3], twin])
    assert [each.name for each in matrix.scale[2:]] == [
        "SENIOR level (senior)",
        "SENIOR level (staff)",
    ]
    assert "SENIOR level (staff)" in matrix.to_text()


def test_every_name_on_the_scale_finds_its_proficiency() -> None:
    twin = attrs.evolve(MATRIX[3], title=MATRIX[2].title)
    for each in (MATRIX, attrs.evolve(MATRIX, levels=[*MATRIX[:3], twin])):
        assert [each.rank(on_scale.name) for on_scale in each.scale] == [1, 2, 3, 4]


def test_a_level_has_no_rank_on_a_scale_of_proficiencies() -> None:
    packaged = default_ladder()
    with pytest.raises(TypeError, match=r"^expected a Proficiency or its name, got Level\("):
        packaged.rank(packaged[0])


def test_a_profile_may_hold_what_only_higher_levels_describe() -> None:
    [decisions] = skill_gap({"decision-making": "expert"}, "CPO").met
    assert decisions.now == decisions.next != ()
