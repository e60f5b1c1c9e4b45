"""Levels, skills, needs and steps as flat rows."""

from collections.abc import Iterable, Sequence
from typing import Any

from pm_career._model import Detail, Ladder, Level, Skill
from pm_career._questions.answers import CareerStep, SkillNeed
from pm_career._wording import quote
from pm_career.rows import LevelRow, NeedRow, SkillRow, StepRow


def make_records(values: object, *, details: bool) -> list[dict[str, Any]]:
    """Return a row for each value, with a column for each detail if they are wanted.

    Raises:
        TypeError: when a value has no row.
        ValueError: when a detail has the name of another column.
    """
    items: Any = values
    if not isinstance(values, Iterable):
        raise TypeError(f"expected levels, skills, needs or steps, got {quote(values)}")

    listed: list[Any] = list(items)
    if any(isinstance(value, Level) for value in listed) and not isinstance(values, Ladder):
        raise TypeError("expected a ladder, because the rank of a level is its rank on the ladder")
    rows = [_row(value, rank) for rank, value in enumerate(listed, 1)]
    if details:
        if not all(isinstance(value, Level | Skill) for value in listed):
            raise TypeError("only levels and skills have details")
        _add_details(rows, [value.details for value in listed])
    return rows


def _row(value: object, rank: int) -> dict[str, Any]:
    """Return the row of a value, given its rank among the others."""
    row: LevelRow | SkillRow | NeedRow | StepRow
    match value:
        case Level():
            row = _level_row(value, rank)
        case Skill():
            row = {
                "key": value.key,
                "name": value.name,
                "category": value.category,
                "description": value.description,
            }
        case SkillNeed():
            row = _need_row(value)
        case CareerStep():
            row = _step_row(value)
        case _:
            raise TypeError(f"expected levels, skills, needs or steps, got {quote(value)}")
    return dict(row)


def _level_row(level: Level, rank: int) -> LevelRow:
    low, high = _years(level)
    return {
        "rank": rank,
        "key": level.key,
        "title": level.title,
        "summary": level.summary,
        "min_years": low,
        "max_years": high,
    }


def _need_row(need: SkillNeed) -> NeedRow:
    return {
        "skill": need.skill.key,
        "name": need.skill.name,
        "category": need.skill.category,
        "has": need.has.key if need.has else None,
        "needs": need.needs.key,
        "steps": need.steps,
        "rated": need.rated,
        "now": "\n".join(need.now),
        "next": "\n".join(need.next),
    }


def _step_row(step: CareerStep) -> StepRow:
    low, high = _years(step.level)
    return {
        "level": step.level.key,
        "title": step.level.title,
        "min_years": low,
        "max_years": high,
        "skills": len(step.gap),
        "steps": step.gap.steps,
        "coverage": step.gap.coverage,
    }


def _years(level: Level) -> tuple[float | None, float | None]:
    if level.experience is None:
        return None, None
    return level.experience.min_years, level.experience.max_years


def _add_details(rows: Sequence[dict[str, Any]], details: Sequence[Iterable[Detail]]) -> None:
    """Add a column for each detail that any of the values has."""
    texts = [{detail.name: detail.text for detail in each} for each in details]
    for name in dict.fromkeys(name for each in texts for name in each):
        for row, each in zip(rows, texts, strict=True):
            if name in row:
                raise ValueError(f"the detail {quote(name)} has the name of another column")
            row[name] = each.get(name)
