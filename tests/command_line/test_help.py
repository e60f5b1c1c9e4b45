"""What `--help` says, against a copy in data/help/, and that all of it is true.

After a change that you meant, `python tests/command_line/test_help.py` writes the copy again. Read
the diff.
"""

import os
import re
import shlex
import sys
from argparse import Action, ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pm_career import __version__, default_ladder, dump_ladder
from pm_career._command_line.arguments import new_parser
from pm_career._files import new_framework
from pm_career.frameworks import dump_framework, load_framework

Command = Callable[..., Any]

DATA = Path(__file__).parents[1] / "data" / "help"
WIDE = "1000"  # columns, so that no text goes on in another line

PROFILE = 'name = "Ada"\nskills = { agile = "strong" }'
SHEET = "Skill,PM,Senior PM\nDiscovery,Basic,Strong\n"


def arguments_of(parser: ArgumentParser) -> list[Action]:
    return parser._actions  # noqa: SLF001  argparse has no public list of them


def parsers() -> dict[str, ArgumentParser]:
    """Return the parser of each command, by its name."""
    parser = new_parser()
    [commands] = [action for action in arguments_of(parser) if action.dest == "command"]
    return {"": parser, **dict(commands.choices or {})}


COMMANDS = [name for name in parsers() if name]


def examples() -> Iterator[str]:
    """Yield each command that a help has as an example."""
    for parser in parsers().values():
        _, _, listed = parser.format_help().partition("\nexamples:\n")
        yield from (line.strip() for line in listed.splitlines())


def write_copies() -> None:
    """Write what the help of each command says today. Only a person can see whether it is right."""
    os.environ["COLUMNS"] = WIDE
    DATA.mkdir(exist_ok=True)
    for name, parser in parsers().items():
        copy_of(name).write_text(parser.format_help(), encoding="utf-8")


def copy_of(name: str) -> Path:
    """Return the file that says what the help of a command says."""
    return DATA / f"{name or 'pm-career'}.txt"


def words(text: str) -> list[str]:
    """Return the words of a help, which every version of Python lays out in its own way."""
    # Before Python 3.13, it is "-o PATH, --output PATH".
    return re.sub(r"(-\w) (\w+)(, --\w+ \2)", r"\1\3", text).split()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that has the files that examples name, and go there."""
    monkeypatch.chdir(tmp_path)
    for name in ("acme.toml", "old.toml", "new.toml"):
        dump_ladder(default_ladder(), name)
    new_framework("framework")
    dump_framework(load_framework("framework"), "framework.toml")
    Path("ada.toml").write_text(PROFILE, encoding="utf-8")
    Path("skills.csv").write_text(SHEET, encoding="utf-8")
    return tmp_path


def test_the_program_alone_prints_its_help(command: Command) -> None:
    status, out, err = command("--help")
    assert (status, err) == (0, "")
    assert out.startswith("usage: pm-career [-h] ")
    assert command() == (status, out, err)


def test_the_version_is_that_of_the_package(command: Command) -> None:
    assert command("--version") == (0, f"pm-career {__version__}\n", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_is_for(command: Command, name: str) -> None:
    status, out, err = command(name, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"usage: pm-career {name} [")
    purpose = out.split("\n\n")[1]
    assert " ".join(purpose.split()) in " ".join(command("--help").out.split())


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_the_help_is_this(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", WIDE)
    copy = copy_of(name).read_text(encoding="utf-8")
    assert words(parsers()[name].format_help()) == words(copy), (
        f"the help no longer agrees with tests/data/help/{copy_of(name).name}; "
        "after a change that you meant, run: python tests/command_line/test_help.py"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_is_explained(name: str) -> None:
    arguments = arguments_of(parsers()[name])
    assert [argument.dest for argument in arguments if not argument.help] == []


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_help_has_examples_and_fits_a_terminal(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = parsers()[name].format_help()
    assert re.search(rf"\nexamples:\n  pm-career {name}", text)
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_no_line_of_a_help_ends_with_a_space(name: str) -> None:
    lines = parsers()[name].format_help().splitlines()
    assert lines == [line.rstrip() for line in lines]


def test_a_help_that_nobody_can_read_is_status_1_and_a_reason(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    complaint = "pm-career: cannot write the answer: standard output is closed\n"
    assert command("--help") == (1, "", complaint)


@pytest.mark.parametrize("example", sorted(set(examples())))
@pytest.mark.usefixtures("folder")
def test_every_example_works(command: Command, example: str) -> None:
    program, *words = shlex.split(example)
    assert program == "pm-career"
    status, out, err = command(*words)
    assert (status, err) == (1 if "--strict" in words else 0, "")
    assert out


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_no_option_can_be_abbreviated(name: str) -> None:
    assert not parsers()[name].allow_abbrev


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_has_no_colours(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    parser = parsers()[name]
    # Python 3.14 asks the parser for this, and older versions know no colours.
    assert vars(parser)["color"] is False
    assert parser.format_help().replace("\n", "").isprintable()


if __name__ == "__main__":
    write_copies()
