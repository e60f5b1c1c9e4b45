"""The commands about files of ladders and frameworks."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from attrs import evolve

from pm_career import InvalidLadderError, Ladder, Problem
from pm_career._command_line.answer import ANSWERED, NO_ANSWER, Answer
from pm_career._command_line.asking import load
from pm_career._command_line.printing import report
from pm_career._command_line.readable import readable, refuse_to_read_twice
from pm_career._command_line.writing import shell_argument, writing
from pm_career._files import new_framework, new_ladder
from pm_career._wording import plain
from pm_career.frameworks import Framework, check_either


def _diff(options: Namespace) -> Answer:
    # The other commands of this module do not compare.
    from pm_career.comparing import compare_frameworks, compare_ladders  # noqa: PLC0415

    refuse_to_read_twice(options.old, options.new)
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
    refuse_to_read_twice(*options.paths)
    lines: list[str] = []
    data: list[object] = []
    status = ANSWERED
    for path in options.paths:
        problems, notes = _problems_and_notes(path)

        marked = [evolve(note, message=f"note: {note.message}") for note in notes]
        lines += [plain(str(each)) for each in (*problems, *marked)]
        if not problems and not notes:
            lines.append(f"{plain(path)}: no problems and no notes")

        data.append({"path": path, "problems": problems, "notes": notes})
        if problems or (notes and options.strict):
            status = NO_ANSWER
    return Answer("\n".join(lines), data, status)


def _problems_and_notes(path: str) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the problems of the ladder or framework at a path, or else the notes on it."""
    try:
        return (), check_either(readable(path))
    except InvalidLadderError as error:
        if error.hint:
            report(error.hint)
        return error.problems, ()


def _new(options: Namespace) -> Answer:
    folder: str = options.folder
    what = "framework" if options.framework else "ladder"
    with writing(folder):
        if options.framework:
            written = new_framework(folder)
        else:
            written = new_ladder(folder, from_packaged=options.from_packaged)

    lines = [
        f"{plain(folder)} holds a {what} to start from:",
        *(f"  {name}" for name in written),
        f"Edit it, then run: pm-career check {shell_argument(folder)}",
    ]
    return Answer("\n".join(lines), {"folder": folder, "files": written})


COMMANDS: Mapping[str, Callable[[Namespace], Answer]] = {
    "check": _check,
    "diff": _diff,
    "new": _new,
}
