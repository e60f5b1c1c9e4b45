"""From a ladder or a framework to TOML files, written completely or not at all."""

import os
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EEXIST, EISDIR, ENOENT
from functools import partial
from os import urandom
from os.path import realpath
from pathlib import Path
from stat import S_IRWXG, S_ISDIR, S_ISREG

from pm_career._files import messages
from pm_career._files.format import (
    FRAMEWORK_FILE,
    LADDER_FILE,
    MOST_BYTES,
    MOST_LEVELS,
    MOST_SIGNS,
    Table,
    Toml,
)
from pm_career._files.opening import open_text
from pm_career._files.structuring import unstructure
from pm_career._model import Parts
from pm_career._once import while_no_fork
from pm_career._wording import KeyPath, missing_library
from pm_career.exceptions import InvalidLadderError, Problem

_LONGEST_FILE_NAME = 255
"""The number of letters that the name of a file may have on every system."""


def write(value: Parts, path: Path, own: str) -> None:
    """Write a ladder or a framework to a file of TOML or JSON, or else to a new folder.

    The end of the path decides. In a folder, the file beside those of the levels is `own`.
    """
    table = unstructure(value)
    check_encodable(table)

    encode = {".toml": _encode, ".json": _encode_as_json}.get(path.suffix)
    contents = {path.name: encode(table)} if encode else _files(table, own)
    _check_that_it_loads(value, contents)

    if encode:
        write_file(path, contents[path.name])
    else:
        write_folder(path, contents)


def check_encodable(table: Table) -> None:
    """Refuse a table with a text that no file can hold."""
    if problems := list(_find_unwritable(table)):
        raise InvalidLadderError(problems)


def _check_that_it_loads(value: Parts, contents: Mapping[str, bytes]) -> None:
    """Refuse what is valid, but too large to be loaded."""
    if len(value.levels) > MOST_LEVELS:
        message = messages.too_many_levels(len(value.levels))
        raise InvalidLadderError([Problem(message, ("levels",))])
    if sum(map(len, contents.values())) > MOST_BYTES:
        raise InvalidLadderError([Problem(messages.TOO_LARGE)])
    if sum(open_text(content, None).signs for content in contents.values()) > MOST_SIGNS:
        raise InvalidLadderError([Problem(messages.TOO_MANY_SIGNS)])


def write_file(path: Path, content: bytes) -> None:
    """Write or replace a file, completely or not at all.

    A file that is replaced keeps its mode, and its owner if the system allows that. If the path is
    a link, the link stays, and the file that it leads to is replaced.
    """
    with _reporting(path):
        is_there = _may_replace(path)
        target = Path(realpath(path)) if path.is_symlink() else path

        with _draft(target) as draft:
            # Nobody else may read it before it has the mode of the file.
            mode = 0o600 if is_there else 0o666
            with open(draft, "xb", opener=partial(os.open, mode=mode)) as stream:
                if is_there:
                    _copy_rights(target, draft)
                stream.write(content)
            draft.replace(target)


def write_folder(path: Path, contents: Mapping[str, bytes]) -> None:
    """Write a new folder with these files, completely or not at all."""
    with _reporting(path):
        _refuse_existing(path)

        with _draft(path) as draft:
            draft.mkdir()
            for name, content in contents.items():
                (draft / name).write_bytes(content)

            try:
                draft.rename(path)
            except OSError:
                # Another process may have been faster.
                _refuse_existing(path)
                raise


def _may_replace(path: Path) -> bool:
    """Return whether there is a file at a path.

    Raises:
        OSError: when the file must not be replaced, because the user may not write to it, or
            because it is a folder, a device, a pipe, or a link to nothing.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise FileNotFoundError(ENOENT, "the link leads to no file") from None
        return False

    if S_ISDIR(mode):
        raise IsADirectoryError(EISDIR, "it is a folder; choose another name")
    if not S_ISREG(mode):
        raise FileExistsError(EEXIST, "it is not a regular file; choose another name")

    # The system says whether the user may write to the file, and may follow the link.
    path.open("r+b").close()
    return True


def _refuse_existing(path: Path) -> None:
    """Refuse to write a new folder where there is something, even if it is a link to nothing."""
    if path.exists() or path.is_symlink():
        raise FileExistsError(EEXIST, "it exists already; choose another name, or remove it")


def _copy_rights(target: Path, draft: Path) -> None:
    """Give a draft the owner, the group, the mode and the access list of a file."""
    with while_no_fork:
        from shutil import copystat

    status = target.stat()
    # Windows has no such owners.
    if hasattr(os, "chown"):
        for user, group in ((-1, status.st_gid), (status.st_uid, -1)):
            # Only an administrator may give a file to anybody.
            with suppress(OSError):
                os.chown(draft, user, group)

    copystat(target, draft)
    # Another group must not get what that of the file may do.
    if draft.stat().st_gid != status.st_gid:
        draft.chmod(status.st_mode & ~S_IRWXG & 0o7777)


@contextmanager
def _reporting(path: Path) -> Generator[None, None, None]:
    """Let errors name the path that the user gave. The user knows nothing of a draft."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        # With a second name, even `None`, the message would end in an arrow and that name.
        del error.filename2
        raise


@contextmanager
def _draft(path: Path) -> Generator[Path, None, None]:
    """Yield a new path beside the given one to write to, and remove what is left there."""
    with while_no_fork:
        from shutil import rmtree

    # The name of the path itself may be as long as the system allows.
    draft = path.with_name(f".pm-career-{urandom(8).hex()}")
    try:
        yield draft
    finally:
        if draft.is_dir():
            rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)


def _files(table: Table, own: str) -> dict[str, bytes]:
    """Return the files of a folder by name: its own, and one for each level."""
    levels = {_file_name(level, number): level for number, level in enumerate(table["levels"], 1)}
    tables = {own: table | {"levels": list(levels)}, **levels}
    return {name: _encode(each) for name, each in tables.items()}


def _file_name(level: Table, number: int) -> str:
    """Return the name of a level's file, which must not be that of a ladder or a framework."""
    name = f"{level['key']}.toml"
    if len(name) > _LONGEST_FILE_NAME:
        # No key has a dot.
        return f"level.{number}.toml"
    return f"level.{name}" if name in {LADDER_FILE, FRAMEWORK_FILE} else name


def _encode(table: Table) -> bytes:
    """Return the content of the file that holds a table."""
    try:
        with while_no_fork:
            from pm_career._files.toml_text import toml_text
    except ModuleNotFoundError as error:
        raise missing_library("writing a ladder", "tomlkit", "authoring") from error
    return toml_text(table).encode()


def _encode_as_json(table: Table) -> bytes:
    """Return the content of the file of JSON that holds a table."""
    with while_no_fork:
        import json

    return f"{json.dumps(table, indent=2, ensure_ascii=False)}\n".encode()


def _find_unwritable(value: Toml, path: KeyPath = ()) -> Iterator[Problem]:
    """Yield a problem for each text with half of a surrogate pair, which no file can hold."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _find_unwritable(key, (*path, key))
            yield from _find_unwritable(item, (*path, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _find_unwritable(item, (*path, position))
    elif isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            yield Problem(messages.not_encodable(value[error.start]), path)
