"""The level of each row, how many people are at each level, and the levels themselves as tables."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial, reduce
from itertools import chain
from math import ceil, inf
from operator import add
from struct import pack, unpack
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import narwhals.stable.v2 as nw

from pm_career import _frames
from pm_career._loading import default_ladder
from pm_career._model import Ladder
from pm_career._queries import to_records
from pm_career._titles import level_for_title
from pm_career._wording import quoted
from pm_career.exceptions import NoLevelError

if TYPE_CHECKING:
    from narwhals.dtypes import DType
    from narwhals.stable.v2.typing import IntoDataFrame, IntoFrameT
    from narwhals.typing import EagerAllowed, IntoBackend

Label: TypeAlias = Literal["key", "title", "rank"]
"""What a level is called in a column."""

_Reached: TypeAlias = list[tuple[nw.Expr, int]]
"""Whether a level is reached, which the levels below then are too, and its rank; lowest first."""

_FORMATS = {"Float16": "<e", "Float32": "<f"}
_EXACT = 2**53  # a float holds every whole number up to here
_MOST_IN_A_BYTE = 127


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
    than the first level asks. Numbers of any type will do. Decimals count as the floats nearest
    to them; and in a column of short floats (32 bits or 16), a minimum counts as the short float
    nearest to it, so that 0.7 years reach a minimum of 0.7.

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
    _frames.check_choice("label", label, ("key", "title", "rank"))
    dtype = _frames.column_type(data, years, "numbers of years", _frames.has_numbers)
    if not ladder.by_years[0]:
        raise NoLevelError(f"the ladder {quoted(ladder.title)} states no years")
    if data.implementation.is_dask():
        same = partial(with_level, years=years, into=into, label=label, ladder=ladder)
        return _by_partition(frame, into, same)
    stated = nw.col(years).cast(nw.Float64) if dtype.is_decimal() else nw.col(years)
    reached = [(stated >= minimum, rank) for minimum, rank in _minimums(ladder, dtype)]
    finite = None if dtype.is_integer() else stated < inf  # NaN is not, on any engine
    level = _level_column(data, reached, finite, label, ladder)
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
    _frames.check_choice("label", label, ("key", "title", "rank"))
    _frames.column_type(data, title, "job titles", _frames.has_names)
    if data.implementation.is_dask():
        same = partial(with_level_for_title, title=title, into=into, label=label, ladder=ladder)
        return _by_partition(frame, into, same)
    at: list[list[str]] = [[] for _ in ladder]
    for each in _frames.different(data, title):
        if level := level_for_title(each, ladder=ladder).level:
            at[ladder.position(level)].append(each)
    reached = [
        (_is_one_of(_frames.names(title), [*chain.from_iterable(at[rank - 1 :])]), rank)
        for rank in _labels(ladder, "rank")
    ]
    levels = _level_column(data, reached, None, label, ladder)
    with_column: IntoFrameT = data.with_columns(levels.alias(into)).to_native()
    return with_column


def head_counts(
    frame: "IntoFrameT",
    *,
    level: str = "level",
    unknown: _frames.Unknown = "raise",
    ladder: Ladder | None = None,
) -> "IntoFrameT":
    """Return how many rows of a frame are at each level, as a table with a row for every level.

    Its columns are the `rank` (1 for the lowest level, which comes first), `key` and `title` of
    the level, and the number of `people`, 0 where nobody is. Rows without a level do not count.

    `level` names the column of levels, each by a key, title or alias written as the ladder writes
    it. Other names are an error, unless `unknown` is `"ignore"`. To look for them, a lazy frame is
    run once, and only they are collected; otherwise nothing is.

    Raises:
        TypeError: when the levels are no names, or the frame is of no library known.
        UnknownColumnError: when there is no such column.
        UnknownNamesError: when the ladder does not list a name, with the number of its rows.
        ValueError: when `unknown` is neither `"raise"` nor `"ignore"`.

    >>> import polars as pl
    >>> from pm_career.tables import head_counts
    >>> head_counts(pl.DataFrame({"level": ["PM", "APM", "product-manager"]}))["people"].to_list()
    [1, 2, 0, 0, 0, 0]
    """
    ladder = default_ladder() if ladder is None else ladder
    data: Any = nw.from_native(frame)
    _frames.check_choice("unknown", unknown, ("raise", "ignore"))
    _frames.column_type(data, level, "names of levels", _frames.has_names)
    positions = _frames.positions(ladder)
    if unknown == "raise":
        _frames.check_names({"level": (data, level, positions)})
    rows = data.lazy()
    known = _frames.small_table(
        rows,
        text={"level": [*positions]},
        numbers={"rank": [position + 1 for position in positions.values()]},
    )
    people = (
        rows.select(level=_frames.names(level))
        .join(known, on="level")
        .group_by("rank")
        .agg(people=nw.len())
    )
    levels = _frames.small_table(
        rows,
        text={"key": _labels(ladder, "key"), "title": _labels(ladder, "title")},
        numbers={"rank": _labels(ladder, "rank")},
    )
    counts = (
        levels.select("rank", "key", "title")
        .join(people, on="rank", how="left")
        .sort("rank")
        .with_columns(nw.col("rank").cast(nw.Int32), nw.col("people").fill_null(0).cast(nw.Int64))
    )
    return _frames.in_kind(frame, counts)


def levels_table(
    library: "IntoBackend[EagerAllowed]", *, ladder: Ladder | None = None
) -> "IntoDataFrame":
    """Return a table of the levels, lowest first, in a library of dataframes.

    The library is given as its name or module: `"pandas"`, `"polars"`, `"pyarrow"` or `"modin"`.
    The columns are those of `to_records`: the `rank` (1 for the lowest), `key`, `title` and
    `summary` of each level, and its typical `min_years` and `max_years`, null where the ladder
    does not say.

    Raises:
        ImportError: when the library is not installed.
        ValueError: when it is none of these.

    >>> from pm_career.tables import levels_table
    >>> levels_table("polars")["min_years"].to_list()
    [0.0, 2.0, 5.0, 8.0, 12.0, 15.0]
    """
    records = to_records(ladder)
    schema = {
        "rank": nw.Int32(),
        "key": nw.String(),
        "title": nw.String(),
        "summary": nw.String(),
        "min_years": nw.Float64(),
        "max_years": nw.Float64(),
    }
    columns = {name: [record[name] for record in records] for name in schema}
    table: IntoDataFrame = nw.from_dict(columns, schema, backend=library).to_native()
    return table


def expected_skills_table(
    library: "IntoBackend[EagerAllowed]", *, ladder: Ladder | None = None
) -> "IntoDataFrame":
    """Return a table of what every level expects, in a library of dataframes.

    It has a row for each skill, in the catalogue's order: its key as `skill`, its `name` and
    `category`; then a column for each level, named by the level's key, which holds the key of the
    proficiency that the level expects, or null. The library is given as for `levels_table`.

    Raises:
        ImportError: when the library is not installed.
        ValueError: when it is none of these, or the key of a level is one of the first columns.

    >>> from pm_career.tables import expected_skills_table
    >>> expected_skills_table("polars").row(0)[:5]
    ('product-management', 'Product management', 'Product and delivery', None, 'strong')
    """
    ladder = default_ladder() if ladder is None else ladder
    columns: dict[str, list[str | None]] = {
        "skill": [skill.key for skill in ladder.skills],
        "name": [skill.name for skill in ladder.skills],
        "category": [skill.category for skill in ladder.skills],
    }
    for level, expected in zip(ladder, ladder.expected_ranks, strict=True):
        if level.key in {"skill", "name", "category"}:
            raise ValueError(f"the column {quoted(level.key)} is taken, so no level can have it")
        columns[level.key] = [
            ladder.proficiencies[expected[skill.key] - 1].key if skill.key in expected else None
            for skill in ladder.skills
        ]
    pandas_like = nw.Implementation.from_backend(library).is_pandas_like()
    # The older ones of pandas make a text of `None`, too, where they are told of texts.
    schema = None if pandas_like else dict.fromkeys(columns, nw.String())
    table: IntoDataFrame = nw.from_dict(columns, schema, backend=library).to_native()
    return table


def _level_column(
    data: _frames.Eager | _frames.Lazy,
    reached: _Reached,
    finite: nw.Expr | None,
    label: Label,
    ladder: Ladder,
) -> nw.Expr | nw.Series[Any]:
    """Return the label of the level that each row reaches.

    Polars and the lazy engines choose it row by row. PyArrow and pandas count the levels that are
    reached, since choosing takes them much longer.
    """
    labels = _labels(ladder, label)
    if isinstance(data, nw.LazyFrame):
        return _chosen(reached, finite, labels, nw.Int32() if label == "rank" else nw.String())
    if data.implementation.is_polars():
        kind = nw.Int32() if label == "rank" else nw.Enum(labels)
        chosen = _chosen(reached, finite, labels, kind).alias("level")
        return _frames.collected(data.lazy().select(chosen))["level"]
    ranks = data.select(_counted(reached, finite).alias("level"))["level"]
    return _ranks_or_null(ranks) if label == "rank" else _categories(ranks, labels)


def _labels(ladder: Ladder, label: Label) -> Sequence[Any]:
    """Return what each level is called, lowest first."""
    if label == "rank":
        return range(1, len(ladder) + 1)
    return [level.key if label == "key" else level.title for level in ladder]


def _minimums(ladder: Ladder, dtype: "DType") -> Iterable[tuple[float, int]]:
    """Return the minimum years that levels state, as the column holds them, each with its rank."""
    years, levels = ladder.by_years
    for minimum, level in zip(years, filter(None, levels), strict=True):
        yield _as_held(minimum, dtype), ladder.position(level) + 1


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


def _is_one_of(names: nw.Expr, titles: list[str]) -> nw.Expr:
    """Return whether a name is one of the titles. PyArrow cannot look it up among none at all."""
    return names.is_in(titles) if titles else ~names.is_null() & names.is_null()


def _chosen(
    reached: _Reached, finite: nw.Expr | None, labels: Sequence[Any], dtype: "DType"
) -> nw.Expr:
    """Return the label of the last level that is reached, chosen row by row."""
    level: Any = nw
    for condition, rank in reversed(reached):
        level = level.when(condition).then(nw.lit(labels[rank - 1], dtype))
    return level if finite is None else nw.when(finite).then(level)


def _counted(reached: _Reached, finite: nw.Expr | None) -> nw.Expr:
    """Return the rank of the last level that is reached, 0 for none.

    Adding up takes pandas and PyArrow a small part of the time that choosing does.
    """
    number = nw.Int8 if reached[-1][1] <= _MOST_IN_A_BYTE else nw.Int32
    steps: list[nw.Expr] = []
    below = 0
    for condition, rank in reached:
        step = condition.cast(number)
        steps.append(step if rank == below + 1 else step * nw.lit(rank - below, number))
        below = rank
    ranks = reduce(add, steps)
    ranks = ranks if finite is None else ranks * finite.cast(number)
    return ranks.fill_null(0)


def _ranks_or_null(ranks: nw.Series[Any]) -> nw.Series[Any]:
    """Return the ranks with null for 0."""
    if ranks.implementation.is_pandas_like():  # whose plain integers know no null
        native = ranks.to_native()
        native = native.astype("Int8" if ranks.dtype == nw.Int8 else "Int32").mask(native == 0)
        return nw.from_native(native.astype("Int32"), series_only=True)
    rank = nw.col(ranks.name)
    return ranks.to_frame().select(nw.when(rank > 0).then(rank).cast(nw.Int32))[ranks.name]


def _categories(ranks: nw.Series[Any], labels: Sequence[str]) -> nw.Series[Any]:
    """Return the labels of the ranks, as the library's own type that sorts by level."""
    library = ranks.implementation
    categories: nw.Series[Any]
    if library.is_pyarrow():
        pa = library.to_native_namespace()
        codes = pa.array([None, *range(len(labels))], pa.int32())
        levels = pa.DictionaryArray.from_arrays(codes, pa.array(labels, pa.string()), ordered=True)
        categories = nw.from_native(pa.chunked_array([levels]), series_only=True)
    else:
        categories = nw.new_series(ranks.name, [None, *labels], nw.Enum(labels), backend=library)
    return categories[ranks]


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
