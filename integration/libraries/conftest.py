"""The values that the tests of several libraries store or send."""

from typing import Any

import pytest

from pm_career import career_path, default_ladder, level_for_title, skill_gap

LADDER = default_ladder()
VALUES = (
    LADDER,
    LADDER["PM"],
    LADDER.skills[0],
    LADDER.scale[0],
    skill_gap("PM", name="Ada"),
    career_path("APM", "CPO"),
    level_for_title("Sr. PM"),
)


@pytest.fixture
def values() -> tuple[Any, ...]:
    """Return a value of each kind."""
    return VALUES


@pytest.fixture(params=VALUES, ids=lambda value: type(value).__name__)
def value(request: pytest.FixtureRequest) -> Any:
    """Return each of the values in turn."""
    return request.param
