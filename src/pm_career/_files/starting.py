"""A new folder with a ladder or a framework to start from."""

from pathlib import Path

from importlib_resources import files

from pm_career._files.format import FRAMEWORK_FILE, LADDER_FILE
from pm_career._files.writing import write_folder

_SCHEMAS = {LADDER_FILE: "ladder.schema.json", FRAMEWORK_FILE: "framework.schema.json"}


def start(folder: Path, example: str) -> list[str]:
    """Write the folder with a packaged example, and return the names of its files.

    Each file names its schema in its first line, and the schemas are beside the files.
    """
    package = files("pm_career")
    contents: dict[str, bytes] = {}
    for file in (package / example).iterdir():
        schema = _SCHEMAS.get(file.name, "level.schema.json")
        contents[file.name] = f"#:schema ./{schema}\n\n".encode() + file.read_bytes()
        contents[schema] = (package / "schemas" / schema).read_bytes()

    write_folder(folder, contents)
    return sorted(contents)
