"""Where the words of a title mention a job or a field: "senior", then "product manager"."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from pm_career._titles.family import Role

Spellings: TypeAlias = dict[str, list[tuple[Role, Role]]]
"""By a first word: the ways to write a role, singular and plural, each with the role itself."""


class Mention(NamedTuple):
    """Where the words of a role begin and end, and the role."""

    start: int
    end: int
    role: Role


def spellings_of(roles: Iterable[Role], plural_endings: Iterable[str]) -> Spellings:
    """Return the roles by their first words, each also in the plural.

    A role comes before those that it begins with.
    """
    spellings: Spellings = {}
    for role in sorted(roles, reverse=True):
        *first, last = role
        for ending in ("", *plural_endings):
            spelling = (*first, f"{last}{ending}")
            spellings.setdefault(spelling[0], []).append((spelling, role))
    return spellings


def find_mentions(words: Sequence[str], spellings: Spellings) -> Iterator[Mention]:
    """Yield where a role is mentioned; if several begin with the same word, the longest."""
    for start, word in enumerate(words):
        for spelling, role in spellings.get(word, ()):
            end = start + len(spelling)
            if tuple(words[start:end]) == spelling:
                yield Mention(start, end, role)
                break
