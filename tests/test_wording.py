"""How messages write values, numbers, names and places."""

import pytest

from pm_career._wording import (
    count,
    describe_change,
    did_you_mean,
    format_path,
    install_command,
    list_names,
    missing_library,
    number_in_words,
    plain,
    quote,
    tidy,
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("PM", "'PM'"),
        (2.5, "2.5"),
        ("x" * 78, f"'{'x' * 78}'"),
        ("x" * 79, f"'{'x' * 78}…"),
        ("x" * 79 + "'", f'"{"x" * 78}…'),
        ("x" * 81 + "'", f"'{'x' * 78}…"),
        (10**5_000, "a number of too many digits"),
    ],
    ids=[
        "text",
        "number",
        "80 letters",
        "81 letters",
        "80 letters, the last a quotation mark",
        "82 letters, the last a quotation mark",
        "5,001 digits",
    ],
)
def test_a_value_is_written_as_code_in_at_most_80_letters(value: object, written: str) -> None:
    assert quote(value) == written


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (" Product \n\t Manager ", "Product Manager"),
        ("Größe", "Größe"),
        ("می\u200cشود", "می\u200cشود"),
        ("a\x00b\x1bc", r"a\x00b\x1bc"),
        ("a\x7fb\x9fc", r"a\x7fb\x9fc"),
        ("a\u202ab\u202ec", r"a\u202ab\u202ec"),
        ("a\u2066b\u2069c", r"a\u2066b\u2069c"),
        ("a\ud800b\udfffc", r"a\ud800b\udfffc"),
    ],
    ids=ascii,
)
def test_words_are_on_one_line_that_controls_nothing(words: str, line: str) -> None:
    assert plain(words) == line


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  one\n    two\n", "one\n  two"),
        ("\n\n one \t\n\n\n two\n\n", "one\n\n\ntwo"),
        ("one\n  two", "one\n  two"),
        ("\n    one\n  two\n", "  one\ntwo"),
        ("XX one XX", "XX one XX"),
        ("  one\n \n  two", "one\n\ntwo"),
        (" \n ", ""),
        ("", ""),
    ],
)
def test_a_text_loses_only_what_its_layout_adds(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@pytest.mark.parametrize(
    ("number", "counted"),
    [
        (0, "0 years"),
        (1, "1 year"),
        (1.0, "1 year"),
        (2, "2 years"),
        (10.0, "10 years"),
        (0.5, "0.5 years"),
    ],
)
def test_only_one_is_counted_in_the_singular(number: float, counted: str) -> None:
    assert count(number, "year") == counted


def test_a_number_has_a_fraction_only_if_it_is_not_zero() -> None:
    assert [number_in_words(number) for number in (2.0, 2.05, 20)] == ["2", "2.05", "20"]


def test_a_change_names_what_was_and_what_is() -> None:
    assert describe_change("years", "2", "3") == "years 2 -> 3"
    assert describe_change("years", "", "3") == "years not stated -> 3"
    assert describe_change("years", "2", "") == "years 2 -> not stated"
    assert describe_change("years", "2", "2") == ""


def test_a_question_offers_every_name() -> None:
    assert did_you_mean(["agile"]) == "did you mean 'agile'?"
    assert did_you_mean(iter(["agile", "law"])) == "did you mean 'agile' or 'law'?"


def test_a_missing_library_is_reported_with_the_command_that_installs_it() -> None:
    assert install_command("titles") == 'pip install "pm-career[titles]"'
    error = missing_library("reading a workbook", "openpyxl", "spreadsheets")
    assert isinstance(error, ImportError)
    assert str(error) == (
        'reading a workbook needs openpyxl: pip install "pm-career[spreadsheets]"'
    )


def names(number: int) -> list[str]:
    return [f"level-{each}" for each in range(1, number + 1)]


@pytest.mark.parametrize(
    ("number", "end"),
    [
        (1, "'level-1'"),
        (2, "'level-1', 'level-2'"),
        (10, "'level-9', 'level-10'"),
        (11, "'level-9', 'level-10' and 1 more"),
        (1_010, "'level-9', 'level-10' and 1,000 more"),
    ],
)
def test_at_most_ten_names_are_listed_and_the_others_counted(number: int, end: str) -> None:
    listed = list_names(names(number))
    assert listed.startswith("'level-1'")
    assert listed.endswith(end)
    assert listed.count("level-") == min(number, 10)


def test_a_list_without_names_says_so() -> None:
    assert list_names([]) == "none"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ((), ""),
        (("title",), "title"),
        (("levels", 1, "experience", "min_years"), "levels[1].experience.min_years"),
        (("levels", 0), "levels[0]"),
        ((0, "key"), "[0].key"),
        (("skills", "a_B-9"), "skills.a_B-9"),
        (("skills", "a.b"), "skills.'a.b'"),
        (("a b", "c"), "'a b'.c"),
        (("", ""), "''.''"),
        (("levels\n",), r"'levels\n'"),
    ],
)
def test_a_path_is_written_as_code_writes_it(path: tuple[str | int, ...], written: str) -> None:
    assert format_path(path) == written
