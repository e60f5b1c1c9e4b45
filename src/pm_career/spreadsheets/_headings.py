"""How the words of a heading, or of a label in front of a row, are found among those known."""

from collections.abc import Iterable, Mapping

from pm_career._names import normalise


def field_of(heading: str, words: Mapping[str, Iterable[str]]) -> str | None:
    """Return the field whose words a heading is, whatever their case, marks and plural.

    `words` has the known headings of each field: `{"skill": ("skill", "competency")}`.
    """
    return spellings(words).get(_spell(heading))


def spellings(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the field of each known heading, by its spelling."""
    return {_spell(heading): field for field, known in words.items() for heading in known}


def _spell(heading: str) -> str:
    return normalise(heading.strip(" \n:*#?")).removesuffix("s")
