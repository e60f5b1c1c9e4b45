"""What many people are missing for a level."""

from typing import Any, NamedTuple

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrame, IntoFrameT

from pm_career._files import ladder_or_packaged
from pm_career._model import (
    Ladder,
    expected_ranks,
    expected_steps,
    level_index,
    proficiency_index,
    skill_index,
    skill_steps,
)
from pm_career._questions import Unknown
from pm_career._wording import quote
from pm_career.tables import _engines, _frames
from pm_career.tables._engines import Frame, Lazy


def skill_gaps(
    people: IntoFrameT,
    profiles: IntoFrameT,
    *,
    person: str = "person",
    target: str | None = None,
    level: str | None = None,
    skill: str = "skill",
    proficiency: str = "proficiency",
    label: _frames.Label = "key",
    unknown: Unknown = "raise",
    ladder: Ladder | None = None,
) -> IntoFrameT:
    """Return what each of many people is missing for a level: a row for each skill to raise.

    It is the gap that `skill_gap` returns for each person. The columns are the person; the keys
    `target`, `skill`, `has` and `needs`; and the number of `steps` from `has` up to `needs`. If a
    person does not hold the skill, `has` is null. The rows are in no particular order. There is no
    row for a person who meets all that the target expects, or who has no target, such as a person
    at the highest level.

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
        skill: The column of skills.
        proficiency: The column of proficiencies.
        label: What the columns `target`, `skill`, `has` and `needs` hold: the `"key"` or the
            `"name"` of each. The name of a level is its title.
        unknown: What happens with names that the ladder does not list, or that more than one level
            has: `"raise"` an error, or `"ignore"` them.
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
        TypeError: when a column of names does not hold text or categories, the columns of persons
            differ in type, the frames differ in kind, their library is not supported, or not
            exactly one of `target` and `level` is named.
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
    ladder = ladder_or_packaged(ladder)
    columns = _name_columns(person, target, level, skill, proficiency)
    _frames.check_choice("label", label, ("key", "name"))
    goals, held = _prepare(people, profiles, columns, unknown, ladder)

    # The large joins carry only numbers, because texts take longer. The texts are joined last.
    requirements = _requirements(goals, label, ladder)
    missing = (
        goals.join(
            requirements.select("goal", "requirement", "skill_position", "needed"), on="goal"
        )
        .join(held, on=["person", "skill_position"], how="left")
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
        .join(_scale(goals, label, ladder), on="held", how="left")
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
    skill: str = "skill",
    proficiency: str = "proficiency",
    unknown: Unknown = "raise",
    ladder: Ladder | None = None,
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
        skill: The column of skills.
        proficiency: The column of proficiencies.
        unknown: What happens with names that the ladder does not list, or that more than one level
            has: `"raise"` an error, or `"ignore"` them.
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
        TypeError: when a column of names does not hold text or categories, the columns of persons
            differ in type, the frames differ in kind, their library is not supported, or not
            exactly one of `target` and `level` is named.
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
    ladder = ladder_or_packaged(ladder)
    columns = _name_columns(person, target, level, skill, proficiency)
    goals, held = _prepare(people, profiles, columns, unknown, ladder)

    # A step above the need does not count, because it does not make up for another skill.
    requirements = _requirements(goals, "key", ladder).select("goal", "skill_position", "needed")
    taken = (
        goals.join(held.select("person", "skill_position", "taken"), on="person")
        .join(requirements, on=["goal", "skill_position"])
        .with_columns(met=nw.col("taken") >= nw.col("needed"))
        .with_columns(
            taken=nw.when(nw.col("met")).then(nw.col("needed")).otherwise(nw.col("taken")),
            met=nw.col("met").cast(nw.Int64),
        )
        .group_by("person", "goal")
        .agg(nw.col("taken", "met").sum())
    )

    # A person who holds nothing that the target expects has taken no step.
    summary = (
        goals.join(_totals(goals, ladder), on="goal")
        .join(taken, on=["person", "goal"], how="left")
        .with_columns(nw.col("taken", "met").fill_null(0).cast(nw.Int64))
        .with_columns(
            needs=nw.col("skills") - nw.col("met"), steps=nw.col("total") - nw.col("taken")
        )
    )

    # Without an expected skill, the total is 0, and there is no share of it.
    coverage = nw.when(nw.col("total") > 0).then(1 - nw.col("steps") / nw.col("total"))
    summary = summary.with_columns(coverage=coverage).select(
        nw.col("person").alias(person), "target", "coverage", "needs", "steps"
    )
    return _engines.to_native(summary, like=people)


def common_needs(
    needs: IntoFrameT,
    *,
    person: str = "person",
    unknown: Unknown = "raise",
    ladder: Ladder | None = None,
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
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
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
    ladder = ladder_or_packaged(ladder)
    data: Any = nw.from_native(needs)
    _frames.check_choice("unknown", unknown, ("raise", "ignore"))
    _frames.check_column(data, person, "persons")
    _frames.check_column(data, "skill", "names of skills", _frames.has_names)
    _frames.check_column(data, "steps", "numbers of steps", _frames.has_numbers)
    names = {"skill": _frames.Names(data, "skill", skill_index(ladder))}
    found = _frames.find_names(names, unknown)

    rows = data.lazy()
    catalogue = _engines.lookup_table(
        rows,
        text={
            "skill": [skill.key for skill in ladder.skills],
            "name": [skill.name for skill in ladder.skills],
            "category": [skill.category for skill in ladder.skills],
        },
        numbers={"position": range(len(ladder.skills))},
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


# From the frames of the user to frames of numbers


class _Columns(NamedTuple):
    """The names of the columns that hold the people and their profiles."""

    person: str
    """The column of persons, in both frames."""

    level: str
    """The column of levels, either of targets or of present levels."""

    rise: int
    """The number of levels from the one in that column up to the target: 0 or 1."""

    skill: str
    """The column of skills."""

    proficiency: str
    """The column of proficiencies."""


def _name_columns(
    person: str, target: str | None, level: str | None, skill: str, proficiency: str
) -> _Columns:
    """Return the names of the columns, and refuse names that are ambiguous."""
    named = level if target is None else target
    if named is None or None not in (target, level):
        raise TypeError("name one column of levels: target= to reach, or level= held at present")
    if person in {"target", "skill", "has", "needs", "steps", "coverage"}:
        raise ValueError(f"the column {quote(person)} of persons is one of the result's, too")

    rise = 1 if target is None else 0
    return _Columns(person, named, rise, skill, proficiency)


def _prepare(
    people: IntoFrame,
    profiles: IntoFrame,
    columns: _Columns,
    unknown: Unknown,
    ladder: Ladder,
) -> tuple[Lazy, Lazy]:
    """Check the people and their profiles, and return them as lazy frames of numbers.

    The first frame has a row for each person and target: `person`, and the position of the target
    as `goal`. The second has a row for each skill that a person holds: `person`, the
    `skill_position` in the catalogue, the rank `held`, and the number of steps `taken` up to it.
    Positions count from 0, ranks from 1.
    """
    given: Any = nw.from_native(people)
    rated: Any = nw.from_native(profiles)
    _check_columns(given, rated, columns)
    _frames.check_choice("unknown", unknown, ("raise", "ignore"))

    found = _frames.find_names(
        {
            "level": _frames.Names(given, columns.level, level_index(ladder)),
            "skill": _frames.Names(rated, columns.skill, skill_index(ladder)),
            "proficiency": _frames.Names(rated, columns.proficiency, proficiency_index(ladder)),
        },
        unknown,
    )
    goals = _goals(given.lazy(), columns, found["level"], ladder)
    held = _held(rated.lazy(), columns, found["skill"], found["proficiency"])
    return goals, _count_steps(held, ladder)


def _check_columns(people: Frame, profiles: Frame, columns: _Columns) -> None:
    """Refuse frames that differ in kind, and columns that are missing or of the wrong type."""
    kinds: list[type[object]] = [type(frame.to_native()) for frame in (people, profiles)]
    if kinds[0] is not kinds[1]:
        a, b = (f"{kind.__module__}.{kind.__qualname__}" for kind in kinds)
        raise TypeError(f"expected people and profiles in frames of one kind, got {a} and {b}")

    _frames.check_column(people, columns.level, "names of levels", _frames.has_names)
    _frames.check_column(profiles, columns.skill, "names of skills", _frames.has_names)
    _frames.check_column(profiles, columns.proficiency, "names of proficiencies", _frames.has_names)
    type_of_persons = _frames.check_column(people, columns.person, "persons")
    _frames.check_column(
        profiles,
        columns.person,
        f"persons of the type {type_of_persons}, as in people,",
        lambda dtype: dtype == type_of_persons,
    )


def _goals(people: Lazy, columns: _Columns, levels: Lazy, ladder: Ladder) -> Lazy:
    """Return a row for each person and target, with the position of the target as `goal`."""
    # No level is above the highest, so nobody has that as a goal.
    goals = levels.select("name", goal=nw.col("position") + columns.rise).filter(
        nw.col("goal") < len(ladder)
    )
    return (
        people.select(person=nw.col(columns.person), name=_frames.names_in(columns.level))
        .filter(~nw.col("person").is_null())
        .join(goals, on="name")
        # A person may be listed twice with one target. Grouping keeps one row. It needs an
        # aggregate, which is dropped.
        .group_by("person", "goal")
        .agg(rows=nw.len())
        .drop("rows")
    )


def _held(profiles: Lazy, columns: _Columns, skills: Lazy, proficiencies: Lazy) -> Lazy:
    """Return a row for each skill that a person holds, with its position and the rank `held`."""
    return (
        profiles.select(
            person=nw.col(columns.person),
            skill=_frames.names_in(columns.skill),
            proficiency=_frames.names_in(columns.proficiency),
        )
        .join(skills.select(skill="name", skill_position="position"), on="skill")
        .join(
            proficiencies.select(proficiency="name", held=nw.col("position") + 1),
            on="proficiency",
        )
        .group_by("person", "skill_position")
        .agg(nw.col("held").max())
    )


def _count_steps(held: Lazy, ladder: Ladder) -> Lazy:
    """Return the skills that people hold with the number of steps `taken` up to each rank."""
    if ladder.proficiencies:
        # Each proficiency is a step, so no join is needed.
        return held.with_columns(taken=nw.col("held"))

    numbers: dict[str, list[int]] = {"skill_position": [], "held": [], "taken": []}
    for position, skill in enumerate(ladder.skills):
        for rank, steps in enumerate(skill_steps(ladder)[skill.key]):
            numbers["skill_position"].append(position)
            numbers["held"].append(rank)
            numbers["taken"].append(steps)
    steps_by_rank = _engines.lookup_table(held, text={}, numbers=numbers)
    return held.join(steps_by_rank, on=["skill_position", "held"])


# The ladder as tables of numbers


def _requirements(frame: Lazy, label: _frames.Label, ladder: Ladder) -> Lazy:
    """Return a row for each skill that a level expects, to join with the frame.

    Its number is the `requirement`. The position of the level is the `goal`, and the skill has its
    `skill_position`. The number of steps up to the rank that the level expects is `needed`. The
    level, the skill and that proficiency have their labels as `target`, `skill` and `needs`.
    """
    targets, needs = _frames.list_labels(ladder, label), _frames.list_labels(ladder.scale, label)
    skills, steps = _frames.list_labels(ladder.skills, label), skill_steps(ladder)
    positions = {skill.key: position for position, skill in enumerate(ladder.skills)}
    text: dict[str, list[str]] = {"target": [], "skill": [], "needs": []}
    numbers: dict[str, list[int]] = {"goal": [], "skill_position": [], "needed": []}

    for goal, expected in enumerate(expected_ranks(ladder)):
        for skill, rank in expected.items():
            text["target"].append(targets[goal])
            text["skill"].append(skills[positions[skill]])
            text["needs"].append(needs[rank - 1])
            numbers["goal"].append(goal)
            numbers["skill_position"].append(positions[skill])
            numbers["needed"].append(steps[skill][rank])

    numbers["requirement"] = [*range(len(text["skill"]))]
    return _engines.lookup_table(frame, text=text, numbers=numbers)


def _totals(frame: Lazy, ladder: Ladder) -> Lazy:
    """Return a row for each level, to join with the frame.

    The position of the level is the `goal` and its key the `target`. `skills` is the number of
    skills that it expects, and `total` the number of steps that they take.
    """
    return _engines.lookup_table(
        frame,
        text={"target": [level.key for level in ladder]},
        numbers={
            "goal": range(len(ladder)),
            "skills": [len(ranks) for ranks in expected_ranks(ladder)],
            "total": expected_steps(ladder),
        },
    )


def _scale(frame: Lazy, label: _frames.Label, ladder: Ladder) -> Lazy:
    """Return a row for each rank that a skill can be `held` at, with its label as `has`."""
    return _engines.lookup_table(
        frame,
        text={"has": _frames.list_labels(ladder.scale, label)},
        numbers={"held": range(1, len(ladder.scale) + 1)},
    )
