"""The ladder itself: levels in order, and the skills that they ask for."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, SupportsIndex, overload

import attrs

from pm_career._display import Shown
from pm_career._model.parts import Parts, kept_with_the_ladder, level_index, scale_of, skill_index
from pm_career._model.values import (
    Detail,
    Level,
    Proficiency,
    Skill,
    details,
    is_flag,
    is_text,
    levels,
    names_of,
    proficiencies,
    show_details,
    skills,
    strings,
    tell_apart,
    years_in_words,
)
from pm_career._names import Index
from pm_career._once import while_no_fork
from pm_career._wording import KeyPath, quote
from pm_career.exceptions import UnknownProficiencyError

if TYPE_CHECKING:
    from pm_career._display import Page


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Ladder(Parts, Shown, Sequence[Level]):
    """The levels of a career in order, lowest first, and the skills that they ask for.

    A ladder is a sequence of its levels. `ladder["Senior PM"]` finds a level by its key, title or
    alias, whatever its case, spaces, hyphens, underscores or dots. `ladder[2]` and `ladder[1:3]`
    count positions from 0. A slice by names, such as `ladder["APM":"Senior PM"]`, includes both
    ends.

    Two levels may share a title or an alias. That name then finds neither of them.

    Every ladder is valid, even after `attrs.evolve`: the constructor checks all rules.

    Raises:
        InvalidLadderError: with every problem, when the parts do not make a ladder.
        TypeError: when a value has the wrong type.
    """

    title: str = attrs.field(validator=is_text)
    """The name of the ladder, such as its job family."""

    summary: str = attrs.field(default="", validator=is_text)
    """Where the ladder leads, in a few sentences."""

    version: str = attrs.field(default="", validator=is_text)
    """Which edition of the ladder this is, such as a number, a date or a name."""

    source: str = attrs.field(default="", validator=is_text)
    """Where the ladder is from."""

    levels: tuple[Level, ...] = attrs.field(converter=levels)
    """The levels, lowest first."""

    skills: tuple[Skill, ...] = attrs.field(default=(), converter=skills)
    """The catalogue of the skills that levels may ask for, in the order in which they are shown."""

    proficiencies: tuple[Proficiency, ...] = attrs.field(default=(), converter=proficiencies)
    """The scale that says how well a skill is held, weakest first.

    A ladder without proficiencies measures skills by its own levels.
    """

    cumulative: bool = attrs.field(default=False, validator=is_flag)
    """Whether each level also expects what the levels below it expect."""

    growth: tuple[str, ...] = attrs.field(default=(), converter=strings)
    """What changes on the way up, as a list."""

    advancement: tuple[str, ...] = attrs.field(default=(), converter=strings)
    """What earns the next step, as a list."""

    details: tuple[Detail, ...] = attrs.field(default=(), converter=details)
    """Texts for which the ladder has no other field, each under its name."""

    def __attrs_post_init__(self) -> None:
        with while_no_fork:
            # The rules load with the first ladder.
            from pm_career._model import problems, rules  # noqa: PLC0415

        lists = {"growth": self.growth, "advancement": self.advancement}
        size = rules.check_size(("skills",), len(self.levels), len(self.skills))
        found = problems.find_problems(self, lists)
        problems.refuse(chain(size, found, rules.check_years(enumerate(self.levels))))

    def __repr__(self) -> str:
        return f"<Ladder {self.title!r}: {len(self)} level{'s' * (len(self) > 1)}>"

    def __len__(self) -> int:
        return len(self.levels)

    def __iter__(self) -> Iterator[Level]:
        return iter(self.levels)

    def __contains__(self, level: object) -> bool:
        if isinstance(level, str):
            return level_index(self).get(level) is not None
        return level in self.levels

    @overload
    def __getitem__(self, which: SupportsIndex | str) -> Level: ...
    @overload
    def __getitem__(self, which: slice) -> tuple[Level, ...]: ...
    def __getitem__(self, which: SupportsIndex | str | slice) -> Level | tuple[Level, ...]:
        if isinstance(which, str):
            return self.levels[self.position(which)]
        return self.levels[_by_positions(self, which) if isinstance(which, slice) else which]

    def index(self, value: Level | str, start: int = 0, stop: int | None = None) -> int:
        """Return the position of a level among those from `start` up to `stop`.

        Raises:
            ValueError: when the level is not among them, or more than one level has this name.
        """
        if isinstance(value, str):
            position = level_index(self).get(value)
        else:
            position = self.levels.index(value) if value in self.levels else None
        if position is None or position not in range(len(self))[start:stop]:
            raise ValueError(f"{quote(value)} is not there")
        return position

    def count(self, value: Level | str) -> int:
        """Return 1 for a level of the ladder or a name of exactly one level, and otherwise 0."""
        return int(value in self)

    def position(self, level: Level | str) -> int:
        """Return the position of a level, counted from 0 for the lowest.

        The level is a `Level` of this ladder, or any name of one.

        Raises:
            AmbiguousNameError: when more than one level has this name.
            UnknownLevelError: when the ladder has no such level.
        """
        return level_index(self).position(level)

    def describe(self, level: Level | str) -> Shown:
        """Return the view of a level, with the names of its skills and proficiencies.

        A `Level` knows only their keys. The view has `to_text()`, `to_markdown()` and `to_html()`.

        Raises:
            AmbiguousNameError: when more than one level has this name.
            UnknownLevelError: when the ladder has no such level.
        """
        with while_no_fork:
            from pm_career._model.description import describe  # noqa: PLC0415  few programs need it

        return describe(self, self[self.position(level)])

    def skill(self, skill: Skill | str) -> Skill:
        """Return the skill of the catalogue that has this key or name.

        Raises:
            UnknownSkillError: when the catalogue has no such skill.
        """
        return self.skills[skill_index(self).position(skill)]

    @property
    def scale(self) -> tuple[Proficiency, ...]:
        """The proficiencies of the ladder, weakest first.

        If the ladder lists none, there is a proficiency for each level, lowest first. It has the
        key of the level, and the title as its name. If two levels share that title, the key is
        part of the name.
        """
        return scale_of(self)

    def proficiency(self, proficiency: Proficiency | str) -> Proficiency:
        """Return the proficiency of the scale that has this key or name.

        In a ladder without proficiencies, any name of a level finds the proficiency of that level.

        Raises:
            AmbiguousNameError: when more than one level has this name.
            UnknownProficiencyError: when the scale has no such proficiency.
        """
        return self.scale[self.rank(proficiency) - 1]

    def rank(self, proficiency: Proficiency | Level | str) -> int:
        """Return the rank of a proficiency on the scale, counted from 1 for the weakest.

        Rank 0 stands for a skill that is not held.

        Raises:
            AmbiguousNameError: when more than one level has this name.
            TypeError: when it is a level, and the ladder lists proficiencies.
            UnknownLevelError: when it is a level of another ladder.
            UnknownProficiencyError: when the scale has no such proficiency.
        """
        if isinstance(proficiency, Level):
            if self.proficiencies:
                raise TypeError(f"expected a Proficiency or its name, got {quote(proficiency)}")
            return 1 + self.position(proficiency)
        return 1 + proficiency_index(self).position(proficiency)

    def _show_on(self, page: "Page") -> None:
        page.title(self.title)
        page.paragraph(self.summary)
        page.table(
            "Levels, lowest first",
            ("Rank", "Level", "Usually takes"),
            [
                (f"{rank}", title, years_in_words(level.experience))
                for rank, (level, title) in enumerate(zip(self, tell_apart(self), strict=True), 1)
            ],
        )
        page.listing("On the way up", self.growth)
        page.listing("What earns the next step", self.advancement)
        show_details(page, self.details)


def _by_positions(ladder: Ladder, which: slice) -> slice:
    """Return the slice of positions that a slice means.

    An end may also be a level or its name. Such an end is included.
    """
    start: object = which.start
    stop: object = which.stop
    if isinstance(start, str | Level):
        start = ladder.position(start)
    if isinstance(stop, str | Level):
        # The end is included in either direction. Position -1 would be the last one.
        position = ladder.position(stop)
        downwards = which.step is not None and which.step < 0
        stop = (position - 1 if position else None) if downwards else position + 1
    return slice(start, stop, which.step)


def require_ladder(value: object, expected: str = "a Ladder") -> None:
    """Refuse a value that is not a ladder, such as the path of its file.

    `expected` says what else the caller accepts, and has seen that it is not that.
    """
    if isinstance(value, Ladder):
        return
    advice = "load_ladder(path) returns the ladder of a file"
    if isinstance(value, Parts):
        advice = "framework[track] is the ladder of a track"
    raise TypeError(f"expected {expected}, got {quote(value)}; {advice}")


@kept_with_the_ladder
def proficiency_index(ladder: Ladder) -> Index[Proficiency]:
    """Return the positions of the proficiencies on the scale by their names."""

    def names(proficiency: Proficiency) -> Iterator[tuple[KeyPath, str]]:
        yield from names_of(proficiency)
        if not ladder.proficiencies:
            yield from names_of(ladder[proficiency.key])

    return Index(Proficiency, ladder.scale, names, UnknownProficiencyError, known_as=str)
