"""What the application answers, to programs and to people."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from pm_career import Ladder, Level, UnknownLevelError, UnknownSkillError, skill_gap, to_dict
from pm_career.testing import ladders, level_names, skill_profiles

from promotion_reviews import app, create_app
from promotion_reviews.app import above, gap_to
from promotion_reviews.people import People, Person

ADA = {"name": "Ada", "level": "PM"}
DECISION = {"decided_by": "Grace", "reason": "Led two launches"}


def add_ada(client: FlaskClient, **skills: str | None) -> None:
    client.post("/people", json=ADA)
    client.put("/people/1/skills", json=skills)


class TestPeople:
    def test_are_nobody_at_first(self, client: FlaskClient) -> None:
        assert client.get("/people").json == []

    def test_are_added_at_a_level_by_any_of_its_names(self, client: FlaskClient) -> None:
        answer = client.post("/people", json=ADA)
        assert answer.status_code == 201
        assert answer.json == {"id": 1, "name": "Ada", "level": "product-manager", "skills": {}}
        assert client.get("/people/1").json == answer.json

    def test_are_listed_by_name(self, client: FlaskClient) -> None:
        for name in ("Grace", "Ada"):
            client.post("/people", json={"name": name, "level": "APM"})
        assert [person["name"] for person in client.get("/people").get_json()] == ["Ada", "Grace"]

    def test_have_skills_by_any_of_their_names(self, client: FlaskClient) -> None:
        client.post("/people", json=ADA)
        answer = client.put("/people/1/skills", json={"Agile methods": "STRONG"})
        assert answer.get_json()["skills"] == {"agile": "strong"}

    def test_may_not_hold_a_skill(self, client: FlaskClient) -> None:
        client.post("/people", json=ADA)
        answer = client.put("/people/1/skills", json={"Agile methods": None})
        assert answer.get_json()["skills"] == {"agile": None}

    def test_have_skills_at_levels_where_the_ladder_measures_by_levels(
        self, database: Path, consulting_ladder: Ladder
    ) -> None:
        client = create_app(database, consulting_ladder).test_client()
        client.post("/people", json={"name": "Ada", "level": "C1"})
        answer = client.put("/people/1/skills", json={"Discovery": "c2"})
        assert answer.get_json()["skills"] == {"discovery": "senior"}

    def test_lose_the_skills_that_are_sent_no_more(self, client: FlaskClient) -> None:
        add_ada(client, agile="basic", communication="strong")
        answer = client.put("/people/1/skills", json={"agile": "working"})
        assert answer.get_json()["skills"] == {"agile": "working"}

    def test_are_still_there_when_the_application_starts_anew(
        self, client: FlaskClient, database: Path, packaged_ladder: Ladder
    ) -> None:
        add_ada(client, agile="basic")
        again = create_app(database, packaged_ladder).test_client()
        assert again.get("/people").json == client.get("/people").json


class TestGap:
    def test_leads_to_the_next_level(self, client: FlaskClient, packaged_ladder: Ladder) -> None:
        add_ada(client, agile="strong")
        gap = skill_gap({"agile": "strong"}, "Senior PM", name="Ada", ladder=packaged_ladder)
        answer = client.get("/people/1/gap").json
        assert answer == {"worth_a_talk": False, "gap": to_dict(gap)}

    def test_leads_to_the_level_that_is_asked_for(self, client: FlaskClient) -> None:
        add_ada(client)
        answer = client.get("/people/1/gap?target=Lead+PM").get_json()
        assert answer["gap"]["target"]["key"] == "lead-product-manager"

    def test_leads_up_the_companys_own_ladder(self, database: Path, tiny_ladder: Ladder) -> None:
        client = create_app(database, tiny_ladder).test_client()
        client.post("/people", json={"name": "Ada", "level": "Junior"})
        assert client.get("/people/1/gap").get_json()["gap"]["target"]["key"] == "senior"

    def test_says_which_skills_are_not_rated(self, client: FlaskClient) -> None:
        add_ada(client, negotiation=None)
        needs = client.get("/people/1/gap").get_json()["gap"]["needs"]
        rated = {need["skill"]["key"]: need["rated"] for need in needs}
        assert rated["negotiation"] is True
        assert rated["mentoring"] is False

    def test_claims_nothing_where_no_skill_is_expected(
        self, database: Path, consulting_ladder: Ladder
    ) -> None:
        client = create_app(database, consulting_ladder).test_client()
        client.post("/people", json={"name": "Ada", "level": "C3"})
        answer = client.get("/people/1/gap").get_json()
        assert answer["worth_a_talk"] is False
        assert answer["gap"]["coverage"] is None

    @given(st.data())
    def test_is_that_of_the_companys_own_ladder(self, data: st.DataObject) -> None:
        ladder = data.draw(ladders(min_levels=2))
        level, target = data.draw(level_names(ladder)), data.draw(level_names(ladder))
        profile = data.draw(skill_profiles(ladder))
        with TemporaryDirectory() as folder:
            client = create_app(f"{folder}/reviews.db", ladder).test_client()
            client.post("/people", json={"name": "Ada", "level": level})
            put = client.put("/people/1/skills", json=profile)
            answer = client.get("/people/1/gap", query_string={"target": target})
        if len({ladder.skill(skill).key for skill in profile}) < len(profile):
            assert put.json == {"error": "expected each skill once"}
        else:
            gap = skill_gap(profile, target, name="Ada", ladder=ladder)
            assert answer.get_json()["gap"] == to_dict(gap)


class TestReview:
    def test_shows_what_is_missing(self, client: FlaskClient) -> None:
        add_ada(client, agile="strong")
        page = client.get("/people/1/review").text
        assert "<h1>Ada</h1>" in page
        assert "<h2>What is missing for Senior Product Manager</h2>" in page
        assert "Talk about what comes first, and who can help." in page
        assert "Skills to raise</caption>" in page
        assert "Product strategy" in page

    def test_says_when_the_step_is_worth_a_talk(
        self, client: FlaskClient, packaged_ladder: Ladder
    ) -> None:
        skills = {
            need.skill.key: need.needs.key
            for need in skill_gap({}, "Senior PM", ladder=packaged_ladder)
        }
        add_ada(client, **skills)
        page = client.get("/people/1/review").text
        assert "Most of what the level expects is there: talk about the step." in page

    def test_lists_what_to_rate_first(self, database: Path, consulting_ladder: Ladder) -> None:
        client = create_app(database, consulting_ladder).test_client()
        client.post("/people", json={"name": "Ada", "level": "C1"})
        client.put("/people/1/skills", json={"discovery": None})
        page = client.get("/people/1/review").text
        assert re.findall("<li>(.*)</li>", page) == ["Facilitation"]
        assert ">none -&gt; Senior Consultant</td>" in page
        assert ">not rated -&gt; Senior Consultant</td>" in page

    def test_lists_nothing_to_rate_where_all_is_rated(
        self, database: Path, consulting_ladder: Ladder
    ) -> None:
        client = create_app(database, consulting_ladder).test_client()
        client.post("/people", json={"name": "Ada", "level": "C1"})
        client.put("/people/1/skills", json={"discovery": "C1", "facilitation": None})
        assert "Rate these skills first" not in client.get("/people/1/review").text

    def test_shows_now_and_next_side_by_side(
        self, database: Path, consulting_ladder: Ladder
    ) -> None:
        client = create_app(database, consulting_ladder).test_client()
        client.post("/people", json={"name": "Ada", "level": "C1"})
        client.put("/people/1/skills", json={"discovery": "C1", "facilitation": "C1"})
        page = client.get("/people/1/review").text
        now, following = re.findall("<td[^>]*>(.*?)</td>", page, re.DOTALL)[-2:]
        assert now == "Takes notes in interviews."
        assert "- drops an idea that nobody needs" in following
        # The texts of facilitation are the same, so it is no step.
        assert "Facilitation" not in page

    def test_says_when_the_level_expects_no_skill(
        self, database: Path, consulting_ladder: Ladder
    ) -> None:
        client = create_app(database, consulting_ladder).test_client()
        client.post("/people", json={"name": "Ada", "level": "C3"})
        page = client.get("/people/1/review").text
        assert "Partner expects no skill, so there is nothing to compare." in page

    def test_takes_a_name_for_text(self, client: FlaskClient) -> None:
        client.post("/people", json={"name": "<script>", "level": "PM"})
        page = client.get("/people/1/review").text
        assert "<h1>&lt;script&gt;</h1>" in page
        assert "<script>" not in page


class TestPromotion:
    def test_is_decided_by_somebody_for_a_reason(self, client: FlaskClient, database: Path) -> None:
        add_ada(client)
        answer = client.post("/people/1/promotions", json=DECISION)
        assert answer.status_code == 201
        assert answer.get_json()["level"] == "senior-product-manager"
        with closing(sqlite3.connect(database)) as connection:
            kept = connection.execute("SELECT person, level, decided_by, reason FROM promotion")
            assert kept.fetchall() == [
                (1, "senior-product-manager", "Grace", "Led two launches"),
            ]

    def test_is_shown_with_what_was_missing(self, client: FlaskClient) -> None:
        add_ada(client, agile="strong")
        client.post("/people/1/promotions", json=DECISION)
        page = client.get("/people/1/promotions").text
        assert "<h2>Senior Product Manager</h2>" in page
        assert re.search("<p>Decided by Grace on [-:0-9 ]+: Led two launches</p>", page)
        assert "Product strategy" in page

    def test_is_not_there_at_first(self, client: FlaskClient) -> None:
        add_ada(client)
        assert "<p>Nobody has decided" in client.get("/people/1/promotions").text

    def test_is_shown_in_the_words_of_its_day(
        self, client: FlaskClient, database: Path, packaged_ladder: Ladder
    ) -> None:
        add_ada(client)
        client.post("/people/1/promotions", json=DECISION)
        before = client.get("/people/1/promotions").text
        assert "<h2>Senior Product Manager</h2>" in before
        # Ada's level keeps its key. It has another title, and expects no skill.
        level = Level(key="senior-product-manager", title="Product Owner")
        changed = attrs.evolve(packaged_ladder, levels=[level], skills=[], proficiencies=[])
        client = create_app(database, changed).test_client()
        assert client.get("/people/1/promotions").text == before

    def test_is_decided_once(
        self, client: FlaskClient, database: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def above_as_somebody_else_decides(person: Person, ladder: Ladder) -> Level:
            level = above(person, ladder)
            People(database).promote(person, gap_to(level, person, ladder), "Edsger", "Merit")
            return level

        add_ada(client)
        monkeypatch.setattr(app, "above", above_as_somebody_else_decides)
        answer = client.post("/people/1/promotions", json=DECISION)
        assert answer.status_code == 409
        assert answer.json == {"error": "Ada is no longer at the level 'product-manager'"}
        assert client.get("/people/1").get_json()["level"] == "senior-product-manager"

    def test_leads_no_higher_than_the_highest_level(self, client: FlaskClient) -> None:
        client.post("/people", json={"name": "Ada", "level": "CPO"})
        for answer in (
            client.post("/people/1/promotions", json=DECISION),
            client.get("/people/1/gap"),
        ):
            assert answer.status_code == 409
            assert answer.json == {"error": "Ada is at the highest level"}


class TestWhatIsRefused:
    def test_an_unknown_skill_is_told_with_what_is_near(self, client: FlaskClient) -> None:
        add_ada(client, agile="basic")
        answer = client.put("/people/1/skills", json={"Data analytics": "strong"})
        assert answer.status_code == 400
        message = answer.get_json()["error"]
        assert message.startswith("the ladder has no skill 'Data analytics'; it has ")
        assert message.endswith("did you mean 'Data analysis'?")
        assert client.get("/people/1").get_json()["skills"] == {"agile": "basic"}

    @pytest.mark.parametrize(
        ("method", "path", "body", "message"),
        [
            ("POST", "/people", {"name": "Ada", "level": "Wizard"}, "the ladder has no level 'W"),
            ("PUT", "/people/1/skills", {"agile": "so so"}, "the ladder has no proficiency 'so so"),
            ("GET", "/people/1/gap?target=Wizard", None, "the ladder has no level 'Wizard'; it"),
            ("PUT", "/people/1/skills", {"agile": 3}, "expected a text for each skill, or null"),
            ("PUT", "/people/1/skills", {"agile": " "}, "the ladder has no proficiency ' '"),
            ("PUT", "/people/1/skills", ["agile"], "expected a JSON object"),
            ("POST", "/people", {"name": "Ada"}, "expected name and level, got name"),
            (
                "POST",
                "/people",
                {**ADA, "years": "7"},
                "expected name and level, got level and name and years",
            ),
            ("POST", "/people", {}, "expected name and level, got nothing"),
            ("POST", "/people", {"name": " ", "level": "PM"}, "expected a text for name and "),
            ("POST", "/people", {"name": "Ada", "level": None}, "expected a text for name and "),
            ("POST", "/people", {"name": "\ud800", "level": "PM"}, "'utf-8' codec can't encode"),
            (
                "PUT",
                "/people/1/skills",
                {"agile": "basic", "Agile methods": "strong"},
                "expected each skill once",
            ),
        ],
    )
    def test_what_does_not_fit_is_told(
        self, client: FlaskClient, method: str, path: str, body: object, message: str
    ) -> None:
        add_ada(client)
        answer = client.open(path, method=method, json=body)
        assert answer.status_code == 400
        assert answer.get_json()["error"].startswith(message)

    def test_no_json_is_told(self, client: FlaskClient) -> None:
        answer = client.post("/people", data="name=Ada")
        assert answer.status_code == 415
        assert "application/json" in answer.get_json()["error"]

    @pytest.mark.parametrize("number", [0, 7, 2**63])
    def test_nobody_is_told(self, client: FlaskClient, number: int) -> None:
        for page in ("", "/gap", "/review", "/promotions"):
            answer = client.get(f"/people/{number}{page}")
            assert answer.status_code == 404
            assert answer.json == {"error": f"there is no person {number}"}

    def test_a_database_of_another_ladder(
        self, client: FlaskClient, database: Path, tiny_ladder: Ladder
    ) -> None:
        add_ada(client)
        with pytest.raises(UnknownLevelError, match="no level 'product-manager'"):
            create_app(database, tiny_ladder)

    def test_a_database_with_skills_of_another_ladder(
        self, client: FlaskClient, database: Path, packaged_ladder: Ladder
    ) -> None:
        add_ada(client, agile="basic")
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("UPDATE skill SET skill = 'juggling'")
        with pytest.raises(UnknownSkillError, match="no skill 'juggling'"):
            create_app(database, packaged_ladder)
