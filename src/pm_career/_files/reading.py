"""From the files of a ladder to one document."""

from errno import EFBIG, ENOENT
from os import PathLike
from os.path import realpath
from pathlib import Path
from typing import cast

from pm_career._files import messages
from pm_career._files.document import Document
from pm_career._files.format import LADDER_FILE, MOST_BYTES, MOST_LEVELS
from pm_career._files.toml import File, end_of
from pm_career._files.traversable import Traversable
from pm_career._names import nearest
from pm_career._wording import KeyPath, did_you_mean, quote
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError, Problem


def read(path: str | PathLike[str] | Traversable) -> Document:
    """Return what the file of a ladder, or the `ladder.toml` of a folder, and its level files say.

    Raises:
        InvalidLadderError: when the ladder's own file cannot be read.
    """
    root = Path(path) if isinstance(path, str | PathLike) else path
    if not hasattr(root, "is_dir"):
        raise TypeError(f"expected a path or a Traversable, got {quote(path)}")
    try:
        folder = root if root.is_dir() else getattr(root, "parent", None)
        source = root / LADDER_FILE if folder is root else root
    except OSError as error:
        raise InvalidLadderError([_unreadable(root, error)]) from None

    file = _file(source)
    document = Document(file.table(), {(): file})

    levels = document.table.get("levels")
    if isinstance(levels, list):
        levels = cast("list[object]", levels)
        named = any(isinstance(level, str) for level in levels)
        neighbours = _neighbours(folder, source.name) if folder and named else {}
        _read_levels(levels, neighbours, document)

    return document


def _read_levels(
    levels: list[object], neighbours: dict[str, Traversable], document: Document
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
    name: str, neighbours: dict[str, Traversable], document: Document, path: KeyPath
) -> File:
    """Return the file of this name beside the ladder's own."""
    if name in neighbours:
        return _file(neighbours[name])

    near = nearest(name, [neighbour for neighbour in neighbours if neighbour.endswith(".toml")])
    question = f"; {did_you_mean(near)}" if near else ""
    message = f"expected the name of a file in the same folder, got {quote(name)}{question}"
    raise InvalidLadderError([document.problem(message, path)])


def _neighbours(folder: Traversable, own: str) -> dict[str, Traversable]:
    """Return the other entries of the folder by name, without the links that lead out of it."""
    try:
        return {
            entry.name: entry
            for entry in folder.iterdir()
            if entry.name != own and not _leads_out(entry)
        }
    except OSError as error:
        raise InvalidLadderError([_unreadable(folder, error)]) from None


def _leads_out(source: Traversable) -> bool:
    """Return whether the file is a link out of its folder."""
    if not isinstance(source, Path):
        return False
    return Path(realpath(source)).parent != Path(realpath(source.parent))


def _file(source: Traversable) -> File:
    """Return a file with its text."""
    try:
        return File(str(source), _content(source).decode("utf-8-sig"))
    except OSError as error:
        problem = _unreadable(source, error)
    except _damages(source) as error:
        problem = Problem(f"cannot be read: {error}", file=str(source))
    except UnicodeDecodeError as error:
        byte = f"0x{error.object[error.start]:02x}"
        message = f"expected UTF-8, got the byte {byte}; save the file as UTF-8"
        line, column = end_of(error.object[: error.start].decode())
        problem = Problem(message, (), str(source), line, column)
    raise InvalidLadderError([problem])


def _damages(source: Traversable) -> tuple[type[Exception], ...]:
    """Return the errors that reading a file in a damaged archive may raise."""
    if isinstance(source, Path):
        return ()

    from zipfile import BadZipFile
    from zlib import error

    return BadZipFile, EOFError, NotImplementedError, RuntimeError, error


def _content(source: Traversable) -> bytes:
    """Return the bytes of a file."""
    if not source.is_file():
        raise FileNotFoundError(ENOENT, "there is no such file")

    with source.open("rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise OSError(
            EFBIG, f"expected a file of at most {MOST_BYTES // 2**20} MiB, got a larger one"
        )
    return content


def _unreadable(source: Traversable, error: OSError) -> Problem:
    return Problem(f"cannot be read: {error.strerror or error}", file=str(source))
