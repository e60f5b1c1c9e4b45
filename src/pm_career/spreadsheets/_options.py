"""What a caller says about sheets that cannot be seen in them."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

import attrs

Layout: TypeAlias = Literal["matrix", "long", "levels"]
"""How a sheet is laid out: a row for each skill, for each level and skill, or for each level."""

Empty: TypeAlias = Literal["not asked", "as below"]
"""What an empty cell of a matrix says."""


@attrs.frozen(kw_only=True)
class Options:
    """What a caller says about sheets. The headings and labels are spelled as people spell them."""

    layout: Layout | None = None
    sheets: Sequence[str] = ()
    title: str = ""

    skill: str | None = None
    category: str | None = None
    description: str | None = None
    level: str | None = None
    proficiency: str | None = None

    levels: Sequence[str] = ()
    """The headings or names of the levels, lowest first."""

    scale: Sequence[str] = ()
    """The names of the proficiencies, weakest first."""

    facts: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """The field of each label that speaks of levels; `"detail"` for one without a field."""

    where: Mapping[str, str] = attrs.field(factory=dict[str, str])
    empty: Empty = "not asked"
