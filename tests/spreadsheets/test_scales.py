"""Which words are known as proficiencies, and which cells say nothing."""

from collections.abc import Sequence

import pytest

from pm_career.spreadsheets._reading.scales import fill_numbers, is_blank, number_in, order_of


@pytest.mark.parametrize(
    "text", ["", "  \n", "-", " \N{EN DASH} ", "\N{EM DASH}", "N/A", "n.a.", "NOT IN USE"]
)
def test_some_words_say_nothing(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "none", "- a list", "not in use yet", "not applicable here"])
def test_other_words_say_something(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    "order",
    [
        ("Awareness", "Working", "Practitioner", "Expert"),
        ("working", "expert"),
        ("none", "Novice", "intermediate", "Proficient", "mastery"),
        ("developing", "proficient", "strong"),
        ("Emerging", "Developing"),
        ("novice", "advanced beginner", "competent", "proficient", "expert"),
        ("low", "medium", "high"),
        ("basic",),
    ],
)
def test_known_words_have_an_order(order: Sequence[str]) -> None:
    assert order_of(order) == list(order)
    assert order_of(order[::-1]) == list(order)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("blue",),
        ("basic", "blue"),
        ("awareness", "basic"),
        # Two names of one proficiency, or two proficiencies.
        ("beginner", "novice"),
        ("proficient", "strong"),
        ("expert", "Expert"),
    ],
)
def test_other_words_have_none(words: Sequence[str]) -> None:
    assert order_of(words) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), (" 3.0 ", 3), ("2,5", 2.5), ("0", 0), ("999", 999)],
)
def test_a_cell_may_hold_a_number(text: str, number: float) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize(
    "text", ["", "three", "3 of 5", "-1", "1.5.2", "1,5,2", "1000", "inf", "nan", "1e2", "1_0"]
)
def test_other_cells_hold_none(text: str) -> None:
    assert number_in(text) is None


@pytest.mark.parametrize(
    ("numbers", "scale"),
    [
        ((4, 2), [1, 2, 3, 4]),
        ((0, 2), [0, 1, 2]),
        ((1,), [1]),
        ((10,), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        # Per cent, or halves.
        ((75, 25), [25, 75]),
        ((1, 2.5), [1, 2.5]),
    ],
)
def test_whole_numbers_are_counted_from_one(
    numbers: Sequence[float], scale: Sequence[float]
) -> None:
    assert fill_numbers([*map(float, numbers)]) == scale
