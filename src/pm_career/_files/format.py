"""The format of a ladder's files: its names, its limits, and where it differs from the model."""

from typing import Any, TypeAlias

from pm_career._wording import KeyPath

LADDER_FILE = "ladder.toml"
"""The file of a folder that describes the ladder, and names the files of its levels."""

MOST_BYTES = 8 * 1024 * 1024
"""The number of bytes that the files of a ladder may hold together."""

MOST_LEVELS = 10_000
"""The number of levels that a ladder in files may have."""

Toml: TypeAlias = "str | bool | int | float | list[Toml] | dict[str, Toml]"
"""A value in a file."""

Table: TypeAlias = dict[str, Any]
"""A table in a file."""


def key_in_files(field: str) -> str:
    """Return the key of a field in files, where requirements are a table of `skills`."""
    return "skills" if field == "requirements" else field


def path_in_files(path: KeyPath, table: Table) -> KeyPath:
    """Return the path into the table of a ladder for a path into the ladder itself.

    A requirement has a position in the ladder. In the table, it has the key of its skill.
    """
    if "requirements" not in path:
        return path

    at = path.index("requirements")
    place: Any = table
    for part in (*path[:at], "skills"):
        place = place[part]
    return (*path[:at], "skills", list(place)[int(path[at + 1])])
