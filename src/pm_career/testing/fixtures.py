"""Fixtures for pytest, for those who ask for them.

Put this line in the `conftest.py` at the root of your tests:

    pytest_plugins = ["pm_career.testing.fixtures"]

They need the extra: `pip install 'pm-career[testing]'`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

try:
    import pytest
except ImportError as _missing:
    raise ImportError(
        "pm_career.testing.fixtures needs pytest: pip install 'pm-career[testing]'"
    ) from _missing

from pm_career._files import default_ladder, new_ladder
from pm_career._model import (
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
)
from pm_career.testing._picking import Names

__all__ = ["MakeLadder", "ladder_folder", "make_ladder", "packaged_ladder", "tiny_ladder"]

_SCALE = ("basic", "working", "strong", "advanced", "expert")


class MakeLadder(Protocol):
    """What the fixture `make_ladder` is: a function that makes a ladder of little."""

    def __call__(
        self,
        levels: Mapping[str, Mapping[str, str]],
        *,
        years: Sequence[float] = (),
        scale: Iterable[str] = _SCALE,
        cumulative: bool = False,
        title: str = "Ladder",
    ) -> Ladder:
        """Return a ladder of levels, which are given by title, lowest first.

        Each title has the skills that the level expects, if any: keys of skills at keys of
        proficiencies. `years` are the minimums of all levels, or nothing. The keys of the levels
        are made of their titles, and the names of the skills of their keys.

        Raises:
            InvalidLadderError: when that is no ladder.
            ValueError: when there are years, but not as many as levels.
        """
        ...


def _make_ladder(
    levels: Mapping[str, Mapping[str, str]],
    *,
    years: Sequence[float] = (),
    scale: Iterable[str] = _SCALE,
    cumulative: bool = False,
    title: str = "Ladder",
) -> Ladder:
    if years and len(years) != len(levels):
        raise ValueError(f"expected years for {len(levels)} levels, got {len(years)}")
    names = Names()
    skills = dict.fromkeys(skill for asked in levels.values() for skill in asked)
    return Ladder(
        title=title,
        levels=[
            Level(
                key=names.new(_key(name) or f"level-{n}", n, "-"),
                title=name,
                expectations=[_expectation(asked)] if asked else [],
                experience=Experience(min_years=years[n - 1]) if years else None,
            )
            for n, (name, asked) in enumerate(levels.items(), 1)
        ],
        skills=[Skill(key=key, name=key.replace("-", " ").capitalize()) for key in skills],
        proficiencies=[Proficiency(key=key) for key in scale],
        cumulative=cumulative,
    )


def _key(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", title.casefold()))


def _expectation(asked: Mapping[str, str]) -> Expectation:
    return Expectation(
        statement=", ".join(f"{skill}: {proficiency}" for skill, proficiency in asked.items()),
        requirements=[
            Requirement(skill=skill, proficiency=proficiency)
            for skill, proficiency in asked.items()
        ],
    )


@pytest.fixture(scope="session")
def packaged_ladder() -> Ladder:
    """The packaged ladder of product management."""
    return default_ladder()


@pytest.fixture(scope="session")
def make_ladder() -> MakeLadder:
    """A function that makes a ladder of titles, the skills they expect, and years."""
    return _make_ladder


@pytest.fixture(scope="session")
def tiny_ladder() -> Ladder:
    """A ladder of three levels, with years, and three skills at three proficiencies."""
    return _make_ladder(
        {
            "Junior": {"planning": "basic"},
            "Senior": {"planning": "strong", "mentoring": "basic"},
            "Lead": {"mentoring": "strong", "strategy": "expert"},
        },
        years=(0, 2, 5),
        scale=("basic", "strong", "expert"),
        cumulative=True,
        title="Tiny",
    )


@pytest.fixture
def ladder_folder(tmp_path: Path) -> Path:
    """A folder with the files of the packaged ladder, to load or to change."""
    new_ladder(tmp_path / "ladder", from_packaged=True)
    return tmp_path / "ladder"
