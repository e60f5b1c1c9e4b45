"""From a path, an open file or a text to one file of a ladder."""

from codecs import BOM_UTF8
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from errno import ENOENT
from pathlib import Path
from typing import cast

from pm_career._files import messages
from pm_career._files.file import File, end_of
from pm_career._files.format import MOST_BYTES
from pm_career._files.toml import TomlFile
from pm_career._files.traversable import Readable, Traversable, is_traversable
from pm_career._once import while_no_fork
from pm_career._wording import quote
from pm_career.exceptions import InvalidLadderError, Problem

_ZIP = b"PK\x03\x04"
"""How a zip archive begins. The files of most office programs are such archives."""


def open_path(source: Traversable, *, or_pipe: bool = False) -> File:
    """Return the file at a path; or with `or_pipe`, what comes out of a pipe, such as /dev/stdin.

    Raises:
        InvalidLadderError: when it cannot be read, or does not hold text.
    """
    return open_text(_read_path(source, or_pipe=or_pipe), name_of(source))


def open_stream(stream: Readable) -> File:
    """Return what is left to read in an open file.

    Raises:
        InvalidLadderError: when it cannot be read, or is not text.
        TypeError: when its method `read` returns anything but `str` or `bytes`.
    """
    return open_text(_read_stream(stream), _name_of_stream(stream))


def read_content(source: Traversable | Readable) -> tuple[bytes, str | None]:
    """Return what a file of any format holds, or what is left in an open one, and its name.

    Raises:
        InvalidLadderError: when it cannot be read, or is too large.
        TypeError: when the method `read` of an open file returns anything but `str` or `bytes`.
    """
    if is_traversable(source):
        name = name_of(source)
        content = _read_path(source, or_pipe=True)
    else:
        stream = cast("Readable", source)
        name = _name_of_stream(stream)
        content = _read_stream(stream)

    if len(content) > MOST_BYTES:
        raise InvalidLadderError([Problem(messages.TOO_LARGE_BY_ITSELF, file=name)])
    return content, name


def open_text(content: str | bytes, name: str | None) -> File:
    """Return the file that has this content, in its format.

    Raises:
        InvalidLadderError: when it is too large, or not text.
    """
    encoded = _encode(content, name) if isinstance(content, str) else content
    if len(encoded) > MOST_BYTES:
        raise InvalidLadderError([Problem(messages.TOO_LARGE_BY_ITSELF, file=name)])
    if encoded.startswith(_ZIP):
        message = messages.other_format(name, otherwise=messages.ZIP)
        raise InvalidLadderError([Problem(message, file=name)])
    text = _decode_ladder(encoded, name)

    # No TOML begins with a brace.
    if text.lstrip().startswith("{") or (name or "").lower().endswith(".json"):
        with while_no_fork:
            from pm_career._files.json import JsonFile

        return JsonFile(name, text)
    return TomlFile(name, text)


def decode(content: bytes, name: str | None) -> str:
    """Return the text that UTF-8 encodes, without a byte order mark.

    Raises:
        InvalidLadderError: when it is in another encoding.
    """
    try:
        # The codec "utf-8-sig" does the same, but Python imports a module for it.
        return content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        byte = f"0x{error.object[error.start]:02x}"
        message = f"expected UTF-8, got the byte {byte}; save the file as UTF-8"
        place = end_of(error.object[: error.start].decode())
    raise InvalidLadderError([Problem(message, (), name, *place)])


@contextmanager
def reporting(name: str | None) -> Generator[None, None, None]:
    """Report what goes wrong while a file or folder is read as a problem of that file."""
    try:
        yield
    except OSError as error:
        problem = Problem(f"cannot be read: {error.strerror or error}", file=name)
    except _damages() as error:
        problem = Problem(f"cannot be read: {error}", file=name)
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


def _damages() -> tuple[type[Exception], ...]:
    """Return the errors that a damaged archive, or a text in another encoding, may raise."""
    with while_no_fork:
        from zipfile import BadZipFile
        from zlib import error

    return BadZipFile, EOFError, NotImplementedError, RuntimeError, UnicodeError, error


def _name_of_stream(stream: Readable) -> str | None:
    """Return the name of an open file, if it has one."""
    name = getattr(stream, "name", None)
    # An open pipe, for example, has a number.
    return name if isinstance(name, str) else None


def _read_path(source: Traversable, *, or_pipe: bool) -> bytes:
    """Return what is in a file, or its beginning if it is too large."""
    with reporting(name_of(source)):
        is_pipe = or_pipe and isinstance(source, Path) and source.is_fifo()
        if not source.is_file() and not is_pipe:
            raise FileNotFoundError(ENOENT, "there is no such file")
        with source.open("rb") as stream:
            return _read(stream.read)


def _read_stream(stream: Readable) -> bytes:
    """Return what is left in an open file, or its beginning if it is too large."""
    with reporting(_name_of_stream(stream)):
        return _read(stream.read)


def _read(read: Callable[[int], object]) -> bytes:
    """Return what is left in an open file with this `read`, or its beginning if it is too large."""
    content = bytearray()

    # A file without a buffer returns less than it has, and no byte at its end.
    while len(content) <= MOST_BYTES:
        part = read(MOST_BYTES + 1 - len(content))
        if not isinstance(part, str | bytes):
            raise TypeError(f"expected a file that is read as str or bytes, got {quote(part)}")
        if not part:
            break
        content += part.encode() if isinstance(part, str) else part
    return bytes(content)


def _encode(text: str, name: str | None) -> bytes:
    """Return a text as UTF-8."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        message = messages.not_encodable(text[error.start])
        problem = Problem(message, (), name, *end_of(text[: error.start]))
    raise InvalidLadderError([problem])


def _decode_ladder(content: bytes, name: str | None) -> str:
    """Return the text of a file that should be TOML or JSON."""
    try:
        return decode(content, name)
    except InvalidLadderError:
        # The name of another format says more than one of its bytes.
        if other := messages.other_format(name):
            raise InvalidLadderError([Problem(other, file=name)]) from None
        raise
