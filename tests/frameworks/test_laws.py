"""Laws that hold on every framework."""

import copy
import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_career import (
    CareerPath,
    CareerStep,
    Ladder,
    Level,
    Proficiency,
    Skill,
    career_path,
    default_ladder,
    expected_skills,
    from_dict,
    next_level,
    previous_level,
    skill_gap,
    to_dict,
)
from pm_career._model import expected_ranks, names_of, skill_steps
from pm_career._names import normalise
from pm_career.frameworks import (
    Framework,
    LevelFit,
    career_paths,
    check_framework,
    dump_framework,
    lateral_moves,
    level_fits,
    level_for_title,
    load_framework,
    next_levels,
    parse_framework,
    previous_levels,
)
from pm_career.frameworks import skill_gap as gap_between_tracks
from pm_career.testing import frameworks, ladders, skill_profiles

ACME = load_framework(Path(__file__).parents[1] / "data" / "frameworks" / "acme")

anywhere = st.just(ACME) | frameworks()
measured_once = st.just(ACME) | frameworks(with_proficiencies=True, with_skills=True)


# Values


@given(anywhere)
def test_every_track_is_a_valid_ladder_of_the_levels_of_the_framework(
    framework: Framework,
) -> None:
    for track in framework.tracks:
        ladder = framework[track.key]
        assert attrs.evolve(ladder) == ladder  # by way of the constructor, with all its rules
        assert tuple(level.key for level in ladder) == track.levels
        assert all(level is framework.level(level.key) for level in ladder)
        assert all(framework[name] is ladder for name in (track.key, track.title))
        assert [skill.key for skill in ladder.skills] == [skill.key for skill in framework.skills]


@given(frameworks(allow_shared_names=True))
def test_a_name_finds_the_only_level_that_has_it(framework: Framework) -> None:
    owners: dict[str, set[str]] = {}
    for level in framework.levels:
        for _, name in names_of(level):
            owners.setdefault(normalise(name), set()).add(level.key)

    for level in framework.levels:
        assert framework.level(level.key) is framework.level(level) is level
        for _, name in names_of(level):
            if owners[normalise(name)] == {level.key}:
                assert framework.level(name) is framework.level(f" {name}_") is level


@given(anywhere)
def test_pickling_and_copying_lose_nothing(framework: Framework) -> None:
    hash(framework)
    assert framework[framework.tracks[0].key]
    twins = (pickle.loads(pickle.dumps(framework)), copy.copy(framework), copy.deepcopy(framework))  # noqa: S301  own data
    for twin in twins:
        assert twin == framework
        assert hash(twin) == hash(framework)
        assert dict(twin) == dict(framework)


# Files


@given(anywhere)
def test_to_dict_loses_nothing(framework: Framework) -> None:
    data = json.loads(json.dumps(to_dict(framework)))
    assert data == to_dict(framework)
    assert from_dict(Framework, data) == framework
    assert parse_framework(json.dumps(data)) == framework


@given(framework=anywhere)
@settings(max_examples=25)
def test_what_is_dumped_loads_as_itself(
    tmp_path_factory: pytest.TempPathFactory, framework: Framework
) -> None:
    folder = tmp_path_factory.mktemp("frameworks")
    for name in ("acme.toml", "acme.json", "acme"):
        dump_framework(framework, folder / name)
        assert load_framework(folder / name) == framework


@given(anywhere)
def test_no_note_is_made_twice(framework: Framework) -> None:
    notes = check_framework(framework)
    assert len(notes) == len(set(notes))
    alone = [level.key for level in framework.levels if not framework.tracks_of(level)]
    assert [note.message for note in notes if "is on no track" in note.message] == [
        f"{key!r} is on no track" for key in alone
    ]


# Ways


@given(anywhere)
def test_the_next_levels_are_those_of_the_tracks(framework: Framework) -> None:
    for level in framework.levels:
        above, below = (
            next_levels(level, framework=framework),
            previous_levels(level, framework=framework),
        )
        for key, ladder in framework.items():
            assert above.get(key) is (next_level(level, ladder=ladder) if level in ladder else None)
            assert below.get(key) is (
                previous_level(level, ladder=ladder) if level in ladder else None
            )


@given(frameworks(max_tracks=1))
def test_one_track_is_like_one_ladder(framework: Framework) -> None:
    (track,) = framework.tracks
    ladder = framework[track.key]
    for level in ladder:
        above = next_level(level, ladder=ladder)
        assert next_levels(level, framework=framework) == ({track.key: above} if above else {})
        for other in ladder:
            path = career_path(level, other, ladder=ladder)
            assert career_paths(level, other, framework=framework) == ((path,) if path else ())
            assert gap_between_tracks(level, other, framework=framework) == skill_gap(
                level, other, ladder=ladder
            )


@given(anywhere)
def test_there_is_a_path_for_each_way_up(framework: Framework) -> None:
    for start in framework.levels:
        for goal in framework.levels:
            paths = career_paths(start, goal, framework=framework)
            ways = [[start.key, *(step.level.key for step in path)] for path in paths]
            expected = [*ways_up(framework, start.key, goal.key)] if start is not goal else []
            assert sorted(ways) == sorted(expected)
            assert [len(way) for way in ways] == sorted(len(way) for way in ways)


def ways_up(framework: Framework, start: str, goal: str) -> Iterator[list[str]]:
    """Yield each way up, however many tracks it takes."""
    if start == goal:
        yield [goal]
        return
    above = next_levels(start, framework=framework).values()
    for key in {level.key: None for level in above}:
        yield from ([start, *way] for way in ways_up(framework, key, goal))


@given(anywhere)
def test_each_part_of_a_path_is_a_path_on_one_track(framework: Framework) -> None:
    for start in framework.levels:
        for goal in framework.levels:
            for path in career_paths(start, goal, framework=framework):
                assert (path.current, path.target) == (start, goal)
                assert path[0].gap.current is start
                assert path[-1].level is goal
                assert all(one.level is other.gap.current for one, other in pairwise(path))
                for step in path:
                    assert [step] in [[*each] for each in on_tracks(framework, [step])]
                assert not (whole := on_tracks(framework, path)) or path in whole


def on_tracks(framework: Framework, steps: Sequence[CareerStep]) -> list[CareerPath]:
    """Return the path on each track that has these steps, one after the other."""
    assert steps[0].gap.current is not None
    levels = [steps[0].gap.current, *(step.level for step in steps)]
    return [
        career_path(levels[0], levels[-1], ladder=ladder)
        for ladder in framework.values()
        if levels[0] in ladder and levels[-1] in ladder
        if list(ladder[levels[0] : levels[-1]]) == levels
    ]


@given(anywhere)
def test_the_path_of_a_track_is_one_of_all_paths(framework: Framework) -> None:
    for ladder in framework.values():
        way = [step.level for step in career_path(ladder[0], ladder[-1], ladder=ladder)]
        paths = career_paths(ladder[0], ladder[-1], framework=framework)
        assert len(ladder) == 1 or way in [[step.level for step in path] for path in paths]


# Gaps


@given(anywhere)
def test_the_gap_of_a_level_to_itself_is_empty(framework: Framework) -> None:
    for level in framework.levels:
        if framework.tracks_of(level):
            assert not gap_between_tracks(level, level, framework=framework)


@given(anywhere)
def test_the_gap_on_one_track_is_that_of_its_ladder(framework: Framework) -> None:
    for key, ladder in framework.items():
        for level in ladder:
            for other in ladder:
                gap = skill_gap(level, other, ladder=ladder)
                assert gap_between_tracks(level, other, track=key, framework=framework) == gap
                if framework.tracks_of(other) == (key,):
                    assert gap_between_tracks(level, other, framework=framework) == gap


@given(measured_once)
def test_over_one_scale_a_level_is_worth_the_same_on_every_track(framework: Framework) -> None:
    for level in framework.levels:
        for other in framework.levels:
            mine, others = framework.tracks_of(level), framework.tracks_of(other)
            if mine and others and {*mine}.isdisjoint(others):
                gap = gap_between_tracks(level, other, track=others[0], framework=framework)
                profile = expected_skills(level, ladder=framework[mine[0]])
                assert gap.steps == skill_gap(profile, other, ladder=framework[others[0]]).steps
                assert (gap.current, gap.target) == (level, other)
                assert not gap.unrated


@given(anywhere)
def test_a_gap_parts_the_expected_skills_into_needs_and_met(framework: Framework) -> None:
    on_tracks = [level for level in framework.levels if framework.tracks_of(level)]
    for level in on_tracks:
        for other in on_tracks:
            gap = gap_between_tracks(
                level, other, track=framework.tracks_of(other)[-1], framework=framework
            )
            expected = [
                {skill.key: held for skill, held in expected_skills(other, ladder=track).items()}
                for track in map(framework.__getitem__, framework.tracks_of(other))
            ]
            assert {need.skill.key: need.needs for need in (*gap, *gap.met)} in expected
            assert [need.steps for need in gap] == sorted((n.steps for n in gap), reverse=True)
            assert gap.coverage is None or 0 <= gap.coverage <= 1


# How near levels are


@given(st.just(default_ladder()) | ladders())
def test_a_level_is_nearest_to_what_it_expects(ladder: Ladder) -> None:
    for level in ladder:
        profile = expected_skills(level, ladder=ladder)
        assert_level_is_first(level, level_fits(profile, ladder=ladder), profile)


@given(anywhere)
def test_a_level_of_any_track_is_nearest_to_what_it_expects(framework: Framework) -> None:
    for ladder in framework.values():
        for level in ladder:
            profile = expected_skills(level, ladder=ladder)
            assert_level_is_first(level, level_fits(profile, ladder=framework), profile)


def assert_level_is_first(
    level: Level, fits: tuple[LevelFit, ...], profile: Mapping[Skill, Proficiency]
) -> None:
    """See that the level is first, unless others expect the same, counted in steps."""
    equal = [fit.level for fit in fits if not fit.distance and fit.gap.coverage is not None]
    assert level in equal or not profile
    assert len(equal) != 1 or fits[0].level is equal[0]


@given(st.data(), st.just(default_ladder()) | ladders())
def test_distances_on_a_ladder_agree_with_a_plain_recount(
    data: st.DataObject, ladder: Ladder
) -> None:
    profile = data.draw(skill_profiles(ladder))
    fits = level_fits(profile, ladder=ladder)
    assert sorted(fit.level.key for fit in fits) == sorted(level.key for level in ladder)
    for fit in fits:
        assert (fit.gap.steps, fit.spare) == recount(ladder, fit.level, held_by(profile, ladder))
        assert fit.distance == fit.gap.steps + fit.spare
        assert fit.gap == skill_gap(profile, fit.level, ladder=ladder)
        assert fit.tracks == ()
    assert_nearest_first(fits)


@given(st.data(), anywhere)
def test_distances_on_tracks_agree_with_a_plain_recount(
    data: st.DataObject, framework: Framework
) -> None:
    from_track = framework[framework.tracks[0].key]
    profile = data.draw(skill_profiles(from_track))
    held = held_by(profile, from_track)

    fits = level_fits(profile, ladder=framework)
    for fit in fits:
        counts: list[tuple[int, int]] = []
        for key in fit.tracks:
            seen, beyond = seen_from(framework[key], held, from_track, framework)
            missing, spare = recount(framework[key], fit.level, seen)
            counts.append((missing, spare + beyond))
        assert (fit.gap.steps, fit.spare) == min(counts)
    assert sorted((key, fit.level.key) for fit in fits for key in fit.tracks) == sorted(
        (key, level.key) for key, track in framework.items() for level in track
    )
    assert_nearest_first(fits)


def held_by(profile: Mapping[str, str | None], ladder: Ladder) -> dict[str, int]:
    """Return the highest rank at which a profile holds each skill that it names."""
    held: dict[str, int] = {}
    for name, proficiency in profile.items():
        rank = 0 if proficiency is None else ladder.rank(proficiency)
        key = ladder.skill(name).key
        held[key] = max(rank, held.get(key, 0))
    return held


def seen_from(
    track: Ladder, held: Mapping[str, int], from_track: Ladder, framework: Framework
) -> tuple[dict[str, int], int]:
    """Return the ranks on a track of what is held on another track, and the steps beyond them.

    Without proficiencies, a skill is held as at a level. It is worth the highest level of the track
    that is at or below that level on any track.
    """
    if track.proficiencies:
        return dict(held), 0
    seen: dict[str, int] = {}
    beyond = 0
    for skill, rank in held.items():
        seen[skill] = 0
        if rank and (level := from_track[rank - 1]) in track:
            seen[skill] = track.rank(level)
        elif rank:
            ways = [other for other in framework.values() if level in other]
            common = [[each for each in other[:level] if each in track] for other in ways]
            ranks = [track.rank(each[-1]) if each else 0 for each in common]
            seen[skill] = max(ranks)
            if seen[skill]:
                best = ranks.index(seen[skill])
                steps = skill_steps(ways[best])[skill]
                own, last = ways[best].rank(level), ways[best].rank(common[best][-1])
                beyond += steps[own] - steps[last]
    return seen, beyond


def recount(ladder: Ladder, level: Level, held: Mapping[str, int]) -> tuple[int, int]:
    """Return the steps that are missing for a level, and those to spare."""
    missing = spare = 0
    expected = expected_ranks(ladder)[ladder.position(level)]
    for skill in ladder.skills:
        # A proficiency is a step. A level may be none.
        steps = skill_steps(ladder)[skill.key]
        if ladder.proficiencies:
            steps = range(len(ladder.proficiencies) + 1)
        difference = steps[expected.get(skill.key, 0)] - steps[held.get(skill.key, 0)]
        missing += max(0, difference)
        spare += max(0, -difference)
    return missing, spare


def assert_nearest_first(fits: tuple[LevelFit, ...]) -> None:
    order = [(fit.gap.coverage is None, fit.distance, fit.gap.steps) for fit in fits]
    assert order == sorted(order)


@given(anywhere, st.integers(0, 5))
def test_lateral_moves_lead_to_other_tracks(framework: Framework, within: int) -> None:
    for level in framework.levels:
        own = framework.tracks_of(level)
        if not own:
            continue
        moves = lateral_moves(level, framework=framework)
        beside = {each.key for key in own for each in framework[key]}
        others = {each.key for track in framework.values() for each in track} - beside
        assert {move.level.key for move in moves} == others
        assert all({*own}.isdisjoint(move.tracks) for move in moves)
        assert_nearest_first(moves)

        near = lateral_moves(level, within=within, framework=framework)
        assert near == tuple(move for move in moves if move.distance <= within)


@given(measured_once)
def test_a_lateral_move_is_as_far_as_the_fit_of_what_the_level_expects(
    framework: Framework,
) -> None:
    for level in framework.levels:
        if own := framework.tracks_of(level):
            profile = expected_skills(level, ladder=framework[own[0]])
            fits = {
                (fit.level.key, fit.tracks): fit.distance
                for fit in level_fits(profile, ladder=framework)
            }
            for move in lateral_moves(level, framework=framework):
                assert fits[move.level.key, move.tracks] == move.distance


# Titles


@given(frameworks(allow_shared_names=True))
def test_a_title_stands_for_its_level_or_has_several_candidates(framework: Framework) -> None:
    for level in framework.levels:
        match = level_for_title(level.title, framework=framework)
        assert level in match.candidates
        assert match.level is level or len(match.candidates) > 1
