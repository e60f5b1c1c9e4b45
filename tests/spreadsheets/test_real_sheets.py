"""Sheets in the shapes that companies publish, each with what it should become.

data/spreadsheets/ has the sheets, and a TOML file for each ladder and framework, written by hand.
The workbooks are those of `BOOKS` below. After a change, `python
tests/spreadsheets/test_real_sheets.py` writes them again.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import chdir
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
import polars as pl
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from pm_career import Ladder, load_ladder, to_dict
from pm_career.frameworks import Framework, load_framework
from pm_career.spreadsheets import (
    FrameworkReport,
    ReadReport,
    read_framework,
    read_framework_with_report,
    read_ladder,
    read_with_report,
)

DATA = Path(__file__).parents[1] / "data" / "spreadsheets"
RENEW = "after a change that you meant, run: python tests/spreadsheets/test_real_sheets.py"

Rows = Sequence[Sequence[str | float | None]]


class Tab(NamedTuple):
    """A sheet of a workbook: its cells, those that are merged, and the rows that are bold."""

    rows: Rows
    merged: Sequence[str] = ()
    bold: Sequence[int] = ()


BOOKS: dict[str, dict[str, Tab]] = {
    # A title above the headings, bold rows that open a category, and a sheet that is no ladder.
    "design.xlsx": {
        "Design ladder": Tab(
            [
                ["Product design at Example Co"],
                [],
                ["Category", "Designer (L2)", "Senior Designer (L3)", "Lead Designer (L4)"],
                ["Craft"],
                [
                    "Interaction",
                    "Draws one flow at a time",
                    "Draws flows across products\n- web\n- phone",
                    "Sets patterns for all products",
                ],
                [
                    "Visual design",
                    "Uses the parts of the design system",
                    "Adds parts to the design system",
                ],
                ["Research", None, "Plans a study", "Plans the studies of a year"],
                [],
                ["Working together", None, None, None],
                [
                    "Feedback",
                    "Shows work before it is done",
                    "Gives feedback that is used",
                    "Leads the weekly critique",
                ],
                ["Facilitation", "\N{EN DASH}", "Leads a workshop", "Leads a week of workshops"],
            ],
            merged=["A1:D1", "A4:D4"],
            bold=[1, 3, 4, 9],
        ),
        "Levels": Tab(
            [
                ["Level", "Title", "Typical Experience", "Management"],
                ["L2", "Designer", "0-3 years", "Nobody"],
                ["L3", "Senior Designer", "3-6 years", "An intern"],
                ["L4", "Lead Designer", "6+", 3],
            ],
            bold=[1],
        ),
        "Notes": Tab(
            [
                ["Agreed in May, after two rounds with the guild"],
                ["Open questions"],
                ["Who looks after writers?"],
            ]
        ),
    },
    # One cell speaks for two levels, or for two rows.
    "merged.xlsx": {
        "Matrix": Tab(
            [
                ["Category", "Skill", "Junior", "Mid", "Senior"],
                [
                    "Customers",
                    "Discovery",
                    "Takes notes",
                    "Leads interviews",
                    "Plans a year of interviews",
                ],
                [None, None, "Asks why", None, None],
                [None, "Support", "Answers letters", None, "Reads all letters"],
                ["Market", "Pricing", None, None, "Sets prices"],
            ],
            merged=["A2:A4", "B2:B3", "C3:D3", "C4:D4"],
            bold=[1],
        )
    },
    "marks.xlsx": {
        "Who does what": Tab(
            [
                ["Skill", "Product Manager", "Senior Product Manager", "Head of Product"],
                ["Interviews", "✓", "✔", "x"],
                ["Roadmap", None, "X", "yes"],
                ["Budget", "-", "—", "x"],
                ["Hiring", None, None, "✓"],
            ]
        )
    },
    # As in most workbooks, some numbers are stored as text or with a fraction.
    "numbers.xlsx": {
        "Skills": Tab(
            [
                ["Skill", "Junior", "Mid", "Senior", "Lead"],
                ["Discovery", 1, 3, 4, 4],
                ["Analytics", 2, 3.0, 4, 3],
                ["Roadmapping", None, 2, 4, "5"],
                ["Stakeholders", 1, 2, 4, 5],
                ["Hiring", None, None, 1, 4],
            ]
        )
    },
    "words.xlsx": {
        "Skills": Tab(
            [
                ["Category", "Skill", "Associate PM", "Product Manager", "Head of Product"],
                ["Customers", "Interviews", "Basic", "Working", "Expert"],
                [None, "Surveys", "Basic", "basic", "Working"],
                [None, "Sales calls", None, None, "Working"],
                ["Data", "SQL", "Working", "Basic", "Basic"],
                [None, "Experiments", None, "Basic", None],
            ],
            merged=["A2:A4", "A5:A6"],
        ),
        "Scale": Tab(
            [
                ["Name", "Meaning"],
                ["Basic", "Does it with help."],
                ["Working", "Does it alone."],
                ["Expert", "Is asked by others.\nChanges how it is done."],
            ]
        ),
    },
}


class Case(NamedTuple):
    """A sheet, the options that it is read with, and what should come of it."""

    source: str
    expected: str
    options: dict[str, Any]

    omitted: Sequence[str] = ()
    """The texts that are neither in the ladder nor in the report."""

    by_role: bool = False
    """Whether the sheet has several roles, and becomes a framework."""


CASES = [
    Case("axes.csv", "axes.toml", {"title": "다섯 축", "skill": "축"}),
    Case(
        "codes.csv", "codes.toml", {"title": "Levels with codes"}, ["About the level", "1-3", "3-6"]
    ),
    Case("consultancy.csv", "consultancy.toml", {"title": "Product managers of a consultancy"}),
    Case(
        "design.xlsx",
        "design.toml",
        {"title": "Product design"},
        [
            "0-3 years",
            "3-6 years",
            "Agreed in May, after two rounds with the guild",
            "Open questions",
            "Who looks after writers?",
        ],
    ),
    Case(
        "facts.csv",
        "facts.toml",
        {"title": "Four levels and their facts", "facts": ["Scope", "Track record"]},
        ["Typically 0-2 years", "Typically 2-4 years", "4 \N{EN DASH} 7,5 years"],
    ),
    Case(
        "facts.csv",
        "facts-in-fields.toml",
        {
            "title": "Four levels and their facts",
            "facts": {"Scope": "summary", "Track record": "background"},
        },
        ["Typically 0-2 years", "Typically 2-4 years", "4 \N{EN DASH} 7,5 years"],
    ),
    Case("levels.csv", "levels.toml", {"title": "Five levels"}, ["2-5 years"]),
    Case("long-simple.tsv", "long-simple.toml", {"title": "A row for each expectation"}),
    Case("marks.xlsx", "marks.toml", {"title": "Marks"}, ["X", "yes"]),
    Case("merged.xlsx", "merged.toml", {"title": "Merged cells"}),
    Case("numbers.xlsx", "numbers.toml", {"title": "Skills in numbers"}, ["3.0"]),
    Case("ordered.csv", "ordered.toml", {"title": "Levels with an order"}, ["1"]),
    Case(
        "outcomes.md",
        "outcomes.toml",
        {"title": "Competencies of product managers"},
        # A table that is no ladder, and a link. Its text is kept, and its address is not.
        [
            *("Where", "What", "Handbook", "Rules"),
            "Tests `one` bet a week with the [test kit](https://example.com/kit)",
        ],
    ),
    Case(
        "public-body.csv",
        "public-body.toml",
        {
            "where": {"Role": "Product manager"},
            "levels": [
                "Associate product manager",
                "Product manager",
                "Senior product manager",
                "Lead product manager",
            ],
        },
        # They speak of another role.
        [
            "Delivery manager",
            "A delivery manager keeps a team moving.",
            "Leads one team.",
            "Unblocking",
            "Removes what is in the way",
            "Clears what the team can name",
            "Head of delivery",
            "Leads many teams.",
        ],
    ),
    Case(
        "jobs.md",
        "jobs.toml",
        {"title": "Two jobs", "level": "Step", "skill": "What we look at"},
        # The years are numbers, and the last table is no framework.
        ["2-4 years", "0-2 years", "Floor", "Plants", "Ground", "Twelve"],
        by_role=True,
    ),
    Case("roles.csv", "roles.toml", {"title": "Roles of a house"}, by_role=True),
    Case("rising-words.csv", "rising-words.toml", {"title": "Words that rise"}),
    Case("several-rows.csv", "several-rows.toml", {"title": "Several rows of one skill"}),
    Case(
        "several-rows.csv",
        "several-rows-as-below.toml",
        {"title": "Several rows of one skill", "empty": "as below"},
    ),
    Case("texts-by-level.csv", "texts-by-level.toml", {"title": "Texts that differ by level"}),
    Case("themes.csv", "themes.toml", {"title": "Six levels of product"}),
    Case("two-categories.csv", "two-categories.toml", {"title": "Two skills of one name"}),
    Case("two-texts.csv", "two-texts.toml", {"title": "Two texts of one level"}, ["Helps"]),
    Case("words.xlsx", "words.toml", {"title": "Skills in words"}),
]

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.expected)


def expected(case: Case) -> Ladder | Framework:
    path = DATA / case.expected
    return load_framework(path) if case.by_role else load_ladder(path)


def read(case: Case) -> ReadReport | FrameworkReport:
    """Return the report, in which the file is named from the folder that it lies in."""
    with chdir(DATA):
        if case.by_role:
            return read_framework_with_report(case.source, **case.options)
        return read_with_report(case.source, **case.options)


def read_value(source: Any, case: Case) -> Ladder | Framework:
    read = read_framework if case.by_role else read_ladder
    return read(source, **case.options)


def shown(case: Case) -> str:
    """Return the report as people see it."""
    return f"{read(case)}\n"


def stored(case: Case) -> Path:
    """Return the file with the report of a sheet."""
    return (DATA / "reports" / case.expected).with_suffix(".txt")


@every_case
def test_a_sheet_becomes_what_a_careful_person_makes_of_it(case: Case) -> None:
    value = read_value(DATA / case.source, case)
    assert to_dict(value) == to_dict(expected(case))
    # Plain data of two orders are equal.
    assert value == expected(case)


@every_case
def test_a_report_has_the_same_value(case: Case) -> None:
    report = read(case)
    value = report.framework if isinstance(report, FrameworkReport) else report.ladder
    assert value == expected(case)


@every_case
def test_the_report_says_what_was_understood(case: Case) -> None:
    assert shown(case) == stored(case).read_text(encoding="utf-8"), RENEW


@every_case
def test_no_text_is_lost_without_a_word(case: Case) -> None:
    kept = "\n".join((*texts(to_dict(expected(case))), shown(case)))
    lost = [text for text in texts_of(case.source) if not is_kept(text, kept)]
    assert lost == list(case.omitted)


def is_kept(text: str, kept: str) -> bool:
    """Return whether each part of a text is kept: "Designer (L2)" is a title and an alias."""
    # Marks of Markdown, such as those of "__Cost__", are no text.
    words = re.findall(r"[^\W_]+(?:[.,-][^\W_]+)*", text)
    return text in kept or all(word in kept for word in words)


def texts(data: Any) -> Iterator[str]:
    """Yield every text in plain data, and the names of its tables."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield name
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)
    else:
        yield str(data)


def texts_of(source: str) -> list[str]:
    """Return the texts of a source, each once, in its order."""
    found: Iterable[str]
    path = DATA / source
    if path.suffix == ".xlsx":
        found = (
            str(cell or "") for tab in BOOKS[source].values() for row in tab.rows for cell in row
        )
    elif path.suffix == ".md":
        lines = path.read_text(encoding="utf-8").splitlines()
        found = re.split(r"(?<!\\)\||<br/?>", "|".join(line for line in lines if "| " in line))
    else:
        content = path.read_text(encoding="utf-8-sig")
        delimiter = max("\t;,", key=content.splitlines()[0].count)
        found = (
            cell for row in csv.reader(io.StringIO(content), delimiter=delimiter) for cell in row
        )
    return list(dict.fromkeys(text.strip() for text in found if text.strip()))


def test_no_sheet_is_lost() -> None:
    assert {path.name for path in DATA.iterdir() if path.is_file()} == {
        name for case in CASES for name in (case.source, case.expected)
    }
    assert set((DATA / "reports").iterdir()) == set(map(stored, CASES)), RENEW


def as_dictionaries(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def as_dataframe(frame: Callable[[list[dict[str, str]]], Any]) -> Callable[[str], Any]:
    return lambda file: frame(as_dictionaries(file))


def as_open_binary_file(file: str) -> Any:
    return io.BytesIO((DATA / file).read_bytes())


def as_open_text_file(file: str) -> Any:
    return io.StringIO((DATA / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "source",
    [
        as_dictionaries,
        as_dataframe(pd.DataFrame),
        as_dataframe(pl.DataFrame),
        as_dataframe(pl.LazyFrame),
        as_open_binary_file,
        as_open_text_file,
        lambda file: str(DATA / file),
    ],
    ids=["dictionaries", "pandas", "Polars", "lazy", "binary file", "text file", "string"],
)
@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.source in {"consultancy.csv", "public-body.csv", "roles.csv"}],
)
def test_a_sheet_is_the_same_from_everywhere(source: Callable[[str], Any], case: Case) -> None:
    assert read_value(source(case.source), case) == expected(case)


@pytest.mark.parametrize("name", BOOKS)
def test_the_workbooks_are_written_here(name: str) -> None:
    book = load_workbook(DATA / name)
    assert {sheet.title: list(cells(sheet.values)) for sheet in book} == {
        title: list(cells(tab.rows)) for title, tab in BOOKS[name].items()
    }, RENEW
    for title, tab in BOOKS[name].items():
        assert sorted(map(str, book[title].merged_cells.ranges)) == sorted(tab.merged), RENEW


def cells(rows: Iterable[Iterable[Any]]) -> Iterable[list[Any]]:
    """Yield the cells of each row without the empty ones behind the last text."""
    for row in rows:
        values = list(row)
        while values and values[-1] is None:
            del values[-1]
        yield values


def write(name: str, tabs: dict[str, Tab]) -> None:
    """Write a workbook, each time with the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, tab in tabs.items():
        sheet = book.create_sheet(title)
        for row in tab.rows:
            sheet.append(row)
        for cells in tab.merged:
            sheet.merge_cells(cells)
        for bold in tab.bold:
            for cell in sheet[bold]:
                cell.font = Font(bold=True)

    book.properties.created = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    written = io.BytesIO()
    book.save(written)
    with ZipFile(written) as parts, ZipFile(DATA / name, "w") as kept:
        for part in parts.namelist():
            # The time of writing would differ each time.
            content = re.sub(
                rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-01-01T00:00:00Z", parts.read(part)
            )
            kept.writestr(ZipInfo(part), content, ZIP_DEFLATED)


if __name__ == "__main__":
    for name, tabs in BOOKS.items():
        write(name, tabs)
    for case in CASES:
        stored(case).write_text(shown(case), encoding="utf-8")
