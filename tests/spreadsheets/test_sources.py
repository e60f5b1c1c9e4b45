"""Where sheets are read from: paths, open files, rows of a program; and what is refused."""

import sys
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import Path as ZipPath
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import Workbook

from pm_career import InvalidLadderError, Problem
from pm_career.spreadsheets._sheet import MarkdownTable, Records, Sheet
from pm_career.spreadsheets._sources.limits import Limits
from pm_career.spreadsheets._sources.opening import read_sheets

CSV = "Skill,PM\nDiscovery,a|b\n"
TSV = "Skill\tPM, or so\nDiscovery\tx\n"
MARKDOWN = "# Skills\n\n| Skill | PM |\n|---|---|\n| Discovery | x |\n"


def workbook() -> bytes:
    book = Workbook()
    book.worksheets[0].append(["Skill", "PM"])
    book.create_sheet("Levels").append(["Level"])
    book.create_sheet("Empty")
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def named(content: bytes, name: object) -> Any:
    file: Any = BytesIO(content)
    file.name = name
    return file


def summary(source: object, *names: str) -> list[tuple[type[Sheet], str, Any]]:
    """Return the class, name and first row of each sheet."""
    return [(type(each), each.name, each.rows[0]) for each in read_sheets(source, names)]


def problems(source: object, *names: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidLadderError) as caught:
        read_sheets(source, names)
    return caught.value.problems


IN_CSV = [(Sheet, "", ["Skill", "PM"])]
IN_TSV = [(Sheet, "", ["Skill", "PM, or so"])]
IN_MARKDOWN = [(MarkdownTable, "Skills", ["Skill", "PM"])]
IN_WORKBOOK = [(Sheet, "Sheet", ["Skill", "PM"]), (Sheet, "Levels", ["Level"])]

# Each has a name, since the bytes of a workbook differ from one second to the next.
FILES = {
    "commas": ("a.csv", CSV.encode(), IN_CSV),
    "byte order mark": ("A.CSV", b"\xef\xbb\xbf" + CSV.encode(), IN_CSV),
    "semicolons": ("a.csv", CSV.replace(",", ";").encode(), IN_CSV),
    "tabs": ("a.tsv", TSV.encode(), IN_TSV),
    "Markdown": ("a.md", MARKDOWN.encode(), IN_MARKDOWN),
    "Markdown by its long suffix": ("a.markdown", MARKDOWN.encode(), IN_MARKDOWN),
    "workbook": ("a.xlsx", workbook(), IN_WORKBOOK),
    "workbook with macros": ("a.xlsm", workbook(), IN_WORKBOOK),
    # The content says what the name does not.
    "commas in a text": ("a.txt", CSV.encode(), IN_CSV),
    "tabs without a suffix": ("a", TSV.encode(), IN_TSV),
    "Markdown in a text": ("a.txt", MARKDOWN.encode(), IN_MARKDOWN),
    "workbook called CSV": ("a.csv", workbook(), IN_WORKBOOK),
    # A text between commas may look like Markdown.
    "bars in commas": ("a.csv", b"a|b\n-|-\n", [(Sheet, "", ["a|b"])]),
    "commas in tabs": ("a.tsv", b"a,b,c\td\n", [(Sheet, "", ["a,b,c", "d"])]),
}


class TestFiles:
    @pytest.mark.parametrize(("name", "content", "found"), FILES.values(), ids=FILES)
    def test_paths(self, tmp_path: Path, name: str, content: bytes, found: object) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        for source in (path, str(path)):
            assert summary(source) == found
            assert {sheet.file for sheet in read_sheets(source)} == {str(path)}

    @pytest.mark.parametrize(("name", "content", "found"), FILES.values(), ids=FILES)
    def test_open_files_with_a_name(self, name: str, content: bytes, found: object) -> None:
        assert summary(named(content, name)) == found
        assert {sheet.file for sheet in read_sheets(named(content, name))} == {name}

    @pytest.mark.parametrize("name", [None, 3, Path("a.csv")])
    @pytest.mark.parametrize(
        ("content", "found"), [(CSV, IN_CSV), (TSV, IN_TSV), (MARKDOWN, IN_MARKDOWN)]
    )
    def test_open_files_without_one(self, name: object, content: str, found: object) -> None:
        assert summary(named(content.encode(), name)) == found
        assert summary(StringIO(content)) == found
        assert {sheet.file for sheet in read_sheets(StringIO(content))} == {None}

    def test_a_workbook_without_a_name(self) -> None:
        assert summary(BytesIO(workbook())) == IN_WORKBOOK

    def test_what_is_in_an_archive(self) -> None:
        with ZipFile(BytesIO(), "w") as archive:
            archive.writestr("acme/a.csv", CSV)
            assert summary(ZipPath(archive, "acme/a.csv")) == IN_CSV

    def test_a_pipe(self, tmp_path: Path, make_pipe: Callable[[Path, str], None]) -> None:
        make_pipe(tmp_path / "pipe", CSV)
        assert summary(tmp_path / "pipe") == IN_CSV

    @pytest.mark.parametrize("name", ["missing.csv", "."])
    def test_a_path_without_a_file(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        assert problems(path) == (Problem("cannot be read: there is no such file", (), str(path)),)

    @pytest.mark.parametrize(("content", "name"), [(b"a", "a.csv"), (b"PK\x03\x04", "a.xlsx")])
    def test_a_file_that_is_too_large(self, content: bytes, name: str) -> None:
        assert problems(named(content.ljust(4 * 2**20 + 1), name)) == (
            Problem("expected at most 4 MiB, got more", (), name),
        )

    def test_another_encoding(self) -> None:
        assert problems(named("Skill,PM\nGespräch,x".encode("cp1252"), "a.csv")) == (
            Problem("expected UTF-8, got the byte 0xe4; save the file as UTF-8", (), "a.csv", 2, 6),
        )

    def test_utf_16(self) -> None:
        assert problems(named(CSV.encode("utf-16"), "a.txt")) == (
            Problem("expected UTF-8, got the byte 0xff; save the file as UTF-8", (), "a.txt", 1, 1),
        )

    @pytest.mark.parametrize("content", [b"", b"\n,\n", b"\xef\xbb\xbf"])
    def test_a_file_of_empty_cells(self, content: bytes) -> None:
        assert problems(named(content, "a.csv")) == (
            Problem("expected a table, got only empty cells", (), "a.csv"),
        )

    @pytest.mark.parametrize(
        ("content", "name", "kind"),
        [
            (
                b"\xd0\xcf\x11\xe0\xa1",
                "a.xls",
                "a workbook that is in an old format, or has a password",
            ),
            (
                b"\xd0\xcf\x11\xe0\xa1",
                "a.xlsx",
                "a workbook that is in an old format, or has a password",
            ),
            (
                b"\xd0\xcf\x11\xe0\xa1",
                None,
                "a workbook that is in an old format, or has a password",
            ),
            (b"<html>", "a.xls", "a workbook in an old format"),
            (b"<html>", "a.xlsx", "a file that is not a workbook"),
            (b"", "a.XLSM", "a file that is not a workbook"),
            (b"%PDF-1.7", "a", "a PDF"),
            (b"\xff", "a.pdf", "a PDF"),
            (b"PK\x03\x04", "a.numbers", None),
            (b"\xff", "a.numbers", "a Numbers document"),
            (b"{}", "a.gsheet", "a link to a Google sheet"),
            (b"<table>", "a.html", "a web page"),
        ],
    )
    def test_other_formats(self, content: bytes, name: str | None, kind: str | None) -> None:
        message = f"expected a spreadsheet, got {kind}; save it as .xlsx or .csv"
        if kind is None:
            message = (
                "cannot be read: the workbook is damaged; "
                "open it in a spreadsheet program and save it again"
            )
        assert problems(named(content, name)) == (Problem(message, (), name),)


class TestLimits:
    """What all rows of a source may hold together."""

    def refusal(self, limits: Limits, row: list[Any]) -> tuple[Problem, ...]:
        with pytest.raises(InvalidLadderError) as caught:
            limits.take(row)
        return caught.value.problems

    def test_cells_count_together_and_an_empty_row_counts_as_one(self) -> None:
        limits = Limits("a.csv", cells=5)
        assert limits.take(["a", None]) == ["a"]
        assert limits.take([]) == []
        assert limits.take([3, "b"]) == [3, "b"]
        assert self.refusal(limits, []) == (
            Problem(
                "expected at most 100,000 cells, got more; "
                "delete the empty rows and columns around the table",
                (),
                "a.csv",
            ),
        )

    def test_characters_count_together(self) -> None:
        limits = Limits("a.csv", characters=3)
        assert limits.take(["ab", 12345, None, ""]) == ["ab", 12345]
        assert limits.take(["c"]) == ["c"]
        assert self.refusal(limits, ["d"]) == (
            Problem("expected at most 8,000,000 characters in all cells, got more", (), "a.csv"),
        )

    def test_a_row_has_16_384_columns_and_no_more(self) -> None:
        assert Limits("a.csv").take([None] * 16_384) == []
        assert self.refusal(Limits("a.csv"), [None] * 16_385) == (
            Problem(
                "expected at most 16,384 columns, got more; "
                "delete the empty columns beside the table",
                (),
                "a.csv",
            ),
        )


class TestRows:
    def test_dictionaries(self) -> None:
        rows = [{"Skill": "Discovery", "PM": "x"}]
        assert summary(rows) == [(Records, "", ["Skill", "PM"])]
        assert summary(tuple(rows)) == [(Records, "", ["Skill", "PM"])]

    def test_a_frame(self) -> None:
        assert summary(pd.DataFrame({"read": ["x"], "is_dir": ["y"]})) == [
            (Records, "", ["read", "is_dir"])
        ]

    @pytest.mark.parametrize("source", [[], [{}], pd.DataFrame({"a": []})[[]]], ids=repr)
    def test_nothing(self, source: object) -> None:
        assert problems(source) == (Problem("expected a table, got only empty cells"),)


class FrameOfAnotherLibrary:
    columns = ("Skill",)

    def __repr__(self) -> str:
        return "a frame"


@pytest.mark.parametrize(
    "source",
    [
        None,
        3,
        CSV.encode(),
        {},
        {"Skill": ["Discovery"]},
        [["Skill"]],
        [{}, 3],
        FrameOfAnotherLibrary(),
    ],
    ids=repr,
)
def test_what_is_no_source(source: object) -> None:
    with pytest.raises(TypeError) as caught:
        read_sheets(source)
    assert str(caught.value) == (
        f"expected a path, an open file, a list of dictionaries or a dataframe, got {source!r}"
    )


class TestNames:
    def test_sheets_of_a_workbook(self) -> None:
        assert summary(BytesIO(workbook()), "levels") == [(Sheet, "Levels", ["Level"])]

    def test_an_empty_sheet(self) -> None:
        assert problems(named(workbook(), "a.xlsx"), "Empty") == (
            Problem("expected a table, got only empty cells", (), "a.xlsx"),
        )

    def test_tables_below_a_heading(self) -> None:
        text = MARKDOWN + "\n| More |\n|---|\n\n# Levels\n\n| Level |\n|---|\n"
        assert summary(StringIO(text), "SKILLS") == [
            (MarkdownTable, "Skills", ["Skill", "PM"]),
            (MarkdownTable, "Skills", ["More"]),
        ]

    def test_sheets_below_each_other(self) -> None:
        text = "Ladder\nField,Text\n\nLevels\nKey,Title\n\nSkills\nSkill,Key\n"
        assert summary(StringIO(text), "skills", "Ladder") == [
            (Sheet, "Ladder", ["Field", "Text"]),
            (Sheet, "Skills", ["Skill", "Key"]),
        ]

    def test_names_that_no_sheet_has(self) -> None:
        assert problems(named(MARKDOWN.encode(), "a.md"), "Skils", "Pay") == (
            Problem("there is no sheet 'Skils'; did you mean 'Skills'?", (), "a.md"),
            Problem("there is no sheet 'Pay'; the sheets are 'Skills'", (), "a.md"),
        )

    @pytest.mark.parametrize("source", [named(CSV.encode(), "a.csv"), [{"Skill": "Discovery"}]])
    def test_a_sheet_without_a_name(self, source: object) -> None:
        [problem] = problems(source, "Skills")
        assert problem.message == "there is no sheet 'Skills'; no sheet has a name, so omit it"


def test_text_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("markdown_it", "narwhals", "openpyxl"):
        monkeypatch.setitem(sys.modules, library, None)
    assert summary(StringIO(CSV)) == IN_CSV
    assert summary([{"Skill": "Discovery"}]) == [(Records, "", ["Skill"])]
