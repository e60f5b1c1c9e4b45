"""What many people are missing for a level."""

from typing import NamedTuple

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrame, IntoFrameT

from pm_career._model import Ladder, skill_index
from pm_career._questions import Unknown
from pm_career._wording import MOST_NAMES, count, quote
from pm_career.exceptions import NoLevelError
from pm_career.frameworks import Framework
from pm_career.tables import _engines, _frames
from pm_career.tables._engines import Frame, Lazy
from pm_career.tables._lookup_tables import lookup_table
from pm_career.tables._profiles import (
    Profiles,
    check_kinds,
    check_profiles,
    count_steps,
    names_in_profiles,
)
from pm_career.tables._tracks import (
    UNCLEAR,
    Tracks,
    find_tracks,
    list_places,
    list_requirements,
    names_of_levels,
)


def skill_gaps(
    people: IntoFrameT,
    profiles: IntoFrameT,
    *,
    person: str = "person",
    target: str | None = None,
    level: str | None = None,
    track: str | None = None,
    skill: str = "skill",
    proficiency: str = "proficiency",
    label: _frames.Label = "key",
    unknown: Unknown = "raise",
    ladder: Ladder | Framework | None = None,
) -> IntoFrameT:
    """Return what each of many people is missing for a level: a row for each skill to raise.

    It is the gap that `skill_gap` returns for each person. The columns are the person; the keys
    `target`, `skill`, `has` and `needs`; and the number of `steps` from `has` up to `needs`. If a
    person does not hold the skill, `has` is null. The rows are in no particular order. There is no
    row for a person who meets all that the target expects, or who has no target, such as a person
    at the highest level.

    In a framework, `track` names the column of the track of each person. Levels are then found on
    that track, and the target is on it too. Without `track`, the target must be the same level on
    each track that has one, and expect the same on each. The first of these tracks counts.

    Levels, skills and proficiencies may have any of their names, in any spelling that the ladder
    finds. In a ladder that measures skills by its own levels, the names of levels stand for
    proficiencies. Nulls are ignored, so a skill whose proficiency is null counts as not held.

    To look up names that the ladder writes in another way, lazy frames run once for each of the
    three columns of names, and only these names are collected. With `unknown="ignore"`, nothing is
    collected. A name may then differ from the ladder's in case, spaces, hyphens, underscores and
    dots.

    Args:
        people: A row for each person, with the columns `person` and either `target` or `level`.
        profiles: A row for each skill that a person holds, with the columns `person`, `skill` and
            `proficiency`, in a dataframe of the same kind. If a person has a skill twice, the
            higher proficiency counts.
        person: The column that identifies a person in both frames, of the same type in both.
        target: The column of levels to reach. Name either this one or `level`.
        level: The column of present levels. The target is then the level above.
        track: The column of tracks, for a framework: text or categories, each a key or a title.
            Null counts as a name that the framework does not list.
        skill: The column of skills.
        proficiency: The column of proficiencies.
        label: What the columns `target`, `skill`, `has` and `needs` hold: the `"key"` or the
            `"name"` of each. The name of a level is its title.
        unknown: What happens with names that the ladder does not list, or that more than one level
            has: `"raise"` an error, or `"ignore"` them.
        ladder: The framework to ask, or a ladder; the packaged ladder if omitted.

    Raises:
        ImportError: when the library of the frames is too old.
        NoLevelError: when `track` is omitted, and people have levels whose target depends on the
            track. The error has the number of rows for each such level. With `unknown="ignore"`,
            these people have no target.
        TypeError: when a column of names does not hold text or categories, the columns of persons
            differ in type, the frames differ in kind, their library is not supported, not exactly
            one of `target` and `level` is named, or `track` is named for a ladder.
        UnknownColumnError: when a frame does not have a column.
        UnknownNamesError: when the ladder does not list a name, or more than one level has it. The
            error has the number of rows for each such name.
        ValueError: when `label` or `unknown` is not one of its choices, or the column of persons
            has the name of another column of the result.

    >>> import polars as pl
    >>> from pm_career.tables import skill_gaps
    >>> people = pl.DataFrame({"person": ["Ada"], "level": ["PM"]})
    >>> profiles = pl.DataFrame({"person": "Ada", "skill": ["agile"], "proficiency": ["expert"]})
    >>> gaps = skill_gaps(people, profiles, level="level")
    >>> gaps.columns, len(gaps)
    (['person', 'target', 'skill', 'has', 'needs', 'steps'], 18)
    """
    tracks = find_tracks(ladder)
    levels = _name_levels(people, person, target, level, track)
    _frames.check_choice("label", label, ("key", "name"))
    rated = Profiles(_engines.read(profiles), person, skill, proficiency)
    goals, held = _prepare(levels, rated, unknown, tracks)

    # The large joins carry only numbers, because texts take longer. The texts are joined last.
    requirements = _requirements(goals, label, tracks)
    missing = (
        goals.join(requirements.select("goal", "requirement", "skill_number", "needed"), on="goal")
        .join(held, on=["person", "skill_number"], how="left")
        .with_columns(nw.col("held", "taken").fill_null(0).cast(nw.Int64))
        .with_columns(steps=nw.col("needed") - nw.col("taken"))
        .filter(nw.col("steps") > 0)
        .select("person", "requirement", "held", "steps")
    )

    # Rank 0 is not on the scale, so `has` is null where a skill is not held.
    gaps = (
        missing.join(
            requirements.select("requirement", "target", "skill", "needs"), on="requirement"
        )
        .join(_scale(goals, label, tracks), on="held", how="left")
        .select(nw.col("person").alias(person), "target", "skill", "has", "needs", "steps")
    )
    return _engines.to_native(gaps, like=people)


def gap_summary(
    people: IntoFrameT,
    profiles: IntoFrameT,
    *,
    person: str = "person",
    target: str | None = None,
    level: str | None = None,
    track: str | None = None,
    skill: str = "skill",
    proficiency: str = "proficiency",
    unknown: Unknown = "raise",
    ladder: Ladder | Framework | None = None,
) -> IntoFrameT:
    """Return how far each of many people is from a level: a row for each person with a target.

    It summarises the gap that `skill_gap` returns for each person. The columns are the person; the
    key of the `target`; the `coverage`, which is the share of the expected steps that the person
    has taken, from 0.0 to 1.0, or null if the target expects no skill; the number of `needs`, which
    are skills to raise; and the number of `steps` in all of them. The rows are in no particular
    order.

    The frames, their columns and what is collected are as for `skill_gaps`.

    Args:
        people: A row for each person, with the columns `person` and either `target` or `level`.
        profiles: A row for each skill that a person holds, with the columns `person`, `skill` and
            `proficiency`, in a dataframe of the same kind.
        person: The column that identifies a person in both frames, of the same type in both.
        target: The column of levels to reach. Name either this one or `level`.
        level: The column of present levels. The target is then the level above.
        track: The column of tracks, for a framework: text or categories, each a key or a title.
            Null counts as a name that the framework does not list.
        skill: The column of skills.
        proficiency: The column of proficiencies.
        unknown: What happens with names that the ladder does not list, or that more than one level
            has: `"raise"` an error, or `"ignore"` them.
        ladder: The framework to ask, or a ladder; the packaged ladder if omitted.

    Raises:
        ImportError: when the library of the frames is too old.
        NoLevelError: when `track` is omitted, and people have levels whose target depends on the
            track. The error has the number of rows for each such level. With `unknown="ignore"`,
            these people have no target.
        TypeError: when a column of names does not hold text or categories, the columns of persons
            differ in type, the frames differ in kind, their library is not supported, not exactly
            one of `target` and `level` is named, or `track` is named for a ladder.
        UnknownColumnError: when a frame does not have a column.
        UnknownNamesError: when the ladder does not list a name, or more than one level has it. The
            error has the number of rows for each such name.
        ValueError: when `unknown` is neither `"raise"` nor `"ignore"`, or the column of persons has
            the name of another column of the result.

    >>> import polars as pl
    >>> from pm_career.tables import gap_summary
    >>> people = pl.DataFrame({"person": ["Ada"], "level": ["PM"]})
    >>> profiles = pl.DataFrame({"person": "Ada", "skill": ["agile"], "proficiency": ["expert"]})
    >>> gap_summary(people, profiles, level="level").row(0)[2:]
    (0.03448275862068961, 18, 56)
    """
    tracks = find_tracks(ladder)
    levels = _name_levels(people, person, target, level, track)
    rated = Profiles(_engines.read(profiles), person, skill, proficiency)
    goals, held = _prepare(levels, rated, unknown, tracks)

    # A step above the need does not count, because it does not make up for another skill.
    requirements = _requirements(goals, "key", tracks).select("goal", "skill_number", "needed")
    taken = (
        goals.join(held.select("person", "skill_number", "taken"), on="person")
        .join(requirements, on=["goal", "skill_number"])
        .with_columns(
            met=(nw.col("taken") >= nw.col("needed")).cast(nw.Int64),
            taken=nw.min_horizontal("taken", "needed"),
        )
        .group_by("person", "goal")
        .agg(nw.col("taken", "met").sum())
    )

    # A person who holds nothing that the target expects has taken no step.
    summary = (
        goals.join(_totals(goals, tracks), on="goal")
        .join(taken, on=["person", "goal"], how="left")
        .with_columns(nw.col("taken", "met").fill_null(0).cast(nw.Int64))
        .with_columns(
            needs=nw.col("skills") - nw.col("met"), steps=nw.col("total") - nw.col("taken")
        )
    )

    # Without an expected skill, the total is 0, and there is no share of it. The sum is computed in
    # each row, because Polars rounds differently if it divides by a column of one constant.
    total = nw.col("steps") + nw.col("taken")
    coverage = nw.when(total > 0).then(1 - nw.col("steps") / total)
    summary = summary.with_columns(coverage=coverage).select(
        nw.col("person").alias(person), "target", "coverage", "needs", "steps"
    )
    return _engines.to_native(summary, like=people)


def common_needs(
    needs: IntoFrameT,
    *,
    person: str = "person",
    unknown: Unknown = "raise",
    ladder: Ladder | Framework | None = None,
) -> IntoFrameT:
    """Return which skills the most people need to raise: a row for each skill that somebody needs.

    The columns are the key of the `skill`, its `name` and `category`; the number of `people` who
    need it; and the number of `steps` that they need in total. The skill that most people need
    comes first. Among skills with the same number of people, the one with more steps comes first,
    then the one whose key is first in the alphabet.

    To look up names that the ladder writes in another way, a lazy frame runs once, and only these
    names are collected. With `unknown="ignore"`, nothing is collected.

    Args:
        needs: What `skill_gaps` returns, for everybody or for a team: a row for each person and
            skill, with the columns `person`, `skill` and `steps`. The skill may have its key or its
            name, in any spelling.
        person: The column of persons.
        unknown: What happens with skills that the ladder does not list: `"raise"` an error, or
            `"ignore"` them.
        ladder: The ladder or the framework to ask; the packaged ladder if omitted.

    Raises:
        ImportError: when the library of the frame is too old.
        TypeError: when the column `skill` does not hold text or categories, `steps` does not hold
            numbers, or the library of the frame is not supported.
        UnknownColumnError: when the frame does not have a column.
        UnknownNamesError: when the ladder does not list a skill. It has the number of rows for each
            such skill.
        ValueError: when `unknown` is neither `"raise"` nor `"ignore"`.

    >>> import polars as pl
    >>> from pm_career.tables import common_needs
    >>> needs = pl.DataFrame({"person": [1, 2], "skill": ["agile", "agile"], "steps": [1, 3]})
    >>> common_needs(needs).row(0)
    ('agile', 'Agile methods', 'Product and delivery', 2, 4)
    """
    parts = find_tracks(ladder).parts
    data = _engines.read(needs)
    _frames.check_choice("unknown", unknown, ("raise", "ignore"))
    _frames.check_column(data, person, "persons", _frames.can_identify)
    _frames.check_column(data, "skill", "names of skills", _frames.has_names)
    _frames.check_column(data, "steps", "numbers of steps", _frames.has_numbers)
    names = {"skill": _frames.Names(data, _frames.names_in("skill"), skill_index(parts))}
    found = _frames.find_names(names, unknown)

    rows = data.lazy()
    catalogue = lookup_table(
        rows,
        text={
            "skill": [skill.key for skill in parts.skills],
            "name": [skill.name for skill in parts.skills],
            "category": [skill.category for skill in parts.skills],
        },
        numbers={"position": range(len(parts.skills))},
    )
    counts = (
        rows.select("steps", name=_frames.names_in("skill"), person=nw.col(person))
        .join(found["skill"], on="name")
        .group_by("position")
        .agg(people=nw.col("person").n_unique(), steps=nw.col("steps").sum())
        .join(catalogue, on="position")
        .select("skill", "name", "category", nw.col("people", "steps").cast(nw.Int64))
        .sort("people", "steps", "skill", descending=[True, True, False])
    )
    return _engines.to_native(counts, like=needs)


# From the people to the places of their targets


class _Levels(NamedTuple):
    """A table of people, and the names of its columns."""

    frame: Frame
    """A row for each person and level."""

    person: str
    """The column of persons."""

    level: str
    """The column of levels, either of targets or of present levels."""

    rise: int
    """The number of levels from the one in that column up to the target: 0 or 1."""

    track: str | None
    """The column of tracks, if there is one."""


def _name_levels(
    people: IntoFrame, person: str, target: str | None, level: str | None, track: str | None
) -> _Levels:
    """Return the people with the names of their columns, and refuse names that are ambiguous."""
    named = level if target is None else target
    if named is None or None not in (target, level):
        raise TypeError("name one column of levels: target= to reach, or level= held at present")
    if person in {"target", "skill", "has", "needs", "steps", "coverage"}:
        raise ValueError(f"the column {quote(person)} of persons is one of the result's, too")

    frame = _engines.read(people)
    return _Levels(frame, person, named, 1 if target is None else 0, track)


def _prepare(
    people: _Levels, profiles: Profiles, unknown: Unknown, tracks: Tracks
) -> tuple[Lazy, Lazy]:
    """Check the people and their profiles, and return them as lazy frames of numbers.

    The first frame has a row for each person and target: `person`, and the place of the target as
    `goal`. The second is that of `count_steps`.
    """
    check_kinds(people.frame, profiles)
    _frames.check_column(people.frame, people.level, "names of levels", _frames.has_names)
    if people.track is not None:
        if tracks.framework is None:
            raise TypeError("a ladder has no tracks: track= needs a Framework as ladder=")
        _frames.check_column(people.frame, people.track, "names of tracks", _frames.has_names)
    check_profiles(people.frame, profiles)
    _frames.check_choice("unknown", unknown, ("raise", "ignore"))

    levels = names_of_levels(people.frame, people.level, people.track, people.rise, tracks)
    found = _frames.find_names({"level": levels, **names_in_profiles(profiles, tracks)}, unknown)
    named = people.frame.lazy().select(person=nw.col(people.person), name=levels.names)
    placed = named.join(found["level"].select("name", place="position"), on="name")
    if unknown == "raise" and UNCLEAR in levels.known.positions.values():
        _refuse_unclear(placed)
    return _goals(placed, people.rise), count_steps(profiles, found, tracks)


def _refuse_unclear(placed: Lazy) -> None:
    """Refuse levels whose target depends on the track, if people have them."""
    counts = (
        placed.filter(nw.col("place") == UNCLEAR)
        .group_by("name")
        .agg(rows=nw.len())
        .sort("rows", "name", descending=[True, False])
        .head(MOST_NAMES)
    )
    lines = [
        f"\n  level: {quote(name)} in {count(int(rows), 'row')}"
        for name, rows in _engines.collect(counts).iter_rows()
    ]
    if lines:
        raise NoLevelError(
            "the target of people at these levels depends on their track, so name the column of "
            f"tracks as track=:{''.join(lines)}"
        )


def _goals(placed: Lazy, rise: int) -> Lazy:
    """Return a row for each person and target, with the place of the target as `goal`."""
    return (
        # Above the highest level, no place has the number, so no table that is joined has it.
        placed.select("person", goal=nw.col("place") + rise)
        .filter(~nw.col("person").is_null())
        # A person may be listed twice with one target. Grouping keeps one row. It needs an
        # aggregate, which is dropped.
        .group_by("person", "goal")
        .agg(rows=nw.len())
        .drop("rows")
    )


# The levels as tables of numbers


def _requirements(frame: Lazy, label: _frames.Label, tracks: Tracks) -> Lazy:
    """Return a row for each skill that a level expects, to join with the frame.

    Its number is the `requirement`. The place of the level is the `goal`, and the skill has its
    `skill_number`. The number of steps up to the rank that the level expects is `needed`. The
    level, the skill and that proficiency have their labels as `target`, `skill` and `needs`.
    """
    requirements = list_requirements(tracks)
    skills = {skill.key: skill for skill in tracks.parts.skills}
    levels = [each.place.level for each in requirements]
    needs = [each.place.ladder.scale[each.rank - 1] for each in requirements]
    return lookup_table(
        frame,
        text={
            "target": _frames.list_labels(levels, label),
            "skill": _frames.list_labels([skills[each.skill] for each in requirements], label),
            "needs": _frames.list_labels(needs, label),
        },
        numbers={
            "requirement": range(len(requirements)),
            "goal": [each.place.number for each in requirements],
            "skill_number": [each.skill_number for each in requirements],
            "needed": [each.steps for each in requirements],
        },
    )


def _totals(frame: Lazy, tracks: Tracks) -> Lazy:
    """Return a row for each level of each track, to join with the frame.

    The place of the level is the `goal` and its key the `target`. `skills` is the number of skills
    that it expects, and `total` the number of steps that they take.
    """
    places = list_places(tracks)
    return lookup_table(
        frame,
        text={"target": [place.level.key for place in places]},
        numbers={
            "goal": [place.number for place in places],
            "skills": [len(place.ranks) for place in places],
            "total": [place.total for place in places],
        },
    )


def _scale(frame: Lazy, label: _frames.Label, tracks: Tracks) -> Lazy:
    """Return a row for each rank that a skill can be `held` at, with its label as `has`."""
    held = [proficiency for ladder in tracks.scales for proficiency in ladder.scale]
    return lookup_table(
        frame,
        text={"has": _frames.list_labels(held, label)},
        numbers={"held": range(1, len(held) + 1)},
    )
