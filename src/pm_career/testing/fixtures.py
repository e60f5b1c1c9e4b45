"""Fixtures for pytest.

To use them, put this line in the `conftest.py` at the root of your tests:

    pytest_plugins = ["pm_career.testing.fixtures"]

They need the extra: `pip install "pm-career[testing]"`.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

from pm_career._wording import missing_library

try:
    import pytest
except ModuleNotFoundError as _missing:
    raise missing_library("pm_career.testing.fixtures", "pytest", "testing") from _missing

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

_Asked: TypeAlias = Mapping[str, str] | list[str] | tuple[str, ...]
"""Skills, each with its proficiency, or the skills alone."""

_Scale: TypeAlias = Mapping[str, str] | list[str] | tuple[str, ...]
"""Proficiencies, each with its name, or their keys alone."""

_SCALE = ("basic", "working", "strong", "advanced", "expert")


class MakeLadder(Protocol):
    """The type of the fixture `make_ladder`: a function that makes a ladder from a few values."""

    def __call__(
        self,
        levels: Mapping[str, _Asked],
        *,
        years: Sequence[float] = (),
        scale: _Scale | None = None,
        cumulative: bool = False,
        title: str = "Ladder",
    ) -> Ladder:
        """Return a ladder.

        The keys of the levels are made from their titles, and the names of the skills from their
        keys.

        Args:
            levels: The levels by title, lowest first. Each has the skills that it expects: keys of
                skills, each with the key of a proficiency. In a ladder that measures skills by its
                own levels, it is a list of the keys of skills.
            years: The minimum years of every level, lowest first. Empty if no level states years.
            scale: The keys of the proficiencies, weakest first, or a mapping of these keys to
                names. If omitted, it is `basic`, `working`, `strong`, `advanced` and `expert`, or
                nothing if a level lists skills alone.
            cumulative: Whether each level also expects what the levels below it expect.
            title: The title of the ladder.

        Raises:
            InvalidLadderError: when the parts do not make a ladder.
            ValueError: when there are years, but not one number for each level.
        """
        ...


def _make_ladder(
    levels: Mapping[str, _Asked],
    *,
    years: Sequence[float] = (),
    scale: _Scale | None = None,
    cumulative: bool = False,
    title: str = "Ladder",
) -> Ladder:
    if years and len(years) != len(levels):
        raise ValueError(f"expected years for {len(levels)} levels, got {len(years)}")

    if scale is None:
        by_level = any(asked and isinstance(asked, list | tuple) for asked in levels.values())
        scale = () if by_level else _SCALE

    names = Names()
    made: list[Level] = []
    for rank, (name, asked) in enumerate(levels.items(), 1):
        level = Level(
            key=names.new(_key(name) or f"level-{rank}", rank, "-"),
            title=name,
            expectations=[_expectation(asked)] if asked else [],
            experience=Experience(min_years=years[rank - 1]) if years else None,
        )
        made.append(level)

    # A dictionary keeps the order of the skills; a set would not.
    skills = dict.fromkeys(skill for asked in levels.values() for skill in asked)
    return Ladder(
        title=title,
        levels=made,
        skills=[Skill(key=key, name=key.replace("-", " ").capitalize()) for key in skills],
        proficiencies=_proficiencies(scale),
        cumulative=cumulative,
    )


def _key(title: str) -> str:
    """Return the key of a level, which is empty if the title has no ASCII letters or digits."""
    return "-".join(re.findall(r"[a-z0-9]+", title.casefold()))


def _expectation(asked: _Asked) -> Expectation:
    """Return one expectation that asks for all the skills."""
    if isinstance(asked, list | tuple):
        return Expectation(requirements=[Requirement(skill=skill) for skill in asked])
    return Expectation(
        requirements=[
            Requirement(skill=skill, proficiency=proficiency)
            for skill, proficiency in asked.items()
        ]
    )


def _proficiencies(scale: _Scale) -> list[Proficiency]:
    if isinstance(scale, list | tuple):
        return [Proficiency(key=key) for key in scale]
    return [Proficiency(key=key, name=name) for key, name in scale.items()]


@pytest.fixture(scope="session")
def packaged_ladder() -> Ladder:
    """The packaged ladder of product management."""
    return default_ladder()


@pytest.fixture(scope="session")
def make_ladder() -> MakeLadder:
    """A function that makes a ladder from titles, the skills that each expects, and years."""
    return _make_ladder


@pytest.fixture(scope="session")
def tiny_ladder() -> Ladder:
    """A ladder with three levels, their years, three skills and three proficiencies."""
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
    """The path of a folder with the files of the packaged ladder. Each test has its own copy."""
    new_ladder(tmp_path / "ladder", from_packaged=True)
    return tmp_path / "ladder"
