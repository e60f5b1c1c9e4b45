"""Completion of `pm-career` in bash, zsh and fish, where a test types like a user.

The shells are Debian's packages `bash`, `zsh` and `fish`.
"""

import os
import pty
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

import pytest

from pm_career.__main__ import main

SCRIPTS = Path(sys.executable).parent
PATIENCE = 60  # seconds
TAB = "\t"

PROGRAMS = {"bash": ["bash", "--norc", "-i"], "zsh": ["zsh", "-f", "-i"]}
START = {
    "bash": ['eval "$(register-python-argcomplete pm-career)"'],
    "zsh": [
        "autoload -Uz compinit && compinit -u -D",
        'eval "$(register-python-argcomplete pm-career)"',
    ],
}


def environment() -> dict[str, str]:
    """Return this environment, with the programs of this Python first, and a terminal."""
    path = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "TERM": "xterm"}


class Terminal:
    """A terminal in which a shell runs."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def type(self, text: str) -> None:
        """Type a text, as a person would."""
        os.write(self._descriptor, text.encode())

    def wait_for(self, text: str) -> None:
        """Read until a text appears, or fail after a minute."""
        shown = ""
        end = time.monotonic() + PATIENCE
        while text not in shown:
            assert time.monotonic() < end, f"expected {text!r}, got {shown!r}"
            if select([self._descriptor], [], [], 1)[0]:
                shown += os.read(self._descriptor, 4096).decode(errors="replace")


@contextmanager
def running(shell: str, folder: Path) -> Iterator[Terminal]:
    """Run a shell in which completion is set up."""
    ours, its = pty.openpty()
    with subprocess.Popen(
        PROGRAMS[shell],
        stdin=its,
        stdout=its,
        stderr=its,
        cwd=folder,
        env=environment(),
        start_new_session=True,
    ) as process:
        os.close(its)
        terminal = Terminal(ours)
        try:
            for line in START[shell]:
                terminal.type(f"{line}\n")
            # The shell shows what is typed, so the text that ends the wait is not in it.
            terminal.type("echo is-$((40 + 2))-set-up\n")
            terminal.wait_for("is-42-set-up")
            yield terminal
        finally:
            process.kill()
            os.close(ours)


def complete_in_fish(line: str, folder: Path) -> list[str]:
    """Return what fish offers at the end of a line."""
    script = "register-python-argcomplete --shell fish pm-career | source; complete -C $argv[1]"
    done = subprocess.run(
        ["fish", "--no-config", "-c", script, line],  # noqa: S607  the fish of the machine
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    return done.stdout.splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a framework in the folder `acme`."""
    assert main(["new", "--framework", str(tmp_path / "acme")]) == 0
    return tmp_path


@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (f"pm-career nex{TAB}PM\n", "Senior Product Manager (senior-product-manager)"),
        (f"pm-career next Lead{TAB}\n", "Product Director (product-director)"),
        (f"pm-career skills Ag{TAB}\n", "Agile methods (agile)"),
        (f"pm-career show --ladder acme Group{TAB}\n", "(group-product-manager)"),
        (f"pm-career years 9 --ladder acme --track man{TAB}\n", "Typical of Group Product Manager"),
    ],
    ids=str,
)
def test_a_shell_completes_a_command(folder: Path, shell: str, typed: str, answer: str) -> None:
    with running(shell, folder) as terminal:
        terminal.type(typed)
        terminal.wait_for(answer)


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("pm-career nex", ["next\tshow the level above, or in a framework the one on each track"]),
        ("pm-career next Lead", ["Lead Product Manager\tlead-product-manager"]),
        ("pm-career skills Ag", ["Agile methods\tagile"]),
        ("pm-career show --ladder ac", ["acme/"]),
        ("pm-career show --ladder acme Gr", ["Group Product Manager\tgroup-product-manager"]),
        ("pm-career show --ladder acme --track man", ["manager\tManager"]),
    ],
    ids=str,
)
def test_fish_offers_what_may_come_next(folder: Path, line: str, offers: list[str]) -> None:
    assert complete_in_fish(line, folder) == offers
