"""One title through every stage, as the docstrings of the modules tell it."""

import pytest

from pm_career import Ladder, level_for_title
from pm_career._titles import names_seniority, spell_out
from pm_career._titles.family import Job, JobFamily
from pm_career._titles.grammar import Grammar, Statement
from pm_career._titles.lexicon import Lexicon
from pm_career._titles.tokens import tokens
from pm_career._titles.vocabulary import english

TITLE = "Sr. Product Manager II, Payments"


def test_a_title_becomes_tokens_a_pattern_words_a_statement_and_a_level(
    packaged_ladder: Ladder,
) -> None:
    names = [
        (position, name)
        for position, level in enumerate(packaged_ladder)
        for name in (level.title, *level.aliases)
    ]
    lexicon = Lexicon(english(), [name for _, name in names])
    assert tokens(TITLE) == ["sr", "product", "manager", "ii", ",", "payments"]

    pattern = lexicon.pattern(TITLE)
    assert pattern == ("senior", "product", "manager", "", ",", "*")

    words = lexicon.resolve(pattern)
    assert words == ["senior", "product", "manager", ",", "*"]

    named = [(position, lexicon.resolve(lexicon.pattern(name))) for position, name in names]
    family = JobFamily(english(), lexicon, named)
    statement = Grammar(english(), family).parse(words)
    job = Job(role=("product", "manager"), seniority=("senior",))
    assert statement == Statement(jobs=(job,), apart=(), possible=(), is_other=False)

    assert family.find_positions(statement.jobs, apart=(), possible=()) == {2}
    assert packaged_ladder[2].title == "Senior Product Manager"

    match = level_for_title(TITLE)
    assert match.candidates == (packaged_ladder[2],)
    assert match.matched == ("senior", "product manager")
    assert match.reason == (
        "it says 'senior' and 'product manager', which stands for 'Senior Product Manager'"
    )


def test_a_title_is_spelled_out_without_a_ladder() -> None:
    assert spell_out("Sr. PM, Growth") == "senior product manager growth"


@pytest.mark.parametrize(
    "heading",
    [
        "Senior Designer",
        "jr. designer",
        "Design Director",
        "Vice President",
        "L4",
        "Designer ABC123",
        "Level 4",
        "Design, Tier 12",
        "Designer II",
        "Designer III",
    ],
)
def test_a_heading_names_seniority_by_a_word_or_a_code(heading: str) -> None:
    assert names_seniority(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Designer",
        "Seniority",
        "Level",
        "Designer 4",
        "ABCD1",
        "L1234",
        "Level 4th",
        "II Designer",
        "Designer VIII",
    ],
)
def test_a_heading_without_such_a_word_or_code_names_none(heading: str) -> None:
    assert not names_seniority(heading)
