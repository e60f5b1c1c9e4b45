"""Read what the rows of a long sheet name: a level, a skill, and often a proficiency."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeAlias, TypeVar

import attrs

from pm_career._names import normalise
from pm_career._wording import list_names, quote
from pm_career.spreadsheets._draft import (
    Asked,
    LevelDraft,
    NamedDraft,
    ProficiencyDraft,
    SkillDraft,
)
from pm_career.spreadsheets._naming import Named, not_found, not_one_of
from pm_career.spreadsheets._reading.cells import find_proficiency
from pm_career.spreadsheets._reading.facts import TITLE, Fact, state_facts
from pm_career.spreadsheets._reading.level_names import draft_level, find_level, numbers_of
from pm_career.spreadsheets._reading.long_table import LongTable
from pm_career.spreadsheets._reading.scales import fill_numbers, number_in, order_of

_P = TypeVar("_P", bound=NamedDraft)
_H = TypeVar("_H", bound=Hashable)

_MOST_UNKNOWN = 100
"""The number of different names in a column that are reported as unknown."""

_Categories: TypeAlias = Mapping[str, Mapping[str, str]]
"""The categories of each skill, by the spelling of the skill and of the category."""


@attrs.frozen(eq=False)
class RowNames:
    """The parts that each row names."""

    levels: Mapping[int, LevelDraft]
    """The level of each row that is read."""

    skills: Mapping[int, SkillDraft]
    """The skill of each row that is read, and then of other rows about the same skills."""

    scale: Mapping[int, ProficiencyDraft]
    """The proficiency of each row in `skills` that names one."""

    def asked(self, row: int) -> Asked:
        """Return the skill of a row, and its proficiency."""
        return self.skills[row], self.scale.get(row)


def read_names(table: LongTable, rows: Sequence[int], order: Sequence[str]) -> RowNames:
    """Return the parts that each row names. Parts that no other sheet lists are added to the draft.

    Args:
        table: The rows of the sheet.
        rows: The rows to read.
        order: The names of the levels, lowest first, if the caller gives them.
    """
    levels = _read_levels(table, rows, order)
    skills = _read_skills(table, list(levels))
    scale = _read_scale(table, list(levels), list(skills))
    return RowNames(levels, skills, scale)


# Levels


def _read_levels(
    table: LongTable, rows: Sequence[int], order: Sequence[str]
) -> dict[int, LevelDraft]:
    """Return the level of each row, and put the levels of the draft in order."""
    draft, column = table.draft, table.fields["level"]
    are_listed = bool(draft.levels)
    if are_listed:
        listed = Named(draft.levels)
        table.fields.pop(TITLE, None)

        def find(name: str) -> LevelDraft | str:
            return find_level(name, listed) or not_found("level", name, listed)

        levels = _find_parts(table, column, rows, find)
    else:
        levels = _draft_levels(table, rows)
        draft.levels += dict.fromkeys(levels.values())
        _read_titles(table, levels)

    if order:
        return _choose_levels(table, levels, order)
    if not are_listed and not _sort_levels(table, levels) and len(draft.levels) > 1:
        how = "numbers" if _sort_by_codes(draft.levels) else "rows"
        names = list_names([level.name for level in draft.levels])
        message = f"the levels are {names}, lowest first, in the order of the {how}"
        table.note(f"{message}; levels= sets another order", column)
    return levels


def _sort_by_codes(levels: list[LevelDraft]) -> bool:
    """Put levels such as "L10", "L2" in the order of their numbers; return whether that is new.

    A program that has sorted the rows has perhaps put "L10" before "L2", or the highest one first.
    """
    numbers = numbers_of(levels)
    if numbers == sorted(numbers):
        return False

    number_of = dict(zip(levels, numbers, strict=True))
    levels.sort(key=number_of.__getitem__)
    return True


def _find_parts(
    table: LongTable, column: int, rows: Sequence[int], find: Callable[[str], _P | str]
) -> dict[int, _P]:
    """Return the part that each row names in a column, and report names that find none.

    `find` returns the part of a name, or what is wrong with the name.
    """
    found: dict[str, _P | str] = {}
    unknown: set[str] = set()
    parts: dict[int, _P] = {}
    for row in rows:
        name = table.columns[column][row]
        if name not in found:
            found[name] = find(name)

        part = found[name]
        if not isinstance(part, str):
            parts[row] = part
        elif name in unknown or len(unknown) < _MOST_UNKNOWN:
            unknown.add(name)
            table.draft.fault(part, table.place(row, column))
        else:
            # With so many unknown names, it is the wrong column. A hint for each one takes time.
            break
    return parts


def _draft_levels(table: LongTable, rows: Sequence[int]) -> dict[int, LevelDraft]:
    """Return the level of each row: a new one for each name, in any spelling."""
    drafted: dict[str, LevelDraft] = {}
    levels: dict[int, LevelDraft] = {}
    for row in rows:
        name = table.text(row, "level")
        spelling = normalise(name)
        if spelling not in drafted:
            drafted[spelling] = draft_level(name, table.place(row, table.fields["level"]))
        levels[row] = drafted[spelling]
    return levels


def _read_titles(table: LongTable, levels: Mapping[int, LevelDraft]) -> None:
    """Read the titles of the levels. Then levels are found by their titles too."""
    column = table.fields.get(TITLE)
    if column is None:
        return
    for level, row in table.first_texts(column, levels, _title_of).items():
        place = table.place(row, column)
        fact = Fact(TITLE, table.heading(column), table.columns[column][row], place)
        state_facts(level, [fact], table.draft, exact=False)


def _title_of(level: LevelDraft) -> str:
    return f"the title of {quote(level.name)}"


def _choose_levels(
    table: LongTable, levels: Mapping[int, LevelDraft], order: Sequence[str]
) -> dict[int, LevelDraft]:
    """Put the levels in the order of `levels=`, and return the rows of these levels."""
    column = table.fields["level"]
    named = Named(table.draft.levels)
    found: dict[LevelDraft, str] = {}
    for name in order:
        if level := find_level(name, named):
            found[level] = name
        else:
            table.draft.fault(not_found("level", name, named), table.place(None, column))

    omitted = [level.name for level in named.parts if level not in found]
    if omitted and len(found) == len(order):
        table.note(f"left out {list_names(omitted)}, not listed in levels=", column)
    table.draft.levels = list(found)
    return {row: level for row, level in levels.items() if level in found}


def _sort_levels(table: LongTable, levels: Mapping[int, LevelDraft]) -> bool:
    """Put the levels in the order of their numbers; return whether each has its own number."""
    numbers = _number_parts(table, "level_order", levels)
    if numbers:
        table.draft.levels.sort(key=numbers.__getitem__)
    return bool(numbers)


def _number_parts(table: LongTable, field: str, parts: Mapping[int, _H]) -> dict[_H, float] | None:
    """Return the number of each part; `None` unless each part has its own number.

    If not, the column is not of this field. It may state something else, or number the rows.
    """
    if field not in table.fields:
        return None
    numbers: dict[_H, float] = {}
    is_order = True
    for row, part in parts.items():
        text = table.text(row, field)
        number = number_in(text)
        if text:
            is_order &= number is not None and numbers.setdefault(part, number) == number

    if is_order and len(set(numbers.values())) == len(set(parts.values())):
        return numbers
    del table.fields[field]
    return None


# Skills


def _read_skills(table: LongTable, rows: Sequence[int]) -> dict[int, SkillDraft]:
    """Return the skill of each row, and of each other row about one of these skills."""
    categories = _categories(table, rows)
    listed = Named(table.draft.skills)
    found: dict[tuple[str, str], SkillDraft] = {}
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


def _about(table: LongTable, row: int, categories: _Categories) -> tuple[str, str]:
    """Return the spelling of the skill that a row is about, and of its category.

    The category matters only if several categories have a skill of this name. Then a row without a
    category is about the skill of the first category.
    """
    name = normalise(table.text(row, "skill"))
    known = categories.get(name, {})
    category = normalise(table.text(row, "category"))
    return name, category if category and len(known) > 1 else next(iter(known), "")


def _find_skill(
    table: LongTable,
    row: int,
    categories: Mapping[str, str],
    category: str,
    listed: Named[SkillDraft],
) -> SkillDraft:
    """Return the skill that a row names. The skill is new unless another sheet lists it.

    Args:
        table: The rows of the sheet.
        row: A row that names the skill.
        categories: All categories of skills with this name, by their spelling.
        category: The spelling of the category of this skill.
        listed: The skills that other sheets list.
    """
    place = table.place(row, table.fields["skill"])
    name = short = table.text(row, "skill").strip()
    title = categories.get(category, "")
    if len(categories) > 1:
        name = f"{short} ({title})"
        message = f"{quote(short)} is in several categories, so this skill is named {quote(name)}"
        table.draft.note(message, place)

    skill = listed.find(name)
    if skill is None:
        skill = SkillDraft(name, place, category=title)
        table.draft.skills.append(skill)
    return skill


# Proficiencies


def _read_scale(
    table: LongTable, rows: Sequence[int], about_skills: Sequence[int]
) -> dict[int, ProficiencyDraft]:
    """Return the proficiency of each row that names one.

    Args:
        table: The rows of the sheet.
        rows: The rows to read. Each name in them must be on the scale.
        about_skills: All rows about a skill.
    """
    column = table.fields.get("proficiency")
    if column is None:
        return {}
    texts = table.columns[column]
    naming = [row for row in about_skills if texts[row]]
    if not table.draft.scale and naming:
        table.draft.scale = _draft_scale(table, column, naming)
    scale = Named(table.draft.scale)

    def find(name: str) -> ProficiencyDraft | str:
        return find_proficiency(name, scale) or not_one_of(name, scale)

    chosen = set(rows)
    found = _find_parts(table, column, [row for row in naming if row in chosen], find)
    for row in naming:
        proficiency = find_proficiency(texts[row], scale)
        if row not in chosen and proficiency:
            found[row] = proficiency
    return found


def _draft_scale(table: LongTable, column: int, rows: Sequence[int]) -> list[ProficiencyDraft]:
    """Return the proficiencies that rows name, weakest first."""
    named = {row: _spell(table.columns[column][row]) for row in rows}
    first: dict[str, int] = {}
    for row, spelling in named.items():
        first.setdefault(spelling, row)
    words = {name: table.columns[column][row].strip() for name, row in first.items()}

    def place_of(name: str) -> int | None:
        return first.get(_spell(name))

    order = _order_words(table, column, named, words)
    return [ProficiencyDraft(name, table.place(place_of(name), column)) for name in order]


def _order_words(
    table: LongTable, column: int, named: Mapping[int, str], words: Mapping[str, str]
) -> list[str]:
    """Return the names of a scale in the order of their numbers, of known words, or of the rows.

    Args:
        table: The rows of the sheet.
        column: The column of the proficiencies.
        named: The spelling of the proficiency that each row names.
        words: The name of each proficiency, by its spelling.
    """
    if ranks := _number_parts(table, "proficiency_order", named):
        return [words[spelling] for spelling in sorted(words, key=ranks.__getitem__)]

    names = list(words.values())
    numbers = [number for number in map(number_in, names) if number is not None]
    if len(numbers) == len(names):
        return [f"{number:g}" for number in fill_numbers(numbers)]

    order = order_of(names)
    if len(names) > 1:
        how = "in the known order of these words" if order else "in the order of the rows"
        scale = f"the scale is {list_names(order or names)}, weakest first, {how}"
        table.note(scale if order else f"{scale}; scale= sets another order", column)
    return order or names


def _spell(proficiency: str) -> str:
    """Return a proficiency as it is compared: `3` and `3,0` are the same."""
    number = number_in(proficiency)
    return normalise(proficiency) if number is None else f"{number:g}"
