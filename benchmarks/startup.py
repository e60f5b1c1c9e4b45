"""What a program waits for until it has its first answer."""

import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter

from importlib_resources import as_file, files

from benchmarks._comparison import Comparison, Stopwatch

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
    """Yield what is timed in fresh interpreters.

    `files("pm_career")` would import the package, so the floor reads copies of its files, which lie
    in an empty package. Hypothesis looks for what is plugged into it, whether there is any or not.
    """
    turns = 30 if quick else 60
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
    for imported, aim in {"hypothesis": 1.25, "hypothesis, pm_career": 1.1}.items():
        yield Comparison(
            what=f"import {imported}, plugged in",
            against="not plugged in",
            aim=aim,
            ours=_interpreter(f"import {imported}"),
            theirs=_interpreter(_UNPLUGGED.format(imported=imported)),
            turns=turns,
        )


def _interpreter(code: str) -> Stopwatch:
    """Return a stopwatch for code in an interpreter of its own, from its start to its end.

    `-I` keeps out what the environment and the working directory would add. `-S`, which keeps more
    out, would keep out the libraries too.
    """

    def stopwatch() -> float:
        start = perf_counter()
        run([sys.executable, "-I", "-c", code], check=True)
        return perf_counter() - start

    return stopwatch
