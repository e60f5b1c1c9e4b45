"""The commands about spreadsheets."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from pm_career import InvalidLadderError, Ladder, Problem, check_ladder, dump_ladder
from pm_career._command_line.answer import NO_ANSWER, Answer
from pm_career._command_line.asking import load
from pm_career._command_line.readable import readable
from pm_career._command_line.writing import shell_argument, writing
from pm_career._display import Shown
from pm_career._wording import list_names, plain
from pm_career.frameworks import check_framework, dump_framework
from pm_career.spreadsheets import (
    FrameworkReport,
    ReadReport,
    read_framework_with_report,
    read_with_report,
    write_ladder,
)

if TYPE_CHECKING:
    from pm_career._display import Page

_SPREADSHEETS = (".csv", ".md", ".tsv", ".xlsm", ".xlsx", ".yaml", ".yml")


def _import(options: Namespace) -> Answer:
    out: str = options.output
    try:
        report = _read_spreadsheet(options)
    except InvalidLadderError as error:
        problems = error.problems
        text = "\n".join(plain(str(problem)) for problem in problems)
        return Answer(text, {"problems": problems}, NO_ANSWER)

    if out.lower().endswith(_SPREADSHEETS):
        raise ValueError(f"{out} cannot be written: expected a folder, or a file of TOML or JSON")
    with writing(out):
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
        f"Edit it, then run: pm-career check {shell_argument(out)}",
    ]
    return Answer("\n".join(lines), {"output": out, "report": report, "notes": notes})


def _read_spreadsheet(options: Namespace) -> ReadReport | FrameworkReport:
    """Return what is read from a spreadsheet: a ladder or a framework.

    Raises:
        ValueError: when an option is only for the other one.
    """
    source = readable(options.source)
    empty = options.empty.replace("-", " ")
    settings: dict[str, Any] = {
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
        return read_framework_with_report(source, role=options.role, **settings)
    if options.role is not None:
        raise ValueError("--role is for a framework; add --framework")
    return read_with_report(source, layout=options.layout, empty=empty, **settings)


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
    out: str = options.output
    ladder = load(options.path, options.track)
    if not isinstance(ladder, Ladder):
        message = f"a framework is exported by track; pass --track: {list_names(tuple(ladder))}"
        raise ValueError(message)  # noqa: TRY004  it is the option that is missing
    with writing(out):
        write_ladder(ladder, out, layout=options.layout)

    lines = [f"{plain(out)} holds {plain(ladder.title)}"]
    if options.layout is None:
        lines.append(f"Edit it, then run: pm-career import {shell_argument(out)} -o FOLDER")
    return Answer("\n".join(lines), {"output": out})


COMMANDS: Mapping[str, Callable[[Namespace], Answer]] = {"import": _import, "export": _export}
