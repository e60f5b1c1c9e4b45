"""A command, called in this process."""

import json
from collections.abc import Callable
from typing import NamedTuple

import pytest

from pm_career.__main__ import main


class Said(NamedTuple):
    """The exit status of a command, and what it printed on each stream."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> object:
        """What the command has printed as JSON."""
        data: object = json.loads(self.out)
        return data


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def call(*arguments: str) -> Said:
        try:
            status = main(arguments)
        except SystemExit as stop:  # of argparse
            status = int(stop.code or 0)
        return Said(status, *capsys.readouterr())

    return call
