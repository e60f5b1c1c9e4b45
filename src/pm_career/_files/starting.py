"""A new folder with a ladder to start from."""

from pathlib import Path

from importlib_resources import files
from importlib_resources.abc import Traversable

from pm_career._files.format import LADDER_FILE
from pm_career._files.writing import write_folder


def start(folder: Path, *, from_packaged: bool) -> list[str]:
    """Write the folder, and return the names of its files."""
    package = files("pm_career")
    ladder = package / ("levels" if from_packaged else "starter")
    contents = {file.name: _with_schema(file) for file in ladder.iterdir()}
    contents |= {file.name: file.read_bytes() for file in (package / "schemas").iterdir()}
    write_folder(folder, contents)
    return sorted(contents)


def _with_schema(file: Traversable) -> bytes:
    """Return the content of a file, below the line that names its schema."""
    schema = "ladder" if file.name == LADDER_FILE else "level"
    return f"#:schema ./{schema}.schema.json\n\n".encode() + file.read_bytes()
