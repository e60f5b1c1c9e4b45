"""A strategy for each public type of value, for `st.from_type`."""

from functools import partial
from typing import Any

import attrs
from hypothesis import strategies as st

from pm_career._model import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
)
from pm_career._questions import (
    CareerPath,
    CareerStep,
    SkillGap,
    SkillNeed,
    career_path,
    skill_gap,
)
from pm_career._titles import TitleMatch, level_for_title
from pm_career.comparing import (
    Difference,
    Edit,
    FrameworkChange,
    LadderChange,
    LevelChange,
    SkillChange,
    TrackChange,
    compare_frameworks,
    compare_ladders,
    compare_levels,
)
from pm_career.exceptions import Problem
from pm_career.frameworks import Framework, LevelFit, Track, level_fits
from pm_career.testing import _building
from pm_career.testing._faults import invalid_ladder_documents
from pm_career.testing._frameworks import frameworks
from pm_career.testing._picking import Names, picks
from pm_career.testing._strategies import (
    ASKABLE,
    ASKABLE_BY_LEVEL,
    SCALE,
    job_titles,
    ladders,
    levels,
    skill_profiles,
    skills,
)

_NEED_DECISIONS = 7
_PEOPLE = ("", "Ada Lovelace", "Sørine O'Brien <b>", "김지우", "ليلى حسن", "Li\nna")


@st.composite
def _proficiencies(draw: st.DrawFn) -> Proficiency:
    return _building.proficiency(draw(picks(_building.PROFICIENCY_DECISIONS)), Names(), 1)


@st.composite
def _descriptors(draw: st.DrawFn) -> Descriptor:
    return _building.descriptor(draw(picks(_building.DESCRIPTOR_DECISIONS)), SCALE)


@st.composite
def _details(draw: st.DrawFn) -> Detail:
    return _building.detail(draw(picks(_building.DETAIL_DECISIONS)), Names(), 1)


@st.composite
def _expectations(draw: st.DrawFn) -> Expectation:
    decisions = draw(picks(1 + _building.EXPECTATION_DECISIONS))
    return _building.expectation(decisions, decisions.one_of((ASKABLE, ASKABLE_BY_LEVEL)))


@st.composite
def _experiences(draw: st.DrawFn) -> Experience:
    return _building.experience(draw(picks(_building.EXPERIENCE_DECISIONS)))


@st.composite
def _gaps(draw: st.DrawFn) -> SkillGap:
    ladder = draw(ladders(with_skills=True))
    current = draw(skill_profiles(ladder) | st.sampled_from(ladder.levels))
    # The plainest target is the highest level: it stays, while levels below it are removed.
    target = draw(st.sampled_from(ladder[::-1]))
    return skill_gap(current, target, name=draw(st.sampled_from(_PEOPLE)), ladder=ladder)


@st.composite
def _needs(draw: st.DrawFn) -> SkillNeed:
    ladder = draw(ladders(with_skills=True, max_levels=2))
    held = draw(st.integers(0, len(ladder.scale)))
    needed = draw(st.integers(1, len(ladder.scale)))
    texts = draw(picks(_NEED_DECISIONS))
    return SkillNeed(
        skill=draw(st.sampled_from(ladder.skills)),
        has=ladder.scale[held - 1] if held else None,
        needs=ladder.scale[needed - 1],
        steps=max(0, needed - held),
        rated=texts.one_of((True, False)) or held > 0,
        next=tuple(texts.some(2, partial(texts.statement, "Knows how"))),
        now=tuple(texts.some(2, partial(texts.statement, "Knows why"))) if held else (),
    )


@st.composite
def _paths(draw: st.DrawFn) -> CareerPath:
    ladder = draw(ladders())
    any_level = st.sampled_from(ladder.levels)
    return career_path(draw(any_level), draw(any_level), ladder=ladder)


@st.composite
def _steps(draw: st.DrawFn) -> CareerStep:
    ladder = draw(ladders(min_levels=2))
    position = draw(st.integers(1, len(ladder) - 1))
    (step,) = career_path(ladder[position - 1], ladder[position], ladder=ladder)
    return step


@st.composite
def _problems(draw: st.DrawFn) -> Problem:
    return draw(invalid_ladder_documents()).problem


@st.composite
def _ladder_changes(draw: st.DrawFn) -> LadderChange:
    return compare_ladders(draw(ladders()), draw(ladders()))


@st.composite
def _level_changes(draw: st.DrawFn) -> LevelChange:
    ladder = draw(ladders())
    any_level = st.sampled_from(ladder.levels)
    return compare_levels(draw(any_level), draw(any_level), ladder=ladder)


@st.composite
def _skill_changes(draw: st.DrawFn) -> SkillChange:
    need = draw(_needs())
    if need.has is None:
        return SkillChange(skill=need.skill, old=None, new=need.needs, kind="gained")
    if need.steps:
        return SkillChange(skill=need.skill, old=need.has, new=need.needs, kind="raised")
    if need.has == need.needs:
        return SkillChange(skill=need.skill, old=need.has, new=None, kind="dropped")
    return SkillChange(skill=need.skill, old=need.has, new=need.needs, kind="lowered")


@st.composite
def _edits(draw: st.DrawFn) -> Edit[Skill]:
    return Edit(old=draw(skills()), new=draw(skills()))


@st.composite
def _differences(draw: st.DrawFn) -> Difference[Level]:
    return draw(_ladder_changes()).levels


@st.composite
def _tracks(draw: st.DrawFn) -> Track:
    return draw(st.sampled_from(draw(frameworks()).tracks))


@st.composite
def _framework_changes(draw: st.DrawFn) -> FrameworkChange:
    return compare_frameworks(draw(frameworks()), draw(frameworks()))


@st.composite
def _track_changes(draw: st.DrawFn) -> TrackChange:
    old = draw(frameworks(max_tracks=1))
    (track,), other = old.tracks, draw(_tracks())
    changed = attrs.evolve(
        track,
        title=other.title,
        levels=[key for key in track.levels if draw(st.booleans())] or track.levels,
        growth=(*track.growth, "Responsibility grows"),  # so there is a change in any case
        advancement=other.advancement,
        details=other.details,
    )
    (change,) = compare_frameworks(old, attrs.evolve(old, tracks=[changed])).changed_tracks
    return change


@st.composite
def _fits(draw: st.DrawFn) -> LevelFit:
    if draw(st.booleans()):
        framework = draw(frameworks(with_skills=True))
        # Without proficiencies, the profile of a person names levels of one track.
        profile = draw(skill_profiles(framework[framework.tracks[0].key]))
        fits = level_fits(profile, name=draw(st.sampled_from(_PEOPLE)), ladder=framework)
    else:
        ladder = draw(ladders(with_skills=True))
        profile = draw(skill_profiles(ladder))
        fits = level_fits(profile, name=draw(st.sampled_from(_PEOPLE)), ladder=ladder)
    return draw(st.sampled_from(fits))


@st.composite
def _matches(draw: st.DrawFn) -> TitleMatch:
    ladder = draw(ladders(allow_shared_names=True))
    return level_for_title(draw(job_titles(ladder)), ladder=ladder)


BY_TYPE: dict[type, st.SearchStrategy[Any]] = {
    CareerPath: _paths(),
    CareerStep: _steps(),
    Descriptor: _descriptors(),
    Detail: _details(),
    Difference: _differences(),
    Edit: _edits(),
    Expectation: _expectations(),
    Experience: _experiences(),
    Framework: frameworks(),
    FrameworkChange: _framework_changes(),
    Ladder: ladders(),
    LadderChange: _ladder_changes(),
    Level: levels(),
    LevelChange: _level_changes(),
    LevelFit: _fits(),
    Problem: _problems(),
    Proficiency: _proficiencies(),
    Requirement: st.sampled_from((*ASKABLE, *ASKABLE_BY_LEVEL)),
    Skill: skills(),
    SkillChange: _skill_changes(),
    SkillGap: _gaps(),
    SkillNeed: _needs(),
    TitleMatch: _matches(),
    Track: _tracks(),
    TrackChange: _track_changes(),
}
