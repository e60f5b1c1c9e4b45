"""A program in one file: built with PyInstaller, in an environment of its own, and run."""

import json
import os
import subprocess
import sys
import venv
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

import pm_career
from pm_career.__main__ import main
from pm_career.charts import plot_gap
from pm_career.spreadsheets import read_ladder
from pydantic import BaseModel

if len(sys.argv) > 1:
    sys.exit(main())

class Review(BaseModel):
    level: pm_career.Level


gap = pm_career.skill_gap("Product Manager")
sheet = [{"Skill": "\u767a\u898b", "Junior PM": "Ships", "Senior PM": "Ships more"}]
plot_gap(gap).save("gap.svg")
answers = {
    "place": pm_career.__file__,
    "ladder": str(pm_career.default_ladder()),
    "title": pm_career.level_for_title("Sr. Product Manager, Growth").level.key,
    "gap": str(gap),
    "model": Review(level="Senior PM").level.key,
    "skills": [skill.key for skill in read_ladder(sheet).skills],
}
print(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the program, in a folder without Python or the package."""
    folder = tmp_path_factory.mktemp("pyinstaller")
    source = folder / "answers.py"
    source.write_text(PROGRAM, encoding="utf-8")

    environment = folder / "venv"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    package = f"{PACKAGE}[charts,spreadsheets]"
    run(folder, python, "-m", "pip", "install", "--quiet", package, "pydantic", "pyinstaller")

    run(folder, python, "-m", "PyInstaller", "--onefile", "--log-level=ERROR", source)
    return folder / "dist" / "answers"


@pytest.fixture(scope="module")
def answers(program: Path) -> dict[str, object]:
    """Return what the program answers without arguments."""
    answers: dict[str, object] = json.loads(run(program.parent, program))
    return answers


def run(folder: Path, *command: str | Path) -> str:
    """Return what a command prints."""
    # Nothing leads to the Python and the modules of this process.
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        list(command),
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**environment, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_program_has_a_copy_of_the_package(answers: dict[str, object]) -> None:
    assert "_MEI" in str(answers["place"])  # the folder into which PyInstaller unpacks a program


def test_the_program_has_the_packaged_ladder(answers: dict[str, object]) -> None:
    assert answers["ladder"] == str(default_ladder())
    assert answers["gap"] == str(skill_gap("Product Manager"))


def test_the_program_reads_titles(answers: dict[str, object]) -> None:
    assert answers["title"] == "senior-product-manager"


def test_the_program_has_models_of_pydantic(answers: dict[str, object]) -> None:
    assert answers["model"] == "senior-product-manager"


def test_the_program_reads_spreadsheets_in_other_scripts(answers: dict[str, object]) -> None:
    assert answers["skills"] == ["fajian"]


def test_the_program_saves_charts(program: Path, answers: dict[str, object]) -> None:
    assert answers
    chart = (program.parent / "gap.svg").read_text(encoding="utf-8")
    assert "Stakeholder management" in chart


def test_the_program_answers_as_the_command_line(program: Path) -> None:
    printed = run(program.parent, program, "gap", "Product Manager")
    assert printed == f"{skill_gap('Product Manager')}\n"


def test_the_program_starts_and_reads_a_framework(program: Path) -> None:
    run(program.parent, program, "new", "acme", "--framework")
    shown = run(program.parent, program, "--ladder", "acme", "next", "Senior PM")
    assert "Principal Product Manager" in shown
    assert "Group Product Manager" in shown
    assert (program.parent / "acme" / "framework.schema.json").is_file()
