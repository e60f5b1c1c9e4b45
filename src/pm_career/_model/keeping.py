"""What is worked out once for each ladder, and kept with it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Self, TypeVar

_T = TypeVar("_T")
_K = TypeVar("_K", bound="Keeper")


class Keeper:
    """A value that keeps the answers of functions for as long as it lives.

    The answers are in a slot of this base class. So they are not a field: they are not compared,
    shown, copied or pickled.
    """

    __slots__ = ("_kept",)

    _kept: dict[Callable[..., Any], Any]

    def __new__(cls, *_: object, **__: object) -> Self:
        """Return a value that keeps nothing yet; copies and pickles begin like this, too."""
        self = super().__new__(cls)
        object.__setattr__(self, "_kept", {})  # the value itself is frozen
        return self


def kept_with_the_ladder(function: Callable[[_K], _T]) -> Callable[[_K], _T]:
    """Return a function that is called once for each ladder; the ladder keeps its answer.

    If two threads ask at the same time, both may call it, and both get the answer of one call.
    """

    @wraps(function)
    def kept(ladder: _K) -> _T:
        # The slot is private to this module, not to the class.
        answers: dict[Callable[..., Any], _T] = ladder._kept  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        if function not in answers:
            answers.setdefault(function, function(ladder))
        return answers[function]

    return kept
