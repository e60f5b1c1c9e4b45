"""Commands as processes, whose streams are closed, full or unread, and which Ctrl-C ends.

A shell starts them, as POSIX describes it.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

import _pm_career_command
from pm_career.__main__ import main
from pm_career._command_line.writing import writing

PROGRAM = (sys.executable, "-m", "pm_career")
SETTINGS = {
    name: value
    for name, value in os.environ.items()
    if name not in {"PYTHONUNBUFFERED", "PYTHONIOENCODING", "PYTHONUTF8"}
}


class Ended(NamedTuple):
    """The status of a process, and what it wrote on each stream."""

    status: int
    out: str
    err: str


def shell(script: str, *arguments: str, program: tuple[str, ...] = PROGRAM) -> Ended:
    """Run a script of a shell, in which `"$@"` is the command."""
    done = subprocess.run(
        ["/bin/sh", "-c", script, "sh", *program, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=SETTINGS,
        stdin=subprocess.DEVNULL,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


NO_ANSWER = "pm-career: no level is above 'Chief Product Officer', the highest\n"
UNWRITABLE = "pm-career: cannot write the answer: "


# Streams


@pytest.mark.parametrize("err", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(
    ("question", "status", "out"),
    [
        pytest.param(["next", "CPO", "--json"], 1, "null\n", id="no answer"),
        pytest.param(["next", "nope"], 2, "", id="bad input"),
        pytest.param(["nope"], 2, "", id="bad command"),
    ],
)
def test_a_message_that_nobody_can_read_is_lost_and_the_status_stays(
    question: list[str], status: int, out: str, err: str
) -> None:
    assert shell(f'"$@" {err}', *question) == (status, out, "")


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        pytest.param(">&-", "standard output is closed", id="closed"),
        pytest.param(">/dev/full", "No space left on device", id="full"),
    ],
)
@pytest.mark.parametrize("question", ["show", "show --json", "--help", "--version", "gap --help"])
def test_an_answer_or_a_help_that_cannot_be_written_is_status_1_and_a_reason(
    question: str, out: str, reason: str
) -> None:
    assert shell(f'"$@" {out}', *question.split()) == (1, "", f"{UNWRITABLE}{reason}\n")


@pytest.mark.parametrize(
    ("question", "status"),
    [
        pytest.param(["show"], 0, id="answer"),
        pytest.param(["--help"], 0, id="help"),
        pytest.param(["next", "CPO", "--json"], 1, id="no answer"),
        pytest.param(["next", "nope"], 2, id="bad input"),
    ],
)
def test_a_command_whose_reader_is_gone_keeps_its_status(question: list[str], status: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as unread:
        done = subprocess.run(
            [*PROGRAM, *question], stdout=unread, stderr=unread, check=False, env=SETTINGS
        )
    assert done.returncode == status


@pytest.mark.parametrize(
    ("question", "status"),
    [
        pytest.param("show", 1, id="answer"),
        pytest.param("next CPO", 1, id="no answer"),
        pytest.param("next nope", 2, id="bad input"),
        pytest.param("check -", 2, id="input"),
    ],
)
def test_a_command_without_any_stream_still_has_a_status(question: str, status: int) -> None:
    assert shell('"$@" <&- >&- 2>&-', *question.split()) == (status, "", "")


@pytest.mark.parametrize(
    "question",
    ["check -", "show --ladder -", "fits --profile -", "import - -o acme", "diff - other.toml"],
)
def test_standard_input_that_is_closed_cannot_be_read(question: str) -> None:
    closed = "pm-career: standard input is closed\n"
    assert shell('"$@" <&-', *question.split()) == (2, "", closed)


@pytest.mark.parametrize("question", ["check - -", "check - a.toml -", "diff - -"])
def test_standard_input_is_read_once(
    question: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(question.split()) == 2
    assert capsys.readouterr() == (
        "",
        "pm-career: only one path can be '-', because standard input can be read only once\n",
    )


@pytest.mark.parametrize(
    ("question", "status"),
    [
        pytest.param("check -", 1, id="ladder to check"),
        pytest.param("show --ladder -", 2, id="ladder"),
        pytest.param("fits --profile -", 2, id="profile"),
        pytest.param("import - -o acme", 1, id="spreadsheet"),
    ],
)
def test_an_input_without_end_is_refused(question: str, status: int, tmp_path: Path) -> None:
    ended = shell(f'cd "{tmp_path}" && "$@" </dev/zero', *question.split())
    assert ended.status == status
    assert "expected at most 4 MiB, got more" in ended.out + ended.err
    assert [*tmp_path.iterdir()] == []


def test_every_character_of_an_answer_fits_a_narrow_encoding() -> None:
    ended = shell('PYTHONIOENCODING=ascii "$@"', "next", "Größe 漢字")
    assert (ended.status, ended.out) == (2, "")
    assert r"'Gr\xf6\xdfe \u6f22\u5b57'" in ended.err


# Names of files


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(b"\x1b[31m", id="escape"),
        pytest.param(b"two\nlines", id="line end"),
        pytest.param(b"two  spaces\t", id="tab"),
        pytest.param(b"it's \\ $HOME \x07", id="quotes"),
        pytest.param(b"\x07f", id="digit after an escape"),
        pytest.param("\u202egpj".encode(), id="direction"),
        pytest.param(b"latin-\xff", id="not UTF-8"),
        pytest.param(b"it's 10 \\ $HOME", id="printable"),
        pytest.param("Größe 漢字".encode(), id="letters"),
    ],
)
def test_the_command_that_new_advises_works_in_a_shell(
    name: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", os.fsdecode(name)]) == 0
    said = capsys.readouterr().out
    assert said.replace("\n", "").isprintable()

    advice = said.rstrip().rpartition("run: pm-career ")[2]
    bash = ["bash", "-c", f'"$@" {advice}', "bash", *PROGRAM]
    done = subprocess.run(bash, capture_output=True, check=False, env=SETTINGS)
    assert (done.returncode, done.stderr) == (0, b"")


def test_json_of_any_name_can_be_read(tmp_path: Path) -> None:
    script = f'cd "{tmp_path}" && "$@" --json new "$(printf \'\\033[31m\\377\')"'
    ended = shell(script)
    assert ended.status == 0
    assert ended.out.replace("\n", "").isprintable()
    assert json.loads(ended.out)["folder"] == "\x1b[31m\udcff"


# Ctrl-C


# The first word of the command line is what the process waits for before the user presses Ctrl-C.
PRESS_AT_IMPORT = """
    import signal, sys

    class Finder:
        def find_spec(name, path=None, target=None):
            if name == module:
                signal.raise_signal(signal.SIGINT)

    module = sys.argv.pop(1)
    sys.meta_path.insert(0, Finder)
    from _pm_career_command import main
    sys.exit(main())
"""
PRESS_AT_WRITING = """
    import os, signal, sys

    def press(event, arguments):
        global files
        if event == "open" and arguments[2] & os.O_CREAT:
            files -= 1
            if files == 0:
                signal.raise_signal(signal.SIGINT)

    files = int(sys.argv.pop(1))
    sys.addaudithook(press)
    from _pm_career_command import main
    sys.exit(main())
"""


def program(text: str) -> tuple[str, ...]:
    return (sys.executable, "-B", "-c", dedent(text))


@pytest.mark.parametrize(
    "module",
    ["attr", "pm_career._model.ladder", "pm_career._command_line", "pm_career._display.page"],
)
def test_ctrl_c_ends_a_command_by_the_signal_and_without_a_word(module: str) -> None:
    done = subprocess.run(
        [*program(PRESS_AT_IMPORT), module, "show"], capture_output=True, check=False, env=SETTINGS
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


def test_a_command_that_must_ignore_ctrl_c_goes_on() -> None:
    script = "trap '' INT; \"$@\""
    ended = shell(script, "pm_career._display.page", "next", "PM", program=program(PRESS_AT_IMPORT))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("Senior Product Manager")


@pytest.mark.parametrize(
    ("files", "question"),
    [
        pytest.param("3", "new acme", id="folder"),
        pytest.param("1", "import ../sheet.csv -o acme.toml", id="file"),
        pytest.param("1", "export -o acme.csv", id="table"),
        pytest.param("1", "export -o acme.xlsx", id="workbook"),
    ],
)
def test_ctrl_c_leaves_nothing_of_what_is_written_in_part(
    files: str, question: str, tmp_path: Path
) -> None:
    (tmp_path / "sheet.csv").write_text("Skill,PM\nPlanning,basic\n", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    done = subprocess.run(
        [*program(PRESS_AT_WRITING), files, *question.split()],
        capture_output=True,
        check=False,
        cwd=folder,
        env=SETTINGS,
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")
    assert [*folder.iterdir()] == []


@pytest.fixture
def handler() -> Iterator[None]:
    """Restore what Ctrl-C does in this process."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("handler")
def test_an_interrupt_that_a_command_raises_ends_the_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raised: list[int] = []
    monkeypatch.setattr(signal, "raise_signal", raised.append)

    def interrupt() -> int:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _pm_career_command.run(interrupt)
    assert raised == [signal.SIGINT]
    assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL


@pytest.mark.usefixtures("handler")
def test_ctrl_c_raises_an_error_only_while_a_command_writes() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with writing("acme"):
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL


@pytest.mark.usefixtures("handler")
def test_a_thread_and_a_program_with_a_handler_of_its_own_keep_theirs() -> None:
    def write() -> object:
        with writing("acme"):
            return signal.getsignal(signal.SIGINT)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    assert write() is signal.SIG_IGN
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with ThreadPoolExecutor() as pool:
        assert pool.submit(write).result() is signal.SIG_DFL
