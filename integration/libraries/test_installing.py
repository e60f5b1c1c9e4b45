"""The package in fresh environments: the commands that errors show install the extras.

Each command runs as it was printed, although no index has the package.
"""

import re
import shlex
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# For each extra, a program that needs it. `charts` also installs what the import of `tables` needs.
NEEDS = {
    "tables": "import pm_career.tables",
    "authoring": "import pm_career; pm_career.dump_ladder(pm_career.default_ladder(), 'l.toml')",
    "charts": "import pm_career.charts",
    "spreadsheets": "from pm_career.spreadsheets import *; read_ladder('ladder.md')",
    "testing": "import pm_career.testing.fixtures, pm_career.testing",
    "titles": "import pm_career; print(pm_career.level_for_title('Prodct Manager').reason)",
}

SHEET = """\
| Skill | Junior | Senior |
| --- | --- | --- |
| Discovery | basic | expert |
"""


class Environment:
    """A fresh virtual environment, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder / ".venv", with_pip=True)
        self._folder = folder
        self._programs = folder / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment."""
        return subprocess.run(
            [self._programs / program, *arguments],
            capture_output=True,
            check=False,
            cwd=self._folder,
            encoding="utf-8",
        )

    def pip_install(self, *arguments: str) -> None:
        """Install something."""
        done = self.run("pip", "install", "--quiet", *arguments)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this clone."""
    folder = tmp_path_factory.mktemp("wheel")
    command = ["pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([sys.executable, "-m", *command], check=True)
    return next(folder.glob("*.whl"))


def command_in(printed: str) -> list[str]:
    """Return the arguments of the one `pip install` that a message has."""
    (command,) = set(re.findall(r'pip install "pm-career\[\w+\]"', printed))
    return shlex.split(command)[2:]


def test_each_feature_names_the_extra_that_it_needs_and_works_with_it(
    wheel: Path, tmp_path: Path
) -> None:
    (tmp_path / "ladder.md").write_text(SHEET)
    environment = Environment(tmp_path)
    environment.pip_install(str(wheel))

    for extra, program in NEEDS.items():
        done = environment.run("python", "-c", program)
        asked = command_in(done.stdout + done.stderr)
        assert asked == [f"pm-career[{extra}]"]

        environment.pip_install(*asked)
        done = environment.run("python", "-c", program)
        assert done.returncode == 0, done.stderr
        assert "pip install" not in done.stdout


@pytest.mark.parametrize("option", [[], ["--editable"]], ids=["pip install .", "editable"])
def test_a_message_is_true_for_a_clone(option: list[str], tmp_path: Path) -> None:
    environment = Environment(tmp_path)
    environment.pip_install(*option, str(ROOT))

    done = environment.run("python", "-c", NEEDS["titles"])
    environment.pip_install(*command_in(done.stdout))
    done = environment.run("python", "-c", NEEDS["titles"])
    assert done.stdout.startswith("'prodct' is 'product' with a typing error, ")


def test_extras_come_with_a_wheel_and_from_a_folder_without_a_network(
    wheel: Path, tmp_path: Path
) -> None:
    environment = Environment(tmp_path)
    done = environment.run("pip", "wheel", "--quiet", "-w", "wheels", f"{wheel}[titles]")
    assert done.returncode == 0, done.stderr

    environment.pip_install("--no-index", "--find-links=wheels", "pm-career[titles]")
    assert environment.run("pm-career", "--help").returncode == 0
    assert environment.run("pip", "check").returncode == 0
