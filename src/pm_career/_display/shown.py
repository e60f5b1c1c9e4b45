"""The base classes of the values that people see."""

from typing import TYPE_CHECKING, Any

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

    def __repr__(self) -> str:
        kind: Any = type(self)
        names = [field.name for field in attrs.fields(kind) if field.repr]
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({shown})"


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
