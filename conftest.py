"""Runs the examples: those of README.md and docs/, and those of the docstrings in src/."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from doctest import ELLIPSIS, OutputChecker
from doctest import Example as Expectation
from io import StringIO
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import Phase, settings
from sybil import Document, Example, Region, Sybil
from sybil.document import PythonDocStringDocument
from sybil.example import NotEvaluated
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

import pm_career
from pm_career.__main__ import main
from pm_career._model import parts

pytest_plugins = ["pm_career.testing.fixtures"]

GUIDES = Path(__file__).parent / "docs" / "how-to"

# Applications with tests of their own, which need the installed package: the session `example`.
collect_ignore = ["docs/examples"]

# How long a draw takes says more of the machine than of the code; a busy one is no fault.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
# For tests that have just run on another Python, or with newer libraries.
settings.register_profile("once more", settings.get_profile("any machine"), max_examples=10)
# For the session `mutation`: of thousands of runs, each is short, and fails as the one before.
settings.register_profile(
    "mutation", max_examples=20, derandomize=True, phases=[Phase.explicit, Phase.generate]
)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Start processes for the whole suite only: a few tests are faster without."""
    selected = config.option.keyword or config.args_source != config.ArgsSource.TESTPATHS
    return 0 if selected else None


class DocStrings(PythonDocStringDocument):
    """The docstrings of a module, whose examples use the public names as if imported."""

    def import_document(self, example: Example) -> None:  # noqa: ARG002  that is how Sybil calls it
        """Import the installed package, where Sybil would import the file under src/."""
        self.namespace.update({name: getattr(pm_career, name) for name in pm_career.__all__})
        self.pop_evaluator(self.import_document)
        raise NotEvaluated


class PythonParser(PythonCodeBlockParser):
    """Runs a block of Python, or writes it to the file that the comment on its first line names."""

    def __call__(self, document: Document) -> Iterator[Region]:
        """Yield every block, and what is to be done with it."""
        for region in super().__call__(document):
            if isinstance(region.parsed, str) and re.match(r"# \S+\.py\n", region.parsed):
                region.evaluator = write_file
            yield region


def write_file(example: Example) -> str | None:
    """Write the file that a block shows, under the name in the comment on its first line."""
    # In a template, it is a comment of Django and Jinja: `{# page.html #}`.
    name = re.match(r"\{?# (\S+\.(?:html|py|toml))(?: #\})?\n", example.parsed)
    if name is None:
        return "expected the name of the file on the first line, such as # ladder.toml"
    file = Path(name[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(example.parsed, encoding="utf-8")
    return None


def run_commands(example: Example) -> str | None:
    """Run each command of a block, and compare what it prints with the lines below it.

    A command is `$ pm-career …`, `$ pytest …`, `$ python …`, `$ pip …`, `$ pyinstaller …` or the
    path of a program, and may end in `> file`. `$ echo $?` gives the exit status of the command
    before.
    """
    before, *commands = re.split(r"^\$ ", example.parsed, flags=re.MULTILINE)
    if before:
        return "expected a command after '$ ' on the first line"
    status = 0
    checker = OutputChecker()
    for command in commands:
        line, _, expected = command.partition("\n")
        if line == "echo $?":
            printed = f"{status}\n"
        else:
            status, printed = run(line)
        if not checker.check_output(expected, printed, ELLIPSIS):
            difference = checker.output_difference(Expectation(line, expected), printed, ELLIPSIS)
            return f"$ {line}\n{difference}"
    return None


def run(command: str) -> tuple[int, str]:
    """Return the exit status of a command, and all that it prints."""
    command, _, file = command.partition(" > ")
    program, *arguments = shlex.split(command)
    match program:
        case "pm-career":
            status, printed = run_pm_career(arguments)
        case "pytest":
            status, printed = run_pytest(arguments)
        case "python":
            status, printed = run_program([sys.executable, *arguments])
        case "pip":
            status, printed = run_pip(arguments)
        case "pyinstaller":
            status, printed = run_program([sys.executable, "-m", "PyInstaller", *arguments])
        case _ if Path(program).is_file():
            status, printed = run_program([program, *arguments])
        case _:
            raise ValueError(f"expected a command that run() knows, got {command!r}")
    if file:
        Path(file).write_text(printed, encoding="utf-8")
    return status, "" if file else printed


def run_pytest(arguments: list[str]) -> tuple[int, str]:
    """Return the exit status of pytest, and all that it prints."""
    # Hypothesis has a profile `ci` of its own, which has no deadline either.
    options = ["-p", "no:cacheprovider", "--hypothesis-profile=ci"]
    return run_program([sys.executable, "-m", "pytest", *options, *arguments])


def run_pip(arguments: list[str]) -> tuple[int, str]:
    """Return the exit status of pip, and what it prints if it fails.

    It installs the package that is tested, and nothing where the tests run.
    """
    if "--target" not in arguments:
        return 0, ""
    package = os.environ.get("WHEEL", str(GUIDES.parents[1]))
    named = [package if each == "pm-career" else each for each in arguments]
    status, printed = run_program([sys.executable, "-m", "pip", *named])
    return status, printed if status else ""


def run_program(command: list[str]) -> tuple[int, str]:
    """Return the exit status of a program, such as an interpreter, and all that it prints."""
    done = subprocess.run(  # noqa: S603  a page of our own asks for it
        command,
        env={**os.environ, "PYTEST_ADDOPTS": ""},  # options are for our own tests
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def run_pm_career(arguments: list[str]) -> tuple[int, str]:
    """Return the exit status of a `pm-career` command, and all that it prints."""
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        try:
            status = main(arguments)
        except SystemExit as stop:  # of argparse
            status = int(stop.code or 0)
    return status, printed.getvalue()


@pytest.fixture(autouse=True)
def nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let each test of the session `mutation` run the code that gives its answers.

    mutmut tries a change with the tests that reach it. An answer from before would hide the change.
    """
    if settings.get_current_profile_name() != "mutation":
        yield
        return

    asked: list[parts.Parts] = []
    keep = parts._keep  # noqa: SLF001

    def keep_for_this_test(
        ladder: parts.Parts, function: Callable[..., object], answer: object
    ) -> None:
        asked.append(ladder)
        keep(ladder, function, answer)

    monkeypatch.setattr(parts, "_keep", keep_for_this_test)
    for function in _remembering_functions():
        function.cache_clear()
    _reach_what_imports_reach()
    yield
    for ladder in asked:
        ladder._kept.clear()  # noqa: SLF001


def _remembering_functions() -> Iterator[Any]:
    """Yield the functions of the package that have a cache."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("pm_career"):
            yield from (each for each in vars(module).values() if hasattr(each, "cache_clear"))


_reached_by_imports: set[str] = set()


def _reach_what_imports_reach() -> None:
    """Tell mutmut that each test reaches what runs while the tests are imported.

    mutmut believes that only the first test does.
    """
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        from mutmut.state import state  # noqa: PLC0415  of this session only

        _reached_by_imports.update(() if _reached_by_imports else state()._stats)  # noqa: SLF001
        state()._stats.update(_reached_by_imports)  # noqa: SLF001


@pytest.fixture(scope="module")
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run all the examples of a page in one folder, which only has the sheets of the guides."""
    folder = tmp_path_factory.mktemp("examples")
    for sheet in (*GUIDES.glob("*.xlsx"), *GUIDES.glob("*.csv")):
        copy(sheet, folder)
    with chdir(folder), pytest.MonkeyPatch.context() as patch:
        # Python imports modules from its current folder, so a page can import what it writes.
        patch.syspath_prepend(folder)
        yield


PAGES = Sybil(
    parsers=[
        CodeBlockParser("console", run_commands),
        CodeBlockParser("html+django", write_file),
        CodeBlockParser("html+jinja", write_file),
        CodeBlockParser("toml", write_file),
        PythonParser(),
    ],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    fixtures=["own_folder"],
)
SOURCES = Sybil(
    parsers=[DocTestParser()],
    patterns=["src/*.py", "src/*/*.py", "src/*/*/*.py"],
    document_types={".py": DocStrings},
)

pytest_collect_file = (PAGES + SOURCES).pytest()
