"""`load_ladder`: whatever the files of a folder say, they are a ladder or an `InvalidLadderError`.

An input has the files of a folder, each below its name. A file may be a link: its name is then
`pm.toml -> ../outside.toml`. An input that is a zip archive is read as one.
"""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Literal
from zipfile import BadZipFile, ZipFile
from zipfile import Path as ZipPath

from pm_career import InvalidLadderError, Ladder, load_ladder
from tests.fuzz.mutating import mutate_document
from tests.fuzz.named_files import join_files, split_files
from tests.fuzz.promises import in_time, keep_error_promises, keep_ladder_promises, promise, read

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MOST_BYTES", "check", "mutate"]

MOST_BYTES = 1_024
"""How long an input may be: a small ladder shows as much as a large one, and sooner."""

OUTER = "what-stands-outside"
OUTSIDE = "../outside.toml"
LINK = " -> "
LONGEST_NAME = 80


class MemoryFile:
    """A file in memory; or a folder, which has files; or what does not exist."""

    def __init__(
        self, name: str, content: bytes | None = None, files: dict[str, bytes] | None = None
    ) -> None:
        self.name = name
        self._content = content
        self._files = files

    def __str__(self) -> str:
        return self.name

    def is_dir(self) -> bool:
        return self._files is not None

    def is_file(self) -> bool:
        return self._content is not None

    def iterdir(self) -> "Iterator[MemoryFile]":
        return (MemoryFile(name, content) for name, content in (self._files or {}).items())

    def __truediv__(self, child: str) -> "MemoryFile":
        return MemoryFile(child, (self._files or {}).get(child))

    def open(self, mode: Literal["rb"]) -> IO[bytes]:
        promise(mode == "rb", "a file is opened to be changed")
        return BytesIO(self._content or b"")


def check(data: bytes) -> None:
    """Load the folder, in memory and on the disk."""
    if data.startswith(b"PK"):
        _check_archive(data)
        return

    files = {name or "ladder.toml": content for name, content in split_files(data).items()}
    if not all(map(_is_name, files)):
        return
    on_disk = _load_from_disk(files)
    if not any(LINK in name for name in files):
        in_memory = read(lambda: load_ladder(MemoryFile("folder", files=files)))
        promise(in_memory == on_disk, "the disk has another ladder than the memory")
    if on_disk is not None:
        keep_ladder_promises(on_disk, suffix=".toml" if len(data) % 2 else "")


def _check_archive(data: bytes) -> None:
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, NotImplementedError):
        return  # `ZipFile` refuses it, not the package
    ladder = read(lambda: load_ladder(ZipPath(archive)))
    if ladder is not None:
        keep_ladder_promises(ladder)


def _load_from_disk(files: dict[str, bytes]) -> Ladder | None:
    """Return the ladder of a folder, and see that nothing beside the folder is read."""
    with TemporaryDirectory() as above:
        folder = Path(above) / "folder"
        folder.mkdir()
        (folder / OUTSIDE).write_text(f"{OUTER} = 1", encoding="utf-8")
        try:
            _write(folder, files)
        except OSError:
            return None  # the system has no such names

        ladder = None
        with in_time():
            try:
                ladder = load_ladder(folder)
                told = str(ladder)
            except InvalidLadderError as error:
                keep_error_promises(error)
                told = str(error)
        promise(OUTER not in told, "what stands outside of the folder is read")
        return ladder


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for named, content in files.items():
        name, _, goal = named.partition(LINK)
        if goal:
            (folder / name).symlink_to(goal)
        else:
            (folder / name).write_bytes(content)


def _is_name(named: str) -> bool:
    """Return whether a file may have a name, and a link only leads beside the folder."""
    name, _, goal = named.partition(LINK)
    is_plain = "/" not in name and "\0" not in name and name not in {"", ".", ".."}
    return is_plain and len(name) <= LONGEST_NAME and goal in {"", OUTSIDE}


def mutate(data: bytes, seed: int) -> bytes | None:
    """Return the input with another content in one of its files."""
    files = split_files(data)
    name = sorted(files)[seed % len(files)]
    changed = mutate_document(files[name], seed)
    if changed is None:
        return None
    return join_files({**files, name: changed})
