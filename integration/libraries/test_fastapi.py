"""Values in models of pydantic 2 and SQLModel, and in an application of FastAPI."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import pytest
from fastapi import Body, FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import AfterValidator, BaseModel, ValidationError, field_validator
from sqlmodel import SQLModel

from pm_career import (
    Ladder,
    Level,
    PMCareerError,
    SkillGap,
    default_ladder,
    skill_gap,
    to_dict,
)

LADDER = default_ladder()
GAP = skill_gap("PM")
ACME = Ladder(title="Acme", levels=[Level(key="one", title="PM"), Level(key="two", title="PM")])
KEYS = ", ".join(f"'{level.key}'" for level in LADDER)
UNKNOWN = f"the ladder has no level 'wizard'; it has {KEYS}"


class Review(BaseModel):
    level: Level
    gap: SkillGap | None = None
    ladder: Ladder | None = None
    past: Sequence[Level] = ()


class Row(SQLModel):
    level: Level
    gap: SkillGap | None = None
    ladder: Ladder | None = None
    past: Sequence[Level] = ()


class Person(BaseModel):
    """A model with a validator that asks the ladder itself."""

    level: str

    @field_validator("level")
    @classmethod
    def find(cls, name: str) -> str:
        return LADDER[name].key


# Fields


@pytest.mark.parametrize("model", [Review, Row])
def test_fields_are_values_names_or_plain_data(model: Any) -> None:
    data = {"level": "senior_pm", "gap": to_dict(GAP), "ladder": LADDER, "past": ["APM", LADDER[1]]}
    review = model.model_validate(data)
    assert review.level is LADDER[2]
    assert review.gap == GAP
    assert review.ladder is LADDER
    assert review.past == [*LADDER[:2]]


@pytest.mark.parametrize("model", [Review, Row])
def test_a_model_is_read_back_from_its_json(model: Any) -> None:
    review = model(level=LADDER[1], gap=GAP, ladder=LADDER, past=[*LADDER[:2]])
    assert model.model_validate_json(review.model_dump_json()) == review


@pytest.mark.parametrize("model", [Review, Row])
@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_a_model_has_a_json_schema_that_fits_it(model: Any, mode: Any) -> None:
    schema = model.model_json_schema(mode=mode)
    Draft202012Validator.check_schema(schema)
    review = model(level=LADDER[1], gap=GAP, ladder=LADDER, past=[*LADDER[:2]])
    Draft202012Validator(schema).validate(review.model_dump(mode="json"))
    assert not Draft202012Validator(schema).is_valid({"level": 7})


@pytest.mark.parametrize("model", [Review, Row])
def test_an_unknown_level_is_a_validation_error(model: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate({"level": "wizard"})
    (error,) = caught.value.errors()
    assert (error["loc"], error["msg"]) == (
        ("level",),
        f"{UNKNOWN}; for another ladder, the field is Annotated[Level, ladder]",
    )


def test_an_error_of_the_ladder_in_a_validator_is_a_validation_error() -> None:
    assert Person(level="senior_pm").level == "senior-product-manager"
    with pytest.raises(ValidationError) as caught:
        Person(level="wizard")
    (error,) = caught.value.errors()
    assert error["msg"] == f"Value error, {UNKNOWN}"


# FastAPI

APP = FastAPI()


@APP.get("/gap")
def get_gap(current: Level, target: Level | None = None) -> SkillGap:
    return skill_gap(current, target)


@APP.get("/levels")
def get_levels() -> Sequence[Level]:
    return LADDER.levels


@APP.get("/ladder")
def get_ladder() -> Ladder:
    return LADDER


@APP.post("/ladder")
def post_ladder(ladder: Annotated[Ladder, Body()]) -> Sequence[Level]:
    return ladder.levels


@APP.post("/review")
def post_review(review: Review) -> Review:
    return review


@APP.post("/person")
def post_person(person: Person) -> Person:
    return person


@APP.get("/found")
def find(level: Annotated[str, AfterValidator(LADDER.position)]) -> int:
    return int(level)


@APP.get("/acme")
def find_at_acme(level: Annotated[str, AfterValidator(ACME.position)]) -> int:
    return int(level)


@APP.get("/gap.html", response_class=HTMLResponse)
def get_page(current: Level) -> str:
    return skill_gap(current).to_html()


@APP.exception_handler(PMCareerError)
def refuse(_: Request, error: PMCareerError) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, status_code=422)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(APP) as client:
        yield client


def test_values_are_responses(client: TestClient) -> None:
    assert client.get("/gap?current=PM").json() == to_dict(GAP)
    assert client.get("/ladder").json() == to_dict(LADDER)
    assert client.get("/levels").json() == [to_dict(level) for level in LADDER]


def test_values_are_bodies(client: TestClient) -> None:
    answer = client.post("/review", json={"level": "PM", "gap": to_dict(GAP), "past": ["APM"]})
    assert answer.status_code == 200
    assert answer.json() == {
        "level": to_dict(LADDER[1]),
        "gap": to_dict(GAP),
        "ladder": None,
        "past": [to_dict(LADDER[0])],
    }
    assert client.post("/ladder", json=to_dict(ACME)).json() == [to_dict(level) for level in ACME]


def test_a_page_is_the_html_of_a_gap(client: TestClient) -> None:
    answer = client.get("/gap.html?current=PM")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text == GAP.to_html()


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            "/gap?current=wizard",
            f"{UNKNOWN}; for another ladder, the field is Annotated[Level, ladder]",
        ),
        ("/found?level=wizard", f"Value error, {UNKNOWN}"),
        (
            "/acme?level=PM",
            "Value error, 'PM' names more than one level; use a key: 'one', 'two'",
        ),
    ],
)
def test_a_wrong_name_has_status_422(client: TestClient, address: str, message: str) -> None:
    answer = client.get(address)
    (error,) = answer.json()["detail"]
    assert (answer.status_code, error["msg"]) == (422, message)


def test_a_wrong_name_in_a_validator_of_a_model_has_status_422(client: TestClient) -> None:
    answer = client.post("/person", json={"level": "wizard"})
    (error,) = answer.json()["detail"]
    assert answer.status_code == 422
    assert (error["loc"], error["msg"]) == (["body", "level"], f"Value error, {UNKNOWN}")


def test_a_question_without_an_answer_has_status_422(client: TestClient) -> None:
    answer = client.get("/gap?current=CPO")
    assert answer.status_code == 422
    assert answer.json() == {"detail": "no level is above 'Chief Product Officer', the highest"}


def test_the_page_of_openapi_describes_the_values(client: TestClient) -> None:
    page = client.get("/openapi.json").json()
    OpenAPIV31SpecValidator(page).validate()
    schemas = page["components"]["schemas"]
    assert {"Ladder", "Level", "SkillGap", "SkillNeed", "Review"} <= {
        name.removesuffix("-Input").removesuffix("-Output") for name in schemas
    }
    assert schemas["SkillGap"]["properties"]["target"]["$ref"] == "#/components/schemas/Level"
