"""Views of several answers together."""

from typing import TYPE_CHECKING

from attrs import field, frozen

from pm_career._display import Shown

if TYPE_CHECKING:
    from pm_career._display import Page


@frozen
class Views(Shown):
    """Several values, one below the other on one page."""

    values: tuple[Shown, ...] = field(converter=tuple[Shown, ...])

    def _show_on(self, page: "Page") -> None:
        for value in self.values:
            value._show_on(page)  # noqa: SLF001  a value may be part of another one's page


@frozen
class Overview(Shown):
    """Answers to a question, each on a line."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(converter=tuple[tuple[str, ...], ...])
    note: str = ""

    def _show_on(self, page: "Page") -> None:
        page.title(self.title)
        page.note(self.note)
        page.table(self.title, self.columns, self.rows)
