"""Ladders that list no proficiencies, so that their skills are measured by their levels."""

from html import unescape
from pathlib import Path

import pytest

from pm_career import (
    AmbiguousNameError,
    Detail,
    Ladder,
    UnknownNamesError,
    career_path,
    dump_ladder,
    expected_skills,
    level_for_skills,
    level_for_title,
    level_for_years,
    load_ladder,
    next_level,
    skill_gap,
)

LADDERS = Path(__file__).parents[1] / "data" / "ladders"

CONSULTANCY = load_ladder(LADDERS / "consultancy")
VENDOR = load_ladder(LADDERS / "chat-vendor.toml")


def expected(level: str, ladder: Ladder) -> dict[str, str]:
    skills = expected_skills(level, ladder=ladder)
    return {skill.key: proficiency.key for skill, proficiency in skills.items()}


def gap(current: str, target: str, ladder: Ladder) -> dict[str, tuple[str | None, str, int]]:
    return {
        need.skill.key: (need.has.key if need.has else None, need.needs.key, need.steps)
        for need in skill_gap(current, target, ladder=ladder)
    }


def steps(current: str, target: str, ladder: Ladder) -> list[tuple[str, int]]:
    return [(need.skill.key, need.steps) for need in skill_gap(current, target, ladder=ladder)]


def lines(texts: tuple[str, ...]) -> list[list[str]]:
    return [text.splitlines() for text in texts]


class TestTheConsultancy:
    def test_the_scale_is_its_levels(self) -> None:
        assert CONSULTANCY.proficiencies == ()
        assert [(each.key, each.name) for each in CONSULTANCY.scale] == [
            ("junior", "Junior Product Manager"),
            ("intermediate", "Intermediate Product Manager"),
            ("senior", "Senior Product Manager"),
            ("staff", "Staff Product Manager"),
            ("principal", "Principal Product Manager"),
        ]

    def test_any_name_of_a_level_names_a_proficiency(self) -> None:
        names = ["senior", "Senior Product Manager", "senior pm"]
        assert [CONSULTANCY.proficiency(name) for name in names] == [CONSULTANCY.scale[2]] * 3
        assert CONSULTANCY.rank("PM") == CONSULTANCY.rank(CONSULTANCY["PM"]) == 2

    def test_a_level_asks_for_itself(self) -> None:
        senior = expected("Senior PM", CONSULTANCY)
        assert set(senior) == {skill.key for skill in CONSULTANCY.skills}
        assert set(senior.values()) == {"senior"}

    @pytest.mark.parametrize("level", ["Junior PM", "PM"])
    def test_mentoring_is_asked_for_from_senior_on(self, level: str) -> None:
        missing = {skill.key for skill in CONSULTANCY.skills} - set(expected(level, CONSULTANCY))
        assert missing == {"mentoring"}

    def test_each_skill_is_a_step_from_intermediate_to_senior(self) -> None:
        rising = {
            skill.key: ("intermediate", "senior", 1)
            for skill in CONSULTANCY.skills
            if skill.key != "mentoring"
        }
        assert gap("PM", "Senior PM", CONSULTANCY) == rising | {"mentoring": (None, "senior", 1)}

    def test_the_coverage_counts_only_real_steps(self) -> None:
        # Senior is three steps up in seven skills, two in commercial sense, and one in mentoring.
        to_senior = skill_gap("PM", "Senior PM", ladder=CONSULTANCY)
        assert to_senior.steps == 9
        assert to_senior.coverage == 1 - 9 / (7 * 3 + 2 + 1)

    @pytest.mark.parametrize(
        ("current", "target", "skill"),
        [("Junior PM", "PM", "commercial-sense"), ("Staff PM", "Principal PM", "delivery")],
    )
    def test_the_text_of_the_level_below_is_no_step(
        self, current: str, target: str, skill: str
    ) -> None:
        to_next = skill_gap(current, target, ladder=CONSULTANCY)
        assert [(need.skill.key, need.steps) for need in to_next.met] == [(skill, 0)]
        assert to_next.met[0].has == CONSULTANCY.proficiency(current)
        assert to_next.met[0].needs == CONSULTANCY.proficiency(target)
        assert to_next.met[0].now == to_next.met[0].next

    def test_the_whole_way_leaves_out_what_is_no_step(self) -> None:
        assert steps("Junior PM", "Principal PM", CONSULTANCY) == [
            ("discovery", 4),
            ("measurement", 4),
            ("strategy", 4),
            ("trust", 4),
            ("facilitation", 4),
            ("misalignments", 4),
            ("delivery", 3),
            ("commercial-sense", 3),
            ("mentoring", 3),
        ]

    def test_now_and_next_are_the_cells_with_their_lines(self) -> None:
        to_senior = skill_gap("PM", "Senior PM", ladder=CONSULTANCY)
        facilitation = next(need for need in to_senior if need.skill.key == "facilitation")
        assert lines(facilitation.now) == [
            [
                "Prepares and runs workshops for one team:",
                "- a kick-off",
                "- a story map",
                "- a retrospective after a hard month",
            ]
        ]
        assert lines(facilitation.next) == [
            [
                "Brings people to a decision who did not agree when they came in.",
                "- Changes the plan of a workshop while it runs",
            ]
        ]

    def test_the_texts_of_warning_signs_stand_with_the_skill(self) -> None:
        to_staff = skill_gap("Senior PM", "Staff PM", ladder=CONSULTANCY)
        assert to_staff[-1].skill == CONSULTANCY.skill("Potential misalignments")
        described = {each.proficiency: each.text.strip() for each in to_staff[-1].skill.descriptors}
        assert list(described) == ["junior", "intermediate", "senior", "staff", "principal"]
        assert to_staff[-1].now == (described["senior"],)
        assert to_staff[-1].next == (described["staff"],)

    def test_a_skill_that_begins_has_no_text_now(self) -> None:
        mentoring = skill_gap("PM", "Senior PM", ladder=CONSULTANCY)[-2]
        assert (mentoring.skill.key, mentoring.has, mentoring.now) == ("mentoring", None, ())
        assert lines(mentoring.next) == [
            [
                "Looks after one junior colleague.",
                "- Reviews their work every week",
                "- Lets them try, and stays near",
            ]
        ]

    def test_a_profile_names_levels(self) -> None:
        profile = {skill.name: "Staff PM" for skill in CONSULTANCY.skills}
        assert level_for_skills(profile, ladder=CONSULTANCY) == CONSULTANCY["Staff PM"]
        profile["Client trust"] = "senior"
        assert level_for_skills(profile, ladder=CONSULTANCY) == CONSULTANCY["Senior PM"]

    def test_a_profile_needs_no_step_that_is_none(self) -> None:
        profile = {skill.key: "Principal PM" for skill in CONSULTANCY.skills}
        profile["delivery"] = "Staff PM"
        assert level_for_skills(profile, ladder=CONSULTANCY) == CONSULTANCY["Principal PM"]
        profile["delivery"] = "Senior PM"
        assert level_for_skills(profile, ladder=CONSULTANCY) == CONSULTANCY["Senior PM"]

    def test_the_gap_of_a_profile_tells_not_rated_from_not_held(self) -> None:
        profile = {"discovery": "PM", "Client trust": None, "mentoring": "Senior PM"}
        to_senior = skill_gap(profile, "Senior PM", name="Ada", ladder=CONSULTANCY)
        assert to_senior.name == "Ada"
        assert [skill.key for skill in to_senior.unrated] == [
            "delivery",
            "measurement",
            "strategy",
            "facilitation",
            "misalignments",
            "commercial-sense",
        ]
        needs = {need.skill.key: (need.steps, need.rated) for need in to_senior}
        assert needs["discovery"] == (1, True)
        assert needs["trust"] == (3, True)
        assert needs["strategy"] == (3, False)
        assert needs["commercial-sense"] == (2, False)
        assert [need.skill.key for need in to_senior.met] == ["mentoring"]

    def test_a_gap_is_shown_with_titles_and_names_of_skills(self) -> None:
        shown = unescape(skill_gap("PM", "Senior PM", ladder=CONSULTANCY).to_html())
        assert ">Intermediate Product Manager -> Senior Product Manager</h3>" in shown
        assert "Commercial sense" in shown
        assert "commercial-sense" not in shown
        assert "intermediate" not in shown

    def test_a_gap_is_shown_with_the_texts_of_both_levels(self) -> None:
        to_staff = skill_gap("Senior PM", "Staff PM", ladder=CONSULTANCY)
        for shown in (to_staff.to_text(), unescape(to_staff.to_html())):
            assert "Finds the question behind" in shown
            assert "Sets up discovery for several" in shown
            assert "Keeps the hard parts" in shown
            assert "Avoids the one conversation" in shown

    def test_a_level_is_described_with_names_of_skills(self) -> None:
        shown = CONSULTANCY.describe("Staff PM").to_text()
        assert "Commercial sense" in shown
        assert "commercial-sense" not in shown

    def test_details_have_the_order_of_the_files(self) -> None:
        assert CONSULTANCY.details == (
            Detail(name="Owner", text="The practice leads of product management"),
            Detail(name="Reviewed in", text="March and September"),
        )
        assert CONSULTANCY["Staff PM"].details == (
            Detail(name="Grade", text="C4"),
            Detail(name="Staffing", text="Two to four teams"),
        )

    def test_it_is_written_with_lists_of_skills(self, tmp_path: Path) -> None:
        dump_ladder(CONSULTANCY, tmp_path / "copy")
        written = (tmp_path / "copy" / "principal.toml").read_text(encoding="utf-8")
        assert 'skills = ["discovery"]' in written
        assert load_ladder(tmp_path / "copy") == CONSULTANCY


class TestTheChatVendor:
    def test_six_of_nine_levels_share_their_titles(self) -> None:
        assert [level.title for level in VENDOR] == [
            "Product Manager I",
            "Product Manager I",
            "Product Manager II",
            "Product Manager II",
            "Senior Product Manager",
            "Senior Product Manager",
            "Principal Product Manager",
            "Group Product Manager",
            "Director of Product",
        ]
        assert [level.key for level in VENDOR] == [f"p{n}" for n in range(1, 10)]

    @pytest.mark.parametrize(
        ("name", "keys"),
        [
            ("Product Manager I", ("p1", "p2")),
            ("product-manager ii", ("p3", "p4")),
            ("PM II", ("p3", "p4")),
            ("Senior PM", ("p5", "p6")),
        ],
    )
    def test_a_shared_name_is_the_name_of_neither(self, name: str, keys: tuple[str, ...]) -> None:
        assert name not in VENDOR
        with pytest.raises(AmbiguousNameError) as caught:
            VENDOR[name]
        assert (caught.value.name, caught.value.keys) == (name, keys)

    def test_the_error_for_a_shared_name_says_which_keys_there_are(self) -> None:
        with pytest.raises(AmbiguousNameError) as caught:
            next_level("Senior Product Manager", ladder=VENDOR)
        assert str(caught.value) == (
            "'Senior Product Manager' names more than one level; use a key: 'p5', 'p6'"
        )

    def test_a_shared_name_is_no_proficiency_of_a_profile(self) -> None:
        with pytest.raises(UnknownNamesError) as caught:
            level_for_skills({"execution": "PM I"}, ladder=VENDOR)
        assert caught.value.ambiguous == {"proficiency": {"PM I": ("p1", "p2")}}

    @pytest.mark.parametrize("name", ["p6", "P6", "GPM", "Director of Product"])
    def test_keys_and_names_of_one_level_find_it(self, name: str) -> None:
        assert name in VENDOR
        assert VENDOR[name].key in {"p6", "p8", "p9"}

    def test_a_shared_title_stands_for_both_levels(self) -> None:
        match = level_for_title("Senior Product Manager, Calls", ladder=VENDOR)
        assert match.level is None
        assert match.candidates == VENDOR[4:6]

    def test_the_next_level_may_have_the_same_title(self) -> None:
        assert next_level("p1", ladder=VENDOR) == VENDOR["p2"] != VENDOR["p1"]

    @pytest.mark.parametrize(("years", "key"), [(0.5, "p1"), (3.5, "p4"), (6, "p5"), (6.5, "p6")])
    def test_years_tell_apart_what_titles_do_not(self, years: float, key: str) -> None:
        assert level_for_years(years, ladder=VENDOR).key == key

    def test_each_skill_is_expected_as_last_asked_for(self) -> None:
        assert expected("p2", VENDOR) == {
            "product-sense": "p1",
            "execution": "p2",
            "community": "p1",
        }
        assert expected("Director of Product", VENDOR) == {
            "product-sense": "p9",
            "execution": "p8",
            "community": "p8",
            "leadership": "p9",
        }

    @pytest.mark.parametrize(
        ("current", "target", "needs"),
        [
            ("p1", "p2", {"execution": ("p1", "p2", 1)}),
            ("p2", "p3", {"product-sense": ("p1", "p3", 1), "community": ("p1", "p3", 1)}),
            (
                "p1",
                "p4",
                {
                    "execution": ("p1", "p4", 2),
                    "product-sense": ("p1", "p3", 1),
                    "community": ("p1", "p3", 1),
                },
            ),
            ("p4", "p6", {
                "leadership": (None, "p6", 2),
                "product-sense": ("p3", "p5", 1),
                "community": ("p3", "p6", 1),
            }),
        ],
    )  # fmt: skip
    def test_a_level_that_adds_nothing_to_a_skill_is_no_step(
        self, current: str, target: str, needs: dict[str, tuple[str | None, str, int]]
    ) -> None:
        found = gap(current, target, VENDOR)
        assert found == needs
        assert list(found) == list(needs)

    def test_all_steps_to_the_top_are_those_that_say_something(self) -> None:
        to_the_top = skill_gap({}, "Director of Product", ladder=VENDOR)
        assert {need.skill.key: need.steps for need in to_the_top} == {
            "product-sense": 5,
            "execution": 4,
            "leadership": 4,
            "community": 3,
        }
        assert to_the_top.coverage == 0

    def test_words_that_come_again_two_levels_later_are_no_step(self) -> None:
        to_group = skill_gap("Principal Product Manager", "GPM", ladder=VENDOR)
        community = to_group.met[1]
        assert (community.skill.key, community.steps) == ("community", 0)
        assert (community.has, community.needs) == (VENDOR.scale[5], VENDOR.scale[7])

    def test_a_level_that_does_not_mention_a_skill_is_described_by_the_one_below(self) -> None:
        *_, execution = skill_gap({"execution": "p6"}, "GPM", ladder=VENDOR)
        assert (execution.skill.key, execution.steps) == ("execution", 1)
        assert execution.now == (VENDOR["p4"].expectations[0].statement,)
        assert execution.next == ("Keeps five teams on one plan",)

    def test_a_skill_may_be_rated_at_a_level_that_does_not_mention_it(self) -> None:
        profile = {"product-sense": "p4", "execution": "p6", "community": "p5"}
        assert level_for_skills(profile, ladder=VENDOR) == VENDOR["p4"]

    def test_now_and_next_are_of_the_levels_that_asked(self) -> None:
        execution, *_ = skill_gap("p1", "p4", ladder=VENDOR)
        assert execution.now == ("Takes a small feature from ticket to release",)
        assert lines(execution.next) == [
            [
                "Plans a release with two other teams:",
                "- agrees who waits for whom",
                "- says which promise is at risk",
            ]
        ]

    def test_a_statement_may_speak_of_two_skills(self) -> None:
        leadership, _, community = skill_gap("p4", "p6", ladder=VENDOR)
        assert leadership.next == community.next
        assert leadership.next == ("Starts a working group, and lets others lead it",)
        assert leadership.now == ()
        assert community.now == ("Answers contributors within a day, also with a no",)

    def test_the_path_has_a_step_between_levels_of_one_title(self) -> None:
        path = career_path("p1", "p5", ladder=VENDOR)
        assert [(step.level.key, [need.skill.key for need in step.gap]) for step in path] == [
            ("p2", ["execution"]),
            ("p3", ["product-sense", "community"]),
            ("p4", ["execution"]),
            ("p5", ["product-sense", "leadership"]),
        ]

    def test_grades_tell_levels_of_one_title_apart(self) -> None:
        grades = [detail.text for level in VENDOR for detail in level.details[:1]]
        assert grades == ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "M1", "M2"]
