"""Values as plain data, for JSON and for dataframes, and back."""

from collections.abc import Mapping, Sequence
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeGuard,
    TypeVar,
    get_args,
    get_origin,
    overload,
)

import attrs

from pm_career._display import Value
from pm_career._files import as_table, default_ladder, from_table
from pm_career._model import Ladder, Skill
from pm_career._once import while_no_fork
from pm_career._questions.answers import CareerPath, CareerStep, SkillNeed
from pm_career._wording import quote

if TYPE_CHECKING:
    from pm_career.rows import LevelRow, NeedRow, SkillRow, StepRow

_T = TypeVar("_T", bound=Value)


def to_dict(value: Value) -> dict[str, Any]:
    """Return a value of this package as plain data, ready for `json.dumps`.

    A ladder, and every part of it, has the shape of its file. There, a field that has its default
    is omitted. An answer has all its fields. A career path has each of its levels, skills and
    proficiencies once, and its steps refer to them by key.

    Raises:
        TypeError: when it is not a value of this package.

    >>> to_dict(default_ladder().proficiency("basic"))["key"]
    'basic'
    """
    if not _is_ours(type(value)):
        raise TypeError(f"expected a value of pm_career, got {quote(value)}")
    if isinstance(value, CareerPath):
        with while_no_fork:
            # Few programs need it.
            from pm_career._questions.path_table import flatten  # noqa: PLC0415

        return as_table(flatten(value))
    return as_table(value)


def class_of_plain_data(kind: type) -> type:
    """Return the class whose fields the plain data of a value has, given the class of the value."""
    if kind is CareerPath:
        with while_no_fork:
            from pm_career._questions.path_table import PathTable  # noqa: PLC0415

        return PathTable
    return kind


def from_dict(kind: type[_T], data: Mapping[str, Any]) -> _T:
    """Return the value that plain data describes, such as what `json.loads` returns.

    `from_dict(Ladder, to_dict(ladder))` equals the ladder. The same holds for every value that a
    function of this package returns.

    Args:
        kind: The class of the value, such as `Ladder`, `SkillGap` or `Difference[Level]`.
        data: A dictionary in the shape that `to_dict` returns, or that a file of a ladder has.

    Raises:
        InvalidLadderError: with every problem of the data that can be found, each with its path.
        TypeError: when the kind is not a class of this package, or the data is not a dictionary.

    >>> from pm_career import Level
    >>> from_dict(Level, {"key": "pm", "title": "Product Manager"})
    Level(key='pm', title='Product Manager')
    """
    if not _is_ours(kind):
        raise TypeError(f"expected a class of pm_career, got {quote(kind)}")
    if getattr(kind, "__parameters__", None):
        name = kind.__name__
        raise TypeError(f"expected {name}[Level], {name}[Skill] or the like, got {quote(kind)}")
    if not isinstance(data, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  not for all
        raise TypeError(f"expected a dictionary, got {quote(data)}")

    described: Any = class_of_plain_data(kind)
    value: Any = from_table(described, data)
    if kind is CareerPath:
        with while_no_fork:
            from pm_career._questions.path_table import unflatten  # noqa: PLC0415

        value = unflatten(value)
    restored: _T = value
    return restored


def _is_ours(kind: object) -> TypeGuard[type[attrs.AttrsInstance]]:
    """Return whether a type is a class of values of this package, such as `Difference[str]`."""
    origin: Any = get_origin(kind) or kind
    return (
        isinstance(origin, type)
        and attrs.has(origin)
        and any(base.__module__.partition(".")[0] == "pm_career" for base in origin.__mro__)
        and all(argument is str or _is_ours(argument) for argument in get_args(kind))
    )


@overload
def to_records(
    values: Ladder | Sequence[Skill] | None = None, *, details: Literal[True]
) -> list[dict[str, Any]]: ...
@overload
def to_records(
    values: Ladder | None = None, *, details: Literal[False] = False
) -> "list[LevelRow]": ...
@overload
def to_records(values: Sequence[Skill], *, details: Literal[False] = False) -> "list[SkillRow]": ...
@overload
def to_records(values: Sequence[SkillNeed]) -> "list[NeedRow]": ...
@overload
def to_records(values: Sequence[CareerStep]) -> "list[StepRow]": ...
def to_records(
    values: Ladder | Sequence[Skill] | Sequence[SkillNeed] | Sequence[CareerStep] | None = None,
    *,
    details: bool = False,
) -> Any:
    """Return a flat row for each value, for the constructor of any dataframe.

    - A level of a ladder has its `rank` (1 for the lowest), `key`, `title` and `summary`, and its
      typical `min_years` and `max_years`, which are `None` if the ladder does not say.
    - A skill of a catalogue has its `key`, `name`, `category` and `description`.
    - A need of a gap has the key of the `skill`, its `name` and `category`; the keys of the
      proficiencies `has` and `needs`, and the number of `steps` from one to the other; whether it
      is `rated`; and the texts `now` and `next`, each in one string of several lines.
    - A step of a career path has the key and title of the `level` that it reaches, its `min_years`
      and `max_years`, the number of `skills` to raise and of `steps` in all of them, and the
      `coverage`.

    Args:
        values: A ladder, its `skills`, a gap, its `met` needs, or a career path; the packaged
            ladder if omitted.
        details: Whether rows of levels and skills have a column for each detail, under its name. If
            a value has no such detail, the column is `None`.

    Raises:
        TypeError: when the values are of another kind.
        ValueError: when a detail has the name of another column.

    >>> row = to_records()[1]
    >>> row["rank"], row["title"], row["min_years"], row["max_years"]
    (2, 'Product Manager', 2, 5)
    """
    with while_no_fork:
        from pm_career._questions.records import make_records  # noqa: PLC0415  few programs need it

    return make_records(default_ladder() if values is None else values, details=details)
