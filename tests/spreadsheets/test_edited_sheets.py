"""An exported ladder that somebody has edited: what they need not write."""

from io import StringIO

import pytest

from pm_career import InvalidLadderError
from pm_career.spreadsheets import read_ladder, read_with_report

ADDED = """\
Ladder
Field,Text
Title,Acme

Levels
Key,Title
pm,PM
,Senior PM

Skills
Category,Skill,Key,Description,PM,Senior PM
Craft,Delivery,craft-delivery,,Ships,Ships more
Craft,Pricing,,,Helps,Sets prices
Craft,Hiring,,,,Hires
Craft,Hiring,,,,Trains others to hire
"""


def test_an_added_row_needs_no_key() -> None:
    acme = read_ladder(StringIO(ADDED))
    assert [level.key for level in acme] == ["pm", "senior-pm"]
    assert [skill.key for skill in acme.skills] == ["craft-delivery", "pricing", "hiring"]
    assert [each.statement for each in acme["Senior PM"].expectations] == [
        "Ships more",
        "Sets prices",
        "Hires",
        "Trains others to hire",
    ]


def test_more_rows_with_a_key_add_to_its_skill() -> None:
    lines = ADDED.replace("Craft,Delivery,craft-delivery,,", "Craft,Delivery,craft-delivery,Out,")
    rows = lines.replace("Description,PM,Senior PM", "Description,PM,Senior PM,Notes").splitlines()
    rows[11] += ",Ask Ann"
    rows.insert(12, "Craft,Delivery,craft-delivery,,Packs,,")
    report = read_with_report(StringIO("\n".join(rows)))

    delivery, *others = report.ladder.skills
    assert (delivery.category, delivery.name, delivery.description) == ("Craft", "Delivery", "Out")
    assert [(each.name, each.text) for each in delivery.details] == [("Notes", "Ask Ann")]
    assert [each.statement for each in report.ladder["PM"].expectations] == [
        *("Ships", "Packs", "Helps")
    ]
    assert [skill.key for skill in others] == ["pricing", "hiring"]
    assert [column.read_as for column in report.sheets[2].columns] == [
        *("category", "skill", "key", "description", "2 levels", "detail of the skill")
    ]


def test_a_name_or_a_note_that_cannot_be_seen_is_reported_at_its_cell() -> None:
    rows = ADDED.replace("Pricing", "\u200b").replace("Senior PM\nCraft", "Senior PM,Notes\nCraft")
    with pytest.raises(InvalidLadderError) as caught:
        read_ladder(StringIO(rows.replace("Ships more\n", "Ships more,\u200b\n")))
    fault = r"expected a text that can be seen, got '\u200b'"
    assert list(map(str, caught.value.problems)) == [
        f"cell Skills!G12: {fault}",
        f"cell Skills!B13: {fault}",
    ]


def test_a_level_is_added_in_both_sheets() -> None:
    text = ADDED.replace("Description,PM,", "Description,Trainee,Staff PM,").replace(",Hires", ",,")
    with pytest.raises(InvalidLadderError) as caught:
        read_ladder(StringIO(text))
    advice = "add it there, or begin the heading with 'Detail: '"
    assert list(map(str, caught.value.problems)) == [
        f"cell Skills!E11: the sheet of levels has no 'Trainee'; {advice}",
        f"cell Skills!F11: the sheet of levels has no 'Staff PM'; {advice}",
    ]


def test_another_column_behind_the_levels_is_a_detail_which_is_noted() -> None:
    lines = ADDED.splitlines()
    lines[10] += ",Mentor,Notes"
    lines[11] += ",Ann,Ask her"
    report = read_with_report(StringIO("\n".join(lines)))
    assert [each.name for each in report.ladder.skills[0].details] == ["Mentor", "Notes"]
    advice = "if it is a level, add it to the sheet of levels"
    assert list(map(str, report.notes)) == [
        f"cell Skills!G11: 'Mentor' was read as a detail of the skills; {advice}"
    ]


@pytest.mark.parametrize(
    "row", ["Craft,Supply,craft-delivery,,A,B", "Craft,Delivery,craft-delivery,x,,"]
)
def test_a_copied_row_needs_a_key_of_its_own(row: str) -> None:
    with pytest.raises(InvalidLadderError) as caught:
        read_ladder(StringIO(f"{ADDED}{row}\n"))
    assert list(map(str, caught.value.problems)) == [
        "cell Skills!C16: another row has the key 'craft-delivery'; a new skill has none"
    ]
