"""What others rely on, against a copy in data/compatibility/.

docs/reference/compatibility.md says what is promised. If a test fails here, something of it has
changed. After a change that you meant, `python tests/test_compatibility.py` writes the copy again.
Read the diff, and describe the change in CHANGELOG.md.
"""

import inspect
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

import pm_career
from pm_career import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    Ladder,
    Level,
    Problem,
    Proficiency,
    Requirement,
    Skill,
    career_path,
    charts,
    comparing,
    default_ladder,
    frameworks,
    level_for_title,
    skill_gap,
    spreadsheets,
    tables,
    testing,
    to_dict,
    to_records,
)
from pm_career.comparing import compare_frameworks, compare_ladders, compare_levels
from pm_career.frameworks import Framework, Track, level_fits
from pm_career.testing import fixtures

DATA = Path(__file__).parent / "data" / "compatibility"
MODULES = (pm_career, frameworks, comparing, charts, spreadsheets, tables, testing, fixtures)


def surface() -> Iterator[str]:
    """Yield a line for every public name, and for every public attribute of a class."""
    for module in MODULES:
        for name in module.__all__:
            value = getattr(module, name)
            yield f"{module.__name__}.{name}{signature(value)}"
            if isinstance(value, type):
                yield from (f"    .{line}" for line in attributes(value))


def attributes(kind: type) -> Iterator[str]:
    """Yield a line for every public attribute that a class does not share with any exception."""
    for name in sorted(set(dir(kind)) - set(dir(Exception))):
        if not name.startswith("_"):
            yield f"{name}{signature(getattr(kind, name))}"


def signature(value: Any) -> str:
    """Return the parameters and their defaults, without types, which Pythons print differently."""
    called = value
    if isinstance(value, type):
        called = vars(value).get("__call__", getattr(value, "__init__"))  # noqa: B009  else unsound
    if not inspect.isfunction(called):
        return ""
    bare = [
        each.replace(annotation=inspect.Parameter.empty)
        for each in inspect.signature(called).parameters.values()
        if each.name != "self"
    ]
    return str(inspect.Signature(bare))


def values() -> dict[str, Any]:
    """Return the plain data of a value of each kind."""
    junior = Level(
        key="junior",
        title="Junior",
        aliases=["Trainee"],
        summary="Learns.",
        responsibilities=["Helps"],
        expectations=[
            Expectation(
                statement="Plans a week",
                requirements=[Requirement(skill="planning", proficiency="basic")],
            )
        ],
        experience=Experience(min_years=0, max_years=2.5, background=["In any job"]),
        details=[Detail(name="Grade", text="7")],
    )
    described = Descriptor(proficiency="basic", text="Plans a day")
    planning = Skill(
        key="planning",
        name="Planning",
        category="Work",
        description="Plans.",
        descriptors=[described],
    )
    ladder = Ladder(
        title="Acme",
        summary="All there is.",
        version="1",
        source="The board",
        levels=[junior, Level(key="senior", title="Senior")],
        skills=[planning],
        proficiencies=[Proficiency(key="basic", name="Basics", meaning="With help.")],
        cumulative=True,
        growth=["More"],
        advancement=["Learn"],
    )
    later = attrs.evolve(
        ladder, levels=[attrs.evolve(junior, expectations=[]), Level(key="lead", title="Lead")]
    )
    better = attrs.evolve(
        ladder, proficiencies=[Proficiency(key="basic", meaning="Alone.")], growth=[]
    )
    framework = Framework(
        title="Acme careers",
        levels=ladder.levels,
        tracks=[
            Track(
                key="maker",
                title="Individual contributor",
                summary="Up.",
                levels=["junior", "senior"],
                growth=["More"],
                advancement=["Learn"],
                details=[Detail(name="Owner", text="The board")],
            )
        ],
        skills=ladder.skills,
        proficiencies=ladder.proficiencies,
    )
    grown = attrs.evolve(framework.tracks[0], levels=["junior"], growth=["Much more"])
    forked = compare_frameworks(framework, attrs.evolve(framework, tracks=[grown]))
    gap = skill_gap({}, "Junior", ladder=ladder)
    path = career_path("Junior", "Senior", ladder=ladder)
    level_change = compare_levels("Junior", "Junior", ladder=ladder, new_ladder=later)
    change = compare_ladders(ladder, better)
    held = [
        *(ladder, junior, *junior.expectations, *junior.expectations[0].requirements),
        *(junior.experience, *junior.details, described, *ladder.skills, *ladder.proficiencies),
        *(gap, *gap, path, *path, level_for_title("Junior", ladder=ladder)),
        *(change, change.growth, *change.changed_proficiencies),
        *(level_change, *level_change.skills),
        *(framework, *framework.tracks, level_fits({}, ladder=framework)[0]),
        *(forked, *forked.changed_tracks),
        Problem("is bad", ("levels", 1, "title"), "acme.toml", 8, 16),
    ]
    return {type(value).__name__: to_dict(value) for value in held if value is not None} | {
        "to_records": to_records(ladder)
    }


def keys() -> dict[str, list[str]]:
    ladder = default_ladder()
    return {
        "levels": [level.key for level in ladder],
        "skills": [skill.key for skill in ladder.skills],
        "proficiencies": [proficiency.key for proficiency in ladder.proficiencies],
    }


def surface_text() -> str:
    return "".join(f"{line}\n" for line in surface())


def values_text() -> str:
    return json.dumps(values(), indent=2, ensure_ascii=False) + "\n"


def keys_text() -> str:
    return json.dumps(keys(), indent=2) + "\n"


COPIES: dict[str, Callable[[], str]] = {
    "surface.txt": surface_text,
    "values.json": values_text,
    "keys.json": keys_text,
}


@pytest.mark.parametrize("name", COPIES)
def test_what_was_promised_has_not_changed(name: str) -> None:
    copy = (DATA / name).read_text(encoding="utf-8")
    assert COPIES[name]() == copy, (
        f"something that others rely on no longer agrees with tests/data/compatibility/{name}; "
        "after a change that you meant, run: python tests/test_compatibility.py"
    )


@pytest.mark.parametrize(
    "module", [pm_career, comparing, frameworks], ids=lambda module: module.__name__
)
def test_the_json_of_every_kind_of_value_is_pinned(module: ModuleType) -> None:
    public = {name for name in module.__all__ if attrs.has(getattr(module, name))}
    assert public <= values().keys()


def test_a_page_names_every_public_module() -> None:
    page = Path(__file__).parents[1] / "docs" / "reference" / "compatibility.md"
    text = page.read_text(encoding="utf-8")
    assert all(f"`{module.__name__}`" in text for module in MODULES)


if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    for name, copy in COPIES.items():
        (DATA / name).write_text(copy(), encoding="utf-8")
