"""The two ways to structure a table agree on which tables are ladders."""

from collections.abc import Callable
from typing import Any

import pytest
from cattrs import BaseValidationError
from hypothesis import given

from pm_career import Descriptor, Detail, Expectation, Ladder, Requirement
from pm_career._files import as_table
from pm_career._files.structuring import NOT_A_VALUE, structure, structure_in_detail
from pm_career.testing import InvalidDocument, invalid_ladder_documents, ladders

TINY: dict[str, Any] = {"title": "Tiny", "levels": [{"key": "pm", "title": "Product Manager"}]}


def asking(skills: Any) -> dict[str, Any]:
    """Return the levels of a ladder that ask for skills."""
    return {"levels": [{"key": "pm", "title": "PM", "expectations": [{"skills": skills}]}]}


def describing(descriptors: Any) -> dict[str, Any]:
    """Return the skills of a ladder, with descriptors of the only one."""
    return {"skills": [{"key": "agile", "name": "Agile", "descriptors": descriptors}]}


@given(ladders())
def test_both_make_the_same_ladder(ladder: Any) -> None:
    assert (
        structure(as_table(ladder), Ladder)
        == structure_in_detail(as_table(ladder), Ladder)
        == ladder
    )


@given(invalid_ladder_documents())
def test_both_refuse_what_is_no_ladder(invalid: InvalidDocument) -> None:
    with pytest.raises(NOT_A_VALUE):
        structure(invalid.document, Ladder)
    with pytest.raises(BaseValidationError):
        structure_in_detail(invalid.document, Ladder)


@pytest.mark.parametrize(
    "change",
    [
        *[{"title": 7}, {"levels": []}, {"levels": {}}, {"levels": [7]}, {"size": 1}],
        *[{"skills": [{}]}, {"details": ["Grade 7"]}, {"details": {"grade": 7}}],
        *[asking(7), asking([7]), asking(["agile"]), asking({"agile": 7}), asking({})],
        *[describing([]), describing({"pm": 7}), describing({"director": "Frees others"})],
    ],
    ids=str,
)
def test_the_first_thing_that_is_wrong_is_enough_to_refuse(change: dict[str, Any]) -> None:
    with pytest.raises(NOT_A_VALUE):
        structure(TINY | change, Ladder)
    with pytest.raises(BaseValidationError):
        structure_in_detail(TINY | change, Ladder)


@pytest.mark.parametrize("make", [structure, structure_in_detail])
def test_tables_and_lists_become_tuples(make: Callable[..., Ladder]) -> None:
    text = "Plans each week\nwith others"
    details = {"details": {"Pay band": "50,000", "등급": "4"}}
    ladder = make(TINY | asking(["agile"]) | describing({"pm": text}) | details, Ladder)
    assert ladder[0].expectations == (Expectation(requirements=[Requirement(skill="agile")]),)
    assert ladder.skills[0].descriptors == (Descriptor(proficiency="pm", text=text),)
    assert ladder.details == (
        Detail(name="Pay band", text="50,000"),
        Detail(name="등급", text="4"),
    )
