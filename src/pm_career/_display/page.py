"""A page of headings, lists and tables, and its three forms: plain text, Markdown and HTML.

The words on a page come from a ladder, which anyone may have written. Every form escapes them, so
they cannot break the layout, control a terminal or act as markup.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import zip_longest
from string import punctuation
from textwrap import wrap
from typing import TypeAlias

import attrs

from pm_career._wording import plain

_WIDTH = 80
_INDENT = 2
_WIDEST_COLUMN = 32  # two of these leave space for a third, short column

_FRAME = "max-width: 50em; overflow-wrap: break-word; overflow-x: auto"
_TABLE = "border-collapse: collapse; margin-left: 0"
_CELL = "padding: 0.2em 0.7em; text-align: left; vertical-align: top"
_HEAD = f"{_CELL}; border-bottom: thin solid currentColor"
_BAR = "border-top: 0.6em solid; display: inline-block; margin-right: 0.5em; opacity: 0.5"
_BAR_STEP = 0.6  # em

# In Markdown, a backslash makes the ASCII punctuation after it plain text. A backslash itself
# becomes an entity, because notebooks read "\\(" as the start of a formula.
_IN_MARKDOWN = {ord(mark): f"\\{mark}" for mark in punctuation} | {ord("\\"): "&#92;"}


class Page:
    """The view of a value: blocks, one below the other.

    A block without content is not added, so a value can add each of its blocks without a check.
    """

    def __init__(self) -> None:
        self._blocks: list[Block] = []

    def title(self, words: str) -> None:
        """Add a title for the blocks below."""
        self._blocks.append(Title(words))

    def note(self, words: str) -> None:
        """Add a short paragraph, which in plain text follows the block before without a gap."""
        if words.strip():
            self._blocks.append(Note(words))

    def paragraph(self, words: str) -> None:
        """Add a sentence or more."""
        if words.strip():
            self._blocks.append(Paragraph(words))

    def listing(self, title: str, items: Iterable[str]) -> None:
        """Add a list under its own title."""
        if listed := tuple(items):
            self._blocks.append(Listing(title, listed))

    def table(
        self,
        caption: str,
        columns: Sequence[str],
        rows: Iterable[Sequence[str]],
        bars: Sequence[int] = (),
    ) -> None:
        """Add a table, in which the first cell of each row names the row.

        Plain text shows only the rows. `bars` has a length for each row. HTML draws it as a bar in
        the last cell, beside the words that say the same.
        """
        if listed := tuple(rows):
            self._blocks.append(Table(caption, columns, listed, bars))

    def side_by_side(
        self,
        title: str,
        columns: tuple[str, str],
        rows: Iterable[tuple[str, Sequence[str], Sequence[str]]],
    ) -> None:
        """Add old and new texts next to each other, under the name that they are about."""
        old, new = columns
        items: list[str] = []
        for name, before, after in rows:
            items += [f"{name}, {old}: {text}" for text in before]
            items += [f"{name}, {new}: {text}" for text in after]
        self.listing(title, items)

    def text(self) -> str:
        """Return lines of plain text in 80 columns, all but the first block indented."""
        lines: list[str] = []
        for block in self._blocks:
            if lines and not isinstance(block, Note):
                lines.append("")
            lines += block.text(_INDENT if lines else 0)
        return "\n".join(lines)

    def markdown(self) -> str:
        """Return Markdown of the GitHub flavour."""
        return "\n\n".join(block.markdown() for block in self._blocks)

    def html(self) -> "SafeHTML":
        """Return one element of HTML.

        It scrolls if it is wider than the space around it. It can take the focus, so the keyboard
        can scroll it too.
        """
        blocks = "\n".join(block.html() for block in self._blocks)
        return SafeHTML(f'<div class="pm-career" tabindex="0" style="{_FRAME}">\n{blocks}\n</div>')


class SafeHTML(str):
    """HTML in which every text is escaped; `__html__` says so to template engines."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


@attrs.frozen
class Title:
    """A title for the blocks below."""

    words: str

    def text(self, _: int) -> Iterator[str]:
        """Yield the lines of plain text, which start at the margin."""
        return _wrap_words(self.words)

    def markdown(self) -> str:
        """Return the Markdown."""
        return f"### {_escape_markdown(self.words)}"

    def html(self) -> str:
        """Return the HTML."""
        return f"<h3>{_escape_html(self.words)}</h3>"


@attrs.frozen
class Paragraph:
    """A sentence or more."""

    words: str

    def text(self, indent: int) -> Iterator[str]:
        """Yield the lines of plain text, indented."""
        return _wrap_words(self.words, indent)

    def markdown(self) -> str:
        """Return the Markdown."""
        return _escape_markdown(self.words)

    def html(self) -> str:
        """Return the HTML."""
        return f"<p>{_escape_html(self.words)}</p>"


class Note(Paragraph):
    """A short paragraph, which in plain text follows the block before without a gap."""

    __slots__ = ()


@attrs.frozen
class Listing:
    """A list under its own title."""

    title: str
    items: tuple[str, ...]

    def text(self, indent: int) -> Iterator[str]:
        """Yield the lines of plain text, indented."""
        yield from _wrap_words(self.title, indent)
        for item in self.items:
            yield from _wrap_words(f"- {item}", indent + _INDENT, hanging=len("- "))

    def markdown(self) -> str:
        """Return the Markdown."""
        items = "\n".join(f"- {_escape_markdown(item)}" for item in self.items)
        return f"#### {_escape_markdown(self.title)}\n\n{items}"

    def html(self) -> str:
        """Return the HTML."""
        items = "\n".join(f"<li>{_escape_html(item)}</li>" for item in self.items)
        return f"<h4>{_escape_html(self.title)}</h4>\n<ul>\n{items}\n</ul>"


@attrs.frozen
class Table:
    """Rows, each named by its first cell."""

    caption: str
    columns: Sequence[str]
    rows: tuple[Sequence[str], ...]
    bars: Sequence[int]

    def text(self, indent: int) -> Iterator[str]:
        """Yield the rows in aligned columns; a cell that is too wide continues below."""
        cells = [list(map(plain, row)) for row in self.rows]
        widths = [min(_WIDEST_COLUMN, max(map(len, column))) for column in zip(*cells, strict=True)]

        for row in cells:
            columns = [wrap(cell, width or 1) for cell, width in zip(row, widths, strict=True)]
            for line in zip_longest(*columns, fillvalue=""):
                padded = (part.ljust(width) for part, width in zip(line, widths, strict=True))
                yield f"{' ' * indent}{'  '.join(padded)}".rstrip()

    def markdown(self) -> str:
        """Return the Markdown."""
        head, *rows = (
            f"| {' | '.join(map(_escape_markdown, row))} |" for row in (self.columns, *self.rows)
        )
        rule = "| --- " * len(self.columns) + "|"
        return "\n".join([head, rule, *rows])

    def html(self) -> str:
        """Return the HTML."""
        head = "".join(
            f'<th scope="col" style="{_HEAD}">{_escape_html(column)}</th>'
            for column in self.columns
        )
        rows = "\n".join(f"<tr>{row}</tr>" for row in self._html_rows())
        return (
            f'<table style="{_TABLE}">\n'
            f'<caption style="{_CELL}">{_escape_html(self.caption)}</caption>\n'
            f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
        )

    def _html_rows(self) -> Iterator[str]:
        """Yield the cells of each row of HTML."""
        for (name, *others), bar in zip_longest(self.rows, self.bars):
            cells = [_escape_html(other) for other in others]
            if bar is not None:
                cells[-1] = _add_bar(cells[-1], bar)

            yield f'<th scope="row" style="{_CELL}">{_escape_html(name)}</th>' + "".join(
                f'<td style="{_CELL}">{cell}</td>' for cell in cells
            )


Block: TypeAlias = Title | Paragraph | Listing | Table


def _add_bar(words: str, length: int) -> str:
    """Return a cell with a bar beside its words, or above them if the cell is narrow.

    The bar has no text, so a screen reader reads only the words.
    """
    bar = f'<span style="{_BAR}; width: {length * _BAR_STEP:.1f}em"></span>'
    return f'{bar}<span style="white-space: nowrap">{words}</span>'


def _escape_markdown(words: str) -> str:
    return plain(words).translate(_IN_MARKDOWN)


def _escape_html(words: str) -> str:
    return escape(plain(words))


def _wrap_words(words: str, indent: int = 0, hanging: int = 0) -> Iterator[str]:
    """Yield the words in lines; `hanging` indents all of them but the first further."""
    first = " " * indent
    yield from wrap(
        plain(words),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=first + " " * hanging,
        break_on_hyphens=False,
    )
