"""The TOML files of a ladder, read as one table that remembers where each part stands."""

import re
from errno import EFBIG, ENOENT
from os import PathLike
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import attrs

from pm_career._names import nearest
from pm_career._wording import KeyPath, did_you_mean, quoted
from pm_career.exceptions import InvalidLadderError, Problem

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

    File = Path | Traversable

_LADDER_FILE = "ladder.toml"
_MOST_BYTES = 8 * 1024 * 1024
_MOST_LEVELS = 10_000
_TOML_ERROR = re.compile(r"(.*?)(?: \(at line (\d+), column (\d+)\))?", re.DOTALL)


@attrs.frozen
class Document:
    """What the files of a ladder say.

    `files` names the file that begins at each path into the table. `problems` are those of the
    reading itself; at the paths in `unread` an empty table stands for what could not be read.
    """

    table: dict[str, Any]
    files: dict[KeyPath, str]
    problems: list[Problem] = attrs.field(factory=list[Problem])
    unread: set[KeyPath] = attrs.field(factory=set[KeyPath])

    def problem(self, message: str, path: KeyPath) -> Problem:
        """Return the problem at a path into the table, told by the file where that stands."""
        start = path[:2] if path[:2] in self.files else ()
        return Problem(message, path[len(start) :], self.files[start])


def read(path: "str | PathLike[str] | Traversable") -> Document:
    """Return what the ladder's file says, or the `ladder.toml` of a folder, and its levels' files.

    Raises:
        InvalidLadderError: when the ladder's own file cannot be read.
    """
    root = Path(path) if isinstance(path, str | PathLike) else path
    file = root / _LADDER_FILE if root.is_dir() else root
    document = Document(_parsed(file), {(): str(file)})
    levels = document.table.get("levels")
    if isinstance(levels, list):
        _read_levels(cast("list[object]", levels), file, document)
    return document


def _read_levels(levels: list[object], file: "File", document: Document) -> None:
    """Put what the file of each level says where the ladder's file names it."""
    if len(levels) > _MOST_LEVELS:
        message = f"expected at most {_MOST_LEVELS:,} levels, got {len(levels):,}"
        raise InvalidLadderError([document.problem(message, ("levels",))])
    neighbours = _neighbours(file) if any(isinstance(level, str) for level in levels) else {}
    for position, name in enumerate(levels):
        if isinstance(name, str):
            path = ("levels", position)
            try:
                levels[position] = _level(name, neighbours, document, path)
            except InvalidLadderError as error:
                levels[position] = {}
                document.problems.extend(error.problems)
                document.unread.add(path)


def _level(
    name: str, neighbours: "dict[str, File]", document: Document, path: KeyPath
) -> dict[str, Any]:
    """Return what the file of this name says of a level."""
    if name not in neighbours:
        near = nearest(name, [neighbour for neighbour in neighbours if neighbour.endswith(".toml")])
        question = f"; {did_you_mean(near)}" if near else ""
        message = f"expected the name of a file in the same folder, got {quoted(name)}{question}"
        raise InvalidLadderError([document.problem(message, path)])
    document.files[path] = str(neighbours[name])
    return _parsed(neighbours[name])


def _neighbours(file: "File") -> "dict[str, File]":
    """Return the files in the same folder by name, but no link that leads out of it."""
    folder: File | None = getattr(file, "parent", None)
    if folder is None:
        return {}
    try:
        return {entry.name: entry for entry in folder.iterdir() if not _leads_out(entry)}
    except OSError as error:
        raise InvalidLadderError([_unreadable(folder, error)]) from None


def _leads_out(file: "File") -> bool:
    """Return whether the file is a link out of its folder."""
    if not isinstance(file, Path):
        return False
    return Path(realpath(file)).parent != Path(realpath(file.parent))


def _parsed(file: "File") -> dict[str, Any]:
    """Return the table that a TOML file holds."""
    import tomllib

    try:
        content = _content(file)
        return tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        problem = _unreadable(file, error)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = f"expected UTF-8, got the byte 0x{error.object[error.start]:02x}"
        problem = Problem(message, file=str(file), line=line)
    except tomllib.TOMLDecodeError as error:
        what, line, column = _TOML_ERROR.findall(str(error))[0]
        message = f"expected TOML: {what}"
        problem = Problem(message, (), str(file), line and int(line), column and int(column))
    except RecursionError:
        problem = Problem("expected tables and lists less deeply nested", file=str(file))
    except ValueError:
        problem = Problem("expected numbers of fewer digits", file=str(file))
    raise InvalidLadderError([problem])


def _content(file: "File") -> bytes:
    """Return the bytes of a file."""
    if not file.is_file():
        raise FileNotFoundError(ENOENT, "there is no such file")
    with file.open("rb") as stream:
        content = stream.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise OSError(EFBIG, f"it holds more than {_MOST_BYTES // 2**20} MiB")
    return content


def _unreadable(place: "File", error: OSError) -> Problem:
    return Problem(f"cannot be read: {error.strerror or error}", file=str(place))
