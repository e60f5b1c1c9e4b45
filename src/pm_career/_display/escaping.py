"""Texts in Markdown and HTML, in which no character of theirs acts as markup.

Functions that take words return one line. Those that take a text keep its lines.
"""

import re
from collections.abc import Iterable
from html import escape
from string import punctuation

from pm_career._display.lines import split_lines
from pm_career._wording import plain

# In Markdown, a backslash makes the ASCII punctuation after it plain text. A backslash itself
# becomes an entity, because notebooks read "\\(" as the start of a formula.
_ESCAPES = {ord(mark): f"\\{mark}" for mark in punctuation if mark != "@"} | {ord("\\"): "&#92;"}

# GitHub looks for addresses such as "me@x.example", and for "@me", after it has read the escapes.
# The entity is an invisible character, which no address can have.
_START_OF_ADDRESS = re.compile(r"@(?=\S)")
_NO_ADDRESS = "@&NoBreak;"

_INDENT = "&nbsp;"
_BREAK = "<br>"


def words_to_markdown(words: str) -> str:
    """Return the words on one line."""
    return _escape_markdown(plain(words))


def text_to_markdown(text: str, indent: str = "") -> str:
    """Return the paragraphs of a text, each of its lines but the first indented."""
    # A backslash at the end keeps a line as it is. No escaped line has one of its own there.
    line_end = f"\\\n{indent}"
    lines = line_end.join(map(_line_to_markdown, split_lines(text)))
    return lines.replace(line_end * 2, f"\n\n{indent}")


def lines_to_cell(lines: Iterable[str]) -> str:
    """Return the lines in a form that fits the cell of a table in Markdown."""
    return _BREAK.join(map(_line_to_markdown, lines))


def words_to_html(words: str) -> str:
    """Return the words on one line."""
    return escape(plain(words))


def text_to_html(text: str) -> str:
    """Return the lines of a text."""
    return _BREAK.join(map(_line_to_html, split_lines(text)))


def _line_to_markdown(line: str) -> str:
    words = line.lstrip()
    return _INDENT * (len(line) - len(words)) + _escape_markdown(words)


def _escape_markdown(words: str) -> str:
    return _START_OF_ADDRESS.sub(_NO_ADDRESS, words.translate(_ESCAPES))


def _line_to_html(line: str) -> str:
    words = line.lstrip()
    return _INDENT * (len(line) - len(words)) + escape(words)
