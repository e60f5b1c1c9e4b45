"""Which option each byte of a row chooses, and the words among them."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from pm_career._names import normalise
from pm_career.testing import _picking
from pm_career.testing._picking import Names, Picks, Words, picks, rows, words

WORDS = Words(
    texts=("One text", "\n "), names=("One name", "-"), keys=("one-key", ""), years=(0.5, 3)
)
QUICKLY = settings(phases=[Phase.generate], max_examples=1000)


@pytest.mark.parametrize(
    ("pick", "options"),
    [
        (lambda each: each.one_of(("a", "b")), ["a", "b"]),
        (Picks.text, ["", "One text", "\n "]),
        (lambda each: each.statement("plain"), ["plain", "One text", "plain"]),
        (lambda each: each.name("plain"), ["plain", "plain", "One name", "-"]),
        (lambda each: each.key("plain"), ["plain", "plain", "one-key", "plain"]),
        (Picks.years, [0.5, 3]),
        (Picks.years_or_none, [0.5, 3, 0]),
    ],
    ids=["one of", "text", "statement", "name", "key", "years", "years or none"],
)
def test_a_byte_chooses_an_option_and_the_first_follows_the_last(
    pick: Callable[[Picks], object], options: list[object]
) -> None:
    each_byte = Picks(bytes(range(len(options) + 1)), WORDS)
    assert [pick(each_byte) for _ in range(len(options) + 1)] == [*options, options[0]]


@pytest.mark.parametrize(
    ("byte", "picked"), [(0, []), (1, ["a"]), (2, ["a", "c"]), (3, [])], ids=str
)
def test_some_picks_are_dropped_but_all_are_made(byte: int, picked: list[str]) -> None:
    decisions = Picks(bytes([byte, 0, 2, 1]), WORDS)
    assert decisions.some(2, lambda: decisions.one_of("abc")) == picked
    assert decisions.one_of("abc") == "b"


class TestNames:
    def test_a_name_that_another_owner_has_gets_a_number(self) -> None:
        names = Names()
        assert [
            names.new(name, owner) for owner, name in enumerate(["PM", "pm", "P M", "PM 2"])
        ] == [
            "PM",
            "pm 2",
            "P M 3",
            "PM 2 2",
        ]

    def test_a_number_may_follow_another_sign(self) -> None:
        names = Names()
        assert [names.new("pm", owner, "-") for owner in range(3)] == ["pm", "pm-2", "pm-3"]

    def test_an_owner_may_have_a_name_twice(self) -> None:
        names = Names()
        assert [names.new(name, 1) for name in ("PM", "p.m.", "PM")] == ["PM", "p.m.", "PM"]

    def test_a_name_without_letters_gets_a_number(self) -> None:
        names = Names()
        assert [names.new("-", owner) for owner in (1, 1, 2)] == ["- 2", "- 2", "- 3"]


@given(rows(3))
def test_a_row_has_a_byte_for_each_decision(row: bytes) -> None:
    assert len(row) == 3


def test_decisions_have_their_own_words() -> None:
    decisions = find(picks(3), lambda _: True)
    assert [decisions.name("PM") for _ in range(3)] == ["PM", "PM", "PM"]
    with pytest.raises(StopIteration):
        decisions.name("PM")


def test_a_key_has_no_empty_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_picking, "_keys", st.just("-a--b1-"))
    assert find(words(), lambda _: True).keys[0] == "a-b1"


def test_the_plainest_words_are_those_that_are_known_to_be_difficult() -> None:
    plainest = find(words(), lambda _: True)
    assert plainest.texts[:3] == ("", "", "Leads the way")
    assert plainest.names[:3] == ("", "", "Product Manager")
    assert plainest.keys[:2] == ("", "product-manager")
    assert plainest.years[:9] == (1, 2, 3, 5, 10, 0.5, 0.25, 0.1, 1 / 3)
    assert len(plainest.years) == 10


@given(words())
def test_drawn_words_are_few_and_short(drawn: Words) -> None:
    assert len(drawn.texts) == 2 + 16
    assert drawn.names[:2] == drawn.texts[:2]
    assert all(len(text) <= 30 for text in drawn.texts[:2])
    assert 0.01 <= drawn.years[-1] <= 50


@given(words())
def test_a_drawn_key_is_a_key(drawn: Words) -> None:
    key = drawn.keys[0]
    assert len(key) <= 12
    assert key.isascii()
    assert all(part.isalnum() and part == part.lower() for part in key.split("-") if key)


@pytest.mark.parametrize(
    "feature",
    [
        lambda drawn: len(drawn.texts[0]) > 9,
        lambda drawn: len(drawn.texts[1]) > 9,
        lambda drawn: drawn.texts[0] != drawn.texts[1],
        lambda drawn: len(drawn.keys[0]) > 6,
        lambda drawn: "-" in drawn.keys[0],
        lambda drawn: drawn.keys[0] and drawn.keys[0][0].isdecimal(),
        lambda drawn: drawn.keys[0] and drawn.keys[0][0].isalpha(),
        lambda drawn: drawn.years[-1] > 40,
        lambda drawn: drawn.years[-1] < 0.1,
    ],
    ids=[
        *["a long text", "a long second text", "two texts", "a long key", "two words"],
        *["a digit", "a letter", "many years", "few years"],
    ],
)
def test_words_vary(feature: Callable[[Words], Any]) -> None:
    assert find(words(), lambda drawn: bool(feature(drawn)), settings=QUICKLY)


def test_a_name_without_letters_is_one_that_is_known_to_be_difficult() -> None:
    plainest = find(words(), lambda _: True)
    assert [name for name in plainest.names if not normalise(name)] == ["", ""]
