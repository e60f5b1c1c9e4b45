"""The framework itself: its values and rules, and how it is used as a mapping."""

import copy
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

from pm_career import (
    AmbiguousNameError,
    Descriptor,
    Detail,
    Expectation,
    Experience,
    InvalidLadderError,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    UnknownLevelError,
    UnknownSkillError,
    expected_skills,
    next_level,
)
from pm_career.exceptions import PMCareerError, UnknownTrackError
from pm_career.frameworks import Framework, Track, load_framework

ACME = load_framework(Path(__file__).parents[1] / "data" / "frameworks" / "acme")
MAKER = ACME.tracks[0]
PM = Level(key="pm", title="Product Manager")
SENIOR = Level(key="senior-pm", title="Senior Product Manager")
GROUP = Level(key="group-pm", title="Group Product Manager")


def track(key: str, *levels: str, **fields: Any) -> Track:
    return Track(key=key, title=fields.pop("title", f"{key} track"), levels=levels, **fields)


def framework(*tracks: Track, **fields: Any) -> Framework:
    """Return a framework of three levels, unless others are given."""
    fields = {"title": "Acme", "levels": [PM, SENIOR, GROUP], **fields}
    return Framework(tracks=tracks or [track("maker", "pm", "senior-pm", "group-pm")], **fields)


def dated(*years: float) -> list[Level]:
    """Return the levels with these minimum years."""
    return [
        attrs.evolve(level, experience=Experience(min_years=low))
        for level, low in zip((PM, SENIOR, GROUP), years, strict=True)
    ]


# A mapping


def test_a_framework_is_a_mapping_of_track_keys_to_ladders() -> None:
    assert isinstance(ACME, Mapping)
    assert list(ACME) == list(ACME.keys()) == ["maker", "manager"]
    assert [ladder.title for ladder in ACME.values()] == [
        "Individual contributor",
        "People manager",
    ]
    assert all(isinstance(ladder, Ladder) for ladder in ACME.values())
    assert len(ACME) == 2
    assert ACME


@pytest.mark.parametrize(
    "name", ["manager", "Manager", "People manager", "people-manager", " PEOPLE_MANAGER."]
)
def test_a_track_is_found_by_its_key_or_title_in_any_spelling(name: str) -> None:
    assert name in ACME
    assert ACME[name] is ACME["manager"]
    assert ACME.get(name) is ACME["manager"]
    assert ACME.track(name) is ACME.tracks[1]


def test_a_track_is_found_by_itself() -> None:
    assert ACME.track(MAKER) is MAKER


@pytest.mark.parametrize("name", ["designer", "pm", ""])
def test_no_other_name_is_in_a_framework(name: str) -> None:
    assert name not in ACME
    assert ACME.get(name) is None
    with pytest.raises(UnknownTrackError):
        ACME[name]


@pytest.mark.parametrize("value", [None, 0, PM, MAKER])
def test_what_is_no_string_is_not_in_a_framework(value: object) -> None:
    assert value not in ACME


def test_the_error_for_an_unknown_track_lists_those_there_are() -> None:
    with pytest.raises(KeyError) as caught:
        ACME["managers"]
    assert isinstance(caught.value, UnknownTrackError)
    assert isinstance(caught.value, PMCareerError)
    assert str(caught.value) == (
        "the framework has no track 'managers'; it has 'maker', 'manager'; "
        "did you mean 'manager' or 'People manager' or 'maker'?"
    )
    assert caught.value.name == "managers"
    assert caught.value.known == ("maker", "manager")
    twin = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  own data
    assert str(twin) == str(caught.value)


def test_a_track_of_another_framework_is_not_found() -> None:
    other = attrs.evolve(MAKER, summary="Another one.")
    with pytest.raises(UnknownTrackError) as caught:
        ACME.track(other)
    assert str(caught.value).startswith("the framework has no track 'maker'; it has 'maker', ")


# Ladders


def test_a_shared_level_is_the_same_object_on_each_track() -> None:
    assert ACME["maker"][0] is ACME["manager"][0] is ACME.levels[0]
    assert ACME["maker"]["Senior PM"] is ACME["manager"]["Senior PM"] is ACME.level("Senior PM")


def test_the_catalogue_and_the_scale_are_the_same_objects_on_each_track() -> None:
    for ladder in ACME.values():
        assert ladder.skills is ACME.skills
        assert ladder.proficiencies is ACME.proficiencies


def test_a_ladder_is_made_once() -> None:
    assert ACME["maker"] is ACME["maker"]


def test_a_ladder_has_the_texts_of_its_track_and_the_rest_of_the_framework() -> None:
    ladder = ACME["maker"]
    assert (ladder.title, ladder.summary) == (MAKER.title, MAKER.summary)
    assert (ladder.growth, ladder.advancement) == (MAKER.growth, MAKER.advancement)
    assert ladder.details == MAKER.details == (Detail(name="Pay band", text="P"),)
    assert (ladder.version, ladder.source) == (ACME.version, ACME.source)
    assert [level.key for level in ladder] == ["pm", "senior-pm", "staff-pm"]


def test_each_track_is_cumulative_by_itself() -> None:
    asking = {
        level.key: attrs.evolve(
            level,
            expectations=[
                Expectation(requirements=[Requirement(skill=skill, proficiency="basic")])
            ],
        )
        for level, skill in ((PM, "law"), (SENIOR, "planning"), (GROUP, "coaching"))
    }
    forked = framework(
        track("maker", "pm", "senior-pm"),
        track("manager", "pm", "group-pm"),
        levels=asking.values(),
        skills=[Skill(key=key, name=key.title()) for key in ("law", "planning", "coaching")],
        proficiencies=[Proficiency(key="basic")],
        cumulative=True,
    )
    keys = {
        key: [skill.key for skill in expected_skills(ladder[-1], ladder=ladder)]
        for key, ladder in forked.items()
    }
    assert keys == {"maker": ["law", "planning"], "manager": ["law", "coaching"]}


def test_without_proficiencies_a_track_describes_skills_at_its_own_levels() -> None:
    law = Skill(
        key="law",
        name="Law",
        descriptors=[
            Descriptor(proficiency="pm", text="Reads"),
            Descriptor(proficiency="group-pm", text="Writes"),
        ],
    )
    plain = Skill(key="planning", name="Planning")
    forked = framework(
        track("maker", "pm", "senior-pm"), track("all", "pm", "group-pm"), skills=[law, plain]
    )
    assert [each.proficiency for each in forked["maker"].skill("law").descriptors] == ["pm"]
    assert forked["all"].skills[0] is law
    assert forked["maker"].skills[1] is forked["all"].skills[1] is plain
    assert [each.key for each in forked["maker"].scale] == ["pm", "senior-pm"]
    assert forked.skill("Law") is law


def test_a_question_about_one_ladder_takes_no_framework() -> None:
    with pytest.raises(TypeError) as caught:
        next_level("pm", ladder=ACME)  # type: ignore[arg-type]
    assert str(caught.value) == (
        "expected a Ladder, got <Framework 'Acme product careers': 2 tracks, 5 levels>; "
        "framework[track] is the ladder of a track"
    )


# Levels and skills


def test_a_level_of_any_track_is_found_by_any_of_its_names() -> None:
    for name in ("staff-pm", "Staff PM", "STAFF product manager", ACME.levels[2]):
        assert ACME.level(name) is ACME.levels[2]


def test_the_tracks_of_a_level_are_in_their_order() -> None:
    assert ACME.tracks_of("PM") == ("maker", "manager")
    assert ACME.tracks_of("Staff PM") == ("maker",)
    assert framework(track("maker", "pm")).tracks_of(SENIOR) == ()


def test_the_error_for_an_unknown_level_names_the_framework() -> None:
    with pytest.raises(UnknownLevelError) as caught:
        ACME.tracks_of("Staf PM")
    assert str(caught.value) == (
        "the framework has no level 'Staf PM'; it has 'pm', 'senior-pm', 'staff-pm', 'group-pm', "
        "'director'; did you mean 'Staff PM'?"
    )


def test_the_error_for_a_level_of_another_framework_says_what_to_do() -> None:
    with pytest.raises(UnknownLevelError) as caught:
        ACME.level(GROUP)
    assert str(caught.value) == (
        "the framework has no level 'group-pm'; it has 'pm', 'senior-pm', 'staff-pm', 'group-pm', "
        "'director'; if it is from another one, pass that as framework="
    )


def test_a_skill_is_found_by_its_names() -> None:
    assert ACME.skill("discovery") is ACME.skill("DISCOVERY") is ACME.skills[0]
    assert ACME.skill(ACME.skills[1]) is ACME.skills[1]


def test_the_error_for_an_unknown_skill_names_the_framework() -> None:
    with pytest.raises(UnknownSkillError) as caught:
        ACME.skill("juggling")
    assert str(caught.value) == (
        "the framework has no skill 'juggling'; it has 'discovery', 'delivery', 'coaching'"
    )
    with pytest.raises(UnknownSkillError) as caught:
        ACME.skill(Skill(key="law", name="Law"))
    assert str(caught.value) == (
        "the framework has no skill 'law'; it has 'discovery', 'delivery', 'coaching'; "
        "if it is from another one, pass that as framework="
    )


def test_a_title_of_two_levels_finds_neither() -> None:
    shared = framework(
        track("maker", "pm", "senior-pm"),
        track("manager", "pm", "group-pm"),
        levels=[PM, attrs.evolve(SENIOR, title="Lead"), attrs.evolve(GROUP, title="Lead")],
    )
    with pytest.raises(AmbiguousNameError) as caught:
        shared.level("Lead")
    assert str(caught.value) == (
        "'Lead' names more than one level; use a key: 'senior-pm', 'group-pm'"
    )
    # On each track, it is the title of one level.
    assert shared["maker"]["Lead"].key == "senior-pm"
    assert shared["manager"]["Lead"].key == "group-pm"


# Values


def test_frameworks_are_equal_if_all_is_equal() -> None:
    assert framework() == framework()
    assert hash(framework()) == hash(framework())
    assert framework() != framework(summary="Another one.")
    assert framework() != framework(track("maker", "pm"))
    assert framework() != dict(framework())
    assert {framework(): "a"}[framework()] == "a"
    assert track("maker", "pm") == track("maker", "pm")
    assert hash(track("maker", "pm")) == hash(track("maker", "pm"))
    assert track("maker", "pm") != track("maker", "senior-pm")


def test_frameworks_and_tracks_are_frozen() -> None:
    for value in (ACME, MAKER):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            value.title = "Other"  # type: ignore[misc]


def test_fields_have_defaults_and_lists_become_tuples() -> None:
    made = framework(track("maker", "pm"), levels=iter([PM]))
    assert (made.levels, made.tracks[0].levels) == ((PM,), ("pm",))
    assert (made.summary, made.version, made.source, made.cumulative) == ("", "", "", False)
    assert (made.skills, made.proficiencies, made.details) == ((), (), ())
    only = made.tracks[0]
    assert (only.summary, only.growth, only.advancement, only.details) == ("", (), (), ())


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": 3}, "'title' must be <class 'str'> (got 3 that is a <class 'int'>)."),
        (
            {"tracks": [PM]},
            "expected each to be a Track, got Level(key='pm', title='Product Manager')",
        ),
        ({"tracks": "maker"}, "expected a list or a tuple, got the string 'maker'"),
        ({"levels": ["pm"]}, "expected each to be a Level, got 'pm'"),
        (
            {"cumulative": "yes"},
            "'cumulative' must be <class 'bool'> (got 'yes' that is a <class 'str'>).",
        ),
    ],
    ids=["title", "tracks", "text for tracks", "levels", "cumulative"],
)
def test_a_framework_refuses_values_of_the_wrong_type(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError) as caught:
        attrs.evolve(ACME, **fields)
    assert caught.value.args[0] == message


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"key": 1}, "'key' must be <class 'str'> (got 1 that is a <class 'int'>)."),
        ({"title": None}, "'title' must be <class 'str'> (got None that is a <class 'NoneType'>)."),
        ({"levels": "pm"}, "expected a list or a tuple, got the string 'pm'"),
        (
            {"levels": [PM]},
            "expected each to be a str, got Level(key='pm', title='Product Manager')",
        ),
        ({"growth": "More"}, "expected a list or a tuple, got the string 'More'"),
    ],
    ids=["key", "title", "text for levels", "levels", "growth"],
)
def test_a_track_refuses_values_of_the_wrong_type(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError) as caught:
        attrs.evolve(MAKER, **fields)
    assert caught.value.args[0] == message


def test_evolve_checks_all_rules_again() -> None:
    renamed = attrs.evolve(ACME, title="Renamed")
    assert renamed.title == "Renamed"
    assert renamed["maker"] == ACME["maker"]
    with pytest.raises(InvalidLadderError) as caught:
        attrs.evolve(ACME, levels=ACME.levels[1:])
    assert str(caught.value).splitlines() == [
        "2 problems:",
        "  tracks[0].levels[0]: there is no level 'pm'",
        "  tracks[1].levels[0]: there is no level 'pm'",
    ]


def test_pickles_and_copies_are_equal_and_make_their_own_ladders() -> None:
    assert ACME["maker"]
    for twin in (pickle.loads(pickle.dumps(ACME)), copy.copy(ACME), copy.deepcopy(ACME)):  # noqa: S301  own data
        assert twin == ACME
        assert hash(twin) == hash(ACME)
        assert twin["maker"] == ACME["maker"]
        assert twin["maker"] is not ACME["maker"]
        assert twin["maker"][0] is twin["manager"][0]


def test_values_are_represented_briefly() -> None:
    assert repr(ACME) == "<Framework 'Acme product careers': 2 tracks, 5 levels>"
    assert repr(framework(track("maker", "pm"), levels=[PM])) == (
        "<Framework 'Acme': 1 track, 1 level>"
    )
    assert repr(track("maker", "pm")) == ("Track(key='maker', title='maker track', levels=('pm',))")
    assert str(MAKER) == "Individual contributor"


# Rules


def broken(*tracks: Track, **fields: Any) -> list[str]:
    """Return the rules that a framework breaks, each after its place."""
    with pytest.raises(InvalidLadderError) as caught:
        framework(*tracks, **fields)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("tracks", "problem"),
    [
        (
            [track("maker", "pm", "chief")],
            "tracks[0].levels[1]: there is no level 'chief'",
        ),
        (
            [track("maker", "pm", "senoir-pm")],
            ("tracks[0].levels[1]: there is no level 'senoir-pm'; did you mean 'senior-pm'?"),
        ),
        (
            [track("maker", "Product Manager")],
            (
                "tracks[0].levels[0]: there is no level 'Product Manager'; "
                "did you mean 'pm' or 'group-pm' or 'senior-pm'?"
            ),
        ),
        ([track("maker", "pm", "pm")], "tracks[0].levels[1]: 'pm' is listed twice"),
        ([track("maker")], "tracks[0].levels: expected at least one level, got none"),
        (
            [track("Maker", "pm")],
            "tracks[0].key: expected lower-case words joined by hyphens, got 'Maker'",
        ),
        (
            [track("maker", "pm"), track("maker", "senior-pm", title="Other")],
            "tracks[1].key: 'maker' is listed twice",
        ),
        (
            [track("maker", "pm", title="One"), track("manager", "pm", title="ONE.")],
            "tracks[1].title: 'ONE.' is also a name of 'maker'",
        ),
        (
            [track("maker", "pm", title="One"), track("manager", "pm", title="maker")],
            "tracks[1].title: 'maker' is the key of another track; choose another name",
        ),
        (
            [track("maker", "pm", title=" ")],
            "tracks[0].title: expected a text, got an empty one",
        ),
        (
            [track("maker", "pm", title="--")],
            "tracks[0].title: expected a letter or a digit, got '--'",
        ),
        (
            [track("maker", "pm", growth=["More", ""])],
            "tracks[0].growth[1]: expected a text, got an empty one",
        ),
        (
            [track("maker", "pm", advancement=[" "])],
            "tracks[0].advancement[0]: expected a text, got an empty one",
        ),
        (
            [track("maker", "pm", details=[Detail(name="", text="a")])],
            "tracks[0].details[0].name: expected a text, got an empty one",
        ),
        (
            [track("maker", "pm", details=[Detail(name="a", text="")])],
            "tracks[0].details[0].text: expected a text, got an empty one",
        ),
        (
            [
                track(
                    "maker", "pm", details=[Detail(name="a", text="1"), Detail(name="A", text="2")]
                )
            ],
            "tracks[0].details[1].name: there are two details named 'A'",
        ),
        (
            [track("maker", "pm", "senior-pm"), track("manager", "senior-pm", "pm")],
            (
                "tracks[1].levels[1]: expected one order on all tracks, "
                "got a circle on 'maker', 'manager': "
                "'senior-pm', 'pm', 'senior-pm'"
            ),
        ),
        (
            [
                track("one", "pm", "senior-pm"),
                track("two", "group-pm", "pm"),
                track("three", "senior-pm", "group-pm"),
            ],
            (
                "tracks[2].levels[1]: expected one order on all tracks, "
                "got a circle on 'one', 'two', 'three': "
                "'senior-pm', 'group-pm', 'pm', 'senior-pm'"
            ),
        ),
    ],
)
def test_each_rule_of_tracks_has_its_message_and_its_place(
    tracks: list[Track], problem: str
) -> None:
    assert broken(*tracks) == [problem]


def test_a_framework_has_a_track() -> None:
    with pytest.raises(InvalidLadderError) as caught:
        Framework(title="Acme", levels=[PM], tracks=[])
    assert str(caught.value) == "tracks: expected at least one track, got none"


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"title": ""}, ["title: expected a text, got an empty one"]),
        (
            {"details": [Detail(name=" ", text="a")]},
            ["details[0].name: expected a text, got an empty one"],
        ),
        (
            {"levels": [PM, SENIOR, GROUP, attrs.evolve(PM, title="Other")]},
            ["levels[3].key: 'pm' is listed twice"],
        ),
        (
            {"skills": [Skill(key="law", name="Law"), Skill(key="laws", name="law")]},
            ["skills[1].name: 'law' is the key of another skill; choose another name"],
        ),
        (
            {
                "skills": [
                    Skill(
                        key="law", name="Law", descriptors=[Descriptor(proficiency="x", text="a")]
                    )
                ]
            },
            ["skills[0].descriptors[0].proficiency: there is no level 'x'"],
        ),
        (
            {"levels": []},
            [
                "levels: expected at least one level, got none",
                "tracks[0].levels[0]: there is no level 'pm'",
                "tracks[0].levels[1]: there is no level 'senior-pm'",
                "tracks[0].levels[2]: there is no level 'group-pm'",
            ],
        ),
    ],
    ids=["title", "details", "levels", "skills", "descriptors", "no levels"],
)
def test_the_rules_of_ladders_hold(fields: dict[str, Any], problems: list[str]) -> None:
    assert broken(**fields) == problems


def test_several_faults_are_reported_at_once() -> None:
    assert broken(
        track("maker", "pm", "chief"), track("maker"), title=" ", levels=[PM, SENIOR]
    ) == [
        "title: expected a text, got an empty one",
        "tracks[1].key: 'maker' is listed twice",
        "tracks[0].levels[1]: there is no level 'chief'",
        "tracks[1].levels: expected at least one level, got none",
    ]


# Years


def test_years_may_fall_from_track_to_track_but_not_on_one() -> None:
    tracks = track("maker", "pm", "senior-pm"), track("manager", "pm", "group-pm")
    assert framework(*tracks, levels=dated(0, 5, 3))["manager"][-1].key == "group-pm"
    assert broken(track("maker", "pm", "senior-pm", "group-pm"), levels=dated(0, 5, 3)) == [
        (
            "levels[2].experience.min_years: expected at least the 5 of 'senior-pm', got 3; "
            "'senior-pm' is below it on the track 'maker'"
        )
    ]


def test_years_are_those_of_the_order_on_the_track() -> None:
    levels = [*reversed(dated(0, 3, 5))]
    assert framework(levels=levels)["maker"][0].key == "pm"


def test_years_that_fall_on_several_tracks_are_one_problem() -> None:
    tracks = (
        track("maker", "pm", "senior-pm"),
        track("manager", "pm", "senior-pm", "group-pm"),
        track("other", "group-pm"),
    )
    assert broken(*tracks, levels=dated(2, 1, 3)) == [
        (
            "levels[1].experience.min_years: expected at least the 2 of 'pm', got 1; "
            "'pm' is below it on the track 'maker'"
        )
    ]


def test_years_that_fall_below_two_levels_are_two_problems() -> None:
    tracks = track("maker", "pm", "group-pm"), track("manager", "senior-pm", "group-pm")
    where = "levels[2].experience.min_years"
    assert broken(*tracks, levels=dated(2, 3, 1)) == [
        f"{where}: expected at least the 2 of 'pm', got 1; 'pm' is below it on the track 'maker'",
        (
            f"{where}: expected at least the 3 of 'senior-pm', got 1; "
            "'senior-pm' is below it on the track 'manager'"
        ),
    ]


@pytest.mark.parametrize("tracks", [[], [track("one", "pm"), track("two", "pm")]])
def test_years_that_are_no_numbers_are_reported_once(tracks: list[Track]) -> None:
    levels = [attrs.evolve(PM, experience=Experience(min_years=-1, max_years=0)), SENIOR, GROUP]
    assert broken(*tracks, levels=levels) == [
        "levels[0].experience.min_years: expected a finite number of years, 0 or more, got -1"
    ]


def test_years_of_a_level_on_no_track_are_checked() -> None:
    levels = [PM, attrs.evolve(SENIOR, experience=Experience(min_years=3, max_years=2)), GROUP]
    assert broken(track("maker", "pm", "group-pm"), levels=levels) == [
        "levels[1].experience.max_years: expected more than the minimum of 3, got 2"
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("n" * 1001, "expected at most 1,000 letters"),
        ("n" + "\u0301" * 31, "expected at most 30 combining marks in a row"),
    ],
    ids=["letters", "marks"],
)
def test_the_title_of_a_track_is_cheap_to_compare(name: str, message: str) -> None:
    with pytest.raises(InvalidLadderError) as caught:
        framework(track("maker", "pm"), track("other", "pm", title=name))
    assert str(caught.value) == f"tracks[1].title: {message}"


def test_levels_times_skills_are_at_most_100_000_on_a_track_and_a_million_on_all() -> None:
    levels = [Level(key=f"l{n}", title=f"Level {n}") for n in range(1_000)]
    keys = [level.key for level in levels]
    skills = [Skill(key=f"s{n}", name=f"Skill {n}") for n in range(101)]
    tracks = [track(f"t{n}", *keys) for n in range(11)]
    made = Framework(title="Acme", levels=levels, tracks=tracks[:10], skills=skills[:100])
    assert len(made) == 10

    with pytest.raises(InvalidLadderError) as caught:
        Framework(title="Acme", levels=levels, tracks=tracks[:2], skills=skills)
    assert [str(problem) for problem in caught.value.problems] == [
        f"tracks[{n}].levels: expected levels times skills to be at most 100,000, got 1,000 x 101"
        for n in range(2)
    ]
    with pytest.raises(InvalidLadderError) as caught:
        Framework(title="Acme", levels=levels, tracks=tracks, skills=skills[:100])
    assert str(caught.value) == (
        "skills: expected levels times skills to be at most 1,000,000, got 11,000 x 100"
    )


def test_a_framework_has_at_most_500_tracks() -> None:
    levels = [Level(key=f"l{n}", title=f"Level {n}") for n in range(501)]
    tracks = [track(f"t{n}", f"l{n}") for n in range(501)]
    assert len(Framework(title="Acme", levels=levels, tracks=tracks[:500])) == 500
    with pytest.raises(InvalidLadderError) as caught:
        Framework(title="Acme", levels=levels, tracks=tracks)
    assert str(caught.value) == "tracks: expected at most 500 tracks, got 501"


def test_tracks_share_few_levels() -> None:
    levels = [Level(key=f"l{n}", title=f"Level {n}") for n in range(21)]
    keys = [level.key for level in levels]
    most = [track(f"t{n}", *keys[:20]) for n in range(100)]
    assert len(Framework(title="Acme", levels=levels, tracks=most)) == 100
    with pytest.raises(InvalidLadderError) as caught:
        Framework(title="Acme", levels=levels, tracks=[*most, track("more", "l20")])
    assert str(caught.value) == "tracks: expected fewer tracks that share levels with others"
