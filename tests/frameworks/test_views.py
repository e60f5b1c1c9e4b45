"""How frameworks, tracks and fits are shown, also with awkward texts."""

import re
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from wcwidth import wcswidth

from pm_career import Detail, Level
from pm_career._wording import HARMFUL
from pm_career.frameworks import Framework, Track, level_fits, load_framework
from pm_career.testing import frameworks

ACME = load_framework(Path(__file__).parents[1] / "data" / "frameworks" / "acme")
AWKWARD = "<script>alert(1)</script> & *bold* | `code` \x1b[31m \u202e"


@pytest.fixture
def awkward() -> Framework:
    """A framework with texts that may harm a page, or a terminal."""
    track = Track(
        key="maker",
        title=AWKWARD,
        summary=AWKWARD,
        levels=["pm"],
        growth=[AWKWARD],
        advancement=[AWKWARD],
        details=[Detail(name=AWKWARD, text=AWKWARD)],
    )
    return Framework(
        title=AWKWARD,
        summary=AWKWARD,
        levels=[Level(key="pm", title=AWKWARD, aliases=["PM"])],
        tracks=[track, attrs.evolve(track, key="manager", title=f"{AWKWARD} 2")],
        details=[Detail(name=AWKWARD, text=AWKWARD)],
    )


def test_a_framework_is_shown_track_by_track() -> None:
    expected = """\
        Acme product careers

          How people grow in product management, with or without a team.

          Details
            - owner: Product council

        Individual contributor

          For people who lead products.

          1  Product Manager         0 to 3 years      also People manager
          2  Senior Product Manager  3 to 6 years      also People manager
          3  Staff Product Manager   6 years and more

          On the way up
            - The problems become harder.

          What earns the next step
            - Ship what others could not.

          Details
            - Pay band: P

        People manager

          For people who lead people.

          1  Product Manager         0 to 3 years       also Individual contributor
          2  Senior Product Manager  3 to 6 years       also Individual contributor
          3  Group Product Manager   6 to 10 years
          4  Director of Product     10 years and more"""
    assert ACME.to_text() == str(ACME) == dedent(expected)


def test_a_framework_in_markdown_has_a_table_for_each_track() -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(ACME.to_markdown())
    assert html.count("<table>") == 2
    assert html.count("<h3>") == 3
    assert "<td>also Individual contributor</td>" in html
    assert "<th>Other tracks</th>" in html


def test_the_table_of_a_track_has_a_caption_and_headings() -> None:
    html = ACME.to_html()
    assert re.findall(r"<caption[^>]*>(.*?)</caption>", html) == ["Levels, lowest first"] * 2
    headings = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', html)
    assert headings == ["Rank", "Level", "Usually takes", "Other tracks"] * 2


def test_a_framework_in_html_has_a_table_for_each_track() -> None:
    html = ACME.to_html()
    assert html.count("<table") == 2
    assert "<h3>People manager</h3>" in html
    assert ">also Individual contributor</td>" in html
    assert ACME._repr_html_() == html


def test_levels_that_share_a_title_on_a_track_have_their_keys() -> None:
    lead = [attrs.evolve(level, title="Lead", aliases=()) for level in ACME.levels[3:]]
    framework = attrs.evolve(ACME, levels=[*ACME.levels[:3], *lead])
    assert "  3  Lead (group-pm) " in framework.to_text()
    assert "  4  Lead (director) " in framework.to_text()


def test_a_level_of_several_other_tracks_names_all_of_them() -> None:
    third = Track(key="third", title="Third", levels=["pm"])
    text = attrs.evolve(ACME, tracks=[*ACME.tracks, third]).to_text()
    assert "also Individual contributor, People" in text


@pytest.mark.parametrize("as_what", ["key", "alias", "level"])
def test_a_described_level_has_the_names_of_its_skills(as_what: str) -> None:
    level = ACME.level("pm")
    names: dict[str, Level | str] = {"key": "pm", "alias": "PM", "level": level}
    wanted = names[as_what]
    view = ACME.describe(wanted)
    assert "Knows the users. (Discovery: Basic, Delivery: Basic)" in view.to_text()
    title, tracks, *lines = view.to_text().splitlines()
    assert tracks == "  On the tracks Individual contributor, People manager"
    assert [title, *lines] == ACME["maker"].describe("pm").to_text().splitlines()


def test_a_fit_says_on_which_tracks_it_is_and_how_far_away() -> None:
    fits = level_fits({"discovery": "expert", "coaching": "basic"}, name="Ada", ladder=ACME)
    shared, alone, *_ = fits
    assert shared.to_text() == dedent(
        """\
        Senior Product Manager (senior-pm)
          On the tracks maker, manager
          1 skill to raise, 60% covered, 1 not rated
          2 steps missing, 1 step to spare"""
    )
    assert alone.to_text().splitlines()[1] == "  On the track maker"
    assert "2 steps missing" in shared.to_markdown()
    assert "<p>On the tracks maker, manager</p>" in shared.to_html()


def test_a_fit_on_a_ladder_is_on_no_track() -> None:
    fit, *_ = level_fits({"discovery": "basic", "delivery": "basic"}, ladder=ACME["maker"])
    assert fit.to_text() == dedent(
        """\
        Product Manager (pm)
          0 skills to raise, 100% covered
          0 steps missing, 0 steps to spare"""
    )


def test_awkward_texts_harm_no_page(awkward: Framework) -> None:
    views = [awkward, awkward.describe("pm"), *level_fits({}, ladder=awkward)]
    for view in views:
        assert tags(view.to_html()) <= TAGS
        rendered = MarkdownIt("gfm-like", {"linkify": False}).render(view.to_markdown())
        assert tags(rendered) <= TAGS
        assert fits_a_terminal(view.to_text())


TAGS = {
    "br",
    "caption",
    "div",
    "h3",
    "h4",
    "li",
    "p",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}


def tags(html: str) -> set[str]:
    """Return the tags of a page."""
    found: set[str] = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
            found.add(tag)

    Tags().feed(html)
    return found


def fits_a_terminal(text: str) -> bool:
    """Return whether no line is wider than 80 columns, ends in spaces, or steers the terminal."""
    return all(
        wcswidth(line) <= 80 and line == line.rstrip() and not re.search(HARMFUL, line)
        for line in text.split("\n")
    )


@given(frameworks(), st.data())
def test_every_view_can_be_shown(framework: Framework, data: st.DataObject) -> None:
    level = data.draw(st.sampled_from(framework.levels))
    for view in (framework, framework.describe(level), *level_fits({}, ladder=framework)):
        assert tags(view.to_html()) <= TAGS
        assert view.to_markdown()

        # Python may be older than the tables of wcwidth, so only the widths of ASCII are sure.
        lines = view.to_text().split("\n")
        assert [line for line in lines if line.isascii() and not fits_a_terminal(line)] == []
        assert not any(re.search(HARMFUL, line) for line in lines)
