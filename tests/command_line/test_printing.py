"""What a command prints where the output cannot have every character, or a stream is closed."""

import json
import sys
from collections.abc import Callable
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from pm_career import load_ladder, to_dict

Command = Callable[..., Any]
Print = Callable[..., str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go to a folder that has a ladder with letters which few encodings have."""
    monkeypatch.chdir(tmp_path)
    text = 'title = "Größe"\nlevels = [{ key = "pm", title = "PM" }]'
    Path("ladder.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def print_in(command: Command, monkeypatch: pytest.MonkeyPatch) -> Print:
    """Return a function that returns what `show` prints in an encoding."""

    def ask(encoding: str, *form: str) -> str:
        written = BytesIO()
        with monkeypatch.context() as patch:
            out = TextIOWrapper(written, encoding=encoding, newline="\n")
            patch.setattr(sys, "stdout", out)
            assert command("show", "--ladder", "ladder.toml", *form) == (0, "", "")
        return written.getvalue().decode(encoding)

    return ask


@pytest.mark.parametrize("form", [[], ["--markdown"]], ids=["text", "markdown"])
def test_text_has_escapes_of_what_the_encoding_lacks(print_in: Print, form: list[str]) -> None:
    assert "Größe\n" in print_in("utf-8", *form)
    assert "Gr\\xf6\\xdfe\n" in print_in("ascii", *form)


def test_html_has_its_own_escapes(print_in: Print) -> None:
    assert "<h3>Größe</h3>" in print_in("utf-8", "--html")
    assert "<h3>Gr&#246;&#223;e</h3>" in print_in("ascii", "--html")


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf8"])
def test_json_has_every_letter_in_utf_8(print_in: Print, encoding: str) -> None:
    assert '"title": "Größe"' in print_in(encoding, "--json")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_json_is_ascii_in_other_encodings(print_in: Print, encoding: str) -> None:
    printed = print_in(encoding, "--json")
    assert '"title": "Gr\\u00f6\\u00dfe"' in printed
    assert json.loads(printed) == to_dict(load_ladder("ladder.toml"))


class Plain:
    """An output of a program that calls the command, with no more than printing needs."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("out", [StringIO(), Plain()], ids=["text", "plain"])
def test_json_is_ascii_where_the_encoding_is_not_known(
    command: Command, monkeypatch: pytest.MonkeyPatch, out: StringIO | Plain
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        assert command("show", "--ladder", "ladder.toml", "--json") == (0, "", "")
    printed = out.text if isinstance(out, Plain) else out.getvalue()
    assert '"title": "Gr\\u00f6\\u00dfe"' in printed


def test_an_answer_that_nobody_can_read_is_status_1_and_a_reason(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    complaint = "pm-career: cannot write the answer: standard output is closed\n"
    assert command("show", "--ladder", "ladder.toml") == (1, "", complaint)


def test_standard_input_that_is_closed_cannot_be_read(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert command("show", "--ladder", "-") == (2, "", "pm-career: standard input is closed\n")


def test_a_complaint_that_nobody_can_read_is_lost(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert command("show", "Wizard") == (2, "", "")
