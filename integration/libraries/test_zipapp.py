"""A program in a zip archive, with the package and its dependencies, built with zipapp and run."""

import json
import os
import subprocess
import sys
import zipapp
from pathlib import Path

import pytest

from pm_career import default_ladder, skill_gap

ROOT = Path(__file__).parents[2]
# This folder, or the wheel that the variable names, as in the sessions of nox.
PACKAGE = os.environ.get("WHEEL", str(ROOT))

# Without arguments, it asks the functions; with some, it is the command line.
PROGRAM = """
import json
import sys

import attrs
import pm_career
from pm_career.__main__ import main

if len(sys.argv) > 1:
    sys.exit(main())

answers = {
    "places": [attrs.__file__, pm_career.__file__],
    "ladder": str(pm_career.default_ladder()),
    "title": pm_career.level_for_title("Sr. Product Manager, Growth").level.key,
    "gap": str(pm_career.skill_gap("Product Manager")),
}
print(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the program, in a folder with nothing else."""
    source = tmp_path_factory.mktemp("source")
    install = ["-m", "pip", "install", "--quiet", "--target", str(source), PACKAGE]
    subprocess.run([sys.executable, *install], check=True)
    (source / "__main__.py").write_text(PROGRAM, encoding="utf-8")

    program = tmp_path_factory.mktemp("zipapp") / "answers.pyz"
    zipapp.create_archive(source, program, compressed=True)
    return program


def run(program: Path, *arguments: str) -> str:
    """Return what the program prints. It sees the standard library, and no installed package."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", str(program), *arguments],
        capture_output=True,
        check=False,
        cwd=program.parent,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_program_answers_from_the_archive(program: Path) -> None:
    answers = json.loads(run(program))
    assert [Path(place).is_relative_to(program) for place in answers["places"]] == [True, True]
    assert answers["ladder"] == str(default_ladder())
    assert answers["title"] == "senior-product-manager"
    assert answers["gap"] == str(skill_gap("Product Manager"))


def test_the_program_answers_as_the_command_line(program: Path) -> None:
    assert run(program, "gap", "Product Manager") == f"{skill_gap('Product Manager')}\n"


def test_the_program_starts_and_reads_a_framework(program: Path) -> None:
    run(program, "new", "acme", "--framework")
    shown = run(program, "--ladder", "acme", "next", "Senior PM")
    assert "Principal Product Manager" in shown
    assert "Group Product Manager" in shown
    assert (program.parent / "acme" / "framework.schema.json").is_file()
