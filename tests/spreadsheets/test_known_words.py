"""The reference lists the headings and labels that are known. Each of them is read as it says."""

import re
from pathlib import Path

import pytest

from pm_career.spreadsheets import read_framework_with_report, read_with_report

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "spreadsheets.md"


def words_under(heading: str) -> list[tuple[str, str]]:
    """Return each word in the table below a heading of the page, after what it is read as."""
    _, _, below = PAGE.read_text(encoding="utf-8").partition(f"\n{heading}\n\n")
    table = re.search(r"\| known .* \|\n\| ---.*\n((?:\|.*\n)+)", below)
    assert table
    rows = (row.strip("| ").split(" | ") for row in table[1].splitlines())
    return [(what.strip('`"'), word) for what, words in rows for word in words.split(", ")]


def read_as(row: dict[str, str], heading: str) -> str:
    """Return what a column was read as, in a table with this row and one like it."""
    report = read_with_report([row])
    (reading,) = (each for each in report.sheets[0].columns if each.name == heading)
    return reading.read_as


@pytest.mark.parametrize(("what", "word"), words_under("### Matrix"))
def test_words_of_a_matrix(what: str, word: str) -> None:
    texts = {"Junior PM": "Helps to plan", "Senior PM": "Plans for several teams"}
    skill = {} if what == "skill" else {"Skill": "Delivery"}
    assert read_as({**skill, word: "Discovery", **texts}, word) == what


@pytest.mark.parametrize(("what", "word"), words_under("### Long"))
def test_words_of_a_long_sheet(what: str, word: str) -> None:
    row = {"Level": "Junior", "Skill": "Delivery", "Proficiency": "Working"}
    row.pop(what.capitalize(), None)
    assert read_as({**row, word: "7"}, word) == what


@pytest.mark.parametrize(("what", "word"), words_under("### Roles"))
def test_words_of_roles(what: str, word: str) -> None:
    role = {} if what.startswith("track") else {"Role": "Pilot"}
    row = {**role, word: "Flies", "Level": "Junior", "Skill": "Delivery"}
    (sheet,) = read_framework_with_report([row]).sheets
    (reading,) = (each for each in sheet.columns if each.name == word)
    assert reading.read_as == what.partition(",")[0]


@pytest.mark.parametrize(("what", "word"), words_under("## Facts about levels"))
def test_words_about_levels(what: str, word: str) -> None:
    assert read_as({"Level": "L1", word: "2-5 years"}, word).removesuffix(" of the level") == what
