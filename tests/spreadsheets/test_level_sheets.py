"""Sheets with a row for each level, alone and beside a matrix."""

import io
from collections.abc import Sequence
from time import perf_counter
from typing import Any

import pytest
from openpyxl import Workbook

from pm_career import InvalidLadderError, Ladder, Level
from pm_career.spreadsheets import ReadReport, read_ladder, read_with_report

Rows = Sequence[Sequence[str | float | None]]


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
    file.seek(0)
    return file


def read(text: str, **options: Any) -> ReadReport:
    return read_with_report(io.StringIO(text), **options)


def problems(source: str | io.BytesIO, **options: Any) -> list[str]:
    with pytest.raises(InvalidLadderError) as caught:
        read_ladder(io.StringIO(source) if isinstance(source, str) else source, **options)
    return list(map(str, caught.value.problems))


def years(level: Level) -> tuple[float, float | None] | None:
    experience = level.experience
    return (experience.min_years, experience.max_years) if experience else None


def details(level: Level) -> dict[str, str]:
    return {each.name: each.text for each in level.details}


def names(ladder: Ladder) -> list[tuple[str, ...]]:
    return [(level.title, *level.aliases) for level in ladder]


# Alone


def test_a_row_is_a_level_and_a_column_a_fact() -> None:
    report = read(
        "Level,Title,Typical Experience,Management,,Duties,Also known as\n"
        'L1,PM,0-2 years,Nobody,,"- maps\n- nets",Owner\n'
        "L2,Senior PM,3+,A team,,,\n"
    )
    pm, senior = report.ladder
    assert names(report.ladder) == [("PM", "L1", "Owner"), ("Senior PM", "L2")]
    assert [years(level) for level in (pm, senior)] == [(0, 2), (3, None)]
    assert [details(level)["Management"] for level in (pm, senior)] == ["Nobody", "A team"]
    assert (pm.responsibilities, senior.responsibilities) == (("maps", "nets"), ())
    assert report.notes == ()

    [sheet] = report.sheets
    assert sheet.kind == "levels"
    assert [f"{each.place}: {each.name}: {each.read_as}" for each in sheet.columns] == [
        "A: Level: level",
        "B: Title: title",
        "C: Typical Experience: years",
        "D: Management: detail of the level",
        "E: : left out",
        "F: Duties: responsibilities",
        "G: Also known as: aliases",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Title,Grade\nPM,4\n", [("PM",)]),
        ("Grade,Title\n4,PM\n", [("PM",)]),
        ("Level,Grade\nPM (L1),4\n", [("PM", "L1")]),
        ("Level,Grade\nL2 - Lead (5+ years),4\n", [("Lead (5+ years)", "L2")]),
        ("Level,Title\nL1,L1\n", [("L1",)]),
        ("Level,Title,Title\nL1,PM,Owner\n", [("PM", "L1")]),
        ('Level,Title\nL1,"PM\nOwner"\n', [("PM", "L1", "Owner")]),
        ("Level code,Level name\nL1,PM\n", [("PM", "L1")]),
        ("Level,Title\n,PM\nL2,Lead\n", [("PM",), ("Lead", "L2")]),
        ("Level,Title\nL1,\nL2,n/a\n", [("L1",), ("L2",)]),
    ],
    ids=ascii,
)
def test_a_level_has_a_title_and_perhaps_a_code(text: str, expected: list[tuple[str, ...]]) -> None:
    assert names(read(text).ladder) == expected


def test_a_second_column_of_one_fact_is_a_detail() -> None:
    [level] = read("Title,Summary,Purpose,Grade,Grade \nPM,Ships,Sells,4,5\n").ladder
    assert level.summary == "Ships"
    assert details(level) == {"Purpose": "Sells", "Grade": "4\n\n5"}


def test_empty_rows_and_cells_state_nothing() -> None:
    ladder = read("Level,Grade,Band\n,,\nPM,-,4\n , ,\nLead,n/a,\n").ladder
    assert [details(level) for level in ladder] == [{"Band": "4"}, {}]


def test_there_is_a_row_for_each_level() -> None:
    fault = "expected a row for each level, got none"
    assert problems("Level,Title\n,\n") == [f"cell 1: {fault}"]
    book = to_book(Levels=[["Level", "Title"]], Skills=[["Skill", "PM"], ["Maps", "Reads"]])
    assert problems(book) == [f"cell Levels!1: {fault}"]


def test_a_row_needs_the_name_of_a_level() -> None:
    assert problems("Grade,Title,Level\n4,,\n5,PM,L1\n6,n/a,-\n") == [
        "cell B2: expected the name of a level, got an empty cell",
        "cell B4: expected the name of a level, got an empty cell",
    ]


def test_many_levels_take_no_time_each() -> None:
    rows = "".join(f"Step {n}x,{n}\n" for n in range(4_000))
    start = perf_counter()
    assert len(read_ladder(io.StringIO(f"Level,Years\n{rows}"))) == 4_000
    assert perf_counter() - start < 20


def test_a_level_has_one_row() -> None:
    assert problems("Level,Grade\nL1,4\nL2,5\nl1,6\n") == ["cell A4: another row is about 'l1' too"]


def test_a_level_has_one_row_in_all_sheets() -> None:
    book = to_book(
        Land=[["Level", "Grade"], ["PM", 4]],
        Sea=[["Level", "Grade"], ["pm", 5]],
        Skills=[["Skill", "PM"], ["Maps", "Reads"]],
    )
    assert problems(book) == ["cell Sea!A2: another row is about 'pm' too"]


def test_the_name_of_a_level_can_be_seen() -> None:
    assert problems("Level,Grade\n\u200b,4\n") == [
        r"cell A2: expected a text that can be seen, got '\u200b'"
    ]


@pytest.mark.parametrize("rows", [[["Key", "Title"], ["pm", ""]], [["Key", "Grade"], ["pm", 4]]])
def test_a_level_with_a_key_needs_a_title(rows: Rows) -> None:
    book = to_book(Levels=rows, Skills=[["Skill", "Key", "PM"], ["Maps", "maps", "Reads"]])
    assert problems(book) == ["cell Levels!A2: expected a text, got an empty one"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Level,Minimum years,Maximum years\nPM,0,2\nLead,2.5,\n", [(0, 2), (2.5, None)]),
        ('Level,Min years,Max years\nPM,"1,5",2 years\nLead,3 years,\n', [(1.5, 2), (3, None)]),
        ("Level,Years from,Years to\nPM,6 months,1\nLead,1,4\n", [(0.5, 1), (1, 4)]),
        ("Level,Years\nPM,2 to 3 years\nLead,Typically 3 years\n", [(2, 3), (3, None)]),
    ],
    ids=ascii,
)
def test_years_are_in_one_column_or_two(text: str, expected: list[Any]) -> None:
    assert [years(level) for level in read(text).ladder] == expected


def test_whole_years_are_whole_numbers() -> None:
    [level] = read("Level,Minimum years\nPM,2.0\n").ladder
    assert level.experience is not None
    assert repr(level.experience.min_years) == "2"


def test_a_number_of_years_is_exact_as_far_as_a_float_goes() -> None:
    [level] = read(f"Level,Minimum years\nPM,{'1' * 309}\n").ladder
    assert years(level) == (int("1" * 309), None)
    assert problems(f"Level,Minimum years\nPM,{'1' * 310}\n") == [
        "cell B2: expected a finite number of years, 0 or more, got inf"
    ]


@pytest.mark.parametrize("text", ["some", "up to 3 years", "3 years in sales", "1-2"])
def test_a_cell_of_minimum_years_has_one_number(text: str) -> None:
    assert problems(f"Level,Minimum years\nPM,{text}\n") == [
        f"cell B2: expected a number of years, got {text!r}"
    ]


@pytest.mark.parametrize("text", ["-1", "nan", "inf"])
def test_years_are_a_finite_number(text: str) -> None:
    assert problems(f"Level,Minimum years\nPM,{text}\n") == [
        f"cell B2: expected a finite number of years, 0 or more, got {text}"
    ]


def test_both_ends_of_years_must_fit_each_other() -> None:
    assert problems("Level,Minimum years,Maximum years\nPM,3,2\nLead,,4\n") == [
        "cell C2: expected more than the minimum of 3, got 2",
        "cell C3: expected the minimum years as well",
    ]
    assert problems("Level,Minimum years,Maximum years\nPM,3,2\n") == [
        "cell C2: expected more than the minimum of 3, got 2"
    ]


def test_years_never_fall() -> None:
    assert problems("Level,Years\nPM,3+\nLead,2-4\n") == [
        (
            "cell B3: expected at least the 3 of 'pm', got 2; "
            "if the career forks here, write a framework with a track for each way"
        )
    ]


def test_years_may_stand_behind_the_name_of_a_level() -> None:
    pm, lead = read("Level,Grade\nPM (0-2 years),4\nLead,5\n").ladder
    assert (pm.title, years(pm)) == ("PM", (0, 2))
    assert (lead.title, years(lead)) == ("Lead", None)


def test_years_behind_names_never_fall_either() -> None:
    fault = (
        "expected at least the 3 of 'pm', got 2; "
        "if the career forks here, write a framework with a track for each way"
    )
    assert problems("Level,Grade\nPM (3+ years),4\nLead (2+ years),5\n") == [f"cell A3: {fault}"]

    book = to_book(
        Levels=[["Level", "Grade"], ["PM", 4], ["Lead", 5]],
        Skills=[["Skill", "PM (3+ years)", "Lead (2+ years)"], ["Maps", "Reads", "Draws"]],
    )
    assert problems(book) == [f"cell Skills!C1: {fault}"]


def test_what_is_no_number_of_years_is_a_detail_and_a_note() -> None:
    report = read("Level,Minimum years,Years,Background\nPM,1,In shops,Any\nLead,,Much,Sea\n")
    pm, lead = report.ladder
    assert (years(pm), details(pm)) == ((1, None), {"Years": "In shops"})
    assert pm.experience is not None
    assert pm.experience.background == ("Any",)
    assert (years(lead), details(lead)) == (None, {"Years": "Much", "Background": "Sea"})
    assert list(map(str, report.notes)) == [
        "cell C3: cannot read 'Much' as years, so it is a detail",
        "cell D3: a background without years is a detail",
    ]


def test_a_background_joins_what_the_years_say_more() -> None:
    [level] = read("Level,Years,Background\nPM,2 years in sales,Any\n").ladder
    assert level.experience is not None
    assert level.experience.background == ("2 years in sales", "Any")


def test_a_caller_says_which_column_names_the_levels() -> None:
    text = "Rung,Boats\nSailor,1\nCaptain,2\n"
    assert names(read(text, level="rung").ladder) == [("Sailor",), ("Captain",)]
    text = text.replace("Rung", "Level")
    assert names(read(text, layout="levels").ladder) == [("Sailor",), ("Captain",)]


def test_a_caller_says_what_a_column_states() -> None:
    text = "Level,Boats,Aim\nSailor,1,Land\nCaptain,2,Sea\n"
    sailor, captain = read(text, facts={"boats": "aliases", "Aims": "summary"}).ladder
    assert (sailor.aliases, sailor.summary) == (("1",), "Land")
    assert details(read(text, facts=["Boats"]).ladder.levels[1]) == {"Boats": "2", "Aim": "Sea"}
    assert captain.details == ()


def test_only_the_levels_of_one_value_are_read() -> None:
    text = "Track,Level,Grade\nSea,Sailor,1\nLand,Farmer,1\nSea,Captain,2\n"
    report = read(text, where={"Track": "sea"})
    assert names(report.ladder) == [("Sailor",), ("Captain",)]
    assert list(map(str, report.notes)) == ["left out 1 row without the values of where="]
    assert problems(text, where={"Track": "Air"}) == [
        "cell A: no row has 'Air'; there are 'Sea', 'Land'"
    ]


def test_a_caller_tells_the_order_of_levels() -> None:
    text = "Level,Grade\nLead,2\nPM,1\n"
    assert names(read(text, levels=["PM", "lead"]).ladder) == [("PM",), ("Lead",)]


# Beside a matrix

SKILLS = [["Skill", "L1", "L2"], ["Maps", "Reads", "Draws"]]


def levels_and(*headings: str, levels: Rows) -> Ladder:
    """Return the ladder of a sheet of levels and of a matrix with these headings."""
    matrix = [["Skill", *headings], ["Maps", "Reads", "Draws"]]
    before = read_ladder(to_book(Levels=levels, Skills=matrix))
    behind = read_ladder(to_book(Skills=matrix, Levels=levels))
    assert before == behind
    return before


@pytest.mark.parametrize(
    ("headings", "levels", "expected"),
    [
        (
            ("L1", "L2"),
            [["Level", "Title"], ["L1", "PM"], ["L2", "Lead"]],
            [("PM", "L1"), ("Lead", "L2")],
        ),
        (("L1", "L2"), [["Level", "Grade"], ["L1", 4], ["L2", 5]], [("L1",), ("L2",)]),
        (("PM", "Lead"), [["Title", "Grade"], ["PM", 4], ["Lead", 5]], [("PM",), ("Lead",)]),
        (
            ("PM (L1)", "L2 - Lead"),
            [["Level", "Grade"], ["L1", 4], ["L2", 5]],
            [("PM", "L1"), ("Lead", "L2")],
        ),
        (
            ("PM (L1)", "L2: Lead"),
            [["Title", "Grade"], ["PM", 4], ["Lead", 5]],
            [("PM", "L1"), ("Lead", "L2")],
        ),
        (
            ("PM (L1)", "Lead (L2)"),
            [["Level", "Title"], ["L1", "Manager"], ["L2", "Lead"]],
            [("Manager", "L1", "PM"), ("Lead", "L2")],
        ),
        (
            ("Lead", "PM"),
            [["Level", "Title"], ["L1", "PM"], ["L2", "Lead"]],
            [("PM", "L1"), ("Lead", "L2")],
        ),
    ],
    ids=ascii,
)
def test_the_matrix_calls_a_level_by_its_title_or_its_code(
    headings: tuple[str, ...], levels: Rows, expected: list[tuple[str, ...]]
) -> None:
    ladder = levels_and(*headings, levels=levels)
    assert names(ladder) == expected
    asked = [level.expectations[0].statement for level in ladder]
    assert asked == (["Draws", "Reads"] if headings[0] == "Lead" else ["Reads", "Draws"])


def test_a_level_is_found_by_all_that_its_cell_says() -> None:
    ladder = levels_and(
        *("Head (7+ years)", "Head (9+ years)"),
        levels=[["Title", "Grade"], ["Head (7+ years)", 4], ["Head (9+ years)", 5]],
    )
    assert [(level.title, years(level)) for level in ladder] == [
        *(("Head", (7, None)), ("Head", (9, None)))
    ]
    assert [level.expectations[0].statement for level in ladder] == ["Reads", "Draws"]


def test_a_title_in_a_heading_can_be_seen() -> None:
    book = to_book(
        Levels=[["Level", "Title"], ["L1", "PM"]],
        Skills=[["Skill", "\u200b (L1)"], ["Maps", "Reads"]],
    )
    assert problems(book) == [r"cell Skills!B1: expected a text that can be seen, got '\u200b'"]


def test_the_matrix_needs_no_column_for_a_level() -> None:
    ladder = levels_and("L1", levels=[["Level", "Grade"], ["L1", 4], ["L2", 5]])
    assert [len(level.expectations) for level in ladder] == [1, 0]


def test_years_in_a_heading_are_kept_unless_the_sheet_of_levels_has_some() -> None:
    ladder = levels_and("PM (0-2 years)", levels=[["Level", "Years"], ["PM", "1+"], ["Lead", "3+"]])
    assert [years(level) for level in ladder] == [(1, None), (3, None)]
    ladder = levels_and("PM (0-2 years)", levels=[["Level", "Grade"], ["PM", 4], ["Lead", 5]])
    assert [years(level) for level in ladder] == [(0, 2), None]


def test_the_sheet_of_levels_may_have_any_order_of_facts_in_the_matrix_too() -> None:
    book = to_book(
        Levels=[["Level", "Title", "Years"], ["L1", "PM", "0-2"], ["L2", "Lead", "3+"]],
        Skills=[*SKILLS, ["Grade", 4, 5], ["Experience", "1-2", ""]],
    )
    pm, lead = read_ladder(book)
    assert (details(pm), details(lead)) == ({"Grade": "4"}, {"Grade": "5"})
    assert (years(pm), years(lead)) == ((1, 2), (3, None))


def test_a_heading_must_be_among_the_levels() -> None:
    book = to_book(
        Levels=[["Level", "Grade"], ["L1", 4], ["L2", 5]],
        Skills=[["Skill", "L1", "L3"], ["A", 1, 2]],
    )
    assert problems(book) == ["cell Skills!C1: there is no level 'L3'; there are 'L1', 'L2'"]


def test_a_name_of_two_levels_finds_neither() -> None:
    book = to_book(
        Levels=[["Level", "Title"], ["L1", "PM"], ["L2", "PM"]],
        Skills=[["Skill", "L1", "PM"], ["Maps", "Reads", "Draws"]],
    )
    assert problems(book) == ["cell Skills!C1: 'PM' names more than one level; use 'L1', 'L2'"]


def test_two_headings_cannot_be_one_level() -> None:
    book = to_book(
        Levels=[["Level", "Title"], ["L1", "PM"]],
        Skills=[["Skill", "L1", "PM"], ["Maps", "Reads", "Draws"]],
    )
    assert problems(book) == ["cell Skills!C1: 'PM' is the heading of another column too"]


def test_levels_that_a_caller_tells_must_be_in_the_sheet_of_levels() -> None:
    text = "Level,Grade\nLead,2\nPM,1\n"
    assert problems(text, levels=["PM", "Led"]) == ["there is no level 'Led'; did you mean 'Lead'?"]


def test_levels_that_a_caller_does_not_tell_are_left_out_which_is_noted() -> None:
    text = "Level,Title\nL1,PM\nL2,Lead\nL3,Chief\n"
    report = read(text, levels=["L3", "PM", "Chief"])
    assert names(report.ladder) == [("Chief", "L3"), ("PM", "L1")]
    assert list(map(str, report.notes)) == ["left out 'Lead', not listed in levels="]


def test_the_levels_that_a_caller_tells_are_also_those_of_the_matrix() -> None:
    book = to_book(
        Levels=[["Level", "Title"], ["L1", "PM"], ["L2", "Lead"]],
        Skills=[["Skill", "L1", "L2"], ["Maps", "Reads", "Draws"]],
    )
    report = read_with_report(book, levels=["L2", "L1"])
    assert names(report.ladder) == [("Lead", "L2"), ("PM", "L1")]
    assert report.notes == ()
