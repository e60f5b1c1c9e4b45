"""The command line: from its words to an answer, and to what is printed."""

from pm_career._command_line.running import run_command

__all__ = ["run_command"]
