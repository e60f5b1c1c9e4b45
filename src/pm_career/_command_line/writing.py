"""Files and folders that a command writes."""

import os
import re
import signal
from collections.abc import Generator
from contextlib import contextmanager
from shlex import quote
from threading import current_thread, main_thread

from pm_career._wording import HARMFUL

_IN_QUOTES = {ord("\\"): r"\\", ord("'"): r"\'"}


@contextmanager
def writing(path: str) -> Generator[None, None, None]:
    """Report a file or folder that cannot be written, or that exists already.

    After Ctrl-C, nothing is left of what is only written in part.
    """
    if os.path.lexists(path):
        message = "it exists already; choose another name, or remove it"
        raise ValueError(f"{path} cannot be written: {message}")
    try:
        with _raising_on_ctrl_c():
            yield
    except OSError as error:
        raise ValueError(f"{path} cannot be written: {error.strerror or error}") from error


@contextmanager
def _raising_on_ctrl_c() -> Generator[None, None, None]:
    """Let Ctrl-C raise an error where it would end the process, so that the writer cleans up."""
    # A program that calls `main` has its own way. Only the main thread may change it.
    ends_process = signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    if not ends_process or current_thread() is not main_thread():
        yield
        return

    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def shell_argument(path: str) -> str:
    r"""Return a path quoted for a shell, so that you can paste even a path such as "acme & sons".

    Characters that could control the terminal are escaped in the way of Bash and other shells:
    `$'\x1b[31m'`.
    """
    # "-x" would be an option, and "-" is standard input.
    if path.startswith("-"):
        path = f"./{path}"
    if not re.search(HARMFUL, path):
        return quote(path)
    return f"$'{re.sub(HARMFUL, _as_bytes, path.translate(_IN_QUOTES))}'"


def _as_bytes(found: re.Match[str]) -> str:
    """Return the escapes of the bytes that a character has in the name of a file."""
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(found[0]))
