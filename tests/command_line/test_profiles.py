"""The skills of a person, from a file: `gap --profile` and `fits`."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pm_career import default_ladder, dump_ladder, skill_gap, to_dict
from pm_career.frameworks import level_fits, load_framework
from pm_career.frameworks import skill_gap as gap_across_tracks

Command = Callable[..., Any]

TOML = 'name = "Ada"\n\n[skills]\n"Agile methods" = "strong"\ncommunication = false\n'
JSON = '{"name": "Ada", "skills": {"Agile methods": "strong", "communication": null}}'
PROFILE = {"agile": "strong", "communication": None}
FRAMEWORK = """\
title = "Acme"
skills = [{ key = "craft", name = "Craft" }]
levels = [
    { key = "pm", title = "Lead PM", expectations = [{ skills = ["craft"] }] },
    { key = "staff", title = "Lead PM", expectations = [{ skills = ["craft"] }] },
]
tracks = [{ key = "maker", title = "Maker", levels = ["pm", "staff"] }]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ada.toml").write_text(TOML, encoding="utf-8")
    Path("ada.json").write_text(JSON, encoding="utf-8")


@pytest.fixture
def framework(command: Command) -> str:
    assert command("new", "fw", "--framework").status == 0
    text = 'name = "Eve"\nskills = { discovery = "sound" }'
    Path("eve.toml").write_text(text, encoding="utf-8")
    return "fw"


# Gaps


@pytest.mark.parametrize("file", ["ada.toml", "ada.json"])
@pytest.mark.parametrize("order", ["profile first", "target first"])
def test_a_gap_is_from_a_profile(command: Command, file: str, order: str) -> None:
    option = ["--profile", file]
    words = [*option, "Senior PM"] if order == "profile first" else ["Senior PM", *option]
    gap = skill_gap(PROFILE, "Senior PM", name="Ada")
    assert command("gap", *words) == (0, f"{gap}\n", "")
    assert command("gap", *words, "--json").data == to_dict(gap)


def test_a_person_needs_no_name(command: Command) -> None:
    Path("eve.toml").write_text('skills.agile = "basic"', encoding="utf-8")
    gap = skill_gap({"agile": "basic"}, "APM")
    assert command("gap", "APM", "--profile", "eve.toml") == (0, f"{gap}\n", "")


def test_the_gap_may_be_to_a_level_of_a_framework(command: Command, framework: str) -> None:
    asked = load_framework(framework)
    gap = gap_across_tracks({"discovery": "sound"}, "Group PM", name="Eve", framework=asked)
    said = command("gap", "Group PM", "--profile", "eve.toml", "--ladder", framework)
    assert said == (0, f"{gap}\n", "")


def test_the_gap_may_be_to_a_level_of_one_track(command: Command, framework: str) -> None:
    track = load_framework(framework)["manager"]
    gap = skill_gap({"discovery": "sound"}, "Group PM", name="Eve", ladder=track)
    words = ["--profile", "eve.toml", "--ladder", framework, "--track", "manager"]
    assert command("gap", "Group PM", *words) == (0, f"{gap}\n", "")


def test_a_profile_may_be_standard_input(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(JSON.encode())))
    gap = skill_gap(PROFILE, "PM", name="Ada")
    assert command("gap", "PM", "--profile", "-") == (0, f"{gap}\n", "")


@pytest.mark.parametrize("path", ["", ".", "ada.yaml", "ada.xlsx"])
def test_another_path_is_no_file_of_a_profile(command: Command, path: str) -> None:
    place = f"{path}: " if path else ""
    complaint = f"pm-career: {place}expected a file of TOML or JSON\n"
    assert command("gap", "PM", "--profile", path) == (2, "", complaint)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["gap"], "a gap needs a current level or a profile; pass CURRENT or --profile"),
        (
            ["gap", "--profile", "ada.toml"],
            "a profile has no level, so its gap needs a level to reach; pass TARGET",
        ),
        (
            ["gap", "--profile", "ada.toml", "PM", "CPO"],
            ("--profile replaces the current level, so pass only TARGET; see pm-career gap --help"),
        ),
        (
            ["gap", "--profile", "ada.toml", "Senior", "PM", "--json"],
            (
                "--profile replaces the current level, so pass only TARGET; "
                "did you mean: pm-career gap --profile ada.toml 'Senior PM' --json"
            ),
        ),
        (
            ["gap", "--profile", "-", "PM", "--ladder", "-"],
            "--ladder and --profile cannot both be standard input",
        ),
        (
            ["fits"],
            "the following arguments are required: --profile; see pm-career fits --help",
        ),
    ],
    ids=str,
)
def test_a_gap_has_one_start_and_one_end(
    command: Command, words: list[str], complaint: str
) -> None:
    assert command(*words) == (2, "", f"pm-career: {complaint}\n")


def test_levels_may_be_on_both_sides_of_an_option(command: Command) -> None:
    assert command("gap", "PM", "--json", "CPO") == command("gap", "PM", "CPO", "--json")
    dump_ladder(default_ladder(), "acme.toml")
    said = command("show", "--ladder", "acme.toml", "PM")
    assert said == command("show", "PM", "--ladder", "acme.toml")


# Files with problems


@pytest.mark.parametrize(
    ("content", "complaints"),
    [
        ("name = 3\n[skills]", ["1:8: name: expected a string, got the number 3"]),
        ("skills = []", ["1:10: skills: expected a table, got a list"]),
        (
            'nme = "Ada"',
            [
                "1:1: skills: this key is missing",
                "1:7: nme: there is no such key; did you mean 'name'?",
            ],
        ),
        (
            "[skills]\n[employer]",
            ["1:1: employer: there is no such key; the keys are name, skills"],
        ),
        (
            "[skills]\nagile = 0\nstrategy = true",
            [
                (
                    "2:9: skills.agile: expected the name of a proficiency, "
                    "or false for a skill that is not held, got the number 0"
                ),
                (
                    "3:12: skills.strategy: expected the name of a proficiency, "
                    "or false for a skill that is not held, got true"
                ),
            ],
        ),
        (
            '[skills]\nagil = "basc"\nselling = "basic"\ncommunication = "basc"',
            [
                "2:8: skills.agil: there is no skill 'agil'; did you mean 'agile'?",
                "2:8: skills.agil: there is no proficiency 'basc'; did you mean 'Basic'?",
                "3:11: skills.selling: there is no skill 'selling'",
                "4:17: skills.communication: there is no proficiency 'basc'; did you mean 'Basic'?",
            ],
        ),
        ("skills = ", ["1:10: expected TOML: Invalid value"]),
    ],
)
def test_every_problem_of_a_profile_has_a_line(
    command: Command, content: str, complaints: list[str]
) -> None:
    Path("bad.toml").write_text(content, encoding="utf-8")
    lines = "".join(f"pm-career: bad.toml:{each}\n" for each in complaints)
    assert command("gap", "--profile", "bad.toml", "PM") == (2, "", lines)
    assert command("fits", "--profile", "bad.toml") == (2, "", lines)


def test_a_profile_that_is_not_there_is_reported(command: Command) -> None:
    complaint = "pm-career: eve.toml: cannot be read: there is no such file\n"
    assert command("gap", "--profile", "eve.toml", "PM") == (2, "", complaint)


def test_a_name_of_two_levels_is_reported(command: Command) -> None:
    Path("framework.toml").write_text(FRAMEWORK, encoding="utf-8")
    Path("eve.json").write_text('{"skills": {"craft": "Lead PM"}}', encoding="utf-8")
    complaint = (
        "pm-career: eve.json:1:22: skills.craft: 'Lead PM' names more than one level; "
        "use a key: 'pm', 'staff'\n"
    )
    said = command("fits", "--profile", "eve.json", "--ladder", "framework.toml")
    assert said == (2, "", complaint)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("skills.selling = false", "skills.selling: there is no skill 'selling'"),
        ("skills = 3", "skills: expected a table, got the number 3"),
    ],
)
def test_without_the_extra_a_hint_says_how_to_see_lines(
    command: Command, monkeypatch: pytest.MonkeyPatch, content: str, problem: str
) -> None:
    monkeypatch.setitem(sys.modules, "toml_rs", None)
    Path("bad.toml").write_text(content, encoding="utf-8")
    complaint = (
        f"pm-career: bad.toml: {problem}\n"
        "pm-career: to see the line and column of each problem: "
        'pip install "pm-career[authoring]"\n'
    )
    assert command("gap", "--profile", "bad.toml", "PM") == (2, "", complaint)


# Fits


def test_fits_shows_how_near_each_level_is(command: Command) -> None:
    fits = level_fits(PROFILE, name="Ada")
    said = command("fits", "--profile", "ada.toml")
    assert said == (0, "\n\n".join(map(str, fits)) + "\n", "")
    assert command("fits", "--profile", "ada.toml", "--json").data == list(map(to_dict, fits))


def test_fits_may_be_to_the_levels_of_a_framework(command: Command, framework: str) -> None:
    fits = level_fits({"discovery": "sound"}, name="Eve", ladder=load_framework(framework))
    said = command("fits", "--profile", "eve.toml", "--ladder", framework)
    assert said == (0, "\n\n".join(map(str, fits)) + "\n", "")


def test_fits_may_be_to_the_levels_of_one_track(command: Command, framework: str) -> None:
    track = load_framework(framework)["manager"]
    fits = level_fits({"discovery": "sound"}, name="Eve", ladder=track)
    words = ["--profile", "eve.toml", "--ladder", framework, "--track", "manager"]
    assert command("fits", *words, "--json").data == list(map(to_dict, fits))
