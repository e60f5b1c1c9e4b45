"""The command line: `pm-career`, or `python -m pm_career`."""

import json
import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from errno import EINVAL, EPIPE
from io import TextIOWrapper
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from attrs import evolve, frozen

from pm_career import (
    CareerPath,
    InvalidLadderError,
    Ladder,
    Level,
    NoLevelError,
    PMCareerError,
    Problem,
    SkillGap,
    career_path,
    check_ladder,
    default_ladder,
    level_for_title,
    level_for_years,
    levels_for_years,
    load_ladder,
    next_level,
    skill_gap,
    to_dict,
)
from pm_career._display import Shown
from pm_career._files import new_ladder
from pm_career._wording import count, plain
from pm_career.comparing import LadderChange, LevelChange, compare_ladders, compare_levels

if TYPE_CHECKING:
    from pm_career._display import Page

_ANSWERED, _NO_ANSWER, _BAD_INPUT = 0, 1, 2
_NO_READER = {EPIPE, EINVAL}  # the second is what Windows says


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question, and return the exit status.

    It is 0 for an answer, 1 where there is none, such as the level above the highest, or where a
    check fails, and 2 for input that makes no sense.
    """
    asked = _parser().parse_args(arguments, Namespace(ladder=None, json=False))
    out = sys.stdout
    if isinstance(out, TextIOWrapper):  # standard error never fails in a narrow encoding
        out.reconfigure(errors="backslashreplace")
    try:
        answer: Answer = asked.answer(asked)
    except NoLevelError as error:
        if asked.json:
            _say("null", _NO_ANSWER)
        return _complain(str(error), _NO_ANSWER)
    except InvalidLadderError as error:
        number = len(error.problems)
        more = f" (the first of {number} problems: pm-career check tells all)" if number > 1 else ""
        return _complain(f"{error.problems[0]}{more}", _BAD_INPUT)
    except (PMCareerError, ValueError) as error:
        return _complain(str(error), _BAD_INPUT)
    return _say(json.dumps(answer.data, indent=2) if asked.json else answer.text, answer.status)


def _say(text: str, status: int = _ANSWERED) -> int:
    try:
        print(text, flush=True)
    except OSError as error:
        # What is left goes nowhere, also at the flush of the interpreter.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno not in _NO_READER:
            return _complain(f"cannot write the answer: {error.strerror}", _NO_ANSWER)
    return status


def _complain(message: str, status: int) -> int:
    print(f"pm-career: {plain(message)}", file=sys.stderr)
    return status


class Answer(NamedTuple):
    """What a command answers: for people, for programs, and as an exit status."""

    text: str
    data: object
    status: int = _ANSWERED


def _both(value: Ladder | Level | SkillGap | CareerPath | LevelChange | LadderChange) -> Answer:
    return Answer(value.to_text(), to_dict(value))


def _ladder(asked: Namespace) -> Ladder:
    return default_ladder() if asked.ladder is None else load_ladder(asked.ladder)


def _show(asked: Namespace) -> Answer:
    ladder = _ladder(asked)
    level: str | None = asked.level
    return _both(ladder if level is None else ladder[level])


def _next(asked: Namespace) -> Answer:
    ladder = _ladder(asked)
    level: str = asked.level
    above = next_level(level, ladder=ladder)
    if above is None:
        raise NoLevelError(f"no level is above {ladder[level].title!r}, the highest")
    return _both(above)


def _years(asked: Namespace) -> Answer:
    ladder = _ladder(asked)
    level = level_for_years(asked.years, ladder=ladder)
    typical = levels_for_years(asked.years, ladder=ladder)
    data = {"level": to_dict(level), "typical": [to_dict(each) for each in typical]}
    return Answer(_Reached(asked.years, level, typical).to_text(), data)


@frozen
class _Reached(Shown):
    """The level that years of experience reach, and the levels that they are typical of."""

    years: float
    level: Level
    typical: tuple[Level, ...]

    def _show_on(self, page: "Page") -> None:
        page.title(f"{count(self.years, 'year')} -> {self.level.title}")
        page.note(f"Typical of {', '.join(map(str, self.typical)) or 'no level'}")


def _gap(asked: Namespace) -> Answer:
    return _both(skill_gap(asked.current, asked.target, ladder=_ladder(asked)))


def _path(asked: Namespace) -> Answer:
    path = career_path(asked.current, asked.target, ladder=_ladder(asked))
    if not path:
        raise NoLevelError(f"{path.target.title!r} is not above {path.current.title!r}")
    return _both(path)


def _title(asked: Namespace) -> Answer:
    match = level_for_title(asked.title, ladder=_ladder(asked))
    return Answer(match.to_text(), to_dict(match), _ANSWERED if match else _NO_ANSWER)


def _compare(asked: Namespace) -> Answer:
    return _both(compare_levels(asked.old, asked.new, ladder=_ladder(asked)))


def _diff(asked: Namespace) -> Answer:
    return _both(compare_ladders(load_ladder(asked.old), load_ladder(asked.new)))


def _check(asked: Namespace) -> Answer:
    lines: list[str] = []
    data: list[object] = []
    status = _ANSWERED
    for path in asked.paths:
        problems, notes = _problems_and_notes(path)
        lines += [plain(str(problem)) for problem in problems]
        lines += [plain(str(evolve(note, message=f"note: {note.message}"))) for note in notes]
        lines += [] if problems or notes else [f"{plain(path)}: nothing to say"]
        data.append(
            {
                "path": path,
                "problems": [to_dict(problem) for problem in problems],
                "notes": [to_dict(note) for note in notes],
            }
        )
        if problems or (notes and asked.strict):
            status = _NO_ANSWER
    return Answer("\n".join(lines), data, status)


def _problems_and_notes(path: str) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return what is wrong with the ladder at a path, or else what is worth knowing of it."""
    try:
        return (), check_ladder(path)
    except InvalidLadderError as error:
        if error.hint:
            _complain(error.hint, _NO_ANSWER)
        return error.problems, ()


def _new(asked: Namespace) -> Answer:
    folder: str = asked.folder
    try:
        written = new_ladder(folder, from_packaged=asked.from_packaged)
    except OSError as error:
        raise ValueError(f"{folder} cannot be written: {error.strerror or error}") from error
    lines = [f"{plain(folder)} holds a ladder to start from:"]
    lines += [f"  {name}" for name in written]
    lines += [f"Make it yours, then run: pm-career check {quote(folder)}"]
    return Answer("\n".join(lines), {"folder": folder, "files": written})


class _Parser(ArgumentParser):
    """A parser that says in one line what it does not understand."""

    def error(self, message: str) -> NoReturn:
        self.exit(_complain(f"{message}; {self.prog} --help tells more", _BAD_INPUT))

    def print_help(self, file: object = None) -> None:  # noqa: ARG002  --help names no file
        _say(self.format_help().rstrip())


def _parser() -> ArgumentParser:
    """Return the parser of every command; the options may stand before or after its name."""
    every = _Parser(add_help=False)
    every.add_argument(
        "--json", action="store_true", default=SUPPRESS, help="print JSON, for other programs"
    )
    asking = _Parser(add_help=False, parents=[every])
    asking.add_argument(
        "--ladder", metavar="PATH", default=SUPPRESS, help="a ladder file or folder of your own"
    )
    parser = _Parser(
        prog="pm-career",
        description="Ask the career ladder of product management, or a ladder of your own.",
        epilog="A LEVEL is the key, the title or an alias of a level, such as 'Senior PM'.",
        parents=[asking],
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(
        answer: Callable[[Namespace], Answer], name: str, purpose: str, options: _Parser = asking
    ) -> _Parser:
        command = commands.add_parser(name, help=purpose, description=purpose, parents=[options])
        command.set_defaults(answer=answer)
        return command

    show = add(_show, "show", "show the whole ladder, or one level")
    show.add_argument("level", metavar="LEVEL", nargs="?")
    next_ = add(_next, "next", "show the level above")
    next_.add_argument("level", metavar="LEVEL")
    years = add(_years, "years", "show the level that so many years of experience reach")
    years.add_argument("years", metavar="N", type=float)
    gap = add(_gap, "gap", "show the skills missing for a level, the next one if none is given")
    gap.add_argument("current", metavar="CURRENT")
    gap.add_argument("target", metavar="TARGET", nargs="?")
    path = add(_path, "path", "show the way from one level up to another, step by step")
    path.add_argument("current", metavar="CURRENT")
    path.add_argument("target", metavar="TARGET")
    title = add(_title, "title", "show the level that a job title stands for, or may stand for")
    title.add_argument("title", metavar="TITLE")
    compare = add(_compare, "compare", "show how a level differs from another")
    compare.add_argument("old", metavar="OLD")
    compare.add_argument("new", metavar="NEW")
    diff = add(_diff, "diff", "show how a ladder differs from another, or an older version", every)
    diff.add_argument("old", metavar="OLD")
    diff.add_argument("new", metavar="NEW")
    check = add(_check, "check", "say what is wrong in ladders, and worth knowing of them", every)
    check.add_argument("paths", metavar="PATH", nargs="+")
    check.add_argument("--strict", action="store_true", help="fail for notes, too")
    new = add(_new, "new", "write a ladder to start your own from, into a new folder", every)
    new.add_argument("folder", metavar="FOLDER")
    new.add_argument(
        "--from-packaged", action="store_true", help="start from a copy of the packaged ladder"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
