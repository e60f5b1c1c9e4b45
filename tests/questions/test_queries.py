"""The questions, on small ladders that stress them. Without a ladder they ask the packaged one."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from math import inf, nan
from numbers import Real
from typing import Any

import numpy as np
import pytest
from attrs import evolve

from pm_career import (
    Descriptor,
    Expectation,
    Experience,
    Ladder,
    Level,
    NoLevelError,
    Proficiency,
    Requirement,
    Skill,
    UnknownLevelError,
    UnknownNamesError,
    career_path,
    default_ladder,
    expected_skills,
    level_for_skills,
    level_for_years,
    levels_for_years,
    next_level,
    previous_level,
    skill_gap,
    to_dict,
    to_records,
)
from pm_career._wording import quote

SKILLS = [Skill(key=key, name=f"{key} work") for key in ("agile", "sales", "law")]
SCALE = [Proficiency(key=key) for key in ("basic", "working", "expert")]


def level(key: str, *, years: tuple[float, float | None] | None = None, **asked: str) -> Level:
    requirements = [Requirement(skill=skill, proficiency=at) for skill, at in asked.items()]
    return Level(
        key=key,
        title=key.upper(),
        expectations=[Expectation(statement=f"As {key}", requirements=requirements)],
        experience=None if years is None else Experience(min_years=years[0], max_years=years[1]),
    )


def ladder(*levels: Level, cumulative: bool = False) -> Ladder:
    return Ladder(
        title="Tiny", levels=levels, skills=SKILLS, proficiencies=SCALE, cumulative=cumulative
    )


# A skill that falls on the way up, years that touch, leave a hole, overlap, or are not stated.
FALLING = ladder(
    level("low", years=(2, 4), agile="expert", law="basic"),
    level("mid", agile="basic", sales="working"),
    level("high", years=(4, 6), law="working"),
    level("top", years=(8, None), sales="expert"),
)
RISING = ladder(*FALLING, cumulative=True)

# Years that touch, and two open ends.
TOUCHING = ladder(
    level("low", years=(0, 2)),
    level("mid", years=(2, 5)),
    level("high", years=(5, None)),
    level("top", years=(8, None)),
)
PACKAGED = default_ladder()


def titles(levels: tuple[Level, ...]) -> list[str]:
    return [level.title for level in levels]


@Real.register
class Approximate:
    """A real number that is known only as a float."""

    def __float__(self) -> float:
        return 2.0

    def __ge__(self, other: float) -> bool:
        return float(self) >= other

    def __lt__(self, other: float) -> bool:
        return float(self) < other

    def __repr__(self) -> str:
        return "Approximate()"


class TestNeighbours:
    def test_next_level_is_the_one_above(self) -> None:
        assert next_level(PACKAGED[0]) is PACKAGED[1]
        assert next_level(FALLING[1], ladder=FALLING) is FALLING[2]

    def test_no_level_is_above_the_highest(self) -> None:
        assert next_level(PACKAGED[-1]) is None
        assert next_level("top", ladder=FALLING) is None

    def test_previous_level_is_the_one_below(self) -> None:
        assert previous_level(PACKAGED[1]) is PACKAGED[0]
        assert previous_level(FALLING[1], ladder=FALLING) is FALLING[0]

    def test_no_level_is_below_the_lowest(self) -> None:
        assert previous_level(PACKAGED[0]) is None
        assert previous_level("low", ladder=FALLING) is None

    @pytest.mark.parametrize("question", [next_level, previous_level, expected_skills, skill_gap])
    def test_a_level_of_another_ladder_is_unknown(self, question: Any) -> None:
        with pytest.raises(UnknownLevelError, match="pass that ladder as ladder="):
            question(FALLING[1])


class TestLevelForYears:
    @pytest.mark.parametrize(
        ("years", "title"),
        [
            (0, "LOW"),
            (1.99, "LOW"),
            (2, "MID"),
            (4.5, "MID"),
            (5, "HIGH"),
            (7.5, "HIGH"),
            (8, "TOP"),
            (80, "TOP"),
        ],
    )
    def test_is_the_highest_whose_minimum_is_reached(self, years: float, title: str) -> None:
        assert level_for_years(years, ladder=TOUCHING).title == title

    def test_is_one_of_the_packaged_ladder_where_none_is_given(self) -> None:
        assert level_for_years(80) is level_for_years(80, ladder=PACKAGED)

    def test_the_path_of_a_ladder_is_not_a_ladder(self) -> None:
        advice = "load_ladder(path) returns the ladder of a file"
        message = re.escape(f"expected a Ladder, got 'acme.toml'; {advice}")
        with pytest.raises(TypeError, match=f"^{message}$"):
            level_for_years(7, ladder="acme.toml")  # type: ignore[arg-type]  # the test

    @pytest.mark.parametrize(("years", "title"), [(2, "LOW"), (4, "HIGH"), (7, "HIGH"), (8, "TOP")])
    def test_passes_over_levels_without_years_and_holes(self, years: float, title: str) -> None:
        assert level_for_years(years, ladder=FALLING).title == title

    @pytest.mark.parametrize(
        "number",
        [int, float, Decimal, Fraction, np.int8, np.uint64, np.float32, np.float64, np.longdouble],
    )
    def test_takes_any_real_number(self, number: Any) -> None:
        assert level_for_years(number(2), ladder=TOUCHING).title == "MID"
        assert titles(levels_for_years(number(5), ladder=TOUCHING)) == ["MID", "HIGH"]

    @pytest.mark.parametrize(
        "years", [Decimal("1.99999999999999999999"), Fraction(10**20 - 1, 5 * 10**19)]
    )
    def test_does_not_round_exact_numbers(self, years: Any) -> None:
        assert level_for_years(years, ladder=TOUCHING).title == "LOW"

    @pytest.mark.parametrize("years", [10**400, Fraction(10**400), Decimal("1e400")])
    def test_takes_more_years_than_a_float_holds(self, years: Any) -> None:
        assert level_for_years(years, ladder=TOUCHING).title == "TOP"

    @pytest.mark.parametrize(
        "years",
        [
            -1,
            -0.001,
            nan,
            inf,
            -inf,
            -(10**400),
            Decimal("NaN"),
            Decimal("sNaN"),
            Decimal("Infinity"),
            Fraction(-1, 3),
            np.float64("nan"),
            np.float32("inf"),
            np.int64(-3),
        ],
        ids=lambda each: f"{type(each).__name__}: {each!r}",
    )
    @pytest.mark.parametrize("question", [level_for_years, levels_for_years])
    def test_refuses_numbers_that_are_no_years(self, question: Any, years: Any) -> None:
        message = f"expected a finite number of years, 0 or more, got {quote(years)}"
        with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
            question(years)

    @pytest.mark.parametrize(
        "years",
        [True, np.True_, "2", b"2", None, 2j, np.complex64(2), [2], np.array([2, 3])],
        # The first two look alike in NumPy 1.26.
        ids=lambda years: f"{type(years).__name__} {years!r}",
    )
    @pytest.mark.parametrize("question", [level_for_years, levels_for_years])
    def test_refuses_what_is_no_number(self, question: Any, years: Any) -> None:
        with pytest.raises(TypeError) as caught:
            question(years)
        assert str(caught.value) == f"expected a number of years, got {quote(years)}"

    @pytest.mark.parametrize("question", [level_for_years, levels_for_years])
    def test_a_number_that_cannot_be_compared_exactly_is_refused(self, question: Any) -> None:
        with pytest.raises(TypeError) as caught:
            question(Approximate())
        assert str(caught.value) == (
            "expected a number of years with a method as_integer_ratio, got Approximate()"
        )

    @pytest.mark.parametrize(
        ("years", "is_inside"), [(0.7, False), (0.75, True), (inf, False), (nan, False)]
    )
    def test_a_range_compares_exactly_too(self, years: float, *, is_inside: bool) -> None:
        # As float32, 0.7 is a little less.
        rounded: Any = np.float32(years)
        assert (rounded in Experience(min_years=0.7, max_years=2)) is is_inside

    @pytest.mark.parametrize("question", [level_for_years, levels_for_years])
    def test_a_difference_of_time_is_no_number(self, question: Any) -> None:
        years = np.timedelta64(5, "ns")
        with pytest.raises(TypeError) as caught:
            question(years)
        assert str(caught.value) == f"expected a number of years, got {years!r}"

    @pytest.mark.parametrize(
        ("years", "minimum", "reached"),
        [
            (np.float32(0.7), 0.7, False),
            (np.float16(0.7), 0.7, True),
            (np.float64(2**53), 2**53 + 1, False),
            (np.int64(2**53 + 1), 2.0**53 + 2, False),
            (np.uint64(2**64 - 1), 2.0**64, False),
            (np.longdouble(2) ** 53 + np.longdouble(2) ** -10, 2**53 + 1, False),
            (Decimal("0.3"), 0.1 + 0.2, False),
            (Decimal(0.1 + 0.2), 0.1 + 0.2, True),
            (2**53, 2**53 + 1, False),
        ],
        ids=repr,
    )
    def test_rounds_neither_the_years_nor_the_minimum(
        self, years: Any, minimum: float, *, reached: bool
    ) -> None:
        dated = ladder(level("all", years=(0, None)), level("some", years=(minimum, None)))
        expected = ["ALL", "SOME"] if reached else ["ALL"]
        assert level_for_years(years, ladder=dated).title == expected[-1]
        assert titles(levels_for_years(years, ladder=dated)) == expected

    @pytest.mark.parametrize(
        ("years", "words"),
        [
            (Fraction(1, 3), "1/3"),
            (Decimal("1E-5000"), "1E-5000"),
            (np.float32(0.5), "0.5"),
            (Decimal(0), "0"),
            (Decimal(f"0.{'1' * 37}"), f"0.{'1' * 37}"),
            (Decimal(f"0.{'1' * 38}"), f"Decimal('0.{'1' * 38}')"),
            (Fraction(1, 10**100), f"Fraction(1, 1{'0' * 66}…"),
            (Fraction(1, 10**5000), "a number of too many digits"),
        ],
        ids=[
            "third",
            "decimal",
            "numpy",
            "zero",
            "39 letters",
            "40 letters",
            "long",
            "too long",
        ],
    )
    def test_says_which_years_are_too_few(self, years: Any, words: str) -> None:
        with pytest.raises(NoLevelError) as caught:
            level_for_years(years, ladder=ladder(level("one", years=(1, None))))
        assert str(caught.value) == (
            f"{words} is less than the 1 year of 'ONE', the first level with years"
        )

    def test_there_is_none_below_the_lowest_minimum(self) -> None:
        with pytest.raises(NoLevelError) as caught:
            level_for_years(1.5, ladder=FALLING)
        assert (
            str(caught.value) == "1.5 is less than the 2 years of 'LOW', the first level with years"
        )

    def test_one_year_is_no_years(self) -> None:
        with pytest.raises(NoLevelError, match=r"^0 is less than the 1 year of 'ONE', the f"):
            level_for_years(0, ladder=ladder(level("one", years=(1, None))))

    def test_there_is_none_in_a_ladder_without_years(self) -> None:
        with pytest.raises(NoLevelError) as caught:
            level_for_years(7, ladder=ladder(level("only")))
        assert str(caught.value) == "the ladder 'Tiny' states no years"


class TestLevelsForYears:
    @pytest.mark.parametrize(
        ("years", "expected"),
        [
            (2, ["LOW", "MID"]),
            (3, ["MID"]),
            (16, ["HIGH", "TOP"]),
        ],
    )
    def test_are_those_whose_range_includes_them(self, years: float, expected: list[str]) -> None:
        assert titles(levels_for_years(years, ladder=TOUCHING)) == expected

    def test_are_of_the_packaged_ladder_where_none_is_given(self) -> None:
        assert levels_for_years(80) == levels_for_years(80, ladder=PACKAGED)
        assert levels_for_years(80)

    @pytest.mark.parametrize(
        ("years", "expected"),
        [(1, []), (2, ["LOW"]), (4, ["LOW", "HIGH"]), (7, []), (8, ["TOP"]), (99, ["TOP"])],
    )
    def test_may_be_none_one_or_many(self, years: float, expected: list[str]) -> None:
        assert titles(levels_for_years(years, ladder=FALLING)) == expected


def expected_keys(name: str, ladder: Ladder) -> dict[str, str]:
    return {skill.key: at.key for skill, at in expected_skills(name, ladder=ladder).items()}


class TestExpectedSkills:
    def test_add_up_in_a_cumulative_ladder(self) -> None:
        assert expected_keys("high", RISING) == {
            "agile": "expert",
            "sales": "working",
            "law": "working",
        }

    def test_are_the_levels_own_in_another(self) -> None:
        assert expected_keys("mid", FALLING) == {"agile": "basic", "sales": "working"}
        assert expected_keys("high", FALLING) == {"law": "working"}

    def test_are_the_highest_asked_for_in_one_level(self) -> None:
        twice = Level(
            key="twice",
            title="Twice",
            expectations=[
                Expectation(statement=at, requirements=[Requirement(skill="law", proficiency=at)])
                for at in ("basic", "expert", "working")
            ],
        )
        assert expected_keys("twice", ladder(twice)) == {"law": "expert"}

    def test_stand_in_the_order_of_the_catalogue(self) -> None:
        # The levels ask for them in another order: agile, law, sales.
        assert list(expected_keys("top", RISING)) == [skill.key for skill in SKILLS]

    def test_are_those_of_the_packaged_ladder_where_none_is_given(self) -> None:
        level = PACKAGED[-1]
        assert expected_skills(level) == expected_skills(level, ladder=PACKAGED)
        assert expected_skills(level)


def needs(gap: Any) -> list[tuple[str, str | None, str, int]]:
    return [(need.skill.key, need.has and need.has.key, need.needs.key, need.steps) for need in gap]


class TestSkillGap:
    def test_has_the_largest_step_first_then_the_catalogues_order(self) -> None:
        gap = skill_gap("low", "top", ladder=RISING)
        assert needs(gap) == [
            ("sales", None, "expert", 3),
            ("law", "basic", "working", 1),
        ]
        tied = skill_gap({}, "high", ladder=RISING)
        assert needs(tied) == [
            ("agile", None, "expert", 3),
            ("sales", None, "working", 2),
            ("law", None, "working", 2),
        ]

    def test_has_a_smaller_step_last_though_it_is_the_first_of_the_catalogue(self) -> None:
        gap = skill_gap({"agile": "working"}, "high", ladder=RISING)
        assert needs(gap) == [
            ("sales", None, "working", 2),
            ("law", None, "working", 2),
            ("agile", "working", "expert", 1),
        ]

    def test_has_the_rest_in_met(self) -> None:
        gap = skill_gap("low", "top", ladder=RISING)
        assert needs(gap.met) == [("agile", "expert", "expert", 0)]

    def test_defaults_to_the_next_level(self) -> None:
        assert skill_gap("low", ladder=RISING) == skill_gap("low", "mid", ladder=RISING)
        assert skill_gap("low", ladder=RISING).target is RISING[1]
        assert skill_gap(PACKAGED[0]).target is PACKAGED[1]

    def test_names_both_ends(self) -> None:
        gap = skill_gap("low", "top", ladder=RISING)
        assert (gap.current, gap.target) == (RISING[0], RISING[3])
        assert skill_gap({}, "top", ladder=RISING).current is None

    def test_has_what_is_said_at_the_level_below_and_at_the_target(self) -> None:
        [sales, law] = skill_gap("mid", "top", ladder=RISING)
        assert (sales.now, sales.next) == (("As mid",), ("As top",))
        assert (law.now, law.next) == (("As low",), ("As high",))

    def test_nothing_is_said_of_a_skill_that_is_not_held(self) -> None:
        [sales, _] = skill_gap("low", "top", ladder=RISING)
        assert (sales.has, sales.now) == (None, ())

    def test_says_how_what_a_profile_holds_looks_below_the_target(self) -> None:
        [agile, _, law] = skill_gap({"agile": "basic", "law": "basic"}, "high", ladder=RISING)
        assert (agile.now, agile.next) == (("As mid",), ("As low",))
        assert (law.now, law.next) == (("As low",), ("As high",))

    def test_says_how_what_a_profile_holds_looks_above_if_no_level_below_says_it(self) -> None:
        falling = ladder(level("low", law="working"), level("top", law="basic"))
        [law] = skill_gap({"law": "basic"}, "low", ladder=falling)
        assert (law.now, law.next) == (("As top",), ("As low",))

    def test_prefers_the_descriptors_of_the_skill(self) -> None:
        sells = Descriptor(proficiency="working", text="Sells alone")
        skills = [SKILLS[0], evolve(SKILLS[1], descriptors=[sells]), SKILLS[2]]
        [sales, _] = skill_gap("mid", "top", ladder=evolve(RISING, skills=skills))
        assert (sales.now, sales.next) == (("Sells alone",), ("As top",))

    def test_coverage_is_the_share_of_steps_taken(self) -> None:
        assert skill_gap("low", "top", ladder=RISING).coverage == 1 - 4 / 8
        assert skill_gap({}, "top", ladder=RISING).coverage == 0.0
        assert skill_gap("top", "low", ladder=RISING).coverage == 1.0
        assert skill_gap({}, "only", ladder=ladder(level("only"))).coverage is None

    def test_more_than_is_needed_fills_no_other_gap(self) -> None:
        profile = {"agile": "expert", "sales": "basic"}
        gap = skill_gap(profile, "mid", ladder=FALLING)
        assert needs(gap) == [("sales", "basic", "working", 1)]
        assert gap.coverage == 1 - 1 / 3

    def test_down_a_cumulative_ladder_is_empty_and_falsy(self) -> None:
        gap = skill_gap("top", "low", ladder=RISING)
        assert not gap
        assert len(gap.met) == len(expected_skills("low", ladder=RISING))

    def test_down_another_ladder_may_not_be(self) -> None:
        assert needs(skill_gap("top", "low", ladder=FALLING)) == [
            ("agile", None, "expert", 3),
            ("law", None, "basic", 1),
        ]

    def test_is_a_sequence_of_needs(self) -> None:
        gap = skill_gap({}, "top", ladder=RISING)
        assert (gap[0], gap[-1], gap[:2]) == (gap.needs[0], gap.needs[-1], gap.needs[:2])
        assert list(gap) == list(gap.needs)
        assert len(gap) == len(gap.needs)

    def test_of_all_who_ask_shares_its_needs(self) -> None:
        some, others = (
            skill_gap(profile, "high", ladder=RISING) for profile in ({}, {"law": "basic"})
        )
        assert some[0] is others[0]

    def test_takes_a_profile_of_keys_or_names_however_spelled(self) -> None:
        assert skill_gap({"AGILE_work": "Expert"}, "low", ladder=FALLING) == skill_gap(
            {"agile": "expert"}, "low", ladder=FALLING
        )

    def test_takes_a_profile_of_values(self) -> None:
        assert not skill_gap(expected_skills("low", ladder=RISING), "low", ladder=RISING)

    def test_the_higher_counts_where_a_profile_names_a_skill_twice(self) -> None:
        for profile in (
            {"law": "working", "law work": "basic"},
            {"law": "basic", "law work": "working"},
        ):
            assert not skill_gap(profile, "high", ladder=FALLING)

    def test_of_a_profile_needs_a_target(self) -> None:
        with pytest.raises(TypeError) as caught:
            skill_gap({"agile": "basic"})
        assert str(caught.value) == "a profile is at no level, so its gap needs a target level"

    def test_from_the_highest_level_needs_a_target(self) -> None:
        with pytest.raises(NoLevelError) as caught:
            skill_gap("top", ladder=RISING)
        assert str(caught.value) == "no level is above 'TOP', the highest"

    @pytest.mark.parametrize(
        ("profile", "error"),
        [
            ({"agil": "basic"}, UnknownNamesError),
            ({"agile": "basics"}, UnknownNamesError),
            ({"agile": 3}, TypeError),
            ({3: "basic"}, TypeError),
            ({Skill(key="agile", name="Other"): "basic"}, UnknownNamesError),
        ],
    )
    @pytest.mark.parametrize("question", [skill_gap, level_for_skills])
    def test_refuses_a_profile_of_what_the_ladder_does_not_list(
        self, question: Any, profile: Any, error: type[Exception]
    ) -> None:
        arguments = ["low"] if question is skill_gap else []
        with pytest.raises(error):
            question(profile, *arguments, ladder=FALLING)

    def test_says_which_names_of_a_profile_may_mean_several_levels(self) -> None:
        asking = [Expectation(requirements=[Requirement(skill="agile")])]
        lead, head = (Level(key=key, title="Lead", expectations=asking) for key in ("lead", "head"))
        by_level = Ladder(title="Tiny", levels=[lead, head], skills=SKILLS)
        with pytest.raises(UnknownNamesError) as caught:
            skill_gap({"agile": "Lead"}, "lead", ladder=by_level)
        assert caught.value.ambiguous == {"proficiency": {"Lead": ("lead", "head")}}

    def test_looks_for_what_the_first_twenty_unknown_names_may_mean(self) -> None:
        profile = dict.fromkeys((f"agil{letter}" for letter in "abcdfghijklmnopqrstuv"), "basic")
        with pytest.raises(UnknownNamesError) as caught:
            skill_gap(profile, "low", ladder=FALLING)
        near = caught.value.near["skill"].values()
        assert [bool(names) for names in near] == [True] * 20 + [False]

        profile = {f"agil{letter}": f"basi{letter}" for letter in "abdfghijklm"}
        with pytest.raises(UnknownNamesError) as caught:
            skill_gap(profile, "low", ladder=FALLING)
        for near in (
            caught.value.near["skill"].values(),
            caught.value.near["proficiency"].values(),
        ):
            assert [bool(names) for names in near] == [True] * 10 + [False]

    def test_names_the_proficiencies_only_where_its_title_does_not(self) -> None:
        asking = [Expectation(requirements=[Requirement(skill=key)]) for key in ("agile", "law")]
        levels = [
            Level(key="low", title="Low", expectations=asking),
            Level(key="high", title="High", expectations=asking),
            Level(key="top", title="Top", expectations=asking[:1]),
        ]
        by_level = Ladder(title="By level", levels=levels, skills=SKILLS)
        assert skill_gap("low", ladder=by_level).to_text() == (
            "Low -> High\n"
            "  2 skills to raise, 50% covered\n"
            "\n"
            "  agile work    1 step\n"
            "  law work      1 step"
        )
        assert skill_gap("low", "top", ladder=by_level).to_text() == (
            "Low -> Top\n  1 skill to raise, 33% covered\n\n  agile work    2 steps"
        )
        assert skill_gap({"law": "low"}, "high", ladder=by_level).to_text() == (
            "This profile -> High\n"
            "  2 skills to raise, 25% covered, 1 not rated\n"
            "\n"
            "  agile work  not rated -> High  2 steps\n"
            "  law work    Low -> High        1 step"
        )


class TestLevelForSkills:
    def test_is_one_of_the_packaged_ladder_where_none_is_given(self) -> None:
        assert level_for_skills(expected_skills(PACKAGED[-1])) is PACKAGED[-1]

    def test_is_the_highest_that_is_met(self) -> None:
        profile = {"agile": "expert", "sales": "working", "law": "basic"}
        assert level_for_skills(profile, ladder=RISING) is RISING[1]

    def test_may_lie_above_one_that_is_not_met(self) -> None:
        assert level_for_skills({"sales": "expert"}, ladder=FALLING) is FALLING[3]

    def test_is_none_where_no_level_is_met(self) -> None:
        assert level_for_skills({"agile": "basic"}, ladder=RISING) is None

    def test_is_never_a_level_that_expects_nothing(self) -> None:
        silent = ladder(level("low", law="basic"), level("high"))
        assert level_for_skills({"law": "expert"}, ladder=silent) is silent[0]
        assert level_for_skills({}, ladder=silent) is None


class TestCareerPath:
    def test_has_a_step_for_each_level_on_the_way(self) -> None:
        path = career_path("low", "top", ladder=RISING)
        assert [step.level for step in path] == [*RISING[1:]]
        assert [step.gap for step in path] == [
            skill_gap(below, above, ladder=RISING)
            for below, above in [("low", "mid"), ("mid", "high"), ("high", "top")]
        ]
        assert [step.experience for step in path] == [level.experience for level in RISING[1:]]

    def test_names_both_ends(self) -> None:
        path = career_path("low", "top", ladder=RISING)
        assert (path.current, path.target) == (RISING[0], RISING[-1])

    def test_is_one_of_the_packaged_ladder_where_none_is_given(self) -> None:
        path = career_path(PACKAGED[0], PACKAGED[-1])
        assert [step.level for step in path] == [*PACKAGED[1:]]

    def test_is_a_sequence_of_steps(self) -> None:
        path = career_path("low", "top", ladder=RISING)
        assert (len(path), path[0], path[-2:]) == (3, path.steps[0], path.steps[-2:])

    @pytest.mark.parametrize("target", ["mid", "low"])
    def test_has_no_steps_to_the_same_level_or_down(self, target: str) -> None:
        assert not career_path("mid", target, ladder=RISING)


class TestPlainData:
    def test_to_dict_has_every_field_and_only_plain_values(self) -> None:
        data = to_dict(skill_gap("low", "top", ladder=RISING))
        assert json.loads(json.dumps(data)) == data
        assert list(data) == ["name", "current", "target", "coverage", "needs", "met"]

    def test_to_dict_refuses_what_is_no_value(self) -> None:
        with pytest.raises(TypeError, match=r"^expected a value of pm_career, got 3$"):
            to_dict(3)  # type: ignore[arg-type]  # that is the test

    def test_to_records_has_a_flat_row_for_each_level(self) -> None:
        assert to_records(FALLING)[1:3] == [
            {
                "rank": 2,
                "key": "mid",
                "title": "MID",
                "summary": "",
                "min_years": None,
                "max_years": None,
            },
            {
                "rank": 3,
                "key": "high",
                "title": "HIGH",
                "summary": "",
                "min_years": 4,
                "max_years": 6,
            },
        ]

    def test_to_records_has_the_packaged_ladder_where_none_is_given(self) -> None:
        assert to_records() == to_records(PACKAGED)
