"""Titles of ladders whose levels share names, or have the number of a step in their names."""

import pytest

from pm_career import Ladder, Level, level_for_title


def ladder(*titles: str, aliases: tuple[str, ...] = ()) -> Ladder:
    """Return a ladder whose levels have these titles; the aliases are those of every level."""
    return Ladder(
        title="Tiny",
        levels=[
            Level(key=f"l{number}", title=title, aliases=aliases)
            for number, title in enumerate(titles, 1)
        ],
    )


def candidates(title: str, among: Ladder) -> list[str]:
    return [level.key for level in level_for_title(title, ladder=among).candidates]


SHARED = ladder(
    "Product Manager I", "Product Manager I", "Product Manager II", "Senior PM", "Senior PM"
)


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Product Manager I", ["l1", "l2"]),
        ("product manager 1", ["l1", "l2"]),
        ("PM II", ["l3"]),
        ("Product Manager", ["l1", "l2", "l3"]),
        ("Senior PM", ["l4", "l5"]),
        ("Sr. Product Manager, Growth", ["l4", "l5"]),
    ],
)
def test_a_title_of_two_levels_has_both_as_candidates(title: str, keys: list[str]) -> None:
    assert candidates(title, SHARED) == keys


def test_the_reason_and_the_view_tell_levels_of_one_title_apart() -> None:
    match = level_for_title("Senior PM", ladder=SHARED)
    assert match.level is None
    assert match.reason == "'Senior PM' is a name of 'Senior PM (l4)' or 'Senior PM (l5)'"
    assert match.to_text().splitlines()[0] == "Senior PM (l4) or Senior PM (l5)"

    match = level_for_title("Senior PM, Growth", ladder=SHARED)
    assert match.reason == (
        "it says 'senior' and 'product manager', "
        "which may stand for 'Senior PM (l4)' or 'Senior PM (l5)'"
    )


def test_an_alias_of_two_levels_has_both_as_candidates() -> None:
    shared = ladder("Product Manager", "Senior Product Manager", aliases=("Band 4",))
    match = level_for_title("band 4", ladder=shared)
    assert match.candidates == shared.levels
    assert match.reason == "'Band 4' is a name of 'Product Manager' or 'Senior Product Manager'"


@pytest.mark.parametrize(
    "name",
    [
        "Senior Product Manager (level 5)",
        "Senior Product Manager, Level 5",
        "L5 - Senior Product Manager",
        "Senior Product Manager IV",
        "Grade 7 Senior Product Manager",
        "Senior Product Manager (band B2)",
    ],
)
@pytest.mark.parametrize("title", ["Senior Product Manager", "Sr. PM", "Senior PM, Growth"])
def test_a_level_with_a_step_in_its_name_is_found_without_it(name: str, title: str) -> None:
    stepped = ladder("L4 - Product Manager", name, "L6 - Principal Product Manager")
    assert candidates(title, stepped) == ["l2"]
    assert candidates(name, stepped) == ["l2"]


def test_steps_of_one_title_are_candidates_without_the_step() -> None:
    stepped = ladder(
        "Product Manager (level 3)", "Product Manager (level 4)", "Senior PM (level 5)"
    )
    assert candidates("Product Manager", stepped) == ["l1", "l2"]
    assert candidates("Product Manager - Level 4", stepped) == ["l2"]


def test_a_name_without_a_step_goes_before_one_with_a_step() -> None:
    plain = ladder("Product Manager", "Product Manager (level 4)")
    assert candidates("Product Manager", plain) == ["l1"]


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Product Manager, Grade IV", ["l1"]),
        ("Product Manager, Level IV", ["l1", "l2", "l3"]),
        ("Product Manager, Grade IV, Senior", ["l2"]),
    ],
)
def test_a_grade_that_no_name_has_is_no_step(title: str, keys: list[str]) -> None:
    graded = ladder("Product Manager", "Senior Product Manager", "Product Lead (Grade 7)")
    assert candidates(title, graded) == keys


def test_a_word_for_steps_means_itself_without_a_number() -> None:
    entry = ladder("Entry Level Product Manager", "Product Manager")
    assert candidates("Entry Level Product Manager", entry) == ["l1"]
    assert candidates("Product Manager", entry) == ["l2"]
