"""The rules that parts must follow to make a ladder.

Each rule checks the parts that it gets, and yields a problem for every place that breaks it.
"""

import re
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from pm_career._model import messages
from pm_career._model.values import (
    Detail,
    Level,
    Named,
    Proficiency,
    Requirement,
    Skill,
    names_of,
)
from pm_career._names import (
    FEWEST_COUNTED,
    LONGEST_NAME,
    MOST_COMPARED,
    MOST_EXPLAINED,
    MOST_LETTERS,
    MOST_MARKS,
    fold,
    longest_run_of_marks,
    nearest,
    normalise,
    visible,
)
from pm_career._wording import KeyPath
from pm_career.exceptions import Problem

if TYPE_CHECKING:
    from pm_career._names import Keyed

_K = TypeVar("_K", bound="Keyed")

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Listed(dict[str, Named]):
    """The values that are listed, by their keys."""

    def __init__(self, what: str, values: Iterable[Named]) -> None:
        super().__init__((value.key, value) for value in values)
        self._what = what
        self._left = MOST_EXPLAINED

    def miss(self, key: str) -> str:
        """Return what is wrong with a key that is not listed.

        The key may be a name instead, as in `skills = ["Product discovery"]`. Only the first few
        keys are compared with the names.
        """
        if not self._left:
            return messages.unlisted(self._what, key)

        self._left -= 1
        named = ((name, value.key) for value in self.values() for _, name in names_of(value))
        keys = dict(islice(named, MOST_COMPARED))
        near = dict.fromkeys(keys[name] for name in nearest(key, keys))
        return messages.unlisted(self._what, key, near)


def check_levels(levels: Sequence[Level]) -> Iterator[Problem]:
    """Yield a problem where there are no levels."""
    if not levels:
        yield Problem(messages.NO_LEVELS, ("levels",))


def check_texts(texts: Iterable[tuple[KeyPath, str]]) -> Iterator[Problem]:
    """Yield the texts that are empty or cannot be seen, given each text after its path."""
    for path, text in texts:
        if not text.strip():
            yield Problem(messages.EMPTY_TEXT, path)
        elif not visible(text).strip():
            yield Problem(messages.invisible(text), path)


def check_lengths(names: Iterable[tuple[KeyPath, str]]) -> Iterator[Problem]:
    """Yield the names that take long to compare with others, given each name after its path."""
    letters = 0
    for path, name in names:
        if len(name) > LONGEST_NAME:
            yield Problem(messages.TOO_LONG, path)
            continue

        length = len(name)
        if not name.isascii():
            if longest_run_of_marks(name) > MOST_MARKS:
                yield Problem(messages.TOO_MANY_MARKS, path)
                continue
            # One character may stand for eighteen letters.
            length = len(fold(name))
            if length > LONGEST_NAME:
                yield Problem(messages.TOO_LONG, path)
                continue

        letters += max(length, FEWEST_COUNTED)
        if letters > MOST_LETTERS:
            yield Problem(messages.TOO_MANY_LETTERS, path)
            return


def list_texts(path: KeyPath, texts: Iterable[str]) -> Iterator[tuple[KeyPath, str]]:
    """Yield each text of a list, after its path."""
    for position, text in enumerate(texts):
        yield (*path, position), text


def check_names(
    kind: str,
    values: Sequence[_K],
    names_of: Callable[[_K], Iterable[tuple[KeyPath, str]]],
) -> Iterator[Problem]:
    """Yield the ill-formed keys, and the names that have no letters or belong to two values.

    Two levels may share a title or an alias, unless one of them has it as its key.

    Args:
        kind: The field that lists the values.
        values: The values.
        names_of: Returns each name of a value, its key first, after the path to it.
    """
    may_share = kind == "levels"
    keys: dict[str, int] = {}  # the position of the first value with each key
    for position, value in enumerate(values):
        keys.setdefault(value.key, position)
    owners: dict[str, int] = {}  # the position of the first value with each name, as spelled

    for position, value in enumerate(values):
        if not _KEY.fullmatch(value.key):
            yield Problem(messages.ill_formed_key(value.key), (kind, position, "key"))

        if keys[value.key] != position:
            # One problem for the whole value, not one for each of its names.
            yield Problem(messages.listed_twice(value.key), (kind, position, "key"))
            continue

        for path, name in names_of(value):
            is_key = path == ("key",)
            spelling = normalise(name)

            owner = keys.get(name, position)
            # A name without letters, such as "--", is not compared with others.
            if owner == position and spelling and (is_key or not may_share):
                owner = owners.setdefault(spelling, position)

            if owner != position and name == values[owner].key:
                what = type(value).__name__.lower()
                yield Problem(messages.key_of_another(what, name), (kind, position, *path))
            elif owner != position:
                message = messages.name_of_another(name, values[owner].key)
                yield Problem(message, (kind, position, *path))
            elif not spelling and visible(name).strip() and not is_key:
                yield Problem(messages.name_without_letters(name), (kind, position, *path))


def check_size(
    path: KeyPath, levels: int, skills: int, most: int = messages.MOST_CELLS
) -> Iterator[Problem]:
    """Yield a problem if a matrix of so many levels and skills has too many cells."""
    if levels * skills > most:
        yield Problem(messages.too_large(levels, skills, most), path)


def check_expectations(
    levels: Sequence[Level], skills: Iterable[Skill], proficiencies: Iterable[Proficiency]
) -> Iterator[Problem]:
    """Yield the expectations that expect nothing, and those whose skills are wrong.

    A skill is wrong if it is not listed or asked for twice. In a ladder with proficiencies, it
    needs one of them. In a ladder without, it has none.
    """
    known_skills = Listed("skill", skills)
    scale = Listed("proficiency", proficiencies)

    for n, level in enumerate(levels):
        for m, expectation in enumerate(level.expectations):
            place = ("levels", n, "expectations", m)
            if not expectation.requirements and not visible(expectation.statement).strip():
                yield Problem(messages.NOTHING_EXPECTED, (*place, "statement"))

            asked: set[str] = set()
            for k, requirement in enumerate(expectation.requirements):
                if fault := _check_skill(requirement, known_skills, asked):
                    yield Problem(fault, (*place, "requirements", k, "skill"))
                if fault := _check_proficiency(requirement, scale):
                    yield Problem(fault, (*place, "requirements", k, "proficiency"))
                asked.add(requirement.skill)


def _check_skill(requirement: Requirement, known: Listed, asked: Container[str]) -> str:
    """Return what is wrong with the skill of a requirement, or nothing."""
    if requirement.skill not in known:
        return known.miss(requirement.skill)
    return messages.asked_twice(requirement.skill) if requirement.skill in asked else ""


def _check_proficiency(requirement: Requirement, scale: Listed) -> str:
    """Return what is wrong with the proficiency of a requirement, or nothing."""
    if requirement.proficiency is None:
        return messages.without_proficiency(requirement.skill, scale) if scale else ""
    if requirement.proficiency in scale:
        return ""
    if not scale:
        return messages.with_proficiency(requirement.skill)
    return scale.miss(requirement.proficiency)


def check_descriptors(
    skills: Sequence[Skill], levels: Iterable[Level], proficiencies: Sequence[Proficiency]
) -> Iterator[Problem]:
    """Yield the descriptors of what is not on the scale, and the second ones of a proficiency.

    A ladder without proficiencies describes its skills at its levels.
    """
    scale = Listed("proficiency", proficiencies) if proficiencies else Listed("level", levels)

    for n, skill in enumerate(skills):
        described: set[str] = set()
        for m, descriptor in enumerate(skill.descriptors):
            key = descriptor.proficiency
            place = ("skills", n, "descriptors", m, "proficiency")
            if key not in scale:
                yield Problem(scale.miss(key), place)
            elif key in described:
                yield Problem(messages.described_twice(key), place)
            described.add(key)


def check_details(details: Iterable[tuple[KeyPath, Sequence[Detail]]]) -> Iterator[Problem]:
    """Yield the details without a name or a text, and those whose name another one has.

    The details of each value come after their path.
    """
    for path, listed in details:
        for position, detail in enumerate(listed):
            place = (*path, position)
            yield from check_lengths([((*place, "name"), detail.name)])
            yield from check_texts(
                [((*place, "name"), detail.name), ((*place, "text"), detail.text)]
            )

        seen: set[str] = set()
        for position, detail in enumerate(listed):
            spelling = normalise(detail.name)
            if spelling in seen:
                yield Problem(messages.named_twice(detail.name), (*path, position, "name"))
            seen.add(spelling)


def check_years(levels: Iterable[tuple[int, Level]], track: str = "") -> Iterator[Problem]:
    """Yield the years that are not valid numbers, and those that fall.

    Each level is after the position at which it is listed, and `track` is the key of the track in a
    framework.
    """
    below: tuple[str, float] | None = None
    seen: set[str] = set()
    for position, level in levels:
        # If a level is listed twice, `check_names` reports it. Its place in the order is unsure.
        if level.experience is None or level.key in seen:
            continue
        seen.add(level.key)

        place = ("levels", position, "experience")
        low, high = level.experience.min_years, level.experience.max_years
        odd = [
            Problem(messages.not_years(years), (*place, field))
            for field, years in (("min_years", low), ("max_years", high))
            if years is not None and not 0 <= years <= sys.float_info.max
        ]
        yield from odd
        if odd:
            continue

        if below and low < below[1]:
            message = messages.years_fall(low, below[1], below[0], track)
            yield Problem(message, (*place, "min_years"))
        if high is not None and high <= low:
            message = messages.years_not_above_minimum(high, low)
            yield Problem(message, (*place, "max_years"))
        below = level.key, low
