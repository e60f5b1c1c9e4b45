"""The commands about skills: `skills` and `proficiencies`."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from pm_career import default_ladder, load_ladder, to_dict
from pm_career.frameworks import load_framework

Command = Callable[..., Any]

LADDER = """\
title = "Acme"
cumulative = true
proficiencies = [{ key = "basic", name = "Basic", meaning = "With help" }, { key = "strong" }]

[[skills]]
key = "agile"
name = "Agile methods"
category = "Delivery"
description = "Delivers in short cycles"
descriptors = { basic = "Joins", strong = "Leads" }
details = { Course = "Agile 101" }

[[skills]]
key = "selling"
name = "Selling"

[[skills]]
key = "planning"
name = "Planning"
category = "Delivery"

[[levels]]
key = "junior"
title = "PM"
expectations = [{ skills = { agile = "basic" } }]

[[levels]]
key = "senior"
title = "PM"
expectations = [{ skills = { agile = "strong", planning = "basic" } }]
"""
BY_LEVELS = """\
title = "Acme careers"
skills = [{ key = "craft", name = "Craft", descriptors = { staff = "Solves", head = "Teaches" } }]
levels = [
    { key = "pm", title = "PM", expectations = [{ skills = ["craft"] }] },
    { key = "staff", title = "Staff PM", expectations = [{ skills = ["craft"] }] },
    { key = "head", title = "Head" },
]
tracks = [
    { key = "maker", title = "Maker", levels = ["pm", "staff"] },
    { key = "manager", title = "Manager", levels = ["pm", "head"] },
]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("acme.toml").write_text(LADDER, encoding="utf-8")
    Path("careers.toml").write_text(BY_LEVELS, encoding="utf-8")


def test_skills_are_listed_by_category(command: Command) -> None:
    answer = """\
        Acme: 3 skills

          Delivery
            - Agile methods (agile): Delivers in short cycles
            - Planning (planning)

          Without a category
            - Selling (selling)
        """
    assert command("skills", "--ladder", "acme.toml") == (0, dedent(answer), "")


def test_the_skills_of_a_framework_are_listed_under_its_title(command: Command) -> None:
    answer = """\
        Acme careers: 1 skill

          Without a category
            - Craft (craft)
        """
    assert command("skills", "--ladder", "careers.toml") == (0, dedent(answer), "")


def test_the_skills_have_a_json_form(command: Command) -> None:
    assert command("skills", "--json").data == [to_dict(each) for each in default_ladder().skills]
    skills = load_framework("careers.toml").skills
    said = command("skills", "--json", "--ladder", "careers.toml")
    assert said.data == [to_dict(each) for each in skills]


def test_a_ladder_may_have_no_skills(command: Command) -> None:
    text = 'title = "Bare"\nlevels = [{ key = "pm", title = "PM" }]'
    Path("bare.toml").write_text(text, encoding="utf-8")
    assert command("skills", "--ladder", "bare.toml") == (0, "Bare: 0 skills\n", "")


def test_a_skill_is_shown_with_the_levels_that_expect_it(command: Command) -> None:
    answer = """\
        Agile methods (agile)
          Delivery

          Delivers in short cycles

          Descriptors
            - Basic: Joins
            - strong: Leads

          Expected by
            - PM (junior): Basic
            - PM (senior): strong

          Details
            - Course: Agile 101
        """
    assert command("skills", "AGILE", "--ladder", "acme.toml") == (0, dedent(answer), "")
    answer = "Selling (selling)\n"
    assert command("skills", "selling", "--ladder", "acme.toml") == (0, answer, "")


def test_a_skill_has_a_json_form(command: Command) -> None:
    said = command("skills", "planning", "--ladder", "acme.toml", "--json")
    skill = to_dict(load_ladder("acme.toml").skill("planning"))
    assert said.data == {"skill": skill, "expected": {"senior": "basic"}}


def test_an_unknown_skill_is_reported_with_those_that_there_are(command: Command) -> None:
    known = "it has 'agile', 'selling', 'planning'"
    message = f"pm-career: the ladder has no skill 'sell'; {known}; did you mean 'Selling'?\n"
    assert command("skills", "sell", "--ladder", "acme.toml") == (2, "", message)


def test_a_skill_of_a_framework_is_shown_for_each_track(command: Command) -> None:
    answer = """\
        Craft (craft)

          Descriptors
            - Staff PM: Solves
            - Head: Teaches

          Expected on the track Maker
            - PM: PM
            - Staff PM: Staff PM

          Expected on the track Manager
            - PM: PM
        """
    assert command("skills", "craft", "--ladder", "careers.toml") == (0, dedent(answer), "")
    skill = to_dict(load_framework("careers.toml").skill("craft"))
    expected = {"maker": {"pm": "pm", "staff": "staff"}, "manager": {"pm": "pm"}}
    said = command("skills", "craft", "--ladder", "careers.toml", "--json")
    assert said.data == {"skill": skill, "expected": expected}


def test_a_skill_may_be_that_of_one_track(command: Command) -> None:
    said = command("skills", "craft", "--ladder", "careers.toml", "--track", "manager", "--json")
    assert said.data["expected"] == {"pm": "pm"}


def test_proficiencies_are_listed_with_their_meanings(command: Command) -> None:
    answer = """\
        Acme: 2 proficiencies, weakest first

          1  Basic   basic   With help
          2  strong  strong
        """
    assert command("proficiencies", "--ladder", "acme.toml") == (0, dedent(answer), "")
    scale = load_ladder("acme.toml").scale
    said = command("proficiencies", "--ladder", "acme.toml", "--json")
    assert said.data == [to_dict(each) for each in scale]


def test_tracks_share_their_proficiencies(command: Command) -> None:
    assert command("new", "fw", "--framework").status == 0
    framework = load_framework("fw")
    said = command("proficiencies", "--ladder", "fw")
    assert said.out.startswith("Product careers: 3 proficiencies, weakest first\n")
    assert said.out.count("weakest first") == 1
    scale = [to_dict(each) for each in framework.proficiencies]
    said = command("proficiencies", "--ladder", "fw", "--json")
    assert said.data == {"individual-contributor": scale, "manager": scale}


def test_without_proficiencies_each_track_measures_by_its_levels(command: Command) -> None:
    answer = """\
        Maker: 2 proficiencies, weakest first

          1  PM        pm
          2  Staff PM  staff

        Manager: 2 proficiencies, weakest first

          1  PM    pm
          2  Head  head
        """
    assert command("proficiencies", "--ladder", "careers.toml") == (0, dedent(answer), "")
    tracks = load_framework("careers.toml")
    said = command("proficiencies", "--ladder", "careers.toml", "--json")
    assert said.data == {
        key: [to_dict(each) for each in track.scale] for key, track in tracks.items()
    }
