"""Promotion reviews: what to talk about with a person before the next step."""

from promotion_reviews.app import create_app

__all__ = ["create_app"]
