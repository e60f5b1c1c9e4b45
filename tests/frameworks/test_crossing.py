"""What a level of one track is worth on another."""

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
