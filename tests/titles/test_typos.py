"""Titles with typing errors, with the library that corrects them and without."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import pytest

from pm_career import Ladder, TitleMatch, level_for_title
from pm_career.testing.fixtures import MakeLadder

if TYPE_CHECKING:
    from tests.titles.conftest import Case

Key: TypeAlias = Callable[[TitleMatch], str]
Cases: TypeAlias = "dict[str, list[Case]]"

NOT_ON_THE_LADDER = "-"

MENDED = {
    "Prinicpal Product Manager": "lead-product-manager",
    "Senior Product Manger": "senior-product-manager",
    "Director, Product Managment": "product-director",
    "Assocaite Product Manager, Growth": "associate-product-manager",
    "Vice Presdent of Product": "chief-product-officer",
    "Snior Product Manager": "senior-product-manager",
    "Porduct Owner": "product-manager",
}


@pytest.mark.parametrize("title", MENDED)
def test_a_typing_error_in_one_word_is_mended(title: str, unread: Ladder, key: Key) -> None:
    match = level_for_title(title, ladder=unread)
    assert key(match) == MENDED[title]


def test_a_mended_word_is_told() -> None:
    assert level_for_title("Prinicpal PM").reason == (
        "'prinicpal' is 'principal' with a typing error, and so it says 'principal' and "
        "'product manager', which stands for 'Lead Product Manager'"
    )


@pytest.mark.usefixtures("_no_rapidfuzz")
@pytest.mark.parametrize("title", MENDED)
def test_without_the_library_such_a_title_has_no_level(
    title: str, unread: Ladder, key: Key
) -> None:
    assert key(level_for_title(title, ladder=unread)) == NOT_ON_THE_LADDER


@pytest.mark.usefixtures("_no_rapidfuzz")
def test_without_the_library_the_reason_shows_how_to_install_it(unread: Ladder) -> None:
    assert level_for_title("Prinicpal PM", ladder=unread).reason == (
        "'prinicpal' may be 'principal' with a typing error; "
        'to correct it: pip install "pm-career[titles]"'
    )


@pytest.mark.usefixtures("_no_rapidfuzz")
def test_without_the_library_nothing_else_is_decided_otherwise(
    kind: str, unread: Ladder, key: Key, cases: Cases
) -> None:
    for case in cases[kind]:
        match = level_for_title(case.title, ladder=unread)
        assert key(match) == case.got or match.reason.endswith('pip install "pm-career[titles]"'), (
            case
        )


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senoir Prodcut Manager", NOT_ON_THE_LADDER),  # two words
        ("Product Manage", NOT_ON_THE_LADDER),  # an ending is no typing error
        ("Leads Product Manager", "product-manager"),
        ("Seniors Product Manager", "product-manager"),
        ("Sensor Product Manager", "product-manager"),  # a word of its own
        ("Produce Manager", NOT_ON_THE_LADDER),
        ("Lead Produkto", NOT_ON_THE_LADDER),
        ("Se nior Product Manager", "product-manager"),  # never across words
        ("Product Manager, Snior Living, Sieniar", "product-manager"),  # makes no difference
        ("Saeniorr Product Manager", "product-manager"),  # two errors in a word
    ],
)
def test_what_is_no_single_typing_error_is_not_mended(
    title: str, level: str, unread: Ladder, key: Key
) -> None:
    assert key(level_for_title(title, ladder=unread)) == level


def test_a_word_that_may_be_two_is_not_mended(make_ladder: MakeLadder, key: Key) -> None:
    ladder = make_ladder({"Tinner": {}, "Tanner": {}})
    match = level_for_title("Tonner", ladder=ladder)
    assert (key(match), match.reason) == (
        NOT_ON_THE_LADDER,
        "'tonner' may be 'tanner' or 'tinner' with a typing error",
    )


def test_the_words_that_may_be_meant_are_listed_in_the_order_of_the_alphabet(
    make_ladder: MakeLadder,
) -> None:
    titles = ["Tunner", "Tinner", "Tenner", "Tanner", "Tynner"]
    match = level_for_title("Tonner", ladder=make_ladder({title: {} for title in titles}))
    assert match.reason == (
        "'tonner' may be 'tanner' or 'tenner' or 'tinner' or 'tunner' or 'tynner' "
        "with a typing error"
    )


def test_two_errors_between_the_same_rest_are_none(make_ladder: MakeLadder) -> None:
    ladder = make_ladder({"Barista": {}, "Senior Barista": {}})
    assert level_for_title("Snoior Barista", ladder=ladder).level == ladder[0]


def test_two_words_with_a_typing_error_are_told() -> None:
    match = level_for_title("Senoir Prodcut Manager")
    assert match.reason == "more than one word may have a typing error"


def test_one_word_may_have_the_same_typing_error_twice(key: Key) -> None:
    assert key(level_for_title("Snior Product Manager, Snior")) == "senior-product-manager"


@pytest.mark.parametrize("team", ["Snior Living", "Snior Living Haed Office"])
def test_typing_errors_that_make_no_difference_are_not_told(team: str) -> None:
    match = level_for_title(f"Product Owner, {team}")
    assert match.reason == "it says 'product owner', which stands for 'Product Manager'"


@pytest.mark.usefixtures("_no_rapidfuzz")
def test_without_the_library_typing_errors_that_make_no_difference_are_not_told(
    unread: Ladder,
) -> None:
    match = level_for_title("Product Owner, Snior Living", ladder=unread)
    assert match.reason == "it says 'product owner', which stands for 'Product Manager'"
