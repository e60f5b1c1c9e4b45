"""A page of Streamlit with a gap and its chart, on a real server, seen without network."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, Request, Route, expect, sync_playwright

PAGE = """
import streamlit as st

from pm_career import default_ladder, next_level, skill_gap
from pm_career.charts import plot_gap

ladder = default_ladder()
current = st.selectbox("Level", ladder[:-1])
gap = skill_gap(current)
st.altair_chart(plot_gap(gap))
st.html(gap.to_html())
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the page, served by a process of its own."""
    folder = tmp_path_factory.mktemp("streamlit")
    (folder / "page.py").write_text(PAGE, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = {
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_HEADLESS": "true",
        "STREAMLIT_SERVER_PORT": str(port),
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "page.py"],
        cwd=folder,
        env={**os.environ, **options},
    )
    address = f"http://127.0.0.1:{port}/"
    wait_for(address)
    yield address
    server.terminate()
    server.wait()


def wait_for(address: str) -> None:
    """Wait until the server answers, which takes some seconds."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            urlopen(address).close()  # noqa: S310  the server is our own
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """Yield the page in a browser that reaches only the server."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--disable-gpu", "--no-sandbox"]
        )
        page = chromium.new_page(viewport={"width": 1000, "height": 1400})
        page.set_default_timeout(60_000)
        page.route(lambda url: not url.startswith((address, "data:", "blob:")), refuse)
        page.goto(address)
        yield page
        chromium.close()


def refuse(route: Route, _: Request) -> None:
    """Refuse a request to another server."""
    route.abort()


def test_the_page_shows_a_gap_and_draws_its_chart(page: Page) -> None:
    expect(page.locator(".pm-career")).to_contain_text("8 skills to raise", timeout=60_000)
    chart = page.get_by_test_id("stVegaLiteChart").locator("svg.marks")
    expect(chart).to_be_visible(timeout=60_000)
    expect(chart).to_contain_text("Associate Product Manager → Product Manager")
    expect(chart).to_contain_text("Stakeholder management")


def test_another_level_is_chosen_by_its_title(page: Page) -> None:
    page.get_by_test_id("stSelectbox").locator("input").click(timeout=60_000)
    page.get_by_role("option", name="Senior Product Manager").click()
    expect(page.locator(".pm-career")).to_contain_text("Lead Product Manager", timeout=60_000)
