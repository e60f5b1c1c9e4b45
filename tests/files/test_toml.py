"""Where the values of a TOML file stand."""

import sys
from pathlib import Path

import pytest

from pm_career import InvalidLadderError, load_ladder, parse_ladder
from pm_career._files.toml import TomlFile

TEXT = """\
title = "Tiny"
levels = [
    { key = "é", experience = { min_years = 1, background = ["x",
        "y"] } },
]
empty = {}
"a b".c = 1

[[skills]]
key = "agile"

[experience]
min_years = 2

[experience.deep]
value_line = 3
key_line.x = 4

[nothing]

[[skills]]
name = '''
Law'''
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("title",), (1, 9)),
        (("missing",), (1, 1)),
        (("levels",), (2, 10)),
        (("levels", 0), (3, 5)),
        (("levels", 0, "key"), (3, 13)),
        (("levels", 0, "title"), (3, 5)),
        (("levels", 0, "experience"), (3, 31)),
        (("levels", 0, "experience", "min_years"), (3, 45)),
        (("levels", 0, "experience", "background", 1), (4, 9)),
        (("empty",), (6, 9)),
        (("a b",), (7, 7)),
        (("a b", "c"), (7, 11)),
        (("skills",), (9, 3)),
        (("skills", 0), (9, 1)),
        (("skills", 0, "name"), (9, 1)),
        (("skills", 0, "key"), (10, 7)),
        (("experience",), (13, 1)),
        (("experience", "min_years"), (13, 13)),
        (("experience", "max_years"), (13, 1)),
        (("experience", "deep"), (16, 1)),
        (("experience", "deep", "value_line"), (16, 14)),
        (("experience", "deep", "key_line", "x"), (17, 14)),
        (("nothing",), (1, 1)),
        (("skills", 1), (21, 1)),
        (("skills", 1, "name"), (22, 8)),
    ],
)
def test_a_value_has_a_line_and_a_column(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert TomlFile("tiny.toml", TEXT).place(path) == place


def test_columns_count_letters() -> None:
    assert TomlFile("tiny.toml", '"é€😀" = { "ü" = 3 }').place(("é€😀", "ü")) == (1, 17)


def test_windows_lines_count_as_any() -> None:
    assert TomlFile("tiny.toml", TEXT.replace("\n", "\r\n")).place(("experience", "min_years")) == (
        13,
        13,
    )


def test_a_file_of_more_than_a_mebibyte_is_not_searched() -> None:
    text = f'title = 3\nsummary = "{"x" * 2**20}"'
    assert TomlFile("large.toml", text).place(("title",)) is None


def test_what_the_library_does_not_read_has_no_places() -> None:
    assert TomlFile("odd.toml", "title = ").place(("title",)) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title", "1:6: expected TOML: Expected '=' after a key in a key/value pair"),
        (
            "a = 1\nb = { 'é (at 3)' = 1, 'é (at 3)' = 2 }",
            "2:37: expected TOML: Duplicate inline table key 'é (at 3)'",
        ),
    ],
    ids=["no value", "a key like a place"],
)
def test_what_is_no_toml_is_refused_at_its_place(text: str, problem: str) -> None:
    with pytest.raises(InvalidLadderError) as caught:
        parse_ladder(text, name="odd.toml")
    assert str(caught.value) == f"odd.toml:{problem}"


def test_without_the_library_there_is_a_hint_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "toml_rs", None)
    monkeypatch.chdir(tmp_path)
    Path("bad.toml").write_text("title = 3\nlevels = 4", encoding="utf-8")
    with pytest.raises(InvalidLadderError) as caught:
        load_ladder("bad.toml")
    assert str(caught.value) == (
        "2 problems:\n"
        "  bad.toml: title: expected a string, got the number 3\n"
        "  bad.toml: levels: expected a list, got the number 4\n"
        'to see the line and column of each problem: pip install "pm-career[authoring]"'
    )
