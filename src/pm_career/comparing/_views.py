"""What the views of changes have in common: titles, details, and texts side by side."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from pm_career._model import Detail
from pm_career.comparing._differences import Edit

if TYPE_CHECKING:
    from pm_career._display import Page

Row: TypeAlias = tuple[str, Sequence[str], Sequence[str]]
"""A name, and the old and the new texts that stand side by side under it."""

OLD_AND_NEW = ("Old", "New")
_MOST_BESIDE_AN_ARROW = 32  # letters; two of such texts and an arrow fit a line


def show_title(page: "Page", title: str, *, changed: bool) -> None:
    """Show the name of what was compared, and whether it has changed."""
    page.title(title)
    if not changed:
        page.note("Nothing has changed")


def old_to_new(old: str, new: str) -> str:
    """Return the old and the new name, or the only one."""
    return old if old == new else f"{old} -> {new}"


def show_texts(page: "Page", columns: tuple[str, str], rows: Iterable[Row]) -> None:
    """Show old and new texts side by side."""
    page.side_by_side("Texts that differ", columns, rows)


def columns(old_name: str, new_name: str) -> tuple[str, str]:
    """Return the headings for the texts of both sides."""
    return OLD_AND_NEW if old_name == new_name else (old_name, new_name)


def text_rows(name: str, old: str, new: str) -> Iterator[Row]:
    """Yield the row of a text, if it has changed."""
    if old != new:
        yield name, [old] if old else [], [new] if new else []


def detail_rows(changed: Iterable[Edit[Detail]]) -> Iterator[Row]:
    """Yield the row of each detail whose texts are long."""
    for edit in changed:
        if not is_short(edit.old.text, edit.new.text):
            yield from text_rows(edit.new.name, edit.old.text, edit.new.text)


def show_short_details(page: "Page", changed: Iterable[Edit[Detail]]) -> None:
    """Show the details whose texts are short. The others are shown side by side."""
    for edit in changed:
        if is_short(edit.old.text, edit.new.text):
            page.note(f"{edit.new.name}: {edit.old.text} -> {edit.new.text}")


def is_short(*texts: str) -> bool:
    """Return whether the texts fit on one line, with an arrow between them."""
    return all(len(text) <= _MOST_BESIDE_AN_ARROW and "\n" not in text for text in texts)


def write_detail(detail: Detail) -> str:
    """Return the text of a detail behind its name."""
    return f"{detail.name}: {detail.text}"
