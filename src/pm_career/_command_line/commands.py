"""From a command to its answer."""

from argparse import Namespace

from pm_career._command_line.answer import Answer
from pm_career._command_line.asking import ask

_ABOUT_FILES = {"check", "diff", "new"}
_ABOUT_SPREADSHEETS = {"import", "export"}


def answer(options: Namespace) -> Answer:
    """Return the answer of the command that the options name."""
    if options.command in _ABOUT_FILES:
        from pm_career._command_line import files  # noqa: PLC0415  questions do not need it

        return files.COMMANDS[options.command](options)

    if options.command in _ABOUT_SPREADSHEETS:
        from pm_career._command_line import spreadsheets  # noqa: PLC0415  as above

        return spreadsheets.COMMANDS[options.command](options)

    return ask(options)
