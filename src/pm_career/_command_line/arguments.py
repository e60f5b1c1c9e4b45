"""The arguments of each command, and what `--help` says about them."""

from argparse import SUPPRESS, ArgumentTypeError
from typing import Any

from pm_career import __version__
from pm_career._command_line.parser import Commands, Parser, list_examples

_LEVEL = "the key, the title or an alias of a level, such as 'Senior PM'"
_PROFILE = "a TOML or JSON file with the skills of a person; '-' is standard input"
_LAYOUTS = ("matrix", "long", "levels")


def new_parser() -> Parser:
    """Return the parser of the whole command line."""
    # These options may be before or after the name of the command. A default after the name would
    # overwrite an option before it. So they have no default here, and `parse` passes the defaults.
    with_json = Parser(add_help=False)
    _add_forms(with_json, "json")
    with_views = Parser(add_help=False)
    _add_forms(with_views, "json", "html", "markdown")
    with_ladder = Parser(add_help=False, parents=[with_views])
    with_ladder.add_argument(
        "--ladder",
        metavar="PATH",
        default=SUPPRESS,
        help="use the ladder or framework in this file or folder, not the packaged ladder; "
        "'-' is standard input",
    )
    _add_track(with_ladder)

    parser = Parser(
        prog="pm-career",
        description="Answer questions about the career ladder of product management, or your own.",
        epilog=list_examples('gap "Senior PM"', "gap --help"),
        parents=[with_ladder],
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {__version__}",
        help="print the version and exit",
    )
    commands = Commands(parser)
    _add_questions_about_levels(commands, with_ladder)
    _add_questions_about_people(commands, with_ladder)
    _add_questions_about_skills(commands, with_ladder)
    _add_commands_about_files(commands, with_json, with_views)
    _add_commands_about_spreadsheets(commands, with_json)
    return parser


def _add_forms(parser: Parser, *forms: str) -> None:
    """Add an option for each form of an answer besides text."""
    names = {"json": "JSON", "html": "HTML", "markdown": "Markdown"}
    group = parser.add_mutually_exclusive_group()
    for form in forms:
        group.add_argument(
            f"--{form}",
            dest="form",
            action="store_const",
            const=form,
            default=SUPPRESS,
            help=f"print {names[form]}",
        )
    parser.set_defaults(forms=("text", *forms))


def _add_track(command: Parser) -> None:
    command.add_argument(
        "--track",
        default=SUPPRESS,
        help="use only this track of the framework, named by its key or title",
    )


def _add_questions_about_levels(commands: Commands, options: Parser) -> None:
    """Add the questions about a whole ladder, one level or two levels."""
    show = commands.add(
        "show",
        "show the whole ladder or framework, or one level",
        *("", '"Senior PM"', "--ladder acme.toml"),
        options=options,
        names=("level",),
    )
    show.add_argument("level", metavar="LEVEL", nargs="?", help=f"{_LEVEL}; all if omitted")

    next_ = commands.add(
        "next",
        "show the level above, or in a framework the one on each track",
        *('"Product Manager"', "PM --json"),
        options=options,
        names=("level",),
    )
    next_.add_argument("level", metavar="LEVEL", help=_LEVEL)

    path = commands.add(
        "path",
        "show the path from one level up to another, step by step",
        *('PM "Product Director"', "APM CPO --markdown"),
        options=options,
        names=("current", "target"),
    )
    path.add_argument(
        "current", metavar="CURRENT", help=f"the level where the path starts: {_LEVEL}"
    )
    path.add_argument("target", metavar="TARGET", help="a level above, where the path ends")

    compare = commands.add(
        "compare",
        "show how one level differs from another",
        *('PM "Senior PM"', '"Lead PM" CPO --html'),
        options=options,
        names=("old", "new"),
    )
    compare.add_argument("old", metavar="OLD", help=_LEVEL)
    compare.add_argument("new", metavar="NEW", help="the level to compare with it")

    lateral = commands.add(
        "lateral",
        "show the levels of other tracks that are near to a level",
        *(
            '"Principal PM" --ladder framework.toml',
            '"Principal PM" --within 3 --ladder framework.toml',
        ),
        options=options,
        names=("level",),
    )
    lateral.add_argument("level", metavar="LEVEL", help=_LEVEL)
    lateral.add_argument(
        "--within", metavar="STEPS", type=int, help="show only levels at most this many steps away"
    )


def _add_questions_about_people(commands: Commands, options: Parser) -> None:
    """Add the questions about the years and the job title of a person."""
    years = commands.add(
        "years",
        "show the level that is reached after N years of experience",
        *("5", "7.5 --json"),
        options=options,
    )
    years.add_argument("years", metavar="N", type=float, help="years of experience, such as 7.5")

    title = commands.add(
        "title",
        "show the level of a job title, or the levels that it may stand for",
        *('"Sr. Product Manager, Growth"', '"Product Manager" --json'),
        options=options,
        names=("title",),
    )
    title.add_argument("title", metavar="TITLE", help="a job title, as people write it")


def _add_questions_about_skills(commands: Commands, options: Parser) -> None:
    """Add the questions about skills, and about a person who has them."""
    gap = commands.add(
        "gap",
        "show the skills that are missing for a level",
        *('"Senior PM"', "PM CPO", '--profile ada.toml "Senior PM"'),
        options=options,
        names=("current", "target"),
        usage="pm-career gap [options] CURRENT [TARGET]\n"
        "       pm-career gap [options] --profile FILE TARGET",
    )
    gap.add_argument("current", metavar="CURRENT", nargs="?", help=f"the current level: {_LEVEL}")
    gap.add_argument(
        "target", metavar="TARGET", nargs="?", help="the level to reach; the next one if omitted"
    )
    gap.add_argument("--profile", metavar="FILE", help=f"instead of CURRENT: {_PROFILE}")

    fits = commands.add(
        "fits",
        "show how near the skills of a person are to each level",
        *("--profile ada.toml", "--profile ada.toml --json"),
        options=options,
    )
    fits.add_argument("--profile", metavar="FILE", required=True, help=_PROFILE)

    skills = commands.add(
        "skills",
        "show all skills, or one skill and the levels that expect it",
        *("", '"Agile methods"', "--json"),
        options=options,
        names=("skill",),
    )
    skills.add_argument(
        "skill", metavar="SKILL", nargs="?", help="the key or the name of a skill; all if omitted"
    )
    commands.add(
        "proficiencies",
        "show the proficiencies, and what each of them means",
        *("", "--ladder acme.toml"),
        options=options,
    )


def _add_commands_about_files(commands: Commands, with_json: Parser, with_views: Parser) -> None:
    """Add the commands that compare, check and start ladders and frameworks."""
    diff = commands.add(
        "diff",
        "show what has changed between two ladders or two frameworks",
        *("old.toml new.toml", "old.toml new.toml --markdown"),
        options=with_views,
    )
    diff.add_argument("old", metavar="OLD", help="a file or folder; '-' is standard input")
    diff.add_argument("new", metavar="NEW", help="the file or folder to compare with it")

    check = commands.add(
        "check",
        "list the problems of ladders or frameworks, and notes on them",
        *("acme.toml", "acme.toml framework.toml --strict"),
        options=with_json,
    )
    check.add_argument(
        "paths", metavar="PATH", nargs="+", help="a file or folder; '-' is standard input"
    )
    check.add_argument(
        "--strict", action="store_true", help="fail for notes as well as for problems"
    )

    new = commands.add(
        "new",
        "write an example to edit, in a new folder",
        *("acme", "acme --framework", "acme --from-packaged"),
        options=with_json,
    )
    new.add_argument("folder", metavar="FOLDER", help="the folder, which must not exist yet")
    example = new.add_mutually_exclusive_group()
    example.add_argument(
        "--framework", action="store_true", help="write a framework with two tracks, not a ladder"
    )
    example.add_argument(
        "--from-packaged",
        action="store_true",
        help="write a copy of the packaged ladder, not the example",
    )


def _add_commands_about_spreadsheets(commands: Commands, with_json: Parser) -> None:
    """Add the commands that read and write spreadsheets."""
    import_ = commands.add(
        "import",
        "turn a spreadsheet into a ladder or a framework",
        *("skills.csv -o acme", "skills.csv -o skills.toml --title Acme"),
        options=with_json,
    )
    import_.add_argument(
        "source",
        metavar="SOURCE",
        help="a CSV, TSV, XLSX or Markdown file; '-' is standard input",
    )
    _add_output(import_, "the new folder, or the TOML or JSON file, to write")
    _add_options_of_import(import_)

    export = commands.add(
        "export",
        "turn a ladder into a spreadsheet to edit",
        *(
            "-o ladder.xlsx",
            "acme.toml -o acme.csv --layout matrix",
            "framework.toml -o managers.xlsx --track manager",
        ),
        options=with_json,
    )
    export.add_argument(
        "path",
        metavar="LADDER",
        nargs="?",
        help="a file or folder; '-' is standard input; the packaged ladder if omitted",
    )
    _add_track(export)
    _add_output(export, "the XLSX, CSV or TSV file to write")
    export.add_argument(
        "--layout", choices=_LAYOUTS, help="write only this table, not the whole ladder"
    )


def _add_output(command: Parser, what: str) -> None:
    command.add_argument("-o", "--output", metavar="PATH", required=True, help=what)


def _add_options_of_import(command: Parser) -> None:
    """Add the options that say how to read a spreadsheet."""
    command.add_argument(
        "--framework", action="store_true", help="read a framework, with a track for each role"
    )

    def add(name: str, metavar: str, text: str) -> None:
        command.add_argument(name, metavar=metavar, help=text)

    def add_list(name: str, metavar: str, text: str, **more: Any) -> None:  # noqa: ANN401
        command.add_argument(name, metavar=metavar, nargs="+", default=(), help=text, **more)

    command.add_argument("--layout", choices=_LAYOUTS, help="how the sheet is laid out")
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
    facts = "labels of rows or columns about levels, if known with a field: 'Success=summary'"
    add_list("--facts", "LABEL", facts, type=_fact)
    where = "read only the rows with this value in a column: 'Role=Product manager'"
    add_list("--where", "HEADING=VALUE", where, type=_pair)
    command.add_argument(
        "--empty",
        choices=("not-asked", "as-below"),
        default="not-asked",
        help="what an empty cell means: the level does not ask for the skill, or it asks for the "
        "same as the level below",
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
