"""The values, and the rules that every ladder keeps."""

import re
import sys
from collections.abc import Sequence
from math import inf, nan
from typing import Any

import attrs
import pytest

from pm_career import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    InvalidLadderError,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    UnknownLevelError,
    UnknownProficiencyError,
    UnknownSkillError,
    default_ladder,
)
from pm_career._model import expected_ranks, from_to, kept_with_the_ladder, minimum_years
from pm_career.frameworks import Framework, Track

JUNIOR = Level(
    key="junior-pm", title="Junior PM", aliases=["Jr. PM"], experience=Experience(min_years=0)
)
SENIOR = Level(key="senior-pm", title="Senior PM", experience=Experience(min_years=4, max_years=6))
AGILE = Skill(key="agile", name="Agile methods")
BASIC, STRONG = Proficiency(key="basic"), Proficiency(key="strong")


def ladder(*levels: Level, **fields: Any) -> Ladder:
    tiny = {
        "title": "Tiny",
        "levels": levels or (JUNIOR, SENIOR),
        "skills": (AGILE,),
        "proficiencies": (BASIC, STRONG),
    }
    return Ladder(**{**tiny, **fields})


def asking(*pairs: tuple[str, str], statement: str = "Works well") -> Level:
    requirements = [Requirement(skill=skill, proficiency=at) for skill, at in pairs]
    return attrs.evolve(
        SENIOR, expectations=[Expectation(statement=statement, requirements=requirements)]
    )


def taking(min_years: float, max_years: float | None = None) -> Level:
    return attrs.evolve(SENIOR, experience=Experience(min_years=min_years, max_years=max_years))


def faults(*levels: Level, **fields: Any) -> list[str]:
    with pytest.raises(InvalidLadderError) as caught:
        ladder(*levels, **fields)
    return [str(problem) for problem in caught.value.problems]


class TestLadderAsASequence:
    def test_has_its_levels_in_order(self) -> None:
        tiny = ladder()
        assert isinstance(tiny, Sequence)
        assert (len(tiny), list(tiny), list(reversed(tiny))) == (
            2,
            [JUNIOR, SENIOR],
            [SENIOR, JUNIOR],
        )

    def test_goes_by_position(self) -> None:
        tiny = ladder()
        assert (tiny[0], tiny[-1], tiny[:1]) == (JUNIOR, SENIOR, (JUNIOR,))
        with pytest.raises(IndexError):
            tiny[2]

    def test_knows_where_a_level_stands(self) -> None:
        tiny = ladder()
        assert (tiny.index(SENIOR), tiny.count(SENIOR)) == (1, 1)
        assert (tiny.index("Jr. PM"), tiny.index("senior pm", 1)) == (0, 1)
        assert (tiny.count("Senior PM"), tiny.count("Senor PM"), tiny.count(taking(9))) == (1, 0, 0)

    @pytest.mark.parametrize(
        ("arguments", "quoted"),
        [
            (("Senor PM",), "'Senor PM'"),
            (("Jr. PM", 1), "'Jr. PM'"),
            (("Senior PM", 0, -1), "'Senior PM'"),
        ],
    )
    def test_a_level_that_is_not_among_those_asked_has_no_index(
        self, arguments: Any, quoted: str
    ) -> None:
        with pytest.raises(ValueError, match=f"^{quoted} is not there$"):
            ladder().index(*arguments)

    def test_another_level_has_no_index(self) -> None:
        with pytest.raises(ValueError, match=r"^Level\(.*\) is not there$"):
            ladder().index(taking(9))

    def test_goes_from_one_name_to_another_with_both_ends(self) -> None:
        packaged = default_ladder()
        levels = packaged.levels
        assert packaged["PM":"Lead PM"] == levels[1:4]
        assert packaged[:"PM"] == levels[:2]
        assert packaged["Lead PM":] == levels[3:]
        assert packaged[packaged[1] : 5 : 2] == levels[1:5:2]
        assert packaged["Lead PM":"APM":-1] == levels[3::-1]
        assert packaged["Lead PM":"PM":-1] == levels[3:0:-1]
        with pytest.raises(UnknownLevelError):
            packaged["PM":"Lead"]

    def test_contains_levels_and_their_names(self) -> None:
        tiny = ladder()
        assert JUNIOR in tiny
        assert tiny.__contains__("JR PM")
        assert taking(9) not in tiny
        assert not tiny.__contains__("Lead PM")
        assert not tiny.__contains__(7)


class TestLookUp:
    @pytest.mark.parametrize(
        "name",
        [
            "junior-pm",
            "Junior PM",
            "Jr. PM",
            "jr pm",
            "JUNIOR_PM",
            "  Junior\u00a0P.M.",
            "Junior\u2011PM",
            "JuniorPM",
            "\uff2aunior PM",
        ],
    )
    def test_finds_a_level_however_its_name_is_spelled(self, name: str) -> None:
        assert ladder()[name] is JUNIOR

    def test_finds_no_level_by_a_part_of_its_name(self) -> None:
        with pytest.raises(UnknownLevelError):
            ladder()["Junior"]

    def test_of_a_misspelt_level_names_the_nearest(self) -> None:
        with pytest.raises(UnknownLevelError) as caught:
            ladder()["Senor PM"]
        assert str(caught.value) == (
            "the ladder has no level 'Senor PM'; it has 'junior-pm', 'senior-pm'; "
            "did you mean 'Senior PM' or 'Junior PM'?"
        )
        assert (caught.value.name, caught.value.near) == ("Senor PM", ("Senior PM", "Junior PM"))

    def test_of_a_name_near_to_none_names_what_there_is(self) -> None:
        with pytest.raises(UnknownLevelError) as caught:
            ladder()["Gardener"]
        assert str(caught.value) == (
            "the ladder has no level 'Gardener'; it has 'junior-pm', 'senior-pm'"
        )

    def test_names_ten_of_many_levels(self) -> None:
        many = [Level(key=f"l{n}", title=f"Level {n}") for n in range(1_234)]
        with pytest.raises(UnknownLevelError, match=r"'l9' and 1,224 more$"):
            ladder(*many)["x" * 500]

    def test_shortens_a_long_name_in_the_message(self) -> None:
        with pytest.raises(UnknownLevelError, match=r"no level 'x{78}…; it has"):
            ladder()["x" * 500]

    def test_says_which_ladder_a_strange_level_needs(self) -> None:
        for stranger in (taking(9), default_ladder()[0]):
            with pytest.raises(UnknownLevelError) as caught:
                ladder().position(stranger)
            assert str(caught.value) == (
                f"the ladder has no level {stranger.key!r}; it has 'junior-pm', 'senior-pm'; "
                "if this one is from another ladder, pass that ladder as ladder="
            )

    def test_takes_an_equal_level(self) -> None:
        assert ladder().position(attrs.evolve(SENIOR)) == 1

    def test_refuses_what_is_neither_level_nor_name(self) -> None:
        with pytest.raises(TypeError, match=r"^expected a Level or its name, got 3$"):
            ladder().position(3)  # type: ignore[arg-type]  # that is the test

    def test_refuses_what_is_neither_skill_nor_name(self) -> None:
        with pytest.raises(TypeError, match=r"^expected a Skill or its name, got 3$"):
            ladder().skill(3)  # type: ignore[arg-type]  # that is the test

    def test_finds_a_skill_by_key_and_name(self) -> None:
        assert ladder().skill("agile") is ladder().skill("AGILE METHODS") is AGILE
        with pytest.raises(UnknownSkillError) as caught:
            ladder().skill("agil")
        assert str(caught.value) == (
            "the ladder has no skill 'agil'; it has 'agile'; did you mean 'agile'?"
        )

    def test_finds_a_proficiency_and_its_rank(self) -> None:
        assert ladder().proficiency("Strong") is STRONG
        assert (ladder().rank("basic"), ladder().rank(STRONG)) == (1, 2)
        with pytest.raises(UnknownProficiencyError) as caught:
            ladder(proficiencies=[BASIC, Proficiency(key="expert", name="Expertin")]).rank("strong")
        assert str(caught.value) == (
            "the ladder has no proficiency 'strong'; it has 'basic', 'Expertin'"
        )

    def test_finds_a_proficiency_by_its_name(self) -> None:
        named = Proficiency(key="strong", name="Fortgeschritten")
        german = ladder(proficiencies=[BASIC, named])
        assert german.proficiency("FORT-GESCHRITTEN") is german.proficiency("strong") is named


def test_a_ladder_keeps_the_answer_of_a_function() -> None:
    asked: list[Ladder] = []

    @kept_with_the_ladder
    def title_of(ladder: Ladder) -> str:
        """Return the title."""
        asked.append(ladder)
        return ladder.title

    one, other = ladder(title="One"), ladder(title="Other")
    assert [title_of(each) for each in (one, one, other, one)] == ["One", "One", "Other", "One"]
    assert asked == [one, other]
    assert (title_of.__name__, title_of.__doc__) == ("title_of", "Return the title.")


class TestInvariants:
    def test_a_ladder_has_a_level(self) -> None:
        assert faults(levels=()) == ["levels: expected at least one level, got none"]

    @pytest.mark.parametrize(
        ("twin", "problem"),
        [
            (
                {"key": "junior-p-m"},
                "levels[1].key: 'junior-p-m' is also a name of 'junior-pm'",
            ),
            (
                {"title": "junior-pm"},
                "levels[1].title: 'junior-pm' is the key of another level; choose another name",
            ),
            (
                {"aliases": ["SPM", "junior-pm"]},
                (
                    "levels[1].aliases[1]: "
                    "'junior-pm' is the key of another level; choose another name"
                ),
            ),
        ],
    )
    def test_no_level_has_the_key_of_another_as_a_name(
        self, twin: dict[str, Any], problem: str
    ) -> None:
        assert faults(JUNIOR, attrs.evolve(SENIOR, **twin)) == [problem]

    def test_a_level_listed_twice_is_one_fault(self) -> None:
        assert faults(JUNIOR, JUNIOR) == ["levels[1].key: 'junior-pm' is listed twice"]

    def test_the_years_of_a_level_listed_twice_do_not_fall(self) -> None:
        assert faults(JUNIOR, SENIOR, JUNIOR) == ["levels[2].key: 'junior-pm' is listed twice"]

    def test_what_comes_after_a_level_listed_twice_is_looked_at_too(self) -> None:
        assert faults(JUNIOR, JUNIOR, attrs.evolve(SENIOR, key="junior_pm")) == [
            "levels[1].key: 'junior-pm' is listed twice",
            "levels[2].key: expected lower-case words joined by hyphens, got 'junior_pm'",
            "levels[2].key: 'junior_pm' is also a name of 'junior-pm'",
        ]

    def test_a_key_without_a_letter_is_one_fault(self) -> None:
        assert faults(attrs.evolve(SENIOR, key="-")) == [
            "levels[0].key: expected lower-case words joined by hyphens, got '-'"
        ]

    @pytest.mark.parametrize(
        ("most", "more", "message"),
        [
            ("a" * 1000, "a" * 1001, "expected at most 1,000 letters"),
            (
                "a" + "\u0301" * 30,
                "a" + "\u0301" * 31,
                "expected at most 30 combining marks in a row",
            ),
            (
                "\ufdfa" * 55 + "a" * 10,
                "\ufdfa" * 55 + "a" * 11,
                "expected at most 1,000 letters",
            ),
        ],
        ids=["letters", "marks", "characters that stand for eighteen letters"],
    )
    def test_a_name_is_cheap_to_compare(self, most: str, more: str, message: str) -> None:
        def named(name: str) -> dict[str, Any]:
            return {
                "levels": [attrs.evolve(JUNIOR, title=name, aliases=["Junior", name])],
                "skills": [Skill(key="agile", name=name)],
                "proficiencies": [Proficiency(key="basic", name=name)],
                "details": [Detail(name=name, text="7")],
            }

        assert len(Ladder(title="Acme", **named(most))) == 1
        with pytest.raises(InvalidLadderError) as caught:
            Ladder(title="Acme", **named(more))
        assert [str(problem) for problem in caught.value.problems] == [
            f"levels[0].title: {message}",
            f"levels[0].aliases[1]: {message}",
            f"skills[0].name: {message}",
            f"proficiencies[0].name: {message}",
            f"details[0].name: {message}",
        ]

    def test_a_key_has_at_most_1_000_letters(self) -> None:
        assert len(ladder(attrs.evolve(SENIOR, key="k" * 1000))) == 1
        assert faults(attrs.evolve(SENIOR, key="k" * 1001)) == [
            "levels[0].key: expected at most 1,000 letters"
        ]

    def test_names_have_at_most_a_million_letters_together(self) -> None:
        # A ligature stands for eighteen letters.
        aliases = [f"{n:0>100}" + "\ufdfa" * 50 for n in range(999)]
        aliases.append("a" * (1_000_000 - 999 * 1000 - 2 * 25))
        level = Level(key="pm", title="PM", aliases=aliases)
        assert len(Ladder(title="Acme", levels=[level])) == 1
        with pytest.raises(InvalidLadderError) as caught:
            # So many names are not compared: nobody says that there is another "pm".
            Ladder(title="Acme", levels=[attrs.evolve(level, aliases=[*aliases, "b"]), level])
        assert str(caught.value) == (
            "levels[0].aliases[1000]: expected names of at most 1,000,000 letters together, "
            "where a shorter name counts as 25"
        )

    def test_a_short_name_counts_as_25_letters(self) -> None:
        # With the key and the title, these are 40,000 names.
        aliases = [f"alias-{n}" for n in range(39_998)]
        level = Level(key="pm", title="PM", aliases=aliases)
        assert len(Ladder(title="Acme", levels=[level])) == 1
        with pytest.raises(InvalidLadderError, match=r"^levels\[0\]\.aliases\[39998\]: "):
            Ladder(title="Acme", levels=[attrs.evolve(level, aliases=[*aliases, "b"])])

    def test_levels_times_skills_are_at_most_100_000(self) -> None:
        levels = [Level(key=f"l{n}", title=f"Level {n}") for n in range(200)]
        skills = [Skill(key=f"s{n}", name=f"Skill {n}") for n in range(501)]
        assert len(Ladder(title="Acme", levels=levels, skills=skills[:-1])) == 200
        with pytest.raises(InvalidLadderError) as caught:
            Ladder(title="Acme", levels=levels, skills=skills)
        assert str(caught.value) == (
            "skills: expected levels times skills to be at most 100,000, got 200 x 501"
        )

    def test_only_the_first_twenty_unknown_skills_are_explained(self) -> None:
        asked = [(f"agile-{n}", "basic") for n in range(30)]
        found = faults(asking(*asked), skills=[Skill(key="agile", name="Agile")])
        skills = [fault for fault in found if "there is no skill" in fault]
        assert len(skills) == 30
        assert [n for n, fault in enumerate(skills) if "did you mean 'agile'?" in fault] == [
            *range(20)
        ]
        assert skills[-1].endswith(".skill: there is no skill 'agile-29'")

    @pytest.mark.parametrize("text", ["\u200b", "\u200b \u00ad", "\ufeff\n"], ids=ascii)
    def test_a_text_can_be_seen(self, text: str) -> None:
        level = attrs.evolve(
            JUNIOR, title=text, responsibilities=[text], expectations=[Expectation(statement=text)]
        )
        with pytest.raises(InvalidLadderError) as caught:
            Ladder(title=text, levels=[level])
        message = f"expected a text that can be seen, got {text!r}"
        assert [str(problem) for problem in caught.value.problems] == [
            f"title: {message}",
            f"levels[0].title: {message}",
            f"levels[0].responsibilities[0]: {message}",
            "levels[0].expectations[0].statement: expected a statement or skills, got neither",
        ]

    def test_a_level_may_repeat_its_own_names(self) -> None:
        assert len(ladder(attrs.evolve(SENIOR, aliases=["Senior-PM", "SeniorPM"]))) == 1

    def test_the_catalogue_lists_nothing_twice(self) -> None:
        twin = Skill(key="agility", name="agile")
        assert faults(skills=[AGILE, twin], proficiencies=[BASIC, BASIC]) == [
            "skills[1].name: 'agile' is the key of another skill; choose another name",
            "proficiencies[1].key: 'basic' is listed twice",
        ]
        assert faults(skills=[twin, AGILE]) == [
            "skills[0].name: 'agile' is the key of another skill; choose another name"
        ]

    @pytest.mark.parametrize("key", ["", "Senior", "senior pm", "-pm", "pm-", "a--b", "pm\n", "é"])
    def test_a_key_is_lower_case_words_joined_by_hyphens(self, key: str) -> None:
        assert f"levels[0].key: expected lower-case words joined by hyphens, got {key!r}" in faults(
            attrs.evolve(SENIOR, key=key)
        )
        assert f"skills[0].key: expected lower-case words joined by hyphens, got {key!r}" in faults(
            skills=[attrs.evolve(AGILE, key=key)]
        )

    @pytest.mark.parametrize("key", ["pm", "l1", "senior-pm-2", "0"])
    def test_digits_make_a_key(self, key: str) -> None:
        assert ladder(attrs.evolve(SENIOR, key=key))[0].key == key

    def test_no_name_or_statement_is_empty(self) -> None:
        level = Level(
            key="pm",
            title="",
            aliases=["PM", " "],
            responsibilities=["Leads", "\n"],
            details=[Detail(name=" ", text="HEO"), Detail(name="Scope", text="")],
            experience=Experience(min_years=0, background=["In sales", ""]),
        )
        seen = Descriptor(proficiency="basic", text="\t")
        empty = {
            "title": " ",
            "skills": [Skill(key="agile", name="", descriptors=[seen])],
            "proficiencies": [BASIC, Proficiency(key="strong", name="")],
            "details": [Detail(name="", text="EUR")],
        }
        assert faults(level, growth=["Grows", ""], advancement=[" "], **empty) == [
            f"{place}: expected a text, got an empty one"
            for place in (
                "title",
                "growth[1]",
                "advancement[0]",
                "levels[0].title",
                "levels[0].aliases[1]",
                "levels[0].responsibilities[1]",
                "levels[0].experience.background[1]",
                "skills[0].name",
                "skills[0].descriptors[0].text",
                "proficiencies[1].name",
                "details[0].name",
                "levels[0].details[0].name",
                "levels[0].details[1].text",
            )
        ]

    def test_a_name_has_a_letter_or_a_digit(self) -> None:
        assert faults(attrs.evolve(SENIOR, title="-.-", aliases=["_"])) == [
            "levels[0].title: expected a letter or a digit, got '-.-'",
            "levels[0].aliases[0]: expected a letter or a digit, got '_'",
        ]

    def test_two_details_of_one_value_have_different_names(self) -> None:
        grades = [Detail(name=name, text="7") for name in ("Grade", "Band", "GRADE.")]
        level = attrs.evolve(SENIOR, details=grades)
        assert faults(level, details=grades[:2], skills=[attrs.evolve(AGILE, details=grades)]) == [
            "levels[0].details[2].name: there are two details named 'GRADE.'",
            "skills[0].details[2].name: there are two details named 'GRADE.'",
        ]

    def test_names_that_say_nothing_are_not_shared(self) -> None:
        assert faults(attrs.evolve(JUNIOR, title="-"), attrs.evolve(SENIOR, title=".")) == [
            "levels[0].title: expected a letter or a digit, got '-'",
            "levels[1].title: expected a letter or a digit, got '.'",
        ]
        skills = [Skill(key="agile", name="-"), Skill(key="law", name=".")]
        assert faults(skills=skills) == [
            "skills[0].name: expected a letter or a digit, got '-'",
            "skills[1].name: expected a letter or a digit, got '.'",
        ]

    def test_a_level_asks_for_what_the_ladder_lists(self) -> None:
        place = "levels[0].expectations[0].requirements"
        assert faults(asking(("agil", "strong"), ("agile", "stronger"), ("cooking", "top"))) == [
            f"{place}[0].skill: there is no skill 'agil'; did you mean 'agile'?",
            (f"{place}[1].proficiency: there is no proficiency 'stronger'; did you mean 'strong'?"),
            f"{place}[2].skill: there is no skill 'cooking'",
            f"{place}[2].proficiency: there is no proficiency 'top'",
        ]

    def test_an_expectation_asks_for_a_skill_once(self) -> None:
        assert faults(asking(("agile", "basic"), ("agile", "strong"))) == [
            (
                "levels[0].expectations[0].requirements[1].skill: "
                "the expectation asks for 'agile' twice"
            )
        ]

    @pytest.mark.parametrize("years", [nan, inf, -inf, -1, -0.5, 10**400])
    def test_years_are_finite_and_not_negative(self, years: float) -> None:
        [low] = faults(taking(years))
        [high] = faults(taking(0, years))
        shown = f"{years!r}"[:79] + "…" if len(f"{years!r}") > 80 else f"{years!r}"
        message = f"expected a finite number of years, 0 or more, got {shown}"
        assert low == f"levels[0].experience.min_years: {message}"
        assert high == f"levels[0].experience.max_years: {message}"

    def test_the_years_of_each_level_are_looked_at(self) -> None:
        early = attrs.evolve(JUNIOR, experience=Experience(min_years=-2))
        assert faults(early, taking(-1, -1)) == [
            f"{place}: expected a finite number of years, 0 or more, got {years}"
            for place, years in (
                ("levels[0].experience.min_years", -2),
                ("levels[1].experience.min_years", -1),
                ("levels[1].experience.max_years", -1),
            )
        ]

    def test_the_greatest_float_is_a_number_of_years(self) -> None:
        assert ladder(taking(0, sys.float_info.max))[0].experience == Experience(
            min_years=0, max_years=sys.float_info.max
        )

    def test_years_too_long_to_write_are_refused_like_any_others(self) -> None:
        [problem] = faults(taking(16**6000))
        assert problem.endswith("got a number of too many digits")

    def test_minimum_years_never_fall(self) -> None:
        late = attrs.evolve(JUNIOR, experience=Experience(min_years=3.5))
        assert faults(SENIOR, Level(key="lead", title="Lead"), late) == [
            (
                "levels[2].experience.min_years: expected at least the 4 of 'senior-pm', got 3.5; "
                "if the career forks here, write a framework with a track for each way"
            )
        ]

    def test_minimum_years_never_fall_on_a_track(self) -> None:
        late = attrs.evolve(JUNIOR, experience=Experience(min_years=3))
        track = Track(key="maker", title="Maker", levels=["senior-pm", "junior-pm"])
        with pytest.raises(InvalidLadderError) as caught:
            Framework(title="Acme", levels=[SENIOR, late], tracks=[track])
        assert str(caught.value) == (
            "levels[1].experience.min_years: expected at least the 4 of 'senior-pm', got 3; "
            "'senior-pm' is below it on the track 'maker'"
        )

    def test_minimum_years_may_stand_still(self) -> None:
        late = attrs.evolve(JUNIOR, experience=Experience(min_years=4))
        assert ladder(SENIOR, late)[1] is late

    @pytest.mark.parametrize("years", [4, 3.5])
    def test_a_maximum_is_above_its_minimum(self, years: float) -> None:
        assert faults(taking(4, years)) == [
            f"levels[0].experience.max_years: expected more than the minimum of 4, got {years:g}"
        ]

    def test_every_fault_is_named_at_once(self) -> None:
        with pytest.raises(InvalidLadderError) as caught:
            ladder(taking(4), JUNIOR, title="", proficiencies=[Proficiency(key="Basic")])
        assert str(caught.value) == (
            "3 problems:\n"
            "  title: expected a text, got an empty one\n"
            "  proficiencies[0].key: expected lower-case words joined by hyphens, got 'Basic'\n"
            "  levels[1].experience.min_years: expected at least the 4 of 'senior-pm', got 0; "
            "if the career forks here, write a framework with a track for each way"
        )

    def test_no_more_than_a_thousand_faults_are_reported(self) -> None:
        assert len(faults(growth=[""] * 2_000)) == 1_000

    def test_a_ladder_states_no_more_than_it_wants(self) -> None:
        bare = Ladder(title="Bare", levels=[Level(key="pm", title="PM")])
        assert (minimum_years(bare), expected_ranks(bare)) == (((), (None,)), ({},))

    def test_evolve_keeps_the_rules(self) -> None:
        with pytest.raises(InvalidLadderError):
            attrs.evolve(ladder(), levels=[SENIOR, JUNIOR])


class Odd(str):
    """A text that is equal to every other one."""

    __slots__ = ()

    def __eq__(self, _: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 1

    def strip(self, *_: object) -> str:
        return "x"


class Never(float):
    """A number that is never less than another one."""

    def __lt__(self, _: float) -> bool:
        return False

    def __le__(self, _: float) -> bool:
        return False


class Flags(int):
    """A whole number with a class of its own."""


class TestPlainValues:
    """A value keeps no text and no number that may compare itself in its own way."""

    def test_texts(self) -> None:
        level = Level(key=Odd("pm"), title=Odd("PM"), aliases=[Odd("P.M.")])
        acme = Ladder(title=Odd("Acme"), levels=[level], growth=[Odd("Scope")])
        texts = (acme.title, level.key, level.title, *level.aliases, *acme.growth)
        assert [(type(text), text) for text in texts] == [
            (str, "Acme"),
            (str, "pm"),
            (str, "PM"),
            (str, "P.M."),
            (str, "Scope"),
        ]

    def test_an_empty_text_is_refused_whatever_it_says_of_itself(self) -> None:
        with pytest.raises(InvalidLadderError, match="title: expected a text, got an empty one"):
            Ladder(title=Odd(""), levels=[JUNIOR])

    @pytest.mark.parametrize(
        ("years", "plain"),
        [(Never(3), "3.0"), (Never(-0.0), "0.0"), (-0.0, "0.0"), (Flags(3), "3"), (2.5, "2.5")],
        ids=["float of a class", "zero of a class", "zero", "int of a class", "float"],
    )
    def test_years(self, years: float, plain: str) -> None:
        experience = Experience(min_years=years, max_years=years)
        assert (repr(experience.min_years), repr(experience.max_years)) == (plain, plain)
        assert type(experience.min_years) in {int, float}

    def test_titles_that_look_alike_are_told_apart(self) -> None:
        acme = ladder(Level(key="pm", title="PM"), Level(key="lead", title="PM\u200b"))
        assert "PM (pm)" in acme.to_text()
        assert "(lead)" in acme.to_text()


def test_a_proficiency_changes_from_one_to_another_or_from_or_to_none() -> None:
    assert from_to(BASIC, STRONG) == "basic -> strong"
    assert from_to(None, STRONG) == "none -> strong"
    assert from_to(BASIC, None) == "basic -> none"


class TestValues:
    def test_lists_become_tuples(self) -> None:
        assert ladder().levels == (JUNIOR, SENIOR)
        assert JUNIOR.aliases == ("Jr. PM",)

    def test_values_cannot_be_changed(self) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            JUNIOR.title = "Chief"  # type: ignore[misc]  # that is the test

    def test_values_are_hashable(self) -> None:
        assert len({ladder(), ladder(), ladder(title="Other"), JUNIOR, attrs.evolve(JUNIOR)}) == 3

    @pytest.mark.parametrize(
        ("kind", "fields", "message"),
        [
            (Level, {"key": "pm", "title": "PM", "aliases": "PM"}, "got the string 'PM'"),
            (Level, {"key": "pm", "title": "PM", "aliases": [3]}, "to be a str, got 3"),
            (Level, {"key": "pm", "title": 3}, "'title' must be <class 'str'>"),
            (Level, {"key": "pm", "title": "PM", "experience": 3}, "'experience' must be"),
            (Ladder, {"title": "T", "levels": ["pm"]}, "to be a Level, got 'pm'"),
            (Ladder, {"title": "T", "levels": [], "cumulative": 1}, "'cumulative' must be"),
            (Experience, {"min_years": True}, "min_years must be an int or a float, got True"),
            (Experience, {"min_years": "2"}, "min_years must be an int or a float, got '2'"),
            (Experience, {"min_years": 2, "max_years": [3]}, "max_years must be"),
        ],
    )
    def test_refuse_what_is_not_of_their_type(
        self, kind: type, fields: dict[str, Any], message: str
    ) -> None:
        with pytest.raises(TypeError, match=re.escape(message)):
            kind(**fields)
