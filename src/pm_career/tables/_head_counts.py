"""How many people are at each level, and the levels themselves as tables."""

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from pm_career._files import default_ladder
from pm_career._model import Ladder, expected_ranks
from pm_career._questions import to_records
from pm_career._wording import quoted
from pm_career.tables import _frames

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoDataFrame, IntoFrameT
    from narwhals.typing import EagerAllowed, IntoBackend


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
        text={"key": [each.key for each in ladder], "title": [each.title for each in ladder]},
        numbers={"rank": range(1, len(ladder) + 1)},
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
    for level, expected in zip(ladder, expected_ranks(ladder), strict=True):
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
