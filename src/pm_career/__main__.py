"""The command line: `pm-career`, or `python -m pm_career`."""

import json
import os
import re
import sys
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from errno import EINVAL, EPIPE
from io import TextIOWrapper
from shlex import quote
from typing import TYPE_CHECKING, Any, NoReturn

from attrs import evolve, frozen

from pm_career import (
    InvalidLadderError,
    Ladder,
    NoLevelError,
    PMCareerError,
    Problem,
    __version__,
    check_ladder,
    dump_ladder,
    to_dict,
)
from pm_career._command_line import ANSWERED, BAD_INPUT, NO_ANSWER, Answer, ask, load, readable
from pm_career._display import Shown
from pm_career._files import new_framework, new_ladder
from pm_career._wording import HARMFUL, list_names, plain

if TYPE_CHECKING:
    from pm_career._display import Page
    from pm_career.spreadsheets import FrameworkReport, ReadReport

_SPREADSHEETS = (".csv", ".md", ".tsv", ".xlsm", ".xlsx", ".yaml", ".yml")
_NO_READER = {EPIPE, EINVAL}  # the second is what Windows says


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, and return its exit status.

    The status is 0 if there is an answer. It is 1 if there is none, such as the level above the
    highest, or if a check fails. It is 2 if the input is wrong.
    """
    options = _parser().parse_args(arguments, Namespace(ladder=None, track=None, json=False))

    # In a narrow encoding such as ASCII, "Größe" becomes "Gr\xf6\xdfe". Standard error does so by
    # itself.
    out = sys.stdout
    if isinstance(out, TextIOWrapper):
        out.reconfigure(errors="backslashreplace")

    try:
        answer: Answer = options.answer(options)
    except NoLevelError as error:
        if options.json:
            _print("null")
        _report(str(error))
        return NO_ANSWER
    except InvalidLadderError as error:
        _report(_first_problem(error))
        return BAD_INPUT
    except (PMCareerError, ValueError, ImportError) as error:
        _report(str(error))
        return BAD_INPUT

    printed = _print(_as_json(answer.data) if options.json else answer.text)
    return answer.status if printed else NO_ANSWER


def _as_json(data: object) -> str:
    """Return JSON, readable in every script where the output is UTF-8, and else in ASCII."""
    encoding = sys.stdout.encoding or ""
    if encoding.lower() not in {"utf-8", "utf8"}:
        return json.dumps(data, indent=2)

    lines = json.dumps(data, indent=2, ensure_ascii=False).split("\n")
    return "\n".join(
        re.sub(HARMFUL, lambda found: json.dumps(found[0])[1:-1], line) for line in lines
    )


def _first_problem(error: InvalidLadderError) -> str:
    """Return the first problem of a ladder, and how many there are."""
    first, number = error.problems[0], len(error.problems)
    if number == 1:
        return str(first)
    return f"{first} (the first of {number} problems; pm-career check PATH shows all of them)"


def _print(text: str) -> bool:
    """Print an answer, and return whether that succeeded.

    A reader that stops early, such as `head`, is not a failure.
    """
    try:
        print(text, flush=True)
    except OSError as error:
        # The interpreter writes the rest when it exits, and would fail again. Discard that output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno not in _NO_READER:
            _report(f"cannot write the answer: {error.strerror}")
            return False
    return True


def _report(message: str) -> None:
    """Print a message on standard error, in one line."""
    print(f"pm-career: {plain(message)}", file=sys.stderr)


# The commands about files


def _diff(options: Namespace) -> Answer:
    # Few commands compare, and only this one needs the class of frameworks to do so.
    from pm_career.comparing import compare_frameworks, compare_ladders  # noqa: PLC0415
    from pm_career.frameworks import Framework  # noqa: PLC0415

    old, new = load(options.old), load(options.new)
    if isinstance(old, Framework) and isinstance(new, Framework):
        return Answer.of(compare_frameworks(old, new))
    if isinstance(old, Ladder) and isinstance(new, Ladder):
        return Answer.of(compare_ladders(old, new))

    ladder, framework = options.old, options.new
    if isinstance(old, Framework):
        ladder, framework = framework, ladder
    raise ValueError(
        f"{ladder} is a ladder, but {framework} is a framework; pass two ladders or two frameworks"
    )


def _check(options: Namespace) -> Answer:
    lines: list[str] = []
    data: list[object] = []
    status = ANSWERED
    for path in options.paths:
        problems, notes = _problems_and_notes(path)

        marked = [evolve(note, message=f"note: {note.message}") for note in notes]
        lines += [plain(str(each)) for each in (*problems, *marked)]
        if not problems and not notes:
            lines.append(f"{plain(path)}: no problems and no notes")

        data.append(
            {
                "path": path,
                "problems": [to_dict(problem) for problem in problems],
                "notes": [to_dict(note) for note in notes],
            }
        )
        if problems or (notes and options.strict):
            status = NO_ANSWER
    return Answer("\n".join(lines), data, status)


def _problems_and_notes(path: str) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the problems of the ladder or framework at a path, or else the notes on it."""
    from pm_career.frameworks import check_either  # noqa: PLC0415  only this command needs it

    try:
        return (), check_either(readable(path))
    except InvalidLadderError as error:
        if error.hint:
            _report(error.hint)
        return error.problems, ()


def _new(options: Namespace) -> Answer:
    folder: str = options.folder
    what = "framework" if options.framework else "ladder"
    with _writing(folder):
        if options.framework:
            written = new_framework(folder)
        else:
            written = new_ladder(folder, from_packaged=options.from_packaged)

    lines = [
        f"{plain(folder)} holds a {what} to start from:",
        *(f"  {name}" for name in written),
        f"Edit it, then run: pm-career check {_argument(folder)}",
    ]
    return Answer("\n".join(lines), {"folder": folder, "files": written})


def _import(options: Namespace) -> Answer:
    from pm_career.frameworks import check_framework, dump_framework  # noqa: PLC0415  as below
    from pm_career.spreadsheets import FrameworkReport  # noqa: PLC0415  only two commands need it

    out = options.output
    try:
        report = _read_spreadsheet(options)
    except InvalidLadderError as error:
        problems = error.problems
        text = "\n".join(plain(str(problem)) for problem in problems)
        return Answer(text, {"problems": [to_dict(each) for each in problems]}, NO_ANSWER)

    if out.lower().endswith(_SPREADSHEETS):
        raise ValueError(f"{out} cannot be written: expected a folder, or a file of TOML or JSON")
    with _writing(out):
        if isinstance(report, FrameworkReport):
            notes = check_framework(report.framework)
            dump_framework(report.framework, out)
        else:
            notes = check_ladder(report.ladder)
            dump_ladder(report.ladder, out)
    lines = [
        report.to_text(),
        "",
        _Written(out, "framework" if options.framework else "ladder", notes).to_text(),
        "",
        f"Edit it, then run: pm-career check {_argument(out)}",
    ]
    data = {"output": out, "report": to_dict(report), "notes": [to_dict(note) for note in notes]}
    return Answer("\n".join(lines), data)


def _read_spreadsheet(options: Namespace) -> "ReadReport | FrameworkReport":
    """Return what is read from a spreadsheet: a ladder or a framework.

    Raises:
        ValueError: when an option is only for the other one.
    """
    from pm_career.spreadsheets import (  # noqa: PLC0415  only two commands need it
        read_framework_with_report,
        read_with_report,
    )

    source = readable(options.source)
    empty = options.empty.replace("-", " ")
    told: dict[str, Any] = {
        "sheet": options.sheet,
        "title": options.title,
        "skill": options.skill,
        "category": options.category,
        "description": options.description,
        "level": options.level,
        "proficiency": options.proficiency,
        "levels": options.levels,
        "scale": options.scale,
        "facts": dict(options.facts),
        "where": dict(options.where),
    }
    if options.framework:
        if options.layout not in {None, "long"} or empty != "not asked":
            raise ValueError("--layout and --empty are for a ladder; omit them with --framework")
        return read_framework_with_report(source, role=options.role, **told)
    if options.role is not None:
        raise ValueError("--role is for a framework; add --framework")
    return read_with_report(source, layout=options.layout, empty=empty, **told)


@frozen
class _Written(Shown):
    """The path of a ladder or a framework that was written, and the notes on it."""

    path: str
    what: str
    notes: tuple[Problem, ...]

    def _show_on(self, page: "Page") -> None:
        page.title(f"{self.path} holds the {self.what}")
        page.listing("Notes", map(str, self.notes))


def _export(options: Namespace) -> Answer:
    from pm_career.spreadsheets import write_ladder  # noqa: PLC0415  only two commands need it

    out = options.output
    ladder = load(options.path, options.track)
    if not isinstance(ladder, Ladder):
        message = f"a framework is exported by track; choose --track: {list_names(tuple(ladder))}"
        raise ValueError(message)  # noqa: TRY004  it is the option that is missing
    with _writing(out):
        write_ladder(ladder, out, layout=options.layout)
    lines = [f"{plain(out)} holds {plain(ladder.title)}"]
    if options.layout is None:
        lines.append(f"Edit it, then run: pm-career import {_argument(out)} -o FOLDER")
    return Answer("\n".join(lines), {"output": out})


@contextmanager
def _writing(path: str) -> Generator[None, None, None]:
    """Report a file or folder that cannot be written, or that exists already."""
    if os.path.lexists(path):
        message = "it exists already; choose another name, or remove it"
        raise ValueError(f"{path} cannot be written: {message}")
    try:
        yield
    except OSError as error:
        raise ValueError(f"{path} cannot be written: {error.strerror or error}") from error


def _argument(path: str) -> str:
    """Return a path quoted for a shell, so that you can paste even a path such as "acme & sons".

    Control characters are escaped, because they could control the terminal.
    """
    return quote(path if path.isprintable() else plain(path))


# The parser


class _Parser(ArgumentParser):
    """A parser that reports a wrong command line in one line."""

    def error(self, message: str) -> NoReturn:
        _report(f"{message}; see {self.prog} --help")
        self.exit(BAD_INPUT)

    def print_help(self, file: object = None) -> None:  # noqa: ARG002  --help names no file
        _print(self.format_help().rstrip())


def _parser() -> ArgumentParser:
    """Return the parser of all commands."""
    # These options may be before or after the name of the command. A default after the name would
    # overwrite an option before it. So they have no default here, and `main` passes the defaults.
    with_json = _Parser(add_help=False)
    with_json.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    with_ladder = _Parser(add_help=False, parents=[with_json])
    with_ladder.add_argument(
        "--ladder",
        metavar="PATH",
        default=SUPPRESS,
        help="use the ladder or framework in this file or folder, not the packaged ladder",
    )
    _add_track(with_ladder)

    parser = _Parser(
        prog="pm-career",
        description="Ask the career ladder of product management, or your own ladder.",
        epilog="A LEVEL is the key, the title or an alias of a level, such as 'Senior PM'.",
        parents=[with_ladder],
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {__version__}",
        help="print the version and exit",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def add(
        answer: Callable[[Namespace], Answer], name: str, purpose: str, options: _Parser
    ) -> _Parser:
        command = commands.add_parser(
            name, help=purpose, description=purpose, parents=[options], allow_abbrev=False
        )
        command.set_defaults(answer=answer)
        return command

    def add_question(name: str, purpose: str) -> _Parser:
        return add(ask, name, purpose, with_ladder)

    show = add_question("show", "show the whole ladder or framework, or one level")
    show.add_argument("level", metavar="LEVEL", nargs="?")

    next_ = add_question("next", "show the level above, or in a framework the one on each track")
    next_.add_argument("level", metavar="LEVEL")

    years = add_question("years", "show the level that is reached after N years of experience")
    years.add_argument("years", metavar="N", type=float)

    gap = add_question(
        "gap", "show the skills that are missing for a level, by default the next one"
    )
    gap.add_argument("current", metavar="CURRENT")
    gap.add_argument("target", metavar="TARGET", nargs="?")

    path = add_question("path", "show the path from one level up to another, step by step")
    path.add_argument("current", metavar="CURRENT")
    path.add_argument("target", metavar="TARGET")

    title = add_question("title", "show the level that a job title stands for, or may stand for")
    title.add_argument("title", metavar="TITLE")

    compare = add_question("compare", "show how a level differs from another")
    compare.add_argument("old", metavar="OLD")
    compare.add_argument("new", metavar="NEW")

    diff = add(_diff, "diff", "show what has changed between two ladders", with_json)
    diff.add_argument("old", metavar="OLD")
    diff.add_argument("new", metavar="NEW")

    check = add(
        _check, "check", "list the problems of ladders or frameworks, and notes on them", with_json
    )
    check.add_argument("paths", metavar="PATH", nargs="+")
    check.add_argument(
        "--strict", action="store_true", help="fail for notes as well as for problems"
    )

    new = add(_new, "new", "write an example to edit, in a new folder", with_json)
    new.add_argument("folder", metavar="FOLDER")
    example = new.add_mutually_exclusive_group()
    example.add_argument(
        "--framework", action="store_true", help="write a framework with two tracks, not a ladder"
    )
    example.add_argument(
        "--from-packaged",
        action="store_true",
        help="write a copy of the packaged ladder, not the example",
    )

    import_ = add(_import, "import", "turn a spreadsheet into a ladder or a framework", with_json)
    import_.add_argument("source", metavar="SOURCE", help="a CSV, TSV, XLSX or Markdown file")
    _add_output(import_, "the new folder, or the TOML or JSON file, to write")
    _add_options_of_import(import_)

    export = add(_export, "export", "turn a ladder into a spreadsheet to edit", with_json)
    export.add_argument(
        "path", metavar="LADDER", nargs="?", help="a file or folder; the packaged ladder if omitted"
    )
    _add_track(export)
    _add_output(export, "the XLSX, CSV or TSV file to write")
    export.add_argument(
        "--layout",
        choices=("matrix", "long", "levels"),
        help="write only this table, not the whole ladder",
    )
    return parser


def _add_track(command: _Parser) -> None:
    command.add_argument(
        "--track",
        metavar="TRACK",
        default=SUPPRESS,
        help="use only this track of the framework, named by its key or title",
    )


def _add_output(command: _Parser, what: str) -> None:
    command.add_argument("-o", "--output", metavar="PATH", required=True, help=what)


def _add_options_of_import(command: _Parser) -> None:
    """Add the options that say how to read a spreadsheet."""
    command.add_argument(
        "--framework", action="store_true", help="read a framework, with a track for each role"
    )

    def add(name: str, metavar: str, text: str) -> None:
        command.add_argument(name, metavar=metavar, help=text)

    def add_list(name: str, metavar: str, text: str, **more: Any) -> None:  # noqa: ANN401
        command.add_argument(name, metavar=metavar, nargs="+", default=(), help=text, **more)

    command.add_argument(
        "--layout", choices=("matrix", "long", "levels"), help="how the sheet is laid out"
    )
    add_list("--sheet", "NAME", "read only these sheets of a workbook")
    command.add_argument("--title", metavar="TEXT", default="", help="the title of the ladder")
    add("--role", "HEADING", "the column of the roles of a framework")
    add("--skill", "HEADING", "the column of the skills")
    add("--category", "HEADING", "the column of their categories")
    add("--description", "HEADING", "the column of their descriptions")
    add("--level", "HEADING", "the column of the levels, if each row is about one level")
    add("--proficiency", "HEADING", "the column of the proficiencies")
    add_list("--levels", "NAME", "the levels, lowest first")
    add_list("--scale", "NAME", "the proficiencies, weakest first")
    facts = "labels of rows or columns about levels, perhaps with their field: 'Success=summary'"
    add_list("--facts", "LABEL", facts, type=_fact)
    where = "read only the rows with this value in a column: 'Role=Product manager'"
    add_list("--where", "HEADING=VALUE", where, type=_pair)
    command.add_argument(
        "--empty",
        choices=("not-asked", "as-below"),
        default="not-asked",
        help="what an empty cell means: not asked for, or the same as the level below",
    )


def _pair(text: str) -> tuple[str, str]:
    """Return a heading and a value, joined by `=`."""
    heading, joint, value = text.partition("=")
    if not joint:
        raise ArgumentTypeError(f"expected HEADING=VALUE, got {text!r}")
    return heading, value


def _fact(text: str) -> tuple[str, str]:
    """Return a label, and the field of a level that it names."""
    label, _, field = text.partition("=")
    return label, field or "detail"


if __name__ == "__main__":
    sys.exit(main())
