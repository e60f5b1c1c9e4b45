"""Tables of Markdown: their cells as plain text, their names and lines."""

import sys

import pytest

from pm_career import InvalidLadderError, Problem
from pm_career.spreadsheets._sources import limits
from pm_career.spreadsheets._sources.markdown import has_table, read_markdown

TEXT = """\
# Our **ladder**

| Skill | *PM* | `Lead` |
|---|:-:|--:|
| Discovery | talks<br>and <BR /> listens | a \\| b |
| | [a link](https://example.com "title") | &amp; ![a *picture*](a.png) ~~old~~ |
|||

Levels
of it
-----

A text.

> Level | Years
> --- | ---
> PM | 2 <b>to</b> 5 | more
> Lead
"""


def test_tables_have_the_name_of_the_heading_above_them() -> None:
    tables = read_markdown(TEXT, "a.md")
    assert [(table.name, table.file) for table in tables] == [
        ("Our ladder", "a.md"),
        ("Levels\nof it", "a.md"),
    ]


def test_cells_are_plain_text() -> None:
    skills, levels = read_markdown(TEXT, "a.md")
    assert skills.rows == [
        ["Skill", "PM", "Lead"],
        ["Discovery", "talks\nand\nlistens", "a | b"],
        [None, "a link", "& a picture old"],
    ]
    assert levels.rows == [["Level", "Years"], ["PM", "2 to 5"], ["Lead"]]


def test_problems_have_lines() -> None:
    skills, levels = read_markdown(TEXT, "a.md")
    assert str(skills.problem("is wrong", 1, 2)) == "a.md:5: Lead: is wrong"
    assert str(levels.problem("is wrong", 2)) == "a.md:18: is wrong"


@pytest.mark.parametrize("end", ["  ", "\\"], ids=["spaces", "backslash"])
def test_a_line_of_a_heading_may_have_an_end_of_its_own(end: str) -> None:
    [table] = read_markdown(f"Levels{end}\nof it\n---\n\n|a|b|\n|-|-|\n", None)
    assert table.name == "Levels\nof it"


def test_a_table_may_have_no_heading_above_it() -> None:
    [table] = read_markdown("|a|b|\n|-|-|\n", None)
    assert (table.name, table.file, table.rows) == ("", None, [["a", "b"]])


def test_a_text_without_a_table() -> None:
    with pytest.raises(InvalidLadderError) as caught:
        read_markdown("# Skills\n\n- Discovery | PM", "a.md")
    assert caught.value.problems == (
        Problem("expected a table, got a text without one", (), "a.md"),
    )


def test_without_the_library_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    with pytest.raises(ImportError) as caught:
        read_markdown(TEXT, "a.md")
    assert str(caught.value) == (
        'reading Markdown needs markdown-it-py: pip install "pm-career[spreadsheets]"'
    )
    assert isinstance(caught.value.__cause__, ImportError)


@pytest.mark.parametrize(
    "text", [TEXT, "a|b\n-|-", "a|\n:-:|\n", "|a|\r\n|---|\r\n", "> |a|b|\n> |-|-|\n"]
)
def test_what_looks_like_a_table(text: str) -> None:
    assert has_table(text)
    assert read_markdown(text, None)


@pytest.mark.parametrize(
    "text", ["", "Skill,PM\na|b,c", "Skill|PM\n|", "Skill\n---\n", "a|b\n-|x", "a-b\n-,|"]
)
def test_what_does_not(text: str) -> None:
    assert not has_table(text)


def test_a_table_that_is_too_wide_is_a_problem_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "|a|b|\n|-|-|\n"
    monkeypatch.setattr(limits, "MOST_COLUMNS", 2)
    assert read_markdown(text, "a.md")
    monkeypatch.setattr(limits, "MOST_COLUMNS", 1)
    with pytest.raises(InvalidLadderError) as caught:
        read_markdown(text, "a.md")
    assert [problem.file for problem in caught.value.problems] == ["a.md"]


def test_a_text_has_20_000_lines_and_no_more() -> None:
    most = TEXT + "\n" * (19_999 - TEXT.count("\n"))
    assert len(read_markdown(most, "a.md")) == 2
    with pytest.raises(InvalidLadderError) as caught:
        read_markdown(f"{most}\n", "a.md")
    assert caught.value.problems == (
        Problem("expected Markdown of at most 20,000 lines, got 20,001", file="a.md"),
    )


def test_a_text_has_256_kib_and_20_000_brackets_and_no_more() -> None:
    most = TEXT.ljust(256 * 1024)
    assert len(read_markdown(most, "a.md")) == 2
    with pytest.raises(InvalidLadderError) as caught:
        read_markdown(f"{most} ", "a.md")
    assert caught.value.problems == (
        Problem("expected Markdown of at most 262,144 characters, got 262,145", file="a.md"),
    )

    most = TEXT + "[" * (20_000 - TEXT.count("["))
    assert len(read_markdown(most, "a.md")) == 2
    with pytest.raises(InvalidLadderError) as caught:
        read_markdown(f"{most}[", "a.md")
    assert caught.value.problems == (
        Problem("expected Markdown with at most 20,000 brackets, got 20,001", file="a.md"),
    )
