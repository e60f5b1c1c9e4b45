"""Laws that hold on every ladder."""

import copy
import json
import pickle

from hypothesis import given
from hypothesis import strategies as st

from pm_career import (
    Experience,
    Ladder,
    Level,
    NoLevelError,
    career_path,
    default_ladder,
    expected_skills,
    from_dict,
    level_for_skills,
    level_for_title,
    level_for_years,
    levels_for_years,
    next_level,
    previous_level,
    skill_gap,
    to_dict,
    to_records,
)
from pm_career._model import minimum_years, names_of
from pm_career.testing import ladders, level_names, skill_profiles, years

anywhere = st.just(default_ladder()) | ladders()
cumulative = st.just(default_ladder()) | ladders(cumulative=True, with_skills=True)
dated = st.just(default_ladder()) | ladders(with_years=True)

TOUCHING = Ladder(
    title="Each range begins where the one below ends",
    levels=[
        Level(
            key=f"level-{n}",
            title=f"Level {n}",
            experience=Experience(min_years=2 * n, max_years=2 * n + 2),
        )
        for n in range(25)
    ],
)


@given(anywhere)
def test_climbing_from_the_lowest_level_visits_every_level_once(ladder: Ladder) -> None:
    visited = [ladder[0]]
    while (above := next_level(visited[-1], ladder=ladder)) is not None:
        visited.append(above)
    assert visited == list(ladder)


@given(anywhere)
def test_previous_level_undoes_next_level(ladder: Ladder) -> None:
    for level in ladder[:-1]:
        above = next_level(level, ladder=ladder)
        assert above is not None
        assert previous_level(above, ladder=ladder) is level


@given(anywhere, st.data())
def test_a_level_is_found_by_any_name_however_spelled(ladder: Ladder, data: st.DataObject) -> None:
    name = data.draw(level_names(ladder))
    assert ladder.position(ladder[name]) == ladder.position(name)
    for level in ladder:
        assert all(ladder[known] is level for _, known in names_of(level))


@given(dated, years(), years())
def test_level_for_years_never_falls_as_years_rise(
    ladder: Ladder, some: float, others: float
) -> None:
    fewer, more = sorted([some, others])
    try:
        lower = level_for_years(fewer, ladder=ladder)
    except NoLevelError:
        assert fewer < minimum_years(ladder)[0][0]
    else:
        assert ladder.position(lower) <= ladder.position(level_for_years(more, ladder=ladder))


@given(anywhere, years())
def test_level_for_years_is_the_last_whose_minimum_is_reached(ladder: Ladder, some: float) -> None:
    reached = [
        level
        for level in ladder
        if level.experience is not None and level.experience.min_years <= some
    ]
    try:
        assert [level_for_years(some, ladder=ladder)] == reached[-1:]
    except NoLevelError:
        assert not reached


@given(years())
def test_level_for_years_is_the_last_typical_one_where_ranges_touch(some: float) -> None:
    reached = level_for_years(some, ladder=TOUCHING)
    assert reached is levels_for_years(some, ladder=TOUCHING)[-1]


@given(anywhere, years())
def test_every_typical_level_includes_the_years(ladder: Ladder, some: float) -> None:
    typical = levels_for_years(some, ladder=ladder)
    for level in ladder:
        experience = level.experience
        assert (level in typical) == (
            experience is not None
            and experience.min_years <= some
            and (experience.max_years is None or some <= experience.max_years)
        )


@given(anywhere)
def test_the_gap_from_a_level_to_itself_is_empty(ladder: Ladder) -> None:
    for level in ladder:
        gap = skill_gap(level, level, ladder=ladder)
        assert not gap
        assert gap.coverage in {1.0, None}
        assert len(gap.met) == len(expected_skills(level, ladder=ladder))


@given(cumulative, st.data())
def test_the_gap_to_a_further_level_is_never_smaller(ladder: Ladder, data: st.DataObject) -> None:
    profile = data.draw(skill_profiles(ladder))
    for start in (*ladder, profile):
        gaps = [skill_gap(start, level, ladder=ladder) for level in ladder]
        steps = [sum(need.steps for need in gap) for gap in gaps]
        assert steps == sorted(steps)


@given(cumulative)
def test_the_gap_down_a_cumulative_ladder_is_empty(ladder: Ladder) -> None:
    assert not any(
        skill_gap(upper, lower, ladder=ladder)
        for position, upper in enumerate(ladder)
        for lower in ladder[:position]
    )


def all_is_stated(ladder: Ladder) -> bool:
    """Return whether every expectation has a statement, not its skills alone."""
    return all(expectation.statement for level in ladder for expectation in level.expectations)


@given(anywhere, st.data())
def test_a_gap_parts_the_expected_skills_into_needs_and_met(
    ladder: Ladder, data: st.DataObject
) -> None:
    profile = data.draw(skill_profiles(ladder))
    for level in ladder:
        gap = skill_gap(profile, level, ladder=ladder)
        parts = {need.skill: need.needs for need in (*gap, *gap.met)}
        assert parts == expected_skills(level, ladder=ladder)
        assert len(parts) == len(gap) + len(gap.met)
        assert all(need.steps > 0 for need in gap)
        assert all(need.steps == 0 for need in gap.met)
        assert [need.steps for need in gap] == sorted((n.steps for n in gap), reverse=True)
        assert all(need.next for need in (*gap, *gap.met)) or not all_is_stated(ladder)
        if gap.coverage is None:
            assert not parts
        else:
            assert 0.0 <= gap.coverage <= 1.0
            assert (gap.coverage == 1.0) == (not gap)


@given(anywhere)
def test_meeting_all_expected_skills_leaves_no_gap(ladder: Ladder) -> None:
    for level in ladder:
        profile = expected_skills(level, ladder=ladder)
        assert not skill_gap(profile, level, ladder=ladder)
        best = level_for_skills(profile, ladder=ladder)
        assert best is None if not profile else best is not None
        assert best is None or ladder.position(best) >= ladder.position(level)


@given(anywhere, st.data())
def test_level_for_skills_is_the_last_without_a_gap(ladder: Ladder, data: st.DataObject) -> None:
    profile = data.draw(skill_profiles(ladder))
    met = [
        level
        for level in ladder
        if expected_skills(level, ladder=ladder) and not skill_gap(profile, level, ladder=ladder)
    ]
    best = level_for_skills(profile, ladder=ladder)
    assert met[-1:] == ([] if best is None else [best])


@given(anywhere)
def test_a_path_climbs_one_level_a_step(ladder: Ladder) -> None:
    path = career_path(ladder[0], ladder[-1], ladder=ladder)
    assert [step.level for step in path] == list(ladder[1:])
    assert [step.gap.current for step in path] == list(ladder[:-1])


@given(anywhere)
def test_pickling_and_copying_lose_nothing(ladder: Ladder) -> None:
    for level in ladder:  # fills what the ladder remembers of earlier answers
        skill_gap({}, level, ladder=ladder)
        level_for_title(level.title, ladder=ladder)
    for value in (ladder, skill_gap({}, ladder[0], ladder=ladder)):
        twins = (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value))  # noqa: S301  own data
        for twin in twins:
            assert twin == value
            assert hash(twin) == hash(value)
    assert pickle.loads(pickle.dumps(ladder))[ladder[0].title] == ladder[0]  # noqa: S301  own data


@given(anywhere)
def test_to_dict_loses_nothing(ladder: Ladder) -> None:
    data = json.loads(json.dumps(to_dict(ladder)))
    assert data == to_dict(ladder)
    assert from_dict(Ladder, data) == ladder
    assert len(to_records(ladder)) == len(ladder)
