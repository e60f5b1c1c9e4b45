"""The package as its users have it: installed, in an interpreter of its own, or in a zip."""

import json
import os
import runpy
import subprocess
import sys
from importlib.metadata import entry_points, files, metadata
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import importlib_resources
import pytest
from importlib_resources.abc import Traversable

import pm_career
from _pm_career_command import main
from pm_career import default_ladder, skill_gap

PACKAGE = Path(pm_career.__file__).parent
SOURCE = Path(__file__).parents[1] / "src" / "pm_career"
WITH_A_LADDER = {"cattrs", "importlib_resources", "tomllib"}
NOT_FOR_AN_IMPORT = {
    *WITH_A_LADDER,
    "argparse",
    "difflib",
    "hypothesis",
    "importlib.metadata",
    "json",
    "numpy",
    "numbers",
    "pandas",
    "pm_career._display.page",
    "pm_career._model.rules",
    "pydantic",
    "zipfile",
}


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder in which there is nothing to import by accident."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


def run(folder: Path, *arguments: str, first: Path | None = None) -> str:
    """Return what a fresh interpreter prints, which has loaded nothing of its own accord.

    It looks for modules where this one does, and in `first` before.
    """
    places = [*([str(first)] if first else []), *filter(None, sys.path)]
    done = subprocess.run(
        [sys.executable, "-S", *arguments],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def loaded(folder: Path, program: str) -> set[str]:
    """Return the modules that a program has loaded at its end."""
    return set(run(folder, "-c", f"{program}\nimport sys; print(*sys.modules)").split())


def names_in(folder: Traversable, within: str = "") -> set[str]:
    """Return the path of every file in the folder, but none that is hidden or compiled."""
    names: set[str] = set()
    for entry in folder.iterdir():
        name = f"{within}{entry.name}"
        if entry.is_file():
            names.add(name)
        elif entry.name != "__pycache__" and not entry.name.startswith("."):
            names |= names_in(entry, f"{name}/")
    return names


# Its files


def test_every_level_file_is_installed_and_is_named_after_its_key() -> None:
    levels = importlib_resources.files("pm_career") / "levels"
    keys = {level.key for level in default_ladder()}
    assert names_in(levels) == {"ladder.toml", *(f"{key}.toml" for key in keys)}


def test_checkers_are_told_that_the_package_is_typed() -> None:
    assert (importlib_resources.files("pm_career") / "py.typed").is_file()


def test_the_build_has_dropped_no_file_of_the_source() -> None:
    assert names_in(importlib_resources.files("pm_career")) >= names_in(SOURCE)


def test_every_file_that_was_installed_is_there() -> None:
    installed = files("pm-career")
    assert installed
    assert [file for file in installed if not Path(str(file.locate())).is_file()] == []


# What an installer knows


def test_the_command_is_installed() -> None:
    (command,) = {point.value for point in entry_points(group="console_scripts", name="pm-career")}
    assert command == f"{main.__module__}:{main.__name__}"


def test_the_licence_and_the_oldest_python_are_stated() -> None:
    stated = metadata("pm-career")
    assert (stated["License-Expression"], stated["Requires-Python"]) == ("MIT", ">=3.11")


# A fresh interpreter


def test_an_import_loads_what_attrs_loads_and_little_else(empty: Path) -> None:
    of_attrs = loaded(empty, "import attrs")
    assert loaded(empty, "import pm_career") & NOT_FOR_AN_IMPORT <= of_attrs
    assert not of_attrs & WITH_A_LADDER


def test_the_first_ladder_loads_what_reads_it(empty: Path) -> None:
    modules = loaded(empty, "import pm_career; pm_career.default_ladder()")
    assert modules >= WITH_A_LADDER
    assert not modules & {"argparse", "difflib", "hypothesis", "numpy", "pandas", "pydantic"}


def test_a_sheet_of_plain_text_needs_no_library(empty: Path) -> None:
    program = """
from io import StringIO
from pm_career.spreadsheets import read_ladder
read_ladder(StringIO("Skill,Junior PM,Senior PM\\nDelivery,Ships,Ships more\\n"))
"""
    modules = loaded(empty, program)
    assert "pm_career.spreadsheets" in modules
    assert not modules & {"anyascii", "markdown_it", "narwhals", "openpyxl", "pandas", "tomlkit"}


def test_a_fresh_interpreter_has_the_ladder(empty: Path) -> None:
    program = "import pm_career; print(pm_career.default_ladder())"
    assert run(empty, "-c", program) == f"{default_ladder()}\n"


def test_a_fresh_interpreter_prints_values_it_has_made_itself(empty: Path) -> None:
    program = (
        "import pm_career; print(pm_career.Level(key='pm', title='Product Manager').to_text())"
    )
    assert run(empty, "-c", program) == "Product Manager (pm)\n"


# A zip


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A zip of the installed package, and of nothing else."""
    path = tmp_path / "package.zip"
    with ZipFile(path, "w") as archive:
        for name in names_in(PACKAGE):
            archive.write(PACKAGE / name, f"pm_career/{name}")
    return path


def test_the_package_answers_from_a_zip(archive: Path, empty: Path) -> None:
    program = """
import json, pm_career
gap = pm_career.skill_gap("Product Manager")
print(json.dumps([pm_career.__file__, str(pm_career.default_ladder()), str(gap)]))
"""
    place, ladder, gap = json.loads(run(empty, "-c", program, first=archive))
    assert Path(place) == archive / "pm_career" / "__init__.py"
    assert ladder == str(default_ladder())
    assert gap == str(skill_gap("Product Manager"))


def test_the_ladder_of_a_zip_is_that_of_the_package(archive: Path, empty: Path) -> None:
    program = """
import json, pm_career
print(json.dumps(pm_career.to_dict(pm_career.default_ladder())))
"""
    ladder = json.loads(run(empty, "-c", program, first=archive))
    assert ladder == pm_career.to_dict(default_ladder())


def test_the_command_line_answers_from_a_zip(archive: Path, empty: Path) -> None:
    answer = run(empty, "-m", "pm_career", "gap", "Product Manager", first=archive)
    assert answer == f"{skill_gap('Product Manager')}\n"


# A frozen program


@pytest.fixture
def pyinstaller(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The functions of PyInstaller that hooks call. They say what they were asked for.

    `integration/libraries/test_pyinstaller.py` builds a program with PyInstaller itself.
    """
    functions = ModuleType("PyInstaller.utils.hooks")
    vars(functions).update(
        can_import_module=lambda _: True,
        collect_data_files=lambda package: [f"files of {package}"],
        copy_metadata=lambda distribution: [f"metadata of {distribution}"],
    )
    monkeypatch.setitem(sys.modules, functions.__name__, functions)
    return functions


def run_hook(module: str) -> dict[str, list[str]]:
    """Return what the hook of a module lists. The entry point finds the hook."""
    points = entry_points(group="pyinstaller40", name="hook-dirs")
    (point,) = [point for point in points if point.module.startswith("pm_career")]
    (folder,) = point.load()()
    hook = Path(folder) / f"hook-{module}.py"
    return runpy.run_path(str(hook), run_name="pm_career._pyinstaller.hook")


@pytest.mark.usefixtures("pyinstaller")
def test_pyinstaller_includes_the_files_of_the_package() -> None:
    assert run_hook("pm_career")["datas"] == ["files of pm_career"]


@pytest.mark.usefixtures("pyinstaller")
def test_pyinstaller_includes_pydantic_only_if_the_program_imports_it() -> None:
    assert run_hook("pm_career")["excludedimports"] == ["pydantic", "pydantic_core"]


@pytest.mark.parametrize(
    ("module", "library", "included"),
    [
        ("pm_career.charts", "vl_convert", "metadata of vl-convert-python"),
        ("pm_career.spreadsheets", "anyascii", "files of anyascii"),
    ],
)
def test_pyinstaller_includes_what_an_extra_needs_if_it_is_installed(
    pyinstaller: ModuleType, module: str, library: str, included: str
) -> None:
    assert run_hook(module)["datas"] == [included]
    vars(pyinstaller)["can_import_module"] = lambda name: name != library
    assert run_hook(module)["datas"] == []


def test_the_entry_point_for_pyinstaller_loads_nothing_else(empty: Path) -> None:
    package = loaded(empty, "import pm_career, pathlib")
    entry = loaded(empty, "import pm_career._pyinstaller")
    assert entry - package == {"pm_career._pyinstaller"}
