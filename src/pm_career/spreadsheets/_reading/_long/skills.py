"""Read the skills of a long sheet."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pm_career._names import normalise
from pm_career._wording import quote
from pm_career.spreadsheets._draft import SkillDraft
from pm_career.spreadsheets._naming import Named
from pm_career.spreadsheets._reading._long.table import LongTable

_Categories: TypeAlias = Mapping[str, Mapping[str, str]]
"""The categories of each skill, by the spelling of the skill and of the category."""


def read_skills(table: LongTable, rows: Sequence[int]) -> dict[int, SkillDraft]:
    """Return the skill of each row, and of each other row about one of these skills."""
    categories = _categories(table, rows)
    listed = Named(table.draft.skills)
    found: dict[tuple[str, str | None], SkillDraft] = {}
    skills: dict[int, SkillDraft] = {}

    for row in rows:
        about = _about(table, row, categories)
        if about not in found:
            found[about] = _find_skill(table, row, categories[about[0]], about[1], listed)
        skills[row] = found[about]

    for row in range(len(table)):
        about = _about(table, row, categories)
        if row not in skills and about in found:
            skills[row] = found[about]
    return skills


def _categories(table: LongTable, rows: Sequence[int]) -> _Categories:
    categories: dict[str, dict[str, str]] = {}
    for row in rows:
        known = categories.setdefault(normalise(table.text(row, "skill")), {})
        if category := table.text(row, "category").strip():
            known.setdefault(normalise(category), category)
    return categories


def _about(table: LongTable, row: int, categories: _Categories) -> tuple[str, str | None]:
    """Return the spelling of the skill that a row is about, and of its category if it has one.

    The category matters only if several categories have a skill of this name. Then a row without a
    category is about the skill of the first category.
    """
    name = normalise(table.text(row, "skill"))
    known = categories.get(name, {})
    category = normalise(table.text(row, "category"))
    return name, category if category and len(known) > 1 else next(iter(known), None)


def _find_skill(
    table: LongTable,
    row: int,
    categories: Mapping[str, str],
    category: str | None,
    listed: Named[SkillDraft],
) -> SkillDraft:
    """Return the skill that a row names. The skill is new unless another sheet lists it.

    Args:
        table: The rows of the sheet.
        row: A row that names the skill.
        categories: All categories of skills with this name, by their spelling.
        category: The spelling of the category of this skill, if it has one.
        listed: The skills that other sheets list.
    """
    place = table.place(row, table.fields["skill"])
    name = short = table.text(row, "skill").strip()
    title = "" if category is None else categories[category]
    if len(categories) > 1:
        name = f"{short} ({title})"
        message = f"{quote(short)} is in several categories, so this skill is named {quote(name)}"
        table.draft.note(message, place)

    skill = listed.find(name)
    if skill is None:
        skill = SkillDraft(name, place, category=title)
        table.draft.skills.append(skill)
    return skill
