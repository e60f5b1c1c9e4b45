"""Values as fields of pydantic models, and of what is built on it, such as FastAPI.

pydantic asks a class for a *core schema*, which says how a field is read, written and described.
A value is read by `from_dict` and written by `to_dict`. A `TypedDict` of the same keys describes
it, and becomes a component of the JSON Schema.

This module loads when pydantic asks for the first class.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, reduce
from types import GenericAlias, UnionType
from typing import Annotated, Any, NotRequired, TypeAlias, TypeVar, get_args, get_origin

import attrs
from pydantic import ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import (
    CoreSchema,
    InitErrorDetails,
    PydanticCustomError,
    ValidationError,
    core_schema,
)
from typing_extensions import TypedDict  # pydantic takes that of `typing` from Python 3.12 on

from pm_career._files import key_in_files, ladder_or_packaged, messages
from pm_career._meanings import meanings_of
from pm_career._model import Descriptor, Detail, Ladder, Level, Proficiency, Requirement, Skill
from pm_career._questions import class_of_plain_data, from_dict, to_dict
from pm_career._wording import KeyPath, quote
from pm_career.exceptions import AmbiguousNameError, InvalidLadderError, UnknownNameError

_Class: TypeAlias = Any
"""A class of values, such as `Level` or `Difference[Level]`."""

_FIND: dict[_Class, Callable[[Ladder, Any], Any]] = {
    Level: lambda ladder, level: ladder[ladder.position(level)],
    Skill: Ladder.skill,
    Proficiency: Ladder.proficiency,
}
"""How a ladder finds a value of each class, given any of its names or the value itself."""

_TABLES: dict[Any, Any] = {
    tuple[Descriptor, ...]: dict[str, str],
    tuple[Detail, ...]: dict[str, str],
    tuple[Requirement, ...]: dict[str, str | None] | list[str],
}
"""What is a tuple in the model, and a table in plain data."""


def core_schema_of(
    kind: _Class, handler: GetCoreSchemaHandler, ladder: object = None
) -> CoreSchema:
    """Return how pydantic reads, writes and describes a value.

    Args:
        kind: The class of the value.
        handler: What pydantic passes for the schemas of other types.
        ladder: The ladder that has the value, for `Annotated[Level, ladder]`.
    """
    if ladder is not None and not (isinstance(ladder, Ladder) and kind in _FIND):
        raise TypeError(
            f"expected a Level, Skill or Proficiency annotated with a ladder, "
            f"got {quote(kind)} annotated with {quote(ladder)}"
        )

    def validate(value: object) -> object:
        if isinstance(value, str) and kind in _FIND:
            return _find(kind, value, ladder)
        known = value if isinstance(value, _origin(kind)) else _read(kind, value)
        return known if ladder is None else _find(kind, known, ladder)

    def serialise(value: Any, go_on: core_schema.SerializerFunctionWrapHandler) -> Any:
        # What the caller includes or excludes is applied to the dictionary.
        return go_on(to_dict(value))

    written = _shape(kind)
    read = written | _name(kind, ladder) if kind in _FIND else written
    described = handler.generate_schema(written)
    return core_schema.no_info_plain_validator_function(
        validate,
        json_schema_input_schema=handler.generate_schema(read),
        serialization=core_schema.wrap_serializer_function_ser_schema(
            serialise, schema=described, return_schema=described
        ),
    )


# From what pydantic reads to a value


def _find(kind: _Class, wanted: object, ladder: Ladder | None) -> object:
    """Return the value of a ladder that is wanted, by itself or by any of its names."""
    try:
        return _FIND[kind](ladder_or_packaged(ladder), wanted)
    except UnknownNameError as error:
        if ladder is None:
            error.hint = f"for another ladder, the field is Annotated[{kind.__name__}, ladder]"
        elif not isinstance(wanted, str):
            error.hint = "this one is from another ladder"
        raise _error(error) from None
    except AmbiguousNameError as error:
        raise _error(error) from None


def _read(kind: _Class, data: object) -> object:
    """Return the value that plain data describes."""
    table: Any = data
    if not isinstance(data, Mapping):
        names = ", any of its names," if kind in _FIND else ""
        wanted = f"an instance of {_title(kind)}{names} or a dictionary"
        raise _error(messages.wrong_type(wanted, data))

    try:
        return from_dict(kind, table)
    except InvalidLadderError as error:
        found = [
            InitErrorDetails(
                type=_error(problem.message),
                loc=problem.path,
                input=_nearest_to(table, problem.path),
            )
            for problem in error.problems
        ]
        raise ValidationError.from_exception_data(kind.__name__, found) from None
    except TypeError as error:
        # A `Difference` alone does not say what it is of.
        raise _error(error) from None


def _error(message: object) -> PydanticCustomError:
    # Its types ask for literal messages, in which it can fill braces.
    make: Any = PydanticCustomError
    error: PydanticCustomError = make("value_error", str(message))
    return error


def _nearest_to(data: object, path: KeyPath) -> object:
    """Return what stands at the path, or the last of what is on the way to it."""
    place: Any = data
    for part in path:
        try:
            place = place[part]
        except (LookupError, TypeError):
            break
    return place


# The description of a value


@cache
def _shape(kind: _Class) -> Any:
    """Return the `TypedDict` of the plain data of a value."""
    origin = _origin(kind)
    arguments = [_type_of_plain_data(argument, {}) for argument in get_args(kind)]
    types = dict(zip(getattr(origin, "__parameters__", ()), arguments, strict=False))
    of_plain_data = class_of_plain_data(origin)

    def describe_fields(schema: dict[str, Any]) -> None:
        for field, meaning in meanings_of(of_plain_data).items():
            schema["properties"][key_in_files(field)]["description"] = meaning

    # Checkers know only the syntax for keys that are written out.
    make: Any = TypedDict
    shape = make(_title(kind), dict(_fields(of_plain_data, types)))
    shape.__doc__ = (origin.__doc__ or "").partition("\n\n")[0]
    shape.__module__ = origin.__module__
    shape.__pydantic_config__ = ConfigDict(extra="forbid", json_schema_extra=describe_fields)
    return shape


def _origin(kind: _Class) -> _Class:
    """Return a class without its arguments, such as `Difference` for `Difference[Level]`."""
    origin: Any = get_origin(kind)
    return origin or kind


def _title(kind: _Class) -> str:
    """Return the name of a class, such as `Level` or `Difference[Level]`."""
    arguments = ", ".join(_title(argument) for argument in get_args(kind))
    return f"{kind.__name__}[{arguments}]" if arguments else kind.__name__


def _fields(kind: _Class, types: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the key of each field in plain data, and its type there.

    `types` has what describes the parameters of a generic class.
    """
    for field in attrs.fields(kind):
        is_required = field.default is attrs.NOTHING
        described = _type_of_plain_data(field.type, types)
        yield key_in_files(field.name), described if is_required else NotRequired[described]


def _type_of_plain_data(kind: Any, types: Mapping[Any, Any]) -> Any:
    """Return the type that describes a value of this type in plain data."""
    if kind in _TABLES:
        return _TABLES[kind]
    if isinstance(kind, TypeVar):
        return types.get(kind, Any)
    if attrs.has(kind):
        return _shape(kind)
    if get_origin(kind) is tuple:
        return GenericAlias(list, _type_of_plain_data(get_args(kind)[0], types))
    if isinstance(kind, UnionType):
        members: list[Any] = [_type_of_plain_data(each, types) for each in get_args(kind)]
        return reduce(lambda one, other: one | other, members)
    return kind


def _name(kind: _Class, ladder: Ladder | None) -> Any:
    """Return the type of a name that a ladder finds."""
    whose = f"the ladder {quote(ladder.title)}" if ladder else "the packaged ladder"
    meaning = f"Any name of a {kind.__name__.lower()} of {whose}."
    return Annotated[str, Field(description=meaning)]
