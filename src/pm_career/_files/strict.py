"""From a plain table to a value, with strict hooks that convert nothing.

By default, cattrs converts what it gets to the wanted type: `true` becomes the text `"True"`, and
`"abc"` a list of letters. These hooks refuse every other type instead. They do not depend on the
model of a ladder.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import partial
from operator import eq
from typing import Any, Literal, TypeAlias, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn

from pm_career._files import messages
from pm_career.exceptions import MOST_PROBLEMS

Hook: TypeAlias = Callable[[Any, Any], Any]
"""A function that returns a value of a type, given a plain value and the type."""

_wrong_types_left = ContextVar("the wrong types that may still come", default=MOST_PROBLEMS)


class TooManyWrongTypes(BaseException):
    """More values are of the wrong type than are reported.

    It is not an `Exception`, because cattrs collects those and continues.
    """


class WrongTypeError(Exception):
    """A value does not have the wanted type."""


def count_wrong_types() -> None:
    """Count wrong types from 0 again; the one after a thousand raises `TooManyWrongTypes`."""
    _wrong_types_left.set(MOST_PROBLEMS)


def only(wanted: str, *types: type, then: Hook | None = None) -> Hook:
    """Return a hook that takes only values of exactly these types.

    `wanted` names the types in the message. `then` converts a value that is taken.
    """

    def hook(value: object, kind: object) -> object:
        if type(value) not in types:
            left = _wrong_types_left.get() - 1
            _wrong_types_left.set(left)
            if left < 0:
                raise TooManyWrongTypes
            raise WrongTypeError(messages.wrong_type(wanted, value))
        return then(value, kind) if then else value

    return hook


def strict_converter(*, detailed: bool = True) -> Converter:
    """Return a new converter from tables to attrs classes, which takes only the right types.

    A `detailed` converter raises every error, with its place. Any other one raises the first error,
    without its place. It is faster to make and to run.
    """
    converter = Converter(forbid_extra_keys=True, detailed_validation=detailed)

    def table_hook(kind: type[attrs.AttrsInstance]) -> Hook:
        return only(messages.TABLE, dict, then=make_dict_structure_fn(kind, converter))

    def words_hook(kind: Any) -> Hook:
        words: tuple[str, ...] = get_args(kind)

        def hook(value: object, _: object) -> object:
            if value not in words:
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
    converter.register_structure_hook_factory(_is_literal, words_hook)
    converter.register_structure_hook_factory(attrs.has, table_hook)
    converter.register_structure_hook_factory(is_tuple, partial(list_hook, converter=converter))
    return converter


def list_hook(kind: Any, converter: Converter) -> Hook:
    """Return the hook for a tuple, which takes a list."""
    return only(messages.LIST, list, then=homogenous_tuple_structure_factory(kind, converter))


def is_exactly(wanted: object) -> Callable[[object], bool]:
    """Return whether a type is the wanted one, as a function of the type."""
    return partial(eq, wanted)


def _is_literal(kind: object) -> bool:
    """Return whether a type is one of several words."""
    origin: object = get_origin(kind)
    return origin is Literal


def is_tuple(kind: object) -> bool:
    """Return whether a type is a tuple, which is a list in files."""
    origin: object = get_origin(kind)
    return origin is tuple
