"""The types of the rows that `to_records` returns.

Import this module to annotate your own functions. It is not loaded otherwise.
"""

from typing import TypedDict

__all__ = ["LevelRow", "NeedRow", "SkillRow", "StepRow"]


class LevelRow(TypedDict):
    """A level in one row."""

    rank: int
    key: str
    title: str
    summary: str
    min_years: float | None
    max_years: float | None


class SkillRow(TypedDict):
    """A skill in one row."""

    key: str
    name: str
    category: str
    description: str


class NeedRow(TypedDict):
    """A need in one row."""

    skill: str
    name: str
    category: str
    has: str | None
    needs: str
    steps: int
    rated: bool
    now: str
    next: str


class StepRow(TypedDict):
    """A step of a career in one row."""

    level: str
    title: str
    min_years: float | None
    max_years: float | None
    skills: int
    steps: int
    coverage: float | None
