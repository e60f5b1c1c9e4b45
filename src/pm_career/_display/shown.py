"""The base classes of the values that people see."""

from typing import TYPE_CHECKING, Any, ClassVar

import attrs

if TYPE_CHECKING:
    from pm_career._display.page import Page


class Value:
    """A value whose `repr` names its class and the fields that identify it.

    attrs would compile a `__repr__` for each class, whenever the package is imported. All classes
    share this one instead. It saves a sixth of the instructions that the import of the package adds
    to the import of attrs.
    """

    __slots__ = ()

    _names: ClassVar[tuple[str, ...]]

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        # attrs calls this once for each class, when it knows the fields.
        kind: Any = cls
        cls._names = tuple(field.name for field in attrs.fields(kind))

    def __repr__(self) -> str:
        kind: Any = type(self)
        names = [field.name for field in attrs.fields(kind) if field.repr]
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({shown})"

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
        """Return the value as Markdown of the GitHub flavour."""
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
        # Most programs show nothing, so the module loads with the first page.
        from pm_career._display.page import Page  # noqa: PLC0415

        page = Page()
        self._show_on(page)
        return page

    def _show_on(self, page: "Page") -> None:
        """Lay the value out on a page, block by block."""
        raise NotImplementedError(type(self).__name__)
