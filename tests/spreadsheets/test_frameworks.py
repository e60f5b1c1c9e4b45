"""Tables with a row for each role, level and skill, and the frameworks that they become."""

import csv
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from pm_career import from_dict, to_dict
from pm_career.exceptions import InvalidLadderError, UnknownColumnError
from pm_career.frameworks import Framework, level_fits
from pm_career.spreadsheets import FrameworkReport, read_framework, read_framework_with_report


def source(table: str) -> StringIO:
    """Return an open file with the cells of a table that is drawn with bars."""
    rows = [line.split("|") for line in table.strip().splitlines()]
    text = StringIO()
    csv.writer(text).writerows([cell.strip() for cell in row] for row in rows)
    text.seek(0)
    return text


def report_of(table: str, **told: Any) -> FrameworkReport:
    return read_framework_with_report(source(table), **told)


def framework_of(table: str, **told: Any) -> Framework:
    return read_framework(source(table), **told)


def tracks_of(table: str, **told: Any) -> dict[str, list[str]]:
    """Return the keys of the levels of each track, by its title."""
    return {track.title: list(track.levels) for track in framework_of(table, **told).tracks}


def notes_of(table: str, **told: Any) -> list[str]:
    return list(map(str, report_of(table, **told).notes))


def problems_of(table: str, **told: Any) -> list[str]:
    with pytest.raises(InvalidLadderError) as caught:
        framework_of(table, **told)
    return list(map(str, caught.value.problems))


def columns_of(table: str, **told: Any) -> dict[str, str]:
    (sheet,) = report_of(table, **told).sheets
    return {column.name: column.read_as for column in sheet.columns}


ROLES = """
    Family  | Role     | Level  | Skill     | Score
    Product | PM       | Junior | Discovery | 1
    Product | PM       | Senior | Discovery | 3
    Product | Designer | Junior | Craft     | 2
    Data    | Analyst  | Senior | SQL       | 3
"""


# Tracks


def test_each_role_is_a_track_over_one_catalogue() -> None:
    framework = framework_of(ROLES)
    assert tracks_of(ROLES) == {
        "PM": ["junior-pm", "senior-pm"],
        "Designer": ["junior-designer"],
        "Analyst": ["senior-analyst"],
    }
    assert [skill.name for skill in framework.skills] == ["Discovery", "Craft", "SQL"]
    assert [each.key for each in framework.proficiencies] == ["1", "2", "3"]
    assert [level.title for level in framework["PM"]] == ["Junior", "Senior"]
    assert framework.title == "Career framework"


def test_a_level_of_one_role_alone_has_the_key_of_its_name() -> None:
    table = """
        Role | Level   | Skill
        pm   | PM      | Discovery
        pm   | Lead PM | Discovery
        dev  | Dev     | Code
        dev  | Lead    | Code
    """
    assert tracks_of(table) == {"pm": ["pm", "lead-pm"], "dev": ["dev", "lead"]}


def test_a_level_keeps_its_aliases_beside_that_of_its_track() -> None:
    table = """
        Role     | Level | Skill | Also
        Designer | Lead  | Craft | Head
        Analyst  | Lead  | SQL   | Chief
    """
    framework = framework_of(table, facts={"Also": "aliases"})
    assert [level.aliases for level in framework.levels] == [
        ("Head", "Lead Designer"),
        ("Chief", "Lead Analyst"),
    ]


def test_a_level_and_a_track_whose_names_are_too_long_together_are_a_problem_of_the_level() -> None:
    lead = "L" * 600
    table = f"""
        Role     | Level  | Skill
        Designer | {lead} | Craft
        {"A" * 500} | {lead} | SQL
    """
    assert problems_of(table) == ["cell B3: expected at most 1,000 letters"]


def test_roles_are_the_same_in_any_spelling() -> None:
    table = "Role | Level | Skill\nP.M. | Junior | Discovery\npm | Senior | Discovery"
    assert tracks_of(table) == {"P.M.": ["junior", "senior"]}


def test_one_role_is_one_track() -> None:
    assert tracks_of(ROLES, where={"Role": "pm"}) == {"PM": ["junior", "senior"]}


def test_families_are_tracks_if_there_are_no_roles() -> None:
    table = "Job family | Level | Skill\nProduct | Junior | Discovery\nData | Junior | SQL"
    assert tracks_of(table) == {"Product": ["junior-product"], "Data": ["junior-data"]}


def test_a_caller_names_the_column_of_the_roles() -> None:
    table = """
        Guild   | Role | Level  | Skill
        Product | PM   | Junior | Discovery
        Product | PM   | Senior | Discovery
        Data    | Dev  | Middle | Code
    """
    assert tracks_of(table, role="guild") == {"Product": ["junior", "senior"], "Data": ["middle"]}
    assert columns_of(table, role="guild")["Role"] == "detail of the track"


def test_a_caller_names_the_column_of_the_descriptions() -> None:
    table = "Role | Level | Skill | Gist\nCook | Lead | Soup | Boils it"
    framework = framework_of(table, description="gist")
    assert [skill.description for skill in framework.skills] == ["Boils it"]
    assert framework == report_of(table, description="gist").framework


def test_headings_beside_those_of_the_roles_may_sound_like_levels() -> None:
    table = "Role | Level | Skill | Junior PM | Senior PM\nCook | Lead | Soup | a | b"
    assert tracks_of(table) == {"Cook": ["lead"]}


def test_roles_can_be_the_levels_of_another_column() -> None:
    table = """
        Guild   | Role      | Skill
        Product | PM        | Discovery
        Product | Senior PM | Discovery
        Data    | Analyst   | SQL
    """
    assert tracks_of(table, role="Guild") == {"Product": ["pm", "senior-pm"], "Data": ["analyst"]}


def test_a_heading_that_a_caller_names_must_be_there() -> None:
    with pytest.raises(UnknownColumnError) as caught:
        framework_of(ROLES, role="Roles of ours")
    assert str(caught.value) == (
        "the table has no column 'Roles of ours'; "
        "it has 'Family', 'Role', 'Level', 'Skill', 'Score'"
    )


def test_several_families_may_have_a_role_of_one_name() -> None:
    table = """
        Family  | Role | Level  | Skill
        Product | Lead | Junior | Discovery
        Data    | Lead | Junior | SQL
                | Lead | Junior | Rest
        Data    | Dev  | Junior | Code
    """
    assert tracks_of(table) == {
        "Lead (Product)": ["junior-lead-product"],
        "Lead (Data)": ["junior-lead-data"],
        "Lead": ["junior-lead"],
        "Dev": ["junior-dev"],
    }
    assert notes_of(table) == [
        "cell B2: 'Lead' is in several families, so this track is named 'Lead (Product)'",
        "cell B3: 'Lead' is in several families, so this track is named 'Lead (Data)'",
    ]
    assert columns_of(table) == {
        "Family": "track, with the role",
        "Role": "track",
        "Level": "level",
        "Skill": "skill",
    }


def test_a_role_of_two_families_is_two_tracks() -> None:
    table = """
        Family  | Role | Level  | Skill
        Product | Lead | Junior | Discovery
        Data    | Lead | Junior | SQL
    """
    assert list(tracks_of(table)) == ["Lead (Product)", "Lead (Data)"]


def test_merged_cells_of_roles_are_filled() -> None:
    table = """
        Role     | Level  | Skill
        PM       | Junior | Discovery
                 | Junior | Delivery
                 | Senior | Discovery
        Designer | Junior | Craft
                 | Senior | Craft
    """
    assert tracks_of(table) == {
        "PM": ["junior-pm", "senior-pm"],
        "Designer": ["junior-designer", "senior-designer"],
    }


def test_a_framework_needs_a_column_of_roles() -> None:
    assert problems_of("Level | Skill\nJunior | Maps") == [
        ("cell 1: expected a row of headings, such as Role, Level and Skill, got 'Level', 'Skill'")
    ]


def test_rows_without_a_role_make_no_track() -> None:
    table = "Role | Level | Rank | Skill | Note\nn/a | Junior | 1 | Discovery | Why"
    assert problems_of(table) == ["cell A2: expected the name of a role, got an empty cell"]


# Levels that several roles have


SHARED = """
    Role    | Motto | Level  | Years | Rank | Skill     | Score | Level description
    Maker   | Make  | Junior | 0-2   | 1    | Discovery | 1     | Learns
    Maker   | Make  | Junior | 0-2   | 1    | Delivery  | 2     | Learns
    Maker   | Make  | Senior | 3+    | 2    | Delivery  | 3     | Leads
    Manager | Help  | Senior | 3+    | 5    | Delivery  | 3     | Leads
    Manager | Help  | Junior | 0-2   | 4    | Delivery  | 2     | Learns
    Manager | Help  | Junior | 0-2   | 4    | Discovery | 1     | Learns
"""


def test_roles_that_say_the_same_of_a_level_share_it() -> None:
    framework = framework_of(SHARED)
    assert tracks_of(SHARED) == {"Maker": ["junior", "senior"], "Manager": ["junior", "senior"]}
    assert framework["maker"]["junior"] is framework["manager"]["junior"]
    assert [dict(to_dict(track)["details"]) for track in framework.tracks] == [
        {"Motto": "Make"},
        {"Motto": "Help"},
    ]
    assert notes_of(SHARED) == [
        "cell C2: 'Maker', 'Manager' say the same of 'Junior', so it is one level",
        "cell C4: 'Maker', 'Manager' say the same of 'Senior', so it is one level",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Junior | 0-2   | 4    | Discovery | 1", "Junior | 0-2   | 4    | Discovery | 2"),
        ("Junior | 0-2   | 4    | Discovery | 1", "Junior | 1-2   | 4    | Discovery | 1"),
        (
            "Junior | 0-2   | 4    | Discovery | 1     | Learns",
            "Junior | 0-2 | 4 | Discovery | 1 | ",
        ),
        ("Help  | Junior | 0-2   | 4    | Delivery  | 2", "Help | Junior | 0-2 | 4 | Craft | 2"),
    ],
    ids=["proficiency", "years", "summary", "skill"],
)
def test_levels_that_differ_are_two_levels(old: str, new: str) -> None:
    assert old in SHARED
    assert tracks_of(SHARED.replace(old, new)) == {
        "Maker": ["junior-maker", "senior"],
        "Manager": ["junior-manager", "senior"],
    }


def test_levels_with_one_name_and_details_of_their_own_are_two_levels() -> None:
    table = """
        Role    | Level  | Grade | Where  | Skill
        Maker   | Junior | A     | Office | Discovery
        Maker   | Senior | B     | Home   | Discovery
        Manager | Junior | B     | Office | Discovery
        Manager | Senior | B     | Office | Discovery
    """
    assert tracks_of(table) == {
        "Maker": ["junior-maker", "senior-maker"],
        "Manager": ["junior-manager", "senior-manager"],
    }
    assert columns_of(table)["Where"] == "detail of the level"


def test_levels_are_not_told_apart_by_roles_and_families() -> None:
    table = """
        Guild | Family | Role  | Level  | Skill
        Wood  | Shop   | Maker | Junior | Maps
        Iron  | Bank   | Boss  | Junior | Maps
    """
    assert tracks_of(table, role="Guild") == {"Wood": ["junior"], "Iron": ["junior"]}


def test_levels_with_grades_of_their_own_are_two_levels() -> None:
    table = """
        Role    | Grade | Level  | Skill
        Maker   | A     | Senior | Discovery
        Manager | B     | Senior | Discovery
    """
    assert tracks_of(table) == {"Maker": ["senior-maker"], "Manager": ["senior-manager"]}


def test_a_level_that_some_roles_share_has_the_key_of_the_first() -> None:
    table = """
        Role    | Level  | Skill
        Maker   | Senior | Discovery
        Manager | Senior | Discovery
        Cook    | Senior | Soup
    """
    assert tracks_of(table) == {
        "Maker": ["senior-maker"],
        "Manager": ["senior-maker"],
        "Cook": ["senior-cook"],
    }


# The order of the levels


CODES = """
    Role  | Level | Skill
    Maker | L10   | Discovery
    Maker | L2    | Discovery
    Boss  | Lead  | Hiring
    Boss  | Head  | Hiring
    Cook  | Chef  | Soup
"""


def test_without_another_order_the_levels_are_in_that_of_the_rows_and_their_numbers() -> None:
    assert tracks_of(CODES) == {"Maker": ["l2", "l10"], "Boss": ["lead", "head"], "Cook": ["chef"]}
    order = "lowest first; levels= sets another order"
    assert notes_of(CODES) == [
        "cell B: the levels of 'Maker' are in the order of the numbers, " + order,
        "cell B: the levels of 'Boss' are in the order of the rows, " + order,
    ]


def test_a_caller_orders_the_levels_of_all_roles_at_once() -> None:
    told = {"levels": ["Head", "Lead", "L10", "chef", "L2"]}
    assert tracks_of(CODES, **told) == {
        "Maker": ["l10", "l2"],
        "Boss": ["head", "lead"],
        "Cook": ["chef"],
    }
    assert notes_of(CODES, **told) == []
    framework = framework_of(CODES, **told)
    assert [level.key for level in framework.levels] == ["l10", "l2", "head", "lead", "chef"]


def test_levels_that_a_caller_omits_are_left_out() -> None:
    table = CODES + "Cook | Lead | Salt\nBoss | Page | Paper\nCook | Page | Paper too"
    told = {"levels": ["Lead", "L2", "L10", "Chef"]}
    assert tracks_of(table, **told) == {
        "Maker": ["l2", "l10"],
        "Boss": ["lead-boss"],
        "Cook": ["lead-cook", "chef"],
    }
    assert notes_of(table, **told) == ["cell B: left out 'Head', 'Page', not listed in levels="]
    skills = [skill.name for skill in framework_of(table, **told).skills]
    assert skills == ["Discovery", "Hiring", "Soup", "Salt"]


def test_a_caller_lists_a_level_of_each_role() -> None:
    assert problems_of(CODES, levels=["Lead", "Head", "Chief"]) == [
        "cell B: there is no level 'Chief'; did you mean 'Chef'?",
        "cell A2: expected a level of 'Maker' in levels=, got none",
        "cell A6: expected a level of 'Cook' in levels=, got none",
    ]


def test_names_of_levels_are_listed_once() -> None:
    assert problems_of(ROLES, levels=["Junior", "Senior", "Boss"]) == [
        "cell C: there is no level 'Boss'; there are 'Junior', 'Senior'"
    ]


def test_a_column_orders_the_levels_of_each_role() -> None:
    table = """
        Role  | Level | Level order | Skill
        Maker | Big   | 2           | Discovery
        Maker | Small | 1           | Discovery
        Boss  | Head  | 2           | Hiring
        Boss  | Lead  | 1           | Hiring
    """
    assert tracks_of(table) == {"Maker": ["small", "big"], "Boss": ["lead", "head"]}
    assert notes_of(table) == []
    assert columns_of(table)["Level order"] == "order of the levels"


def test_a_column_that_orders_the_levels_of_one_role_alone_is_a_detail() -> None:
    table = """
        Role  | Level | Rank | Skill
        Maker | Big   | 2    | Discovery
        Maker | Small | 1    | Discovery
        Boss  | Head  | 2    | Hiring
        Boss  | Lead  | 2    | Hiring
    """
    assert tracks_of(table) == {"Maker": ["big", "small"], "Boss": ["head", "lead"]}
    assert columns_of(table)["Rank"] == "detail of the level"
    assert notes_of(table) == [
        (
            "cell B: the levels of 'Maker', 'Boss' are in the order of the rows, lowest first; "
            "levels= sets another order"
        )
    ]


# Facts


def test_a_column_that_depends_on_the_role_is_a_detail_of_the_track() -> None:
    framework = framework_of(ROLES)
    assert [dict(to_dict(track)["details"]) for track in framework.tracks] == [
        {"Family": "Product"},
        {"Family": "Product"},
        {"Family": "Data"},
    ]
    assert columns_of(ROLES) == {
        "Family": "detail of the track",
        "Role": "track",
        "Level": "level",
        "Skill": "skill",
        "Score": "proficiency",
    }


def test_a_family_of_all_roles_is_the_title() -> None:
    table = ROLES.replace("Data   ", "Product")
    assert framework_of(table).title == "Product"
    assert columns_of(table)["Family"] == "title of the framework"

    framework = framework_of(table, title="Acme")
    assert (framework.title, to_dict(framework)["details"]) == ("Acme", {"Family": "Product"})
    assert columns_of(table, title="Acme")["Family"] == "detail of the framework"


def test_the_description_of_a_role_is_the_summary_of_its_track() -> None:
    table = """
        Role | Role description | Level  | Skill
        PM   | Decides          | Junior | Discovery
        PM   |                  | Senior | Discovery
        Dev  |                  | Junior | Code
    """
    framework = framework_of(table)
    assert [track.summary for track in framework.tracks] == ["Decides", ""]
    assert columns_of(table)["Role description"] == "summary of the track"
    assert framework_of(table, where={"Role": "PM"})["pm"].summary == "Decides"


def test_descriptions_that_differ_within_a_role_are_not_lost() -> None:
    table = """
        Role | Role description | Level  | Skill
        PM   | Decides          | Junior | Discovery
        PM   | Decides a lot    | Senior | Discovery
    """
    level = framework_of(table).level("senior")
    assert to_dict(level)["details"] == {"Role description": "Decides a lot"}


def test_facts_are_about_levels() -> None:
    table = """
        Role | Office | Grade | Level  | Skill
        PM   | Here   | A     | Junior | Discovery
        Dev  | There  | B     | Senior | Code
    """
    framework = framework_of(table, facts=["Office"])
    assert [to_dict(level)["details"] for level in framework.levels] == [
        {"Office": "Here", "Grade": "A"},
        {"Office": "There", "Grade": "B"},
    ]
    assert to_dict(framework_of(table).tracks[0])["details"] == {"Office": "Here"}


def test_a_text_of_a_track_that_cannot_be_seen_is_reported_at_its_cell() -> None:
    table = """
        Role | Office | Level | Skill
        PM   | Here   | L1    | Maps
        PM   | Here   | L2    | Maps
        @    | @      | L3    | Nets
        @    | @      | L4    | Nets
    """
    fault = r"expected a text that can be seen, got '\u200b'"
    assert problems_of(table.replace("@", "\u200b")) == [
        f"cell A4: {fault}",
        f"cell B4: {fault}",
    ]


def test_titles_and_codes_are_those_of_each_role() -> None:
    table = """
        Role | Level | Title     | Skill
        PM   | 1     | Junior PM | Discovery
        PM   | 2     | PM        | Discovery
        Dev  | 1     | Dev       | Code
        Dev  | 2     | Dev       | Code
    """
    assert tracks_of(table) == {"PM": ["junior-pm", "pm"], "Dev": ["dev-1", "dev-2"]}


# Skills


def test_a_text_of_a_skill_at_a_proficiency_is_a_descriptor_once() -> None:
    table = """
        Role | Level  | Skill     | Skill description | Score | Evidence
        PM   | Junior | Discovery | Finds out         | 1     | Asks
        PM   | Senior | Discovery | Finds out         | 2     | Plans
        Dev  | Junior | Discovery | Finds out         | 1     | Asks
        Dev  | Senior | Discovery | Finds out why     | 2     | N/A
    """
    (skill,) = framework_of(table).skills
    assert to_dict(skill) == {
        "key": "discovery",
        "name": "Discovery",
        "description": "Finds out",
        "descriptors": {"1": "Asks", "2": "Plans"},
    }
    assert notes_of(table)[1:] == [
        "cell B2: 'PM', 'Dev' say the same of 'Junior', so it is one level",
        "cell D5: the description of 'Discovery' is different in D2; the text there is kept",
        "cell F5: 'N/A' was read as an empty cell",
    ]


# Sheets


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a workbook with roles, their scale, and another sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in {
        "Roles": [["Role", "Level", "Skill", "Rating"], ["PM", "Junior", "Discovery", "Some"]],
        "Scale": [["Proficiency", "Meaning"], ["Some", "A bit"], ["All", "Much"]],
        "Levels": [["Level", "Title"], ["Junior", "APM"]],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def test_a_workbook_may_have_the_scale_and_other_sheets(book: Path) -> None:
    report = read_framework_with_report(book)
    assert [each.meaning for each in report.framework.proficiencies] == ["A bit", "Much"]
    assert report.framework.title == "book"
    assert [(sheet.place, sheet.kind) for sheet in report.sheets] == [
        (f"{book}:Roles", "long"),
        (f"{book}:Scale", "scale"),
    ]
    assert list(map(str, report.notes)) == [
        f"{book}:Levels: this sheet was left out; it has no headings of a framework"
    ]


def test_a_scale_alone_is_no_framework(book: Path) -> None:
    with pytest.raises(InvalidLadderError) as caught:
        read_framework(book, sheet="Scale")
    assert str(caught.value) == (
        f"{book}:Scale!1: expected a row of headings, such as Role, Level and Skill, "
        "got 'Proficiency', 'Meaning'"
    )


def test_one_sheet_has_the_roles(tmp_path: Path) -> None:
    path = tmp_path / "roles.md"
    table = "| Ours | | |\n| --- | --- | --- |\n| Role | Level | Skill |\n| PM | Junior | Maps |\n"
    path.write_text(f"# A\n\n{table}\n# B\n\n{table}", encoding="utf-8")
    with pytest.raises(InvalidLadderError) as caught:
        read_framework(path)
    assert str(caught.value) == (
        f"{path}:12: expected one sheet with roles, got another one; choose with sheet="
    )
    assert list(read_framework(path, sheet="B")) == ["pm"]


# Arguments


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"levels": ["PM", " "]}, "levels must have no blank name, got ' '"),
        ({"scale": ["Low", "low"]}, "scale must have each name once, got 'low' again"),
        ({"sheet": ""}, "sheet must have no blank name, got ''"),
        ({"where": {" ": "x"}}, "where must have no blank name, got ' '"),
    ],
    ids=str,
)
def test_an_argument_that_makes_no_sense_is_refused(told: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  the whole message is asserted
        framework_of(ROLES, **told)
    assert str(caught.value) == message


def test_both_functions_have_the_same_arguments() -> None:
    table = """
        Skill | Role  | Level | Category | Definition | Score | Where
        Sail  | Wind  | Low   | Rope     | Ties       | Mate  | Sea
        Sail  | Wind  | High  | Rope     | Ties       | Boss  | Sea
        Row   | Water | High  | Oar      | Pulls      | Mate  | Sea
        Ride  | Land  | High  | Horse    | Sits       | Mate  | Land
    """
    told: dict[str, Any] = {
        "title": "Boats",
        "role": "Skill",
        "level": "Score",
        "skill": "Category",
        "category": "Role",
        "description": "Definition",
        "proficiency": "Level",
        "levels": ["Boss", "Mate"],
        "scale": ["High", "Low"],
        "facts": ["Where"],
        "where": {"Where": "Sea"},
    }
    framework = framework_of(table, **told)
    assert framework == report_of(table, **told).framework
    assert to_dict(framework) == {
        "title": "Boats",
        "proficiencies": [{"key": "high", "name": "High"}, {"key": "low", "name": "Low"}],
        "skills": [
            {"key": "rope", "name": "Rope", "category": "Wind", "description": "Ties"},
            {"key": "oar", "name": "Oar", "category": "Water", "description": "Pulls"},
        ],
        "tracks": [
            {"key": "sail", "title": "Sail", "levels": ["boss", "mate-sail"]},
            {"key": "row", "title": "Row", "levels": ["mate-row"]},
        ],
        "levels": [
            {
                "key": "boss",
                "title": "Boss",
                "details": {"Where": "Sea"},
                "expectations": [{"skills": {"rope": "high"}}],
            },
            {
                "key": "mate-sail",
                "title": "Mate",
                "aliases": ["Mate Sail"],
                "details": {"Where": "Sea"},
                "expectations": [{"skills": {"rope": "low"}}],
            },
            {
                "key": "mate-row",
                "title": "Mate",
                "aliases": ["Mate Row"],
                "details": {"Where": "Sea"},
                "expectations": [{"skills": {"oar": "high"}}],
            },
        ],
    }


# The report


SHIP = [
    {"Role": "Cook", "Level": "Lead", "Skill": "Soup", "Rating": 2},
    {"Role": "Sailor", "Level": "Lead", "Skill": "Maps", "Rating": 3},
    {"Role": "Sailor", "Level": "Captain", "Skill": "Nets", "Rating": "-"},
]


def test_the_report_shows_the_framework_the_sheets_the_tracks_and_the_notes() -> None:
    report = read_framework_with_report(SHIP, title="Sea")
    assert str(report) == (
        "Sea\n"
        "  2 tracks, 3 levels, 3 skills, 3 proficiencies\n"
        "\n"
        "  The rows (long)\n"
        "\n"
        "  column 1  Role    track\n"
        "  column 2  Level   level\n"
        "  column 3  Skill   skill\n"
        "  column 4  Rating  proficiency\n"
        "\n"
        "  Tracks\n"
        "\n"
        "  Cook    Lead\n"
        "  Sailor  Lead, Captain\n"
        "\n"
        "  Notes\n"
        "    - Level: the levels of 'Sailor' are in the order of the rows, lowest first;\n"
        "      levels= sets another order\n"
        "    - [2].Rating: '-' was read as an empty cell"
    )


def test_the_tables_of_the_report_have_headings_and_captions() -> None:
    report = read_framework_with_report(SHIP)
    lines = report.to_markdown().splitlines()
    assert "| Place | Name | Read as |" in lines
    assert "| Track | Levels\\, lowest first |" in lines

    page = report.to_html()
    assert re.findall("<caption.*?>(.*?)</caption>", page) == ["The rows (long)", "Tracks"]


def test_the_report_is_plain_data() -> None:
    report = report_of(ROLES)
    assert from_dict(FrameworkReport, to_dict(report)) == report
    assert to_dict(report)["framework"] == to_dict(report.framework)


# A large table

ROLE_COUNT, LEVELS_OF_ROLE, SKILLS_OF_LEVEL = 50, 4, 40
SKILL_COUNT, HIGHEST = 190, 10


def large_table() -> list[dict[str, str]]:
    """Return a row for each role, level and skill: 8,000 rows with 1,800 texts in all."""
    return [
        {
            "Role Family": f"Family {role // 10}",
            "Role": f"Role {role}",
            "Role Description": f"What role {role} is for.",
            "Role Level": f"Level {level}",
            "Role Level Description": f"What level {level} of role {role} answers for.",
            "Skill Name": f"Skill {skill}",
            "Skill Description": f"What skill {skill} is about.",
            "Skill Level": f"{rank}",
            "Skill Level Description": (
                f"Skill {skill} at {rank}." if rank < HIGHEST or skill % 19 > 9 else "NOT IN USE"
            ),
        }
        for role in range(ROLE_COUNT)
        for level in range(LEVELS_OF_ROLE)
        for number in range(SKILLS_OF_LEVEL)
        for skill in [(role * 7 + number * 3) % SKILL_COUNT]
        for rank in [1 + (role + level + number) % HIGHEST]
    ]


def test_a_large_table_becomes_a_framework_that_answers() -> None:
    framework = read_framework(large_table(), title="Everybody")

    assert (len(framework), len(framework.levels), len(framework.skills)) == (50, 200, 190)
    assert sum(len(skill.descriptors) for skill in framework.skills) == 1_800
    assert framework.tracks[7].levels == tuple(f"level-{level}-role-7" for level in range(4))
    assert framework.tracks[49].summary == "What role 49 is for."

    level = framework.level("level-2-role-33")
    (expectation,) = level.expectations
    profile = {each.skill: each.proficiency for each in expectation.requirements}
    first, *others = level_fits(profile, ladder=framework)
    assert (first.level, first.tracks, first.distance) == (level, ("role-33",), 0)
    assert len(others) == 199
    assert min(other.distance for other in others) > 0
