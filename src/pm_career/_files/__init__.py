"""From TOML files to a ladder, and back.

The modules behind this one, cattrs, tomllib and importlib_resources load with the first ladder, not
with the package. The module `messages` loads when it is imported from here.
"""

from functools import cache
from os import PathLike
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from pm_career._files.format import LADDER_FILE, Table, Toml, key_in_files
from pm_career._files.traversable import Traversable
from pm_career._model import Ladder

if TYPE_CHECKING:
    from pm_career._files.document import Document

__all__ = [
    "LADDER_FILE",
    "Table",
    "Toml",
    "Traversable",
    "as_table",
    "default_ladder",
    "dump_ladder",
    "key_in_files",
    "load_document",
    "load_ladder",
    "new_ladder",
    "read_packaged",
]

_T = TypeVar("_T")
_packaged_is_loading = Lock()


@cache
def default_ladder() -> Ladder:
    """Return the packaged ladder of product management.

    It is read at the first call and kept, also when many threads ask at once.

    >>> default_ladder().title
    'Product Management'
    """
    with _packaged_is_loading:
        return _packaged_ladder()


@cache
def _packaged_ladder() -> Ladder:
    from importlib_resources import files

    return load_ladder(files("pm_career") / "levels")


def load_ladder(path: str | PathLike[str] | Traversable) -> Ladder:
    """Return the ladder in a TOML file, or in the `ladder.toml` of a folder.

    A level is written out in that file, or in a file of its own beside it. The path may also be a
    `Traversable`, such as a folder in a zip archive. The files of a ladder may hold 8 MiB together,
    and it may have 10,000 levels.

    Raises:
        InvalidLadderError: with every problem that can be found: there is no such file, it is not
            UTF-8 or not TOML, or it describes no valid ladder.
    """
    return load_document(path)[1]


def load_document(path: str | PathLike[str] | Traversable) -> "tuple[Document, Ladder]":
    """Return what the files of a ladder say, and the ladder."""
    from pm_career._files.loading import load

    return load(path)


def dump_ladder(ladder: Ladder, path: str | PathLike[str]) -> None:
    """Write a ladder as TOML that loads as an equal ladder.

    A path that ends in `.toml` is one file, and replaces what is there. Any other path is a new
    folder, with a `ladder.toml` and a file for each level, named after its key. Either is written
    whole or not at all. Fields that have their default are omitted.

    This needs the extra `authoring`: `pip install 'pm-career[authoring]'`.

    Raises:
        FileExistsError: when the folder exists.
        ImportError: when the extra is not installed.
        InvalidLadderError: when a text cannot be encoded, or the file would be too large to load.
        OSError: when the file or folder cannot be written.
    """
    from pathlib import Path

    from pm_career._files.writing import write

    write(ladder, Path(path))


def new_ladder(folder: str | PathLike[str], *, from_packaged: bool = False) -> list[str]:
    """Write a new folder with a small ladder that explains itself, and return its file names.

    From the packaged ladder, it is a copy of that. The folder also holds the schemas that its files
    name in their first line, so that an editor can check them without a network.

    Raises:
        FileExistsError: when there is something of that name.
        OSError: when the folder cannot be written; then nothing of it is.
    """
    from pathlib import Path

    from pm_career._files.starting import start

    return start(Path(folder), from_packaged=from_packaged)


def as_table(ladder: Ladder) -> Table:
    """Return the table that describes a ladder in a file."""
    from pm_career._files.structuring import unstructure

    return unstructure(ladder)


def read_packaged(path: str, kind: type[_T]) -> _T:
    """Return the value that a packaged TOML file describes, without converting any type."""
    import tomllib

    from importlib_resources import files

    from pm_career._files.strict import strict_converter

    text = (files("pm_career") / path).read_text("utf-8")
    return strict_converter().structure(tomllib.loads(text), kind)
