"""The public names: which there are, and that each is typed, documented and named as public."""

import inspect
import pickle
import pydoc
import re
import traceback
import typing
from collections.abc import Iterator
from pathlib import Path
from pickletools import genops
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pm_career
from pm_career import (
    charts,
    comparing,
    exceptions,
    frameworks,
    rows,
    spreadsheets,
    tables,
    testing,
)
from pm_career.testing import fixtures

ROOT = Path(__file__).parents[1]
MODULES = (
    *(pm_career, frameworks, comparing, charts, rows, spreadsheets, tables, testing, fixtures),
    exceptions,
)

PUBLIC = {
    "values": "Descriptor Detail Expectation Experience Ladder Level Proficiency Requirement Skill",
    "answers": "CareerPath CareerStep SkillGap SkillNeed TitleMatch",
    "questions": (
        "career_path check_ladder default_ladder dump_ladder expected_skills from_dict "
        "level_for_skills level_for_title level_for_years levels_for_years load_ladder next_level "
        "parse_ladder previous_level skill_gap to_dict to_records"
    ),
    "errors": (
        "AmbiguousNameError InvalidLadderError NoLevelError PMCareerError Problem "
        "UnknownCategoryError UnknownColumnError UnknownLevelError UnknownNamesError "
        "UnknownProficiencyError UnknownSkillError"
    ),
}

# The built-in errors that the one about an unknown name is.
WRONG_NAME = {KeyError, LookupError, ValueError}

# Fixtures are objects of pytest, which have neither types nor a module of their own.
FIXTURES = [name for name in fixtures.__all__ if name != "MakeLadder"]


def names_in(module: ModuleType) -> list[str]:
    """Return the public names of a module, without fixtures."""
    if module is fixtures:
        return ["MakeLadder"]
    if module is not exceptions:
        return list(module.__all__)
    # It lists no names. Every error in it is public.
    classes = {name: value for name, value in vars(module).items() if inspect.isclass(value)}
    return [name for name, value in classes.items() if issubclass(value, pm_career.PMCareerError)]


def public_names() -> Iterator[tuple[str, Any]]:
    """Yield each public function and class, after its full name in the documentation."""
    for module in MODULES:
        for name in names_in(module):
            value = getattr(module, name)
            # The `skill_gap` of frameworks is another function than that of ladders.
            place = pm_career if getattr(pm_career, name, None) is value else module
            yield f"{place.__name__}.{name}", value


NAMES = dict(public_names())
FUNCTIONS = [name for name, value in NAMES.items() if not inspect.isclass(value)]
VALUES = [name for name, value in NAMES.items() if attrs.has(value) and "testing" not in name]

DIRECTIVE = re.compile(r"\.\. (currentmodule|autofunction|autoclass|autoexception):: ([\w.]+)")


def documented_names() -> Iterator[str]:
    """Yield the full name of everything that has a directive in the reference."""
    for page in (ROOT / "docs" / "reference").glob("*.md"):
        module = ""
        for directive, name in DIRECTIVE.findall(page.read_text(encoding="utf-8")):
            if directive == "currentmodule":
                module = name
            else:
                yield name if name.startswith("pm_career.") else f"{module}.{name}"


def test_the_public_names_are_these() -> None:
    assert pm_career.__all__ == sorted(" ".join(PUBLIC.values()).split())


@pytest.mark.parametrize(
    ("module", "names"),
    [
        (
            frameworks,
            (
                "Framework LevelFit Track career_paths check_framework dump_framework "
                "lateral_moves level_fits level_for_title load_framework next_levels "
                "parse_framework previous_levels skill_gap"
            ),
        ),
        (
            comparing,
            (
                "Difference Edit FrameworkChange LadderChange LevelChange SkillChange TrackChange "
                "compare_frameworks compare_ladders compare_levels"
            ),
        ),
        (
            charts,
            (
                "plot_common_needs plot_framework plot_gap plot_head_counts plot_skill_matrix "
                "plot_timeline"
            ),
        ),
        (rows, "LevelRow NeedRow SkillRow StepRow"),
        (
            spreadsheets,
            (
                "FrameworkReport ReadReport Reading SheetReport ladder_rows read_framework "
                "read_framework_with_report read_ladder read_with_report write_ladder"
            ),
        ),
        (
            tables,
            (
                "common_needs expected_skills_table gap_summary head_counts levels_table "
                "skill_gaps unread_titles with_level with_level_fits with_level_for_title"
            ),
        ),
        (
            testing,
            (
                "InvalidDocument frameworks invalid_ladder_documents job_titles ladders "
                "level_names levels skill_profiles skills years"
            ),
        ),
    ],
)
def test_the_public_modules_have_these(module: ModuleType, names: str) -> None:
    assert module.__all__ == names.split()
    assert all(inspect.getdoc(getattr(module, name)) for name in module.__all__)


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_has_a_docstring(name: str) -> None:
    assert inspect.getdoc(NAMES[name])


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_in_the_reference(name: str) -> None:
    assert name in documented_names(), f"add {name} to a page in docs/reference/"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_public_function_is_in_the_changelog(name: str) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    bare = name.rpartition(".")[2]
    assert f"`{bare}`" in changelog, f"describe `{bare}` in CHANGELOG.md"


@pytest.mark.parametrize("name", FIXTURES)
@pytest.mark.parametrize("page", ["CHANGELOG.md", "docs/reference/testing.md"])
def test_every_fixture_is_in_the_reference_and_in_the_changelog(name: str, page: str) -> None:
    assert f"`{name}`" in (ROOT / page).read_text(encoding="utf-8")


def test_the_package_names_its_public_modules() -> None:
    text = inspect.getdoc(pm_career) or ""
    assert [module.__name__ for module in MODULES if f"`{module.__name__}`" not in text] == [
        "pm_career"
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_says_that_it_is_of_its_public_module(name: str) -> None:
    assert NAMES[name].__module__ == name.rpartition(".")[0]


@pytest.mark.parametrize("generic", [comparing.Difference, comparing.Edit])
def test_a_generic_class_of_one_type_is_of_its_public_module(generic: Any) -> None:
    assert generic[str].__module__ == generic[pm_career.Level].__module__ == "pm_career.comparing"


def test_a_traceback_and_the_help_name_the_public_module() -> None:
    error = pm_career.UnknownLevelError("x")
    assert traceback.format_exception_only(error)[0].startswith("pm_career.UnknownLevelError: ")
    shown = pydoc.plain(pydoc.render_doc(pm_career.Level))
    assert shown.startswith("Python Library Documentation: class Level in module pm_career\n")


def typed_parts(value: Any) -> Iterator[Any]:
    """Yield a public name, and what people call of it if it is a class."""
    yield value
    if inspect.isclass(value):
        for name, member in inspect.getmembers_static(value):
            called = getattr(member, "fget", member)
            if inspect.isfunction(called) and (name == "__init__" or not name.startswith("_")):
                yield called


@pytest.mark.parametrize("name", NAMES)
def test_the_types_of_every_public_name_resolve(name: str) -> None:
    for each in typed_parts(NAMES[name]):
        typing.get_type_hints(each)  # a NameError says which type is missing


@pytest.mark.parametrize("name", [name for name, value in NAMES.items() if attrs.has(value)])
def test_the_types_of_the_fields_of_every_value_resolve(name: str) -> None:
    value = NAMES[name]
    attrs.resolve_types(value)
    assert not [field.name for field in attrs.fields(value) if isinstance(field.type, str)]


@pytest.mark.parametrize("name", VALUES)
@given(data=st.data())
@settings(max_examples=20)
def test_no_pickle_names_a_private_module(data: st.DataObject, name: str) -> None:
    pickled = pickle.dumps(data.draw(st.from_type(NAMES[name])))
    texts = [text for _, text, _ in genops(pickled) if isinstance(text, str)]
    modules = {text for text in texts if re.fullmatch(r"pm_career(\.\w+)*", text)}
    assert modules
    assert modules <= {module.__name__ for module in MODULES}


@pytest.mark.parametrize("name", PUBLIC["questions"].split())
def test_every_question_takes_the_ladder_as_a_keyword(name: str) -> None:
    parameters = inspect.signature(getattr(pm_career, name)).parameters
    if "ladder" in parameters and name not in {"dump_ladder", "to_records"}:
        assert parameters["ladder"].kind is inspect.Parameter.KEYWORD_ONLY
        assert parameters["ladder"].default is None


@pytest.mark.parametrize(
    ("error", "builtins"),
    [
        (pm_career.UnknownLevelError("x"), WRONG_NAME),
        (pm_career.UnknownSkillError("x", ["y"], ["y", "z"]), WRONG_NAME),
        (pm_career.UnknownProficiencyError("x", hint="look again"), WRONG_NAME),
        (pm_career.UnknownColumnError("x", ["y"], ["y", "z"]), WRONG_NAME),
        (pm_career.UnknownCategoryError("x", ["y"], ["y", "z"]), WRONG_NAME),
        (exceptions.UnknownTrackError("x", ["y"], ["y", "z"]), WRONG_NAME),
        (pm_career.AmbiguousNameError("x", ["y", "z"]), WRONG_NAME),
        (
            pm_career.UnknownNamesError(
                {"a": {"x": 2, "y": 1}}, {"a": {"x": ["z"]}}, ambiguous={"a": {"y": ["k", "l"]}}
            ),
            {LookupError, ValueError},
        ),
        (pm_career.NoLevelError("none"), {LookupError}),
        (pm_career.InvalidLadderError([pm_career.Problem("is bad", ("title",))]), {ValueError}),
    ],
    ids=lambda each: type(each).__name__,
)
def test_every_error_is_one_of_ours_and_the_builtins_that_fit(
    error: Exception, builtins: set[type[Exception]]
) -> None:
    assert isinstance(error, pm_career.PMCareerError)
    assert all(isinstance(error, builtin) for builtin in builtins)
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301  own data
    assert (type(twin), str(twin), vars(twin)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (pm_career.Problem("is bad"), "is bad"),
        (pm_career.Problem("is bad", ("levels", 1, "title")), "levels[1].title: is bad"),
        (pm_career.Problem("is bad", ("a b", "c")), "'a b'.c: is bad"),
        (pm_career.Problem("is bad", (), "l.toml", 8), "l.toml:8: is bad"),
        (pm_career.Problem("is bad", (), None, 8), "line 8: is bad"),
        (pm_career.Problem("is bad", ("title",), None, 8, 16), "line 8, column 16: title: is bad"),
        (pm_career.Problem("is bad", ("title",), "l.toml", 8, 16), "l.toml:8:16: title: is bad"),
    ],
    ids=str,
)
def test_a_problem_tells_its_place(problem: pm_career.Problem, text: str) -> None:
    assert str(problem) == text
