"""What cells, rows and columns are called, in problems and reports."""

import pytest

from pm_career import Problem
from pm_career.spreadsheets._sheet import (
    MarkdownTable,
    Place,
    Records,
    Row,
    Sheet,
    column_letters,
    text_of,
)

ROWS: list[Row] = [["Skill", "PM", None], ["Discovery"], ["Delivery", 3, 2.0, "x"]]


class TestSheet:
    SHEET = Sheet(ROWS, "Levels", "ladder.xlsx")

    def test_cells_behind_the_end_of_a_row_are_empty(self) -> None:
        assert [self.SHEET.cell(1, column) for column in range(3)] == ["Discovery", None, None]
        assert self.SHEET.cell(2, 2) == 2.0

    def test_texts(self) -> None:
        assert [self.SHEET.text(2, column) for column in range(5)] == [
            "Delivery",
            "3",
            "2",
            "x",
            "",
        ]
        assert self.SHEET.texts(0) == ["Skill", "PM", ""]
        assert self.SHEET.texts(2) == ["Delivery", "3", "2", "x"]

    def test_a_sheet_is_called_by_its_file_and_its_name(self) -> None:
        assert self.SHEET.label == "ladder.xlsx:Levels"
        assert Sheet(ROWS, file="ladder.csv").label == "ladder.csv"
        assert Sheet(ROWS, "Levels").label == "Levels"
        assert Sheet(ROWS).label == ""

    def test_names_of_rows_and_columns(self) -> None:
        assert (self.SHEET.row_name(6), self.SHEET.column_name(2)) == ("7", "C")

    @pytest.mark.parametrize(
        ("row", "column", "cell"),
        [(6, 2, "Levels!C7"), (None, 2, "Levels!C"), (6, None, "Levels!7"), (None, None, "Levels")],
    )
    def test_a_problem_names_its_cell(self, row: int | None, column: int | None, cell: str) -> None:
        problem = self.SHEET.problem("is wrong", row, column)
        assert problem == Problem("is wrong", (), "ladder.xlsx", cell=cell)
        assert Place(self.SHEET, row, column).problem("is wrong") == problem
        assert str(problem) == f"ladder.xlsx:{cell}: is wrong"

    def test_a_place_has_a_position(self) -> None:
        assert Place(self.SHEET, 6, 2).position == (6, 2)
        # A whole row begins in its first column, and a whole column in its first row.
        assert Place(self.SHEET, 6).position == (6, 0)
        assert Place(self.SHEET, column=2).position == (0, 2)

    @pytest.mark.parametrize(
        ("row", "column", "cell"),
        [(6, 2, "C7"), (None, 2, "C"), (6, None, "7"), (None, None, None)],
    )
    def test_a_file_of_one_sheet_has_no_name_for_it(
        self, row: int | None, column: int | None, cell: str | None
    ) -> None:
        sheet = Sheet(ROWS, file="ladder.csv")
        assert sheet.problem("is wrong", row, column).cell == cell

    def test_a_sheet_may_begin_in_a_later_row_of_the_file(self) -> None:
        sheet = Sheet(ROWS, "Levels", "ladder.csv", first_row=10)
        assert sheet.row_name(0) == "11"
        assert sheet.problem("is wrong", 1, 0).cell == "Levels!A12"


class TestMarkdownTable:
    TABLE = MarkdownTable([["Skill", "PM", ""], ["Discovery"]], "Skills", "a.md", lines=[3, 5])

    def test_names_of_rows_and_columns(self) -> None:
        assert (self.TABLE.row_name(1), self.TABLE.column_name(2)) == ("line 5", "column 3")

    @pytest.mark.parametrize(
        ("row", "column", "path", "line"),
        [(1, 1, ("PM",), 5), (1, 2, ("column 3",), 5), (1, None, (), 5), (None, 0, ("Skill",), 3)],
    )
    def test_a_problem_has_a_line(
        self, row: int | None, column: int | None, path: tuple[str, ...], line: int
    ) -> None:
        problem = self.TABLE.problem("is wrong", row, column)
        assert problem == Problem("is wrong", path, "a.md", line)


class TestRecords:
    RECORDS = Records([["Skill", "PM"], ["Discovery"]])

    def test_names_of_rows_and_columns(self) -> None:
        assert [self.RECORDS.row_name(row) for row in (0, 1)] == ["headings", "[0]"]
        assert self.RECORDS.column_name(1) == "column 2"

    @pytest.mark.parametrize(
        ("row", "column", "path"),
        [(4, 1, (3, "PM")), (4, None, (3,)), (0, 1, ("PM",)), (None, 1, ("PM",)), (None, None, ())],
    )
    def test_a_problem_has_a_path(
        self, row: int | None, column: int | None, path: tuple[str | int, ...]
    ) -> None:
        assert self.RECORDS.problem("is wrong", row, column) == Problem("is wrong", path)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("", ""),
        (" a\n", " a\n"),
        (3, "3"),
        (3.0, "3"),
        (0.5, "0.5"),
        (-1e20, f"-1{'0' * 20}"),
    ],
)
def test_the_text_of_a_cell(cell: str | float | None, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("column", "letters"),
    [
        (0, "A"),
        (25, "Z"),
        (26, "AA"),
        (51, "AZ"),
        (52, "BA"),
        (701, "ZZ"),
        (702, "AAA"),
        (16383, "XFD"),
    ],
)
def test_the_letters_of_a_column(column: int, letters: str) -> None:
    assert column_letters(column) == letters
