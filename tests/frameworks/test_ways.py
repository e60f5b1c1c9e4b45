"""The ways up: next and previous levels, and career paths from track to track."""

from itertools import pairwise
from pathlib import Path
from time import perf_counter

import attrs
import pytest

from pm_career import (
    AmbiguousNameError,
    Expectation,
    Level,
    Requirement,
    Skill,
    UnknownLevelError,
    career_path,
    skill_gap,
)
from pm_career.frameworks import (
    Framework,
    Track,
    career_paths,
    load_framework,
    next_levels,
    previous_levels,
)

ACME = load_framework(Path(__file__).parents[1] / "data" / "frameworks" / "acme")


def levelled(**tracks: str) -> Framework:
    """Return a framework of tracks, each given as the keys of its levels."""
    keys = dict.fromkeys(key for levels in tracks.values() for key in levels.split())
    return Framework(
        title="Levelled",
        levels=[Level(key=key, title=f"Level {key}") for key in keys],
        tracks=[
            Track(key=key, title=f"Track {key}", levels=levels.split())
            for key, levels in tracks.items()
        ],
    )


def ways(start: str, goal: str, framework: Framework) -> list[str]:
    """Return the keys of the levels on each path."""
    found = career_paths(start, goal, framework=framework)
    return [" ".join([start, *(step.level.key for step in path)]) for path in found]


def keys(levels: dict[str, Level]) -> dict[str, str]:
    return {track: level.key for track, level in levels.items()}


# Next and previous levels


def test_a_fork_has_a_next_level_for_each_track() -> None:
    above = next_levels("Senior PM", framework=ACME)
    assert keys(above) == {"maker": "staff-pm", "manager": "group-pm"}
    assert above["maker"] is ACME.level("staff-pm")


def test_a_level_may_be_next_on_several_tracks() -> None:
    assert keys(next_levels("pm", framework=ACME)) == {"maker": "senior-pm", "manager": "senior-pm"}


def test_only_tracks_that_go_on_have_a_next_level() -> None:
    ending = levelled(short="a b", long="a b c")
    assert keys(next_levels("b", framework=ending)) == {"long": "c"}
    assert next_levels("c", framework=ending) == {}
    assert next_levels("Staff PM", framework=ACME) == {}


def test_a_level_after_a_join_has_a_previous_level_for_each_track() -> None:
    joined = levelled(one="a c d", two="b c d")
    assert keys(previous_levels("c", framework=joined)) == {"one": "a", "two": "b"}
    assert keys(previous_levels("d", framework=joined)) == {"one": "c", "two": "c"}
    assert previous_levels("a", framework=joined) == {}
    assert keys(previous_levels("Director of Product", framework=ACME)) == {"manager": "group-pm"}


def test_a_level_on_no_track_has_neither() -> None:
    alone = attrs.evolve(ACME, tracks=ACME.tracks[:1])
    assert next_levels("group-pm", framework=alone) == {}
    assert previous_levels("group-pm", framework=alone) == {}
    assert career_paths("pm", "group-pm", framework=alone) == ()
    assert career_paths("group-pm", "director", framework=alone) == ()


@pytest.mark.parametrize("ask", [next_levels, previous_levels])
def test_an_unknown_level_is_an_error(ask: type) -> None:
    with pytest.raises(UnknownLevelError) as caught:
        ask("chief", framework=ACME)
    assert str(caught.value) == (
        "the framework has no level 'chief'; "
        "it has 'pm', 'senior-pm', 'staff-pm', 'group-pm', 'director'"
    )


def test_a_name_of_two_levels_is_an_error() -> None:
    shared = attrs.evolve(
        levelled(one="a b"), levels=[Level(key="a", title="A"), Level(key="b", title="Sr A")]
    )
    shared = attrs.evolve(
        shared, levels=[attrs.evolve(level, aliases=["Lead"]) for level in shared.levels]
    )
    for ask in (
        lambda: next_levels("Lead", framework=shared),
        lambda: previous_levels("Lead", framework=shared),
        lambda: career_paths("a", "Lead", framework=shared),
        lambda: career_paths("Lead", "b", framework=shared),
    ):
        with pytest.raises(AmbiguousNameError) as caught:
            ask()
        assert str(caught.value) == "'Lead' names more than one level; use a key: 'a', 'b'"


# Career paths


def test_a_path_on_one_track_is_that_of_its_ladder() -> None:
    (path,) = career_paths("PM", "Director of Product", framework=ACME)
    assert path == career_path("PM", "Director of Product", ladder=ACME["manager"])


def test_a_path_shared_by_two_tracks_is_one_path() -> None:
    (path,) = career_paths("PM", "Senior PM", framework=ACME)
    assert path == career_path("PM", "Senior PM", ladder=ACME["maker"])


def test_there_is_no_path_down_or_across_or_to_the_level_itself() -> None:
    assert career_paths("Staff PM", "PM", framework=ACME) == ()
    assert career_paths("Staff PM", "Group PM", framework=ACME) == ()
    assert career_paths("PM", "PM", framework=ACME) == ()


def test_the_paths_with_the_fewest_steps_are_first() -> None:
    forked = levelled(long="a b c d z", short="a x z", middle="a p q z", direct="a z")
    assert ways("a", "z", forked) == ["a z", "a x z", "a p q z", "a b c d z"]


def test_of_paths_with_as_many_steps_that_on_earlier_tracks_is_first() -> None:
    forked = levelled(two="a c z", one="a b z", three="a d z")
    assert ways("a", "z", forked) == ["a c z", "a b z", "a d z"]
    twice = levelled(one="a b m c z", two="a d m e z")
    assert ways("a", "z", twice) == ["a b m c z", "a b m e z", "a d m c z", "a d m e z"]


def test_a_path_may_change_tracks_at_a_shared_level() -> None:
    crossing = levelled(one="a m x", two="b m y", three="y z")
    assert ways("a", "y", crossing) == ["a m y"]
    assert ways("b", "x", crossing) == ["b m x"]
    assert ways("a", "z", crossing) == ["a m y z"]
    (path,) = career_paths("a", "z", framework=crossing)
    tracks = [crossing["one"], crossing["two"], crossing["three"]]
    for (lower, upper), track, step in zip(pairwise("amyz"), tracks, path, strict=True):
        assert step.gap == skill_gap(track[lower], track[upper], ladder=track)


def test_the_gap_of_a_step_is_that_of_the_first_track_with_it() -> None:
    bare = levelled(one="a b", two="x a b")
    asking = Expectation(statement="Knows the law", requirements=[Requirement(skill="law")])
    levels = [
        attrs.evolve(level, expectations=[asking] if level.key == "x" else [])
        for level in bare.levels
    ]
    law = Skill(key="law", name="Law")
    framework = attrs.evolve(bare, levels=levels, skills=[law], cumulative=True)

    # On the other track, both levels expect what the level below them does.
    (path,) = career_paths("a", "b", framework=framework)
    assert path[0].gap == skill_gap("a", "b", ladder=framework["one"])
    assert path[0].gap != skill_gap("a", "b", ladder=framework["two"])


def test_a_step_may_skip_a_level_that_another_track_has() -> None:
    assert ways("a", "c", levelled(slow="a b c", fast="a c")) == ["a c", "a b c"]


def diamonds(number: int) -> Framework:
    """Return a framework in which the ways part and meet again this many times."""
    upper = [key for n in range(number) for key in (f"m{n}", f"a{n}")]
    lower = [key for n in range(number) for key in (f"m{n}", f"b{n}")]
    top = f"m{number}"
    return levelled(upper=" ".join([*upper, top]), lower=" ".join([*lower, top]))


def test_all_ways_through_a_few_diamonds_are_found() -> None:
    found = ways("m0", "m9", diamonds(9))
    assert len(found) == len(set(found)) == 2**9
    assert found[0] == " ".join([*(f"m{n} a{n}" for n in range(9)), "m9"])
    assert found[-1] == " ".join([*(f"m{n} b{n}" for n in range(9)), "m9"])


def test_no_more_than_a_thousand_paths_are_returned_in_reasonable_time() -> None:
    framework = diamonds(200)
    started = perf_counter()
    paths = career_paths("m0", "m200", framework=framework)
    assert perf_counter() - started < 10
    assert len(paths) == 1000
    assert {len(path) for path in paths} == {400}
    # The first way stays on the first track.
    assert [step.level for step in paths[0]] == [*framework["upper"][1:]]


def test_the_shortest_of_very_many_paths_are_found() -> None:
    number = 40
    steps = [f"l{n}" for n in range(number)]
    framework = levelled(
        whole=" ".join(steps),
        even=" ".join(steps[::2] + steps[-1:]),
        **{f"skip{n}": f"l{n} l{n + 3}" for n in range(number - 3)},
    )
    paths = career_paths("l0", "l39", framework=framework)
    lengths = [len(path) for path in paths]
    assert len(paths) == 1000
    assert lengths == sorted(lengths)
    assert lengths[0] == 13


def test_a_chain_of_thousands_of_levels_has_one_path() -> None:
    names = [f"l{n}" for n in range(5000)]
    framework = levelled(long=" ".join(names), other="l0 x")
    started = perf_counter()
    (path,) = career_paths("l0", "l4999", framework=framework)
    assert perf_counter() - started < 20
    assert [step.level.key for step in path] == names[1:]
