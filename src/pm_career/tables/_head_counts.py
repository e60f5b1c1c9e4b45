"""How many people are at each level, and how many have a title that is not read."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder, level_index
from pm_career._questions import Unknown
from pm_career.tables import _engines, _frames
from pm_career.tables._levels import with_level_for_title
from pm_career.tables._lookup_tables import lookup_table


def head_counts(
    frame: IntoFrameT,
    *,
    level: str = "level",
    unknown: Unknown = "raise",
    ladder: Ladder | None = None,
) -> IntoFrameT:
    """Return a table with the number of people at each level: a row for each level, lowest first.

    Its columns are the `rank` of the level, which is 1 for the lowest; its `key` and `title`; and
    the number of `people`, 0 if there is nobody. Rows without a level do not count.

    A level may have any of its names, in any spelling that the ladder finds. To look up names that
    the ladder writes in another way, a lazy frame runs once, and only these names are collected.
    With `unknown="ignore"`, nothing is collected. A name may then differ from the ladder's in case,
    spaces, hyphens, underscores and dots.

    Args:
        frame: A row for each person, in a dataframe of any supported library.
        level: The column of levels: text or categories, each a key, title or alias. Nulls are
            ignored.
        unknown: What happens with names that the ladder does not list, or that more than one level
            has: `"raise"` an error, or `"ignore"` them.
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
        ImportError: when the library of the frame is too old.
        TypeError: when the column does not hold text or categories, or the library of the frame is
            not supported.
        UnknownColumnError: when the frame has no such column.
        UnknownNamesError: when the ladder does not list a name, or more than one level has it. The
            error has the number of rows for each such name.
        ValueError: when `unknown` is neither `"raise"` nor `"ignore"`.

    >>> import polars as pl
    >>> from pm_career.tables import head_counts
    >>> head_counts(pl.DataFrame({"level": ["PM", "APM", "product-manager"]}))["people"].to_list()
    [1, 2, 0, 0, 0, 0]
    """
    ladder = ladder_or_packaged(ladder)
    data = _engines.read(frame)
    _frames.check_choice("unknown", unknown, ("raise", "ignore"))
    _frames.check_column(data, level, "names of levels", _frames.has_names)
    names = {"level": _frames.Names(data, _frames.names_in(level), level_index(ladder))}
    found = _frames.find_names(names, unknown)

    rows = data.lazy()
    people = (
        rows.select(name=_frames.names_in(level))
        .join(found["level"], on="name")
        .group_by("position")
        .agg(people=nw.len())
        .select("people", rank=nw.col("position") + 1)
    )

    # The levels are on the left of the join, so a level without people has a row too.
    levels = lookup_table(
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
    return _engines.to_native(counts, like=frame)


def unread_titles(
    frame: IntoFrameT, *, title: str = "title", ladder: Ladder | None = None
) -> IntoFrameT:
    """Return a table of why titles have no level: a row for each reason, the most people first.

    Its columns are the `reason`, as in a `TitleMatch`; the `candidates`, which are the keys of the
    levels that these titles may stand for, lowest first, such as `"director, cpo"`, or null if
    there are none; and the number of `people`. Titles that have a level do not count, and nor do
    nulls.

    The titles are read where the rows are, as `with_level_for_title` reads them.

    Args:
        frame: A row for each person, in a dataframe of any supported library.
        title: The column of job titles: text or categories.
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
        ImportError: when the library of the frame is too old, or pandas is missing on DuckDB.
        TypeError: when the column does not hold text or categories, or the library of the frame is
            not supported.
        UnknownColumnError: when the frame has no such column.

    >>> import polars as pl
    >>> from pm_career.tables import unread_titles
    >>> unread = unread_titles(pl.DataFrame({"title": ["CPO", "Plumber", "Head of Product", None]}))
    >>> unread.select("candidates", "people").rows()
    [(None, 1), ('product-director, chief-product-officer', 1)]
    """
    data = _engines.read(frame)
    _frames.check_column(data, title, "job titles", _frames.has_names)

    rows = data.select(title=_frames.names_in(title)).to_native()
    for label in ("rank", "reason", "candidates"):
        rows = with_level_for_title(rows, into=label, label=label, ladder=ladder)

    counts = (
        _engines.read(rows)
        .lazy()
        .filter(nw.col("rank").is_null() & ~nw.col("reason").is_null())
        # Not every engine keeps nulls apart while it groups.
        .select("reason", nw.col("candidates").fill_null(""))
        .group_by("reason", "candidates")
        .agg(people=nw.len())
        .with_columns(
            nw.col("people").cast(nw.Int64),
            candidates=nw.when(nw.col("candidates") != "").then(nw.col("candidates")),
        )
        .select("reason", "candidates", "people")
        .sort("people", "reason", descending=[True, False])
    )
    return _engines.to_native(counts, like=frame)
