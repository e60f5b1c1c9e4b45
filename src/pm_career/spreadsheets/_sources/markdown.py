"""Read sheets from the tables of a Markdown file."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pm_career._wording import missing_library
from pm_career.exceptions import InvalidLadderError, Problem
from pm_career.spreadsheets._sheet import Cell, MarkdownTable, Row, Sheet
from pm_career.spreadsheets._sources.limits import Limits, drop_empty_end

if TYPE_CHECKING:
    from markdown_it.token import Token

# The line between the headings and the other rows of a table, such as `|---|:-:|`.
_BELOW_HEADINGS = re.compile(r"^(?=.*\|)(?=.*-)[ \t>|:-]+\r?$", re.MULTILINE)

# The time to read Markdown may grow with the square of the brackets, which may begin links.
_MOST_CHARACTERS = 256 * 1024
_MOST_BRACKETS = 20_000

# Each line may be a block of its own.
_MOST_LINES = 20_000

_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def has_table(text: str) -> bool:
    """Return whether a text looks like Markdown with a table."""
    return bool(_BELOW_HEADINGS.search(text))


def read_markdown(text: str, file: str | None) -> list[Sheet]:
    """Return the tables of a text, each with the name of the heading above it.

    Raises:
        ImportError: when markdown-it-py is not installed.
        InvalidLadderError: when there is no table, or the text is more than any ladder needs.
    """
    _check_work(text, file)
    tables = list(_find_tables(_parse(text), file))
    if not tables:
        raise InvalidLadderError([Problem("expected a table, got a text without one", file=file)])
    return tables


def _check_work(text: str, file: str | None) -> None:
    """Refuse a text that would take long to parse."""
    if len(text) > _MOST_CHARACTERS:
        message = f"expected Markdown of at most {_MOST_CHARACTERS:,} characters, got {len(text):,}"
        raise InvalidLadderError([Problem(message, file=file)])
    if (lines := text.count("\n") + 1) > _MOST_LINES:
        message = f"expected Markdown of at most {_MOST_LINES:,} lines, got {lines:,}"
        raise InvalidLadderError([Problem(message, file=file)])
    if (brackets := text.count("[")) > _MOST_BRACKETS:
        message = f"expected Markdown with at most {_MOST_BRACKETS:,} brackets, got {brackets:,}"
        raise InvalidLadderError([Problem(message, file=file)])


def _parse(text: str) -> "list[Token]":
    try:
        from markdown_it import MarkdownIt
    except ModuleNotFoundError as error:
        raise missing_library("reading Markdown", "markdown-it-py", "spreadsheets") from error
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def _find_tables(tokens: "Sequence[Token]", file: str | None) -> Iterator[Sheet]:
    """Yield the tables. The token after a cell or a heading has its text."""
    limits = Limits(file)
    heading = ""
    rows: list[Row] = []
    lines: list[int] = []
    cells: list[Cell] = []
    for position, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                heading = _read_plain(tokens[position + 1])
            case "table_open":
                rows, lines = [], []
            case "tr_open":
                cells = []
                lines.append(_line_of(token))
            case "th_open" | "td_open":
                cells.append(_read_plain(tokens[position + 1]) or None)
            case "tr_close":
                rows.append(limits.take(cells))
            case "table_close":
                drop_empty_end(rows)
                yield MarkdownTable(rows, heading, file, lines=lines)
            case _:
                pass


def _line_of(token: "Token") -> int:
    """Return the line on which a block begins, counted from 1."""
    first, _ = token.map or (0, 0)
    return first + 1


def _read_plain(token: "Token") -> str:
    """Return the text of a heading, a cell or an image without its marks."""
    parts: list[str] = []
    for part in token.children or ():
        if part.type in {"text", "code_inline"}:
            parts.append(part.content)
        elif part.type == "image":
            parts.append(_read_plain(part))
        elif _is_line_break(part):
            parts.append("\n")

    # Spaces around a line break only lay out the file.
    lines = "".join(parts).split("\n")
    return "\n".join(line.strip() for line in lines)


def _is_line_break(token: "Token") -> bool:
    if token.type == "html_inline":
        return bool(_LINE_BREAK.fullmatch(token.content))
    # A heading that is underlined may have several lines.
    return token.type in {"softbreak", "hardbreak"}
