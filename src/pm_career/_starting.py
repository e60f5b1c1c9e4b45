"""A new folder with a ladder in it, to start a ladder of one's own from."""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from importlib_resources import files

from pm_career._reading import LADDER_FILE
from pm_career._writing import write_folder

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable


def new_ladder(folder: str | PathLike[str], *, from_packaged: bool = False) -> list[str]:
    """Write a new folder with a small ladder that explains itself, and return its file names.

    From the packaged ladder, it is a copy of that. Beside either lie the schemas that its files
    name in their first line, so that an editor can check them and needs no network.

    Raises:
        FileExistsError: when there is something under that name already.
        OSError: when the folder cannot be written; then nothing of it is.
    """
    package = files("pm_career")
    ladder = package / ("levels" if from_packaged else "starter")
    contents = {file.name: _with_schema(file) for file in ladder.iterdir()}
    contents |= {file.name: file.read_bytes() for file in (package / "schemas").iterdir()}
    write_folder(Path(folder), contents)
    return sorted(contents)


def _with_schema(file: "Traversable") -> bytes:
    """Return the content of a file, below the line that names its schema."""
    schema = "ladder" if file.name == LADDER_FILE else "level"
    return f"#:schema ./{schema}.schema.json\n\n".encode() + file.read_bytes()
