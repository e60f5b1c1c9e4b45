"""What this application takes for granted of the packaged ladder.

When a new version of pm_career changes an answer, a test here says so, before a person hears it.
"""

from pm_career import Ladder, skill_gap


def test_the_database_holds_these_levels(packaged_ladder: Ladder) -> None:
    assert [level.key for level in packaged_ladder] == [
        "associate-product-manager",
        "product-manager",
        "senior-product-manager",
        "lead-product-manager",
        "product-director",
        "chief-product-officer",
    ]


def test_the_database_holds_these_proficiencies(packaged_ladder: Ladder) -> None:
    scale = [proficiency.key for proficiency in packaged_ladder.proficiencies]
    assert scale == ["basic", "working", "strong", "advanced", "expert"]


def test_a_product_manager_hears_this_about_the_next_level(packaged_ladder: Ladder) -> None:
    gap = skill_gap("Product Manager", ladder=packaged_ladder)
    assert [(need.skill.key, need.needs.key, need.steps) for need in gap] == [
        ("product-strategy", "expert", 5),
        ("industry-knowledge", "advanced", 4),
        ("leadership", "advanced", 4),
        ("negotiation", "strong", 3),
        ("market-knowledge", "advanced", 2),
        ("competitive-analysis", "advanced", 2),
        ("mentoring", "working", 2),
        ("product-management", "advanced", 1),
        ("stakeholder-management", "strong", 1),
    ]
