"""Everything that is wrong with a table that does not describe a value, such as a ladder.

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

Each round replaces every value that it reports, so the search ends. It changes the table, which
nothing else uses by then.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import nan
from types import NoneType
from typing import Any, NamedTuple, get_args

import attrs
from cattrs import (
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)

from pm_career._files import messages
from pm_career._files.format import TABLES, Table, key_in_files, path_in_files
from pm_career._files.strict import is_tuple
from pm_career._files.structuring import TABLE_TYPES, structure_in_detail
from pm_career._names import nearest
from pm_career._wording import KeyPath
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError, Problem


class _Cause(NamedTuple):
    """A reason why a table could not be structured."""

    path: KeyPath
    """Where structuring failed."""

    wanted: Any
    """The type of the value that was expected there; `None` if no value was."""

    message: str = ""
    """What is wrong; empty if another cause reports it."""

    broken_rules: Sequence[Problem] = ()
    """The rules that are broken by the ladder there."""


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
        except BaseValidationError as error:
            causes = list(_causes(error, table))
        else:
            return

        # A ladder that breaks its rules does so until the last round, which reports it.
        unreadable = [cause for cause in causes if not cause.broken_rules]
        if not unreadable:
            for cause in causes:
                yield from _broken_rules(cause.broken_rules, table, cause.path, spoiled)
            return

        for cause in unreadable:
            if cause.message and not _is_in(spoiled, cause.path):
                yield cause.path, cause.message
            _put_stand_in(table, cause.path, cause.wanted)
            spoiled.add(cause.path)


def _causes(error: Exception, value: Any, path: KeyPath = (), kind: Any = None) -> Iterator[_Cause]:
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
        yield _Cause(path, None, broken_rules=error.problems)
    else:
        message = messages.MISSING_KEY if isinstance(error, KeyError) else str(error)
        yield _Cause(path, kind, message)


def _unknown_key(
    key: str, table: Table, path: KeyPath, kind: type[attrs.AttrsInstance]
) -> Iterator[_Cause]:
    """Yield the unknown key, and the key that it misspells, which is not reported as missing."""
    keys = [key_in_files(field.name) for field in attrs.fields(kind)]
    near = nearest(key, [known for known in keys if known not in table])
    yield _Cause((*path, key), None, messages.unknown_key(keys, near))
    if near:
        yield _Cause((*path, near[0]), None)


def _put_stand_in(table: Table, path: KeyPath, kind: Any) -> None:
    """Put a valid value of a type at the path. If the type is `None`, remove what is there."""
    *way, last = path
    place: Any = table
    for part in way:
        place = place[part]

    if kind is None:
        place.pop(last, None)
    else:
        place[last] = _stand_in(kind, path)


def _stand_in(kind: Any, path: KeyPath) -> Any:
    """Return a valid value of a type, which for a name is one that nothing else has."""
    if kind in {str, str | int}:
        return f"unreadable-{'-'.join(map(str, path))}"
    if kind is float:
        # Years must not fall, so any number may break that rule. It does not look at this one.
        return nan
    if kind in {bool, int}:
        return kind()
    # The details of a value are a table, but those of a `Difference[Detail]` are a list.
    if attrs.has(kind) or (kind in TABLE_TYPES and path[-1] in TABLES.values()):
        return {}
    if is_tuple(kind):
        return []
    options = get_args(kind)
    return None if NoneType in options else options[0]


def _broken_rules(
    problems: Iterable[Problem], table: Table, start: KeyPath, spoiled: set[KeyPath]
) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path and the message of each broken rule, unless a stand-in may be the reason.

    The ladder that broke them starts at a path of the table.
    """
    ladder: Any = table
    for part in start:
        ladder = ladder[part]
    depth = len(start)
    inside = {path[depth:] for path in spoiled if path[:depth] == start and path != start}

    # A catalogue is unsure if it, an item of it, or the key of one could not be read: ("skills",),
    # ("skills", 0) or ("skills", 0, "key").
    unsure = {path[0] for path in inside if path[2:] in {(), ("key",)}}

    # An expectation whose skills could not be read may do without a statement.
    excused = {(*path[: path.index("skills")], "statement") for path in inside if "skills" in path}

    for problem in problems:
        path = path_in_files(problem.path, ladder)
        is_sure = unsure.isdisjoint(_catalogues(problem.path, ladder))
        if is_sure and not _is_in(inside | excused, path):
            yield (*start, *path), problem.message


def _catalogues(path: KeyPath, ladder: Table) -> set[str]:
    """Return the fields of a ladder or a framework that may list what is named at a path."""
    if path[0] == "tracks":
        return {"levels"} if _names_no_level(path, ladder) else set()
    if path[-1] == "skill":
        return {"skills"}
    if path[-1] != "proficiency":
        return set()
    # Without proficiencies, skills are described at levels. They may be among what is unreadable.
    at_levels = "descriptors" in path and not ladder.get("proficiencies")
    return {"proficiencies", "levels"} if at_levels else {"proficiencies"}


def _names_no_level(path: KeyPath, framework: Table) -> bool:
    """Return whether a track names something at a path that is the key of no level."""
    match path:
        case ("tracks", int(track), "levels", int(position)):
            key = framework["tracks"][track]["levels"][position]
            return all(key != level["key"] for level in framework["levels"])
        case _:
            return False


def _is_in(spoiled: set[KeyPath], path: KeyPath) -> bool:
    """Return whether the path leads into a spoiled place."""
    return any(path[:length] in spoiled for length in range(1, len(path) + 1))
