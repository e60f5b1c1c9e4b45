"""Everything that is wrong with a table that describes no ladder.

Problems hide each other. cattrs reports every value of a wrong type at once, but the rules of a
ladder are checked only when there is a ladder to make. Take this file, which has two problems:

    title = "Acme"
    skills = [{ key = "agile", name = 7 }]

    [[levels]]
    key = "pm"
    title = "Product Manager"
    expectations = [{ statement = "Plans", skills = { agil = "basic" } }]

1. Structuring fails: at `skills[0].name`, a number stands for a string. That is reported, and the
   made-up text `"unreadable-skills-0-name"` takes its place in the table: a *stand-in*.
2. Structured again, the table gives the parts of a ladder, and the ladder refuses them: it has no
   skill `agil`, nor a proficiency `basic`. Both are reported, and the search ends.

If the key of the skill were the number, `agil` would not be reported in step 2: the catalogue that
it is missing from could not be read, so nobody knows whether it is there.

Each round mends at least one place, so the search ends. It changes the table, which nothing else
uses by then.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeAlias

import attrs
from cattrs import (
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)

from pm_career._files import messages
from pm_career._files.format import Table, key_in_files, path_in_files
from pm_career._files.strict import TooManyWrongTypes, is_tuple
from pm_career._files.structuring import structure_in_detail
from pm_career._model import Ladder, Requirement
from pm_career._names import nearest
from pm_career._wording import KeyPath
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError

_Cause: TypeAlias = tuple[KeyPath, Any, str | InvalidLadderError]
"""Where structuring failed, the type wanted there, and what is wrong.

What is wrong is empty where another cause says it.
"""

_REQUIREMENTS = tuple[Requirement, ...]
_CATALOGUES = {"skill": "skills", "proficiency": "proficiencies"}


def diagnose(table: Table, unread: set[KeyPath]) -> Iterator[tuple[KeyPath, str]]:
    """Yield everything that is wrong with a table that describes no ladder, each with its path.

    What follows from a stand-in, or from a part that is `unread`, is not reported.
    """
    spoiled = set(unread)
    while True:
        try:
            structure_in_detail(table)
        except TooManyWrongTypes:
            yield (), f"more than {MOST_PROBLEMS:,} values are of the wrong type"
            return
        except BaseValidationError as error:
            causes = list(_causes(error, table, (), Ladder))
        else:
            return

        for path, kind, fault in causes:
            if isinstance(fault, InvalidLadderError):
                yield from _broken_rules(fault, table, spoiled)
                return
            if fault and not _is_in(spoiled, path):
                yield path, fault
            _put_stand_in(table, path, kind)
            spoiled.add(path)


def _causes(error: Exception, value: Any, path: KeyPath, kind: Any) -> Iterator[_Cause]:
    """Yield the causes for which a value could not be structured.

    cattrs raises a tree of exceptions, whose notes name the key or index that leads to each.
    """
    if isinstance(error, ClassValidationError):
        noted, bare = error.group_exceptions()
        for cause in bare:
            yield from _causes(cause, value, path, error.cl)
        for cause, note in noted:
            key = key_in_files(note.name)
            yield from _causes(cause, value.get(key), (*path, key), note.type)
    elif isinstance(error, IterableValidationError):
        for cause, element in error.group_exceptions()[0]:
            at = element.index
            yield from _causes(cause, value[at], (*path, at), element.type)
    elif isinstance(error, ForbiddenExtraKeysError):
        unknown = (key for key in value if key in error.extra_fields)
        for key in islice(unknown, MOST_PROBLEMS):
            yield from _unknown_key(key, value, path, kind)
    elif isinstance(error, InvalidLadderError):
        yield path, kind, error
    else:
        yield path, kind, messages.MISSING_KEY if isinstance(error, KeyError) else str(error)


def _unknown_key(
    key: str, table: Table, path: KeyPath, kind: type[attrs.AttrsInstance]
) -> Iterator[_Cause]:
    """Yield the unknown key, and that the key which was meant is not missing but misspelt."""
    keys = [key_in_files(field.name) for field in attrs.fields(kind)]
    near = nearest(key, [known for known in keys if known not in table])
    yield (*path, key), None, messages.unknown_key(keys, near)
    if near:
        yield (*path, near[0]), None, ""


def _put_stand_in(table: Table, path: KeyPath, kind: Any) -> None:
    """Put a harmless value of the wanted type at the path, or nothing where that is allowed."""
    # No number is harmless among years that rise, so the whole experience goes.
    *way, last = path[:-1] if kind is float else path

    place: Any = table
    for part in way:
        if part == "experience" and part not in place:
            return  # the other number of the same experience has removed it
        place = place[part]

    if kind is str:
        place[last] = f"unreadable-{'-'.join(map(str, path))}"
    elif kind is bool:
        place[last] = False
    elif attrs.has(kind) or kind == _REQUIREMENTS:
        place[last] = {}
    elif is_tuple(kind):
        place[last] = []
    else:
        place.pop(last, None)


def _broken_rules(
    error: InvalidLadderError, table: Table, spoiled: set[KeyPath]
) -> Iterator[tuple[KeyPath, str]]:
    """Yield the rules of a ladder that are broken, unless a stand-in may be the reason."""
    # A catalogue is unsure if it, an item of it, or the key of one could not be read.
    unsure = {spoilt[0] for spoilt in spoiled if spoilt[2:] in {(), ("key",)}}
    for problem in error.problems:
        path = path_in_files(problem.path, table)
        catalogue = _CATALOGUES.get(str(problem.path[-1]))
        if catalogue not in unsure and not _is_in(spoiled, path):
            yield path, problem.message


def _is_in(spoiled: set[KeyPath], path: KeyPath) -> bool:
    """Return whether the path leads into a spoiled place."""
    return any(path[:length] in spoiled for length in range(1, len(path) + 1))
