"""Sheets with a row for each level and skill, and the ladders that they become."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from pm_career import to_dict
from pm_career.exceptions import InvalidLadderError, UnknownColumnError
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading._long.reading import long_columns
from pm_career.spreadsheets._reading.reading import read
from pm_career.spreadsheets._report import ReadReport
from pm_career.spreadsheets._sheet import Cell, MarkdownTable, Records, Sheet

Table = Mapping[str, Any]


def cells(table: str) -> list[list[Cell]]:
    """Return the cells of a table that is drawn with bars, in which ` / ` breaks a line."""
    lines = [line for line in table.strip().splitlines() if line.strip()]
    return [[cell.strip().replace(" / ", "\n") for cell in line.split("|")] for line in lines]


def report_of(*tables: str, **told: Any) -> ReadReport:
    """Return what is understood of tables. The second and third are sheets of their own."""
    names = ("", "Levels", "Scale")
    sheets = [
        Sheet(cells(table), name=name, file="roles.csv")
        for table, name in zip(tables, names, strict=False)
    ]
    return read(sheets, Options(**told))


def ladder_of(*tables: str, **told: Any) -> Table:
    return to_dict(report_of(*tables, **told).ladder)


def notes_of(*tables: str, **told: Any) -> list[str]:
    return list(map(str, report_of(*tables, **told).notes))


def problems_of(*tables: str, **told: Any) -> list[str]:
    with pytest.raises(InvalidLadderError) as caught:
        report_of(*tables, **told)
    return list(map(str, caught.value.problems))


def columns_of(*tables: str, **told: Any) -> dict[str, str]:
    (sheet, *_) = report_of(*tables, **told).sheets
    return {column.name: column.read_as for column in sheet.columns}


def in_order(column: str, *levels: str) -> str:
    """Return the note about levels that are in the order of the rows."""
    names = ", ".join(map(repr, levels))
    order = f"the levels are {names}, lowest first, in the order of the rows"
    return f"roles.csv:{column}: {order}; levels= sets another order"


IN_ORDER = in_order("A", "Junior", "Senior")


def skill(key: str, **fields: Any) -> Table:
    return {"key": key, "name": key.title(), **fields}


def level(key: str, *expectations: Table, **fields: Any) -> Table:
    stated = {"expectations": list(expectations)} if expectations else {}
    return {"key": key, "title": key.title(), **fields, **stated}


def scale(*keys: str) -> list[Table]:
    return [{"key": key} if key.isdigit() else {"key": key, "name": key.title()} for key in keys]


def names_in(scale: Sequence[Table]) -> list[str]:
    return [each.get("name", each["key"]) for each in scale]


PUBLIC_BODY = """
Role Family | Role | Role Description | Role Level | Role Level Description | Skill Name \
| Skill Description | Skill Level | Skill Level Description
Data | Analyst | Counts | Analyst | Counts well | Focus | Sees users | Expert | Rules the field
Product | Manager | Decides | Associate | Learns | Focus | Sees users | Working | Helps / - often
Product | Manager | Decides | Associate | Learns | Reach | Goes far | Awareness | Knows
Product | Manager | Decides | Associate | Learns | Skip | Not asked | NOT IN USE| NOT IN USE
Product | Manager | Decides | Lead | Leads | Reach | Goes far | Expert |
Product | Manager | Decides | Lead | Leads | Focus | Sees users | Working | Helps / - often
Product | Scientist | Explores | Lead | Leads science | Atoms | Splits | Working | Splits some
"""


def test_the_headings_of_a_public_body_are_understood() -> None:
    report = report_of(PUBLIC_BODY, where={"role": "manager"})

    assert to_dict(report.ladder) == {
        "title": "Manager",
        "summary": "Decides",
        "details": {"Role Family": "Product"},
        "proficiencies": scale("awareness", "working", "expert"),
        "skills": [
            skill(
                "focus",
                description="Sees users",
                # That of an expert is from another role.
                descriptors={"working": "Helps\n- often", "expert": "Rules the field"},
            ),
            skill("reach", description="Goes far", descriptors={"awareness": "Knows"}),
            skill("skip", description="Not asked"),
        ],
        "levels": [
            level(
                "associate",
                {"skills": {"focus": "working", "reach": "awareness"}},
                summary="Learns",
            ),
            level("lead", {"skills": {"reach": "expert", "focus": "working"}}, summary="Leads"),
        ],
    }
    assert list(map(str, report.notes)) == [
        "roles.csv: left out 2 rows without the values of where=",
        in_order("D", "Associate", "Lead"),
        (
            "roles.csv:H: the scale is 'Awareness', 'Working', 'Expert', weakest first, "
            "in the known order of these words"
        ),
        "roles.csv:H5: 'NOT IN USE' was read as an empty cell, here and in 1 other cell",
    ]


def test_the_report_says_what_each_column_was_read_as() -> None:
    report = report_of(PUBLIC_BODY, where={"Role": "Manager"})
    (sheet,) = report.sheets

    assert (sheet.place, sheet.kind) == ("roles.csv", "long")
    assert [(column.place, column.read_as) for column in sheet.columns] == [
        ("A", "detail of the ladder"),
        ("B", "title of the ladder, and which rows to read"),
        ("C", "summary of the ladder"),
        ("D", "level"),
        ("E", "summary of the level"),
        ("F", "skill"),
        ("G", "description of the skill"),
        ("H", "proficiency"),
        ("I", "descriptor of the skill at the proficiency"),
    ]


# Columns


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("Level | Skill", {"level": 0, "skill": 1}),
        ("COMPETENCIES: | seniority | Rating", {"level": 1, "skill": 0, "proficiency": 2}),
        ("Job title | Skills", {"level": 0, "skill": 1}),
        # The column of roles has the levels, and a description of roles is one of levels.
        ("Role | Role description | Skill", {"level": 0, "summary": 1, "skill": 2}),
        ("Role description | Title | Skill", {"role_description": 0, "level": 1, "skill": 2}),
        ("Track | Role | Skill", {"level": 1, "skill": 2, "role": 0}),
        ("Grade | Skill", {"level": 0, "skill": 1}),
        (
            "Level | Level name | Level number | Theme | Skill | Skill level number",
            {
                "level": 0,
                "title": 1,
                "level_order": 2,
                "category": 3,
                "skill": 4,
                "proficiency": 5,
            },
        ),
        (
            "Level | Skill | Skill level number | Skill level",
            {"level": 0, "skill": 1, "proficiency_order": 2, "proficiency": 3},
        ),
        ("Level | Skill | Behaviours | Evidence", {"level": 0, "skill": 1, "text": 2}),
    ],
)
def test_headings_say_which_column_is_what(headings: str, fields: Mapping[str, int]) -> None:
    columns = long_columns(Sheet(cells(headings)), 0, Options())
    assert columns is not None
    assert columns.fields == fields


@pytest.mark.parametrize(
    "headings",
    [
        "Level | Title | Grade",
        "Skill | Description | Junior | Senior",
        "Category | Skill | Level 1 | Level 2",
        "Level | Junior | Senior",
        "Product managers | 2026",
    ],
)
def test_other_headings_are_not_of_a_long_sheet(headings: str) -> None:
    assert long_columns(Sheet(cells(headings)), 0, Options()) is None


def test_a_caller_names_columns() -> None:
    headings = "Stufe | Thema | Fähigkeit | Wert | Was es ist | Level | Skill"
    told = Options(
        level="stufe",
        skill="fähigkeit",
        category="Thema",
        proficiency="Wert",
        description="was es ist",
    )
    columns = long_columns(Sheet(cells(headings)), 0, Options(layout="long", level="Level"))
    assert columns is not None
    assert columns.fields == {"level": 5, "skill": 6}

    columns = long_columns(Sheet(cells(headings)), 0, told)
    assert columns is not None
    assert columns.fields == {
        "level": 0,
        "category": 1,
        "skill": 2,
        "proficiency": 3,
        "description": 4,
    }

    columns = long_columns(Sheet(cells("Position | Grade")), 0, Options(skill="Position"))
    assert columns is not None
    assert columns.fields == {"level": 1, "skill": 0}


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        ("Level | Skill | Rating", {"skill": "Skil l s s"}),
        ("Level | Skill | Rating", {"level": "Levels of"}),
        ("Level | Skill", {"category": "Theme"}),
        ("Level | Skill", {"where": {"Role": "PM"}}),
        ("Level | Was", {"skill": "Thing", "layout": "long"}),
    ],
)
def test_a_heading_that_does_not_exist_is_refused(headings: str, told: dict[str, Any]) -> None:
    with pytest.raises(UnknownColumnError, match="the table has no column"):
        long_columns(Sheet(cells(headings)), 0, Options(**told))


def test_the_error_about_a_heading_says_which_are_near() -> None:
    sheet = Sheet([["Level", "Skill name", None, " ", "Rating"]])
    with pytest.raises(UnknownColumnError) as caught:
        long_columns(sheet, 0, Options(skill="Skill nam"))
    assert str(caught.value) == (
        "the table has no column 'Skill nam'; it has 'Level', 'Skill name', 'Rating'; "
        "did you mean 'Skill name'?"
    )


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        # Other sheets of a workbook lack columns of the long one.
        ("Level | Grade", {"skill": "Thing"}),
        ("Skill | Junior | Senior", {"level": "Grade"}),
        ("Product managers | 2026", {"level": "Level", "skill": "Skill"}),
        # Columns that would be read as those are no reason to expect the others.
        ("Title | Skill", {"level": "Grade"}),
        ("Level | Skill level number", {"skill": "Thing", "proficiency": "Rating"}),
    ],
)
def test_another_sheet_may_lack_a_heading_that_a_caller_names(
    headings: str, told: dict[str, Any]
) -> None:
    assert long_columns(Sheet(cells(headings)), 0, Options(**told)) is None


# Levels


def test_texts_without_proficiencies_are_expectations_of_the_levels() -> None:
    ladder = ladder_of("""
        Level  | Skill     | Category | Expectation
        Junior | Discovery | Customer | Asks users
        Junior | Delivery  | Team     |
        Junior | Discovery | Customer | Writes / - notes
        Junior | Vision    | Team     |
        Junior | Discovery |          |
        Senior | Delivery  | Team     | Ships
        Senior | Delivery  | Team     | Ships
    """)

    assert ladder == {
        "title": "roles",
        "skills": [
            skill("discovery", category="Customer"),
            skill("delivery", category="Team"),
            skill("vision", category="Team"),
        ],
        "levels": [
            level(
                "junior",
                {"skills": ["delivery", "vision"]},
                {"statement": "Asks users", "skills": ["discovery"]},
                {"statement": "Writes\n- notes", "skills": ["discovery"]},
            ),
            level("senior", {"statement": "Ships", "skills": ["delivery"]}),
        ],
    }


def test_the_order_of_the_rows_is_that_of_the_levels_and_noted() -> None:
    table = """
        Level  | Skill
        Senior | Discovery
        Junior | Discovery
        senior | Delivery
    """
    assert [each["title"] for each in ladder_of(table)["levels"]] == ["Senior", "Junior"]
    assert notes_of(table) == [in_order("A", "Senior", "Junior")]


def test_the_only_level_is_in_order() -> None:
    assert notes_of("Level | Skill\nJunior | Discovery") == []


NUMBERED = """
    Level  | Skill     | Rank | Rating | Skill level number
    Senior | Discovery | 10   | Good   | 3
    Junior | Discovery | 2    | Fine   | 1
    Junior | Delivery  |      | Great  | 20
    Senior | Delivery  | 10   | Great  | 20
"""


def test_columns_of_numbers_order_levels_and_proficiencies() -> None:
    assert ladder_of(NUMBERED) == {
        "title": "roles",
        "proficiencies": scale("fine", "good", "great"),
        "skills": [skill("discovery"), skill("delivery")],
        "levels": [
            level("junior", {"skills": {"discovery": "fine", "delivery": "great"}}),
            level("senior", {"skills": {"discovery": "good", "delivery": "great"}}),
        ],
    }
    assert notes_of(NUMBERED) == []
    assert columns_of(NUMBERED)["Rank"] == "order of the levels"
    assert columns_of(NUMBERED)["Skill level number"] == "order of the proficiencies"


@pytest.mark.parametrize(
    ("numbers", "details"),
    [
        (("1", "1", "1"), None),
        (("1", "1", ""), {"Order": "1"}),
        (("first", "first", "second"), {"Order": "first"}),
        (("1", "2", "3"), None),
    ],
)
def test_numbers_that_order_no_levels_are_a_column_like_any_other(
    numbers: Sequence[str], details: Table | None
) -> None:
    first, second, third = numbers
    table = f"""
        Level  | Skill     | Order
        Junior | Discovery | {first}
        Junior | Delivery  | {second}
        Senior | Discovery | {third}
    """
    assert IN_ORDER in notes_of(table)
    assert ladder_of(table)["levels"][0].get("details") == details


def test_a_caller_tells_the_levels() -> None:
    table = """
        Level  | Skill     | Only one
        Senior | Discovery | 1
        Lead   | Delivery  | 2
        Junior | Discovery | 3
    """
    told = {"levels": ["junior", "Senior"]}
    assert ladder_of(table, **told) == {
        "title": "roles",
        "skills": [skill("discovery")],
        "levels": [
            level("junior", {"skills": ["discovery"]}, details={"Only one": "3"}),
            level("senior", {"skills": ["discovery"]}, details={"Only one": "1"}),
        ],
    }
    assert notes_of(table, **told) == ["roles.csv:A: left out 'Lead', not listed in levels="]


def test_a_level_that_a_caller_tells_must_be_there() -> None:
    table = """
        Level  | Skill  | Other
        Senior | Depth  | Junio
        Junior | Depth  | Lead
    """
    assert problems_of(table, levels=["Junio", "Lead", "Senior"]) == [
        "roles.csv:A: there is no level 'Junio'; did you mean 'Junior'?",
        "roles.csv:A: there is no level 'Lead'; there are 'Senior', 'Junior'",
    ]


def test_levels_have_titles_and_codes() -> None:
    ladder = ladder_of("""
        Level | Title     | Skill     | Skill level
        1     | Junior PM | Discovery | 1
        2     | PM        | Discovery | 2
        1     |           | Delivery  | 2
    """)
    assert [(each["title"], each["aliases"]) for each in ladder["levels"]] == [
        ("Junior PM", ["1"]),
        ("PM", ["2"]),
    ]
    ladder = ladder_of("Role | Skill\nDesigner (L2) | Craft\nDesigner (L3) | Craft")
    assert [(each["title"], each["aliases"]) for each in ladder["levels"]] == [
        ("Designer", ["L2"]),
        ("Designer", ["L3"]),
    ]


def test_a_role_of_each_level_is_its_title() -> None:
    ladder = ladder_of("""
        Level | Role   | Skill
        L3    | PM     | Discovery
        L3    | PM     | Delivery
        L4    | Senior | Discovery
    """)
    assert [(each["title"], each["aliases"]) for each in ladder["levels"]] == [
        ("PM", ["L3"]),
        ("Senior", ["L4"]),
    ]


def test_of_several_spellings_of_a_title_the_first_is_kept() -> None:
    table = "Level | Title | Skill\nL3 | P.M. | Discovery\nL3 | PM | Delivery"
    assert [each["title"] for each in ladder_of(table)["levels"]] == ["P.M."]
    assert notes_of(table) == [
        "roles.csv:B3: the title of 'L3' is different in B2; the text there is kept"
    ]


def test_titles_that_differ_within_a_level_are_left_out() -> None:
    table = """
        Level | Title  | Skill
        L3    | PM     | Discovery
        L4    | Senior | Discovery
        L3    | APM    | Delivery
    """
    assert [each["title"] for each in ladder_of(table)["levels"]] == ["L3", "L4"]
    assert notes_of(table)[1:] == [
        (
            "roles.csv:B: its texts differ within a level and within a skill, "
            "so this column is left out"
        )
    ]
    assert columns_of(table)["Title"] == "left out"


LEVELS = """
    Level  | Title  | Summary  | Grade
    Junior | APM    | Learns   | 1
    Senior | PM     |          | 2
    Lead   | Lead   | Leads    | 3
"""


def test_a_sheet_of_levels_says_which_there_are() -> None:
    table = """
        Level  | Summary | Grade | Years | Title | Band | Skill
        Lead   | Guides  | 3     | 5     | Lead  | C    | Discovery
        PM     | Does it | 4     | 3     | PM    | B    | Discovery
        APM    | Learns  | 1     | 0     | APM   | A    | Discovery
    """
    assert ladder_of(table, LEVELS)["levels"] == [
        {
            "key": "apm",
            "title": "APM",
            "aliases": ["Junior"],
            "summary": "Learns",
            "details": {"Grade": "1", "Band": "A"},
            "expectations": [{"skills": ["discovery"]}],
        },
        {
            "key": "pm",
            "title": "PM",
            "aliases": ["Senior"],
            "summary": "Does it",
            "details": {"Grade": "2", "Band": "B"},
            "expectations": [{"skills": ["discovery"]}],
        },
        level(
            "lead", {"skills": ["discovery"]}, summary="Leads", details={"Grade": "3", "Band": "C"}
        ),
    ]
    assert notes_of(table, LEVELS) == [
        "roles.csv:D: another sheet states this fact of the levels, so this column is left out",
        "roles.csv:E: another sheet states this fact of the levels, so this column is left out",
        "roles.csv:C3: 'Grade' is different in Levels!D3; the text there is kept",
    ]


def test_each_level_must_be_in_the_sheet_of_levels() -> None:
    table = """
        Level  | Skill
        Leader | Discovery
        Lead   | Discovery
        Leader | Delivery
        Boss   | Delivery
    """
    assert problems_of(table, LEVELS) == [
        "roles.csv:A2: there is no level 'Leader'; did you mean 'Lead'?",
        "roles.csv:A4: there is no level 'Leader'; did you mean 'Lead'?",
        "roles.csv:A5: there is no level 'Boss'; there are 'APM', 'PM', 'Lead'",
    ]


def test_rows_of_unknown_levels_name_no_scale() -> None:
    assert problems_of("Level | Skill | Score\nBoss | Discovery | 1", LEVELS) == [
        "roles.csv:A2: there is no level 'Boss'; there are 'APM', 'PM', 'Lead'"
    ]


def test_a_column_of_unknown_names_is_reported_up_to_a_hundred_of_them() -> None:
    numbers = [1, *range(1, 201)]
    rows = "\n".join(f"Boss {number} | Discovery" for number in numbers)
    problems = problems_of(f"Level | Skill\n{rows}", LEVELS)
    assert len(problems) == 101
    assert problems[-1].startswith("roles.csv:A102: there is no level 'Boss 100'")


def test_a_caller_orders_the_levels_of_another_sheet() -> None:
    table = "Level | Skill\nLead | Discovery\nSenior | Discovery"
    ladder = ladder_of(table, LEVELS, levels=["Lead", "PM"])
    assert [each["key"] for each in ladder["levels"]] == ["lead", "pm"]


# Proficiencies


def names_of_scale(*words: str, **told: Any) -> list[str]:
    """Return the scale of a sheet whose rows ask for these proficiencies."""
    rows = "\n".join(f"Junior | {word} of a skill | {word}" for word in words)
    ladder = ladder_of(f"Level | Skill | Proficiency\n{rows}", **told)
    return names_in(ladder["proficiencies"])


def test_a_caller_tells_the_scale() -> None:
    assert names_of_scale("High", "low", scale=["Low", "Middle", "High"]) == [
        "Low",
        "Middle",
        "High",
    ]
    table = """
        Level  | Skill     | Score
        Junior | Discovery | Hihg
        Junior | Delivery  | Low
        Senior | Delivery  | Hihg
    """
    assert problems_of(table, scale=["Low", "High"]) == [
        "roles.csv:C2: expected one of 'Low', 'High', got 'Hihg'; did you mean 'High'?",
        "roles.csv:C4: expected one of 'Low', 'High', got 'Hihg'; did you mean 'High'?",
    ]


def test_rows_that_are_not_read_need_no_proficiency_of_the_scale() -> None:
    table = """
        Role | Level  | Skill     | Score | Evidence
        PM   | Junior | Discovery | Low   | Asks
        Dev  | Lead   | Discovery | Top   | Asks all
        Dev  | Lead   | Discovery | High  | Asks more
    """
    ladder = ladder_of(table, scale=["Low", "High"], where={"Role": "PM"})
    assert ladder["skills"] == [
        skill("discovery", descriptors={"low": "Asks", "high": "Asks more"})
    ]


def test_a_skill_of_one_category_is_the_same_under_another_one_in_rows_that_are_not_read() -> None:
    table = """
        Role | Level  | Skill     | Category | Score | Evidence
        PM   | Junior | Discovery | Customer | 1     | Asks
        Dev  | Lead   | Discovery | Market   | 2     | Asks more
    """
    assert ladder_of(table, where={"Role": "PM"})["skills"] == [
        skill("discovery", category="Customer", descriptors={"1": "Asks", "2": "Asks more"})
    ]


def test_a_sheet_of_the_scale_orders_the_proficiencies() -> None:
    listed = """
        Proficiency | Meaning
        Low         | Some
        High        | Much
    """
    table = "Level | Skill | Rating\nJunior | Discovery | high\nJunior | Delivery | Low"
    ladder = ladder_of(table, LEVELS, listed)
    assert ladder["proficiencies"] == [
        {"key": "low", "name": "Low", "meaning": "Some"},
        {"key": "high", "name": "High", "meaning": "Much"},
    ]
    assert ladder["levels"][0]["expectations"] == [
        {"skills": {"discovery": "high", "delivery": "low"}}
    ]


def test_a_proficiency_of_a_caller_that_cannot_be_seen_is_reported_with_the_file() -> None:
    table = "Level | Skill | Score\nJunior | Discovery | Low"
    assert problems_of(table, scale=["Low", "\u200b"]) == [
        r"roles.csv: expected a text that can be seen, got '\u200b'"
    ]


def test_standard_input_is_no_title() -> None:
    rows = cells("Level | Skill\nJunior | Discovery")
    assert read([Sheet(rows, file="<stdin>")], Options()).ladder.title == "Career ladder"


def test_numbers_are_a_scale_from_one() -> None:
    assert names_of_scale("4", "2") == ["1", "2", "3", "4"]
    assert names_of_scale("3,0", "3", "0") == ["0", "1", "2", "3"]
    assert names_of_scale("2.5", "1") == ["1", "2.5"]
    assert names_of_scale("33.33333333334", "33.33333333333") == [
        "33.33333333333",
        "33.33333333334",
    ]
    assert notes_of("Level | Skill | Score\nJunior | Discovery | 2") == []


def test_a_number_is_one_proficiency_in_any_way_of_writing() -> None:
    assert names_of_scale("3", "High", "3,0") == ["3", "High"]


def test_a_column_of_numbers_orders_any_words() -> None:
    table = """
        Level  | Skill     | Rating | Skill level number
        Junior | Discovery | Blue   | 2
        Junior | Delivery  | Red    | 1
        Junior | Vision    | Amber  | 3
    """
    assert names_in(ladder_of(table)["proficiencies"]) == ["Red", "Blue", "Amber"]


def test_known_words_are_in_their_order() -> None:
    table = "Level | Skill | Score\nJunior | Discovery | Strong\nJunior | Delivery | developing"
    assert names_in(ladder_of(table)["proficiencies"]) == ["developing", "Strong"]
    assert notes_of(table) == [
        (
            "roles.csv:C: the scale is 'developing', 'Strong', weakest first, "
            "in the known order of these words"
        )
    ]


def test_unknown_words_are_in_the_order_of_the_rows() -> None:
    table = "Level | Skill | Score\nJunior | Discovery | Blue\nJunior | Delivery | Amber"
    assert names_in(ladder_of(table)["proficiencies"]) == ["Blue", "Amber"]
    assert notes_of(table) == [
        (
            "roles.csv:C: the scale is 'Blue', 'Amber', weakest first, in the order of the rows; "
            "scale= sets another order"
        )
    ]
    assert notes_of("Level | Skill | Score\nJunior | Discovery | Blue") == []


def test_an_empty_column_of_proficiencies_is_none() -> None:
    table = "Level | Skill | Score\nJunior | Discovery | -\nJunior | Delivery | n/a"
    assert ladder_of(table)["levels"] == [level("junior", {"skills": ["discovery", "delivery"]})]


def test_a_row_without_a_proficiency_asks_for_nothing() -> None:
    table = """
        Level  | Skill     | Score | Evidence
        Junior | Discovery | 1     | Asks
        Junior | Delivery  |       |
        Junior | Vision    | n/a   | Has one
        Senior | Delivery  |       |
        Senior | Vision    | 2     |
    """
    assert ladder_of(table) == {
        "title": "roles",
        "proficiencies": scale("1", "2"),
        "skills": [
            skill("discovery", descriptors={"1": "Asks"}),
            skill("delivery"),
            skill("vision"),
        ],
        "levels": [
            level("junior", {"skills": {"discovery": "1"}}),
            level("senior", {"skills": {"vision": "2"}}),
        ],
    }
    assert notes_of(table) == [
        IN_ORDER,
        "roles.csv:C3: 2 rows without a proficiency asked for nothing",
        "roles.csv:C4: 'n/a' was read as an empty cell",
    ]


def test_a_text_without_its_proficiency_is_a_problem() -> None:
    table = """
        Level  | Skill     | Score | Evidence
        Junior | Discovery | 1     | Asks
        Junior | Delivery  |       | Ships
    """
    assert problems_of(table) == [
        "roles.csv:C3: expected the proficiency of 'Delivery', got an empty cell"
    ]
    # Each level has a text of its own.
    table += "Senior | Discovery | 1 | Asks more"
    assert problems_of(table) == [
        "roles.csv:C3: expected the proficiency of 'Delivery', got an empty cell"
    ]


def test_rows_that_contradict_each_other_are_a_problem() -> None:
    table = """
        Level  | Skill     | Score
        Junior | Discovery | 1
        Junior | discovery | 1
        Junior | Discovery | 2
        Senior | Discovery | 2
    """
    assert problems_of(table) == [
        "roles.csv:C4: 'Junior' asks for 'Discovery' at '2' here, and at '1' in C2"
    ]
    (problem,) = problems_in(MarkdownTable(cells(table), file="roles.md", lines=[3, 5, 6, 7, 8]))
    assert problem == (
        "roles.md:7: Score: 'Junior' asks for 'Discovery' at '2' here, "
        "and at '1' in roles.md:5: Score"
    )
    (problem,) = problems_in(Records(cells(table)))
    assert problem == (
        "[2].Score: 'Junior' asks for 'Discovery' at '2' here, and at '1' in [0].Score"
    )


def test_all_rows_that_contradict_others_are_reported() -> None:
    table = """
        Level  | Skill | Score
        Junior | Maps  | 1
        Junior | Maps  | 2
        Junior | Nets  | 2
        Junior | Nets  | 3
    """
    assert problems_of(table) == [
        "roles.csv:C3: 'Junior' asks for 'Maps' at '2' here, and at '1' in C2",
        "roles.csv:C5: 'Junior' asks for 'Nets' at '3' here, and at '2' in C4",
    ]


def test_rows_of_a_ladder_with_a_scale_need_a_column_of_proficiencies() -> None:
    table = """
        Level  | Skill | Behaviour
        Junior | Maps  |
        Junior | Nets  | Ties
    """
    assert problems_of(table, scale=["Low", "High"]) == [
        "roles.csv:B2: expected a proficiency of 'maps'; write skills = { maps = 'low' }",
        "roles.csv:C3: expected a proficiency of 'nets'; write skills = { nets = 'low' }",
    ]


def problems_in(sheet: Sheet) -> list[str]:
    with pytest.raises(InvalidLadderError) as caught:
        read([sheet], Options())
    return list(map(str, caught.value.problems))


# Texts


def test_of_different_texts_the_first_is_kept_and_the_others_are_noted() -> None:
    table = """
        Role | Level  | Level description | Skill  | Skill description | Score | Evidence
        Dev  | Coder  | Codes             | Reach  | Far               | 1     | Codes
        PM   | Junior | Learns            | Reach  | Goes far          | 1     | Asks  / users
        PM   | Senior | Leads             | Reach  | Goes far          | 1     | Asks / users
        PM   | Senior | Leads it          | Depth  | Goes deep         | 2     | Digs
        PM   | Junior | Learns            | Depth  |                   | 2     | Digs down
        PM   | Lead   | Leads             | Width  | Is wide           | 2     | Opens
        PM   | Junior | Learns            | Width  | Is wide           | 2     | Opens
        PM   | Lead   | Leads             | Depth  | Is deep           | 2     | Digs down
        PM   | Lead   | Leads             | Reach  | Goes far          | 1     | Asks / users
    """
    report = report_of(table, where={"Role": "PM"})
    ladder = to_dict(report.ladder)

    assert [each["summary"] for each in ladder["levels"]] == ["Learns", "Leads", "Leads"]
    assert ladder["skills"] == [
        skill("reach", description="Goes far", descriptors={"1": "Asks \nusers"}),
        skill("depth", description="Goes deep", descriptors={"2": "Digs"}),
        skill("width", description="Is wide", descriptors={"2": "Opens"}),
    ]
    assert list(map(str, report.notes))[2:] == [
        "roles.csv:E2: the description of 'Reach' is different in E3; the text there is kept",
        "roles.csv:G2: the text of 'Reach' at '1' is different in G3; the text there is kept",
        "roles.csv:C5: the summary of 'Senior' is different in C4; the text there is kept",
        "roles.csv:G6: the text of 'Depth' at '2' is different in G5; the text there is kept",
        "roles.csv:E9: the description of 'Depth' is different in E5; the text there is kept",
    ]


def test_texts_that_differ_from_level_to_level_are_expectations() -> None:
    table = """
        Level  | Skill     | Score | Expectation
        Junior | Discovery | 1     | Asks users
        Junior | Delivery  | 1     | Ships
        Senior | Discovery | 1     | Asks them why
        Senior | Delivery  | 2     |
        Junior | Discovery | 1     | Takes notes
    """
    assert ladder_of(table) == {
        "title": "roles",
        "proficiencies": scale("1", "2"),
        "skills": [skill("discovery"), skill("delivery")],
        "levels": [
            level(
                "junior",
                {"statement": "Asks users", "skills": {"discovery": "1"}},
                {"statement": "Ships", "skills": {"delivery": "1"}},
                {"statement": "Takes notes", "skills": {"discovery": "1"}},
            ),
            level(
                "senior",
                {"skills": {"delivery": "2"}},
                {"statement": "Asks them why", "skills": {"discovery": "1"}},
            ),
        ],
    }
    assert notes_of(table) == [
        IN_ORDER,
        (
            "roles.csv:D: the texts of a skill at a proficiency differ from level to level, "
            "so they are expectations of the levels"
        ),
    ]


@pytest.mark.parametrize(
    ("differing", "read_as"),
    [
        (1, "descriptor of the skill at the proficiency"),
        (2, "expectation of the level"),
    ],
)
def test_texts_are_expectations_if_more_than_half_of_them_differ(
    differing: int, read_as: str
) -> None:
    rows = [
        f"{level} | Skill {number} | 1 | {level if number < differing else 'Both'}"
        for level in ("Junior", "Senior")
        for number in range(differing + 1)
    ]
    table = "\n".join(["Level | Skill | Score | Evidence", *rows])
    assert columns_of(table)["Evidence"] == read_as


@pytest.mark.parametrize(
    ("heading", "texts", "read_as"),
    [
        ("Description", ("A", "B", "A", "B"), "description of the skill"),
        ("Description", ("A", "A", "B", "B"), "summary of the level"),
        ("Description", ("A", "B", "C", "D"), "expectation of the level"),
        ("Level description", ("A", "A", "B", "B"), "summary of the level"),
        ("Level description", ("A", "B", "C", "D"), "expectation of the level"),
    ],
)
def test_cells_tell_what_a_description_is_about(
    heading: str, texts: Sequence[str], read_as: str
) -> None:
    pairs = ("Junior | Reach", "Junior | Depth", "Senior | Reach", "Senior | Depth")
    rows = "\n".join(f"{pair} | {text}" for pair, text in zip(pairs, texts, strict=True))
    assert columns_of(f"Level | Skill | {heading}\n{rows}")[heading] == read_as


def test_a_second_description_is_of_what_has_none() -> None:
    table = """
        Level  | Skill | Skill description | Level description | Behaviour | Description
        Junior | Reach | Far               | Learns            | Asks      | One
        Junior | Depth | Deep              | Learns            | Digs      | Two
        Senior | Reach | Far               | Leads             | Asks more | {}
    """
    for text, read_as in ("One", "detail of the skill"), ("Three", "left out"):
        assert columns_of(table.format(text))["Description"] == read_as


def test_a_description_that_follows_the_level_is_a_text_if_the_level_has_another() -> None:
    table = """
        Level  | Level description | Skill | Description
        Junior | Learns            | Reach | One
        Junior | Learns            | Depth | One
        Senior | Leads             | Reach | Two
    """
    assert columns_of(table)["Level description"] == "summary of the level"
    assert columns_of(table)["Description"] == "expectation of the level"


def test_a_summary_that_differs_beside_texts_stays_one() -> None:
    table = """
        Level  | Level description | Skill     | Behaviour
        Junior | Learns            | Discovery | Asks
        Junior | Helps             | Delivery  | Ships
    """
    assert ladder_of(table)["levels"][0]["summary"] == "Learns"
    assert columns_of(table)["Behaviour"] == "expectation of the level"


def test_a_summary_that_differs_beside_proficiencies_stays_one() -> None:
    table = """
        Level  | Level description | Skill     | Skill level
        Junior | Learns            | Discovery | 1
        Junior | Helps             | Delivery  | 2
    """
    assert ladder_of(table)["levels"][0]["summary"] == "Learns"
    assert notes_of(table) == [
        "roles.csv:B3: the summary of 'Junior' is different in B2; the text there is kept"
    ]


def test_a_text_that_cannot_be_seen_is_reported_at_its_cell() -> None:
    table = """
        Level | Title | Skill | Kind | Aim  | Score | Evidence | Duties | Grade
        L1    | A / @ | Maps  | @    | @    | 1     | @        | @      | @
        L1    |       | @     | Tool |      | 2     | Ties     |        |
        @     | Lead  | Maps  |      | Land | 2     | Draws    | Reads  | 5
    """.replace("@", "\u200b")
    fault = r"expected a text that can be seen, got '\u200b'"
    cells = "B2", "D2", "E2", "G2", "H2", "I2", "C3", "A4"
    assert problems_of(table) == [f"roles.csv:{cell}: {fault}" for cell in cells]

    words = "Level | Skill | Score\nL1 | Maps | A\nL1 | Nets | @".replace("@", "\u200b")
    assert problems_of(words) == [f"roles.csv:C3: {fault}"]


# Roles


ROLES = """
    Job family | Role     | Level  | Skill
    Product    | PM       | Junior | Discovery
    Product    | PM       | Senior | Discovery
    Product    | Designer | Junior | Craft
    Data       | Analyst  | Senior | SQL
"""


def test_one_of_several_roles_must_be_chosen() -> None:
    assert problems_of(ROLES) == [
        (
            "roles.csv:B: expected one Role, got 3: 'PM', 'Designer', 'Analyst'; "
            "choose with where={'Role': 'PM'}, or read all of them with read_framework"
        )
    ]
    assert problems_of(ROLES, where={"Job family": "product"}) == [
        (
            "roles.csv:B: expected one Role, got 2: 'PM', 'Designer'; "
            "choose with where={'Role': 'PM'}, or read all of them with read_framework"
        )
    ]


def test_roles_with_levels_of_their_own_are_no_titles() -> None:
    table = """
        Role     | Level      | Skill
        PM       | Junior PM  | Discovery
        PM       | Senior PM  | Discovery
        Designer | Lead       | Craft
    """
    assert problems_of(table) == [
        (
            "roles.csv:A: expected one Role, got 2: 'PM', 'Designer'; "
            "choose with where={'Role': 'PM'}, or read all of them with read_framework"
        )
    ]


def test_nothing_else_is_reported_of_several_roles() -> None:
    table = """
        Job family | Level  | Skill | Score
        Product    | Junior | Maps  | 1
        Data       | Junior | Maps  | 2
    """
    assert problems_of(table) == [
        (
            "roles.csv:A: expected one Job family, got 2: 'Product', 'Data'; "
            "choose with where={'Job family': 'Product'}, or read all of them with read_framework"
        )
    ]


def test_a_family_is_enough_if_each_has_one_role() -> None:
    table = """
        Job family | Role | Level  | Skill
        Shop       | PM   | Junior | Maps
        Bank       | PM   | Junior | Maps
        School     | Dev  | Junior | Maps
    """
    assert problems_of(table) == [
        (
            "roles.csv:A: expected one Job family, got 3: 'Shop', 'Bank', 'School'; "
            "choose with where={'Job family': 'Shop'}, or read all of them with read_framework"
        )
    ]


def test_roles_that_several_families_share_need_both() -> None:
    table = ROLES + "Data | PM | Junior | Discovery"
    assert problems_of(table) == [
        (
            "roles.csv:A: expected one Job family, got 2: 'Product', 'Data'; "
            "choose with where={'Job family': 'Product'}, or read all of them with read_framework"
        ),
        (
            "roles.csv:B: expected one Role, got 3: 'PM', 'Designer', 'Analyst'; "
            "choose with where={'Role': 'PM'}, or read all of them with read_framework"
        ),
    ]


def test_a_role_is_the_title_of_its_ladder() -> None:
    table = "Job family | Level | Skill\nProduct | Junior | Discovery"
    assert ladder_of(table)["title"] == "Product"
    ladder = ladder_of(ROLES, where={"Job family": "Data"})
    assert ladder["title"] == "Analyst"
    assert ladder["details"] == {"Job family": "Data"}

    ladder = ladder_of(ROLES, where={"role": "p.m."}, title="Ours")
    assert ladder["title"] == "Ours"
    assert ladder["details"] == {"Job family": "Product", "Role": "PM"}
    ladder = ladder_of(ROLES, where={"Role": "PM"}, title="pm")
    assert ladder["title"] == "pm"
    assert ladder["details"] == {"Job family": "Product"}


def test_rows_can_be_chosen_by_any_column() -> None:
    table = """
        Team | Level  | Skill
        Red  | Junior | Discovery
        Blue | Junior | Delivery
        Red  | Senior | Discovery
        Red  | Senior | Craft
    """
    told = {"where": {"Team": "RED", "Level": "Senior"}}
    assert ladder_of(table, **told) == {
        "title": "roles",
        "details": {"Team": "Red"},
        "skills": [skill("discovery"), skill("craft")],
        "levels": [level("senior", {"skills": ["discovery", "craft"]})],
    }
    assert notes_of(table, **told) == ["roles.csv: left out 2 rows without the values of where="]
    assert columns_of(table, **told)["Level"] == "level, and which rows to read"


def test_a_text_that_no_row_has_is_a_problem() -> None:
    told = {"where": {"Role": "Desinger", "Job family": "People", "Level": "Senior"}}
    assert problems_of(ROLES, **told) == [
        "roles.csv:A: no row has 'People'; there are 'Product', 'Data'",
        "roles.csv:B: no row has 'Desinger'; did you mean 'Designer'?",
    ]
    assert problems_of(ROLES, where={"Role": "Designer", "Level": "Senior"}) == [
        "roles.csv: no row has all values of where="
    ]


# Cells without a name


def test_columns_that_are_filled_once_are_filled_down() -> None:
    table = """
        Role | Level  | Category | Skill     | Expectation
        PM   | Junior | Customer | Discovery | Asks
             |        |          | Vision    | Has one
             |        |          | Vision    | Shares it
             |        | Team     | Delivery  | Ships
             |        |          |           | Fixes
             | Senior | Customer | Discovery | Leads
        Dev  | Coder  | Team     | Delivery  | Codes
             |        |          | Testing   | Tests
    """
    told = {"where": {"Role": "PM"}}
    assert problems_of(table, **told) == [
        "roles.csv:D6: expected the name of a skill, got an empty cell"
    ]
    table = table.replace("|           | Fixes", "| Delivery  | Fixes")
    assert ladder_of(table, **told) == {
        "title": "PM",
        "skills": [
            skill("discovery", category="Customer"),
            skill("vision", category="Customer"),
            skill("delivery", category="Team"),
        ],
        "levels": [
            level(
                "junior",
                {"statement": "Asks", "skills": ["discovery"]},
                {"statement": "Has one", "skills": ["vision"]},
                {"statement": "Shares it", "skills": ["vision"]},
                {"statement": "Ships", "skills": ["delivery"]},
                {"statement": "Fixes", "skills": ["delivery"]},
            ),
            level("senior", {"statement": "Leads", "skills": ["discovery"]}),
        ],
    }
    assert notes_of(table, **told) == [
        "roles.csv:A: most cells of 'Role' are empty, and were read as the cell above",
        "roles.csv: left out 2 rows without the values of where=",
        "roles.csv:B: most cells of 'Level' are empty, and were read as the cell above",
        in_order("B", "Junior", "Senior"),
        "roles.csv:C: most cells of 'Category' are empty, and were read as the cell above",
    ]


def test_roles_families_and_skills_are_filled_down() -> None:
    table = """
        Job family | Role | Skill     | Level
        Product    | PM   | Discovery | Junior
                   |      |           | Senior
                   |      |           | Lead
    """
    assert [each["expectations"] for each in ladder_of(table)["levels"]] == [
        [{"skills": ["discovery"]}]
    ] * 3
    assert notes_of(table) == [
        "roles.csv:A: most cells of 'Job family' are empty, and were read as the cell above",
        "roles.csv:B: most cells of 'Role' are empty, and were read as the cell above",
        "roles.csv:C: most cells of 'Skill' are empty, and were read as the cell above",
        in_order("D", "Junior", "Senior", "Lead"),
    ]


def test_a_category_that_is_stated_once_for_each_skill_is_not_filled_down() -> None:
    table = """
        Level  | Skill     | Category
        Junior | Discovery | Customer
        Junior | Delivery  | Team
        Senior | Discovery |
        Senior | Delivery  |
        Lead   | Discovery |
        Lead   | Delivery  |
    """
    assert ladder_of(table)["skills"] == [
        skill("discovery", category="Customer"),
        skill("delivery", category="Team"),
    ]
    assert len(notes_of(table)) == 1


def test_missing_names_are_problems() -> None:
    table = """
        Level  | Skill     | Score
        Junior | Discovery | 1
               | Delivery  | 2
        Senior | -         | 1
               |           |
        Senior | Delivery  | 2
        x      | Delivery  | 2
               |           | 3
    """
    assert problems_of(table) == [
        "roles.csv:A3: expected the name of a level, got an empty cell",
        "roles.csv:B4: expected the name of a skill, got an empty cell",
        "roles.csv:A8: expected the name of a level, got an empty cell",
        "roles.csv:B8: expected the name of a skill, got an empty cell",
    ]


def test_rows_without_names_that_are_not_read_are_no_problem() -> None:
    table = """
        Role | Level  | Skill     | Score
        PM   | Junior | Discovery | 1
        Dev  | Junior |           | 2
        Dev  |        | Discovery | 2
    """
    assert ladder_of(table, where={"Role": "PM"})["proficiencies"] == [{"key": "1"}, {"key": "2"}]


# Skills


def test_skills_of_one_name_in_several_categories_are_told_apart() -> None:
    table = """
        Level  | Category | Skill         | Score | Evidence
        Junior | Team     | Communication | 1     | Talks
        Junior | Customer | Communication | 2     | Listens
        Senior |          | communication | 2     | Talks well
        Senior | customer | Communication | 2     | Listens
        Senior | Customer | Discovery     | 2     | Asks
    """
    assert ladder_of(table) == {
        "title": "roles",
        "proficiencies": scale("1", "2"),
        "skills": [
            {
                "key": "communication-team",
                "name": "Communication (Team)",
                "category": "Team",
                "descriptors": {"1": "Talks", "2": "Talks well"},
            },
            {
                "key": "communication-customer",
                "name": "Communication (Customer)",
                "category": "Customer",
                "descriptors": {"2": "Listens"},
            },
            skill("discovery", category="Customer", descriptors={"2": "Asks"}),
        ],
        "levels": [
            level("junior", {"skills": {"communication-team": "1", "communication-customer": "2"}}),
            level(
                "senior",
                {
                    "skills": {
                        "communication-team": "2",
                        "communication-customer": "2",
                        "discovery": "2",
                    }
                },
            ),
        ],
    }
    assert notes_of(table)[1:] == [
        (
            "roles.csv:C2: 'Communication' is in several categories, so this skill is named "
            "'Communication (Team)'"
        ),
        (
            "roles.csv:C3: 'Communication' is in several categories, so this skill is named "
            "'Communication (Customer)'"
        ),
    ]


def test_skills_of_another_sheet_are_found() -> None:
    matrix = """
        Category | Skill     | Description | Junior | Senior
        Customer | Discovery | Asks        | 1      | 2
    """
    table = """
        Level  | Skill     | Skill description | Category | Score
        Senior | discovery | Asks users        | Other    | 1
        Senior | Delivery  | Ships             | Team     | 2
    """
    sheets = [Sheet(cells(matrix), name="Matrix"), Sheet(cells(table), name="Long")]
    ladder = to_dict(read(sheets, Options()).ladder)
    assert ladder["skills"] == [
        skill("discovery", description="Asks", category="Customer"),
        skill("delivery", description="Ships", category="Team"),
    ]
    assert [each["expectations"] for each in ladder["levels"]] == [
        [{"skills": {"discovery": "1"}}],
        [{"skills": {"discovery": "2"}}, {"skills": {"discovery": "1", "delivery": "2"}}],
    ]


# Other columns


def test_columns_without_a_word_state_what_their_texts_follow_from() -> None:
    table = """
        Level  | Skill     | Scope   | Kind | Source | Number | Check | Typical years | Duties
        Junior | Discovery | Feature | Soft | Ours   | 1      |       | 0-2           | Asks / Notes
        Junior | Delivery  |         | Hard | Ours   | 2      |       |               |
        Senior | Discovery | Product |      | Ours   | 3      | maybe | some          | Leads
        Senior | Delivery  | Product | Hard | Ours   | 1      |       | some          | Leads
        Senior | Vision    |         |      | Ours   | 2      |       | some          | Leads
    """
    assert ladder_of(table) == {
        "title": "roles",
        "details": {"Source": "Ours"},
        "skills": [
            skill("discovery", details={"Kind": "Soft"}),
            skill("delivery", details={"Kind": "Hard"}),
            skill("vision"),
        ],
        "levels": [
            level(
                "junior",
                {"skills": ["discovery", "delivery"]},
                responsibilities=["Asks", "Notes"],
                experience={"min_years": 0, "max_years": 2},
                details={"Scope": "Feature"},
            ),
            level(
                "senior",
                {"skills": ["discovery", "delivery", "vision"]},
                responsibilities=["Leads"],
                details={"Scope": "Product", "Check": "maybe", "Typical years": "some"},
            ),
        ],
    }
    assert notes_of(table)[1:] == [
        (
            "roles.csv:F: its texts differ within a level and within a skill, "
            "so this column is left out"
        ),
        "roles.csv:H4: cannot read 'some' as years, so it is a detail",
    ]
    assert columns_of(table) == {
        "Level": "level",
        "Skill": "skill",
        "Scope": "detail of the level",
        "Kind": "detail of the skill",
        "Source": "detail of the ladder",
        "Number": "left out",
        "Check": "detail of the level",
        "Typical years": "years of the level",
        "Duties": "responsibilities of the level",
    }


def test_a_fact_of_levels_is_one_even_if_all_levels_share_it() -> None:
    ladder = ladder_of(
        "Level | Skill | Grade | Wo\nJunior | Depth | 7 | Hier", facts={"Wo": "summary"}
    )
    assert ladder["levels"] == [
        level("junior", {"skills": ["depth"]}, details={"Grade": "7"}, summary="Hier")
    ]
    assert "details" not in ladder


def test_columns_without_a_heading_of_their_own_are_left_out() -> None:
    table = """
        Level  | Skill | Grade | grade | Empty |  | Rank
        Junior | Depth | 7     | 8     |       |  | a
        Senior | Depth | 7     | 8     |       |  | b | beyond | n/a
    """
    assert ladder_of(table)["levels"][0]["details"] == {"Grade": "7", "Rank": "a"}
    assert notes_of(table)[1:] == [
        "roles.csv:D: another column has the same heading, so this column is left out",
        "roles.csv:H: it has no heading, so this column is left out",
        "roles.csv:I3: 'n/a' was read as an empty cell",
    ]
    (sheet,) = report_of(table).sheets
    assert [(each.place, each.read_as) for each in sheet.columns[3:]] == [
        ("D", "left out"),
        ("E", "left out"),
        ("G", "detail of the level"),
        ("H", "left out"),
    ]


def test_of_two_columns_for_one_detail_the_first_counts() -> None:
    table = """
        Level  | Skill | Grade | Detail: grade
        Junior | Depth | 7     | 8
    """
    assert ladder_of(table)["levels"][0]["details"] == {"Grade": "7"}
    assert notes_of(table) == ["roles.csv:D2: 'grade' is different in C2; the text there is kept"]


def test_texts_of_facts_are_kept_without_spaces_around_them() -> None:
    rows: list[list[Cell]] = [["Level", "Skill", "Duties"], ["Junior", "Depth", " Asks \n\n "]]
    (junior,) = read([Sheet(rows)], Options(facts={"Duties": "summary"})).ladder
    assert junior.summary == "Asks"


def test_a_column_of_years_is_reported_with_its_whole_name() -> None:
    table = "Level | Skill | Min years | Max years\nJunior | Depth | 0 | 2"
    assert columns_of(table)["Min years"] == "minimum years of the level"
    assert columns_of(table)["Max years"] == "maximum years of the level"


def test_descriptions_of_a_role_that_follow_from_nothing_are_left_out() -> None:
    table = """
        Role | Role description | Level  | Skill
        PM   | Decides          | Junior | Discovery
        PM   | Decides a lot    | Junior | Delivery
        PM   | Decides it all   | Senior | Discovery
        PM   | Decides nothing  | Senior | Delivery
    """
    assert columns_of(table)["Role description"] == "left out"


def test_a_second_sheet_adds_details_that_the_first_does_not_state() -> None:
    first = "Level | Skill | Source | Kind\nJunior | Depth | A | Soft\nSenior | Reach | A | Hard"
    second = "Level | Skill | Source | Kind\nJunior | Depth | B | Soft\nJunior | Reach | B | Easy"
    sheets = [Sheet(cells(first), name="One"), Sheet(cells(second), name="Two")]
    report = read(sheets, Options())
    ladder = to_dict(report.ladder)
    assert ladder["details"] == {"Source": "A"}
    assert [each.get("details") for each in ladder["levels"]] == [
        {"Kind": "Soft"},
        {"Kind": "Hard"},
    ]


def test_a_sheet_of_headings_alone_has_no_levels() -> None:
    assert problems_of("Level | Skill | Grade") == ["levels: expected at least one level, got none"]


def test_rows_that_are_as_long_as_the_longest_have_at_most_100_000_cells() -> None:
    skills: list[list[Cell]] = [["PM", "Soup"]] * 98
    rows: list[list[Cell]] = [["Level", "Skill"], *skills, ["PM", "Maps", *(["stray"] * 998)]]
    assert len(read([Sheet(rows)], Options()).ladder.skills) == 2
    assert problems_in(Sheet([*rows, ["PM", "Nets"]])) == [
        (
            "cell 100: expected at most 100,000 cells, in rows that are all as long as this one, "
            "got more; delete what is not part of the table"
        )
    ]


def test_a_row_that_is_far_longer_than_the_others() -> None:
    skills: list[list[Cell]] = [["PM", "Soup"]] * 2_000
    rows: list[list[Cell]] = [["Level", "Skill"], *skills]
    rows.append(["PM", "Maps", *(["stray"] * 1_000)])
    with pytest.raises(InvalidLadderError) as caught:
        read([Sheet(rows, file="roles.csv")], Options())
    (problem,) = caught.value.problems
    assert str(problem) == (
        "roles.csv:2002: expected at most 100,000 cells, in rows that are all as long as this "
        "one, got more; delete what is not part of the table"
    )


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Level | Skill\n L10 | Maps\n L2 | Maps\n L1 | Maps", ["L1", "L2", "L10"]),
        ("Level | Skill\n 3 | Maps\n 2 | Maps\n 1 | Maps", ["1", "2", "3"]),
        ("Level | Title | Skill\n L2 | PM | Maps\n L1 | APM | Maps", ["APM", "PM"]),
    ],
)
def test_levels_with_numbers_are_in_their_order(table: str, expected: list[str]) -> None:
    names = ", ".join(map(repr, expected))
    assert [level.title for level in report_of(table).ladder] == expected
    order = f"the levels are {names}, lowest first, in the order of the numbers"
    assert notes_of(table) == [f"roles.csv:A: {order}; levels= sets another order"]


@pytest.mark.parametrize("levels", [("L1", "L2", "L3"), ("L2", "M1", "L1"), ("L2", "Lead", "L1")])
def test_other_levels_are_in_the_order_of_the_rows(levels: Sequence[str]) -> None:
    table = "\n".join(["Level | Skill", *(f"{level} | Maps" for level in levels)])
    assert notes_of(table) == [in_order("A", *levels)]


def test_cells_are_filled_only_if_most_below_the_first_are_empty() -> None:
    def categories(*written: str) -> list[str]:
        rows = [f"PM | Skill {n} | {each} | Does it" for n, each in enumerate(written)]
        report = report_of("\n".join(["Level | Skill | Category | Expectation", *rows]))
        return [skill.category for skill in report.ladder.skills]

    assert categories("", "A", "", "B", "") == ["", "A", "", "B", ""]
    assert categories("", "A", "", "", "B") == ["", "A", "", "", "B"]
    assert categories("", "A", "", "", "") == ["", "A", "A", "A", "A"]
