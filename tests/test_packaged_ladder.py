"""The packaged ladder: its facts, against a copy in data/packaged/, and what holds for all of it.

After a change that you meant, `python tests/test_packaged_ladder.py` writes the copy again. Read
the diff.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import importlib_resources
import pytest

from pm_career import Ladder, Level, default_ladder, expected_skills, skill_gap

DATA = Path(__file__).parent / "data" / "packaged"


def facts() -> dict[str, Any]:
    """Return the names, numbers and requirements of the ladder."""
    ladder = default_ladder()
    return {
        "title": ladder.title,
        "version": ladder.version,
        "source": ladder.source,
        "cumulative": ladder.cumulative,
        "levels": {level.key: facts_of_level(level) for level in ladder},
        "skills": {skill.key: f"{skill.name} ({skill.category})" for skill in ladder.skills},
        "proficiencies": [proficiency.key for proficiency in ladder.proficiencies],
    }


def facts_of_level(level: Level) -> dict[str, Any]:
    experience = level.experience
    return {
        "title": level.title,
        "aliases": level.aliases,
        "min_years": experience and experience.min_years,
        "max_years": experience and experience.max_years,
        "background": experience and len(experience.background),
        "responsibilities": len(level.responsibilities),
        "expectations": [
            ", ".join(f"{need.skill} {need.proficiency}" for need in expectation.requirements)
            for expectation in level.expectations
        ],
    }


def copies() -> dict[str, str]:
    """Return the content of each file of facts."""
    ladder = default_ladder()
    gap = skill_gap("Product Manager", "Senior PM")
    return {
        "facts.json": json.dumps(facts(), indent=2, ensure_ascii=False),
        "ladder.txt": ladder.to_text(),
        "level.txt": ladder["Senior PM"].to_text(),
        "gap.txt": gap.to_text(),
    }


def write_copies() -> None:
    """Write the facts of today. Only a person can see whether they are right."""
    DATA.mkdir(exist_ok=True)
    for name, text in copies().items():
        (DATA / name).write_text(f"{text}\n", encoding="utf-8")


@pytest.fixture
def ladder() -> Ladder:
    return default_ladder()


# Facts


@pytest.mark.parametrize("name", copies())
def test_the_facts_are_these(name: str) -> None:
    copy = (DATA / name).read_text(encoding="utf-8")
    assert f"{copies()[name]}\n" == copy, (
        f"the packaged ladder no longer agrees with tests/data/packaged/{name}; "
        "after a change that you meant, run: python tests/test_packaged_ladder.py"
    )


# What holds whatever the facts are


def test_every_level_states_its_years(ladder: Ladder) -> None:
    assert all(level.experience for level in ladder)


def test_every_statement_is_said_once(ladder: Ladder) -> None:
    said = Counter(
        text
        for level in ladder
        for text in (
            level.summary,
            *level.responsibilities,
            *(expectation.statement for expectation in level.expectations),
        )
    )
    assert "" not in said
    assert max(said.values()) == 1


def test_every_expectation_asks_for_a_skill(ladder: Ladder) -> None:
    assert all(expectation.requirements for level in ladder for expectation in level.expectations)


def test_every_skill_is_described_and_asked_for(ladder: Ladder) -> None:
    assert all(skill.category and skill.description for skill in ladder.skills)
    assert list(expected_skills(ladder[-1])) == list(ladder.skills)


def test_the_skills_of_a_category_stand_together(ladder: Ladder) -> None:
    categories = [skill.category for skill in ladder.skills]
    assert categories == sorted(categories, key=categories.index)


def test_every_proficiency_has_a_meaning(ladder: Ladder) -> None:
    assert all(proficiency.meaning for proficiency in ladder.proficiencies)


def test_the_ladder_says_what_it_is(ladder: Ladder) -> None:
    assert ladder.summary
    assert ladder.growth
    assert ladder.advancement


def test_every_level_has_a_file_named_by_its_key(ladder: Ladder) -> None:
    files = (importlib_resources.files("pm_career") / "levels").iterdir()
    assert {file.name for file in files} == {
        "ladder.toml",
        *(f"{level.key}.toml" for level in ladder),
    }


def test_texts_are_plain(ladder: Ladder) -> None:
    assert str(ladder).isascii()
    assert all(level.to_text().isascii() for level in ladder)


if __name__ == "__main__":
    write_copies()
