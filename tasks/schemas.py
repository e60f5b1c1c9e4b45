"""Write the JSON Schemas of a ladder's files, with which editors complete, explain and check them.

    python tasks/schemas.py src/pm_career/schemas

Types, and which keys may be omitted, come from the values in `pm_career._model`, and so does the
meaning of each key: it is the text below the field.
"""

import json
import sys
from pathlib import Path
from types import UnionType
from typing import Any, TypeAlias, get_args, get_origin

import attrs

from pm_career import Descriptor, Detail, Expectation, Ladder, Level, Requirement
from pm_career._files import key_in_files
from pm_career._meanings import meanings_of

Schema: TypeAlias = dict[str, object]

_DRAFT = "http://json-schema.org/draft-07/schema#"  # some editors know no newer one

_TYPES = {str: "string", float: "number", bool: "boolean"}

_KEY: Schema = {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_TEXT: Schema = {"minLength": 1}
_TEXTS: Schema = {"items": {"type": "string", **_TEXT}}
_YEARS: Schema = {"minimum": 0}

_LIMITS: dict[str, Schema] = {
    "key": _KEY,
    "title": _TEXT,
    "name": _TEXT,
    "aliases": _TEXTS,
    "responsibilities": _TEXTS,
    "background": _TEXTS,
    "growth": _TEXTS,
    "advancement": _TEXTS,
    "min_years": _YEARS,
    "max_years": _YEARS,
    "levels": {"minItems": 1},
}

_ONLY_IN_FILES = {
    "levels": " Each is written out, or the name of its file.",
    "version": " Quoted, also where it is a number.",
}

_LEVEL_OR_FILE: Schema = {
    "description": "A level: the name of its file in the same folder, or the level written out.",
    "type": ["object", "string"],
    "pattern": "^[^/]+$",  # applies to the string alone, as the keys do to the object
}
_SKILLS_ASKED: Schema = {
    "type": ["object", "array"],
    "propertyNames": _KEY,
    "additionalProperties": {"type": "string", **_KEY},
    "items": {"type": "string", **_KEY},  # apply to the array alone, as the keys do to the object
    "uniqueItems": True,
}

_TABLES: dict[Any, Schema] = {
    tuple[Requirement, ...]: _SKILLS_ASKED,
    tuple[Descriptor, ...]: {
        "type": "object",
        "propertyNames": _KEY,
        "additionalProperties": {"type": "string", **_TEXT},
    },
    tuple[Detail, ...]: {
        "type": "object",
        "propertyNames": _TEXT,
        "additionalProperties": {"type": "string", **_TEXT},
    },
}
"""The tuples that are tables in files."""

_STATEMENT_OR_SKILLS: Schema = {
    "anyOf": [
        {"required": ["statement"], "properties": {"statement": _TEXT}},
        {"required": ["skills"], "properties": {"skills": {"minProperties": 1, "minItems": 1}}},
    ]
}


def ladder_schema() -> Schema:
    """Return the schema of the file that describes a ladder."""
    return {"$schema": _DRAFT, **_table(Ladder)}


def level_schema() -> Schema:
    """Return the schema of a file that describes one level."""
    return {"$schema": _DRAFT, **_table(Level)}


def write(folder: Path) -> None:
    """Write both schemas into a folder."""
    for name, schema in (("ladder", ladder_schema()), ("level", level_schema())):
        text = json.dumps(schema, indent=2) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8", newline="\n")


def _table(kind: type[attrs.AttrsInstance]) -> Schema:
    """Return the schema of a table that describes a value of this class."""
    fields = {key_in_files(field.name): field for field in attrs.fields(kind)}
    meanings = meanings_of(kind)
    return {
        "title": kind.__name__,
        "type": "object",
        "additionalProperties": False,
        "required": [key for key, field in fields.items() if field.default is attrs.NOTHING],
        "properties": {
            key: {
                "description": meanings[field.name] + _ONLY_IN_FILES.get(field.name, ""),
                **_value(field.type),
                **_LIMITS.get(field.name, {}),
            }
            for key, field in fields.items()
        },
        **(_STATEMENT_OR_SKILLS if kind is Expectation else {}),
    }


def _value(kind: Any) -> Schema:
    """Return the schema of a value of this type."""
    if kind is Level:
        return {**_table(Level), **_LEVEL_OR_FILE}
    if kind in _TABLES:
        return _TABLES[kind]
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _value(get_args(kind)[0])}
    if isinstance(kind, UnionType):
        return _value(get_args(kind)[0])  # files have no `None`: they omit the key
    return _table(kind) if attrs.has(kind) else {"type": _TYPES[kind]}


if __name__ == "__main__":
    write(Path(sys.argv[1]))
