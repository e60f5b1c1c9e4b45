"""Files and folders that a command writes."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from shlex import quote

from pm_career._wording import plain


@contextmanager
def writing(path: str) -> Generator[None, None, None]:
    """Report a file or folder that cannot be written, or that exists already."""
    if os.path.lexists(path):
        message = "it exists already; choose another name, or remove it"
        raise ValueError(f"{path} cannot be written: {message}")
    try:
        yield
    except OSError as error:
        raise ValueError(f"{path} cannot be written: {error.strerror or error}") from error


def shell_argument(path: str) -> str:
    """Return a path quoted for a shell, so that you can paste even a path such as "acme & sons".

    Control characters are escaped, because they could control the terminal.
    """
    # "-x" would be an option, and "-" is standard input.
    if path.startswith("-"):
        path = f"./{path}"
    return quote(path if path.isprintable() else plain(path))
