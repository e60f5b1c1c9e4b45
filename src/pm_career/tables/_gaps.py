"""What many people miss for their next level."""

from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals.stable.v2 as nw

from pm_career._files import default_ladder
from pm_career._model import Ladder, expected_ranks, names_of
from pm_career._wording import quoted
from pm_career.tables import _frames

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrameT


def skill_gaps(
    people: "IntoFrameT",
    profiles: "IntoFrameT",
    *,
    person: str = "person",
    target: str | None = None,
    level: str | None = None,
    skill: str = "skill",
    proficiency: str = "proficiency",
    unknown: _frames.Unknown = "raise",
    ladder: Ladder | None = None,
) -> "IntoFrameT":
    """Return what each of many people is missing for a level: a row for each skill to raise.

    `people` has a row for each person: who it is, in the column `person`, and the level to reach,
    in the column named as `target`; or the present level, in the column named as `level`, whose
    next level is then the target. `profiles` has a row for each skill that a person holds: the
    person, the `skill` and the `proficiency`. Other columns do not matter.

    The columns of the result are the person's, then `target`, `skill`, `has` and `needs`, all of
    them keys, and `steps`, the number of proficiencies from `has` up to `needs`. `has` is null
    where the skill is not held. The rows are in no particular order. Nobody who has all that the
    target expects is in them, and nobody without a target, such as those at the highest level. It
    is the gap that `skill_gap` gives for each person.

    Levels, skills and proficiencies are given by any name that the ladder has for them, written as
    it writes them. Nulls are passed over. Where a profile has a skill twice, the higher
    proficiency counts. Other names are an error, unless `unknown` is `"ignore"`, which passes over
    them. To look for them, a lazy frame is run once for each of its columns of names, and only they
    are collected; otherwise nothing is.

    Raises:
        TypeError: when a column holds no names, the persons of both frames are not of one type,
            the frames are not of one kind, or not one of `target` and `level` is given.
        UnknownColumnError: when a column is not there.
        UnknownNamesError: when the ladder does not list a name, with the number of its rows.
        ValueError: when `unknown` is neither `"raise"` nor `"ignore"`, or when the persons' column
            has the name of another column of the result.

    >>> import polars as pl
    >>> from pm_career.tables import skill_gaps
    >>> people = pl.DataFrame({"person": ["Ada"], "level": ["PM"]})
    >>> profiles = pl.DataFrame({"person": "Ada", "skill": ["agile"], "proficiency": ["expert"]})
    >>> gaps = skill_gaps(people, profiles, level="level")
    >>> gaps.columns, len(gaps)
    (['person', 'target', 'skill', 'has', 'needs', 'steps'], 18)
    """
    of = _columns(person, target, level, skill, proficiency)
    ladder = default_ladder() if ladder is None else ladder
    goals, held = _prepared(people, profiles, of, unknown, ladder)
    required = _required(goals, ladder)
    missing = (
        goals.join(required.select("goal", "requirement", "skill_at", "needed"), on="goal")
        .join(held, on=["person", "skill_at"], how="left")
        .with_columns(nw.col("held").fill_null(0).cast(nw.Int64))
        .with_columns(steps=nw.col("needed") - nw.col("held"))
        .filter(nw.col("steps") > 0)
        .select("person", "requirement", "held", "steps")  # numbers alone: texts take longer
        .join(required.select("requirement", "target", "skill", "needs"), on="requirement")
        .join(_scale(goals, ladder).rename({"proficiency": "has"}), on="held", how="left")
    )
    return _frames.in_kind(
        people,
        missing.select(nw.col("person").alias(person), "target", "skill", "has", "needs", "steps"),
    )


def gap_summary(
    people: "IntoFrameT",
    profiles: "IntoFrameT",
    *,
    person: str = "person",
    target: str | None = None,
    level: str | None = None,
    skill: str = "skill",
    proficiency: str = "proficiency",
    unknown: _frames.Unknown = "raise",
    ladder: Ladder | None = None,
) -> "IntoFrameT":
    """Return how far each of many people is from a level: a row for each of them.

    The arguments are those of `skill_gaps`. The columns of the result are the person's, then the
    `target`, a key; the `coverage`, which is the share of the expected steps that are taken
    already, from 0.0 to 1.0; the number of `needs`, and of the `steps` in all of them. Whoever has
    no target has no row. It is what the gap says that `skill_gap` gives for each person.

    Raises:
        TypeError: as `skill_gaps` does, and so are the others.
        UnknownColumnError: when a column is not there.
        UnknownNamesError: when the ladder does not list a name, with the number of its rows.
        ValueError: when `unknown` is neither `"raise"` nor `"ignore"`, or when the persons' column
            has the name of another column of the result.

    >>> import polars as pl
    >>> from pm_career.tables import gap_summary
    >>> people = pl.DataFrame({"person": ["Ada"], "level": ["PM"]})
    >>> profiles = pl.DataFrame({"person": "Ada", "skill": ["agile"], "proficiency": ["expert"]})
    >>> gap_summary(people, profiles, level="level").row(0)[2:]
    (0.03448275862068961, 18, 56)
    """
    of = _columns(person, target, level, skill, proficiency)
    ladder = default_ladder() if ladder is None else ladder
    goals, held = _prepared(people, profiles, of, unknown, ladder)
    taken = (
        goals.join(held, on="person")
        .join(
            _required(goals, ladder).select("goal", "skill_at", "needed"), on=["goal", "skill_at"]
        )
        .with_columns(met=nw.col("held") >= nw.col("needed"))
        .with_columns(
            taken=nw.when(nw.col("met")).then(nw.col("needed")).otherwise(nw.col("held")),
            met=nw.col("met").cast(nw.Int64),
        )
        .group_by("person", "goal")
        .agg(nw.col("taken", "met").sum())
    )
    summary = (
        goals.join(_totals(goals, ladder), on="goal")
        .join(taken, on=["person", "goal"], how="left")
        .with_columns(nw.col("taken", "met").fill_null(0).cast(nw.Int64))
        .with_columns(
            needs=nw.col("skills") - nw.col("met"), steps=nw.col("total") - nw.col("taken")
        )
        .with_columns(
            coverage=nw.when(nw.col("steps") > 0)
            .then(1 - nw.col("steps") / nw.col("total"))
            .otherwise(1.0)
        )
    )
    return _frames.in_kind(
        people,
        summary.select(nw.col("person").alias(person), "target", "coverage", "needs", "steps"),
    )


def common_needs(
    needs: "IntoFrameT",
    *,
    person: str = "person",
    unknown: _frames.Unknown = "raise",
    ladder: Ladder | None = None,
) -> "IntoFrameT":
    """Return which skills the most people have to raise: a row for each skill that somebody needs.

    `needs` is what `skill_gaps` returns, of everybody or of a team, and `person` its column of
    persons. The columns are the key of the `skill`, its `name` and `category`, the number of
    `people` who need it, and the number of `steps` that all of them miss. The skill that most
    people need comes first; of several, the one of the most steps.

    Skills that the ladder does not list are an error, unless `unknown` is `"ignore"`; a lazy frame
    is run once to look for them.

    Raises:
        TypeError: when a column holds something else.
        UnknownColumnError: when a column is not there.
        UnknownNamesError: when the ladder does not list a skill, with the number of its rows.
        ValueError: when `unknown` is neither `"raise"` nor `"ignore"`.

    >>> import polars as pl
    >>> from pm_career.tables import common_needs
    >>> needs = pl.DataFrame({"person": [1, 2], "skill": ["agile", "agile"], "steps": [1, 3]})
    >>> common_needs(needs).row(0)
    ('agile', 'Agile methods', 'Product and delivery', 2, 4)
    """
    ladder = default_ladder() if ladder is None else ladder
    data: Any = nw.from_native(needs)
    _frames.check_choice("unknown", unknown, ("raise", "ignore"))
    _frames.column_type(data, person, "persons")
    _frames.column_type(data, "skill", "names of skills", _frames.has_names)
    _frames.column_type(data, "steps", "numbers of steps", _frames.has_numbers)
    if unknown == "raise":
        _frames.check_names({"skill": (data, "skill", [skill.key for skill in ladder.skills])})
    rows = data.lazy()
    catalogue = _frames.small_table(
        rows,
        text={
            "skill": [skill.key for skill in ladder.skills],
            "name": [skill.name for skill in ladder.skills],
            "category": [skill.category for skill in ladder.skills],
        },
        numbers={},
    )
    counts = (
        rows.select("steps", skill=_frames.names("skill"), person=nw.col(person))
        .group_by("skill")
        .agg(people=nw.col("person").n_unique(), steps=nw.col("steps").sum())
        .join(catalogue, on="skill")
        .select("skill", "name", "category", nw.col("people", "steps").cast(nw.Int64))
        .sort("people", "steps", "skill", descending=[True, True, False])
    )
    return _frames.in_kind(needs, counts)


class _Columns(NamedTuple):
    """What the columns are named, and how far above the level that is named the target is."""

    person: str
    level: str
    rise: int
    skill: str
    proficiency: str


def _columns(
    person: str, target: str | None, level: str | None, skill: str, proficiency: str
) -> _Columns:
    """Return what the columns are named, which has to be clear."""
    named = level if target is None else target
    if named is None or None not in (target, level):
        raise TypeError("name one column of levels: target= to reach, or level= held at present")
    if person in {"target", "skill", "has", "needs", "steps", "coverage"}:
        raise ValueError(f"the column {quoted(person)} of persons is one of the result's, too")
    return _Columns(person, named, int(target is None), skill, proficiency)


def _prepared(
    people: "IntoFrameT",
    profiles: "IntoFrameT",
    of: _Columns,
    unknown: _frames.Unknown,
    ladder: Ladder,
) -> tuple[_frames.Lazy, _frames.Lazy]:
    """Return the goal of each person, and the rank they hold in each skill."""
    given: Any = nw.from_native(people)
    wanted: Any = nw.from_native(profiles)
    _check(given, wanted, of)
    _frames.check_choice("unknown", unknown, ("raise", "ignore"))
    positions = _frames.positions(ladder)
    skills = {name: n for n, skill in enumerate(ladder.skills) for _, name in names_of(skill)}
    ranks = {proficiency.key: n for n, proficiency in enumerate(ladder.proficiencies, 1)}
    if unknown == "raise":
        _frames.check_names(
            {
                "level": (given, of.level, positions),
                "skill": (wanted, of.skill, skills),
                "proficiency": (wanted, of.proficiency, ranks),
            }
        )
    goals = {name: at + of.rise for name, at in positions.items() if at + of.rise < len(ladder)}
    rows, held = given.lazy(), wanted.lazy()
    return (
        rows.select(person=nw.col(of.person), named=_frames.names(of.level))
        .filter(~nw.col("person").is_null())
        .join(
            _frames.small_table(
                rows, text={"named": [*goals]}, numbers={"goal": [*goals.values()]}
            ),
            on="named",
        )
        .group_by("person", "goal")
        .agg(named=nw.len())
        .drop("named"),
        held.select(
            person=nw.col(of.person),
            skill=_frames.names(of.skill),
            proficiency=_frames.names(of.proficiency),
        )
        .filter(~nw.col("person").is_null())
        .join(
            _frames.small_table(
                held, text={"skill": [*skills]}, numbers={"skill_at": [*skills.values()]}
            ),
            on="skill",
        )
        .join(_scale(held, ladder), on="proficiency")
        .group_by("person", "skill_at")
        .agg(nw.col("held").max()),
    )


def _check(
    people: _frames.Eager | _frames.Lazy, profiles: _frames.Eager | _frames.Lazy, of: _Columns
) -> None:
    """Refuse frames that are not of one kind, and columns that are not there or do not fit."""
    kinds: list[type[object]] = [type(frame.to_native()) for frame in (people, profiles)]
    if kinds[0] is not kinds[1]:
        a, b = (f"{kind.__module__}.{kind.__qualname__}" for kind in kinds)
        raise TypeError(f"expected people and profiles in frames of one kind, got {a} and {b}")
    _frames.column_type(people, of.level, "names of levels", _frames.has_names)
    _frames.column_type(profiles, of.skill, "names of skills", _frames.has_names)
    _frames.column_type(profiles, of.proficiency, "names of proficiencies", _frames.has_names)
    type_of_persons = _frames.column_type(people, of.person, "persons")
    _frames.column_type(
        profiles,
        of.person,
        f"persons of the type {type_of_persons}, as in people,",
        lambda dtype: dtype == type_of_persons,
    )


def _required(like: _frames.Lazy, ladder: Ladder) -> _frames.Lazy:
    """Return what each level expects, numbered: where both stand, the rank, and the keys."""
    places = {skill.key: n for n, skill in enumerate(ladder.skills)}
    required = [
        (goal, places[key], key, rank)
        for goal, expected in enumerate(expected_ranks(ladder))
        for key, rank in expected.items()
    ]
    return _frames.small_table(
        like,
        text={
            "target": [ladder[goal].key for goal, _, _, _ in required],
            "skill": [key for _, _, key, _ in required],
            "needs": [ladder.proficiencies[rank - 1].key for _, _, _, rank in required],
        },
        numbers={
            "requirement": [*range(len(required))],
            "goal": [goal for goal, _, _, _ in required],
            "skill_at": [place for _, place, _, _ in required],
            "needed": [rank for _, _, _, rank in required],
        },
    )


def _totals(like: _frames.Lazy, ladder: Ladder) -> _frames.Lazy:
    """Return for each level its key, how many skills it expects, and the steps to all of them."""
    return _frames.small_table(
        like,
        text={"target": [level.key for level in ladder]},
        numbers={
            "goal": [*range(len(ladder))],
            "skills": [len(expected) for expected in expected_ranks(ladder)],
            "total": [sum(expected.values()) for expected in expected_ranks(ladder)],
        },
    )


def _scale(like: _frames.Lazy, ladder: Ladder) -> _frames.Lazy:
    """Return the proficiencies, each with the rank of whoever holds it."""
    return _frames.small_table(
        like,
        text={"proficiency": [proficiency.key for proficiency in ladder.proficiencies]},
        numbers={"held": [*range(1, len(ladder.proficiencies) + 1)]},
    )
