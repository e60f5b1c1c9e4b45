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
    check_unknown,
    gap_from_ranks,
    gap_of_needs,
)
from pm_career._questions import skill_gap as gap_on_one_track
from pm_career._wording import list_names, quote
from pm_career.exceptions import NoLevelError
from pm_career.frameworks._crossing import Held, holdings_on_tracks, skills_seen_from
from pm_career.frameworks._framework import Framework, require_framework
from pm_career.frameworks._track import Track


def skill_gap(
    current: Level | str | Profile,
    target: Level | str,
    *,
    name: str = "",
    unknown: Unknown = "raise",
    track: Track | str | None = None,
    framework: Framework,
) -> SkillGap:
    """Return what a person, or a level of any track, is missing for a level of any track.

    If a track has both levels, the gap is that of its ladder. Otherwise, what the current level
    expects on its first track is compared. In a framework without proficiencies, a skill at a level
    of another track counts as held at the highest level up to it that both tracks have. If there is
    no such level, the skill is not rated.

    Args:
        current: A level, compared by all that it expects; or a person's own profile, a mapping of
            skills to proficiencies. In a framework without proficiencies, the profile names levels
            of any track.
        target: The level to reach.
        name: The name of the person, for views of the gap.
        unknown: What happens with names in a profile that the framework does not list: `"raise"` an
            error, or `"ignore"` them.
        track: The track of the target. It is needed if tracks expect different skills of it, which
            only happens in a cumulative framework.
        framework: The framework to ask.

    Raises:
        AmbiguousNameError: when more than one level has the name of `current` or `target`.
        NoLevelError: when a level is on no track, or when the tracks of the target expect different
            skills of it and `track` is not given.
        UnknownLevelError: when the framework, or the track, has no such level.
        UnknownNamesError: when a profile has skills or proficiencies that the framework does not
            list, or that are a title of two levels.
        UnknownTrackError: when the framework has no such track.
        ValueError: when `unknown` is neither `"raise"` nor `"ignore"`.
    """
    require_framework(framework)
    check_unknown(unknown)
    goal = framework.level(target)
    tracks = ladders_with(framework, goal)
    if track is not None:
        key = framework.track(track).key
        tracks = {key: framework[key]}

    if isinstance(current, Mapping):
        holdings = holdings_on_tracks(current, framework, unknown=unknown)
        gaps = {
            key: gap_from_ranks(holdings[key].ranks, here.position(goal), name=name, ladder=here)
            for key, here in tracks.items()
        }
        return _choose(gaps, goal)

    start = framework.level(current)
    starts = ladders_with(framework, start)
    shared = {key: here for key, here in tracks.items() if key in starts}
    if shared:
        gaps = {
            key: gap_on_one_track(start, goal, name=name, ladder=here)
            for key, here in shared.items()
        }
    else:
        other = next(iter(starts.values()))
        gaps = {key: gap_across(other, start, key, goal, framework, name=name) for key in tracks}
    return _choose(gaps, goal)


def _choose(gaps: Mapping[str, SkillGap], goal: Level) -> SkillGap:
    """Return the gap on the track that knows the most, if all tracks expect the same."""
    found = {gap.needs for gap in gaps.values()}
    if len(found) > 1 and len({asked_in(gap) for gap in gaps.values()}) > 1:
        message = f"the track decides what {quote(goal.title)} expects; choose one of"
        raise NoLevelError(f"{message} {list_names([*gaps])}")
    return min(gaps.values(), key=lambda gap: gap.steps)


def asked_in(gap: SkillGap) -> frozenset[tuple[str, str]]:
    """Return the keys of the skills that the target expects, and of their proficiencies."""
    return frozenset((need.skill.key, need.needs.key) for need in (*gap.needs, *gap.met))


def ladders_with(framework: Framework, level: Level) -> dict[str, Ladder]:
    """Return the ladders that have a level, by the keys of their tracks."""
    ladders = {track: framework[track] for track in framework.tracks_of(level)}
    if not ladders:
        raise NoLevelError(f"{quote(level.key)} is on no track")
    return ladders


def gap_across(
    other: Ladder, start: Level, key: str, goal: Level, framework: Framework, *, name: str = ""
) -> SkillGap:
    """Return what a level of another ladder is missing for a level of the track of this key."""
    held = skills_seen_from(key, other, other.position(start), framework)
    track = framework[key]
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
