"""The built site and a notebook, seen in a browser: `nox -s site`."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from threading import Thread
from typing import Literal
from urllib.parse import urldefrag

import altair as alt
import attrs
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbclient import execute
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from pm_career import (
    Descriptor,
    Detail,
    Ladder,
    career_path,
    default_ladder,
    dump_ladder,
    skill_gap,
)
from pm_career.charts import (
    plot_common_needs,
    plot_framework,
    plot_gap,
    plot_head_counts,
    plot_skill_matrix,
    plot_timeline,
)
from pm_career.comparing import compare_ladders, compare_levels
from pm_career.frameworks import Framework, Track

BUILT = Path(__file__).parents[1] / "docs" / "_build" / "html"
PAGES = sorted(page.relative_to(BUILT).as_posix() for page in BUILT.rglob("*.html"))
if not PAGES:
    raise FileNotFoundError(f"expected the built site in {BUILT}: nox -s docs")

WIDE, NARROW = 1280, 360  # a screen and a phone, in CSS pixels
Theme = Literal["light", "dark"]

# Every page is seen on a light screen and on a dark phone; those of all kinds also the other way.
KINDS = ["index.html", "ladder.html", "reference/functions.html", "search.html"]
NOTEBOOKS = [page for page in PAGES if page.startswith("notebooks/")]
VIEWS: dict[tuple[Theme, int], list[str]] = {
    ("light", WIDE): PAGES,
    ("dark", NARROW): PAGES,
    ("light", NARROW): KINDS + NOTEBOOKS,
    ("dark", WIDE): KINDS + NOTEBOOKS,
}

# Chromium as the operating system has it, which asks nobody for updates or hints.
CHROMIUM = shutil.which("chromium")
QUIETLY = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",  # a container has none to offer
]

# What a page tells of itself.
UNDRAWN = """
() => [...document.images].filter(each => !each.complete || !each.naturalWidth)
    .map(each => each.src)
"""
SIDEWAYS = """
() => document.documentElement.scrollWidth - document.documentElement.clientWidth
"""
LINKS = "() => [...document.querySelectorAll('a[href]')].map(each => each.href)"
ANCHORS = "() => [...document.querySelectorAll('[id]')].map(each => each.id)"
SIZE = "() => [document.images[0].naturalWidth, document.images[0].naturalHeight]"
BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"

# If any of these were taken for markup, it would set `harmed`.
HOSTILE = [
    "<script>harmed = 1</script>",
    "<img src=nowhere onerror='harmed = 1'>",
    "<svg onload='harmed = 1'></svg>",
    "</td></tr></table></div><script>harmed = 1</script>",
    "&lt;script&gt;harmed = 1&lt;/script&gt;",
    "\"' autofocus tabindex='0' onfocus='harmed = 1' x='",
]
LONG = "Vorstandsvorsitzendenstellvertretung" * 4  # a title that has no place to break at


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, and does not tell of each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  it is called so
        """Say nothing."""


@attrs.frozen
class Visit:
    """What was met on one page: empty, apart from links and anchors, if all is well."""

    undrawn: list[str]
    sideways: int
    barriers: list[str]
    links: list[str]
    anchors: set[str]
    complaints: list[str]
    strangers: list[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the site, in which a test may put a page of its own."""
    return shutil.copytree(BUILT, tmp_path_factory.mktemp("served") / "site")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """Yield the address of the site, served from this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=folder)) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield the browser."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield a page of a light and wide screen."""
    with screen(browser, "light", WIDE) as context:
        yield context.new_page()


# The tests of one view run in one process, so that each page is visited once.
@pytest.fixture(
    scope="module",
    params=[
        pytest.param(view, marks=pytest.mark.xdist_group(f"{view[0]}-{view[1]}")) for view in VIEWS
    ],
    ids=lambda view: f"{view[0]}-{view[1]}",
)
def visits(request: pytest.FixtureRequest, browser: Browser, site: str) -> dict[str, Visit]:
    """Return what was met on each page, in one theme and one width."""
    with screen(browser, *request.param) as context:
        return {name: visit(context, site, name) for name in VIEWS[request.param]}


def screen(browser: Browser, theme: Theme, width: int) -> BrowserContext:
    """Return a screen of its own: nothing is remembered from another."""
    return browser.new_context(color_scheme=theme, viewport={"width": width, "height": 900})


def visit(context: BrowserContext, site: str, name: str) -> Visit:
    """Return what is met on the page of that name."""
    requested: list[str] = []
    complaints: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: requested.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(site + name, wait_until="load")
    met = Visit(
        undrawn=page.evaluate(UNDRAWN),
        sideways=page.evaluate(SIDEWAYS),
        barriers=barriers(page),
        links=page.evaluate(LINKS),
        anchors=set(page.evaluate(ANCHORS)),
        complaints=complaints,
        strangers=[url for url in requested if not url.startswith((site, "data:"))],
    )
    page.close()
    return met


def barriers(page: Page) -> list[str]:
    """Return what keeps somebody from using the page, as far as axe calls it serious."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['html']}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]


def test_nothing_is_said_in_the_console(visits: dict[str, Visit]) -> None:
    assert {name: met.complaints for name, met in visits.items() if met.complaints} == {}


def test_nothing_is_asked_of_anybody_else(visits: dict[str, Visit]) -> None:
    assert {name: met.strangers for name, met in visits.items() if met.strangers} == {}


def test_every_picture_is_drawn(visits: dict[str, Visit]) -> None:
    assert {name: met.undrawn for name, met in visits.items() if met.undrawn} == {}


def test_no_page_scrolls_sideways(visits: dict[str, Visit]) -> None:
    assert {name: met.sideways for name, met in visits.items() if met.sideways} == {}


def test_nobody_meets_a_barrier(visits: dict[str, Visit]) -> None:
    assert {name: met.barriers for name, met in visits.items() if met.barriers} == {}


def test_every_link_leads_somewhere(visits: dict[str, Visit], site: str) -> None:
    astray: list[str] = []
    for name, met in visits.items():
        for link in met.links:
            address, anchor = urldefrag(link)
            if not address.startswith(site):
                there = address.startswith("https://")
            elif (target := address.removeprefix(site) or "index.html") in visits:
                there = not anchor or anchor in visits[target].anchors
            else:
                there = (BUILT / target).is_file()
            if not there:
                astray.append(f"{name}: {link}")
    assert astray == []


def test_a_word_is_found(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("textbox", name="Search").fill("cumulative")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Why expectations add up").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Why expectations add up")


def test_the_reader_chooses_light_or_dark(page: Page, site: str) -> None:
    page.goto(site)
    light = page.evaluate(BACKGROUND)
    page.get_by_role("button", name="Toggle Light / Dark / Auto color theme").locator(
        "visible=true"
    ).click()
    expect(page.locator("body")).to_have_attribute("data-theme", "dark")
    assert page.evaluate(BACKGROUND) != light


def test_a_link_to_the_site_is_shown_with_a_picture(page: Page, site: str) -> None:
    page.goto(site + "ladder.html")
    card = page.locator("meta[property='og:image']").get_attribute("content")
    assert card == "_static/card.png"
    page.goto(site + card)
    assert page.evaluate(SIZE) == [1200, 630]


def rewritten(ladder: Ladder, say: Callable[[str], str]) -> Ladder:
    """Return the ladder with something else in place of each text, and of those that it omits."""

    def details() -> list[Detail]:
        return [Detail(name=say("Grade"), text=say("C3"))]

    return attrs.evolve(
        ladder,
        title=say(ladder.title),
        summary=say(ladder.summary),
        growth=[say(each) for each in ladder.growth],
        advancement=[say(each) for each in ladder.advancement],
        details=details(),
        proficiencies=[
            attrs.evolve(each, name=say(each.name), meaning=say(each.meaning))
            for each in ladder.proficiencies
        ],
        skills=[
            attrs.evolve(
                each,
                name=say(each.name),
                category=say(each.category),
                description=say(each.description),
                descriptors=[
                    Descriptor(proficiency=proficiency.key, text=say(f"Is {proficiency}"))
                    for proficiency in ladder.proficiencies
                ],
                details=details(),
            )
            for each in ladder.skills
        ],
        levels=[
            attrs.evolve(
                level,
                title=say(level.title),
                aliases=[say(alias) for alias in level.aliases],
                summary=say(level.summary),
                responsibilities=[say(each) for each in level.responsibilities],
                expectations=[
                    attrs.evolve(each, statement=say(each.statement)) for each in level.expectations
                ],
                details=details(),
            )
            for level in ladder
        ],
    )


@pytest.fixture(scope="module")
def hostile() -> Ladder:
    """Return a ladder that tries to break out of the page, with each of its texts."""
    attempts = cycle(HOSTILE)
    return rewritten(default_ladder(), lambda text: f"{text} {next(attempts)}")


@pytest.fixture(scope="module")
def unwieldy() -> Ladder:
    """Return a ladder with words too long for a line."""
    return rewritten(default_ladder(), lambda text: f"{text} {LONG}")


def displayed(ladder: Ladder) -> str:
    """Return the HTML with which a notebook shows a ladder, its levels and what is asked of it."""
    shown = [
        ladder,
        ladder[0],
        ladder.describe(ladder[0]),
        ladder.skills[0],
        skill_gap(ladder[0], ladder[-1], ladder=ladder),
        skill_gap({ladder.skills[0].key: None}, ladder[0], name=ladder.title, ladder=ladder),
        career_path(ladder[0], ladder[-1], ladder=ladder),
        compare_levels(ladder[0], ladder[-1], ladder=ladder),
        compare_ladders(default_ladder(), ladder),
    ]
    return "".join(each._repr_html_() for each in shown)


@pytest.fixture(scope="module", params=["hostile", "unwieldy"])
def difficult(request: pytest.FixtureRequest) -> Ladder:
    """Return one of the ladders that are difficult to show."""
    ladder: Ladder = request.getfixturevalue(request.param)
    return ladder


@pytest.mark.parametrize(("theme", "width"), VIEWS)
def test_a_page_can_show_any_ladder(
    browser: Browser, folder: Path, site: str, difficult: Ladder, *, theme: Theme, width: int
) -> None:
    before, after = (folder / "tutorial.html").read_text(encoding="utf-8").split("</article>")
    page = f"{before}{displayed(difficult)}</article>{after}"
    (folder / "shown.html").write_text(page, encoding="utf-8")
    with screen(browser, theme, width) as context:
        met = visit(context, site, "shown.html")
    assert (met.complaints, met.strangers, met.sideways, met.barriers) == ([], [], 0, [])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_notebook_shows_a_hostile_ladder_as_text(
    browser: Browser, folder: Path, site: str, hostile: Ladder, *, theme: Theme
) -> None:
    """A notebook runs, and is made a page the way Jupyter does it."""
    dump_ladder(hostile, folder / "hostile.toml")
    notebook = new_notebook(
        cells=[
            new_code_cell(
                "import pm_career; ladder = pm_career.load_ladder('hostile.toml'); ladder"
            ),
            new_code_cell("ladder[0]"),
            new_code_cell("pm_career.skill_gap(ladder[0], ladder[3], ladder=ladder)"),
            new_code_cell("pm_career.career_path(ladder[0], ladder[3], ladder=ladder)"),
        ]
    )
    execute(notebook, cwd=str(folder))
    html, _ = HTMLExporter(theme=theme).from_notebook_node(notebook)
    (folder / "notebook.html").write_text(html, encoding="utf-8")
    with screen(browser, theme, WIDE) as context:
        context.route(lambda url: not url.startswith(site), lambda route: route.abort())
        page = context.new_page()
        page.goto(site + "notebook.html", wait_until="networkidle")
        for attempt in HOSTILE:
            expect(page.locator(".pm-career").get_by_text(attempt).first).to_be_visible()
        assert page.evaluate("() => typeof harmed") == "undefined"
        assert page.locator(".pm-career").locator("script, img, svg, [onfocus]").count() == 0


@pytest.fixture(scope="module")
def drawings(hostile: Ladder) -> dict[str, alt.TopLevelMixin]:
    """Return a drawing of each kind of a hostile ladder."""
    skills = [
        {
            "skill": skill.key,
            "name": skill.name,
            "category": skill.category,
            "people": 2,
            "steps": 3,
        }
        for skill in hostile.skills
    ]
    people = [
        {"rank": rank, "key": level.key, "title": level.title, "people": rank}
        for rank, level in enumerate(hostile, 1)
    ]
    track = Track(key="track", title=hostile.title, levels=[level.key for level in hostile.levels])
    framework = Framework(
        title=hostile.title,
        levels=hostile.levels,
        tracks=[track],
        skills=hostile.skills,
        proficiencies=hostile.proficiencies,
    )
    return {
        "timeline": plot_timeline(ladder=hostile),
        "matrix": plot_skill_matrix(ladder=hostile),
        "framework": plot_framework(framework),
        "gap": plot_gap(skill_gap("product-manager", ladder=hostile), ladder=hostile),
        "head counts": plot_head_counts(people),
        "needs": plot_common_needs(skills),
    }


@pytest.mark.parametrize("kind", ["timeline", "matrix", "framework", "gap", "head counts", "needs"])
def test_a_chart_shows_a_hostile_ladder_as_text(
    page: Page, folder: Path, site: str, drawings: dict[str, alt.TopLevelMixin], kind: str
) -> None:
    """Vega draws it in the page."""
    drawings[kind].save(folder / "chart.html", inline=True, embed_options={"renderer": "svg"})
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(site + "chart.html", wait_until="networkidle")
    drawn = page.locator("svg.marks")
    expect(drawn).to_contain_text("harmed = 1")
    assert page.evaluate("() => typeof harmed") == "undefined"
    assert requested == [site + "chart.html"]
