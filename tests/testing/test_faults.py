"""Every way in which a document can be made one that is no ladder.

Beside each ladder in data/faults/ is a .txt file with the problem of each change, in the order of
the kinds of change. After a change of the messages, `python tests/testing/test_faults.py` writes
the .txt files again. Read the diff.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from pm_career import Ladder, load_ladder
from pm_career._files import as_table
from pm_career._files.diagnosing import diagnose
from pm_career.exceptions import Problem
from pm_career.testing import _faults

LADDERS = sorted((Path(__file__).parents[1] / "data" / "faults").glob("*.toml"))

each_ladder = pytest.mark.parametrize("path", LADDERS, ids=lambda path: path.stem)


def changed(path: Path) -> Iterator[tuple[dict[str, Any], Problem]]:
    """Yield each changed document of a ladder, and the problem that it is said to have."""
    table = as_table(load_ladder(path))
    for kind in _faults._KINDS:  # noqa: SLF001  what draws them takes one at random
        for change in kind(table):
            document = deepcopy(table)
            _faults._apply(change, document)  # noqa: SLF001  the same
            yield document, Problem(change.message, change.reported_at or change.path)


def write_expected() -> None:
    """Write what each change causes now. Only a person can see whether it is right."""
    for path in LADDERS:
        lines = [f"{problem}\n" for _, problem in changed(path)]
        path.with_suffix(".txt").write_text("".join(lines), encoding="utf-8")


@each_ladder
def test_a_ladder_has_every_fault_that_one_change_can_cause(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    renew = "if the new faults are right, run: python tests/testing/test_faults.py"
    for (_, problem), line in zip_longest(changed(path), expected, fillvalue=(None, None)):
        assert str(problem) == line, renew


@each_ladder
def test_each_change_causes_its_problem_and_no_other(path: Path) -> None:
    for document, problem in changed(path):
        assert list(diagnose(document, Ladder)) == [(problem.path, problem.message)]


if __name__ == "__main__":
    write_expected()
