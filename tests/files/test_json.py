"""Ladders in JSON: what they say, where their values are, and what is wrong with them."""

import json
import sys
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_career import (
    InvalidLadderError,
    Ladder,
    Level,
    Problem,
    default_ladder,
    load_ladder,
    parse_ladder,
)
from pm_career._files import as_table
from pm_career._files.json import JsonFile
from pm_career.testing import ladders

TINY = '{"title": "Tiny", "levels": [{"key": "pm", "title": "Product Manager"}]}'
LADDER = Ladder(title="Tiny", levels=[Level(key="pm", title="Product Manager")])

TEXT = """\
{
  "title": "Tiny",
  "levels" : [
    { "key": "é", "experience": {"min_years": 1, "background": ["x",
      "y{[,:\\""] } },
    {"key":-1e5 , "a b":null},[] , true
  ],
  "empty": {},
  "": {"": 1},
  "last":false
}
"""


def problems(text: str) -> list[str]:
    """Return what is wrong with a ladder in acme.json."""
    with pytest.raises(InvalidLadderError) as caught:
        parse_ladder(text, name="acme.json")
    assert caught.value.hint == ""
    return [str(problem) for problem in caught.value.problems]


# What a file says


@pytest.mark.parametrize("name", ["acme.json", "ACME.JSON", "ladder.toml", "acme"])
def test_what_begins_with_a_brace_is_json(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f"\n \t{TINY}\n", encoding="utf-8")
    assert load_ladder(tmp_path / name) == LADDER


def test_a_folder_may_hold_json_and_toml(tmp_path: Path) -> None:
    (tmp_path / "ladder.toml").write_text('title = "Two"\nlevels = ["pm.json", "head.toml"]')
    (tmp_path / "pm.json").write_text('{"key": "pm", "title": "Product Manager"}')
    (tmp_path / "head.toml").write_text('key = "head"\ntitle = "Head of Product"')
    assert [level.key for level in load_ladder(tmp_path)] == ["pm", "head"]


def test_a_file_in_json_may_name_the_files_of_its_levels(tmp_path: Path) -> None:
    (tmp_path / "acme.json").write_text('{"title": "Tiny", "levels": ["pm.toml"]}')
    (tmp_path / "pm.toml").write_text('key = "pm"\ntitle = "Product Manager"')
    assert load_ladder(tmp_path / "acme.json") == LADDER


def test_a_level_file_in_json_that_is_missing_has_a_near_one(tmp_path: Path) -> None:
    (tmp_path / "acme.json").write_text('{"title": "Tiny", "levels": ["pm.json"]}')
    (tmp_path / "pms.json").write_text("{}")
    with pytest.raises(InvalidLadderError) as caught:
        load_ladder(tmp_path / "acme.json")
    assert caught.value.problems[0].message == (
        "expected the name of a file in the same folder, got 'pm.json'; did you mean 'pms.json'?"
    )


@given(ladders())
def test_the_table_of_a_ladder_in_json_is_that_ladder(ladder: Ladder) -> None:
    for text in (json.dumps(as_table(ladder)), json.dumps(as_table(ladder), ensure_ascii=False)):
        assert parse_ladder(text) == ladder
        assert parse_ladder(b"\xef\xbb\xbf" + text.encode(), name="acme.json") == ladder


def test_characters_outside_the_basic_plane_are_escaped_as_two_halves() -> None:
    ladder = parse_ladder(TINY.replace("Tiny", r"Tiny \uD83D\uDE80 \\ud83d"))
    assert ladder.title == "Tiny 🚀 \\ud83d"


# Where its values are


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("title",), (2, 12)),
        (("missing",), (1, 1)),
        (("title", "missing"), (2, 12)),
        (("levels",), (3, 14)),
        (("levels", 0), (4, 5)),
        (("levels", 0, "key"), (4, 14)),
        (("levels", 0, "title"), (4, 5)),
        (("levels", 0, "experience"), (4, 33)),
        (("levels", 0, "experience", "min_years"), (4, 47)),
        (("levels", 0, "experience", "background", 1), (5, 7)),
        (("levels", 1, "key"), (6, 12)),
        (("levels", 1, "a b"), (6, 25)),
        (("levels", 2), (6, 31)),
        (("levels", 3), (6, 36)),
        (("levels", 4), (3, 14)),
        (("levels", "key"), (3, 14)),
        (("empty",), (8, 12)),
        (("", ""), (9, 12)),
        (("last",), (10, 10)),
    ],
)
def test_a_value_has_a_line_and_a_column(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert JsonFile("tiny.json", TEXT).place(path) == place
    assert JsonFile("tiny.json", TEXT.replace("\n", "\r\n")).place(path) == place


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
)


@given(st.data(), values, st.sampled_from([None, 1]))
def test_what_is_at_the_place_of_a_value_is_that_value(
    data: st.DataObject, value: object, indent: int | None
) -> None:
    text = json.dumps(value, indent=indent)
    path: list[str | int] = []
    while isinstance(value, list | dict) and value and data.draw(st.booleans()):
        is_dict = isinstance(value, dict)
        part = data.draw(st.sampled_from(list(value) if is_dict else range(len(value))))
        path.append(part)
        value = value[part]

    place = JsonFile("any.json", text).place(tuple(path))
    assert place
    line, column = place
    rest = "\n".join(text.split("\n")[line - 1 :])[column - 1 :]
    assert repr(json.JSONDecoder().raw_decode(rest)[0]) == repr(value)


def test_lines_and_columns_need_no_other_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "toml_rs", None)
    assert problems(TINY.replace('"Tiny"', "3")) == [
        "acme.json:1:11: title: expected a string, got the number 3"
    ]


def test_a_level_in_toml_without_its_library_has_a_hint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "toml_rs", None)
    monkeypatch.chdir(tmp_path)
    Path("acme.json").write_text('{"title": 3, "levels": ["pm.toml"]}')
    Path("pm.toml").write_text('key = "pm"\ntitle = 4')
    with pytest.raises(InvalidLadderError) as caught:
        load_ladder("acme.json")
    assert str(caught.value).splitlines() == [
        "2 problems:",
        "  acme.json:1:11: title: expected a string, got the number 3",
        "  pm.toml: title: expected a string, got the number 4",
        'to see the line and column of each problem: pip install "pm-career[authoring]"',
    ]


def test_a_file_of_more_than_a_mebibyte_has_no_places() -> None:
    text = '{"title": 3}'
    assert JsonFile("large.json", text.ljust(2**20)).place(("title",)) == (1, 11)
    assert JsonFile("large.json", text.ljust(2**20 + 1)).place(("title",)) is None


def test_a_thousand_places_in_a_file_of_a_mebibyte_are_found_soon() -> None:
    texts = ", ".join(["3"] * 1000)
    text = f'{{"title": "{"x" * (2**20 - 5000)}", "growth": [{texts}], "levels": []}}'
    began = process_time()
    found = problems(text)
    assert len(found) == 1000
    assert found[-1].startswith("acme.json:1:")
    assert process_time() - began < 10


# What is wrong with it


def test_every_key_that_is_repeated_is_reported() -> None:
    text = """{"title": 1, "title": 2, "title": 3, "levels": [
        {"key": "a", "title": "A"},
        {"key": "b", "key": "b", "skills": {"agile": "basic", "agile": "basic"}}
    ]}"""
    message = "this key occurs more than once; keep one of them"
    assert problems(text) == [
        f"acme.json:1:35: title: {message}",
        f"acme.json:3:29: levels[1].key: {message}",
        f"acme.json:3:72: levels[1].skills.agile: {message}",
    ]


def test_a_repeated_key_within_a_value_that_is_overwritten_is_not_reported() -> None:
    assert problems('{"a": {"b": 1, "b": 2}, "a": 3}') == [
        "acme.json:1:30: a: this key occurs more than once; keep one of them"
    ]


def test_no_more_than_a_thousand_repeated_keys_are_reported() -> None:
    keys = ", ".join(f'"{n}": 1, "{n}": 1' for n in range(2000))
    assert len(problems(f"{{{keys}}}")) == 1000


def test_many_keys_are_a_thousand_problems() -> None:
    keys = ",".join(f'"{n:x}":1' for n in range(99_000))
    assert len(problems(f"{{{keys}}}")) == 1000


@pytest.mark.parametrize("item", ["[]", "{}", "1", '"a"'])
def test_200_000_signs_structure_a_text_and_no_more(item: str) -> None:
    # The outer table and list, the colon, and a comma between two items.
    items = (200_000 - 3 + 1) // (1 + item.count("[") + item.count("{"))
    text = f'{{"growth": [{",".join([item] * items)}]}}'
    fault = "acme.json: expected files with at most 200,000 signs of structure together"
    assert problems(text) != [fault]
    assert problems(text.replace(item, f"{item}, {item}", 1)) == [fault]


def test_a_text_may_have_as_many_signs_as_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    signs = sum(map(TINY.count, ",:[{"))
    monkeypatch.setattr("pm_career._files.file.MOST_SIGNS", signs)
    assert parse_ladder(TINY) == LADDER
    monkeypatch.setattr("pm_career._files.file.MOST_SIGNS", signs - 1)
    assert problems(TINY) == [
        "acme.json: expected files with at most 200,000 signs of structure together"
    ]


def test_signs_in_texts_are_not_counted() -> None:
    signs = ',:[{\\"' * 100_000
    text = f'{TINY[:-1]}, "summary": {json.dumps(signs)}}}'
    assert parse_ladder(text).summary == signs


@pytest.mark.parametrize("where", ['"{}": 1', '"x": {{"{}": 1}}', '"x": [[{{"{}": 1}}]]'])
def test_a_key_may_have_1_000_letters_and_no_more(where: str) -> None:
    fault = "acme.json: expected keys of at most 1,000 letters"
    assert problems(f"{{{where.format('k' * 1001)}}}") == [fault]
    assert problems(f"{{{where.format('k' * 1000)}}}") != [fault]


def test_python_may_be_told_to_read_fewer_digits() -> None:
    usual = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    try:
        assert problems(f'{{"growth": {"1" * 641}}}') == [
            "acme.json: expected numbers with fewer digits"
        ]
    finally:
        sys.set_int_max_str_digits(usual)


@pytest.mark.parametrize("number", ["1" * 4301, f"-1.{'0' * 4299}", f"1e{'0' * 4299}"])
def test_a_number_may_have_4_300_digits_and_no_more(number: str) -> None:
    fault = "acme.json: expected numbers with fewer digits"
    assert problems(f'{{"growth": {number}}}') == [fault]
    assert problems(f'{{"growth": {number[:-1]}}}') != [fault]


@pytest.mark.parametrize("half", [r"\ud83d", r"\uDE80", r"\uDE80\uD83D"])
def test_half_a_character_is_reported_wherever_it_is(half: str) -> None:
    text = f'{{"growth": ["ok", "{half}"], "details": {{"a{half}": "b"}}}}'
    text_of_it = json.loads(f'"{half}"')
    character = text_of_it[0]
    message = f"expected text that UTF-8 can encode, got {character!r}; remove it"
    with pytest.raises(InvalidLadderError) as caught:
        parse_ladder(text)
    assert [(problem.path, problem.message) for problem in caught.value.problems] == [
        (("growth", 1), message),
        (("details", f"a{text_of_it}"), message),
    ]


@pytest.mark.parametrize("most", [100, 99])
def test_a_hundred_tables_and_lists_may_be_nested(most: int) -> None:
    pairs, lists = most // 2, most % 2
    text = '{"a": [' * pairs + "[" * lists + "1" + "]" * lists + "]}" * pairs
    assert not any("nested" in fault for fault in problems(text))
    assert problems(text.replace("1", "[1]" if most == 100 else "[[1]]")) == [
        "acme.json: expected tables and lists that are nested less deeply"
    ]


@pytest.mark.parametrize("begun", ['{"a": ', "["])
@pytest.mark.parametrize("times", [1000, 100_000])
def test_nothing_is_nested_too_deeply_for_an_answer(begun: str, times: int) -> None:
    [fault] = problems(begun * times)
    # Whether the depth or the end is found first depends on the version of Python.
    assert fault.startswith("acme.json")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "1:1: expected JSON: Expecting value"),
        ('title = "Tiny"', "1:1: expected JSON: Expecting value"),
        ('{\n"title" "Tiny"}', "2:9: expected JSON: Expecting ':' delimiter"),
        ('{"title": "Tiny"} {}', "1:19: expected JSON: Extra data"),
        ('{"title": "Tiny', "1:11: expected JSON: Unterminated string starting at"),
        ('{"title": "a\tb"}', "1:13: expected JSON: Invalid control character at"),
        ("3", "1:1: expected a table, got the number 3"),
        (" \n true", "2:2: expected a table, got true"),
        (f'{{"a": {"9" * 5000}}}', " expected numbers with fewer digits"),
    ],
)
def test_what_is_no_table_in_json_is_refused(text: str, fault: str) -> None:
    assert problems(text) == [f"acme.json:{fault}"]


def test_problems_in_one_line_are_in_the_order_of_their_columns() -> None:
    assert problems('{"title": "Tiny", "growth": [" "], "levels": 3}') == [
        "acme.json:1:30: growth[0]: expected a text, got an empty one",
        "acme.json:1:46: levels: expected a list, got the number 3",
    ]


def test_text_that_begins_with_a_brace_is_refused_as_json() -> None:
    with pytest.raises(InvalidLadderError) as caught:
        parse_ladder('{ title = "Tiny" }', name="acme.toml")
    assert [problem.message.partition(":")[0] for problem in caught.value.problems] == [
        "expected JSON"
    ]


def test_a_problem_in_a_large_file_has_its_path() -> None:
    text = f'{TINY[:-1]}, "title": 3}}'.ljust(2**20 + 1)
    with pytest.raises(InvalidLadderError) as caught:
        parse_ladder(text)
    assert caught.value.problems == (
        Problem("this key occurs more than once; keep one of them", ("title",)),
    )


def test_the_packaged_ladder_is_one_in_json_too(tmp_path: Path) -> None:
    file = tmp_path / "packaged.json"
    file.write_text(json.dumps(as_table(default_ladder())), encoding="utf-8")
    assert load_ladder(file) == default_ladder()
