"""Titles that differ in one rule of grammar."""

import pytest

from pm_career import Ladder, Level, level_for_title

PM = "Product Manager"
SENIOR = "Senior Product Manager"
LEAD = "Lead Product Manager"
DIRECTOR = "Product Director"
CPO = "Chief Product Officer"

# A ladder of its own, so that the rules do not depend on what the packaged one says.
LADDER = Ladder(
    title="Product",
    levels=[
        Level(
            key="associate",
            title="Associate Product Manager",
            aliases=["APM", "Junior Product Manager", "Product Management Intern"],
        ),
        Level(key="middle", title=PM, aliases=["PM", "Product Owner"]),
        Level(key="senior", title=SENIOR, aliases=["Senior PM", "Senior Product Owner"]),
        Level(key="lead", title=LEAD, aliases=["Principal Product Manager", "Product Lead"]),
        Level(key="director", title=DIRECTOR, aliases=["Director of Product Management"]),
        Level(key="chief", title=CPO, aliases=["VP of Product", "SVP of Product"]),
    ],
)

OTHER_JOB = "it names another job than those of the ladder"
NO_JOB = "it names no job of the ladder"


def check(title: str, levels: list[str] | str) -> None:
    match = level_for_title(title, ladder=LADDER)
    assert ([level.title for level in match.candidates] or match.reason) == levels


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Payments Product Manager", [PM]),
        ("Payments of Product Manager", OTHER_JOB),
        ("Head of Product Managers", [PM, DIRECTOR, CPO]),
        ("Director Payments Product", [DIRECTOR]),
        ("Director Payments of Product", OTHER_JOB),
        ("Director Product Payments", OTHER_JOB),
        ("Director Product of Payments", [DIRECTOR]),
        ("Product, Director of", [DIRECTOR]),
        ("Product Manager, Director of", [PM, DIRECTOR]),
        ("Senior Product Manager of Payments", [SENIOR]),
        ("Lead Product Manager Head of", [PM, LEAD, DIRECTOR, CPO]),
    ],
)
def test_the_side_of_an_of_decides_what_it_belongs_to(title: str, levels: list[str] | str) -> None:
    check(title, levels)


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Payments & Product Manager", [PM]),
        ("Marketing & Product Manager", OTHER_JOB),
        ("Marketing & EMEA Product Manager", OTHER_JOB),
        ("Product Designer and Product Manager", OTHER_JOB),
        ("Payments and Head of Product", [DIRECTOR, CPO]),
        ("Head of Payments and Products", [DIRECTOR, CPO]),
        ("Head of Payments Products", OTHER_JOB),
        ("Director and Head, Product", [DIRECTOR, CPO]),
        ("Product Owner, and Senior", [SENIOR]),
        ("Product Owner and Senior", [PM, SENIOR]),
        ("Product Owner and Product", [PM]),
        ("Product Owner and Product Manager Senior Kassel", [PM, SENIOR]),
        ("Product & Design Lead", [LEAD]),
        ("Director of Product & Design Lead", [DIRECTOR]),
        ("Director, Product & Marketing", [DIRECTOR]),
        ("Director, Product & Growth Marketing", NO_JOB),
        ("Director, Product Management & Growth Marketing", [DIRECTOR]),
    ],
)
def test_an_and_joins_jobs_or_fields(title: str, levels: list[str] | str) -> None:
    check(title, levels)


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Marketing or Product Manager", OTHER_JOB),
        ("Marketing or Senior Product Manager", [SENIOR]),
        ("Product or Lead", [LEAD]),
        ("Director, UK/US, Product", [DIRECTOR]),
        ("Marketing / Payments", NO_JOB),
        ("Product Manager Senior Kassel / Product Owner", [PM, SENIOR]),
    ],
)
def test_alternatives_may_lack_a_part(title: str, levels: list[str] | str) -> None:
    check(title, levels)


def test_an_alternative_without_a_job_has_the_last_one() -> None:
    match = level_for_title("Senior / Product Owner / Product Manager", ladder=LADDER)
    assert match.matched == ("senior", "product manager", "product owner")


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Lead, Director, Product", [LEAD, DIRECTOR]),
        ("Director, Payments, Product Manager", NO_JOB),
        ("Product (Lead)", [LEAD]),
        ("Product (Senior)", NO_JOB),
        ("Product Manager, Senior, Senior", [SENIOR]),
        ("Product Manager, Senior Product Owner", [PM]),
        ("VP & Junior, Product", [CPO]),
        ("Senior, Lead, Product Manager", [PM, SENIOR, LEAD]),
    ],
)
def test_seniority_may_have_a_segment_of_its_own(title: str, levels: list[str] | str) -> None:
    check(title, levels)


def test_a_number_alone_names_no_job() -> None:
    check("5", NO_JOB)


def test_of_two_numbers_behind_a_job_the_last_one_counts() -> None:
    match = level_for_title("Product Manager 5 IV", ladder=LADDER)
    assert match.matched == ("iv", "product manager")


def test_only_what_follows_a_job_is_apart_from_it() -> None:
    match = level_for_title("VP, Product, SVP", ladder=LADDER)
    assert match.matched == ("senior", "vice president", "product")


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Product Manager Team Lead", [LEAD]),
        ("Product Manager EMEA Lead", [LEAD]),
        ("Product Lead Payments", [LEAD]),
        ("Product Lead Support", OTHER_JOB),
        ("Product Owner Lead Tools", [PM, LEAD]),
        ("Product Owner Support Officer Senior", OTHER_JOB),
        ("Payments Analyst Product Owner", OTHER_JOB),
        ("Director Product EMEA", [DIRECTOR]),
        ("Director Product Management Payments", [DIRECTOR]),
        ("Director Product Management Finance", OTHER_JOB),
        ("Product Management Consultant Director", OTHER_JOB),
    ],
)
def test_a_team_behind_a_job_or_a_field_is_not_a_part_of_it(
    title: str, levels: list[str] | str
) -> None:
    check(title, levels)


def test_words_of_seniority_are_matched_in_the_order_of_the_title() -> None:
    match = level_for_title("Junior Product Owner Head", ladder=LADDER)
    assert match.matched == ("junior", "head", "product owner")


def test_words_of_seniority_behind_a_team_are_matched_in_the_order_of_the_title() -> None:
    match = level_for_title("Product Owner - Payments Senior Director", ladder=LADDER)
    assert match.matched == ("senior", "director", "product owner")


@pytest.mark.parametrize("role", ["Product Management", "Product Manager", "Product Owner"])
def test_of_roles_with_the_same_first_word_the_longest_is_meant(role: str) -> None:
    assert level_for_title(f"VP {role}", ladder=LADDER).matched[-1] == role.lower()


def test_a_field_that_begins_like_a_longer_one_is_not_another_place() -> None:
    check(f"{'Product Management Marketing ' * 3}Product Lead", [LEAD])


@pytest.mark.parametrize(("times", "levels"), [(4, [DIRECTOR]), (5, OTHER_JOB)])
def test_a_field_is_looked_for_at_four_places(times: int, levels: list[str] | str) -> None:
    check(f"{'Product ' * times}Director", levels)
