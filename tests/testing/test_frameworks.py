"""What the frameworks that are drawn contain."""

from collections.abc import Callable
from typing import Any

import pytest

from pm_career.frameworks import Framework
from pm_career.testing import frameworks


@pytest.fixture(scope="module")
def several(drawn: Callable[..., list[Any]]) -> list[Framework]:
    return drawn(frameworks(), 200)


@pytest.mark.parametrize(
    "part",
    [
        lambda framework: framework.summary,
        lambda framework: framework.version,
        lambda framework: framework.source,
        lambda framework: framework.details,
    ],
    ids=["summary", "version", "source", "details"],
)
def test_a_framework_may_have_each_part_of_a_ladder(
    several: list[Framework], part: Callable[[Framework], object]
) -> None:
    assert {bool(part(framework)) for framework in several} == {True, False}


def test_a_track_may_have_plain_texts_and_none(several: list[Framework]) -> None:
    tracks = [track for framework in several for track in framework.tracks]
    assert {track.growth for track in tracks} >= {(), ("Responsibility grows",)}
    assert {track.advancement for track in tracks} >= {(), ("Keep learning",)}
