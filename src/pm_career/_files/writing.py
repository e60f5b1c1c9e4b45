"""From a ladder to TOML files, written whole or not at all."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from errno import EEXIST
from os import urandom
from pathlib import Path
from typing import Any

from pm_career._files.format import LADDER_FILE, MOST_BYTES, MOST_LEVELS, Table, Toml
from pm_career._files.structuring import unstructure
from pm_career._model import Ladder
from pm_career._wording import KeyPath
from pm_career.exceptions import InvalidLadderError, Problem


def write(ladder: Ladder, path: Path) -> None:
    """Write a ladder to a file, if its name ends in `.toml`, or else to a new folder."""
    table = unstructure(ladder)
    if problems := list(_unwritable(table)):
        raise InvalidLadderError(problems)

    in_one_file = path.suffix == ".toml"
    contents = {path.name: _encoded(table)} if in_one_file else _files(table)
    _check_that_it_loads(ladder, contents)

    if in_one_file:
        write_file(path, contents[path.name])
    else:
        write_folder(path, contents)


def _check_that_it_loads(ladder: Ladder, contents: Mapping[str, bytes]) -> None:
    """Refuse a ladder that is valid, but too large to be loaded."""
    if len(ladder) > MOST_LEVELS:
        message = f"more than {MOST_LEVELS:,} levels could not be loaded"
        raise InvalidLadderError([Problem(message, ("levels",))])
    if sum(map(len, contents.values())) > MOST_BYTES:
        size = f"{MOST_BYTES // 2**20} MiB"
        raise InvalidLadderError([Problem(f"more than {size} could not be loaded")])


def write_file(path: Path, content: bytes) -> None:
    """Write a file, or replace it, whole or not at all."""
    with _draft(path) as draft:
        draft.write_bytes(content)
        draft.replace(path)


def write_folder(path: Path, contents: Mapping[str, bytes]) -> None:
    """Write a new folder with these files, whole or not at all."""
    if path.exists() or path.is_symlink():
        raise FileExistsError(EEXIST, "it is there already", str(path))
    with _draft(path) as draft:
        draft.mkdir()
        for name, content in contents.items():
            (draft / name).write_bytes(content)
        draft.rename(path)


@contextmanager
def _draft(path: Path) -> Generator[Path, None, None]:
    """Yield a new name beside the path to write under; nothing of it stays behind."""
    from shutil import rmtree

    draft = path.with_name(f".{path.name}-{urandom(8).hex()}")
    try:
        yield draft
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # the draft was never there
        raise
    finally:
        if draft.is_dir():
            rmtree(draft, ignore_errors=True)
        draft.unlink(missing_ok=True)


def _files(table: Table) -> dict[str, bytes]:
    """Return the files of a folder by name: that of the ladder, and one for each level."""
    levels = {_file_name(level): level for level in table["levels"]}
    tables = {LADDER_FILE: table | {"levels": list(levels)}, **levels}
    return {name: _encoded(each) for name, each in tables.items()}


def _file_name(level: Table) -> str:
    """Return the name of a level's file, which must not be that of the ladder."""
    name = f"{level['key']}.toml"
    return name if name != LADDER_FILE else f"level.{name}"


def _encoded(table: Table) -> bytes:
    """Return the content of the file that holds a table."""
    try:
        import tomlkit
    except ImportError as error:
        raise ImportError(
            "writing a ladder needs tomlkit: pip install 'pm-career[authoring]'"
        ) from error
    return tomlkit.dumps(_laid_out(table)).encode()


def _laid_out(value: Toml, key: str = "") -> Any:
    """Return the value as tomlkit should write it: a line for each item, or for all skills."""
    import tomlkit

    if isinstance(value, dict):
        table = tomlkit.inline_table() if key == "skills" else tomlkit.table()
        for name, item in value.items():
            table.add(name, _laid_out(item, name))
        return table
    if isinstance(value, list):
        tables = bool(value) and isinstance(value[0], dict)
        items: Any = tomlkit.aot() if tables else tomlkit.array().multiline(len(value) > 1)
        for item in value:
            items.append(_laid_out(item))
        return items
    return value


def _unwritable(value: Toml, path: KeyPath = ()) -> Iterator[Problem]:
    """Yield the texts that no file can hold, since they have half of a surrogate pair."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _unwritable(item, (*path, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _unwritable(item, (*path, position))
    elif isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            yield Problem(f"no file can hold the character {value[error.start]!r}", path)
