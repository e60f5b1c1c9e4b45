"""Ladders with a scale of their own: descriptors, numbers, skills that fall, details."""

from pathlib import Path

import pytest

from pm_career import (
    Detail,
    Ladder,
    NoLevelError,
    career_path,
    dump_ladder,
    expected_skills,
    level_for_skills,
    level_for_years,
    levels_for_years,
    load_ladder,
    skill_gap,
    to_records,
)

LADDERS = Path(__file__).parents[1] / "data" / "ladders"

GOVERNMENT = load_ladder(LADDERS / "uk-government")
STUDIO = load_ladder(LADDERS / "app-studio.toml")
TERMINALS = load_ladder(LADDERS / "card-terminals.toml")


def expected(level: str, ladder: Ladder) -> dict[str, str]:
    skills = expected_skills(level, ladder=ladder)
    return {skill.key: proficiency.key for skill, proficiency in skills.items()}


def gap(current: str, target: str, ladder: Ladder) -> dict[str, tuple[str | None, str]]:
    return {
        need.skill.key: (need.has.key if need.has else None, need.needs.key)
        for need in skill_gap(current, target, ladder=ladder)
    }


def lines(texts: tuple[str, ...]) -> list[list[str]]:
    return [text.splitlines() for text in texts]


class TestTheUKGovernment:
    @pytest.mark.parametrize("years", [0, 2, 40])
    def test_no_years_lead_to_a_level(self, years: float) -> None:
        with pytest.raises(NoLevelError) as caught:
            level_for_years(years, ladder=GOVERNMENT)
        assert (
            str(caught.value) == "the ladder 'Product Manager in the UK Government' states no years"
        )
        assert levels_for_years(years, ladder=GOVERNMENT) == ()

    def test_the_scale_has_four_proficiencies(self) -> None:
        assert GOVERNMENT.scale == GOVERNMENT.proficiencies
        assert [(each.key, each.name) for each in GOVERNMENT.scale] == [
            ("awareness", "Awareness"),
            ("working", "Working"),
            ("practitioner", "Practitioner"),
            ("expert", "Expert"),
        ]

    def test_a_higher_level_may_expect_less(self) -> None:
        assert expected("Lead product manager", GOVERNMENT)["agile-working"] == "expert"
        assert expected("Head of product", GOVERNMENT)["agile-working"] == "practitioner"

    def test_the_gap_to_the_head_has_only_what_rises(self) -> None:
        assert gap("Lead product manager", "Head of product", GOVERNMENT) == {
            "financial-ownership": ("practitioner", "expert")
        }

    def test_the_gap_downwards_has_what_fell_on_the_way_up(self) -> None:
        assert gap("Head of product", "Lead product manager", GOVERNMENT) == {
            "agile-working": ("practitioner", "expert"),
            "user-focus": ("practitioner", "expert"),
        }

    def test_skills_of_the_head_make_a_head_though_no_lead(self) -> None:
        profile = expected("Head of product", GOVERNMENT)
        assert level_for_skills(profile, ladder=GOVERNMENT) == GOVERNMENT["Head of product"]
        profile["financial-ownership"] = "practitioner"
        assert level_for_skills(profile, ladder=GOVERNMENT) == GOVERNMENT["Senior product manager"]

    def test_each_skill_is_described_at_each_proficiency(self) -> None:
        scale = [proficiency.key for proficiency in GOVERNMENT.scale]
        assert len(GOVERNMENT.skills) == 9
        for skill in GOVERNMENT.skills:
            assert [descriptor.proficiency for descriptor in skill.descriptors] == scale

    def test_now_and_next_are_descriptors_with_their_lines(self) -> None:
        (money,) = skill_gap("Lead product manager", "Head of product", ladder=GOVERNMENT)
        assert lines(money.now) == [
            [
                "You can:",
                "- write a business case that holds up in front of the treasury",
                "- cut spending without breaking what users depend on",
            ]
        ]
        assert lines(money.next) == [
            [
                "You can:",
                "- share money out between services by what they are worth",
                "- negotiate contracts that leave room for change",
            ]
        ]

    def test_a_profile_is_described_as_a_level_is(self) -> None:
        (money,) = skill_gap(
            expected("Lead product manager", GOVERNMENT), "Head of product", ladder=GOVERNMENT
        )
        (of_level,) = skill_gap("Lead product manager", "Head of product", ladder=GOVERNMENT)
        assert (money.now, money.next) == (of_level.now, of_level.next)

    def test_a_skill_that_is_not_held_has_no_text_now(self) -> None:
        profile = {"User focus": None, "Agile working": "Awareness"}
        to_associate = skill_gap(profile, "Associate product manager", ladder=GOVERNMENT)
        assert to_associate[0].skill.key == "user-focus"
        assert (to_associate[0].rated, to_associate[0].now) == (True, ())
        assert to_associate[0].next == (
            "You can plan research with a researcher, and act on what it finds.",
        )

    @pytest.mark.parametrize(
        ("level", "grade"),
        [
            ("Associate product manager", "HEO"),
            ("Product manager", "HEO to SEO"),
            ("Senior product manager", "SEO to Grade 7"),
            ("Lead product manager", "Grade 7"),
            ("Head of product", "Grade 6"),
        ],
    )
    def test_each_level_has_its_grade(self, level: str, grade: str) -> None:
        first, second = GOVERNMENT[level].details
        assert first == Detail(name="Grade", text=grade)
        assert second.name == "Scope"

    def test_grades_are_a_column_of_records(self) -> None:
        rows = to_records(GOVERNMENT, details=True)
        assert [row["Grade"] for row in rows] == [
            "HEO",
            "HEO to SEO",
            "SEO to Grade 7",
            "Grade 7",
            "Grade 6",
        ]

    def test_a_grade_is_no_name_of_a_level(self) -> None:
        assert "Grade 7" not in GOVERNMENT

    def test_an_expectation_without_a_statement_asks_for_its_skills(self) -> None:
        stated, unstated = GOVERNMENT["Senior product manager"].expectations
        assert stated.statement == "Looks after a product that is large or contested"
        assert unstated.statement == ""
        assert {need.skill: need.proficiency for need in unstated.requirements} == {
            "digital-perspective": "working",
            "life-cycle-perspective": "practitioner",
            "operational-management": "practitioner",
            "problem-ownership": "practitioner",
            "strategic-ownership": "working",
        }

    def test_names_are_shown_and_not_keys(self) -> None:
        shown = skill_gap("Product manager", "Head of product", ladder=GOVERNMENT).to_text()
        assert "Working -> Expert" in shown
        assert "Strategic ownership" in shown
        assert "working -> expert" not in shown
        assert "strategic-ownership" not in shown


class TestTheAppStudio:
    def test_it_has_eight_levels_seven_skills_and_51_cells(self) -> None:
        cells = [expected(level.key, STUDIO) for level in STUDIO]
        assert (len(STUDIO), len(STUDIO.skills)) == (8, 7)
        assert sum(map(len, cells)) == 51
        assert [len(each) for each in cells] == [5, 5, 6, 7, 7, 7, 7, 7]

    def test_app_code_falls_at_architect_and_rises_again(self) -> None:
        code = [expected(level.key, STUDIO)["app-code"] for level in STUDIO[4:7]]
        assert code == ["defining", "guiding", "defining"]

    def test_the_gap_to_the_architect_leaves_out_what_falls(self) -> None:
        assert gap("Lead Engineer", "Architect", STUDIO) == {
            "architecture": ("guiding", "defining"),
            "clients": ("fluent", "guiding"),
            "direction": ("practising", "fluent"),
        }

    def test_the_gap_from_the_architect_has_what_fell(self) -> None:
        assert gap("Architect", "Lead Engineer", STUDIO) == {"app-code": ("guiding", "defining")}

    def test_what_falls_is_met(self) -> None:
        to_architect = skill_gap("Tech Lead", "Architect", ladder=STUDIO)
        code = to_architect.met[0]
        assert (code.skill.key, code.steps) == ("app-code", 0)
        assert (str(code.has), str(code.needs)) == ("Defining", "Guiding others")
        assert code.now == ("Sets the patterns that every app of the studio follows.",)
        assert lines(code.next) == [
            [
                "Writes the code that others copy.",
                "- Reviews so that the author learns something",
                "- Deletes more than is added",
            ]
        ]

    def test_an_architect_need_be_no_lead(self) -> None:
        profile = expected("Architect", STUDIO)
        assert level_for_skills(profile, ladder=STUDIO) == STUDIO["Architect"]
        profile["app-code"] = "Fluent"
        assert level_for_skills(profile, ladder=STUDIO) == STUDIO["Engineer"]

    def test_the_path_over_the_architect_takes_the_fallen_skill_up_again(self) -> None:
        path = career_path("Lead Engineer", "Principal Engineer", ladder=STUDIO)
        rising = [[need.skill.key for need in step.gap] for step in path]
        assert "app-code" not in rising[0]
        assert rising == [
            ["architecture", "clients", "direction"],
            ["app-code", "quality", "delivery", "coaching", "direction"],
        ]

    def test_skills_without_descriptors_take_the_words_of_the_levels(self) -> None:
        to_lead = skill_gap("Senior Engineer", "Lead Engineer", ladder=STUDIO)
        texts = {need.skill.key: (need.now, need.next) for need in to_lead}
        assert texts["quality"] == (
            ("Is the reason why the app still builds in a year",),
            ("Answers to the client for everything technical",),
        )
        assert texts["architecture"] == (
            ("Designs a module with a boundary of its own.",),
            ("Designs an app, and writes down what was decided against.",),
        )

    def test_skills_without_any_words_have_no_texts(self) -> None:
        to_lead = skill_gap("Senior Engineer", "Lead Engineer", ladder=STUDIO)
        texts = {need.skill.key: (need.now, need.next) for need in to_lead}
        assert texts["coaching"] == texts["direction"] == ((), ())

    def test_examples_and_links_are_details_of_skills(self) -> None:
        assert STUDIO.skill("App code").details == (
            Detail(
                name="Examples",
                text="- Replaced a list of 900 lines by one of 120\n"
                "- Found a leak that had been there for two years",
            ),
            Detail(name="Read more", text="https://example.com/studio/code"),
        )
        assert STUDIO.skill("Coaching").details == ()

    def test_links_are_details_of_levels_and_of_the_ladder(self) -> None:
        assert STUDIO["Senior Engineer"].details == (
            Detail(name="Scope", text="An app"),
            Detail(name="See also", text="https://example.com/studio/senior"),
        )
        assert [detail.name for detail in STUDIO.details] == ["Repository", "Licence"]

    def test_a_detail_that_few_have_is_none_in_the_records_of_others(self) -> None:
        levels = to_records(STUDIO, details=True)
        linked = {row["key"]: row["See also"] for row in levels if row["See also"] is not None}
        assert linked == {"senior-engineer": "https://example.com/studio/senior"}
        skills = to_records(STUDIO.skills, details=True)
        assert [row["Examples"] is None for row in skills] == [False] * 3 + [True] * 4

    def test_details_are_shown(self) -> None:
        assert "https://example.com/studio/growth" in STUDIO.to_text()
        assert "https://example.com/studio/senior" in STUDIO["Senior Engineer"].to_text()
        assert "https://example.com/studio/code" in STUDIO.skill("App code").to_text()

    def test_a_level_is_described_with_names(self) -> None:
        shown = STUDIO.describe("Architect").to_text()
        assert "App code" in shown
        assert "Guiding others" in shown
        assert "app-code" not in shown
        assert "guiding," not in shown


class TestTheCardTerminals:
    def test_proficiencies_are_numbers_that_people_read(self) -> None:
        assert [(each.key, each.name) for each in TERMINALS.scale] == [
            (f"step-{n}", f"{n}") for n in range(1, 6)
        ]
        assert TERMINALS.rank("3") == TERMINALS.rank("step-3") == TERMINALS.rank("Step 3") == 3

    def test_no_expectation_has_a_statement(self) -> None:
        statements = [each.statement for level in TERMINALS for each in level.expectations]
        assert statements == [""] * 5

    def test_the_gap_is_the_difference_of_the_numbers(self) -> None:
        needs = skill_gap("L2", "L3", ladder=TERMINALS)
        assert [
            (need.skill.name, str(need.has), str(need.needs), need.steps) for need in needs
        ] == [
            ("Execution", "2", "4", 2),
            ("Vision", "1", "2", 1),
            ("Insight", "2", "3", 1),
            ("Technology", "2", "3", 1),
            ("Communication", "2", "3", 1),
            ("People", "None", "1", 1),
        ]
        assert needs.steps == 7
        assert needs.coverage == 1 - 7 / (2 + 3 + 4 + 3 + 3 + 1)

    def test_a_table_of_numbers_has_no_texts(self) -> None:
        needs = skill_gap("L1", "L5", ladder=TERMINALS)
        assert {(*need.now, *need.next) for need in (*needs, *needs.met)} == {()}

    def test_technology_stays_from_l3_on(self) -> None:
        path = career_path("L3", "L5", ladder=TERMINALS)
        assert [[need.skill.name for need in step.gap.met] for step in path] == [
            ["Technology"],
            ["Execution", "Technology"],
        ]

    @pytest.mark.parametrize(
        ("vision", "level"), [("3", "L3"), ("4", "L4"), ("5", "L4"), ("1", "L2"), (None, "L1")]
    )
    def test_numbers_lead_to_a_level(self, vision: str | None, level: str) -> None:
        profile = expected("L4", TERMINALS) | {"vision": vision}
        assert level_for_skills(profile, ladder=TERMINALS) == TERMINALS[level]

    def test_numbers_are_shown_and_not_keys(self) -> None:
        for shown in (
            skill_gap("L2", "L3", ladder=TERMINALS).to_text(),
            career_path("L1", "L5", ladder=TERMINALS).to_text(),
            TERMINALS.describe("L3").to_text(),
        ):
            assert "Execution" in shown
            assert "step-" not in shown
        assert "2 -> 4" in skill_gap("L2", "L3", ladder=TERMINALS).to_text()

    def test_it_is_written_without_statements(self, tmp_path: Path) -> None:
        dump_ladder(TERMINALS, tmp_path / "copy.toml")
        assert "statement" not in (tmp_path / "copy.toml").read_text(encoding="utf-8")
        assert load_ladder(tmp_path / "copy.toml") == TERMINALS
