"""The values that a ladder is made of.

The text below each field says what it means. The reference and the JSON Schemas contain it too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

import attrs
from attrs.validators import instance_of, optional

from pm_career._display import Shown, Value
from pm_career._names import visible
from pm_career._once import while_no_fork
from pm_career._wording import KeyPath, count, number_in_words, quote, tidy

if TYPE_CHECKING:
    from pm_career._display import Page

_T = TypeVar("_T")

_is_string = instance_of(str)


# A class of its own may compare texts or numbers in ways of its own, so none is kept.


def is_text(part: object, field: "attrs.Attribute[str]", value: str) -> None:
    """Refuse what is no text, and keep a text without its class."""
    if type(value) is not str:
        _is_string(part, field, value)
        object.__setattr__(part, field.name, str.__str__(value))


def _is_number(part: object, field: "attrs.Attribute[Any]", value: object) -> None:
    """Refuse what is no number, and keep a number without its class and the sign of a zero."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{field.name} must be an int or a float, got {quote(value)}")
    plain = float.__add__(value, 0.0) if isinstance(value, float) else int.__add__(value, 0)
    object.__setattr__(part, field.name, plain)


is_flag = instance_of(bool)

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


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


# attrs takes the type of an argument from the annotation of its converter. `typing` looks up the
# names in quotes in the module of the value, which may not have `Iterable`.


def strings(values: Iterable[str]) -> tuple[str, ...]:
    """Return the strings as a tuple."""
    return tuple(str.__str__(text) for text in as_tuple(values, str))


def details(values: Iterable["Detail"]) -> "tuple[Detail, ...]":
    """Return the details as a tuple."""
    return as_tuple(values, Detail)


def levels(values: Iterable["Level"]) -> "tuple[Level, ...]":
    """Return the levels as a tuple."""
    return as_tuple(values, Level)


def skills(values: Iterable["Skill"]) -> "tuple[Skill, ...]":
    """Return the skills as a tuple."""
    return as_tuple(values, Skill)


def proficiencies(values: Iterable["Proficiency"]) -> "tuple[Proficiency, ...]":
    """Return the proficiencies as a tuple."""
    return as_tuple(values, Proficiency)


def _descriptors(values: Iterable["Descriptor"]) -> "tuple[Descriptor, ...]":
    return as_tuple(values, Descriptor)


def _requirements(values: Iterable["Requirement"]) -> "tuple[Requirement, ...]":
    return as_tuple(values, Requirement)


def _expectations(values: Iterable["Expectation"]) -> "tuple[Expectation, ...]":
    return as_tuple(values, Expectation)


def _key_of(proficiency: "Proficiency") -> str:
    return proficiency.key


class Part(Value):
    """A value that files describe. There, a field that has its default is omitted."""

    __slots__ = ()


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Detail(Part):
    """A text about a ladder, a level or a skill for which no other field exists.

    Examples are a grade, a pay band, the scope of a level, and a link.
    """

    name: str = attrs.field(validator=is_text)
    """What the text is about, such as `"Grade"`."""

    text: str = attrs.field(validator=is_text)
    """The text itself."""


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Proficiency(Part, Shown):
    """How well a skill is held: one rank on the ladder's scale.

    `str(proficiency)` is its name.
    """

    key: str = attrs.field(validator=is_text)
    """The name by which levels ask for it, in lower-case words joined by hyphens."""

    name: str = attrs.field(
        default=attrs.Factory(_key_of, takes_self=True), validator=is_text, repr=False
    )
    """The name of the proficiency for people; the key if omitted."""

    meaning: str = attrs.field(default="", validator=is_text, repr=False)
    """What a person at this proficiency can be relied on to do."""

    def __str__(self) -> str:
        return self.name

    def _show_on(self, page: "Page") -> None:
        page.paragraph(f"{self.name}: {self.meaning or 'no meaning stated'}")


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Descriptor(Part):
    """What a skill looks like at one proficiency."""

    proficiency: str = attrs.field(validator=is_text)
    """The key of the proficiency."""

    text: str = attrs.field(validator=is_text)
    """What a person with the skill at this proficiency does."""


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Skill(Part, Shown):
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

    descriptors: tuple[Descriptor, ...] = attrs.field(
        default=(), converter=_descriptors, repr=False
    )
    """What the skill looks like at proficiencies of the scale, by their keys."""

    details: tuple[Detail, ...] = attrs.field(default=(), converter=details, repr=False)
    """Texts for which the skill has no other field, each under its name."""

    def __str__(self) -> str:
        return self.name

    def _show_on(self, page: "Page") -> None:
        page.paragraph(f"{self.name} ({self.key}): {self.description or 'no description'}")
        page.listing(
            "Descriptors", [under(each.proficiency, each.text) for each in self.descriptors]
        )
        show_details(page, self.details)


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Requirement(Part):
    """One skill that an expectation takes, and its proficiency, both by their keys."""

    skill: str = attrs.field(validator=is_text)
    """The key of the skill."""

    # A ladder has thousands of these. The validator `optional` would take longer.
    proficiency: str | None = attrs.field(default=None, validator=instance_of(str | None))
    """The key of the proficiency; `None` in a ladder that measures skills by its own levels."""


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Expectation(Part):
    """What a level expects of a person, in words, and the skills that this takes."""

    statement: str = attrs.field(default="", validator=is_text)
    """What is expected, in words; omitted if the skills say everything."""

    requirements: tuple[Requirement, ...] = attrs.field(default=(), converter=_requirements)
    """The skills that this takes, each with its proficiency, by their keys.

    A ladder without proficiencies lists only the skills. They are expected at this level.
    """


def as_exact(years: float) -> float:
    """Return a number in a type that Python compares exactly. Infinity and NaN may stay.

    NumPy rounds what it compares with its own numbers: `np.float32(2)` is equal to 2.00000001.

    Raises:
        TypeError: when the number cannot be compared exactly.
    """
    # Most numbers are of such a type, and need no modules.
    if type(years) in {int, float}:
        return years

    with while_no_fork:
        from decimal import Decimal  # noqa: PLC0415
        from fractions import Fraction  # noqa: PLC0415
        from numbers import Integral, Rational  # noqa: PLC0415

    number: object = years
    if isinstance(number, Integral):
        return int(number)
    if isinstance(number, Decimal | Rational):
        return years
    if isinstance(number, float):
        return float(number)

    # NumPy has floats that are longer than those of Python.
    ratio = getattr(number, "as_integer_ratio", None)
    if ratio is None:
        expected = "expected a number of years with a method as_integer_ratio"
        raise TypeError(f"{expected}, got {quote(number)}")
    try:
        # Callers only compare it, which a fraction does as a float does.
        return cast("float", Fraction(*ratio()))
    except (OverflowError, ValueError):
        return years


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Experience(Part):
    """The experience that a level usually takes. Its years are typical, and include both ends."""

    min_years: float = attrs.field(validator=_is_number)
    """The lower end of the typical years, never less than that of a level below."""

    max_years: float | None = attrs.field(default=None, validator=optional(_is_number))
    """The upper end of the typical years; omitted if there is no upper bound."""

    background: tuple[str, ...] = attrs.field(default=(), converter=strings)
    """Where the experience usually comes from, as a list."""

    def __contains__(self, years: float) -> bool:
        exact = as_exact(years)
        return self.min_years <= exact and (self.max_years is None or exact <= self.max_years)


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Level(Part, Shown):
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
    """The experience that the level usually takes; omitted if the ladder does not say."""

    details: tuple[Detail, ...] = attrs.field(default=(), converter=details, repr=False)
    """Texts for which the level has no other field, each under its name."""

    def __str__(self) -> str:
        return self.title

    def _show_on(self, page: "Page") -> None:
        show_level(page, self, map(with_skills, self.expectations))


def show_level(
    page: "Page", level: Level, expectations: Iterable[str], tracks: Sequence[str] = ()
) -> None:
    """Show a level, with its expectations in these words, and the titles of its tracks."""
    page.title(f"{level.title} ({level.key})")
    page.note(on_tracks(tracks))
    if level.aliases:
        page.note(f"Also called {', '.join(level.aliases)}")
    if level.experience:
        page.note(f"Usually takes {years_in_words(level.experience)}")
    page.paragraph(level.summary)

    page.listing("Responsibilities", level.responsibilities)
    page.listing("Expectations", expectations)
    page.listing("Background", level.experience.background if level.experience else ())
    show_details(page, level.details)


def on_tracks(names: Sequence[str]) -> str:
    """Return in words on which tracks something is, or nothing if it is on none."""
    return f"On the track{'s' * (len(names) > 1)} {', '.join(names)}" if names else ""


def show_details(page: "Page", details: Iterable[Detail]) -> None:
    """Show details, each under its name."""
    page.listing("Details", [under(detail.name, detail.text) for detail in details])


def under(name: str, text: str) -> str:
    """Return a text behind its name, or below it where the text has several lines."""
    joint = "\n" if len(tidy(text).splitlines()) > 1 else " "
    return f"{name}:{joint}{tidy(text)}"


Named: TypeAlias = Level | Skill | Proficiency
"""A value that a ladder finds by its names."""


def names_of(value: Named) -> Iterator[tuple[KeyPath, str]]:
    """Yield each name of a value, after the path to the field that holds it."""
    yield ("key",), value.key
    if isinstance(value, Level):
        yield ("title",), value.title
        for position, alias in enumerate(value.aliases):
            yield ("aliases", position), alias
    elif value.name != value.key:
        yield ("name",), value.name


def with_skills(
    expectation: Expectation,
    skills: Mapping[str, str] = _NO_NAMES,
    proficiencies: Mapping[str, str] = _NO_NAMES,
) -> str:
    """Return the statement of an expectation, and the skills that it takes in brackets.

    The mappings have the names of skills and proficiencies by their keys. Without a name, the key
    is shown.
    """
    asked: list[str] = []
    for need in expectation.requirements:
        skill = skills.get(need.skill, need.skill)
        if need.proficiency is None:
            asked.append(skill)
        else:
            asked.append(f"{skill}: {proficiencies.get(need.proficiency, need.proficiency)}")

    taken = ", ".join(asked)
    statement = tidy(expectation.statement)
    if not taken or not statement:
        return statement or taken
    # Behind a list, the skills would seem to belong to its last item.
    joint = "\n" if len(statement.splitlines()) > 1 else " "
    return f"{statement}{joint}({taken})"


def tell_apart(levels: Sequence[Level]) -> list[str]:
    """Return the titles of levels, each with its key where several have one title."""
    times = Counter(visible(level.title) for level in levels)
    return [
        level.title if times[visible(level.title)] == 1 else f"{level.title} ({level.key})"
        for level in levels
    ]


def years_in_words(experience: Experience | None) -> str:
    """Return the typical years in words, or nothing if the ladder does not state them."""
    if experience is None:
        return ""
    if experience.max_years is None:
        return f"{count(experience.min_years, 'year')} and more"
    return f"{number_in_words(experience.min_years)} to {count(experience.max_years, 'year')}"


def from_to(old: Proficiency | None, new: Proficiency | None) -> str:
    """Return in words how a proficiency changes: `none -> basic`."""
    return f"{old.name if old else 'none'} -> {new.name if new else 'none'}"
