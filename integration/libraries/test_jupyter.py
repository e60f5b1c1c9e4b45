"""A notebook as Jupyter runs it, made a page by nbconvert, and seen without network."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbclient import execute
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Page, Request, Route, expect, sync_playwright

from pm_career import default_ladder

CELLS = [
    """
import altair
from pm_career import career_path, default_ladder, frameworks, skill_gap
from pm_career.charts import plot_gap, plot_timeline

_ = altair.renderers.enable("svg")
""",
    "default_ladder()",
    "skill_gap('Product Manager')",
    "career_path('Associate PM', 'Senior PM')",
    """
ladder = default_ladder()
keys = [level.key for level in ladder]
tracks = [frameworks.Track(key="only", title="The only track", levels=keys)]
frameworks.Framework(
    title="Acme careers",
    levels=ladder.levels,
    tracks=tracks,
    skills=ladder.skills,
    proficiencies=ladder.proficiencies,
)
""",
    "plot_gap(skill_gap('Product Manager'))",
    """
_ = altair.renderers.enable("png")
plot_timeline()
""",
]

# The kind of each picture, and its width, which is 0 if the browser cannot draw it.
KINDS = "pictures => pictures.map(each => each.src.slice(0, 14))"
WIDTHS = "pictures => pictures.map(each => each.naturalWidth)"


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the notebook, and return it as a page."""
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in CELLS])
    folder = tmp_path_factory.mktemp("notebook")
    execute(notebook, cwd=str(folder))
    html, _ = HTMLExporter().from_notebook_node(notebook)
    (folder / "notebook.html").write_text(html, encoding="utf-8")
    return folder / "notebook.html"


@pytest.fixture(scope="module")
def page(notebook: Path) -> Iterator[Page]:
    """Yield the notebook in a browser without network."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--disable-gpu", "--no-sandbox"]
        )
        page = chromium.new_page()
        page.route(lambda url: not url.startswith(("file:", "data:")), refuse)
        page.goto(notebook.as_uri(), wait_until="load")
        yield page
        chromium.close()


def refuse(route: Route, _: Request) -> None:
    """Refuse a request to another server."""
    route.abort()


def test_a_ladder_is_shown_with_its_levels(page: Page) -> None:
    shown = page.locator(".pm-career").nth(0)
    for level in default_ladder():
        expect(shown.get_by_text(level.title).first).to_be_visible()


def test_a_gap_is_shown_with_its_needs(page: Page) -> None:
    shown = page.locator(".pm-career").nth(1)
    expect(shown).to_contain_text("Senior Product Manager")
    expect(shown.get_by_text("Stakeholder management").first).to_be_visible()


def test_a_path_is_shown_with_its_steps(page: Page) -> None:
    shown = page.locator(".pm-career").nth(2)
    expect(shown).to_contain_text("2 steps")
    expect(shown.get_by_text("Product Manager").first).to_be_visible()


def test_a_framework_is_shown_with_its_tracks(page: Page) -> None:
    shown = page.locator(".pm-career").nth(3)
    expect(shown.get_by_text("Acme careers")).to_be_visible()
    expect(shown.get_by_text("The only track").first).to_be_visible()


def test_charts_are_drawn_without_network(page: Page) -> None:
    pictures = page.locator(".jp-OutputArea img")
    assert pictures.evaluate_all(KINDS) == ["data:image/svg", "data:image/png"]
    assert min(pictures.evaluate_all(WIDTHS)) > 300
