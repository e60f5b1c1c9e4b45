"""From plain data that a program holds to a value: what `json.loads` or a YAML library returns."""

from collections.abc import Mapping
from contextlib import suppress
from itertools import islice
from typing import Any, TypeVar, cast

import attrs

from pm_career._files import messages
from pm_career._files.diagnosing import diagnose
from pm_career._files.structuring import NOT_A_VALUE, structure
from pm_career._wording import KeyPath
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError, Problem

_T = TypeVar("_T", bound=attrs.AttrsInstance)


def read_plain(kind: type[_T], data: object) -> _T:
    """Return the value of a class that plain data describes.

    Raises:
        InvalidLadderError: with every problem that can be found.
    """
    try:
        table = _copy(data, ())
    except RecursionError:
        raise InvalidLadderError([Problem(messages.TOO_DEEP)]) from None

    with suppress(*NOT_A_VALUE):
        return structure(table, kind)
    found = islice(diagnose(table, kind), MOST_PROBLEMS)
    raise InvalidLadderError(Problem(message, path) for path, message in dict.fromkeys(found))


def _copy(data: Any, path: KeyPath, outer: tuple[int, ...] = ()) -> Any:
    """Return the data in the types of files, which its libraries may have their own classes of.

    `outer` are the ids of the containers around it.
    """
    if id(data) in outer:
        raise InvalidLadderError([Problem(messages.CIRCULAR, path)])

    inside = (*outer, id(data))
    if isinstance(data, Mapping):
        copied: dict[str, Any] = {}
        for key, value in cast("Mapping[object, object]", data).items():
            if not isinstance(key, str):
                raise InvalidLadderError([Problem(messages.wrong_key(key), path)])
            copied[str(key)] = _copy(value, (*path, key), inside)
        return copied
    if isinstance(data, list | tuple):
        values = cast("list[object]", data)
        return [_copy(value, (*path, n), inside) for n, value in enumerate(values)]

    for plain in (bool, int, float, str):
        if isinstance(data, plain):
            return plain(data)
    return data
