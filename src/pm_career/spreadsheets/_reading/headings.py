"""Find headings and labels among the known ones."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from pm_career._names import normalise


def spellings(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the field of each known heading, by its spelling.

    `words` has the known headings of each field: `{"skill": ("skill", "competency")}`.
    """
    return {spell(heading): field for field, known in words.items() for heading in known}


# Each heading is compared with the words of many fields.
@lru_cache(maxsize=1_000)
def spell(heading: str) -> str:
    """Return a heading as it is compared with others: without its case and an `s` at the end."""
    return normalise(heading.strip(" \n:*#?")).removesuffix("s")


def find_column(name: str, headings: Sequence[str]) -> int | None:
    """Return the first column that has this heading, in any spelling."""
    spelled = [spell(heading) for heading in headings]
    return spelled.index(spell(name)) if spell(name) in spelled else None
