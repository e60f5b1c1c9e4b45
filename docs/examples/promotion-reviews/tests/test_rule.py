"""The rule: laws that hold on every ladder, and a few facts on a tiny one."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pm_career import Ladder, expected_skills, skill_gap
from pm_career.testing import ladders, skill_profiles
from pm_career.testing.fixtures import MakeLadder

from promotion_reviews.rule import MOST, is_worth_a_talk


@pytest.mark.parametrize(
    ("profile", "worth_a_talk"),
    [
        ({}, False),
        ({"planning": "strong", "mentoring": "strong", "strategy": "expert"}, True),
        ({"planning": "strong", "mentoring": "strong", "strategy": "strong"}, True),
        ({"planning": "strong", "mentoring": "basic", "strategy": "strong"}, False),
        ({"planning": "strong", "mentoring": "strong", "strategy": "basic"}, False),
    ],
)
def test_on_a_tiny_ladder(
    tiny_ladder: Ladder, profile: dict[str, str], *, worth_a_talk: bool
) -> None:
    gap = skill_gap(profile, "Lead", ladder=tiny_ladder)
    assert is_worth_a_talk(gap) is worth_a_talk


@pytest.mark.parametrize(
    ("planning", "mentoring", "worth_a_talk"),
    [("advanced", "advanced", True), ("strong", "expert", False)],
)
def test_many_short_steps_are_nearer_than_a_long_one(
    make_ladder: MakeLadder, planning: str, mentoring: str, *, worth_a_talk: bool
) -> None:
    ladder = make_ladder({"Lead": {"planning": "expert", "mentoring": "expert"}})
    gap = skill_gap({"planning": planning, "mentoring": mentoring}, "Lead", ladder=ladder)
    assert gap.coverage == MOST
    assert is_worth_a_talk(gap) is worth_a_talk


@pytest.mark.parametrize(
    ("discovery", "worth_a_talk"), [("C1", False), ("C2", True), ("Principal Consultant", True)]
)
def test_on_a_ladder_that_measures_skills_by_its_levels(
    consulting_ladder: Ladder, discovery: str, *, worth_a_talk: bool
) -> None:
    # Discovery takes three steps, and facilitation two.
    profile = {"discovery": discovery, "facilitation": "C3"}
    gap = skill_gap(profile, "C3", ladder=consulting_ladder)
    assert is_worth_a_talk(gap) is worth_a_talk


@pytest.mark.parametrize("profile", [{}, {"discovery": "Principal Consultant"}])
def test_nobody_is_ready_for_a_level_that_expects_no_skill(
    consulting_ladder: Ladder, profile: dict[str, str]
) -> None:
    assert not is_worth_a_talk(skill_gap(profile, "Partner", ladder=consulting_ladder))


@given(ladders())
def test_people_with_all_the_skills_that_a_level_expects_are_worth_a_talk(ladder: Ladder) -> None:
    for level in ladder:
        profile = expected_skills(level, ladder=ladder)
        assert is_worth_a_talk(skill_gap(profile, level, ladder=ladder)) is bool(profile)


@given(st.data())
def test_who_learns_more_is_never_worth_less(data: st.DataObject) -> None:
    ladder = data.draw(ladders())
    before = data.draw(skill_profiles(ladder))
    after = data.draw(skill_profiles(ladder, at_least=before))
    for level in ladder:
        if is_worth_a_talk(skill_gap(before, level, ladder=ladder)):
            assert is_worth_a_talk(skill_gap(after, level, ladder=ladder))


@given(st.data())
def test_years_play_no_part(data: st.DataObject) -> None:
    ladder = data.draw(ladders(with_years=True))
    timeless = attrs.evolve(
        ladder, levels=[attrs.evolve(level, experience=None) for level in ladder]
    )
    profile = data.draw(skill_profiles(ladder))
    for level in ladder:
        gap = skill_gap(profile, level, ladder=ladder)
        assert is_worth_a_talk(gap) is is_worth_a_talk(
            skill_gap(profile, level.key, ladder=timeless)
        )
