"""Pages with hostile text in every field of every value, seen in Chromium: `nox -s site`.

Each page has a twin with harmless words. Both must consist of the same elements, and neither may
run a script of the text or ask for anything.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import altair as alt
import attrs
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pm_career import (
    Ladder,
    career_path,
    level_for_title,
    load_ladder,
    skill_gap,
)
from pm_career._display import Shown
from pm_career._files import new_framework, new_ladder
from pm_career.charts import (
    plot_common_needs,
    plot_framework,
    plot_gap,
    plot_head_counts,
    plot_skill_matrix,
    plot_timeline,
)
from pm_career.comparing import compare_frameworks, compare_ladders, compare_levels
from pm_career.frameworks import Framework, level_fits, load_framework

CHROMIUM = shutil.which("chromium")

# If any of these were taken for code or markup, it would set `harmed`.
HOSTILE = [
    "</script><script>harmed = 1</script>",
    "<!--<script>harmed = 1",
    "<script>harmed = 1</script>",
    "<img src=nowhere onerror='harmed = 1'>",
    "<svg onload='harmed = 1'></svg>",
    "</td></tr></table></div><iframe srcdoc='<script>parent.harmed = 1</script>'>",
    "&lt;script&gt;harmed = 1&lt;/script&gt;",
    "\"' autofocus tabindex='0' onfocus='harmed = 1' x='",
    "<a href='javascript:harmed = 1'>click</a>",
    '"}); harmed = 1; ({"',
    "'; harmed = 1; '",
    "`${harmed = 1}`",
    "\u2028harmed = 1\u2028",
    "\\u003cscript>harmed = 1",
    "<link rel=stylesheet href=https://x.example/harmed>",
]

# The elements of a page, each with the names of its attributes.
ELEMENTS = """
() => [...document.querySelectorAll('*')]
    .map(each => [each.tagName, ...each.getAttributeNames().sort()].join(' '))
"""


# The tracks of a framework are ladders, whose constructor refuses keys of any other form.
KEY = re.compile(r"[a-z]+(-[a-z]+)*")


class Words:
    """Gives each text another one in its place, always the same."""

    def __init__(self, offered: Iterable[str], kept: re.Pattern[str] | None = None) -> None:
        self._offered = [*offered]
        self._kept = kept
        self._given: dict[str, str] = {}

    def replace(self, text: str) -> str:
        """Return the words in place of a text. Texts that are empty stay so."""
        if self._kept and self._kept.fullmatch(text):
            return text
        number = len(self._given)
        offered = self._offered[number % len(self._offered)]
        return self._given.setdefault(text, f"{number} {offered}") if text else text

    def rewrite(self, value: Any) -> Any:  # noqa: ANN401  as the fields of values
        """Return a value with other words in all its texts, the keys included.

        No constructor checks the result, so that it can be worse than any that a file can have.
        """
        if isinstance(value, str):
            return self.replace(value)
        if isinstance(value, tuple):
            return tuple(map(self.rewrite, value))
        if not attrs.has(type(value)):
            return value

        other = object.__new__(type(value))
        other.__setstate__(
            {name: self.rewrite(each) for name, each in value.__getstate__().items()}
        )
        return other


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield the browser."""
    with sync_playwright() as playwright:
        arguments = ["--disable-gpu", "--no-sandbox"]
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def ladder(tmp_path_factory: pytest.TempPathFactory) -> Ladder:
    """Return a ladder in which every field has a value."""
    folder = tmp_path_factory.mktemp("starter") / "ladder"
    new_ladder(folder)
    return load_ladder(folder)


@pytest.fixture(scope="module")
def framework(tmp_path_factory: pytest.TempPathFactory) -> Framework:
    """Return a framework in which every field has a value."""
    folder = tmp_path_factory.mktemp("starter") / "framework"
    new_framework(folder)
    return load_framework(folder)


def views_of(ladder: Ladder, framework: Framework, name: str) -> Iterator[Shown]:
    """Yield a value of each kind that has a view, and that is not about two ladders."""
    low, high = ladder[0], ladder[-1]
    skill = ladder.skills[0]
    gap = skill_gap({skill.key: None}, high, name=name, ladder=ladder)
    path = career_path(low, high, ladder=ladder)
    yield from (ladder, ladder.describe(low), *ladder, *ladder.skills, *ladder.scale)
    yield from (gap, *gap, path, *path)
    yield from (level_for_title(low.title, ladder=ladder), level_for_title(name, ladder=ladder))
    yield compare_levels(low, high, ladder=ladder)
    yield from (framework, *map(framework.describe, framework.levels))
    yield from level_fits({skill.key: None}, name=name, ladder=ladder)


def charts_of(
    ladder: Ladder, framework: Framework, say: Callable[[str], str]
) -> dict[str, alt.TopLevelMixin]:
    """Return a chart of each kind."""
    # Two rows look alike, so that their labels have their keys too.
    same = say("same")
    people = [
        {"rank": n, "key": say(f"level {n}"), "title": same, "people": n + 1} for n in range(2)
    ]
    needs = [
        {"skill": say(f"skill {n}"), "name": same, "category": same, "people": 1, "steps": n}
        for n in range(2)
    ]
    gap = skill_gap({}, ladder[-1], name=say("Ada"), ladder=ladder)
    return {
        "common needs": plot_common_needs(needs),
        "framework": plot_framework(framework),
        "gap": plot_gap(gap, ladder=ladder),
        "head counts": plot_head_counts(people),
        "skill matrix": plot_skill_matrix(ladder=ladder),
        "timeline": plot_timeline(ladder=ladder),
    }


def visit(browser: Browser, file: Path, draw: Callable[[Page], None]) -> list[str]:
    """Return the elements of a page, after it was seen that nothing ran and nothing was asked."""
    requested: list[str] = []
    complaints: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: requested.append(request.url))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri(), wait_until="networkidle")
    draw(page)

    assert page.evaluate("() => typeof harmed") == "undefined"
    assert (requested, complaints) == ([file.as_uri()], [])
    elements: list[str] = page.evaluate(ELEMENTS)
    context.close()
    return elements


def test_the_views_of_hostile_values_are_text(
    browser: Browser, tmp_path: Path, ladder: Ladder, framework: Framework
) -> None:
    found: list[list[str]] = []
    for offered in (HOSTILE, ["harmed"]):
        words = Words(offered)
        other_ladder = words.rewrite(ladder)
        other_framework = Words(offered, KEY).rewrite(framework)
        views = [
            *views_of(other_ladder, other_framework, words.replace("Ada")),
            compare_ladders(ladder, other_ladder),
            compare_ladders(other_ladder, ladder),
            compare_frameworks(framework, other_framework),
            compare_frameworks(other_framework, framework),
        ]
        # A text of its own, because the lines of a text are elements too.
        html = "".join(view.to_html() for view in views).replace("<br>", "")
        file = tmp_path / f"{len(offered)}.html"
        file.write_text(f'<!DOCTYPE html><meta charset="utf-8">{html}', encoding="utf-8")

        def see(page: Page) -> None:
            expect(page.locator("body")).to_contain_text("harmed")

        found.append(visit(browser, file, see))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "kind", ["common needs", "framework", "gap", "head counts", "skill matrix", "timeline"]
)
@pytest.mark.parametrize("renderer", ["svg", "canvas"])
def test_a_saved_chart_of_hostile_values_is_text(
    browser: Browser,
    tmp_path: Path,
    ladder: Ladder,
    framework: Framework,
    *,
    kind: str,
    renderer: str,
) -> None:
    found: list[set[str]] = []
    for offered in (HOSTILE, ["harmed"]):
        words = Words(offered)
        other_framework = Words(offered, KEY).rewrite(framework)
        charts = charts_of(words.rewrite(ladder), other_framework, words.replace)
        file = tmp_path / f"{len(offered)}.html"
        charts[kind].save(file, inline=True, embed_options={"renderer": renderer})
        found.append({*visit(browser, file, see_chart)})
    assert found[0] == found[1]


def see_chart(page: Page) -> None:
    """See that a chart is drawn, and point at it until a tooltip says what is there."""
    drawn = page.locator(".marks")
    expect(drawn).to_be_visible()
    box = drawn.bounding_box()
    assert box is not None
    tooltip = page.locator("#vg-tooltip-element.visible")
    for n in count():
        # Points of a grid, in steps that are smaller than any mark.
        page.mouse.move(box["x"] + 7 * n % box["width"], box["y"] + 11 * n % box["height"])
        if tooltip.count():
            break
    expect(tooltip).to_contain_text("harmed")
