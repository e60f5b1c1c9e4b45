"""Matrices, which have a row for each skill and a column for each level, as people write them."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from pm_career import InvalidLadderError, Ladder
from pm_career.spreadsheets import ReadReport, read_ladder, read_with_report

Rows = Sequence[Sequence[str | float | None]]

HEADINGS = ["Skill", "PM", "Senior PM"]
EMPTY = "were read as asking for nothing; empty='as below' would repeat the level below"
ONE_EMPTY = EMPTY.replace("were", "was", 1)


def to_csv(rows: Rows) -> io.StringIO:
    """Return an open file with the rows."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    file.seek(0)
    return file


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


def read(rows: Rows, **options: Any) -> ReadReport:
    return read_with_report(to_csv(rows), **options)


def notes(rows: Rows, **options: Any) -> list[str]:
    return list(map(str, read(rows, **options).notes))


def problems(source: Rows | io.BytesIO, **options: Any) -> list[str]:
    with pytest.raises(InvalidLadderError) as caught:
        read_ladder(source if isinstance(source, io.BytesIO) else to_csv(source), **options)
    return list(map(str, caught.value.problems))


def columns(headings: str, **options: Any) -> list[str]:
    """Return what the columns under these headings are read as."""
    names = headings.split("|")
    cells = [f"cell {number}" for number, _ in enumerate(names)]
    [sheet] = read([names, cells], **options).sheets
    return [f"{column.place}: {column.read_as}" for column in sheet.columns]


def rows_of(report: ReadReport) -> list[str]:
    """Return what the rows were read as that are not about a skill."""
    return [
        f"{row.place}: {row.name}: {row.read_as}" for sheet in report.sheets for row in sheet.rows
    ]


def skills(ladder: Ladder) -> list[tuple[str, str]]:
    return [(skill.category, skill.name) for skill in ladder.skills]


def asked(ladder: Ladder) -> dict[str, list[tuple[str, ...]]]:
    """Return what each level expects: a text, and the keys of the skills."""
    return {
        level.title: [
            (each.statement, *(requirement.skill for requirement in each.requirements))
            for each in level.expectations
        ]
        for level in ladder
    }


# Which column is what


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            "Category|Parameter|Description|Junior PM|Intermediate PM|Senior PM|Staff PM",
            ["A: category", "B: skill", "C: description", "D to G: 4 levels"],
        ),
        ("Theme|Skill|Level 0|Level 1|Level 2", ["A: category", "B: skill", "C to E: 3 levels"]),
        ("Competency|Outcomes|PM|Senior PM", ["A: skill", "B: description", "C to D: 2 levels"]),
        ("Category|Designer (L2)|Lead Designer (L3)", ["A: skill", "B to C: 2 levels"]),
        ("Level|Junior|Mid|Senior", ["A: skill", "B to D: 3 levels"]),
        ("Skill|1|2|3", ["A: skill", "B to D: 3 levels"]),
        ("Skill|Learner|Doer|Guru", ["A: skill", "B to D: 3 levels"]),
        ("Skill|PM", ["A: skill", "B: level"]),
        ("|PM|Senior PM", ["A: skill", "B to C: 2 levels"]),
        ("Dimension|Competency|PM|Senior PM", ["A: category", "B: skill", "C to D: 2 levels"]),
        ("Skill|Category|PM|Senior PM", ["A: skill", "B: category", "C to D: 2 levels"]),
        (
            "Area|Theme|Skill|PM|Senior PM",
            ["A: category", "B: detail of the skill", "C: skill", "D to E: 2 levels"],
        ),
        (
            "Kategorie|Fähigkeit|Junior PM|Senior PM",
            ["A: category", "B: skill", "C to D: 2 levels"],
        ),
        (
            "Kategorie|Fähigkeit|Beschreibung|Art|Junior PM|Senior PM",
            [
                *("A: category", "B: skill", "C: description"),
                *("D: detail of the skill", "E to F: 2 levels"),
            ],
        ),
        ("Fähigkeit|Junior PM|Senior PM", ["A: skill", "B to C: 2 levels"]),
        (
            "Category|Fähigkeit|Beschreibung|Junior PM",
            ["A: category", "B: skill", "C: description", "D: level"],
        ),
        ("Skill|Weight|PM|Senior PM", ["A: skill", "B: detail of the skill", "C to D: 2 levels"]),
        ("Skill|PM|Senior PM|Notes", ["A: skill", "B to C: 2 levels", "D: detail of the skill"]),
        (
            "Skill|Learner|Doer|Notes|Links",
            ["A: skill", "B to C: 2 levels", "D: detail of the skill", "E: detail of the skill"],
        ),
        ("Skill|PM|Rock star|Senior PM", ["A: skill", "B to D: 3 levels"]),
        ("Skill|PM|Grade|Senior PM", ["A: skill", "B to D: 3 levels"]),
        (
            "Theme|Dimension|Competency|PM|Senior PM",
            ["A: category", "B: skill", "C: detail of the skill", "D to E: 2 levels"],
        ),
        (
            "Thing|Learner|Doer|Description",
            ["A: skill", "B to C: 2 levels", "D: description"],
        ),
        (
            "Group|Thing|Learner|Description|Doer",
            ["A: category", "B: skill", "C: detail of the skill", "D: description", "E: level"],
        ),
        (
            "Skill||PM||Senior PM",
            ["A: skill", "B: left out", "C: level", "D: left out", "E: level"],
        ),
        ("Role|Skill|PM|Senior PM", ["A: detail of the skill", "B: skill", "C to D: 2 levels"]),
        ("**Skill**|*PM*|Senior PM:", ["A: skill", "B to C: 2 levels"]),
        ("Skills #|PM|Senior PM", ["A: skill", "B to C: 2 levels"]),
    ],
    ids=str,
)
def test_headings_say_what_a_column_is(headings: str, expected: list[str]) -> None:
    assert columns(headings) == expected


@pytest.mark.parametrize(
    ("headings", "options", "expected"),
    [
        (
            "A|B|C|PM|Lead",
            {"skill": "B"},
            ["A: detail of the skill", "B: skill", "C: detail of the skill", "D to E: 2 levels"],
        ),
        (
            "A|B|C|PM|Lead",
            {"skill": "c", "category": "B", "description": "A"},
            ["A: description", "B: category", "C: skill", "D to E: 2 levels"],
        ),
        (
            "Skill|Real skill|PM|Lead",
            {"skill": "Real skill"},
            ["A: detail of the skill", "B: skill", "C to D: 2 levels"],
        ),
        (
            "Skill|PM|Senior PM|Lead PM",
            {"levels": ["PM", "Lead PM"]},
            ["A: skill", "B: level", "C: detail of the skill", "D: level"],
        ),
        (
            "Kategorie|Kompetenz|Beschreibung|Anfang|Mitte|Ende",
            {"levels": ["Anfang", "Mitte", "Ende"]},
            ["A: category", "B: skill", "C: description", "D to F: 3 levels"],
        ),
    ],
    ids=str,
)
def test_a_caller_says_what_a_column_is(
    headings: str, options: dict[str, Any], expected: list[str]
) -> None:
    assert columns(headings, **options) == expected


def test_headings_of_no_known_word_are_read_by_their_order_which_is_noted() -> None:
    rows = [["Thing", "Learner", "Doer"], ["Maps", "Reads", "Draws"]]
    assert notes(rows) == [
        (
            "cell 1: no heading says which column has the skills and which columns are levels, "
            "so their order decides"
        )
    ]
    assert asked(read(rows).ladder) == {"Learner": [("Reads", "maps")], "Doer": [("Draws", "maps")]}
    assert notes(rows, layout="matrix") == []
    assert notes([["Skill", *rows[0][1:]], rows[1]]) == []


def test_one_known_level_behind_several_columns_may_be_chance() -> None:
    def is_certain(*headings: str) -> bool:
        rows = [headings, [f"cell {number}" for number, _ in enumerate(headings)]]
        return "so their order decides" not in str(notes(rows))

    assert is_certain("Thing", "Senior")
    assert not is_certain("Thing", "Learner", "Senior")
    assert is_certain("Thing", "Learner", "Senior", "Lead")
    assert is_certain("Category", "Thing", "Learner", "Senior")


def test_a_heading_is_one_line_of_the_report() -> None:
    [sheet] = read([["Skill", "L1\nPM", "L2 \n Senior PM"], ["Maps", "1", "2"]]).sheets
    assert sheet.columns[1].name == "L1 PM to L2 Senior PM"


def test_details_keep_their_heading_and_the_texts_of_all_rows() -> None:
    ladder = read(
        [
            ["Skill", "Detail: Level", "PM", "Lead", "Notes:"],
            ["Maps", "1", "Reads", "Draws", "see A"],
            ["", "1", "Folds", "Sells", "see B"],
            ["Soup", " ", "Cooks", "", " "],
        ]
    ).ladder
    assert [(each.name, each.text) for each in ladder.skills[0].details] == [
        ("Level", "1"),
        ("Notes", "see A\n\nsee B"),
    ]
    assert ladder.skills[1].details == ()


# Levels


@pytest.mark.parametrize(
    ("heading", "title", "aliases", "years"),
    [
        ("Senior PM", "Senior PM", [], None),
        (" Senior PM ", "Senior PM", [], None),
        ("Designer (L2)", "Designer", ["L2"], None),
        ("Designer [IC3]", "Designer", ["IC3"], None),
        ("L2 - Designer", "Designer", ["L2"], None),
        ("Designer\nL2", "Designer", ["L2"], None),
        ("L2: Designer", "Designer", ["L2"], None),
        ("L2\nDesigner", "Designer", ["L2"], None),
        ("Level 2 | Designer", "Designer", ["Level 2"], None),
        ("Stufe 2 \N{EN DASH} Designer", "Designer", ["Stufe 2"], None),
        ("3 - Designer", "Designer", ["3"], None),
        ("Designer (0-2 years)", "Designer", [], (0, 2)),
        ("Designer (5+)", "Designer", [], (5, None)),
        ("Designer (phase 2 only)", "Designer (phase 2 only)", [], None),
        ("0-2 years", "0-2 years", [], (0, 2)),
        ("Designer (web)", "Designer (web)", [], None),
    ],
    ids=str,
)
def test_a_heading_names_a_level_and_perhaps_its_code_or_years(
    heading: str, title: str, aliases: list[str], years: tuple[float, float | None] | None
) -> None:
    [level] = read([["Skill", heading], ["Maps", "Draws"]]).ladder
    experience = level.experience
    assert (level.title, list(level.aliases)) == (title, aliases)
    assert (experience and (experience.min_years, experience.max_years)) == years


def test_levels_are_in_the_order_of_their_columns_or_in_that_which_a_caller_tells() -> None:
    rows = [["Skill", "Lead PM", "PM"], ["Maps", "Draws", "Reads"]]
    assert [level.title for level in read(rows).ladder] == ["Lead PM", "PM"]
    ladder = read(rows, levels=["pm", "Lead PM"]).ladder
    assert asked(ladder) == {"PM": [("Reads", "maps")], "Lead PM": [("Draws", "maps")]}


def test_two_columns_cannot_be_one_level() -> None:
    assert problems([["Skill", "PM", "p.m.", "Lead"], ["Maps", "1", "2", "3"]]) == [
        "cell C1: 'p.m.' is the heading of another column too"
    ]


def test_a_matrix_has_a_row_for_a_skill_or_about_the_levels() -> None:
    assert problems([HEADINGS]) == ["cell 1: expected a row for each skill, got none"]
    assert problems([HEADINGS, ["Band", "", ""]]) == [
        "cell 1: expected a row for each skill, got none"
    ]
    assert len(read([HEADINGS, ["Grade", "4", "5"]]).ladder) == 2


def test_the_headings_may_be_below_other_rows() -> None:
    rows = [["Our ladder"], [], ["of May", "2026"], HEADINGS, ["Maps", "Reads", "Draws"]]
    ladder = read(rows).ladder
    assert asked(ladder) == {"PM": [("Reads", "maps")], "Senior PM": [("Draws", "maps")]}


# Categories


def test_a_category_may_be_in_the_first_row_of_each_or_in_all() -> None:
    headings = ["Category", *HEADINGS]
    once = [["Land", "Maps", "1", "2"], ["", "Soil", "1", "2"], ["Sea", "Ships", "1", "2"]]
    each = [[category or "Land", *cells] for category, *cells in once]
    expected = [("Land", "Maps"), ("Land", "Soil"), ("Sea", "Ships")]
    assert skills(read([headings, *once]).ladder) == expected
    assert skills(read([headings, *each]).ladder) == expected


def test_a_category_may_be_bold() -> None:
    rows = [["Category", *HEADINGS], ["**Land**", "Maps", "1", "2"], ["land", "Soil", "1", "2"]]
    assert skills(read(rows).ladder) == [("Land", "Maps"), ("Land", "Soil")]


@pytest.mark.parametrize("width", [3, 4])
def test_a_row_with_only_a_label_opens_a_category(width: int) -> None:
    rows = [
        [*HEADINGS, *["Notes"] * (width - 3)],
        ["**Land**"],
        ["Maps", "Reads", "Draws"],
        [],
        ["_Sea_", "", " "],
        ["Ships", "Swabs", "Steers"],
    ]
    report = read(rows)
    assert skills(report.ladder) == [("Land", "Maps"), ("Sea", "Ships")]
    assert rows_of(report) == ["2: Land: category", "5: Sea: category"]


def test_the_labels_may_stand_under_the_heading_of_their_categories() -> None:
    rows = [["Category", *HEADINGS[1:]], ["Land"], ["Maps", "Reads", "Draws"]]
    assert skills(read(rows).ladder) == [("Land", "Maps")]


def test_a_label_in_the_column_of_categories_opens_one() -> None:
    headings = ["Category", *HEADINGS]
    report = read([headings, ["Sea"], ["", "Ships", "1", "2"], ["", "Nets"]])
    # "Nets" stands in the column of the skills, and is one that no level asks for.
    assert skills(report.ladder) == [("Sea", "Ships"), ("Sea", "Nets")]
    assert rows_of(report) == ["2: Sea: category"]


def test_a_description_makes_a_label_a_skill() -> None:
    rows = [["Skill", "Description", "PM"], ["Maps", "Of land", ""], ["Ships", "", "Steers"]]
    report = read(rows)
    assert skills(report.ladder) == [("", "Maps"), ("", "Ships")]
    assert (report.ladder.skills[0].description, rows_of(report)) == ("Of land", [])


def test_two_categories_may_have_a_skill_of_the_same_name() -> None:
    rows = [
        ["Category", *HEADINGS],
        ["Land", "Maps", "Reads", "Draws"],
        ["Sea", "maps", "Folds", "Sells"],
        ["land", "MAPS", "Burns", ""],
    ]
    report = read(rows)
    assert skills(report.ladder) == [("Land", "Maps"), ("Sea", "maps (Sea)")]
    assert [text for text, *_ in asked(report.ladder)["PM"]] == ["Reads", "Folds", "Burns"]
    assert list(map(str, report.notes)) == [
        "cell B3: 'maps' is in two categories, so this skill is named 'maps (Sea)'",
        f"cell D4: 1 empty cell {ONE_EMPTY}",
    ]


def test_each_sheet_of_a_workbook_is_a_category() -> None:
    report = read_with_report(
        to_book(
            Land=[HEADINGS, ["Maps", "Reads", "Draws"]],
            Sea=[HEADINGS, ["Ships", "Swabs", "Steers"], ["Maps", "Folds", "Sells"]],
        )
    )
    assert skills(report.ladder) == [("Land", "Maps"), ("Sea", "Ships"), ("Sea", "Maps (Sea)")]
    assert [sheet.place for sheet in report.sheets] == ["Land", "Sea"]
    assert asked(report.ladder) == {
        "PM": [("Reads", "maps"), ("Swabs", "ships"), ("Folds", "maps-sea")],
        "Senior PM": [("Draws", "maps"), ("Steers", "ships"), ("Sells", "maps-sea")],
    }


def test_sheets_with_categories_of_their_own_keep_them() -> None:
    headings = ["Category", *HEADINGS]
    book = to_book(One=[headings, ["Land", "Maps", 1, 2]], Two=[headings, ["Sea", "Ships", 1, 2]])
    assert skills(read_ladder(book)) == [("Land", "Maps"), ("Sea", "Ships")]


def test_a_single_sheet_is_no_category() -> None:
    assert skills(read_ladder(to_book(Land=[HEADINGS, ["Maps", "1", "2"]]))) == [("", "Maps")]


def test_all_sheets_have_the_same_levels() -> None:
    book = to_book(Land=[HEADINGS, ["Maps", 1, 2]], Sea=[["Skill", "PM", "Lead"], ["Nets", 1, 2]])
    assert problems(book) == [
        (
            "cell Sea!C1: there is no level 'Lead'; there are 'PM', 'Senior PM'; "
            "if the sheets have different levels, choose with sheet="
        )
    ]


def test_cells_without_a_proficiency_are_reported_beside_a_sheet_that_has_some() -> None:
    book = to_book(
        Matrix=[HEADINGS, ["Maps", "Reads", "x"], ["Soup", "", "x"]],
        Long=[["Level", "Skill", "Score"], ["PM", "Nets", 1]],
    )
    assert problems(book) == [
        "cell Matrix!B2: expected a proficiency of 'maps'; write skills = { maps = '1' }",
        "cell Matrix!C2: expected a proficiency of 'maps'; write skills = { maps = '1' }",
        "cell Matrix!C2: expected a proficiency of 'soup'; write skills = { soup = '1' }",
    ]


# Rows


def test_several_rows_of_one_skill_are_several_expectations() -> None:
    rows = [HEADINGS, ["Maps", "Reads", "Draws"], ["", "Folds"], ["maps", "", "Sells"]]
    assert asked(read(rows).ladder) == {
        "PM": [("Reads", "maps"), ("Folds", "maps")],
        "Senior PM": [("Draws", "maps"), ("Sells", "maps")],
    }


@pytest.mark.parametrize(
    ("levels", "falls"),
    [
        (["L5", "L4", "L3"], True),
        (["Lead (P3)", "PM (P2)"], True),
        (["L3", "L4", "L5"], False),
        (["L3", "P2", "P1"], False),
        (["L4", "L5", "L3"], False),
    ],
    ids=str,
)
def test_levels_whose_numbers_fall_are_noted(levels: list[str], falls: bool) -> None:  # noqa: FBT001  a case
    report = read([["Skill", *levels], ["Maps", *map("Does {}".format, levels)]])
    names = ", ".join(repr(level.title) for level in report.ladder)
    message = f"the levels are {names}, lowest first, in the order of the columns"
    expected = [f"cell 1: {message}; levels= sets another order"] if falls else []
    assert list(map(str, report.notes)) == expected


def test_a_column_behind_the_levels_may_be_a_level_which_is_noted() -> None:
    rows = [
        ["Skill", "PM", "Senior PM", "Leiter", "Notes"],
        ["Years", "0-2", "3+", "8+", ""],
        ["Maps", "Reads", "Draws", "Sells", "Ask Ann"],
    ]
    report = read(rows)
    assert [level.title for level in report.ladder] == ["PM", "Senior PM"]
    assert [(each.name, each.text) for each in report.ladder.skills[0].details] == [
        ("Leiter", "Sells"),
        ("Notes", "Ask Ann"),
    ]
    assert list(map(str, report.notes)) == [
        (
            "cell D1: 'Leiter' was read as a detail of the skills; "
            "if it is a level, list all levels in levels="
        ),
        "cell D2: left out '8+', in a row about levels",
    ]


def test_the_first_row_needs_the_name_of_a_skill() -> None:
    assert problems([HEADINGS, ["", "Reads", "Draws"], ["", "Folds", ""]]) == [
        "cell 1: expected a row for each skill, got none",
        "cell A2: expected the name of a skill, got an empty cell",
        "cell A3: expected the name of a skill, got an empty cell",
    ]


def test_the_first_row_of_a_category_needs_the_name_of_a_skill() -> None:
    headings = ["Category", *HEADINGS]
    named = ["Land", "Maps", "Reads it", "Draws it"]
    fault = (
        "cell B3: expected the name of a skill, got an empty cell; "
        "if 'Sea' is about the levels, name it in facts="
    )
    assert problems([headings, named, ["Sea", "", "3", "4"]]) == [fault]
    assert problems([headings, named, ["**Sea**", "", "3", "4"]]) == [fault]
    assert len(read([headings, named, ["land", "", "Folds it", "Sells it"]]).ladder.skills) == 1

    assert problems([HEADINGS, ["Maps", "1", "2"], ["Band"], ["", "3", "4"]]) == [
        "cell A4: expected the name of a skill, got an empty cell"
    ]


def test_descriptions_of_several_rows_are_joined() -> None:
    rows = [
        ["Skill", "Description", "PM"],
        ["Maps", " Of land ", "Reads"],
        ["", "Of land", "Folds"],
        ["", "Of sea", "Sells"],
    ]
    assert read(rows).ladder.skills[0].description == "Of land\n\nOf sea"


def test_a_text_of_any_length_stays_as_it_is_written() -> None:
    text = " Says:\n- one\n\n\tand  " + "more " * 5_000
    assert asked(read([["Skill", "PM"], ["Maps", text]]).ladder) == {"PM": [(text, "maps")]}


# Rows that speak of levels


def test_rows_may_speak_of_levels() -> None:
    rows = [
        ["Skill", "L1", "L2"],
        ["Titles", "PM", "Senior PM\nOwner"],
        ["Also called:", "Manager", ""],
        ["Definition of Success", "Ships", " Sells "],
        ["Responsibilities", "- maps\n- ships", ""],
        ["Experience", "Typically 0-2 years", "3+"],
        ["Background", "Any", "Sea"],
        ["Pay band", "4", "5"],
        ["Detail: Title", "Mr", ""],
        ["Maps", "Reads", "Draws"],
    ]
    report = read(rows)
    pm, senior = report.ladder
    assert (pm.key, pm.title, pm.aliases, pm.summary) == ("pm", "PM", ("L1", "Manager"), "Ships")
    assert (senior.title, senior.aliases, senior.summary) == ("Senior PM", ("L2", "Owner"), "Sells")
    assert (pm.responsibilities, senior.responsibilities) == (("maps", "ships"), ())
    assert pm.experience is not None
    assert senior.experience is not None
    assert (pm.experience.min_years, pm.experience.max_years) == (0, 2)
    assert (senior.experience.min_years, senior.experience.max_years) == (3, None)
    assert (pm.experience.background, senior.experience.background) == (("Any",), ("Sea",))
    assert [(each.name, each.text) for each in pm.details] == [("Pay band", "4"), ("Title", "Mr")]
    assert [skill.name for skill in report.ladder.skills] == ["Maps"]
    assert rows_of(report) == [
        "2: Titles: title",
        "3: Also called:: aliases",
        "4: Definition of Success: summary",
        "5: Responsibilities: responsibilities",
        "6: Experience: years",
        "7: Background: background",
        "8: Pay band: detail",
        "9: Detail: Title: detail",
    ]
    assert report.notes == ()


def test_the_label_of_such_a_row_may_be_in_the_column_of_categories() -> None:
    rows = [["Category", *HEADINGS], ["Grade", "", "4", "5"], ["Sea", "Maps", "1", "2"]]
    ladder = read(rows).ladder
    assert [level.details[0].text for level in ladder] == ["4", "5"]
    assert skills(ladder) == [("Sea", "Maps")]


@pytest.mark.parametrize("first", ["Level", ""])
def test_under_the_heading_level_or_none_more_labels_speak_of_levels(first: str) -> None:
    rows = [[first, "Junior", "Senior"], ["Scope", "A map", "A sea"], ["Maps", "Reads", "Draws"]]
    ladder = read(rows).ladder
    assert [level.details[0].text for level in ladder] == ["A map", "A sea"]
    # Elsewhere, scope is a skill.
    assert skills(read([["Skill", *rows[0][1:]], *rows[1:]]).ladder) == [
        ("", "Scope"),
        ("", "Maps"),
    ]


def test_a_skill_may_be_called_like_a_fact_if_it_has_a_description() -> None:
    rows = [["Skill", "Description", "PM"], ["Experience", "Of users", "Asks them"]]
    assert asked(read(rows).ladder) == {"PM": [("Asks them", "experience")]}


def test_labels_that_a_caller_tells_speak_of_levels() -> None:
    rows = [HEADINGS, ["Budget", "None", "Some"], ["Goal", "Ship", "Sell"], ["Maps", "1", "2"]]
    ladder = read(rows, facts=["BUDGET"]).ladder
    assert [each.details[0].text for each in ladder] == ["None", "Some"]
    assert [skill.name for skill in ladder.skills] == ["Goal", "Maps"]

    report = read(rows, facts={"budget:": "responsibilities", "Goals": "summary"})
    assert [each.responsibilities for each in report.ladder] == [("None",), ("Some",)]
    assert [each.summary for each in report.ladder] == ["Ship", "Sell"]
    assert rows_of(report) == ["2: Budget: responsibilities", "3: Goal: summary"]

    # A caller knows better than a word does.
    ladder = read([HEADINGS, ["Title", "A", "B"], rows[3]], facts={"Title": "detail"}).ladder
    assert [each.title for each in ladder] == HEADINGS[1:]
    described = [["Skill", "Description", "PM"], ["Grade", "As of May", "4"], ["Maps", "", "1"]]
    assert read(described, facts=["Grade"]).ladder.levels[0].details[0].text == "4"


def test_years_that_cannot_be_read_are_a_detail_and_a_note() -> None:
    rows = [["Skill", "PM (0-2 years)", "Lead"], ["Years", "some", "3+"], ["Maps", "1", "2"]]
    report = read(rows)
    pm, lead = report.ladder
    assert list(map(str, report.notes)) == [
        "cell B2: cannot read 'some' as years, so it is a detail"
    ]
    assert [(each.name, each.text) for each in pm.details] == [("Years", "some")]
    # Those of the heading are still known.
    assert (pm.experience is not None, lead.details) == (True, ())


def test_a_background_without_years_is_a_detail_and_a_note() -> None:
    report = read([HEADINGS, ["Background", "Any", ""], ["Maps", "1", "2"]])
    assert list(map(str, report.notes)) == ["cell B2: a background without years is a detail"]
    [detail] = report.ladder.levels[0].details
    assert (detail.name, detail.text) == ("Background", "Any")


def test_a_second_row_of_years_is_a_detail() -> None:
    rows = [HEADINGS, ["Years", "1-2", "3+"], ["Experience", "In shops", ""], ["Maps", "1", "2"]]
    pm, _ = read(rows).ladder
    assert pm.experience is not None
    assert [(each.name, each.text) for each in pm.details] == [("Experience", "In shops")]


def test_cells_that_say_nothing_state_nothing() -> None:
    rows = [HEADINGS, ["Title", "-", "n/a"], ["Years", "N/A", "3+"], [" "], ["Maps", "1", "2"]]
    report = read(rows)
    assert [level.title for level in report.ladder] == HEADINGS[1:]
    assert list(map(str, report.notes)) == [
        "cell B2: '-' was read as an empty cell, and so were 2 other cells"
    ]


def test_a_title_of_nothing_but_a_bullet_is_still_a_title() -> None:
    assert [
        level.title for level in read([HEADINGS, ["Title", "\N{BULLET}"], ["A", "1"]]).ladder
    ] == [
        "\N{BULLET}",
        "Senior PM",
    ]


def test_facts_may_be_stated_twice() -> None:
    facts: Rows = [
        ["Title", "Rower", "Captain"],
        ["Aliases", "Sailor", ""],
        ["Summary", "Rows", "Steers"],
        ["Duties", "Water", "Wind"],
        ["Years", "0-2", "3+"],
        ["Grade", 4, 5],
    ]
    book = to_book(
        Land=[HEADINGS, *facts, ["Maps", "Reads", "Draws"]],
        Sea=[HEADINGS, *facts, ["Summary", "Swims", ""], ["Grade", 6, 5], ["Nets", "1", "2"]],
    )
    rower, captain = read_ladder(book)
    assert (rower.title, rower.aliases) == ("Rower", ("PM", "Sailor"))
    assert (rower.summary, captain.summary) == ("Rows\n\nSwims", "Steers")
    assert (rower.responsibilities, captain.responsibilities) == (("Water",), ("Wind",))
    assert [each.text for level in (rower, captain) for each in level.details] == ["4\n\n6", "5"]


def test_a_word_of_a_text_is_another_text() -> None:
    rows = [["Skill", "Description", "PM"], ["Maps", "Of land", "Reads"], ["", "land", "Folds"]]
    assert read(rows).ladder.skills[0].description == "Of land\n\nland"


def test_a_detail_has_its_heading_without_the_colon() -> None:
    rows = [["Skill", "PM", "UX:"], ["Maps", "Reads", "Nice"]]
    assert read(rows, levels=["PM"]).ladder.skills[0].details[0].name == "UX"


def test_a_part_of_a_text_is_stated_once() -> None:
    book = to_book(
        Land=[HEADINGS, ["Summary", "Rows", ""], ["Maps", "1", "2"]],
        Sea=[HEADINGS, ["Summary", "Swims", ""], ["Nets", "1", "2"]],
        Air=[HEADINGS, ["Summary", "Swims", ""], ["Kites", "1", "2"]],
    )
    assert read_ladder(book).levels[0].summary == "Rows\n\nSwims"


def test_a_category_without_skills_is_noted() -> None:
    rows = [HEADINGS, ["Sea"], ["Land"], ["Maps", "Reads", "Draws"], ["PM: product manager"]]
    assert [skill.category for skill in read(rows).ladder.skills] == ["Land"]
    assert notes(rows) == [
        "cell 2: left out the category 'Sea', as no skill follows it",
        "cell 5: left out the category 'PM: product manager', as no skill follows it",
    ]


def test_a_text_that_cannot_be_seen_is_reported_at_its_cell() -> None:
    hidden = "\u200b"
    rows = [
        ["Skill", "L1", "Notes", "Detail: \u200b"],
        [hidden, "Reads", hidden, "w"],
        ["Maps", "Draws", hidden, ""],
        ["Title", hidden, "", ""],
        ["Aliases", hidden, "", ""],
        ["Duties", hidden, "", ""],
        ["Years", "3", "", ""],
        ["Background", hidden, "", ""],
        ["Grade", hidden, "", ""],
    ]
    fault = r"expected a text that can be seen, got '\u200b'"
    cells = "A2", "C2", "D2", "C3", "B4", "B5", "B6", "B8", "B9"
    assert problems(rows) == [f"cell {cell}: {fault}" for cell in cells]


def test_a_level_that_cannot_be_seen_is_reported_at_its_heading() -> None:
    fault = r"expected a text that can be seen, got '\u200b'"
    rows = [["Skill", "Junior", "\u200b", "Senior"], ["Maps", "1", "2", "3"]]
    assert problems(rows) == [f"cell C1: {fault}"]

    book = to_book(
        Levels=[["Level", "Grade"], ["L1", 4]],
        Skills=[["Skill", "\u200b (L1)"], ["Maps", "Reads"]],
    )
    assert problems(book) == [f"cell Skills!B1: {fault}"]


# Empty cells


def test_an_empty_cell_asks_for_nothing_which_is_noted() -> None:
    rows = [
        ["Skill", "PM", "Senior PM", "Lead"],
        ["Maps", "", "Reads", " "],
        ["Soup", "", "", "Cooks"],
    ]
    assert asked(read(rows).ladder) == {
        "PM": [],
        "Senior PM": [("Reads", "maps")],
        "Lead": [("Cooks", "soup")],
    }
    assert notes(rows) == [f"cell B2: 4 empty cells {EMPTY}"]


def test_an_empty_cell_may_ask_for_what_the_level_below_does() -> None:
    rows = [
        ["Skill", "PM", "Senior PM", "Lead"],
        ["Maps", "", "Reads all that there are", "-"],
        ["Soup", "Stirs", "", ""],
    ]
    assert asked(read(rows, empty="as below").ladder) == {
        "PM": [("Stirs", "soup")],
        "Senior PM": [("Reads all that there are", "maps"), ("Stirs", "soup")],
        "Lead": [("Reads all that there are", "maps"), ("Stirs", "soup")],
    }
    assert notes(rows, empty="as below") == [
        "cell B2: 4 empty cells were read as repeating the level below",
        "cell D2: '-' was read as an empty cell",
    ]
    assert notes([HEADINGS, ["Maps", "Reads", ""]], empty="as below") == [
        "cell C2: 1 empty cell was read as repeating the level below"
    ]


def test_the_level_below_is_that_of_the_order_which_is_told() -> None:
    rows = [["Skill", "Lead", "PM"], ["Maps", "", "Reads"]]
    ladder = read(rows, levels=["PM", "Lead"], empty="as below").ladder
    assert asked(ladder) == {"PM": [("Reads", "maps")], "Lead": [("Reads", "maps")]}

    book = to_book(Levels=[["Level", "Grade"], ["PM", 4], ["Lead", 5]], Skills=rows)
    assert asked(read_ladder(book, empty="as below")) == asked(ladder)


@pytest.mark.parametrize(
    "text",
    ["-", "\N{EN DASH}", "\N{EM DASH}", " n/a ", "Not in use", "Not applicable", "N.A."],
)
def test_a_cell_may_say_that_it_is_empty(text: str) -> None:
    rows = [HEADINGS, ["Maps", text, "Draws"], ["Soup", text, "Cooks"], ["Nets", "Mends", "Ties"]]
    assert asked(read(rows).ladder)["PM"] == [("Mends", "nets")]
    word = text.strip()
    assert notes(rows) == [
        f"cell B2: {word!r} was read as an empty cell, and so was 1 other cell",
        f"cell B2: 2 empty cells {EMPTY}",
    ]


def test_merged_cells_share_their_text() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Skill", "PM", "Senior PM", "Lead", "Notes"],
        ["Maps", "Reads"],
        ["Soup", "", "Cooks"],
    ):
        sheet.append(row)
    sheet.merge_cells("B2:E2")
    sheet.merge_cells("C3:D3")
    sheet.merge_cells("A4:E4")
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    assert asked(read_ladder(file)) == {
        "PM": [("Reads", "maps")],
        "Senior PM": [("Reads", "maps"), ("Cooks", "soup")],
        "Lead": [("Reads", "maps"), ("Cooks", "soup")],
    }


def test_merged_cells_share_their_text_with_no_other_cell() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Skill", "PM", "Senior PM", "Lead"],
        ["Maps", "Reads", "", "Draws"],
        ["Soup", "Stirs"],
    ):
        sheet.append(row)
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("B3:C3")
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    assert asked(read_ladder(file)) == {
        "PM": [("Reads", "maps"), ("Stirs", "soup")],
        "Senior PM": [("Reads", "maps"), ("Stirs", "soup")],
        "Lead": [("Draws", "maps")],
    }


# Rows that a caller chooses

ROLES = [
    ["Role", "Skill", "PM", "Senior PM"],
    ["", "Grade", "4", "5"],
    ["Sailor", "Nets", "Mends", "Sells"],
    ["", "Ships", "Swabs", "Steers"],
    ["Cook", "Soup", "Stirs", "Salts"],
    [],
    ["sailor", "Maps", "Reads", "Draws"],
]


def test_only_the_rows_of_one_value_are_read() -> None:
    report = read(ROLES, where={"role": "SAILOR"})
    assert [skill.name for skill in report.ladder.skills] == ["Nets", "Ships", "Maps"]
    assert [level.details[0].text for level in report.ladder] == ["4", "5"]
    assert list(map(str, report.notes)) == ["left out 1 row without the values of where="]
    assert len(read(ROLES).ladder.skills) == 4


def test_a_value_that_no_row_has_is_a_problem() -> None:
    assert problems(ROLES, where={"Role": "Pilot"}) == [
        "cell A: no row has 'Pilot'; there are 'Sailor', 'Cook'"
    ]
    assert problems(ROLES, where={"Role": "Salor"}) == [
        "cell A: no row has 'Salor'; did you mean 'Sailor'?"
    ]


def test_a_sheet_without_the_column_is_read_whole() -> None:
    book = to_book(Levels=[["Level", "Grade"], ["PM", 4], ["Senior PM", 5]], Skills=ROLES)
    ladder = read_ladder(book, where={"Role": "Cook"})
    assert len(ladder) == 2
    assert skills(ladder) == [("", "Soup")]


# Laws

texts = st.text(st.sampled_from("ab \n"), min_size=1).filter(str.strip)
names = st.text(st.sampled_from("abcdefgh"), min_size=1, max_size=3)


@st.composite
def matrices(draw: st.DrawFn) -> list[list[str]]:
    """Return the rows of a matrix, with their headings."""
    titles = draw(st.lists(names, min_size=1, max_size=4, unique=True))
    rows = draw(st.lists(names, min_size=1, max_size=4, unique=True))
    cells = st.lists(texts | st.just(""), min_size=len(titles), max_size=len(titles))
    # A row without texts would be a category, and words such as "a" might be proficiencies.
    filled = cells.map(lambda row: [*row[:-1], f"{row[-1]} is what is asked for"])
    return [
        ["Skill", *(f"Senior {name}" for name in titles)],
        *([row, *draw(filled)] for row in rows),
    ]


@given(matrices())
def test_dictionaries_are_read_like_a_csv_file(rows: list[list[str]]) -> None:
    headings, *below = rows
    dictionaries = [dict(zip(headings, row, strict=True)) for row in below]
    assert read_ladder(dictionaries) == read(rows).ladder


@given(matrices(), st.data())
def test_empty_rows_and_columns_change_nothing(rows: list[list[str]], data: st.DataObject) -> None:
    ladder = read(rows).ladder
    column = data.draw(st.integers(1, len(rows[0])))
    row = data.draw(st.integers(0, len(rows)))
    wider = [[*cells[:column], "", *cells[column:]] for cells in rows]
    assert read([*wider[:row], [""] * len(wider[0]), *wider[row:]]).ladder == ladder


@given(
    matrices(),
    st.sampled_from([str.upper, str.title, " {} ".format, "**{}**".format, "{}:".format]),
)
def test_how_the_heading_of_skills_is_written_does_not_matter(
    rows: list[list[str]], write: Any
) -> None:
    ladder = read(rows).ladder
    rows[0][0] = write(rows[0][0])
    assert read(rows).ladder == ladder


@given(matrices(), st.permutations(["Category", "Skill", "Notes", "Source"]))
def test_the_order_of_other_columns_does_not_matter(
    rows: list[list[str]], order: list[str]
) -> None:
    def in_order(columns: Sequence[str]) -> list[list[str]]:
        headings = [*columns, *rows[0][1:]]
        return [
            headings,
            *([*(f"{name} {row[0]}" for name in columns), *row[1:]] for row in rows[1:]),
        ]

    usual = read(in_order(["Category", "Skill", "Notes", "Source"])).ladder
    other = read(in_order(order)).ladder
    assert asked(other) == asked(usual)
    assert skills(other) == skills(usual)
    for skill, same in zip(other.skills, usual.skills, strict=True):
        assert {each.name: each.text for each in skill.details} == {
            each.name: each.text for each in same.details
        }


@given(matrices())
def test_each_text_is_asked_for_by_its_level(rows: list[list[str]]) -> None:
    ladder = read(rows).ladder
    for column, level in enumerate(ladder, 1):
        expected = [row[column] for row in rows[1:] if row[column]]
        assert [each.statement for each in level.expectations] == expected
