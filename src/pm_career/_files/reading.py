"""From the source of a ladder or a framework to one document."""

from collections.abc import Sequence
from contextlib import suppress
from os import PathLike
from pathlib import Path

from pm_career._files import messages
from pm_career._files.contents import (
    name_of,
    name_of_stream,
    read_inside,
    read_named,
    read_stream,
    reporting,
)
from pm_career._files.document import Document
from pm_career._files.file import File
from pm_career._files.folder import has_too_many_names
from pm_career._files.format import MOST_BYTES, MOST_LEVELS, MOST_SIGNS, Toml
from pm_career._files.neighbours import Neighbours, find_neighbours
from pm_career._files.opening import open_text
from pm_career._files.traversable import Source, Traversable, is_readable, is_traversable
from pm_career._wording import KeyPath, quote
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError, Problem


def read(source: Source, names: Sequence[str]) -> Document:
    """Return what a file, and the files of the levels that it names, say.

    In a folder, it is the first file of these names that exists.

    Raises:
        InvalidLadderError: when the ladder's own file cannot be read.
        TypeError: when the source is neither a path nor an open file.
    """
    root = Path(source) if isinstance(source, str | PathLike) else source
    if is_traversable(root):
        return _read_path(root, names)
    if is_readable(root):
        return _read_file(open_text(read_stream(root), name_of_stream(root)))

    expected = "expected a path, a Traversable or an open file"
    raise TypeError(f"{expected}, got {quote(source)}; parse_ladder takes a text")


def read_text(text: str | bytes, name: str | None) -> Document:
    """Return what a text says, which has this name in problems.

    Raises:
        InvalidLadderError: when it cannot be read.
    """
    return _read_file(open_text(text, name))


def _read_path(root: Traversable, names: Sequence[str]) -> Document:
    """Return what a file or folder says."""
    if fault := has_too_many_names(root):
        raise InvalidLadderError([Problem(fault, file=name_of(root))])
    with reporting(name_of(root), ValueError):
        is_folder = root.is_dir()

    if is_folder:
        own = _own_file(root, names)
        return _read_file(open_text(read_inside(own), name_of(own)), root, own.name)

    # The user may name a link or a pipe, and the files of levels are beside it.
    file = open_text(read_named(root), name_of(root))
    return _read_file(file, getattr(root, "parent", None), root.name)


def _own_file(folder: Traversable, names: Sequence[str]) -> Traversable:
    """Return the first file of these names that exists, or else the first."""
    for name in names:
        # Reading the file will fail again, and report the error.
        with suppress(OSError, ValueError):
            if (folder / name).is_file():
                return folder / name
    return folder / names[0]


def _read_file(file: File, folder: Traversable | None = None, own: str | None = None) -> Document:
    """Return what a file says, which is in the folder under its own name, if it is in any."""
    document = Document(file.table(), {(): file})

    levels: Toml | None = document.table.get("levels")
    if isinstance(levels, list):
        _read_levels(levels, folder, own, document)

    return document


def _read_levels(
    levels: list[Toml], folder: Traversable | None, own: str | None, document: Document
) -> None:
    """Replace the name of each level file with what that file says."""
    if len(levels) > MOST_LEVELS:
        message = messages.too_many_levels(len(levels))
        raise InvalidLadderError([document.problem(message, ("levels",))])

    named = {level for level in levels if isinstance(level, str)}
    neighbours = find_neighbours(folder, own, named) if folder is not None and named else None

    bytes_left = MOST_BYTES - document.files[()].size
    signs_left = MOST_SIGNS - document.files[()].signs
    for position, name in enumerate(levels):
        if isinstance(name, str):
            path = ("levels", position)
            try:
                source = _neighbour(name, neighbours, document, path)
                content = read_inside(source)
                # What is refused below was read, too.
                bytes_left -= len(content)
                document.files[path] = open_text(content, name_of(source))
                signs_left -= document.files[path].signs
                levels[position] = document.files[path].table()
            except InvalidLadderError as error:
                document.problems.extend(error.problems)
                document.unread.add(path)

        if bytes_left < 0 or signs_left < 0:
            fault = messages.TOO_LARGE if bytes_left < 0 else messages.TOO_MANY_SIGNS
            too_large = document.problem(fault, ("levels",))
            # A file that alone is too large has said so.
            if document.problems and document.problems[-1].message == messages.TOO_LARGE_BY_ITSELF:
                raise InvalidLadderError(document.problems)
            raise InvalidLadderError([too_large, *document.problems])
        if len(document.problems) >= MOST_PROBLEMS:
            raise InvalidLadderError(document.problems)


def _neighbour(
    name: str, neighbours: Neighbours | None, document: Document, path: KeyPath
) -> Traversable:
    """Return the file of this name beside the ladder's own."""
    if neighbours is None:
        fault = messages.level_file_without_folder(name)
    else:
        fault = neighbours.refuse(name)
        if not fault:
            return neighbours.folder / name
    raise InvalidLadderError([document.problem(fault, path)])
