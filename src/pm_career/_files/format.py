"""The format of a ladder's files: its names, its limits, and where it differs from the model."""

from itertools import count, islice
from typing import Any, TypeAlias

from pm_career._wording import KeyPath

LADDER_FILE = "ladder.toml"
"""The file of a folder that describes the ladder, and names the files of its levels."""

FRAMEWORK_FILE = "framework.toml"
"""The same of a framework."""

MOST_BYTES = 4 * 1024 * 1024
"""The number of bytes that the files of a ladder may hold together."""

MOST_LEVELS = 10_000
"""The number of levels that a ladder in files may have."""

MOST_SIGNS = 200_000
"""The number of signs that may structure a file: commas, brackets, ends of lines and the like.

The time that a parser takes depends on them, and not on the length of texts.
"""

MOST_CONTAINERS = 1_000_000
"""The number of tables and lists that plain data may have."""

Toml: TypeAlias = "str | bool | int | float | list[Toml] | dict[str, Toml]"
"""A value in a file."""

Table: TypeAlias = dict[str, Any]
"""A table in a file."""


TABLES = {"requirements": "skills", "descriptors": "descriptors", "details": "details"}
"""The fields that are a tuple in the model and a table in files, and their keys there."""


def key_in_files(field: str) -> str:
    """Return the key of a field in files, where requirements are a table of `skills`."""
    return TABLES.get(field, field)


def path_in_files(path: KeyPath, table: Table) -> KeyPath:
    """Return the path into the table of a ladder for a path into the ladder itself.

    A requirement, a descriptor and a detail have a position in the ladder. In the table, they have
    a key, such as that of the skill.
    """
    at = next((at for at, part in enumerate(path) if part in TABLES), None)
    if at is None:
        return path

    key = key_in_files(str(path[at]))
    place: Any = table
    for part in (*path[:at], key):
        place = place[part]

    # Without proficiencies, the skills of an expectation are a list, which has positions too.
    position = int(path[at + 1])
    keys: Any = count() if isinstance(place, list) else place
    return (*path[:at], key, next(islice(keys, position, None)))
