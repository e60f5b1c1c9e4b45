"""The ladder itself as tables."""

from typing import Any

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoDataFrame
from narwhals.typing import EagerAllowed, IntoBackend

from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder, expected_ranks
from pm_career._questions import to_records
from pm_career._wording import quote
from pm_career.frameworks import Framework
from pm_career.tables import _engines
from pm_career.tables._frames import Label, check_choice, list_labels
from pm_career.tables._tracks import find_tracks


def levels_table(
    library: IntoBackend[EagerAllowed], *, ladder: Ladder | Framework | None = None
) -> IntoDataFrame:
    """Return a table of the levels: a row for each level, lowest first.

    Its columns are those of `to_records`: the `rank`, which is 1 for the lowest level; the `key`,
    `title` and `summary`; and the typical years of experience, `min_years` and `max_years`, null
    if the ladder does not state them.

    For a framework, there is a row for each level of each track, one track after the other. The
    first column is the key of the `track`, and the rank is that on the track.

    Args:
        library: The library of the table, by its name or its module: `"pandas"`, `"polars"`,
            `"pyarrow"` or `"modin"`.
        ladder: The ladder to ask, or a framework; the packaged ladder if omitted.

    Raises:
        ImportError: when the library is not installed, or too old.
        ValueError: when it is not one of these.

    >>> from pm_career.tables import levels_table
    >>> levels_table("polars")["min_years"].to_list()
    [0.0, 2.0, 5.0, 8.0, 12.0, 15.0]
    """
    tracks = find_tracks(ladder)
    records: list[dict[str, Any]] = []
    for track, each in tracks.ladders.items():
        records += [{"track": track, **record} for record in to_records(each)]

    schema = {
        "track": nw.String(),
        "rank": nw.Int32(),
        "key": nw.String(),
        "title": nw.String(),
        "summary": nw.String(),
        "min_years": nw.Float64(),
        "max_years": nw.Float64(),
    }
    if not tracks.framework:
        del schema["track"]
    columns = {name: [record[name] for record in records] for name in schema}
    return _engines.new_table(library, columns, schema)


def expected_skills_table(
    library: IntoBackend[EagerAllowed], *, label: Label = "key", ladder: Ladder | None = None
) -> IntoDataFrame:
    """Return a table of what every level expects: a row for each skill, in the catalogue's order.

    Its columns are the key of the `skill`, its `name` and its `category`; then one for each level,
    named by the level's key. That column holds the proficiency that the level expects, or null if
    it does not expect the skill. In a ladder that measures skills by its own levels, it is the
    proficiency of the level that asks for the skill.

    Args:
        library: The library of the table, as for `levels_table`.
        label: What names a proficiency: its `"key"` or its `"name"`.
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
        ImportError: when the library is not installed, or too old.
        ValueError: when it is not one of these, the label is not one of the two, or the key of a
            level is `"skill"`, `"name"` or `"category"`.

    >>> from pm_career.tables import expected_skills_table
    >>> expected_skills_table("polars").row(0)[:5]
    ('product-management', 'Product management', 'Product and delivery', None, 'strong')
    """
    ladder = ladder_or_packaged(ladder)
    check_choice("label", label, ("key", "name"))
    proficiencies = list_labels(ladder.scale, label)
    columns: dict[str, list[str | None]] = {
        "skill": [skill.key for skill in ladder.skills],
        "name": [skill.name for skill in ladder.skills],
        "category": [skill.category for skill in ladder.skills],
    }

    for level, expected in zip(ladder, expected_ranks(ladder), strict=True):
        if level.key in {"skill", "name", "category"}:
            raise ValueError(f"the column {quote(level.key)} is taken, so no level can have it")
        column: list[str | None] = []
        for skill in ladder.skills:
            rank = expected.get(skill.key)
            column.append(proficiencies[rank - 1] if rank else None)
        columns[level.key] = column

    return _engines.new_table(library, columns, dict.fromkeys(columns, nw.String()))
