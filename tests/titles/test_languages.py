"""Titles in other languages, and ladders whose names are in one."""

import re
from collections import Counter

import pytest

from pm_career import Ladder, Level, level_for_title
from pm_career._names import fold
from pm_career._titles.dictionary import Dictionary, Kinds
from pm_career._titles.joining import JoinedWords, plain
from pm_career._titles.languages import Language, languages
from pm_career._titles.translation import Translator, packaged_translator
from pm_career._titles.vocabulary import english

LANGUAGES = languages()


def ladder_of(*titles: str) -> Ladder:
    return Ladder(
        title="Ladder",
        levels=[Level(key=f"l{number}", title=title) for number, title in enumerate(titles)],
    )


def title_of(title: str, ladder: Ladder | None = None) -> str | None:
    match = level_for_title(title, ladder=ladder)
    return match.level.title if match.level else None


# The files


def phrases_of(language: Language) -> list[str]:
    return [phrase.strip() for text in language.words.values() for phrase in text.split(",")]


@pytest.mark.parametrize("language", LANGUAGES, ids=range(len(LANGUAGES)))
def test_words_are_in_lower_case_and_stand_once(language: Language) -> None:
    phrases = phrases_of(language)
    assert [phrase for phrase in phrases if fold(phrase) != phrase or not phrase] == []
    assert [phrase for phrase, times in Counter(phrases).items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES, ids=range(len(LANGUAGES)))
def test_shared_words_are_words_of_the_language(language: Language) -> None:
    words = {word for phrase in phrases_of(language) for word in phrase.split()}
    forms = {form for text in language.forms.values() for form in re.split(r"[,\s]+", text)}
    assert set(language.shared) - words - forms == set()


@pytest.mark.parametrize("language", LANGUAGES, ids=range(len(LANGUAGES)))
def test_marks_are_written_with_slashes(language: Language) -> None:
    assert all(re.fullmatch(r"\w(/\w+)+", mark) for mark in language.marks)


# The language of a title


@pytest.mark.parametrize(
    ("title", "level"),
    [
        # "of" is "or" in Dutch
        ("Director of Product", "Product Director"),
        ("Productmanager of senior productmanager", None),
        # an English chef cooks, and a stage is early
        ("Executive Chef, Product", None),
        ("Product Manager, Early Stage", "Product Manager"),
        ("Product Manager - El Paso", "Product Manager"),
        ("Product Manager H/F - Stage", "Associate Product Manager"),
        # Spanish has more words of this title than Portuguese
        ("Gerente de producto", "Product Manager"),
        ("Gerente de produto", "Product Manager"),
    ],
)
def test_a_title_is_in_a_language_if_it_has_a_word_of_its_own(
    title: str, level: str | None
) -> None:
    assert title_of(title) == level


@pytest.mark.parametrize(
    "title",
    [
        "Produktmanager:in",
        "Produktmanager*in",
        "Produktmanager/-in",
        "PRODUKTMANAGER:IN",
        "Produktmanager(in)",
        "Produktmanager_innen",
        "Produkt-Manager (m/w/d)",
        "Produktmanager (M/W/Divers)",
        "Produktmanager m | w | d",
        "Chef(fe) de produit",
        "Chef·fe de produit",
        "Chef/Cheffe de produit H/F",
        "Jefe/a de producto",
    ],
)
def test_forms_for_all_genders_make_no_difference(title: str) -> None:
    assert title_of(title) == "Product Manager"


@pytest.mark.parametrize("ending", [":in", ":IN", "/-In", "(in)"])
def test_an_ending_behind_a_sign_is_dropped_in_any_case(ending: str) -> None:
    assert packaged_translator().simplify(f"Leiter{ending} Design") == "Leiter Design"


@pytest.mark.parametrize("mark", ["m/w/d", "M|W|D", "m * w * d"])
def test_a_mark_becomes_one_word_between_commas(mark: str) -> None:
    assert packaged_translator().simplify(f"Chef {mark}") == "Chef  , mwd , "


def test_a_slash_between_other_words_stays() -> None:
    translator = packaged_translator()
    assert translator.simplify("A/B Tester, AI/ML") == "A/B Tester, AI/ML"


@pytest.mark.parametrize(
    ("with_marks", "without"),
    [
        ("Gerente Sénior de Producto", "Gerente Senior de Producto"),
        ("Leiterin für Produktmanagement", "Leiterin fuer Produktmanagement"),
        ("Młodszy menedżer produktu", "Mlodszy menedzer produktu"),
        ("Produktägare", "Produktaegare"),
    ],
)
def test_letters_are_found_without_their_marks(with_marks: str, without: str) -> None:
    assert title_of(with_marks) == title_of(without) is not None


def test_marks_that_the_file_lacks_are_dropped_too() -> None:
    assert title_of("Séníor Product Manager") == "Senior Product Manager"


@pytest.mark.parametrize(
    "title", ["Gerente Sénior Global de Producto", "Sénior Gerente Global de Producto"]
)
def test_words_of_seniority_may_be_inside_a_phrase(title: str) -> None:
    assert title_of(title) == "Senior Product Manager"


def test_only_two_words_may_be_inside_a_phrase() -> None:
    assert title_of("Gerente Sénior Global Regional de Producto") is None


@pytest.mark.parametrize(
    "title",
    [
        "Ingénieur produit",
        "Directeur développement de produits",
        "Directeur marketing produit",
        "Senior ingénieur produit",
    ],
)
def test_a_job_before_its_field_is_another_job(title: str) -> None:
    assert level_for_title(title).reason == "it names another job than those of the ladder"


@pytest.mark.parametrize("apostrophe", ["'", "\u2019"])
def test_an_apostrophe_joins_two_words(apostrophe: str) -> None:
    assert title_of(f"Chef d{apostrophe}équipe produit") == "Lead Product Manager"
    assert title_of(f"Chef de produit, l{apostrophe}inclusion") == "Product Manager"


def test_two_words_may_be_joined_with_the_next_one() -> None:
    assert title_of("Chef d'l'équipe produit") == "Lead Product Manager"


def test_a_joined_word_has_the_meaning_of_its_parts() -> None:
    assert title_of("Seniorproduktmanagerin (m/w/d)") == "Senior Product Manager"


def test_an_english_job_is_not_the_beginning_of_a_phrase() -> None:
    assert title_of("Manager de Producto") == "Product Manager"
    assert title_of("Project Manager de Producto") is None


@pytest.mark.parametrize("title", ["Assistente Product Manager", "Asystent Product Manager"])
def test_a_word_of_another_language_is_not_passed_over(title: str) -> None:
    assert title_of(title) == "Associate Product Manager"


# What is not known


@pytest.mark.parametrize(
    "title",
    [
        "東京 PM",
        "Αθήνα Product Manager",
        "Senior Ürün Yöneticisi",
        "東京 Acme, Product Manager",
        "Product Manager, 東京 Director",
    ],
)
def test_unknown_words_leave_the_level_open(title: str) -> None:
    match = level_for_title(title)
    assert (match.candidates, match.reason) == ((), "it has words that are not known")


def test_unknown_words_leave_the_level_open_beside_a_name_in_another_script() -> None:
    ladder = ladder_of("看護師", "Nurse")
    assert title_of("東京 看護師", ladder) == "看護師"
    assert title_of("東京 Nurse", ladder) is None


@pytest.mark.parametrize(
    "title",
    [
        "Product Manager (東京)",
        "Product Manager, Ürün",
        "Product Manager, 東京 Acme",
        "Product Manager, Αθήνα, Κρήτη",
        "旅游产品经理 上海",
    ],
)
def test_unknown_words_apart_from_the_job_are_a_place_or_a_team(title: str) -> None:
    assert title_of(title) == "Product Manager"


def test_a_known_other_job_is_one_beside_unknown_words() -> None:
    reason = "it names another job than those of the ladder"
    assert level_for_title("東京 Sales Director").reason == reason
    assert level_for_title("Sales Director Zürich").reason == reason


# Joined words


def test_a_joined_word_is_divided_into_the_longest_known_ones() -> None:
    joined = JoinedWords(["produkt", "produktion", "manager", "mitarbeiter", "am"], ["", "s"])
    assert joined.divide("produktionsmitarbeiter") == ["produktion", "mitarbeiter"]
    assert joined.divide("produktmanager") == ["produkt", "manager"]
    assert joined.divide("softwareproduktmanager") == ["*", "produkt", "manager"]


@pytest.mark.parametrize(
    "word",
    [
        "lagermitarbeiter",  # only the end is known
        "produktkommunikation",  # the end is not known
        "produkts",
        "produktam",
        f"produkt{'s' * 30}manager",
    ],
)
def test_other_words_are_not_divided(word: str) -> None:
    assert JoinedWords(["produkt", "manager", "mitarbeiter", "am"], ["", "s"]).divide(word) == []


def test_parts_have_at_least_four_letters() -> None:
    joined = JoinedWords(["art", "team", "manager"], [""])
    assert joined.divide("teammanager") == ["team", "manager"]
    assert joined.divide("artmanager") == []


def test_an_end_of_twelve_letters_is_known_whatever_it_begins_with() -> None:
    joined = JoinedWords(["team", "teams", "manager"], [""])
    assert joined.divide("xyteamsmanager") == ["*", "teams", "manager"]
    assert joined.divide("xyteammanager") == []


def test_a_joint_stands_between_two_parts_only() -> None:
    joined = JoinedWords(["manager", "burgers", "produkt"], ["", "s"])
    assert joined.divide("produktsmanager") == ["produkt", "manager"]
    assert joined.divide("managers") == []


def test_only_short_words_are_divided() -> None:
    joined = JoinedWords(["manager"], [""])
    assert joined.divide("x" * 26 + "managermanager") == ["*", "manager", "manager"]
    assert joined.divide("x" * 27 + "managermanager") == []


def test_a_word_in_another_script_may_begin_with_what_is_not_known() -> None:
    joined = JoinedWords(["经理"], [""])
    assert joined.divide("旅游经理") == ["*", "经理"]
    assert joined.divide("旅游经理人") == []


def test_marks_are_dropped_from_latin_letters_only() -> None:
    assert plain("Łódź") == "Łodz"
    assert plain("ガイド") == "ガイド"


# Ladders in other languages


@pytest.mark.parametrize(
    ("names", "title", "level"),
    [
        (("Produktmanager", "Senior Produktmanager"), "Senior Product Manager", 1),
        (("Produktmanager", "Senior Produktmanager"), "Produktmanagerin (m/w/d)", 0),
        (("Pflegefachkraft", "Leitende Pflegefachkraft"), "Pflegefachkraft (m/w/d)", 0),
        (("Pflegefachkraft", "Leitende Pflegefachkraft"), "Leitender Pflegefachkraft, Bonn", 1),
        (("Infirmier", "Infirmier coordinateur"), "Infirmière", 0),
        (("Infirmier", "Infirmière coordinatrice"), "Infirmiere coordinatrice (H/F)", 1),
        (("Infirmier", "Infirmière coordinatrice"), "Infirmier", 0),
        (("Chef de partie", "Chef de partie senior"), "Chef de partie", 0),
        (("Chef de produit", "Directeur produit"), "Product Director", 1),
        (("Enfermera", "Enfermera jefe"), "Enfermero", 0),
        (("Jefe de producto", "Gerente sénior de producto"), "Senior PM", 1),
        (("看護師", "主任看護師"), "看護師、大阪", 0),
        (("看護師", "主任看護師"), "主任看護師", 1),
        (("看護師", "シニア看護師"), "Senior 看護師", 1),
        (("看護師", "シニア看護師"), "東京 看護師", 0),
        (("プロダクトマネージャー", "シニアPM"), "Senior Product Manager", 1),
        (("产品经理", "旅游产品经理"), "酒店产品经理", 0),
        (("产品经理", "旅游产品经理"), "旅游产品经理、上海", 1),
        (("产品经理", "旅游产品经理"), "旅游PM", 1),
        (("产品经理", "旅游高级产品经理"), "旅游高级PM", 1),
    ],
)
def test_the_names_of_a_ladder_work_in_their_language(
    names: tuple[str, ...], title: str, level: int
) -> None:
    assert title_of(title, ladder_of(*names)) == names[level], level_for_title(
        title, ladder=ladder_of(*names)
    )


# Adding a language


def test_words_of_5_000_names_have_forms_for_all_genders_and_those_of_more_have_none() -> None:
    def reads(number: int) -> bool:
        names = [f"Beamter{n}ler" for n in range(number - 1)]
        ladder = Ladder(title="Staff", levels=[Level(key="a", title="Köhler", aliases=names)])
        return bool(level_for_title("Köhlerin", ladder=ladder))

    assert reads(5_000)
    assert not reads(5_001)


def test_a_word_has_the_forms_of_its_endings_also_without_marks() -> None:
    language = Language(words={"engineer": "faro"}, endings={"o": ("ino", "a")})
    translator = Translator([Dictionary(language, Kinds(english()))])
    assert translator.other_forms("faro") == {"farino", "fara"}
    assert translator.other_forms("köko") == {"kökino", "kokino", "köka", "koka"}
    assert translator.other_forms("fare") == set()


def test_a_language_is_nothing_but_data() -> None:
    esperanto = Language(
        words={"product manager": "produktestro", "senior": "altranga", "/": "aux"},
        forms={"produktestro": "produktestrino"},
        endings={"o": ("ino",)},
        shared=("altranga",),
    )
    translator = Translator([Dictionary(esperanto, Kinds(english()))])
    words = ["altranga", "produktestrino", "aux", "produktestro"]
    assert translator.translate(words, words, frozenset()) == [
        "senior",
        "product",
        "manager",
        "/",
        "product",
        "manager",
    ]
    assert translator.translate(["altranga"], ["altranga"], frozenset()) == ["altranga"]
