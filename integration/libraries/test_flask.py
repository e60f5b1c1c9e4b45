"""Ladders and gaps in an application of Flask."""

from collections.abc import Iterator

import pytest
from flask import Flask, jsonify, render_template_string, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from pm_career import PMCareerError, SkillGap, default_ladder, from_dict, skill_gap, to_dict

LADDER = default_ladder()
GAP = skill_gap("PM")
APP = Flask(__name__)


@APP.get("/level")
def get_level() -> str:
    level = request.args.get("level", type=LADDER.__getitem__)
    return level.key if level else "no level"


@APP.get("/levels")
def get_levels() -> list[str]:
    return [level.key for level in request.args.getlist("level", type=LADDER.__getitem__)]


@APP.get("/gap.json")
def get_json() -> object:
    return jsonify(to_dict(skill_gap(request.args["from"])))


@APP.get("/value.json")
def get_value() -> object:
    return jsonify(gap=GAP)


@APP.get("/gap")
def get_page() -> object:
    gap = skill_gap(request.args["from"])
    return render_template_string('<p title="{{ gap.target }}">{{ gap.to_html() }}</p>', gap=gap)


@APP.get("/bare")
def get_bare() -> str:
    return GAP.to_html()


@APP.errorhandler(PMCareerError)
def refuse(error: PMCareerError) -> tuple[dict[str, str], int]:
    return {"error": str(error)}, 422


@pytest.fixture
def client() -> Iterator[FlaskClient]:
    with APP.test_client() as client:
        yield client


def get(client: FlaskClient, address: str, **query: object) -> TestResponse:
    return client.get(address, query_string=query)


def test_an_argument_is_a_level(client: FlaskClient) -> None:
    assert get(client, "/level", level="senior_pm").text == "senior-product-manager"


def test_an_unknown_level_is_the_default(client: FlaskClient) -> None:
    answer = get(client, "/level", level="wizard")
    assert (answer.status_code, answer.text) == (200, "no level")


def test_unknown_levels_are_omitted_from_a_list(client: FlaskClient) -> None:
    answer = get(client, "/levels", level=["APM", "wizard", "CPO"])
    assert answer.json == ["associate-product-manager", "chief-product-officer"]


def test_json_is_the_plain_data(client: FlaskClient) -> None:
    answer = get(client, "/gap.json", **{"from": "PM"})
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.json == to_dict(GAP)


def test_json_with_its_keys_in_order_is_read_back(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Flask sorts keys, and so changes the order of the skills that an expectation lists.
    monkeypatch.setattr(APP.json, "sort_keys", False)
    answer = get(client, "/gap.json", **{"from": "PM"})
    assert from_dict(SkillGap, answer.json) == GAP


def test_a_value_itself_is_no_json(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/value.json").status_code == 500

    monkeypatch.setattr(APP, "testing", True)  # so that the error arrives here
    with pytest.raises(TypeError) as caught:
        client.get("/value.json")
    assert str(caught.value) == "Object of type SkillGap is not JSON serializable"


def test_a_page_shows_the_html_of_a_gap(client: FlaskClient) -> None:
    page = get(client, "/gap", **{"from": "PM"})
    assert page.text == f'<p title="Senior Product Manager">{GAP.to_html()}</p>'


def test_the_html_of_a_gap_is_a_response(client: FlaskClient) -> None:
    answer = client.get("/bare")
    assert (answer.mimetype, answer.text) == ("text/html", GAP.to_html())


def test_an_error_of_the_ladder_is_a_response(client: FlaskClient) -> None:
    answer = get(client, "/gap.json", **{"from": "Senor PM"})
    assert (answer.status_code, answer.mimetype) == (422, "application/json")
    assert answer.json == {
        "error": "the ladder has no level 'Senor PM'; it has 'associate-product-manager', "
        "'product-manager', 'senior-product-manager', 'lead-product-manager', "
        "'product-director', 'chief-product-officer'; did you mean 'Senior PM' or 'Sr. PM' or "
        "'Junior PM'?"
    }
    assert get(client, "/gap.json", **{"from": "CPO"}).json == {
        "error": "no level is above 'Chief Product Officer', the highest"
    }
