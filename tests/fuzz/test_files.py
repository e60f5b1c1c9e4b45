"""Whatever a file holds, loading it ends in a ladder or in an InvalidLadderError."""

import json
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from importlib_resources import files

from pm_career import InvalidLadderError, Ladder, Problem, load_ladder, parse_ladder
from tests.fuzz.mutating import Way, to_toml, value_at, ways_in

Files = dict[str, dict[str, Any]]
"""The tables of a ladder's files, each by the name of its file."""

Spot = Way
"""The name of a file, and the way to one of its values."""

NEEDED = {"key", "title", "levels", "min_years"}
OWN_KEYS = {"skills", "descriptors", "details"}
"""The tables whose keys the writer of a ladder chooses."""


def tables(folder: Any, ladder: str = "ladder.toml") -> Files:
    """Return the files of a ladder, with the ladder's own under the name ladder.toml."""
    top = tomllib.loads((folder / ladder).read_text(encoding="utf-8"))
    levels = {
        level: tomllib.loads((folder / level).read_text(encoding="utf-8"))
        for level in top["levels"]
        if isinstance(level, str)
    }
    return {"ladder.toml": top, **levels}


REAL = Path(__file__).parents[1] / "data" / "ladders"
LADDERS = {
    "packaged": tables(files("pm_career") / "levels"),
    "contributors": tables(REAL / "gitlab", "individual-contributors.toml"),
    "managers": tables(REAL / "gitlab", "managers.toml"),
    "government": tables(REAL / "uk-government"),
    "composite": tables(REAL, "composite.toml"),
    "ten steps": tables(REAL, "ten-steps.toml"),
    "without a scale": tables(REAL / "consultancy"),
    "axes": tables(REAL, "app-studio.toml"),
    "Korean": tables(REAL, "korean-commerce.toml"),
}


def load(contents: Mapping[str, bytes]) -> Ladder | tuple[Problem, ...]:
    """Return the ladder that files make, or what is wrong with them."""
    with TemporaryDirectory() as folder:
        for name, content in contents.items():
            (Path(folder) / name).write_bytes(content)
        try:
            ladder = load_ladder(folder)
        except InvalidLadderError as error:
            return error.problems
        assert isinstance(ladder, Ladder)
        return ladder


def parse(text: str | bytes, name: str | None = None) -> Ladder | tuple[Problem, ...]:
    """Return the ladder that a text describes, or what is wrong with it."""
    try:
        return parse_ladder(text, name=name)
    except InvalidLadderError as error:
        return error.problems


def load_tables(tables: Files) -> Ladder | tuple[Problem, ...]:
    return load({name: to_toml(table).encode() for name, table in tables.items()})


def check(outcome: Ladder | tuple[Problem, ...]) -> None:
    """See that there is a ladder, or something that says why there is none."""
    event("a ladder" if isinstance(outcome, Ladder) else "problems")
    if isinstance(outcome, Ladder):
        return
    assert outcome
    assert all(problem.message and problem.file for problem in outcome)
    assert len(set(outcome)) == len(outcome), "the same fault is told twice"


def faults(tables: Files) -> list[tuple[Spot, str]]:
    """Return where files have faults, and which."""
    outcome = load_tables(tables)
    check(outcome)
    problems = () if isinstance(outcome, Ladder) else outcome
    return [((Path(str(each.file)).name, *each.path), each.message) for each in problems]


def inner_spots(tables: Files) -> list[Spot]:
    """Return the way to each value in each file."""
    return [way for way in ways_in(tables) if len(way) > 1]


def holder(tables: Files, spot: Spot) -> Any:
    """Return the table or list that holds what is there."""
    return value_at(tables, spot[:-1])


def is_needed(spot: Spot) -> bool:
    """Return whether a ladder needs what is there, such as the name of a skill."""
    *way, last = spot
    if OWN_KEYS.intersection(way[-1:]):
        return False
    return last in NEEDED or (last == "name" and "skills" in way)


texts = st.text(max_size=8)
scalars = (
    st.booleans()
    | st.integers()
    | st.sampled_from([10**400, -1, 0, 1])
    | st.floats()
    | texts
    | st.sampled_from(["agile", "basic", "PM", "ladder.toml", "product-manager.toml", "../x"])
    | st.dates(date(1, 1, 1))
    | st.times()
    | st.datetimes(datetime(1, 1, 1))  # noqa: DTZ001  TOML has such times
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
keys = texts | st.sampled_from(
    [
        *["titel", "key", "levels", "skills", "experience", "min_years", "requirements"],
        *["name", "descriptors", "details", "grade", "basic", "product-manager"],
    ]
)


names = st.sampled_from(sorted(LADDERS))
ways_to_change = ["delete", "replace", "repeat", "wrap", "copy"]


@st.composite
def changed(draw: st.DrawFn) -> Files:
    """Draw the files of a real ladder of which some values are changed, gone or elsewhere."""
    tables = deepcopy(LADDERS[draw(names)])
    for way in draw(st.lists(st.sampled_from(ways_to_change), min_size=1, max_size=4)):
        spots = inner_spots(tables)
        if not spots:
            break
        spot = draw(st.sampled_from(spots))
        place: Any = holder(tables, spot)
        last: Any = spot[-1]
        if way == "delete":
            del place[last]
        elif way == "repeat" and isinstance(place, list):
            place.append(deepcopy(place[last]))
        elif way == "repeat":
            place[draw(keys)] = deepcopy(place[last])
        elif way == "wrap":
            place[last] = draw(st.sampled_from([[place[last]], {"key": place[last]}]))
        elif way == "copy":
            place[last] = deepcopy(value_at(tables, draw(st.sampled_from(spots))))
        else:
            place[last] = draw(values)
    return tables


tables_of_anything = st.dictionaries(keys, values, max_size=4)
words = st.sampled_from(
    [
        *["title", "levels", "skills", "key", "experience", "min_years", "a.b", "'a'", '"""'],
        *["proficiencies", "descriptors", "details", "expectations", "statement", "name"],
        *["1", "0x", "nan", "true", "2026-11-23", "[[", "]]", *'=.,"[]{}#\n '],
    ]
)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=100), st.binary(max_size=100))
@example(b"\xef\xbb\xbf\xef\xbb\xbf", b"")
@example(b"\x00", b"\x1a")
def test_bytes(top: bytes, level: bytes) -> None:
    check(load({"ladder.toml": top}))
    named = b'title = "A"\nlevels = ["level.toml"]\n'
    check(load({"ladder.toml": named, "level.toml": level}))
    check(load({"ladder.toml": named + top, "level.toml": level}))


@settings(deadline=None, max_examples=200)
@given(st.lists(words | texts, max_size=20).map("".join))
@example("title = 'A'\nlevels.a.b.c = 1")
@example("[[levels]]\n[[levels.experience]]\nmin_years = 0x" + "f" * 6000)
def test_text_that_looks_like_toml(text: str) -> None:
    check(load({"ladder.toml": text.encode()}))


words_of_json = st.sampled_from(
    [
        *['"title"', '"levels"', '"skills"', '"key"', '"experience"', '"min_years"', '"\\ud83d"'],
        *['"proficiencies"', '"descriptors"', '"details"', '"expectations"', '"name"'],
        *["1", "-0.5e3", "NaN", "-Infinity", "null", "true", '{"', '": ', "}]", *'[]{}:,"\\ \n'],
    ]
)


@settings(deadline=None, max_examples=200)
@given(st.lists(words_of_json | texts, max_size=20).map("".join))
@example('"title": "A", "title": "B"}')
@example('"levels": [{"key": "a", "key": "b"}, {"experience": {"min_years": NaN}}]}')
def test_text_that_looks_like_json(text: str) -> None:
    check(parse(f"{{{text}", "ladder.json"))
    check(parse(text, "ladder.json"))


@settings(deadline=None, max_examples=100)
@given(tables_of_anything, st.booleans())
def test_objects_of_anything(top: dict[str, Any], ascii_only: bool) -> None:  # noqa: FBT001  drawn
    text = json.dumps({**top, "levels": [top]}, default=str, ensure_ascii=ascii_only)
    check(parse(text, "ladder.json"))


@settings(deadline=None, max_examples=200)
@given(st.lists(words | words_of_json | texts, max_size=20).map("".join))
def test_a_text_is_what_a_file_is(text: str) -> None:
    from_text, from_file = parse(text), load({"ladder.toml": text.encode()})
    check(from_file)
    if isinstance(from_file, Ladder) or isinstance(from_text, Ladder):
        assert from_text == from_file
    else:
        assert [(problem.message, problem.path, problem.line) for problem in from_text] == [
            (problem.message, problem.path, problem.line) for problem in from_file
        ]


@settings(deadline=None, max_examples=100)
@given(tables_of_anything, tables_of_anything)
def test_tables_of_anything(top: dict[str, Any], level: dict[str, Any]) -> None:
    check(load_tables({"ladder.toml": top}))
    top = {**top, "levels": [level, "level.toml"]}
    check(load_tables({"ladder.toml": top, "level.toml": level}))


@settings(deadline=None, max_examples=300)
@given(changed())
def test_ladders_in_which_values_are_changed(tables: Files) -> None:
    check(load_tables(tables))


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 1000), st.integers(0, 9), st.binary(max_size=3) | words.map(str.encode))
def test_a_ladder_in_which_bytes_are_changed(start: int, length: int, put: bytes) -> None:
    original = (REAL / "composite.toml").read_bytes()
    check(load({"ladder.toml": original[:start] + put + original[start + length :]}))


class TestOneFault:
    """One fault is told once, where it is, and what follows from it is not told."""

    @pytest.mark.parametrize("name", LADDERS)
    def test_what_is_not_changed_is_a_ladder(self, name: str) -> None:
        assert isinstance(load_tables(LADDERS[name]), Ladder)

    @settings(deadline=None, max_examples=150)
    @given(st.data(), names, st.dates() | st.times())
    def test_a_value_of_a_type_that_is_wanted_nowhere(
        self, data: st.DataObject, name: str, value: date | time
    ) -> None:
        tables = deepcopy(LADDERS[name])
        spot = data.draw(st.sampled_from(inner_spots(tables)))
        holder(tables, spot)[spot[-1]] = value
        [(where, what)] = faults(tables)
        assert where == spot
        assert what.endswith(f"got the date or time {value}")

    @settings(deadline=None, max_examples=50)
    @given(st.data(), names)
    def test_a_key_that_is_missing(self, data: st.DataObject, name: str) -> None:
        tables = deepcopy(LADDERS[name])
        needed = [spot for spot in inner_spots(tables) if is_needed(spot)]
        spot = data.draw(st.sampled_from(needed))
        del holder(tables, spot)[spot[-1]]
        assert faults(tables) == [(spot, "this key is missing")]

    @settings(deadline=None, max_examples=100)
    @given(st.data(), names, st.sampled_from(["X", "titel", "kee", "minyears"]), values)
    def test_a_key_that_nobody_knows(
        self, data: st.DataObject, name: str, key: str, value: Any
    ) -> None:
        tables = deepcopy(LADDERS[name])
        keyed = [spot for spot in ways_in(tables) if spot[-1] not in OWN_KEYS]
        keyed = [spot for spot in keyed if isinstance(value_at(tables, spot), dict)]
        table = data.draw(st.sampled_from(keyed))
        value_at(tables, table)[key] = value
        [(where, what)] = faults(tables)
        assert where == (*table, key)
        assert what.startswith("there is no such key; ")
