"""From a plain table to a value, with strict hooks that convert nothing.

By default, cattrs converts what it gets to the wanted type: `true` becomes the text `"True"`, and
`"abc"` a list of letters. These hooks refuse every other type instead. They do not depend on the
model of a ladder.
"""

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import partial
from operator import eq
from types import NoneType
from typing import Any, Literal, TypeAlias, get_args, get_origin

import attrs
from cattrs import Converter, IterableValidationError, IterableValidationNote
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn

from pm_career._files import messages
from pm_career.exceptions import MOST_PROBLEMS

Hook: TypeAlias = Callable[[Any, Any], Any]
"""A function that returns a value of a type, given a plain value and the type."""

_errors_left = ContextVar("how many more errors are of interest", default=MOST_PROBLEMS)


class WrongTypeError(Exception):
    """A value does not have the wanted type."""


def count_errors() -> None:
    """Count errors from 0 again; after a thousand, no more values are looked at."""
    _errors_left.set(MOST_PROBLEMS)


def only(wanted: str, *types: type, then: Hook | None = None) -> Hook:
    """Return a hook that takes only values of exactly these types.

    `wanted` names the types in the message. `then` converts a value that is taken.
    """

    def hook(value: object, kind: object) -> object:
        if type(value) not in types:
            raise WrongTypeError(messages.wrong_type(wanted, value))
        return then(value, kind) if then else value

    return hook


def strict_converter(*, detailed: bool = True) -> Converter:
    """Return a new converter from tables to attrs classes, which takes only the right types.

    A `detailed` converter raises every error, with its place, up to a thousand. Any other one
    raises the first error, without its place. It is faster to make and to run.
    """
    converter = Converter(forbid_extra_keys=True, detailed_validation=detailed)

    def table_hook(kind: type[attrs.AttrsInstance]) -> Hook:
        return only(messages.TABLE, dict, then=make_dict_structure_fn(kind, converter))

    def words_hook(kind: Any) -> Hook:
        words: tuple[str, ...] = get_args(kind)

        def hook(value: object, _: object) -> object:
            # A value of another type may compare itself in ways of its own.
            if type(value) is not str or value not in words:
                raise WrongTypeError(messages.not_among(words, value))
            return value

        return hook

    converter.register_structure_hook(str, only(messages.STRING, str))
    converter.register_structure_hook(float, only(messages.NUMBER, int, float))
    converter.register_structure_hook(bool, only(messages.BOOLEAN, bool))
    converter.register_structure_hook(int, only(messages.WHOLE_NUMBER, int))
    converter.register_structure_hook_func(
        is_exactly(str | int), only(messages.STRING_OR_WHOLE_NUMBER, str, int)
    )
    # cattrs would take twice as long, and most proficiencies that levels ask for are of this type.
    converter.register_structure_hook_func(
        is_exactly(str | None), only(messages.STRING, str, NoneType)
    )
    converter.register_structure_hook_factory(_is_literal, words_hook)
    converter.register_structure_hook_factory(attrs.has, table_hook)
    converter.register_structure_hook_factory(is_tuple, list_hook)
    if detailed:
        converter.register_structure_hook_factory(_is_dict, _detailed_dict_hook)
    return converter


def list_hook(kind: Any, converter: Converter) -> Hook:
    """Return the hook for a tuple, which takes a list."""
    detailed = converter.detailed_validation
    items = _detailed_list_hook if detailed else homogenous_tuple_structure_factory
    return only(messages.LIST, list, then=items(kind, converter))


# cattrs would look at every item. A list of a million empty tables would take it minutes.


def _detailed_list_hook(kind: Any, converter: Converter) -> Hook:
    item_kind = get_args(kind)[0]
    hook = converter.get_structure_hook(item_kind)

    def structure(values: list[object], _: object) -> object:
        return tuple(_structure_each(enumerate(values), item_kind, hook).values())

    return structure


def _detailed_dict_hook(kind: Any, converter: Converter) -> Hook:
    item_kind = get_args(kind)[1]
    hook = converter.get_structure_hook(item_kind)

    def structure(table: dict[str, object], _: object) -> object:
        return _structure_each(table.items(), item_kind, hook)

    return structure


def _structure_each(
    items: Iterable[tuple[int | str, object]], kind: Any, hook: Hook
) -> dict[int | str, object]:
    """Return the values by their positions or keys.

    Raises:
        IterableValidationError: with the errors of all values, up to a thousand.
    """
    values: dict[int | str, object] = {}
    errors: list[Exception] = []
    for at, value in items:
        if _errors_left.get() <= 0:
            break
        try:
            values[at] = hook(value, kind)
        except Exception as error:  # noqa: BLE001  it is raised with the others
            error.add_note(IterableValidationNote("", at, kind))
            errors.append(error)
            _errors_left.set(_errors_left.get() - 1)

    if errors:
        # Pyright knows only the constructor of exception groups in general.
        raise IterableValidationError("", errors, kind)  # pyright: ignore[reportCallIssue]
    return values


def is_exactly(wanted: object) -> Callable[[object], bool]:
    """Return whether a type is the wanted one, as a function of the type."""
    return partial(eq, wanted)


def _is_literal(kind: object) -> bool:
    """Return whether a type is one of several words."""
    origin: object = get_origin(kind)
    return origin is Literal


def _is_dict(kind: object) -> bool:
    """Return whether a type is a table of any keys."""
    origin: object = get_origin(kind)
    return origin is dict


def is_tuple(kind: object) -> bool:
    """Return whether a type is a tuple, which is a list in files."""
    origin: object = get_origin(kind)
    return origin is tuple
