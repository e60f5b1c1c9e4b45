"""Files in, a ladder out; and a ladder in, files out.

The rooms behind this one, cattrs, tomllib and importlib_resources load with the first ladder, not
with the package.
"""

from contextlib import suppress
from functools import cache
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

from pm_career._model import Ladder
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError

if TYPE_CHECKING:
    from os import PathLike

    from pm_career._reading import Document, Traversable

_HINT = "with pip install 'pm-career[authoring]' each problem has its line and column"
_packaged_is_loading = Lock()


@cache
def default_ladder() -> Ladder:
    """Return the packaged ladder of product management.

    It is read at the first call and kept, also when many threads ask at once.

    >>> default_ladder()
    <Ladder 'Product Management': 6 levels>
    """
    with _packaged_is_loading:
        return _packaged_ladder()


@cache
def _packaged_ladder() -> Ladder:
    from importlib_resources import files

    return load_ladder(files("pm_career") / "levels")


def load_ladder(path: "str | PathLike[str] | Traversable") -> Ladder:
    """Return the ladder that stands in a TOML file, or in the `ladder.toml` of a folder.

    A level is written out in that file, or in a file of its own beside it. The path may also be a
    `Traversable`, such as a folder in a zip archive. A file may hold 8 MiB, a ladder 10,000 levels.

    Raises:
        InvalidLadderError: with every fault that can be seen, when there is no such file, it is
            not UTF-8 or not TOML, or what it says is no ladder.
    """
    return load_document(path)[1]


def load_document(
    path: "str | PathLike[str] | Traversable",
) -> "tuple[Document, Ladder]":
    """Return what the files of a ladder say, and the ladder."""
    from cattrs import BaseValidationError

    from pm_career import _locating, _reading, _structuring

    document = _reading.read(path)
    with suppress(BaseValidationError, _structuring.TooManyWrongTypes):
        return document, _structuring.structure(document.table)
    faults = _structuring.faults(document.table, document.unread)
    found = (document.problem(message, place) for place, message in islice(faults, MOST_PROBLEMS))
    problems = document.in_order(dict.fromkeys([*document.problems, *found]))
    raise InvalidLadderError(problems, "" if _locating.is_possible() else _HINT)


def dump_ladder(ladder: Ladder, path: "str | PathLike[str]") -> None:
    """Write a ladder as TOML that loads as an equal ladder.

    A path that ends in `.toml` is one file, which is replaced if it is there. Any other is a new
    folder, with a `ladder.toml` and a file for each level, named by its key. Either is written
    whole or not at all. What says no more than its absence is left out.

    Needs the extra: `pip install 'pm-career[authoring]'`.

    Raises:
        FileExistsError: when the folder is there already.
        ImportError: when the extra is not installed.
        InvalidLadderError: when a text cannot stand in a file, or the file would be too large to
            load again.
        OSError: when the file or folder cannot be written.
    """
    from pathlib import Path

    from pm_career import _writing

    _writing.write(ladder, Path(path))
