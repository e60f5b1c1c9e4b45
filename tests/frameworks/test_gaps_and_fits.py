"""What is missing for levels of any track, and which of them are near."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

from pm_career import (
    AmbiguousNameError,
    Descriptor,
    Expectation,
    Level,
    NoLevelError,
    Proficiency,
    Requirement,
    Skill,
    SkillGap,
    UnknownLevelError,
    UnknownNamesError,
    default_ladder,
    expected_skills,
    to_dict,
)
from pm_career import skill_gap as gap_on_one_ladder
from pm_career.exceptions import UnknownTrackError
from pm_career.frameworks import (
    Framework,
    LevelFit,
    Track,
    lateral_moves,
    level_fits,
    level_for_title,
    load_framework,
    skill_gap,
)

ACME = load_framework(Path(__file__).parents[1] / "data" / "frameworks" / "acme")

Asked = Mapping[str, str] | list[str]
"""The skills that a level asks for: each with its proficiency, or alone."""


def level(key: str, asked: Asked, statement: str = "") -> Level:
    at: dict[str, str | None] = dict(asked) if isinstance(asked, Mapping) else dict.fromkeys(asked)
    requirements = [Requirement(skill=skill, proficiency=held) for skill, held in at.items()]
    expectations = [Expectation(statement=statement, requirements=requirements)] if asked else []
    return Level(key=key, title=f"Level {key}", expectations=expectations)


def framework(
    levels: Mapping[str, Asked], tracks: Mapping[str, str], scale: str = "", **fields: Any
) -> Framework:
    """Return a framework of levels with the skills they ask for, and of tracks with their levels.

    The levels say what they ask for in the words "As at" and their key.
    """
    skills = dict.fromkeys(skill for asked in levels.values() for skill in asked)
    return Framework(
        title="Framework",
        levels=[level(key, asked, f"As at {key}") for key, asked in levels.items()],
        tracks=[
            Track(key=key, title=f"Track {key}", levels=listed.split())
            for key, listed in tracks.items()
        ],
        skills=fields.pop("skills", [Skill(key=key, name=key.title()) for key in skills]),
        proficiencies=[Proficiency(key=key) for key in scale.split()],
        **fields,
    )


FORK = {"maker": "pm senior staff", "manager": "pm senior group director"}
BY_LEVEL = framework({key: ["law"] for key in ("pm", "senior", "staff", "group", "director")}, FORK)
APART = framework(
    {key: ["law"] for key in ("pm", "staff", "group", "director")},
    {"maker": "pm staff", "manager": "group director"},
)


def needs(gap: SkillGap) -> dict[str, tuple[str, str, int]]:
    """Return what is held, what is needed and the steps of each skill, met or not."""
    return {
        need.skill.key: (str(need.has), str(need.needs), need.steps) for need in (*gap, *gap.met)
    }


def near(fits: tuple[LevelFit, ...]) -> list[tuple[str, int, int]]:
    """Return the level, the missing steps and those to spare of each fit."""
    return [(fit.level.key, fit.gap.steps, fit.spare) for fit in fits]


# Gaps over one scale


def test_the_gap_between_levels_of_one_track_is_that_of_its_ladder() -> None:
    for start, goal in (("PM", "Staff PM"), ("Staff PM", "PM"), ("PM", "Senior PM")):
        expected = gap_on_one_ladder(start, goal, ladder=ACME["maker"])
        assert skill_gap(start, goal, framework=ACME) == expected
    expected = gap_on_one_ladder("PM", "Director of Product", name="Ada", ladder=ACME["manager"])
    assert skill_gap("PM", "director", name="Ada", framework=ACME) == expected


def test_the_gap_between_tracks_compares_what_both_levels_expect() -> None:
    gap = skill_gap("Staff PM", "Director of Product", name="Ada", framework=ACME)
    assert needs(gap) == {
        "coaching": ("Basic", "Expert", 2),
        "discovery": ("Expert", "Strong", 0),
        "delivery": ("Expert", "Expert", 0),
    }
    assert (gap.name, gap.current, gap.target) == ("Ada", ACME.levels[2], ACME.levels[4])
    assert gap.coverage == 6 / 8
    assert gap.steps == 2
    assert gap.unrated == ()


def test_each_side_of_a_gap_between_tracks_has_the_words_of_its_own_track() -> None:
    gap = skill_gap("Staff PM", "Director of Product", framework=ACME)
    assert gap[0].now == ("Solves the hardest problems.",)
    assert gap[0].next == ("Leads leaders.",)
    discovery = gap.met[0]
    assert (discovery.now, discovery.next) == (
        ("Finds new markets",),
        ("Plans research for a product",),
    )


def test_a_skill_that_a_level_does_not_expect_is_not_held_by_it() -> None:
    forked = framework(
        {"pm": {"law": "low"}, "staff": {"law": "high"}, "group": {"art": "high"}},
        {"maker": "pm staff", "manager": "pm group"},
        scale="low high",
    )
    gap = skill_gap("staff", "group", framework=forked)
    assert needs(gap) == {"art": ("None", "high", 2)}
    assert (gap[0].rated, gap[0].now) == (True, ())
    assert gap.coverage == 0


def test_a_cumulative_framework_adds_up_along_each_track() -> None:
    forked = framework(
        {"pm": {"law": "low"}, "staff": {"art": "high"}, "group": {"law": "high"}},
        {"maker": "pm staff", "manager": "pm group"},
        scale="low high",
        cumulative=True,
    )
    assert needs(skill_gap("staff", "group", framework=forked)) == {"law": ("low", "high", 1)}
    assert needs(skill_gap("group", "staff", framework=forked)) == {
        "art": ("None", "high", 2),
        "law": ("high", "low", 0),
    }


def test_a_level_that_expects_nothing_has_no_coverage() -> None:
    forked = framework({"pm": ["law"], "staff": []}, {"maker": "pm", "other": "staff"})
    gap = skill_gap("pm", "staff", framework=forked)
    assert (gap.coverage, gap.needs, gap.met) == (None, (), ())
    back = skill_gap("staff", "pm", framework=forked)
    assert needs(back) == {"law": ("None", "Level pm", 1)}


def test_the_first_track_with_both_levels_counts() -> None:
    shared = framework(
        {"x": {"law": "high"}, "a": {}, "b": {"art": "low"}},
        {"one": "a b", "two": "x a b"},
        scale="low high",
        cumulative=True,
    )
    assert needs(skill_gap("a", "b", framework=shared)) == {"art": ("None", "low", 1)}
    assert skill_gap("a", "b", framework=shared) == gap_on_one_ladder(
        "a", "b", ladder=shared["one"]
    )
    assert needs(skill_gap("x", "b", framework=shared)) == {
        "art": ("None", "low", 1),
        "law": ("high", "high", 0),
    }


def test_a_target_that_tracks_expect_different_skills_of_needs_a_track() -> None:
    joined = framework(
        {"x": {"law": "high"}, "y": {"art": "low"}, "z": {}, "end": {"trade": "low"}},
        {"one": "x end", "two": "y end", "other": "z"},
        scale="low high",
        cumulative=True,
    )
    message = "the track decides what 'Level end' expects; choose one of 'one', 'two'"
    currents: list[dict[str, str] | str] = [{"law": "high"}, {}, "z"]
    for current in currents:
        with pytest.raises(NoLevelError, match=f"^{message}$"):
            skill_gap(current, "end", framework=joined)
    on_two = skill_gap({"law": "high"}, "end", track="Track two", framework=joined)
    assert on_two == gap_on_one_ladder({"law": "high"}, "end", ladder=joined["two"])

    # A level on one of the tracks needs no choice, unless another one is asked for.
    assert skill_gap("x", "end", framework=joined).steps == 1
    assert skill_gap("x", "end", track="two", framework=joined).steps == 2
    with pytest.raises(UnknownTrackError):
        skill_gap("x", "end", track="three", framework=joined)
    with pytest.raises(UnknownLevelError):
        skill_gap("y", "x", track="two", framework=joined)


def test_another_track_may_know_what_a_level_is_worth() -> None:
    way = framework(
        {key: ["law"] for key in ("a1", "b1", "s", "c")},
        {"a": "a1 s", "b": "b1 s", "c": "b1 c"},
    )
    expected = {"law": ("Level s", "Level c", 1)}
    assert needs(skill_gap("s", "c", framework=way)) == expected
    assert near(lateral_moves("s", framework=way))[0] == ("c", 1, 1)
    assert skill_gap({"law": "s"}, "c", framework=way).steps == 1


def test_the_level_that_is_worth_more_on_a_track_counts_if_a_skill_is_named_twice() -> None:
    falling = framework({"a2": ["law"], "a1": ["law"]}, {"a": "a1 a2"})
    for profile in ({"law": "a1", "Law": "a2"}, {"law": "a2", "Law": "a1"}):
        assert near(level_fits(profile, ladder=falling))[0] == ("a2", 0, 0)


def test_what_is_held_above_the_last_common_level_is_to_spare() -> None:
    forked = framework({key: ["law"] for key in ("a1", "b2", "a2")}, {"b": "a1 b2", "a": "a1 a2"})
    first, b2, a2 = forked.levels
    alike = attrs.evolve(b2, expectations=first.expectations)
    as_before = attrs.evolve(forked, levels=[first, alike, a2])
    assert near(level_fits({"law": "a2"}, ladder=as_before)) == [
        ("a2", 0, 0),
        ("a1", 0, 1),
        ("b2", 0, 1),
    ]


def test_a_skill_that_is_not_held_has_nothing_to_spare_on_any_track() -> None:
    forked = framework({key: ["law"] for key in ("s", "a1", "a2")}, {"s": "s a1", "a": "a1 a2"})
    fits = level_fits({"law": None}, ladder=forked)
    assert near(fits) == [("s", 1, 0), ("a1", 1, 0), ("a2", 2, 0)]


# Gaps of tracks that measure skills by their own levels


def test_a_skill_counts_as_at_the_highest_level_that_both_tracks_have() -> None:
    assert needs(skill_gap("staff", "group", framework=BY_LEVEL)) == {
        "law": ("Level staff", "Level group", 1)
    }
    assert needs(skill_gap("staff", "director", framework=BY_LEVEL)) == {
        "law": ("Level staff", "Level director", 2)
    }
    assert needs(skill_gap("director", "staff", framework=BY_LEVEL)) == {
        "law": ("Level director", "Level staff", 1)
    }
    (need,) = skill_gap("staff", "group", framework=BY_LEVEL)
    assert (need.rated, need.now, need.next) == (True, ("As at staff",), ("As at group",))


def test_a_level_that_says_the_same_as_the_one_below_is_no_step_across_tracks() -> None:
    same = framework(
        {"pm": ["law"], "group": ["law"], "staff": ["law"]}, {"a": "pm staff", "b": "pm group"}
    )
    levels = [attrs.evolve(each, expectations=same.levels[0].expectations) for each in same.levels]
    same = attrs.evolve(same, levels=levels)
    assert needs(skill_gap("staff", "group", framework=same)) == {
        "law": ("Level staff", "Level group", 0)
    }


def test_without_a_common_level_a_skill_is_not_rated() -> None:
    gap = skill_gap("staff", "director", framework=APART)
    (need,) = gap
    assert (need.has, need.rated, need.steps) == (None, False, 2)
    assert gap.unrated == (APART["manager"].skills[0],)
    assert need.now == ("As at staff",)
    assert gap.coverage == 0
    assert "1 not rated" in gap.to_text()


def test_descriptors_of_other_tracks_are_seen_from_theirs() -> None:
    law = Skill(
        key="law",
        name="Law",
        descriptors=[
            Descriptor(proficiency="staff", text="Writes law"),
            Descriptor(proficiency="group", text="Reads law"),
        ],
    )
    (need,) = skill_gap("staff", "group", framework=attrs.evolve(BY_LEVEL, skills=[law]))
    assert (need.now, need.next) == (("Writes law",), ("Reads law",))
    assert [each.text for each in need.skill.descriptors] == ["Reads law"]


# Gaps of people


def test_a_profile_has_a_gap_to_a_level_of_any_track() -> None:
    profile = {"Discovery": "Expert", "coaching": None}
    for goal, track in (("Staff PM", "maker"), ("Director of Product", "manager")):
        gap = skill_gap(profile, goal, name="Ada", framework=ACME)
        assert gap == gap_on_one_ladder(profile, goal, name="Ada", ladder=ACME[track])
        assert [skill.key for skill in gap.unrated] == ["delivery"]


def test_a_profile_names_levels_of_any_track() -> None:
    assert needs(skill_gap({"law": "Level staff"}, "group", framework=BY_LEVEL)) == {
        "law": ("Level senior", "Level group", 1)
    }
    assert needs(skill_gap({"Law": "group"}, "group", framework=BY_LEVEL)) == {
        "law": ("Level group", "Level group", 0)
    }


def test_a_profile_may_hold_what_a_track_does_not_know() -> None:
    gap = skill_gap({"law": "staff"}, "director", framework=APART)
    assert [(need.has, need.rated, need.steps) for need in gap] == [(None, False, 2)]
    gap = skill_gap({"law": None}, "director", framework=APART)
    assert [(need.has, need.rated, need.steps) for need in gap] == [(None, True, 2)]


def test_of_two_mentions_the_higher_level_counts_by_the_order_of_the_framework() -> None:
    gap = skill_gap({"law": "pm", "Law": "senior"}, "senior", framework=BY_LEVEL)
    assert not gap


def test_a_profile_may_name_skills_and_levels_by_themselves() -> None:
    profile = expected_skills("staff", ladder=BY_LEVEL["maker"])
    assert not skill_gap(profile, "staff", framework=BY_LEVEL)
    assert skill_gap(profile, "group", framework=BY_LEVEL).steps == 1


def test_a_skill_of_a_profile_is_found_by_its_key_whatever_else_it_says() -> None:
    # That of a track has only the descriptors of its own levels.
    skill = attrs.evolve(BY_LEVEL.skills[0], category="Craft")
    profile = {skill: BY_LEVEL["maker"].scale[2]}
    assert not skill_gap(profile, "staff", framework=BY_LEVEL)


def test_an_unknown_name_of_a_profile_has_the_names_that_may_be_meant() -> None:
    with pytest.raises(UnknownNamesError) as caught:
        skill_gap({"laws": "staff", "law": "stafff"}, "pm", framework=BY_LEVEL)
    assert caught.value.near == {
        "skill": {"laws": ("Law",)},
        "proficiency": {"stafff": ("staff", "Level staff")},
    }


def test_only_the_first_twenty_unknown_names_have_names_that_may_be_meant() -> None:
    profile = {f"law{n}": f"staff{n}" for n in range(11)}
    with pytest.raises(UnknownNamesError) as caught:
        skill_gap(profile, "pm", framework=BY_LEVEL)
    near = caught.value.near
    assert near["skill"]["law9"] == ("Law",)
    assert near["skill"]["law10"] == ()
    assert near["proficiency"]["staff9"]
    assert near["proficiency"]["staff10"] == ()


@pytest.mark.parametrize("framework", [ACME, BY_LEVEL], ids=["scale", "levels"])
def test_unknown_names_of_a_profile_are_one_error(framework: Framework) -> None:
    profile = {"juggling": "superb", framework.skills[0].key: "superb"}
    target = framework.levels[0]
    for ask in (
        lambda: skill_gap(profile, target, framework=framework),
        lambda: level_fits(profile, ladder=framework),
    ):
        with pytest.raises(UnknownNamesError) as caught:
            ask()
        assert caught.value.rows == {"skill": {"juggling": 1}, "proficiency": {"superb": 2}}
        assert str(caught.value).splitlines() == [
            "the profile has names that the ladder does not list:",
            "  skill: 'juggling'",
            "  proficiency: 'superb'",
        ]
    assert skill_gap(profile, target, unknown="ignore", framework=framework).coverage == 0
    fits = level_fits(profile, unknown="ignore", ladder=framework)
    assert not any(fit.spare for fit in fits)


def test_a_title_of_two_levels_is_an_ambiguous_proficiency() -> None:
    levels = [attrs.evolve(each, title="Lead") for each in BY_LEVEL.levels[2:4]]
    shared = attrs.evolve(BY_LEVEL, levels=[*BY_LEVEL.levels[:2], *levels, BY_LEVEL.levels[4]])
    with pytest.raises(UnknownNamesError) as caught:
        level_fits({"law": "Lead"}, ladder=shared)
    assert caught.value.ambiguous == {"proficiency": {"Lead": ("staff", "group")}}
    with pytest.raises(AmbiguousNameError):
        skill_gap("Lead", "pm", framework=shared)
    with pytest.raises(AmbiguousNameError):
        lateral_moves("Lead", framework=shared)


@pytest.mark.parametrize("framework", [ACME, BY_LEVEL], ids=["scale", "levels"])
def test_what_happens_with_unknown_names_is_one_of_two(framework: Framework) -> None:
    for ask in (
        lambda: skill_gap({}, framework.levels[0], unknown="drop", framework=framework),  # type: ignore[arg-type]
        lambda: level_fits({}, unknown="drop", ladder=framework),  # type: ignore[arg-type]
    ):
        with pytest.raises(ValueError, match=r"^expected unknown to be 'raise' or 'ignore', got "):
            ask()


# Levels that there are not


def test_a_gap_needs_levels_on_tracks() -> None:
    alone = attrs.evolve(ACME, tracks=ACME.tracks[:1])
    for ask in (
        lambda: skill_gap("pm", "director", framework=alone),
        lambda: skill_gap("director", "pm", framework=alone),
        lambda: skill_gap({}, "director", framework=alone),
        lambda: lateral_moves("director", framework=alone),
    ):
        with pytest.raises(NoLevelError) as caught:
            ask()
        assert str(caught.value) == "'director' is on no track"


def test_a_gap_needs_levels_that_the_framework_has() -> None:
    message = (
        "the framework has no level 'chief'; "
        "it has 'pm', 'senior-pm', 'staff-pm', 'group-pm', 'director'"
    )
    for ask in (
        lambda: skill_gap("pm", "chief", framework=ACME),
        lambda: skill_gap("chief", "pm", framework=ACME),
        lambda: skill_gap({}, "chief", framework=ACME),
        lambda: lateral_moves("chief", framework=ACME),
    ):
        with pytest.raises(UnknownLevelError) as caught:
            ask()
        assert str(caught.value) == message


# Fits


def test_the_nearest_level_is_first() -> None:
    fits = level_fits({"discovery": "expert", "coaching": "basic"}, name="Ada", ladder=ACME)
    assert [(fit.level.key, fit.tracks, fit.gap.steps, fit.spare) for fit in fits] == [
        ("senior-pm", ("maker", "manager"), 2, 1),
        ("staff-pm", ("maker",), 3, 0),
        ("pm", ("maker", "manager"), 1, 3),
        ("group-pm", ("manager",), 3, 1),
        ("director", ("manager",), 5, 1),
    ]
    assert [fit.distance for fit in fits] == [3, 3, 4, 4, 6]
    assert {fit.gap.name for fit in fits} == {"Ada"}


def test_of_levels_at_one_distance_that_with_fewer_missing_steps_is_first() -> None:
    tied = framework(
        {"one": {"law": "three"}, "two": {"law": "one"}, "three": {"art": "one", "law": "two"}},
        {"a": "one", "b": "two", "c": "three"},
        scale="one two three",
    )
    assert near(level_fits({"law": "two"}, ladder=tied)) == [
        ("two", 0, 1),
        ("one", 1, 0),
        ("three", 1, 0),
    ]


def test_a_skill_that_a_level_does_not_expect_is_to_spare() -> None:
    fits = level_fits(
        {"discovery": "basic", "delivery": "basic", "coaching": "expert"}, ladder=ACME
    )
    assert near(fits)[0] == ("pm", 0, 3)


def test_levels_that_expect_nothing_are_last() -> None:
    forked = framework({"pm": [], "a": ["law"], "b": []}, {"one": "pm a", "two": "pm b"})
    assert near(level_fits({}, ladder=forked)) == [("a", 1, 0), ("pm", 0, 0), ("b", 0, 0)]


def test_a_shared_level_is_there_once_unless_the_tracks_expect_different_skills_of_it() -> None:
    shared = framework(
        {"x": {"law": "high"}, "a": {"art": "low"}, "b": {"art": "high"}},
        {"one": "a b", "two": "x a", "three": "a"},
        scale="low high",
        cumulative=True,
    )
    fits = level_fits({"art": "low"}, ladder=shared)
    assert [(fit.level.key, fit.tracks, fit.distance) for fit in fits] == [
        ("a", ("one", "three"), 0),
        ("b", ("one",), 1),
        ("a", ("two",), 2),
        ("x", ("two",), 3),
    ]


def test_of_tracks_that_expect_the_same_the_one_that_knows_a_skill_best_counts() -> None:
    bare = framework(
        {key: ["law"] for key in ("senior", "staff", "goal")},
        {"one": "goal", "two": "senior goal", "three": "senior staff"},
    )
    senior, staff, goal = bare.levels
    same = attrs.evolve(goal, expectations=senior.expectations)
    forked = attrs.evolve(bare, levels=[senior, staff, same])

    # Only the second track knows what is worth there of the skill: it is held as at "senior".
    fits = level_fits({"law": "staff"}, ladder=forked)
    goals = [(fit.tracks, fit.gap.steps, fit.spare) for fit in fits if fit.level.key == "goal"]
    assert goals == [(("one", "two"), 0, 1)]
    assert skill_gap({"law": "staff"}, "goal", framework=forked).steps == 0


def test_a_level_on_no_track_fits_nobody() -> None:
    alone = attrs.evolve(ACME, tracks=ACME.tracks[:1])
    keys = [fit.level.key for fit in level_fits({}, ladder=alone)]
    assert sorted(keys) == ["pm", "senior-pm", "staff-pm"]


def test_one_ladder_has_fits_too() -> None:
    ladder = ACME["maker"]
    fits = level_fits({"discovery": "strong"}, name="Ada", ladder=ladder)
    assert near(fits) == [("pm", 1, 1), ("senior-pm", 3, 0), ("staff-pm", 5, 0)]
    assert {fit.tracks for fit in fits} == {()}
    for fit in fits:
        expected = gap_on_one_ladder({"discovery": "strong"}, fit.level, name="Ada", ladder=ladder)
        assert fit.gap == expected


def test_the_packaged_ladder_has_fits_if_none_is_given() -> None:
    profile = expected_skills("Senior PM")
    assert level_fits(profile) == level_fits(profile, ladder=default_ladder())
    assert level_fits(profile)[0].level.key == "senior-product-manager"
    assert level_fits(profile)[0].distance == 0


def test_a_path_is_no_ladder() -> None:
    with pytest.raises(TypeError) as caught:
        level_fits({}, ladder="acme.toml")  # type: ignore[arg-type]
    assert str(caught.value) == (
        "expected a Ladder or a Framework, got 'acme.toml'; "
        "load_ladder(path) returns the ladder of a file"
    )


def test_unknown_names_may_be_ignored_in_a_ladder_too() -> None:
    fits = level_fits({"juggling": "superb"}, unknown="ignore", ladder=ACME["maker"])
    assert fits == level_fits({}, ladder=ACME["maker"])


def test_unknown_names_of_a_ladder_are_one_error() -> None:
    with pytest.raises(UnknownNamesError) as caught:
        level_fits({"juggling": "superb"}, ladder=ACME["maker"])
    assert caught.value.rows == {"skill": {"juggling": 1}, "proficiency": {"superb": 1}}


def test_a_fit_is_a_value() -> None:
    fit, other, *_ = level_fits({"discovery": "expert"}, ladder=ACME)
    again = level_fits({"discovery": "expert"}, ladder=ACME)[0]
    assert fit == again
    assert hash(fit) == hash(again)
    assert fit != other
    assert list(to_dict(fit)) == ["level", "tracks", "gap", "spare"]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        fit.spare = 0  # type: ignore[misc]
    assert repr(fit) == (
        "LevelFit(level=Level(key='pm', title='Product Manager'), "
        "tracks=('maker', 'manager'), spare=2)"
    )


# Lateral moves


def test_lateral_moves_lead_to_levels_of_other_tracks_the_nearest_first() -> None:
    moves = lateral_moves("Staff PM", framework=ACME)
    assert near(moves) == [("group-pm", 1, 2), ("director", 2, 1)]
    assert {move.tracks for move in moves} == {("manager",)}
    for move in moves:
        assert move.gap == skill_gap("Staff PM", move.level, framework=ACME)


def test_within_is_the_greatest_distance() -> None:
    assert lateral_moves("Staff PM", within=2, framework=ACME) == ()
    everywhere = lateral_moves("Staff PM", framework=ACME)
    assert lateral_moves("Staff PM", within=3, framework=ACME) == everywhere
    assert [move.distance for move in everywhere] == [3, 3]
    assert lateral_moves("Staff PM", within=0, framework=ACME) == ()
    with pytest.raises(ValueError, match=r"^expected at least 0 steps, got -1$"):
        lateral_moves("Staff PM", within=-1, framework=ACME)


def test_a_level_of_all_tracks_has_no_lateral_move() -> None:
    assert lateral_moves("Senior PM", framework=ACME) == ()


def test_a_move_to_a_level_that_several_tracks_share_is_one_move() -> None:
    shared = framework(
        {"a": ["law"], "b": ["law"], "c": ["law"]}, {"one": "a", "two": "b c", "three": "b"}
    )
    moves = lateral_moves("a", framework=shared)
    assert [(move.level.key, move.tracks) for move in moves] == [
        ("b", ("two", "three")),
        ("c", ("two",)),
    ]


def test_a_move_between_tracks_that_measure_by_levels_counts_what_both_have() -> None:
    assert near(lateral_moves("staff", framework=BY_LEVEL)) == [("group", 1, 1), ("director", 2, 1)]
    assert near(lateral_moves("director", framework=BY_LEVEL)) == [("staff", 1, 2)]
    assert near(lateral_moves("staff", framework=APART)) == [("group", 1, 0), ("director", 2, 0)]


def test_moves_are_counted_from_the_first_track_of_a_level() -> None:
    shared = framework(
        {"x": {"law": "high"}, "a": {"art": "low"}, "goal": {"art": "low"}},
        {"one": "a", "two": "x a", "three": "goal"},
        scale="low high",
        cumulative=True,
    )
    assert near(lateral_moves("a", framework=shared)) == [("goal", 0, 0)]


# Titles


def test_a_title_stands_for_a_level_of_any_track() -> None:
    assert level_for_title("Sr. PM", framework=ACME).level is ACME.levels[1]
    assert level_for_title("Director of Product, Growth", framework=ACME).level is ACME.levels[4]


def test_a_title_of_several_tracks_has_all_of_them_as_candidates() -> None:
    levels = [attrs.evolve(each, aliases=["Product Lead"]) for each in ACME.levels[2:4]]
    shared = attrs.evolve(ACME, levels=[*ACME.levels[:2], *reversed(levels), ACME.levels[4]])
    match = level_for_title("Product Lead", framework=shared)
    assert match.level is None
    assert [each.key for each in match.candidates] == ["group-pm", "staff-pm"]


def test_a_title_of_another_job_stands_for_none() -> None:
    match = level_for_title("Nurse", framework=ACME)
    assert (match.level, match.candidates) == (None, ())
    with pytest.raises(TypeError) as caught:
        level_for_title(3, framework=ACME)  # type: ignore[arg-type]
    assert str(caught.value) == "expected a job title, got 3"
