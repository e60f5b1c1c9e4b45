"""The columns of dataframes: checks, and what the ladder finds by the names in them."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, SupportsIndex, TypeAlias

import narwhals.stable.v2 as nw

from pm_career._names import MOST_EXPLAINED, nearest
from pm_career._questions import Unknown
from pm_career._wording import quote
from pm_career.exceptions import MOST_PROBLEMS, UnknownColumnError, UnknownNamesError
from pm_career.tables._engines import Frame, Lazy, check_name, collect
from pm_career.tables._lookup_tables import lookup_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narwhals.dtypes import DType

    from pm_career._names import Keyed

Label: TypeAlias = Literal["key", "name"]
"""What names a level, a skill or a proficiency in a column: its key or its name."""

# What engines remove from names that are not written as in the ladder.
_SEPARATORS = r"[\s._-]+"


def has_names(dtype: "DType") -> bool:
    """Return whether a column of this type can hold names."""
    return isinstance(dtype, nw.String | nw.Categorical | nw.Enum)


def has_numbers(dtype: "DType") -> bool:
    """Return whether a column of this type holds numbers."""
    return dtype.is_numeric()


def can_identify(dtype: "DType") -> bool:
    """Return whether values of this type can tell persons apart, and be joined by."""
    return not (dtype.is_nested() or isinstance(dtype, nw.Unknown | nw.Float16))


def list_labels(values: "Iterable[Keyed]", label: Label) -> list[str]:
    """Return the key or the name of each value. The name of a level or a track is its title."""
    return [value.key if label == "key" else str(value) for value in values]


def names_in(column: str) -> nw.Expr:
    """Return the names in a column as text, whether they are text or categories."""
    return nw.col(column).cast(nw.String)


def check_choice(option: str, value: object, choices: Sequence[str]) -> None:
    """Check that a value is one of the choices.

    Raises:
        ValueError: when the value is not one of the choices.
    """
    if not isinstance(value, str) or value not in choices:
        wanted = " or ".join(map(quote, choices))
        raise ValueError(f"expected {option} to be {wanted}, got {quote(value)}")


def check_count(option: str, value: object) -> None:
    """Check that a value is an integer, at least 1.

    Raises:
        TypeError: when it is no integer.
        ValueError: when it is below 1.
    """
    # NumPy has integers of its own.
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        raise TypeError(f"expected {option} to be an int, got {quote(value)}")
    if value.__index__() < 1:
        raise ValueError(f"expected {option} to be at least 1, got {value}")


def check_text(wanted: str, value: object) -> None:
    """Check that a value is a text, such as the name of a column.

    Raises:
        TypeError: when it is not.
    """
    if not isinstance(value, str):
        raise TypeError(f"expected {wanted}, got {quote(value)}")


def check_column(frame: Frame, name: str, wanted: str, fits: Callable[["DType"], bool]) -> "DType":
    """Check that a column exists and has the right type, and return its type.

    No row is read.

    Args:
        frame: The frame that must have the column.
        name: The name of the column.
        wanted: What the column must hold, for the message.
        fits: Returns whether a type is right.

    Raises:
        TypeError: when the type is wrong, or the name is not a text.
        UnknownColumnError: when the frame has no such column.
        ValueError: when the library takes the name for several columns.
    """
    check_text(f"the name of a column with {wanted}", name)
    schema = frame.collect_schema()
    if name not in schema:
        # pandas has columns whose names are numbers.
        names: list[object] = [*schema]
        texts = [each for each in names if isinstance(each, str)]
        raise UnknownColumnError(name, nearest(name, texts), list(schema))
    check_name(frame, name)

    dtype = schema[name]
    if fits(dtype):
        return dtype
    got = "a type that narwhals does not know" if isinstance(dtype, nw.Unknown) else str(dtype)
    raise TypeError(f"expected {wanted} in column {quote(name)}, got {got}")


class Known(Protocol):
    """What finds levels, skills or proficiencies by their names, such as an `Index`."""

    @property
    def positions(self) -> Mapping[str, int]:
        """The position that each name finds, as the name is written."""
        ...

    def get(self, name: str, /) -> int | None:
        """Return the position that a name finds in any spelling, or `None`."""
        ...

    def owners(self, name: str, /) -> "Sequence[Keyed]":
        """Return what has this name, in its order."""
        ...


class Missed(NamedTuple):
    """Names of one kind that find nothing."""

    rows: dict[str, int]
    """The number of rows of each name."""

    known: Known
    """What was searched for these names."""


class Names(NamedTuple):
    """A column of names, and what is searched for them."""

    frame: Frame
    """The frame that has the names."""

    names: nw.Expr
    """The names as text."""

    known: Known
    """What finds levels, skills or proficiencies by these names."""

    sort_out: Callable[[Mapping[str, int]], Mapping[str, Missed]] | None = None
    """Sorts the names that find nothing by kind, if the texts contain names of several kinds."""


def find_names(columns: Mapping[str, Names], unknown: Unknown) -> dict[str, Lazy]:
    """Return what the ladder finds by the names in each column, as tables to join with the frames.

    A table has a row for each `name`, with its `position` in the ladder, counted from 0. It has the
    names as the ladder writes them, and the other spellings that the column has. Names that find
    nothing are not in it.

    With `unknown="raise"`, the names that the ladder writes in another way are collected, and found
    as the ladder finds them. With `"ignore"`, nothing is collected. The engine then finds the names
    that differ in case, spaces, hyphens, underscores and dots.

    Args:
        columns: For each kind of name, such as `"skill"`, the column that holds them.
        unknown: What happens with names that the ladder does not list.

    Raises:
        UnknownNamesError: when the ladder does not list a name, or finds more than one level by it.
            It has all such names, up to a thousand of each kind, the most frequent ones first.
    """
    if unknown == "ignore":
        return {kind: _find_in_the_plan(names) for kind, names in columns.items()}

    tables: dict[str, Lazy] = {}
    missed: dict[str, Missed] = {}
    for kind, names in columns.items():
        positions, not_found = _look_up(names)
        tables[kind] = _positions_table(names.frame, positions)
        if not_found:
            sort_out = names.sort_out
            missed |= sort_out(not_found) if sort_out else {kind: Missed(not_found, names.known)}

    if missed:
        raise _unknown_names(missed)
    return tables


def _look_up(names: Names) -> tuple[dict[str, int], dict[str, int]]:
    """Return the position that each name finds, and the number of rows of each that finds none."""
    positions = {**names.known.positions}
    while True:
        rows = _count_others(names, positions)
        not_found: dict[str, int] = {}
        for name, number in rows.items():
            position = names.known.get(name)
            if position is None:
                not_found[name] = number
            else:
                positions[name] = position

        # More spellings than are collected at once are left, if all of these are found.
        if not_found or len(rows) < MOST_PROBLEMS:
            return positions, not_found


def _count_others(names: Names, found: Collection[str]) -> dict[str, int]:
    """Return the number of rows of each name that is not found yet, the most frequent first."""
    counts = (
        _select_others(names, found)
        .group_by("name")
        .agg(rows=nw.len())
        .sort("rows", "name", descending=[True, False])
        .head(MOST_PROBLEMS)
    )
    return {str(name): int(number) for name, number in collect(counts).iter_rows()}


def _select_others(names: Names, found: Collection[str]) -> Lazy:
    """Return a row for each `name` that is stated and not found yet."""
    stated = names.frame.lazy().select(name=names.names).filter(~nw.col("name").is_null())
    # PyArrow finds no type in an empty list.
    return stated.filter(~nw.col("name").is_in(found)) if found else stated


def _find_in_the_plan(names: Names) -> Lazy:
    """Return the table of positions by name. The engine finds names in another spelling."""
    positions = names.known.positions
    by_spelling: dict[str, int] = {}
    for name, position in positions.items():
        # A key finds its own level, even if another level has a title that is spelled like it. No
        # other spelling of the two finds a level.
        if len(names.known.owners(name)) == 1:
            by_spelling[re.sub(_SEPARATORS, "", name.lower())] = position

    spellings = (
        _select_others(names, positions)
        # Grouping keeps one row of each name. It needs an aggregate, which is not selected.
        .group_by("name")
        .agg(rows=nw.len())
        .select(
            "name",
            spelling=nw.col("name").str.to_lowercase().str.replace_all(_SEPARATORS, ""),
        )
    )
    others = spellings.join(
        lookup_table(
            names.frame.lazy(),
            text={"spelling": [*by_spelling]},
            numbers={"position": [*by_spelling.values()]},
        ),
        on="spelling",
    ).select("name", "position")
    return nw.concat([_positions_table(names.frame, positions), others])


def _positions_table(frame: Frame, positions: Mapping[str, int]) -> Lazy:
    """Return a row for each `name` with its `position`, to join with the frame."""
    return lookup_table(
        frame.lazy(), text={"name": [*positions]}, numbers={"position": [*positions.values()]}
    )


def _unknown_names(missed: Mapping[str, Missed]) -> UnknownNamesError:
    """Return the error for the names that find nothing, with the number of rows of each."""
    near: dict[str, dict[str, list[str]]] = {}
    ambiguous: dict[str, dict[str, list[str]]] = {}
    for kind, (rows, known) in missed.items():
        for number, name in enumerate(rows):
            if owners := known.owners(name):
                ambiguous.setdefault(kind, {})[name] = [owner.key for owner in owners]
            elif number < MOST_EXPLAINED and (close := nearest(name, known.positions)):
                near.setdefault(kind, {})[name] = close
    rows_of_kinds = {kind: each.rows for kind, each in missed.items()}
    return UnknownNamesError(rows_of_kinds, near, ambiguous=ambiguous)
