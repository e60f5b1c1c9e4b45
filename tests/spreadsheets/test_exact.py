"""The sheets with one purpose each: what is read of them, and what is wrong with them."""

from io import StringIO

import pytest

from pm_career import Detail, InvalidLadderError, Ladder
from pm_career.spreadsheets import SheetReport, read_ladder, read_with_report
from pm_career.spreadsheets._draft import Draft
from pm_career.spreadsheets._reading.exact import read_scale
from pm_career.spreadsheets._sheet import Sheet

BOOK = """\
Ladder
Field,Text
Title,Acme
{ladder}

Levels
Key,Title
pm,PM
lead,Lead
{levels}

Skills
Category,Skill,Key,Description,PM,Lead
,Delivery,delivery,,{cells}
,Pricing,pricing,,,
{skills}

Expectations
Level,Expectation,Skills
PM,Ships,Delivery
{expectations}

Descriptors
Skill,{descriptors}

Scale
Key,Name,Meaning
basic,Basic,
expert,Expert,
{scale}
"""


def book(**rows: str) -> StringIO:
    """Return a file of a ladder with these rows in its sheets."""
    given = {
        "ladder": "",
        "levels": "",
        "cells": "Basic,Expert",
        "skills": "",
        "expectations": "Lead,,Delivery",
        "descriptors": "Basic\nDelivery,Ships",
        "scale": "",
    }
    text = BOOK.format(**given | rows)
    # An empty row would end a sheet.
    return StringIO(text.replace("\n\n\n", "\n\n").removesuffix("\n\n"))


def problems(**rows: str) -> list[str]:
    """Return the problems of a ladder with these rows in its sheets."""
    with pytest.raises(InvalidLadderError) as caught:
        read_ladder(book(**rows))
    return [str(problem) for problem in caught.value.problems]


def report(sheet: str, **rows: str) -> SheetReport:
    """Return what was understood of a sheet."""
    (found,) = (each for each in read_with_report(book(**rows)).sheets if each.place == sheet)
    return found


def read(**rows: str) -> Ladder:
    return read_ladder(book(**rows))


def test_facts_of_the_ladder_are_read() -> None:
    acme = read(ladder='cumulative,YES\n"Growth","one\ntwo"\nUpdated,May\nDetail: Title,Ms\nEmpty,')
    assert acme.cumulative
    assert acme.growth == ("one", "two")
    assert acme.details == (Detail(name="Updated", text="May"), Detail(name="Title", text="Ms"))


@pytest.mark.parametrize("answer", ["no", "", "False"])
def test_a_ladder_need_not_be_cumulative(answer: str) -> None:
    assert not read(ladder=f"Cumulative,{answer}").cumulative


def test_a_wrong_fact_is_a_problem() -> None:
    assert problems(ladder="Cumulative,maybe\nTitle,Other\n,alone") == [
        "cell Ladder!B4: expected yes or no, got 'maybe'",
        "cell Ladder!B5: 'Title' occurs in two rows; keep one of them",
        "cell Ladder!A6: expected the name of a fact, got an empty cell",
    ]


def test_rows_of_the_ladder_are_reported() -> None:
    rows = report("Ladder", ladder="Updated,May").rows
    assert [(row.place, row.name, row.read_as) for row in rows] == [
        ("3", "Title", "title"),
        ("4", "Updated", "detail of the ladder"),
    ]


def test_a_proficiency_needs_a_key_or_a_name() -> None:
    scale = read(scale="master,,Teaches\n,Guru,").proficiencies[2:]
    assert [(each.key, each.name, each.meaning) for each in scale] == [
        ("master", "master", "Teaches"),
        ("guru", "Guru", ""),
    ]
    assert problems(scale=",,Knows nothing") == [
        "cell Scale!B28: expected the name of a proficiency, got an empty cell"
    ]


@pytest.mark.parametrize("heading", ["Name", "Proficiency", "Rating"])
def test_a_scale_needs_no_keys(heading: str) -> None:
    scale = f"Ladder\nField,Text\nTitle,A\n\nScale\n{heading},Description\n Low ,Little\nHigh,Much"
    matrix = "Skills\nSkill,PM,Senior PM\nDelivery,Low,High"
    acme = read_ladder(StringIO(f"{scale}\n\n{matrix}"))
    assert [(each.key, each.name, each.meaning) for each in acme.proficiencies] == [
        ("low", "Low", "Little"),
        ("high", "High", "Much"),
    ]


def test_a_scale_may_have_keys_alone() -> None:
    scale = "Ladder\nField,Text\nTitle,A\n\nScale\nKey,Meaning\nlow,Little\nhigh,Much"
    matrix = "Skills\nSkill,PM,Senior PM\nDelivery,low,high"
    acme = read_ladder(StringIO(f"{scale}\n\n{matrix}"))
    assert [each.name for each in acme.proficiencies] == ["low", "high"]


def test_a_cell_of_the_matrix_fills_in_the_proficiency() -> None:
    acme = read(expectations='Lead,Ships more,"Delivery: basic\nPricing: Expert"')
    ships, ships_more = acme["PM"].expectations[0], acme["Lead"].expectations[0]
    assert [(each.skill, each.proficiency) for each in ships.requirements] == [
        ("delivery", "basic")
    ]
    assert [(each.skill, each.proficiency) for each in ships_more.requirements] == [
        ("delivery", "basic"),
        ("pricing", "expert"),
    ]


def test_texts_are_kept_as_they_are_written() -> None:
    levels = 'Levels\nKey,Title,Summary,Grade\npm," P\n- M "," S ", 4 \n'
    ladder = read_ladder(StringIO(f"Ladder\nField,Text\nTitle, A \n\n{levels}"))
    (level,) = ladder.levels
    assert (ladder.title, level.title, level.summary) == (" A ", " P\n- M ", " S ")
    assert level.details == (Detail(name="Grade", text=" 4 "),)


def test_names_and_expectations_are_kept_as_they_are_written() -> None:
    acme = read(scale="guru, Guru ,", expectations="Lead, Leads ,Delivery")
    assert acme.proficiencies[2].name == " Guru "
    assert acme["PM"].expectations[0].statement == "Ships"
    assert acme["Lead"].expectations[0].statement == " Leads "


def test_a_column_of_descriptors_must_be_a_level_in_a_ladder_without_proficiencies() -> None:
    sheets = (
        "Ladder\nField,Text\nTitle,A\n\nLevels\nKey,Title\npm,PM\n\n"
        "Skills\nCategory,Skill,Key,Description,PM\n,Delivery,delivery,,\n\n"
        "Descriptors\nSkill,Boss\nDelivery,Ships"
    )
    with pytest.raises(InvalidLadderError) as caught:
        read_ladder(StringIO(sheets))
    assert str(caught.value) == "cell Descriptors!B14: there is no level 'Boss'; there are 'PM'"


def test_a_column_of_no_known_heading_is_left_out() -> None:
    scale = "Scale\nProficiency,Meaning,Source\nLow,Little,HR\nHigh,Much,HR"
    ladder = "Ladder\nField,Text\nTitle,A"
    matrix = "Skills\nSkill,PM,Senior PM\nDelivery,Low,High"
    _, sheet, _ = read_with_report(StringIO(f"{ladder}\n\n{scale}\n\n{matrix}")).sheets
    assert [column.read_as for column in sheet.columns] == ["name", "meaning", "left out"]


def test_a_level_of_an_exact_sheet_may_have_no_years() -> None:
    levels = "Levels\nKey,Title,Years\npm,PM,\nlead,Lead,3+"
    report = read_with_report(StringIO(f"Ladder\nField,Text\nTitle,A\n\n{levels}"))
    assert [level.experience is None for level in report.ladder] == [True, False]
    assert report.notes == ()


def test_each_sheet_is_reported_with_its_kind_and_its_columns() -> None:
    sheets = read_with_report(book()).sheets
    assert {sheet.place: sheet.kind for sheet in sheets} == {
        "Ladder": "ladder",
        "Levels": "levels",
        "Skills": "matrix",
        "Expectations": "expectations",
        "Descriptors": "descriptors",
        "Scale": "scale",
    }
    assert {sheet.place: [column.read_as for column in sheet.columns] for sheet in sheets} == {
        "Ladder": ["field", "text"],
        "Levels": ["key", "title"],
        "Skills": ["category", "skill", "key", "description", "2 levels"],
        "Expectations": ["level", "expectation", "skill"],
        "Descriptors": ["skill", "descriptors of Basic"],
        "Scale": ["key", "name", "meaning"],
    }


def test_a_wrong_proficiency_in_the_matrix_is_a_problem() -> None:
    assert problems(cells="Basic,Good", expectations="") == [
        "cell Skills!F12: expected one of 'Basic', 'Expert', got 'Good'"
    ]


def test_wrong_names_in_expectations_are_problems() -> None:
    rows = 'Boss,,Delivery\nPM,,"Delivry\nDelivery: Good\nDelivery: X: Y"\n,Ships,'
    assert problems(expectations=rows) == [
        "cell Expectations!A18: there is no level 'Boss'; there are 'PM', 'Lead'",
        "cell Expectations!C19: there is no skill 'Delivry'; did you mean 'Delivery'?",
        "cell Expectations!C19: there is no proficiency 'Good'; there are 'Basic', 'Expert'",
        "cell Expectations!C19: there is no skill 'Delivery: X: Y'; did you mean 'Delivery'?",
        "cell Expectations!A20: expected the name of a level, got an empty cell",
    ]


def test_expectations_that_ask_twice_or_not_at_all_are_problems() -> None:
    assert problems(expectations='PM,Sells,"Pricing: Basic\nPricing: Expert"\nLead,,') == [
        "cell Expectations!C18: the expectation asks for 'pricing' twice",
        "cell Expectations!C19: expected a statement or skills, got neither",
    ]


def test_a_text_that_cannot_be_seen_is_reported_at_its_cell() -> None:
    found = problems(
        ladder="Growth,\u200b\nAdvancement,\u200b\nUpdated,\u200b",
        levels="boss,\u200b",
        descriptors="Basic,Expert\nDelivery,\u200b,\u200b",
        scale="guru,\u200b,",
    )
    fault = r"expected a text that can be seen, got '\u200b'"
    cells = (
        *("Ladder!B4", "Ladder!B5", "Ladder!B6", "Levels!B12"),
        *("Descriptors!B26", "Descriptors!C26", "Scale!B32"),
    )
    assert found == [f"cell {cell}: {fault}" for cell in cells]


def test_a_proficiency_is_unknown_in_a_ladder_without_them() -> None:
    sheets = (
        "Ladder\nField,Text\nTitle,A\n\nLevels\nKey,Title\npm,PM\n\n"
        "Skills\nCategory,Skill,Key,Description,PM\n,Delivery,delivery,,\n\n"
        "Expectations\nLevel,Expectation,Skills\nPM,Ships,Delivery: Good"
    )
    with pytest.raises(InvalidLadderError) as caught:
        read_ladder(StringIO(sheets))
    assert str(caught.value) == (
        "cell Expectations!C15: there is no skill 'Delivery: Good'; did you mean 'Delivery'?"
    )


def test_wrong_names_in_descriptors_are_problems() -> None:
    assert problems(descriptors="Basic,Good,\nDelivery,Ships,,\nSelling,Sells\n,Talks") == [
        "cell Descriptors!C21: there is no proficiency 'Good'; there are 'Basic', 'Expert'",
        "cell Descriptors!A23: there is no skill 'Selling'; there are 'Delivery', 'Pricing'",
        "cell Descriptors!A24: expected the name of a skill, got an empty cell",
    ]


def test_a_proficiency_that_is_described_twice_is_a_problem_of_the_second_cell() -> None:
    assert problems(descriptors="Basic,basic\nDelivery,Ships,Ships again") == [
        "cell Descriptors!C22: the skill describes 'basic' twice"
    ]


def test_a_skill_that_an_expectation_asks_for_twice_is_a_problem_of_its_cell() -> None:
    assert problems(expectations='PM,,"Delivery\nDelivery"') == [
        "cell Expectations!C18: the expectation asks for 'delivery' twice"
    ]


def test_a_name_of_a_proficiency_without_letters_is_a_problem_of_its_cell() -> None:
    assert problems(scale="third,--,") == ["cell Scale!B28: expected a letter or a digit, got '--'"]


def test_a_wrong_key_is_a_problem_of_its_own_cell() -> None:
    assert problems(scale="Third!,Third,", skills=",Sales,Sales!,,,") == [
        "cell Skills!C14: expected lower-case words joined by hyphens, got 'Sales!'",
        "cell Scale!A29: expected lower-case words joined by hyphens, got 'Third!'",
    ]


def test_problems_are_in_the_order_of_the_sheets() -> None:
    # Within its sheet, the first problem is farther to the right.
    assert problems(ladder="Cumulative,maybe", expectations="Boss,,Delivery") == [
        "cell Ladder!B4: expected yes or no, got 'maybe'",
        "cell Expectations!A19: there is no level 'Boss'; there are 'PM', 'Lead'",
    ]


def test_columns_of_descriptors_are_reported() -> None:
    columns = report("Descriptors", descriptors="Basic,Expert,Basic\nDelivery,Ships,Leads,").columns
    assert [(column.place, column.read_as) for column in columns] == [
        ("A", "skill"),
        ("B", "descriptors of Basic"),
        ("C", "descriptors of Expert"),
        ("D", "descriptors of Basic"),
    ]


def test_a_ladder_without_proficiencies_describes_skills_at_its_levels() -> None:
    sheets = (
        "Ladder\nField,Text\nTitle,A\n\nLevels\nKey,Title\npm,PM\n\n"
        "Skills\nCategory,Skill,Key,Description,PM\n,Delivery,delivery,,\n\n"
        "Descriptors\nSkill,PM\nDelivery,Ships"
    )
    (descriptor,) = read_ladder(StringIO(sheets)).skills[0].descriptors
    assert (descriptor.proficiency, descriptor.text) == ("pm", "Ships")


def test_empty_rows_are_ignored() -> None:
    rows: list[list[str | None]] = [
        ["Key", "Name", "Meaning"],
        ["low", "Low"],
        [],
        [None, " "],
        ["high", "High"],
    ]
    draft = Draft()
    read_scale(Sheet(rows, "Scale"), 0, draft)
    assert [each.key for each in draft.scale] == ["low", "high"]
