"""Turn the cells of matrices into the expectations of levels.

A sheet of expectations may state some of them already, each about several skills.
"""

from collections.abc import Iterable, Mapping, Sequence

from pm_career._wording import count, list_names, quote
from pm_career.spreadsheets._draft import (
    Asked,
    Draft,
    ExpectationDraft,
    LevelDraft,
    SkillDraft,
    Stated,
)
from pm_career.spreadsheets._naming import Named, not_one_of
from pm_career.spreadsheets._reading._matrix.cells import CellOfMatrix
from pm_career.spreadsheets._reading.scales import find_proficiency


def expect(cells: Iterable[CellOfMatrix], draft: Draft) -> None:
    """Add what the cells say to the expectations of levels, unless a level has it already."""
    stated: dict[tuple[LevelDraft, SkillDraft], list[tuple[list[Asked], int]]] = {}
    for level in draft.levels:
        for expectation in level.expectations:
            asked = expectation.value.asked
            for position, (skill, _) in enumerate(asked):
                stated.setdefault((level, skill), []).append((asked, position))

    scale = Named(draft.scale)
    alone: dict[LevelDraft, list[tuple[CellOfMatrix, Asked]]] = {}
    refusals: list[CellOfMatrix] = []
    for cell in cells:
        proficiency = find_proficiency(cell.text, scale) if draft.scale else None
        # "No" may also be the weakest proficiency of a scale.
        if proficiency is None and cell.is_refusal:
            refusals.append(cell)
            continue
        if proficiency is None and draft.scale:
            draft.fault(not_one_of(cell.text, scale), cell.place)
            continue

        if places := stated.get((cell.level, cell.skill)):
            for asked, position in places:
                skill, said = asked[position]
                asked[position] = (skill, said or proficiency)
        elif draft.scale or cell.is_mark:
            alone.setdefault(cell.level, []).append((cell, (cell.skill, proficiency)))
        else:
            stated_here = ExpectationDraft(cell.text, [(cell.skill, None)])
            cell.level.expectations.append(Stated(stated_here, cell.place))
    _expect_without_words(alone, draft)
    _check_proficiencies(draft)
    _note_refusals(refusals, draft)


def _expect_without_words(
    alone: Mapping[LevelDraft, Sequence[tuple[CellOfMatrix, Asked]]], draft: Draft
) -> None:
    """Add the skills of cells without a text as the first expectation of each level."""
    for level, cells in alone.items():
        asked: dict[SkillDraft, Asked] = {}
        for cell, ask in cells:
            if asked.setdefault(cell.skill, ask) != ask:
                name = quote(cell.skill.name)
                draft.fault(f"another row has a different proficiency for {name}", cell.place)

        expectation = ExpectationDraft("", list(asked.values()))
        level.expectations.insert(0, Stated(expectation, cells[0][0].place))


def _note_refusals(cells: Sequence[CellOfMatrix], draft: Draft) -> None:
    """Note the cells that say that a skill is not asked for."""
    if cells:
        more = len(cells) - 1
        which = f"this and {count(more, 'more cell')} were" if more else "this cell was"
        word = quote(cells[0].text.strip())
        draft.note(f"{which} read as not asking for the skill, for {word}", cells[0].place)


def _check_proficiencies(draft: Draft) -> None:
    """Report skills of expectations for which no cell has a proficiency."""
    if not draft.scale:
        return
    for level in draft.levels:
        for expectation in level.expectations:
            for skill, proficiency in expectation.value.asked:
                if proficiency is None:
                    names = list_names([each.name or each.key for each in draft.scale])
                    message = f"expected a proficiency of {quote(skill.name)}, one of {names}"
                    draft.fault(
                        f"{message}; write it in the matrix, or after the skill", expectation.place
                    )
