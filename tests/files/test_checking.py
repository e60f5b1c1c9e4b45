"""What the author of a ladder is told, though nothing is wrong."""

from pathlib import Path

import importlib_resources
import pytest

from pm_career import InvalidLadderError, check_ladder

HEAD = 'title = "Tiny"\nversion = "1"\n'
CATALOGUE = """
skills = [{ key = "agile", name = "Agile" }, { key = "law", name = "Law" }]
proficiencies = [{ key = "basic" }, { key = "working" }, { key = "expert" }]
"""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def notes(*levels: str, head: str = HEAD) -> list[str]:
    """Return the notes on a ladder of these levels, the first of which stands in line 1."""
    rows = ",\n".join(f"{{ {level} }}" for level in levels)
    Path("tiny.toml").write_text(f"levels = [{rows}]\n{head}", encoding="utf-8")
    return [str(note) for note in check_ladder("tiny.toml")]


def dated(key: str, low: float, high: float | None = None) -> str:
    top = "" if high is None else f", max_years = {high}"
    return f'key = "{key}", title = "{key}", experience = {{ min_years = {low}{top} }}'


def asking(key: str, **skills: str) -> str:
    asked = ", ".join(f'{skill} = "{at}"' for skill, at in skills.items())
    expectation = f'{{ statement = "Works", skills = {{ {asked} }} }}'
    return f'key = "{key}", title = "{key}", expectations = [{expectation}]'


def test_a_ladder_that_raises_no_question_has_no_notes() -> None:
    assert notes(dated("low", 0, 2), dated("high", 2)) == []


def test_of_the_packaged_ladder_only_ranges_overlap() -> None:
    notes = check_ladder(importlib_resources.files("pm_career") / "levels")
    assert notes
    assert all("the typical range overlaps" in note.message for note in notes)


def test_a_ladder_states_its_version() -> None:
    assert notes('key = "low", title = "Low"', head='title = "Tiny"') == [
        "tiny.toml:1:1: version: no version is stated"
    ]


def test_years_below_the_lowest_level_have_none() -> None:
    assert notes(dated("low", 2.5)) == [
        "tiny.toml:1:68: levels[0].experience.min_years: no level is reached in less than 2.5 years"
    ]


def test_half_a_year_below_the_lowest_level_has_none_either() -> None:
    (note,) = notes(dated("low", 0.5))
    assert note.endswith(": no level is reached in less than 0.5 years")


def test_the_lowest_range_may_be_half_a_year() -> None:
    assert notes(dated("low", 0, 0.5), dated("high", 0.5)) == []


def test_years_between_two_ranges_belong_to_the_lower_level() -> None:
    assert notes(dated("low", 0, 4), 'key = "none", title = "None"', dated("high", 6)) == [
        (
            "tiny.toml:3:60: levels[2].experience.min_years: "
            "no typical range covers the time from 4 to 6 years; the level for these years is 'low'"
        )
    ]


def test_years_above_the_highest_range_belong_to_its_level() -> None:
    assert notes(dated("low", 0, 4), 'key = "none", title = "None"') == [
        (
            "tiny.toml:1:83: levels[0].experience.max_years: "
            "no typical range covers more than 4 years; the level for these years is 'low'"
        )
    ]


def test_whole_years_are_written_without_a_fraction() -> None:
    (above,) = notes(dated("low", 0.0, 4.0))
    assert ": no typical range covers more than 4 years; " in above
    between, _ = notes(dated("low", 0.0, 4.0), dated("high", 6.0, 7.5))
    assert ": no typical range covers the time from 4 to 6 years; " in between
    (below,) = notes(dated("low", 2.0))
    assert below.endswith(": no level is reached in less than 2 years")


def test_ranges_overlap() -> None:
    assert notes(dated("low", 0, 4), dated("high", 3)) == [
        (
            "tiny.toml:2:60: levels[1].experience.min_years: "
            "the typical range overlaps with that of 'low'"
        )
    ]


def test_ranges_overlap_with_the_one_that_reaches_farthest() -> None:
    found = notes(dated("low", 0, 10), dated("mid", 2, 5), dated("high", 6))
    assert [note.rpartition(" ")[2] for note in found] == ["'low'", "'low'"]


def test_of_two_ranges_that_reach_as_far_the_lower_one_is_named() -> None:
    found = notes(dated("low", 0, 5), dated("mid", 2, 5), dated("high", 4))
    assert [note.rpartition(" ")[2] for note in found] == ["'low'", "'low'"]


def test_what_an_earlier_range_covers_is_no_hole() -> None:
    found = notes(dated("low", 0, 9), dated("mid", 1, 2), dated("high", 5))
    assert not any("no typical range" in note for note in found)


def test_a_skill_is_asked_for() -> None:
    assert notes(asking("low", law="basic"), head=HEAD + CATALOGUE) == [
        "tiny.toml:5:11: skills[0]: no level asks for the skill 'agile'"
    ]


def test_a_level_asks_for_skills() -> None:
    levels = (
        asking("low", law="basic", agile="basic"),
        'key = "high", title = "High"',
        asking("top"),
    )
    assert notes(*levels, head=HEAD + CATALOGUE) == [
        "tiny.toml:2:1: levels[1]: 'high' asks for no skill",
        "tiny.toml:3:1: levels[2]: 'top' asks for no skill",
    ]


def test_notes_are_in_the_order_of_the_file() -> None:
    found = notes(
        'key = "low", title = "Low"', asking("high", law="basic"), head=f'title = "T"{CATALOGUE}'
    )
    assert [note.rpartition(": ")[2] for note in found] == [
        "no version is stated",
        "'low' asks for no skill",
        "no level asks for the skill 'agile'",
    ]


@pytest.mark.parametrize(
    ("title", "alias"),
    [
        ("Senior Product Manager", "Sr. PM"),
        ("Sr PM", "Senior PM"),
        ("VP Product", "Vice-President Product"),
    ],
)
def test_an_alias_is_not_the_title_of_another_level_abbreviated(title: str, alias: str) -> None:
    found = notes(
        f'key = "low", title = "Low", aliases = ["Junior", "{alias}"]',
        f'key = "high", title = "{title}"',
    )
    assert found == [
        f"tiny.toml:1:62: levels[0].aliases[1]: '{alias}' stands for the title of 'high'"
    ]


def test_an_alias_may_abbreviate_the_title_of_its_own_level() -> None:
    assert notes('key = "low", title = "Senior PM", aliases = ["Sr. Product Manager"]') == []


def test_a_proficiency_does_not_fall() -> None:
    levels = (
        asking("low", agile="expert", law="basic"),
        asking("mid", law="basic"),
        asking("high", law="working", agile="working"),
        asking("top", agile="expert"),
    )
    assert [note for note in notes(*levels, head=HEAD + CATALOGUE) if "less" in note] == [
        (
            "tiny.toml:3:108: levels[2].expectations[0].skills.agile: "
            "asks for less than 'low', which asks for 'expert'"
        )
    ]


def test_a_skill_of_the_level_below_is_asked_for_above() -> None:
    levels = (
        asking("low", agile="basic", law="basic"),
        asking("mid", law="basic"),
        'key = "other", title = "Other"',
        asking("high", agile="basic", law="basic"),
    )
    assert notes(*levels, head=HEAD + CATALOGUE) == [
        "tiny.toml:2:46: levels[1].expectations: does not ask for 'agile', unlike 'low' below it",
        "tiny.toml:3:1: levels[2]: 'other' asks for no skill",
    ]
    assert notes(*levels[:2], head=f"{HEAD}cumulative = true\n{CATALOGUE}") == []


def test_every_skill_that_is_missing_is_named() -> None:
    catalogue = CATALOGUE.replace("[{", '[{ key = "data", name = "Data" }, {', 1)
    levels = asking("low", agile="basic", law="basic"), asking("high", data="basic")
    assert notes(*levels, head=HEAD + catalogue) == [
        (
            "tiny.toml:2:48: levels[1].expectations: "
            "does not ask for 'agile', 'law', unlike 'low' below it"
        )
    ]


def test_two_levels_may_share_their_minimum() -> None:
    assert notes(dated("low", 0, 2), dated("mid", 2, 4), dated("high", 2)) == [
        (
            "tiny.toml:3:60: levels[2].experience.min_years: "
            "'mid' has the same minimum; the level for it is this one"
        )
    ]


def test_a_name_of_two_levels_finds_neither() -> None:
    levels = (
        'key = "pm-1", title = "Product Manager", aliases = ["P1"]',
        'key = "pm-2", title = "Product-Manager", aliases = ["p1", "P2"]',
    )
    assert notes(*levels) == [
        (
            "tiny.toml:2:25: levels[1].title: "
            "'Product-Manager' is also a name of 'pm-1', so it finds neither level"
        ),
        (
            "tiny.toml:2:55: levels[1].aliases[0]: "
            "'p1' is also a name of 'pm-1', so it finds neither level"
        ),
    ]


def test_an_alias_that_is_the_title_of_another_level_is_one_note() -> None:
    levels = 'key = "a", title = "Senior PM"', 'key = "b", title = "B", aliases = ["senior pm"]'
    assert len(notes(*levels)) == 1


def test_an_expectation_says_in_words_what_is_expected() -> None:
    asked = '[{ skills = { agile = "basic", law = "basic" } }]'
    level = f'key = "low", title = "Low", expectations = {asked}'
    assert notes(level, head=HEAD + CATALOGUE) == [
        ("tiny.toml:1:57: levels[0].expectations[0]: nothing says in words what is expected")
    ]


def test_a_statement_of_spaces_says_nothing_in_words() -> None:
    asked = '[{ statement = "  ", skills = { agile = "basic", law = "basic" } }]'
    (note,) = notes(f'key = "low", title = "Low", expectations = {asked}', head=HEAD + CATALOGUE)
    assert note.endswith(": nothing says in words what is expected")


def test_descriptors_say_in_words_what_is_expected() -> None:
    catalogue = CATALOGUE.replace(
        'name = "Agile"', 'name = "Agile", descriptors = { basic = "Works in short cycles" }'
    )
    described = 'key = "low", title = "Low", expectations = [{ skills = { agile = "basic" } }]'
    above = described.replace("low", "high").replace("Low", "High").replace('"basic"', '"expert"')
    found = notes(described, above, head=HEAD + catalogue)
    assert [note for note in found if "words" in note] == [
        "tiny.toml:2:49: levels[1].expectations[0]: nothing says in words what is expected"
    ]


def test_the_descriptor_of_a_level_says_in_words_what_it_expects() -> None:
    skills = '[{ key = "agile", name = "Agile", descriptors = { low = "Works in short cycles" } }]'
    level = 'key = "low", title = "Low", expectations = [{ skills = ["agile"] }]'
    assert notes(level, head=f"{HEAD}skills = {skills}") == []


def test_a_fall_names_the_lowest_level_that_asks_for_as_much() -> None:
    levels = (
        asking("low", agile="working", law="basic"),
        asking("mid", agile="working"),
        asking("high", agile="basic"),
    )
    [note] = [note for note in notes(*levels, head=HEAD + CATALOGUE) if "less" in note]
    assert note.endswith(": asks for less than 'low', which asks for 'working'")


def test_a_proficiency_may_fall_where_expectations_add_up() -> None:
    levels = asking("low", agile="expert", law="basic"), asking("high", agile="basic")
    assert notes(*levels, head=f"{HEAD}cumulative = true\n{CATALOGUE}") == []


def test_a_proficiency_that_another_expectation_makes_up_for_does_not_fall() -> None:
    both = (
        'key = "high", title = "High", expectations = ['
        '{ statement = "Knows", skills = { agile = "basic" } }, '
        '{ statement = "Masters", skills = { agile = "expert", law = "basic" } }]'
    )
    assert notes(asking("low", agile="expert", law="basic"), both, head=HEAD + CATALOGUE) == []


def test_what_is_wrong_is_raised() -> None:
    with pytest.raises(
        InvalidLadderError, match=r"^tiny.toml:1:11: levels\[0\].title: this key is missing$"
    ):
        notes('key = "low"')


def test_a_key_that_is_spelled_like_a_title_is_a_note_on_the_title() -> None:
    levels = 'key = "a", title = "PM"', 'key = "pm", title = "Product Manager"'
    assert notes(*levels) == [
        "tiny.toml:1:32: levels[0].title: 'PM' is also a name of 'pm', so it finds neither level"
    ]
