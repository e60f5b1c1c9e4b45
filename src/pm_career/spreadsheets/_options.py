"""The options of a caller, which say what sheets do not."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

import attrs

Layout: TypeAlias = Literal["matrix", "long", "levels"]
"""How a sheet is laid out: a row for each skill, for each level and skill, or for each level."""

Empty: TypeAlias = Literal["not asked", "as below"]
"""What an empty cell of a matrix means."""


@attrs.frozen(kw_only=True)
class Options:
    """The options of a caller. Headings and labels may be in any spelling."""

    layout: Layout | None = None
    sheets: Sequence[str] = ()
    title: str = ""

    by_role: bool = False
    """Whether each role becomes a track of a framework."""

    role: str | None = None
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
    """The field of each label that is about levels; `"detail"` if it has no field."""

    where: Mapping[str, str] = attrs.field(factory=dict[str, str])
    empty: Empty = "not asked"
