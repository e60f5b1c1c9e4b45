"""The arguments of `read_ladder`, and what is said of those that make no sense."""

import io
from typing import Any

import pytest

from pm_career.spreadsheets import read_ladder, read_with_report

FIELDS = "'title', 'aliases', 'summary', 'responsibilities', 'years', 'background', 'detail'"


def rows() -> io.StringIO:
    return io.StringIO("Skill,PM,Lead\nGoal,Ship,Sell\nMaps,Reads,Draws\n")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"layout": "round"}, "layout must be one of 'matrix', 'long', 'levels', got 'round'"),
        ({"layout": ""}, "layout must be one of 'matrix', 'long', 'levels', got ''"),
        ({"empty": "below"}, "empty must be one of 'not asked', 'as below', got 'below'"),
        ({"empty": None}, "empty must be one of 'not asked', 'as below', got None"),
        ({"facts": {"Goal": "aim"}}, f"the field of a fact must be one of {FIELDS}, got 'aim'"),
        ({"facts": {"Goal": "key"}}, f"the field of a fact must be one of {FIELDS}, got 'key'"),
        (
            {"facts": {"Goal": "minimum"}},
            f"the field of a fact must be one of {FIELDS}, got 'minimum'",
        ),
        ({"facts": {"": "summary"}}, "facts must have no blank name, got ''"),
        ({"facts": ["Goal", "goal"]}, "facts must have each name once, got 'goal' again"),
        ({"levels": ["PM", " "]}, "levels must have no blank name, got ' '"),
        ({"levels": ["PM", "Lead", "p.m."]}, "levels must have each name once, got 'p.m.' again"),
        ({"scale": ["Low", ""]}, "scale must have no blank name, got ''"),
        ({"scale": ["Low", "low"]}, "scale must have each name once, got 'low' again"),
        ({"sheet": ""}, "sheet must have no blank name, got ''"),
        ({"sheet": ["A", "a"]}, "sheet must have each name once, got 'a' again"),
        ({"where": {" ": "x"}}, "where must have no blank name, got ' '"),
    ],
    ids=str,
)
def test_an_argument_that_makes_no_sense_is_refused(options: dict[str, Any], message: str) -> None:
    for function in (read_ladder, read_with_report):
        with pytest.raises(ValueError) as caught:  # noqa: PT011  the whole message is asserted
            function(rows(), **options)
        assert str(caught.value) == message


@pytest.mark.parametrize("option", ["levels", "scale", "facts"])
def test_a_text_is_no_list_of_names(option: str) -> None:
    options: dict[str, Any] = {option: "PM"}
    with pytest.raises(TypeError) as caught:
        read_ladder(rows(), **options)
    assert str(caught.value) == f"{option} must be a list of texts, got 'PM'"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"levels": ["PM", "Lead"]}, {"levels": {"PM": 1, "Lead": 2}}),
        ({"facts": ["Goal"]}, {"facts": {"Goal": "detail"}}),
        ({"facts": ["Goal"]}, {"facts": ("goals:",)}),
        ({"where": {}}, {"where": None}),
        ({"where": {"PM": "Reads"}}, {"where": {" pm": "reads "}}),
        ({}, {"layout": None, "sheet": [], "scale": (), "facts": (), "empty": "not asked"}),
        ({"skill": "Skill"}, {"skill": "skills:"}),
    ],
    ids=str,
)
def test_arguments_may_be_written_in_several_ways(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert read_ladder(rows(), **one) == read_ladder(rows(), **other)


def test_both_functions_have_the_same_arguments() -> None:
    options: dict[str, Any] = {
        "layout": "matrix",
        "title": "Sea",
        "skill": "Lead",
        "category": "PM",
        "description": "Goal",
        "levels": ["Skill"],
        "empty": "as below",
    }
    text = "Skill,PM,Lead,Goal\nMaps,Reads,Draws,a\n,Folds,Sells,b\n"
    ladder = read_ladder(io.StringIO(text), **options)
    assert ladder == read_with_report(io.StringIO(text), **options).ladder
    assert ladder.title == "Sea"
    assert [(each.category, each.name, each.description) for each in ladder.skills] == [
        ("Reads", "Draws", "a"),
        ("Folds", "Sells", "b"),
    ]


def test_a_caller_names_the_columns_of_a_long_table() -> None:
    rows = [
        {"Rung": "PM", "Craft": "Maps", "How well": "Low"},
        {"Rung": "Lead", "Craft": "Maps", "How well": "High"},
    ]
    options: dict[str, Any] = {
        "layout": "long",
        "level": "Rung",
        "skill": "Craft",
        "proficiency": "How well",
    }
    ladder = read_ladder(rows, **options)
    assert ladder == read_with_report(rows, **options).ladder
    assert [level.title for level in ladder] == ["PM", "Lead"]
    assert [each.name for each in ladder.proficiencies] == ["Low", "High"]


@pytest.mark.parametrize(
    "where", ["Role=PM", ["Role"], {"Role": ["PM", "Lead"]}, {"Role": 3}], ids=repr
)
def test_where_has_a_text_for_each_heading(where: Any) -> None:
    wrong = next(iter(where.values())) if isinstance(where, dict) else where
    with pytest.raises(TypeError) as caught:
        read_ladder([{"Role": "PM"}], where=where)
    expected = "where must have a text for each heading, such as {'Role': 'Product manager'}"
    assert str(caught.value) == f"{expected}, got {wrong!r}"


def test_the_names_of_columns_are_the_headings_of_rows() -> None:
    rows = [{"x": "Skill", "y": "PM"}, {"x": "Maps", "y": "Reads"}]
    report = read_with_report(rows)
    assert [skill.name for skill in report.ladder.skills] == ["Skill", "Maps"]


def test_a_column_of_which_one_value_is_wanted_names_no_levels() -> None:
    rows = [
        {"Role": "Analyst", "Grade": "G1", "Skill": "SQL", "Required level": "Basic"},
        {"Role": "Analyst", "Grade": "G2", "Skill": "SQL", "Required level": "Expert"},
        {"Role": "Nurse", "Grade": "G1", "Skill": "Care", "Required level": "Basic"},
    ]
    ladder = read_ladder(rows, where={"Role": "Analyst"})
    assert [level.title for level in ladder] == ["G1", "G2"]
