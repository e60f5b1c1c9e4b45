"""Everything that is wrong with a table that does not describe a ladder.

Problems hide each other. cattrs reports every value of a wrong type at once, but the rules of a
ladder are checked only when there is a ladder to make. Take this file, which has two problems:

    title = "Acme"
    skills = [{ key = "agile", name = 7 }]

    [[levels]]
    key = "pm"
    title = "Product Manager"
    expectations = [{ statement = "Plans", skills = { agil = "basic" } }]

1. Structuring fails, because `skills[0].name` is a number and not a string. That is reported. In
   the table, a *stand-in* replaces the number: the made-up text `"unreadable-skills-0-name"`.
2. Structuring succeeds, but the ladder refuses its parts: it has no skill `agil` and no
   proficiency `basic`. Both are reported, and the search ends.

If the key of the skill were a number too, step 2 would not report `agil`. The unreadable key might
have been `agil`.

Each round replaces at least one value, or is the last, so the search ends. It changes the table,
which nothing else uses by then.
"""

from collections.abc import Iterable, Iterator
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
from pm_career._model import Descriptor, Detail, Requirement
from pm_career._names import nearest
from pm_career._wording import KeyPath
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError

_Cause: TypeAlias = tuple[KeyPath, Any, str | InvalidLadderError]
"""The path where structuring failed, the expected type, and what is wrong.

The last is empty if another cause reports it.
"""

_TABLES = (tuple[Descriptor, ...], tuple[Detail, ...], tuple[Requirement, ...])
_CATALOGUES = {"skill": "skills", "proficiency": "proficiencies"}


def diagnose(
    table: Table, kind: type[attrs.AttrsInstance], unread: Iterable[KeyPath] = ()
) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path and the message of each problem of a table that does not describe a value.

    `kind` is the class of the value. A problem that may be caused by a stand-in, or by a part that
    is `unread`, is not reported.
    """
    spoiled = set(unread)
    while True:
        try:
            structure_in_detail(table, kind)
        except TooManyWrongTypes:
            yield (), f"more than {MOST_PROBLEMS:,} values are of the wrong type"
            return
        except BaseValidationError as error:
            causes = list(_causes(error, table, (), kind))
        else:
            return

        already_spoiled = len(spoiled)
        for path, wanted, fault in causes:
            if isinstance(fault, InvalidLadderError):
                yield from _broken_rules(fault, table, path, spoiled)
                return
            if fault and not _is_in(spoiled, path):
                yield path, fault
            _put_stand_in(table, path, wanted)
            spoiled.add(path)
        if len(spoiled) == already_spoiled:
            # There is no stand-in for what is missing, so nothing more can be found.
            return


def _causes(error: Exception, value: Any, path: KeyPath, kind: Any) -> Iterator[_Cause]:
    """Yield the reasons why a value could not be structured.

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
    """Yield the unknown key, and the key that it misspells, which is not reported as missing."""
    keys = [key_in_files(field.name) for field in attrs.fields(kind)]
    near = nearest(key, [known for known in keys if known not in table])
    yield (*path, key), None, messages.unknown_key(keys, near)
    if near:
        yield (*path, near[0]), None, ""


def _put_stand_in(table: Table, path: KeyPath, kind: Any) -> None:
    """Put a valid value of the expected type at the path, or nothing if that is allowed."""
    # Years must rise, so any made-up number may break that rule. The whole experience is removed.
    *way, last = path[:-1] if kind is float else path

    place: Any = table
    for part in way:
        # The other number of the same experience may have removed it.
        if part == "experience" and part not in place:
            return
        place = place[part]

    if kind is str:
        place[last] = f"unreadable-{'-'.join(map(str, path))}"
    elif kind is bool:
        place[last] = False
    elif attrs.has(kind) or kind in _TABLES:
        place[last] = {}
    elif is_tuple(kind):
        place[last] = []
    else:
        place.pop(last, None)


def _broken_rules(
    error: InvalidLadderError, table: Table, start: KeyPath, spoiled: set[KeyPath]
) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path and the message of each broken rule, unless a stand-in may be the reason.

    The ladder that broke them starts at a path of the table.
    """
    ladder: Any = table
    for part in start:
        ladder = ladder[part]

    # A catalogue is unsure if it, an item of it, or the key of one could not be read: ("skills",),
    # ("skills", 0) or ("skills", 0, "key").
    unsure = {path[0] for path in spoiled if path[2:] in {(), ("key",)}}

    for problem in error.problems:
        path = (*start, *path_in_files(problem.path, ladder))
        catalogue = _CATALOGUES.get(str(problem.path[-1]))
        if catalogue not in unsure and not _is_in(spoiled, path):
            yield path, problem.message


def _is_in(spoiled: set[KeyPath], path: KeyPath) -> bool:
    """Return whether the path leads into a spoiled place."""
    return any(path[:length] in spoiled for length in range(1, len(path) + 1))
