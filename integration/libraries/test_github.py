"""The Markdown of values, as GitHub renders it: cmark-gfm, with all of its extensions."""

import re

import attrs
import pytest
from cmarkgfm import github_flavored_markdown_to_html

from pm_career import Ladder, SkillGap, default_ladder, skill_gap
from pm_career.comparing import compare_ladders

LADDER = default_ladder()


@pytest.mark.parametrize(
    "address",
    [
        "me@example.com",
        "mailto:me@example.com",
        "xmpp:me@example.com/home",
        "a_b-c.d+e@x_y-z.example.com",
        "me@@example.com",
        "www.example.com",
        "http://example.com",
        "https://me@example.com",
        "ftp://example.com",
        "<me@example.com>",
        "<https://example.com>",
        "[link](https://example.com)",
        "![picture](https://example.com/x.png)",
    ],
)
def test_no_text_becomes_a_link(address: str) -> None:
    ladder = attrs.evolve(LADDER, title=address, summary=address, growth=[address])
    expected = re.sub(r"[^\w.]", "", address)
    for value in (ladder, compare_ladders(LADDER, ladder), gap_of(address)):
        page = github_flavored_markdown_to_html(value.to_markdown())
        assert "<a" not in page
        assert "<img" not in page
        assert expected in re.sub(r"[^\w.]", "", page)


def gap_of(address: str) -> SkillGap:
    """Return a gap of a person, in which the names of skills are addresses."""
    skills = [attrs.evolve(skill, name=f"{skill.key} {address}") for skill in LADDER.skills]
    ladder: Ladder = attrs.evolve(LADDER, skills=skills)
    return skill_gap({}, "PM", name=address, ladder=ladder)
