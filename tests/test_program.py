"""The program `pm-career`, called in this process: its exit status, and what Ctrl-C does in it."""

import signal
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest

import _pm_career_command
from pm_career.__main__ import main


@pytest.fixture(autouse=True)
def _handler() -> Iterator[None]:
    """Restore what Ctrl-C does in this process."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    ("level", "status", "title"),
    [("PM", 0, "Senior Product Manager (senior-product-manager)"), ("CPO", 1, "")],
    ids=["answer", "no answer"],
)
def test_the_program_runs_the_command_of_its_process(
    level: str,
    status: int,
    title: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["pm-career", "next", level])
    assert _pm_career_command.main() == status
    assert capsys.readouterr().out.partition("\n")[0] == title


def test_the_command_may_be_given_in_place_of_that_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["pm-career", "next", "CPO"])
    assert main(["next", "PM"]) == 0
    assert capsys.readouterr().out.startswith("Senior Product Manager")


def handle(number: int, _: FrameType | None) -> None:
    """Stand for a handler that a program has set for itself."""


@pytest.mark.parametrize(
    ("before", "meanwhile"),
    [
        (signal.default_int_handler, signal.SIG_DFL),
        (signal.SIG_IGN, signal.SIG_IGN),
        (handle, handle),
    ],
    ids=["an error", "nothing", "what the program says"],
)
def test_ctrl_c_ends_the_process_where_it_would_raise_an_error(before: Any, meanwhile: Any) -> None:
    seen: list[object] = []

    def command() -> int:
        seen.append(signal.getsignal(signal.SIGINT))
        return 3

    signal.signal(signal.SIGINT, before)
    assert _pm_career_command.run(command) == 3
    assert seen == [meanwhile]
