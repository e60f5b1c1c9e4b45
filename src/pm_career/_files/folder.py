"""The files of a folder, none of which leads out of it."""

import os
from collections.abc import Iterator
from os.path import realpath
from pathlib import Path, PurePath
from stat import S_ISREG
from typing import IO, Any

from pm_career._files.traversable import Traversable

MOST_ENTRIES = 100_000
"""The number of files and folders that may be in a folder, or in an archive."""

MOST_NESTED_LETTERS = 10_000_000
"""The number of letters in the paths of all folders that an archive may have."""

_LEADS_OUT = "the link leads out of the folder"
_NO_FILE = "there is no such file"

_FOR_SEARCH = getattr(os, "O_PATH", os.O_RDONLY)
"""How to open a folder that the user may not list, where the system can. To search it is enough."""


def no_file() -> FileNotFoundError:
    """Return the error about a path at which there is no file that can be read."""
    return FileNotFoundError(_NO_FILE)


def names_in(folder: Traversable) -> Iterator[str]:
    """Yield the names of what is in a folder, without reading them all at once."""
    if isinstance(folder, Path):
        with os.scandir(folder) as entries:
            for entry in entries:
                yield entry.name
    else:
        for child in folder.iterdir():
            yield child.name


def has_too_many_names(source: Traversable) -> str:
    """Return what is wrong with an archive whose names alone take long to read; empty if nothing.

    `zipfile.Path` adds the folders around each file. The file "a/b/c" has "a/" and "a/b/", so a
    path of 64 KB has folders of a gigabyte.
    """
    archive: Any = getattr(source, "root", None)
    if not hasattr(archive, "infolist"):
        return ""

    names: list[str] = [entry.filename for entry in archive.infolist()]
    if len(names) > MOST_ENTRIES:
        return f"expected an archive of at most {MOST_ENTRIES:,} files, got {len(names):,}"
    if sum(len(name) * name.count("/") for name in names) > MOST_NESTED_LETTERS:
        return "expected an archive with folders that are nested less deeply"
    return ""


def open_inside(file: Path) -> IO[bytes]:
    """Return a regular file of a folder, open, however the folder changes meanwhile.

    The file may be a link to another one in the folder, or in a folder inside it. Kubernetes makes
    such links for the files of a ConfigMap.

    Raises:
        OSError: when there is no such file, or it is a link that leads out of the folder.
    """
    way = _way_inside(file)
    if not file.is_file():
        raise no_file()

    # Windows cannot open a file relative to a folder that is open.
    return _open_along(file.parent, way) if os.open in os.supports_dir_fd else file.open("rb")


def _way_inside(file: Path) -> PurePath:
    """Return the path that leads from the folder of a file to that file, without links."""
    if not file.is_symlink():
        return PurePath(file.name)

    try:
        return PurePath(realpath(file)).relative_to(realpath(file.parent))
    except ValueError:
        raise OSError(_LEADS_OUT) from None


def _open_along(folder: Path, way: PurePath) -> IO[bytes]:
    """Return the regular file at the end of a way that has no links, open.

    If a part of the way has become a link or a pipe meanwhile, the link is not followed, and the
    pipe is not waited for.
    """
    at = os.open(folder, _FOR_SEARCH | os.O_DIRECTORY)
    try:
        for part in way.parts[:-1]:
            flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
            outer, at = at, os.open(part, flags, dir_fd=at)
            os.close(outer)
        descriptor = os.open(way.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at)
    finally:
        os.close(at)

    if S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise no_file()
