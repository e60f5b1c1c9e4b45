"""Levels in the drop-downs of ipywidgets and Panel, in texts and in logs."""

import logging
from html import unescape

import panel as pn
import pytest
from ipywidgets import Dropdown, SelectMultiple, interactive

from pm_career import Level, default_ladder, skill_gap

TITLES = [
    "Associate Product Manager",
    "Product Manager",
    "Senior Product Manager",
    "Lead Product Manager",
    "Product Director",
    "Chief Product Officer",
]


def test_a_dropdown_of_ipywidgets_shows_titles() -> None:
    dropdown = Dropdown(options=default_ladder(), value=default_ladder()["Senior PM"])
    assert dropdown.get_state()["_options_labels"] == tuple(TITLES)
    assert dropdown.label == "Senior Product Manager"
    dropdown.label = "Product Director"
    assert dropdown.value is default_ladder()["Product Director"]


def test_a_list_of_ipywidgets_shows_the_names_of_skills() -> None:
    skills = default_ladder().skills
    shown = SelectMultiple(options=skills).get_state()["_options_labels"]
    assert shown == tuple(skill.name for skill in skills)


def test_a_function_runs_for_the_level_that_is_chosen() -> None:
    def answer(current: Level) -> str:
        return str(skill_gap(current).target)

    widget = interactive(answer, current=default_ladder())
    assert widget.children[0].get_state()["_options_labels"] == tuple(TITLES)
    widget.children[0].label = "Senior Product Manager"
    widget.update()
    assert widget.result == "Lead Product Manager"


def test_a_select_of_panel_shows_titles() -> None:
    select = pn.widgets.Select(options=list(default_ladder()))
    assert select.labels == TITLES
    assert select.get_root().options == TITLES
    select.value = default_ladder()["CPO"]
    assert select.get_root().value == "Chief Product Officer"


def test_panel_shows_a_gap_as_a_table() -> None:
    shown = unescape(pn.panel(skill_gap("PM")).get_root().text)
    assert "<td>Stakeholder management</td>" in shown


def test_a_text_and_a_log_show_the_title(caplog: pytest.LogCaptureFixture) -> None:
    level = default_ladder()["PM"]
    with caplog.at_level(logging.INFO):
        logging.getLogger(__name__).info("promoted to %s", level)
    assert caplog.messages == ["promoted to Product Manager"]
    assert f"| {level} | {level:<16}|" == "| Product Manager | Product Manager |"
