"""The command line: `pm-career`, or `python -m pm_career`."""

import json
import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import NoReturn

from pm_career import (
    CareerPath,
    InvalidLadderError,
    Ladder,
    Level,
    NoLevelError,
    PMCareerError,
    SkillGap,
    career_path,
    default_ladder,
    level_for_years,
    levels_for_years,
    load_ladder,
    next_level,
    skill_gap,
    to_dict,
)
from pm_career._views import plain

_ANSWERED, _NO_ANSWER, _BAD_INPUT = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question, and return the exit status.

    It is 0 for an answer, 1 where there is none, such as the level above the highest, and 2 for
    input that makes no sense.
    """
    asked = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # rather than fail in a narrow encoding
    try:
        ladder = default_ladder() if asked.ladder is None else load_ladder(asked.ladder)
        text, data = asked.answer(ladder, asked)
    except NoLevelError as error:
        if asked.json:
            _say("null")
        return _complain(str(error), _NO_ANSWER)
    except InvalidLadderError as error:
        more = len(error.problems) - 1
        count = f" (the first of {more + 1} problems)" if more else ""
        return _complain(f"{error.problems[0]}{count}", _BAD_INPUT)
    except (PMCareerError, ValueError) as error:
        return _complain(str(error), _BAD_INPUT)
    return _say(json.dumps(data, indent=2) if asked.json else text)


def _say(text: str) -> int:
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # The reader has gone: what is left goes nowhere, also at the flush of the interpreter.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _ANSWERED


def _complain(message: str, status: int) -> int:
    print(f"pm-career: {plain(message)}", file=sys.stderr)
    return status


Answer = tuple[str, object]


def _both(value: Ladder | Level | SkillGap | CareerPath) -> Answer:
    return str(value), to_dict(value)


def _show(ladder: Ladder, asked: Namespace) -> Answer:
    level: str | None = asked.level
    return _both(ladder if level is None else ladder[level])


def _next(ladder: Ladder, asked: Namespace) -> Answer:
    level: str = asked.level
    above = next_level(level, ladder=ladder)
    if above is None:
        raise NoLevelError(f"no level is above {ladder[level].title!r}, the highest")
    return _both(above)


def _years(ladder: Ladder, asked: Namespace) -> Answer:
    level = level_for_years(asked.years, ladder=ladder)
    typical = levels_for_years(asked.years, ladder=ladder)
    lines = [plain(level.title), f"  the highest level whose minimum {asked.years:g} years reach"]
    lines += [f"  typical of {plain(each.title)}" for each in typical]
    return "\n".join(lines), {
        "level": to_dict(level),
        "typical": [to_dict(each) for each in typical],
    }


def _gap(ladder: Ladder, asked: Namespace) -> Answer:
    return _both(skill_gap(asked.current, asked.target, ladder=ladder))


def _path(ladder: Ladder, asked: Namespace) -> Answer:
    path = career_path(asked.current, asked.target, ladder=ladder)
    if not path:
        raise NoLevelError(f"{path.target.title!r} is not above {path.current.title!r}")
    return _both(path)


class _Parser(ArgumentParser):
    """A parser that says in one line what it does not understand."""

    def error(self, message: str) -> NoReturn:
        self.exit(_complain(f"{message}; {self.prog} --help tells more", _BAD_INPUT))


def _parser() -> ArgumentParser:
    """Return the parser of every command; the options may stand before or after its name."""
    options = _Parser(add_help=False, argument_default=SUPPRESS)
    options.add_argument("--ladder", metavar="PATH", help="a ladder file or folder of your own")
    options.add_argument("--json", action="store_true", help="print JSON, for other programs")
    parser = _Parser(
        prog="pm-career",
        description="Ask the career ladder of product management, or a ladder of your own.",
        epilog="A LEVEL is the key, the title or an alias of a level, such as 'Senior PM'.",
        parents=[options],
    )
    parser.set_defaults(ladder=None, json=False)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(answer: Callable[[Ladder, Namespace], Answer], name: str, purpose: str) -> _Parser:
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
    return parser


if __name__ == "__main__":
    sys.exit(main())
