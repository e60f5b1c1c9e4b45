"""An exported ladder that somebody has edited: what they need not write."""

from io import StringIO

from pm_career.spreadsheets import read_ladder

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
