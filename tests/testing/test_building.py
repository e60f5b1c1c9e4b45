"""What a row of bytes makes: one byte for each decision, and zero for the plainest option."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_career import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
)
from pm_career.testing import _building
from pm_career.testing._picking import Names, Picks, Words
from pm_career.testing._strategies import draw_ladder

WORDS = Words(
    texts=("One text", "Another\ntext"),
    names=("One name", "Another name"),
    keys=("one-key",),
    years=(1, 2),
)
BASIC = Requirement(skill="agile", proficiency="basic")
STRONG = Requirement(skill="agile", proficiency="strong")
VISION = Requirement(skill="vision", proficiency="basic")
ASKABLE = (BASIC, STRONG, VISION)
PLAIN_LEVEL = bytes(_building.LEVEL_DECISIONS)


def picks(*decisions: int, number: int | None = None) -> Picks:
    """Return these decisions, and zeros up to the number."""
    return Picks(bytes(decisions).ljust(number or 0, b"\0"), WORDS)


def is_used_up(decisions: Picks) -> bool:
    """Return whether there is no decision left."""
    try:
        decisions.one_of("x")
    except StopIteration:
        return True
    return False


def build_level(decisions: Picks, *, shared: tuple[str, ...] = ()) -> Level:
    """Return the level of rank 7, which may state years."""
    return _building.level(
        decisions, Names(), 7, with_years=(False, True), askable=ASKABLE, below=4, shared=shared
    )


def build_skill(decisions: Picks) -> Skill:
    """Return the skill of number 7, described for a scale of two."""
    skill = _building.skill(decisions, Names(), 7)
    return _building.describe(("basic", "strong"), skill, decisions)


@pytest.mark.parametrize(
    ("build", "number", "plainest"),
    [
        (build_level, _building.LEVEL_DECISIONS, Level(key="level-7", title="Level 7")),
        (build_skill, _building.SKILL_DECISIONS, Skill(key="skill-7", name="Skill 7")),
        (_building.experience, _building.EXPERIENCE_DECISIONS, Experience(min_years=0)),
        (
            lambda each: _building.expectation(each, ASKABLE),
            _building.EXPECTATION_DECISIONS,
            Expectation(statement="Knows how"),
        ),
        (
            lambda each: _building.descriptor(each, ("basic", "strong")),
            _building.DESCRIPTOR_DECISIONS,
            Descriptor(proficiency="basic", text="Knows how"),
        ),
        (
            lambda each: _building.proficiency(each, Names(), 7),
            _building.PROFICIENCY_DECISIONS,
            Proficiency(key="proficiency-7"),
        ),
        (
            lambda each: _building.detail(each, Names(), 7),
            _building.DETAIL_DECISIONS,
            Detail(name="Grade", text="IC4"),
        ),
    ],
    ids=["level", "skill", "experience", "expectation", "descriptor", "proficiency", "detail"],
)
def test_zeros_make_the_plainest_part_and_each_is_used(
    build: Callable[[Picks], object], number: int, plainest: object
) -> None:
    decisions = picks(number=number)
    assert build(decisions) == plainest
    assert is_used_up(decisions)


def test_each_decision_of_a_level_has_its_byte() -> None:
    decisions = picks(
        *(1, 1, 0, 1, 2, 1, 0),  # whether it states years; the years; the background
        *(2, 2),  # the key and the title
        *(2, 0, 3, 3),  # two aliases of three
        *(0, 0),  # names that it shares
        1,  # the summary
        *(3, 1, 2, 0),  # responsibilities
        *(2, *(1, 0, 2, 0, 2, 0), *(0, 3, 1, 1, 0, 0), *[0] * 6),  # two expectations of three
        *(2, 0, 0, 2, 2),  # details
    )
    assert build_level(decisions) == Level(
        key="one-key",
        title="One name",
        aliases=["L7", "Another name"],
        summary="One text",
        responsibilities=["One text", "Another\ntext", "Does the work"],
        expectations=[
            Expectation(statement="One text", requirements=[BASIC, VISION]),
            Expectation(requirements=[STRONG]),
        ],
        experience=Experience(min_years=6, max_years=7, background=["One text", "In related work"]),
        details=[Detail(name="Grade", text="IC4"), Detail(name="One name", text="Another\ntext")],
    )
    assert is_used_up(decisions)


def test_each_decision_of_a_skill_has_its_byte() -> None:
    decisions = picks(
        *(2, 2, 1, 2),  # the key, the name, the category and the description
        *(2, 2, 1, 3, 2),  # details
        *(3, 0, 1, 1, 2, 0, 0),  # descriptors, of which the last replaces the first
    )
    assert build_skill(decisions) == Skill(
        key="one-key",
        name="One name",
        category="One text",
        description="Another\ntext",
        details=[
            Detail(name="One name", text="One text"),
            Detail(name="Another name", text="Another\ntext"),
        ],
        descriptors=[
            Descriptor(proficiency="basic", text="Knows how"),
            Descriptor(proficiency="strong", text="Another\ntext"),
        ],
    )
    assert is_used_up(decisions)


def test_each_decision_of_a_proficiency_has_its_byte() -> None:
    assert _building.proficiency(picks(2, 3, 1), Names(), 7) == Proficiency(
        key="one-key", name="Another name", meaning="One text"
    )


@pytest.mark.parametrize("shared", [("Boss", "CHIEF"), ()], ids=["two names", "none"])
@pytest.mark.parametrize(
    ("byte", "position"), [(0, None), (8, None), (9, 0), (10, 1)], ids=["0", "8", "9", "10"]
)
def test_a_level_takes_a_shared_name_in_few_cases(
    byte: int, position: int | None, shared: tuple[str, ...]
) -> None:
    before = [0] * 13
    level = build_level(picks(*before, byte, byte, number=_building.LEVEL_DECISIONS), shared=shared)
    if shared and position is not None:
        assert (level.title, level.aliases) == (shared[position], (shared[position],))
    else:
        assert (level.title, level.aliases) == ("Level 7", ())


def test_a_shared_alias_comes_behind_those_of_the_level() -> None:
    decisions = picks(*[0] * 9, 1, 0, 0, 0, 0, 9, number=_building.LEVEL_DECISIONS)
    assert build_level(decisions, shared=("Boss",)).aliases == ("L7", "Boss")


@pytest.mark.parametrize(
    ("more", "below", "low"), [(2, None, 0), (0, None, 0), (1, None, 1), (2, 3, 3), (0, 3, 4)]
)
def test_years_are_at_least_those_of_the_level_below(
    more: int, below: float | None, low: float
) -> None:
    decisions = picks(more, 1, 1, number=_building.EXPERIENCE_DECISIONS)
    assert _building.experience(decisions, below) == Experience(min_years=low, max_years=low + 2)


@pytest.mark.parametrize(
    ("stated", "asked", "statement"),
    [(1, 1, "One text"), (2, 1, "One text"), (3, 1, ""), (4, 1, "One text"), (3, 0, "One text")],
)
def test_a_statement_may_be_omitted_if_a_skill_is_asked_for(
    stated: int, asked: int, statement: str
) -> None:
    decisions = picks(1, stated, asked, number=_building.EXPECTATION_DECISIONS)
    assert _building.expectation(decisions, ASKABLE).statement == statement


def test_an_expectation_asks_for_a_skill_once() -> None:
    decisions = picks(0, 0, 3, 0, 2, 1)
    assert _building.expectation(decisions, ASKABLE).requirements == (STRONG, VISION)


def test_without_skills_an_expectation_takes_as_many_decisions() -> None:
    decisions = picks(0, 3, 3, 0, 1, 2)
    assert _building.expectation(decisions, ()) == Expectation(statement="Knows how")
    assert is_used_up(decisions)


def test_a_level_may_ask_for_each_skill_at_each_proficiency() -> None:
    assert _building.requirements(["agile", "vision"], ["basic", "strong"]) == [
        BASIC,
        STRONG,
        VISION,
        Requirement(skill="vision", proficiency="strong"),
    ]
    assert _building.requirements(["agile", "vision"], []) == [
        Requirement(skill="agile"),
        Requirement(skill="vision"),
    ]


def build_levels(*rows: tuple[int, ...], share_names: bool = False) -> list[Level]:
    """Return a level for each row, which may state years."""
    return _building.levels(
        [picks(*row, number=_building.LEVEL_DECISIONS) for row in rows],
        (False, True),
        ASKABLE,
        share_names=share_names,
    )


def test_years_never_fall_from_level_to_level() -> None:
    built = build_levels((1, 1), (0, 1), (1, 2), (1, 0))
    years = [level.experience and level.experience.min_years for level in built]
    assert years == [1, None, 1, 2]


def test_levels_are_numbered_from_the_lowest() -> None:
    assert build_levels((), (*[0] * 9, 1)) == [
        Level(key="level-1", title="Level 1"),
        Level(key="level-2", title="Level 2", aliases=["L2"]),
    ]


def test_levels_ask_for_what_may_be_asked() -> None:
    asked = (*[0] * 20, 1, 0, 0, 1, 2)
    assert build_levels(asked)[0].expectations == (
        Expectation(statement="Knows how", requirements=[VISION]),
    )


def test_no_two_levels_have_the_same_names_of_their_own() -> None:
    row = (*[0] * 7, 2, 2, 1, 3)
    assert build_levels(row, row) == [
        Level(key="one-key", title="One name", aliases=["Another name"]),
        Level(key="one-key-2", title="One name 2", aliases=["Another name 2"]),
    ]


@pytest.mark.parametrize(("byte", "name"), [(9, "Level 2"), (10, "LEVEL-2")])
def test_a_level_shares_a_name_with_the_one_below_it(byte: int, name: str) -> None:
    sharing = (*[0] * 13, byte)
    assert [level.title for level in build_levels((), (), sharing, share_names=True)] == [
        "Level 1",
        "Level 2",
        name,
    ]
    assert build_levels((), (), sharing)[2].title == "Level 3"


def test_the_lowest_level_shares_no_name() -> None:
    sharing = (*[0] * 13, 9)
    assert build_levels(sharing, share_names=True)[0].title == "Level 1"


def test_no_two_skills_have_the_same_names() -> None:
    rows = [(2, 2), (2, 2), ()]
    decisions = [picks(*row, number=_building.SKILL_DECISIONS) for row in rows]
    assert _building.skills(decisions) == [
        Skill(key="one-key", name="One name"),
        Skill(key="one-key-2", name="One name 2"),
        Skill(key="skill-3", name="Skill 3"),
    ]


def test_no_two_proficiencies_have_the_same_names() -> None:
    decisions = [picks(2, 2, 0), picks(2, 2, 0), picks(0, 0, 0)]
    assert _building.proficiencies(decisions) == [
        Proficiency(key="one-key", name="One name"),
        Proficiency(key="one-key-2", name="One name 2"),
        Proficiency(key="proficiency-3"),
    ]


def test_no_two_details_of_one_thing_have_the_same_name() -> None:
    assert _building.details(picks(2, 0, 1, 0, 2)) == [
        Detail(name="Grade", text="One text"),
        Detail(name="Grade 2", text="Another\ntext"),
    ]


def build_ladder(*own: int, levels: tuple[bytes, ...] = (PLAIN_LEVEL,), **asked: Any) -> Ladder:
    """Return a ladder of these levels, without skills, by these decisions of its own."""
    drawn = iter([WORDS, bytes(own).ljust(17, b"\0"), levels, (), ()])

    def draw(_: object) -> Any:
        return next(drawn)

    ladder, _ = draw_ladder(cast("st.DrawFn", draw), **{**ANYTHING, **asked})
    return ladder


ANYTHING: dict[str, Any] = {
    "min_levels": 1,
    "max_levels": None,
    "with_years": None,
    "with_skills": None,
    "with_proficiencies": None,
    "cumulative": None,
    "allow_shared_names": False,
}


def test_zeros_make_the_plainest_ladder() -> None:
    assert build_ladder() == Ladder(title="Ladder", levels=[Level(key="level-1", title="Level 1")])


def test_each_decision_of_a_ladder_has_its_byte() -> None:
    ladder = build_ladder(
        *(1, 1),  # whether it is cumulative; whether the levels state years
        *(2, 1, 2, 1),  # the title, the summary, the version and the source
        *(2, 0, 1),  # growth
        *(2, 2, 0),  # advancement
        *(2, 0, 1, 3, 0),  # details
    )
    assert ladder == Ladder(
        title="Another\ntext",
        summary="One text",
        version="Another\ntext",
        source="One text",
        levels=[Level(key="level-1", title="Level 1", experience=Experience(min_years=0))],
        cumulative=True,
        growth=["Responsibility grows", "One text"],
        advancement=["Another\ntext", "Keep learning"],
        details=[Detail(name="Grade", text="One text"), Detail(name="Another name", text="IC4")],
    )


@pytest.mark.parametrize(
    ("byte", "stated"),
    [
        (0, [False, False]),
        (1, [True, True]),
        (2, [False, True]),
        (3, [True, True]),
        (4, [False, False]),
    ],
    ids=["none", "all", "some", "all again", "from the start"],
)
def test_a_byte_chooses_which_levels_state_years(byte: int, stated: list[bool]) -> None:
    other = bytes([1]).ljust(_building.LEVEL_DECISIONS, b"\0")
    ladder = build_ladder(0, byte, levels=(PLAIN_LEVEL, other))
    assert [level.experience is not None for level in ladder] == stated


@pytest.mark.parametrize("wanted", [True, False])
def test_what_is_asked_replaces_a_decision_which_keeps_its_byte(*, wanted: bool) -> None:
    decided_otherwise = int(not wanted)
    ladder = build_ladder(
        decided_otherwise, decided_otherwise, 1, cumulative=wanted, with_years=wanted
    )
    assert ladder.cumulative == wanted
    assert (ladder[0].experience is not None) == wanted
    assert ladder.title == "One text"


@st.composite
def decisions_left(draw: st.DrawFn, *more: int) -> list[Picks]:
    """Return what is left of the decisions of each level of a ladder, if more are drawn."""
    _, left = draw_ladder(draw, *more, **ANYTHING)
    return left


@given(decisions_left(), decisions_left(2))
@settings(max_examples=5)
def test_a_ladder_leaves_the_decisions_that_were_asked_in_addition(
    none: list[Picks], two: list[Picks]
) -> None:
    assert all(is_used_up(decisions) for decisions in none)
    for decisions in two:
        assert [decisions.one_of("x"), decisions.one_of("x")] == ["x", "x"]
        assert is_used_up(decisions)
