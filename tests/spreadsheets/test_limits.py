"""A spreadsheet as large as the limits allow takes time in proportion to its size."""

import csv
from io import BytesIO, StringIO
from time import process_time

import pytest

from pm_career import InvalidLadderError, Ladder
from pm_career.spreadsheets import read_ladder

_MOST_SECONDS = 20  # each of these took minutes, and takes about two seconds
_MOST_CELLS = 100_000
_MOST_COLUMNS = 16_384


def _read(*rows: list[str]) -> Ladder | None:
    """Return the ladder in a sheet, or `None` if it is not valid."""
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    try:
        return read_ladder(BytesIO(text.getvalue().encode()))
    except InvalidLadderError:
        return None


@pytest.fixture(autouse=True)
def _quick() -> None:
    """Import what is imported with the first sheet."""
    _read(["Skill", "Junior", "Senior"], ["Talking", "a", "b"])


def test_details_of_a_skill_in_thousands_of_columns() -> None:
    start = process_time()
    notes = [f"Note {n}" for n in range(_MOST_COLUMNS - 3)]
    row = ["Talking", "a", "b", *("x" for _ in notes)]
    ladder = _read(["Skill", "Junior", "Senior", *notes], *([row] * 5))
    assert ladder is not None
    assert [detail.text for detail in ladder.skills[0].details] == ["x"] * len(notes)
    assert process_time() - start < _MOST_SECONDS


def test_descriptions_of_a_skill_in_thousands_of_rows() -> None:
    start = process_time()
    texts = [f"text {n}" for n in range(_MOST_CELLS // 4 - 1)]
    rows = [["Talking", text, "", ""] for text in texts]
    rows[0][2:] = ["a", "b"]
    ladder = _read(["Skill", "Description", "Junior", "Senior"], *rows)
    assert ladder is not None
    assert ladder.skills[0].description.split("\n\n") == texts
    assert process_time() - start < _MOST_SECONDS


def test_responsibilities_of_a_level_in_thousands_of_rows() -> None:
    start = process_time()
    texts = [f"task {n}" for n in range(_MOST_CELLS // 3 - 2)]
    rows = [["Responsibilities", text, text] for text in texts]
    ladder = _read(["Skill", "Junior", "Senior"], ["Talking", "a", "b"], *rows)
    assert ladder is not None
    assert ladder[0].responsibilities == tuple(texts)
    assert process_time() - start < _MOST_SECONDS


def test_names_whose_keys_differ_only_by_hyphens() -> None:
    start = process_time()
    names = [
        "".join(letter + "!" * (n >> at & 1) for at, letter in enumerate("abcdefghijklmn"))
        for n in range(2**14)
    ]
    rows = [[name, "a", "b"] for name in names]
    ladder = _read(["Skill", "Junior", "Senior"], *rows)
    assert ladder is not None
    assert len(ladder.skills) == len(names)
    assert process_time() - start < _MOST_SECONDS
