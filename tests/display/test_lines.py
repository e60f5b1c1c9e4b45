"""The lines of a text, as written and as wrapped."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from pm_career._display import wrap as wrap_text
from pm_career._display.lines import align, make_item, share_width, split_lines, wrap

# As written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        (" \n\t\n", [""]),
        ("one", ["one"]),
        ("  one   line\t", ["one line"]),
        ("one\ntwo", ["one", "two"]),
        ("one\r\ntwo\rthree", ["one", "two", "three"]),
        (
            "one\u2028two\u2029three\x85four\x0bfive\x0csix",
            ["one", "two", "three", "four", "five", "six"],
        ),
        ("\n\none\n\n\n\ntwo\n \n", ["one", "", "two"]),
        ("You can:\n- plan\n- write", ["You can:", "- plan", "- write"]),
        ("- plan\n  1. a week\n\t2. a day", ["- plan", "  1. a week", "    2. a day"]),
        ("    one\n      two\n\n    three\n    ", ["one", "  two", "", "three"]),
        ("    one\ntwo", ["    one", "two"]),
        ("one\n" + " " * 99 + "two", ["one", " " * 12 + "two"]),
        ("one  two\n\x1b[31m three", ["one two", r"\x1b[31m three"]),
        ("\u3000一\n\u3000二", ["一", "二"]),
    ],
)
def test_the_lines_of_a_text_are_as_written(text: str, expected: list[str]) -> None:
    assert split_lines(text) == expected


def test_a_text_is_an_item_with_its_lines_below_each_other() -> None:
    assert make_item("You can:\n- plan\n\n- write") == ["- You can:", "  - plan", "", "  - write"]
    assert make_item("  You can:\n- plan") == ["- You can:", "  - plan"]


@given(st.text())
def test_lines_are_the_same_when_they_are_split_again(text: str) -> None:
    lines = split_lines(text)
    assert split_lines("\n".join(lines)) == lines


@given(st.text())
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    assert without_spaces(split_lines(text)) == without_spaces([*map_plain(text)])


def map_plain(text: str) -> list[str]:
    """Return the text with each character that is spelled out, spelled out."""
    harmful = {*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    harmful |= set(range(0xD800, 0xE000))
    return [
        letter.encode("unicode_escape").decode()
        if ord(letter) in harmful and not letter.isspace()
        else letter
        for letter in text
    ]


def without_spaces(lines: Sequence[str]) -> str:
    return "".join("".join(lines).split())


# As wrapped


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([""], [""]),
        (["one", "", "two"], ["one", "", "two"]),
        (["exactly tenX"], ["exactly", "tenX"]),
        (["exactly te"], ["exactly te"]),
        (["exactly te x"], ["exactly te", "x"]),
        (["      abcd"], ["      abcd"]),
        (["- one two three"], ["- one two", "  three"]),
        (["  - one two"], ["  - one", "    two"]),
        (["1. one two three"], ["1. one two", "   three"]),
        (["10) one two"], ["10) one", "    two"]),
        (["- * one two"], ["- * one", "    two"]),
        (["• one two three"], ["• one two", "  three"]),
        (["-one two three"], ["-one two", "three"]),
        (["1999. one two"], ["1999. one", "two"]),
        (["2.5 years or"], ["2.5 years", "or"]),
        (["      far away"], ["far away"]),
        (["    - far away"], ["- far away"]),
        (["      - a"], ["      - a"]),
        (["     far away"], ["     far", "     away"]),
        (["abcdefghijklm no"], ["abcdefghij", "klm no"]),
        (["ab cdefghijklmn"], ["ab cdefghi", "jklmn"]),
        (["ab cdefghijkl"], ["ab", "cdefghijkl"]),
    ],
)
def test_lines_are_wrapped_behind_their_marks(lines: list[str], expected: list[str]) -> None:
    assert list(wrap(lines, 10)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("제품 관리자의 전략", ["제품", "관리자의", "전략"]),
        ("产品经理负责产品的战略", ["产品经理负", "责产品的战", "略"]),
        ("产品经理负。责", ["产品经理", "负。责"]),
        ("产品经理\uff08负责\uff09", ["产品经理", "\uff08负责\uff09"]),
        ("プロダクター", ["プロダク", "ター"]),
        ("プロダクトャ", ["プロダク", "トャ"]),
        ("abc产品经理x产品", ["abc产品经", "理x产品"]),
        ("产品经理abc产品", ["产品经理", "abc产品"]),
        ("产品\uff21\uff22\uff23\uff24", ["产品\uff21\uff22\uff23", "\uff24"]),
        ("产品 manager", ["产品", "manager"]),
        ("😀😀😀😀👩\u200d💻😀", ["😀😀😀😀👩\u200d💻", "😀"]),
        ("🇩🇪🇫🇷🇰🇷🇩🇪🇫🇷🇰🇷", ["🇩🇪🇫🇷🇰🇷🇩🇪🇫🇷", "🇰🇷"]),
        ("ผู้จัดการ\u200bผลิตภัณฑ์", ["ผู้จัดการ\u200b", "ผลิตภัณฑ์"]),
        ("e\u0301" * 12, ["e\u0301" * 10, "e\u0301" * 2]),
    ],
)
def test_every_script_is_wrapped_where_its_readers_expect_it(
    text: str, expected: list[str]
) -> None:
    assert list(wrap([text], 10)) == expected


@pytest.mark.parametrize(
    ("width", "expected"),
    [(5, ["- abc", "  d"]), (4, ["- ab", "  cd"]), (3, ["- a", "bcd"])],
)
def test_lines_hang_behind_a_mark_that_leaves_them_two_columns(
    width: int, expected: list[str]
) -> None:
    assert list(wrap(["- abcd"], width)) == expected


def test_a_line_has_room_for_at_least_one_letter() -> None:
    assert list(wrap(["漢字"], 1)) == ["漢", "字"]
    assert list(wrap([" 漢字"], 2)) == ["漢", "字"]


LETTERS = st.sampled_from(
    [*"ab -.1()한漢「」。ーェمقक", "👩\u200d💻", "🇰🇷", "e\u0301", "क्ष", "\u200b"]
)
LINES = st.lists(st.lists(LETTERS, max_size=60).map("".join), max_size=4).map("\n".join)


@given(LINES, st.integers(2, 40))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = split_lines(text)
    wrapped = list(wrap(lines, width))
    assert max(map(wcswidth, wrapped)) <= width
    assert without_spaces(wrapped) == without_spaces(lines)


def test_a_text_of_one_line_is_wrapped_for_charts() -> None:
    assert wrap_text("one two", 5) == ["one", "two"]


# Next to each other


def test_columns_are_as_wide_as_their_longest_lines() -> None:
    assert share_width(80, [[["a"], ["bb", "c"]], [["aaa"], ["b"]]]) == [3, 2]


def test_columns_share_the_room_and_the_widest_give_way() -> None:
    rows = [[["a" * 5], ["b" * 50], ["c" * 90]]]
    assert share_width(80, rows) == [5, 35, 35]
    assert share_width(99, rows) == [5, 45, 45]
    assert share_width(140, rows) == [5, 50, 81]


def test_a_column_has_room_for_at_least_one_letter() -> None:
    assert share_width(5, [[["漢漢"]] * 4]) == [2, 2, 2, 2]


def test_cells_stand_next_to_each_other_in_columns_of_a_terminal() -> None:
    rows = [[["한국", "x"], ["b"], ["c"]], [["👩\u200d💻"], ["b", "b"], []]]
    assert [line for row in rows for line in align(row, [4, 1, 1])] == [
        "한국  b  c  ",
        "x           ",
        "👩\u200d💻    b     ",
        "      b     ",
    ]
