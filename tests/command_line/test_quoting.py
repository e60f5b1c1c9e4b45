"""A hint for names of several words that are not in quotes."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pm_career import default_ladder, dump_ladder

Command = Callable[..., Any]


@pytest.mark.parametrize(
    ("words", "complaint", "meant"),
    [
        ("gap Senior PM", "the ladder has no level 'Senior'", "gap 'Senior PM'"),
        ("gap Lead PM CPO", "unrecognized arguments: CPO", "gap 'Lead PM' CPO"),
        ("next Product Manager", "unrecognized arguments: Manager", "next 'Product Manager'"),
        (
            "next --json Product Manager --track x",
            "unrecognized arguments: Manager",
            "next --json 'Product Manager' --track x",
        ),
        (
            "show senior product manager",
            "unrecognized arguments: product manager",
            "show 'senior product manager'",
        ),
        (
            "path Product Manager Senior Product Manager",
            "unrecognized arguments: Senior Product Manager",
            "path 'Product Manager' 'Senior Product Manager'",
        ),
        ("compare Lead PM", "the ladder has no level 'Lead'", "compare 'Lead PM'"),
        ("title VP of Product", "unrecognized arguments: of Product", "title 'VP of Product'"),
        (
            "title Director - Product",
            "unrecognized arguments: - Product",
            "title 'Director - Product'",
        ),
        (
            "skills agile methods",
            "unrecognized arguments: methods",
            "skills 'agile methods'",
        ),
        ("lateral Senior PM", "unrecognized arguments: PM", "lateral 'Senior PM'"),
    ],
)
def test_a_name_without_quotes_gets_a_hint(
    command: Command, words: str, complaint: str, meant: str
) -> None:
    message = f"pm-career: {complaint}; did you mean: pm-career {meant}\n"
    assert command(*words.replace(" --track x", "").split()) == (
        2,
        "",
        message.replace(" --track x", ""),
    )


def test_the_hint_keeps_the_ladder(command: Command, tmp_path: Path) -> None:
    assert command("new", str(tmp_path / "fw"), "--framework").status == 0
    said = command("gap", "Principal", "PM", "--ladder", str(tmp_path / "fw"))
    command_line = f"pm-career gap 'Principal PM' --ladder {tmp_path / 'fw'}"
    message = f"the framework has no level 'Principal'; did you mean: {command_line}"
    assert said == (2, "", f"pm-career: {message}\n")


def test_the_hint_reads_standard_input_once(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump_ladder(default_ladder(), tmp_path / "acme.toml")
    content = (tmp_path / "acme.toml").read_bytes()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    said = command("gap", "Senior", "PM", "--ladder", "-")
    message = "the ladder has no level 'Senior'; did you mean: pm-career gap 'Senior PM' --ladder -"
    assert said == (2, "", f"pm-career: {message}\n")


def test_all_words_that_are_too_many_are_named(command: Command) -> None:
    message = "pm-career: unrecognized arguments: years old; see pm-career --help\n"
    assert command("years", "5", "years", "old") == (2, "", message)


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("title PM --jsn", "--jsn"),  # an option that is not known
        ("next PM CPO", "CPO"),  # two levels, where one is expected
        ("next Product Wizard", "Wizard"),  # not a level
        ("next Product Manager --xml", "Manager --xml"),  # not only words
        ("next Product --json Manager", "Manager"),  # not side by side
    ],
)
def test_other_words_get_no_hint(command: Command, words: str, rest: str) -> None:
    message = f"unrecognized arguments: {rest}; see pm-career {words.split(maxsplit=1)[0]} --help"
    assert command(*words.split()) == (2, "", f"pm-career: {message}\n")
