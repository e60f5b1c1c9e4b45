"""Sheets with a row for each level and skill, and the ladders that they become."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from pm_career import to_dict
from pm_career.exceptions import InvalidLadderError, UnknownColumnError
from pm_career.spreadsheets._draft import Draft
from pm_career.spreadsheets._long import long_columns
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading import read
from pm_career.spreadsheets._report import ReadReport
from pm_career.spreadsheets._sheet import Cell, MarkdownTable, Records, Sheet

Table = Mapping[str, Any]

IN_ORDER = (
    "roles.csv:A: the levels are 'Junior', 'Senior', lowest first, in the order of the rows; "
    "levels= can tell another"
)


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
    return read(sheets, Options(**told), "Roles")


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
Role Family | Role | Role Description | Role Level | Role Level Description | Skill Name | Skill Description | Skill Level | Skill Level Description
Data    | Analyst   | Counts   | Analyst   | Counts well   | Focus  | Sees users | Expert    | Rules the field
Product | Manager   | Decides  | Associate | Learns        | Focus  | Sees users | Working   | Helps / - often
Product | Manager   | Decides  | Associate | Learns        | Reach  | Goes far   | Awareness | Knows
Product | Manager   | Decides  | Associate | Learns        | Skip   | Not asked  | NOT IN USE| NOT IN USE
Product | Manager   | Decides  | Lead      | Leads         | Reach  | Goes far   | Expert    |
Product | Manager   | Decides  | Lead      | Leads         | Focus  | Sees users | Working   | Helps / - often
Product | Scientist | Explores | Lead      | Leads science | Atoms  | Splits     | Working   | Splits some
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
        "roles.csv:D: the levels are 'Associate', 'Lead', lowest first, in the order of the rows; "
        "levels= can tell another",
        "roles.csv:H: the scale is 'Awareness', 'Working', 'Expert', weakest first, "
        "as these words are known",
        "roles.csv:H5: this and 1 more cell were read as empty, for 'NOT IN USE'",
    ]


def test_the_report_says_what_each_column_was_read_as() -> None:
    report = report_of(PUBLIC_BODY, where={"Role": "Manager"})
    (sheet,) = report.sheets

    assert (sheet.place, sheet.layout) == ("roles.csv", "long")
    assert [(column.place, column.read_as) for column in sheet.columns] == [
        ("A", "detail of the ladder"),
        ("B", "title of the ladder, and what rows to read"),
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
                **{"level": 0, "title": 1, "level_order": 2, "category": 3, "skill": 4},
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
        level="stufe", skill="fähigkeit", category="Thema", proficiency="Wert", description="was es ist"
    )
    columns = long_columns(Sheet(cells(headings)), 0, Options(layout="long", level="Level"))
    assert columns is not None
    assert columns.fields == {"level": 5, "skill": 6}

    columns = long_columns(Sheet(cells(headings)), 0, told)
    assert columns is not None
    assert columns.fields == {
        **{"level": 0, "skill": 2, "category": 1, "description": 4, "proficiency": 3}
    }


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
    sheet = Sheet([["Level", "Skill name", None, "Rating"]])
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
        "title": "Roles",
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
    assert notes_of(table) == [
        "roles.csv:A: the levels are 'Senior', 'Junior', lowest first, in the order of the rows; "
        "levels= can tell another"
    ]


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
        "title": "Roles",
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
        "title": "Roles",
        "skills": [skill("discovery")],
        "levels": [
            level("junior", {"skills": ["discovery"]}, details={"Only one": "3"}),
            level("senior", {"skills": ["discovery"]}, details={"Only one": "1"}),
        ],
    }
    assert notes_of(table, **told) == [
        "roles.csv:A: levels= does not list 'Lead', so they are left out"
    ]


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


def test_titles_that_differ_within_a_level_are_left_out() -> None:
    table = """
        Level | Title  | Skill
        L3    | PM     | Discovery
        L4    | Senior | Discovery
        L3    | APM    | Delivery
    """
    assert [each["title"] for each in ladder_of(table)["levels"]] == ["L3", "L4"]
    assert notes_of(table)[1:] == [
        "roles.csv:B: its texts follow neither from the level nor from the skill, "
        "so the column is left out"
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
            **{"key": "apm", "title": "APM", "aliases": ["Junior"], "summary": "Learns"},
            "details": {"Grade": "1", "Band": "A"},
            "expectations": [{"skills": ["discovery"]}],
        },
        {
            **{"key": "pm", "title": "PM", "aliases": ["Senior"], "summary": "Does it"},
            "details": {"Grade": "2", "Band": "B"},
            "expectations": [{"skills": ["discovery"]}],
        },
        level("lead", {"skills": ["discovery"]}, summary="Leads", details={"Grade": "3", "Band": "C"}),
    ]
    assert notes_of(table, LEVELS) == [
        "roles.csv:D: another sheet states this of the levels, so the column is left out",
        "roles.csv:E: another sheet states this of the levels, so the column is left out",
        "roles.csv:C3: 'Grade' is different in Levels!D3, which is kept",
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
    assert names_of_scale("High", "low", scale=["Low", "Middle", "High"]) == ["Low", "Middle", "High"]
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


def test_numbers_are_a_scale_from_one() -> None:
    assert names_of_scale("4", "2") == ["1", "2", "3", "4"]
    assert names_of_scale("3,0", "3", "0") == ["0", "1", "2", "3"]
    assert names_of_scale("2.5", "1") == ["1", "2.5"]
    assert notes_of("Level | Skill | Score\nJunior | Discovery | 2") == []


def test_known_words_are_in_their_order() -> None:
    table = "Level | Skill | Score\nJunior | Discovery | Strong\nJunior | Delivery | developing"
    assert names_in(ladder_of(table)["proficiencies"]) == ["developing", "Strong"]
    assert notes_of(table) == [
        "roles.csv:C: the scale is 'developing', 'Strong', weakest first, as these words are known"
    ]


def test_unknown_words_are_in_the_order_of_the_rows() -> None:
    table = "Level | Skill | Score\nJunior | Discovery | Blue\nJunior | Delivery | Amber"
    assert names_in(ladder_of(table)["proficiencies"]) == ["Blue", "Amber"]
    assert notes_of(table) == [
        "roles.csv:C: the scale is 'Blue', 'Amber', weakest first, in the order of the rows; "
        "scale= can tell another"
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
        "title": "Roles",
        "proficiencies": scale("1", "2"),
        "skills": [skill("discovery", descriptors={"1": "Asks"}), skill("delivery"), skill("vision")],
        "levels": [
            level("junior", {"skills": {"discovery": "1"}}),
            level("senior", {"skills": {"vision": "2"}}),
        ],
    }
    assert notes_of(table) == [
        IN_ORDER,
        "roles.csv:C3: 2 rows without a proficiency asked for nothing",
        "roles.csv:C4: this cell was read as empty, for 'n/a'",
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
        "roles.md:7: Score: 'Junior' asks for 'Discovery' at '2' here, and at '1' in roles.md:5: Score"
    )
    (problem,) = problems_in(Records(cells(table)))
    assert problem == (
        "[2].Score: 'Junior' asks for 'Discovery' at '2' here, and at '1' in [0].Score"
    )


def problems_in(sheet: Sheet) -> list[str]:
    with pytest.raises(InvalidLadderError) as caught:
        read([sheet], Options(), "")
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
        skill("reach", description="Goes far", descriptors={"1": "Asks  \n users"}),
        skill("depth", description="Goes deep", descriptors={"2": "Digs"}),
        skill("width", description="Is wide", descriptors={"2": "Opens"}),
    ]
    assert list(map(str, report.notes))[1:] == [
        "roles.csv:E2: the description of 'Reach' is different in E3, which is kept",
        "roles.csv:G2: the text of 'Reach' at '1' is different in G3, which is kept",
        "roles.csv:C5: the summary of 'Senior' is different in C4, which is kept",
        "roles.csv:G6: the text of 'Depth' at '2' is different in G5, which is kept",
        "roles.csv:E9: the description of 'Depth' is different in E5, which is kept",
    ]
