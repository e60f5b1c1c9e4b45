"""The vocabulary of titles: its faults would be wrong answers."""

import re
from itertools import combinations

import pytest
from attrs import evolve

from pm_career import Ladder, Level
from pm_career._titles.lexicon import Lexicon
from pm_career._titles.reader import TitleReader
from pm_career._titles.tokens import UNKNOWN
from pm_career._titles.vocabulary import english

VOCABULARY = english()
SENIORITY = {*VOCABULARY.modifiers, *VOCABULARY.nouns}
CLASSES = {
    "others": VOCABULARY.others,
    "past": VOCABULARY.past,
    "neighbours": VOCABULARY.neighbours,
    "passing": VOCABULARY.passing,
    "groups": VOCABULARY.groups,
    "openers": VOCABULARY.openers,
    "lookalikes": VOCABULARY.lookalikes,
    "words_for_of": VOCABULARY.words_for_of,
    "words_for_and": VOCABULARY.words_for_and,
    "words_for_or": VOCABULARY.words_for_or,
}
LISTS = {
    **CLASSES,
    "modifiers": VOCABULARY.modifiers,
    "nouns": VOCABULARY.nouns,
    "pay_grades": VOCABULARY.pay_grades,
    "harmless": VOCABULARY.harmless,
    "lowering": VOCABULARY.lowering,
    "plural_endings": VOCABULARY.plural_endings,
    "job_nouns": VOCABULARY.job_nouns,
    "vague_nouns": VOCABULARY.vague_nouns,
    "entry_nouns": VOCABULARY.entry_nouns,
    "audiences": VOCABULARY.audiences,
    "series": VOCABULARY.series,
    "team_words": VOCABULARY.team_words,
    "step_words": VOCABULARY.step_words,
    "pay_scales": VOCABULARY.pay_scales,
}


@pytest.mark.parametrize("name", LISTS)
def test_words_stand_once(name: str) -> None:
    words = LISTS[name]
    assert len(set(words)) == len(words)
    assert all(re.fullmatch(r"[a-z]+( [a-z]+)*", word) for word in words)


@pytest.mark.parametrize(("one", "other"), list(combinations([*CLASSES, "seniority"], 2)))
def test_a_word_is_of_one_kind(one: str, other: str) -> None:
    kinds = {**CLASSES, "seniority": SENIORITY}
    either = {"assistant", "executive"}  # seniority before a job, and a job of its own
    assert set(kinds[one]) & set(kinds[other]) <= either


def test_words_in_tables_are_words_of_seniority() -> None:
    lexicon = Lexicon(VOCABULARY, [])
    sublevels = {
        *VOCABULARY.sublevels,
        *(word for above in VOCABULARY.sublevels.values() for word in above),
    }
    meanings = {
        word
        for words, meant in VOCABULARY.meanings.items()
        for phrase in (words, *meant)
        for word in lexicon.resolve([phrase])
    }
    assert {*sublevels, *VOCABULARY.pay_grades, *VOCABULARY.lowering} <= SENIORITY
    assert meanings - SENIORITY == {"owner", *VOCABULARY.numerals}


def test_no_word_is_a_sublevel_of_itself() -> None:
    assert [word for word, above in VOCABULARY.sublevels.items() if word in above] == []


def test_short_forms_are_spelled_in_words_that_are_spelled_out() -> None:
    spelled = {word for long in VOCABULARY.spellings.values() for word in long.split()}
    assert spelled.isdisjoint(VOCABULARY.spellings)


def test_doubts_are_about_short_forms() -> None:
    assert set(VOCABULARY.doubts) <= set(VOCABULARY.spellings)
    assert all(VOCABULARY.doubts.values())


def test_nouns_of_each_kind_are_nouns() -> None:
    kinds = {*VOCABULARY.job_nouns, *VOCABULARY.vague_nouns, *VOCABULARY.entry_nouns}
    assert kinds <= set(VOCABULARY.nouns)


def test_some_words_for_steps_are_those_of_pay_scales() -> None:
    assert set(VOCABULARY.pay_scales) < set(VOCABULARY.step_words)


def test_users_of_a_product_and_titles_of_series_are_other_jobs() -> None:
    others = set(VOCABULARY.others)
    assert set(VOCABULARY.audiences) < others
    assert set(VOCABULARY.series) - others == {"program manager"}


def test_every_numeral_has_a_meaning() -> None:
    assert set(VOCABULARY.numerals) <= set(VOCABULARY.meanings)


def test_harmless_phrases_have_a_word_of_seniority_or_of_grammar() -> None:
    telling = {*SENIORITY, *VOCABULARY.words_for_of, *VOCABULARY.openers}
    assert [each for each in VOCABULARY.harmless if telling.isdisjoint(each.split())] == []


def test_every_lookalike_would_be_mended() -> None:
    names = ["Vice President of Product", "Product Line Manager"]
    lexicon = Lexicon(VOCABULARY, names)
    assert [word for word in VOCABULARY.lookalikes if not lexicon.corrections(word)] == []
    assert {lexicon.meaning(word) for word in VOCABULARY.lookalikes} == {UNKNOWN}


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Direktor von Produkt", "Produktdirektor"),
        ("Produkt Manager oder Direktor", None),
        ("Produkt und Design Direktor", "Produktdirektor"),
        ("Produkt Managerin", "Produkt Manager"),
        ("Direktor Sales Produkten", None),
        ("Produkt Manager (Leiter von Stab)", "Produkt Manager"),
        ("Produkt Manager Leiter von Stab", None),
    ],
)
def test_another_language_has_its_own_words_of_grammar(title: str, level: str | None) -> None:
    german = evolve(
        VOCABULARY,
        words_for_of=("von",),
        words_for_and=("und",),
        words_for_or=("oder",),
        plural_endings=("en",),
        nouns=("direktor", "manager"),
        job_nouns=("manager",),
        others=("leiter von stab",),
        spellings={"managerin": "manager", "produktdirektor": "produkt direktor"},
        meanings={},
        sublevels={},
        pay_grades=(),
    )
    ladder = Ladder(
        title="Leiter",
        levels=[
            Level(key="manager", title="Produkt Manager"),
            Level(key="director", title="Produktdirektor", aliases=["Produkt Direktor"]),
        ],
    )
    match = TitleReader(ladder.levels, german).read(title)
    assert (match.level.title if match.level else None) == level, match
