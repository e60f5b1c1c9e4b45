"""Answers that are computed once for each ladder, and kept with it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from pm_career._wording import quote

_T = TypeVar("_T")
_K = TypeVar("_K", bound="Keeper")


class Keeper:
    """A value that keeps the answers of functions for as long as it lives.

    The answers are in a slot of this base class. So they are not a field: they are not compared,
    shown, copied or pickled.
    """

    __slots__ = ("_kept",)

    _kept: dict[Callable[..., Any], Any]


def require_ladder(value: object) -> None:
    """Refuse a value that is not a ladder, such as the path of its file."""
    if not isinstance(value, Keeper):
        advice = "load_ladder(path) returns the ladder of a file"
        raise TypeError(f"expected a Ladder, got {quote(value)}; {advice}")


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

        require_ladder(ladder)
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
