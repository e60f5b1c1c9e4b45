"""Which texts are years of experience."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_career import Experience
from pm_career._model import years_in_words
from pm_career.spreadsheets._reading.years import read_years


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3", 3, None),
        ("3.0", 3, None),
        ("0", 0, None),
        ("3 years", 3, None),
        ("5+", 5, None),
        ("10+ yrs", 10, None),
        ("10 plus years", 10, None),
        ("5 years+", 5, None),
        ("5y", 5, None),
        ("5 years or more", 5, None),
        ("8 and above", 8, None),
        ("at least 5 years", 5, None),
        ("No less than 5 years", 5, None),
        ("more than 8", 8, None),
        ("\u2265 5", 5, None),
        (">5", 5, None),
        ("~3 years", 3, None),
        ("Years of experience: 5", 5, None),
        ("5 years' experience.", 5, None),
        ("2-5 years", 2, 5),
        ("2 \u2013 4", 2, 4),
        ("Typically 0-2 years", 0, 2),
        ("(typically) 0 \u2014 2 years", 0, 2),
        ("2 to 4 years\n of experience", 2, 4),
        ("between 2 and 4 years", 2, 4),
        ("1.5\u20132", 1.5, 2),
        ("7,5", 7.5, None),
        ("2,5-4", 2.5, 4),
        ("up to 3 years", 0, 3),
        ("less than 2 years", 0, 2),
        ("no more than 4", 0, 4),
        ("max. 3 years", 0, 3),
        ("<2", 0, 2),
        ("6-12 months", 0.5, 1),
        ("6 months to 1 year", 0.5, 1),
        ("18 months", 1.5, None),
        ("7 months", 0.58, None),
        ("2 bis 4 Jahre", 2, 4),
        ("Mindestens 5 Jahre Berufserfahrung", 5, None),
        ("5\u5e74\u4ee5\u4e0a", 5, None),
        ("\uff12\uff5e\uff14\u5e74", 2, 4),
        ("\u0663-\u0665", 3, 5),
    ],
)
def test_years_are_read(text: str, low: float, high: float | None) -> None:
    assert read_years(text) == Experience(min_years=low, max_years=high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2-4 years in B2B, as a Web3 PM", 2, 4),
        (" 5+ years\nMBA ", 5, None),
        ("5\u5e74\u4ee5\u4e0a\u306e\u7d4c\u9a13", 5, None),
    ],
)
def test_a_text_that_says_more_is_the_background(text: str, low: float, high: float | None) -> None:
    read = Experience(min_years=low, max_years=high, background=(text,))
    assert read_years(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "several",
        "n/a",
        "-5",
        "\u20135 years",
        "+5",
        "5-3",
        "3-3",
        "0-0.0 years",
        "less than 0",
        "2-4 or 6-8",
        "2-4-6",
        "2 and 4",
        "2-4+ years",
        "up to 5+",
        "up to 2-3 years",
        "up to about 3 years",
        "3 years or less",
        "3 years at most",
        "max years: 3",
        "1 year and 18 months",
        "2-4 in product",
        "2-4 years, 1 in product",
        "Months: 6",
        "since 2020",
        "Level 3",
        "L5",
        "10x",
        "10%",
        "$5",
        "\u00bd",
        "1\u00bd years",
        "1,000",
        "1e999",
        "1-1e999",
        "less than 1e999",
    ],
)
def test_what_may_mean_something_else_is_not_read(text: str) -> None:
    assert read_years(text) is None


@given(st.floats(min_value=0, allow_infinity=False))
def test_a_number_is_read_exactly(number: float) -> None:
    assert read_years(repr(number)) == Experience(min_years=number)


def test_whole_years_are_integers() -> None:
    experience = read_years("2.0-1e15")
    assert experience is not None
    assert (type(experience.min_years), type(experience.max_years)) == (int, int)


_years = st.floats(min_value=0, max_value=100)


@given(_years, st.none() | _years)
def test_years_in_words_are_read(low: float, high: float | None) -> None:
    upper = high if high is None or high > low else low + 1
    experience = Experience(min_years=low, max_years=upper)
    assert read_years(years_in_words(experience)) == experience


@given(st.text("0123456789.,-+ e/yearsmonthtofclu<>\n", max_size=30))
def test_what_is_read_is_in_order_and_in_the_text(text: str) -> None:
    experience = read_years(text)
    if experience:
        assert experience.min_years >= 0
        assert experience.max_years is None or experience.min_years < experience.max_years
        assert experience.background in ((), (text,))


@pytest.mark.parametrize("part", ["1", " ", "-", "1-", "up to ", "1 ", "~", "no ", "years "])
def test_a_long_text_is_read_at_once(part: str) -> None:
    assert read_years(100_000 // len(part) * part + "x") is None
