"""What the tests of tables share, besides the engines."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture(scope="session")
def refused() -> Callable[..., str]:
    """Return what calls a function, and returns the message of the error that it must raise."""

    def message_of(call: Callable[..., object], *frames: Any, **options: Any) -> str:
        with pytest.raises((LookupError, TypeError, ValueError)) as caught:
            call(*frames, **options)
        return str(caught.value)

    return message_of
