"""What Hypothesis draws for a type of this package."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import entry_points
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

import _hypothesis_pm_career
import pm_career
from pm_career import (
    CareerStep,
    Descriptor,
    Detail,
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    SkillGap,
    SkillNeed,
    TitleMatch,
    _public,
    career_path,
    comparing,
    frameworks,
    level_for_title,
    skill_gap,
)
from pm_career.comparing import (
    Edit,
    SkillChange,
    TrackChange,
    compare_frameworks,
    compare_ladders,
    compare_levels,
)
from pm_career.exceptions import Problem
from pm_career.frameworks import Framework, LevelFit, Track, level_fits
from pm_career.testing import _by_type, ladders

QUICKLY = settings(phases=[Phase.generate], max_examples=1000)
# What an example shrinks to is the same in each run, and none of an earlier run is used.
SIMPLY = settings(
    phases=[Phase.generate, Phase.shrink], max_examples=2000, derandomize=True, database=None
)
Feature = Callable[[Any], object]

LEVEL = Level(key="level-1", title="Level 1")
HIGHER = Level(key="level-2", title="Level 2")
SKILL = Skill(key="skill-1", name="Skill 1")
TRACK = Track(key="track-1", title="Track 1", levels=["level-1"])

LADDER = Ladder(title="Ladder", levels=[LEVEL])
STEP_UP = Ladder(title="Ladder", levels=[LEVEL, HIGHER])
FRAMEWORK = Framework(title="Framework", levels=[LEVEL], tracks=[TRACK])
OTHER_FRAMEWORK = attrs.evolve(
    FRAMEWORK, tracks=[attrs.evolve(TRACK, growth=["Responsibility grows"])]
)

SIMPLEST = [
    career_path(LEVEL, LEVEL, ladder=LADDER),
    career_path(LEVEL, HIGHER, ladder=STEP_UP)[0],
    Descriptor(proficiency="basic", text="Knows how"),
    Detail(name="Grade", text="IC4"),
    compare_ladders(LADDER, LADDER).levels,
    Edit(old=SKILL, new=SKILL),
    Expectation(statement="Knows how"),
    Experience(min_years=0),
    FRAMEWORK,
    compare_frameworks(FRAMEWORK, FRAMEWORK),
    LADDER,
    compare_ladders(LADDER, LADDER),
    LEVEL,
    compare_levels(LEVEL, LEVEL, ladder=LADDER),
    level_fits({}, ladder=LADDER)[0],
    Problem("this key is missing", path=("title",)),
    Proficiency(key="proficiency-1"),
    Requirement(skill="skill-1", proficiency="basic"),
    SKILL,
    SkillChange(skill=SKILL, old=None, new=LADDER.scale[0], kind="gained"),
    skill_gap({}, LEVEL, ladder=LADDER),
    SkillNeed(skill=SKILL, has=None, needs=LADDER.scale[0], steps=1),
    level_for_title("Level 1", ladder=LADDER),
    TRACK,
    compare_frameworks(FRAMEWORK, OTHER_FRAMEWORK).changed_tracks[0],
]

VALUES = [
    value
    for module in (pm_career, comparing, frameworks)
    for value in vars(module).values()
    if attrs.has(value) and value.__name__ in module.__all__
]


@attrs.frozen
class Team:
    """A class as users of this package write them."""

    name: str
    ladder: Ladder
    levels: tuple[Level, ...]
    best: SkillGap | None


def test_every_public_value_has_a_strategy() -> None:
    assert set(VALUES) == _by_type.BY_TYPE.keys()


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_public_value_is_drawn_by_its_type(data: st.DataObject, kind: type[Any]) -> None:
    value = data.draw(st.from_type(kind))
    assert type(value) is kind
    assert attrs.evolve(value) == value  # by way of the constructor, with all its rules
    hash(value)


@pytest.mark.parametrize("simplest", SIMPLEST, ids=lambda value: type(value).__name__)
def test_a_value_shrinks_to_the_simplest_one(simplest: object) -> None:
    assert find(st.from_type(type(simplest)), lambda _: True, settings=SIMPLY) == simplest


@given(st.builds(Team))
def test_a_class_that_holds_our_values_is_built(team: Team) -> None:
    assert len(team.ladder) > 0
    assert all(isinstance(level, Level) for level in team.levels)


@given(st.from_type(SkillNeed))
def test_a_need_counts_its_steps(need: SkillNeed) -> None:
    assert need.steps >= 0
    assert (need.steps == 0) == (need.has == need.needs) or need.has is not None


@pytest.mark.parametrize(
    "feature",
    [
        lambda need: not need.rated,
        lambda need: need.has is None and need.rated,
        lambda need: need.now and need.next,
        lambda need: len(need.next) == 2,
        lambda need: need.needs.key == "level-2",
        lambda need: need.needs.key == "proficiency-2",
    ],
    ids=["not rated", "not held", "now and next", "two texts", "a level", "a proficiency"],
)
def test_needs_vary(feature: Feature) -> None:
    need = find(st.from_type(SkillNeed), lambda need: bool(feature(need)), settings=QUICKLY)
    assert need.has is not None or not need.now
    assert need.has is None or need.rated


def test_a_need_of_a_held_skill_shrinks_to_one_step() -> None:
    need = find(st.from_type(SkillNeed), lambda need: need.has and need.steps, settings=SIMPLY)
    assert need == SkillNeed(
        skill=SKILL,
        has=Proficiency(key="proficiency-1"),
        needs=Proficiency(key="proficiency-2"),
        steps=1,
    )


def test_the_texts_of_a_need_shrink_to_plain_ones() -> None:
    need = find(
        st.from_type(SkillNeed), lambda need: len(need.next) == len(need.now) == 2, settings=SIMPLY
    )
    assert need.next == ("Knows how", "Knows how")
    assert need.now == ("Knows why", "Knows why")


@pytest.mark.parametrize(
    ("feature", "current", "target", "skills"),
    [
        (lambda gap: gap.steps > 1, None, "level-1", ["skill-1", "skill-2"]),
        (lambda gap: gap.current and gap, "level-1", "level-2", ["skill-1"]),
    ],
    ids=["two steps", "from a level"],
)
def test_a_gap_shrinks_to_the_fewest_levels(
    feature: Feature, current: str | None, target: str, skills: list[str]
) -> None:
    gap = find(st.from_type(SkillGap), lambda gap: bool(feature(gap)), settings=SIMPLY)
    assert (gap.current and gap.current.key, gap.target.key) == (current, target)
    assert [(need.skill.key, need.steps) for need in gap] == [(skill, 1) for skill in skills]


@pytest.mark.parametrize(
    "feature",
    [
        lambda gap: gap.name and not gap.name.isascii(),
        lambda gap: gap.unrated,
        lambda gap: gap.coverage is None,
        lambda gap: gap and gap.current,
    ],
    ids=["a name", "not rated", "nothing expected", "a level"],
)
def test_gaps_vary(feature: Feature) -> None:
    gap = find(st.from_type(SkillGap), lambda gap: bool(feature(gap)), settings=QUICKLY)
    assert feature(gap)


@pytest.mark.parametrize("kind", [Expectation, Requirement])
def test_what_is_asked_for_comes_in_both_forms(kind: type[Any]) -> None:
    assert find(st.from_type(kind), lambda value: "proficiency='" in repr(value))
    assert find(st.from_type(kind), lambda value: "proficiency=None" in repr(value))


def test_a_title_may_be_that_of_two_levels() -> None:
    several = find(
        st.from_type(TitleMatch),
        lambda match: len(match.candidates) > 1,
        settings=settings(QUICKLY, max_examples=10_000),
    )
    assert several.level is None


@given(st.from_type(CareerStep))
def test_a_step_leads_up(step: CareerStep) -> None:
    assert step.gap.target is step.level


@given(st.from_type(Experience))
def test_an_experience_has_an_end_above_its_start(experience: Experience) -> None:
    assert experience.min_years >= 0
    assert experience.max_years is None or experience.max_years > experience.min_years


@pytest.mark.parametrize("kind", ["gained", "raised", "lowered", "dropped"])
def test_a_skill_changes_in_every_way(kind: str) -> None:
    change = find(st.from_type(SkillChange), lambda change: change.kind == kind, settings=QUICKLY)
    assert (change.old is None) == (kind == "gained")
    assert (change.new is None) == (kind == "dropped")
    assert change.old != change.new
    assert type(change.skill) is Skill


@pytest.mark.parametrize(
    "feature",
    [
        lambda change: change.old.title != change.new.title,
        lambda change: change.levels.dropped,
        lambda change: change.advancement.gained,
        lambda change: change.details.gained,
    ],
    ids=["a title", "a level", "advancement", "a detail"],
)
def test_a_track_changes_in_every_way(feature: Feature) -> None:
    change = find(st.from_type(TrackChange), lambda change: bool(feature(change)), settings=QUICKLY)
    assert change.new.growth == (*change.old.growth, "Responsibility grows")


@pytest.mark.parametrize(
    "feature",
    [
        lambda fit: not fit.tracks,
        lambda fit: len(fit.tracks) > 1,
        lambda fit: fit.spare and fit.gap.steps,
        lambda fit: fit.gap.coverage is None,
        lambda fit: fit.gap.name and not fit.tracks,
        lambda fit: fit.gap.name and fit.tracks,
        lambda fit: fit.gap.steps and not fit.tracks,
        lambda fit: fit.gap.steps and fit.tracks,
    ],
    ids=[
        "a ladder",
        "a shared level",
        "missing and to spare",
        "nothing expected",
        "a name in a ladder",
        "a name in a framework",
        "missing in a ladder",
        "missing in a framework",
    ],
)
def test_fits_vary(feature: Feature) -> None:
    fit = find(st.from_type(LevelFit), lambda fit: bool(feature(fit)), settings=QUICKLY)
    assert fit.gap.target is fit.level


@pytest.mark.parametrize(
    "kind",
    [Sequence, Iterable, Mapping, Sequence[int], Iterable[str], Mapping[str, int]],
    ids=str,
)
@given(data=st.data())
def test_a_base_type_draws_none_of_our_values(data: st.DataObject, kind: type[Any]) -> None:
    value = data.draw(st.from_type(kind))
    assert type(value).__module__.partition(".")[0] != "pm_career"


def test_a_ladder_is_shown_as_one_would_write_it() -> None:
    ladder = find(ladders(min_levels=2, with_years=True, with_skills=True), bool)
    names = {name: getattr(pm_career, name) for name in pm_career.__all__}
    assert eval(pretty(ladder), names) == ladder  # noqa: S307  own text


def test_hypothesis_finds_the_types_by_an_entry_point() -> None:
    (point,) = entry_points(group="hypothesis", name="pm-career")
    assert point.value == "_hypothesis_pm_career:register"


def loaded(program: str) -> set[str]:
    """Return the modules of this package that a program has loaded at its end."""
    program = f"{program}\nprint(*[name for name in sys.modules if name.startswith('pm_career')])"
    command = [sys.executable, "-c", f"import sys\nsys.path[:0] = {sys.path!r}\n{program}"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_hypothesis_alone_loads_nothing_of_the_package() -> None:
    assert loaded("import hypothesis") == set()


def test_hypothesis_is_imported_where_the_package_cannot_be() -> None:
    program = "sys.modules['pm_career'] = None\nimport hypothesis.strategies as st\nst.integers()"
    assert loaded(program) == {"pm_career"}


@pytest.mark.parametrize("module", ["None", "type(sys)('hypothesis')"], ids=["none", "another"])
def test_the_package_is_imported_where_hypothesis_is_not_that_library(module: str) -> None:
    modules = loaded(f"sys.modules['hypothesis'] = {module}\nimport pm_career")
    assert "pm_career" in modules
    assert "pm_career._hypothesis" not in modules


def test_the_package_is_imported_where_it_has_no_plug_in() -> None:
    program = "import hypothesis\nsys.modules['_hypothesis_pm_career'] = None\nimport pm_career"
    modules = loaded(program)
    assert "pm_career" in modules
    assert "pm_career._hypothesis" not in modules


def test_two_threads_import_hypothesis_and_the_package_at_once() -> None:
    program = """
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from threading import Barrier

together = Barrier(2)

def load(name):
    together.wait()
    return import_module(name)

with ThreadPoolExecutor(2) as threads:
    list(threads.map(load, ["hypothesis", "pm_career"]))

import hypothesis.strategies as st
from pm_career import Level
st.from_type(Level).validate()
"""
    assert "pm_career.testing" in loaded(program)


def test_hypothesis_does_not_wait_for_a_thread_that_waits_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_: str) -> None:
        raise RuntimeError("deadlock detected")  # as the import system does

    watchers = len(_public._watchers)  # noqa: SLF001  nothing else shows it at once
    monkeypatch.setattr("_hypothesis_pm_career.import_module", refuse)
    _hypothesis_pm_career.register()
    assert len(_public._watchers) == watchers  # noqa: SLF001  nothing else shows it at once


@pytest.mark.parametrize(
    ("module", "kind"),
    [
        ("pm_career", "Level"),
        ("pm_career.comparing", "LadderChange"),
        ("pm_career.frameworks", "Framework"),
    ],
)
@pytest.mark.parametrize("first", ["hypothesis", "package"])
def test_the_types_of_a_module_are_known_whichever_is_imported_first(
    module: str, kind: str, first: str
) -> None:
    imports = [f"from {module} import {kind}", "import hypothesis.strategies as st"]
    program = "\n".join(imports if first == "package" else reversed(imports))
    assert "pm_career.testing" not in loaded(program)
    assert "pm_career.testing" in loaded(f"{program}\nst.from_type({kind}).validate()")
