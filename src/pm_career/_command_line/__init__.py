"""The command line: from its words to an answer, and to what is printed."""

from pm_career._command_line.answer import BAD_INPUT, NO_ANSWER, InvalidProfileError
from pm_career._command_line.commands import answer
from pm_career._command_line.parsing import parse
from pm_career._command_line.printing import print_answer, print_text, report

__all__ = [
    "BAD_INPUT",
    "NO_ANSWER",
    "InvalidProfileError",
    "answer",
    "parse",
    "print_answer",
    "print_text",
    "report",
]
