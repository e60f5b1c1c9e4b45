"""Which job titles are drawn, and how many parts of a ladder."""

from collections.abc import Callable
from typing import Any

import pytest

from pm_career import Ladder, Level, default_ladder
from pm_career.testing import job_titles, ladders, years

Drawn = Callable[..., list[Any]]

BAKERS = Ladder(
    title="Bakers", levels=[Level(key="baker", title="Baker", aliases=["Confectioner"])]
)


@pytest.fixture(scope="module")
def titles(drawn: Drawn) -> set[str]:
    return {*drawn(job_titles(BAKERS), 3_000)}


@pytest.mark.parametrize(
    "end",
    [
        *("", " II", " 3", " - Vice President"),
        *(", Growth", " - Payments", " (Remote)", ": Search & Discovery", " | Berlin", " (f/m)"),
    ],
)
def test_a_grade_or_a_team_may_follow_a_title(end: str, titles: set[str]) -> None:
    assert f"Baker{end}" in titles


def test_a_team_may_follow_a_grade(titles: set[str]) -> None:
    assert any(title.endswith(" II, Growth") for title in titles)


@pytest.mark.parametrize("name", ["Baker", "BAKER", "baker", "Confectioner", "Project Manager"])
def test_a_title_is_any_name_or_another_job_in_any_case(name: str, titles: set[str]) -> None:
    assert name in titles


def test_titles_are_of_the_packaged_ladder_without_another(drawn: Drawn) -> None:
    names = {level.title for level in default_ladder()}
    assert names & {*drawn(job_titles(), 300)}


def test_a_ladder_has_a_few_parts_of_each_kind(drawn: Drawn) -> None:
    several = drawn(ladders(), 300)
    assert {len(ladder.levels) for ladder in several} == {*range(1, 7)}
    assert {len(ladder.skills) for ladder in several} == {*range(7)}
    assert {len(ladder.proficiencies) for ladder in several} == {*range(6)}


def test_years_are_at_most_50(drawn: Drawn) -> None:
    numbers = drawn(years(), 300)
    assert (min(numbers), max(numbers)) == (0, 50)
