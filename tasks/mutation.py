"""Change the code of some modules in many small ways, and count the changes that tests notice.

    python tasks/mutation.py titles names

The shards, and the tests of each, are in `pyproject.toml`. Without a name, all shards run, each in
`build/mutation/<shard>`. `first_pass.py` tries each change in a fraction of a second. What stays
open, mutmut tries again, each change in a process that has not imported the package yet, which
takes seconds. `--sample=20` tries only 20 changes of each module, the same ones each time.
`--again` tries only the changes that no test noticed the last time.
"""

import argparse
import ast
import json
import random
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

FEWEST_NOTICED = 0.95

# mutmut gives the exit status of pytest for each change, or one of its own.
_NOT_IN_SAMPLE = 34
_FAILED = {1, 3}
_OUT_OF_TIME = {-24, 24, 36, 152, 255}
_NOTICED = _FAILED | _OUT_OF_TIME

_ROOT = Path(__file__).parents[1]
_COPIED = (
    "CHANGELOG.md",
    "README.md",
    "conftest.py",
    "docs",
    "integration",
    "pyproject.toml",
    "src",
    "tasks",
    "tests",
)
_IGNORED = shutil.ignore_patterns("__pycache__", "_build")

# mutmut itself changes functions with one of the first two. Those with the last have no code.
_KEPT_ABOVE = {"classmethod", "staticmethod", "overload"}

# Libraries that the tests import, which takes longer than most tests. They must start no threads.
_PRELOADED = """\
attrs
cattrs
hypothesis.strategies
narwhals.stable.v2
pyarrow
pytest
rapidfuzz.distance
sybil
tomlkit
"""

# Each change meets a process that has not imported the package yet, so what the package does while
# it is imported is changed too. On a busy machine, that takes longer than the tests, and what runs
# out of time counts as noticed. So each change has at least a minute.
_SETTINGS = """\
[mutmut]
process_isolation = forkserver
forkserver_warmup = import
preload_modules_file = preload.txt
timeout_constant = 4
use_git_change_detection = false
source_paths =
    src
also_copy =
    CHANGELOG.md
    README.md
    conftest.py
    docs
    integration
    tasks
pytest_add_cli_args =
    --hypothesis-profile=mutation
    -Wignore::pytest.PytestAssertRewriteWarning
only_mutate =
    {modules}
pytest_add_cli_args_test_selection =
    {tests}
"""

Shard: TypeAlias = dict[str, list[str]]


class Count(NamedTuple):
    """What became of the changes of a module: those that were made, and those that were tried."""

    module: str
    made: int
    changes: int
    survivors: list[str]

    @property
    def noticed(self) -> float:
        """The share of the changes that made a test fail, or ran out of time."""
        return 1 - len(self.survivors) / self.changes


class _DecoratorsBelow(ast.NodeTransformer):
    """Applies decorators in a statement of their own, since mutmut changes no decorated function.

    `@property` above `def title` becomes `title = property(title)` below it.
    """

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef | list[ast.stmt]:
        self.generic_visit(node)
        names = {each.id for each in node.decorator_list if isinstance(each, ast.Name)}
        if not node.decorator_list or names & _KEPT_ABOVE:
            return node

        decorated: ast.expr = ast.Name(node.name)
        for decorator in reversed(node.decorator_list):
            decorated = ast.Call(decorator, [decorated], [])
        node.decorator_list = []
        return [node, ast.Assign([ast.Name(node.name)], decorated)]


def main(arguments: list[str]) -> int:
    """Run the shards of these names, or all, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shards", nargs="*")
    parser.add_argument(
        "--sample", type=int, help="the changes of each module that are tried, if not all"
    )
    parser.add_argument(
        "--again", action="store_true", help="trust in what was noticed before, and try the rest"
    )
    parser.add_argument("--max-children", help="the changes that are tried at once")
    parser.add_argument(
        "--seconds", help="the time that the tests of each change may take in the first pass"
    )
    given = parser.parse_args(arguments)
    children = [f"--max-children={given.max_children}"] if given.max_children else []
    seconds = [f"--seconds={given.seconds}"] if given.seconds else []
    first_pass = [sys.executable, str(_ROOT / "tasks" / "first_pass.py"), *children, *seconds]

    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shards: dict[str, Shard] = project["tool"]["mutation"]["shards"]

    is_enough = True
    for name in given.shards or shards:
        folder = _ROOT / "build" / "mutation" / name
        before = remembered(folder) if given.again else {}
        prepare(folder, shards[name])
        restore(before)
        subprocess.run([*first_pass, "make"], cwd=folder, check=True)
        if given.sample is not None:
            leave_sample(folder, given.sample)
        subprocess.run([*first_pass, "try"], cwd=folder, check=True)
        if is_open(folder):
            subprocess.run(["mutmut", "run", *children], cwd=folder, check=True)
        for count in counts(folder):
            report(count)
            is_enough = is_enough and count.noticed >= FEWEST_NOTICED
    return 0 if is_enough else 1


def prepare(folder: Path, shard: Shard) -> None:
    """Lay what mutmut needs for a shard in a new folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in _COPIED:
        source = _ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=_IGNORED)
        else:
            shutil.copy(source, folder)

    modules = [module for pattern in shard["modules"] for module in sorted(folder.glob(pattern))]
    for module in modules:
        code = _DecoratorsBelow().visit(ast.parse(module.read_bytes()))
        module.write_text(ast.unparse(ast.fix_missing_locations(code)), encoding="utf-8")

    settings = _SETTINGS.format(
        modules="\n    ".join(module.relative_to(folder).as_posix() for module in modules),
        tests="\n    ".join(shard["tests"]),
    )
    (folder / "setup.cfg").write_text(settings, encoding="utf-8")
    (folder / "preload.txt").write_text(_PRELOADED, encoding="utf-8")


def remembered(folder: Path) -> dict[Path, dict[str, Any]]:
    """Return the results of the last time, without the changes that no test noticed."""
    before: dict[Path, dict[str, Any]] = {}
    for file in _results(folder):
        results = json.loads(file.read_bytes())
        for change, status in results["exit_code_by_key"].items():
            if status not in _NOTICED:
                results["exit_code_by_key"][change] = None
        before[file] = results
    return before


def restore(before: dict[Path, dict[str, Any]]) -> None:
    """Lay the results of the last time where mutmut keeps them for the functions that are equal."""
    for file, results in before.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(results), encoding="utf-8")


def is_open(folder: Path) -> bool:
    """Return whether there are changes that have no status yet."""
    return any(None in _statuses(file).values() for file in _results(folder))


def leave_sample(folder: Path, size: int) -> None:
    """Mark the changes of each module as tried, except for a sample, the same one each time."""
    for file in _results(folder):
        results = json.loads(file.read_bytes())
        changes = sorted(results["exit_code_by_key"])
        generator = random.Random(file.name)  # noqa: S311  it protects nothing
        chosen = generator.sample(changes, min(size, len(changes)))
        for change in set(changes) - set(chosen):
            results["exit_code_by_key"][change] = _NOT_IN_SAMPLE
        file.write_text(json.dumps(results), encoding="utf-8")


def counts(folder: Path) -> Iterator[Count]:
    """Yield what became of the changes of each module."""
    for file in _results(folder):
        statuses = _statuses(file)
        tried = {name: each for name, each in statuses.items() if each != _NOT_IN_SAMPLE}
        survivors = [name for name, status in tried.items() if status not in _NOTICED]
        module = file.relative_to(folder / "mutants" / "src").as_posix().removesuffix(".meta")
        if tried:
            yield Count(module, len(statuses), len(tried), survivors)


def _statuses(file: Path) -> dict[str, int | None]:
    """Return the exit status of each change of a module, `None` for those that are open."""
    statuses: dict[str, int | None] = json.loads(file.read_bytes())["exit_code_by_key"]
    return statuses


def _results(folder: Path) -> list[Path]:
    """Return the files in which mutmut keeps what became of the changes, one for each module."""
    return sorted((folder / "mutants" / "src").rglob("*.py.meta"))


def report(count: Count) -> None:
    """Print one line about a module, and one about each change that no test noticed."""
    noticed = count.changes - len(count.survivors)
    which = "" if count.changes == count.made else f", a sample of {count.made}"
    print(
        f"{count.module}: {noticed} of {count.changes} changes noticed, {count.noticed:.1%}{which}"
    )
    for name in count.survivors:
        print(f"    survived: {name}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
