"""What a level of one track is worth on another."""

import attrs

from pm_career import Expectation, Level, Requirement, Skill
from pm_career.frameworks import Framework, Track, worth_on_tracks


def level(key: str) -> Level:
    asked = [Expectation(requirements=[Requirement(skill="craft")])]
    return Level(key=key, title=key.title(), expectations=asked)


FORKED = Framework(
    title="Acme",
    levels=[level(key) for key in ("junior", "senior", "staff", "lead", "head")],
    tracks=[
        Track(key="maker", title="Maker", levels=["junior", "senior", "staff"]),
        Track(key="manager", title="Manager", levels=["junior", "senior", "lead", "head"]),
    ],
    skills=[Skill(key="craft", name="Craft")],
)


def test_what_is_worth_less_comes_first() -> None:
    worth = worth_on_tracks(FORKED)
    assert [(key, each.rank, each.own) for key, each in worth["maker"].items()] == [
        ("junior", 1, 1),
        ("senior", 2, 2),
        ("lead", 2, 3),
        ("head", 2, 4),
        ("staff", 3, 3),
    ]
    assert [*worth["manager"]] == ["junior", "senior", "staff", "lead", "head"]


def test_of_tracks_on_which_a_level_is_worth_as_much_the_first_counts() -> None:
    quick = Track(key="quick", title="Quick", levels=["junior", "senior", "head"])
    worth = worth_on_tracks(attrs.evolve(FORKED, tracks=[*FORKED.tracks, quick]))
    assert worth["maker"]["head"].other is worth["manager"]["head"].other
    assert worth["maker"]["head"].own == 4
    assert worth["quick"]["junior"].own == 1
