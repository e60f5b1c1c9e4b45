"""How a cell holds a list."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pm_career.spreadsheets._lists import join_list, split_list

_ANY = st.text().filter(str.strip)
_PARTS = ("a", "b c", " ", "  ", "\n", "\r", "\r\n", "- ", "-", "* ", "\u2022", "1. ", "2)", "\x85")
_TRICKY = st.lists(st.sampled_from(_PARTS), min_size=1).map("".join).filter(str.strip)


@given(st.lists(_ANY | _TRICKY))
@example(["a\r", "b"])
@example(["a\n", "\nb"])
@example(["\n- a", "\n  - b"])
@example([" a", "b "])
def test_what_is_joined_is_split_again(items: list[str]) -> None:
    assert split_list(join_list(items)) == tuple(items)


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["Plan", "Ship it"], "Plan\nShip it"),
        (["Plan:\nwhat\n  and when", "- Ship"], "- Plan:\n  what\n    and when\n- - Ship"),
        (["Plan\n\nShip"], "- Plan\n  \n  Ship"),
        ([" Plan"], "\n-  Plan"),
        (["Plan\r", "Ship"], "\n- Plan\r\n- Ship"),
    ],
)
def test_a_list_is_written_as_plainly_as_it_reads_back(items: list[str], text: str) -> None:
    assert join_list(items) == text


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", ()),
        (" \n\n ", ()),
        ("Plan\nShip", ("Plan", "Ship")),
        ("Plan\r\n\r\n Ship \r\n", ("Plan", "Ship")),
        ("\u2022 Plan\n\u2022\tShip\n\u00b7Learn\n\u25cf Ask", ("Plan", "Ship", "Learn", "Ask")),
        ("* Plan\n\u2013 Ship\n- Learn", ("Plan", "Ship", "Learn")),
        ("1. Plan\n2) Ship\n10. Learn", ("Plan", "Ship", "Learn")),
        ("  - Plan\n  - Ship", ("Plan", "Ship")),
        ("\n- Plan\n\n- Ship", ("Plan", "Ship")),
        ("Do:\n- Plan\nand\n-\n- Ship", ("Do:", "Plan", "and", "Ship")),
        ("- Plan\n  - ask\n  - think\n- Ship", ("Plan\n- ask\n- think", "Ship")),
        ("- Plan\r\n  soon\r\n- Ship", ("Plan\nsoon", "Ship")),
        ("- Plan\n\n  in detail\n\nShip\n  soon", ("Plan\nin detail", "Ship", "soon")),
        (
            "-5 %\n*really*\n1.5 years\n2024. A year",
            ("-5 %", "*really*", "1.5 years", "2024. A year"),
        ),
    ],
)
def test_lists_of_others_are_split(text: str, items: tuple[str, ...]) -> None:
    assert split_list(text) == items


def test_only_a_line_feed_separates() -> None:
    assert split_list("a\x0bb\x0cc\x85d\u2028e\rf") == ("a\x0bb\x0cc\x85d\u2028e\rf",)
