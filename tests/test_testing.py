"""The strategies that draw ladders, and what ladders are asked."""

import importlib
import sys

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from pm_career import Ladder, Level, Skill, default_ladder, skill_gap
from pm_career.testing import ladders, level_names, levels, skill_profiles, skills, years

PACKAGED = default_ladder()


@given(st.data(), st.integers(1, 4), st.integers(0, 4))
def test_ladders_have_as_many_levels_as_asked(data: st.DataObject, fewest: int, more: int) -> None:
    ladder = data.draw(ladders(min_levels=fewest, max_levels=fewest + more))
    assert fewest <= len(ladder) <= fewest + more


@pytest.mark.parametrize("wanted", [True, False])
@given(data=st.data())
def test_ladders_have_what_is_asked(data: st.DataObject, *, wanted: bool) -> None:
    dated = data.draw(ladders(with_years=wanted))
    assert {level.experience is not None for level in dated} == {wanted}
    assert bool(data.draw(ladders(with_skills=wanted)).skills) == wanted
    assert data.draw(ladders(cumulative=wanted)).cumulative == wanted


@pytest.mark.parametrize(
    "feature",
    [
        lambda ladder: len(ladder) == 6,
        lambda ladder: any(level.aliases for level in ladder),
        lambda ladder: any(level.experience and level.experience.max_years for level in ladder),
        lambda ladder: any(level.experience is None for level in ladder) and ladder.by_years[0],
        lambda ladder: len(ladder.skills) > 3 and len(ladder.proficiencies) > 3,
        lambda ladder: len(ladder.expected_ranks[-1]) > 2,
        lambda ladder: not ladder.title.isascii(),
    ],
    ids=["levels", "aliases", "maximum", "some-years", "catalogue", "expectations", "unicode"],
)
def test_ladders_vary(feature: object) -> None:
    quickly = settings(phases=[Phase.generate])
    assert find(ladders(), feature, settings=quickly)  # type: ignore[arg-type]  # a lambda


@given(levels(), skills(), years())
def test_single_values_are_valid(level: Level, skill: Skill, some: float) -> None:
    ladder = Ladder(title="Tiny", levels=[Level(key=level.key, title=level.title)], skills=[skill])
    assert ladder.skill(skill.name) is skill
    assert 0 <= some <= 50


@given(level_names(PACKAGED), skill_profiles(PACKAGED))
def test_names_and_profiles_are_those_of_the_ladder(name: str, profile: dict[str, str]) -> None:
    assert name in [*PACKAGED] or PACKAGED[name] in PACKAGED
    assert len({PACKAGED.skill(skill) for skill in profile}) <= len(profile)
    assert skill_gap(profile, name).target == PACKAGED[name]


def test_names_are_oddly_spelled() -> None:
    written = {name for level in PACKAGED for _, name in level.names()}
    assert find(level_names(PACKAGED), lambda name: name not in written)


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
