"""What is kept of people, and what is not kept by halves."""

import sqlite3
from pathlib import Path

import pytest
from pm_career import Ladder

from promotion_reviews.people import People, Person, StaleError


@pytest.fixture
def people(database: Path) -> People:
    """Nobody yet."""
    return People(database)


def test_a_decision_on_what_has_changed_since_is_refused(
    people: People, tiny_ladder: Ladder
) -> None:
    ada = people[people.add("Ada", tiny_ladder["Junior"])]
    people.promote(ada, tiny_ladder["Senior"], "Grace", "Merit")
    with pytest.raises(StaleError, match=r"^Ada is no longer at the level 'junior'$"):
        people.promote(ada, tiny_ladder["Senior"], "Edsger", "Merit")
    assert people[ada.id].level == "senior"


def test_skills_that_cannot_be_kept_leave_those_before(people: People, tiny_ladder: Ladder) -> None:
    ada = people[people.add("Ada", tiny_ladder["Junior"])]
    people.set_skills(ada, {"planning": "basic"})
    with pytest.raises(sqlite3.IntegrityError):
        people.set_skills(ada, {"planning": "strong", "mentoring": None})  # type: ignore[dict-item]  # as only a fault would
    assert people[ada.id].skills == {"planning": "basic"}


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
