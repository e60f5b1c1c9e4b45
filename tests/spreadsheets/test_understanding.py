"""What a sheet is: where its headings are, how it is laid out, and what is said about that."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from pm_career import InvalidLadderError, UnknownColumnError, to_dict
from pm_career.spreadsheets import ReadReport, read_ladder, read_with_report

Rows = Sequence[Sequence[str | float | None]]

WANTED = "expected a row of headings, such as Skill and the titles of levels, got"
MATRIX = [["Skill", "PM", "Lead"], ["Maps", "Reads", "Draws"]]
LEFT_OUT = "this sheet was left out; it has no headings of a ladder"


def to_book(**sheets: Rows) -> io.BytesIO:
    """Return an open workbook with the rows of its sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return io.BytesIO(file.getvalue())


def read(source: str | io.BytesIO, **options: Any) -> ReadReport:
    file = io.StringIO(source) if isinstance(source, str) else source
    return read_with_report(file, **options)


def layouts(source: str | io.BytesIO, **options: Any) -> list[str]:
    return [sheet.kind for sheet in read(source, **options).sheets]


def notes(source: str | io.BytesIO, **options: Any) -> list[str]:
    return list(map(str, read(source, **options).notes))


def problems(source: Any, **options: Any) -> list[str]:
    with pytest.raises(InvalidLadderError) as caught:
        read_ladder(io.StringIO(source) if isinstance(source, str) else source, **options)
    return list(map(str, caught.value.problems))


# Layouts


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("Skill,PM,Lead\nMaps,Reads,Draws\n", "matrix"),
        ("Level,Junior,Senior\nMaps,Reads,Draws\n", "matrix"),
        ("Role,Skill,Junior PM,Senior PM\nSailor,Maps,Reads,Draws\n", "matrix"),
        ("Level,Title\nL1,PM\n", "levels"),
        ("Title,Grade\nPM,4\n", "levels"),
        ("Level,Skill\nPM,Maps\n", "long"),
        ("Level,Skill,Expectation\nPM,Maps,Reads\n", "long"),
        ("Role,Skill,Lead\nSailor,Maps,x\n", "long"),
        ("Level,Skill,Proficiency,Meaning\nPM,Maps,Reads,r\n", "long"),
        ("Proficiency,PM,Lead\nMaps,Reads,Draws\n", "matrix"),
    ],
    ids=ascii,
)
def test_headings_say_how_a_sheet_is_laid_out(text: str, layout: str) -> None:
    assert layouts(text) == [layout]


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("Level,Grade\nPM,Four\n", "matrix"),
        ("Level,Boats\nPM,One\n", "levels"),
        ("Role,Skill,Junior PM,Senior PM\nSailor,Maps,Reads,Draws\n", "long"),
    ],
    ids=ascii,
)
def test_a_caller_says_how_a_sheet_is_laid_out(text: str, layout: Any) -> None:
    assert layouts(text, layout=layout) == [layout]


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("Skill,PM\nMaps,Reads\n", "levels"),
        ("Skill,PM\nMaps,Reads\n", "long"),
        ("Field,Notes\nMaps,Reads\n", "long"),
    ],
    ids=ascii,
)
def test_a_sheet_must_fit_the_layout(text: str, layout: Any) -> None:
    names = ", ".join(map(repr, text.splitlines()[0].split(",")))
    assert problems(text, layout=layout) == [f"cell 1: {WANTED} {names}"]


def test_each_sheet_of_a_workbook_has_its_own_layout() -> None:
    book = to_book(
        Skills=MATRIX,
        Levels=[["Level", "Grade"], ["PM", 4], ["Lead", 5]],
        Scale=[["Name", "Meaning"], ["Reads", "r"], ["Draws", "d"]],
    )
    assert layouts(book) == ["matrix", "levels", "scale"]


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("Scale", ["Name", "Meaning"]),
        ("Proficiencies", ["Word", "Definition"]),
        ("Words", ["Proficiency", "Description"]),
        ("Grades", ["Proficiencies", "Description"]),
        ("rating scale", ["Key", "Meaning"]),
    ],
)
def test_a_sheet_of_the_scale_has_names_and_meanings(name: str, headings: list[str]) -> None:
    book = to_book(
        **{name: [headings, ["low", "l"], ["high", "h"]]}, Skills=[MATRIX[0], ["A", "low", "high"]]
    )
    report = read(book)
    assert [sheet.kind for sheet in report.sheets] == ["scale", "matrix"]
    assert [part.meaning for part in report.ladder.proficiencies] == ["l", "h"]


def test_a_sheet_called_skills_is_a_matrix_whatever_its_levels_are_called() -> None:
    book = to_book(
        Levels=[["Key", "Title"], ["l", "Level"], ["e", "Expectation"]],
        Skills=[["Skill", "Key", "Level", "Expectation"], ["Maps", "maps", "x", "x"]],
    )
    assert [level.title for level in read_ladder(book)] == ["Level", "Expectation"]


@pytest.mark.parametrize("headings", [["Field", "Text"], ["Name", "Proficiency", "Meaning"]])
def test_a_sheet_called_skills_is_a_matrix_whatever_its_headings_are(headings: list[str]) -> None:
    assert layouts(to_book(Skills=[headings, ["Maps", "Reads", "Draws"]])) == ["matrix"]


def test_a_sheet_called_levels_has_levels_in_any_layout() -> None:
    book = to_book(Levels=[["Level", "Grade"], ["PM", 4], ["Lead", 5]], Skills=MATRIX)
    assert layouts(book, layout="matrix") == ["levels", "matrix"]


@pytest.mark.parametrize("details", [["Skill", "Text"], ["Proficiency", "Meaning"]])
def test_a_sheet_called_levels_has_details_of_any_name(details: list[str]) -> None:
    report = read(
        to_book(
            Levels=[["Key", "Title", *details], ["pm", "PM", "x", "y"]],
            Skills=[["Skill", "Key", "PM"], ["Maps", "maps", "Reads"]],
        )
    )
    assert [sheet.kind for sheet in report.sheets] == ["levels", "matrix"]
    assert [(each.name, each.text) for each in report.ladder.levels[0].details] == [
        *zip(details, ("x", "y"), strict=True)
    ]


def test_only_the_sheet_that_is_named_is_read() -> None:
    book = to_book(Land=MATRIX, Sea=[MATRIX[0], ["Nets", "Knots", "Sews"]])
    report = read(book, sheet="sea")
    assert [sheet.place for sheet in report.sheets] == ["Sea"]
    assert [skill.name for skill in report.ladder.skills] == ["Nets"]


# Rows above the headings


def test_a_title_and_a_date_may_be_above_the_headings() -> None:
    report = read("Our ladder,,\nMay,2026,\n,,\nSkill,PM,Lead\nMaps,Reads,Draws\n")
    assert [column.name for column in report.sheets[0].columns] == ["Skill", "PM to Lead"]


def test_a_row_of_one_text_has_no_headings() -> None:
    report = read("Level\nTitle,Grade\nPM,4\n", layout="levels")
    assert [level.title for level in report.ladder] == ["PM"]
    assert list(map(str, report.notes)) == ["cell A1: left out 'Level', above the headings"]


def test_a_text_above_the_headings_is_noted_once() -> None:
    assert notes("Acme,,,2026\nSkill,PM,Lead\nMaps,Reads,Draws\n") == [
        "cell A1: left out 'Acme' and 1 other text, above the headings"
    ]


def test_sure_headings_are_preferred_to_those_above_them() -> None:
    text = "Land,Water,Air\nSkill,PM,Lead\nMaps,Reads,Draws\n"
    report = read(text)
    assert [level.title for level in report.ladder] == ["PM", "Lead"]
    assert list(map(str, report.notes)) == [
        "cell A1: left out 'Land' and 2 other texts, above the headings"
    ]


def test_only_the_rows_at_the_top_may_have_headings() -> None:
    text = "a\n" * 20 + "Skill,PM,Lead\nMaps,Reads,Draws\n"
    assert problems(text) == [f"cell 21: {WANTED} 'Skill', 'PM', 'Lead'"]
    assert len(read(text.removeprefix("a\n")).ladder) == 2


@pytest.mark.parametrize(
    ("below", "cells", "is_read"), [(38, 4, True), (38, 5, False), (39, 5, True)]
)
def test_headings_fill_half_of_the_widest_of_the_first_forty_rows(
    below: int, cells: int, *, is_read: bool
) -> None:
    text = "Skill,PM\n" + "Maps,Reads\n" * below + ",".join("abcdefg"[:cells]) + "\n"
    if is_read:
        assert layouts(text) == ["matrix"]
    else:
        assert problems(text) == [f"cell 40: {WANTED} 'a', 'b', 'c', 'd', 'e'"]


# What is not understood


def test_a_sheet_that_is_no_ladder_is_left_out_which_is_noted() -> None:
    book = to_book(
        Readme=[["Ask Ann"]],
        Skills=MATRIX,
        Changes=[["Date", "Who", "What"], ["May", "Ann", "Made it"]],
    )
    report = read(book)
    assert [sheet.place for sheet in report.sheets] == ["Skills"]
    assert list(map(str, report.notes)) == [f"cell Readme: {LEFT_OUT}", f"cell Changes: {LEFT_OUT}"]


def test_one_heading_that_sounds_like_a_level_is_not_sure() -> None:
    rows = "Compétence,Débutant,Confirmé,Senior\nCartes,lit,dessine,enseigne\n"
    report = read(rows)
    assert [level.title for level in report.ladder] == ["Débutant", "Confirmé", "Senior"]
    assert [str(note).rpartition(": ")[2] for note in report.notes] == [
        (
            "no heading says which column has the skills and which columns are levels, "
            "so their order decides"
        )
    ]


def test_headings_that_group_levels_stand_above_the_headings() -> None:
    rows = "Grade,Junior,,Senior,\nSkill,PM,Owner,Senior PM,Lead\nMaps,a,b,c,d\n"
    report = read(rows)
    assert [level.title for level in report.ladder] == ["PM", "Owner", "Senior PM", "Lead"]
    assert list(map(str, report.notes)) == [
        "cell A1: left out 'Grade' and 2 other texts, above the headings"
    ]


def test_a_row_for_each_level_and_a_column_for_each_skill_are_refused() -> None:
    assert problems("Level,Maps,Soup\nPM,reads,cooks\nSenior PM,draws,serves\n") == [
        (
            "cell 1: expected a column for each level, got a row for each: 'PM', 'Senior PM'; "
            "swap rows and columns"
        )
    ]


def test_one_row_for_a_level_is_no_table_of_levels() -> None:
    assert [level.title for level in read("Thing,Maps,Soup\nPM,reads,cooks\n").ladder] == [
        *("Maps", "Soup")
    ]


def test_of_sheets_that_are_not_sure_the_first_is_read() -> None:
    book = to_book(
        One=[["Area", "Do", "Lead it"], ["Maps", "a", "b"]], Two=[["Who", "What"], ["A", "b"]]
    )
    assert notes(book) == [f"cell Two: {LEFT_OUT}"]

    book = to_book(One=[["Thing", "Now"], ["Maps", "a"]], Two=[["Who", "What"], ["A", "b"]])
    assert notes(book) == [
        (
            "cell One!1: no heading says which column has the skills and which columns are levels, "
            "so their order decides"
        ),
        f"cell Two: {LEFT_OUT}",
    ]


def test_the_problem_of_sheets_without_headings_has_their_fullest_row() -> None:
    assert problems("Ask Ann\n") == [f"cell 1: {WANTED} 'Ask Ann'"]
    assert problems("one\n ,two\n") == [f"cell 1: {WANTED} 'one'"]
    book = to_book(One=[["a"], ["b"]], Two=[["c"]])
    assert problems(book) == [f"cell One!1: {WANTED} 'a'", f"cell Two!1: {WANTED} 'c'"]
    assert problems([{}]) == ["expected a table, got only empty cells"]


def test_no_part_of_a_ladder_with_a_problem_is_returned() -> None:
    book = to_book(
        Skills=[["Skill", "PM", "Lead"], ["", "Reads", "Draws"], ["Maps", 1, 2]],
        Levels=[["Level", "Minimum years"], ["PM", "some"], ["Lead", 4]],
    )
    assert problems(book) == [
        "cell Skills!A2: expected the name of a skill, got an empty cell",
        "cell Levels!B2: expected a number of years, got 'some'",
    ]


def test_a_matrix_needs_a_column_for_a_level() -> None:
    assert problems("Skill,Category\n") == [f"cell 1: {WANTED} 'Skill', 'Category'"]


def test_a_problem_without_a_cell_comes_first() -> None:
    text = "Skill,PM,Lead\nYears,3+,2+\nMaps,Reads,Draws\n"
    assert problems(text, title=" ") == [
        "title: expected a text, got an empty one",
        (
            "cell C2: expected at least the 3 of 'pm', got 2; "
            "if the career forks here, write a framework with a track for each way"
        ),
    ]


def test_levels_without_a_column_are_all_details() -> None:
    book = to_book(
        Levels=[["Level", "Grade"], ["PM", 4], ["Lead", 5]],
        Skills=[["Skill", "Key", "Notes"], ["Maps", "maps", "x"]],
    )
    assert problems(book) == ["cell Skills!1: expected a column for each level"]


# Headings that a caller gives


@pytest.mark.parametrize(
    ("options", "name", "hint"),
    [
        ({"skill": "Skil"}, "Skil", "; did you mean 'Skill'?"),
        ({"skill": "SkillX"}, "SkillX", "; did you mean 'Skill'?"),
        ({"category": "Art"}, "Art", ""),
        ({"description": "Art"}, "Art", ""),
        ({"level": "Art"}, "Art", ""),
        ({"proficiency": "Art"}, "Art", ""),
        ({"levels": ["PM", "Chief"]}, "Chief", ""),
        ({"where": {"Art": "x"}}, "Art", ""),
    ],
    ids=str,
)
def test_a_heading_that_is_given_must_be_there(
    options: dict[str, Any], name: str, hint: str
) -> None:
    with pytest.raises(UnknownColumnError) as caught:
        read("Art of 2026\nSkill,PM,Lead\nMaps,Reads,Draws\n", **options)
    columns = "'Skill', 'PM', 'Lead'"
    assert str(caught.value) == f"the table has no column {name!r}; it has {columns}{hint}"


def test_a_heading_that_is_given_must_be_there_even_if_no_row_has_headings() -> None:
    with pytest.raises(UnknownColumnError) as caught:
        read("Ask Ann\nor Bob\n", skill="Skill")
    assert str(caught.value) == "the table has no column 'Skill'; it has 'Ask Ann'"


def test_a_label_that_is_given_must_be_there() -> None:
    with pytest.raises(UnknownColumnError) as caught:
        read("Skill,PM\nMaps,Reads\n", facts=["Grade"])
    assert str(caught.value).startswith("the table has no column 'Grade'; it has 'Skill', 'PM'")


def test_a_heading_may_be_in_any_sheet() -> None:
    book = to_book(Levels=[["Rung", "Grade"], ["PM", 4], ["Lead", 5]], Skills=MATRIX)
    assert layouts(book, level="rung", skill="skill") == ["levels", "matrix"]


# The title, and the report


def test_the_title_is_that_of_the_caller_or_of_the_sheets_or_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "Our skills.csv"
    path.write_text("Skill,PM\nMaps,Reads\n", encoding="utf-8")
    assert read_ladder(path).title == "Our skills"
    assert read_ladder(path, title="Ours").title == "Ours"
    assert read_ladder(io.StringIO("Skill,PM\nMaps,Reads\n")).title == "Career ladder"
    assert read("Skill,PM\nMaps,Reads\n").ladder.title == "Career ladder"

    path.write_text(
        "Ladder\nField,Text\nTitle,Mine\n\nLevels\nKey,Title\npm,PM\n", encoding="utf-8"
    )
    assert read_ladder(path).title == "Mine"
    assert read_ladder(path, title="Ours").title == "Ours"


def test_the_report_shows_the_ladder_the_sheets_and_the_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("book.xlsx")
    path.write_bytes(
        to_book(
            Skills=[["Skill", "", "L1\nPM", "Lead"], ["Land"], ["Maps", None, 1, "-"]],
            Levels=[["Level", "Grade"], ["L1", 4], ["Lead", 5]],
            Other=[["Ask Ann"]],
        ).getvalue()
    )
    report = read_with_report(path, title="Sea")
    assert str(report) == (
        "Sea\n"
        "  2 levels, 1 skill, 1 proficiency\n"
        "\n"
        "  book.xlsx:Skills (matrix)\n"
        "\n"
        "  A       Skill          skill\n"
        "  B                      left out\n"
        "  C to D  L1 PM to Lead  2 levels\n"
        "  row 2   Land           category\n"
        "\n"
        "  book.xlsx:Levels (levels)\n"
        "\n"
        "  A  Level  level\n"
        "  B  Grade  detail of the level\n"
        "\n"
        "  Notes\n"
        "    - Skills!D3: '-' was read as an empty cell\n"
        "    - Skills!D3: 1 empty cell was read as asking for nothing; empty='as below'\n"
        "      would repeat the level below\n"
        "    - Other: this sheet was left out; it has no headings of a ladder\n"
    ).removesuffix("\n")
    assert report.to_markdown().startswith("### Sea\n")
    assert ">book.xlsx:Levels (levels)</caption>" in report.to_html()


@pytest.mark.parametrize(
    ("cells", "measure"),
    [
        ("1,1", "1 proficiency"),
        ("1,2", "2 proficiencies"),
        ("Reads,Draws", "measured by its levels"),
    ],
)
def test_the_report_says_what_skills_are_measured_by(cells: str, measure: str) -> None:
    report = read(f"Skill,PM,Lead\nMaps,{cells}\n")
    assert str(report).splitlines()[1:4] == [
        f"  2 levels, 1 skill, {measure}",
        "",
        "  The rows (matrix)",
    ]


def test_rows_of_dictionaries_and_of_markdown_have_other_places() -> None:
    rows = [{"Skill": "Grade", "PM": 4}, {"Skill": "Maps", "PM": "-"}, {"Skill": "Nets", "PM": "1"}]
    lines = str(read_with_report(rows)).splitlines()
    assert "  [0]       Grade  detail" in lines
    assert "    - [1].PM: '-' was read as an empty cell" in lines

    text = "| Skill | PM |\n|---|---|\n| Grade | 4 |\n| Maps | - |\n| Nets | a |\n"
    lines = str(read_with_report(io.StringIO(text))).splitlines()
    assert "  line 3    Grade  detail" in lines
    assert "    - line 4: PM: '-' was read as an empty cell" in lines


def test_a_report_is_plain_data_too() -> None:
    report = read("Skill,PM,Lead\nGrade,4,5\nMaps,Reads,-\n")
    data = to_dict(report)
    assert data["ladder"] == to_dict(report.ladder)
    assert data["sheets"] == [
        {
            "place": "",
            "kind": "matrix",
            "columns": [
                {"place": "A", "name": "Skill", "read_as": "skill"},
                {"place": "B to C", "name": "PM to Lead", "read_as": "2 levels"},
            ],
            "rows": [{"place": "2", "name": "Grade", "read_as": "detail"}],
        }
    ]
    assert [note["cell"] for note in data["notes"]] == ["C3", "C3"]
