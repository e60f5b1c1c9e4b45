"""What paths on the command line stand for."""

import sys
from typing import BinaryIO


def readable(path: str) -> str | BinaryIO:
    """Return what a path on the command line stands for, where `-` is standard input."""
    return sys.stdin.buffer if path == "-" else path
