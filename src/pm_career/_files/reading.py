"""From the source of a ladder or a framework to one document."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from os import PathLike
from os.path import realpath
from pathlib import Path
from typing import cast

from pm_career._files import messages
from pm_career._files.document import Document
from pm_career._files.file import File
from pm_career._files.format import MOST_BYTES, MOST_LEVELS
from pm_career._files.opening import name_of, open_path, open_stream, open_text, reporting
from pm_career._files.traversable import Source, Traversable, is_readable, is_traversable
from pm_career._names import nearest
from pm_career._wording import KeyPath, did_you_mean, quote
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError


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
        return _read_file(open_stream(root))

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
    with reporting(name_of(root)):
        is_folder = root.is_dir()

    if is_folder:
        own = _own_file(root, names)
        return _read_file(open_path(own), root, own.name)
    return _read_file(open_path(root, or_pipe=True), getattr(root, "parent", None), root.name)


def _own_file(folder: Traversable, names: Sequence[str]) -> Traversable:
    """Return the first file of these names that exists, or else the first."""
    for name in names:
        # Reading the file will fail again, and report the error.
        with suppress(OSError):
            if (folder / name).is_file():
                return folder / name
    return folder / names[0]


def _read_file(file: File, folder: Traversable | None = None, own: str = "") -> Document:
    """Return what a file says, which is in the folder under its own name, if it is in any."""
    document = Document(file.table(), {(): file})

    levels = document.table.get("levels")
    if isinstance(levels, list):
        levels = cast("list[object]", levels)
        named = any(isinstance(level, str) for level in levels)
        neighbours = _neighbours(folder, own) if folder is not None and named else None
        _read_levels(levels, neighbours, document)

    return document


def _read_levels(
    levels: list[object], neighbours: Mapping[str, Traversable] | None, document: Document
) -> None:
    """Replace the name of each level file with what that file says."""
    if len(levels) > MOST_LEVELS:
        message = messages.too_many_levels(len(levels))
        raise InvalidLadderError([document.problem(message, ("levels",))])

    bytes_left = MOST_BYTES - document.files[()].size
    for position, name in enumerate(levels):
        if isinstance(name, str):
            path = ("levels", position)
            # An empty table stays if the file cannot be read.
            levels[position] = {}
            try:
                document.files[path] = _neighbour(name, neighbours, document, path)
                bytes_left -= document.files[path].size
                levels[position] = document.files[path].table()
            except InvalidLadderError as error:
                document.problems.extend(error.problems)
                document.unread.add(path)

        if bytes_left < 0:
            raise InvalidLadderError([document.problem(messages.TOO_LARGE, ("levels",))])
        if len(document.problems) >= MOST_PROBLEMS:
            raise InvalidLadderError(document.problems)


def _neighbour(
    name: str, neighbours: Mapping[str, Traversable] | None, document: Document, path: KeyPath
) -> File:
    """Return the file of this name beside the ladder's own."""
    if neighbours is None:
        raise InvalidLadderError([document.problem(messages.level_file_without_folder(name), path)])
    if name in neighbours:
        return open_path(neighbours[name])

    near = nearest(name, [each for each in neighbours if each.endswith((".toml", ".json"))])
    question = f"; {did_you_mean(near)}" if near else ""
    message = f"expected the name of a file in the same folder, got {quote(name)}{question}"
    raise InvalidLadderError([document.problem(message, path)])


def _neighbours(folder: Traversable, own: str) -> dict[str, Traversable]:
    """Return the other entries of the folder by name, without the links that lead out of it."""
    with reporting(name_of(folder)):
        return {
            entry.name: entry
            for entry in folder.iterdir()
            if entry.name != own and not _leads_out(entry)
        }


def _leads_out(source: Traversable) -> bool:
    """Return whether the file is a link out of its folder."""
    if not isinstance(source, Path):
        return False
    return Path(realpath(source)).parent != Path(realpath(source.parent))
