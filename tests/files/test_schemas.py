"""The schemas of the files, held against the loader and tried in the tools that authors use."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import pytest
from cattrs import BaseValidationError
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

import pm_career
from pm_career import InvalidLadderError, Ladder, load_ladder, to_dict
from pm_career._files import new_framework, new_ladder
from pm_career._files.structuring import structure_in_detail, unstructure
from pm_career.frameworks import Framework, load_framework
from pm_career.testing import frameworks, ladders

PACKAGE = Path(pm_career.__file__).parent
SHIPPED = PACKAGE / "schemas"
REAL_LADDERS = Path(__file__).parents[1] / "data" / "ladders"
FRAMEWORKS = Path(__file__).parents[1] / "data" / "frameworks"
TOMBI = Path(sysconfig.get_path("scripts"), "tombi")

TASK = Path(__file__).parents[2] / "tasks" / "schemas.py"

LADDER, FRAMEWORK, LEVEL = (
    Draft7Validator(json.loads((SHIPPED / f"{kind}.schema.json").read_text(encoding="utf-8")))
    for kind in ("ladder", "framework", "level")
)

TINY: dict[str, Any] = {"title": "Tiny", "levels": [{"key": "pm", "title": "Product Manager"}]}
FORKED: dict[str, Any] = TINY | {
    "tracks": [{"key": "maker", "title": "Individual contributor", "levels": ["pm"]}]
}


def keys(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield every key that a schema knows, and what it says of it."""
    for key, said in schema.get("properties", {}).items():
        yield key, said
        yield from keys(said)
    if "items" in schema:
        yield from keys(schema["items"])


# Tables that may be ladders

KEYS = st.sampled_from(sorted({key for key, _ in keys(FRAMEWORK.schema)})) | st.text(max_size=3)
VALUES = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=3)
    | st.dates()
    | st.times()
    | st.datetimes(),
    lambda values: st.lists(values, max_size=2) | st.dictionaries(KEYS, values, max_size=2),
    max_leaves=3,
)
LADDERS: st.SearchStrategy[Ladder] = ladders(max_levels=3)
ONE_OF_EACH_TYPE = ["text", 1, 1.5, True, date(2026, 7, 1), time(12), [], {}]


@st.composite
def tables(
    draw: st.DrawFn, values: st.SearchStrategy[Ladder | Framework] = LADDERS
) -> dict[str, Any]:
    """A table of a value, in which some things may have gone, come, or changed."""
    table = deepcopy(unstructure(draw(values)))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.sampled_from(list(containers(table))))
        other = draw(VALUES | st.sampled_from(list(containers(table))).map(deepcopy))
        if isinstance(place, list):
            at = draw(st.integers(0, len(place)))
            place[at : at + draw(st.integers(0, 1))] = draw(st.sampled_from([[], [other]]))
        else:
            key = draw(st.sampled_from([*place, draw(KEYS)]))
            value = place.pop(key, other)
            place |= draw(st.sampled_from([{}, {key: other}, {draw(KEYS): value}]))
    return table


def with_one_value_of_another_type(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the table with each of its values replaced, or one added, by one of each type."""
    for number, place in enumerate(containers(table)):
        for at in [*place, "new"] if isinstance(place, dict) else range(len(place)):
            for value in ONE_OF_EACH_TYPE:
                changed = deepcopy(table)
                list(containers(changed))[number][at] = value
                yield changed


def containers(value: Any) -> Iterator[Any]:
    """Yield the tables and lists in a value, and the value itself if it is one."""
    if isinstance(value, dict | list):
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from containers(part)


# What the schemas say


@given(tables())
def test_the_schema_tells_right_types_and_keys_from_wrong_ones(table: dict[str, Any]) -> None:
    assert_agreement(table)


@given(tables(frameworks(max_tracks=2, max_levels=3)))
def test_the_schema_tells_right_frameworks_from_wrong_ones(table: dict[str, Any]) -> None:
    assert_agreement(table, Framework)


def test_the_schema_knows_the_type_of_every_value_of_a_framework() -> None:
    table = unstructure(load_framework(FRAMEWORKS / "acme"))
    for changed in with_one_value_of_another_type(table | {"levels": table["levels"][:1]}):
        assert_agreement(changed, Framework)


@pytest.mark.parametrize("folder", [PACKAGE / "starter/ladder", REAL_LADDERS / "uk-government"])
def test_the_schema_knows_the_type_of_every_value(folder: Path) -> None:
    ladder = load_ladder(folder)
    for table in with_one_value_of_another_type(
        unstructure(attrs.evolve(ladder, levels=ladder[:1]))
    ):
        assert_agreement(table)


def test_the_schema_knows_the_skills_of_a_ladder_without_a_scale() -> None:
    expectation = {"skills": ["agile"]}
    level = {"key": "pm", "title": "Product Manager", "expectations": [expectation]}
    skill = {"key": "agile", "name": "Agile", "descriptors": {"pm": "Plans each week"}}
    details = {"Pay band": "50,000", "등급": "4"}
    table = {"title": "Tiny", "levels": [level], "skills": [skill], "details": details}
    LADDER.validate(table)
    for changed in with_one_value_of_another_type(table):
        assert_agreement(changed)


@pytest.mark.parametrize(
    "expectation",
    [
        {},
        {"statement": ""},
        {"skills": []},
        {"skills": {}},
        {"statement": "", "skills": []},
        {"skills": ["agile", "agile"]},
        {"skills": ["Agile"]},
    ],
    ids=str,
)
def test_the_schema_refuses_an_expectation_of_nothing(expectation: dict[str, Any]) -> None:
    level = {"key": "pm", "title": "Product Manager", "expectations": [expectation]}
    assert not LEVEL.is_valid(level)


@given(ladders())
def test_a_ladder_in_json_is_valid(ladder: Ladder) -> None:
    LADDER.validate(json.loads(json.dumps(to_dict(ladder))))


@given(frameworks())
def test_a_framework_in_json_is_valid(framework: Framework) -> None:
    FRAMEWORK.validate(json.loads(json.dumps(to_dict(framework))))


@pytest.mark.parametrize(
    "path",
    [path for path in REAL_LADDERS.iterdir() if path.name != "gitlab"],
    ids=lambda path: path.name,
)
def test_a_real_ladder_in_json_is_valid(path: Path) -> None:
    LADDER.validate(json.loads(json.dumps(to_dict(load_ladder(path)))))


def assert_agreement(table: dict[str, Any], kind: type[Ladder] | type[Framework] = Ladder) -> None:
    """See that the schema accepts what loads, and refuses what has a wrong type or key."""
    accepted = (LADDER if kind is Ladder else FRAMEWORK).is_valid(table)
    try:
        structure_in_detail(table, kind)
    except BaseValidationError as error:
        _, wrong = error.split(InvalidLadderError)
        assert not (accepted and wrong) or names_a_file(table["levels"])
    else:
        assert accepted


def names_a_file(levels: list[object]) -> bool:
    """Return whether one of the levels would be read from its file, before the look at types."""
    return any(isinstance(level, str) for level in levels)


@given(tables())
def test_a_level_in_a_file_of_its_own_is_held_to_the_same(table: dict[str, Any]) -> None:
    for level in containers(table):
        assert LEVEL.is_valid(level) == LADDER.is_valid(TINY | {"levels": [level]})
        assert LEVEL.is_valid(level) == FRAMEWORK.is_valid(FORKED | {"levels": [level]})


@pytest.mark.parametrize("name", ["pm.toml", "pm", "Product Manager.toml", "..."])
def test_a_level_may_be_the_name_of_a_file(name: str) -> None:
    assert LADDER.is_valid(TINY | {"levels": [name]})
    assert FRAMEWORK.is_valid(FORKED | {"levels": [name]})
    assert not LEVEL.is_valid(name)


@pytest.mark.parametrize(
    "levels", [[], ["pm", "pm"], ["PM"], ["pm.toml"], [{"key": "pm", "title": "PM"}]], ids=str
)
def test_a_track_lists_keys_of_levels(levels: list[Any]) -> None:
    track = FORKED["tracks"][0]
    assert FRAMEWORK.is_valid(FORKED)
    assert not FRAMEWORK.is_valid(FORKED | {"tracks": [track | {"levels": levels}]})
    assert not FRAMEWORK.is_valid(FORKED | {"tracks": []})


def test_a_ladder_is_no_framework_and_a_framework_no_ladder() -> None:
    assert not FRAMEWORK.is_valid(TINY)
    assert not LADDER.is_valid(FORKED)


@pytest.mark.parametrize("name", ["", "levels/pm.toml", "../pm.toml", "/pm.toml"])
def test_a_path_is_no_name_of_a_file(name: str) -> None:
    assert not LADDER.is_valid(TINY | {"levels": [name]})


@pytest.mark.parametrize(
    "path",
    sorted(REAL_LADDERS.rglob("*.toml")),
    ids=lambda path: path.relative_to(REAL_LADDERS).as_posix(),
)
def test_real_ladders_fit(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    schema = LADDER if "levels" in table else LEVEL
    (FRAMEWORK if "tracks" in table else schema).validate(table)


def test_every_key_is_explained_in_sentences() -> None:
    for key, said in (*keys(LADDER.schema), *keys(FRAMEWORK.schema), *keys(LEVEL.schema)):
        assert said["description"].endswith("."), key
        # Sphinx would take the words before a colon for a type.
        assert ": " not in said["description"], key


@given(st.text("az09-A_. é", max_size=5))
def test_a_key_is_a_key_to_the_schema_and_to_the_loader_alike(key: str) -> None:
    table = TINY | {"levels": [{"key": key, "title": "Product Manager"}]}
    try:
        structure_in_detail(table, Ladder)
    except BaseValidationError:
        assert not LADDER.is_valid(table)
    else:
        assert LADDER.is_valid(table)


def test_the_shipped_schemas_are_those_of_the_model(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(TASK), str(tmp_path)], check=True)
    made = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    shipped = {file.name: file.read_text(encoding="utf-8") for file in SHIPPED.iterdir()}
    assert made == shipped
    assert sorted(made) == [
        "framework.schema.json",
        "ladder.schema.json",
        "level.schema.json",
    ]


# What tools make of them


def tombi(folder: Path) -> list[int]:
    """Return the lines in which tombi, the companion of editors, finds a fault."""
    found = folder / "found"
    command: list[str | Path] = [TOMBI, "lint", "--offline", "--error-on-warnings"]
    done = subprocess.run(
        [*command, "--diagnostics-format=json", f"--diagnostics-file={found}", "."],
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
    )
    faults = json.loads(found.read_text(encoding="utf-8"))
    assert done.returncode == bool(faults)
    return sorted({fault["range"]["start"]["line"] for fault in faults})


def check_jsonschema(*arguments: str | Path) -> list[str]:
    """Return the paths at which check-jsonschema, made for CI, finds a fault."""
    command = [sys.executable, "-m", "check_jsonschema", "--output-format=json", *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    told = json.loads(done.stdout)
    assert done.returncode == (told["status"] != "ok")
    return sorted({fault["path"] for fault in told["errors"]})


def test_the_schemas_are_schemas() -> None:
    assert check_jsonschema("--check-metaschema", *SHIPPED.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        ("ladder", new_ladder),
        ("ladder", partial(new_ladder, from_packaged=True)),
        ("framework", new_framework),
    ],
    ids=["starter", "copy", "framework"],
)
def test_tools_find_nothing_in_what_is_new(
    tmp_path: Path, kind: str, start: Callable[[Path], list[str]]
) -> None:
    new = tmp_path / "new"
    start(new)
    whole = new / f"{kind}.toml"
    levels = set(new.glob("*.toml")) - {whole}
    assert check_jsonschema("--schemafile", new / f"{kind}.schema.json", whole) == []
    assert check_jsonschema("--schemafile", new / "level.schema.json", *levels) == []
    assert tombi(new) == []


# In these files, a comment at the end of a line tells the path to the fault in it.

FAULTY_LADDER = """\
#:schema ./ladder.schema.json

title = 3  # $.title
titel = "Tiny"  # $
cumulative = "yes"  # $.cumulative
levels = ["levels/pm.toml"]  # $.levels[0]

[[skills]]  # $.skills[0]
key = "agile"

[[skills]]
key = "Lean UX"  # $.skills[1].key
name = ""  # $.skills[1].name
descriptors = { basic = 1 }  # $.skills[1].descriptors.basic
details = ["Taught in house"]  # $.skills[1].details

[[proficiencies]]
key = "basic"
name = 1  # $.proficiencies[0].name
meaning = ["With help"]  # $.proficiencies[0].meaning

[details]
owner = ""  # $.details.owner
edition = 2  # $.details.edition
"""
LADDER_WITHOUT_LEVELS = """\
#:schema ./ladder.schema.json

title = "Tiny"
levels = []  # $.levels
"""
LADDER_WITH_FAULTY_LEVELS = """\
#:schema ./ladder.schema.json

title = "Tiny"

[[levels]]
key = "pm"
title = 3  # $.levels[0].title
years = 3  # $.levels[0]

[levels.experience]
min_years = "5"  # $.levels[0].experience.min_years
"""
FAULTY_FRAMEWORK = """\
#:schema ./framework.schema.json

title = "Acme"
growth = ["More"]  # $
levels = ["pm.toml", "careers/lead.toml"]  # $.levels[1]

[[tracks]]
key = "Maker"  # $.tracks[0].key
title = ""  # $.tracks[0].title
levels = ["pm", "Senior PM"]  # $.tracks[0].levels[1]

[[tracks]]
key = "manager"
title = "People manager"
levels = []  # $.tracks[1].levels
ladder = "manager.toml"  # $.tracks[1]

[tracks.details]
owner = ""  # $.tracks[1].details.owner
"""
FAULTY_LEVEL = """\
#:schema ./level.schema.json

key = "p.m."  # $.key
title = ""  # $.title
aliases = "PM"  # $.aliases
responsibilities = [""]  # $.responsibilities[0]

[experience]
min_years = -1  # $.experience.min_years
max_years = -0.5  # $.experience.max_years
min_yaers = 5  # $.experience

[[expectations]]
skills = { agile = 3 }  # $.expectations[0].skills.agile

[[expectations]]
statement = 1  # $.expectations[1].statement
skills = { Agile = "basic" }  # $.expectations[1].skills

[[expectations]]
skills = ["agile", 2]  # $.expectations[2].skills[1]

[[expectations]]
skills = "agile"  # $.expectations[3].skills

[[expectations]]
statement = ""  # $.expectations[4]

[[expectations]]
skills = []  # $.expectations[5]
"""


@pytest.fixture(
    params=[
        *(FAULTY_LADDER, LADDER_WITHOUT_LEVELS, LADDER_WITH_FAULTY_LEVELS),
        *(FAULTY_FRAMEWORK, FAULTY_LEVEL),
    ],
    ids=["ladder", "without-levels", "levels", "framework", "level"],
)
def faulty(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file with faults, and beside it the schemas."""
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "faulty.toml"
    file.write_text(request.param, encoding="utf-8")
    return file


def marks(file: Path) -> dict[int, str]:
    """Return the path to the fault in each line that has one."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return {n: line.partition("# ")[2] for n, line in enumerate(lines, 1) if "# $" in line}


def test_tombi_shows_each_fault_in_its_line(faulty: Path) -> None:
    assert tombi(faulty.parent) == list(marks(faulty))


def test_check_jsonschema_tells_the_path_to_each_fault(faulty: Path) -> None:
    schema = faulty.read_text(encoding="utf-8").split(maxsplit=2)[1]
    found = check_jsonschema("--schemafile", faulty.parent / schema, faulty)
    assert found == sorted(marks(faulty).values())
