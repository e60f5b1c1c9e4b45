"""The command line, called in this process and run as a program."""

import csv
import io
import json
import os
import re
import runpy
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from errno import EBADF, EINVAL, ENOENT
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

import pytest
from openpyxl import Workbook

from pm_career import (
    InvalidLadderError,
    __version__,
    career_path,
    check_ladder,
    default_ladder,
    frameworks,
    level_for_title,
    level_for_years,
    levels_for_years,
    load_ladder,
    skill_gap,
    to_dict,
)
from pm_career import __main__ as command_line
from pm_career.__main__ import main
from pm_career.comparing import compare_ladders, compare_levels
from pm_career.frameworks import Framework, check_framework, load_framework
from pm_career.spreadsheets import (
    read_framework,
    read_framework_with_report,
    read_ladder,
    read_with_report,
    write_ladder,
)

SETTINGS_OF_PYTHON = ("PYTHONUNBUFFERED", "PYTHONIOENCODING", "PYTHONUTF8")
MODULE = (sys.executable, "-m", "pm_career")
SCRIPT = (str(Path(sysconfig.get_path("scripts"), "pm-career")),)

TINY = """\
title = "Tiny"
proficiencies = [{ key = "basic" }, { key = "strong" }]
skills = [{ key = "agile", name = "Agile methods" }]

[[levels]]
key = "junior"
title = "Junior PM"
aliases = ["Jr. PM"]
experience = { min_years = 2, max_years = 4 }

[[levels]]
key = "senior"
title = "Senior PM"
experience = { min_years = 5, max_years = 8 }
expectations = [{ statement = "Works well", skills = { agile = "strong" } }]
"""
UNKNOWN = ", ".join(repr(level.key) for level in default_ladder())
KEYS = (
    "title, summary, version, source, levels, skills, proficiencies, cumulative, growth, "
    "advancement, details"
)


class Said(NamedTuple):
    """What a command leaves: its exit status, and what it has printed where."""

    status: int
    out: str
    err: str


Command = Callable[..., Any]


@pytest.fixture
def ladder_file(tmp_path: Path) -> Callable[[str], str]:
    def write(content: str) -> str:
        path = tmp_path / "ladder.toml"
        path.write_text(dedent(content), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def tiny(ladder_file: Callable[[str], str]) -> str:
    return ladder_file(TINY)


def environment(**settings: str) -> dict[str, str]:
    """Return this environment without the settings that change how Python writes."""
    inherited = {name: os.environ[name] for name in os.environ if name not in SETTINGS_OF_PYTHON}
    return {**inherited, **settings}


def run(*command: str, **settings: str) -> Said:
    done = subprocess.run(
        command, capture_output=True, check=False, encoding="utf-8", env=environment(**settings)
    )
    return Said(done.returncode, done.stdout, done.stderr)


def unplaced(said: Said) -> Said:
    """Return the same without lines and columns, which are told where toml-rs is installed."""
    return said._replace(err=re.sub(r"(?<=\.toml)(:\d+)+(?=: )", "", said.err))


def is_plain(output: str) -> bool:
    """Whether nothing but line ends and what prints is in the output."""
    return output.replace("\n", "").isprintable()


# Answers


def test_the_version_is_that_of_the_package(command: Command) -> None:
    assert command("--version") == (0, f"pm-career {__version__}\n", "")


def test_show_prints_the_ladder(command: Command) -> None:
    assert command("show") == (0, f"{default_ladder()}\n", "")


def test_show_prints_a_level(command: Command) -> None:
    assert command("show", "sr_pm") == (
        0,
        f"{default_ladder().describe('Senior PM').to_text()}\n",
        "",
    )


def test_next_prints_the_level_above(command: Command) -> None:
    assert command("next", "Senior PM") == (
        0,
        f"{default_ladder().describe('Lead PM').to_text()}\n",
        "",
    )


@pytest.mark.parametrize(
    ("years", "lines"),
    [
        ("0", ["0 years -> Associate Product Manager", "  Typical of Associate Product Manager"]),
        ("1", ["1 year -> Associate Product Manager", "  Typical of Associate Product Manager"]),
        (
            "5",
            [
                "5 years -> Senior Product Manager",
                "  Typical of Product Manager, Senior Product Manager",
            ],
        ),
        ("7.50", ["7.5 years -> Senior Product Manager", "  Typical of Senior Product Manager"]),
        ("4.9999999", ["4.9999999 years -> Product Manager", "  Typical of Product Manager"]),
    ],
)
def test_years_prints_the_level_reached_and_the_typical_ones(
    command: Command, years: str, lines: list[str]
) -> None:
    assert command("years", years) == (0, "\n".join([*lines, ""]), "")


def test_years_may_be_typical_of_no_level(command: Command, tiny: str) -> None:
    answer = "4.5 years -> Junior PM\n  Typical of no level\n"
    assert command("years", "4.5", "--ladder", tiny) == (0, answer, "")


def test_gap_goes_to_the_next_level(command: Command) -> None:
    assert command("gap", "PM") == (0, f"{skill_gap('PM')}\n", "")


def test_gap_goes_to_the_target(command: Command) -> None:
    assert command("gap", "PM", "CPO") == (0, f"{skill_gap('PM', 'CPO')}\n", "")


def test_an_empty_gap_is_an_answer(command: Command) -> None:
    answer = "Senior Product Manager -> Product Manager\n  0 skills to raise, 100% covered\n"
    assert command("gap", "Senior PM", "PM") == (0, answer, "")


def test_path_prints_every_step(command: Command) -> None:
    assert command("path", "APM", "CPO") == (0, f"{career_path('APM', 'CPO')}\n", "")


def answers() -> dict[tuple[str, ...], object]:
    ladder = default_ladder()
    return {
        ("show",): to_dict(ladder),
        ("show", "PM"): to_dict(ladder["PM"]),
        ("next", "PM"): to_dict(ladder["Senior PM"]),
        ("years", "5"): {
            "level": to_dict(level_for_years(5)),
            "typical": [to_dict(level) for level in levels_for_years(5)],
        },
        ("gap", "PM"): to_dict(skill_gap("PM")),
        ("gap", "PM", "CPO"): to_dict(skill_gap("PM", "CPO")),
        ("path", "PM", "CPO"): to_dict(career_path("PM", "CPO")),
    }


def test_title_prints_the_level_and_the_reason(command: Command) -> None:
    assert command("title", "Sr. PM, Growth") == (0, f"{level_for_title('Sr. PM, Growth')}\n", "")


@pytest.mark.parametrize("title", ["PM or Senior PM", "Product Designer", ""])
def test_a_title_without_a_level_is_status_1_and_still_an_answer(
    command: Command, title: str
) -> None:
    match = level_for_title(title)
    assert command("title", title) == (1, f"{match}\n", "")
    assert command("title", title, "--json").data == json.loads(json.dumps(to_dict(match)))
    assert command("title", title, "--json").status == 1


def test_title_asks_another_ladder(command: Command, tiny: str) -> None:
    assert command("title", "Snr. PM", "--ladder", tiny).out.startswith("Senior PM\n")


@pytest.mark.parametrize(
    "question",
    [
        ["show"],
        ["show", "PM"],
        ["next", "PM"],
        ["years", "5"],
        ["gap", "PM"],
        ["gap", "PM", "CPO"],
        ["path", "PM", "CPO"],
    ],
    ids=" ".join,
)
def test_every_answer_has_a_json_form(command: Command, question: list[str]) -> None:
    name, *rest = question
    expected = answers()[tuple(question)]
    behind = command(name, *rest, "--json")
    assert (behind.status, behind.data, behind.err) == (0, expected, "")
    assert command("--json", name, *rest) == behind
    assert command(name, "--json", *rest) == behind


def test_an_option_may_stand_between_two_names(command: Command) -> None:
    behind = command("gap", "PM", "CPO", "--json")
    assert behind.status == 0
    assert command("gap", "PM", "--json", "CPO") == behind


def test_json_is_laid_out_for_readers_too(command: Command, tiny: str) -> None:
    said = command("show", "junior", "--json", "--ladder", tiny)
    assert said.out == dedent(
        """\
        {
          "key": "junior",
          "title": "Junior PM",
          "aliases": [
            "Jr. PM"
          ],
          "experience": {
            "min_years": 2,
            "max_years": 4
          }
        }
        """
    )


# Comparisons


OTHER = TINY.replace('"Tiny"', '"Small"').replace('"Junior PM"', '"Associate PM"')


@pytest.fixture
def other(tmp_path: Path) -> str:
    path = tmp_path / "other.toml"
    path.write_text(OTHER, encoding="utf-8")
    return str(path)


def test_compare_prints_how_a_level_differs_from_another(command: Command) -> None:
    change = compare_levels("PM", "Senior PM")
    assert command("compare", "PM", "Senior PM") == (0, f"{change}\n", "")


def test_compare_asks_another_ladder_and_has_a_json_form(command: Command, tiny: str) -> None:
    said = command("compare", "junior", "senior", "--ladder", tiny, "--json")
    change = compare_levels("junior", "senior", ladder=load_ladder(tiny))
    assert (said.status, said.data, said.err) == (0, to_dict(change), "")


@pytest.mark.parametrize("ends", [("PM", "Wizard"), ("Wizard", "PM")], ids=" ".join)
def test_compare_needs_two_levels(command: Command, ends: tuple[str, str]) -> None:
    complaint = f"pm-career: the ladder has no level 'Wizard'; it has {UNKNOWN}\n"
    assert command("compare", *ends) == (2, "", complaint)


def test_diff_prints_what_has_changed(command: Command, tiny: str, other: str) -> None:
    change = compare_ladders(load_ladder(tiny), load_ladder(other))
    assert str(change).startswith("Tiny -> Small\n")
    assert command("diff", tiny, other) == (0, f"{change}\n", "")
    assert command("diff", tiny, other, "--json").data == to_dict(change)


def test_diff_says_that_nothing_has_changed(command: Command, tiny: str) -> None:
    assert command("diff", tiny, tiny) == (0, "Tiny\n  Nothing has changed\n", "")


@pytest.mark.parametrize("missing", [0, 1])
def test_diff_needs_two_ladders(command: Command, tiny: str, missing: int) -> None:
    paths = [tiny, tiny]
    paths[missing] = "no-such.toml"
    complaint = "pm-career: no-such.toml: cannot be read: there is no such file\n"
    assert command("diff", *paths) == (2, "", complaint)


# Checks

SOUND = 'title = "Sound"\nversion = "1"\nlevels = [{ key = "pm", title = "PM" }]'
NOTED = 'title = "Noted"\nlevels = [{ key = "pm", title = "PM" }]'
WRONG = 'title = 3\nlevels = [{ key = "PM", title = "PM" }]'


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of three ladders: one without problems or notes, one with a note, and a bad one."""
    monkeypatch.chdir(tmp_path)
    ladders = {"sound.toml": SOUND, "noted.toml": NOTED, "wrong.toml": WRONG}
    for name, content in ladders.items():
        Path(name).write_text(content, encoding="utf-8")
    return list(ladders)


def test_check_prints_the_problems_and_notes_of_each_ladder(
    command: Command, three: list[str]
) -> None:
    assert command("check", *three) == (
        1,
        (
            "sound.toml: no problems and no notes\n"
            "noted.toml:1:1: version: note: no version is stated\n"
            "wrong.toml:1:9: title: expected a string, got the number 3\n"
            "wrong.toml:2:19: levels[0].key: "
            "expected lower-case words joined by hyphens, got 'PM'\n"
        ),
        "",
    )


def test_check_has_a_json_form(command: Command, three: list[str]) -> None:
    said = command("check", *three, "--json")
    with pytest.raises(InvalidLadderError) as caught:
        load_ladder("wrong.toml")
    [note] = check_ladder("noted.toml")
    assert note.message == "no version is stated"
    assert (said.status, said.err) == (1, "")
    assert said.data == [
        {"path": "sound.toml", "problems": [], "notes": []},
        {"path": "noted.toml", "problems": [], "notes": [to_dict(note)]},
        {"path": "wrong.toml", "problems": list(map(to_dict, caught.value.problems)), "notes": []},
    ]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["sound.toml"], 0),
        (["sound.toml", "--strict"], 0),
        (["noted.toml"], 0),
        (["noted.toml", "--strict"], 1),
        (["noted.toml", "sound.toml", "--strict"], 1),
        (["wrong.toml"], 1),
        (["wrong.toml", "sound.toml"], 1),
        (["wrong.toml", "--strict"], 1),
    ],
    ids=str,
)
@pytest.mark.usefixtures("three")
def test_check_fails_for_problems_and_if_strict_for_notes(
    command: Command, arguments: list[str], status: int
) -> None:
    assert command("check", *arguments).status == status
    assert command("check", *arguments, "--json").status == status


def test_check_says_which_ladder_is_not_there(command: Command) -> None:
    message = "no-such.toml: cannot be read: there is no such file\n"
    assert command("check", "no-such.toml") == (1, message, "")


# A ladder of one's own


@pytest.mark.parametrize(
    "question",
    [
        ["show"],
        ["show", "Jr PM"],
        ["next", "junior"],
        ["years", "5"],
        ["gap", "junior"],
        ["gap", "junior", "senior"],
        ["path", "junior", "senior"],
    ],
    ids=" ".join,
)
def test_every_question_can_be_asked_of_another_ladder(
    command: Command, tiny: str, question: list[str]
) -> None:
    name, *rest = question
    behind = command(name, *rest, "--ladder", tiny)
    assert behind.status == 0
    assert "PM" in behind.out or "Tiny" in behind.out
    assert command("--ladder", tiny, name, *rest) == behind
    assert command(name, f"--ladder={tiny}", *rest) == behind


def test_the_answers_are_those_of_the_other_ladder(command: Command, tiny: str) -> None:
    other = load_ladder(tiny)
    assert command("--ladder", tiny, "show").out == f"{other}\n"
    assert (
        command("--ladder", tiny, "next", "junior").out == f"{other.describe('senior').to_text()}\n"
    )
    assert command("--ladder", tiny, "gap", "junior").out == f"{skill_gap(*other, ladder=other)}\n"
    path = career_path(*other, ladder=other)
    assert command("--ladder", tiny, "path", "junior", "senior").out == f"{path}\n"
    reached = command("--ladder", tiny, "years", "5").out
    assert reached == "5 years -> Senior PM\n  Typical of Senior PM\n"


def test_options_stand_before_the_command_and_after_it(command: Command, tiny: str) -> None:
    said = command("--ladder", tiny, "show", "--json")
    assert said.data == to_dict(load_ladder(tiny))
    assert command("--json", "show", "--ladder", tiny) == said
    assert command("--json", "--ladder", tiny, "show") == said


def test_the_ladder_may_be_a_folder(command: Command, tiny: str) -> None:
    folder = str(Path(tiny).parent)
    assert command("show", "--ladder", folder) == command("show", "--ladder", tiny)


def test_the_ladder_may_be_in_json(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "acme.json"
    path.write_text('{"title": "Acme", "levels": [{"key": "pm", "title": 3}]}', encoding="utf-8")
    complaint = f"pm-career: {path}:1:53: levels[0].title: expected a string, got the number 3\n"
    assert command("show", "--ladder", str(path)) == (2, "", complaint)


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def put(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return put


def test_the_ladder_may_be_standard_input(
    command: Command, tiny: str, standard_input: Callable[[str], None]
) -> None:
    shown = command("show", "--ladder", tiny)
    standard_input(TINY)
    assert command("show", "--ladder", "-") == shown
    standard_input(TINY)
    assert command("diff", tiny, "-").out == "Tiny\n  Nothing has changed\n"
    standard_input(TINY)
    assert command("diff", "-", tiny).out == "Tiny\n  Nothing has changed\n"


def test_check_reads_standard_input(
    command: Command, standard_input: Callable[[str], None]
) -> None:
    standard_input(SOUND)
    assert command("check", "-") == (0, "-: no problems and no notes\n", "")


def test_standard_input_has_a_name_in_problems() -> None:
    done = subprocess.run(
        [*MODULE, "check", "-"], input=b"title = 3\nlevels = []", capture_output=True, check=False
    )
    assert done.stdout.decode().splitlines() == [
        "<stdin>:1:9: title: expected a string, got the number 3",
        "<stdin>:2:10: levels: expected at least one level, got none",
    ]


# Systems other than Windows have a path to standard input, which here is a pipe.
@pytest.mark.parametrize("path", ["-", *(["/dev/stdin"] if Path("/dev/stdin").exists() else [])])
def test_the_ladder_may_come_through_a_pipe(tiny: str, command: Command, path: str) -> None:
    done = subprocess.run(
        [*MODULE, "show", "--ladder", path],
        input=TINY.encode(),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == command("show", "--ladder", tiny).out


def test_the_last_ladder_named_is_asked(command: Command, tiny: str) -> None:
    said = command("--ladder", "/no/such.toml", "show", "--ladder", tiny)
    assert said == command("show", "--ladder", tiny)


# No answer


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (["next", "CPO"], "no level is above 'Chief Product Officer', the highest"),
        (["gap", "CPO"], "no level is above 'Chief Product Officer', the highest"),
        (["path", "PM", "PM"], "'Product Manager' is not above 'Product Manager'"),
        (
            ["path", "CPO", "PM"],
            "'Product Manager' is not above 'Chief Product Officer'",
        ),
    ],
    ids=str,
)
def test_no_answer_is_status_1_and_a_reason(
    command: Command, question: list[str], reason: str
) -> None:
    complaint = f"pm-career: {reason}\n"
    assert command(*question) == (1, "", complaint)
    assert command(*question, "--json") == (1, "null\n", complaint)


def test_so_few_years_reach_no_level(command: Command, tiny: str) -> None:
    reason = "1.0 is less than the 2 years of 'Junior PM', the first level with years"
    assert command("years", "1", "--ladder", tiny) == (1, "", f"pm-career: {reason}\n")


def test_a_ladder_may_state_no_years(command: Command, ladder_file: Callable[[str], str]) -> None:
    path = ladder_file('title = "Tiny"\nlevels = [{ key = "pm", title = "PM" }]')
    complaint = "pm-career: the ladder 'Tiny' states no years\n"
    assert command("years", "1", "--ladder", path) == (1, "", complaint)


# Bad input


about_a_wizard = pytest.mark.parametrize(
    "question",
    [
        ["show", "Wizard"],
        ["next", "Wizard"],
        ["gap", "Wizard"],
        ["gap", "PM", "Wizard"],
        ["path", "Wizard", "PM"],
        ["path", "PM", "Wizard"],
        ["compare", "PM", "Wizard"],
        ["compare", "Wizard", "PM"],
    ],
    ids=" ".join,
)


@about_a_wizard
def test_an_unknown_level_is_told_with_those_that_there_are(
    command: Command, question: list[str]
) -> None:
    complaint = f"pm-career: the ladder has no level 'Wizard'; it has {UNKNOWN}\n"
    assert command(*question) == (2, "", complaint)
    assert command(*question, "--json") == (2, "", complaint)


def test_a_level_without_a_name_is_unknown(command: Command) -> None:
    complaint = f"pm-career: the ladder has no level ''; it has {UNKNOWN}\n"
    assert command("show", "") == (2, "", complaint)


def test_a_misspelt_level_is_told_with_the_nearest(command: Command) -> None:
    complaint = (
        f"pm-career: the ladder has no level 'Senor'; it has {UNKNOWN}; did you mean 'Senior PM'?\n"
    )
    assert command("gap", "Senor") == (2, "", complaint)


@pytest.mark.parametrize(
    ("years", "reason"),
    [
        ("-1", "expected a finite number of years, 0 or more, got -1.0"),
        ("-0.5", "expected a finite number of years, 0 or more, got -0.5"),
        ("nan", "expected a finite number of years, 0 or more, got nan"),
        ("inf", "expected a finite number of years, 0 or more, got inf"),
        ("1e999", "expected a finite number of years, 0 or more, got inf"),
    ],
)
def test_years_that_make_no_sense_are_refused(command: Command, years: str, reason: str) -> None:
    assert command("years", years) == (2, "", f"pm-career: {reason}\n")
    assert command("years", years, "--json") == (2, "", f"pm-career: {reason}\n")


@pytest.mark.parametrize("years", ["five", "", "5 years", "0x5"])
def test_years_are_a_number(command: Command, years: str) -> None:
    complaint = f"argument N: invalid float value: {years!r}; see pm-career years --help"
    assert command("years", years) == (2, "", f"pm-career: {complaint}\n")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--json"], "the following arguments are required: COMMAND; see pm-career --help"),
        (["years"], "the following arguments are required: N; see pm-career years --help"),
        (["next"], "the following arguments are required: LEVEL; see pm-career next --help"),
        (["gap"], "a gap needs a current level or a profile; pass CURRENT or --profile"),
        (
            ["path", "PM"],
            "the following arguments are required: TARGET; see pm-career path --help",
        ),
        (["show", "PM", "CPO"], "unrecognized arguments: CPO; see pm-career show --help"),
        (["show", "--xml"], "unrecognized arguments: --xml; see pm-career show --help"),
        (
            ["show", "--x\x1b[31m"],
            r"unrecognized arguments: --x\x1b[31m; see pm-career show --help",
        ),
        (["new", "--from", "book.xlsx"], "unrecognized arguments: --from; see pm-career --help"),
        (["show", "--ladd", "x"], "unrecognized arguments: --ladd; see pm-career show --help"),
        (["--js", "show"], "unrecognized arguments: --js; see pm-career show --help"),
        (["check", "acme", "--str"], "unrecognized arguments: --str; see pm-career --help"),
        (
            ["show", "--ladder"],
            "argument --ladder: expected one argument; see pm-career show --help",
        ),
    ],
    ids=str,
)
def test_a_command_that_makes_no_sense_is_told_in_one_line(
    command: Command, arguments: list[str], complaint: str
) -> None:
    assert command(*arguments) == (2, "", f"pm-career: {complaint}\n")


@pytest.mark.parametrize("name", ["climb", "", "\x1b[31m"])
def test_an_unknown_command_is_told_with_those_that_there_are(command: Command, name: str) -> None:
    status, out, err = command(name)
    assert (status, out) == (2, "")
    # How argparse quotes them depends on the version of Python.
    assert err.startswith(f"pm-career: argument COMMAND: invalid choice: {name!r} (choose from ")
    assert "(choose from show, next, path, compare, lateral" in err.replace("'", "")
    assert err.endswith("); see pm-career --help\n")
    assert is_plain(err)
    assert err.count("\n") == 1


# Bad ladders


def test_the_one_problem_of_a_ladder_is_told(
    command: Command, ladder_file: Callable[[str], str]
) -> None:
    path = ladder_file('title = "T"\nlevels = [{ key = "pm", title = 3 }]')
    complaint = f"pm-career: {path}: levels[0].title: expected a string, got the number 3\n"
    assert unplaced(command("show", "--ladder", path)) == (2, "", complaint)
    assert unplaced(command("--json", "--ladder", path, "years", "-1")) == (2, "", complaint)


def test_the_first_of_many_problems_is_told_and_their_number(
    command: Command, ladder_file: Callable[[str], str]
) -> None:
    path = ladder_file(
        """
        size = 3
        title = "T"
        levels = [{ key = "PM", title = "PM" }, { key = "cpo", title = "" }]
        """
    )
    first = f"{path}: size: there is no such key; the keys are {KEYS}"
    complaint = (
        f"pm-career: {first} (the first of 3 problems; pm-career check PATH shows all of them)\n"
    )
    assert unplaced(command("show", "--ladder", path)) == (2, "", complaint)


def test_a_ladder_that_is_not_there_is_told(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "no-such.toml"
    complaint = f"pm-career: {path}: cannot be read: there is no such file\n"
    assert command("show", "--ladder", str(path)) == (2, "", complaint)


def test_a_folder_without_a_ladder_is_told(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "ladder.toml"
    complaint = f"pm-career: {path}: cannot be read: there is no such file\n"
    assert command("show", "--ladder", str(tmp_path)) == (2, "", complaint)


@pytest.mark.parametrize("path", ["a" * 300, "null \0 byte"], ids=["too long", "null byte"])
def test_a_path_that_no_file_can_have_is_told(command: Command, path: str) -> None:
    status, out, err = command("show", "--ladder", path)
    assert (status, out) == (2, "")
    assert err.startswith(f"pm-career: {path}: cannot be read: ".replace("\0", r"\x00"))
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "content",
    [b"title =", b"\xff", b'title = "' + b"[" * 3, b"a = " + b"[" * 5000, b"a = " + b"9" * 5000],
    ids=["no TOML", "no UTF-8", "an open string", "deeply nested", "many digits"],
)
def test_a_file_that_is_no_ladder_is_told_in_one_line(
    command: Command, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "ladder.toml"
    path.write_bytes(content)
    status, out, err = command("show", "--ladder", str(path))
    assert (status, out) == (2, "")
    assert err.startswith(f"pm-career: {path}:")
    assert "expected" in err
    assert err.count("\n") == 1


# What a ladder file cannot do to a terminal

CONTROLS = "\x1b[31m\x9b31m\u202e\u2066\x07\x08\r\n\t\x7f\0"
IN_TOML = "".join(f"\\u{ord(control):04x}" for control in CONTROLS)
SPELLED = r"\x1b[31m\x9b31m\u202e\u2066\x07\x08 \x7f\x00"


@pytest.fixture
def hostile(ladder_file: Callable[[str], str]) -> str:
    return ladder_file(
        TINY.replace('"Tiny"', f'"Tiny {IN_TOML}"\nsummary = "{IN_TOML}"\ngrowth = ["{IN_TOML}"]')
        .replace('"Agile methods"', f'"Agile {IN_TOML}"')
        .replace('"Junior PM"', f'"Junior {IN_TOML}"\nsummary = "{IN_TOML}"')
        .replace('"Jr. PM"', f'"Jr. {IN_TOML}"')
        .replace('"Senior PM"', f'"Senior {IN_TOML}"\nresponsibilities = ["{IN_TOML}"]')
        .replace('"Works well"', f'"Works {IN_TOML}"')
        .replace("max_years = 8", f'background = ["{IN_TOML}"]')
    )


QUESTIONS_OF_TINY = [
    ["show"],
    ["show", "junior"],
    ["show", "senior"],
    ["next", "junior"],
    ["years", "5"],
    ["gap", "junior"],
    ["path", "junior", "senior"],
]


@pytest.mark.parametrize("question", QUESTIONS_OF_TINY, ids=" ".join)
def test_text_from_a_file_cannot_steer_the_terminal(
    command: Command, hostile: str, question: list[str]
) -> None:
    status, out, err = command(*question, "--ladder", hostile)
    assert (status, err) == (0, "")
    assert is_plain(out)
    assert r"\x1b[31m\x9b31m\u202e\u2066\x07\x08" in out


@pytest.mark.parametrize("question", QUESTIONS_OF_TINY, ids=" ".join)
def test_json_cannot_steer_the_terminal_and_loses_nothing(
    command: Command, hostile: str, question: list[str]
) -> None:
    said = command(*question, "--json", "--ladder", hostile)
    assert (said.status, said.err) == (0, "")
    assert is_plain(said.out)
    assert said.out.isascii()
    assert CONTROLS in str(to_dict(load_ladder(hostile))["title"])
    assert json.dumps(CONTROLS)[1:-1] in said.out


@pytest.mark.parametrize(
    ("question", "status"),
    [
        (["next", "senior"], 1),
        (["gap", "senior"], 1),
        (["path", "senior", "junior"], 1),
        (["years", "1"], 1),
        (["show", f"nobody {CONTROLS}"], 2),
        (["show", f"Senior {CONTROLS}y"], 2),
        (["show", CONTROLS], 2),
    ],
    ids=str,
)
def test_a_complaint_cannot_steer_the_terminal(
    command: Command, hostile: str, question: list[str], status: int
) -> None:
    said = command(*question, "--ladder", hostile)
    assert (said.status, said.out) == (status, "")
    assert is_plain(said.err)
    assert said.err.count("\n") == 1


def test_the_keys_and_the_values_in_a_complaint_are_spelled_out(
    command: Command, ladder_file: Callable[[str], str]
) -> None:
    path = ladder_file(f'title = "T"\nlevels = [{{ key = "pm", title = "PM" }}]\n"{IN_TOML}" = 1')
    complaint = f"{path}: {CONTROLS!r}: there is no such key; the keys are {KEYS}"
    assert unplaced(command("show", "--ladder", path)) == (2, "", f"pm-career: {complaint}\n")
    path = ladder_file(f'title = "T"\nlevels = [{{ key = "{IN_TOML}", title = "PM" }}]')
    complaint = (
        f"{path}: levels[0].key: expected lower-case words joined by hyphens, got {CONTROLS!r}"
    )
    assert unplaced(command("show", "--ladder", path)) == (2, "", f"pm-career: {complaint}\n")


def test_the_name_of_a_file_is_spelled_out(command: Command) -> None:
    name = SPELLED.replace(r"\x08 \x7f", r"\x08\r\n\t\x7f")
    complaint = f"pm-career: no {name}.toml: cannot be read: there is no such file\n"
    assert command("show", "--ladder", f"no {CONTROLS}.toml") == (2, "", complaint)


def test_what_check_prints_cannot_steer_the_terminal(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "red \x1b[31m.toml"
    for content in (SOUND, NOTED, WRONG.replace('"PM", ', f'"{IN_TOML}", ')):
        Path(name).write_text(content, encoding="utf-8")
        said = command("check", name)
        assert said.out.startswith(r"red \x1b[31m.toml:")
        assert is_plain(said.out)


@pytest.mark.parametrize("name", ["red \x1b[31m", "two\nlines", "c1 \x9b31m"], ids=ascii)
def test_the_name_of_a_new_folder_cannot_steer_the_terminal(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = command("new", name)
    assert (status, err) == (0, "")
    assert is_plain(out)
    assert out.count("\n") == 2 + len(list(Path(name).iterdir()))
    status, out, err = command("new", name)
    assert (status, out) == (2, "")
    assert is_plain(err)


# Eighty columns

WORDS = "many words " * 20
WORD = "w" * 200


@pytest.fixture
def wide(ladder_file: Callable[[str], str]) -> str:
    return ladder_file(
        TINY.replace('"Tiny"', f'"Tiny {WORDS}"\nsummary = "{WORD}"\nadvancement = ["{WORDS}"]')
        .replace('"Agile methods"', f'"Agile {WORDS}"')
        .replace('"Junior PM"', f'"Junior {WORD}"')
        .replace('"Senior PM"', f'"Senior {WORDS}"\nresponsibilities = ["{WORD}", "{WORDS}"]')
        .replace('"Works well"', f'"Works {WORDS}"')
    )


@pytest.mark.parametrize("question", QUESTIONS_OF_TINY, ids=" ".join)
def test_no_line_is_wider_than_a_terminal(command: Command, wide: str, question: list[str]) -> None:
    status, out, _ = command(*question, "--ladder", wide)
    assert status == 0
    assert max(map(len, out.splitlines())) in range(60, 81)


def test_the_levels_of_a_ladder_are_aligned(command: Command, wide: str) -> None:
    table = command("show", "--ladder", wide).out.split("\n\n")[2]
    years = [(line.find("2 to 4"), line.find("5 to 8")) for line in table.splitlines()]
    columns = [column for pair in years for column in pair if column >= 0]
    assert len(columns) == 2
    assert columns[0] == columns[1] > 0


# Spreadsheets

MATRIX = "Skill,Junior PM,Senior PM\nDiscovery,Asks,Plans\nDelivery,,Ships\n"
UNDERSTOOD = """\
  A       Skill                   skill
  B to C  Junior PM to Senior PM  2 levels

  Notes
    - B3: 1 empty cell was read as asking for nothing; empty='as below' would
      repeat the level below
"""


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a sheet in the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("skills.csv").write_text(MATRIX, encoding="utf-8")
    return "skills.csv"


def test_import_prints_what_was_understood_and_writes_the_ladder(
    command: Command, sheet: str
) -> None:
    assert command("import", sheet, "-o", "acme") == (
        0,
        (
            "skills\n"
            "  2 levels, 2 skills, measured by its levels\n"
            "\n"
            "  skills.csv (matrix)\n"
            "\n"
            f"{UNDERSTOOD}"
            "\n"
            "acme holds the ladder\n"
            "\n"
            "  Notes\n"
            "    - version: no version is stated\n"
            "\n"
            "Edit it, then run: pm-career check acme\n"
        ),
        "",
    )
    assert load_ladder("acme") == read_ladder(sheet)


@pytest.mark.parametrize("name", ["acme.toml", "acme.json"])
def test_import_writes_one_file_if_its_name_says_so(
    command: Command, sheet: str, name: str
) -> None:
    assert command("import", sheet, "--output", name).status == 0
    assert Path(name).is_file()
    assert load_ladder(name) == read_ladder(sheet)


def test_import_has_a_json_form(command: Command, sheet: str) -> None:
    said = command("import", sheet, "-o", "acme.toml", "--json")
    report = read_with_report(sheet)
    assert (said.status, said.err) == (0, "")
    assert said.data == {
        "output": "acme.toml",
        "report": to_dict(report),
        "notes": list(map(to_dict, check_ladder(report.ladder))),
    }


def test_import_says_nothing_of_notes_if_there_are_none(command: Command, sheet: str) -> None:
    Path(sheet).write_text("Ladder\nField,Text\nTitle,T\nVersion,1\n\nLevels\nKey,Title\nl,L\n")
    said = command("import", sheet, "-o", "acme")
    assert said.out.endswith(
        "\n\nacme holds the ladder\n\nEdit it, then run: pm-career check acme\n"
    )


OPTIONS: dict[str, tuple[str, list[str], dict[str, Any]]] = {
    "title": ("", ["--title", "Acme"], {"title": "Acme"}),
    "empty": (
        "Skill,Junior PM,Senior PM\nMaps,Reads,\n",
        ["--empty", "as-below"],
        {"empty": "as below"},
    ),
    "levels": (
        "",
        ["--levels", "senior pm", "Junior PM"],
        {"levels": ["senior pm", "Junior PM"]},
    ),
    "scale": (
        "",
        ["--scale", "Asks", "Plans", "Ships"],
        {"scale": ["Asks", "Plans", "Ships"]},
    ),
    "facts": (
        "",
        ["--facts", "Delivery", "Discovery=summary"],
        {"facts": {"Delivery": "detail", "Discovery": "summary"}},
    ),
    "headings": (
        "A,B,C,Junior PM,Senior PM\nx,y,z,1,2\n",
        ["--skill", "C", "--category", "B", "--description", "A"],
        {"skill": "C", "category": "B", "description": "A"},
    ),
    "where": (
        "Role,Skill,Junior PM,Senior PM\nPilot,Maps,1,2\nCook,Soup,1,2\n",
        ["--where", "Role=Cook"],
        {"where": {"Role": "Cook"}},
    ),
    "where a value has an equals sign": (
        "Role,Skill,Junior PM,Senior PM\nGrade=3,Maps,1,2\nCook,Soup,1,2\n",
        ["--where", "Role=Grade=3"],
        {"where": {"Role": "Grade=3"}},
    ),
    "a layout": (
        "Level,Management\nJunior,Nobody\n",
        ["--layout", "levels"],
        {"layout": "levels"},
    ),
    "a long sheet": (
        "Rung,Rating,Skill\nJunior,low,Maps\nSenior,high,Maps\n",
        ["--layout", "long", "--level", "Rung", "--proficiency", "Rating"],
        {"layout": "long", "level": "Rung", "proficiency": "Rating"},
    ),
}


@pytest.mark.parametrize("option", OPTIONS)
def test_import_has_the_options_of_read_ladder(command: Command, sheet: str, option: str) -> None:
    content, arguments, keywords = OPTIONS[option]
    Path(sheet).write_text(content or MATRIX, encoding="utf-8")
    said = command("import", sheet, "-o", "acme.toml", *arguments)
    assert (said.status, said.err) == (0, "")
    assert load_ladder("acme.toml") == read_ladder(sheet, **keywords)


ROLES = """\
Guild,Role,Level,Skill,Score
Land,Pilot,Mate,Maps,1
Land,Pilot,Captain,Maps,2
Sea,Cook,Chef,Soup,2
"""


@pytest.fixture
def roles(sheet: str) -> str:
    """The name of a sheet with several roles."""
    Path(sheet).write_text(ROLES, encoding="utf-8")
    return sheet


def test_import_writes_a_framework_and_what_was_understood(command: Command, roles: str) -> None:
    assert command("import", roles, "-o", "acme", "--framework") == (
        0,
        (
            "skills\n"
            "  2 tracks, 3 levels, 2 skills, 2 proficiencies\n"
            "\n"
            "  skills.csv (long)\n"
            "\n"
            "  A  Guild  detail of the track\n"
            "  B  Role   track\n"
            "  C  Level  level\n"
            "  D  Skill  skill\n"
            "  E  Score  proficiency\n"
            "\n"
            "  Tracks\n"
            "\n"
            "  Pilot  Mate, Captain\n"
            "  Cook   Chef\n"
            "\n"
            "  Notes\n"
            "    - C: the levels of 'Pilot' are in the order of the rows, lowest first;\n"
            "      levels= sets another order\n"
            "\n"
            "acme holds the framework\n"
            "\n"
            "  Notes\n"
            "    - version: no version is stated\n"
            "    - levels[0].expectations[0]: nothing says in words what is expected\n"
            "    - levels[1].expectations[0]: nothing says in words what is expected\n"
            "    - levels[2].expectations[0]: nothing says in words what is expected\n"
            "\n"
            "Edit it, then run: pm-career check acme\n"
        ),
        "",
    )
    assert load_framework("acme") == read_framework(roles)


def test_import_of_a_framework_has_a_json_form(command: Command, roles: str) -> None:
    said = command("import", roles, "-o", "acme.toml", "--framework", "--json")
    report = read_framework_with_report(roles)
    assert (said.status, said.err) == (0, "")
    assert said.data == {
        "output": "acme.toml",
        "report": to_dict(report),
        "notes": list(map(to_dict, check_framework(report.framework))),
    }


def test_import_has_the_options_of_read_framework(command: Command, roles: str) -> None:
    given = ["--role", "Guild", "--title", "Acme", "--levels", "Chef", "Captain", "Mate"]
    said = command("import", roles, "-o", "acme.json", "--framework", "--layout", "long", *given)
    assert (said.status, said.err) == (0, "")
    told: dict[str, Any] = {"title": "Acme", "levels": ["Chef", "Captain", "Mate"]}
    assert load_framework("acme.json") == read_framework(roles, role="Guild", **told)


def test_import_prints_every_problem_of_a_framework(command: Command, roles: str) -> None:
    Path(roles).write_text(f"{ROLES}Land,,Mate,Maps,1\nSea,Cook,,Soup,1\n", encoding="utf-8")
    faults = [
        "skills.csv:B5: expected the name of a role, got an empty cell",
        "skills.csv:C6: expected the name of a level, got an empty cell",
    ]
    said = command("import", roles, "-o", "acme", "--framework")
    assert said == (1, "\n".join([*faults, ""]), "")
    assert not Path("acme").exists()


@pytest.mark.parametrize(("names", "read"), [(["B"], ["B"]), (["C", "a"], ["A", "C"])], ids=str)
def test_import_reads_the_sheets_that_are_named(
    command: Command, tmp_path: Path, names: list[str], read: list[str]
) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title in "ABC":
        page = book.create_sheet(title)
        page.append(["Skill", "Junior PM"])
        page.append([f"Skill of {title}", "does it"])
    book.save(tmp_path / "book.xlsx")

    out = str(tmp_path / "acme.toml")
    said = command("import", str(tmp_path / "book.xlsx"), "-o", out, "--sheet", *names)
    assert (said.status, said.err) == (0, "")
    assert [skill.name for skill in load_ladder(out).skills] == [f"Skill of {x}" for x in read]


def test_import_reads_standard_input(
    command: Command, sheet: str, standard_input: Callable[[str], None]
) -> None:
    standard_input(MATRIX)
    said = command("import", "-", "-o", "acme", "--title", "Acme")
    assert (said.status, said.err) == (0, "")
    assert load_ladder("acme") == read_ladder(sheet, title="Acme")


def test_standard_input_gives_a_ladder_no_title(tmp_path: Path) -> None:
    program = [*MODULE, "import", "-", "-o", str(tmp_path / "acme")]
    done = subprocess.run(program, input=MATRIX.encode(), capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[0] == "Career ladder"
    assert load_ladder(tmp_path / "acme").title == "Career ladder"


def test_import_prints_every_problem_and_writes_nothing(command: Command, sheet: str) -> None:
    Path(sheet).write_text("Skill,PM,Lead\nA,1,two\nB,3,4\n,5,5\nC,1,1\nD,2,six\n")
    faults = [
        "skills.csv:C2: expected one of '1', '2', '3', '4', '5', got 'two'",
        "skills.csv:B4: another row has a different proficiency for 'B'",
        "skills.csv:C4: another row has a different proficiency for 'B'",
        "skills.csv:C6: expected one of '1', '2', '3', '4', '5', got 'six'",
    ]
    assert command("import", sheet, "-o", "acme") == (1, "\n".join([*faults, ""]), "")
    assert not Path("acme").exists()

    with pytest.raises(InvalidLadderError) as caught:
        read_ladder(sheet)
    said = command("import", sheet, "-o", "acme", "--json")
    assert (said.status, said.err) == (1, "")
    assert said.data == {"problems": list(map(to_dict, caught.value.problems))}
    assert not Path("acme").exists()


def test_import_says_that_a_sheet_is_not_there(command: Command) -> None:
    said = command("import", "no-such.csv", "-o", "acme")
    assert said == (1, "no-such.csv: cannot be read: there is no such file\n", "")


def test_import_keeps_a_folder_that_exists(command: Command, sheet: str) -> None:
    Path("acme").mkdir()
    Path("acme", "mine.txt").write_text("mine")
    complaint = "acme cannot be written: it exists already; choose another name, or remove it"
    assert command("import", sheet, "-o", "acme") == (2, "", f"pm-career: {complaint}\n")
    assert list(Path("acme").iterdir()) == [Path("acme", "mine.txt")]


@pytest.mark.parametrize("name", ["acme.csv", "ACME.XLSX", "acme.md"])
def test_import_writes_no_spreadsheet(command: Command, sheet: str, name: str) -> None:
    complaint = f"{name} cannot be written: expected a folder, or a file of TOML or JSON"
    assert command("import", sheet, "-o", name) == (2, "", f"pm-career: {complaint}\n")
    assert not Path(name).exists()


def test_import_says_why_it_cannot_write(command: Command, sheet: str) -> None:
    complaint = f"no/acme.toml cannot be written: {os.strerror(ENOENT)}"
    assert command("import", sheet, "-o", "no/acme.toml") == (2, "", f"pm-career: {complaint}\n")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--skill", "Ability"], "the table has no column 'Ability'; it has {columns}"),
        (["--where", "=Cook"], "where must have no blank name, got ''"),
        (["--facts", "=summary"], "facts must have no blank name, got ''"),
        (["--scale", "low", "Low"], "scale must have each name once, got 'Low' again"),
        (
            ["--facts", "Delivery=fun"],
            (
                "the field of a fact must be one of 'title', 'aliases', 'summary', "
                "'responsibilities', 'years', 'background', 'detail', got 'fun'"
            ),
        ),
        (
            ["--facts", "Delivery=fun=summary"],
            (
                "the field of a fact must be one of 'title', 'aliases', 'summary', "
                "'responsibilities', 'years', 'background', 'detail', got 'fun=summary'"
            ),
        ),
        (["--role", "Skill"], "--role is for a framework; add --framework"),
        (
            ["--framework", "--layout", "matrix"],
            "--layout and --empty are for a ladder; omit them with --framework",
        ),
        (
            ["--framework", "--empty", "as-below"],
            "--layout and --empty are for a ladder; omit them with --framework",
        ),
        (
            ["--where", "Role"],
            "argument --where: expected HEADING=VALUE, got 'Role'; see pm-career import --help",
        ),
    ],
    ids=str,
)
def test_import_refuses_options_that_make_no_sense(
    command: Command, sheet: str, arguments: list[str], complaint: str
) -> None:
    complaint = complaint.format(columns="'Skill', 'Junior PM', 'Senior PM'")
    said = command("import", sheet, "-o", "acme", *arguments)
    assert said == (2, "", f"pm-career: {complaint}\n")
    assert not Path("acme").exists()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["import", "a.csv"], "the following arguments are required: -o/--output"),
        (["import", "-o", "acme"], "the following arguments are required: SOURCE"),
        (["export", "acme"], "the following arguments are required: -o/--output"),
    ],
    ids=str,
)
def test_import_and_export_need_their_arguments(
    command: Command, arguments: list[str], complaint: str
) -> None:
    complaint = f"{complaint}; see pm-career {arguments[0]} --help"
    assert command(*arguments) == (2, "", f"pm-career: {complaint}\n")


@pytest.mark.parametrize(
    ("name", "option"),
    [("import", "--layout"), ("import", "--empty"), ("export", "--layout")],
    ids=str,
)
def test_an_unknown_word_is_told_with_those_that_there_are(
    command: Command, name: str, option: str
) -> None:
    said = command(name, "a.csv", "-o", "b.csv", option, "round")
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"pm-career: argument {option}: invalid choice: 'round' (choose ")
    assert said.err.count("\n") == 1


WITHOUT_OPENPYXL = (
    sys.executable,
    "-c",
    (
        "import sys; sys.modules['openpyxl'] = None\n"
        "from pm_career.__main__ import main; sys.exit(main(sys.argv[1:]))"
    ),
)


def test_the_program_says_what_to_install_for_workbooks(tmp_path: Path, tiny: str) -> None:
    book = tmp_path / "book.xlsx"
    advice = 'a workbook needs openpyxl: pip install "pm-career[spreadsheets]"\n'
    said = run(*WITHOUT_OPENPYXL, "export", tiny, "-o", str(book))
    assert said == (2, "", f"pm-career: writing {advice}")
    assert not book.exists()

    Workbook().save(book)
    said = run(*WITHOUT_OPENPYXL, "import", str(book), "-o", str(tmp_path / "acme"))
    assert said == (2, "", f"pm-career: reading {advice}")
    assert not (tmp_path / "acme").exists()


@pytest.mark.parametrize("name", ["acme.xlsx", "acme.csv", "acme.tsv"])
def test_export_writes_a_spreadsheet_that_import_reads_back(
    command: Command, tiny: str, tmp_path: Path, name: str
) -> None:
    book, back = str(tmp_path / name), str(tmp_path / "back")
    assert command("export", tiny, "-o", book) == (
        0,
        f"{book} holds Tiny\nEdit it, then run: pm-career import {book} -o FOLDER\n",
        "",
    )
    assert command("import", book, "-o", back).status == 0
    assert load_ladder(back) == load_ladder(tiny)


def test_export_writes_the_packaged_ladder(command: Command, tmp_path: Path) -> None:
    book = str(tmp_path / "book.csv")
    assert command("export", "-o", book).out.startswith(f"{book} holds {default_ladder().title}\n")
    assert read_ladder(book) == default_ladder()


def test_export_reads_standard_input(
    command: Command, tmp_path: Path, tiny: str, standard_input: Callable[[str], None]
) -> None:
    standard_input(TINY)
    book = str(tmp_path / "book.csv")
    assert command("export", "-", "-o", book).status == 0
    assert read_ladder(book) == load_ladder(tiny)


def test_export_has_a_json_form(command: Command, tiny: str, tmp_path: Path) -> None:
    book = str(tmp_path / "book.csv")
    said = command("export", tiny, "-o", book, "--json")
    assert (said.status, said.data, said.err) == (0, {"output": book}, "")


@pytest.mark.parametrize("layout", ["matrix", "long", "levels"])
def test_export_writes_one_table_which_is_not_the_whole_ladder(
    command: Command, tiny: str, tmp_path: Path, layout: Any
) -> None:
    book, expected = tmp_path / "book.csv", tmp_path / "expected.csv"
    said = command("export", tiny, "-o", str(book), "--layout", layout)
    assert said == (0, f"{book} holds Tiny\n", "")
    write_ladder(load_ladder(tiny), expected, layout=layout)
    assert book.read_bytes() == expected.read_bytes()


def test_export_keeps_a_file_that_exists(command: Command, tiny: str, tmp_path: Path) -> None:
    book = tmp_path / "book.csv"
    book.write_text("edited")
    complaint = f"{book} cannot be written: it exists already; choose another name, or remove it"
    assert command("export", tiny, "-o", str(book)) == (2, "", f"pm-career: {complaint}\n")
    assert book.read_text() == "edited"


def test_export_says_why_it_cannot_write(command: Command, tiny: str, tmp_path: Path) -> None:
    complaint = f"{tmp_path}/no/book.csv cannot be written: {os.strerror(ENOENT)}"
    said = command("export", tiny, "-o", f"{tmp_path}/no/book.csv")
    assert said == (2, "", f"pm-career: {complaint}\n")

    complaint = "expected a path that ends in .xlsx, .csv or .tsv, got 'book.ods'"
    assert command("export", tiny, "-o", "book.ods") == (2, "", f"pm-career: {complaint}\n")
    assert not Path("book.ods").exists()


def test_export_needs_a_ladder(command: Command, tmp_path: Path) -> None:
    complaint = "pm-career: no-such.toml: cannot be read: there is no such file\n"
    book = tmp_path / "book.csv"
    assert command("export", "no-such.toml", "-o", str(book)) == (2, "", complaint)
    assert not book.exists()


HOSTILE_MATRIX = (
    f'"Skill",Junior PM,"Senior {CONTROLS} PM"\n'
    f'"Disco{CONTROLS}very",x,"{CONTROLS}"\n"Band {CONTROLS}",,\nB,-,"n/a"\n'
).replace("\0", "")


def test_a_sheet_cannot_steer_the_terminal(command: Command, sheet: str) -> None:
    Path(sheet).write_text(HOSTILE_MATRIX, encoding="utf-8", newline="")
    for options in ([], ["--json"]):
        said = command("import", sheet, "-o", f"a{len(options)}.toml", *options)
        assert (said.status, said.err) == (0, "")
        assert is_plain(said.out)

    said = command("import", sheet, "-o", "b", "--scale", "low", "high")
    assert said.status == 1
    assert is_plain(said.out)
    assert r"\x1b[31m" in said.out

    ladder = "a0.toml"
    said = command("export", ladder, "-o", "red \x1b[31m.csv")
    assert said.status == 0
    assert is_plain(said.out)
    said = command("import", "red \x1b[31m.csv", "-o", "red \x1b[31m")
    assert said.status == 0
    assert is_plain(said.out)
    assert is_plain(command("import", "red \x1b[31m.csv", "-o", "red \x1b[31m").err)


def test_no_line_about_a_sheet_is_wider_than_a_terminal(command: Command, sheet: str) -> None:
    rows = [["Skill", f"Junior {WORDS}", f"Senior {WORD}"], [WORDS, "", "n/a"], [WORD, WORDS, ""]]
    with Path(sheet).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    status, out, _ = command("import", sheet, "-o", "acme", "--title", WORDS)
    assert status == 0
    assert max(map(len, out.splitlines())) in range(60, 81)


@pytest.mark.parametrize("name", ["import", "export"])
def test_help_says_what_a_command_with_spreadsheets_is_for(command: Command, name: str) -> None:
    status, out, err = command(name, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"usage: pm-career {name} [-h] [--json] ")
    assert out.split("\n\n")[1] in " ".join(command("--help").out.split())


# Frameworks

ACME = """\
title = "Acme careers"
version = "1"
proficiencies = [{ key = "basic", name = "Basic" }, { key = "strong", name = "Strong" }]
skills = [{ key = "craft", name = "Product craft" }, { key = "people", name = "Leading people" }]

[[levels]]
key = "pm"
title = "Product Manager"
aliases = ["PM"]
experience = { min_years = 2, max_years = 5 }
expectations = [{ skills = { craft = "basic" } }]

[[levels]]
key = "senior-pm"
title = "Senior Product Manager"
aliases = ["Senior PM"]
experience = { min_years = 5, max_years = 8 }
expectations = [{ skills = { craft = "strong" } }]

[[levels]]
key = "staff-pm"
title = "Staff Product Manager"
experience = { min_years = 9 }
expectations = [{ statement = "Solves the hardest problems", skills = { craft = "strong" } }]

[[levels]]
key = "group-pm"
title = "Group Product Manager"
experience = { min_years = 10, max_years = 12 }
expectations = [{ skills = { people = "basic", craft = "strong" } }]

[[levels]]
key = "director"
title = "Product Director"
experience = { min_years = 12 }
expectations = [{ skills = { people = "strong" } }]

[[levels]]
key = "fellow"
title = "Product Fellow"

[[tracks]]
key = "maker"
title = "Individual contributor"
levels = ["pm", "senior-pm", "staff-pm"]

[[tracks]]
key = "manager"
title = "People manager"
levels = ["pm", "senior-pm", "group-pm", "director"]
"""
TRACKS = 'tracks = [{ key = "maker", title = "Maker", levels = ["pm"] }]'
LATE_MANAGER = """
[[tracks]]
key = "late-manager"
title = "Late manager"
levels = ["staff-pm", "group-pm"]
"""


@pytest.fixture
def acme(tmp_path: Path) -> str:
    path = tmp_path / "framework.toml"
    path.write_text(ACME, encoding="utf-8")
    return str(path)


@pytest.fixture
def ask_acme(command: Command, acme: str) -> Command:
    """The command that asks the framework."""

    def ask(*question: str) -> Any:
        return command(*question, "--ladder", acme)

    return ask


@pytest.fixture
def framework(acme: str) -> Framework:
    return load_framework(acme)


def test_show_prints_a_framework(ask_acme: Command, framework: Framework) -> None:
    assert ask_acme("show") == (0, f"{framework}\n", "")
    assert ask_acme("show", "--json").data == to_dict(framework)


def test_a_framework_may_be_a_folder_or_standard_input(
    command: Command, acme: str, standard_input: Callable[[str], None]
) -> None:
    shown = command("show", "--ladder", acme)
    assert command("show", "--ladder", str(Path(acme).parent)) == shown
    standard_input(ACME)
    assert command("show", "--ladder", "-") == shown


def test_show_prints_a_level_and_its_tracks(ask_acme: Command, framework: Framework) -> None:
    assert ask_acme("show", "Staff_PM") == (
        0,
        (
            "Staff Product Manager (staff-pm)\n"
            "  On the track Individual contributor\n"
            "  Usually takes 9 years and more\n"
            "\n"
            "  Expectations\n"
            "    - Solves the hardest problems (Product craft: Strong)\n"
        ),
        "",
    )
    tracks = "  On the tracks Individual contributor, People manager\n"
    assert ask_acme("show", "PM").out.startswith(f"Product Manager (pm)\n{tracks}")
    assert ask_acme("show", "fellow") == (0, "Product Fellow (fellow)\n", "")

    level = to_dict(framework.level("pm"))
    assert ask_acme("show", "PM", "--json").data == {"level": level, "tracks": ["maker", "manager"]}


def test_next_prints_the_level_above_on_each_track(ask_acme: Command, framework: Framework) -> None:
    assert ask_acme("next", "Senior PM") == (
        0,
        (
            "Above Senior Product Manager\n"
            "\n"
            "  Individual contributor  Staff Product Manager\n"
            "  People manager          Group Product Manager\n"
            "\n"
            f"{framework.describe('staff-pm').to_text()}\n"
            "\n"
            f"{framework.describe('group-pm').to_text()}\n"
        ),
        "",
    )
    assert ask_acme("next", "Senior PM", "--json").data == {
        "maker": to_dict(framework.level("staff-pm")),
        "manager": to_dict(framework.level("group-pm")),
    }


def test_next_prints_a_level_once(ask_acme: Command, framework: Framework) -> None:
    assert ask_acme("next", "pm") == (
        0,
        (
            "Above Product Manager\n"
            "\n"
            "  Individual contributor  Senior Product Manager\n"
            "  People manager          Senior Product Manager\n"
            "\n"
            f"{framework.describe('senior-pm').to_text()}\n"
        ),
        "",
    )
    senior = to_dict(framework.level("senior-pm"))
    assert ask_acme("next", "pm", "--json").data == {"maker": senior, "manager": senior}


def test_levels_of_one_title_are_told_apart(command: Command, acme: str) -> None:
    Path(acme).write_text(
        ACME.replace("Staff Product", "Lead Product").replace("Group Product", "Lead Product")
        + LATE_MANAGER,
        encoding="utf-8",
    )
    said = command("next", "Senior PM", "--ladder", acme)
    assert said.out.startswith(
        "Above Senior Product Manager\n"
        "\n"
        "  Individual contributor  Lead Product Manager (staff-pm)\n"
        "  People manager          Lead Product Manager (group-pm)\n"
    )
    said = command("next", "staff-pm", "--ladder", acme)
    assert said.out.startswith("Above Lead Product Manager (staff-pm)\n")
    said = command("path", "senior-pm", "group-pm", "--ladder", acme)
    assert said.out.startswith(
        "Senior Product Manager -> Lead Product Manager (group-pm)\n"
        "  2 paths\n"
        "\n"
        "  1 step   Senior Product Manager -> Lead Product Manager (group-pm)\n"
        "  2 steps  Senior Product Manager -> Lead Product Manager (staff-pm) -> Lead\n"
        "           Product Manager (group-pm)\n"
        "\n"
    )


def test_years_reach_a_level_on_each_track(ask_acme: Command, framework: Framework) -> None:
    assert ask_acme("years", "9") == (
        0,
        (
            "Individual contributor: 9 years -> Staff Product Manager\n"
            "  Typical of Staff Product Manager\n"
            "\n"
            "People manager: 9 years -> Senior Product Manager\n"
            "  Typical of no level\n"
        ),
        "",
    )
    staff = to_dict(framework.level("staff-pm"))
    assert ask_acme("years", "9", "--json").data == {
        "maker": {"level": staff, "typical": [staff]},
        "manager": {"level": to_dict(framework.level("senior-pm")), "typical": []},
    }


def test_years_may_reach_no_level_on_a_track(command: Command, acme: str) -> None:
    Path(acme).write_text(ACME + LATE_MANAGER, encoding="utf-8")
    said = command("years", "5", "--ladder", acme)
    assert said == (
        0,
        (
            "Individual contributor: 5 years -> Senior Product Manager\n"
            "  Typical of Product Manager, Senior Product Manager\n"
            "\n"
            "People manager: 5 years -> Senior Product Manager\n"
            "  Typical of Product Manager, Senior Product Manager\n"
            "\n"
            "Late manager: 5 years -> no level\n"
        ),
        "",
    )
    data: Any = command("years", "5", "--ladder", acme, "--json").data
    assert data["late-manager"] == {"level": None, "typical": []}


@pytest.mark.parametrize(
    "ends",
    [("PM", "director"), ("staff-pm", "group-pm"), ("director", "staff-pm")],
    ids=" ".join,
)
def test_gap_is_that_between_levels_of_any_tracks(
    ask_acme: Command, framework: Framework, ends: tuple[str, str]
) -> None:
    gap = frameworks.skill_gap(*ends, framework=framework)
    assert ask_acme("gap", *ends) == (0, f"{gap}\n", "")
    assert ask_acme("gap", *ends, "--json").data == to_dict(gap)


@pytest.mark.parametrize(("level", "above"), [("pm", "senior-pm"), ("group-pm", "director")])
def test_gap_goes_to_the_only_level_above(
    ask_acme: Command, framework: Framework, level: str, above: str
) -> None:
    gap = frameworks.skill_gap(level, above, framework=framework)
    assert ask_acme("gap", level) == (0, f"{gap}\n", "")


def test_gap_asks_which_of_the_levels_above_is_meant(ask_acme: Command) -> None:
    complaint = (
        "pm-career: more than one level is above 'Senior Product Manager': 'staff-pm', "
        "'group-pm'; name one of them, or a track with --track\n"
    )
    assert ask_acme("gap", "Senior PM") == (2, "", complaint)
    assert ask_acme("gap", "Senior PM", "--json") == (2, "", complaint)


def test_path_prints_the_only_path(ask_acme: Command, framework: Framework) -> None:
    [path] = frameworks.career_paths("pm", "director", framework=framework)
    assert ask_acme("path", "PM", "director") == (0, f"{path}\n", "")
    assert ask_acme("path", "PM", "director", "--json").data == [to_dict(path)]


def test_path_prints_every_path_and_each_step_once(command: Command, acme: str) -> None:
    Path(acme).write_text(ACME + LATE_MANAGER, encoding="utf-8")
    assert command("path", "PM", "director", "--ladder", acme) == (
        0,
        dedent(
            """\
            Product Manager -> Product Director
              2 paths

              3 steps  Product Manager -> Senior Product Manager -> Group Product Manager ->
                       Product Director
              4 steps  Product Manager -> Senior Product Manager -> Staff Product Manager ->
                       Group Product Manager -> Product Director

            Product Manager -> Senior Product Manager
              1 skill to raise, 50% covered
              Usually takes 5 to 8 years

              Product craft  Basic -> Strong  1 step

            Senior Product Manager -> Group Product Manager
              1 skill to raise, 67% covered
              Usually takes 10 to 12 years

              Leading people  none -> Basic  1 step

            Group Product Manager -> Product Director
              1 skill to raise, 50% covered
              Usually takes 12 years and more

              Leading people  Basic -> Strong  1 step

            Senior Product Manager -> Staff Product Manager
              0 skills to raise, 100% covered
              Usually takes 9 years and more

            Staff Product Manager -> Group Product Manager
              1 skill to raise, 67% covered
              Usually takes 10 to 12 years

              Leading people  none -> Basic  1 step
            """
        ),
        "",
    )
    paths = frameworks.career_paths("pm", "director", framework=load_framework(acme))
    said = command("path", "PM", "director", "--ladder", acme, "--json")
    assert (said.status, said.data, said.err) == (0, list(map(to_dict, paths)), "")


@pytest.mark.parametrize(
    ("forks", "note"),
    [(9, "512 paths"), (10, "At least 1,000 paths; these have the fewest steps")],
)
def test_path_says_that_there_may_be_more_paths(
    command: Command, tmp_path: Path, forks: int, note: str
) -> None:
    # Two tracks that meet after each level of their own, so each fork doubles the ways.
    tracks = [["start"], ["start"]]
    for fork in range(forks):
        for side, track in zip("ab", tracks, strict=True):
            track += [f"{side}-{fork}", f"both-{fork}"]
    keys = dict.fromkeys([*tracks[0], *tracks[1]])
    path = tmp_path / "framework.json"
    table = {
        "title": "Forks",
        "levels": [{"key": key, "title": key} for key in keys],
        "tracks": [{"key": f"t{n}", "title": f"T{n}", "levels": t} for n, t in enumerate(tracks)],
    }
    path.write_text(json.dumps(table), encoding="utf-8")

    said = command("path", "start", f"both-{forks - 1}", "--ladder", str(path))
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"start -> both-{forks - 1}\n  {note}\n\n  {2 * forks} steps  start")


def test_title_stands_for_a_level_of_any_track(ask_acme: Command, framework: Framework) -> None:
    match = frameworks.level_for_title("Sr. PM", framework=framework)
    assert ask_acme("title", "Sr. PM") == (0, f"{match}\n", "")
    assert ask_acme("title", "Sr. PM", "--json").data == json.loads(json.dumps(to_dict(match)))


def test_a_title_may_stand_for_levels_of_several_tracks(
    ask_acme: Command, framework: Framework
) -> None:
    match = frameworks.level_for_title("Staff PM or Group PM", framework=framework)
    assert [level.key for level in match.candidates] == ["staff-pm", "group-pm"]
    assert ask_acme("title", "Staff PM or Group PM") == (1, f"{match}\n", "")


def test_compare_prefers_a_track_that_has_both_levels(
    ask_acme: Command, framework: Framework
) -> None:
    change = compare_levels("senior-pm", "director", ladder=framework["manager"])
    assert ask_acme("compare", "senior-pm", "director") == (0, f"{change}\n", "")
    assert ask_acme("compare", "senior-pm", "director", "--json").data == to_dict(change)


def test_compare_measures_by_the_levels_of_the_track_that_has_both(
    command: Command, ladder_file: Callable[[str], str]
) -> None:
    path = ladder_file(
        """
        title = "Acme"
        skills = [{ key = "craft", name = "Craft" }]
        levels = [
            { key = "pm", title = "PM", expectations = [
                { statement = "Joins", skills = ["craft"] } ] },
            { key = "head", title = "Head", expectations = [
                { statement = "Leads", skills = ["craft"] } ] },
        ]
        tracks = [
            { key = "maker", title = "Maker", levels = ["pm"] },
            { key = "manager", title = "Manager", levels = ["head"] },
            { key = "both", title = "Both", levels = ["pm", "head"] },
        ]
        """
    )
    said = command("compare", "pm", "head", "--ladder", path)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("PM -> Head\n\n  Craft  raised\n")


def test_compare_crosses_tracks(ask_acme: Command, framework: Framework) -> None:
    maker, manager = framework["maker"], framework["manager"]
    change = compare_levels("staff-pm", "group-pm", ladder=maker, new_ladder=manager)
    assert ask_acme("compare", "staff-pm", "group-pm") == (0, f"{change}\n", "")
    assert "  Leading people  none -> Basic  gained\n" in f"{change}\n"


@pytest.mark.parametrize("track", ["manager", "People manager", "people_manager"])
@pytest.mark.parametrize(
    "question",
    [
        ["show"],
        ["show", "director"],
        ["next", "Senior PM"],
        ["years", "9"],
        ["gap", "Senior PM"],
        ["path", "PM", "director"],
        ["title", "Group PM"],
        ["compare", "PM", "director"],
    ],
    ids=" ".join,
)
def test_a_track_answers_as_a_ladder(
    ask_acme: Command, command: Command, acme: str, track: str, question: list[str]
) -> None:
    alone = Path(acme).with_name("alone.json")
    alone.write_text(json.dumps(to_dict(load_framework(acme)["manager"])), encoding="utf-8")
    for form in ([], ["--json"]):
        said = ask_acme(*question, *form, "--track", track)
        assert said == command(*question, *form, "--ladder", str(alone))
        assert said.status == 0
        assert command("--track", track, "--ladder", acme, *question, *form) == said


def test_an_unknown_track_is_told_with_those_that_there_are(ask_acme: Command) -> None:
    complaint = "pm-career: the framework has no track 'expert'; it has 'maker', 'manager'\n"
    assert ask_acme("show", "--track", "expert") == (2, "", complaint)


def test_a_ladder_has_no_tracks(command: Command, tiny: str) -> None:
    complaint = "has no tracks; --track is for frameworks\n"
    said = command("show", "--ladder", tiny, "--track", "maker")
    assert said == (2, "", f"pm-career: the ladder 'Tiny' {complaint}")
    said = command("show", "--track", "maker")
    assert said == (2, "", f"pm-career: the ladder {default_ladder().title!r} {complaint}")


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (["next", "staff-pm"], "no level is above 'Staff Product Manager' on any track"),
        (["next", "director"], "no level is above 'Product Director' on any track"),
        (["next", "fellow"], "no level is above 'Product Fellow' on any track"),
        (["gap", "director"], "no level is above 'Product Director' on any track"),
        (["gap", "pm", "fellow"], "'fellow' is on no track"),
        (["compare", "pm", "fellow"], "'fellow' is on no track"),
        (
            ["path", "group-pm", "staff-pm"],
            "no path leads from 'Group Product Manager' up to 'Staff Product Manager'",
        ),
        (["years", "1"], "no level of any track is reached after 1 year"),
    ],
    ids=str,
)
def test_a_framework_without_an_answer_is_status_1_and_a_reason(
    ask_acme: Command, question: list[str], reason: str
) -> None:
    assert ask_acme(*question) == (1, "", f"pm-career: {reason}\n")
    assert ask_acme(*question, "--json") == (1, "null\n", f"pm-career: {reason}\n")


@about_a_wizard
def test_an_unknown_level_of_a_framework_is_told_with_those_that_there_are(
    ask_acme: Command, question: list[str]
) -> None:
    known = "'pm', 'senior-pm', 'staff-pm', 'group-pm', 'director', 'fellow'"
    complaint = f"pm-career: the framework has no level 'Wizard'; it has {known}\n"
    assert ask_acme(*question) == (2, "", complaint)


@pytest.mark.usefixtures("three")
def test_check_takes_frameworks_beside_ladders(command: Command) -> None:
    path = Path("both.toml")
    path.write_text(f"{SOUND}\n{TRACKS}", encoding="utf-8")
    lines = "both.toml: no problems and no notes\nsound.toml: no problems and no notes\n"
    assert command("check", "both.toml", "sound.toml", "--strict") == (0, lines, "")

    path.write_text(f"{SOUND[:-1]}, {{ key = 'cpo', title = 'CPO' }}]\n{TRACKS}", encoding="utf-8")
    note = "both.toml:3:41: levels[1]: note: 'cpo' is on no track\n"
    assert command("check", "both.toml") == (0, note, "")
    assert command("check", "both.toml", "--strict") == (1, note, "")
    assert command("check", "both.toml", "--json").data == [
        {
            "path": "both.toml",
            "problems": [],
            "notes": list(map(to_dict, frameworks.check_framework("both.toml"))),
        }
    ]

    unknown = TRACKS.replace('"pm"', '"cpo"')
    path.write_text(f"{SOUND}\n{unknown}", encoding="utf-8")
    problem = "both.toml:4:55: tracks[0].levels[0]: there is no level 'cpo'\n"
    assert command("check", "both.toml") == (1, problem, "")


def test_export_writes_a_track_of_a_framework(
    command: Command, acme: str, framework: Framework, tmp_path: Path
) -> None:
    book = str(tmp_path / "book.csv")
    complaint = "pm-career: a framework is exported by track; pass --track: 'maker', 'manager'\n"
    assert command("export", acme, "-o", book) == (2, "", complaint)
    assert not Path(book).exists()

    said = command("export", acme, "-o", book, "--track", "People manager")
    assert said.out.startswith(f"{book} holds People manager\n")
    assert [level.key for level in read_ladder(book)] == list(framework.track("manager").levels)


def test_text_from_a_framework_cannot_steer_the_terminal(command: Command, acme: str) -> None:
    Path(acme).write_text(
        (ACME + LATE_MANAGER)
        .replace('"People manager"', f'"People {IN_TOML}"')
        .replace('Product Manager"', f'Manager {IN_TOML}"'),
        encoding="utf-8",
    )
    questions = [
        ["show"],
        ["show", "pm"],
        ["next", "senior-pm"],
        ["next", "director"],
        ["years", "9"],
        ["gap", "senior-pm"],
        ["path", "pm", "director"],
        ["path", "group-pm", "staff-pm"],
        ["show", "--track", CONTROLS],
    ]
    for question in questions:
        said = command(*question, "--ladder", acme)
        assert is_plain(said.out + said.err)


def test_a_ladder_answers_without_the_code_of_frameworks(tiny: str, acme: str) -> None:
    program = (
        "import sys; from pm_career.__main__ import main; main(sys.argv[1:]); "
        "sys.exit('pm_career.frameworks' in sys.modules)"
    )
    assert run(sys.executable, "-c", program, "gap", "PM").status == 0
    assert run(sys.executable, "-c", program, "gap", "junior", "--ladder", tiny).status == 0
    assert run(sys.executable, "-c", program, "gap", "PM", "--ladder", acme).status == 1


# As a program


@pytest.mark.parametrize("program", [MODULE, SCRIPT], ids=["module", "script"])
def test_the_program_answers(program: tuple[str, ...]) -> None:
    assert run(*program, "gap", "Product Manager") == (0, f"{skill_gap('Product Manager')}\n", "")


@pytest.mark.parametrize("program", [MODULE, SCRIPT], ids=["module", "script"])
def test_the_program_exits_with_the_status(program: tuple[str, ...]) -> None:
    no_answer = "pm-career: no level is above 'Chief Product Officer', the highest\n"
    assert run(*program, "next", "CPO") == (1, "", no_answer)
    bad_input = "pm-career: expected a finite number of years, 0 or more, got nan\n"
    assert run(*program, "years", "nan") == (2, "", bad_input)


def test_the_module_is_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # The program would change what Ctrl-C does in this process.
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["pm-career", "next", "CPO"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(command_line.__file__, run_name="__main__")
    complaint = "pm-career: no level is above 'Chief Product Officer', the highest\n"
    assert (stopped.value.code, *capsys.readouterr()) == (1, "", complaint)


def test_output_is_plain_when_piped_and_has_no_colours_to_force() -> None:
    colourful = {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-256color"}
    assert run(*MODULE, "show", **colourful).out == f"{default_ladder()}\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "ascii:strict", "utf-8"])
def test_a_narrow_encoding_shows_what_it_can(
    ladder_file: Callable[[str], str], encoding: str
) -> None:
    path = ladder_file('title = "Größe 漢字"\nlevels = [{ key = "pm", title = "Café PM" }]')
    done = subprocess.run(
        [*MODULE, "show", "--ladder", path],
        capture_output=True,
        check=False,
        env=environment(PYTHONIOENCODING=encoding),
    )
    charset = encoding.partition(":")[0]
    expected = f"Größe 漢字\n\n  1  Café PM{os.linesep}".replace("\n\n", os.linesep * 2)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == expected.encode(charset, errors="backslashreplace")


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8:strict", "cp1252", "ascii"])
def test_json_is_readable_where_the_output_is_utf_8(
    ladder_file: Callable[[str], str], encoding: str
) -> None:
    odd = r"\u001b \u009b \u202e \u2066"
    path = ladder_file(
        f'title = "현재 Größe"\nsummary = "{odd}"\nlevels = [{{ key = "pm", title = "P" }}]'
    )
    program = [*MODULE, "show", "--json", "--ladder", path]
    done = subprocess.run(
        program, capture_output=True, check=True, env=environment(PYTHONIOENCODING=encoding)
    )
    text = done.stdout.decode(encoding.partition(":")[0])
    assert json.loads(text) == to_dict(load_ladder(path))
    assert odd in text
    assert ("현재 Größe" in text) == encoding.lower().startswith("utf-8")
    assert text.isascii() != encoding.lower().startswith("utf-8")


def test_html_in_a_narrow_encoding_shows_everything() -> None:
    page = skill_gap("PM").to_html()
    assert "\u2013" in page
    done = run(*MODULE, "gap", "PM", "--html", PYTHONIOENCODING="ascii")
    assert done.out == page.replace("\u2013", "&#8211;") + "\n"


def test_a_narrow_encoding_complains_in_what_it_can() -> None:
    done = run(*MODULE, "show", "Größe", PYTHONIOENCODING="ascii:strict", PYTHONUTF8="1")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(r"pm-career: the ladder has no level 'Gr\xf6\xdfe'; it has ")


def test_output_may_go_where_no_encoding_matters() -> None:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(["show", "PM"])
    said = Said(status, out.getvalue(), err.getvalue())
    assert said == (0, f"{default_ladder().describe('PM').to_text()}\n", "")


# The reader may leave


@pytest.mark.parametrize(
    "question",
    [["show"], ["path", "APM", "CPO"], ["path", "APM", "CPO", "--json"]],
    ids=" ".join,
)
def test_a_reader_who_leaves_after_the_first_line_is_not_told_off(question: list[str]) -> None:
    with subprocess.Popen(
        [*MODULE, *question],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        complaint = process.stderr.read()
    assert (process.returncode, complaint) == (0, b"")


@pytest.mark.parametrize("question", [["show"], ["--help"], ["gap", "--help"]], ids=" ".join)
def test_a_reader_who_was_never_there_is_not_told_off(question: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(
            [*MODULE, *question],
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(),
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("question", [["show"], ["path", "APM", "CPO", "--json"]], ids=" ".join)
def test_what_nobody_reads_is_dropped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], question: list[str]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(question) == 0
        pipe.write("what the interpreter flushes at its end")
    assert capsys.readouterr().err == ""


class Unread(io.StringIO):
    """A stream whose reader has left, as Windows reports it."""

    def flush(self) -> None:
        raise OSError(EINVAL, os.strerror(EINVAL))

    def fileno(self) -> int:
        return self.descriptor

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self.descriptor = descriptor


def test_what_nobody_reads_is_dropped_on_windows_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with open(os.devnull, "wb") as stand_in:  # noqa: PTH123  it has no path of its own
        monkeypatch.setattr(sys, "stdout", Unread(stand_in.fileno()))
        assert main(["show"]) == 0
    assert capsys.readouterr().err == ""


def test_an_answer_that_nobody_reads_leaves_no_file_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def next_descriptor() -> int:
        with open(os.devnull, "rb") as file:  # noqa: PTH123  it is no path of a file
            return file.fileno()

    with open(os.devnull, "wb") as stand_in:  # noqa: PTH123  it has no path of its own
        monkeypatch.setattr(sys, "stdout", Unread(stand_in.fileno()))
        before = next_descriptor()
        assert main(["show"]) == 0
        assert next_descriptor() == before


def test_no_answer_is_still_no_answer_when_nobody_reads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["next", "CPO", "--json"]) == 1
    complaint = "pm-career: no level is above 'Chief Product Officer', the highest\n"
    assert capsys.readouterr().err == complaint


def test_an_answer_that_cannot_be_written_is_status_1_and_a_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unwritable = os.open(__file__, os.O_RDONLY)
    with os.fdopen(unwritable, "w", encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdout", file)
        assert main(["show"]) == 1
    complaint = f"pm-career: cannot write the answer: {os.strerror(EBADF)}\n"
    assert capsys.readouterr().err == complaint


def test_check_tells_what_to_install_for_lines_and_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "toml_rs", None)
    monkeypatch.chdir(tmp_path)
    Path("bad.toml").write_text("title = 3\nlevels = 4", encoding="utf-8")
    assert main(["check", "bad.toml"]) == 1
    told = capsys.readouterr()
    assert told.out == (
        "bad.toml: title: expected a string, got the number 3\n"
        "bad.toml: levels: expected a list, got the number 4\n"
    )
    assert told.err == (
        "pm-career: to see the line and column of each problem: "
        'pip install "pm-career[authoring]"\n'
    )
