"""How names are spelled as people write them from memory, and which of them a profile uses."""

from typing import Any

import pytest

from pm_career import Ladder, Level, Proficiency, Skill
from pm_career.testing._strategies import (
    _bounds,
    _misspell,
    _names_by_rank,
    _names_in_profile,
    _write,
)

SEPARATORS = [*[""] * 9, *" -_.", "  ", "\u00a0", "\u2011", "\u2013", "\u3000"]


@pytest.mark.parametrize(
    ("start", "letters"),
    [(0, "aB"), (18, "AB"), (36, "ab"), (54, "\uff41\uff22")],
    ids=["as it is", "upper", "lower", "wide"],
)
def test_a_byte_chooses_a_form_and_a_separator(start: int, letters: str) -> None:
    for letter, other in zip("aB", letters, strict=True):
        spelled = [_write(letter, start + n) for n in range(18)]
        assert spelled == [f"{other}{separator}" for separator in SEPARATORS]


def test_forms_repeat_after_the_last_byte() -> None:
    assert _write("a", 72 + 18) == "A"
    assert _write("a", 72) == "a"


@pytest.mark.parametrize(("letter", "wide"), [("!", "\uff01"), ("~", "\uff5e"), ("é", "é")])
def test_only_letters_of_ascii_have_a_wide_form(letter: str, wide: str) -> None:
    assert _write(letter, 54) in {wide, ""}


@pytest.mark.parametrize(("byte", "written"), [(0, "-"), (9, " "), (11, "_"), (1, ""), (18, "")])
def test_a_separator_replaces_that_of_the_name(byte: int, written: str) -> None:
    assert _write("-", byte) == written


@pytest.mark.parametrize(
    ("name", "row", "written"),
    [
        ("PM", [0, 0, 0], "PM"),
        ("PM", [36, 0, 0], "pM"),
        ("PM", [9, 36, 10], "-P m"),
        ("Abcd", [18, 36], "AbCd"),
        ("Abcd", [0, 9], " Ab cd "),
        ("e\u0301", [9, 0, 0], "e\u0301"),
    ],
    ids=["plain", "lower", "separators", "again from the start", "a lead", "an accent"],
)
def test_a_row_of_bytes_spells_a_name(name: str, row: list[int], written: str) -> None:
    assert _misspell(name, bytes(row)) == written


@pytest.mark.parametrize(
    ("naming", "held", "names"),
    [
        (0, True, ("agile",)),
        (1, True, ("Agile methods",)),
        (2, True, ("agile", "Agile methods")),
        (3, True, ("agile",)),
        (0, False, ()),
        (1, False, ()),
        (2, False, ("agile",)),
        (3, False, ("Agile methods",)),
        (4, False, ("agile", "Agile methods")),
        (5, False, ()),
    ],
)
def test_a_byte_chooses_the_names_of_a_skill(
    naming: int, names: tuple[str, ...], *, held: bool
) -> None:
    skill = Skill(key="agile", name="Agile methods")
    assert _names_in_profile(skill, naming, held=held) == names


def test_a_scale_has_the_names_that_find_its_steps() -> None:
    levels = [
        Level(key="pm", title="PM", aliases=["Boss"]),
        Level(key="lead", title="Lead", aliases=["Boss"]),
    ]
    by_level = Ladder(title="Acme", levels=levels)
    assert _names_by_rank(by_level) == [["pm", "PM"], ["lead", "Lead"]]

    scale = [Proficiency(key="basic", name="Basics"), Proficiency(key="strong")]
    scaled = Ladder(title="Acme", levels=levels, proficiencies=scale)
    assert _names_by_rank(scaled) == [["basic", "Basics"], ["strong"]]


@pytest.mark.parametrize(
    ("wanted", "bounds"), [(True, (1, 6)), (False, (0, 0)), (None, (0, 6))], ids=str
)
def test_parts_are_wanted_or_not_or_drawn(wanted: Any, bounds: tuple[int, int]) -> None:
    assert _bounds(6, wanted=wanted) == bounds
