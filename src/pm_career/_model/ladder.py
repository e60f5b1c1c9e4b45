"""The ladder itself: levels in order, and the skills that they ask for."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, SupportsIndex, overload

import attrs

from pm_career._display import Shown
from pm_career._model.keeping import Keeper, kept_with_the_ladder
from pm_career._model.values import (
    Level,
    Proficiency,
    Skill,
    as_tuple,
    is_flag,
    is_text,
    names_of,
    strings,
    years_in_words,
)
from pm_career._names import Index
from pm_career._wording import KeyPath
from pm_career.exceptions import (
    MOST_PROBLEMS,
    InvalidLadderError,
    Problem,
    UnknownLevelError,
    UnknownProficiencyError,
    UnknownSkillError,
)

if TYPE_CHECKING:
    from pm_career._display import Page


def _levels(values: Iterable[Level]) -> tuple[Level, ...]:
    return as_tuple(values, Level)


def _skills(values: Iterable[Skill]) -> tuple[Skill, ...]:
    return as_tuple(values, Skill)


def _proficiencies(values: Iterable[Proficiency]) -> tuple[Proficiency, ...]:
    return as_tuple(values, Proficiency)


@attrs.frozen(kw_only=True, repr=False)
class Ladder(Keeper, Shown, Sequence[Level]):
    """The levels of a career in order, lowest first, and the skills that they ask for.

    A ladder is a sequence of its levels. `ladder["Senior PM"]` finds a level by its key, title or
    alias, whatever its case, spaces, hyphens, underscores or dots. `ladder[2]` and slices count
    positions from 0.

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

    levels: tuple[Level, ...] = attrs.field(converter=_levels)
    """The levels, lowest first."""

    skills: tuple[Skill, ...] = attrs.field(default=(), converter=_skills)
    """The catalogue of the skills that levels may ask for, in the order in which they are shown."""

    proficiencies: tuple[Proficiency, ...] = attrs.field(default=(), converter=_proficiencies)
    """The scale of every skill, which says how well it can be held, weakest first."""

    cumulative: bool = attrs.field(default=False, validator=is_flag)
    """Whether each level also expects what the levels below it expect."""

    growth: tuple[str, ...] = attrs.field(default=(), converter=strings)
    """What changes on the way up, as a list."""

    advancement: tuple[str, ...] = attrs.field(default=(), converter=strings)
    """What earns the next step, as a list."""

    def __attrs_post_init__(self) -> None:
        problems = list(islice(_problems(self), MOST_PROBLEMS))
        if problems:
            raise InvalidLadderError(problems)

    def __repr__(self) -> str:
        return f"<Ladder {self.title!r}: {len(self)} level{'s' * (len(self) > 1)}>"

    def __len__(self) -> int:
        return len(self.levels)

    def __iter__(self) -> Iterator[Level]:
        return iter(self.levels)

    def __contains__(self, level: object) -> bool:
        if isinstance(level, str):
            return _level_index(self).get(level) is not None
        return level in self.levels

    @overload
    def __getitem__(self, which: SupportsIndex | str) -> Level: ...
    @overload
    def __getitem__(self, which: slice) -> tuple[Level, ...]: ...
    def __getitem__(self, which: SupportsIndex | str | slice) -> Level | tuple[Level, ...]:
        return self.levels[self.position(which) if isinstance(which, str) else which]

    def position(self, level: Level | str) -> int:
        """Return the position of a level, counted from 0 for the lowest.

        The level is a `Level` of this ladder, or any name of one.

        Raises:
            UnknownLevelError: when the ladder has no such level.
        """
        return _level_index(self).position(level)

    def skill(self, skill: Skill | str) -> Skill:
        """Return the skill of the catalogue that has this key or name.

        Raises:
            UnknownSkillError: when the catalogue has no such skill.
        """
        return self.skills[_skill_index(self).position(skill)]

    def proficiency(self, proficiency: Proficiency | str) -> Proficiency:
        """Return the proficiency of the scale that has this key.

        Raises:
            UnknownProficiencyError: when the scale has no such proficiency.
        """
        return self.proficiencies[_proficiency_index(self).position(proficiency)]

    def rank(self, proficiency: Proficiency | str) -> int:
        """Return the rank of a proficiency on the scale, counted from 1 for the weakest.

        The rank is the number of steps from a skill that is not held.

        Raises:
            UnknownProficiencyError: when the scale has no such proficiency.
        """
        return 1 + _proficiency_index(self).position(proficiency)

    def _show_on(self, page: "Page") -> None:
        page.title(self.title)
        page.paragraph(self.summary)
        page.table(
            "Levels, lowest first",
            ("Rank", "Level", "Usually takes"),
            [
                (f"{rank}", level.title, years_in_words(level.experience))
                for rank, level in enumerate(self, 1)
            ],
        )
        page.listing("On the way up", self.growth)
        page.listing("What earns the next step", self.advancement)


@kept_with_the_ladder
def _level_index(ladder: Ladder) -> Index[Level]:
    return Index(Level, ladder.levels, names_of, UnknownLevelError)


@kept_with_the_ladder
def _skill_index(ladder: Ladder) -> Index[Skill]:
    return Index(Skill, ladder.skills, names_of, UnknownSkillError)


@kept_with_the_ladder
def _proficiency_index(ladder: Ladder) -> Index[Proficiency]:
    return Index(Proficiency, ladder.proficiencies, names_of, UnknownProficiencyError)


def _problems(ladder: Ladder) -> Iterator[Problem]:
    """Yield everything that keeps the parts from being a ladder."""
    from pm_career._model import rules  # noqa: PLC0415  they load with the first ladder

    return chain(
        rules.check_levels(ladder.levels),
        rules.check_texts(_texts(ladder)),
        rules.check_names("levels", ladder.levels),
        rules.check_names("skills", ladder.skills),
        rules.check_names("proficiencies", ladder.proficiencies),
        rules.check_requirements(ladder.levels, ladder.skills, ladder.proficiencies),
        rules.check_years(ladder.levels),
    )


def _texts(ladder: Ladder) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text that must not be empty, after its path."""
    yield ("title",), ladder.title
    yield from _each(("growth",), ladder.growth)
    yield from _each(("advancement",), ladder.advancement)

    for n, level in enumerate(ladder.levels):
        place = ("levels", n)
        yield (*place, "title"), level.title
        yield from _each((*place, "aliases"), level.aliases)
        yield from _each((*place, "responsibilities"), level.responsibilities)
        for m, expectation in enumerate(level.expectations):
            yield (*place, "expectations", m, "statement"), expectation.statement
        if level.experience:
            yield from _each((*place, "experience", "background"), level.experience.background)

    for n, skill in enumerate(ladder.skills):
        yield ("skills", n, "name"), skill.name


def _each(path: KeyPath, texts: Iterable[str]) -> Iterator[tuple[KeyPath, str]]:
    """Yield each text of a list, after its path."""
    for position, text in enumerate(texts):
        yield (*path, position), text
