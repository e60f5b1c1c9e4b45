"""Answers that are computed once for each ladder or framework, and kept with it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

_T = TypeVar("_T")
_K = TypeVar("_K", bound="Keeper")


class Keeper:
    """A value that keeps the answers of functions for as long as it lives.

    The answers are in a slot of this base class. So they are not a field: they are not compared,
    shown, copied or pickled.
    """

    __slots__ = ("_kept",)

    _kept: dict[Callable[..., Any], Any]


def kept_with_the_ladder(function: Callable[[_K], _T]) -> Callable[[_K], _T]:
    """Return a function that is called once for each ladder; the ladder keeps its answer.

    If two threads ask at the same time, each may call it. Their answers are equal, and one is kept.
    """

    @wraps(function)
    def kept(ladder: _K) -> _T:
        try:
            known: _T = ladder._kept[function]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        except (AttributeError, KeyError):
            pass
        else:
            return known

        answer = function(ladder)
        _keep(ladder, function, answer)
        return answer

    return kept


# The slot is private to this module, not to the class.


def _keep(keeper: Keeper, function: Callable[..., _T], answer: _T) -> None:
    # A ladder has no answers if it is new, a copy, or from a pickle. It is frozen, so its own
    # `__setattr__` would raise an error.
    if not hasattr(keeper, "_kept"):
        object.__setattr__(keeper, "_kept", {})
    keeper._kept[function] = answer  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
