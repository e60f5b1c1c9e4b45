"""Read what the rows of a long sheet say of skills, and what levels expect."""

from collections.abc import Hashable, Mapping

from pm_career._wording import count, quote
from pm_career.spreadsheets._draft import (
    DescriptorDraft,
    ExpectationDraft,
    LevelDraft,
    ProficiencyDraft,
    SkillDraft,
    Stated,
)
from pm_career.spreadsheets._reading._long.names import RowNames
from pm_career.spreadsheets._reading._long.table import LongTable, cell_name, on_one_line


def describe_skills(table: LongTable, names: RowNames) -> None:
    """Read the descriptions of the skills, and what they look like at each proficiency.

    They are read from all rows about these skills, including those that `where` does not choose.
    """
    column = table.fields.get("description")
    if column is not None:
        for skill, row in table.first_texts(column, names.skills, _description_of).items():
            skill.description = skill.description or table.columns[column][row]

    column = table.fields.get("text")
    if column is None or "proficiency" not in table.fields:
        return
    if _are_of_levels(table, column, names):
        message = "the texts of a skill at a proficiency differ from level to level"
        table.note(f"{message}, so they are expectations of the levels", column)
    else:
        table.fields["descriptor"] = table.fields.pop("text")
        _read_descriptors(table, column, names)


def _description_of(skill: SkillDraft) -> str:
    return f"the description of {quote(skill.name)}"


def _are_of_levels(table: LongTable, column: int, names: RowNames) -> bool:
    """Return whether most texts about a skill at a proficiency differ from level to level."""
    texts: dict[Hashable, dict[LevelDraft, str]] = {}
    for row, level in names.levels.items():
        text = on_one_line(table.columns[column][row])
        if text and row in names.scale:
            texts.setdefault(names.asked(row), {}).setdefault(level, text)

    shared = [list(by_level.values()) for by_level in texts.values() if len(by_level) > 1]
    differing = [said for said in shared if len(set(said)) > 1]
    return 2 * len(differing) > len(shared)


def _read_descriptors(table: LongTable, column: int, names: RowNames) -> None:
    """Read what each skill looks like at each proficiency, in the order of the scale."""
    described = {
        row: (skill, names.scale[row]) for row, skill in names.skills.items() if row in names.scale
    }
    rows = table.first_texts(column, described, _descriptor_of)
    ranks = {proficiency: rank for rank, proficiency in enumerate(table.draft.scale)}
    for skill, at in sorted(rows, key=lambda described: ranks[described[1]]):
        row = rows[skill, at]
        descriptor = DescriptorDraft(at, table.columns[column][row])
        skill.descriptors.append(Stated(descriptor, table.place(row, column)))


def _descriptor_of(described: tuple[SkillDraft, ProficiencyDraft]) -> str:
    skill, proficiency = described
    return f"the text of {quote(skill.name)} at {quote(proficiency.name)}"


def state_expectations(table: LongTable, names: RowNames) -> None:
    """Add what each level expects: first the skills without a text, then each text."""
    for level, by_skill in _rows_that_ask(table, names).items():
        silent = [rows[""] for rows in by_skill.values() if list(rows) == [""]]
        if silent:
            place = table.place(silent[0], table.fields["skill"])
            asked = [names.asked(row) for row in silent]
            level.expectations.append(Stated(ExpectationDraft("", asked), place))

        texts = [row for rows in by_skill.values() for text, row in rows.items() if text]
        for row in sorted(texts):
            place = table.place(row, table.fields["text"])
            expectation = ExpectationDraft(table.text(row, "text"), [names.asked(row)])
            level.expectations.append(Stated(expectation, place))


def _rows_that_ask(
    table: LongTable, names: RowNames
) -> Mapping[LevelDraft, Mapping[SkillDraft, Mapping[str, int]]]:
    """Return the first row of each text, or of an empty text, for each level and skill.

    Rows that repeat another row are dropped. Rows that contradict another row are reported.
    """
    asking: dict[LevelDraft, dict[SkillDraft, dict[str, int]]] = {}
    first: dict[tuple[LevelDraft, SkillDraft], int] = {}
    empty: list[int] = []

    for row, level in names.levels.items():
        skill, proficiency = names.asked(row)
        if "proficiency" in table.fields and proficiency is None:
            empty += [row] if _asks_nothing(table, row, skill) else []
            continue

        before = first.setdefault((level, skill), row)
        if names.scale.get(before) is not proficiency:
            _report_contradiction(table, names, before, row)
            continue
        text = on_one_line(table.text(row, "text"))
        asking.setdefault(level, {}).setdefault(skill, {}).setdefault(text, row)

    if empty:
        rows = f"{count(len(empty), 'row')} without a proficiency"
        place = table.place(empty[0], table.fields["proficiency"])
        table.draft.note(f"{rows} asked for nothing", place)
    return asking


def _asks_nothing(table: LongTable, row: int, skill: SkillDraft) -> bool:
    """Return whether the proficiency of a row is empty. If the row has a text, report it instead.

    Words such as "not in use" have a note already. A name that is not on the scale is reported
    already.
    """
    column = table.fields["proficiency"]
    if table.sheet.text(table.numbers[row], column).strip():
        return False
    has_text = bool(table.text(row, "text") or table.text(row, "descriptor"))
    if has_text:
        message = f"expected the proficiency of {quote(skill.name)}, got an empty cell"
        table.draft.fault(message, table.place(row, column))
    return not has_text


def _report_contradiction(table: LongTable, names: RowNames, before: int, row: int) -> None:
    """Report that two rows ask for a skill at different proficiencies."""
    column = table.fields["proficiency"]
    level, skill = quote(names.levels[row].name), quote(names.skills[row].name)
    here, there = quote(names.scale[row].name), quote(names.scale[before].name)
    where = cell_name(table.place(before, column))
    message = f"{level} asks for {skill} at {here} here, and at {there} in {where}"
    table.draft.fault(message, table.place(row, column))
