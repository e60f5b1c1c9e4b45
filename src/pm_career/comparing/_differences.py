"""The values that say what differs between two tuples, and between two values."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

import attrs

from pm_career._display import Value

if TYPE_CHECKING:
    from pm_career._display import Page

_T = TypeVar("_T")


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Difference(Value, Generic[_T]):
    """What differs between a tuple and the one that replaced it.

    An item that is listed twice counts twice. A difference between equal tuples is falsy.
    """

    gained: tuple[_T, ...]
    """The items that are only in the new tuple, in its order."""

    dropped: tuple[_T, ...]
    """The items that are only in the old tuple, in its order."""

    moved: tuple[_T, ...]
    """The items in both tuples whose place among these items has changed, in the new order."""

    def __bool__(self) -> bool:
        return bool(self.gained or self.dropped or self.moved)


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Edit(Value, Generic[_T]):
    """A value that was changed."""

    old: _T
    """The value as it was."""

    new: _T
    """The value as it is."""


# An alias such as `Difference[Level]` copies the name of the module when it is first used. So these
# two classes get the name of their public module here.
Difference.__module__ = Edit.__module__ = "pm_career.comparing"


def show_difference(
    page: "Page", what: str, difference: Difference[_T], name: Callable[[_T], str] = str
) -> None:
    """Show what was gained, dropped and moved, each item by its name."""
    page.listing(f"{what} gained", map(name, difference.gained))
    page.listing(f"{what} dropped", map(name, difference.dropped))
    page.listing(f"{what} moved", map(name, difference.moved))
