"""Ladders as companies publish them, each with something that the packaged one has not."""

from math import nextafter
from pathlib import Path

import pytest

from pm_career import (
    AmbiguousNameError,
    Detail,
    Ladder,
    NoLevelError,
    career_path,
    expected_skills,
    level_for_skills,
    level_for_years,
    levels_for_years,
    load_ladder,
    next_level,
    previous_level,
    skill_gap,
    to_records,
)

LADDERS = Path(__file__).parents[1] / "data" / "ladders"

CONTRIBUTORS = load_ladder(LADDERS / "gitlab" / "individual-contributors.toml")
MANAGERS = load_ladder(LADDERS / "gitlab" / "managers.toml")
GOVERNMENT = load_ladder(LADDERS / "uk-government")
COMPOSITE = load_ladder(LADDERS / "composite.toml")
TEN_STEPS = load_ladder(LADDERS / "ten-steps.toml")
AGENCY = load_ladder(LADDERS / "media-agency.toml")


def title_for_years(years: float, ladder: Ladder) -> str:
    return level_for_years(years, ladder=ladder).title


def titles_for_years(years: float, ladder: Ladder) -> list[str]:
    return [level.title for level in levels_for_years(years, ladder=ladder)]


def expected(level: str, ladder: Ladder) -> dict[str, str]:
    skills = expected_skills(level, ladder=ladder)
    return {skill.key: proficiency.key for skill, proficiency in skills.items()}


def gap(current: str, target: str, ladder: Ladder) -> dict[str, tuple[str | None, str]]:
    return {
        need.skill.key: (need.has.key if need.has else None, need.needs.key)
        for need in skill_gap(current, target, ladder=ladder)
    }


@pytest.mark.parametrize(
    ("ladder", "ranges"),
    [
        (
            CONTRIBUTORS,
            {
                "Intermediate Product Manager": (2, 4),
                "Senior Product Manager": (4, 6),
                "Principal Product Manager": (8, 10),
                "Senior Principal Product Manager": (10, None),
            },
        ),
        (
            MANAGERS,
            {
                "Intermediate Product Manager": (2, 4),
                "Senior Product Manager": (4, 6),
                "Group Manager": (None, None),
                "Director": (None, None),
                "Senior Director": (None, None),
                "VP": (18, None),
            },
        ),
        (
            GOVERNMENT,
            dict.fromkeys(
                [
                    "Associate product manager",
                    "Product manager",
                    "Senior product manager",
                    "Lead product manager",
                    "Head of product",
                ],
                (None, None),
            ),
        ),
        (
            COMPOSITE,
            {
                "Associate": (0, 2),
                "Product Manager": (2, 5),
                "Senior": (5, 10),
                "Group / Principal": (10, 15),
                "Director": (13, 18),
                "Senior Director": (16, 22),
                "VP": (20, None),
            },
        ),
        (
            AGENCY,
            {
                "Kampagnenmanager:in": (5, 8),
                "Mediaplaner:in": (5, 9),
                "Mediaeinkäufer:in": (5, 9),
                "Senior Mediaplaner:in": (8, 12),
                "Teamleitung Planung": (10, None),
                "Teamleitung Einkauf": (10, None),
                "Bereichsleitung Media": (15, None),
                "Geschäftsleitung Großkunden": (20, None),
            },
        ),
        (
            TEN_STEPS,
            {"L1": (None, None), "L2": (0.5, 1.5), "L3": (1, 2)}
            | {f"L{n}": (None, None) for n in range(4, 11)},
        ),
    ],
    ids=lambda value: value.title if isinstance(value, Ladder) else "",
)
def test_titles_and_years_are_as_published(
    ladder: Ladder, ranges: dict[str, tuple[float | None, float | None]]
) -> None:
    found = {row["title"]: (row["min_years"], row["max_years"]) for row in to_records(ladder)}
    assert found == ranges
    assert list(found) == list(ranges)


class TestContributorsAtGitLab:
    @pytest.mark.parametrize("years", [0, 1, nextafter(2, 0)])
    def test_nobody_has_a_level_before_two_years(self, years: float) -> None:
        with pytest.raises(NoLevelError) as caught:
            level_for_years(years, ladder=CONTRIBUTORS)
        assert str(caught.value) == (
            f"{years} is less than the 2 years of 'Intermediate Product Manager',"
            " the first level with years"
        )
        assert titles_for_years(years, CONTRIBUTORS) == []

    @pytest.mark.parametrize("years", [nextafter(6, 7), 7, nextafter(8, 7)])
    def test_the_hole_between_six_and_eight_is_still_senior(self, years: float) -> None:
        assert title_for_years(years, CONTRIBUTORS) == "Senior Product Manager"
        assert titles_for_years(years, CONTRIBUTORS) == []

    @pytest.mark.parametrize(
        ("years", "lower", "upper"),
        [
            (4, "Intermediate Product Manager", "Senior Product Manager"),
            (10, "Principal Product Manager", "Senior Principal Product Manager"),
        ],
    )
    def test_at_a_shared_edge_both_are_typical_and_the_upper_is_reached(
        self, years: float, lower: str, upper: str
    ) -> None:
        assert titles_for_years(years, CONTRIBUTORS) == [lower, upper]
        assert title_for_years(years, CONTRIBUTORS) == upper
        assert title_for_years(nextafter(years, 0), CONTRIBUTORS) == lower

    def test_the_edges_of_the_hole_belong_to_one_level_each(self) -> None:
        assert titles_for_years(6, CONTRIBUTORS) == ["Senior Product Manager"]
        assert titles_for_years(8, CONTRIBUTORS) == ["Principal Product Manager"]
        assert title_for_years(8, CONTRIBUTORS) == "Principal Product Manager"

    def test_the_top_is_open(self) -> None:
        assert titles_for_years(60, CONTRIBUTORS) == ["Senior Principal Product Manager"]
        assert title_for_years(60, CONTRIBUTORS) == "Senior Principal Product Manager"

    def test_what_the_lower_levels_ask_stays_asked(self) -> None:
        assert expected("Senior Principal Product Manager", CONTRIBUTORS) == {
            "validation": "expert",
            "build": "expert",
            "business": "expert",
        }

    def test_the_gap_has_what_rises_and_leaves_what_does_not(self) -> None:
        gap_to_principal = gap("Senior Product Manager", "Principal Product Manager", CONTRIBUTORS)
        assert gap_to_principal == {
            "validation": ("thriving", "expert"),
            "business": ("growing", "thriving"),
        }


class TestManagersAtGitLab:
    def test_both_ladders_begin_with_the_same_levels(self) -> None:
        assert MANAGERS[:2] == CONTRIBUTORS[:2]
        assert not set(MANAGERS[2:]) & set(CONTRIBUTORS)

    def test_the_shared_levels_lead_to_different_ones(self) -> None:
        senior = MANAGERS["Senior Product Manager"]
        above = [next_level(senior, ladder=ladder) for ladder in (MANAGERS, CONTRIBUTORS)]
        assert above == [MANAGERS["Group Manager"], CONTRIBUTORS["Principal Product Manager"]]

    def test_levels_without_years_are_passed_over(self) -> None:
        assert title_for_years(nextafter(18, 0), MANAGERS) == "Senior Product Manager"
        assert title_for_years(18, MANAGERS) == "VP"

    def test_the_years_of_the_middle_levels_are_typical_of_none(self) -> None:
        assert titles_for_years(12, MANAGERS) == []
        assert titles_for_years(18, MANAGERS) == ["VP"]

    def test_the_path_has_the_levels_without_years(self) -> None:
        path = career_path("Senior Product Manager", "Vice President", ladder=MANAGERS)
        assert [(step.level.title, step.level.experience is None) for step in path] == [
            ("Group Manager", True),
            ("Director", True),
            ("Senior Director", True),
            ("VP", False),
        ]


class TestTheComposite:
    @pytest.mark.parametrize(
        ("years", "typical"),
        [
            (12, ["Group / Principal"]),
            (13, ["Group / Principal", "Director"]),
            (15.5, ["Director"]),
            (17, ["Director", "Senior Director"]),
            (18, ["Director", "Senior Director"]),
            (19, ["Senior Director"]),
            (21, ["Senior Director", "VP"]),
            (23, ["VP"]),
        ],
    )
    def test_years_in_overlapping_ranges_are_typical_of_both_and_reach_the_upper(
        self, years: float, typical: list[str]
    ) -> None:
        assert titles_for_years(years, COMPOSITE) == typical
        assert title_for_years(years, COMPOSITE) == typical[-1]

    @pytest.mark.parametrize(
        "name", ["Group / Principal", "group/principal", "GROUP/ PRINCIPAL", "group-principal"]
    )
    def test_a_title_with_a_slash_is_found(self, name: str) -> None:
        assert COMPOSITE[name].title == "Group / Principal"

    def test_levels_without_skills_expect_none_and_leave_no_gap(self) -> None:
        assert expected("VP", COMPOSITE) == {}
        empty = skill_gap("Associate", "VP", ladder=COMPOSITE)
        assert not empty
        assert empty.coverage is None
        assert level_for_skills({}, ladder=COMPOSITE) is None


class TestTenSteps:
    def test_there_are_ten_levels_known_by_their_codes(self) -> None:
        assert [level.title for level in TEN_STEPS] == [f"L{n}" for n in range(1, 11)]
        assert TEN_STEPS["l10"] == TEN_STEPS["L-10"] == TEN_STEPS[-1]

    def test_l1_and_l10_are_not_mistaken_for_each_other(self) -> None:
        assert previous_level("L1", ladder=TEN_STEPS) is None
        assert next_level("L10", ladder=TEN_STEPS) is None

    @pytest.mark.parametrize(
        ("years", "reached", "typical"),
        [
            (0.5, "L2", ["L2"]),
            (0.75, "L2", ["L2"]),
            (nextafter(1, 0), "L2", ["L2"]),
            (1, "L3", ["L2", "L3"]),
            (1.5, "L3", ["L2", "L3"]),
            (1.75, "L3", ["L3"]),
            (2, "L3", ["L3"]),
            (2.5, "L3", []),
        ],
    )
    def test_half_years_count(self, years: float, reached: str, typical: list[str]) -> None:
        assert title_for_years(years, TEN_STEPS) == reached
        assert titles_for_years(years, TEN_STEPS) == typical

    def test_less_than_the_first_stated_years_lead_to_no_level(self) -> None:
        with pytest.raises(NoLevelError) as caught:
            level_for_years(0.25, ladder=TEN_STEPS)
        assert str(caught.value) == (
            "0.25 is less than the 0.5 years of 'L2', the first level with years"
        )


class TestTheMediaAgency:
    @pytest.mark.parametrize(
        ("years", "reached"),
        [
            (5, "Mediaeinkäufer:in"),
            (7, "Mediaeinkäufer:in"),
            (8, "Senior Mediaplaner:in"),
            (10, "Teamleitung Einkauf"),
            (14, "Teamleitung Einkauf"),
            (15, "Bereichsleitung Media"),
        ],
    )
    def test_of_levels_with_equal_years_the_last_is_reached(
        self, years: float, reached: str
    ) -> None:
        assert title_for_years(years, AGENCY) == reached

    @pytest.mark.parametrize(
        ("years", "typical"),
        [
            (5, ["Kampagnenmanager:in", "Mediaplaner:in", "Mediaeinkäufer:in"]),
            (8.5, ["Mediaplaner:in", "Mediaeinkäufer:in", "Senior Mediaplaner:in"]),
            (10, ["Senior Mediaplaner:in", "Teamleitung Planung", "Teamleitung Einkauf"]),
        ],
    )
    def test_years_are_typical_of_all_levels_with_equal_years(
        self, years: float, typical: list[str]
    ) -> None:
        assert titles_for_years(years, AGENCY) == typical

    def test_nobody_has_a_level_before_five_years(self) -> None:
        with pytest.raises(NoLevelError) as caught:
            level_for_years(4.5, ladder=AGENCY)
        assert str(caught.value) == (
            "4.5 is less than the 5 years of 'Kampagnenmanager:in', the first level with years"
        )

    def test_the_way_up_has_each_level_with_equal_years(self) -> None:
        path = career_path("Senior Mediaplaner:in", "Bereichsleitung Media", ladder=AGENCY)
        assert [step.level.title for step in path] == [
            "Teamleitung Planung",
            "Teamleitung Einkauf",
            "Bereichsleitung Media",
        ]

    @pytest.mark.parametrize(
        ("band", "keys"),
        [
            ("Gehaltsband E", ("planning-lead", "buying-lead")),
            ("gehaltsband-f", ("head-of-media", "key-account-director")),
        ],
    )
    def test_a_pay_band_of_two_levels_is_the_name_of_neither(
        self, band: str, keys: tuple[str, ...]
    ) -> None:
        assert band not in AGENCY
        with pytest.raises(AmbiguousNameError) as caught:
            next_level(band, ladder=AGENCY)
        assert (caught.value.name, caught.value.keys) == (band, keys)

    def test_the_error_for_a_pay_band_says_which_keys_there_are(self) -> None:
        with pytest.raises(AmbiguousNameError) as caught:
            skill_gap("Mediaplaner:in", "Gehaltsband E", ladder=AGENCY)
        assert str(caught.value) == (
            "'Gehaltsband E' names more than one level; use a key: 'planning-lead', 'buying-lead'"
        )

    def test_the_band_of_each_level_is_a_detail(self) -> None:
        bands = [detail.text for level in AGENCY for detail in level.details[:1]]
        assert bands == ["C", "C", "C", "D", "E", "E", "F", "F"]
        assert AGENCY["buyer"].details == (
            Detail(name="Gehaltsband", text="C"),
            Detail(name="Nächste Rollen", text="Teamleitung Einkauf"),
        )

    def test_the_two_team_leads_excel_at_different_skills(self) -> None:
        gap_to_buying = gap("Teamleitung Planung", "Teamleitung Einkauf", AGENCY)
        gap_to_planning = gap("Teamleitung Einkauf", "Teamleitung Planung", AGENCY)
        assert gap_to_buying == {"buying": ("steady", "leading")}
        assert gap_to_planning == {
            "planning": ("steady", "confident"),
            "advice": ("steady", "confident"),
        }
