"""A program of a user, as mypy, pyright, ty and pyrefly see it, each as strict as it can be."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("downstream.py")

CHECKERS = {
    "mypy": ["--strict", f"--python-executable={sys.executable}", "."],
    "pyright": [f"--pythonpath={sys.executable}"],
    "ty": ["check", "--error=all", "--output-format=concise", f"--python={sys.prefix}"],
    "pyrefly": [
        *("check", "--preset=strict", "--output-format=min-text"),
        # Otherwise narwhals refuses all dataframes: its protocols have methods that take anything.
        "--strict-callable-subtyping=false",
        f"--python-interpreter-path={sys.executable}",
    ],
}

HEAD = """\
from pm_career import *
from pm_career import charts, comparing, frameworks, spreadsheets, tables, testing


def refused(
    ladder: Ladder,
    gap: SkillGap,
    framework: frameworks.Framework,
) -> None:
"""
# What each checker must refuse, line by line.
WRONG = """\
    next_level(5)
    next_level("PM", "Senior PM")
    print(next_level("PM").title)
    level_for_years("5")
    skill_gap("PM", to="Senior PM")
    skill_gap("PM", unknown="skip")
    skill_gap({"agile": 3}, "PM")
    print(gap.coverage * 100)
    print(ladder[1.5])
    ladder[0] = ladder[1]
    print(ladder["PM"].titel)
    ladder["PM"].title = "Product Manager"
    ladder.levels.append(ladder[0])
    print(ladder["PM"] + "!")
    sorted(ladder)
    Level("pm", "Product Manager")
    Level(key="pm")
    Experience(min_years="2")
    print(to_records()[0]["years"])
    print(to_records()[0]["min_years"] + 1)
    print(to_records(gap)[0]["rank"])
    to_records(["PM"])
    to_dict("PM")
    from_dict("Level", {})
    from_dict(str, {})
    print(from_dict(Level, to_dict(ladder[0])).levels)
    load_ladder(5)
    comparing.Difference[Level](gained=("PM",), dropped=(), moved=())
    print(comparing.compare_levels("PM", "Senior PM").responsibilities.gained[0].key)
    frameworks.next_levels("PM")
    frameworks.skill_gap("PM", framework=framework)
    framework["maker"] = ladder
    spreadsheets.write_ladder(ladder, "a.csv", layout="wide")
    tables.with_level([{"years": 1}])
    tables.levels_table("polars", label="name")
    charts.plot_gap("PM")
    testing.ladders(5)
"""


def test_the_program_runs() -> None:
    subprocess.run([sys.executable, PROGRAM], check=True)


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_checker_accepts_the_program_and_refuses_what_is_wrong(
    checker: str, tmp_path: Path
) -> None:
    (tmp_path / "downstream.py").write_bytes(PROGRAM.read_bytes())
    (tmp_path / "wrong.py").write_text(HEAD + WRONG, encoding="utf-8")
    (tmp_path / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "reportWildcardImportFromLibrary": false}',
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", checker, *CHECKERS[checker]],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        encoding="utf-8",
    )
    places = set(re.findall(r"(\w+\.py):(\d+):", done.stdout))
    lines = enumerate((HEAD + WRONG).splitlines(), 1)
    refused = [line for number, line in lines if ("wrong.py", f"{number}") in places]
    assert refused == WRONG.splitlines(), done.stdout
    assert {file for file, _ in places} == {"wrong.py"}, done.stdout
