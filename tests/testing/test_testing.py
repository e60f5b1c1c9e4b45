"""The strategies that draw ladders, what ladders are asked, and documents that are no ladder."""

import importlib
import itertools
import re
import sys
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import attrs
import pytest
import tomlkit
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from pm_career import (
    Descriptor,
    Detail,
    InvalidLadderError,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    default_ladder,
    expected_skills,
    load_ladder,
    skill_gap,
)
from pm_career._files.diagnosing import diagnose
from pm_career._model import expected_ranks, minimum_years, names_of
from pm_career._names import normalise
from pm_career.exceptions import UnknownNamesError
from pm_career.frameworks import Framework
from pm_career.testing import (
    InvalidDocument,
    frameworks,
    invalid_ladder_documents,
    ladders,
    level_names,
    levels,
    skill_profiles,
    skills,
    years,
)
from pm_career.testing._building import names_to_share

PACKAGED = default_ladder()
MATRIX = Ladder(
    title="Matrix",
    levels=[
        Level(key="pm", title="PM"),
        Level(key="senior", title="Senior PM", aliases=["Sr. PM"]),
    ],
    skills=[Skill(key="discovery", name="Discovery")],
)
NAMED = Ladder(
    title="Named",
    levels=[Level(key="pm", title="PM")],
    skills=[Skill(key="planning", name="Planning")],
    proficiencies=[Proficiency(key="strong", name="능숙")],
)
SHARED_TITLES = Ladder(
    title="Shared",
    levels=[
        Level(key="pm", title="Product Manager"),
        Level(key="lead", title="Lead PM", aliases=["PM"]),
        Level(key="group", title="Lead PM"),
    ],
    skills=[Skill(key="planning", name="Planning")],
)
QUICKLY = settings(phases=[Phase.generate], max_examples=1000)

# Some features are rare. An example of an earlier run would not be shrunk again. Nobody reads what
# would explain an example: Hypothesis traces every line for it, which takes as long as the rest.
THOROUGHLY = settings(phases=[Phase.generate, Phase.shrink], max_examples=10_000, database=None)
Feature = Callable[[Any], object]
Drawn = Callable[..., list[Any]]

# What is asked for


def test_the_fewest_levels_may_be_the_most(drawn: Drawn) -> None:
    assert {len(ladder) for ladder in drawn(ladders(min_levels=3, max_levels=3), 10)} == {3}


@given(st.data(), st.integers(1, 9), st.integers(0, 4))
def test_ladders_have_as_many_levels_as_asked(data: st.DataObject, fewest: int, more: int) -> None:
    ladder = data.draw(ladders(min_levels=fewest, max_levels=fewest + more))
    assert fewest <= len(ladder) <= fewest + more
    assert fewest <= len(data.draw(ladders(min_levels=fewest))) <= fewest + 5


@pytest.mark.parametrize("wanted", [True, False])
@given(data=st.data())
def test_ladders_have_what_is_asked(data: st.DataObject, *, wanted: bool) -> None:
    dated = data.draw(ladders(with_years=wanted))
    assert {level.experience is not None for level in dated} == {wanted}
    assert bool(data.draw(ladders(with_skills=wanted)).skills) == wanted
    assert bool(data.draw(ladders(with_proficiencies=wanted)).proficiencies) == wanted
    assert data.draw(ladders(cumulative=wanted)).cumulative == wanted


each_wish = pytest.mark.parametrize(
    ("wanted", "answers"),
    [(True, {True}), (False, {False}), (None, {True, False})],
    ids=["wanted", "not wanted", "by default"],
)


@each_wish
@pytest.mark.parametrize(
    ("argument", "answer"),
    [
        ("with_skills", lambda ladder: bool(ladder.skills)),
        ("with_proficiencies", lambda ladder: bool(ladder.proficiencies)),
        ("cumulative", lambda ladder: ladder.cumulative),
    ],
    ids=["skills", "proficiencies", "cumulative"],
)
def test_ladders_are_of_the_kind_that_is_asked_or_of_both(
    drawn: Drawn, argument: str, answer: Feature, answers: set[bool], *, wanted: bool | None
) -> None:
    asked: dict[str, Any] = {argument: wanted}
    assert {answer(ladder) for ladder in drawn(ladders(**asked), 30)} == answers


@pytest.mark.parametrize(
    ("wanted", "stated"),
    [(True, ["all"]), (False, ["none"]), (None, ["all", "none", "some"])],
    ids=["with years", "without years", "by default"],
)
def test_all_some_or_no_levels_of_a_ladder_state_years(
    drawn: Drawn, stated: list[str], *, wanted: bool | None
) -> None:
    def who_states_years(ladder: Ladder) -> str:
        answers = [level.experience is not None for level in ladder]
        return "all" if all(answers) else "some" if any(answers) else "none"

    several = drawn(ladders(min_levels=2, with_years=wanted), 100)
    assert sorted({who_states_years(ladder) for ladder in several}) == stated


@each_wish
def test_a_level_states_years_or_not(
    drawn: Drawn, answers: set[bool], *, wanted: bool | None
) -> None:
    several = drawn(levels(with_years=wanted), 50)
    assert {level.experience is not None for level in several} == answers


@pytest.mark.parametrize(
    ("asked", "forms"),
    [
        ({}, ["alone", "at a proficiency", "none"]),
        ({"with_skills": True}, ["alone", "at a proficiency", "none"]),
        ({"with_skills": False}, ["none"]),
        ({"with_proficiencies": True}, ["at a proficiency", "none"]),
        ({"with_proficiencies": False}, ["alone", "none"]),
    ],
    ids=["by default", "skills", "no skills", "proficiencies", "no proficiencies"],
)
def test_a_level_asks_for_skills_in_one_form_or_not(
    drawn: Drawn, asked: Any, forms: list[str]
) -> None:
    def form(level: Level) -> str:
        rated = {need.proficiency is not None for need in requirements(level)}
        return " and ".join("at a proficiency" if each else "alone" for each in rated) or "none"

    assert sorted({form(level) for level in drawn(levels(**asked), 50)}) == forms


@pytest.mark.parametrize("wanted", [True, False])
@given(data=st.data())
def test_levels_have_what_is_asked(data: st.DataObject, *, wanted: bool) -> None:
    assert (data.draw(levels(with_years=wanted)).experience is not None) == wanted
    assert wanted or not requirements(data.draw(levels(with_skills=wanted)))
    asked = requirements(data.draw(levels(with_proficiencies=wanted)))
    assert all((requirement.proficiency is not None) == wanted for requirement in asked)


@pytest.mark.parametrize("by_proficiency", [True, False])
def test_levels_ask_in_both_forms(*, by_proficiency: bool) -> None:
    def asks(level: Level) -> bool:
        asked = requirements(level)
        return bool(asked) and (asked[0].proficiency is not None) == by_proficiency

    level = find(levels(), asks, settings=QUICKLY)
    assert {need.proficiency is not None for need in requirements(level)} == {by_proficiency}


def requirements(level: Level) -> list[Requirement]:
    return [need for expectation in level.expectations for need in expectation.requirements]


@given(ladders(), ladders(allow_shared_names=True))
def test_names_are_shared_only_if_that_is_allowed(ladder: Ladder, other: Ladder) -> None:
    for level in ladder:
        assert {ladder[name] for _, name in names_of(level)} == {level}
    assert all(other[level.key] is level for level in other)


def test_names_are_not_shared_unless_that_is_asked(drawn: Drawn) -> None:
    def shares_names(ladder: Ladder) -> bool:
        return any(name not in ladder for level in ladder for _, name in names_of(level))

    shared = drawn(ladders(min_levels=5, allow_shared_names=True), 50)
    assert {shares_names(ladder) for ladder in shared} == {True, False}
    assert {shares_names(ladder) for ladder in drawn(ladders(min_levels=5), 50)} == {False}


@given(st.data(), years(), years())
def test_years_are_within_their_bounds(data: st.DataObject, some: float, others: float) -> None:
    fewest, most = sorted([some, others])
    assert fewest <= data.draw(years(min_years=fewest, max_years=most)) <= most
    assert 0 <= some <= 50


@pytest.mark.parametrize(
    ("fewest", "most", "whole"),
    [
        (1, 3, {1, 2, 3}),
        (0.5, 3.5, {1, 2, 3}),
        (1.5, 2.5, {2}),
        (2, 2, {2}),
        (1.25, 1.75, set()),
    ],
    ids=["whole bounds", "several between", "one between", "equal bounds", "none between"],
)
def test_every_whole_number_of_years_within_the_bounds_is_drawn(
    drawn: Drawn, fewest: float, most: float, whole: set[int]
) -> None:
    several = drawn(years(min_years=fewest, max_years=most), 50)
    assert {number for number in several if isinstance(number, int)} == whole
    assert any(number % 1 for number in several) == (fewest < most)


def test_years_above_zero_are_normal_floats(drawn: Drawn) -> None:
    # Some processors and libraries take a smaller number for zero.
    least = sys.float_info.min
    assert set(drawn(years(max_years=least), 50)) == {0, least}


@pytest.mark.parametrize(("fewest", "most"), [(0, 3), (3, 2), (-1, None)])
def test_bounds_of_levels_are_checked(fewest: int, most: int | None) -> None:
    with pytest.raises(InvalidArgument) as caught:
        find(ladders(min_levels=fewest, max_levels=most), bool)
    assert str(caught.value) == (
        f"expected 1 <= min_levels <= max_levels, got min_levels={fewest} and max_levels={most}"
    )


@pytest.mark.parametrize(
    ("fewest", "most"), [(-1, 3), (3, 2), (float("nan"), 3), (0, float("inf"))]
)
def test_bounds_of_years_are_checked(fewest: float, most: float) -> None:
    with pytest.raises(InvalidArgument) as caught:
        years(min_years=fewest, max_years=most)
    assert str(caught.value) == (
        "expected 0 <= min_years <= max_years, both finite, "
        f"got min_years={fewest} and max_years={most}"
    )


# How much they vary

FEATURES: dict[str, Feature] = {
    "one level": lambda ladder: len(ladder) == 1,
    "six levels": lambda ladder: len(ladder) == 6,
    "several aliases": lambda ladder: any(len(level.aliases) > 1 for level in ladder),
    "an alias that is another spelling of the title": lambda ladder: any(
        normalise(alias) == normalise(level.title) for level in ladder for alias in level.aliases
    ),
    "a title that is no ASCII": lambda ladder: any(not level.title.isascii() for level in ladder),
    "a title of control characters": lambda ladder: any(
        not level.title.isprintable() for level in ladder
    ),
    "a text of several lines": lambda ladder: "\n" in ladder.summary,
    "a text with a list in it": lambda ladder: "\n- " in ladder.summary,
    "details of everything": lambda ladder: (
        ladder.details
        and any(level.details for level in ladder)
        and any(skill.details for skill in ladder.skills)
    ),
    "a name of a detail that is no ASCII": lambda ladder: any(
        not detail.name.isascii() for detail in ladder.details
    ),
    "a key of one letter": lambda ladder: any(len(level.key) == 1 for level in ladder),
    "a level whose file would be the ladder's": lambda ladder: "ladder" in ladder,
    "a number for a title": lambda ladder: any(level.title.isdecimal() for level in ladder),
    "years for some levels only": lambda ladder: (
        {level.experience is None for level in ladder[1:]} == {True, False}
    ),
    "a first level that asks for years": lambda ladder: (minimum_years(ladder)[0] or [0])[0] > 0,
    "equal years": lambda ladder: any(
        below == above for below, above in itertools.pairwise(minimum_years(ladder)[0])
    ),
    "years that are not whole": lambda ladder: any(low % 1 for low in minimum_years(ladder)[0]),
    "a hole between two ranges": lambda ladder: any(
        high < low for high, low in ranges_that_meet(ladder)
    ),
    "ranges that touch": lambda ladder: any(high == low for high, low in ranges_that_meet(ladder)),
    "ranges that overlap": lambda ladder: any(high > low for high, low in ranges_that_meet(ladder)),
    "no upper bound below the top": lambda ladder: any(
        level.experience and level.experience.max_years is None for level in ladder[:-1]
    ),
    "an expectation without a statement": lambda ladder: any(
        not expectation.statement for level in ladder for expectation in level.expectations
    ),
    "a proficiency without a name": lambda ladder: any(
        each.name == each.key for each in ladder.proficiencies
    ),
    "a name of a proficiency that is no ASCII": lambda ladder: any(
        not each.name.isascii() for each in ladder.proficiencies
    ),
    "a descriptor of a proficiency": lambda ladder: (
        ladder.proficiencies and any(skill.descriptors for skill in ladder.skills)
    ),
    "a descriptor of a level": lambda ladder: (
        not ladder.proficiencies and any(skill.descriptors for skill in ladder.skills)
    ),
    "a skill that levels ask for alone": lambda ladder: (
        not ladder.proficiencies and any(expected_ranks(ladder))
    ),
    "a skill that nobody asks for": lambda ladder: any(
        not any(skill.key in ranks for ranks in expected_ranks(ladder)) for skill in ladder.skills
    ),
    "a proficiency that falls": lambda ladder: any(
        upper.get(skill, 9) < rank
        for lower, upper in zip(expected_ranks(ladder), expected_ranks(ladder)[1:], strict=False)
        for skill, rank in lower.items()
    ),
    "a skill asked for twice by a level": lambda ladder: any(
        len({need.skill for each in level.expectations for need in each.requirements})
        < sum(len(each.requirements) for each in level.expectations)
        for level in ladder
    ),
    "a long catalogue and scale": lambda ladder: (
        len(ladder.skills) > 4 and len(ladder.proficiencies) > 4
    ),
    "proficiencies without skills": lambda ladder: ladder.proficiencies and not ladder.skills,
    "growth and advancement": lambda ladder: ladder.growth and ladder.advancement,
    "background": lambda ladder: any(
        level.experience and level.experience.background for level in ladder
    ),
}


def ranges_that_meet(ladder: Ladder) -> list[tuple[float, float]]:
    """Return the end of each range that has one, with the start of the range above it."""
    dated = [level.experience for level in ladder if level.experience]
    return [
        (below.max_years, above.min_years)
        for below, above in itertools.pairwise(dated)
        if below.max_years is not None
    ]


@pytest.mark.parametrize("feature", FEATURES.values(), ids=FEATURES)
def test_ladders_vary(feature: Feature) -> None:
    assert find(ladders(), lambda ladder: bool(feature(ladder)), settings=QUICKLY)


SHARED: dict[str, Feature] = {
    "a title": lambda ladder: any(level.title not in ladder for level in ladder),
    "an alias": lambda ladder: any(alias not in ladder for alias in ladder[-1].aliases),
    "a title that is spelled like a key": lambda ladder: (
        ladder[-1].title not in ladder and ladder[-1].title.lower() in ladder
    ),
}


@pytest.mark.parametrize("feature", SHARED.values(), ids=SHARED)
def test_ladders_share_names_in_every_way(feature: Feature) -> None:
    strategy = ladders(allow_shared_names=True)
    assert find(strategy, lambda ladder: bool(feature(ladder)), settings=QUICKLY)


def test_a_level_shares_no_name_that_is_its_key() -> None:
    level = Level(key="7", title="7", aliases=["Seven"])
    assert [*names_to_share(level)] == ["Seven"]


@given(levels(), skills())
def test_single_values_are_valid(level: Level, skill: Skill) -> None:
    ladder = Ladder(
        title="Tiny",
        levels=[attrs.evolve(level, expectations=())],
        skills=[skill],
        proficiencies=[Proficiency(key=key) for key in ("basic", "strong", "expert")],
    )
    assert ladder.skill(skill.name) is skill


def test_single_skills_have_descriptors_and_details() -> None:
    skill = find(
        skills(),
        lambda skill: bool(skill.descriptors and skill.details),
        settings=THOROUGHLY,
    )
    assert skill.descriptors == (Descriptor(proficiency="basic", text="Knows how"),)
    assert skill.details == (Detail(name="Grade", text="IC4"),)


# What they shrink to


def test_the_plainest_ladder_reads_well() -> None:
    assert find(ladders(), bool, settings=THOROUGHLY) == Ladder(
        title="Ladder", levels=[Level(key="level-1", title="Level 1")]
    )


@pytest.mark.parametrize(
    ("feature", "levels", "skills"),
    [
        (lambda ladder: len(ladder) > 1, ["Level 1", "Level 2"], []),
        (lambda ladder: ladder[-1].aliases, ["Level 1"], []),
        (lambda ladder: len(ladder.skills) > 1, ["Level 1"], ["Skill 1", "Skill 2"]),
        (lambda ladder: expected_ranks(ladder)[-1], ["Level 1"], ["Skill 1"]),
        (lambda ladder: len(minimum_years(ladder)[0]) > 1, ["Level 1", "Level 2"], []),
        (lambda ladder: ladder.proficiencies, ["Level 1"], []),
        (lambda ladder: ladder[0].details, ["Level 1"], []),
        (lambda ladder: ladder.skills and ladder.skills[0].descriptors, ["Level 1"], ["Skill 1"]),
    ],
    ids=[
        "levels",
        "aliases",
        "skills",
        "requirements",
        "years",
        "proficiencies",
        "details",
        "descriptors",
    ],
)
def test_ladders_shrink_to_what_matters(
    feature: Feature, levels: list[str], skills: list[str]
) -> None:
    ladder = find(ladders(), lambda ladder: bool(feature(ladder)), settings=THOROUGHLY)
    assert [level.title for level in ladder] == levels
    assert [skill.name for skill in ladder.skills] == skills
    assert ladder.title == "Ladder"
    assert not any(level.responsibilities or level.summary for level in ladder)


def test_parts_shrink_to_the_plainest() -> None:
    scaled = find(
        ladders(with_proficiencies=True),
        lambda ladder: bool(requirements(ladder[0])),
        settings=THOROUGHLY,
    )
    assert scaled.proficiencies == (Proficiency(key="proficiency-1"),)
    assert requirements(scaled[0]) == [Requirement(skill="skill-1", proficiency="proficiency-1")]

    by_level = find(ladders(), lambda ladder: bool(requirements(ladder[0])), settings=THOROUGHLY)
    assert by_level.proficiencies == ()
    assert requirements(by_level[0]) == [Requirement(skill="skill-1")]


def test_single_values_shrink_to_the_plainest() -> None:
    assert find(skills(), bool, settings=THOROUGHLY) == Skill(key="skill-1", name="Skill 1")
    assert find(levels(), bool, settings=THOROUGHLY) == Level(key="level-1", title="Level 1")


def test_names_and_profiles_shrink_to_the_plainest() -> None:
    assert find(level_names(PACKAGED), bool, settings=THOROUGHLY) == PACKAGED[0].key
    assert find(years(), bool, settings=THOROUGHLY) == 1

    profile = find(skill_profiles(PACKAGED), bool, settings=THOROUGHLY)
    assert list(profile.values()) == [PACKAGED.proficiencies[0].key]
    assert find(skill_profiles(MATRIX), bool, settings=THOROUGHLY) == {"discovery": "pm"}


# Names and profiles


@given(st.just(PACKAGED) | ladders(allow_shared_names=True), st.data())
def test_names_are_those_of_the_ladder(ladder: Ladder, data: st.DataObject) -> None:
    name = data.draw(level_names(ladder))
    assert ladder[name] in ladder


@pytest.mark.parametrize(
    "oddity",
    [
        str.isupper,
        str.islower,
        r"^\s",
        r"\s$",
        "[\uff21-\uff5a]",
        "\u2011",
        "\u2013",
        "\u00a0",
        r"[._-]",
    ],
)
def test_names_are_oddly_spelled(oddity: Any) -> None:
    is_odd = oddity if callable(oddity) else re.compile(oddity).search
    assert find(level_names(PACKAGED), lambda name: bool(is_odd(name)), settings=QUICKLY)


@given(level_names(SHARED_TITLES))
def test_a_name_that_two_levels_share_is_not_drawn(name: str) -> None:
    # One level has the key "pm", and another one the alias "PM".
    assert normalise(name) in {"productmanager", "lead", "group"} or name == "pm"


@given(ladders(allow_shared_names=True), st.data())
def test_profiles_are_of_the_ladder(ladder: Ladder, data: st.DataObject) -> None:
    profile = data.draw(skill_profiles(ladder))
    assert skill_gap(profile, ladder[0], ladder=ladder).target is ladder[0]


@pytest.mark.parametrize(
    ("ladder", "entry"),
    [
        (PACKAGED, ("agile", "basic")),
        (PACKAGED, ("Agile methods", "expert")),
        (PACKAGED, ("agile", None)),
        (MATRIX, ("discovery", "senior")),
        (MATRIX, ("Discovery", "Senior PM")),
        (MATRIX, ("Discovery", "Sr. PM")),
        (MATRIX, ("discovery", None)),
        (NAMED, ("planning", "strong")),
        (NAMED, ("Planning", "능숙")),
    ],
)
def test_profiles_use_any_name(ladder: Ladder, entry: tuple[str, str | None]) -> None:
    profile = find(
        skill_profiles(ladder), lambda profile: entry in profile.items(), settings=QUICKLY
    )
    assert entry in profile.items()


def test_some_profiles_do_not_rate_a_skill() -> None:
    assert find(skill_profiles(MATRIX), lambda profile: not profile, settings=QUICKLY) == {}


@given(ladders(with_skills=True, allow_shared_names=True), st.data())
def test_a_profile_is_at_least_another(ladder: Ladder, data: st.DataObject) -> None:
    before = data.draw(skill_profiles(ladder))
    after = data.draw(skill_profiles(ladder, at_least=before))
    for level in ladder:
        steps = [
            sum(need.steps for need in skill_gap(profile, level, ladder=ladder))
            for profile in (before, after)
        ]
        assert steps[1] <= steps[0]


@given(st.just(PACKAGED) | ladders(with_skills=True, allow_shared_names=True), st.data())
def test_a_profile_meets_a_level(ladder: Ladder, data: st.DataObject) -> None:
    level = data.draw(st.sampled_from(ladder.levels))
    expected = expected_skills(level, ladder=ladder)
    profile = data.draw(skill_profiles(ladder, at_least=expected))
    gap = skill_gap(profile, level, ladder=ladder)
    assert not gap
    assert gap.coverage == (1 if expected else None)


def test_a_skill_that_is_not_held_asks_for_nothing() -> None:
    profiles = skill_profiles(MATRIX, at_least={"discovery": None})
    assert find(profiles, lambda profile: not profile, settings=THOROUGHLY) == {}
    not_held = find(profiles, lambda profile: None in profile.values(), settings=THOROUGHLY)
    assert not_held == {"discovery": None}


def test_a_profile_is_at_least_one_of_the_ladder() -> None:
    with pytest.raises(UnknownNamesError) as caught:
        find(skill_profiles(PACKAGED, at_least={"juggling": "basic", "agile": "superb"}), bool)
    assert caught.value.rows == {"skill": {"juggling": 1}, "proficiency": {"superb": 1}}


def test_a_profile_is_at_least_one_with_names_of_one_level() -> None:
    with pytest.raises(UnknownNamesError) as caught:
        find(skill_profiles(SHARED_TITLES, at_least={"planning": "Lead PM"}), bool)
    assert caught.value.ambiguous == {"proficiency": {"Lead PM": ("lead", "group")}}


# Frameworks


@given(st.data(), st.integers(1, 4), st.integers(0, 3))
def test_frameworks_have_as_many_tracks_as_asked(
    data: st.DataObject, fewest: int, more: int
) -> None:
    framework = data.draw(frameworks(min_tracks=fewest, max_tracks=fewest + more))
    assert fewest <= len(framework) <= fewest + more
    assert fewest <= len(data.draw(frameworks(min_tracks=fewest))) <= fewest + 3


@pytest.mark.parametrize("wanted", [True, False])
@given(data=st.data())
def test_frameworks_have_what_is_asked(data: st.DataObject, *, wanted: bool) -> None:
    dated = data.draw(frameworks(with_years=wanted))
    assert {level.experience is not None for level in dated.levels} == {wanted}
    assert bool(data.draw(frameworks(with_skills=wanted)).skills) == wanted
    assert bool(data.draw(frameworks(with_proficiencies=wanted)).proficiencies) == wanted
    assert data.draw(frameworks(cumulative=wanted)).cumulative == wanted
    assert 2 <= len(data.draw(frameworks(min_levels=2, max_levels=3)).levels) <= 3


@pytest.mark.parametrize(("fewest", "most"), [(0, 3), (3, 2), (-1, None)])
def test_bounds_of_tracks_are_checked(fewest: int, most: int | None) -> None:
    with pytest.raises(InvalidArgument) as caught:
        find(frameworks(min_tracks=fewest, max_tracks=most), bool)
    assert str(caught.value) == (
        f"expected 1 <= min_tracks <= max_tracks, got min_tracks={fewest} and max_tracks={most}"
    )


@given(frameworks())
def test_every_name_of_a_level_finds_it_in_a_framework(framework: Framework) -> None:
    for level in framework.levels:
        assert {framework.level(name) for _, name in names_of(level)} == {level}


def test_frameworks_share_names_if_that_is_allowed() -> None:
    strategy = frameworks(allow_shared_names=True)
    assert find(strategy, shares_titles, settings=QUICKLY)


def shares_titles(framework: Framework) -> bool:
    return len({level.title for level in framework.levels}) < len(framework.levels)


def forks(framework: Framework) -> bool:
    """Return whether two tracks part after a shared beginning, and never meet again."""
    return any(
        one[0] is other[0] and len({*one, *other}) > max(len(one), len(other))
        for one, other in itertools.combinations(framework.values(), 2)
        if one[-1] not in other and other[-1] not in one
    )


def joins(framework: Framework) -> bool:
    """Return whether two tracks begin apart, and end at one level."""
    return any(
        one[-1] is other[-1] and one[0] not in other and other[0] not in one
        for one, other in itertools.combinations(framework.values(), 2)
    )


FRAMEWORK_FEATURES: dict[str, Callable[[Framework], object]] = {
    "one track": lambda framework: len(framework) == 1,
    "four tracks": lambda framework: len(framework) == 4,
    "a fork": forks,
    "a join": joins,
    "tracks without a common level": lambda framework: any(
        {*one}.isdisjoint(other) for one, other in itertools.combinations(framework.values(), 2)
    ),
    "two tracks of the same levels": lambda framework: any(
        one.levels == other.levels for one, other in itertools.combinations(framework.values(), 2)
    ),
    "a level on no track": lambda framework: any(
        not framework.tracks_of(level) for level in framework.levels
    ),
    "levels in another order than on a track": lambda framework: any(
        framework.levels[0] is track[-1] for track in framework.values() if len(track) > 1
    ),
    "a long track": lambda framework: any(len(track) > 4 for track in framework.values()),
    "proficiencies": lambda framework: framework.proficiencies and framework.skills,
    "skills measured by levels": lambda framework: (
        not framework.proficiencies
        and any(expected_ranks(ladder)[-1] for ladder in framework.values())
    ),
    "a descriptor of a level on another track": lambda framework: any(
        ladder.skills != framework.skills for ladder in framework.values()
    ),
    "cumulative": lambda framework: framework.cumulative,
    "a title that is no ASCII": lambda framework: any(
        not track.title.isascii() for track in framework.tracks
    ),
    "a track with all fields": lambda framework: any(
        track.summary and track.growth and track.advancement and track.details
        for track in framework.tracks
    ),
}


@pytest.mark.parametrize("feature", FRAMEWORK_FEATURES.values(), ids=FRAMEWORK_FEATURES)
def test_frameworks_vary(feature: Callable[[Framework], object]) -> None:
    assert find(frameworks(), lambda framework: bool(feature(framework)), settings=QUICKLY)


@pytest.mark.parametrize(
    ("feature", "levels", "tracks"),
    [
        (lambda _: True, 1, [["level-1"]]),
        (lambda framework: len(framework) > 1, 1, [["level-1"], ["level-1"]]),
        (forks, 3, [["level-1", "level-2"], ["level-1", "level-3"]]),
        (joins, 3, [["level-1", "level-3"], ["level-2", "level-3"]]),
        (FRAMEWORK_FEATURES["a level on no track"], 2, [["level-1"]]),
    ],
    ids=["one track", "two tracks", "a fork", "a join", "a level on no track"],
)
def test_frameworks_shrink_to_what_matters(
    feature: Callable[[Framework], object], levels: int, tracks: list[list[str]]
) -> None:
    framework = find(frameworks(), lambda each: bool(feature(each)), settings=THOROUGHLY)
    assert framework.title == "Framework"
    assert [level.key for level in framework.levels] == [f"level-{n + 1}" for n in range(levels)]
    assert [list(track.levels) for track in framework.tracks] == tracks
    assert [track.title for track in framework.tracks] == [
        f"Track {n + 1}" for n in range(len(tracks))
    ]
    assert not any(track.summary or track.growth or track.details for track in framework.tracks)


# Documents that are no ladder


@given(invalid_ladder_documents())
def test_a_document_has_the_one_fault_that_it_is_said_to_have(invalid: InvalidDocument) -> None:
    found = list(diagnose(deepcopy(invalid.document), Ladder))
    assert found == [(invalid.problem.path, invalid.problem.message)]


@given(invalid=invalid_ladder_documents())
@settings(max_examples=25)
def test_a_file_has_the_one_fault_that_it_is_said_to_have(
    tmp_path_factory: pytest.TempPathFactory, invalid: InvalidDocument
) -> None:
    file = tmp_path_factory.mktemp("invalid") / "ladder.toml"
    file.write_text(tomlkit.dumps(invalid.document), encoding="utf-8")
    with pytest.raises(InvalidLadderError) as caught:
        load_ladder(file)
    (problem,) = caught.value.problems
    assert (problem.path, problem.message) == (invalid.problem.path, invalid.problem.message)


@pytest.mark.parametrize(
    "message",
    [
        "this key is missing",
        "there is no such key; the keys are key, title",
        "there is no such key; the keys are statement, skills",
        "expected a string, got the number 3",
        "expected a number, got the string 'two'",
        "expected true or false, got the string 'yes'",
        "expected a list, got the string 'none'",
        "expected a table, got a list",
        "expected a table or a list, got the string 'none'",
        "expected a statement or skills, got neither",
        "expected a text, got an empty one",
        "expected a letter or a digit, got '-'",
        "expected lower-case words joined by hyphens, got ",
        "there are two details named 'grade.'",
        "'level-1' is listed twice",
        "there is no skill '???'",
        "there is no proficiency '???'",
        "expected a proficiency of ",
        "the ladder lists no proficiencies; write skills = [",
        "the expectation asks for ",
        "expected a finite number of years, 0 or more, got -1",
        "expected more than the minimum of ",
        "expected at least the ",
        "expected at least one level, got none",
    ],
)
def test_all_kinds_of_faults_come_up(message: str) -> None:
    quickly = settings(QUICKLY, max_examples=3000)
    found = find(
        invalid_ladder_documents(),
        lambda invalid: invalid.problem.message.startswith(message),
        settings=quickly,
    )
    assert found.problem.path


@pytest.mark.parametrize(
    "problem",
    [
        r"details\..+: expected a text, got an empty one",
        r"details\.' ': expected a text, got an empty one",
        r"skills\[\d\]\.descriptors\..+: expected a text, got an empty one",
        r"proficiencies\[\d\]\.name: expected a text, got an empty one",
        r"proficiencies\[\d\]\.name: expected a letter or a digit, got '-'",
        r"skills\[\d\]\.descriptors\.'\?\?\?': there is no proficiency '\?\?\?'",
        r"skills\[\d\]\.descriptors\.'\?\?\?': there is no level '\?\?\?'",
        r".*\.skills\[0\]: there is no skill '\?\?\?'",
        r".*\.skills\.'\?\?\?': there is no skill '\?\?\?'",
        r"levels\[1\]\.key: 'level-1' is listed twice",
        r"levels\[1\]\.aliases\[0\]: 'level-1' is the key of another level; choose another name",
        r"skills\[\d\]\.name: '.+\.' is also a name of '.+'",
        r"proficiencies\[\d\]\.name: '.+\.' is also a name of '.+'",
    ],
)
def test_faults_are_in_every_place(problem: str) -> None:
    def is_there(invalid: InvalidDocument) -> bool:
        return re.fullmatch(problem, str(invalid.problem)) is not None

    quickly = settings(QUICKLY, max_examples=5000)
    assert is_there(find(invalid_ladder_documents(), is_there, settings=quickly))


def test_a_document_that_is_no_ladder_shrinks_to_a_plain_one() -> None:
    invalid = find(invalid_ladder_documents(), lambda _: True, settings=THOROUGHLY)
    assert invalid.document == {
        "levels": [
            {"key": "level-1", "title": "Level 1"},
            {"key": "level-2", "title": "Level 2"},
        ]
    }
    assert str(invalid.problem) == "title: this key is missing"


def test_without_hypothesis_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "pm_career.testing")
    with pytest.raises(ImportError) as caught:
        importlib.import_module("pm_career.testing")
    assert str(caught.value) == (
        'pm_career.testing needs Hypothesis: pip install "pm-career[testing]"'
    )
