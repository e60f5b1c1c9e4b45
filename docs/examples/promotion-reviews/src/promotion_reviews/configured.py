"""The application as the environment describes it: `flask --app promotion_reviews.configured run`.

REVIEWS_DATABASE is the SQLite file, which is made when it is not there. REVIEWS_LADDER is the
TOML file or the folder of the company's own ladder; without it, the packaged ladder is asked.
"""

import os

from flask import Flask
from pm_career import default_ladder, load_ladder

import promotion_reviews


def create_app() -> Flask:
    """Return the application, ready to serve."""
    path = os.environ.get("REVIEWS_LADDER")
    ladder = load_ladder(path) if path else default_ladder()
    return promotion_reviews.create_app(os.environ["REVIEWS_DATABASE"], ladder)
