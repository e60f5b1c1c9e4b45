"""What the tests share. The ladders are fixtures of the test kit."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import settings
from pm_career import Ladder, load_ladder

from promotion_reviews import create_app

pytest_plugins = ["pm_career.testing.fixtures"]

# How long an example takes says more of the machine than of the application.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file that is not there yet."""
    return tmp_path / "reviews.db"


@pytest.fixture
def client(database: Path, packaged_ladder: Ladder) -> FlaskClient:
    """A client of the application, which asks the packaged ladder and knows nobody yet."""
    return create_app(database, packaged_ladder).test_client()


@pytest.fixture(scope="session")
def consulting_ladder() -> Ladder:
    """A ladder that measures skills by its own levels."""
    return load_ladder(Path(__file__).parent / "data" / "consulting.toml")
