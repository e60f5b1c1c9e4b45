"""Checks of dataframes: their columns, and the names in them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

import narwhals.stable.v2 as nw

from pm_career._model import Level, Skill, names_of
from pm_career._names import nearest
from pm_career._wording import quote
from pm_career.exceptions import MOST_PROBLEMS, UnknownColumnError, UnknownNamesError
from pm_career.tables._engines import Frame, collect

if TYPE_CHECKING:
    from narwhals.dtypes import DType

Unknown: TypeAlias = Literal["raise", "ignore"]
"""What happens with names that the ladder does not list."""


def has_names(dtype: "DType") -> bool:
    """Return whether a column of this type can hold names."""
    return isinstance(dtype, nw.String | nw.Categorical | nw.Enum)


def has_numbers(dtype: "DType") -> bool:
    """Return whether a column of this type holds numbers."""
    return dtype.is_numeric()


def has_anything(_: "DType") -> bool:
    """Return `True`: every type is right."""
    return True


def names_in(column: str) -> nw.Expr:
    """Return the names in a column as text, whether they are text or categories."""
    return nw.col(column).cast(nw.String)


def positions_by_name(values: Iterable[Level | Skill]) -> dict[str, int]:
    """Return the position of each level or skill, counted from 0, by each of its names."""
    positions: dict[str, int] = {}
    for position, value in enumerate(values):
        for _, name in names_of(value):
            positions[name] = position
    return positions


def check_choice(option: str, value: object, choices: Sequence[str]) -> None:
    """Check that a value is one of the choices.

    Raises:
        ValueError: when the value is not one of the choices.
    """
    if value not in choices:
        wanted = " or ".join(map(quote, choices))
        raise ValueError(f"expected {option} to be {wanted}, got {quote(value)}")


def check_column(
    frame: Frame, name: str, wanted: str, fits: Callable[["DType"], bool] = has_anything
) -> "DType":
    """Check that a column exists and has the right type, and return its type.

    No row is read.

    Args:
        frame: The frame that must have the column.
        name: The name of the column.
        wanted: What the column must hold, for the message.
        fits: Returns whether a type is right.

    Raises:
        TypeError: when the type is wrong.
        UnknownColumnError: when the frame has no such column.
    """
    schema = frame.collect_schema()
    if name not in schema:
        raise UnknownColumnError(name, nearest(name, schema), list(schema))

    dtype = schema[name]
    if not fits(dtype):
        raise TypeError(f"expected {wanted} in column {quote(name)}, got {dtype}")
    return dtype


def check_names(columns: Mapping[str, tuple[Frame, str, Collection[str]]]) -> None:
    """Check that the ladder lists all names.

    Each column is run once. Only the unknown names and the number of their rows are collected.

    Args:
        columns: For each kind of name, such as `"skill"`: a frame, the name of its column, and the
            names that the ladder lists.

    Raises:
        UnknownNamesError: when the ladder does not list a name. It has all such names, up to a
            thousand of each kind, the most frequent ones first.
    """
    rows: dict[str, dict[str, int]] = {}
    near: dict[str, dict[str, list[str]]] = {}

    for kind, (frame, column, known) in columns.items():
        counts = (
            frame.lazy()
            .select(name=names_in(column))
            .filter(~nw.col("name").is_null(), ~nw.col("name").is_in(known))
            .group_by("name")
            .agg(rows=nw.len())
            .sort("rows", "name", descending=[True, False])
            .head(MOST_PROBLEMS)
        )
        unknown = {str(name): int(number) for name, number in collect(counts).iter_rows()}
        if unknown:
            rows[kind] = unknown
            near[kind] = {}
            for name in unknown:
                if close := nearest(name, known):
                    near[kind][name] = close

    if rows:
        raise UnknownNamesError(rows, near)
