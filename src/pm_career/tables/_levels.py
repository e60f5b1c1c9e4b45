"""The level in each row of a dataframe."""

from functools import partial
from typing import Literal, TypeAlias

from narwhals.stable.v2.typing import IntoFrame, IntoFrameT

from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder, minimum_years
from pm_career._titles import level_for_title
from pm_career._wording import quote
from pm_career.exceptions import NoLevelError
from pm_career.tables import _engines, _frames
from pm_career.tables._minimums import find_minimums

Label: TypeAlias = Literal["key", "title", "rank"]
"""What names a level in a column: its key, its title or its rank."""


def with_level(
    frame: IntoFrameT,
    *,
    years: str = "years",
    into: str = "level",
    label: Label = "key",
    ladder: Ladder | None = None,
) -> IntoFrameT:
    """Return the frame with the level for the years of experience in each row.

    It is the level that `level_for_years` returns: the highest whose minimum is reached. It is null
    if the years are null, NaN, infinite or negative, or below the lowest minimum. Nothing is
    collected.

    No number is rounded. The decimal 1.1 does not reach a minimum of 1.1, because the float 1.1 is
    a little more. The float of 32 bits nearest to 0.7 does not reach a minimum of 0.7, because it
    is a little less. Halves and quarters are the same in every type.

    In a frame in memory, keys and titles have a type that sorts by level: an ordered `Categorical`
    in pandas and Modin, an `Enum` in Polars, an ordered dictionary in PyArrow. In a lazy frame they
    are text. Ranks are integers of 32 bits.

    Args:
        frame: A row for each person, in a dataframe of any supported library.
        years: The column of years of experience: numbers of any type.
        into: The column for the levels. It replaces a column of that name.
        label: What the column holds: the `"key"` or the `"title"` of each level, or its `"rank"`,
            which is 1 for the lowest level.
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
        ImportError: when the library of the frame is too old.
        NoLevelError: when the ladder states no years.
        TypeError: when the column does not hold numbers, or the library of the frame is not
            supported.
        UnknownColumnError: when the frame has no such column.
        ValueError: when the label is not one of the three.

    >>> import polars as pl
    >>> from pm_career.tables import with_level
    >>> with_level(pl.DataFrame({"years": [7.0, 2.5, None]}), label="title")["level"].to_list()
    ['Senior Product Manager', 'Product Manager', None]
    """
    data, ladder, labels = _prepare(frame, into, label, ladder)
    dtype = _frames.check_column(data, years, "numbers of years", _frames.has_numbers)
    if not minimum_years(ladder)[0]:
        raise NoLevelError(f"the ladder {quote(ladder.title)} states no years")

    labelled: IntoFrameT = _engines.label_by_minimum(
        data, into, labels, years=years, dtype=dtype, minimums=find_minimums(ladder, dtype)
    )
    return labelled


def with_level_for_title(
    frame: IntoFrameT,
    *,
    title: str = "title",
    into: str = "level",
    label: Label = "key",
    ladder: Ladder | None = None,
) -> IntoFrameT:
    """Return the frame with the level that the job title in each row stands for.

    It is the level that `level_for_title` returns. It is null if the title is null or ambiguous, or
    if the ladder does not know it. The types of the column are those of `with_level`.

    Each title is looked up once, even if many rows have it. For that, the distinct titles are
    collected, and a lazy frame is run once. The levels are not collected. Dask collects nothing: it
    looks up each title once in each partition.

    Args:
        frame: A row for each person, in a dataframe of any supported library.
        title: The column of job titles: text or categories.
        into: The column for the levels. It replaces a column of that name.
        label: What the column holds: the `"key"` or the `"title"` of each level, or its `"rank"`,
            which is 1 for the lowest level.
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
        ImportError: when the library of the frame is too old.
        TypeError: when the column does not hold text or categories, or the library of the frame is
            not supported.
        UnknownColumnError: when the frame has no such column.
        ValueError: when the label is not one of the three.

    >>> import polars as pl
    >>> from pm_career.tables import with_level_for_title
    >>> people = pl.DataFrame({"title": ["Sr. PM, Growth", "Plumber", "CPO"]})
    >>> with_level_for_title(people, label="rank")["level"].to_list()
    [3, None, 6]
    """
    data, ladder, labels = _prepare(frame, into, label, ladder)
    _frames.check_column(data, title, "job titles", _frames.has_names)

    labelled: IntoFrameT = _engines.label_by_title(
        data, into, labels, title=title, rank_of=partial(_rank_for_title, ladder=ladder)
    )
    return labelled


def _prepare(
    frame: IntoFrame, into: str, label: Label, ladder: Ladder | None
) -> tuple[_engines.Frame, Ladder, _engines.Labels]:
    """Return the frame as narwhals sees it, the ladder, and the label of each of its levels."""
    ladder = ladder_or_packaged(ladder)
    data = _engines.read(frame)

    _frames.check_text("into to be the name of a column", into)
    _frames.check_choice("label", label, ("key", "title", "rank"))
    labels: _engines.Labels
    if label == "rank":
        labels = range(1, len(ladder) + 1)
    else:
        labels = [level.key if label == "key" else level.title for level in ladder]
    return data, ladder, labels


def _rank_for_title(title: str, *, ladder: Ladder) -> int:
    """Return the rank of the level that a title stands for, or 0 if it stands for none."""
    level = level_for_title(title, ladder=ladder).level
    return 0 if level is None else ladder.position(level) + 1
