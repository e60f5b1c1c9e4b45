"""CSV and TSV: delimiters, quotation marks, and sheets below each other."""

import csv
import re
from contextlib import suppress
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_career import InvalidLadderError, Problem
from pm_career.spreadsheets._sources.csv import read_csv


def rows(text: str, delimiter: str | None = None) -> list[list[Any]]:
    [sheet] = read_csv(text, "a.csv", delimiter)
    assert (sheet.name, sheet.file, sheet.first_row, sheet.problems) == ("", "a.csv", 0, ())
    return [[*row] for row in sheet.rows]


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidLadderError) as caught:
        read_csv(text, "a.csv", None)
    return caught.value.problems


class TestCells:
    def test_texts_stay_as_written(self) -> None:
        assert rows("Skill , PM\r\n 3,007\n") == [["Skill ", " PM"], [" 3", "007"]]

    def test_quoted_texts_may_hold_anything(self) -> None:
        text = 'Skill,PM\n"a ""b"", c","1\n2\r\n3\r4"\n'
        assert rows(text) == [["Skill", "PM"], ['a "b", c', "1\n2\r\n3\r4"]]

    def test_a_quotation_mark_inside_a_text_is_one(self) -> None:
        assert rows('Skill,PM\n5" screen,x') == [["Skill", "PM"], ['5" screen', "x"]]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_lines_end_as_systems_end_them(self, end: str) -> None:
        assert rows(end.join(["Skill,PM", "a,b", ""])) == [["Skill", "PM"], ["a", "b"]]
        assert rows(end.join(["Skill;PM", "a;b", ""])) == [["Skill", "PM"], ["a", "b"]]

    def test_empty_ends_are_dropped(self) -> None:
        text = 'Skill,PM,,\n,,,\n,x," ",\n,,,\n\n'
        assert rows(text) == [["Skill", "PM"], [], [None, "x", " "]]

    def test_empty_lines_are_rows(self) -> None:
        assert rows("\nSkill,PM\n\na,b") == [[], ["Skill", "PM"], [], ["a", "b"]]

    def test_an_empty_text(self) -> None:
        assert rows("") == []

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("'=a", "=a"),
            ("'+a", "+a"),
            ("'-a", "-a"),
            ("'@a", "@a"),
            ("'\ta", "\ta"),
            ("'\ra", "\ra"),
            ("''=a", "'=a"),
            ("'a", "'a"),
            ("''", "''"),
            ("=a", "=a"),
            ("a'=", "a'="),
        ],
    )
    def test_an_apostrophe_before_what_looks_like_a_formula_is_dropped(
        self, written: str, read: str
    ) -> None:
        assert rows(f'Skill,PM\n"{written}",x') == [["Skill", "PM"], [read, "x"]]


class TestDelimiter:
    @pytest.mark.parametrize(
        ("heading", "cells"),
        [
            ("Skill,PM", ["Skill", "PM"]),
            ("Skill;PM", ["Skill", "PM"]),
            ("Skill\tPM", ["Skill", "PM"]),
            ("Skill;Junior, Mid;Senior", ["Skill", "Junior, Mid", "Senior"]),
            ('"Skill;;;",PM', ["Skill;;;", "PM"]),
            ("Skill;Junior, Mid", ["Skill", "Junior, Mid"]),
            ("Skill\tJunior; Mid", ["Skill", "Junior; Mid"]),
            ("Skill,Junior; Mid,Senior", ["Skill", "Junior; Mid", "Senior"]),
            ("Skill", ["Skill"]),
        ],
    )
    def test_it_is_found_in_the_headings(self, heading: str, cells: list[str]) -> None:
        assert rows(f"{heading}\n") == [cells]

    def test_a_title_above_the_headings_has_none(self) -> None:
        assert rows("Our skills\n\nSkill;PM\na,b;c") == [
            ["Our skills"],
            [],
            ["Skill", "PM"],
            ["a,b", "c"],
        ]

    def test_it_may_be_told(self) -> None:
        assert rows("Skill,PM\ta", "\t") == [["Skill,PM", "a"]]


class TestProblems:
    def test_a_quotation_mark_that_is_not_closed(self) -> None:
        # The line is that of the row, though the text takes all lines behind it.
        assert problems('Skill,PM\n"a\nb",c\nd,"e\nf,g\n') == (
            Problem("this row has a quotation mark that is not closed", (), "a.csv", 4),
        )

    def test_a_text_behind_a_quotation_mark(self) -> None:
        assert problems('Skill,PM\n"a" b,c') == (
            Problem(
                "expected a delimiter after a quotation mark; "
                "within quotation marks, write each quotation mark twice",
                (),
                "a.csv",
                2,
            ),
        )

    @pytest.mark.parametrize("before", ["", "Skill,PM\n"])
    def test_a_text_that_is_too_long(self, before: str) -> None:
        most = csv.field_size_limit()
        line = 1 + before.count("\n")
        assert problems(f"{before}{'x' * (most + 1)}") == (
            Problem("expected at most 131,072 characters in a cell, got more", (), "a.csv", line),
        )
        assert rows(f"{before}{'x' * most}")[-1] == ["x" * most]

    def test_the_delimiter_is_looked_for_in_the_first_thousand_rows(self) -> None:
        assert rows("\n" * 999 + "a;b")[-1] == ["a", "b"]
        assert rows("\n" * 1_000 + "a;b")[-1] == ["a;b"]

    def test_too_many_cells(self) -> None:
        assert problems("a,\n" * 50_001) == (
            Problem(
                "expected at most 100,000 cells, got more; "
                "delete the empty rows and columns around the table",
                (),
                "a.csv",
            ),
        )
        assert len(rows("a,\n" * 50_000)) == 50_000

    def test_an_empty_row_counts_as_a_cell(self) -> None:
        assert len(rows("\n" * 99_999 + "a")) == 100_000
        assert str(problems("\n" * 100_000 + "a")[0]).startswith(
            "a.csv: expected at most 100,000 cells, got more"
        )

    def test_too_many_columns(self) -> None:
        assert problems("," * 16_384) == (
            Problem(
                "expected at most 16,384 columns, got more; "
                "delete the empty columns beside the table",
                (),
                "a.csv",
            ),
        )
        assert rows("," * 16_383) == []


class TestSheetsBelowEachOther:
    TEXT = """\
Ladder,,
Field,Text,
Title,Acme,

Levels
Key,Title
pm,PM

Skills
Category,Skill,Key

Craft

Scale
"""

    def test_each_has_its_name_and_place(self) -> None:
        sheets = read_csv(self.TEXT, "a.csv", None)
        assert [(sheet.name, sheet.first_row, sheet.file) for sheet in sheets] == [
            ("Ladder", 1, "a.csv"),
            ("Levels", 5, "a.csv"),
            ("Skills", 9, "a.csv"),
            ("Scale", 14, "a.csv"),
        ]
        assert [sheet.rows for sheet in sheets] == [
            [["Field", "Text"], ["Title", "Acme"]],
            [["Key", "Title"], ["pm", "PM"]],
            # A row that someone has emptied ends no sheet: "Craft" is not the name of one.
            [["Category", "Skill", "Key"], [], ["Craft"]],
            [],
        ]

    def test_cells_have_the_names_that_they_have_in_the_file(self) -> None:
        _, levels, *_ = read_csv(self.TEXT, "a.csv", None)
        assert str(levels.problem("is wrong", 1, 1)) == "a.csv:Levels!B7: is wrong"

    def test_a_name_is_one_only_below_an_empty_row(self) -> None:
        [sheet] = read_csv("Ladder\nField,Text\nLevels\n", "a.csv", None)
        assert sheet.rows == [["Field", "Text"], ["Levels"]]

    @pytest.mark.parametrize("first", ["Levels", "ladder", "Ladder,Level", ""])
    def test_other_files_are_one_sheet(self, first: str) -> None:
        [sheet] = read_csv(f"{first}\nKey,Title\n\nSkills\n", "a.csv", None)
        assert (sheet.name, len(sheet.rows)) == ("", 4)


class TestLaws:
    @given(st.text() | st.text("'\",;\t\r\n=a"))
    def test_any_text_becomes_sheets_or_an_error(self, text: str) -> None:
        with suppress(InvalidLadderError):
            assert read_csv(text, None, None)

    @given(st.lists(st.lists(st.text() | st.text("'=+-@\t\r\n\","))))
    def test_what_is_written_is_read(self, table: list[list[str]]) -> None:
        text = StringIO(newline="")
        for row in table:
            # A spreadsheet program would take some texts for formulas, without an apostrophe.
            escaped = [re.sub(r"^(?='*[=+\-@\t\r])", "'", cell) for cell in row]
            csv.writer(text).writerow([*escaped, "end"])
        assert rows(text.getvalue(), ",") == [
            [*(cell or None for cell in row), "end"] for row in table
        ]
