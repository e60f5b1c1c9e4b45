"""The surface that others build on."""

import inspect
import pickle
from types import ModuleType

import pytest

import pm_career
from pm_career import charts, comparing, tables, testing

PUBLIC = {
    "values": "Expectation Experience Ladder Level Proficiency Requirement Skill",
    "answers": "CareerPath CareerStep SkillGap SkillNeed TitleMatch",
    "questions": (
        "career_path check_ladder default_ladder dump_ladder "
        "expected_skills level_for_skills level_for_title level_for_years "
        "levels_for_years load_ladder next_level previous_level skill_gap to_dict to_records"
    ),
    "errors": (
        "InvalidLadderError NoLevelError PMCareerError Problem UnknownColumnError "
        "UnknownLevelError UnknownNamesError UnknownProficiencyError UnknownSkillError"
    ),
}


def test_the_public_names_are_these() -> None:
    assert pm_career.__all__ == sorted(" ".join(PUBLIC.values()).split())


@pytest.mark.parametrize(
    ("module", "names"),
    [
        (
            comparing,
            "Difference Edit LadderChange LevelChange SkillChange compare_ladders compare_levels",
        ),
        (
            charts,
            "plot_common_needs plot_gap plot_head_counts plot_skill_matrix plot_timeline",
        ),
        (
            tables,
            (
                "common_needs expected_skills_table gap_summary head_counts levels_table "
                "skill_gaps with_level with_level_for_title"
            ),
        ),
        (
            testing,
            (
                "InvalidDocument invalid_ladder_documents job_titles ladders level_names levels "
                "skill_profiles skills years"
            ),
        ),
    ],
)
def test_the_public_modules_have_these(module: ModuleType, names: str) -> None:
    assert module.__all__ == names.split()
    assert all(inspect.getdoc(getattr(module, name)) for name in module.__all__)


@pytest.mark.parametrize("name", pm_career.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(pm_career, name))


@pytest.mark.parametrize("name", PUBLIC["questions"].split())
def test_every_question_takes_the_ladder_as_a_keyword(name: str) -> None:
    parameters = inspect.signature(getattr(pm_career, name)).parameters
    if "ladder" in parameters and name not in {"dump_ladder", "to_records"}:
        assert parameters["ladder"].kind is inspect.Parameter.KEYWORD_ONLY
        assert parameters["ladder"].default is None


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (pm_career.UnknownLevelError("x"), LookupError),
        (pm_career.UnknownSkillError("x", ["y"], ["y", "z"]), LookupError),
        (pm_career.UnknownProficiencyError("x", hint="look again"), LookupError),
        (pm_career.UnknownColumnError("x", ["y"], ["y", "z"]), LookupError),
        (pm_career.UnknownNamesError({"a": {"x": 2}}, {"a": {"x": ["y"]}}), LookupError),
        (pm_career.NoLevelError("none"), LookupError),
        (pm_career.InvalidLadderError([pm_career.Problem("is bad", ("title",))]), ValueError),
    ],
    ids=lambda each: type(each).__name__ if isinstance(each, Exception) else each.__name__,
)
def test_every_error_is_one_of_ours_and_the_builtin_that_fits(
    error: Exception, builtin: type[Exception]
) -> None:
    assert isinstance(error, pm_career.PMCareerError)
    assert isinstance(error, builtin)
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301  own data
    assert (type(twin), str(twin), vars(twin)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (pm_career.Problem("is bad"), "is bad"),
        (pm_career.Problem("is bad", ("levels", 1, "title")), "levels[1].title: is bad"),
        (pm_career.Problem("is bad", ("a b", "c")), "'a b'.c: is bad"),
        (pm_career.Problem("is bad", (), "l.toml", 8), "l.toml:8: is bad"),
        (pm_career.Problem("is bad", ("title",), "l.toml", 8, 16), "l.toml:8:16: title: is bad"),
    ],
    ids=str,
)
def test_a_problem_tells_its_place(problem: pm_career.Problem, text: str) -> None:
    assert str(problem) == text
