"""The JSON Schemas of a ladder's files, by which editors complete, explain and check them.

Types, and which keys may be left out, come from the model; what each key means is said here.
Files are shipped, not this: `python -m pm_career._schema src/pm_career/schemas` writes them anew.
"""

import json
import sys
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

import attrs

from pm_career._model import (
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
)
from pm_career._structuring import key_in_files

Schema = dict[str, object]

_DRAFT = "http://json-schema.org/draft-07/schema#"  # some editors know none that is newer

_TYPES = {str: "string", float: "number", bool: "boolean"}

_MEANINGS: dict[type, dict[str, str]] = {
    Ladder: {
        "title": "What the ladder is called, such as the craft that it is about.",
        "summary": "Where the ladder leads, in a few sentences.",
        "version": "Which edition of the ladder this is: a number, a date or a name, in quotes.",
        "source": "Where the ladder is from.",
        "levels": "The levels, lowest first: each the name of its file, or written out in place.",
        "skills": "Every skill that a level may ask for, in the order in which they are shown.",
        "proficiencies": "How well a skill can be held: the steps of the scale, weakest first.",
        "cumulative": "Whether each level also expects what the levels below it expect.",
        "growth": "What changes on the way up, a sentence each.",
        "advancement": "What earns the next step, a sentence each.",
    },
    Level: {
        "key": "The name of the level for programs: lower-case words joined by hyphens.",
        "title": "The name of the level for people.",
        "aliases": "Other titles of the same level, such as its abbreviation.",
        "summary": "What the level is about, in a few sentences.",
        "responsibilities": "What a person at this level does, a line each.",
        "expectations": "What a person at this level has to be able to do.",
        "experience": "The experience that the level usually takes. Leave it out to say nothing.",
    },
    Expectation: {
        "statement": "What is expected, in words.",
        "requirements": "The skills that this takes, each with its proficiency, by their keys.",
    },
    Experience: {
        "min_years": "The fewest years that are typical: more than those of the levels below.",
        "max_years": "The most years that are typical. Leave it out where there is no most.",
        "background": "Where the experience is usually from, a line each.",
    },
    Skill: {
        "key": "The name by which levels ask for it: lower-case words joined by hyphens.",
        "name": "The name of the skill for people.",
        "category": "The group of skills that it belongs to.",
        "description": "What a person does who has the skill.",
    },
    Proficiency: {
        "key": "The name by which levels ask for it: lower-case words joined by hyphens.",
        "meaning": "What a person at this proficiency can be relied on to do.",
    },
}

_KEY: Schema = {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_TEXT: Schema = {"minLength": 1}
_TEXTS: Schema = {"items": {"type": "string", **_TEXT}}
_YEARS: Schema = {"minimum": 0}

_LIMITS: dict[str, Schema] = {
    "key": _KEY,
    "title": _TEXT,
    "name": _TEXT,
    "statement": _TEXT,
    "aliases": _TEXTS,
    "responsibilities": _TEXTS,
    "min_years": _YEARS,
    "max_years": _YEARS,
    "levels": {"minItems": 1},
}

_LEVEL_OR_FILE: Schema = {
    "description": "A level: the name of its file in the same folder, or the level written out.",
    "type": ["object", "string"],
    "pattern": "^[^/]+$",  # only of the string, just as the keys are only of the object
}
_SKILLS_ASKED: Schema = {
    "type": "object",
    "propertyNames": _KEY,
    "additionalProperties": {"type": "string", **_KEY},
}


def ladder_schema() -> Schema:
    """Return the schema of the file that describes a ladder."""
    return {"$schema": _DRAFT, **_table(Ladder)}


def level_schema() -> Schema:
    """Return the schema of a file that describes one level."""
    return {"$schema": _DRAFT, **_table(Level)}


def _table(kind: type[attrs.AttrsInstance]) -> Schema:
    """Return the schema of a table that describes a value of this class."""
    fields = {key_in_files(field.name): field for field in attrs.fields(kind)}
    return {
        "title": kind.__name__,
        "type": "object",
        "additionalProperties": False,
        "required": [key for key, field in fields.items() if field.default is attrs.NOTHING],
        "properties": {
            key: {
                "description": _MEANINGS[kind][field.name],
                **_value(field.type),
                **_LIMITS.get(field.name, {}),
            }
            for key, field in fields.items()
        },
    }


def _value(kind: Any) -> Schema:  # noqa: ANN401  how a field is annotated is of no one type
    """Return the schema of a value of this type."""
    if kind is Level:
        return {**_table(Level), **_LEVEL_OR_FILE}
    if kind == tuple[Requirement, ...]:
        return _SKILLS_ASKED
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _value(get_args(kind)[0])}
    if isinstance(kind, UnionType):
        return _value(get_args(kind)[0])  # files have no `None`: they leave the key out
    return _table(kind) if attrs.has(kind) else {"type": _TYPES[kind]}


def write(folder: Path) -> None:
    """Write both schemas into a folder."""
    for name, schema in (("ladder", ladder_schema()), ("level", level_schema())):
        text = json.dumps(schema, indent=2) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
