"""How the words of a heading, or of a label in front of a row, are found among those known."""

from collections.abc import Iterable, Mapping
from typing import NoReturn

from pm_career._names import nearest, normalise
from pm_career.exceptions import UnknownColumnError


def field_of(heading: str, words: Mapping[str, Iterable[str]]) -> str | None:
    """Return the field whose words a heading is, whatever their case, marks and plural.

    `words` has the known headings of each field: `{"skill": ("skill", "competency")}`.
    """
    return spellings(words).get(spell(heading))


def spellings(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the field of each known heading, by its spelling."""
    return {spell(heading): field for field, known in words.items() for heading in known}


def spell(heading: str) -> str:
    """Return a heading without what writers vary, such as its case and an `s` at its end."""
    return normalise(heading.strip(" \n:*#?")).removesuffix("s")


def column_named(name: str, headings: list[str]) -> int:
    """Return the first column that has this heading, whatever its spelling.

    Raises:
        UnknownColumnError: when no column has it.
    """
    spelling = spell(name)
    for column, heading in enumerate(headings):
        if spell(heading) == spelling:
            return column
    raise_unknown(name, headings)


def raise_unknown(name: str, headings: Iterable[str]) -> NoReturn:
    """Raise the error about a heading that no column has."""
    known = [heading for heading in headings if heading.strip()]
    raise UnknownColumnError(name, nearest(name, known), known)
