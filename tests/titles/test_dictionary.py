"""How a dictionary reads the words of its language, shown with a language that nobody speaks."""

import pytest

from pm_career._titles.dictionary import Dictionary, Kinds
from pm_career._titles.languages import Language
from pm_career._titles.vocabulary import english

LANGUAGE = Language(
    words={
        "of": "de",
        "senior": "alto",
        "entry level": "novo",
        "global": "mundo",
        "director": "guido",
        "chief baking engineer": "panisto",
        "engineer": "faro",
        "software engineer": "kodisto",
        "scrum master": "skrumo",
        "vice president": "vico",
        "product": "varo, la varo",
        "baking": "pano",
        "marketing": "merkato",
        "development": "evoluo",
        "sales enablement": "vendo",
        "product manager": "estro de varo",
        "cook": "kuk'estro de domo",
    },
    forms={"guido": "gvido, guidoj", "frü": "früin"},
    endings={"o": ("ino",)},
    noun_first=True,
)


def make_dictionary(language: Language = LANGUAGE) -> Dictionary:
    return Dictionary(language, Kinds(english()))


def translate(text: str, own: str = "", language: Language = LANGUAGE) -> str:
    return " ".join(make_dictionary(language).translate(text.split(), frozenset(own.split())))


# Other forms of a word


def test_other_forms_are_those_that_are_listed_and_those_of_words_for_people() -> None:
    assert make_dictionary().bases == {
        "gvido": "guido",
        "guidoj": "guido",
        "fruin": "fru",
        "fruein": "fru",
        "guidino": "guido",
        "panistino": "panisto",
        "farino": "faro",
        "kodistino": "kodisto",
        "skrumino": "skrumo",
        "vicino": "vico",
        "altino": "alto",
        "novino": "novo",
    }


def test_a_word_for_people_ends_in_the_ending_that_it_changes() -> None:
    language = Language(words={"engineer": "oforo"}, endings={"o": ("a",)})
    assert make_dictionary(language).bases == {"ofora": "oforo"}


def test_another_form_that_is_a_word_itself_keeps_its_meaning() -> None:
    language = Language(words={"engineer": "faro", "cook": "fara"}, endings={"o": ("a",)})
    assert translate("fara", language=language) == "cook"


@pytest.mark.parametrize("text", ["guidino", "gvido", "guido / guidino", "guidoj / gvido"])
def test_another_form_means_the_word(text: str) -> None:
    assert translate(text) == "director"


def test_only_the_second_form_of_a_pair_is_dropped() -> None:
    assert translate("alto guido / guidino , varo") == "senior director , product"


# The words that tell the language


def test_a_language_is_told_by_words_of_four_letters_that_are_no_others() -> None:
    language = Language(
        words={
            "senior": "alta, alt",
            "head": "chef",
            "director": "direktor, director",
            "cook": "kuko de domo",
            "product": "产品",
        },
        forms={"chef": "cheffe", "alta": "altoj", "kuko": "kukoj"},
        shared=("chef",),
        marks=("m/w/d",),
    )
    assert make_dictionary(language).evidence == {"alta", "altoj", "direktor", "产品", "mwd"}


# Phrases


@pytest.mark.parametrize(
    ("text", "english_words"),
    [
        ("estro de varo", "product manager"),
        ("estro alto de varo", "senior product manager"),
        ("estro novo de varo , pano", "entry level product manager , baking"),
        ("estro alto mundo de varo , pano", "senior global product manager , baking"),
        ("la varo", "product"),
        ("kuk estro de domo", "cook"),
        ("domo varo", "* product"),
        ("Acme estro", "Acme *"),
    ],
)
def test_a_phrase_may_have_words_of_seniority_inside_it(text: str, english_words: str) -> None:
    assert translate(text) == english_words


def test_of_two_phrases_the_longer_one_is_meant_whatever_is_inside_the_shorter() -> None:
    language = Language(words={"senior": "b", "cook": "a z", "baking": "a b z"})
    assert translate("a b z", language=language) == "baking"


def test_behind_a_word_of_another_job_an_english_word_begins_no_phrase() -> None:
    language = Language(words={"of": "de", "product manager": "manager de varo", "product": "varo"})
    assert translate("project manager de varo", language=language) == "project manager of product"


@pytest.mark.parametrize(
    ("text", "own", "english_words"),
    [
        ("guidino", "guidino", "guidino"),
        ("guido", "guido", "guido"),
        ("estro de varo", "estro", "product manager"),
        ("la varo", "la", "product"),
    ],
)
def test_a_word_of_the_ladder_means_itself_outside_of_phrases(
    text: str, own: str, english_words: str
) -> None:
    assert translate(text, own) == english_words


# The order of English


@pytest.mark.parametrize(
    ("text", "english_words"),
    [
        ("faro varo", "product engineer"),
        ("faro varo pano", "product baking engineer"),
        ("alto faro varo", "senior product engineer"),
        ("novo faro varo", "entry level product engineer"),
        ("kodisto varo", "product software engineer"),
        ("skrumo varo", "product scrum master"),
        ("varo faro pano", "product engineer baking"),
        ("faro , varo", "engineer , product"),
        ("faro varo , faro pano", "product engineer , baking engineer"),
    ],
)
def test_a_job_follows_its_field(text: str, english_words: str) -> None:
    assert translate(text) == english_words


@pytest.mark.parametrize(
    ("text", "english_words"),
    [
        ("evoluo de varo", "product development"),
        ("evoluo varo pano", "product development baking"),
        ("evoluo de varo de pano", "product development of baking"),
        ("vendo varo", "product sales enablement"),
        ("guido evoluo varo pano", "director product development baking"),
        ("guido varo evoluo pano varo", "director product baking development product"),
        ("evoluo varo merkato pano", "product development baking marketing"),
        ("guido de varo evoluo", "director of product development"),
    ],
)
def test_a_field_follows_what_it_is_a_part_of(text: str, english_words: str) -> None:
    assert translate(text) == english_words


@pytest.mark.parametrize(
    ("text", "english_words"),
    [
        ("evoluo merkato", "development marketing"),
        ("evoluo mundo", "development global"),
        ("evoluo novo", "development entry level"),
        ("evoluo guido", "development director"),
        ("evoluo de", "development of"),
        ("varo evoluo", "product development"),
    ],
)
def test_a_field_stays_where_no_other_field_follows(text: str, english_words: str) -> None:
    assert translate(text) == english_words
