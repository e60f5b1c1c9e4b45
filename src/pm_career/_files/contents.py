"""What is in a file, as bytes: at a path, in a folder, or left in an open file."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from sys import modules
from typing import IO, Any

from pm_career._files.folder import has_too_many_names, no_file, open_inside
from pm_career._files.format import MOST_BYTES
from pm_career._files.traversable import Readable, Traversable
from pm_career._wording import quote
from pm_career.exceptions import InvalidLadderError, Problem

_DAMAGES = (
    ("zipfile", "BadZipFile"),
    ("zlib", "error"),
    ("lzma", "LZMAError"),
    ("compression.zstd", "ZstdError"),
)
"""The errors about damaged archives, each with its module."""

_DAMAGED = "the archive is damaged"

_LIMITED = (None, 0, 8)
"""The compressions of which zipfile unpacks no more than it is asked for: none, and Deflate."""

_SMALL_STEP = 64
"""The number of bytes to read at once if another compression may make them many."""


def read_named(source: Traversable) -> bytes:
    """Return what is in a file that the user names, or its beginning if it is too large.

    Raises:
        InvalidLadderError: when it cannot be read.
    """
    if fault := has_too_many_names(source):
        raise InvalidLadderError([Problem(fault, file=name_of(source))])
    with reporting(name_of(source), ValueError), _open_named(source) as stream:
        return _read(stream)


def read_inside(source: Traversable) -> bytes:
    """Return what is in a file of a folder, or its beginning if it is too large.

    The user named the folder, or another file in it.

    Raises:
        InvalidLadderError: when it cannot be read, or is outside of the folder.
    """
    with reporting(name_of(source), ValueError), _open_inside(source) as stream:
        return _read(stream)


def read_stream(stream: Readable) -> bytes:
    """Return what is left in an open file, or its beginning if it is too large.

    Raises:
        InvalidLadderError: when it cannot be read.
        TypeError: when its method `read` returns anything but `str` or `bytes`.
    """
    with reporting(name_of_stream(stream)):
        return _read(stream)


@contextmanager
def reporting(name: str | None, *damages: type[Exception]) -> Generator[None, None, None]:
    """Report what goes wrong while a file or folder is read as a problem of that file.

    Args:
        name: The name of the file or folder in the problem.
        damages: Errors that mean damage here, besides those that always do.
    """
    try:
        yield
    except OSError as error:
        problem = Problem(f"cannot be read: {error.strerror or error}", file=name)
    except (*damages, *_damages()) as error:
        problem = Problem(f"cannot be read: {str(error) or _DAMAGED}", file=name)
    else:
        return
    raise InvalidLadderError([problem])


def name_of(source: Traversable) -> str | None:
    """Return the path of a file or folder; or its name in an archive in memory, which has no path.

    The archive itself has neither.
    """
    with suppress(TypeError):
        return str(source)
    with suppress(TypeError):
        return source.name
    return None


def name_of_stream(stream: Readable) -> str | None:
    """Return the name of an open file, if it has one."""
    name = getattr(stream, "name", None)
    # An open pipe, for example, has a number.
    return name if isinstance(name, str) else None


def _open_named(source: Traversable) -> IO[bytes]:
    """Return a file that the user names, open. It may be a link, or a pipe such as /dev/stdin."""
    is_pipe = isinstance(source, Path) and source.is_fifo()
    if not source.is_file() and not is_pipe:
        raise no_file()
    return source.open("rb")


def _open_inside(source: Traversable) -> IO[bytes]:
    """Return a file of a folder, open, and none outside of it."""
    if isinstance(source, Path):
        return open_inside(source)
    if not source.is_file():
        raise no_file()
    return source.open("rb")


def _read(stream: Any) -> bytes:
    """Return what is left in an open file, or its beginning if it is too large."""
    return read_at_most(MOST_BYTES + 1, stream)


def read_at_most(most: int, stream: Any) -> bytes:
    """Return what is left in an open file, but at most so many bytes, or letters of a text."""
    content = bytearray()
    step = _step(stream, most)

    # A file without a buffer returns less than it has, and no byte at its end.
    while len(content) < most:
        part = stream.read(min(step, most - len(content)))
        if not isinstance(part, str | bytes):
            raise TypeError(f"expected a file that is read as str or bytes, got {quote(part)}")
        if not part:
            break
        content += part.encode() if isinstance(part, str) else part
    return bytes(content)


def _step(stream: Any, most: int) -> int:
    """Return the number of bytes to read at once."""
    compression = getattr(stream, "_compress_type", None)
    if compression in _LIMITED:
        return most

    # zipfile unpacks all that it reads, and 40 bytes of bzip2 may become 46 MB.
    stream.MIN_READ_SIZE = 1
    return _SMALL_STEP


def _damages() -> tuple[type[Exception], ...]:
    """Return the errors that a damaged archive, or a text in another encoding, may raise."""
    # A module that is not imported has not raised its error.
    found = [getattr(modules[module], name) for module, name in _DAMAGES if module in modules]
    return (EOFError, MemoryError, NotImplementedError, RuntimeError, UnicodeError, *found)
