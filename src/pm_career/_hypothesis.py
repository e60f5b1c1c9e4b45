"""The types that Hypothesis knows in a program that imports both Hypothesis and this package.

Only the types are registered. The strategies load when the first of them is needed, and the types
of a module are registered when a program imports it.
"""

from typing import TYPE_CHECKING, Any

from hypothesis.strategies import register_type_strategy

from pm_career import _public

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register_types() -> None:
    """Register the types of all public values."""
    _public.watch(lambda kind: register_type_strategy(kind, _strategy))


def _strategy(kind: type[Any]) -> "SearchStrategy[Any]":
    """Return the strategy for values of a type.

    Hypothesis also asks for the base types of these. A ladder is a sequence, but `Sequence` must
    not draw ladders.
    """
    from pm_career.testing._by_type import BY_TYPE

    return BY_TYPE.get(kind, NotImplemented)
