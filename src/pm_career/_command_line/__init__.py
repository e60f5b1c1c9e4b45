"""The questions of the command line: from a ladder or a framework to an answer."""

from pm_career._command_line.answer import ANSWERED, BAD_INPUT, NO_ANSWER, Answer
from pm_career._command_line.asking import ask, load, readable

__all__ = ["ANSWERED", "BAD_INPUT", "NO_ANSWER", "Answer", "ask", "load", "readable"]
