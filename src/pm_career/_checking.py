"""What the author of a valid ladder should know about it."""

from collections.abc import Iterator
from math import inf
from os import PathLike
from typing import TypeAlias

from pm_career._files import Traversable, load_document
from pm_career._model import Ladder, Level, expected_ranks
from pm_career._titles import spell_out
from pm_career._wording import KeyPath, quoted
from pm_career.exceptions import Problem

_Note: TypeAlias = tuple[KeyPath, str]
"""A place in the ladder, and what there is to know about it."""


def check_ladder(path: str | PathLike[str] | Traversable) -> tuple[Problem, ...]:
    """Return notes on a valid ladder: what its author should know, though it is not a problem.

    The notes name years that no typical range covers, ranges that overlap, a skill that no level
    asks for, a level that asks for no skill, an alias that is the title of another level when
    spelled out, a proficiency that falls on the way up, and a version that is not stated.

    Raises:
        InvalidLadderError: with every problem that can be found, as `load_ladder` does.
    """
    document, ladder = load_document(path)
    notes = (document.problem_of_ladder(message, place) for place, message in _notes(ladder))
    return tuple(document.in_order(notes))


def _notes(ladder: Ladder) -> Iterator[_Note]:
    if not ladder.version:
        yield ("version",), "no version is stated"
    yield from _on_years(ladder)
    yield from _on_skills(ladder)
    yield from _on_aliases(ladder)
    if not ladder.cumulative:
        yield from _on_falls(ladder)


def _on_years(ladder: Ladder) -> Iterator[_Note]:
    """Yield the years that no typical range covers, and where two ranges overlap."""
    covered = 0.0
    below: Level | None = None
    farthest = ""
    for position, level in enumerate(ladder):
        if level.experience is None:
            continue
        low, high = level.experience.min_years, level.experience.max_years
        place = ("levels", position, "experience", "min_years")
        if below is None and low > 0:
            yield place, f"no level answers below {low:g} years"
        elif below and covered < low:
            hole = f"no typical range covers the time from {covered:g} to {low:g} years"
            yield place, f"{hole}, where {quoted(below.key)} answers"
        elif below and covered > low:
            yield place, f"the range overlaps with that of {quoted(farthest)}"
        end = inf if high is None else high
        if end > covered:
            covered, farthest = end, level.key
        below = level
    if below and covered < inf:
        place = ("levels", ladder.position(below), "experience", "max_years")
        hole = f"no typical range covers more than {covered:g} years"
        yield place, f"{hole}, where {quoted(below.key)} answers"


def _on_skills(ladder: Ladder) -> Iterator[_Note]:
    """Yield the skills that no level asks for, and the levels that ask for none."""
    asked = [
        {need.skill for expectation in level.expectations for need in expectation.requirements}
        for level in ladder
    ]
    for position, skill in enumerate(ladder.skills):
        if not any(skill.key in skills for skills in asked):
            yield ("skills", position), f"no level asks for the skill {quoted(skill.key)}"
    for position, skills in enumerate(asked):
        if ladder.skills and not skills:
            yield ("levels", position), f"{quoted(ladder[position].key)} asks for no skill"


def _on_aliases(ladder: Ladder) -> Iterator[_Note]:
    """Yield the aliases that, spelled out, are the title of another level."""
    titles = {spell_out(level.title): level for level in ladder}
    for position, level in enumerate(ladder):
        for number, alias in enumerate(level.aliases):
            other = titles.get(spell_out(alias), level)
            if other is not level:
                place = ("levels", position, "aliases", number)
                yield place, f"{quoted(alias)} reads as the title of {quoted(other.key)}"


def _on_falls(ladder: Ladder) -> Iterator[_Note]:
    """Yield the requirements that ask for less of a skill than a level below."""
    highest: dict[str, tuple[int, str]] = {}
    for position, (level, expected) in enumerate(zip(ladder, expected_ranks(ladder), strict=True)):
        for number, expectation in enumerate(level.expectations):
            for at, need in enumerate(expectation.requirements):
                rank, below = highest.get(need.skill, (0, ""))
                if expected[need.skill] < rank:
                    place = ("levels", position, "expectations", number, "requirements", at)
                    higher = quoted(ladder.proficiencies[rank - 1].key)
                    message = f"asks for less than the {higher} of {quoted(below)}"
                    yield (*place, "proficiency"), message
        for skill, rank in expected.items():
            if rank > highest.get(skill, (0, ""))[0]:
                highest[skill] = rank, level.key
