# PYTHON_ARGCOMPLETE_OK: the completion of all Python programs looks for this word.
"""The command line: `pm-career`, or `python -m pm_career`."""

import sys
from collections.abc import Sequence

from _pm_career_command import run


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, and return its exit status.

    The status is 0 if there is an answer. It is 1 if there is none, such as the level above the
    highest, or if a check fails. It is 2 if the input is wrong.
    """
    # When this is imported, `run` already sees to it that Ctrl-C leaves no traceback.
    from pm_career._command_line import run_command  # noqa: PLC0415  as the comment says

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(run(main))
