"""The parser of a command line, and of each of its commands."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import Any, NoReturn

from pm_career._command_line.answer import BAD_INPUT, NO_ANSWER
from pm_career._command_line.printing import print_text, report


class Parser(ArgumentParser):
    """A parser that reports a wrong command line in one line, and knows no abbreviations."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  those of argparse
        super().__init__(
            allow_abbrev=False, formatter_class=RawDescriptionHelpFormatter, **settings
        )
        # Python 3.14 and later would colour the help.
        self.color = False

    def error(self, message: str) -> NoReturn:
        """Report what is wrong with the command line, and exit."""
        report(f"{message}; see {self.prog} --help")
        self.exit(BAD_INPUT)

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002  see below
        """Print a help or the version, which are all that argparse prints, on standard output."""
        if not print_text(message.rstrip()):
            self.exit(NO_ANSWER)


class Commands:
    """The commands of a parser."""

    def __init__(self, parser: Parser) -> None:
        self._parsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def add(
        self,
        name: str,
        purpose: str,
        *examples: str,
        options: Parser,
        names: Sequence[str] = (),
        usage: str | None = None,
    ) -> Parser:
        """Add a command, and return its parser.

        Args:
            name: The name of the command.
            purpose: What the command shows or does.
            examples: Its arguments in the examples of its help.
            options: The parser of the options that it shares with others.
            names: Its arguments that are names, so that they may have several words.
            usage: Its arguments in words, if argparse would not describe them well.
        """
        command: Parser = self._parsers.add_parser(
            name,
            help=purpose,
            description=purpose,
            epilog=list_examples(*(f"{name} {example}".rstrip() for example in examples)),
            parents=[options],
            usage=usage,
        )
        command.set_defaults(names=names)
        return command


def list_examples(*examples: str) -> str:
    """Return the part of a help that lists examples of commands."""
    return "\n  pm-career ".join(["examples:", *examples])
