"""The forms of an answer: text, Markdown, HTML and JSON."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pm_career import default_ladder, skill_gap, to_dict
from pm_career._files import new_framework

Command = Callable[..., Any]

TWO_WAYS = """
title = "Ways"
levels = [{ key = "a", title = "A" }, { key = "b", title = "B" }, { key = "c", title = "C" }]
tracks = [
    { key = "short", title = "Short", levels = ["a", "c"] },
    { key = "long", title = "Long", levels = ["a", "b", "c"] },
]
"""
QUESTIONS = [
    ["show"],
    ["show", "PM"],
    ["next", "PM"],
    ["years", "9"],
    ["gap", "PM", "Senior PM"],
    ["gap", "--profile", "ada.toml", "PM"],
    ["path", "PM", "Group PM"],
    ["title", "Senior PM"],
    ["compare", "PM", "Group PM"],
    ["skills"],
    ["skills", "discovery"],
    ["proficiencies"],
    ["fits", "--profile", "ada.toml"],
    ["lateral", "Principal PM"],
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go to a folder that has a framework and a profile."""
    monkeypatch.chdir(tmp_path)
    new_framework("acme")
    Path("ada.toml").write_text('skills = { discovery = "sound" }', encoding="utf-8")


def test_html_and_markdown_are_those_of_the_value(command: Command) -> None:
    gap = skill_gap("PM")
    assert command("gap", "PM", "--html") == (0, f"{gap.to_html()}\n", "")
    assert command("gap", "PM", "--markdown") == (0, f"{gap.to_markdown()}\n", "")
    assert command("--html", "gap", "PM") == command("gap", "PM", "--html")


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_question_has_every_form(command: Command, question: list[str]) -> None:
    asked = [*question, "--ladder", "acme"]
    text, markdown = command(*asked), command(*asked, "--markdown")
    html, data = command(*asked, "--html"), command(*asked, "--json")
    assert {each.status for each in (text, markdown, html, data)} == {0}
    assert {each.err for each in (text, markdown, html, data)} == {""}

    title = text.out.splitlines()[0]
    assert markdown.out.startswith("### ")
    assert markdown.out.splitlines()[0].replace("\\", "") == f"### {title}"
    assert html.out.startswith('<div class="pm-career"')
    assert html.out.endswith("</div>\n")
    assert html.out.count("<div") == 1
    assert isinstance(data.data, dict | list)


@pytest.mark.parametrize("option", ["--html", "--markdown"])
def test_diff_has_views_too(command: Command, option: str) -> None:
    said = command("diff", "acme", "acme", option)
    assert (said.status, said.err) == (0, "")
    assert "Nothing has changed" in said.out


def test_several_values_are_on_one_page(command: Command) -> None:
    out = command("years", "9", "--ladder", "acme", "--markdown").out
    assert out == (
        "### Individual contributor\\: 9 years \\-\\> Principal Product Manager\n\n"
        "Typical of Principal Product Manager\n\n"
        "### Manager\\: 9 years \\-\\> Group Product Manager\n\n"
        "Typical of Group Product Manager\n"
    )


@pytest.mark.parametrize(
    ("question", "caption", "headings"),
    [
        (["next", "Senior PM"], "Above Senior Product Manager", ["Track", "Level"]),
        (["path", "a", "c"], "A -&gt; C", ["Length", "Path"]),
        (
            ["proficiencies"],
            "Proficiencies, weakest first",
            ["Rank", "Proficiency", "Key", "Meaning"],
        ),
    ],
    ids=["next", "path", "proficiencies"],
)
def test_a_table_has_a_caption_and_headings(
    command: Command, question: list[str], caption: str, headings: list[str]
) -> None:
    Path("ways.toml").write_text(TWO_WAYS, encoding="utf-8")
    ladder = "ways.toml" if question[0] == "path" else "acme"
    out = command(*question, "--ladder", ladder, "--html").out
    assert re.findall("<caption[^>]*>(.*)</caption>", out) == [caption]
    assert re.findall('<th scope="col"[^>]*>(.*?)</th>', out) == headings

    out = command(*question, "--ladder", ladder, "--markdown").out
    assert f"\n| {' | '.join(headings)} |\n" in out


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.parametrize(
    "words",
    [["check", "acme"], ["new", "other"], ["import", "x", "-o", "y"], ["export", "-o", "z"]],
)
def test_a_command_without_a_view_has_only_json(
    command: Command, words: list[str], form: str
) -> None:
    name = words[0]
    complaint = f"pm-career: unrecognized arguments: --{form}; see pm-career --help\n"
    assert command(*words, f"--{form}") == (2, "", complaint)
    complaint = f"pm-career: {name} has no --{form}; see pm-career --help\n"
    assert command(f"--{form}", *words) == (2, "", complaint)
    assert [each.name for each in Path().iterdir() if each.name not in {"acme", "ada.toml"}] == []


def test_there_is_one_form_at_a_time(command: Command) -> None:
    said = command("show", "--json", "--html")
    assert (said.status, said.out) == (2, "")
    assert said.err == (
        "pm-career: argument --html: not allowed with argument --json; see pm-career show --help\n"
    )
    assert command("--html", "show", "--json").data == to_dict(default_ladder())


def test_only_json_says_that_there_is_no_answer(command: Command) -> None:
    complaint = "pm-career: no level is above 'Chief Product Officer', the highest\n"
    assert command("next", "CPO", "--html") == (1, "", complaint)
    assert command("next", "CPO", "--markdown") == (1, "", complaint)
    assert json.loads(command("next", "CPO", "--json").out) is None
