"""The wheel in Pyodide, which runs in a browser and has neither threads nor processes."""

import importlib
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from pm_career import (
    InvalidLadderError,
    default_ladder,
    dump_ladder,
    level_for_years,
    load_ladder,
    next_level,
    skill_gap,
)

OWN = """
title = "Acme"
proficiencies = [{ key = "learning" }, { key = "good", name = "Gut" }]
skills = [{ key = "discovery", name = "Discovery" }]

[[levels]]
key = "pm"
title = "Product Manager"
experience = { min_years = 1 }

[[levels]]
key = "lead"
title = "Product Lead"
experience = { min_years = 4 }
expectations = [{ statement = "Finds out what is needed", skills = { discovery = "good" } }]
"""


def test_this_is_pyodide() -> None:
    assert sys.platform == "emscripten"


def test_the_package_is_the_wheel() -> None:
    installed = distribution("pm-career").locate_file("pm_career/__init__.py")
    assert str(installed) == sys.modules["pm_career"].__file__ == "/packages/pm_career/__init__.py"


def test_the_packaged_ladder_is_there() -> None:
    assert default_ladder().title == "Product Management"
    assert len(default_ladder()) == 6
    assert level_for_years(7).title == "Senior Product Manager"
    assert getattr(next_level("PM"), "title", None) == "Senior Product Manager"


def test_a_gap_is_shown_as_html_and_as_text() -> None:
    gap = skill_gap("Product Manager", "Senior PM")
    assert str(gap[0]).startswith("Product strategy  none -> Expert  5 steps\n")
    html = gap._repr_html_()
    assert html.startswith('<div class="pm-career"')
    assert "Product strategy" in html


def test_a_ladder_of_ones_own_is_loaded_and_asked(tmp_path: Path) -> None:
    file = tmp_path / "acme.toml"
    file.write_text(OWN, encoding="utf-8")
    acme = load_ladder(file)
    assert level_for_years(5, ladder=acme).title == "Product Lead"
    [need] = skill_gap("PM", ladder=acme)
    assert str(need).splitlines()[0] == "Discovery  none -> Gut  2 steps"
    assert need.next == ("Finds out what is needed",)


def test_a_ladder_is_written_and_read_again(tmp_path: Path) -> None:
    dump_ladder(default_ladder(), tmp_path / "copy.toml")
    assert load_ladder(tmp_path / "copy.toml") == default_ladder()


def test_what_is_wrong_in_a_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "acme.toml"
    file.write_text('title = "Acme"\nlevels = 3\n', encoding="utf-8")
    with pytest.raises(InvalidLadderError, match=r"acme\.toml: levels: expected "):
        load_ladder(file)


def test_a_missing_extra_says_how_to_get_it() -> None:
    with pytest.raises(ImportError, match=r'pip install "pm-career\[charts\]"'):
        importlib.import_module("pm_career.charts")
