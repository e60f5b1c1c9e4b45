"""From a ladder or a framework to TOML files, written completely or not at all."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from errno import EEXIST
from os import urandom
from pathlib import Path

from pm_career._files import messages
from pm_career._files.format import (
    FRAMEWORK_FILE,
    LADDER_FILE,
    MOST_BYTES,
    MOST_LEVELS,
    Table,
    Toml,
)
from pm_career._files.structuring import unstructure
from pm_career._model import Parts
from pm_career._once import while_no_fork
from pm_career._wording import KeyPath, missing_library
from pm_career.exceptions import InvalidLadderError, Problem


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


def write_file(path: Path, content: bytes) -> None:
    """Write or replace a file, completely or not at all."""
    with _draft(path) as draft:
        draft.write_bytes(content)
        draft.replace(path)


def write_folder(path: Path, contents: Mapping[str, bytes]) -> None:
    """Write a new folder with these files, completely or not at all."""
    if path.exists() or path.is_symlink():
        raise FileExistsError(
            EEXIST, "it exists already; choose another name, or remove it", str(path)
        )

    with _draft(path) as draft:
        draft.mkdir()
        for name, content in contents.items():
            (draft / name).write_bytes(content)
        draft.rename(path)


@contextmanager
def _draft(path: Path) -> Generator[Path, None, None]:
    """Yield a new path beside the given one to write to, and remove what is left there."""
    with while_no_fork:
        from shutil import rmtree

    draft = path.with_name(f".{path.name}-{urandom(8).hex()}")
    try:
        yield draft
    except OSError as error:
        # The user asked for the path, and knows nothing of the draft.
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        if draft.is_dir():
            rmtree(draft, ignore_errors=True)
        draft.unlink(missing_ok=True)


def _files(table: Table, own: str) -> dict[str, bytes]:
    """Return the files of a folder by name: its own, and one for each level."""
    levels = {_file_name(level): level for level in table["levels"]}
    tables = {own: table | {"levels": list(levels)}, **levels}
    return {name: _encode(each) for name, each in tables.items()}


def _file_name(level: Table) -> str:
    """Return the name of a level's file, which must not be that of a ladder or a framework."""
    name = f"{level['key']}.toml"
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
