"""How many people are at each level."""

from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_career import Ladder, Level, default_ladder, level_for_title
from pm_career._model import names_of
from pm_career.tables import head_counts, unread_titles
from pm_career.testing import ladders

if TYPE_CHECKING:
    from tests.conftest import Engine

# A frame holds many rows, and some engines take their time to start: so few examples say much.
few = settings(max_examples=6)


@given(data=st.data(), ladder=ladders())
@few
def test_head_counts_count_everybody_at_every_level(
    engine: "Engine", data: st.DataObject, ladder: Ladder
) -> None:
    names = [name for level in ladder for _, name in names_of(level)]
    people = data.draw(st.lists(st.none() | st.sampled_from(names), max_size=30))
    counts = head_counts(engine.of({"level": pa.string()}, level=people), ladder=ladder)
    assert engine.rows(counts) == [
        (rank, level.key, level.title, sum(ladder[name] is level for name in people if name))
        for rank, level in enumerate(ladder, 1)
    ]


@pytest.mark.parametrize(
    "levels",
    [
        pd.Series(["PM", "PM", None], dtype="category"),
        pl.Series(["PM", "PM", None], dtype=pl.Categorical),
        pl.Series(["PM", "PM", None], dtype=pl.Enum(["PM", "APM"])),
    ],
    ids=["pandas", "polars", "enum"],
)
def test_levels_may_be_categories(levels: Any) -> None:
    frame = levels.to_frame("level")
    assert head_counts(frame)["people"].to_list() == [
        2 * (level.key == "product-manager") for level in default_ladder()
    ]


def test_unread_titles_are_counted_by_their_reason(engine: "Engine") -> None:
    titles = ["Head of Product", "PM", "Head of Product", "Plumber", None, "CPO", "Plumber", "Cook"]
    unread = unread_titles(engine.of(job=titles), title="job")
    plumber, head = level_for_title("Plumber").reason, level_for_title("Head of Product").reason
    assert engine.rows(unread) == [
        (plumber, None, 3),
        (head, "product-director, chief-product-officer", 2),
    ]


def test_unread_titles_of_as_many_people_are_in_the_order_of_their_reasons(
    engine: "Engine",
) -> None:
    titles = ["Plumber", "Head of Product", "Plumber", "Head of Product", "Assistant"]
    reasons = [row[0] for row in engine.rows(unread_titles(engine.of(title=titles)))]
    in_order = sorted(level_for_title(title).reason for title in titles[:2])
    assert reasons[:2] == in_order


@pytest.mark.parametrize("titles", [[], [None], ["PM", "CPO"]], ids=str)
def test_there_may_be_no_unread_titles(engine: "Engine", titles: list[Any]) -> None:
    unread = unread_titles(engine.of({"title": pa.string()}, title=titles))
    assert engine.rows(unread) == []


def test_unread_titles_are_those_of_the_ladder_that_is_asked() -> None:
    nurses = Ladder(title="Care", levels=[Level(key="nurse", title="Nurse")])
    unread = unread_titles(pl.DataFrame({"title": ["Nurse", "PM"]}), ladder=nurses)
    assert unread.rows() == [(level_for_title("PM", ladder=nurses).reason, None, 1)]
