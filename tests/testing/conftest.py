"""What the tests of the test kit share."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st


@pytest.fixture(scope="session")
def drawn() -> Callable[..., list[Any]]:
    """Return what draws a number of values from a strategy, the same ones in each run.

    There are fewer if the strategy has no more.
    """

    def draw(strategy: st.SearchStrategy[Any], number: int) -> list[Any]:
        values: list[Any] = []

        @settings(phases=[Phase.generate], max_examples=number, derandomize=True, database=None)
        @given(strategy)
        def keep(value: Any) -> None:
            values.append(value)

        keep()
        return values

    return draw
