"""The rules that parts must follow to make a ladder.

Each rule checks the parts that it gets, and yields a problem for every place that breaks it.
"""

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence

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
from pm_career._names import normalise
from pm_career._wording import KeyPath
from pm_career.exceptions import Problem

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_levels(levels: Sequence[Level]) -> Iterator[Problem]:
    """Yield a problem where there are no levels."""
    if not levels:
        yield Problem(messages.NO_LEVELS, ("levels",))


def check_texts(texts: Iterable[tuple[KeyPath, str]]) -> Iterator[Problem]:
    """Yield the texts that are empty, given each text after its path."""
    for path, text in texts:
        if not text.strip():
            yield Problem(messages.EMPTY_TEXT, path)


def check_names(kind: str, values: Sequence[Named]) -> Iterator[Problem]:
    """Yield the ill-formed keys, and the names that have no letters or belong to two values.

    `kind` is the field of the ladder that lists the values. Two levels may share a title or an
    alias, unless one of them has it as its key.
    """
    may_share = kind == "levels"
    keys = {value.key: position for position, value in reversed([*enumerate(values)])}
    owners: dict[str, int] = {}  # the position of the value that first had each name

    for position, value in enumerate(values):
        if not _KEY.fullmatch(value.key):
            yield Problem(messages.ill_formed_key(value.key), (kind, position, "key"))

        for path, name in names_of(value):
            place = (kind, position, *path)
            is_key = path == ("key",)
            spelling = normalise(name)

            owner = position
            if may_share and not is_key:
                owner = keys.get(name, position)
            elif spelling:
                # A name without letters, such as "--", is not compared with others.
                owner = owners.setdefault(spelling, position)

            if owner != position and name == values[owner].key:
                # One problem for the whole value, not one for each of its names.
                yield Problem(messages.listed_twice(name), place)
                break
            if owner != position:
                yield Problem(messages.name_of_another(name, values[owner].key), place)
            elif not spelling and name.strip() and not is_key:
                yield Problem(messages.name_without_letters(name), place)


def check_expectations(
    levels: Sequence[Level], skills: Iterable[Skill], proficiencies: Iterable[Proficiency]
) -> Iterator[Problem]:
    """Yield the expectations that expect nothing, and those whose skills are wrong.

    A skill is wrong if it is not listed or asked for twice. In a ladder with proficiencies, it
    needs one of them. In a ladder without, it has none.
    """
    known_skills = {skill.key for skill in skills}
    known_proficiencies = [proficiency.key for proficiency in proficiencies]

    for n, level in enumerate(levels):
        for m, expectation in enumerate(level.expectations):
            at = ("levels", n, "expectations", m)
            if not expectation.statement.strip() and not expectation.requirements:
                yield Problem(messages.NOTHING_EXPECTED, (*at, "statement"))

            asked: set[str] = set()
            for k, need in enumerate(expectation.requirements):
                place = (*at, "requirements", k)

                if need.skill not in known_skills:
                    message = messages.unlisted("skill", need.skill, known_skills)
                    yield Problem(message, (*place, "skill"))
                elif need.skill in asked:
                    yield Problem(messages.asked_twice(need.skill), (*place, "skill"))
                asked.add(need.skill)

                if fault := _check_proficiency(need, known_proficiencies):
                    yield Problem(fault, (*place, "proficiency"))


def _check_proficiency(need: Requirement, known: Collection[str]) -> str:
    """Return what is wrong with the proficiency of a requirement, or nothing."""
    if need.proficiency is None:
        return messages.without_proficiency(need.skill, known) if known else ""
    if not known:
        return messages.with_proficiency(need.skill)
    if need.proficiency not in known:
        return messages.unlisted("proficiency", need.proficiency, known)
    return ""


def check_descriptors(
    skills: Sequence[Skill], scale: Iterable[Proficiency | Level]
) -> Iterator[Problem]:
    """Yield the descriptors of what is not on the scale, and the second ones of a proficiency."""
    known = [each.key for each in scale]
    for n, skill in enumerate(skills):
        described: set[str] = set()
        for m, descriptor in enumerate(skill.descriptors):
            key = descriptor.proficiency
            place = ("skills", n, "descriptors", m, "proficiency")
            if key not in known:
                yield Problem(messages.unlisted("proficiency", key, known), place)
            elif key in described:
                yield Problem(messages.described_twice(key), place)
            described.add(key)


def check_details(details: Iterable[tuple[KeyPath, Sequence[Detail]]]) -> Iterator[Problem]:
    """Yield the details whose name another one has, given the details of each value by path."""
    for path, listed in details:
        seen: set[str] = set()
        for position, detail in enumerate(listed):
            spelling = normalise(detail.name)
            if spelling in seen:
                yield Problem(messages.named_twice(detail.name), (*path, position, "name"))
            seen.add(spelling)


def check_years(levels: Sequence[Level]) -> Iterator[Problem]:
    """Yield the years that are not valid numbers, and those that fall."""
    below: tuple[str, float] | None = None
    seen: set[str] = set()
    for position, level in enumerate(levels):
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
            message = messages.years_fall(low, below[1], below[0])
            yield Problem(message, (*place, "min_years"))
        if high is not None and high <= low:
            message = messages.years_not_above_minimum(high, low)
            yield Problem(message, (*place, "max_years"))
        below = level.key, low
