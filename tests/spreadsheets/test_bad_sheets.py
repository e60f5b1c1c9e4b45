"""What is reported of sheets that make no ladder: every problem, each with its cell.

data/spreadsheets/invalid/ has the sheets. Most have one fault. A few are sound, and are read with
an option that does not fit.
"""

from collections.abc import Callable
from contextlib import chdir
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import Workbook

from pm_career import InvalidLadderError, UnknownColumnError
from pm_career.spreadsheets import read_framework, read_ladder, read_with_report

INVALID = Path(__file__).parents[1] / "data" / "spreadsheets" / "invalid"

WORDS = ["Basic", "Working", "Expert"]
PRODUCT = {"Role": "Product manager"}
HEADINGS = "it has 'Skill', 'Junior', 'Mid', 'Senior'"
NO_ROLES = "expected a row of headings, such as Role, Level and Skill, got"
NO_HEADINGS = "expected a row of headings, such as Skill and the titles of levels, got"


class Bad(NamedTuple):
    """A sheet, the options that it is read with, and the problem."""

    file: str
    problem: str
    options: dict[str, Any] = {}  # noqa: RUF012  nobody changes it

    read: Callable[..., object] = read_ladder
    """What reads the sheet."""


BAD = [
    Bad("blank.csv", "blank.csv: expected a table, got only empty cells"),
    Bad("empty.csv", "empty.csv: expected a table, got only empty cells"),
    Bad(
        "exact-skill-without-proficiency.csv",
        "exact-skill-without-proficiency.csv:Expectations!C17: expected a proficiency of "
        "'Delivery', one of 'Basic'; write it in the matrix, or after the skill",
    ),
    Bad(
        "exact-unknown-level.csv",
        "exact-unknown-level.csv:Expectations!A15: there is no level 'Junor'; "
        "did you mean 'Junior'?",
    ),
    Bad(
        "exact-unknown-skill.csv",
        "exact-unknown-skill.csv:Expectations!C16: there is no skill 'Delivery'; "
        "did you mean 'Discovery'?",
    ),
    Bad(
        "heading-twice.csv",
        "heading-twice.csv:D1: 'senior-pm' is the heading of another column too",
    ),
    Bad("headings-alone.csv", "headings-alone.csv:1: expected a row for each skill, got none"),
    Bad(
        "ill-formed-key.csv",
        "ill-formed-key.csv:A3: expected lower-case words joined by hyphens, got 'Senior PM'",
    ),
    Bad(
        "latin-1.csv",
        "latin-1.csv:2:3: expected UTF-8, got the byte 0xf6; save the file as UTF-8",
    ),
    Bad("level-listed-twice.csv", "level-listed-twice.csv:A4: another row is about 'L1' too"),
    Bad(
        "long.csv",
        "long.csv:A: expected one Role, got 2: 'Product manager', 'Designer'; "
        "choose with where={'Role': 'Product manager'}, or read all of them with read_framework",
    ),
    Bad(
        "long.csv",
        "long.csv:A: no row has 'Pilot'; there are 'Product manager', 'Designer'",
        {"where": {"Role": "Pilot"}},
    ),
    Bad(
        "matrix.csv",
        f"matrix.csv:1: {NO_ROLES} 'Skill', 'Junior', 'Mid', 'Senior'",
        read=read_framework,
    ),
    Bad(
        "long.csv",
        "long.csv:B: there is no level 'Lead'; there are 'Junior', 'Senior'",
        {"where": PRODUCT, "levels": ["Junior", "Senior", "Lead"]},
    ),
    Bad(
        "long.csv",
        "long.csv:D4: expected one of 'Basic', 'Expert', got 'Working'",
        {"where": {"Role": "Designer"}, "scale": ["Basic", "Expert"]},
    ),
    Bad(
        "maximum-below-the-minimum.csv",
        "maximum-below-the-minimum.csv:D2: expected more than the minimum of 3, got 2",
    ),
    Bad(
        "no-headings.csv",
        f"no-headings.csv:1: {NO_HEADINGS} 'We have three levels.'",
    ),
    Bad(
        "no-level-in-a-row.csv",
        "no-level-in-a-row.csv:A3: expected the name of a level, got an empty cell",
    ),
    Bad(
        "no-name-of-a-level.csv",
        "no-name-of-a-level.csv:A3: expected the name of a level, got an empty cell",
    ),
    Bad(
        "no-skill-in-a-row.csv",
        "no-skill-in-a-row.csv:B2: expected the name of a skill, got an empty cell",
    ),
    Bad(
        "role-missing-in-a-row.csv",
        "role-missing-in-a-row.csv:A3: expected the name of a role, got an empty cell",
        read=read_framework,
    ),
    Bad(
        "roles-in-a-circle.csv",
        "roles-in-a-circle.csv:B2: expected one order on all tracks, "
        "got a circle on 'designer', 'researcher': 'senior', 'junior', 'senior'",
        read=read_framework,
    ),
    Bad("prose.md", "prose.md: expected a table, got a text without one"),
    Bad(
        "quote-left-open.csv",
        "quote-left-open.csv:2: this row has a quotation mark that is not closed",
    ),
    Bad(
        "skill-asked-twice.csv",
        "skill-asked-twice.csv:C4: another row has a different proficiency for 'Discovery'",
    ),
    Bad("text-for-years.csv", "text-for-years.csv:C2: expected a number of years, got 'none'"),
    Bad(
        "text.xlsx",
        "text.xlsx: expected a spreadsheet, got a file that is not a workbook; "
        "save it as .xlsx or .csv",
    ),
    Bad(
        "unknown-format.ods",
        "unknown-format.ods: expected a spreadsheet, got an OpenDocument spreadsheet; "
        "save it as .xlsx or .csv",
    ),
    Bad(
        "word-outside-the-scale.csv",
        "word-outside-the-scale.csv:C3: expected one of 'Basic', 'Working', 'Expert', got 'Guru'",
        {"scale": WORDS},
    ),
    Bad(
        "years-fall.csv",
        "years-fall.csv:C4: expected at least the 2 of 'mid', got 1; "
        "if the career forks here, write a framework with a track for each way",
    ),
    Bad(
        "years-fall-in-a-role.csv",
        "years-fall-in-a-role.csv:C4: expected at least the 5 of 'junior-researcher', got 3; "
        "'junior-researcher' is below it on the track 'researcher'",
        read=read_framework,
    ),
    Bad(
        "years-fall-in-a-row.csv",
        "years-fall-in-a-row.csv:D2: expected at least the 4 of 'mid', got 3; "
        "if the career forks here, write a framework with a track for each way",
    ),
]


def problems(source: Any, read: Callable[..., object] = read_ladder, **options: Any) -> list[str]:
    """Return what is wrong with a source, its file named from the folder that it lies in."""
    with chdir(INVALID), pytest.raises(InvalidLadderError) as caught:
        read(source, **options)
    return list(map(str, caught.value.problems))


@pytest.mark.parametrize("bad", BAD, ids=[f"{bad.file}-{n}" for n, bad in enumerate(BAD)])
def test_one_fault_is_one_problem(bad: Bad) -> None:
    assert problems(bad.file, bad.read, **bad.options) == [bad.problem]


@pytest.mark.parametrize(
    ("file", "options", "message"),
    [
        (
            "matrix.csv",
            {"levels": ["Junior", "Mid", "Senior", "Principal"]},
            f"the table has no column 'Principal'; {HEADINGS}",
        ),
        (
            "matrix.csv",
            {"skill": "Competency"},
            f"the table has no column 'Competency'; {HEADINGS}",
        ),
        (
            "long.csv",
            {"where": {"Job": "Pilot"}},
            "the table has no column 'Job'; it has 'Role', 'Role level', 'Skill', 'Skill level'",
        ),
        (
            "matrix.csv",
            {"facts": ["Scope", "Budget"]},
            f"the table has no column 'Budget'; {HEADINGS}; no row has it as its label",
        ),
    ],
)
def test_an_option_names_what_the_sheet_has(
    file: str, options: dict[str, Any], message: str
) -> None:
    with chdir(INVALID), pytest.raises(UnknownColumnError) as caught:
        read_ladder(file, **options)
    assert str(caught.value) == message


def test_no_bad_sheet_is_lost() -> None:
    others = {"many-faults.csv", "roles-that-contradict.csv"}
    assert {path.name for path in INVALID.iterdir()} == {bad.file for bad in BAD} | others


def test_all_problems_are_reported_at_once() -> None:
    assert problems("many-faults.csv") == [
        "many-faults.csv:C2: expected one of '1', '2', '3', got 'two'",
        "many-faults.csv:D3: expected one of '1', '2', '3', got 'three'",
        "many-faults.csv:B4: another row has a different proficiency for 'Delivery'",
    ]


def test_all_problems_of_all_roles_are_reported_at_once() -> None:
    file = "roles-that-contradict.csv"
    assert problems(file, read_framework) == [
        f"{file}:D3: 'Junior' asks for 'Drawing' at '2' here, and at '1' in D2",
        f"{file}:C5: expected the name of a skill, got an empty cell",
    ]


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., str]:
    """Return a function that writes sheets, given their rows, and returns the path."""

    def write(**sheets: list[list[str | float | None]]) -> str:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = tmp_path / "book.xlsx"
        book.save(path)
        return str(path)

    return write


def test_a_problem_in_a_workbook_has_the_sheet(book: Callable[..., str]) -> None:
    path = book(
        Skills=[
            ["Skill", "Junior", "Senior"],
            ["Discovery", 1, 4],
            ["Delivery", 2, "four"],
            ["Pricing", 1, 3],
            ["Hiring", 2, 3],
        ]
    )
    assert problems(path) == [f"{path}:Skills!C3: expected one of '1', '2', '3', '4', got 'four'"]


def test_sheets_that_contradict_each_other_about_a_code(book: Callable[..., str]) -> None:
    path = book(
        Skills=[["Skill", "Senior (L3)", "Lead (L5)"], ["Discovery", "Asks", "Plans"]],
        Levels=[["Level", "Title"], ["L3", "Senior"], ["L4", "Lead"]],
    )
    assert problems(path) == [
        f"{path}:Skills!C1: there is no level 'Lead (L5)'; did you mean 'Lead'?"
    ]


def test_the_problems_of_all_sheets_are_reported(book: Callable[..., str]) -> None:
    path = book(
        Skills=[["Skill", "Junior", "Senior"], ["Discovery", "Basic", "Guru"]],
        Levels=[
            ["Level", "Minimum years", "Maximum years"],
            ["Junior", 0, 2],
            ["Senior", "some", None],
        ],
    )
    assert problems(path, scale=WORDS) == [
        f"{path}:Skills!C2: expected one of 'Basic', 'Working', 'Expert', got 'Guru'",
        f"{path}:Levels!B3: expected a number of years, got 'some'",
    ]


def test_a_sheet_that_is_named_must_be_there(book: Callable[..., str]) -> None:
    path = book(Skills=[["Skill", "Junior"], ["Discovery", "Asks"]], Notes=[["To do"]])
    assert problems(path, sheet="Skill") == [
        f"{path}: there is no sheet 'Skill'; did you mean 'Skills'?"
    ]
    assert problems(path, sheet="Notes") == [f"{path}:Notes!1: {NO_HEADINGS} 'To do'"]


def test_rows_of_dictionaries_have_paths() -> None:
    rows = [
        {"Skill": "Discovery", "Junior": "Basic", "Senior": "Expert"},
        {"Skill": "Delivery", "Junior": "Guru", "Senior": "Expert"},
    ]
    assert problems(rows, scale=WORDS) == [
        "[1].Junior: expected one of 'Basic', 'Working', 'Expert', got 'Guru'"
    ]


def test_a_table_of_markdown_has_lines(tmp_path: Path) -> None:
    path = tmp_path / "skills.md"
    path.write_text("# Skills\n\n| Skill | Junior |\n|---|---|\n| SQL | Guru |\n", encoding="utf-8")
    assert problems(path, scale=WORDS) == [
        f"{path}:5: Junior: expected one of 'Basic', 'Working', 'Expert', got 'Guru'"
    ]


def test_texts_outside_the_table_are_noted() -> None:
    sheet = "Acme\n2026,draft\nSkill,Junior,Senior\nSQL,Reads reports,Writes reports,,to do\n"
    assert [str(note) for note in read_with_report(StringIO(sheet)).notes] == [
        "cell A1: left out 'Acme' and 2 other texts, above the headings",
        "cell E4: left out 'to do', under no heading",
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        "Skill,Junior,,Senior\nSQL,Reads,asks Ann,Writes\nPython,Knows,,Teaches\n",
        "Level,Title,,Grade\nL1,Junior,asks Ann,4\nL2,Senior,,5\n",
    ],
)
def test_texts_between_headings_are_noted(sheet: str) -> None:
    assert [str(note) for note in read_with_report(StringIO(sheet)).notes] == [
        "cell C2: left out 'asks Ann', under no heading"
    ]


def test_the_names_of_rows_need_no_heading(book: Callable[..., str]) -> None:
    path = book(
        Skills=[["", "Junior PM", "Senior PM"], ["SQL", "Low", "High"]],
        Scale=[["", "Meaning", "Source"], ["Low", "Needs help", "HR"], ["High", "Helps", "HR"]],
    )
    report = read_with_report(path)
    assert report.notes == ()
    assert [each.name for each in report.ladder.proficiencies] == ["Low", "High"]
