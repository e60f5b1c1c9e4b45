"""One track of a framework."""

import attrs

from pm_career._model import Detail, Part, values


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Track(Part):
    """One way up through the levels of a framework, such as that of individual contributors.

    `framework[track.key]` is its ladder.
    """

    key: str = attrs.field(validator=values.is_text)
    """The name of the track for programs, in lower-case words joined by hyphens."""

    title: str = attrs.field(validator=values.is_text)
    """The name of the track for people."""

    summary: str = attrs.field(default="", validator=values.is_text, repr=False)
    """Where the track leads, in a few sentences."""

    levels: tuple[str, ...] = attrs.field(converter=values.strings)
    """The keys of its levels, lowest first."""

    growth: tuple[str, ...] = attrs.field(default=(), converter=values.strings, repr=False)
    """What changes on the way up, as a list."""

    advancement: tuple[str, ...] = attrs.field(default=(), converter=values.strings, repr=False)
    """What earns the next step, as a list."""

    details: tuple[Detail, ...] = attrs.field(default=(), converter=values.details, repr=False)
    """Texts for which the track has no other field, each under its name."""

    def __str__(self) -> str:
        return self.title
