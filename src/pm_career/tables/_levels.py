"""The level in each row of a dataframe."""

from collections.abc import Sequence
from functools import partial
from typing import Literal, TypeAlias

from narwhals.stable.v2.typing import IntoFrame, IntoFrameT

from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder, minimum_years
from pm_career._titles import level_for_title
from pm_career._wording import quote
from pm_career.exceptions import NoLevelError
from pm_career.tables import _engines, _frames, _functions
from pm_career.tables._minimums import find_minimums

Label: TypeAlias = Literal["key", "title", "rank"]
"""What names a level in a column: its key, its title or its rank."""

TitleLabel: TypeAlias = Literal["key", "title", "rank", "reason", "candidates"]
"""What a column says about a job title: its level, why it has it, or the levels it may have."""

_LABELS = ("key", "title", "rank")


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
    data, ladder = _prepare(frame, into, label, _LABELS, ladder)
    dtype = _frames.check_column(data, years, "numbers of years", _frames.has_numbers)
    if not minimum_years(ladder)[0]:
        raise NoLevelError(f"the ladder {quote(ladder.title)} states no years")

    labelled: IntoFrameT = _engines.label_by_minimum(
        data,
        into,
        _labels(label, ladder),
        years=years,
        dtype=dtype,
        minimums=find_minimums(ladder, dtype),
    )
    return labelled


def with_level_for_title(
    frame: IntoFrameT,
    *,
    title: str = "title",
    into: str = "level",
    label: TitleLabel = "key",
    ladder: Ladder | None = None,
) -> IntoFrameT:
    """Return the frame with the level that the job title in each row stands for.

    It is the level that `level_for_title` returns. It is null if the title is null or ambiguous, or
    if the ladder does not know it. The types of the column are those of `with_level`. Reasons and
    candidates are text in every frame.

    The titles are read where the rows are, and nothing is collected. PySpark sends the ladder to
    its workers, which need this package and its extra. DuckDB needs pandas. Engines that run
    no Python function collect the distinct titles, and put all of them into the query: DuckDB
    before 2.0, the backends of Ibis other than DuckDB, and libraries that are not tested.

    Args:
        frame: A row for each person, in a dataframe of any supported library.
        title: The column of job titles: text or categories.
        into: The column for the levels. It replaces a column of that name.
        label: What the column holds: the `"key"` or the `"title"` of each level, or its `"rank"`,
            which is 1 for the lowest level. `"reason"` says in a sentence why the title was read
            like this, and is null only if the title is. `"candidates"` has the keys of the levels
            that the title may stand for, lowest first, such as `"director, cpo"`. It is null if
            there are none.
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
        ImportError: when the library of the frame is too old, or pandas is missing on DuckDB.
        TypeError: when the column does not hold text or categories, or the library of the frame is
            not supported.
        UnknownColumnError: when the frame has no such column.
        ValueError: when the label is not one of the five.

    >>> import polars as pl
    >>> from pm_career.tables import with_level_for_title
    >>> people = pl.DataFrame({"title": ["Sr. PM, Growth", "Plumber", "CPO"]})
    >>> with_level_for_title(people, label="rank")["level"].to_list()
    [3, None, 6]
    """
    data, ladder = _prepare(frame, into, label, (*_LABELS, "reason", "candidates"), ladder)
    _frames.check_column(data, title, "job titles", _frames.has_names)

    labelled: IntoFrameT = _functions.add_answers(
        data,
        into,
        None if label in {"reason", "candidates"} else _labels(label, ladder),
        column=title,
        function=partial(_read, label=label, ladder=ladder),
    )
    return labelled


def _prepare(
    frame: IntoFrame, into: str, label: str, choices: Sequence[str], ladder: Ladder | None
) -> tuple[_engines.Frame, Ladder]:
    """Return the frame as narwhals sees it, and the ladder. The options are checked."""
    ladder = ladder_or_packaged(ladder)
    data = _engines.read(frame)

    _frames.check_text("into to be the name of a column", into)
    _frames.check_choice("label", label, choices)
    return data, ladder


def _labels(label: str, ladder: Ladder) -> _engines.Labels:
    """Return the label of each level of the ladder."""
    if label == "rank":
        return range(1, len(ladder) + 1)
    return [level.key if label == "key" else level.title for level in ladder]


def _read(title: str, *, label: TitleLabel, ladder: Ladder) -> str | int | None:
    """Return what a column says about a job title."""
    match = level_for_title(title, ladder=ladder)
    if label == "reason":
        return match.reason
    if label == "candidates":
        return ", ".join(level.key for level in match.candidates) or None

    if match.level is None:
        return None
    if label == "rank":
        return ladder.position(match.level) + 1
    return match.level.key if label == "key" else match.level.title
