# PYTHON_ARGCOMPLETE_OK: the completion of all Python programs looks for this word.
"""The program `pm-career`, which Ctrl-C ends at once and without a traceback.

It is outside the package, because a module of pm_career would import the whole package first. Users
also press Ctrl-C during that.
"""

import signal
from collections.abc import Callable


def main() -> int:
    """Run the command line of this process, and return its exit status."""
    _let_ctrl_c_end_the_process()
    from pm_career.__main__ import main  # noqa: PLC0415  Ctrl-C may come during this import

    return run(main)


def run(main: Callable[[], int]) -> int:
    """Return the exit status of a function, or end the process if the user presses Ctrl-C.

    The process ends by the signal itself, so that a shell script or a loop ends too.
    """
    _let_ctrl_c_end_the_process()
    try:
        return main()
    except KeyboardInterrupt:
        # A command that writes files cleans up first. It lets Ctrl-C raise this error meanwhile.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.raise_signal(signal.SIGINT)
        raise


def _let_ctrl_c_end_the_process() -> None:
    # A program in the background may have to ignore Ctrl-C. This leaves it so.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
