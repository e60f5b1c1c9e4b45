"""The words of English job titles, read from their file."""

from collections.abc import Mapping
from functools import cache

import attrs

from pm_career._files import read_packaged


@attrs.frozen(kw_only=True)
class Vocabulary:
    """What the words of titles mean, whatever the ladder; the file says it of each kind.

    A phrase of several words counts as one word. `harmless` words and `lookalikes` mean nothing.
    """

    modifiers: tuple[str, ...]
    ranks: tuple[str, ...]
    grades: tuple[str, ...]
    others: tuple[str, ...]
    neighbours: tuple[str, ...]
    passing: tuple[str, ...]
    groups: tuple[str, ...]
    openers: tuple[str, ...]
    harmless: tuple[str, ...]
    lookalikes: tuple[str, ...]
    spellings: Mapping[str, str]
    lowering: tuple[str, ...]
    doubts: Mapping[str, tuple[str, ...]]
    steps: Mapping[str, tuple[str, ...]]
    meanings: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, str]


@cache
def english() -> Vocabulary:
    """Return the packaged vocabulary, which is read with the first title."""
    return read_packaged("vocabulary/english.toml", Vocabulary)
