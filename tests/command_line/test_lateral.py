"""The command `lateral`: levels of other tracks that are near."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pm_career import to_dict
from pm_career.frameworks import lateral_moves, load_framework

Command = Callable[..., Any]


@pytest.fixture(autouse=True)
def folder(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert command("new", "fw", "--framework").status == 0


@pytest.mark.parametrize("within", [None, 3])
def test_lateral_shows_levels_of_other_tracks(command: Command, within: int | None) -> None:
    moves = lateral_moves("Principal PM", within=within, framework=load_framework("fw"))
    assert len(moves) == 2
    words = ["lateral", "Principal PM", "--ladder", "fw"]
    words += [] if within is None else ["--within", f"{within}"]
    assert command(*words) == (0, "\n\n".join(map(str, moves)) + "\n", "")
    assert command(*words, "--json").data == list(map(to_dict, moves))


def test_lateral_may_have_no_answer(command: Command) -> None:
    said = command("lateral", "Principal PM", "--within", "1", "--ladder", "fw")
    reason = "no level of another track is within 1 step of 'Principal Product Manager'"
    assert said == (1, "", f"pm-career: {reason}\n")
    said = command("lateral", "PM", "--ladder", "fw")
    reason = "no other track has a level for a move from 'Product Manager'"
    assert said == (1, "", f"pm-career: {reason}\n")


def test_a_ladder_has_no_lateral_moves(command: Command) -> None:
    reason = "'Product Management' has no other tracks; lateral is for frameworks"
    assert command("lateral", "PM") == (2, "", f"pm-career: {reason}\n")
