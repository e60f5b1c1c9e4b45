"""The two ways to structure a table agree on which tables are ladders."""

from typing import Any

import pytest
from cattrs import BaseValidationError
from hypothesis import given

from pm_career import Ladder
from pm_career._files import as_table
from pm_career._files.structuring import NOT_A_VALUE, structure, structure_in_detail
from pm_career.testing import InvalidDocument, invalid_ladder_documents, ladders

TINY: dict[str, Any] = {"title": "Tiny", "levels": [{"key": "pm", "title": "Product Manager"}]}


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
    [{"title": 7}, {"levels": []}, {"levels": {}}, {"levels": [7]}, {"size": 1}, {"skills": [{}]}],
    ids=str,
)
def test_the_first_thing_that_is_wrong_is_enough_to_refuse(change: dict[str, Any]) -> None:
    with pytest.raises(NOT_A_VALUE):
        structure(TINY | change, Ladder)
