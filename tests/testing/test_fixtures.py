"""The pytest fixtures."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from pm_career import (
    Expectation,
    Experience,
    InvalidLadderError,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    default_ladder,
    expected_skills,
    level_for_years,
    load_ladder,
    skill_gap,
)
from pm_career.testing.fixtures import MakeLadder


def test_the_packaged_ladder_is_the_packaged_ladder(packaged_ladder: Ladder) -> None:
    assert packaged_ladder is default_ladder()


def test_the_tiny_ladder_has_something_of_everything(tiny_ladder: Ladder) -> None:
    asked = {
        "Junior": {"planning": "basic"},
        "Senior": {"planning": "strong", "mentoring": "basic"},
        "Lead": {"mentoring": "strong", "strategy": "expert"},
    }
    assert tiny_ladder == Ladder(
        title="Tiny",
        levels=[
            Level(
                key=title.lower(),
                title=title,
                experience=Experience(min_years=years),
                expectations=[
                    Expectation(
                        requirements=[
                            Requirement(skill=skill, proficiency=proficiency)
                            for skill, proficiency in skills.items()
                        ]
                    )
                ],
            )
            for (title, skills), years in zip(asked.items(), (0, 2, 5), strict=True)
        ],
        skills=[
            Skill(key="planning", name="Planning"),
            Skill(key="mentoring", name="Mentoring"),
            Skill(key="strategy", name="Strategy"),
        ],
        proficiencies=[Proficiency(key=key) for key in ("basic", "strong", "expert")],
        cumulative=True,
    )


def test_the_ladder_folder_can_be_loaded_and_changed(ladder_folder: Path) -> None:
    assert load_ladder(ladder_folder) == default_ladder()
    (ladder_folder / "product-manager.toml").unlink()
    with pytest.raises(InvalidLadderError):
        load_ladder(ladder_folder)


class TestMakeLadder:
    def test_a_title_is_enough_for_a_level(self, make_ladder: MakeLadder) -> None:
        ladder = make_ladder({"Senior PM": {}, "Lead  (Ops)": {}}, title="Acme")
        assert [(level.key, level.title) for level in ladder] == [
            ("senior-pm", "Senior PM"),
            ("lead-ops", "Lead  (Ops)"),
        ]
        assert ladder.title == "Acme"
        assert not ladder.skills
        assert all(level.experience is None for level in ladder)

    def test_what_is_not_given_is_plain(self, make_ladder: MakeLadder) -> None:
        scale = ("basic", "working", "strong", "advanced", "expert")
        assert make_ladder({"PM": {}}) == Ladder(
            title="Ladder",
            levels=[Level(key="pm", title="PM")],
            proficiencies=[Proficiency(key=key) for key in scale],
            cumulative=False,
        )

    def test_titles_of_other_scripts_have_keys_too(self, make_ladder: MakeLadder) -> None:
        ladder = make_ladder({"首席产品官": {}, "C++": {}, "C#": {}, "C*": {}})
        assert [level.key for level in ladder] == ["level-1", "c", "c-2", "c-3"]

    @pytest.mark.parametrize(
        ("cumulative", "skills"),
        [(True, {"agile": "strong", "go-to-market": "basic"}), (False, {"go-to-market": "basic"})],
    )
    def test_levels_expect_the_skills_given(
        self, make_ladder: MakeLadder, skills: dict[str, str], *, cumulative: bool
    ) -> None:
        ladder = make_ladder(
            {"Junior": {"agile": "strong"}, "Senior": {"go-to-market": "basic"}},
            scale=["basic", "strong"],
            cumulative=cumulative,
        )
        expected = expected_skills("Senior", ladder=ladder)
        assert {skill.key: at.key for skill, at in expected.items()} == skills
        assert [skill.name for skill in ladder.skills] == ["Agile", "Go to market"]

    @pytest.mark.parametrize("skills", [["agile"], ("agile",)])
    def test_skills_may_be_measured_by_levels(
        self, make_ladder: MakeLadder, skills: list[str] | tuple[str, ...]
    ) -> None:
        ladder = make_ladder({"Junior": skills, "Senior": [], "Lead": ["agile", "vision"]})
        assert ladder.proficiencies == ()
        gap = skill_gap({"agile": "Junior"}, "Lead", ladder=ladder)
        assert [(need.skill.name, need.has and need.has.name, need.steps) for need in gap] == [
            ("Agile", "Junior", 1),
            ("Vision", None, 1),
        ]

    def test_a_level_that_lists_no_skills_says_nothing_of_the_scale(
        self, make_ladder: MakeLadder
    ) -> None:
        ladder = make_ladder({"Junior": [], "Senior": {"agile": "strong"}})
        assert [each.key for each in ladder.proficiencies] == [
            "basic",
            "working",
            "strong",
            "advanced",
            "expert",
        ]
        assert make_ladder({"Junior": {}}, scale=()).proficiencies == ()

    def test_proficiencies_may_have_names(self, make_ladder: MakeLadder) -> None:
        ladder = make_ladder(
            {"주니어": {"agile": "strong"}}, scale={"basic": "기초", "strong": "능숙"}
        )
        assert ladder.rank("능숙") == ladder.rank("strong") == 2

    def test_both_forms_do_not_mix(self, make_ladder: MakeLadder) -> None:
        with pytest.raises(InvalidLadderError) as caught:
            make_ladder({"Junior": ["agile"], "Senior": {"agile": "strong"}})
        assert str(caught.value) == (
            "levels[1].expectations[0].requirements[0].proficiency: "
            "the ladder lists no proficiencies; write skills = ['agile']"
        )

    def test_levels_ask_for_the_years_given(self, make_ladder: MakeLadder) -> None:
        ladder = make_ladder({"Junior": {}, "Senior": {}}, years=[0, 2.5])
        assert level_for_years(3, ladder=ladder).title == "Senior"
        assert level_for_years(2, ladder=ladder).title == "Junior"

    def test_years_are_for_every_level(self, make_ladder: MakeLadder) -> None:
        with pytest.raises(ValueError, match=r"^expected years for 2 levels, got 1$"):
            make_ladder({"Junior": {}, "Senior": {}}, years=[0])

    def test_what_is_no_ladder_is_refused(self, make_ladder: MakeLadder) -> None:
        with pytest.raises(InvalidLadderError) as caught:
            make_ladder({"Junior": {"agile": "superb"}, " ": {}})
        assert str(caught.value) == (
            "2 problems:\n"
            "  levels[1].title: expected a text, got an empty one\n"
            "  levels[0].expectations[0].requirements[0].proficiency: "
            "there is no proficiency 'superb'"
        )


SUITE = """
from pm_career import default_ladder

def test_all(packaged_ladder, tiny_ladder, ladder_folder, make_ladder):
    assert packaged_ladder is default_ladder()
"""


@pytest.mark.parametrize(("asked_for", "outcome"), [(True, "1 passed"), (False, "1 error")])
def test_only_a_suite_that_asks_for_the_fixtures_has_them(
    tmp_path: Path, outcome: str, *, asked_for: bool
) -> None:
    if asked_for:
        line = 'pytest_plugins = ["pm_career.testing.fixtures"]\n'
        (tmp_path / "conftest.py").write_text(line, encoding="utf-8")
    (tmp_path / "test_all.py").write_text(SUITE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        encoding="utf-8",
    )
    assert outcome in done.stdout


def test_without_pytest_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pytest", None)
    monkeypatch.delitem(sys.modules, "pm_career.testing.fixtures")
    with pytest.raises(ImportError) as caught:
        importlib.import_module("pm_career.testing.fixtures")
    assert str(caught.value) == (
        'pm_career.testing.fixtures needs pytest: pip install "pm-career[testing]"'
    )
