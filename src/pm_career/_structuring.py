"""From plain tables to a ladder, or to everything that is wrong with them."""

from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import date, time
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias, get_origin

import attrs

from pm_career._model import Expectation, Ladder, Requirement
from pm_career._names import nearest
from pm_career._wording import KeyPath, did_you_mean, quoted
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError

if TYPE_CHECKING:
    from cattrs import Converter

Toml: TypeAlias = "str | bool | int | float | list[Toml] | dict[str, Toml]"
"""What a ladder is in a file."""

Table = dict[str, Any]
Hook = Callable[[Any, Any], Any]

_wrong_types_left = ContextVar("the wrong types that may still come", default=MOST_PROBLEMS)
_REQUIREMENTS = tuple[Requirement, ...]
_CATALOGUES = {"skill": "skills", "proficiency": "proficiencies"}


def structure(table: Table) -> Ladder:
    """Return the ladder that a table describes.

    Raises:
        cattrs.BaseValidationError: when it describes none; `faults` tells why.
        TooManyWrongTypes: when it is not even near to one.
    """
    _wrong_types_left.set(MOST_PROBLEMS)
    return converter().structure(table, Ladder)


def unstructure(ladder: Ladder) -> Table:
    """Return the table that describes a ladder."""
    table: Table = _unconverter().unstructure(ladder)
    return table


def faults(table: Table, unread: set[KeyPath]) -> Iterator[tuple[KeyPath, str]]:
    """Yield every fault of a table that describes no ladder: the path to it, and what it is.

    One fault hides others: a ladder is looked at as a whole only once each value is of the right
    type. So a fault is told, a stand-in takes its place, and the table is structured again. What
    follows from a stand-in, or from a part that is `unread`, is not told.
    """
    from cattrs import BaseValidationError

    spoiled = set(unread)
    while True:
        try:
            structure(table)
        except TooManyWrongTypes:
            yield (), f"more than {MOST_PROBLEMS:,} values are of the wrong type"
            return
        except BaseValidationError as error:
            for path, kind, fault in list(_causes(error, table, (), Ladder)):
                if isinstance(fault, InvalidLadderError):
                    yield from _faults_of_the_whole(fault, table, spoiled)
                    return
                if fault and not _is_behind(spoiled, path):
                    yield path, fault
                _put_stand_in(table, path, kind)
                spoiled.add(path)
        else:
            return


# cattrs makes what is wanted out of what it is given, so each type is told to refuse all others.


class _WrongTypeError(Exception):
    """A value of another type than the one that is wanted."""

    def __init__(self, wanted: str, value: object) -> None:
        super().__init__(f"expected {wanted}, got {_described(value)}")


class TooManyWrongTypes(BaseException):
    """More is of the wrong type than is told; no `Exception`, which cattrs would collect too."""


def _described(value: object) -> str:
    """Return the value in the words of those who write TOML."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f"the string {quoted(value)}"
        case int() | float():
            return f"the number {quoted(value)}".replace("the number a number", "a number")
        case date() | time():
            return f"the date or time {value}"
        case list():
            return "a list"
        case _:
            return "a table"


def _only(wanted: str, *types: type, then: Hook | None = None) -> Hook:
    """Return a hook that refuses every value but those of exactly these types."""

    def hook(value: object, kind: object) -> object:
        if type(value) not in types:
            _wrong_types_left.set(_wrong_types_left.get() - 1)
            if _wrong_types_left.get() < 0:
                raise TooManyWrongTypes
            raise _WrongTypeError(wanted, value)
        return then(value, kind) if then else value

    return hook


@cache
def converter() -> "Converter":
    """Return what makes a ladder of a table."""
    from cattrs import Converter
    from cattrs.cols import homogenous_tuple_structure_factory
    from cattrs.gen import make_dict_structure_fn, override

    converter = Converter(forbid_extra_keys=True)

    def table_hook(kind: type[attrs.AttrsInstance]) -> Hook:
        return _only("a table", dict, then=make_dict_structure_fn(kind, converter))

    def list_hook(kind: Any) -> Hook:
        return _only("a list", list, then=homogenous_tuple_structure_factory(kind, converter))

    def requirements(value: object, _: object) -> tuple[Requirement, ...]:
        asked = converter.structure(value, dict[str, str])
        return tuple(Requirement(skill=key, proficiency=asked[key]) for key in asked)

    converter.register_structure_hook(str, _only("a string", str))
    converter.register_structure_hook(float, _only("a number", int, float))
    converter.register_structure_hook(bool, _only("true or false", bool))
    converter.register_structure_hook_factory(attrs.has, table_hook)
    converter.register_structure_hook_factory(_is_tuple, list_hook)
    in_files = override(
        rename=key_in_files("requirements"),
        struct_hook=_only("a table", dict, then=requirements),
    )
    expectation = make_dict_structure_fn(Expectation, converter, requirements=in_files)
    converter.register_structure_hook(Expectation, _only("a table", dict, then=expectation))
    return converter


@cache
def _unconverter() -> "Converter":
    """Return what makes a table of a ladder; it leaves out what says no more than its absence."""
    from cattrs import Converter
    from cattrs.gen import make_dict_unstructure_fn, override

    converter = Converter(omit_if_default=True, unstruct_collection_overrides={tuple: list})

    def asked(requirements: tuple[Requirement, ...]) -> dict[str, str]:
        return {each.skill: each.proficiency for each in requirements}

    in_files = override(
        rename=key_in_files("requirements"), omit_if_default=True, unstruct_hook=asked
    )
    expectation = make_dict_unstructure_fn(Expectation, converter, requirements=in_files)
    converter.register_unstructure_hook(Expectation, expectation)
    return converter


def _is_tuple(kind: object) -> bool:
    origin: object = get_origin(kind)
    return origin is tuple


# The causes of a failure lie in a tree of exceptions, under notes of the keys that lead to them.


def _causes(
    error: Exception, value: Any, path: KeyPath, kind: Any
) -> Iterator[tuple[KeyPath, Any, str | InvalidLadderError]]:
    """Yield what is wrong with a value: the path to it, the type wanted there, and the fault.

    The fault is empty where another one has told of it.
    """
    from cattrs import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

    if isinstance(error, ClassValidationError):
        noted, bare = error.group_exceptions()
        for cause in bare:
            yield from _causes(cause, value, path, error.cl)
        for cause, note in noted:
            key = key_in_files(note.name)
            yield from _causes(cause, value.get(key), (*path, key), note.type)
    elif isinstance(error, IterableValidationError):
        for cause, element in error.group_exceptions()[0]:
            at = element.index
            yield from _causes(cause, value[at], (*path, at), element.type)
    elif isinstance(error, ForbiddenExtraKeysError):
        unknown = (key for key in value if key in error.extra_fields)
        for key in islice(unknown, MOST_PROBLEMS):
            yield from _unknown_key(key, value, path, kind)
    elif isinstance(error, InvalidLadderError):
        yield path, kind, error
    else:
        yield path, kind, "this key is missing" if isinstance(error, KeyError) else str(error)


def key_in_files(name: str) -> str:
    """Return the key under which files have a field: requirements are their table of skills."""
    return "skills" if name == "requirements" else name


def _unknown_key(
    key: str, table: Table, path: KeyPath, kind: type[attrs.AttrsInstance]
) -> Iterator[tuple[KeyPath, None, str]]:
    """Yield the fault, and that the key which was meant is not missing but misspelt."""
    keys = [key_in_files(field.name) for field in attrs.fields(kind)]
    near = nearest(key, [known for known in keys if known not in table])
    advice = did_you_mean(near) if near else f"the keys are {', '.join(keys)}"
    yield (*path, key), None, f"there is no such key; {advice}"
    for meant in near[:1]:
        yield (*path, meant), None, ""


def _put_stand_in(table: Table, path: KeyPath, kind: Any) -> None:
    """Put something harmless of the wanted type at the path, or nothing where that is allowed."""
    *way, last = path[:-1] if kind is float else path  # no number is harmless: the years go
    place: Any = table
    for step in way:
        if step == "experience" and step not in place:
            return  # gone already
        place = place[step]
    if kind is str:
        place[last] = f"unreadable-{'-'.join(map(str, path))}"
    elif kind is bool:
        place[last] = False
    elif attrs.has(kind) or kind == _REQUIREMENTS:
        place[last] = {}
    elif _is_tuple(kind):
        place[last] = []
    else:
        place.pop(last, None)


def _faults_of_the_whole(
    error: InvalidLadderError, table: Table, spoiled: set[KeyPath]
) -> Iterator[tuple[KeyPath, str]]:
    """Yield the faults that only a look at the whole ladder shows, and no stand-in causes."""
    unsure = {spoilt[0] for spoilt in spoiled if spoilt[2:] in {(), ("key",)}}
    for problem in error.problems:
        path = path_in_files(problem.path, table)
        catalogue = _CATALOGUES.get(str(problem.path[-1]))
        if catalogue not in unsure and not _is_behind(spoiled, path):
            yield path, problem.message


def path_in_files(path: KeyPath, table: Table) -> KeyPath:
    """Return the path into the table for a path into the ladder: requirements are a table there."""
    if "requirements" not in path:
        return path
    at = path.index("requirements")
    place: Any = table
    for step in (*path[:at], "skills"):
        place = place[step]
    return (*path[:at], "skills", list(place)[int(path[at + 1])])


def _is_behind(spoiled: set[KeyPath], path: KeyPath) -> bool:
    return any(path[:length] in spoiled for length in range(1, len(path) + 1))
