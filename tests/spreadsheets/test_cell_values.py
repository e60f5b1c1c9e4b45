"""What a cell holds for the values that programs and libraries have."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import IntEnum, StrEnum
from math import inf, nan
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pm_career.spreadsheets._sources.cell_values import to_cell


class Name(StrEnum):
    PM = "Product Manager"


class Rank(IntEnum):
    PM = 3


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None),
        ("", None),
        (" ", " "),
        ("=a\r\n", "=a\r\n"),
        (Name.PM, "Product Manager"),
        (np.str_("PM"), "PM"),
        (True, "TRUE"),
        (np.False_, "FALSE"),
        (3, 3),
        (Rank.PM, 3),
        (np.int64(3), 3),
        (2.5, 2.5),
        (inf, inf),
        (nan, None),
        (np.float64(nan), None),
        (np.float32(2.5), 2.5),
        (Decimal(3), 3),
        (Decimal(2**53 + 1), 2**53 + 1),
        (Decimal("2.5"), 2.5),
        (Decimal("nan"), None),
        (pd.NA, None),
        (pd.NaT, None),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2), "2026-01-02"),  # noqa: DTZ001  as spreadsheets have it
        (datetime(2026, 1, 2, 3, 4), "2026-01-02 03:04:00"),  # noqa: DTZ001  as spreadsheets have it
        (datetime(2026, 1, 2, tzinfo=UTC), "2026-01-02 00:00:00+00:00"),
        (pd.Timestamp("2026-01-02"), "2026-01-02"),
        (time(3, 4), "03:04:00"),
        (timedelta(days=1, hours=2), "1 day, 2:00:00"),
    ],
    ids=lambda each: f"{type(each).__name__}: {each!r}",
)
def test_the_cell_of_a_value(value: Any, cell: str | float | None) -> None:
    assert to_cell(value) == cell
    # A library has classes of its own, which no ladder should hold.
    assert type(to_cell(value)) in {str, int, float, type(None)}


@pytest.mark.parametrize(
    ("value", "name"),
    [(["a"], "list"), ({}, "dict"), (b"a", "bytes"), (1j, "complex"), (np.zeros(2), "ndarray")],
)
def test_other_values_are_refused(value: Any, name: str) -> None:
    with pytest.raises(TypeError) as caught:
        to_cell(value)
    assert str(caught.value) == f"expected a text, a number or a date, got {name}"
