"""The level of each row of a dataframe, worked out the way that its engine is quickest at."""

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil, inf
from struct import pack, unpack
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import narwhals.stable.v2 as nw

from pm_career._files import default_ladder
from pm_career._model import Ladder, minimum_years
from pm_career._titles import level_for_title
from pm_career._wording import quoted
from pm_career.exceptions import NoLevelError
from pm_career.tables import _frames

if TYPE_CHECKING:
    from narwhals.dtypes import DType
    from narwhals.stable.v2.typing import IntoFrameT

Label: TypeAlias = Literal["key", "title", "rank"]
"""What a level is called in a column."""

_Labels: TypeAlias = Sequence[Any]
"""What the levels are called, lowest first: a range of ranks, or texts."""

_FORMATS = {"Float16": "<e", "Float32": "<f"}
_EXACT = 2**53  # a float holds every whole number up to here


def with_level(
    frame: "IntoFrameT",
    *,
    years: str = "years",
    into: str = "level",
    label: Label = "key",
    ladder: Ladder | None = None,
) -> "IntoFrameT":
    """Return the frame with the level for the years of experience in each row.

    It is the level that `level_for_years` gives: the highest whose minimum has been reached.
    Where there is none, it is null: for years that are null, NaN, infinite or negative, or fewer
    than the first level asks. Numbers of any type that narwhals knows will do. Decimals count as
    the floats nearest to them; and in a column of short floats (32 bits or 16), a minimum counts as
    the short float nearest to it, so that 0.7 years reach a minimum of 0.7.

    The column `into` takes the place of one of that name. `label` says what is in it: the `"key"`
    or the `"title"` of the level, or its `"rank"`, 1 for the lowest, an integer of 32 bits. Keys
    and titles in a frame read into memory are of the library's own type that sorts by level: an
    ordered `Categorical` of pandas and Modin, an `Enum` of Polars, an ordered dictionary of
    PyArrow. In a lazy frame they are text. Nothing is collected.

    Raises:
        NoLevelError: when the ladder states no years.
        TypeError: when the years are no numbers, or the frame is of no library known.
        UnknownColumnError: when there is no such column.
        ValueError: when the label is none of the three.

    >>> import polars as pl
    >>> from pm_career.tables import with_level
    >>> with_level(pl.DataFrame({"years": [7.0, 2.5, None]}), label="title")["level"].to_list()
    ['Senior Product Manager', 'Product Manager', None]
    """
    ladder = default_ladder() if ladder is None else ladder
    data: Any = nw.from_native(frame)
    native: IntoFrameT = data.to_native()
    _frames.check_choice("label", label, ("key", "title", "rank"))
    dtype = _frames.column_type(data, years, "numbers of years", _frames.has_numbers)
    if not minimum_years(ladder)[0]:
        raise NoLevelError(f"the ladder {quoted(ladder.title)} states no years")
    library = data.implementation
    if library.is_dask():
        same = partial(with_level, years=years, into=into, label=label, ladder=ladder)
        return _by_partition(native, into, same)
    labels = _labels(ladder, label)
    minimums = _minimums(ladder, dtype)
    # The highest levels may state no years; then they are not reached.
    steps: list[tuple[float, Any]] = [*zip(minimums, labels, strict=False)]
    if not dtype.is_integer():
        steps.append((inf, None))  # NaN is greater still, or reaches nothing at all
    if library.is_duckdb():
        return _by_case(native, years, steps, into)
    stated = nw.col(years).cast(nw.Float64) if dtype.is_decimal() else nw.col(years)
    level: nw.Expr | nw.Series[Any]
    if _in_arrays(data):
        from pm_career.tables._arrays import counted, labelled  # noqa: PLC0415

        level = labelled(counted(data.select(stated)[years], minimums), labels, library)
    else:
        level = _chosen(data, [(stated >= minimum, each) for minimum, each in steps], labels)
    with_column: IntoFrameT = data.with_columns(level.alias(into)).to_native()
    return with_column


def with_level_for_title(
    frame: "IntoFrameT",
    *,
    title: str = "title",
    into: str = "level",
    label: Label = "key",
    ladder: Ladder | None = None,
) -> "IntoFrameT":
    """Return the frame with the level that the job title in each row stands for.

    It is the level that `level_for_title` gives. Where there is none, it is null: for titles that
    are null, that are ambiguous, or that the ladder does not know.

    `into`, `label` and what is in the column are as for `with_level`. Each title is read once,
    however many rows have it. For that, the different titles are collected, of a lazy frame too,
    which is run once. The levels themselves are not. Dask collects nothing: there each title is
    read once in each partition.

    Raises:
        TypeError: when the titles are no names, or the frame is of no library known.
        UnknownColumnError: when there is no such column.
        ValueError: when the label is none of the three.

    >>> import polars as pl
    >>> from pm_career.tables import with_level_for_title
    >>> people = pl.DataFrame({"title": ["Sr. PM, Growth", "Plumber", "CPO"]})
    >>> with_level_for_title(people, label="rank")["level"].to_list()
    [3, None, 6]
    """
    ladder = default_ladder() if ladder is None else ladder
    data: Any = nw.from_native(frame)
    native: IntoFrameT = data.to_native()
    _frames.check_choice("label", label, ("key", "title", "rank"))
    _frames.column_type(data, title, "job titles", _frames.has_names)
    if data.implementation.is_dask():
        same = partial(with_level_for_title, title=title, into=into, label=label, ladder=ladder)
        return _by_partition(native, into, same)
    labels = _labels(ladder, label)
    names = _frames.names(title)
    ranks = {"": 0}  # PyArrow looks nothing up among none at all
    for each in _frames.different(data, title):
        found = level_for_title(each, ladder=ladder).level
        ranks[each] = 0 if found is None else ladder.position(found) + 1
    level: nw.Expr | nw.Series[Any]
    if _in_arrays(data):
        from pm_career.tables._arrays import labelled  # noqa: PLC0415

        rank = names.replace_strict([*ranks], [*ranks.values()], default=0, return_dtype=nw.Int32)
        level = labelled(data.select(rank)[title].to_numpy(), labels, data.implementation)
    else:
        above = ([each for each in ranks if ranks[each] > n] for n in range(len(ladder)))
        reached = [names.is_in(titles) for titles in above]
        level = _chosen(data, [*zip(reached, labels, strict=True)], labels)
    with_column: IntoFrameT = data.with_columns(level.alias(into)).to_native()
    return with_column


def _labels(ladder: Ladder, label: Label) -> _Labels:
    """Return what each level is called, lowest first."""
    if label == "rank":
        return range(1, len(ladder) + 1)
    return [level.key if label == "key" else level.title for level in ladder]


def _minimums(ladder: Ladder, dtype: "DType") -> list[float]:
    """Return the years that reach each level or one above it, lowest first, as the column has them.

    A level that states none is passed together with the next above it that does.
    """
    minimums: list[float] = []
    years, levels = minimum_years(ladder)
    for minimum, level in zip(years, filter(None, levels), strict=True):
        passed = ladder.position(level) + 1 - len(minimums)
        minimums += [_as_held(minimum, dtype)] * passed
    return minimums


def _as_held(minimum: float, dtype: "DType") -> float:
    """Return what reaches the minimum in a column of that type.

    Whole numbers are compared with whole numbers: with floats, every engine takes longer.
    """
    if dtype.is_integer() and minimum <= _EXACT:
        return ceil(minimum)
    short = _FORMATS.get(str(dtype), "<d")
    try:
        held: float = unpack(short, pack(short, minimum))[0]
    except OverflowError:
        return inf  # no short float is so great
    return held


def _chosen(
    data: _frames.Eager | _frames.Lazy, steps: Sequence[tuple[nw.Expr, Any]], labels: _Labels
) -> nw.Expr | nw.Series[Any]:
    """Return what goes with the last step that each row reaches, null where it reaches none."""
    lazy, ranks = isinstance(data, nw.LazyFrame), isinstance(labels, range)
    kind = None if lazy or ranks else nw.Enum(labels)
    levels = [nw.lit(label, kind) for label in [None, *(label for _, label in steps)]]
    level = _last([reached for reached, _ in steps], levels)
    level = level.cast(nw.Int32) if ranks else level
    return level if lazy else _frames.collected(data.lazy().select(level=level))["level"]


def _last(reached: Sequence[nw.Expr], levels: Sequence[nw.Expr]) -> nw.Expr:
    """Return the level after the last condition that holds: before the first there is one, too.

    It is found by bisection. So it takes few comparisons, and few expressions within each other:
    libraries of dataframes only go so deep.
    """
    if not reached:
        return levels[0]
    middle = len(reached) // 2
    return (
        nw.when(reached[middle])
        .then(_last(reached[middle + 1 :], levels[middle + 1 :]))
        .otherwise(_last(reached[:middle], levels[: middle + 1]))
    )


def _in_arrays(data: _frames.Eager | _frames.Lazy) -> bool:
    """Return whether the columns of a frame are arrays."""
    return isinstance(data, nw.DataFrame) and not data.implementation.is_polars()


def _by_case(
    frame: "IntoFrameT", years: str, steps: Sequence[tuple[float, Any]], into: str
) -> "IntoFrameT":
    """Return the relation of DuckDB with the level in each row, by one `CASE` for all levels.

    Narwhals would put a `CASE` for each level into that of another, which takes a third longer.
    """
    duckdb: Any = nw.Implementation.DUCKDB.to_native_namespace()
    relation: Any = frame
    stated = duckdb.ColumnExpression(years)
    highest, *lower = [
        (stated >= duckdb.ConstantExpression(minimum), duckdb.ConstantExpression(label))
        for minimum, label in reversed(steps)
    ]
    level = duckdb.CaseExpression(*highest)
    for condition, label in lower:
        level = level.when(condition, label)
    level = level.alias(into)
    kept = [name.lower() != into.lower() for name in relation.columns]  # as DuckDB compares them
    if all(kept):
        columns = [duckdb.StarExpression(), level]
    else:
        each = zip(relation.columns, kept, strict=True)
        columns = [duckdb.ColumnExpression(name) if stays else level for name, stays in each]
    with_column: IntoFrameT = relation.select(*columns)
    return with_column


def _by_partition(frame: "IntoFrameT", into: str, with_it: Callable[[Any], Any]) -> "IntoFrameT":
    """Return the frame of Dask with the level in each row: its partitions are frames of pandas."""

    def with_text(part: Any) -> Any:  # noqa: ANN401  a frame of pandas
        part = with_it(part)
        categories = part[into].dtype == "category"
        return part.astype({into: "string"}) if categories else part

    native: Any = frame
    with_column: IntoFrameT = native.map_partitions(
        with_text,
        meta=with_text(native._meta),  # noqa: SLF001  the way to it
    )
    return with_column
