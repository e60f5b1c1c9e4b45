"""Files of sheets: what stands in them, how a workbook looks, and what cannot be written."""

import csv
import sys
import time
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import attrs
import pytest
from openpyxl import load_workbook

from pm_career import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    InvalidLadderError,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    default_ladder,
)
from pm_career._wording import format_path
from pm_career.spreadsheets import read_ladder, write_ladder
from pm_career.spreadsheets._writing import writing
from pm_career.spreadsheets._writing.layouts import to_table
from pm_career.spreadsheets._writing.tables import NamesInSheets, Table, to_tables

TINY = Ladder(
    title="Tiny",
    levels=[
        Level(
            key="pm",
            title="PM",
            responsibilities=["Ships", "Learns"],
            expectations=[
                Expectation(requirements=[Requirement(skill="ship", proficiency="basic")])
            ],
            experience=Experience(min_years=0.5, max_years=2),
            details=[Detail(name="Grade", text="=7")],
        ),
        Level(
            key="lead",
            title="Lead",
            expectations=[
                Expectation(
                    statement="Ships what matters",
                    requirements=[
                        Requirement(skill="ship", proficiency="good"),
                        Requirement(skill="sell", proficiency="basic"),
                    ],
                ),
                Expectation(requirements=[Requirement(skill="ship", proficiency="basic")]),
            ],
            details=[Detail(name="Pay", text="-"), Detail(name="Grade", text="8")],
        ),
    ],
    skills=[
        Skill(
            key="ship",
            name="Shipping",
            category="Craft",
            descriptors=[Descriptor(proficiency="good", text="Ships daily")],
        ),
        Skill(key="sell", name="Selling", category="Market"),
    ],
    proficiencies=[Proficiency(key="basic", name="Basic"), Proficiency(key="good", name="Good")],
)

FULL = Ladder(
    title="Full",
    summary="All fields",
    version="2",
    source="Acme",
    cumulative=True,
    growth=["Ask"],
    advancement=["Prove it", "Apply"],
    levels=[
        Level(key="pm", title="PM"),
        Level(
            key="lead",
            title="Lead",
            aliases=["Head"],
            summary="Leads",
            responsibilities=["Ships"],
            expectations=[
                Expectation(
                    statement="Ships daily",
                    requirements=[Requirement(skill="ship", proficiency="good")],
                )
            ],
            experience=Experience(min_years=3, max_years=5.5, background=["Sales"]),
            details=[Detail(name="Grade", text="7")],
        ),
    ],
    skills=[
        Skill(
            key="ship",
            name="Shipping",
            category="Craft",
            description="Delivers",
            descriptors=[Descriptor(proficiency="good", text="Daily")],
            details=[Detail(name="Link", text="a.com")],
        )
    ],
    proficiencies=[
        Proficiency(key="basic", name="Basic", meaning="Learns"),
        Proficiency(key="good", name="Good", meaning="Knows"),
    ],
    details=[Detail(name="Owner", text="Ann"), Detail(name="Title", text="Mine")],
)
"""A ladder with all fields."""


def test_a_csv_file_has_the_tables_one_below_the_other(tmp_path: Path) -> None:
    write_ladder(TINY, tmp_path / "tiny.csv")
    content = (tmp_path / "tiny.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfLadder\r\nField,Text\r\n")
    assert content.decode("utf-8-sig").replace("\r\n", "\n") == (
        "Ladder\n"
        "Field,Text\n"
        "Title,Tiny\n"
        "\n"
        "Levels\n"
        "Key,Title,Aliases,Summary,Responsibilities,Minimum years,Maximum years,Background,"
        "Pay,Grade\n"
        'pm,PM,,,"Ships\nLearns",0.5,2,,,\'=7\n'
        "lead,Lead,,,,,,,'-,8\n"
        "\n"
        "Skills\n"
        "Category,Skill,Key,Description,PM,Lead\n"
        "Craft,Shipping,ship,,Basic,Good\n"
        "Market,Selling,sell,,,Basic\n"
        "\n"
        "Expectations\n"
        "Level,Expectation,Skills\n"
        "PM,,Shipping\n"
        'Lead,Ships what matters,"Shipping\nSelling"\n'
        "Lead,,Shipping: Basic\n"
        "\n"
        "Descriptors\n"
        "Skill,Good\n"
        "Shipping,Ships daily\n"
        "\n"
        "Scale\n"
        "Key,Name,Meaning\n"
        "basic,Basic,\n"
        "good,Good,\n"
    )


def test_a_tsv_file_has_tabs(tmp_path: Path) -> None:
    write_ladder(TINY, tmp_path / "tiny.TSV", layout="matrix")
    text = (tmp_path / "tiny.TSV").read_text("utf-8-sig")
    assert text.splitlines() == [
        "Category\tSkill\tDescription\tPM\tLead",
        "Craft\tShipping\t\tBasic\tGood",
        "Market\tSelling\t\t\tBasic",
    ]


def test_details_in_several_orders_have_several_columns() -> None:
    orders = [("A", "B"), ("B", "A"), ("C", "B"), ("B", "A", "D")]
    ladder = Ladder(
        title="Orders",
        levels=[
            Level(
                key=f"l-{n}",
                title=f"L {n}",
                details=[Detail(name=name, text=f"{name}{n}") for name in names],
            )
            for n, names in enumerate(orders)
        ],
    )
    headings, *rows = to_tables(ladder)[1].rows
    assert headings[8:] == ["C", "A", "B", "A", "D"]
    assert [row[8:] for row in rows] == [
        [None, "A0", "B0", None, None],
        [None, None, "B1", "A1", None],
        ["C2", None, "B2", None, None],
        [None, None, "B3", "A3", "D3"],
    ]


def ladder_that_expects(
    *expectations: tuple[str, str], proficiency: str | None = None, scale: bool = False
) -> Ladder:
    """Return a ladder of one level, given each statement and the keys of its skills."""
    return Ladder(
        title="Texts",
        levels=[
            Level(
                key="pm",
                title="PM",
                expectations=[
                    Expectation(
                        statement=statement,
                        requirements=[
                            Requirement(skill=skill, proficiency=proficiency)
                            for skill in skills.split()
                        ],
                    )
                    for statement, skills in expectations
                ],
            )
        ],
        skills=[
            Skill(
                key="plan",
                name="Plan",
                description="Plans",
                details=[
                    Detail(name=name, text=name) for name in ("Link", "Key", "PM", "Senior PM")
                ],
            ),
            Skill(key="sell", name="Sell"),
        ],
        proficiencies=[Proficiency(key="good", name="Good")] if scale else [],
    )


@pytest.mark.parametrize(
    ("expectations", "fit"),
    [
        ([("", "plan sell")], True),
        ([("", "sell plan")], False),
        ([("Plans", "plan"), ("Sells", "sell")], True),
        ([("Sells", "sell"), ("Plans", "plan")], False),
        ([("", "sell"), ("Plans", "plan"), ("Plans more", "plan")], True),
        ([("", "sell plan"), ("Plans", "plan")], False),
        ([("Plans", "plan"), ("", "sell")], False),
        ([("Plans and sells", "plan sell")], False),
        ([("Is kind", "")], False),
        ([("x", "plan")], False),
    ],
    ids=str,
)
def test_a_matrix_has_all_expectations_that_are_read_from_it(
    expectations: list[tuple[str, str]], *, fit: bool
) -> None:
    ladder = ladder_that_expects(*expectations)
    assert ("Expectations" not in [table.name for table in to_tables(ladder)]) == fit


@pytest.mark.parametrize(("statement", "fits"), [("", True), ("Plans", False)])
def test_a_matrix_of_proficiencies_has_no_texts(statement: str, *, fits: bool) -> None:
    ladder = ladder_that_expects((statement, "plan"), proficiency="good", scale=True)
    tables = {table.name: table for table in to_tables(ladder)}
    assert [row[-1] for row in tables["Skills"].rows] == ["PM", "Good", None]
    assert ("Expectations" not in tables) == fits


def test_only_the_first_row_of_a_skill_has_its_description_and_details() -> None:
    ladder = ladder_that_expects(("Plans", "plan"), ("Plans more", "plan"))
    assert to_tables(ladder)[2].rows == [
        [
            *("Category", "Skill", "Key", "Description"),
            # Each would be another column without the mark, except for the first.
            *("Link", "Detail: Key", "Detail: PM", "Detail: Senior PM", "PM"),
        ],
        [None, "Plan", "plan", "Plans", "Link", "Key", "PM", "Senior PM", "Plans"],
        [None, "Plan", "plan", None, None, None, None, None, "Plans more"],
        [None, "Sell", "sell", None, None, None, None, None, None],
    ]


def test_names_in_sheets_have_a_key_where_they_mean_something_else() -> None:
    ladder = Ladder(
        title="Names",
        levels=[
            Level(key="lead", title="Lead"),
            Level(key="head", title="Head", aliases=["Lead"]),
        ],
        skills=[
            Skill(key="a", name="Plan"),
            Skill(key="b", name="Plan: Good"),
            Skill(key="c", name="a: good"),
        ],
        proficiencies=[Proficiency(key="good", name="Good")],
    )
    names = NamesInSheets(ladder)
    assert [names.level(each.key) for each in ladder] == ["Lead (lead)", "Head"]
    assert names.asked("a", "good") == "Plan: Good (good)"
    assert names.asked("c", None) == "a: good (c)"


def test_all_fields_have_a_cell() -> None:
    assert [(table.name, table.rows) for table in to_tables(FULL)] == [
        (
            "Ladder",
            [
                ["Field", "Text"],
                ["Title", "Full"],
                ["Summary", "All fields"],
                ["Version", "2"],
                ["Source", "Acme"],
                ["Cumulative", "yes"],
                ["Growth", "Ask"],
                ["Advancement", "Prove it\nApply"],
                ["Owner", "Ann"],
                # "Title" alone is another field.
                ["Detail: Title", "Mine"],
            ],
        ),
        (
            "Levels",
            [
                [
                    *("Key", "Title", "Aliases", "Summary", "Responsibilities"),
                    *("Minimum years", "Maximum years", "Background", "Grade"),
                ],
                ["pm", "PM", None, None, None, None, None, None, None],
                ["lead", "Lead", "Head", "Leads", "Ships", 3, 5.5, "Sales", "7"],
            ],
        ),
        (
            "Skills",
            [
                ["Category", "Skill", "Key", "Description", "Link", "PM", "Lead"],
                ["Craft", "Shipping", "ship", "Delivers", "a.com", None, "Good"],
            ],
        ),
        (
            "Expectations",
            [["Level", "Expectation", "Skills"], ["Lead", "Ships daily", "Shipping"]],
        ),
        ("Descriptors", [["Skill", "Good"], ["Shipping", "Daily"]]),
        (
            "Scale",
            [["Key", "Name", "Meaning"], ["basic", "Basic", "Learns"], ["good", "Good", "Knows"]],
        ),
    ]


def test_all_fields_are_read_from_their_cells(tmp_path: Path) -> None:
    for file in (tmp_path / "full.csv", tmp_path / "full.xlsx"):
        write_ladder(FULL, file)
        assert read_ladder(file) == FULL


def paths(table: Table) -> list[str]:
    """Return the path of each cell in the last row."""
    last = len(table.rows) - 1
    return [format_path(table.path(last, column)) for column in range(len(table.columns))]


def test_each_cell_has_the_path_of_its_value() -> None:
    tables = {table.name: table for table in to_tables(FULL)}
    assert {name: paths(table) for name, table in tables.items()} == {
        "Ladder": ["details.Title"] * 2,
        "Levels": [
            "levels[1].key",
            "levels[1].title",
            "levels[1].aliases",
            "levels[1].summary",
            "levels[1].responsibilities",
            "levels[1].experience.min_years",
            "levels[1].experience.max_years",
            "levels[1].experience.background",
            "levels[1].details.Grade",
        ],
        "Skills": [
            "skills[0].category",
            "skills[0].name",
            "skills[0].key",
            "skills[0].description",
            "skills[0].details.Link",
            "levels[0].expectations",
            "levels[1].expectations",
        ],
        "Expectations": [
            "levels[1].expectations[0]",
            "levels[1].expectations[0].statement",
            "levels[1].expectations[0].skills",
        ],
        "Descriptors": ["skills[0]", "skills[0].descriptors.good"],
        "Scale": ["proficiencies[1].key", "proficiencies[1].name", "proficiencies[1].meaning"],
    }
    assert [format_path(path) for path in tables["Ladder"].about] == [
        *("title", "summary", "version", "source", "cumulative", "growth", "advancement"),
        *("details.Owner", "details.Title"),
    ]


def test_a_heading_has_the_path_of_its_column() -> None:
    skills = to_tables(FULL)[2]
    assert [format_path(skills.path(0, column)) for column in range(len(skills.columns))] == [
        *("category", "name", "key", "description", "details.Link"),
        *("levels[0].expectations", "levels[1].expectations"),
    ]


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        (
            "matrix",
            [
                *("skills[0].category", "skills[0].name", "skills[0].description"),
                *("levels[0].expectations", "levels[1].expectations"),
            ],
        ),
        ("long", ["levels[1].expectations"] * 6),
        (
            "levels",
            [
                *("levels[1].title", "levels[1].experience", "levels[1].summary"),
                "levels[1].details.Grade",
            ],
        ),
    ],
)
def test_each_cell_of_a_layout_has_the_path_of_its_value(layout: Any, expected: list[str]) -> None:
    assert paths(to_table(FULL, layout)) == expected


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    file = tmp_path_factory.mktemp("books") / "tiny.xlsx"
    write_ladder(TINY, file)
    return load_workbook(file)


def test_a_workbook_opens_with_the_matrix(book: Any) -> None:
    assert book.sheetnames == ["Ladder", "Levels", "Skills", "Expectations", "Descriptors", "Scale"]
    assert book.active.title == "Skills"


@pytest.mark.parametrize(
    ("layout", "sheet"), [("matrix", "Skills"), ("long", "Skills by level"), ("levels", "Levels")]
)
def test_the_sheet_of_a_layout_has_its_name(tmp_path: Path, layout: Any, sheet: str) -> None:
    write_ladder(FULL, tmp_path / "full.xlsx", layout=layout)
    book = load_workbook(tmp_path / "full.xlsx")
    assert book.sheetnames == [sheet]
    assert book.worksheets[0] == book.active


def test_a_workbook_of_one_table_has_one_sheet(tmp_path: Path) -> None:
    write_ladder(TINY, tmp_path / "one.xlsx", layout="levels")
    book = load_workbook(tmp_path / "one.xlsx")
    assert book.sheetnames == ["Levels"]
    assert [cell.value for cell in book["Levels"][2]] == ["PM", "0.5-2 years", None, "=7", None]


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [
        ("Ladder", "B2"),
        ("Levels", "C2"),
        ("Skills", "C2"),
        ("Expectations", "B2"),
        ("Descriptors", "B2"),
        ("Scale", "C2"),
    ],
)
def test_headings_and_names_stay_in_view(book: Any, sheet: str, cell: str) -> None:
    assert book[sheet].freeze_panes == cell
    assert book[sheet].print_title_rows == "$1:$1"


def test_a_sheet_is_as_wide_as_a_page(book: Any) -> None:
    for sheet in book:
        page = sheet.page_setup
        assert (page.orientation, page.paperSize) == ("landscape", 9)  # A4
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        # It may have any number of pages below each other.
        assert page.fitToHeight == 0


def test_texts_are_no_formulas(book: Any) -> None:
    grade = book["Levels"]["J2"]
    assert (grade.value, grade.data_type, grade.quotePrefix) == ("=7", "s", True)
    assert not book["Levels"]["J3"].quotePrefix


def test_years_are_numbers(book: Any) -> None:
    low, high = book["Levels"]["F2"], book["Levels"]["G2"]
    assert (low.value, low.number_format) == (0.5, "0.0#")
    assert (high.value, high.number_format) == (2, "0")


def test_categories_and_levels_are_bands(book: Any) -> None:
    def colours(sheet: str) -> list[str]:
        return [row[0].fill.fgColor.rgb[2:] for row in book[sheet].iter_rows(min_row=2)]

    assert colours("Skills") == ["FFFFFF", "E8EEF7"]
    assert colours("Expectations") == ["FFFFFF", "E8EEF7", "E8EEF7"]
    assert colours("Scale") == ["FFFFFF", "FFFFFF"]


def look(cell: Any) -> str:
    """Return how a cell looks: its letters, its colour, and where its text stands."""
    weight = "bold" if cell.font.bold else "plain"
    letters = cell.font.color.rgb[2:] if cell.font.color else "usual"
    return f"{weight} {letters} on {cell.fill.fgColor.rgb[2:]}, {cell.alignment.horizontal}"


def test_cells_look_as_what_they_hold(book: Any) -> None:
    heading = "bold FFFFFF on 1F3A5F, None"
    key = "plain 808080 on FFFFFF, None"
    name = "bold usual on FFFFFF, None"
    text = "plain usual on FFFFFF, None"
    centred = "plain usual on FFFFFF, center"

    assert [look(cell) for cell in book["Skills"][1]] == [heading] * 6
    assert [look(cell) for cell in book["Skills"][2]] == [text, name, key, text, centred, centred]
    # The years, which are numbers, are in the middle.
    assert [look(cell) for cell in book["Levels"][2]] == [
        *(key, name, text, text, text),
        *(centred, centred, text, text, text),
    ]
    assert [look(cell) for cell in book["Levels"][3]] == [key, name, *[text] * 8]


@pytest.mark.parametrize(
    ("layout", "names", "first_that_moves"),
    [("matrix", ["B2"], "C2"), ("long", ["A2", "C2"], "D2"), ("levels", ["A2"], "B2")],
)
def test_the_names_of_a_layout_are_bold_and_stay_in_view(
    tmp_path: Path, layout: Any, names: list[str], first_that_moves: str
) -> None:
    write_ladder(FULL, tmp_path / "full.xlsx", layout=layout)
    (sheet,) = load_workbook(tmp_path / "full.xlsx")
    assert [cell.coordinate for cell in sheet[2] if cell.font.bold] == names
    assert sheet.freeze_panes == first_that_moves


def test_all_cells_have_lines_between_them_and_broken_texts(book: Any) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {(cell.font.name, cell.font.sz) for cell in cells} == {("Calibri", 11)}
    assert {(cell.alignment.vertical, cell.alignment.wrap_text) for cell in cells} == {
        ("top", True)
    }
    for cell in cells:
        right, bottom = cell.border.right, cell.border.bottom
        assert (right.style, right.color.rgb) == ("thin", "00C9CFD8")
        assert (bottom.style, bottom.color.rgb) == ("thin", "00C9CFD8")


@pytest.mark.parametrize(
    ("letters", "horizontal"), [(20, "center"), (21, None)], ids=["20 letters", "21 letters"]
)
def test_only_short_texts_of_levels_are_in_the_middle(
    tmp_path: Path, letters: int, horizontal: str | None
) -> None:
    ladder = Ladder(
        title="Texts",
        levels=[
            Level(
                key="pm",
                title="PM",
                expectations=[
                    Expectation(statement="a" * letters, requirements=[Requirement(skill="plan")]),
                    Expectation(statement="Sells", requirements=[Requirement(skill="sell")]),
                ],
            )
        ],
        skills=[Skill(key="plan", name="Plan"), Skill(key="sell", name="Sell")],
    )
    write_ladder(ladder, tmp_path / "texts.xlsx")
    sheet = load_workbook(tmp_path / "texts.xlsx")["Skills"]
    assert [sheet[cell].alignment.horizontal for cell in ("E2", "E3")] == [horizontal] * 2


def test_widths_and_heights_fit(tmp_path: Path) -> None:
    summary = "word " * 40 + "\n\n产品 " * 2
    ladder = Ladder(
        title="产品产品产品产品产品",
        summary=summary,
        details=[Detail(name="Long", text="\n" * 500 + "end")],
        levels=[Level(key="pm", title="PM")],
    )
    write_ladder(ladder, tmp_path / "wide.xlsx")
    sheet = load_workbook(tmp_path / "wide.xlsx")["Ladder"]
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (10, 50)
    assert [sheet.row_dimensions[row].height for row in (1, 2, 3, 4)] == [15, 15, 120, 405]
    with ZipFile(tmp_path / "wide.xlsx") as archive:
        assert b"customHeight" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_column_is_wider_than_its_longest_line_or_word_of_its_heading(tmp_path: Path) -> None:
    details = {
        # The letters of East Asia, and those as wide as them, take twice the room.
        "Wide": "产品\uff21\uff21产品a",
        "Lines": f"a\n{'b' * 20}\nc",
        "Very comprehensive headings": "d",
        "Just": "e" * 46,
        "Too much": "f" * 48,
    }
    level = Level(
        key="pm", title="PM", details=[Detail(name=name, text=details[name]) for name in details]
    )
    write_ladder(Ladder(title="Widths", levels=[level]), tmp_path / "widths.xlsx", layout="levels")
    columns = load_workbook(tmp_path / "widths.xlsx")["Levels"].column_dimensions
    assert [columns[column].width for column in "ABCDEFGH"] == [10, 10, 10, 16, 23, 16, 49, 50]


def test_a_row_is_as_high_as_the_lines_of_its_highest_cell(tmp_path: Path) -> None:
    texts = ["a" * 50, "a" * 51, "a" * 100, "产" * 26, "a\n\nb", "\n".join("a" * 27), "a\n" * 28]
    levels = [
        Level(key=f"l-{n}", title=f"L{n}", summary=text, details=[Detail(name="More", text="b")])
        for n, text in enumerate(texts)
    ]
    write_ladder(Ladder(title="Rows", levels=levels), tmp_path / "rows.xlsx", layout="levels")
    rows = load_workbook(tmp_path / "rows.xlsx")["Levels"].row_dimensions
    assert [rows[number].height for number in range(1, 9)] == [15, 15, 30, 30, 30, 45, 405, 405]


def test_cells_of_levels_offer_the_scale(book: Any) -> None:
    (offer,) = book["Skills"].data_validations.dataValidation
    assert (offer.type, offer.formula1) == ("list", "Scale!$B$2:$B$3")
    assert str(offer.sqref) == "E2:F103"
    assert offer.showErrorMessage
    assert (offer.errorTitle, offer.error) == (
        "Not on the scale",
        "Choose a name from the sheet Scale.",
    )
    assert not book["Levels"].data_validations.dataValidation


def test_cells_of_all_levels_offer_the_scale(tmp_path: Path) -> None:
    ladder = attrs.evolve(TINY, levels=[*TINY.levels, Level(key="vp", title="VP")])
    write_ladder(ladder, tmp_path / "three.xlsx")
    (offer,) = load_workbook(tmp_path / "three.xlsx")["Skills"].data_validations.dataValidation
    assert str(offer.sqref) == "E2:G103"


def test_a_text_of_spaces_begins_with_a_code_that_no_program_drops(tmp_path: Path) -> None:
    ladder = attrs.evolve(TINY, summary="   ", version="\n", source=" a ")
    write_ladder(ladder, tmp_path / "spaces.xlsx")
    with ZipFile(tmp_path / "spaces.xlsx") as archive:
        texts = archive.read("xl/worksheets/sheet1.xml").decode()
    assert ">_x0020_  </t>" in texts
    assert ">_x000A_</t>" in texts
    assert "> a </t>" in texts
    assert read_ladder(tmp_path / "spaces.xlsx") == ladder


def test_the_same_ladder_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_ladder(TINY, tmp_path / "once.xlsx")
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    write_ladder(TINY, tmp_path / "twice.xlsx")
    content = (tmp_path / "once.xlsx").read_bytes()
    assert content == (tmp_path / "twice.xlsx").read_bytes()
    with ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = archive.read("docProps/core.xml")
        assert b"2000-01-01T00:00:00Z</dcterms:created>" in properties
        assert b"2000-01-01T00:00:00Z</dcterms:modified>" in properties
        assert b">pm_career</dc:creator>" in properties


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    for ladder in (default_ladder(), TINY):
        write_ladder(ladder, str(tmp_path / "any.csv"))
    assert read_ladder(tmp_path / "any.csv") == TINY
    assert [file.name for file in tmp_path.iterdir()] == ["any.csv"]


@pytest.mark.parametrize("name", ["acme", "acme.toml", "acme.xls", "acme.xlsm"])
def test_other_formats_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="expected a path") as caught:
        write_ladder(TINY, name)
    assert str(caught.value) == f"expected a path that ends in .xlsx, .csv or .tsv, got '{name}'"


def test_an_unknown_layout_is_refused(tmp_path: Path) -> None:
    layout: Any = "wide"
    with pytest.raises(ValueError, match="layout") as caught:
        write_ladder(TINY, tmp_path / "acme.csv", layout=layout)
    assert str(caught.value) == "layout must be one of 'matrix', 'long', 'levels', got 'wide'"
    assert not list(tmp_path.iterdir())


def test_a_path_is_no_ladder(tmp_path: Path) -> None:
    ladder: Any = "acme.toml"
    with pytest.raises(TypeError) as caught:
        write_ladder(ladder, tmp_path / "acme.csv")
    assert str(caught.value) == (
        "expected a Ladder, got 'acme.toml'; load_ladder(path) returns the ladder of a file"
    )


def problems(ladder: Ladder, file: Path) -> list[str]:
    """Return why a ladder cannot be written to a file, which then does not exist."""
    with pytest.raises(InvalidLadderError) as caught:
        write_ladder(ladder, file)
    assert not file.exists()
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_half_of_a_pair_cannot_be_written(tmp_path: Path, suffix: str) -> None:
    ladder = attrs.evolve(TINY, summary="a \ud83d", version="\udc00")
    assert problems(ladder, tmp_path / f"any{suffix}") == [
        "summary: expected text that UTF-8 can encode, got '\\ud83d'; remove it",
        "version: expected text that UTF-8 can encode, got '\\udc00'; remove it",
    ]


LONG = Ladder(
    title="Long",
    summary="\r" * 4_682,
    version="a" * 32_767,
    levels=[
        Level(
            key="pm",
            title="PM",
            responsibilities=["b" * 20_000, "c" * 20_000],
            expectations=[
                Expectation(
                    statement="\N{GRINNING FACE}" * 16_384, requirements=[Requirement(skill="s")]
                )
            ],
            details=[Detail(name="Pay", text="d" * 32_768)],
        )
    ],
    skills=[Skill(key="s", name="S")],
)


def test_a_text_that_is_too_long_for_a_cell_is_a_problem(tmp_path: Path) -> None:
    expected = "expected at most 32,767 characters in a cell"
    instead = "write CSV or TOML instead"
    assert problems(LONG, tmp_path / "long.xlsx") == [
        f"summary: {expected}, got 32,774; {instead}",
        f"levels[0].responsibilities: {expected}, got 40,001; {instead}",
        f"levels[0].details.Pay: {expected}, got 32,768; {instead}",
        f"levels[0].expectations: {expected}, got 32,768; {instead}",
    ]
    write_ladder(LONG, tmp_path / "long.csv")
    assert read_ladder(tmp_path / "long.csv") == LONG


def test_a_text_that_is_too_long_for_csv_is_a_problem(tmp_path: Path) -> None:
    longest = csv.field_size_limit()
    ladder = attrs.evolve(TINY, summary="a" * (longest + 1))
    assert problems(ladder, tmp_path / "long.csv") == [
        "summary: expected at most 131,072 characters in a cell, got 131,073; write TOML instead"
    ]
    just = attrs.evolve(TINY, summary="a" * longest)
    write_ladder(just, tmp_path / "long.csv")
    assert read_ladder(tmp_path / "long.csv") == just


def test_too_many_columns_are_a_problem(tmp_path: Path) -> None:
    details = [Detail(name=f"Detail {n}", text="x") for n in range(16_377)]
    ladder = Ladder(title="Wide", levels=[Level(key="pm", title="PM", details=details)])
    assert problems(ladder, tmp_path / "wide.xlsx") == [
        "expected at most 16,384 columns in the sheet Levels, got 16,385; write TOML instead"
    ]


@pytest.mark.parametrize(
    ("limit", "value", "message"),
    [
        ("MOST_CELLS", 77, "expected tables of at most 76 cells, got 77"),
        (
            "MOST_COLUMNS",
            10,
            "expected at most 9 columns in the sheet Levels, got 10; write TOML instead",
        ),
        ("MOST_CHARACTERS", 358, "expected texts of at most 357 characters, got 358"),
    ],
)
def test_tables_that_could_not_be_read_are_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, message: str
) -> None:
    monkeypatch.setattr(writing, limit, value)
    write_ladder(TINY, tmp_path / "just.xlsx")
    monkeypatch.setattr(writing, limit, value - 1)
    assert problems(TINY, tmp_path / "tiny.xlsx") == [message]


def test_a_file_that_could_not_be_read_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    just = tmp_path / "just.xlsx"
    write_ladder(TINY, just)
    size = just.stat().st_size
    monkeypatch.setattr(writing, "MOST_BYTES", size)
    write_ladder(TINY, just)
    monkeypatch.setattr(writing, "MOST_BYTES", size - 1)
    assert problems(TINY, tmp_path / "tiny.xlsx") == ["expected at most 4 MiB, got more"]


def test_a_workbook_that_could_not_be_unpacked_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    details = [Detail(name=f"Detail {n}", text="a" * 30_000) for n in range(75)]
    ladder = attrs.evolve(TINY, details=details)
    just = tmp_path / "just.xlsx"
    write_ladder(ladder, just)
    with ZipFile(just) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    monkeypatch.setattr(writing, "MOST_UNPACKED", size)
    write_ladder(ladder, just)

    monkeypatch.setattr(writing, "MOST_UNPACKED", size - 1)
    assert problems(ladder, tmp_path / "large.xlsx") == [
        "expected a workbook of at most 2 MiB, unpacked, got more; write CSV instead"
    ]


def test_without_the_library_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "pm_career.spreadsheets._writing.workbook", raising=False)
    with pytest.raises(ImportError) as caught:
        write_ladder(TINY, tmp_path / "tiny.xlsx")
    assert str(caught.value) == (
        'writing a workbook needs openpyxl: pip install "pm-career[spreadsheets]"'
    )
    write_ladder(TINY, tmp_path / "tiny.csv")


def test_texts_for_which_a_program_would_see_a_formula_get_an_apostrophe(tmp_path: Path) -> None:
    texts = ["=1", "+1", "-1", "@a", "\ta", "\ra", "'=1", "''-", "'a", "a=1", "1"]
    ladder = attrs.evolve(TINY, details=[Detail(name=f"D{n}", text=t) for n, t in enumerate(texts)])
    write_ladder(ladder, tmp_path / "formulas.csv")
    text = (tmp_path / "formulas.csv").read_bytes().decode("utf-8-sig")
    rows = [
        row[1] for row in csv.reader(StringIO(text, newline="")) if row[1:] and row[0][:1] == "D"
    ]
    assert rows == ["'=1", "'+1", "'-1", "'@a", "'\ta", "'\ra", "''=1", "'''-", "'a", "a=1", "1"]
    assert read_ladder(tmp_path / "formulas.csv") == ladder
