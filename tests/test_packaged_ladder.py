"""The facts that the packaged ladder carries."""

from collections import Counter

import importlib_resources
import pytest

from pm_career import Ladder, default_ladder, expected_skills


@pytest.fixture
def ladder() -> Ladder:
    return default_ladder()


def test_six_levels_lead_from_associate_to_chief(ladder: Ladder) -> None:
    assert [(level.key, level.title) for level in ladder] == [
        ("associate-product-manager", "Associate Product Manager"),
        ("product-manager", "Product Manager"),
        ("senior-product-manager", "Senior Product Manager"),
        ("lead-product-manager", "Lead Product Manager"),
        ("product-director", "Product Director"),
        ("chief-product-officer", "Chief Product Officer"),
    ]


def test_years_are_those_of_the_source(ladder: Ladder) -> None:
    assert [
        (level.experience.min_years, level.experience.max_years)
        for level in ladder
        if level.experience
    ] == [(0, 2), (2, 5), (5, 8), (8, 12), (12, None), (15, None)]


def test_no_responsibility_expectation_or_note_is_lost(ladder: Ladder) -> None:
    assert [len(level.responsibilities) for level in ladder] == [5, 6, 6, 6, 5, 5]
    assert [len(level.expectations) for level in ladder] == [4, 4, 5, 5, 5, 4]
    assert [len(level.experience.background) for level in ladder if level.experience] == [
        2,
        2,
        2,
        2,
        1,
        2,
    ]


def test_every_statement_is_said_once(ladder: Ladder) -> None:
    said = Counter(
        text
        for level in ladder
        for text in (
            level.summary,
            *level.responsibilities,
            *(expectation.statement for expectation in level.expectations),
        )
    )
    assert "" not in said
    assert max(said.values()) == 1


@pytest.mark.parametrize(
    ("key", "aliases"),
    [
        (
            "associate-product-manager",
            [
                "Associate PM",
                "APM",
                "Junior Product Manager",
                "Junior PM",
                "Entry-Level Product Manager",
                "Assistant Product Manager",
                "Graduate Product Manager",
                "Junior Product Owner",
                "Product Management Apprentice",
                "Product Management Intern",
                "Product Management Trainee",
            ],
        ),
        ("product-manager", ["PM", "Product Owner", "Product Line Manager"]),
        (
            "senior-product-manager",
            ["Senior PM", "Sr. PM", "Sr. Product Manager", "Senior Product Owner"],
        ),
        (
            "lead-product-manager",
            [
                "Lead PM",
                "Principal Product Manager",
                "Principal PM",
                "Group Product Manager",
                "GPM",
                "Lead Product Owner",
                "Product Lead",
                "Staff Product Manager",
            ],
        ),
        ("product-director", ["Director of Product", "Director of Product Management"]),
        (
            "chief-product-officer",
            [
                "CPO",
                "VP of Product",
                "Vice President of Product",
                "VP Product",
                "SVP of Product",
                "EVP of Product",
            ],
        ),
    ],
)
def test_levels_have_the_titles_of_the_field(ladder: Ladder, key: str, aliases: list[str]) -> None:
    assert list(ladder[key].aliases) == aliases


@pytest.mark.parametrize(
    ("key", "expectations"),
    [
        (
            "associate-product-manager",
            [
                {"communication": "strong", "collaboration": "strong"},
                {"agile": "basic", "product-development": "basic"},
                {"analytical-thinking": "working", "data-analysis": "working"},
                {"customer-insight": "strong", "problem-solving": "strong"},
            ],
        ),
        (
            "product-manager",
            [
                {"product-management": "strong", "project-management": "strong"},
                {"product-development": "working", "agile": "working"},
                {"cross-functional-leadership": "working", "stakeholder-management": "working"},
                {
                    "market-knowledge": "working",
                    "competitive-analysis": "working",
                    "customer-insight": "working",
                },
            ],
        ),
        (
            "senior-product-manager",
            [
                {"product-management": "advanced", "leadership": "advanced"},
                {
                    "industry-knowledge": "advanced",
                    "competitive-analysis": "advanced",
                    "market-knowledge": "advanced",
                },
                {
                    "communication": "strong",
                    "negotiation": "strong",
                    "stakeholder-management": "strong",
                },
                {"product-strategy": "expert"},
                {"mentoring": "working"},
            ],
        ),
        (
            "lead-product-manager",
            [
                {
                    "product-management": "expert",
                    "leadership": "expert",
                    "strategic-thinking": "expert",
                },
                {"communication": "expert", "influence": "expert"},
                {"business-acumen": "strong", "financial-acumen": "strong"},
                {"portfolio-management": "working"},
                {"product-innovation": "expert", "problem-solving": "expert"},
            ],
        ),
        (
            "product-director",
            [
                {"leadership": "expert", "communication": "expert", "strategic-thinking": "expert"},
                {"team-management": "advanced", "portfolio-management": "advanced"},
                {
                    "financial-acumen": "strong",
                    "budgeting": "strong",
                    "resource-allocation": "strong",
                },
                {"influence": "working", "negotiation": "working"},
                {"industry-knowledge": "advanced", "market-knowledge": "advanced"},
            ],
        ),
        (
            "chief-product-officer",
            [
                {
                    "leadership": "expert",
                    "strategic-thinking": "expert",
                    "decision-making": "expert",
                },
                {
                    "business-acumen": "strong",
                    "data-analysis": "working",
                    "decision-making": "working",
                },
                {"product-management": "advanced", "cross-functional-leadership": "advanced"},
                {"team-management": "working", "product-innovation": "working"},
            ],
        ),
    ],
)
def test_expectations_ask_for_the_skills_of_the_source(
    ladder: Ladder, key: str, expectations: list[dict[str, str]]
) -> None:
    assert [
        {need.skill: need.proficiency for need in expectation.requirements}
        for expectation in ladder[key].expectations
    ] == expectations


def test_every_skill_is_described_and_asked_for(ladder: Ladder) -> None:
    assert len(ladder.skills) == 29
    assert len({skill.category for skill in ladder.skills}) in {5, 6}
    assert all(skill.category and skill.description for skill in ladder.skills)
    assert list(expected_skills("CPO")) == list(ladder.skills)


def test_five_proficiencies_have_meanings(ladder: Ladder) -> None:
    assert [at.key for at in ladder.proficiencies] == [
        "basic",
        "working",
        "strong",
        "advanced",
        "expert",
    ]
    assert all(at.meaning for at in ladder.proficiencies)


def test_the_ladder_says_what_it_is(ladder: Ladder) -> None:
    assert (ladder.title, ladder.version, ladder.cumulative) == ("Product Management", "1.0", True)
    assert "Career Path in Product Management" in ladder.source
    assert ladder.summary
    assert (len(ladder.growth), len(ladder.advancement)) == (3, 3)


def test_every_level_has_a_file_named_by_its_key(ladder: Ladder) -> None:
    files = (importlib_resources.files("pm_career") / "levels").iterdir()
    assert {file.name for file in files} == {
        "ladder.toml",
        *(f"{level.key}.toml" for level in ladder),
    }


def test_texts_are_plain(ladder: Ladder) -> None:
    assert str(ladder).isascii()
    assert all(str(level).isascii() for level in ladder)
