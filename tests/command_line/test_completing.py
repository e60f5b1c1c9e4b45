"""What a shell gets when it asks how a command line may go on."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from warnings import catch_warnings

import argcomplete
import argcomplete.io
import pytest

from pm_career import default_ladder
from pm_career.frameworks import dump_framework, load_framework

Command = Callable[..., Any]
Complete = Callable[[str], list[str]]


def asking(line: str, offers: Path) -> dict[str, str]:
    """Return the settings with which the script of argcomplete for bash asks a program."""
    return {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(offers),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
    }


@pytest.fixture
def complete(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Complete:
    """Ask in this process, in a folder with a framework."""
    monkeypatch.chdir(tmp_path)
    # It would write to file 9, which may be one of pytest.
    monkeypatch.setattr(argcomplete.autocomplete, "_init_debug_stream", lambda: None)
    monkeypatch.setattr(argcomplete.io, "debug_stream", StringIO())

    def ask(line: str) -> list[str]:
        offers = tmp_path / "offers"
        with monkeypatch.context() as patch:
            for name, value in asking(line, offers).items():
                patch.setenv(name, value)
            # argcomplete leaves it to the end of the process to close the file.
            with catch_warnings(action="ignore", category=ResourceWarning):
                assert command() == (0, "", "")
                gc.collect()
        return offers.read_text(encoding="utf-8").split("\n")

    return ask


@pytest.fixture
def framework(command: Command, complete: Complete) -> str:  # noqa: ARG001  goes to its folder
    assert command("new", "fw", "--framework").status == 0
    dump_framework(load_framework("fw"), "fw.toml")
    Path("bad.toml").write_text("title = 3", encoding="utf-8")
    return "fw"


def test_a_program_is_asked_by_its_settings(tmp_path: Path) -> None:
    offers = tmp_path / "offers"
    done = subprocess.run(
        [sys.executable, "-m", "pm_career"],
        env={**os.environ, **asking("pm-career pro", offers)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert offers.read_text(encoding="utf-8") == "proficiencies"


def test_commands_and_options_are_completed(complete: Complete) -> None:
    assert complete("pm-career pro") == ["proficiencies"]
    assert complete("pm-career gap --pro") == ["--profile"]
    assert complete("pm-career export --layout m") == ["matrix"]


def test_titles_and_keys_of_levels_are_completed(complete: Complete) -> None:
    ladder = default_ladder()
    titles = [level.title.replace(" ", r"\ ") for level in ladder]
    names = [*titles, *(level.key for level in ladder)]
    for words in ("show", "next", "gap", "gap PM", "path PM", "compare", "compare PM", "lateral"):
        assert complete(f"pm-career {words} ") == names
    assert complete("pm-career next Lead") == [r"Lead\ Product\ Manager"]


def test_names_and_keys_of_skills_are_completed(complete: Complete) -> None:
    assert complete("pm-career skills Agi") == [r"Agile\ methods"]
    assert complete("pm-career skills agi") == ["agile"]


@pytest.mark.parametrize("ladder", ["fw", "fw.toml", "./fw"])
def test_names_are_those_of_the_ladder_on_the_line(
    complete: Complete, framework: str, ladder: str
) -> None:
    assert framework == "fw"
    assert complete(f"pm-career next --ladder {ladder} Gr") == [r"Group\ Product\ Manager"]
    assert complete(f"pm-career --ladder {ladder} next Gr") == [r"Group\ Product\ Manager"]
    assert complete(f"pm-career skills --ladder {ladder} disc") == ["discovery"]
    tracks = ["individual-contributor", "manager"]
    assert complete(f"pm-career show --ladder {ladder} --track ") == tracks


@pytest.mark.parametrize("ladder", ["bad.toml", "missing.toml", "-", os.devnull])
@pytest.mark.usefixtures("framework")
def test_a_ladder_that_cannot_be_read_has_no_names(complete: Complete, ladder: str) -> None:
    assert complete(f"pm-career next --ladder {ladder} ") == [""]


def test_a_ladder_has_no_tracks(complete: Complete) -> None:
    assert complete("pm-career show --track ") == [""]


def test_files_are_completed(complete: Complete, framework: str) -> None:
    for words in ("check", "diff", "show --ladder", "gap --profile", "export", "import"):
        assert sorted(complete(f"pm-career {words} f")) == ["fw.toml", f"{framework}/"]


def test_files_in_a_folder_are_completed(complete: Complete, framework: str) -> None:
    Path(framework, "zebra.toml").touch()
    assert complete(f"pm-career check {framework}/z") == [f"{framework}/zebra.toml"]


@pytest.mark.parametrize("words", ["years", "title", "import x --title"])
def test_what_cannot_be_known_is_not_completed(complete: Complete, words: str) -> None:
    assert complete(f"pm-career {words} ") == [""]


def test_without_the_extra_a_shell_gets_no_answer(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_ARGCOMPLETE", "1")
    monkeypatch.setitem(sys.modules, "argcomplete", None)
    monkeypatch.delitem(sys.modules, "pm_career._command_line.completing", raising=False)
    assert command("next", "PM").status == 0
