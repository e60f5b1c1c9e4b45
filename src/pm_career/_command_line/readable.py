"""What paths on the command line stand for."""

import sys
from typing import BinaryIO

_STANDARD_INPUT = "-"


def readable(path: str) -> str | BinaryIO:
    """Return what a path on the command line stands for, where `-` is standard input.

    Raises:
        ValueError: when standard input is closed.
    """
    if path != _STANDARD_INPUT:
        return path
    # `pm-career check - <&-` closes it.
    if sys.stdin is None:
        raise ValueError("standard input is closed")
    return sys.stdin.buffer


def refuse_to_read_twice(*paths: str) -> None:
    """Refuse paths of which more than one is standard input, which can be read only once."""
    if paths.count(_STANDARD_INPUT) > 1:
        raise ValueError("only one path can be '-', because standard input can be read only once")
