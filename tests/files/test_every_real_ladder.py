"""What is true of every ladder that companies publish."""

import json
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from pm_career import (
    CareerPath,
    Ladder,
    SkillGap,
    career_path,
    dump_ladder,
    from_dict,
    level_for_skills,
    load_ladder,
    skill_gap,
    to_dict,
)
from pm_career._wording import tidy
from pm_career.comparing import compare_ladders

LADDERS = Path(__file__).parents[1] / "data" / "ladders"

REAL = {
    path: load_ladder(LADDERS / path)
    for path in [
        "app-studio.toml",
        "arabic-delivery.toml",
        "card-terminals.toml",
        "chat-vendor.toml",
        "composite.toml",
        "consultancy",
        "gitlab/individual-contributors.toml",
        "gitlab/managers.toml",
        "japanese-games.toml",
        "korean-commerce.toml",
        "media-agency.toml",
        "ten-steps.toml",
        "uk-government",
    ]
}

every_ladder = pytest.mark.parametrize("path", REAL)


def test_no_ladder_of_the_folder_is_missing() -> None:
    assert {entry.name for entry in LADDERS.iterdir()} == {Path(path).parts[0] for path in REAL}


@every_ladder
@pytest.mark.parametrize("target", ["copy.toml", "copy"])
def test_what_is_written_is_read_as_equal(tmp_path: Path, path: str, target: str) -> None:
    dump_ladder(REAL[path], tmp_path / target)
    copy = load_ladder(tmp_path / target)
    assert copy == REAL[path]
    assert not compare_ladders(REAL[path], copy)


@every_ladder
def test_plain_data_is_what_the_file_holds(tmp_path: Path, path: str) -> None:
    dump_ladder(REAL[path], tmp_path / "copy.toml")
    written = tomllib.loads((tmp_path / "copy.toml").read_text(encoding="utf-8"))
    assert to_dict(REAL[path]) == written
    assert from_dict(Ladder, json.loads(json.dumps(written))) == REAL[path]


@every_ladder
def test_answers_come_back_from_json(path: str) -> None:
    ladder = REAL[path]
    way = career_path(ladder[0], ladder[-1], ladder=ladder)
    assert from_dict(CareerPath, json.loads(json.dumps(to_dict(way)))) == way
    for step in way:
        assert from_dict(SkillGap, json.loads(json.dumps(to_dict(step.gap)))) == step.gap


@every_ladder
def test_every_level_is_found_by_its_key(path: str) -> None:
    ladder = REAL[path]
    assert [ladder[level.key] for level in ladder] == list(ladder)
    assert [ladder.position(level) for level in ladder] == list(range(len(ladder)))


@every_ladder
def test_every_proficiency_is_found_by_its_key(path: str) -> None:
    ladder = REAL[path]
    assert [ladder.rank(each.key) for each in ladder.scale] == list(range(1, len(ladder.scale) + 1))


@every_ladder
def test_no_level_has_a_gap_to_itself(path: str) -> None:
    ladder = REAL[path]
    for level in ladder:
        to_itself = skill_gap(level, level, ladder=ladder)
        assert to_itself.needs == ()
        assert to_itself.steps == 0
        assert to_itself.coverage == (1 if to_itself.met else None)


@every_ladder
def test_what_a_level_expects_makes_that_level_or_a_higher_one(path: str) -> None:
    ladder = REAL[path]
    for level in ladder:
        needs = skill_gap({}, level, ladder=ladder)
        profile = {need.skill.key: need.needs.key for need in needs}
        reached = level_for_skills(profile, ladder=ladder)
        if needs:
            assert reached is not None
            assert ladder.position(reached) >= ladder.position(level)
        else:
            assert reached is None


@every_ladder
def test_views_name_skills_and_proficiencies(path: str) -> None:
    ladder = REAL[path]
    needs = skill_gap({}, ladder[-1], ladder=ladder)
    shown = needs.to_html()
    assert [need.skill.name for need in needs if need.skill.name not in shown] == []
    assert [need.needs.name for need in needs if need.needs.name not in shown] == []


@every_ladder
def test_every_text_of_a_gap_is_written_in_the_ladder(path: str) -> None:
    ladder = REAL[path]
    written = {each.statement for level in ladder for each in level.expectations}
    written |= {descriptor.text for skill in ladder.skills for descriptor in skill.descriptors}
    for below, level in pairwise(ladder):
        for need in skill_gap(below, level, ladder=ladder):
            assert {*need.now, *need.next} <= set(map(tidy, written))
