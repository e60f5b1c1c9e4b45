"""The routes: JSON for other programs, and a page to talk about."""

from collections.abc import Callable, Mapping
from os import PathLike
from typing import TypeGuard, cast

import attrs
from flask import Flask, abort, render_template, request
from pm_career import Ladder, Level, PMCareerError, SkillGap, next_level, skill_gap, to_dict
from werkzeug.exceptions import HTTPException

from promotion_reviews.people import People, Person, StaleError, UnknownPersonError
from promotion_reviews.rule import is_worth_a_talk

Answer = dict[str, object]


def create_app(database: str | PathLike[str], ladder: Ladder) -> Flask:
    """Return the application that keeps people in the database, and asks the ladder about them.

    Raises:
        PMCareerError: when somebody in the database has a level or a skill that is not on the
            ladder, which may have changed since.
    """
    app, people = Flask(__name__), People(database)
    for person in people:
        ladder.position(person.level)
        in_keys(person.skills, ladder)

    @app.get("/people")
    def show_people() -> list[Answer]:
        return [attrs.asdict(person) for person in people]

    @app.post("/people")
    def add_person() -> tuple[Answer, int]:
        body = texts("name", "level")
        return show_person(people.add(body["name"], ladder[body["level"]])), 201

    @app.get("/people/<int:number>")
    def show_person(number: int) -> Answer:
        return attrs.asdict(people[number])

    @app.put("/people/<int:number>/skills")
    def set_skills(number: int) -> Answer:
        people.set_skills(people[number], in_keys(ratings(), ladder))
        return show_person(number)

    @app.get("/people/<int:number>/gap")
    def show_gap(number: int) -> Answer:
        gap = asked_gap(people[number], ladder)
        return {"worth_a_talk": is_worth_a_talk(gap), "gap": to_dict(gap)}

    @app.get("/people/<int:number>/review")
    def show_review(number: int) -> str:
        person = people[number]
        gap = asked_gap(person, ladder)
        return render_template("review.html", person=person, gap=gap, worth=is_worth_a_talk(gap))

    @app.get("/people/<int:number>/promotions")
    def show_promotions(number: int) -> str:
        person = people[number]
        promotions = people.promotions(person)
        return render_template("promotions.html", person=person, promotions=promotions)

    @app.post("/people/<int:number>/promotions")
    def promote(number: int) -> tuple[Answer, int]:
        person = people[number]
        gap = gap_to(above(person, ladder), person, ladder)
        people.promote(person, gap, **texts("decided_by", "reason"))
        return show_person(number), 201

    app.register_error_handler(PMCareerError, told(400))
    app.register_error_handler(UnicodeEncodeError, told(400))
    app.register_error_handler(UnknownPersonError, told(404))
    app.register_error_handler(StaleError, told(409))
    app.register_error_handler(HTTPException, refused)
    return app


def asked_gap(person: Person, ladder: Ladder) -> SkillGap:
    """Return what is missing for the level that the address names, or else for the next."""
    target = request.args.get("target") or above(person, ladder)
    return gap_to(target, person, ladder)


def gap_to(target: Level | str, person: Person, ladder: Ladder) -> SkillGap:
    """Return what the person is missing for a level."""
    return skill_gap(person.skills, target, name=person.name, ladder=ladder)


def above(person: Person, ladder: Ladder) -> Level:
    """Return the level above the person's."""
    level = next_level(person.level, ladder=ladder)
    return level or abort(409, f"{person.name} is at the highest level")


def in_keys(skills: Mapping[str, str | None], ladder: Ladder) -> dict[str, str | None]:
    """Return skills at proficiencies by their keys, however they are spelled."""
    keys = {
        ladder.skill(skill).key: None if at is None else ladder.proficiency(at).key
        for skill, at in skills.items()
    }
    return keys if len(keys) == len(skills) else abort(400, "expected each skill once")


def ratings() -> dict[str, str | None]:
    """Return the JSON object of proficiencies that was sent, `None` for a skill not held."""
    body = sent()
    if not are_ratings(body):
        abort(400, "expected a text for each skill, or null if it is not held")
    return body


def are_ratings(body: Mapping[str, object]) -> TypeGuard[dict[str, str | None]]:
    """Return whether each value is a text or `None`."""
    return all(isinstance(value, str | None) for value in body.values())


def texts(*names: str) -> dict[str, str]:
    """Return the JSON object that was sent, which must have a text under each name."""
    body = sent()
    if body.keys() != set(names):
        abort(400, f"expected {' and '.join(names)}, got {' and '.join(body) or 'nothing'}")
    if not are_texts(body):
        abort(400, f"expected a text for {' and '.join(names)}, none of them empty")
    return body


def are_texts(body: Mapping[str, object]) -> TypeGuard[dict[str, str]]:
    """Return whether each value is a text that says something."""
    return all(isinstance(value, str) and value.strip() for value in body.values())


def sent() -> dict[str, object]:
    """Return the JSON object that was sent."""
    body = request.get_json()
    return (
        cast("dict[str, object]", body)
        if isinstance(body, dict)
        else abort(400, "expected a JSON object")
    )


def refused(error: HTTPException) -> tuple[Answer, int]:
    """Return why the request was refused, with its status."""
    return {"error": error.description}, error.code or 500


def told(status: int) -> Callable[[Exception], tuple[Answer, int]]:
    """Return what answers with the message of an error, and that status."""
    return lambda error: ({"error": str(error)}, status)
