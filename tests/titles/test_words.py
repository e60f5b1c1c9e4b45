"""How titles are split into tokens, and what these mean."""

import pytest
from attrs import evolve

from pm_career._titles.lexicon import Lexicon
from pm_career._titles.tokens import REQUISITION, UNKNOWN, is_code, tokens
from pm_career._titles.translation import packaged_translator
from pm_career._titles.vocabulary import english


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("R&lt;D", ["r", "<", "d"]),
        ("R&lt D", ["r", "&", "lt", "d"]),
        ("\uff30\uff2d", ["pm"]),
        ("Stra\u00dfe", ["strasse"]),
        ("Co-Founder - CPO", ["co", "founder", "-", "cpo"]),
        ("Director- Product -Growth", ["director", "-", "product", "-", "growth"]),
        ("a\u2022b\u00b7c\u2013d\u2014e", [*"a\u2022b\u00b7c\u2013d\u2014e"]),
        ("V.P., O'Neill's team", ["v.p", ",", "o'neill's", "team"]),
        ("D\u0130RECTOR", ["director"]),
        ("d\u0131rector", ["director"]),
        ("\ufeffPro\u00adduct\u200b PM\ufe0f", ["pro.duct", "pm"]),
        ("R&shy;D", ["r.d"]),
        ("Product\u00c2 Manager\u00c2", ["product", "manager"]),
        ("C\u00c2MARA", ["c\u00e2mara"]),
        ("R-10423 PM-T", ["r-10423", "pm", "t"]),
    ],
)
def test_a_title_is_split_into_words_and_signs(title: str, found: list[str]) -> None:
    assert tokens(title) == found


@pytest.mark.parametrize(
    ("word", "expected"),
    [("2", True), ("l5", True), ("ic10", True), ("abc1", False), ("100", False), ("l", False)],
)
def test_a_code_is_a_short_number_with_at_most_two_letters(word: str, *, expected: bool) -> None:
    assert is_code(word) is expected


@pytest.fixture
def lexicon() -> Lexicon:
    """A lexicon of a product manager, and of words of 20 and 21 letters."""
    return Lexicon(
        english(), ["Product Manager", "Web3", "a" + 18 * "b" + "c", "d" + 19 * "e" + "f"]
    )


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("snior", {"senior"}),
        ("haed", {"head"}),
        ("miid", set()),
        ("webb3", set()),
        ("enior", set()),
        ("xenior", set()),
        ("senio", set()),
        ("seniox", set()),
        ("a" + 17 * "b" + "xc", {"a" + 18 * "b" + "c"}),
        ("d" + 18 * "e" + "xf", set()),
    ],
)
def test_a_typing_error_is_corrected_in_words_of_4_to_20_letters(
    word: str, known: set[str], lexicon: Lexicon
) -> None:
    assert lexicon.corrections(word) == known


@pytest.mark.parametrize(
    ("token", "meaning"),
    [
        ("sr", "senior"),
        ("v.p", "vice president"),
        ("sr.product", "senior product"),
        ("o'neill", UNKNOWN),
        ("or", "/"),
        ("ii", ""),
        ("l5", ""),
        ("2027", ""),
        ("iii", "iii"),
        ("e5", "e5"),
        ("1927", REQUISITION),
        ("r-10423", REQUISITION),
        ("productmanager", "product manager"),
        ("payments", UNKNOWN),
        ("snior", "snior"),
        ("managers", "managers"),
    ],
)
def test_a_token_means_words_a_sign_nothing_or_something_unknown(
    token: str, meaning: str, lexicon: Lexicon
) -> None:
    assert lexicon.meaning(token) == meaning


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("PM", ["product", "manager"]),
        ("PM shift", [UNKNOWN, "shift"]),
        ("(Senior) Manager", ["senior", "/", "manager"]),
        ("Manager (Senior)", ["manager", "(", "senior", ","]),
        ("Acme (Senior) Manager", [UNKNOWN, "(", "senior", "/", "manager"]),
        ("(Acme) Manager", [UNKNOWN, ",", "manager"]),
        ("(Senior Manager", ["(", "senior", "manager"]),
        ("Chief of Staff", ["chief of staff"]),
        ("Director and Officer Manager", [UNKNOWN, "manager"]),
        ("Lead Generation", [UNKNOWN]),
    ],
)
def test_brackets_doubts_and_phrases_are_resolved(
    title: str, words: list[str], lexicon: Lexicon
) -> None:
    assert lexicon.resolve(lexicon.pattern(title)) == words


@pytest.mark.parametrize(
    "title",
    [
        "\ufeffSenior Product Manager",
        "Se\u00adnior Prod\u00aduct Man\u00adag\u00ader",
        "Senior\u00adProduct Manager",
        "Senior\u200bProduct\u200b Manager\u200e",
    ],
)
def test_characters_that_cannot_be_seen_make_no_difference(title: str, lexicon: Lexicon) -> None:
    assert lexicon.resolve(lexicon.pattern(title)) == ["senior", "product", "manager"]


def test_a_name_with_characters_that_cannot_be_seen_teaches_its_words() -> None:
    lexicon = Lexicon(english(), ["Wiz\u00adard"])
    for title in ("Wizard", "Wiz\u00adard", "Wi\u00adzard", "\ufeffWizard"):
        assert lexicon.resolve(lexicon.pattern(title)) == ["wizard"]


def test_a_roman_numeral_is_the_number_of_a_name() -> None:
    lexicon = Lexicon(english(), [f"Engineer {number}" for number in range(1, 11)])
    numerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    assert [*map(lexicon.meaning, numerals)] == [str(number) for number in range(1, 11)]


def test_a_word_for_steps_is_dropped_only_before_a_number() -> None:
    lexicon = Lexicon(english(), ["Top Level Baker", "Baker 2"])
    assert lexicon.resolve(lexicon.pattern("Top Level Baker")) == ["top", "level", "baker"]
    assert lexicon.resolve(lexicon.pattern("Baker, Level 2")) == ["baker", ",", "2"]


@pytest.mark.parametrize(
    ("token", "meaning"),
    [
        ("leadnurse", "lead nurse"),
        ("artnurse", UNKNOWN),
        ("nurse3", UNKNOWN),
        ("nurselead", UNKNOWN),
    ],
)
def test_two_words_of_a_name_may_be_joined_if_neither_is_short(token: str, meaning: str) -> None:
    lexicon = Lexicon(english(), ["Lead Nurse", "Art Nurse", "Nurse 3"])
    assert lexicon.meaning(token) == meaning


def test_a_roman_numeral_is_no_word_of_another_language() -> None:
    lexicon = Lexicon(english(), ["Product Manager"], packaged_translator())
    assert [lexicon.meaning(numeral) for numeral in ("i", "ii", "v", "x")] == ["", "", "v", ""]


def test_a_preposition_between_hyphens_is_no_word() -> None:
    lexicon = Lexicon(english(), ["Product Manager"])
    assert lexicon.pattern("Sign-in Manager") == (UNKNOWN, "manager")


def test_of_two_phrases_the_longer_one_is_meant() -> None:
    vocabulary = evolve(english(), harmless=("lead time", "lead time senior"))
    lexicon = Lexicon(vocabulary, ["Product Manager"])
    assert lexicon.resolve(lexicon.pattern("Lead Time Senior")) == [UNKNOWN]
    assert lexicon.resolve(lexicon.pattern("Lead Time")) == [UNKNOWN]


def test_a_plural_is_not_taken_for_a_typing_error(lexicon: Lexicon) -> None:
    assert not lexicon.may_be_typo("managers")
    assert lexicon.may_be_typo("mangers")
