"""Values as plain data, and back."""

import json
from typing import Any

import attrs
import numpy as np
import pandas as pd
import polars as pl
import pytest

from pm_career import (
    CareerPath,
    Detail,
    InvalidLadderError,
    Ladder,
    Level,
    SkillGap,
    career_path,
    default_ladder,
    dump_ladder,
    from_dict,
    skill_gap,
    to_dict,
    to_records,
)

PATH = career_path("APM", "CPO")
PATH_DATA = to_dict(PATH)


def test_a_ladder_is_the_table_of_its_file(tmp_path: Any) -> None:
    import tomllib

    dump_ladder(default_ladder(), tmp_path / "ladder.toml")
    with (tmp_path / "ladder.toml").open("rb") as file:
        assert to_dict(default_ladder()) == tomllib.load(file)


def test_an_answer_has_all_its_fields() -> None:
    data = to_dict(skill_gap({}, "APM"))
    assert list(data) == ["name", "current", "target", "coverage", "needs", "met"]
    assert (data["name"], data["current"], data["met"]) == ("", None, [])
    assert data["needs"][0]["rated"] is False


def test_a_stored_gap_can_be_read_back_after_the_ladder_has_changed() -> None:
    stored = json.dumps(to_dict(skill_gap("PM")))
    assert from_dict(SkillGap, json.loads(stored)) == skill_gap("PM")


def test_a_path_survives_json() -> None:
    assert from_dict(CareerPath, json.loads(json.dumps(PATH_DATA))) == PATH


def test_a_path_has_each_level_skill_and_proficiency_once() -> None:
    assert [level["key"] for level in PATH_DATA["levels"]] == [
        level.key for level in default_ladder()
    ]
    for field in ("skills", "proficiencies"):
        keys = [each["key"] for each in PATH_DATA[field]]
        assert len(keys) == len(set(keys)) > 0
    assert len(json.dumps(PATH_DATA)) < 48_000


def test_a_path_keeps_which_skills_are_not_rated() -> None:
    gap = attrs.evolve(skill_gap({"agile": "basic"}, "PM"), current=PATH.current)
    path = attrs.evolve(PATH, steps=(attrs.evolve(PATH[0], gap=gap),), target=gap.target)
    assert {need.rated for need in gap} == {True, False}
    assert from_dict(CareerPath, to_dict(path)) == path


def test_a_path_without_steps_survives_too() -> None:
    path = career_path("PM", "APM")
    assert from_dict(CareerPath, to_dict(path)) == path


def test_every_key_that_a_path_does_not_list_is_reported() -> None:
    data = json.loads(json.dumps(PATH_DATA))
    data |= {"current": "intern", "target": "king"}
    data["steps"][1] |= {"level": "no-level"}
    data["steps"][0]["needs"][0] |= {"skill": "magic", "has": "a", "needs": "b"}
    data["steps"][2]["met"][1] |= {"skill": "luck"}
    with pytest.raises(InvalidLadderError) as caught:
        from_dict(CareerPath, data)
    assert [str(problem) for problem in caught.value.problems] == [
        "current: there is no level 'intern' in this path",
        "target: there is no level 'king' in this path",
        "steps[0].needs[0].skill: there is no skill 'magic' in this path",
        "steps[0].needs[0].needs: there is no proficiency 'b' in this path",
        "steps[0].needs[0].has: there is no proficiency 'a' in this path",
        "steps[1].level: there is no level 'no-level' in this path",
        "steps[2].met[1].skill: there is no skill 'luck' in this path",
    ]


def test_no_more_than_a_thousand_keys_that_a_path_does_not_list_are_reported() -> None:
    step = PATH_DATA["steps"][0] | {"needs": [], "met": []}
    data = PATH_DATA | {"levels": [], "steps": [step] * 1_000}
    with pytest.raises(InvalidLadderError) as caught:
        from_dict(CareerPath, data)
    assert len(caught.value.problems) == 1_000


def test_every_problem_of_plain_data_is_reported_with_its_path() -> None:
    with pytest.raises(InvalidLadderError) as caught:
        from_dict(Level, {"key": 7, "titel": "PM"})
    assert [str(problem) for problem in caught.value.problems] == [
        "titel: there is no such key; did you mean 'title'?",
        "key: expected a string, got the number 7",
    ]


def test_only_a_dictionary_describes_a_value() -> None:
    with pytest.raises(TypeError, match=r"^expected a dictionary, got '\{\}'$"):
        from_dict(Ladder, "{}")  # type: ignore[arg-type]  # the test
    with pytest.raises(TypeError, match=r"^expected a class of pm_career, got <class 'int'>$"):
        from_dict(int, {})  # type: ignore[type-var]  # the test


class TestRecords:
    def test_of_skills(self) -> None:
        rows = to_records(default_ladder().skills)
        assert len(rows) == len(default_ladder().skills)
        assert rows[0]["name"] == "Product management"
        assert list(rows[0]) == ["key", "name", "category", "description"]

    def test_of_needs(self) -> None:
        gap = skill_gap({"agile": "basic"}, "APM")
        rows = to_records(gap)
        assert [row["skill"] for row in rows] == [need.skill.key for need in gap]
        assert sum(row["steps"] for row in rows) == gap.steps
        assert (rows[0]["has"], rows[0]["needs"], rows[0]["rated"]) == (None, "strong", False)
        assert rows[0]["next"] == "\n".join(gap[0].next)
        assert rows[0]["name"] == gap[0].skill.name
        assert list(rows[0]) == [
            "skill",
            "name",
            "category",
            "has",
            "needs",
            "steps",
            "rated",
            "now",
            "next",
        ]
        now = [row["now"] for row in to_records(skill_gap("PM"))]
        assert now == ["\n".join(need.now) for need in skill_gap("PM")]
        assert to_records(skill_gap("PM", "PM").met)[0]["has"] == "strong"

    def test_of_needs_have_each_text_on_a_line(self) -> None:
        [need, *_] = skill_gap("PM")
        [row] = to_records([attrs.evolve(need, now=("Asks", "Listens"), next=("Talks", "Writes"))])
        assert (row["now"], row["next"]) == ("Asks\nListens", "Talks\nWrites")

    def test_of_steps(self) -> None:
        rows = to_records(PATH)
        assert [row["title"] for row in rows] == [level.title for level in default_ladder()[1:]]
        assert rows[0] == {
            "level": "product-manager",
            "title": "Product Manager",
            "min_years": 2,
            "max_years": 5,
            "skills": len(PATH[0].gap),
            "steps": PATH[0].gap.steps,
            "coverage": PATH[0].gap.coverage,
        }

    def test_of_nothing(self) -> None:
        assert to_records(skill_gap("PM", "PM")) == []

    @pytest.mark.parametrize(
        "values",
        [default_ladder(), default_ladder().skills, skill_gap("PM", "Senior PM"), PATH],
        ids=["levels", "skills", "needs", "steps"],
    )
    def test_are_what_dataframes_and_arrays_take(self, values: Any) -> None:
        rows = to_records(values)
        columns = [*rows[0]]
        polars = pl.DataFrame(rows)
        assert (polars.columns, polars.to_dicts()) == (columns, rows)

        pandas = pd.DataFrame(rows)
        assert (pandas.columns.tolist(), len(pandas)) == (columns, len(values))
        key = columns[0] if columns[0] != "rank" else "key"
        assert pandas[key].tolist() == np.array([row[key] for row in rows]).tolist()

    def test_of_anything_else(self) -> None:
        with pytest.raises(TypeError, match=r"^expected levels, skills, needs or steps, got 'P'$"):
            to_records("PM")  # type: ignore[arg-type]  # the test

    def test_have_a_column_for_each_detail_if_asked(self) -> None:
        apm, pm, *_ = default_ladder()
        graded = attrs.evolve(apm, details=[Detail(name="Grade", text="HEO")])
        paid = attrs.evolve(
            pm, details=[Detail(name="Pay", text="60,000"), Detail(name="Grade", text="SEO")]
        )
        ladder = Ladder(
            title="Graded",
            levels=[graded, paid],
            skills=default_ladder().skills,
            proficiencies=default_ladder().proficiencies,
        )
        rows = to_records(ladder, details=True)
        assert [(row["Grade"], row["Pay"]) for row in rows] == [("HEO", None), ("SEO", "60,000")]
        assert "Grade" not in to_records(ladder)[0]
        assert to_records(ladder.skills, details=True) == [*map(dict, to_records(ladder.skills))]

    def test_no_detail_has_the_name_of_another_column(self) -> None:
        level = Level(key="pm", title="PM", details=[Detail(name="title", text="PM")])
        with pytest.raises(
            ValueError, match=r"^the detail 'title' has the name of another column$"
        ):
            to_records(Ladder(title="Tiny", levels=[level]), details=True)

    def test_of_levels_alone_have_no_rank(self) -> None:
        with pytest.raises(TypeError, match=r"^expected a ladder, because the rank of a level is "):
            to_records(default_ladder()["PM":"Lead PM"])  # type: ignore[arg-type]  # the test

    def test_of_one_value_are_refused(self) -> None:
        with pytest.raises(TypeError, match=r"^expected levels, skills, needs or steps, got Level"):
            to_records(default_ladder()[0])  # type: ignore[call-overload]  # the test

    def test_of_needs_have_no_details(self) -> None:
        with pytest.raises(TypeError, match=r"^only levels and skills have details$"):
            to_records(skill_gap("PM"), details=True)  # type: ignore[call-overload]  # the test


def test_a_value_is_no_class() -> None:
    with pytest.raises(TypeError, match=r"^expected a class of pm_career, got <Ladder "):
        from_dict(default_ladder(), {})  # type: ignore[arg-type]  # the test
