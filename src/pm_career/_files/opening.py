"""From the content of a file to one file of a ladder, in its format."""

from codecs import BOM_UTF8
from typing import Any

from pm_career._files import messages
from pm_career._files.contents import name_of, name_of_stream, read_named, read_stream
from pm_career._files.file import File, end_of
from pm_career._files.format import MOST_BYTES
from pm_career._files.toml import TomlFile
from pm_career._files.traversable import Readable, Traversable, is_traversable
from pm_career._once import while_no_fork
from pm_career.exceptions import InvalidLadderError, Problem

_ZIP = b"PK\x03\x04"
"""How a zip archive begins. The files of most office programs are such archives."""


def read_content(source: Traversable | Readable) -> tuple[bytes, str | None]:
    """Return what a file of any format holds, or what is left in an open one, and its name.

    Raises:
        InvalidLadderError: when it cannot be read, or is too large.
        TypeError: when the method `read` of an open file returns anything but `str` or `bytes`.
    """
    if is_traversable(source):
        name = name_of(source)
        content = read_named(source)
    else:
        stream: Any = source
        name = name_of_stream(stream)
        content = read_stream(stream)

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
