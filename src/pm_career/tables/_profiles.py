"""The skills that many people hold, from a table of the user to one of numbers."""

from collections.abc import Mapping
from typing import NamedTuple

import narwhals.stable.v2 as nw

from pm_career._model import skill_index, skill_steps
from pm_career.tables import _engines, _frames
from pm_career.tables._engines import Frame, Lazy
from pm_career.tables._lookup_tables import lookup_table
from pm_career.tables._tracks import (
    Tracks,
    list_worth,
    number_ranks,
    number_skills,
    rating_index,
)


class Profiles(NamedTuple):
    """A table of the skills that people hold, and the names of its columns."""

    frame: Frame
    """A row for each skill that a person holds."""

    person: str
    """The column of persons, in the table of people too."""

    skill: str
    """The column of skills."""

    proficiency: str
    """The column of proficiencies."""


def check_kinds(people: Frame, profiles: Profiles) -> None:
    """Refuse frames of two kinds, which cannot be joined."""
    kinds: list[type[object]] = [type(frame.to_native()) for frame in (people, profiles.frame)]
    if kinds[0] is not kinds[1]:
        a, b = (f"{kind.__module__}.{kind.__qualname__}" for kind in kinds)
        raise TypeError(f"expected people and profiles in frames of one kind, got {a} and {b}")


def check_profiles(people: Frame, profiles: Profiles) -> None:
    """Refuse columns of profiles, and of persons, that are missing or of the wrong type."""
    frame, person, skill, proficiency = profiles
    _frames.check_column(frame, skill, "names of skills", _frames.has_names)
    _frames.check_column(frame, proficiency, "names of proficiencies", _frames.has_names)
    type_of_persons = _frames.check_column(people, person, "persons", _frames.can_identify)
    both_objects = _engines.has_objects(people, person) and _engines.has_objects(frame, person)
    _frames.check_column(
        frame,
        person,
        f"persons of the type {type_of_persons}, as in people,",
        lambda dtype: dtype == type_of_persons or both_objects,
    )


def names_in_profiles(profiles: Profiles, tracks: Tracks) -> dict[str, _frames.Names]:
    """Return the two columns of names, and what the tracks find by them."""
    frame, _, skill, proficiency = profiles
    return {
        "skill": _frames.Names(frame, _frames.names_in(skill), skill_index(tracks.parts)),
        "proficiency": _frames.Names(frame, _frames.names_in(proficiency), rating_index(tracks)),
    }


def count_steps(profiles: Profiles, found: Mapping[str, Lazy], tracks: Tracks) -> Lazy:
    """Return a row for each skill that a person holds, on each scale that says what it is worth.

    Its columns are `person`; the `skill_number`; the number of the rank `held`; the number of steps
    `taken` up to it; and the number of steps held `beyond` it.

    Args:
        profiles: The table of the user, whose columns have been checked.
        found: What is found by the names in it, as `find_names` returns it.
        tracks: The tracks that measure the skills.
    """
    rows = profiles.frame.lazy()
    if _engines.has_objects(profiles.frame, profiles.person):
        # When pandas groups by persons that are all null, it makes floats of them.
        rows = rows.filter(~nw.col(profiles.person).is_null())

    ratings = (
        rows.select(
            person=nw.col(profiles.person),
            skill=_frames.names_in(profiles.skill),
            proficiency=_frames.names_in(profiles.proficiency),
        )
        .join(found["skill"].select(skill="name", skill_position="position"), on="skill")
        .join(
            found["proficiency"].select(proficiency="name", rating=nw.col("position") + 1),
            on="proficiency",
        )
    )
    if tracks.parts.proficiencies:
        # There is one scale, and each proficiency is a step on it, so no join is needed.
        return (
            ratings.group_by("person", "skill_position")
            .agg(nw.col("rating").max())
            .select(
                "person",
                skill_number="skill_position",
                held="rating",
                taken="rating",
                beyond=nw.lit(0),
            )
        )

    # If a person has a skill twice, the rating that is worth more on the scale counts.
    steps = lookup_table(ratings, text={}, numbers=_steps_of_ratings(tracks))
    base = _base(tracks)
    return (
        ratings.join(steps, on=["skill_position", "rating"])
        .group_by("person", "skill_number")
        .agg(nw.col("worth").max())
        .select(
            "person",
            "skill_number",
            held=nw.col("worth") // base // base % base,
            taken=nw.col("worth") // base % base,
            beyond=nw.col("worth") % base,
        )
    )


def _base(tracks: Tracks) -> int:
    """Return a number above all numbers of steps, of ranks and of levels."""
    return 2 + sum(len(ladder.scale) for ladder in tracks.scales)


def _steps_of_ratings(tracks: Tracks) -> dict[str, list[int]]:
    """Return what each rating of each skill is worth on each scale, as columns of numbers.

    The digits of `worth` are its place among the ratings, the least first; the number of the rank;
    the number of steps up to it; and the number of steps beyond it. A rating that is worth no step
    is not in the columns, because no level of the scale expects the skill.
    """
    columns: dict[str, list[int]] = {
        name: [] for name in ("skill_position", "rating", "skill_number", "worth")
    }
    base = _base(tracks)
    scales = zip(
        tracks.scales, list_worth(tracks), number_skills(tracks), number_ranks(tracks), strict=True
    )
    for ladder, rising, skill_numbers, rank_numbers in scales:
        for position, skill in enumerate(tracks.parts.skills):
            steps = skill_steps(ladder)[skill.key]
            for place, (rating, rank, count_beyond) in enumerate(rising):
                beyond = count_beyond(skill.key)
                if steps[-1] or beyond:
                    number = (place * base + rank_numbers[rank]) * base + steps[rank]
                    columns["skill_position"].append(position)
                    columns["rating"].append(rating)
                    columns["skill_number"].append(skill_numbers[skill.key])
                    columns["worth"].append(number * base + beyond)
    return columns
