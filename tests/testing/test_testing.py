"""The strategies that draw ladders, what ladders are asked, and documents that are no ladder."""

import importlib
import itertools
import re
import sys
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
import tomlkit
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from pm_career import (
    InvalidLadderError,
    Ladder,
    Level,
    Skill,
    UnknownProficiencyError,
    UnknownSkillError,
    default_ladder,
    expected_skills,
    load_ladder,
    skill_gap,
)
from pm_career._files.diagnosing import diagnose
from pm_career._model import expected_ranks, minimum_years
from pm_career._names import normalise
from pm_career.testing import (
    InvalidDocument,
    invalid_ladder_documents,
    ladders,
    level_names,
    levels,
    skill_profiles,
    skills,
    years,
)

PACKAGED = default_ladder()
Feature = Callable[[Any], object]

# What is asked for


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
    skilled = data.draw(ladders(with_skills=wanted))
    assert bool(skilled.skills) == bool(skilled.proficiencies) == wanted
    assert data.draw(ladders(cumulative=wanted)).cumulative == wanted


@pytest.mark.parametrize("wanted", [True, False])
@given(data=st.data())
def test_levels_have_what_is_asked(data: st.DataObject, *, wanted: bool) -> None:
    assert (data.draw(levels(with_years=wanted)).experience is not None) == wanted
    level = data.draw(levels(with_skills=wanted))
    assert wanted or not any(expectation.requirements for expectation in level.expectations)


@given(st.data(), years(), years())
def test_years_are_within_their_bounds(data: st.DataObject, some: float, others: float) -> None:
    fewest, most = sorted([some, others])
    assert fewest <= data.draw(years(min_years=fewest, max_years=most)) <= most
    assert 0 <= some <= 50


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
    "a key of one letter": lambda ladder: any(len(level.key) == 1 for level in ladder),
    "a level whose file would be the ladder's": lambda ladder: "ladder" in ladder,
    "a number for a title": lambda ladder: any(level.title.isdecimal() for level in ladder),
    "years for some levels only": lambda ladder: (
        {level.experience is None for level in ladder[1:]} == {True, False}
    ),
    "a first level that asks for years": lambda ladder: (minimum_years(ladder)[0] or [0])[0] > 0,
    "years that are not whole": lambda ladder: any(low % 1 for low in minimum_years(ladder)[0]),
    "a hole between two ranges": lambda ladder: any(
        high < low for high, low in ranges_that_meet(ladder)
    ),
    "ranges that touch": lambda ladder: any(high == low for high, low in ranges_that_meet(ladder)),
    "ranges that overlap": lambda ladder: any(high > low for high, low in ranges_that_meet(ladder)),
    "no upper bound below the top": lambda ladder: any(
        level.experience and level.experience.max_years is None for level in ladder[:-1]
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
    "skills without a scale": lambda ladder: ladder.skills and not ladder.proficiencies,
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
    quickly = settings(phases=[Phase.generate], max_examples=1000)
    assert find(ladders(), lambda ladder: bool(feature(ladder)), settings=quickly)


@given(levels(), skills())
def test_single_values_are_valid(level: Level, skill: Skill) -> None:
    ladder = Ladder(
        title="Tiny",
        levels=[Level(key=level.key, title=level.title, experience=level.experience)],
        skills=[skill],
    )
    assert ladder.skill(skill.name) is skill


# What they shrink to


def test_the_plainest_ladder_reads_well() -> None:
    assert find(ladders(), bool) == Ladder(
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
    ],
    ids=["levels", "aliases", "skills", "requirements", "years"],
)
def test_ladders_shrink_to_what_matters(
    feature: Feature, levels: list[str], skills: list[str]
) -> None:
    ladder = find(ladders(), lambda ladder: bool(feature(ladder)))
    assert [level.title for level in ladder] == levels
    assert [skill.name for skill in ladder.skills] == skills
    assert ladder.title == "Ladder"
    assert not any(level.responsibilities or level.summary for level in ladder)


def test_names_and_profiles_shrink_to_the_plainest() -> None:
    assert find(level_names(PACKAGED), bool) == PACKAGED[0].key
    assert list(find(skill_profiles(PACKAGED), bool).values()) == [PACKAGED.proficiencies[0].key]
    assert find(years(), bool) == 1


# Names and profiles


@given(st.just(PACKAGED) | ladders(), st.data())
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
    assert find(level_names(PACKAGED), lambda name: bool(is_odd(name)))


@given(ladders(), st.data())
def test_profiles_are_of_the_ladder(ladder: Ladder, data: st.DataObject) -> None:
    profile = data.draw(skill_profiles(ladder))
    assert skill_gap(profile, ladder[0], ladder=ladder).target is ladder[0]


@given(ladders(with_skills=True), st.data())
def test_a_profile_is_at_least_another(ladder: Ladder, data: st.DataObject) -> None:
    before = data.draw(skill_profiles(ladder))
    after = data.draw(skill_profiles(ladder, at_least=before))
    for level in ladder:
        steps = [
            sum(need.steps for need in skill_gap(profile, level, ladder=ladder))
            for profile in (before, after)
        ]
        assert steps[1] <= steps[0]


@given(st.data())
def test_a_profile_meets_a_level(data: st.DataObject) -> None:
    level = data.draw(st.sampled_from(PACKAGED.levels))
    profile = data.draw(skill_profiles(PACKAGED, at_least=expected_skills(level)))
    assert not skill_gap(profile, level)


@pytest.mark.parametrize(
    ("profile", "error"),
    [({"juggling": "basic"}, UnknownSkillError), ({"agile": "superb"}, UnknownProficiencyError)],
)
def test_a_profile_is_at_least_one_of_the_ladder(
    profile: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        find(skill_profiles(PACKAGED, at_least=profile), bool)


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
        "expected a text, got an empty one",
        "expected a letter or a digit, got '-'",
        "expected lower-case words joined by hyphens, got ",
        "'Level 1.' is also a name of 'level-1'",
        "'level-1' is listed twice",
        "the ladder has no skill '???'",
        "the ladder has no proficiency '???'",
        "expected a finite number of years, 0 or more, got -1",
        "expected more than the minimum of ",
        "expected more than the 0 of 'level-1', got 0",
        "a ladder has at least one level",
    ],
)
def test_all_kinds_of_faults_come_up(message: str) -> None:
    quickly = settings(phases=[Phase.generate], max_examples=3000)
    found = find(
        invalid_ladder_documents(),
        lambda invalid: invalid.problem.message.startswith(message),
        settings=quickly,
    )
    assert found.problem.path


def test_a_document_that_is_no_ladder_shrinks_to_a_plain_one() -> None:
    invalid = find(invalid_ladder_documents(), lambda _: True)
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
        "pm_career.testing needs Hypothesis: pip install 'pm-career[testing]'"
    )
