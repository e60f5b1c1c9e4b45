"""Which levels are near to the skills of a person, or to another level."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from pm_career._display import Shown
from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder, Level, expected_ranks, skill_steps, values
from pm_career._questions import Profile, SkillGap, Unknown, gap_from_ranks, held_ranks, progress
from pm_career._wording import count
from pm_career.frameworks._crossing import Holding, holdings_on_tracks, skills_seen_from
from pm_career.frameworks._framework import Framework, require_framework
from pm_career.frameworks._gaps import asked_in, gap_across, ladders_with

if TYPE_CHECKING:
    from pm_career._display import Page


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class LevelFit(Shown):
    """How near skills are to what a level expects."""

    level: Level
    """The level."""

    tracks: tuple[str, ...] = ()
    """The keys of the tracks on which the level expects this; empty for a single ladder."""

    gap: SkillGap = attrs.field(repr=False)
    """What is missing for the level."""

    spare: int
    """The number of steps by which skills are held above what the level expects.

    A skill that the level does not expect counts with all its steps. Without proficiencies, a skill
    at a level of another track also counts with the steps above the last common level.
    """

    @property
    def distance(self) -> int:
        """The number of steps that are missing or to spare."""
        return self.gap.steps + self.spare

    def _show_on(self, page: "Page") -> None:
        page.title(f"{self.level.title} ({self.level.key})")
        page.note(values.on_tracks(self.tracks))
        page.note(progress(self.gap))
        page.note(f"{count(self.gap.steps, 'step')} missing, {count(self.spare, 'step')} to spare")


def level_fits(
    profile: Profile,
    *,
    name: str = "",
    unknown: Unknown = "raise",
    ladder: Ladder | Framework | None = None,
) -> tuple[LevelFit, ...]:
    """Return how the skills of a person fit each level of each track, the nearest level first.

    The distance of a level is the number of steps that are missing in the skills that it expects,
    plus the number of steps to spare in all skills. If two levels have the same distance, the one
    with fewer missing steps is first. Levels that expect no skills are last, because they say
    nothing.

    A level that several tracks share occurs once, unless the tracks expect different skills of it.

    Args:
        profile: The skills of a person, as for `pm_career.skill_gap`. In a framework without
            proficiencies, it names levels of any track.
        name: The name of the person, for views of the gaps.
        unknown: What happens with names that the ladder does not list: `"raise"` an error, or
            `"ignore"` them.
        ladder: The framework to ask, or a ladder; the packaged ladder if omitted.

    Raises:
        UnknownNamesError: when the profile has skills or proficiencies that the ladder does not
            list, or that are a title of two levels.
        ValueError: when `unknown` is neither `"raise"` nor `"ignore"`.

    >>> from pm_career import expected_skills
    >>> from pm_career.frameworks import level_fits
    >>> fits = level_fits(expected_skills("Senior PM"))
    >>> [(fit.level.title, fit.gap.steps, fit.spare) for fit in fits][:2]
    [('Senior Product Manager', 0, 0), ('Product Manager', 0, 24)]
    """
    if isinstance(ladder, Framework):
        holdings = holdings_on_tracks(profile, ladder, unknown=unknown)
        return _nearest_first(
            each
            for key, track in ladder.items()
            for each in _fits_on(track, holdings[key], name, (key,))
        )
    ladder = ladder_or_packaged(ladder, "a Ladder or a Framework")
    holding = Holding(held_ranks(profile, ladder, unknown=unknown), beyond=0)
    return _nearest_first(_fits_on(ladder, holding, name, ()))


def _fits_on(
    ladder: Ladder, holding: Holding, name: str, tracks: tuple[str, ...]
) -> Iterator[LevelFit]:
    """Yield how the skills of a person fit each level of a ladder."""
    for position, level in enumerate(ladder):
        gap = gap_from_ranks(holding.ranks, position, name=name, ladder=ladder)
        spare = _count_spare(ladder, position, holding)
        yield LevelFit(level=level, tracks=tracks, gap=gap, spare=spare)


def lateral_moves(
    level: Level | str, *, within: int | None = None, framework: Framework
) -> tuple[LevelFit, ...]:
    """Return the levels of other tracks that are near to a level, the nearest first.

    The levels of its own tracks are omitted. Distances are counted as by `level_fits`, from what
    the level expects on its first track. In a framework without proficiencies, a skill is worth on
    another track what `skill_gap` says.

    Args:
        level: The level to move from, or any of its names.
        within: The greatest distance, in steps; any distance if omitted.
        framework: The framework to ask.

    Raises:
        AmbiguousNameError: when more than one level has this name.
        NoLevelError: when the level is on no track.
        UnknownLevelError: when the framework has no such level.
        ValueError: when `within` is negative.
    """
    require_framework(framework)
    if within is not None and within < 0:
        raise ValueError(f"expected at least 0 steps, got {within}")
    level = framework.level(level)
    own = ladders_with(framework, level)
    known = {each.key for ladder in own.values() for each in ladder}
    here = next(iter(own.values()))

    moves: list[LevelFit] = []
    for key, track in framework.items():
        seen = skills_seen_from(key, here, here.position(level), framework)
        ranks = {skill: each.rank for skill, each in seen.items() if each.rank is not None}
        holding = Holding(ranks, sum(each.beyond for each in seen.values()))
        for position, other in enumerate(track):
            if other.key not in known:
                gap = gap_across(here, level, key, other, framework)
                spare = _count_spare(track, position, holding)
                moves.append(LevelFit(level=other, tracks=(key,), gap=gap, spare=spare))
    return tuple(
        move for move in _nearest_first(moves) if within is None or move.distance <= within
    )


def _count_spare(ladder: Ladder, position: int, holding: Holding) -> int:
    """Return the number of steps that are held above what a level expects."""
    steps, expected = skill_steps(ladder), expected_ranks(ladder)[position]
    above = [
        max(0, steps[skill][rank] - steps[skill][expected.get(skill, 0)])
        for skill, rank in holding.ranks.items()
    ]
    return sum(above) + holding.beyond


def _nearest_first(fits: Iterable[LevelFit]) -> tuple[LevelFit, ...]:
    """Return fits in order, each level once for all tracks that expect the same of it."""
    alike: dict[Hashable, list[LevelFit]] = {}
    for fit in fits:
        alike.setdefault((fit.level.key, asked_in(fit.gap)), []).append(fit)
    return tuple(sorted(map(_merge, alike.values()), key=_order))


def _merge(fits: Sequence[LevelFit]) -> LevelFit:
    """Return the fit of a level on all tracks that expect the same of it.

    Without proficiencies, one of the tracks may say of a skill what the others do not say.
    """
    tracks = tuple(track for fit in fits for track in fit.tracks)
    best = min(fits, key=lambda fit: (fit.gap.steps, fit.spare))
    return attrs.evolve(best, tracks=tracks)


def _order(fit: LevelFit) -> tuple[bool, int, int]:
    return fit.gap.coverage is None, fit.distance, fit.gap.steps
