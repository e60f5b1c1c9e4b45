"""The match of a title, and what it says about itself."""

import pytest
from attrs.exceptions import FrozenInstanceError

from pm_career import default_ladder, level_for_title, to_dict


def test_a_match_has_the_level_and_says_why() -> None:
    match = level_for_title("Sr. PM, Growth")
    level = default_ladder()["senior-product-manager"]
    assert match
    assert (match.level, match.candidates) == (level, (level,))
    assert match.matched == ("senior", "product manager")
    assert match.reason == (
        "it says 'senior' and 'product manager', which stands for 'Senior Product Manager'"
    )
    assert str(match) == (
        "Senior Product Manager\n"
        "  it says 'senior' and 'product manager', which stands for 'Senior Product\n"
        "  Manager'"
    )


def test_an_ambiguous_title_has_candidates_in_the_order_of_the_ladder() -> None:
    match = level_for_title("Lead / Senior Product Manager, Growth")
    assert not match
    assert match.level is None
    assert [level.title for level in match.candidates] == [
        "Senior Product Manager",
        "Lead Product Manager",
    ]
    assert match.matched == ("lead", "senior", "product manager")
    assert str(match).startswith("Senior Product Manager or Lead Product Manager\n  it says")


@pytest.mark.parametrize(
    ("title", "matched", "reason"),
    [
        ("Project Manager", (), "it names another job than those of the ladder"),
        ("", (), "it names no job of the ladder"),
        ("Senior Ürün Yöneticisi", (), "it has words that are not known"),
        (
            "Executive Product Manager",
            ("executive", "product manager"),
            "it says 'executive' and 'product manager', which no name of the ladder explains",
        ),
    ],
)
def test_a_title_that_is_not_on_the_ladder_has_none(
    title: str, matched: tuple[str, ...], reason: str
) -> None:
    match = level_for_title(title)
    assert (match.level, match.candidates) == (None, ())
    assert (match.matched, match.reason) == (matched, reason)
    assert str(match).startswith("No level\n")


def test_a_name_of_the_ladder_is_its_own_reason() -> None:
    match = level_for_title("gpm")
    assert match.matched == ("GPM",)
    assert match.reason == "'GPM' is a name of 'Lead Product Manager'"


@pytest.mark.parametrize("title", ["G.P.M.", "GPM!"])
def test_a_name_of_the_ladder_in_another_spelling_is_the_reason(title: str) -> None:
    assert level_for_title(title).reason.endswith(" is a name of 'Lead Product Manager'")


def test_a_match_is_frozen_and_turns_into_plain_data() -> None:
    match = level_for_title("PM or Senior PM")
    with pytest.raises(FrozenInstanceError):
        match.reason = "because"  # type: ignore[misc]  # which is the point
    data = to_dict(match)
    assert list(data) == ["level", "candidates", "matched", "reason"]
    assert data["matched"] == ["senior", "product manager"]


@pytest.mark.parametrize(
    ("title", "shown"), [(None, "None"), (b"CPO", "b'CPO'"), (3, "3"), (["CPO"], "['CPO']")]
)
def test_what_is_no_string_is_no_title(title: str, shown: str) -> None:
    with pytest.raises(TypeError) as caught:
        level_for_title(title)
    assert str(caught.value) == f"expected a job title, got {shown}"


def test_a_title_of_more_than_10_000_letters_is_not_read() -> None:
    assert level_for_title("PM".ljust(10_000)).level == default_ladder()["pm"]
    match = level_for_title("PM".ljust(10_001))
    assert (match.level, match.candidates, match.matched) == (None, (), ())
    assert match.reason == "it has more than 10,000 letters"


def test_a_character_of_thousands_of_digits_stays_as_it_is() -> None:
    # Python refuses to read such a number.
    assert level_for_title(f"Product Manager, &#{'1' * 4301};").level == default_ladder()["pm"]
    assert level_for_title("Product Manager&#44; &#80;ayments").level == default_ladder()["pm"]
