"""The three forms of every view, and that no word from a ladder breaks out of any of them."""

import os
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from textwrap import dedent

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from wcwidth import wcswidth

from pm_career import (
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    career_path,
    default_ladder,
    skill_gap,
)
from pm_career._display import Shown
from pm_career._display.lines import split_lines
from pm_career._display.page import Page, SafeHTML
from pm_career._wording import plain
from pm_career.comparing import compare_ladders, compare_levels

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)",
    '<img src=x onerror="alert(1)">',
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "</td></tr></table><h1>big</h1>",
    "</div>",
    "<div class=x",
    "<script src=x",
    "<!-- comment",
    "--> <![CDATA[",
    "<?php echo 1 ?>",
    "&lt;b&gt; &amp; &#60; &copy;",
    "a | b",
    "| --- | --- |",
    r"a\|b",
    r"a\\|b",
    "a\\",
    "`code`",
    "`|`",
    "```",
    "~~~",
    "[link](javascript:alert(1))",
    "![image](https://example.com/x.png)",
    "[reference]",
    "[reference]: https://example.com",
    "[^1]: note",
    "- [ ] task",
    "<https://example.com>",
    "https://example.com",
    "ftp://example.com",
    "www.example.com",
    "example.com",
    "me@example.com",
    "mailto:me@example.com",
    "xmpp:me@example.com/home",
    "@me and me@ and a_b-c.d+e@x_y-z.example.com",
    "# heading",
    "> quote",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "1) item",
    "---",
    "===",
    "***",
    "**bold** __bold__ *slanted* _slanted_ ~~struck~~",
    r"\*\*not bold\*\*",
    r"\(x\) \[x\] $x$ $$x$$ \begin{align}x\end{align}",
    "::: note",
    "{.class #id}",
    "You can:\n- plan\n  1. a week\n\t2) a day\n\n* write",
    "one\n\n### two",
    "one\n</p></li></td></div>\ntwo",
    "one\n    two\n\tthree",
    "one\n\n    two\n\n\n\n> three",
    "one\n---\ntwo\n===\nthree",
    "```\none\n```",
    "| one |\n| --- |\n| two |",
    "one |\ntwo<br>\nthree&nbsp;",
    "one\\\n\\\ntwo",
    "[one]:\n/two\n\n[one]",
    "one  \ntwo",
    "one\n\ntwo",
    "one\r\n# two",
    "one\t|\ttwo",
    "    four spaces",
    "one\u2028two\u2029three\x85four\x0bfive",
    "\x1b[31mred\x07",
    "null \0 and surrogate \ud800",
    "\u202egnp.exe",
    "Größe 漢字 😀",
]
TEXT_TAGS = {"div", "h3", "h4", "p", "ul", "li"}
TABLE_TAGS = {"table", "caption", "thead", "tbody", "tr", "th", "td", "span"}
ATTRIBUTES = {"class", "dir", "scope", "style", "tabindex"}

markdown = MarkdownIt("js-default", {"html": True, "linkify": True})

# GitHub looks for such an address in a text whose escapes it has already read, and makes it a link.
# https://github.github.com/gfm/#autolinks-extension-
ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


class Browser(HTMLParser):
    """What a browser reads: every element and every text with its lines, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if (tag, attributes) == ("br", []):
            self.texts[-1] += "\n"
            return
        self.open.append(tag)
        self.elements.append((tag, dict(attributes)))
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data != "\n":
            self.texts[-1] += data

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data!r}")

    def handle_decl(self, decl: str) -> None:
        pytest.fail(f"a declaration: {decl!r}")

    def handle_pi(self, data: str) -> None:
        pytest.fail(f"an instruction: {data!r}")

    def unknown_decl(self, data: str) -> None:
        pytest.fail(f"a declaration: {data!r}")


def page_of(*words: str) -> Page:
    """Return a page that has a block of every kind, with the words wherever words can be."""
    first, second, third = words
    page = Page()
    page.title(first)
    page.note(second)
    page.paragraph(third)
    page.listing(first, (second, third))
    page.table(first, (second, third), ((third, first), (second, third)), bars=(0, 1))
    page.side_by_side(
        first, (second, third), [(third, (first, second), (third,)), (first, (), (second,))]
    )
    return page


def words_in_markdown(source: str) -> list[str]:
    """Return each text of the page that the source makes; anything but lines of it is a fault."""
    texts: list[str] = []
    for token in markdown.parse(source):
        assert token.type not in {"html_block", "code_block", "fence", "hr", "blockquote_open"}
        if token.type == "inline":
            texts.append("".join(map(words_in, token.children or [])))
    return texts


def words_in(token: Token) -> str:
    if token.type == "hardbreak" or (token.type, token.content) == ("html_inline", "<br>"):
        return "\n"
    assert token.type == "text"
    assert not ADDRESS.search(token.content)
    # An invisible character keeps "@" from being part of an address.
    return token.content.replace("@\N{WORD JOINER}", "@")


def as_shown(text: str) -> str:
    """Return a text as a reader sees it in HTML and Markdown."""
    lines = split_lines(text)
    return "\n".join(line.lstrip().rjust(len(line), "\N{NO-BREAK SPACE}") for line in lines)


def paragraphs(text: str) -> list[str]:
    return as_shown(text).split("\n\n")


def harmless_like(text: str) -> str:
    """Return a text with as many lines, indented alike, and a harmless word in each."""
    words = (f"word{n}." if line else "" for n, line in enumerate(split_lines(text)))
    return "\n".join(
        " " * (len(line) - len(line.lstrip())) + word
        for line, word in zip(split_lines(text), words, strict=True)
    )


def structure_of(source: str) -> list[str]:
    return [f"{token.type} {token.tag} {token.level}" for token in markdown.parse(source)]


def everything() -> list[Shown]:
    """Return a value of every kind that can be shown."""
    ladder = default_ladder()
    newer = attrs.evolve(ladder, version="2", levels=ladder[1:], growth=(), cumulative=False)
    path = career_path("APM", "CPO")
    gap = skill_gap("PM")
    change = compare_levels("PM", "Senior PM")
    return [
        ladder,
        ladder["PM"],
        ladder.skills[0],
        ladder.proficiencies[0],
        gap,
        gap[0],
        skill_gap({}, "PM"),
        skill_gap("PM", "PM"),
        path,
        path[0],
        change,
        change.skills[0],
        compare_levels("PM", "PM"),
        compare_ladders(ladder, newer),
    ]


def hostile_ladder(words: str) -> Ladder:
    """Return a ladder that has the words wherever a ladder can have any."""
    asks = Requirement(skill="skill", proficiency="proficiency")
    return Ladder(
        title=words,
        summary=words,
        version=words,
        source=words,
        levels=[
            Level(key="low", title=f"low {words}"),
            Level(
                key="high",
                title=f"high {words}",
                aliases=[f"alias {words}"],
                summary=words,
                responsibilities=[words],
                expectations=[Expectation(statement=words, requirements=[asks])],
                experience=Experience(min_years=1, background=[words]),
            ),
        ],
        skills=[Skill(key="skill", name=f"skill {words}", category=words, description=words)],
        proficiencies=[Proficiency(key="proficiency", meaning=words)],
        growth=[words],
        advancement=[words],
    )


def views_of(ladder: Ladder) -> list[Shown]:
    path = career_path("low", "high", ladder=ladder)
    bare = Ladder(title="Bare", levels=[Level(key="low", title="Low"), Level(key="x", title="X")])
    return [
        ladder,
        *ladder,
        *ladder.skills,
        *ladder.proficiencies,
        path,
        path[0].gap[0],
        compare_levels("low", "high", ladder=ladder),
        compare_ladders(bare, ladder),
        compare_ladders(ladder, bare),
    ]


# One page in three forms


def sample() -> Page:
    page = Page()
    page.title("One & all")
    page.note("A note.")
    page.paragraph("More words.")
    page.listing("Things", ("this", "that"))
    page.table("Numbers", ("Name", "Value"), (("one", "1"), ("a dozen", "12")), bars=(1, 12))
    return page


def test_plain_text() -> None:
    assert sample().text() == dedent(
        """\
        One & all
          A note.

          More words.

          Things
            - this
            - that

          one      1
          a dozen  12"""
    )


def test_markdown() -> None:
    assert sample().markdown() == dedent(
        r"""
        ### One \& all

        A note\.

        More words\.

        #### Things

        - this
        - that

        | Name | Value |
        | --- | --- |
        | one | 1 |
        | a dozen | 12 |"""
    ).removeprefix("\n")


def test_html() -> None:
    frame = "max-width: 50em; overflow-wrap: break-word; overflow-x: auto"
    table = "border-collapse: collapse; margin: 0 0 1em"
    cell = "padding: 0.2em 0.7em; text-align: start; unicode-bidi: plaintext; vertical-align: top"
    head = f"{cell}; border-bottom: thin solid currentColor"
    bar = "border-top: 0.6em solid; display: inline-block; margin-right: 0.5em; opacity: 0.5"
    one, dozen = (
        f'<td style="{cell}"><span style="{bar}; width: {width}em"></span>'
        f'<span style="white-space: nowrap">{words}</span></td>'
        for width, words in (("0.6", "1"), ("7.2", "12"))
    )
    assert sample().html() == dedent(
        f"""\
        <div class="pm-career" dir="auto" tabindex="0" style="{frame}">
        <h3>One &amp; all</h3>
        <p>A note.</p>
        <p>More words.</p>
        <h4>Things</h4>
        <ul>
        <li>this</li>
        <li>that</li>
        </ul>
        <table style="{table}">
        <caption style="{cell}">Numbers</caption>
        <thead>
        <tr><th scope="col" style="{head}">Name</th><th scope="col" style="{head}">Value</th></tr>
        </thead>
        <tbody>
        <tr><th scope="row" style="{cell}">one</th>{one}</tr>
        <tr><th scope="row" style="{cell}">a dozen</th>{dozen}</tr>
        </tbody>
        </table>
        </div>"""
    )


def test_a_table_without_bars_has_plain_cells() -> None:
    page = Page()
    page.table("Numbers", ("Name", "Value"), (("one", "1"),))
    assert "span" not in {tag for tag, _ in Browser(page.html()).elements}
    assert page.text() == "one  1"


def test_a_bar_may_have_no_length() -> None:
    page = Page()
    page.table("Numbers", ("Name", "Value"), (("none", "0"), ("one", "1")), bars=(0, 1))
    assert "width: 0.0em" in page.html()
    assert [tag for tag, _ in Browser(page.html()).elements].count("span") == 4


def test_empty_blocks_leave_no_trace() -> None:
    page = Page()
    page.note("")
    page.note(" \n")
    page.paragraph("")
    page.listing("Nothing", ())
    page.table("Nothing", ("A", "B"), ())
    assert page.text() == page.markdown() == ""
    assert [tag for tag, _ in Browser(page.html()).elements] == ["div"]


def test_a_block_without_a_title_stands_at_the_margin() -> None:
    paragraph, table = Page(), Page()
    paragraph.paragraph("Just so.")
    table.table("", ("A",), (("a",), ("b",)))
    assert paragraph.text() == "Just so."
    assert table.text() == "a\nb"


def test_each_title_stands_at_the_margin() -> None:
    page = Page()
    page.title("A")
    page.note("a")
    page.title("B")
    page.paragraph("b")
    assert page.text() == "A\n  a\n\nB\n\n  b"


def test_a_long_item_hangs_behind_its_dash() -> None:
    page = Page()
    page.title("A")
    page.listing("B", ("word " * 20,))
    assert page.text().split("\n")[2:] == [
        "  B",
        "    - word word word word word word word word word word word word word word word",
        "      word word word word word",
    ]


def test_an_empty_cell_keeps_its_place() -> None:
    page = Page()
    page.table("", ("A", "B", "C"), (("a", "", "c"), ("aa", "bb", "cc")))
    assert page.text() == "a       c\naa  bb  cc"
    assert page.markdown().endswith("| a |  | c |\n| aa | bb | cc |")


# Lines inside a text


def lists_of_tasks() -> Page:
    page = Page()
    page.title("A title\nof two lines")
    page.paragraph("You can:\n- plan\n  1. a <week>\n\nAnd more.")
    page.listing("Tasks\nto do", ("Plan:\n- all\n\n- of it", "Write"))
    page.table("Two\nlines", ("A\nB", "C"), (("one\ntwo", "three"), ("four", "- five\n  - six")))
    return page


def test_lines_inside_a_text_stay_in_plain_text() -> None:
    assert lists_of_tasks().text() == dedent(
        """\
        A title of two lines

          You can:
          - plan
            1. a <week>

          And more.

          Tasks to do
            - Plan:
              - all

              - of it
            - Write

          one   three
          two
          four  - five
                  - six"""
    )


def test_lines_inside_a_text_stay_in_markdown() -> None:
    assert lists_of_tasks().markdown() == dedent(
        r"""
        ### A title of two lines

        You can\:\
        \- plan\
        &nbsp;&nbsp;1\. a \<week\>

        And more\.

        #### Tasks to do

        - Plan\:\
          \- all

          \- of it
        - Write

        | A B | C |
        | --- | --- |
        | one<br>two | three |
        | four | \- five<br>&nbsp;&nbsp;\- six |"""
    ).removeprefix("\n")


def test_lines_inside_a_text_stay_in_html() -> None:
    html = lists_of_tasks().html()
    assert "<h3>A title of two lines</h3>" in html
    assert "<p>You can:<br>- plan<br>&nbsp;&nbsp;1. a &lt;week&gt;<br><br>And more.</p>" in html
    assert "<li>Plan:<br>- all<br><br>- of it</li>" in html
    assert ">Two lines</caption>" in html
    assert ">A B</th>" in html
    assert ">one<br>two</th>" in html
    assert ">- five<br>&nbsp;&nbsp;- six</td>" in html


# Old and new texts, side by side


def now_and_next() -> Page:
    page = Page()
    page.title("Ada")
    page.side_by_side(
        "What is expected",
        ("Now", "Next"),
        [
            ("Discovery", ["Talks to customers when others ask for it, and writes it down."],
             ["Plans research:\n- interviews\n- surveys", "Shares what was learned"]),
            ("Nothing", [], []),
            ("Roadmaps", [], ["Keeps a | roadmap."]),
        ],
    )  # fmt: skip
    return page


def test_texts_stand_side_by_side_in_plain_text() -> None:
    assert now_and_next().text() == dedent(
        """\
        Ada

          What is expected
              Now                                              Next

            Discovery
              Talks to customers when others ask for it, and   - Plans research:
              writes it down.                                    - interviews
                                                                 - surveys
                                                               - Shares what was learned

            Roadmaps
              \u2013                                                Keeps a | roadmap."""
    )


def test_texts_stand_side_by_side_in_markdown() -> None:
    assert now_and_next().markdown() == dedent(
        r"""
        ### Ada

        #### What is expected

        |  | Now | Next |
        | --- | --- | --- |
        | Discovery | Talks to customers when others ask for it\, and writes it down\. | \- Plans research\:<br>&nbsp;&nbsp;\- interviews<br>&nbsp;&nbsp;\- surveys<br>\- Shares what was learned |
        | Roadmaps | – | Keeps a \| roadmap\. |"""  # noqa: E501, RUF001
    ).removeprefix("\n")


def test_texts_stand_side_by_side_in_html() -> None:
    html = now_and_next().html()
    assert ">What is expected</caption>" in html
    assert (
        "<li>Plans research:<br>- interviews<br>- surveys</li><li>Shares what was learned</li>"
        in html
    )
    assert ">\u2013</td>" in html
    page = Browser(html)
    assert in_element(page, "th", scope="col") == ["Now", "Next"]
    assert in_element(page, "th", scope="row") == ["Discovery", "Roadmaps"]
    assert [tag for tag, _ in page.elements].count("td") == 5


def test_one_side_may_have_no_texts() -> None:
    page = Page()
    page.side_by_side("Skills", ("Before", "Now"), [("Writing", ["Writes"], []), ("-", [], ["A"])])
    assert page.text() == dedent(
        """\
        Skills
            Before  Now

          Writing
            Writes  \u2013

          -
            \u2013       A"""
    )


def test_rows_without_texts_leave_no_trace() -> None:
    page = Page()
    page.side_by_side("Nothing", ("Now", "Next"), [("Discovery", [], ())])
    page.side_by_side("Nothing", ("Now", "Next"), [])
    assert page.text() == page.markdown() == ""


# What holds for every text

TERMINAL = st.text(
    st.sampled_from([*"ab -*1.|()\n\t<>&\\`한漢「」。مقक😀", "\u2028", "\x1b", "\u202e"]),
    max_size=200,
)


def page_of_lines(first: str, second: str, third: str) -> Page:
    """Return a page of these texts without titles."""
    page = Page()
    page.paragraph(first)
    page.listing("", (second, third))
    page.table("", ("", ""), ((first, second), (second, third)))
    page.side_by_side("", ("", ""), [(first, (second, third), (third,)), (second, (), (first,))])
    return page


@given(TERMINAL, TERMINAL, TERMINAL)
def test_every_line_fits_a_terminal(first: str, second: str, third: str) -> None:
    lines = page_of(first, second, third).text().split("\n")
    assert all(0 <= wcswidth(line) <= 80 for line in lines)


@given(TERMINAL.filter(str.strip), TERMINAL, TERMINAL)
def test_every_letter_is_in_every_form(first: str, second: str, third: str) -> None:
    page = page_of_lines(first, second, third)
    texts = [
        first,
        second,
        third,
        first,
        second,
        second,
        third,
        first,
        second,
        third,
        third,
        second,
        first,
    ]
    letters = Counter(filter(str.isalnum, "".join(map(plain, texts))))
    assert letters == Counter(filter(str.isalnum, page.text()))
    assert letters == Counter(filter(str.isalnum, "".join(Browser(page.html()).texts)))
    assert letters == Counter(filter(str.isalnum, "".join(words_in_markdown(page.markdown()))))


# Every value


@pytest.mark.parametrize("value", everything(), ids=repr)
def test_every_value_has_the_same_words_in_all_forms(value: Shown) -> None:
    page = Browser(value._repr_html_())
    html = Counter(" ".join(page.texts).split())
    source = Counter(" ".join(words_in_markdown(value._repr_markdown_())).split())
    captions = Counter(" ".join(captions_of_tables(value, page)).split())
    headers = Counter(" ".join(headings_of_tables(page)).split())
    dashes = Counter({"-": len(in_element(page, "li"))})
    assert html == source + captions
    assert Counter(value.to_text().split()) == source - headers + dashes


@pytest.mark.parametrize("value", everything(), ids=repr)
def test_notebooks_and_programs_get_the_same_forms(value: Shown) -> None:
    assert value._repr_html_() == value.to_html()
    assert value._repr_markdown_() == value.to_markdown()


@pytest.mark.parametrize("value", everything(), ids=repr)
def test_only_the_html_of_a_value_is_html_to_templates(value: Shown) -> None:
    assert not hasattr(value, "__html__")
    html = value.to_html()
    assert isinstance(html, SafeHTML)
    assert html.__html__() == html
    assert type(html.__html__()) is str


def captions_of_tables(value: Shown, page: Browser) -> list[str]:
    """Return the captions that only HTML shows."""
    titles = words_in_markdown(value.to_markdown())
    return [caption for caption in in_element(page, "caption") if caption not in titles]


def headings_of_tables(page: Browser) -> list[str]:
    """Return the headings that plain text does not show.

    It shows those of texts that are side by side, which come after an empty cell.
    """
    headings: list[str] = []
    side_by_side = False
    for (tag, present), text in zip(page.elements, page.texts, strict=True):
        if tag in {"tr", "td"}:
            side_by_side = tag == "td"
        elif present.get("scope") == "col" and not side_by_side:
            headings.append(text)
    return headings


def in_element(page: Browser, wanted: str, **attributes: str) -> list[str]:
    return [
        text
        for (tag, present), text in zip(page.elements, page.texts, strict=True)
        if tag == wanted and present.items() >= attributes.items()
    ]


@pytest.mark.parametrize("value", everything(), ids=repr)
def test_the_html_of_every_value_is_accessible_and_inert(value: Shown) -> None:
    page = Browser(value._repr_html_())
    assert page.elements[0][1]["class"] == "pm-career"
    assert {tag for tag, _ in page.elements} <= TEXT_TAGS | TABLE_TAGS
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    tables = [tag for tag, _ in page.elements].count("table")
    assert len(list(filter(None, in_element(page, "caption")))) == tables
    headers = [attributes.get("scope") for tag, attributes in page.elements if tag == "th"]
    assert set(headers) == ({"col", "row"} if tables else set())
    assert all(in_element(page, "th", scope="col"))


def test_no_colour_of_the_page_is_changed() -> None:
    page = Browser(sample().html())
    styles = " ".join(attributes.get("style") or "" for _, attributes in page.elements).lower()
    assert "background" not in styles
    assert styles.count("color") == styles.count("currentcolor")


def test_two_views_on_one_page_do_not_clash() -> None:
    assert not [
        attributes for _, attributes in Browser(sample().html() * 2).elements if "id" in attributes
    ]


# Hostile words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_text(words: str) -> None:
    see_only_text(words, words, words)


TEXT = st.text(max_size=20) | st.text("`*_{}[]()<>#+-.!|~=:@$^&;'\"\\/ 1a\n\t", max_size=20)
TEXTS = TEXT.filter(str.strip)


@given(TEXTS, TEXTS, TEXTS)
def test_no_words_become_markup(first: str, second: str, third: str) -> None:
    see_only_text(first, second, third)


def see_only_text(first: str, second: str, third: str) -> None:
    """See that a page of these texts is built like one of harmless texts, and shows them."""
    view = page_of(first, second, third)
    title, head, other = plain(first), plain(second), plain(third)
    one, two, three = as_shown(first), as_shown(second), as_shown(third)

    html = Browser(view.html())
    assert html.elements == Browser(page_of("one", "two", "three").html()).elements
    pairs = [title, head, other, three, one, two, three, one, "\u2013", two]
    assert [text for text in html.texts if text] == [
        *(title, two, three),
        *(title, two, three),
        *(title, head, other, three, one, two, three),
        *pairs,
    ]

    source = view.markdown()
    alike = page_of(*map(harmless_like, (first, second, third)))
    assert structure_of(source) == structure_of(alike.markdown())
    assert words_in_markdown(source) == [
        *(title, *paragraphs(second), *paragraphs(third)),
        *(title, *paragraphs(second), *paragraphs(third)),
        *(head, other, three, one, two, three),
        *(title, "", head, other),
        *(other, f"{as_item(first)}\n{as_item(second)}", three),
        *(title, "\u2013", two),
    ]


def as_item(text: str) -> str:
    lines = as_shown(text).lstrip("\u00a0")
    return "- " + lines.replace("\n", "\n\u00a0\u00a0").replace("\n\u00a0\u00a0\n", "\n\n")


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_ladder_is_shown_as_text(words: str) -> None:
    harmless = views_of(hostile_ladder(harmless_like(words)))
    for value, model in zip(views_of(hostile_ladder(words)), harmless, strict=True):
        html, expected_html = Browser(value._repr_html_()), Browser(model._repr_html_())
        assert html.elements == expected_html.elements
        assert html.texts == with_words(expected_html.texts, words)
        source, expected_source = value._repr_markdown_(), model._repr_markdown_()
        assert structure_of(source) == structure_of(expected_source)
        assert words_in_markdown(source) == with_words(words_in_markdown(expected_source), words)


def with_words(texts: list[str], words: str) -> list[str]:
    """Return the texts with each harmless word replaced by the line that it stands for."""
    lines = [line.strip() for line in split_lines(words)]
    return [re.sub(r"word(\d+)\.", lambda found: lines[int(found[1])], text) for text in texts]


def paragraph(words: str) -> Page:
    page = Page()
    page.paragraph(words)
    return page


def test_quotes_are_escaped_in_html() -> None:
    assert "<p>&quot;&#x27;</p>" in paragraph("\"'").html()


def test_a_backslash_never_meets_another_in_markdown() -> None:
    # A notebook takes two of them before a bracket for the start of a formula.
    assert paragraph(r"\(x\) \\[x\\]").markdown() == (r"&#92;\(x&#92;\) &#92;&#92;\[x&#92;&#92;\]")


def test_an_address_is_no_link_and_other_words_stay_readable_in_markdown() -> None:
    written = paragraph("Write to me@example.com or @me, sell @ scale").markdown()
    assert written == r"Write to me@&NoBreak;example\.com or @&NoBreak;me\, sell @ scale"


# Light to import


def test_views_load_when_something_is_shown_and_not_before() -> None:
    program = """
        import sys
        behind = {"pm_career._display.page", "html"}
        from pm_career import Level
        level = Level(key="junior", title="Junior")
        assert not behind & set(sys.modules)
        print(level.to_text())
        assert behind <= set(sys.modules)
    """
    done = subprocess.run(
        [sys.executable, "-S", "-c", dedent(program)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert (done.stdout, done.stderr) == ("Junior (junior)\n", "")
