"""The tracks of a company, as one framework and as ladders of their own."""

from pathlib import Path

import pytest

from pm_career import Ladder, level_for_years, load_ladder
from pm_career import skill_gap as gap_on_a_ladder
from pm_career.frameworks import (
    career_paths,
    check_framework,
    dump_framework,
    lateral_moves,
    level_fits,
    level_for_title,
    load_framework,
    next_levels,
    previous_levels,
    skill_gap,
)

FOLDER = Path(__file__).parents[1] / "data" / "ladders" / "gitlab"

GITLAB = load_framework(FOLDER)
CONTRIBUTORS = load_ladder(FOLDER / "individual-contributors.toml")
MANAGERS = load_ladder(FOLDER / "managers.toml")


@pytest.mark.parametrize(
    ("track", "ladder"), [("contributors", CONTRIBUTORS), ("managers", MANAGERS)]
)
def test_each_track_is_the_ladder_that_it_is_by_itself(track: str, ladder: Ladder) -> None:
    assert GITLAB[track] == ladder


def test_shared_levels_are_the_same_objects() -> None:
    shared = [level.key for level in GITLAB.levels if len(GITLAB.tracks_of(level)) == 2]
    assert shared == ["intermediate-product-manager", "senior-product-manager"]
    for key in shared:
        assert GITLAB["contributors"][key] is GITLAB["managers"][key] is GITLAB.level(key)


def test_the_career_forks_above_senior() -> None:
    assert {
        level.key: {track: above.key for track, above in found.items()}
        for level in GITLAB.levels[:3]
        for found in [next_levels(level, framework=GITLAB)]
    } == {
        "intermediate-product-manager": dict.fromkeys(GITLAB, "senior-product-manager"),
        "senior-product-manager": {
            "contributors": "principal-product-manager",
            "managers": "group-manager",
        },
        "principal-product-manager": {"contributors": "senior-principal-product-manager"},
    }


def test_below_the_fork_both_tracks_lead_back_to_senior() -> None:
    for level in ("Principal Product Manager", "Group Manager"):
        below = previous_levels(level, framework=GITLAB)
        assert [each.title for each in below.values()] == ["Senior Product Manager"]


def test_the_one_way_to_the_top_is_that_of_managers() -> None:
    (path,) = career_paths("Intermediate Product Manager", "VP", framework=GITLAB)
    assert [step.level for step in path] == list(MANAGERS[1:])
    assert not career_paths("Principal Product Manager", "VP", framework=GITLAB)


def test_the_years_of_a_track_are_its_own() -> None:
    found = {track: level_for_years(18, ladder=ladder).key for track, ladder in GITLAB.items()}
    assert found == {"contributors": "senior-principal-product-manager", "managers": "vp"}


def test_a_gap_between_tracks_counts_on_the_scale_that_they_share() -> None:
    gap = skill_gap("Principal Product Manager", "Group Manager", framework=GITLAB)
    assert [(need.skill.key, need.has, need.needs.key, need.steps) for need in gap] == [
        ("people", None, "growing", 2)
    ]
    assert {need.skill.key for need in gap.met} == {"validation", "build", "business"}


def test_a_gap_on_one_track_is_that_of_its_ladder() -> None:
    gap = skill_gap("Senior Product Manager", "Director", framework=GITLAB)
    assert gap == gap_on_a_ladder("Senior Product Manager", "Director", ladder=MANAGERS)


def test_the_nearest_manager_to_a_principal_leads_a_first_team() -> None:
    moves = lateral_moves("Principal Product Manager", framework=GITLAB)
    assert [(move.level.key, move.gap.steps, move.spare) for move in moves] == [
        ("group-manager", 2, 1),
        ("director", 3, 1),
        ("senior-director", 4, 1),
        ("vp", 5, 1),
    ]


def test_a_principal_fits_no_level_better_than_that_one() -> None:
    gap = gap_on_a_ladder({}, "Principal Product Manager", ladder=CONTRIBUTORS)
    profile = {need.skill: need.needs for need in gap}
    fit = level_fits(profile, ladder=GITLAB)[0]
    assert (fit.level.key, fit.tracks, fit.distance) == (
        "principal-product-manager",
        ("contributors",),
        0,
    )


def test_a_title_may_stand_for_levels_of_both_tracks() -> None:
    assert level_for_title("Vice President of Product", framework=GITLAB).level == MANAGERS[-1]
    candidates = level_for_title("Principal PM / Group Manager", framework=GITLAB).candidates
    assert [level.key for level in candidates] == ["principal-product-manager", "group-manager"]


def test_all_notes_are_on_years_and_the_version() -> None:
    notes = check_framework(FOLDER)
    assert {note.path[-1] for note in notes} == {"min_years", "version"}


@pytest.mark.parametrize("target", ["copy.toml", "copy.json", "copy"])
def test_what_is_written_is_read_as_equal(tmp_path: Path, target: str) -> None:
    dump_framework(GITLAB, tmp_path / target)
    assert load_framework(tmp_path / target) == GITLAB
