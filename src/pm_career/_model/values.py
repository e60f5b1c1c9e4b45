"""The values that a ladder is made of.

The text below each field says what it means. The reference and the JSON Schemas contain it too.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import attrs
from attrs.validators import instance_of, optional

from pm_career._display import Shown, Value
from pm_career._wording import KeyPath, count, number_in_words, quote

if TYPE_CHECKING:
    from pm_career._display import Page

_T = TypeVar("_T")

is_text = instance_of(str)
is_flag = instance_of(bool)


def as_tuple(values: Iterable[_T], kind: type[_T]) -> tuple[_T, ...]:
    """Return the values as a tuple.

    A string is refused, because it would become a tuple of letters.
    """
    if isinstance(values, str):
        raise TypeError(f"expected a list or a tuple, got the string {quote(values)}")

    members = tuple(values)
    for member in members:
        if not isinstance(member, kind):
            raise TypeError(f"expected each to be a {kind.__name__}, got {quote(member)}")
    return members


# attrs takes the type of an argument from the annotations of its converter.


def strings(values: Iterable[str]) -> tuple[str, ...]:
    """Return the strings as a tuple."""
    return as_tuple(values, str)


def _requirements(values: "Iterable[Requirement]") -> "tuple[Requirement, ...]":
    return as_tuple(values, Requirement)


def _expectations(values: "Iterable[Expectation]") -> "tuple[Expectation, ...]":
    return as_tuple(values, Expectation)


def _is_number(_: object, field: "attrs.Attribute[Any]", value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{field.name} must be an int or a float, got {quote(value)}")


@attrs.frozen(kw_only=True, repr=False)
class Proficiency(Shown):
    """How well a skill is held: one rank on the ladder's scale.

    `str(proficiency)` is its key.
    """

    key: str = attrs.field(validator=is_text)
    """The name by which levels ask for it, in lower-case words joined by hyphens."""

    meaning: str = attrs.field(default="", validator=is_text, repr=False)
    """What a person at this proficiency can be relied on to do."""

    def __str__(self) -> str:
        return self.key

    def _show_on(self, page: "Page") -> None:
        page.paragraph(f"{self.key}: {self.meaning or 'no meaning stated'}")


@attrs.frozen(kw_only=True, repr=False)
class Skill(Shown):
    """Something that a person can do, listed in the ladder's catalogue.

    `str(skill)` is its name.
    """

    key: str = attrs.field(validator=is_text)
    """The name by which levels ask for it, in lower-case words joined by hyphens."""

    name: str = attrs.field(validator=is_text)
    """The name of the skill for people."""

    category: str = attrs.field(default="", validator=is_text, repr=False)
    """The group of skills that it belongs to."""

    description: str = attrs.field(default="", validator=is_text, repr=False)
    """What a person with the skill does."""

    def __str__(self) -> str:
        return self.name

    def _show_on(self, page: "Page") -> None:
        page.paragraph(f"{self.name} ({self.key}): {self.description or 'no description'}")


@attrs.frozen(kw_only=True, repr=False)
class Requirement(Value):
    """One skill at one proficiency, both as keys into the ladder's catalogue."""

    skill: str = attrs.field(validator=is_text)
    """The key of the skill."""

    proficiency: str = attrs.field(validator=is_text)
    """The key of the proficiency that is expected."""


@attrs.frozen(kw_only=True, repr=False)
class Expectation(Value):
    """What a level expects of a person, in words, and the skills that this takes."""

    statement: str = attrs.field(validator=is_text)
    """What is expected, in words."""

    requirements: tuple[Requirement, ...] = attrs.field(default=(), converter=_requirements)
    """The skills that this takes, each with its proficiency, by their keys."""


@attrs.frozen(kw_only=True, repr=False)
class Experience(Value):
    """The experience that a level usually takes. The years are typical, both ends included."""

    min_years: float = attrs.field(validator=_is_number)
    """The fewest years that are typical, more than those of the levels below."""

    max_years: float | None = attrs.field(default=None, validator=optional(_is_number))
    """The most years that are typical; omitted where there is no upper bound."""

    background: tuple[str, ...] = attrs.field(default=(), converter=strings)
    """Where the experience usually comes from, as a list."""


@attrs.frozen(kw_only=True, repr=False)
class Level(Shown):
    """One level of a ladder.

    `str(level)` is its title; `level.to_text()` shows all of it.
    """

    key: str = attrs.field(validator=is_text)
    """The name of the level for programs, in lower-case words joined by hyphens."""

    title: str = attrs.field(validator=is_text)
    """The name of the level for people."""

    aliases: tuple[str, ...] = attrs.field(default=(), converter=strings, repr=False)
    """Other titles of the same level, such as its abbreviation."""

    summary: str = attrs.field(default="", validator=is_text, repr=False)
    """The purpose of the level, in a few sentences."""

    responsibilities: tuple[str, ...] = attrs.field(default=(), converter=strings, repr=False)
    """What a person at this level does, as a list."""

    expectations: tuple[Expectation, ...] = attrs.field(
        default=(), converter=_expectations, repr=False
    )
    """What a person at this level must be able to do."""

    experience: Experience | None = attrs.field(
        default=None, validator=optional(instance_of(Experience)), repr=False
    )
    """The experience that the level usually takes; omitted where the ladder does not say."""

    def __str__(self) -> str:
        return self.title

    def _show_on(self, page: "Page") -> None:
        page.title(f"{self.title} ({self.key})")
        if self.aliases:
            page.note(f"Also called {', '.join(self.aliases)}")
        if self.experience:
            page.note(f"Usually takes {years_in_words(self.experience)}")
        page.paragraph(self.summary)

        page.listing("Responsibilities", self.responsibilities)
        page.listing("Expectations", map(with_skills, self.expectations))
        page.listing("Background", self.experience.background if self.experience else ())


Named: TypeAlias = Level | Skill | Proficiency
"""A value that a ladder finds by its names."""


def names_of(value: Named) -> Iterator[tuple[KeyPath, str]]:
    """Yield each name of a value, after the path to the field that holds it."""
    yield ("key",), value.key
    if isinstance(value, Level):
        yield ("title",), value.title
        for position, alias in enumerate(value.aliases):
            yield ("aliases", position), alias
    elif isinstance(value, Skill):
        yield ("name",), value.name


def with_skills(expectation: Expectation) -> str:
    """Return the statement of an expectation, and the skills that it takes in brackets."""
    asked = ", ".join(f"{need.skill} {need.proficiency}" for need in expectation.requirements)
    return f"{expectation.statement} ({asked})" if asked else expectation.statement


def years_in_words(experience: Experience | None) -> str:
    """Return the typical years in words, or nothing where the ladder does not state them."""
    if experience is None:
        return ""
    if experience.max_years is None:
        return f"{count(experience.min_years, 'year')} and more"
    return f"{number_in_words(experience.min_years)} to {count(experience.max_years, 'year')}"


def from_to(old: Proficiency | None, new: Proficiency | None) -> str:
    """Return in words how a proficiency changes: `none -> basic`."""
    return f"{old.key if old else 'none'} -> {new.key if new else 'none'}"
