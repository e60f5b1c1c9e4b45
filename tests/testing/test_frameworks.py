"""What the frameworks that are drawn contain."""

from collections.abc import Callable

import pytest
from hypothesis import Phase, find, settings

from pm_career.frameworks import Framework
from pm_career.testing import frameworks

QUICKLY = settings(phases=[Phase.generate], max_examples=1000)
# What an example shrinks to is the same in each run, and none of an earlier run is used.
SIMPLY = settings(
    phases=[Phase.generate, Phase.shrink], max_examples=2000, derandomize=True, database=None
)


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
def test_a_framework_may_have_each_part_of_a_ladder(part: Callable[[Framework], object]) -> None:
    assert find(frameworks(), lambda framework: bool(part(framework)), settings=QUICKLY)


def test_the_texts_of_a_track_shrink_to_plain_ones() -> None:
    def has_texts(framework: Framework) -> bool:
        return any(track.growth and track.advancement for track in framework.tracks)

    (track,) = find(frameworks(), has_texts, settings=SIMPLY).tracks
    assert track.growth == ("Responsibility grows",)
    assert track.advancement == ("Keep learning",)
