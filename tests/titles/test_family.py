"""What the names of a ladder and the vocabulary say of words of seniority."""

from collections.abc import Mapping

import pytest
from attrs import evolve

from pm_career import Ladder, Level, level_for_title
from pm_career._titles.reader import TitleReader
from pm_career._titles.vocabulary import english

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
        ("Senior Group Head of Product", [DIRECTOR, CPO]),
        ("Manager and Director of Product", [PM, LEAD, DIRECTOR]),
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


def test_a_word_that_lowers_others_lowers_nothing_alone() -> None:
    levels = [
        Level(key="intern", title="Product Management Intern"),
        Level(key="pm", title="Product Manager", aliases=["Associate Product Manager"]),
    ]
    ladder = Ladder(title="A ladder", levels=levels)
    match = level_for_title("Associate / Product Manager, Ads", ladder=ladder)
    assert match.candidates == (ladder["pm"],)


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


def test_a_modifier_applies_to_any_job_also_where_no_job_stands_alone() -> None:
    assert candidates("Group Product Manager, Ads", "Senior Product Manager", "Group") == ["Group"]


def test_a_name_of_the_same_field_goes_before_those_of_other_fields() -> None:
    names = ["Design Director", "Product Director"]
    assert candidates("Senior Director, Product, Ads", *names) == ["Product Director"]


def test_without_a_name_of_the_same_field_those_of_all_others_may_be_meant() -> None:
    names = ["Director, Product", "Director, Product Management", "Product Line Manager"]
    assert candidates("Director, Product Line", *names) == names[:2]


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


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Deputy Chief Officer of Product", ["Product Director", "Chief Product Officer"]),
        ("Assistant Vice President, Product", ["Product Manager", "Senior Product Manager"]),
    ],
)
def test_words_that_mean_something_together_are_not_explained_one_by_one(
    title: str, levels: list[str]
) -> None:
    names = ["Product Manager", "Senior Product Manager", "Product Director"]
    assert candidates(title, *names, "Chief Product Officer") == levels


def test_words_that_neither_a_name_nor_the_vocabulary_explains_have_no_level() -> None:
    assert candidates("Senior Staff Baker, Ads", "Baker", "Chief Baker") == []


@pytest.mark.parametrize(
    ("meanings", "levels"),
    [
        ({"lead": ("director",)}, ["Director of Baking"]),
        ({"lead": ("senior",), "senior": ("director",)}, ["Director of Baking"]),
        ({"lead": ("senior",), "senior": ("lead",)}, []),
        ({"lead": ("lead",)}, []),
        ({"lead": ("principal",), "group lead": ("director",)}, ["Principal Baker"]),
    ],
)
def test_a_word_is_explained_by_others_but_never_by_itself(
    meanings: Mapping[str, tuple[str, ...]], levels: list[str]
) -> None:
    assert read("Lead, Baking, Ads", meanings) == levels


def test_of_two_meanings_the_one_of_more_words_counts() -> None:
    meanings = {"lead": ("principal",), "group lead": ("director",)}
    assert read("Group Lead, Baking", meanings) == ["Director of Baking"]


def read(title: str, meanings: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the titles of the levels of a title, where words have only these meanings."""
    names = ["Baking Engineer", "Principal Baker", "Director of Baking"]
    levels = [Level(key=f"level-{number}", title=name) for number, name in enumerate(names)]
    reader = TitleReader(levels, evolve(english(), meanings=meanings))
    return [level.title for level in reader.read(title).candidates]


def test_a_noun_of_a_job_is_seniority_behind_a_sign() -> None:
    assert candidates("Manager of Product, Ads", "Product - Manager") == ["Product - Manager"]


def test_an_alternative_that_is_another_job_of_the_same_field_is_no_seniority() -> None:
    names = ["Product Line Manager", "Product Line Owner", "Senior Product Line Owner"]
    assert candidates("Product Line Owner/Manager, Ads", *names) == ["Product Line Owner"]


def test_a_name_with_words_that_mean_nothing_teaches_nothing() -> None:
    assert candidates("Payments Nurse, Ads", "Lead Generation Nurse", "Nurse") == ["Nurse"]


def test_only_a_whole_name_teaches_a_word_of_seniority() -> None:
    names = ["Product Manager", "Senior Wizard Product Manager"]
    assert candidates("Wizard Product Manager, Ads", *names) == ["Product Manager"]
    assert candidates("Product Manager, Senior Wizard", *names) == names


def test_a_slash_at_the_beginning_of_a_name_separates_nothing() -> None:
    names = ["/ Product Manager", "Analyst", "Senior"]
    assert candidates("Senior Analyst, Ads", *names) == ["Senior"]
