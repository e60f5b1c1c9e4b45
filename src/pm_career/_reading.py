"""The TOML files of a ladder, read as one table that remembers where each part stands."""

import re
from collections.abc import Iterable, Iterator
from errno import EFBIG, ENOENT
from os import PathLike
from os.path import realpath
from pathlib import Path
from typing import IO, Any, Literal, Protocol, cast

import attrs

from pm_career._locating import File
from pm_career._names import nearest
from pm_career._wording import KeyPath, did_you_mean, quoted
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError, Problem

LADDER_FILE = "ladder.toml"
MOST_BYTES = 8 * 1024 * 1024
MOST_LEVELS = 10_000
_MOST_PARTS = 100
_LONG_KEY = re.compile(r"""(?<!["'\w-])(?:["'\w-]++\s*+\.\s*+){100}""")


class Traversable(Protocol):
    """A file or folder, on a disk, in a package or in an archive.

    `pathlib.Path`, `zipfile.Path` and what `importlib.resources.files` returns are such.
    """

    @property
    def name(self) -> str:
        """The last part of its path."""
        ...

    def is_dir(self) -> bool:
        """Return whether it is a folder."""
        ...

    def is_file(self) -> bool:
        """Return whether it is a file."""
        ...

    def iterdir(self) -> "Iterator[Traversable]":
        """Yield what is in the folder."""
        ...

    def __truediv__(self, child: str, /) -> "Traversable":
        """Return what is in the folder under that name."""
        ...

    def open(self, mode: Literal["rb"], /) -> IO[bytes]:
        """Return the file, ready to be read."""
        ...


@attrs.frozen
class Document:
    """What the files of a ladder say.

    `files` has the file that begins at each path into the table. `problems` are those of the
    reading itself; at the paths in `unread` an empty table stands for what could not be read.
    """

    table: dict[str, Any]
    files: dict[KeyPath, File]
    problems: list[Problem] = attrs.field(factory=list[Problem])
    unread: set[KeyPath] = attrs.field(factory=set[KeyPath])

    def problem(self, message: str, path: KeyPath) -> Problem:
        """Return the problem at a path into the table, told by the file where that stands."""
        start = path[:2] if path[:2] in self.files else ()
        file, path = self.files[start], path[len(start) :]
        line, column = file.place(path) or (None, None)
        return Problem(message, path, file.name, line, column)

    def in_order(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems as one meets them, reading file after file from the top."""
        numbers = {file.name: number for number, file in enumerate(self.files.values())}

        def place(problem: Problem) -> tuple[int, int, int]:
            file = numbers.get(problem.file or "", len(numbers))
            return file, problem.line or 0, problem.column or 0

        return sorted(problems, key=place)


def read(path: str | PathLike[str] | Traversable) -> Document:
    """Return what the ladder's file says, or the `ladder.toml` of a folder, and its levels' files.

    Raises:
        InvalidLadderError: when the ladder's own file cannot be read.
    """
    root = Path(path) if isinstance(path, str | PathLike) else path
    if not hasattr(root, "is_dir"):
        raise TypeError(f"expected a path or a Traversable, got {quoted(path)}")
    try:
        folder = root if root.is_dir() else getattr(root, "parent", None)
        source = root / LADDER_FILE if folder is root else root
    except OSError as error:
        raise InvalidLadderError([_unreadable(root, error)]) from None
    file = _file(source)
    document = Document(_table(file), {(): file})
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
    """Put what the file of each level says where the ladder's file names it."""
    if len(levels) > MOST_LEVELS:
        message = f"expected at most {MOST_LEVELS:,} levels, got {len(levels):,}"
        raise InvalidLadderError([document.problem(message, ("levels",))])
    room = MOST_BYTES - document.files[()].size
    for position, name in enumerate(levels):
        if isinstance(name, str):
            path = ("levels", position)
            levels[position] = {}
            try:
                document.files[path] = _neighbour(name, neighbours, document, path)
                room -= document.files[path].size
                levels[position] = _table(document.files[path])
            except InvalidLadderError as error:
                document.problems.extend(error.problems)
                document.unread.add(path)
        if room < 0:
            message = f"expected files that hold at most {MOST_BYTES // 2**20} MiB together"
            raise InvalidLadderError([document.problem(message, ("levels",))])
        if len(document.problems) >= MOST_PROBLEMS:
            raise InvalidLadderError(document.problems)


def _neighbour(
    name: str, neighbours: dict[str, Traversable], document: Document, path: KeyPath
) -> File:
    """Return the file of this name, which stands beside the ladder's own."""
    if name in neighbours:
        return _file(neighbours[name])
    near = nearest(name, [neighbour for neighbour in neighbours if neighbour.endswith(".toml")])
    question = f"; {did_you_mean(near)}" if near else ""
    message = f"expected the name of a file in the same folder, got {quoted(name)}{question}"
    raise InvalidLadderError([document.problem(message, path)])


def _neighbours(folder: Traversable, own: str) -> dict[str, Traversable]:
    """Return what else is in the ladder's folder, by name, but no link that leads out of it."""
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
        message = f"expected UTF-8, got the byte 0x{error.object[error.start]:02x}"
        line, column = _end(error.object[: error.start].decode())
        problem = Problem(message, (), str(source), line, column)
    raise InvalidLadderError([problem])


def _damages(source: Traversable) -> tuple[type[Exception], ...]:
    """Return what a file in a damaged archive may raise when it is read."""
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
        raise OSError(EFBIG, f"it holds more than {MOST_BYTES // 2**20} MiB")
    return content


def _unreadable(source: Traversable, error: OSError) -> Problem:
    return Problem(f"cannot be read: {error.strerror or error}", file=str(source))


def _table(file: File) -> dict[str, Any]:
    """Return the table that a file holds."""
    import tomllib

    line = column = None
    try:
        return _parsed(file.text)
    except tomllib.TOMLDecodeError as error:
        what, _, where = str(error).rpartition(" (at ")
        message = f"expected TOML: {what}"
        numbers = [int(number) for number in re.findall(r"\d+", where)]
        line, column = numbers or _end(file.text)
    except RecursionError:
        message = "expected tables and lists less deeply nested"
    except ValueError:
        message = "expected numbers of fewer digits"
    raise InvalidLadderError([Problem(message, (), file.name, line, column)])


def _parsed(text: str) -> dict[str, Any]:
    """Return the table in a text, unless a key has so many parts that to parse it takes minutes."""
    import tomllib

    dotted = (line for line in text.split("\n") if line.count(".") >= _MOST_PARTS)
    if any(map(_LONG_KEY.search, dotted)):
        raise RecursionError("each part of a key is a table in the one before")
    return tomllib.loads(text)


def _end(text: str) -> tuple[int, int]:
    """Return the line and column at the end of a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")
