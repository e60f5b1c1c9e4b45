"""What is missing for a level of any track."""

from collections.abc import Mapping

from pm_career._model import (
    Ladder,
    Level,
    expected_ranks,
    skill_steps,
    texts_at,
)
from pm_career._questions import (
    Profile,
    SkillGap,
    SkillNeed,
    Unknown,
    gap_from_ranks,
    gap_of_needs,
)
from pm_career._questions import skill_gap as gap_on_one_track
from pm_career._wording import quote
from pm_career.exceptions import NoLevelError
from pm_career.frameworks._crossing import Held, ranks_on_tracks, skills_seen_from
from pm_career.frameworks._framework import Framework, require_framework


def skill_gap(
    current: Level | str | Profile,
    target: Level | str,
    *,
    name: str = "",
    unknown: Unknown = "raise",
    framework: Framework,
) -> SkillGap:
    """Return what a person, or a level of any track, is missing for a level of any track.

    If a track has both levels, the gap is that of its ladder. If several tracks have both, the
    first one counts. In a framework without proficiencies, a skill at a level of another track
    counts as held at the highest level up to it that both tracks have. If there is no such level,
    the skill is not rated.

    Args:
        current: A level, compared by all that it expects; or a person's own profile, a mapping of
            skills to proficiencies. In a framework without proficiencies, the profile names levels
            of any track.
        target: The level to reach.
        name: The name of the person, for views of the gap.
        unknown: What happens with names in a profile that the framework does not list: `"raise"` an
            error, or `"ignore"` them.
        framework: The framework to ask.

    Raises:
        AmbiguousNameError: when more than one level has the name of `current` or `target`.
        NoLevelError: when a level is on no track.
        UnknownLevelError: when the framework has no such level.
        UnknownNamesError: when a profile has skills or proficiencies that the framework does not
            list, or that are a title of two levels.
        ValueError: when `unknown` is neither `"raise"` nor `"ignore"`.
    """
    require_framework(framework)
    goal = framework.level(target)
    if isinstance(current, Mapping):
        place, track = next(iter(ladders_with(framework, goal).items()))
        held = ranks_on_tracks(current, framework, unknown=unknown)[place]
        return gap_from_ranks(held, track.position(goal), name=name, ladder=track)

    start = framework.level(current)
    before, after = ladders_with(framework, start), ladders_with(framework, goal)
    for place, track in after.items():
        if place in before:
            return gap_on_one_track(start, goal, name=name, unknown=unknown, ladder=track)
    other, track = next(iter(before.values())), next(iter(after.values()))
    return gap_across(other, start, track, goal, name=name)


def ladders_with(framework: Framework, level: Level) -> dict[str, Ladder]:
    """Return the ladders that have a level, by the keys of their tracks."""
    ladders = {track: framework[track] for track in framework.tracks_of(level)}
    if not ladders:
        raise NoLevelError(f"{quote(level.key)} is on no track")
    return ladders


def gap_across(
    other: Ladder, start: Level, track: Ladder, goal: Level, *, name: str = ""
) -> SkillGap:
    """Return what a level of another track is missing for a level of a track."""
    held = skills_seen_from(track, other, other.position(start))
    position = track.position(goal)
    needs = [
        _need_across(track, position, skill, held.get(skill))
        for skill in expected_ranks(track)[position]
    ]
    return gap_of_needs(needs, position, current=start, name=name, ladder=track)


def _need_across(track: Ladder, goal: int, skill: str, held: Held | None) -> SkillNeed:
    """Return what a level needs of a skill, given how a level of another track holds it."""
    needed = expected_ranks(track)[goal][skill]
    steps = skill_steps(track)[skill]
    is_rated = held is None or held.rank is not None
    rank = (held.rank or 0) if held else 0
    return SkillNeed(
        skill=track.skill(skill),
        has=held.proficiency if held and is_rated else None,
        needs=track.scale[needed - 1],
        steps=max(0, steps[needed] - steps[rank]),
        rated=is_rated,
        now=held.texts if held else (),
        next=texts_at(track, skill, needed, goal),
    )
