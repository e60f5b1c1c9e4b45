"""The blocks that every view is made of, as plain text, as Markdown and as HTML.

Their words come from a ladder that anybody may have written. So no form takes a word as it comes:
in none of them can words break the layout, steer a terminal, or be taken for markup.
"""

from collections.abc import Iterator
from html import escape
from itertools import zip_longest
from string import punctuation
from textwrap import wrap
from typing import TypeAlias

import attrs

_WIDTH = 80
_INDENT = 2
_WIDEST_COLUMN = 32  # two of them leave room for a third, short one
_FRAME = "max-width: 50em; overflow-wrap: break-word; overflow-x: auto"
_TABLE = "border-collapse: collapse; margin-left: 0"
_CELL = "padding: 0.2em 0.7em; text-align: left; vertical-align: top"
_HEAD = f"{_CELL}; border-bottom: thin solid currentColor"
_BAR = "border-top: 0.6em solid; display: inline-block; margin-right: 0.5em; opacity: 0.5"
_BAR_STEP = 0.6  # em

# Markdown has every punctuation mark of ASCII stand for itself behind a backslash. The backslash
# is spelled out, because a notebook takes two of them before a bracket for the start of a formula.
_IN_MARKDOWN = {ord(mark): f"\\{mark}" for mark in punctuation} | {ord("\\"): "&#92;"}


@attrs.frozen
class Title:
    """What the blocks below it are about."""

    words: str

    def text(self, _: int) -> Iterator[str]:
        """Yield the lines of plain text, which start at the margin."""
        return _wrapped(self.words)

    def markdown(self) -> str:
        """Return the Markdown."""
        return f"### {_in_markdown(self.words)}"

    def html(self) -> str:
        """Return the HTML."""
        return f"<h3>{_in_html(self.words)}</h3>"


@attrs.frozen
class Paragraph:
    """A sentence or more."""

    words: str

    def text(self, indent: int) -> Iterator[str]:
        """Yield the lines of plain text, indented."""
        return _wrapped(self.words, indent)

    def markdown(self) -> str:
        """Return the Markdown."""
        return _in_markdown(self.words)

    def html(self) -> str:
        """Return the HTML."""
        return f"<p>{_in_html(self.words)}</p>"


class Note(Paragraph):
    """A short paragraph that in plain text stands close below the block before."""

    __slots__ = ()


@attrs.frozen
class Listing:
    """A list under its own title."""

    title: str
    items: tuple[str, ...]

    def text(self, indent: int) -> Iterator[str]:
        """Yield the lines of plain text, indented."""
        yield from _wrapped(self.title, indent)
        for item in self.items:
            yield from _wrapped(f"- {item}", indent + _INDENT, hanging=len("- "))

    def markdown(self) -> str:
        """Return the Markdown."""
        items = "\n".join(f"- {_in_markdown(item)}" for item in self.items)
        return f"#### {_in_markdown(self.title)}\n\n{items}"

    def html(self) -> str:
        """Return the HTML."""
        items = "\n".join(f"<li>{_in_html(item)}</li>" for item in self.items)
        return f"<h4>{_in_html(self.title)}</h4>\n<ul>\n{items}\n</ul>"


@attrs.frozen
class Measure:
    """A cell that says in words how much there is, of which HTML also draws a bar.

    The bar is no text, so it is read out to nobody.
    """

    words: str
    size: int

    def __str__(self) -> str:
        return self.words


@attrs.frozen
class Table:
    """Rows, each named by its first cell. Plain text shows them without caption and columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | Measure, ...], ...]

    def text(self, indent: int) -> Iterator[str]:
        """Yield the rows in aligned columns; a cell too wide for its column goes on below."""
        cells = [[plain(str(cell)) for cell in row] for row in self.rows]
        widths = [min(_WIDEST_COLUMN, max(map(len, column))) for column in zip(*cells, strict=True)]
        for row in cells:
            columns = [wrap(cell, width or 1) for cell, width in zip(row, widths, strict=True)]
            for line in zip_longest(*columns, fillvalue=""):
                padded = (part.ljust(width) for part, width in zip(line, widths, strict=True))
                yield f"{' ' * indent}{'  '.join(padded)}".rstrip()

    def markdown(self) -> str:
        """Return the Markdown."""
        rule = "| --- " * len(self.columns) + "|"
        head, *rows = (
            f"| {' | '.join(_in_markdown(str(cell)) for cell in row)} |"
            for row in (self.columns, *self.rows)
        )
        return "\n".join([head, rule, *rows])

    def html(self) -> str:
        """Return the HTML."""
        head = "".join(
            f'<th scope="col" style="{_HEAD}">{_in_html(column)}</th>' for column in self.columns
        )
        rows = "\n".join(f"<tr>{''.join(_cells(*row))}</tr>" for row in self.rows)
        return (
            f'<table style="{_TABLE}">\n'
            f'<caption style="{_CELL}">{_in_html(self.caption)}</caption>\n'
            f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
        )


def _cells(name: str | Measure, *others: str | Measure) -> Iterator[str]:
    """Yield the cells of a row of HTML."""
    yield f'<th scope="row" style="{_CELL}">{_in_html(str(name))}</th>'
    for other in others:
        yield f'<td style="{_CELL}">{_cell(other)}</td>'


def _cell(cell: str | Measure) -> str:
    """Return what a cell of HTML holds. A bar stands above its words where room is scarce."""
    if isinstance(cell, str):
        return _in_html(cell)
    bar = f'<span style="{_BAR}; width: {cell.size * _BAR_STEP:.1f}em"></span>'
    return f'{bar}<span style="white-space: nowrap">{_in_html(cell.words)}</span>'


Block: TypeAlias = Title | Paragraph | Listing | Table


@attrs.frozen
class View:
    """What is shown of a value: blocks, one below the other."""

    blocks: tuple[Block, ...]

    def text(self) -> str:
        """Return lines of plain text in 80 columns, indented below the first."""
        lines: list[str] = []
        for block in self.blocks:
            if lines and not isinstance(block, Note):
                lines.append("")
            lines += block.text(_INDENT if lines else 0)
        return "\n".join(lines)

    def markdown(self) -> str:
        """Return Markdown, of the GitHub flavour."""
        return "\n\n".join(block.markdown() for block in self.blocks)

    def html(self) -> str:
        """Return HTML for any page: in its colours, without scripts, links or ids.

        Where it is too wide it scrolls in itself, by keyboard too, because it can have the focus.
        """
        blocks = "\n".join(block.html() for block in self.blocks)
        return f'<div class="pm-career" tabindex="0" style="{_FRAME}">\n{blocks}\n</div>'


def plain(words: str) -> str:
    """Return the words on one line, with every character that does not print spelled out."""
    line = " ".join(words.split())
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)


def _in_markdown(words: str) -> str:
    return plain(words).translate(_IN_MARKDOWN)


def _in_html(words: str) -> str:
    return escape(plain(words))


def _wrapped(words: str, indent: int = 0, hanging: int = 0) -> Iterator[str]:
    """Yield the words in lines; `hanging` indents all of them but the first further."""
    first = " " * indent
    yield from wrap(
        plain(words),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=first + " " * hanging,
        break_on_hyphens=False,
    )
