"""The values of a career ladder, and the rules that every ladder keeps."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar, overload

import attrs
from attrs.validators import instance_of, optional

from pm_career._names import Index, Named, nearest, normalise
from pm_career._wording import KeyPath, did_you_mean, quoted
from pm_career.exceptions import (
    MOST_PROBLEMS,
    InvalidLadderError,
    Problem,
    UnknownLevelError,
    UnknownProficiencyError,
    UnknownSkillError,
)

if TYPE_CHECKING:
    from pm_career._rendering import View
    from pm_career._title_reading import TitleReader

_T = TypeVar("_T")
_KEY = r"[a-z0-9]+(-[a-z0-9]+)*"

_is_text = instance_of(str)
_is_flag = instance_of(bool)


def _tuple(values: Iterable[_T], kind: type[_T]) -> tuple[_T, ...]:
    """Return the values as a tuple; a string, a row of letters by mistake, is refused."""
    if isinstance(values, str):
        raise TypeError(f"expected a list or a tuple, got the string {quoted(values)}")
    members = tuple(values)
    for member in members:
        if not isinstance(member, kind):
            raise TypeError(f"expected each to be a {kind.__name__}, got {quoted(member)}")
    return members


def _strings(values: Iterable[str]) -> tuple[str, ...]:
    return _tuple(values, str)


def _is_number(_: object, field: "attrs.Attribute[Any]", value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{field.name} has to be an int or a float, got {quoted(value)}")


class Shown:
    """A value that reads well when it is printed, and when a notebook or a template shows it."""

    __slots__ = ()

    def __str__(self) -> str:
        return self._view().text()

    def _repr_markdown_(self) -> str:
        return self._view().markdown()

    def _repr_html_(self) -> str:
        return self._view().html()

    def __html__(self) -> str:
        return self._view().html()

    def _view(self) -> "View":
        from pm_career._views import view  # noqa: PLC0415  views know the values: they load later

        return view(self)


@attrs.frozen(kw_only=True)
class Proficiency(Shown):
    """How well a skill is held: one step of the ladder's scale.

    `meaning` says what a person at this proficiency can be relied on to do.
    """

    key: str = attrs.field(validator=_is_text)
    meaning: str = attrs.field(default="", validator=_is_text, repr=False)

    def names(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield each name of the proficiency, after the field that holds it."""
        yield ("key",), self.key


@attrs.frozen(kw_only=True)
class Skill(Shown):
    """Something that a person on the ladder can do, as the ladder's catalogue lists it."""

    key: str = attrs.field(validator=_is_text)
    name: str = attrs.field(validator=_is_text)
    category: str = attrs.field(default="", validator=_is_text, repr=False)
    description: str = attrs.field(default="", validator=_is_text, repr=False)

    def names(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield each name of the skill, after the field that holds it."""
        yield ("key",), self.key
        yield ("name",), self.name


@attrs.frozen(kw_only=True)
class Requirement:
    """One skill at one proficiency, both as keys into the ladder's catalogue."""

    skill: str = attrs.field(validator=_is_text)
    proficiency: str = attrs.field(validator=_is_text)


def _requirements(values: Iterable[Requirement]) -> tuple[Requirement, ...]:
    return _tuple(values, Requirement)


@attrs.frozen(kw_only=True)
class Expectation:
    """What a level expects of a person, in words, and the skills that this asks for."""

    statement: str = attrs.field(validator=_is_text)
    requirements: tuple[Requirement, ...] = attrs.field(default=(), converter=_requirements)


def _expectations(values: Iterable[Expectation]) -> tuple[Expectation, ...]:
    return _tuple(values, Expectation)


@attrs.frozen(kw_only=True)
class Experience:
    """The experience that a level usually takes, in years, and where it is gathered.

    The years are typical, both ends included. `max_years` is `None` where there is no upper bound.
    """

    min_years: float = attrs.field(validator=_is_number)
    max_years: float | None = attrs.field(default=None, validator=optional(_is_number))
    background: tuple[str, ...] = attrs.field(default=(), converter=_strings)


@attrs.frozen(kw_only=True)
class Level(Shown):
    """One level of a ladder.

    `aliases` are other titles of the same level. `experience` is `None` where the ladder does not
    say how much the level usually takes.
    """

    key: str = attrs.field(validator=_is_text)
    title: str = attrs.field(validator=_is_text)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_strings, repr=False)
    summary: str = attrs.field(default="", validator=_is_text, repr=False)
    responsibilities: tuple[str, ...] = attrs.field(default=(), converter=_strings, repr=False)
    expectations: tuple[Expectation, ...] = attrs.field(
        default=(), converter=_expectations, repr=False
    )
    experience: Experience | None = attrs.field(
        default=None, validator=optional(instance_of(Experience)), repr=False
    )

    def names(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield each name of the level, after the field that holds it."""
        yield ("key",), self.key
        yield ("title",), self.title
        for position, alias in enumerate(self.aliases):
            yield ("aliases", position), alias


@attrs.frozen(kw_only=True)
class SkillNeed(Shown):
    """One skill that a level expects, against the proficiency that is there.

    `has` is `None` where the skill is not held. `steps` counts the proficiencies from `has` up to
    `needs`, and is 0 where the need is met. `statements` are the expectations that ask for more
    than `has`; where the need is met, all that ask for the skill.
    """

    skill: Skill
    has: Proficiency | None
    needs: Proficiency
    steps: int
    statements: tuple[str, ...] = attrs.field(repr=False)


def _levels(values: Iterable[Level]) -> tuple[Level, ...]:
    return _tuple(values, Level)


def _skills(values: Iterable[Skill]) -> tuple[Skill, ...]:
    return _tuple(values, Skill)


def _proficiencies(values: Iterable[Proficiency]) -> tuple[Proficiency, ...]:
    return _tuple(values, Proficiency)


@attrs.frozen(kw_only=True)
class Ladder(Shown, Sequence[Level]):
    """The levels of a career in order, lowest first, and the skills that they speak of.

    A ladder is a sequence of its levels. `ladder["Senior PM"]` finds one by key, title or alias,
    whatever its case, spaces, hyphens, underscores or dots; `ladder[2]` and slices go by position.

    `proficiencies` are the scale of every skill, weakest first. In a `cumulative` ladder every
    level also expects what the levels below it expect. `growth` says what changes on the way up,
    `advancement` what earns the next step, `source` where the ladder is from, and `version` which
    edition of its data this is.

    A ladder that exists is valid, also after `attrs.evolve`.

    Raises:
        InvalidLadderError: with every fault, when the parts do not make a ladder.
        TypeError: when a field is not of its type.
    """

    title: str = attrs.field(validator=_is_text)
    summary: str = attrs.field(default="", validator=_is_text)
    version: str = attrs.field(default="", validator=_is_text)
    source: str = attrs.field(default="", validator=_is_text)
    levels: tuple[Level, ...] = attrs.field(converter=_levels)
    skills: tuple[Skill, ...] = attrs.field(default=(), converter=_skills)
    proficiencies: tuple[Proficiency, ...] = attrs.field(default=(), converter=_proficiencies)
    cumulative: bool = attrs.field(default=False, validator=_is_flag)
    growth: tuple[str, ...] = attrs.field(default=(), converter=_strings)
    advancement: tuple[str, ...] = attrs.field(default=(), converter=_strings)

    def __attrs_post_init__(self) -> None:
        problems = list(islice(_faults(self), MOST_PROBLEMS))
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
            return self._level_index.get(level) is not None
        return level in self.levels

    @overload
    def __getitem__(self, which: SupportsIndex | str) -> Level: ...
    @overload
    def __getitem__(self, which: slice) -> tuple[Level, ...]: ...
    def __getitem__(self, which: SupportsIndex | str | slice) -> Level | tuple[Level, ...]:
        return self.levels[self.position(which) if isinstance(which, str) else which]

    def position(self, level: Level | str) -> int:
        """Return the place of a level on the ladder, counted from 0 for the lowest.

        The level is one of this ladder, or any name of one.

        Raises:
            UnknownLevelError: when it is neither.
        """
        return self._level_index.position(level)

    def skill(self, skill: Skill | str) -> Skill:
        """Return the skill of the catalogue that has this key or name.

        Raises:
            UnknownSkillError: when the catalogue has no such skill.
        """
        return self.skills[self._skill_index.position(skill)]

    def proficiency(self, proficiency: Proficiency | str) -> Proficiency:
        """Return the proficiency of the scale that has this key.

        Raises:
            UnknownProficiencyError: when the scale has no such proficiency.
        """
        return self.proficiencies[self._proficiency_index.position(proficiency)]

    def rank(self, proficiency: Proficiency | str) -> int:
        """Return the place of a proficiency on the scale, counted from 1 for the weakest.

        A rank counts the steps from not holding a skill at all.

        Raises:
            UnknownProficiencyError: when the scale has no such proficiency.
        """
        return 1 + self._proficiency_index.position(proficiency)

    @cached_property
    def by_years(self) -> tuple[tuple[float, ...], tuple[Level | None, ...]]:
        """The minimum years that levels state, and the level after each so many have passed.

        Before the first of them there is none: the levels begin with `None`.
        """
        stated = [(at.experience.min_years, at) for at in self.levels if at.experience]
        return tuple(years for years, _ in stated), (None, *(level for _, level in stated))

    @cached_property
    def expected_ranks(self) -> tuple[Mapping[str, int], ...]:
        """For each level, the rank that it expects of each skill key, in the catalogue's order.

        In a cumulative ladder that is the highest rank asked so far.
        """
        ranks = {proficiency.key: n for n, proficiency in enumerate(self.proficiencies, 1)}
        expected: list[Mapping[str, int]] = []
        asked: dict[str, int] = {}
        for level in self.levels:
            asked = dict(asked) if self.cumulative else {}
            for expectation in level.expectations:
                for need in expectation.requirements:
                    asked[need.skill] = max(ranks[need.proficiency], asked.get(need.skill, 0))
            in_order = {skill.key: asked[skill.key] for skill in self.skills if skill.key in asked}
            expected.append(MappingProxyType(in_order))
        return tuple(expected)

    def need(self, position: int, skill: str, has: int) -> SkillNeed:
        """Return what the level at a position needs of a skill of which the rank `has` is there.

        The skill is the key of one that the level expects; rank 0 stands for not held.
        """
        known = self._needs.get((position, skill, has))
        if known is None:
            known = self._needs[position, skill, has] = self._new_need(position, skill, has)
        return known

    def _new_need(self, position: int, skill: str, has: int) -> SkillNeed:
        needed = self.expected_ranks[position][skill]
        lowest = 0 if self.cumulative else position
        return SkillNeed(
            skill=self.skill(skill),
            has=self.proficiencies[has - 1] if has else None,
            needs=self.proficiencies[needed - 1],
            steps=max(0, needed - has),
            statements=tuple(
                statement
                for asking, rank, statement in self._requests[skill]
                if lowest <= asking <= position and (rank > has or has >= needed)
            ),
        )

    @cached_property
    def _requests(self) -> dict[str, list[tuple[int, int, str]]]:
        """For each skill key, who asks for it: the level's position, the rank, the statement."""
        requests: dict[str, list[tuple[int, int, str]]] = {}
        for position, level in enumerate(self.levels):
            for expectation in level.expectations:
                for asked in expectation.requirements:
                    request = position, self.rank(asked.proficiency), expectation.statement
                    requests.setdefault(asked.skill, []).append(request)
        return requests

    @cached_property
    def _needs(self) -> dict[tuple[int, str, int], SkillNeed]:
        """The needs that were asked for so far; each is made once."""
        return {}

    @cached_property
    def title_reader(self) -> "TitleReader":
        """What reads job titles for this ladder, and remembers what it has decided."""
        from pm_career._title_reading import TitleReader  # noqa: PLC0415  few who have a ladder need it

        return TitleReader(self)

    @cached_property
    def _level_index(self) -> Index[Level]:
        return Index(Level, self.levels, UnknownLevelError)

    @cached_property
    def _skill_index(self) -> Index[Skill]:
        return Index(Skill, self.skills, UnknownSkillError)

    @cached_property
    def _proficiency_index(self) -> Index[Proficiency]:
        return Index(Proficiency, self.proficiencies, UnknownProficiencyError)


def _faults(ladder: Ladder) -> Iterator[Problem]:
    """Yield everything that keeps the parts from being a ladder."""
    if not ladder.levels:
        yield Problem("a ladder has at least one level", ("levels",))
    for path, text in _texts(ladder):
        if not text.strip():
            yield Problem("expected a text, got an empty one", path)
    yield from _ill_named("levels", ladder.levels)
    yield from _ill_named("skills", ladder.skills)
    yield from _ill_named("proficiencies", ladder.proficiencies)
    yield from _ill_asked(ladder)
    yield from _ill_dated(ladder)


def _texts(ladder: Ladder) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text that may not be empty."""
    yield ("title",), ladder.title
    for name, texts in (("growth", ladder.growth), ("advancement", ladder.advancement)):
        yield from (((name, n), text) for n, text in enumerate(texts))
    for n, level in enumerate(ladder.levels):
        yield ("levels", n, "title"), level.title
        for m, alias in enumerate(level.aliases):
            yield ("levels", n, "aliases", m), alias
        for m, responsibility in enumerate(level.responsibilities):
            yield ("levels", n, "responsibilities", m), responsibility
        for m, expectation in enumerate(level.expectations):
            yield ("levels", n, "expectations", m, "statement"), expectation.statement
        for m, note in enumerate(level.experience.background if level.experience else ()):
            yield ("levels", n, "experience", "background", m), note
    for n, skill in enumerate(ladder.skills):
        yield ("skills", n, "name"), skill.name


def _ill_named(kind: str, values: Sequence[Named]) -> Iterator[Problem]:
    """Yield the keys that are none, and the names that say nothing or name two things."""
    owners: dict[str, int] = {}
    for n, value in enumerate(values):
        if not re.fullmatch(_KEY, value.key):
            message = f"expected lower-case words joined by hyphens, got {quoted(value.key)}"
            yield Problem(message, (kind, n, "key"))
        for path, name in value.names():
            spelling = normalise(name)
            owner = owners.setdefault(spelling, n) if spelling else n
            if owner != n and name == values[owner].key:
                yield Problem(f"{quoted(name)} is listed twice", (kind, n, *path))
                break  # which is one fault, not one for each of its names
            if owner != n:
                message = f"{quoted(name)} is also a name of {quoted(values[owner].key)}"
                yield Problem(message, (kind, n, *path))
            elif not spelling and name.strip() and path != ("key",):
                yield Problem(f"expected a letter or a digit, got {quoted(name)}", (kind, n, *path))


def _ill_asked(ladder: Ladder) -> Iterator[Problem]:
    """Yield the requirements that the catalogue or the scale does not list, or that stand twice."""
    skills = {skill.key for skill in ladder.skills}
    proficiencies = {proficiency.key for proficiency in ladder.proficiencies}
    for n, level in enumerate(ladder.levels):
        for m, expectation in enumerate(level.expectations):
            asked: set[str] = set()
            for k, need in enumerate(expectation.requirements):
                place = ("levels", n, "expectations", m, "requirements", k)
                if need.skill not in skills:
                    yield _unlisted("skill", need.skill, skills, place)
                elif need.skill in asked:
                    message = f"the expectation asks for {quoted(need.skill)} twice"
                    yield Problem(message, (*place, "skill"))
                asked.add(need.skill)
                if need.proficiency not in proficiencies:
                    yield _unlisted("proficiency", need.proficiency, proficiencies, place)


def _unlisted(what: str, key: str, known: Iterable[str], place: KeyPath) -> Problem:
    near = nearest(key, known)
    question = f"; {did_you_mean(near)}" if near else ""
    return Problem(f"the ladder has no {what} {quoted(key)}{question}", (*place, what))


def _ill_dated(ladder: Ladder) -> Iterator[Problem]:
    """Yield the years that are no years, or that do not rise."""
    below: tuple[str, float] | None = None
    seen: set[str] = set()
    for n, level in enumerate(ladder.levels):
        if level.experience is None or level.key in seen:
            continue  # a level listed twice cannot rise above itself, and is a fault already
        seen.add(level.key)
        place = ("levels", n, "experience")
        low, high = level.experience.min_years, level.experience.max_years
        endless = [
            Problem(f"expected a finite number of years, 0 or more, got {quoted(years)}", path)
            for path, years in (((*place, "min_years"), low), ((*place, "max_years"), high))
            if years is not None and not 0 <= years <= sys.float_info.max
        ]
        if endless:
            yield from endless
            continue
        if below and low <= below[1]:
            message = f"expected more than the {below[1]:g} of {quoted(below[0])}, got {low:g}"
            yield Problem(message, (*place, "min_years"))
        if high is not None and high <= low:
            message = f"expected more than the minimum of {low:g}, got {high:g}"
            yield Problem(message, (*place, "max_years"))
        below = level.key, low
