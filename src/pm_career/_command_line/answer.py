"""What a command answers."""

from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from pm_career._display import Shown

if TYPE_CHECKING:
    from pm_career._display import Page

ANSWERED, NO_ANSWER, BAD_INPUT = 0, 1, 2


class Answer(NamedTuple):
    """What a command answers: for people, for programs, and as an exit status."""

    view: Shown | str
    """What people read: a value, which has several forms; or a text, which has only one."""

    data: object
    """What programs read. It may contain values of the package."""

    status: int = ANSWERED

    @classmethod
    def of(cls, value: Shown) -> "Answer":
        """Return the answer that consists of one value."""
        return cls(value, value)


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
