"""How many columns a text takes, with the package `wcwidth` as the judge."""

import unicodedata
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from pm_career._display.width import clusters, columns

# Each of these is one letter to its reader.
LETTERS = {
    "a": 1,
    "é": 1,
    "e\u0301": 1,
    "e\u0300": 1,
    "ß": 1,
    "ж": 1,
    "م": 1,
    "ی\u200c": 1,
    "\N{ARABIC LETTER HEH}\u200d": 1,
    "א\u200e": 1,
    "\u00ad": 1,
    "漢": 2,
    "カ": 2,
    "ｶ": 1,
    "\uff21": 2,
    "한": 2,
    "\u1112\u1161\u11ab": 2,
    "क": 1,
    "की": 2,
    "कि": 2,
    "कु": 1,
    "क्ष": 2,
    "क्\u200dष": 2,
    "स्त्री": 2,
    "প্র": 2,
    "கொ": 2,
    "ก้": 1,
    "မြ": 2,
    "န်": 1,
    "😀": 2,
    "👍🏽": 2,
    "👩\u200d💻": 2,
    "🧑🏽\u200d🤝\u200d🧑🏻": 2,
    "👨\u200d👩\u200d👧\u200d👦": 2,
    "❤\ufe0f\u200d🔥": 2,
    "🙂\u200d↔\ufe0f": 2,
    "❤": 1,
    "❤\ufe0f": 2,
    "⌚": 2,
    "⌚\ufe0e": 1,
    "日\ufe0e": 2,
    "1\ufe0f\u20e3": 2,
    "🇩🇪": 2,
    "🇩": 2,
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f": 2,
    "\ue000": 1,
}


@pytest.mark.parametrize(("letter", "expected"), LETTERS.items(), ids=map(ascii, LETTERS))
def test_a_letter_is_one_cluster_as_wide_as_a_terminal_shows_it(letter: str, expected: int) -> None:
    assert list(clusters(letter)) == [letter]
    assert columns(letter) == wcswidth(letter) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("abc", ["a", "b", "c"]),
        ("🇩🇪🇫🇷🇰", ["🇩🇪", "🇫🇷", "🇰"]),
        ("a🏽", ["a", "🏽"]),
        ("\N{ARABIC LETTER HEH}\u200dب", ["\N{ARABIC LETTER HEH}\u200d", "ب"]),
        ("👩\u200da", ["👩\u200d", "a"]),
        ("\u200dअ", ["\u200d", "अ"]),
        ("မြန်မာ", ["မြ", "န်", "မာ"]),
        ("क् क", ["क्", " ", "क"]),
        ("👍👍🏽👍", ["👍", "👍🏽", "👍"]),
    ],
)
def test_a_text_is_cut_between_letters_only(text: str, expected: list[str]) -> None:
    assert list(clusters(text)) == expected


def test_a_letter_with_thousands_of_marks_is_one() -> None:
    text = "a" + "\u0301" * 10_000
    assert list(clusters(text)) == [text]
    assert columns(text) == 1


# An emoji of Unicode 15, and a Chinese letter of Unicode 15.1, older than many a Python.
@pytest.mark.parametrize("text", ["\U0001fae8", "\U0002ebf0"])
def test_new_letters_are_wide(text: str) -> None:
    assert columns(text) == wcswidth(text) == 2


@pytest.mark.parametrize("joined", ["\U0001f3fd", "\u200d💻"], ids=["skin tone", "joiner"])
def test_a_letter_that_is_newer_than_python_may_be_an_emoji(joined: str) -> None:
    # No version of Unicode has a letter here yet. It is among the emoji.
    text = f"\U0001faff{joined}"
    assert list(clusters(text)) == [text]
    assert columns(text) == 2


def test_a_letter_without_a_meaning_takes_one_column() -> None:
    assert columns("\u0378") == wcwidth("\u0378") == 1


# Unicode 16 made these symbols wide.
SINCE_WIDE = set(
    map(
        chr,
        chain(
            range(0x2630, 0x2638),
            range(0x268A, 0x2690),
            range(0x4DC0, 0x4E00),
            range(0x1D300, 0x1D377),
        ),
    )
)


def test_every_letter_is_as_wide_as_a_terminal_shows_it() -> None:
    others = {"Cc", "Cs", "Cn", "Mc", "Zl", "Zp"}
    wrong = [
        letter
        for letter in map(chr, range(0x110000))
        if unicodedata.category(letter) not in others
        and letter not in SINCE_WIDE
        # Only terminals that compose emoji know this selector, which is nothing by itself.
        and letter != "\ufe0f"
        and columns(letter) != wcwidth(letter)
    ]
    assert wrong == []


# `wcwidth` lets a joiner swallow what is behind it, even a space.
JOINED = [letter for letter in LETTERS if not letter.endswith("\u200d")]


@given(st.lists(st.sampled_from([*JOINED, ".", "-"])))
def test_a_text_is_as_wide_as_its_letters(letters: list[str]) -> None:
    text = " ".join(letters)
    assert columns(text) == wcswidth(text)
    assert columns(text) == sum(map(columns, clusters(text)))


@given(st.text())
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    assert "".join(clusters(text)) == text
