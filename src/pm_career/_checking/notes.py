"""What may be a mistake in a valid ladder."""

from collections.abc import Iterator
from itertools import pairwise
from math import inf
from typing import TypeAlias

from pm_career._model import Experience, Ladder, Level, Parts, expected_ranks, names_of
from pm_career._names import normalise
from pm_career._titles import spell_out
from pm_career._wording import KeyPath, list_names, quote

Note: TypeAlias = tuple[KeyPath, str]
"""A place in the ladder, and the message about it."""


def find_notes(ladder: Ladder) -> Iterator[Note]:
    """Yield all notes on a ladder."""
    yield from find_notes_on_parts(ladder)
    yield from find_notes_on_order(ladder)


def find_notes_on_parts(parts: Parts) -> Iterator[Note]:
    """Yield the notes that do not depend on the order of the levels."""
    if not parts.version:
        yield ("version",), "no version is stated"
    yield from _check_skills(parts)
    yield from _check_statements(parts)
    yield from _check_shared_names(parts)
    yield from _check_aliases(parts)


def find_notes_on_order(ladder: Ladder) -> Iterator[Note]:
    """Yield the notes on how each level follows the one below it."""
    yield from _check_years(ladder)
    if not ladder.cumulative:
        yield from _check_falls(ladder)
        yield from _check_missing_skills(ladder)


def _check_years(ladder: Ladder) -> Iterator[Note]:
    """Yield the years that no typical range covers, and the ranges that overlap."""
    stated = [
        (position, level.key, level.experience)
        for position, level in enumerate(ladder)
        if level.experience is not None
    ]
    if not stated:
        return

    position, farthest, lowest = stated[0]
    if lowest.min_years > 0:
        message = f"no level is reached in less than {lowest.min_years:g} years"
        yield _place_of_years(position, "min_years"), message

    covered = _end(lowest)  # the years up to which the ranges so far reach
    for (_, below, before), (position, key, years) in pairwise(stated):
        low = years.min_years
        place = _place_of_years(position, "min_years")

        # Both ends belong to a range, so "0 to 2 years" and "2 to 5 years" leave nothing out, and
        # do not overlap.
        if low == before.min_years:
            yield place, f"{quote(below)} has the same minimum; the level for it is this one"
        elif low > covered:
            gap = f"no typical range covers the time from {covered:g} to {low:g} years"
            yield place, f"{gap}; the level for these years is {quote(below)}"
        elif low < covered:
            yield place, f"the typical range overlaps with that of {quote(farthest)}"

        # The range that reaches farthest need not be the last one.
        if _end(years) > covered:
            covered, farthest = _end(years), key

    if covered < inf:
        position, highest, _ = stated[-1]
        gap = f"no typical range covers more than {covered:g} years"
        message = f"{gap}; the level for these years is {quote(highest)}"
        yield _place_of_years(position, "max_years"), message


def _place_of_years(position: int, end: str) -> KeyPath:
    """Return the path to one end of the typical range of a level."""
    return "levels", position, "experience", end


def _end(years: Experience) -> float:
    """Return the years up to which a typical range reaches."""
    return inf if years.max_years is None else years.max_years


def _check_skills(parts: Parts) -> Iterator[Note]:
    """Yield the skills that no level asks for, and the levels that ask for no skill."""
    asked = [
        {need.skill for expectation in level.expectations for need in expectation.requirements}
        for level in parts.levels
    ]
    asked_by_any = set[str]().union(*asked)

    for position, skill in enumerate(parts.skills):
        if skill.key not in asked_by_any:
            yield ("skills", position), f"no level asks for the skill {quote(skill.key)}"

    # In a ladder without a catalogue, no level can ask for a skill.
    if parts.skills:
        for position, level in enumerate(parts.levels):
            if not asked[position]:
                yield ("levels", position), f"{quote(level.key)} asks for no skill"


def _check_statements(parts: Parts) -> Iterator[Note]:
    """Yield the expectations that have no statement, unless descriptors say all that they ask."""
    described = {
        (skill.key, descriptor.proficiency)
        for skill in parts.skills
        for descriptor in skill.descriptors
    }
    for position, level in enumerate(parts.levels):
        for number, expectation in enumerate(level.expectations):
            asked = {
                (need.skill, need.proficiency or level.key) for need in expectation.requirements
            }
            if not expectation.statement.strip() and not asked <= described:
                place = ("levels", position, "expectations", number)
                yield place, "nothing says in words what is expected"


def _check_shared_names(parts: Parts) -> Iterator[Note]:
    """Yield the titles and aliases that a level below has too, or another level as its key."""
    keys = {normalise(level.key): level for level in parts.levels}
    owners: dict[str, Level] = {}
    for position, level in enumerate(parts.levels):
        for path, name in names_of(level):
            spelling = normalise(name)
            owner = owners.setdefault(spelling, level)
            if owner is level:
                owner = keys.get(spelling, level)
            # A key always finds its level.
            if owner is not level and path != ("key",):
                place = ("levels", position, *path)
                message = f"{quote(name)} is also a name of {quote(owner.key)}"
                yield place, f"{message}, so it finds neither level"


def _check_aliases(parts: Parts) -> Iterator[Note]:
    """Yield the aliases that are the title of another level, such as "Sr. PM"."""
    levels = {spell_out(level.title): level for level in parts.levels}
    for position, level in enumerate(parts.levels):
        for number, alias in enumerate(level.aliases):
            other = levels.get(spell_out(alias), level)
            # An alias that is exactly that title is a shared name.
            if other is not level and normalise(alias) != normalise(other.title):
                place = ("levels", position, "aliases", number)
                yield place, f"{quote(alias)} stands for the title of {quote(other.key)}"


def _check_falls(ladder: Ladder) -> Iterator[Note]:
    """Yield the requirements of levels that ask for less of a skill than a level below them."""
    highest: dict[str, tuple[int, str]] = {}  # by skill: the highest rank so far, and its level

    for position, expected in enumerate(expected_ranks(ladder)):
        level = ladder[position]
        for skill, rank in expected.items():
            if skill not in highest or rank > highest[skill][0]:
                highest[skill] = rank, level.key

        for n, expectation in enumerate(level.expectations):
            for m, need in enumerate(expectation.requirements):
                rank, owner = highest[need.skill]
                # The level counts as a whole: one expectation may ask for "basic" if another one
                # asks for "expert".
                if expected[need.skill] < rank:
                    place = ("levels", position, "expectations", n, "requirements", m)
                    higher = quote(ladder.proficiencies[rank - 1].key)
                    message = f"asks for less than {quote(owner)}, which asks for {higher}"
                    yield (*place, "proficiency"), message


def _check_missing_skills(ladder: Ladder) -> Iterator[Note]:
    """Yield the levels that do not expect a skill which the level below expects."""
    for position, (below, here) in enumerate(pairwise(expected_ranks(ladder)), 1):
        missing = [skill for skill in below if skill not in here]
        # `_check_skills` reports a level that expects nothing.
        if missing and here:
            lower = quote(ladder[position - 1].key)
            message = f"does not ask for {list_names(missing)}, unlike {lower} below it"
            yield ("levels", position, "expectations"), message
