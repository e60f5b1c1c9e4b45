"""What is kept of people, and what is not kept by halves."""

import sqlite3
from pathlib import Path

import pytest
from pm_career import Ladder, skill_gap

from promotion_reviews.people import People, Person, StaleError


@pytest.fixture
def people(database: Path) -> People:
    """Nobody yet."""
    return People(database)


def test_a_decision_on_what_has_changed_since_is_refused(
    people: People, tiny_ladder: Ladder
) -> None:
    ada = people[people.add("Ada", tiny_ladder["Junior"])]
    gap = skill_gap(ada.skills, "Senior", ladder=tiny_ladder)
    people.promote(ada, gap, "Grace", "Merit")
    with pytest.raises(StaleError, match=r"^Ada is no longer at the level 'junior'$"):
        people.promote(ada, gap, "Edsger", "Merit")
    assert people[ada.id].level == "senior"
    assert [promotion.decided_by for promotion in people.promotions(ada)] == ["Grace"]


def test_what_was_missing_is_kept_with_the_decision(
    people: People, consulting_ladder: Ladder
) -> None:
    ada = people[people.add("Ada", consulting_ladder["C1"])]
    gap = skill_gap({"discovery": None}, "C2", name="Ada", ladder=consulting_ladder)
    people.promote(ada, gap, "Grace", "Merit")
    [promotion] = people.promotions(ada)
    assert promotion.gap == gap


def test_promotions_are_of_one_person_the_latest_first(people: People, tiny_ladder: Ladder) -> None:
    ada, grace = (people[people.add(name, tiny_ladder["Junior"])] for name in ("Ada", "Grace"))
    for level in ("Senior", "Lead"):
        gap = skill_gap({}, level, ladder=tiny_ladder)
        people.promote(people[ada.id], gap, "Edsger", f"Became {level}")
    reasons = [promotion.reason for promotion in people.promotions(ada)]
    assert reasons == ["Became Lead", "Became Senior"]
    assert people.promotions(grace) == []


def test_skills_that_cannot_be_kept_leave_those_before(people: People, tiny_ladder: Ladder) -> None:
    ada = people[people.add("Ada", tiny_ladder["Junior"])]
    people.set_skills(ada, {"planning": "basic"})
    with pytest.raises(sqlite3.IntegrityError):
        people.set_skills(ada, {"planning": "strong", None: "basic"})  # type: ignore[dict-item]  # as only a fault would
    assert people[ada.id].skills == {"planning": "basic"}


def test_a_skill_that_is_not_held_is_told_from_one_that_is_not_rated(
    people: People, tiny_ladder: Ladder
) -> None:
    ada = people[people.add("Ada", tiny_ladder["Junior"])]
    people.set_skills(ada, {"planning": None})
    assert people[ada.id].skills == {"planning": None}


def test_skills_are_of_one_person(people: People, tiny_ladder: Ladder) -> None:
    ada, grace = (people[people.add(name, tiny_ladder["Junior"])] for name in ("Ada", "Grace"))
    people.set_skills(ada, {"planning": "basic"})
    people.set_skills(grace, {"mentoring": "basic"})
    assert [person.skills for person in people] == [{"planning": "basic"}, {"mentoring": "basic"}]


def test_skills_are_of_somebody(people: People) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        people.set_skills(Person(7, "Nobody", "junior", {}), {"planning": "basic"})


def test_a_name_is_never_a_command(people: People, tiny_ladder: Ladder) -> None:
    name = "Robert'); DROP TABLE person; --"
    people.add(name, tiny_ladder["Junior"])
    assert [person.name for person in people] == [name]
