"""What the names of a ladder and the vocabulary say of words of seniority."""

import pytest

from pm_career import Ladder, Level, level_for_title

PM = "Product Manager"
SENIOR = "Senior Product Manager"
LEAD = "Lead Product Manager"
DIRECTOR = "Product Director"
CPO = "Chief Product Officer"


def candidates(title: str, *names: str) -> list[str]:
    """Return the titles of the levels that a title may stand for, on a ladder of these names."""
    levels = [Level(key=f"level-{number}", title=name) for number, name in enumerate(names)]
    ladder = Ladder(title="A ladder", levels=levels) if names else None
    return [level.title for level in level_for_title(title, ladder=ladder).candidates]


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Product Manager, Lead", [LEAD]),
        ("Senior Product Manager, Lead", [SENIOR, LEAD]),
        ("Product Manager, Lead, Senior", [PM, SENIOR, LEAD]),
        ("Product Manager, Director", [PM, DIRECTOR]),
        ("VP Senior Product Manager", [SENIOR, CPO]),
        ("Senior Executive Vice President, Product", [CPO]),
    ],
)
def test_words_of_seniority_are_read_together(title: str, levels: list[str]) -> None:
    assert candidates(title) == levels


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Associate Director, Product", [DIRECTOR]),
        ("Associate Director/Director, Product", [LEAD, DIRECTOR]),
        ("Lead / Senior Lead Product Manager", [LEAD]),
        ("Associate Director/Director/Vice President, Product", [DIRECTOR, CPO]),
    ],
)
def test_a_lowered_word_is_lower_only_beside_the_word_itself(title: str, levels: list[str]) -> None:
    assert candidates(title) == levels


@pytest.mark.parametrize(
    ("names", "levels"),
    [
        (["Product Manager", "Product Director"], ["Product Manager", "Product Director"]),
        (["Product Director", "VP of Product"], ["Product Director"]),
    ],
)
def test_nothing_is_below_the_lowest_level(names: list[str], levels: list[str]) -> None:
    assert candidates("Associate Director/Director, Product", *names) == levels


def test_a_pay_grade_beside_a_job_is_not_the_level_of_that_name() -> None:
    names = ["Product Manager", "Director"]
    assert candidates("Director Product Manager, Ads", *names) == names


def test_a_modifier_that_is_the_whole_name_of_a_level_applies_to_any_job() -> None:
    assert candidates("Group Product Manager, Ads", "Product Manager", "Group") == ["Group"]


def test_a_modifier_beside_a_field_does_not_apply_to_a_job() -> None:
    names = ["Associate, Product", "Product Manager"]
    assert candidates("Associate Product Manager, Ads", *names) == names


def test_one_of_several_meanings_is_no_reason_to_believe_it() -> None:
    names = ["Product Manager", "Product Director"]
    assert candidates("Head of Product", *names) == []
    assert candidates("Head of Product", *names, "VP of Product") == [
        "Product Director",
        "VP of Product",
    ]


def test_a_noun_of_a_job_is_seniority_behind_a_sign() -> None:
    assert candidates("Manager of Product, Ads", "Product - Manager") == ["Product - Manager"]


def test_a_name_with_words_that_mean_nothing_teaches_nothing() -> None:
    assert candidates("Payments Nurse, Ads", "Lead Generation Nurse", "Nurse") == ["Nurse"]


def test_only_a_whole_name_teaches_a_word_of_seniority() -> None:
    names = ["Product Manager", "Senior Wizard Product Manager"]
    assert candidates("Wizard Product Manager, Ads", *names) == ["Product Manager"]
    assert candidates("Product Manager, Senior Wizard", *names) == names


def test_a_slash_at_the_beginning_of_a_name_separates_nothing() -> None:
    names = ["/ Product Manager", "Analyst", "Senior"]
    assert candidates("Senior Analyst, Ads", *names) == ["Senior"]
