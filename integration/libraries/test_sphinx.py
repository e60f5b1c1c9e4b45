"""The documentation of another project: Sphinx finds every public name in our inventory."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"

MODULES = [
    "pm_career",
    "pm_career.charts",
    "pm_career.comparing",
    "pm_career.frameworks",
    "pm_career.rows",
    "pm_career.spreadsheets",
    "pm_career.tables",
    "pm_career.testing",
]

SITE = "https://career.example"

CONF = """\
import sys

sys.path.insert(0, {folder!r})
extensions = ["sphinx.ext.autodoc", "sphinx.ext.intersphinx"]
intersphinx_mapping = {{"pm_career": ({site!r}, {inventory!r})}}
"""

# Autodoc links the names in signatures by the module that a class names as its own.
REVIEWS = '''\
"""What a person needs."""

from pm_career import Ladder, Level, PMCareerError, SkillGap
from pm_career.comparing import Difference, Edit, compare_levels
from pm_career.frameworks import Framework
from pm_career.rows import NeedRow


class NoReviewError(PMCareerError):
    """There is no review."""


def review(level: Level | str, *, ladder: Ladder | Framework | None = None) -> SkillGap | None:
    """Return what is missing."""


def rows(change: Difference[Level], texts: Difference[str], edits: list[Edit[Level]]) -> NeedRow:
    """Return a row."""
'''

INDEX = """\
Reviews
=======

.. automodule:: reviews
   :members:
   :show-inheritance:

"""


def public_names() -> list[str]:
    """Return the full name of everything that is public."""
    return [f"{module}.{name}" for module in MODULES for name in import_module(module).__all__]


def build(*arguments: str | Path) -> None:
    """Run Sphinx."""
    subprocess.run([sys.executable, "-m", "sphinx", "-b", "html", *arguments], check=True)


@pytest.fixture(scope="module")
def inventory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The inventory of our documentation, of which only the reference is built here."""
    site = tmp_path_factory.mktemp("site")
    others = "exclude_patterns=_build,examples,explanation,how-to,integrations,notebooks"
    build("-Q", "-D", others, "-D", "nb_execution_mode=off", DOCS, site)
    return site / "objects.inv"


def test_a_strict_build_links_every_public_name(inventory: Path, tmp_path: Path) -> None:
    conf = CONF.format(folder=str(tmp_path), site=SITE, inventory=str(inventory))
    (tmp_path / "conf.py").write_text(conf)
    (tmp_path / "reviews.py").write_text(REVIEWS)
    names = public_names()
    roles = "\n".join(f"* :py:obj:`{name}`" for name in names)
    (tmp_path / "index.rst").write_text(INDEX + roles)

    build("-q", "-n", "-W", tmp_path, tmp_path / "html")

    page = (tmp_path / "html" / "index.html").read_text(encoding="utf-8")
    assert [name for name in names if f'#{name}"' not in page] == []
    # Those of the signatures, besides those of the list.
    assert page.count(f'{SITE}/reference/values.html#pm_career.Level"') > 1
    assert page.count('#pm_career.comparing.Difference"') > 1
    assert page.count('#pm_career.PMCareerError"') > 1
