"""The base classes of the values that people see."""

from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from pm_career._once import while_no_fork

if TYPE_CHECKING:
    from pm_career._display.page import Page


class Value:
    """A value that compares, shows and pickles itself by its fields.

    attrs would compile these methods for each class, whenever the package is imported. All classes
    share those below instead. This saves a third of the instructions that the import of the package
    adds to the import of attrs.

    The classes say so: `@attrs.frozen(repr=False, eq=False, getstate_setstate=False)`.
    """

    __slots__ = ()

    __attrs_attrs__: ClassVar[Any]
    """The fields, which attrs sets in each class."""

    _names: ClassVar[tuple[str, ...]]
    """The names of the fields."""

    _values_of: ClassVar[Any]
    """Returns the values of all fields of a value."""

    __get_pydantic_core_schema__: ClassVar[object]
    """The method that pydantic calls. The package adds it, because it needs all other modules."""

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        # attrs calls this once for each class, when it knows the fields.
        cls._names = tuple(field.name for field in attrs.fields(cls))
        cls._values_of = attrgetter(*cls._names)

    def __eq__(self, other: object) -> bool:
        # Most comparisons are of a value with itself, such as a level that its ladder looks up.
        if self is other:
            return True
        if type(self) is not type(other):
            return NotImplemented

        values_of = self._values_of
        return bool(values_of(self) == values_of(other))

    def __hash__(self) -> int:
        return hash(self._values_of(self))

    def __repr__(self) -> str:
        names = [field.name for field in attrs.fields(type(self)) if field.repr]
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({shown})"

    def __format__(self, spec: str) -> str:
        # `f"{level:>30}"` aligns what `f"{level}"` shows.
        return format(str(self), spec)

    def __getstate__(self) -> dict[str, Any]:
        """Return what a pickle or a copy contains: each field by its name."""
        return {name: getattr(self, name) for name in self._names}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Set the fields to what a pickle or a copy contains.

        A pickle from another version may have other fields. Those that it lacks get their defaults,
        and those that this version does not have are ignored.
        """
        if tuple(state) != self._names:
            known = {name: state[name] for name in self._names if name in state}
            # The constructor adds the defaults, and checks that the parts still fit together.
            state = type(self)(**known).__getstate__()

        for name, value in state.items():
            # The value is frozen, so its own `__setattr__` would raise an error.
            object.__setattr__(self, name, value)


class Shown(Value):
    """A value that people can read as plain text, as Markdown and as HTML."""

    __slots__ = ()

    def to_text(self) -> str:
        """Return the value as plain text, in lines of at most 80 columns."""
        return self._page().text()

    def to_markdown(self) -> str:
        """Return the value as GitHub Flavored Markdown."""
        return self._page().markdown()

    def to_html(self) -> str:
        """Return the value as an element of HTML, for any page.

        Every text in it is escaped. It has no scripts, links or ids, and uses the colours of the
        page around it. The string has `__html__`, so Jinja and Django insert it as it is.
        """
        return self._page().html()

    def __str__(self) -> str:
        return self.to_text()

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def _repr_html_(self) -> str:
        return self.to_html()

    def _page(self) -> "Page":
        with while_no_fork:
            # Most programs show nothing, so the module loads with the first page.
            from pm_career._display.page import Page  # noqa: PLC0415

        page = Page()
        self._show_on(page)
        return page

    def _show_on(self, page: "Page") -> None:
        """Lay the value out on a page, block by block."""
        raise NotImplementedError(type(self).__name__)
