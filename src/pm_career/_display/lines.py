"""The lines of a text: as its author wrote them, and laid out for a terminal.

A line is a string. Its leading spaces indent it, and it may begin with the mark of a list:

    ["You can:", "- plan", "  1. a week", "  2. a quarter"]
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from unicodedata import category, east_asian_width

from pm_career._display.width import clusters, columns
from pm_career._wording import plain

_TAB = 4
_DEEPEST = 12  # columns of indentation
_GAP = 2  # between two columns of a table
_NARROWEST = 2  # columns, in which every letter fits

# Up to two marks, because the item of a list may begin with a list of its own: "- 1. a week".
_MARKS = re.compile(r"\A *(?:(?:[-*+\u2022\u2013]|\d{1,3}[.)]) ){0,2}")

# Marks that stay on the line of the letter before them, or behind them.
_CLOSING = frozenset({"Pe", "Pf", "Po", "Lm"})
_OPENING = frozenset({"Ps", "Pi"})
_SMALL_KANA = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")

# No letter below is as wide as a Chinese one. Korean letters are, but Korean has spaces.
_FIRST_WIDE = "\u1100"
_KOREAN = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff]")


def split_lines(text: str) -> list[str]:
    """Return the lines of a text, each of them plain.

    Indentation that all lines share is dropped, and so are blank lines at both ends. Several blank
    lines in a row become one.
    """
    written = text.expandtabs(_TAB).splitlines()
    if len(written) < 2 or not text.strip():  # noqa: PLR2004  one line, or none
        return [plain(text)]

    shared = min(_indent(line) for line in written if line.strip())
    lines: list[str] = []
    for line in written:
        words = plain(line)
        if words:
            lines.append(" " * min(_indent(line) - shared, _DEEPEST) + words)
        elif lines and lines[-1]:
            lines.append("")

    if not lines[-1]:
        lines.pop()
    return lines


def make_item(text: str) -> list[str]:
    """Return the lines of a text as an item of a list."""
    first, *others = split_lines(text)
    # HTML would show the spaces of a first line that is indented more than others as one.
    return [f"- {first.lstrip()}", *(f"  {line}" if line else "" for line in others)]


def wrap(lines: Iterable[str], width: int) -> Iterator[str]:
    """Yield the lines in this many columns. A line that is too long continues behind its mark."""
    for line in lines:
        if columns(line) <= width:
            yield line
            continue

        # A narrow column cannot hold both the mark and the words. A letter may take two columns.
        words = _MARKS.sub("", line)
        lead = line.removesuffix(words)
        if width - columns(lead) < max(2, width / 2):
            lead, words = "", line

        for part in _wrap_words(words, width - columns(lead)):
            yield lead + part
            lead = " " * columns(lead)


def share_width(width: int, rows: Sequence[Sequence[Sequence[str]]]) -> list[int]:
    """Return the widths of the columns of a table, which is at most this wide.

    Each column is as wide as its longest line. If the table would be too wide, its widest columns
    become narrower.

    Args:
        width: The width of the table.
        rows: The cells of each row, and the lines of each cell.
    """
    longest = [
        max(columns(line) for cell in column for line in cell) for column in zip(*rows, strict=True)
    ]
    without_gaps = width - _GAP * (len(longest) - 1)

    # No column is wider than the limit. The loop lowers it until the table fits.
    limit = max(without_gaps, _NARROWEST)
    while limit > _NARROWEST and sum(min(column, limit) for column in longest) > without_gaps:
        limit -= 1
    return [min(column, limit) for column in longest]


def align(cells: Iterable[Iterable[str]], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of all cells of a row, next to each other in columns of these widths."""
    for parts in zip_longest(*map(wrap, cells, widths), fillvalue=""):
        yield "".join(map(_pad, parts, widths))


def _pad(part: str, width: int) -> str:
    """Return what a cell has in a line, with the spaces up to the next cell."""
    return part + " " * (width + _GAP - columns(part))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _wrap_words(words: str, width: int) -> Iterator[str]:
    """Yield the words in at least one line of this many columns."""
    line, used = "", 0
    for piece, size in _pieces(words, width):
        if line and used + size > width:
            yield line
            line, used = "", 0

        if not line and piece.startswith(" "):
            piece, size = piece[1:], size - 1  # noqa: PLW2901  a line begins with no space
        line += piece
        used += size
    yield line


def _pieces(words: str, width: int) -> Iterator[tuple[str, int]]:
    """Yield the parts of a text between which a line may break, and the columns of each.

    A space is before each word.
    """
    for word in words.split():
        space = " "
        for part in _split_word(word):
            size = columns(part)
            if size <= width:
                yield space + part, len(space) + size
                space = ""
                continue

            # A word that is too long for a line may break behind each of its letters.
            for piece in clusters(part):
                yield space + piece, len(space) + columns(piece)
                space = ""


def _split_word(word: str) -> Iterator[str]:
    """Yield the parts of a word of Chinese or Japanese, which is a whole sentence."""
    if max(word) < _FIRST_WIDE:
        yield word
        return

    part = last = ""
    for cluster in clusters(word):
        if last and _may_break(last, cluster):
            yield part
            part = ""
        part += cluster
        last = cluster
    yield part


def _may_break(left: str, right: str) -> bool:
    """Return whether a line may break between two letters of a word."""
    # Thai and Khmer have no spaces either, and some authors mark the ends of words.
    if left.endswith("\N{ZERO WIDTH SPACE}"):
        return True
    if not (_is_ideographic(left[0]) or _is_ideographic(right[0])):
        return False

    # "「" stays with the letter behind it, and "。" with the letter before it.
    if category(left[0]) in _OPENING or right[0] in _SMALL_KANA:
        return False
    return category(right[0]) not in _CLOSING


@lru_cache(4096)
def _is_ideographic(letter: str) -> bool:
    return east_asian_width(letter) in {"W", "F"} and not _KOREAN.match(letter)
