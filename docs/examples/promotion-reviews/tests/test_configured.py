"""The application as the environment describes it."""

from pathlib import Path

import pytest
from pm_career import InvalidLadderError

from promotion_reviews.configured import create_app


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, database: Path) -> pytest.MonkeyPatch:
    """An environment that names a database, and no ladder."""
    monkeypatch.setenv("REVIEWS_DATABASE", str(database))
    monkeypatch.delenv("REVIEWS_LADDER", raising=False)
    return monkeypatch


def test_asks_the_packaged_ladder() -> None:
    answer = create_app().test_client().post("/people", json={"name": "Ada", "level": "CPO"})
    assert answer.status_code == 201


def test_asks_the_companys_own_ladder(environment: pytest.MonkeyPatch, ladder_folder: Path) -> None:
    file = ladder_folder / "product-manager.toml"
    text = file.read_text(encoding="utf-8").replace('"Product Manager"', '"Product Owner"')
    file.write_text(text, encoding="utf-8")
    environment.setenv("REVIEWS_LADDER", str(ladder_folder))
    client = create_app().test_client()
    assert client.post("/people", json={"name": "Ada", "level": "owner"}).status_code == 400
    assert client.post("/people", json={"name": "Ada", "level": "product owner"}).status_code == 201


def test_does_not_start_on_a_ladder_with_a_fault(
    environment: pytest.MonkeyPatch, ladder_folder: Path
) -> None:
    (ladder_folder / "product-manager.toml").unlink()
    environment.setenv("REVIEWS_LADDER", str(ladder_folder))
    with pytest.raises(InvalidLadderError, match=r"got 'product-manager\.toml'"):
        create_app()
