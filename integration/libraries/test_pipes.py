"""Ladders and profiles that come through pipes of bash, as its users write them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pm_career import default_ladder, dump_ladder, skill_gap

SCRIPTS = Path(sys.executable).parent


def run(command: str, folder: Path) -> tuple[int, str, str]:
    """Run a command in bash, and return its exit status and what it prints where."""
    path = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607  the bash of the machine
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(params=["toml", "json"])
def ladder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / f"acme.{request.param}"
    dump_ladder(default_ladder(), path)
    return path


@pytest.mark.parametrize(
    "command",
    [
        "pm-career show --ladder <(cat {ladder})",
        "cat {ladder} | pm-career show --ladder /dev/stdin",
        "cat {ladder} | pm-career show --ladder -",
        "pm-career show --ladder - < {ladder}",
        "pm-career show --ladder /dev/fd/3 3< {ladder}",
        "mkfifo pipe; cat {ladder} > pipe & pm-career show --ladder pipe",
    ],
)
def test_a_ladder_comes_through_a_pipe(ladder: Path, command: str) -> None:
    said = run(command.format(ladder=ladder.name), ladder.parent)
    assert said == (0, f"{default_ladder()}\n", "")


def test_diff_reads_two_pipes(ladder: Path) -> None:
    said = run(f"pm-career diff <(cat {ladder.name}) <(cat {ladder.name})", ladder.parent)
    assert said == (0, "Product Management\n  Nothing has changed\n", "")


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("cat {ladder} | pm-career check -", "<stdin>"),
        ("cat {ladder} | pm-career check /dev/stdin", "/dev/stdin"),
    ],
)
def test_check_reads_a_pipe(ladder: Path, command: str, name: str) -> None:
    status, out, err = run(f"pm-career check {ladder.name}", ladder.parent)
    assert out.startswith(f"{ladder.name}:")
    piped = run(command.format(ladder=ladder.name), ladder.parent)
    assert piped == (status, out.replace(ladder.name, name), err)


@pytest.mark.parametrize(
    "profile",
    ['name = "Ada"\nskills.agile = "basic"', '{"name": "Ada", "skills": {"agile": "basic"}}'],
)
@pytest.mark.parametrize(
    "command",
    [
        "pm-career gap --profile <(cat ada) APM --ladder {ladder}",
        "cat ada | pm-career gap APM --profile - --ladder <(cat {ladder})",
        "cat {ladder} | pm-career gap --ladder - APM --profile ada",
    ],
)
def test_a_profile_comes_through_a_pipe(ladder: Path, profile: str, command: str) -> None:
    (ladder.parent / "ada").write_text(profile, encoding="utf-8")
    said = run(command.format(ladder=ladder.name), ladder.parent)
    assert said == (0, f"{skill_gap({'agile': 'basic'}, 'APM', name='Ada')}\n", "")
