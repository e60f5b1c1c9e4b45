"""Write the JSON Schemas of the files of ladders and frameworks.

With them, editors complete, explain and check the files.

    python tasks/schemas.py src/pm_career/schemas

Types, and which keys may be omitted, come from the classes of the values. So does the meaning of
each key: it is the text below the field.
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
from pm_career.frameworks import Framework, Track

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
    "tracks": {"minItems": 1},
}

_ONLY_IN_FILES = {
    "levels": " Each is written out, or the name of its file.",
    "version": " Quoted, also where it is a number.",
}

_LEVELS_OF_A_TRACK: Schema = {
    "minItems": 1,
    "items": {"type": "string", **_KEY},
    "uniqueItems": True,
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


def framework_schema() -> Schema:
    """Return the schema of the file that describes a framework."""
    return {"$schema": _DRAFT, **_table(Framework)}


def level_schema() -> Schema:
    """Return the schema of a file that describes one level."""
    return {"$schema": _DRAFT, **_table(Level)}


def write(folder: Path) -> None:
    """Write all schemas into a folder."""
    schemas = {
        "ladder": ladder_schema(),
        "framework": framework_schema(),
        "level": level_schema(),
    }
    for name, schema in schemas.items():
        text = json.dumps(schema, indent=2) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8", newline="\n")


def _table(kind: type[attrs.AttrsInstance]) -> Schema:
    """Return the schema of a table that describes a value of this class."""
    fields = {key_in_files(field.name): field for field in attrs.fields(kind)}
    return {
        "title": kind.__name__,
        "type": "object",
        "additionalProperties": False,
        "required": [key for key, field in fields.items() if field.default is attrs.NOTHING],
        "properties": {key: _property(kind, field) for key, field in fields.items()},
        **(_STATEMENT_OR_SKILLS if kind is Expectation else {}),
    }


def _property(kind: type[attrs.AttrsInstance], field: Any) -> Schema:
    """Return the schema of a field of this class."""
    meaning = meanings_of(kind)[field.name]
    if kind is Track and field.name == "levels":
        # They are keys of levels. The other lists of this name have the levels themselves.
        return {"description": meaning, **_value(field.type), **_LEVELS_OF_A_TRACK}
    return {
        "description": meaning + _ONLY_IN_FILES.get(field.name, ""),
        **_value(field.type),
        **_LIMITS.get(field.name, {}),
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
