"""A page of headings, lists and tables, and its three forms: plain text, Markdown and HTML.

The words on a page come from a ladder, which anyone may have written. Every form escapes them, so
they cannot break the layout, control a terminal or act as markup.

Lines and lists inside a text stay as they are written, but they stay text: in HTML and Markdown, a
line that begins with "- " is a line that begins with a hyphen. Titles, captions and headings of
columns are on one line.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

import attrs

from pm_career._display.escaping import (
    lines_to_cell,
    text_to_html,
    text_to_markdown,
    words_to_html,
    words_to_markdown,
)
from pm_career._display.lines import align, make_item, share_width, split_lines, wrap
from pm_career._wording import plain

_WIDTH = 80
_INDENT = 2
_NOTHING = "\N{EN DASH}"

_FRAME = "max-width: 50em; overflow-wrap: break-word; overflow-x: auto"
_TABLE = "border-collapse: collapse; margin: 0 0 1em"
# Each line of a cell has the direction of its own letters, such as Arabic below an English title.
_CELL = "padding: 0.2em 0.7em; text-align: start; unicode-bidi: plaintext; vertical-align: top"
_HEAD = f"{_CELL}; border-bottom: thin solid currentColor"
_BAR = "border-top: 0.6em solid; display: inline-block; margin-right: 0.5em; opacity: 0.5"
_BAR_STEP = 0.6  # em
_LIST = "margin: 0; padding-inline-start: 1.2em"


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
        rows: Iterable[tuple[str, Iterable[str], Iterable[str]]],
    ) -> None:
        """Add old and new texts, side by side under the name of what they describe.

        Args:
            title: What the texts are about.
            columns: The headings of the old and the new texts.
            rows: A name, its old texts and its new texts. A row without texts is omitted.
        """
        pairs = [Pair(name, tuple(old), tuple(new)) for name, old, new in rows]
        if shown := tuple(pair for pair in pairs if pair.old or pair.new):
            self._blocks.append(SideBySide(title, columns, shown))

    def text(self) -> str:
        """Return lines of plain text in 80 columns, all but the first block indented."""
        lines: list[str] = []
        for block in self._blocks:
            if lines and not isinstance(block, Note):
                lines.append("")
            lines += block.text(_INDENT if lines else 0)
        return "\n".join(lines)

    def markdown(self) -> str:
        """Return GitHub Flavored Markdown."""
        return "\n\n".join(block.markdown() for block in self._blocks)

    def html(self) -> "SafeHTML":
        """Return one element of HTML, which runs from right to left if its first words do.

        It scrolls if it is wider than the space around it. It can take the focus, so the keyboard
        can scroll it too.
        """
        blocks = "\n".join(block.html() for block in self._blocks)
        frame = f'class="pm-career" dir="auto" tabindex="0" style="{_FRAME}"'
        return SafeHTML(f"<div {frame}>\n{blocks}\n</div>")


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
        return f"### {words_to_markdown(self.words)}"

    def html(self) -> str:
        """Return the HTML."""
        return f"<h3>{words_to_html(self.words)}</h3>"


@attrs.frozen
class Paragraph:
    """A sentence or more."""

    words: str

    def text(self, indent: int) -> Iterator[str]:
        """Yield the lines of plain text, indented."""
        return _wrap_lines(split_lines(self.words), indent)

    def markdown(self) -> str:
        """Return the Markdown."""
        return text_to_markdown(self.words)

    def html(self) -> str:
        """Return the HTML."""
        return f"<p>{text_to_html(self.words)}</p>"


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
            yield from _wrap_lines(make_item(item), indent + _INDENT)

    def markdown(self) -> str:
        """Return the Markdown."""
        items = "\n".join(f"- {text_to_markdown(item, indent='  ')}" for item in self.items)
        return f"#### {words_to_markdown(self.title)}\n\n{items}"

    def html(self) -> str:
        """Return the HTML."""
        items = "\n".join(f"<li>{text_to_html(item)}</li>" for item in self.items)
        return f"<h4>{words_to_html(self.title)}</h4>\n<ul>\n{items}\n</ul>"


@attrs.frozen
class Table:
    """Rows, each named by its first cell."""

    caption: str
    columns: Sequence[str]
    rows: tuple[Sequence[str], ...]
    bars: Sequence[int]

    def text(self, indent: int) -> Iterator[str]:
        """Yield the rows in aligned columns; a cell that is too wide continues below."""
        rows = [[split_lines(cell) for cell in row] for row in self.rows]
        widths = share_width(_WIDTH - indent, rows)
        for row in rows:
            yield from _indent_all(align(row, widths), indent)

    def markdown(self) -> str:
        """Return the Markdown."""
        rows = [[lines_to_cell(split_lines(cell)) for cell in row] for row in self.rows]
        return _write_markdown_table(self.columns, rows)

    def html(self) -> str:
        """Return the HTML."""
        return _write_html_table(self.caption, self.columns, self._html_rows())

    def _html_rows(self) -> Iterator[str]:
        """Yield each row of HTML."""
        for (name, *others), bar in zip_longest(self.rows, self.bars):
            cells = [text_to_html(other) for other in others]
            if bar is not None:
                cells[-1] = _add_bar(cells[-1], bar)
            yield _write_html_row(name, cells)


@attrs.frozen
class Pair:
    """The old and the new texts that describe one thing."""

    name: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@attrs.frozen
class SideBySide:
    """Old and new texts in two columns, under the name of what they describe."""

    title: str
    columns: tuple[str, str]
    pairs: tuple[Pair, ...]

    def text(self, indent: int) -> Iterator[str]:
        """Yield the title and the headings, and below them each name with its texts."""
        headings = [[plain(column)] for column in self.columns]
        rows = [[_list_texts(pair.old), _list_texts(pair.new)] for pair in self.pairs]
        inner = indent + 2 * _INDENT
        widths = share_width(_WIDTH - inner, [headings, *rows])

        yield from _wrap_words(self.title, indent)
        yield from _indent_all(align(headings, widths), inner)
        for pair, row in zip(self.pairs, rows, strict=True):
            yield ""
            yield from _wrap_words(pair.name, indent + _INDENT)
            yield from _indent_all(align(row, widths), inner)

    def markdown(self) -> str:
        """Return the Markdown."""
        rows = [
            (
                words_to_markdown(pair.name),
                lines_to_cell(_list_texts(pair.old)),
                lines_to_cell(_list_texts(pair.new)),
            )
            for pair in self.pairs
        ]
        table = _write_markdown_table(("", *self.columns), rows)
        return f"#### {words_to_markdown(self.title)}\n\n{table}"

    def html(self) -> str:
        """Return the HTML."""
        rows = (
            _write_html_row(pair.name, (_list_in_html(pair.old), _list_in_html(pair.new)))
            for pair in self.pairs
        )
        return _write_html_table(self.title, ("", *self.columns), rows)


Block: TypeAlias = Title | Paragraph | Listing | Table | SideBySide


def _wrap_words(words: str, indent: int = 0) -> Iterator[str]:
    """Yield the words in as few lines of plain text as they need."""
    return _wrap_lines([plain(words)], indent)


def _wrap_lines(lines: Iterable[str], indent: int) -> Iterator[str]:
    return _indent_all(wrap(lines, _WIDTH - indent), indent)


def _indent_all(lines: Iterable[str], indent: int) -> Iterator[str]:
    for line in lines:
        yield f"{' ' * indent}{line}".rstrip()


def _list_texts(texts: Sequence[str]) -> list[str]:
    """Return the lines of the texts: one text as it is, several as the items of a list."""
    if not texts:
        return [_NOTHING]
    if len(texts) == 1:
        return split_lines(texts[0])
    return [line for text in texts for line in make_item(text)]


def _list_in_html(texts: Sequence[str]) -> str:
    """Return the texts in HTML: one text as it is, several as the items of a list."""
    if not texts:
        return _NOTHING
    if len(texts) == 1:
        return text_to_html(texts[0])
    items = "".join(f"<li>{text_to_html(text)}</li>" for text in texts)
    return f'<ul style="{_LIST}">{items}</ul>'


def _write_markdown_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, given its headings as words and its cells as Markdown."""
    head, *lines = (
        f"| {' | '.join(cells)} |" for cells in (map(words_to_markdown, headings), *rows)
    )
    rule = "| --- " * len(headings) + "|"
    return "\n".join([head, rule, *lines])


def _write_html_table(caption: str, headings: Iterable[str], rows: Iterable[str]) -> str:
    """Return a table, given its caption and headings as words and its rows as HTML."""
    head = "".join(map(_write_heading, headings))
    body = "\n".join(rows)
    return (
        f'<table style="{_TABLE}">\n'
        f'<caption style="{_CELL}">{words_to_html(caption)}</caption>\n'
        f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    )


def _write_heading(words: str) -> str:
    """Return the heading of a column. One without words is an empty cell, and heads nothing."""
    if not words:
        return f'<td style="{_HEAD}"></td>'
    return f'<th scope="col" style="{_HEAD}">{words_to_html(words)}</th>'


def _write_html_row(name: str, cells: Iterable[str]) -> str:
    """Return a row, given its name as a text and its other cells as HTML."""
    head = f'<th scope="row" style="{_CELL}">{text_to_html(name)}</th>'
    others = "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells)
    return f"<tr>{head}{others}</tr>"


def _add_bar(words: str, length: int) -> str:
    """Return a cell with a bar beside its words, or above them if the cell is narrow.

    The bar has no text, so a screen reader reads only the words.
    """
    bar = f'<span style="{_BAR}; width: {length * _BAR_STEP:.1f}em"></span>'
    return f'{bar}<span style="white-space: nowrap">{words}</span>'
