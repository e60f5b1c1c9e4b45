"""From files of TOML or JSON to a ladder or a framework, and back.

The other modules of this folder load with the first ladder, not with the package. So do cattrs,
json, tomllib and importlib_resources. Other folders may also import the module `messages`.
"""

from os import PathLike
from typing import TYPE_CHECKING, Any, TypeVar

from pm_career._files.format import (
    FRAMEWORK_FILE,
    LADDER_FILE,
    MOST_BYTES,
    Table,
    Toml,
    key_in_files,
)
from pm_career._files.traversable import (
    Readable,
    Source,
    Traversable,
    is_readable,
    is_traversable,
)
from pm_career._model import Ladder, Parts, require_ladder
from pm_career._once import once, while_no_fork

if TYPE_CHECKING:
    from pathlib import Path

    import attrs

    from pm_career._files.document import Document as Document

__all__ = [
    "FRAMEWORK_FILE",
    "LADDER_FILE",
    "MOST_BYTES",
    "Readable",
    "Source",
    "Table",
    "Toml",
    "Traversable",
    "as_table",
    "check_encodable",
    "decode",
    "default_ladder",
    "describes_framework",
    "dump_ladder",
    "from_table",
    "is_readable",
    "is_traversable",
    "key_in_files",
    "ladder_or_packaged",
    "load_ladder",
    "new_framework",
    "new_ladder",
    "packaged_files",
    "parse",
    "parse_ladder",
    "read_all_packaged",
    "read_at_most",
    "read_content",
    "read_document",
    "read_packaged",
    "value_of",
    "write",
    "write_file",
]

_T = TypeVar("_T")
_A = TypeVar("_A", bound="attrs.AttrsInstance")
_P = TypeVar("_P", bound=Parts)


@once
def default_ladder() -> Ladder:
    """Return the packaged ladder of product management.

    The first call reads it. Every later call returns the same ladder, in every thread.

    >>> default_ladder().title
    'Product Management'
    """
    from importlib_resources import files

    return load_ladder(files("pm_career") / "levels")


def ladder_or_packaged(ladder: Ladder | None, expected: str = "a Ladder") -> Ladder:
    """Return the ladder that is given, or the packaged one for `None`.

    `expected` says what the caller accepts.

    Raises:
        TypeError: when it is not a ladder, but for example the path of its file.
    """
    if ladder is None:
        return default_ladder()
    require_ladder(ladder, expected)
    return ladder


def load_ladder(source: str | PathLike[str] | Traversable | Readable) -> Ladder:
    """Return the ladder in a file of TOML or JSON, or in the `ladder.toml` of a folder.

    A level is written in that file, or in its own file beside it. The source is a path, a
    `Traversable`, such as a folder in a zip archive, or an open file. An open file is read from its
    current position to its end. A ladder may have up to 10,000 levels, and its files together up to
    4 MiB.

    Raises:
        InvalidLadderError: when a file does not exist, or is neither TOML nor JSON in UTF-8, or
            when the files do not describe a valid ladder. The error has every problem that can be
            found.
    """
    return value_of(read_document(source), Ladder)


def parse_ladder(text: str | bytes | bytearray | memoryview, *, name: str | None = None) -> Ladder:
    """Return the ladder that a text describes, such as the content of an uploaded file.

    The text is TOML or JSON. It is JSON if it begins with a brace, or if its `name` ends in
    `.json`. Levels cannot be in files of their own. The limits of `load_ladder` apply.

    >>> parse_ladder('{"title": "Tiny", "levels": [{"key": "pm", "title": "Product Manager"}]}')
    <Ladder 'Tiny': 1 level>

    Args:
        text: The text itself; `bytes` are UTF-8.
        name: The name of the file, with which each problem starts.

    Raises:
        InvalidLadderError: when the text is neither TOML nor JSON, or does not describe a valid
            ladder. The error has every problem that can be found.
    """
    return parse(text, name, Ladder)


def parse(text: str | bytes | bytearray | memoryview, name: str | None, kind: type[_P]) -> _P:
    """Return the ladder or framework that a text describes.

    Raises:
        InvalidLadderError: with every problem that can be found.
    """
    with while_no_fork:
        from pm_career._files import loading

    return loading.parse(text, name, kind)


def read_document(source: Source, own: str = LADDER_FILE) -> "Document":
    """Return what the files of a ladder or a framework say.

    In a folder that has a ladder and a framework, `own` is the file that is wanted.

    Raises:
        InvalidLadderError: with every problem that can be found.
    """
    with while_no_fork:
        from pm_career._files import loading

    return loading.read_document(source, own)


def describes_framework(document: "Document") -> bool:
    """Return whether a document describes a framework, and not a ladder."""
    with while_no_fork:
        from pm_career._files import loading

    return loading.describes_framework(document)


def value_of(document: "Document", kind: type[_P]) -> _P:
    """Return the ladder or framework that a document describes.

    Raises:
        InvalidLadderError: with every problem that can be found.
    """
    with while_no_fork:
        from pm_career._files import loading

    return loading.value_of(document, kind)


def dump_ladder(ladder: Ladder, path: str | PathLike[str]) -> None:
    """Write a ladder as TOML or JSON that loads as an equal ladder.

    If the path ends in `.toml` or `.json`, the ladder becomes one file, which replaces an existing
    one. Any other path becomes a new folder, with a `ladder.toml` and a file for each level, named
    after the level's key. The file or folder is written completely or not at all. A file that is
    replaced keeps its mode, and a link to it stays. Fields that have their default are omitted.

    TOML needs the extra `authoring`: `pip install "pm-career[authoring]"`.

    Raises:
        FileExistsError: when the folder exists, or the file is a device or a pipe.
        ImportError: when the extra is not installed.
        InvalidLadderError: when a text cannot be encoded, or the file would be too large to load.
        OSError: when the file or folder cannot be written.
    """
    require_ladder(ladder)
    write(ladder, path, LADDER_FILE)


def write(value: Parts, path: str | PathLike[str], own: str) -> None:
    """Write a ladder or a framework as `dump_ladder` does; `own` is the name of its file.

    Raises:
        FileExistsError: when the folder exists.
        ImportError: when the extra is not installed.
        InvalidLadderError: when a text cannot be encoded, or the file would be too large to load.
        OSError: when the file or folder cannot be written.
    """
    with while_no_fork:
        from pathlib import Path

        from pm_career._files import writing

    writing.write(value, Path(path), own)


def check_encodable(ladder: Ladder) -> None:
    """Refuse a ladder with a text that no file can hold.

    Raises:
        InvalidLadderError: with each text that has half of a surrogate pair.
    """
    with while_no_fork:
        from pm_career._files import writing

    writing.check_encodable(as_table(ladder))


def write_file(path: "Path", content: bytes) -> None:
    """Write or replace a file of any format, completely or not at all.

    Raises:
        OSError: when the file cannot be written.
    """
    with while_no_fork:
        from pm_career._files import writing

    writing.write_file(path, content)


def new_ladder(folder: str | PathLike[str], *, from_packaged: bool = False) -> list[str]:
    """Write a new folder with a small example ladder, and return the names of its files.

    With `from_packaged`, the ladder is a copy of the packaged one. The folder also holds the
    schemas that its files name in their first line, so an editor can check them offline.

    Raises:
        FileExistsError: when the folder exists.
        OSError: when the folder cannot be written; no part of it is kept.
    """
    with while_no_fork:
        from pathlib import Path

        from pm_career._files.starting import start

    return start(Path(folder), "levels" if from_packaged else "starter/ladder")


def new_framework(folder: str | PathLike[str]) -> list[str]:
    """Write a new folder with a small example framework, and return the names of its files.

    The folder also holds the schemas, as for `new_ladder`.

    Raises:
        FileExistsError: when the folder exists.
        OSError: when the folder cannot be written; no part of it is kept.
    """
    with while_no_fork:
        from pathlib import Path

        from pm_career._files.starting import start

    return start(Path(folder), "starter/framework")


def as_table(value: "attrs.AttrsInstance") -> Table:
    """Return the table that describes a value, which for a ladder is that of its file."""
    with while_no_fork:
        from pm_career._files.structuring import unstructure

    return unstructure(value)


def from_table(kind: type[_A], table: object) -> _A:
    """Return the value of a class that a table describes.

    Raises:
        InvalidLadderError: with every problem that can be found.
    """
    with while_no_fork:
        from pm_career._files.plain import read_plain

    return read_plain(kind, table)


def read_packaged(path: str, kind: type[_T]) -> _T:
    """Return the value that a packaged TOML file describes, without converting any type."""
    return read_all_packaged([path], kind)[0]


def read_all_packaged(paths: list[str], kind: type[_T]) -> tuple[_T, ...]:
    """Return the values of several packaged TOML files."""
    with while_no_fork:
        import tomllib

        from importlib_resources import files

        from pm_career._files.strict import strict_converter

    # It takes longer to make the converter than to read a file with it.
    converter = strict_converter()
    texts = [(files("pm_career") / path).read_bytes().decode() for path in paths]
    return tuple(converter.structure(tomllib.loads(text), kind) for text in texts)


def packaged_files(folder: str) -> list[str]:
    """Return the paths of the packaged files in a folder, in the order of their names."""
    with while_no_fork:
        from importlib_resources import files

    names = [file.name for file in (files("pm_career") / folder).iterdir()]
    return [f"{folder}/{name}" for name in sorted(names)]


def read_content(source: Traversable | Readable) -> tuple[bytes, str | None]:
    """Return what is in a file of any format, or what is left in an open one, and its name.

    Raises:
        InvalidLadderError: when it cannot be read, or holds more than 4 MiB.
        TypeError: when the method `read` of an open file returns anything but `str` or `bytes`.
    """
    with while_no_fork:
        from pm_career._files import opening

    return opening.read_content(source)


def read_at_most(most: int, stream: Any) -> bytes:
    """Return what is left in an open file, but at most so many bytes.

    A file in an archive may have far more than the archive says. That is not unpacked.
    """
    with while_no_fork:
        from pm_career._files import contents

    return contents.read_at_most(most, stream)


def decode(content: bytes, name: str | None) -> str:
    """Return the text that UTF-8 encodes, without a byte order mark.

    Raises:
        InvalidLadderError: when it is in another encoding.
    """
    with while_no_fork:
        from pm_career._files import opening

    return opening.decode(content, name)
