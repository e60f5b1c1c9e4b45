"""How often titles are read rightly that people labelled without knowing the rules.

A file has a title in each row, with its `level`, "?" if it is ambiguous, or "-" if it is not on the
ladder. `also` has other answers that count as right, with "|" between them.
"""

from collections.abc import Callable
from csv import QUOTE_NONE, DictReader
from pathlib import Path
from typing import NamedTuple

import pytest

from pm_career import TitleMatch, level_for_title

TESTS = Path(__file__).parents[1]
LABELLED = TESTS / "data" / "labelled-titles"
PAGE = TESTS.parent / "docs" / "explanation" / "titles.md"

# By the end of the file's name: the least share of titles that are read rightly, and the largest
# share of false levels among those given.
AIMS = {"english": (0.96, 0.01), "other-languages": (0.80, 0.03)}
FILES = sorted(path.stem for path in LABELLED.iterdir())


class Count(NamedTuple):
    """How the titles of a file are read."""

    file: str
    titles: int
    right: int
    given: int
    false: list[str]

    def row(self) -> str:
        """Return the row of the documented table."""
        share = f"{self.right / self.titles:.1%}".replace("%", " %")
        return f"| `{self.file}` | {self.titles} | {share} | {self.given} | {len(self.false)} |"


@pytest.fixture
def count(request: pytest.FixtureRequest, key: Callable[[TitleMatch], str]) -> Count:
    """How the titles of a file are read, with the library that corrects typing errors."""
    titles = right = given = 0
    false: list[str] = []
    with (LABELLED / f"{request.param}.tsv").open(encoding="utf-8", newline="") as file:
        for row in DictReader(file, delimiter="\t", quoting=QUOTE_NONE):
            match = level_for_title(row["title"])
            is_right = key(match) in {row["level"], *row["also"].split("|")}
            titles += 1
            right += is_right
            given += bool(match)
            if match and not is_right:
                false.append(f"{row['title']!r}: {row['level']}, got {key(match)}")
    return Count(request.param, titles, right, given, false)


@pytest.mark.parametrize("count", FILES, indirect=True)
def test_most_titles_are_read_rightly_and_few_levels_are_false(count: Count) -> None:
    least_right, most_false = AIMS[count.file.partition("-")[2]]
    assert count.right >= least_right * count.titles
    assert len(count.false) <= most_false * count.given, "\n".join(count.false)


@pytest.mark.parametrize("count", FILES, indirect=True)
def test_the_page_tells_the_figures_as_measured(count: Count) -> None:
    assert count.row() in PAGE.read_text("utf-8").splitlines(), f"write into {PAGE}: {count.row()}"
