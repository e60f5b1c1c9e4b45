"""From the words of a command line to a command and its options."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress

from pm_career._command_line.arguments import new_parser


def parse(arguments: Sequence[str] | None = None) -> Namespace:
    """Return the command and the options on a command line, by default that of this process.

    The words after the arguments of a command are the `rest`. They may be the end of a name without
    quotes.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    parser = new_parser()
    if "_ARGCOMPLETE" in os.environ:
        # Without the extra `completion`, the shell gets no answer.
        with suppress(ImportError):
            from pm_career._command_line.completing import complete  # noqa: PLC0415

            complete(parser)

    options = Namespace(
        arguments=arguments, ladder=None, track=None, profile=None, person=None, form="text"
    )
    _, options.rest = parser.parse_known_args(arguments or ["--help"], options)
    _take_from_rest(options)
    if options.rest and not options.names:
        parser.error(f"unrecognized arguments: {' '.join(options.rest)}")
    if options.form not in options.forms:
        parser.error(f"{options.command} has no --{options.form}")
    return options


def _take_from_rest(options: Namespace) -> None:
    """Take names that follow after an option, as in `gap PM --json CPO`, from the `rest`.

    argparse takes two names that may be omitted only if they are side by side.
    """
    for name in options.names:
        if getattr(options, name) is None and options.rest and options.rest[0][:1] != "-":
            setattr(options, name, options.rest.pop(0))
