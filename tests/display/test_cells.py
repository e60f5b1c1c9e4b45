"""What stands for a value in the cells, logs and arrays of other libraries."""

import logging

import numpy as np
import pandas as pd
import pytest

from pm_career import Proficiency, Skill, default_ladder

LADDER = default_ladder()
APM, PM, *_ = LADDER


def test_the_csv_of_a_column_of_levels_has_their_titles() -> None:
    frame = pd.DataFrame({"level": [APM, PM], "people": [3, 1]})
    assert frame.to_csv(index=False, lineterminator="\n") == (
        "level,people\nAssociate Product Manager,3\nProduct Manager,1\n"
    )


def test_a_log_has_the_title_of_a_level(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        logging.getLogger("reviews").info("promoted to %s", PM)
    assert caplog.messages == ["promoted to Product Manager"]


def test_a_formatted_level_is_its_title() -> None:
    assert f"{PM}, {PM!s}" == "Product Manager, Product Manager"
    assert f"{PM:>20}|{PM:.7}" == "     Product Manager|Product"


def test_other_values_are_formatted_by_their_names() -> None:
    skill = Skill(key="planning", name="Planning")
    assert f"{skill:-^12} {Proficiency(key='basic'):>7}" == "--Planning--   basic"
    assert f"{LADDER:.18}" == "Product Management"


def test_a_format_that_is_not_one_of_text_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^Unknown format code 'd' for object of type 'str'$"):
        f"{PM:d}"


def test_an_array_of_a_ladder_has_its_levels() -> None:
    assert np.array([LADDER]).tolist() == [[*LADDER]]
    assert np.array([*LADDER]).tolist() == [*LADDER]
