"""From plain data that a program holds to a value: what `json.loads` or a YAML library returns."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import Any, TypeVar, cast

import attrs

from pm_career._files import messages
from pm_career._files.format import MOST_CONTAINERS
from pm_career._files.structuring import NOT_A_VALUE, structure
from pm_career._once import while_no_fork
from pm_career._wording import KeyPath
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError, Problem

_T = TypeVar("_T", bound=attrs.AttrsInstance)


def read_plain(kind: type[_T], data: object) -> _T:
    """Return the value of a class that plain data describes.

    Raises:
        InvalidLadderError: with every problem that can be found.
    """
    faults: dict[KeyPath, str] = {}
    try:
        table = _copy(data, (), (), faults, iter(range(MOST_CONTAINERS)))
    except RecursionError:
        raise InvalidLadderError([Problem(messages.TOO_DEEP)]) from None

    if not faults:
        with suppress(*NOT_A_VALUE):
            return structure(table, kind)

    with while_no_fork:
        # Most data is valid, so the module loads with the first that is not.
        from pm_career._files.diagnosing import diagnose

    found = islice(chain(faults.items(), diagnose(table, kind, faults)), MOST_PROBLEMS)
    raise InvalidLadderError(Problem(message, path) for path, message in dict.fromkeys(found))


def _copy(
    value: Any,
    path: KeyPath,
    outer: tuple[int, ...],
    faults: dict[KeyPath, str],
    left: Iterator[int],
) -> Any:
    """Return a copy of plain data, in the types of files.

    A library may have types of its own. A document of tomlkit, for example, is a dictionary whose
    texts know their quotes.

    Args:
        value: The data.
        path: Where the data is.
        outer: The ids of the tables and lists around it.
        faults: What is wrong at a path. It is added to.
        left: A number for each table or list that may still come.
    """
    if not isinstance(value, Mapping | list | tuple):
        return _copy_plain(value)

    container = cast("Mapping[object, object] | Sequence[object]", value)
    if id(container) in outer:
        faults[path] = messages.CIRCULAR
        return {}

    # Thirty lists, each of which has the next one twice, would be a thousand million.
    if next(left, None) is None:
        raise InvalidLadderError([Problem(messages.TOO_MUCH)])

    inside = (*outer, id(container))
    if not isinstance(container, Mapping):
        return [_copy(item, (*path, n), inside, faults, left) for n, item in enumerate(container)]

    table: dict[str, Any] = {}
    for key, item in container.items():
        if isinstance(key, str):
            name = _copy_plain(key)
            table[name] = _copy(item, (*path, name), inside, faults, left)
        else:
            faults.setdefault(path, messages.wrong_key(key))
    return table


def _copy_plain(value: Any) -> Any:
    """Return a text, a number or a truth value without the class that a library has for it."""
    # The first is for `str` itself, since an `Enum` has a text of its own: "Color.RED".
    if isinstance(value, str):
        return str.__str__(value)
    for plain in (bool, int, float):
        if isinstance(value, plain):
            return plain(value)
    return value
