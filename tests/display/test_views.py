"""What the values look like when they are printed."""

import re
from collections.abc import Iterable
from textwrap import dedent

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from pm_career import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    career_path,
    default_ladder,
    skill_gap,
)
from pm_career._display import Shown
from pm_career._wording import plain

WIDTH = 80
SINCE_WIDE = {*map(chr, [*range(0x2630, 0x2690), *range(0x4DC0, 0x4E00), *range(0x1D300, 0x1D377)])}
HARMFUL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def asking(statement: str, **skills: str) -> Expectation:
    requirements = [Requirement(skill=skill, proficiency=at) for skill, at in skills.items()]
    return Expectation(statement=statement, requirements=requirements)


BASIC = Proficiency(key="basic", meaning="Needs help.")
STRONG = Proficiency(key="strong", meaning="Helps others.")
PLANNING = Skill(key="planning", name="Planning", description="Knows what comes next.")
WRITING = Skill(key="writing", name="Writing for everybody")
JUNIOR = Level(key="junior", title="Junior")
SENIOR = Level(
    key="senior",
    title="Senior",
    aliases=["Elder", "Sr."],
    summary="Has seen it all.",
    responsibilities=["Carries on", "Carries others"],
    expectations=[
        asking("Plans and writes", planning="strong", writing="basic"),
        asking("Is kind"),
        asking("Writes", writing="basic"),
    ],
    experience=Experience(min_years=4, max_years=6.5, background=["Has been a junior"]),
)
TINY = Ladder(
    title="Tiny",
    levels=[JUNIOR, SENIOR],
    skills=[PLANNING, WRITING],
    proficiencies=[BASIC, STRONG],
)


def shown(page: str) -> str:
    """Return the text that a test shows indented."""
    return dedent(page).strip("\n")


def lines(value: Shown) -> list[str]:
    return value.to_text().split("\n")


def fits_a_terminal(page: str) -> bool:
    return all(
        wcswidth(line) <= WIDTH and line == line.rstrip() and not HARMFUL.search(line)
        for line in page.split("\n")
    )


def is_column(page: Iterable[str], cells: Iterable[str]) -> bool:
    """Whether the cells stand below each other, one a line."""
    starts = {line.index(cell) for line, cell in zip(page, cells, strict=True)}
    return len(starts) == 1


# A tiny ladder


def test_a_ladder_that_says_little_is_its_title_and_a_table() -> None:
    assert str(TINY) == shown(
        """
        Tiny

          1  Junior
          2  Senior  4 to 6.5 years
        """
    )


def test_a_ladder_whose_levels_state_no_years_has_no_column_for_them() -> None:
    assert str(Ladder(title="Tiny", levels=[JUNIOR])) == "Tiny\n\n  1  Junior"


def test_a_ladder_tells_all_that_it_says() -> None:
    ladder = attrs.evolve(TINY, summary="Two.", growth=["More"], advancement=["Work", "Luck"])
    assert str(ladder) == shown(
        """
        Tiny

          Two.

          1  Junior
          2  Senior  4 to 6.5 years

          On the way up
            - More

          What earns the next step
            - Work
            - Luck
        """
    )


def test_the_levels_of_a_long_ladder_are_aligned() -> None:
    levels = [Level(key=f"level-{n}", title=f"Level {n}") for n in range(1, 11)]
    table = lines(Ladder(title="Long", levels=levels))[2:]
    assert (table[0], table[9]) == ("  1   Level 1", "  10  Level 10")


def test_a_value_fills_a_column_of_a_formatted_text() -> None:
    assert f"{JUNIOR:>8}|{JUNIOR:6}|{PLANNING}" == "  Junior|Junior|Planning"


def test_a_level_that_says_nothing_is_its_title_and_key() -> None:
    assert JUNIOR.to_text() == "Junior (junior)"


def test_a_level_tells_all_that_it_says() -> None:
    assert SENIOR.to_text() == shown(
        """
        Senior (senior)
          Also called Elder, Sr.
          Usually takes 4 to 6.5 years

          Has seen it all.

          Responsibilities
            - Carries on
            - Carries others

          Expectations
            - Plans and writes (planning: strong, writing: basic)
            - Is kind
            - Writes (writing: basic)

          Background
            - Has been a junior
        """
    )


def test_the_skills_of_an_expectation_follow_its_statement() -> None:
    level = Level(
        key="pm",
        title="PM",
        expectations=[
            asking("Plans alone\n", planning="strong"),
            asking("Plans:\n- with a team\n", planning="basic"),
            asking(" \n", planning="basic"),
            asking("Is kind\n"),
        ],
    )
    assert level.to_text() == shown(
        """
        PM (pm)

          Expectations
            - Plans alone (planning: strong)
            - Plans:
              - with a team
              (planning: basic)
            - planning: basic
            - Is kind
        """
    )


@pytest.mark.parametrize(
    ("min_years", "max_years", "expected"),
    [
        (0, 2, "0 to 2 years"),
        (0.0, 2.0, "0 to 2 years"),
        (0, 1, "0 to 1 year"),
        (0.5, 1.25, "0.5 to 1.25 years"),
        (4.9999999, 12.3456789, "4.9999999 to 12.3456789 years"),
        (0, None, "0 years and more"),
        (1, None, "1 year and more"),
        (1.5, None, "1.5 years and more"),
        (15, None, "15 years and more"),
    ],
)
def test_years_read_as_people_say_them(
    min_years: float, max_years: float | None, expected: str
) -> None:
    experience = Experience(min_years=min_years, max_years=max_years)
    level = attrs.evolve(JUNIOR, experience=experience)
    assert level.to_text() == f"Junior (junior)\n  Usually takes {expected}"
    assert lines(Ladder(title="Tiny", levels=[level]))[-1] == f"  1  Junior  {expected}"


def test_a_skill_is_its_name_key_and_description() -> None:
    assert PLANNING.to_text() == "Planning (planning): Knows what comes next."


def test_a_skill_has_its_descriptors_and_details_in_lists() -> None:
    skill = attrs.evolve(
        PLANNING,
        descriptors=[
            Descriptor(proficiency="basic", text="Plans a day"),
            Descriptor(proficiency="strong", text="Plans:\n- a week"),
        ],
        details=[Detail(name="Course", text="Planning, in two days")],
    )
    assert skill.to_text() == dedent(
        """\
        Planning (planning): Knows what comes next.

          Descriptors
            - basic: Plans a day
            - strong:
              Plans:
              - a week

          Details
            - Course: Planning, in two days"""
    )


def test_a_skill_may_have_no_description() -> None:
    assert WRITING.to_text() == "Writing for everybody (writing): no description"


def test_a_proficiency_is_its_key_and_meaning() -> None:
    assert BASIC.to_text() == "basic: Needs help."


def test_a_proficiency_may_have_no_meaning() -> None:
    assert Proficiency(key="basic").to_text() == "basic: no meaning stated"


# Gaps and paths


def test_a_gap_shows_what_skills_look_like_now_and_next() -> None:
    assert str(skill_gap("junior", "senior", ladder=TINY)) == shown(
        """
        Junior -> Senior
          2 skills to raise, 0% covered

          Planning               none -> strong  2 steps
          Writing for everybody  none -> basic   1 step

          In words
              Now  Next

            Planning
              –    Plans and writes

            Writing for everybody
              –    - Plans and writes
                   - Writes
        """
    )


def test_the_table_of_a_ladder_has_a_caption_and_headings() -> None:
    html = default_ladder().to_html()
    assert re.findall(r"<caption[^>]*>(.*?)</caption>", html) == ["Levels, lowest first"]
    headings = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', html)
    assert headings == ["Rank", "Level", "Usually takes"]


def test_the_tables_of_a_gap_have_captions_and_headings_and_bars() -> None:
    html = skill_gap("PM").to_html()
    assert re.findall(r"<caption[^>]*>(.*?)</caption>", html) == ["Skills to raise", "In words"]
    headings = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', html)
    assert headings == ["Skill", "Proficiency", "Distance", "Now", "Next"]
    bars = re.findall(r"width: ([0-9.]+)em\"></span>", html)
    assert [float(bar) / float(bars[-1]) for bar in bars] == [
        need.steps for need in skill_gap("PM")
    ]


def test_the_gap_of_a_profile() -> None:
    profile = {"planning": "basic", "writing": "strong"}
    assert str(skill_gap(profile, "senior", ladder=TINY)) == shown(
        """
        This profile -> Senior
          1 skill to raise, 67% covered

          Planning  basic -> strong  1 step

          In words
              Now  Next

            Planning
              –    Plans and writes
        """
    )


def test_a_small_gap_is_never_rounded_up_to_all() -> None:
    scale = [Proficiency(key=f"step-{n}") for n in range(1, 1_001)]
    level = Level(key="top", title="Top", expectations=[asking("Plans", planning="step-1000")])
    ladder = Ladder(title="Long", levels=[level], skills=[PLANNING], proficiencies=scale)
    gap = skill_gap({"planning": "step-999"}, "top", ladder=ladder)
    assert gap.coverage == 0.999
    assert lines(gap)[1] == "  1 skill to raise, 99% covered"


def test_an_empty_gap_lists_nothing() -> None:
    gap = skill_gap("senior", "senior", ladder=TINY)
    assert str(gap) == "Senior -> Senior\n  0 skills to raise, 100% covered"


def test_a_need_without_texts_is_one_line() -> None:
    need = skill_gap("junior", "senior", ladder=TINY)[0]
    assert lines(need)[0] == "Planning  none -> strong  2 steps"
    assert str(attrs.evolve(need, next=())) == "Planning  none -> strong  2 steps"


def test_a_need_may_be_met() -> None:
    (_, writing) = skill_gap({"writing": "strong", "planning": "strong"}, "Sr", ladder=TINY).met
    assert lines(writing)[0] == "Writing for everybody  strong -> basic  0 steps"


def test_a_step_is_its_gap_and_the_years_it_takes() -> None:
    (step,) = career_path("junior", "senior", ladder=TINY)
    title, covered, *rest = lines(step.gap)
    assert lines(step) == [title, covered, "  Usually takes 4 to 6.5 years", *rest]


def test_a_step_may_take_nobody_knows_how_long() -> None:
    undated = attrs.evolve(TINY, levels=[JUNIOR, attrs.evolve(SENIOR, experience=None)])
    (step,) = career_path("junior", "senior", ladder=undated)
    assert str(step) == str(step.gap)


def test_a_path_without_steps() -> None:
    path = career_path("senior", "junior", ladder=TINY)
    assert str(path) == "Senior -> Junior\n  0 steps"


def test_a_path_of_one_step() -> None:
    path = career_path("junior", "senior", ladder=TINY)
    assert str(path) == f"Junior -> Senior\n  1 step\n\n{path[0]}"


def test_a_path_shows_each_step() -> None:
    lead = Level(key="lead", title="Lead", expectations=[asking("Writes well", writing="strong")])
    path = career_path("junior", "lead", ladder=attrs.evolve(TINY, levels=[*TINY, lead]))
    assert str(path) == f"Junior -> Lead\n  2 steps\n\n{path[0]}\n\n{path[1]}"


def test_a_value_that_no_view_knows_is_refused() -> None:
    class Portrait(Shown):
        pass

    with pytest.raises(NotImplementedError, match=r"\APortrait\Z"):
        str(Portrait())


def test_what_a_ladder_lists_is_printed_by_its_name() -> None:
    assert (str(SENIOR), str(WRITING), str(BASIC)) == ("Senior", "Writing for everybody", "basic")
    assert f"{SENIOR}: {BASIC}" == "Senior: basic"


# A terminal has 80 columns


def test_everything_in_the_packaged_ladder_fits_a_terminal() -> None:
    ladder = default_ladder()
    path = career_path(ladder[0], ladder[-1])
    values = [ladder, *ladder, *ladder.skills, *ladder.proficiencies, path, *path, *path[0].gap]
    assert all(map(fits_a_terminal, map(str, values)))


def test_long_words_and_long_lists_of_words_are_wrapped_under_their_item() -> None:
    level = attrs.evolve(JUNIOR, responsibilities=["many words " * 12, "w" * 200])
    assert lines(level)[3:] == [
        "    - many words many words many words many words many words many words many",
        "      words many words many words many words many words many words",
        "    - " + "w" * 74,
        "      " + "w" * 74,
        "      " + "w" * 52,
    ]


def test_words_with_hyphens_are_not_broken_in_two() -> None:
    level = attrs.evolve(JUNIOR, summary="x" * 70 + " stakeholder-management")
    assert lines(level)[2:] == ["  " + "x" * 70, "  stakeholder-management"]


def test_a_title_too_wide_for_its_column_goes_on_below() -> None:
    title = "Senior Product Manager of Many Words, of Few Products and of Many Years"
    wide = attrs.evolve(SENIOR, title=title)
    assert str(attrs.evolve(TINY, levels=[JUNIOR, wide])) == shown(
        """
        Tiny

          1  Junior
          2  Senior Product Manager of Many Words, of Few Products and    4 to 6.5 years
             of Many Years
        """
    )


def test_a_table_of_wide_cells_fits_and_stays_aligned() -> None:
    proficiencies = [Proficiency(key=f"{'proficiency-' * 5}{n}") for n in range(100)]
    skills = [
        Skill(key="long", name="a skill of many words " * 5),
        Skill(key="longest", name="w" * 200),
    ]
    best = proficiencies[-1].key
    senior = attrs.evolve(SENIOR, expectations=[asking("Knows", long=best, longest=best)])
    ladder = attrs.evolve(TINY, levels=[JUNIOR, senior], skills=skills, proficiencies=proficiencies)
    gap = skill_gap("junior", "senior", ladder=ladder)
    assert fits_a_terminal(str(gap))
    first_rows = [line for line in lines(gap) if line.endswith("100 steps")]
    assert len(first_rows) == 2
    assert is_column(first_rows, ["none ->", "none ->"])
    assert is_column(first_rows, ["100 steps", "100 steps"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("as it is", "as it is"),
        ("", ""),
        ("  two\n\tlines\r\n", "two lines"),
        ("no\u00a0break, \u2028line, \x85next", "no break, line, next"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b31mred", r"\x9b31mred"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("bell \x07 null \0 delete \x7f", r"bell \x07 null \x00 delete \x7f"),
        ("\u202a\u202b\u202c\u202d\u202e", r"\u202a\u202b\u202c\u202d\u202e"),
        ("\u2066\u2067\u2068\u2069", r"\u2066\u2067\u2068\u2069"),
        ("lone \ud800 surrogate \udfff", r"lone \ud800 surrogate \udfff"),
        ("marks \u200e\u200f\u061c", "marks \u200e\u200f\u061c"),
        ("private \ue000, unassigned \u0378", "private \ue000, unassigned \u0378"),
        (
            "می\u200cشود क्\u200dष 👩\u200d💻 Pro\u00adduct",
            "می\u200cشود क्\u200dष 👩\u200d💻 Pro\u00adduct",
        ),
        ("\ufeff \u200b \u2060 \U000e0041", "\ufeff \u200b \u2060 \U000e0041"),
        ("Größe 漢字 😀", "Größe 漢字 😀"),
    ],
)
def test_words_become_plain(words: str, expected: str) -> None:
    assert plain(words) == expected


# Python may be older than the tables of `wcwidth`, and not know letters that are new or wide since.
KNOWN = st.characters(exclude_categories=["Cn"], exclude_characters=sorted(SINCE_WIDE))
ANY_TEXT = st.text(KNOWN, max_size=200)
ANY_TITLE = st.builds("{}X".format, ANY_TEXT)


@given(ANY_TITLE, ANY_TITLE, ANY_TITLE, st.lists(ANY_TITLE, max_size=3))
def test_no_text_can_leave_the_80_columns_or_steer_the_terminal(
    title: str, name: str, statement: str, texts: list[str]
) -> None:
    level = Level(
        key="junior",
        title=title,
        summary=name,
        responsibilities=[statement],
        expectations=[asking(statement, skill="proficiency")],
        experience=Experience(min_years=0, background=texts),
    )
    skill = Skill(key="skill", name=name, description=statement)
    ladder = Ladder(
        title=name,
        summary=statement,
        levels=[level, Level(key="senior", title="Senior", aliases=["Elder"])],
        skills=[skill],
        proficiencies=[Proficiency(key="proficiency", meaning=title)],
        growth=texts,
    )
    gap = skill_gap({}, "junior", ladder=ladder)
    path = career_path("junior", "senior", ladder=ladder)
    values = [ladder, level, skill, ladder.proficiencies[0], gap, gap[0], path, path[0]]
    assert [value for value in values if not fits_a_terminal(value.to_text())] == []


# In a debugger


def test_a_level_is_represented_by_its_key_and_title() -> None:
    assert repr(SENIOR) == "Level(key='senior', title='Senior')"


def test_a_ladder_is_represented_by_its_title_and_size() -> None:
    assert repr(TINY) == "<Ladder 'Tiny': 2 levels>"


def test_a_ladder_of_one_level_is_represented_in_the_singular() -> None:
    assert repr(Ladder(title="Tiny", levels=[JUNIOR])) == "<Ladder 'Tiny': 1 level>"


def test_a_skill_and_a_proficiency_are_represented_without_their_explanations() -> None:
    assert repr(PLANNING) == "Skill(key='planning', name='Planning')"
    assert repr(BASIC) == "Proficiency(key='basic')"


def test_a_gap_is_represented_by_its_ends_and_its_coverage() -> None:
    gap = skill_gap("junior", "senior", ladder=TINY)
    assert repr(gap) == f"SkillGap(current={JUNIOR!r}, target={SENIOR!r}, coverage=0.0)"


def test_a_need_is_represented_without_its_texts() -> None:
    need = skill_gap("junior", "senior", ladder=TINY)[0]
    assert repr(need) == f"SkillNeed(skill={PLANNING!r}, has=None, needs={STRONG!r}, steps=2)"


def test_a_path_is_represented_by_its_ends() -> None:
    path = career_path("junior", "senior", ladder=TINY)
    assert repr(path) == f"CareerPath(current={JUNIOR!r}, target={SENIOR!r})"
