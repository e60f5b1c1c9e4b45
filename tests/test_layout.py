"""Imports run one way, without a circle, and enter a folder through its entry point."""

import ast
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import pm_career

PACKAGE = Path(pm_career.__file__).parent

# What a program asks, perhaps in several threads.
FOLDERS_OF_QUESTIONS = (
    "_checking",
    "_display",
    "_files",
    "_model",
    "_names",
    "_questions",
    "_titles",
    "comparing",
    "frameworks",
)


def name_of(file: Path) -> str:
    parts = ("pm_career", *file.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


FILES = {name_of(file): file for file in PACKAGE.rglob("*.py")}


def imports_of(module: str) -> Iterator[tuple[str, str]]:
    """Yield each import of the package, also within functions and for types.

    It is the module named, and the module that the name from it is of.
    """
    for node in ast.walk(ast.parse(FILES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, alias.name) for alias in node.names if alias.name in FILES)
        elif isinstance(node, ast.ImportFrom) and node.module in FILES:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield node.module, inner if inner in FILES else node.module


def test_imports_make_no_circle() -> None:
    graph = {module: {inner for _, inner in imports_of(module)} for module in FILES}
    assert "pm_career._model" in graph["pm_career._questions.skills"]
    TopologicalSorter(graph).prepare()  # a CycleError names the modules of the circle


@pytest.mark.parametrize("module", FILES)
def test_a_folder_is_entered_through_its_entry_point(module: str) -> None:
    for named, _ in imports_of(module):
        folder, _, file = named.rpartition(".")
        is_behind = file.startswith("_") or folder.rpartition(".")[2].startswith("_")
        inside = module == folder or module.startswith(f"{folder}.")
        # Hypothesis finds the strategies by type here, which no user needs by name.
        is_known = (module, named) == ("pm_career._hypothesis", "pm_career.testing._by_type")
        assert not is_behind or inside or is_known, f"{module} imports from {named}"


def imports_beside_forks(node: ast.AST, *, in_function: bool = False) -> Iterator[str]:
    """Yield each import within a function during which another thread may fork."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom) and in_function:
            yield ast.unparse(child)
        if isinstance(child, ast.With) and ast.unparse(child.items[0]) == "while_no_fork":
            continue
        if isinstance(child, ast.FunctionDef):
            if "once" not in map(ast.unparse, child.decorator_list):
                yield from imports_beside_forks(child, in_function=True)
            continue
        yield from imports_beside_forks(child, in_function=in_function)


@pytest.mark.parametrize("folder", FOLDERS_OF_QUESTIONS)
def test_a_question_imports_while_no_process_forks(folder: str) -> None:
    for module, file in FILES.items():
        if module.startswith(f"pm_career.{folder}"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            assert list(imports_beside_forks(tree)) == [], module


def test_each_module_is_in_one_shard_of_the_session_mutation() -> None:
    root = Path(__file__).parents[1]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    shards = project["tool"]["mutation"]["shards"].values()
    sharded = [file for shard in shards for glob in shard["modules"] for file in root.glob(glob)]
    assert sorted(sharded) == sorted((root / "src").rglob("*.py"))


def test_each_shard_of_the_session_mutation_has_tests() -> None:
    root = Path(__file__).parents[1]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for shard in project["tool"]["mutation"]["shards"].values():
        arguments = [each for each in shard["tests"] if not each.startswith("--engines=")]
        tests = [each.removeprefix("--deselect=").partition("::")[0] for each in arguments]
        assert tests
        assert all((root / each).exists() for each in tests)
