"""Values as plain data, for JSON and for dataframes."""

import attrs
from attr import asdict  # turns tuples into lists; `attrs.asdict` keeps them

from pm_career._files import default_ladder
from pm_career._model import Ladder
from pm_career._wording import quote


def to_dict(value: attrs.AttrsInstance) -> dict[str, object]:
    """Return a value of this package as plain data, ready for `json.dumps`.

    The keys are the names of the fields. Tuples become lists, and values in a value dictionaries.

    Raises:
        TypeError: when it is not a value of this package.

    >>> to_dict(default_ladder().proficiency("basic"))["key"]
    'basic'
    """
    if not attrs.has(type(value)):
        raise TypeError(f"expected a value of pm_career, got {quote(value)}")
    return asdict(value)


def to_records(ladder: Ladder | None = None) -> list[dict[str, object]]:
    """Return a flat row for each level, lowest first, for the constructor of any dataframe.

    A row has the level's `rank` (1 for the lowest), `key`, `title` and `summary`, and its typical
    `min_years` and `max_years`, which are `None` where the ladder does not say.

    >>> row = to_records()[1]
    >>> row["rank"], row["title"], row["min_years"], row["max_years"]
    (2, 'Product Manager', 2, 5)
    """
    return [
        {
            "rank": rank,
            "key": level.key,
            "title": level.title,
            "summary": level.summary,
            "min_years": level.experience.min_years if level.experience else None,
            "max_years": level.experience.max_years if level.experience else None,
        }
        for rank, level in enumerate(default_ladder() if ladder is None else ladder, 1)
    ]
