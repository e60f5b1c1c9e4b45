"""Which levels are near to the skills of many people."""

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from pm_career._model import Ladder, skill_steps
from pm_career._questions import Unknown
from pm_career._wording import quote
from pm_career.frameworks import Framework
from pm_career.tables import _engines, _frames
from pm_career.tables._engines import Lazy
from pm_career.tables._lookup_tables import lookup_table
from pm_career.tables._profiles import (
    Profiles,
    check_kinds,
    check_profiles,
    count_steps,
    names_in_profiles,
)
from pm_career.tables._tracks import (
    Place,
    Tracks,
    find_tracks,
    list_places,
    list_requirements,
)

if TYPE_CHECKING:
    from collections.abc import Hashable


def with_level_fits(
    people: IntoFrameT,
    profiles: IntoFrameT,
    *,
    nearest: int = 1,
    person: str = "person",
    skill: str = "skill",
    proficiency: str = "proficiency",
    label: _frames.Label = "key",
    unknown: Unknown = "raise",
    ladder: Ladder | Framework | None = None,
) -> IntoFrameT:
    """Return the people with the level that is nearest to their skills, on any track.

    It is the first level that `pm_career.frameworks.level_fits` returns for each person. The
    columns that are added are the `fit_rank`, which is 1 for the nearest level; the key of the
    level, `fit`; for a framework, the key of its track, `fit_track`; the number of steps that are
    `missing`; and the number of steps that the person has to `spare`. They replace columns of these
    names. If several tracks share the level, `fit_track` is the first that expects the same of it.

    With `nearest=3`, there are three rows for each person, or as many as there are levels. Frames
    in memory keep the order of the people, and the nearest level comes first. In a lazy frame, the
    rows are in no particular order.

    A person without profiles holds no skill. Where the person is null, the added columns are null.

    The profiles, their names, their nulls, and what is collected are as for `skill_gaps`. In a
    framework without proficiencies, profiles name levels of any track.

    Args:
        people: A row for each person, with the column `person`.
        profiles: A row for each skill that a person holds, with the columns `person`, `skill` and
            `proficiency`, in a dataframe of the same kind. If a person has a skill twice, the
            higher proficiency counts.
        nearest: The number of levels for each person, at least 1.
        person: The column that identifies a person in both frames, of the same type in both.
        skill: The column of skills.
        proficiency: The column of proficiencies.
        label: What the columns `fit` and `fit_track` hold: the `"key"` or the `"name"` of each. The
            name of a level or a track is its title.
        unknown: What happens with names that the ladder does not list, or that more than one level
            has: `"raise"` an error, or `"ignore"` them.
        ladder: The framework to ask, or a ladder; the packaged ladder if omitted.

    Raises:
        ImportError: when the library of the frames is too old.
        TypeError: when a column of names does not hold text or categories, the columns of persons
            differ in type, the frames differ in kind, or their library is not supported.
        UnknownColumnError: when a frame does not have a column.
        UnknownNamesError: when the ladder does not list a name, or more than one level has it. The
            error has the number of rows for each such name.
        ValueError: when `nearest` is below 1, `label` or `unknown` is not one of its choices, or
            the column of persons has the name of a column that is added.

    >>> import polars as pl
    >>> from pm_career.tables import with_level_fits
    >>> people = pl.DataFrame({"person": ["Ada"]})
    >>> profiles = pl.DataFrame({"person": "Ada", "skill": ["agile"], "proficiency": ["expert"]})
    >>> with_level_fits(people, profiles).row(0)
    ('Ada', 1, 'associate-product-manager', 17, 4)
    """
    tracks = find_tracks(ladder)
    added = ["fit_rank", "fit", *(["fit_track"] if tracks.framework else []), "missing", "spare"]
    _frames.check_count("nearest", nearest)
    if person in added:
        raise ValueError(f"the column {quote(person)} of persons is one of the result's, too")
    _frames.check_choice("label", label, ("key", "name"))
    _frames.check_choice("unknown", unknown, ("raise", "ignore"))

    data = _engines.read(people)
    rated = Profiles(_engines.read(profiles), person, skill, proficiency)
    check_kinds(data, rated)
    check_profiles(data, rated)
    found = _frames.find_names(names_in_profiles(rated, tracks), unknown)

    fits = _list_fits(tracks)
    persons = (
        data.lazy()
        .select(person=nw.col(person))
        .filter(~nw.col("person").is_null())
        # Grouping keeps one row of each person. It needs an aggregate, which is dropped.
        .group_by("person")
        .agg(rows=nw.len())
        .drop("rows")
    )
    steps = _count_steps(persons, count_steps(rated, found, tracks), fits, tracks)
    ranked = _rank(steps, nearest, len(fits), tracks)
    answer = ranked.join(_labels(persons, fits, label, tracks), on="fit_number").select(
        nw.col("person").alias(person), *added
    )
    return _engines.join_answer(people, answer, on=person, order="fit_rank")


def _list_fits(tracks: Tracks) -> list[list[Place]]:
    """Return each level with its places on all tracks that expect the same of it."""
    alike: dict[Hashable, list[Place]] = {}
    for place in list_places(tracks):
        alike.setdefault(place.asks, []).append(place)
    return [*alike.values()]


def _count_steps(persons: Lazy, held: Lazy, fits: list[list[Place]], tracks: Tracks) -> Lazy:
    """Return a row for each person and level: the steps that are `missing`, and those to `spare`.

    The level is the `fit_number`, and `is_silent` is 1 if it expects no skills, else 0.
    """
    requirements = list_requirements(tracks)
    expected = lookup_table(
        persons,
        text={},
        numbers={
            "place": [each.place.number for each in requirements],
            "skill_number": [each.skill_number for each in requirements],
            "needed": [each.steps for each in requirements],
        },
    )
    met = (
        held.join(expected, on="skill_number")
        # A step above the need is one to spare.
        .with_columns(met=nw.min_horizontal("taken", "needed"))
        .group_by("person", "place")
        .agg(nw.col("met").sum())
    )

    # A scale has as many numbers as there are skills. All that is held beyond it is to spare.
    taken = (
        held.select(
            "person",
            scale=nw.col("skill_number") // max(1, len(tracks.parts.skills)),
            taken=nw.col("taken") + nw.col("beyond"),
        )
        .group_by("person", "scale")
        .agg(nw.col("taken").sum())
    )

    steps = (
        persons.join(_places(persons, fits, tracks), how="cross")
        .join(met, on=["person", "place"], how="left")
        .join(taken, on=["person", "scale"], how="left")
        .with_columns(nw.col("met", "taken").fill_null(0).cast(nw.Int64))
        .with_columns(
            missing=nw.col("total") - nw.col("met"), spare=nw.col("taken") - nw.col("met")
        )
    )
    return steps if tracks.parts.proficiencies else _choose_scale(steps, tracks)


def _places(persons: Lazy, fits: list[list[Place]], tracks: Tracks) -> Lazy:
    """Return a row for each place that is compared, to join with the persons."""
    numbers: dict[str, list[int]] = {
        name: [] for name in ("place", "scale", "fit_number", "total", "is_silent")
    }
    for number, places in enumerate(fits):
        # Where one scale measures all tracks, the first place is like the others.
        for place in places[:1] if tracks.parts.proficiencies else places:
            numbers["place"].append(place.number)
            numbers["scale"].append(place.scale)
            numbers["fit_number"].append(number)
            numbers["total"].append(place.total)
            numbers["is_silent"].append(int(not place.ranks))
    return lookup_table(persons, text={}, numbers=numbers)


def _choose_scale(steps: Lazy, tracks: Tracks) -> Lazy:
    """Return one row for each level, of the track that knows the most of the skills of a person.

    That is where the fewest steps are missing, and then where the fewest are to spare.
    """
    base = _base(tracks)
    best = nw.col("missing") * base + nw.col("spare")
    return (
        steps.with_columns(best=best)
        .group_by("person", "fit_number", "is_silent")
        .agg(nw.col("best").min())
        .with_columns(
            missing=nw.col("best") // base,
            spare=nw.col("best") % base,
        )
    )


def _rank(steps: Lazy, nearest: int, number: int, tracks: Tracks) -> Lazy:
    """Return the nearest levels of each person, out of a number of levels, each with its rank.

    The digits of one number say which is nearer: whether the level expects no skills, the distance,
    the steps that are missing, and at last the order of the tracks.
    """
    base = _base(tracks)
    order = nw.col("is_silent") * base + nw.col("missing") + nw.col("spare")
    order = (order * base + nw.col("missing")) * number + nw.col("fit_number")
    lowest = _engines.keep_lowest(steps.select("person", order=order), "person", "order", nearest)

    digits = nw.col("order") // number
    return lowest.with_columns(
        fit_rank=nw.col("rank"),
        fit_number=nw.col("order") % number,
        missing=digits % base,
        distance=digits // base % base,
    ).with_columns(spare=nw.col("distance") - nw.col("missing"))


def _base(tracks: Tracks) -> int:
    """Return a number above all numbers of steps that are missing, to spare, or both."""
    # What is held beyond one scale is on another.
    return 1 + sum(
        sum(steps[-1] for steps in skill_steps(ladder).values()) for ladder in tracks.scales
    )


def _labels(persons: Lazy, fits: list[list[Place]], label: _frames.Label, tracks: Tracks) -> Lazy:
    """Return a row for each level, with its label and that of the first of its tracks."""
    first = [places[0] for places in fits]
    text = {"fit": _frames.list_labels([place.level for place in first], label)}
    if tracks.framework:
        own = [tracks.framework.track(place.track) for place in first]
        text["fit_track"] = _frames.list_labels(own, label)
    return lookup_table(persons, text=text, numbers={"fit_number": range(len(fits))})
