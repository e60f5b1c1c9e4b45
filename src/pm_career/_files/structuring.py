"""From plain tables to values, and back."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, get_origin

import attrs
from cattrs import Converter, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from pm_career._files import messages
from pm_career._files.format import Table, key_in_files
from pm_career._files.strict import (
    Hook,
    WrongTypeError,
    count_errors,
    is_exactly,
    is_tuple,
    list_hook,
    only,
    strict_converter,
)
from pm_career._model import (
    Descriptor,
    Detail,
    Expectation,
    Part,
    Parts,
    Requirement,
)
from pm_career.exceptions import InvalidLadderError

_T = TypeVar("_T")
_A = TypeVar("_A", bound=attrs.AttrsInstance)

NOT_A_VALUE = (ForbiddenExtraKeysError, InvalidLadderError, KeyError, WrongTypeError)
"""The errors that `structure` raises for a table that does not describe the value."""


_REQUIREMENTS = tuple[Requirement, ...]
_DESCRIPTORS = tuple[Descriptor, ...]
_DETAILS = tuple[Detail, ...]

TABLE_TYPES = (_REQUIREMENTS, _DESCRIPTORS, _DETAILS)
"""The types of fields that are a tuple in the model and a table in files."""


def structure(table: Table, kind: type[_T]) -> _T:
    """Return the value that a table describes.

    Raises:
        NOT_A_VALUE: when the table does not describe one; `diagnose` says why.
    """
    return _converter().structure(table, kind)


def structure_in_detail(table: Table, kind: type[_T]) -> _T:
    """Return the value that a table describes, or raise every error that can be found.

    Raises:
        cattrs.BaseValidationError: when the table does not describe the value. After a thousand
            errors, no more values are looked at.
    """
    count_errors()
    return _converter(detailed=True).structure(table, kind)


def unstructure(value: attrs.AttrsInstance) -> Table:
    """Return the table that describes a value."""
    table: Table = _unconverter().unstructure(value)
    return table


@cache
def _converter(*, detailed: bool = False) -> Converter:
    """Return the converter from a table to a value."""
    converter = strict_converter(detailed=detailed)

    # What is a tuple in the model, and a table in files.

    def requirements(value: object, _: object) -> tuple[Requirement, ...]:
        # A ladder without proficiencies lists the skills alone.
        if isinstance(value, list):
            skills = converter.structure(value, tuple[str, ...])
            return tuple(Requirement(skill=skill) for skill in skills)

        asked = converter.structure(value, dict[str, str | None]).items()
        return tuple([Requirement(skill=key, proficiency=each) for key, each in asked])

    def descriptors(value: object, _: object) -> tuple[Descriptor, ...]:
        texts = converter.structure(value, dict[str, str]).items()
        return tuple(Descriptor(proficiency=key, text=text) for key, text in texts)

    def details(value: object, _: object) -> tuple[Detail, ...]:
        texts = converter.structure(value, dict[str, str]).items()
        return tuple(Detail(name=name, text=text) for name, text in texts)

    add = converter.register_structure_hook_func
    add(is_exactly(_REQUIREMENTS), only(messages.TABLE_OR_LIST, dict, list, then=requirements))
    add(is_exactly(_DESCRIPTORS), only(messages.TABLE, dict, then=descriptors))
    add(is_exactly(_DETAILS), only(messages.TABLE, dict, then=details))

    # The items of a `Difference[Detail]` are in lists, whatever they are.

    def list_of(value: object, kind: Any) -> object:
        return list_hook(kind, converter)(value, kind)

    def generic(kind: type[attrs.AttrsInstance]) -> Hook:
        names = [field.name for field in attrs.fields(kind) if is_tuple(field.type)]
        lists: dict[str, Any] = {name: override(struct_hook=list_of) for name in names}
        return only(messages.TABLE, dict, then=make_dict_structure_fn(kind, converter, **lists))

    converter.register_structure_hook_factory(_is_generic, generic)

    skills = override(rename=key_in_files("requirements"))
    expectation = make_dict_structure_fn(Expectation, converter, requirements=skills)
    converter.register_structure_hook(Expectation, only(messages.TABLE, dict, then=expectation))
    return converter


@cache
def _unconverter() -> Converter:
    """Return the converter from a value to a table."""
    converter = Converter(unstruct_collection_overrides={tuple: list})

    def table_of(kind: type[attrs.AttrsInstance]) -> Callable[[Any], Table]:
        # A `Difference[Detail]` looks like any other difference, so its details are in lists.
        plain_kind: type[attrs.AttrsInstance] = get_origin(kind) or kind
        return make_dict_unstructure_fn(
            plain_kind, converter, _cattrs_omit_if_default=issubclass(plain_kind, Part | Parts)
        )

    def ordered_table_of(kind: type[_A]) -> Callable[[_A], Table]:
        unordered = table_of(kind)
        keys = [field.name for field in attrs.fields(kind)]

        # cattrs puts the fields that may be omitted last, so the summary below all levels.
        required = [field.default is attrs.NOTHING for field in attrs.fields(kind)]
        if required == sorted(required, reverse=True):
            return unordered

        def ordered_table(value: _A) -> Table:
            table = unordered(value)
            return {key: table[key] for key in keys if key in table}

        return ordered_table

    def requirements(asked: tuple[Requirement, ...]) -> dict[str, str | None] | list[str]:
        if asked and all(each.proficiency is None for each in asked):
            return [each.skill for each in asked]
        return {each.skill: each.proficiency for each in asked}

    def descriptors(values: tuple[Descriptor, ...]) -> dict[str, str]:
        return {each.proficiency: each.text for each in values}

    def details(values: tuple[Detail, ...]) -> dict[str, str]:
        return {each.name: each.text for each in values}

    converter.register_unstructure_hook_factory(attrs.has, table_of)
    converter.register_unstructure_hook_factory(_is_in_files, ordered_table_of)
    add = converter.register_unstructure_hook_func
    add(is_exactly(_REQUIREMENTS), requirements)
    add(is_exactly(_DESCRIPTORS), descriptors)
    add(is_exactly(_DETAILS), details)

    skills = override(rename=key_in_files("requirements"))
    expectation = make_dict_unstructure_fn(
        Expectation, converter, _cattrs_omit_if_default=True, requirements=skills
    )
    converter.register_unstructure_hook(Expectation, expectation)
    return converter


def _is_in_files(kind: object) -> bool:
    """Return whether a type is a class of what files describe."""
    return isinstance(kind, type) and issubclass(kind, Part | Parts)


def _is_generic(kind: object) -> bool:
    """Return whether a type is a generic class of attrs, with the type of what it holds."""
    origin: object = get_origin(kind)
    return isinstance(origin, type) and attrs.has(origin)
