"""What a program pays until it has its first answer."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from shutil import copytree
from subprocess import run
from tempfile import TemporaryDirectory

from importlib_resources import as_file, files

from benchmarks._comparison import Comparison, Stopwatch

Meter = Callable[[Sequence[str]], float]
"""What measures a command."""

_FIRST_ANSWER = "import pm_career; pm_career.level_for_years(7)"
_FLOOR = """
import sys, attrs, cattrs, tomllib
from importlib_resources import files
sys.path.append({folder!r})
for file in files("stand_in").joinpath("levels").iterdir():
    tomllib.loads(file.read_text("utf-8"))
"""
_UNPLUGGED = """
import os, importlib.metadata
os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"
import {imported}
importlib.metadata.entry_points(group="hypothesis")
"""


def comparisons(*, quick: bool) -> Iterator[Comparison]:
    """Yield what is measured in fresh interpreters.

    `files("pm_career")` would import the package, so the floor reads copies of its files, which lie
    in an empty package. Hypothesis looks for what is plugged into it, whether there is any or not.
    """
    turns = 60 if _meter() is _user_time else 3
    if quick:
        turns = turns // 3
    yield Comparison(
        what="import pm_career",
        against="import attrs",
        aim=1.25,
        ours=_interpreter("import pm_career"),
        theirs=_interpreter("import attrs"),
        turns=turns,
    )
    with TemporaryDirectory() as folder, as_file(files("pm_career") / "levels") as levels:
        stand_in = Path(folder, "stand_in")
        copytree(levels, stand_in / "levels")
        (stand_in / "__init__.py").touch()
        yield Comparison(
            what="the first answer",
            against="import its libraries, parse its files",
            aim=1.25,
            ours=_interpreter(_FIRST_ANSWER),
            theirs=_interpreter(_FLOOR.format(folder=folder)),
            turns=turns,
        )
    for imported, aim in {"hypothesis": 1.05, "hypothesis, pm_career": 1.1}.items():
        yield Comparison(
            what=f"import {imported}, plugged in",
            against="not plugged in",
            aim=aim,
            ours=_interpreter(f"import {imported}"),
            theirs=_interpreter(_UNPLUGGED.format(imported=imported)),
            turns=turns,
        )


def _interpreter(code: str) -> Stopwatch:
    """Return what measures code in an interpreter of its own, from its start to its end.

    `-I` keeps out what the environment and the working directory would add. `-S`, which keeps more
    out, would keep out the libraries too.
    """
    command = [sys.executable, "-I", "-c", code]
    run(command, check=True)  # the first run compiles the modules, as an installation does
    return partial(_meter(), command)


@cache
def _meter() -> Meter:
    """Return the best way that this machine has to measure what a command costs.

    The instructions of a command are almost the same in each run, whatever else the machine does.
    Where they cannot be counted, the time of the processor is measured.
    """
    for meter in (_perf, _callgrind):
        with suppress(FileNotFoundError, IndexError, ValueError):
            meter([sys.executable, "-I", "-c", ""])
            return meter
    return _user_time


def _perf(command: Sequence[str]) -> float:
    """Return the instructions of a command, counted by the processor."""
    perf = ["perf", "stat", "--field-separator=;", "--event=instructions:u", *command]
    counted = run(perf, check=True, capture_output=True, text=True).stderr
    return float(counted.split(";", maxsplit=1)[0])


def _callgrind(command: Sequence[str]) -> float:
    """Return the instructions of a command, counted by a simulated processor."""
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    counted = run(valgrind, check=True, capture_output=True, text=True).stderr
    return float(re.findall(r"Collected : (\d+)", counted)[0])


def _user_time(command: Sequence[str]) -> float:
    """Return the seconds for which a command keeps a processor busy."""
    before = os.times().children_user
    run(command, check=True)
    return os.times().children_user - before
