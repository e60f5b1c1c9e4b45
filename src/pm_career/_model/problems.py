"""Everything that keeps parts from being a ladder, or a framework.

The module loads with the first of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from pm_career._model import rules
from pm_career._model.messages import TOO_MANY_LETTERS
from pm_career._model.parts import Parts
from pm_career._model.values import Detail, Named, names_of
from pm_career._wording import KeyPath
from pm_career.exceptions import InvalidLadderError, Problem


def refuse(problems: Iterable[Problem]) -> None:
    """Raise an error with all problems, if there are any."""
    error = InvalidLadderError(problems)
    if error.problems:
        raise error


def find_problems(parts: Parts, lists: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Yield all problems but those of the years, which depend on the order of the levels.

    `lists` has the fields that are lists of texts.
    """
    return chain(
        rules.check_levels(parts.levels),
        rules.check_texts(_texts(parts, lists)),
        _check_names(parts),
        rules.check_expectations(parts.levels, parts.skills, parts.proficiencies),
        rules.check_descriptors(parts.skills, parts.levels, parts.proficiencies),
        rules.check_details(_details(parts)),
    )


def _check_names(parts: Parts) -> Iterator[Problem]:
    """Yield the problems of names. Too many of them are not compared with each other."""
    too_long = [*rules.check_lengths(_names(parts))]
    yield from too_long
    if any(problem.message == TOO_MANY_LETTERS for problem in too_long):
        return

    yield from rules.check_names("levels", parts.levels, names_of)
    yield from rules.check_names("skills", parts.skills, names_of)
    yield from rules.check_names("proficiencies", parts.proficiencies, names_of)


def _texts(parts: Parts, lists: Mapping[str, Sequence[str]]) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text that must not be empty, after its path, without those of details."""
    yield ("title",), parts.title
    for field, texts in lists.items():
        yield from rules.list_texts((field,), texts)

    for n, level in enumerate(parts.levels):
        place = ("levels", n)
        yield (*place, "title"), level.title
        yield from rules.list_texts((*place, "aliases"), level.aliases)
        yield from rules.list_texts((*place, "responsibilities"), level.responsibilities)
        if level.experience:
            background = level.experience.background
            yield from rules.list_texts((*place, "experience", "background"), background)

    for n, skill in enumerate(parts.skills):
        yield ("skills", n, "name"), skill.name
        for m, descriptor in enumerate(skill.descriptors):
            yield ("skills", n, "descriptors", m, "text"), descriptor.text

    for n, proficiency in enumerate(parts.proficiencies):
        if proficiency.name != proficiency.key:
            yield ("proficiencies", n, "name"), proficiency.name


def _names(parts: Parts) -> Iterator[tuple[KeyPath, str]]:
    """Yield every name, after its path, without those of details."""
    named: dict[str, Sequence[Named]] = {
        "levels": parts.levels,
        "skills": parts.skills,
        "proficiencies": parts.proficiencies,
    }
    for kind, values in named.items():
        for position, value in enumerate(values):
            for path, name in names_of(value):
                yield (kind, position, *path), name


def _details(parts: Parts) -> Iterator[tuple[KeyPath, tuple[Detail, ...]]]:
    """Yield the details of each value that has them, after their path."""
    yield ("details",), parts.details
    for n, level in enumerate(parts.levels):
        yield ("levels", n, "details"), level.details
    for n, skill in enumerate(parts.skills):
        yield ("skills", n, "details"), skill.details
