"""What the words of other languages mean in English, read from a file for each language.

The input is the folder `vocabulary/`, where the file of each language is beside `english.toml`. The
output is a `Language` for each. The German one says of "Sen. Produktmanager:in (m/w/d)":

- "sen" means "senior", and "produkt" means "product".
- Words are joined without a space, so "produktmanager" has two of them.
- ":in" is an ending, and "m/w/d" means nothing more than a comma.
"""

from collections.abc import Mapping

import attrs

from pm_career._files import packaged_files, read_all_packaged
from pm_career._once import once

_ENGLISH = "english.toml"


@attrs.frozen(kw_only=True)
class Language:
    """What the words of a language mean in English. A phrase counts as one word."""

    words: Mapping[str, str]
    """English words, with the words and phrases that mean them, and a comma between these."""

    forms: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """Words, with their other forms, and a comma between these: "chef" is also "cheffe"."""

    endings: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    """Endings of words for people, with those of their other forms: "teur" is also "trice"."""

    signed_endings: tuple[str, ...] = ()
    """Endings that a sign divides from their word: the "in" of "Manager:in"."""

    marks: tuple[str, ...] = ()
    """Who may apply: "m/w/d"."""

    elisions: tuple[str, ...] = ()
    """Words that an apostrophe joins with the next one: the "d" of "chef d'équipe"."""

    shared: tuple[str, ...] = ()
    """Words that titles in other languages have too, perhaps with another meaning: "chef"."""

    joints: tuple[str, ...] = ()
    """What may stand between words that are joined without a space, or "" for nothing."""

    noun_first: bool = False
    """Whether a job stands before its field: "ingénieur produit"."""


@once
def languages() -> tuple[Language, ...]:
    """Return the packaged languages besides English, which are read with the first title."""
    paths = packaged_files("vocabulary")
    return read_all_packaged([path for path in paths if not path.endswith(_ENGLISH)], Language)
