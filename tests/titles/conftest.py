"""What the tests of titles share."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from attrs import evolve

from pm_career import Ladder, TitleMatch, default_ladder, level_for_title

TITLES = Path(__file__).parents[1] / "data" / "titles"
KINDS = sorted(path.stem for path in TITLES.iterdir())
AMBIGUOUS, NOT_ON_THE_LADDER = "?", "-"


class Case(NamedTuple):
    """A title, what a person says of it, and what the library says."""

    title: str
    wanted: str
    got: str


def _key(match: TitleMatch) -> str:
    if match.level:
        return match.level.key
    return AMBIGUOUS if match.candidates else NOT_ON_THE_LADDER


def _cases(kind: str) -> Iterator[Case]:
    lines = (TITLES / f"{kind}.tsv").read_text("utf-8").splitlines()
    assert lines[0] == "level\ttitle"
    for line in lines[1:]:
        wanted, title = line.split("\t")
        yield Case(title, wanted, _key(level_for_title(title)))


@pytest.fixture(scope="session")
def key() -> Callable[[TitleMatch], str]:
    """A function that returns what a match says, as the files of titles do."""
    return _key


@pytest.fixture(scope="session")
def cases() -> dict[str, list[Case]]:
    """The titles of each kind of company, read with the library that corrects typing errors."""
    return {kind: list(_cases(kind)) for kind in KINDS}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of company in turn."""
    kind: str = request.param
    return kind


@pytest.fixture
def unread() -> Ladder:
    """The packaged ladder, which has read no titles yet."""
    return evolve(default_ladder())


@pytest.fixture
def _no_rapidfuzz(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("rapidfuzz", "rapidfuzz.distance"):
        monkeypatch.setitem(sys.modules, module, None)
