"""What the author of a ladder may want to know of it, though it is no fault."""

import re
from collections.abc import Iterator
from math import inf
from typing import TYPE_CHECKING

from pm_career._loading import load_document
from pm_career._model import Ladder, Level
from pm_career._wording import KeyPath, quoted
from pm_career.exceptions import Problem

if TYPE_CHECKING:
    from os import PathLike

    from pm_career._reading import Traversable

Note = tuple[KeyPath, str]

_SPELLED_OUT = {
    "apm": "associate product manager",
    "assoc": "associate",
    "cpo": "chief product officer",
    "dir": "director",
    "exec": "executive",
    "jr": "junior",
    "mgr": "manager",
    "pm": "product manager",
    "prin": "principal",
    "snr": "senior",
    "sr": "senior",
    "svp": "senior vice president",
    "vp": "vice president",
}


def check_ladder(path: "str | PathLike[str] | Traversable") -> tuple[Problem, ...]:
    """Return what is worth knowing of the ladder at a path, though nothing is wrong with it.

    It tells of years that no typical range covers and of ranges that overlap, of a skill that no
    level asks for and of a level that asks for none, of an alias that is another level's title
    abbreviated, of a proficiency that falls on the way up, and of a version that is not stated.

    Raises:
        InvalidLadderError: with every fault that can be seen, as `load_ladder` does.
    """
    from pm_career._structuring import path_in_files

    document, ladder = load_document(path)
    return tuple(
        document.in_order(
            document.problem(message, path_in_files(place, document.table))
            for place, message in _notes(ladder)
        )
    )


def _notes(ladder: Ladder) -> Iterator[Note]:
    if not ladder.version:
        yield ("version",), "no version is stated"
    yield from _on_years(ladder)
    yield from _on_skills(ladder)
    yield from _on_aliases(ladder)
    if not ladder.cumulative:
        yield from _on_falls(ladder)


def _on_years(ladder: Ladder) -> Iterator[Note]:
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


def _on_skills(ladder: Ladder) -> Iterator[Note]:
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


def _on_aliases(ladder: Ladder) -> Iterator[Note]:
    """Yield the aliases that, spelled out, are the title of another level."""
    titles = {_spelled_out(level.title): level for level in ladder}
    for position, level in enumerate(ladder):
        for number, alias in enumerate(level.aliases):
            other = titles.get(_spelled_out(alias), level)
            if other is not level:
                place = ("levels", position, "aliases", number)
                yield place, f"{quoted(alias)} reads as the title of {quoted(other.key)}"


def _spelled_out(title: str) -> str:
    """Return the words of a title without abbreviations."""
    words: list[str] = re.findall(r"\w+", title.casefold())
    return " ".join(_SPELLED_OUT.get(word, word) for word in words)


def _on_falls(ladder: Ladder) -> Iterator[Note]:
    """Yield the requirements that ask for less of a skill than a level below."""
    highest: dict[str, tuple[int, str]] = {}
    for position, (level, expected) in enumerate(zip(ladder, ladder.expected_ranks, strict=True)):
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
