"""What the session `mutation` makes of the results of its tools."""

import json
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

TASK = runpy.run_path(str(Path(__file__).parents[1] / "tasks" / "mutation.py"))


def write(folder: Path, module: str, statuses: dict[str, int | None]) -> Path:
    """Write what became of the changes of a module, as mutmut does."""
    file = folder / "mutants" / "src" / f"{module}.meta"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"exit_code_by_key": statuses, "durations_by_key": {}}))
    return file


def statuses_in(file: Path) -> dict[str, int | None]:
    results: dict[str, Any] = json.loads(file.read_bytes())
    assert results["durations_by_key"] == {}
    statuses: dict[str, int | None] = results["exit_code_by_key"]
    return statuses


def test_a_change_is_noticed_if_a_test_fails_or_time_runs_out(tmp_path: Path) -> None:
    write(tmp_path, "rows.py", {"a": 1, "b": 3, "c": 0, "d": -24, "e": 33, "f": None, "g": -11})
    assert [*TASK["counts"](tmp_path)] == [("rows.py", 7, 7, ["c", "e", "f", "g"])]


def test_changes_outside_the_sample_do_not_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "a/one.py", {"a": 1, "b": 34, "c": 0, "d": 1, "e": 1})
    write(tmp_path, "a/two.py", {"a": 1, "b": 1})
    write(tmp_path, "empty.py", {})
    for count in TASK["counts"](tmp_path):
        TASK["report"](count)
    assert capsys.readouterr().out == (
        "a/one.py: 3 of 4 changes noticed, 75.0%, a sample of 5\n"
        "    survived: c\n"
        "a/two.py: 2 of 2 changes noticed, 100.0%\n"
    )


def test_a_sample_is_the_same_each_time(tmp_path: Path) -> None:
    changes: dict[str, int | None] = {f"change {number}": None for number in range(50)}
    first = write(tmp_path / "first", "rows.py", changes)
    second = write(tmp_path / "second", "rows.py", dict(reversed(changes.items())))
    other = write(tmp_path / "first", "names.py", changes)
    small = write(tmp_path / "first", "small.py", {"a": None})
    for folder in ("first", "second"):
        TASK["leave_sample"](tmp_path / folder, 20)

    assert statuses_in(first) == statuses_in(second) != statuses_in(other)
    assert sorted(statuses_in(first).values(), key=str) == [34] * 30 + [None] * 20
    assert statuses_in(small) == {"a": None}


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Return the commands that the session starts, where `make` finds three changes."""
    commands: list[tuple[str, ...]] = []

    def run(command: list[str], *, cwd: Path, check: bool) -> None:
        assert check
        first = 1 if command[0] == sys.executable else 0
        commands.append(tuple(Path(word).name for word in command[first:]))
        if command[-1] == "make" and not (cwd / "mutants").exists():
            write(cwd, "rows.py", dict.fromkeys("abc"))

    monkeypatch.setitem(TASK["main"].__globals__, "_ROOT", tmp_path)
    monkeypatch.setitem(TASK["main"].__globals__, "prepare", lambda *_: None)
    monkeypatch.setattr("subprocess.run", run)
    shard = "tool.mutation.shards.a = { modules = [], tests = [] }"
    (tmp_path / "pyproject.toml").write_text(shard)
    return commands


def test_a_sample_that_fails_is_not_enough(
    commands: list[tuple[str, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert TASK["main"](["a", "--sample=2", "--max-children=1", "--seconds=3"]) == 1
    assert commands == [
        ("first_pass.py", "--max-children=1", "--seconds=3", "make"),
        ("first_pass.py", "--max-children=1", "--seconds=3", "try"),
        ("mutmut", "run", "--max-children=1"),
    ]
    assert capsys.readouterr().out.startswith(
        "rows.py: 0 of 2 changes noticed, 0.0%, a sample of 3"
    )


def test_what_was_noticed_is_not_tried_again(
    tmp_path: Path, commands: list[tuple[str, ...]]
) -> None:
    folder = tmp_path / "build" / "mutation" / "a"
    file = write(folder, "rows.py", {"a": 1, "b": 0, "c": -24, "d": 33, "e": None})
    assert TASK["main"](["a", "--again"]) == 1
    assert statuses_in(file) == {"a": 1, "b": None, "c": -24, "d": None, "e": None}
    assert commands == [("first_pass.py", "make"), ("first_pass.py", "try"), ("mutmut", "run")]


def test_a_second_pass_is_left_out_if_nothing_is_open(
    tmp_path: Path, commands: list[tuple[str, ...]]
) -> None:
    write(tmp_path / "build" / "mutation" / "a", "rows.py", {"a": 1, "b": 3})
    assert TASK["main"](["a"]) == 0
    assert commands == [("first_pass.py", "make"), ("first_pass.py", "try")]
