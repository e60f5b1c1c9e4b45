"""What differs between levels, and between ladders."""

import json
import pickle
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from textwrap import dedent
from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    UnknownLevelError,
    comparing,
    default_ladder,
    expected_skills,
    from_dict,
    skill_gap,
    to_dict,
)
from pm_career._model import names_of, skill_steps
from pm_career.comparing import (
    Difference,
    Edit,
    LadderChange,
    LevelChange,
    SkillChange,
    compare_ladders,
    compare_levels,
)
from pm_career.testing import ladders

T = TypeVar("T")

SCALE = tuple(Proficiency(key=key) for key in ("basic", "working", "expert"))
PLANNING, WRITING, LAW = (
    Skill(key=key, name=f"{key.title()} work") for key in ("planning", "writing", "law")
)


def asking(statement: str, **skills: str) -> Expectation:
    requirements = [Requirement(skill=skill, proficiency=at) for skill, at in skills.items()]
    return Expectation(statement=statement, requirements=requirements)


def level(key: str, *expectations: Expectation, **more: Any) -> Level:
    fields: dict[str, Any] = {"title": key.title(), "expectations": expectations, **more}
    return attrs.evolve(Level(key=key, title=key), **fields)


def ladder(*levels: Level, **more: Any) -> Ladder:
    fields: dict[str, Any] = {"skills": [PLANNING, WRITING, LAW], "proficiencies": SCALE, **more}
    return attrs.evolve(Ladder(title="Tiny", levels=[level("stand-in")]), levels=levels, **fields)


def shown(page: str) -> str:
    """Return the text that a test shows indented."""
    return dedent(page).strip("\n")


def keys(values: Iterable[Level | Skill | Proficiency]) -> list[str]:
    return [value.key for value in values]


def skills(change: LevelChange) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (
            each.skill.key,
            each.old.key if each.old else None,
            each.new.key if each.new else None,
            each.kind,
        )
        for each in change.skills
    ]


JUNIOR = level(
    "junior",
    asking("Plans", planning="basic"),
    asking("Writes", writing="expert"),
    aliases=["Starter"],
    summary="Learns.",
    responsibilities=["Listens", "Asks"],
    experience=Experience(min_years=0, max_years=2, background=["A degree"]),
)
SENIOR = level(
    "senior",
    asking("Plans ahead", planning="expert"),
    asking("Is just", law="working"),
    summary="Teaches.",
    responsibilities=["Asks", "Answers"],
    experience=Experience(min_years=2, background=["A degree", "A scar"]),
)
STEPS = ladder(JUNIOR, SENIOR)
HEAP = attrs.evolve(STEPS, cumulative=True)


# Two levels of one ladder


def test_statements_are_gained_and_dropped() -> None:
    change = compare_levels("junior", "senior", ladder=STEPS)
    assert (change.old, change.new) == (JUNIOR, SENIOR)
    assert change.aliases == Difference(gained=(), dropped=("Starter",), moved=())
    assert change.responsibilities == Difference(
        gained=("Answers",), dropped=("Listens",), moved=()
    )
    assert change.background == Difference(gained=("A scar",), dropped=(), moved=())
    assert change.expectations == Difference(
        gained=SENIOR.expectations, dropped=JUNIOR.expectations, moved=()
    )


def test_skills_are_gained_raised_and_dropped() -> None:
    change = compare_levels("junior", "senior", ladder=STEPS)
    assert change.skills == (
        SkillChange(
            skill=PLANNING,
            old=SCALE[0],
            new=SCALE[2],
            kind="raised",
            old_texts=("Plans",),
            new_texts=("Plans ahead",),
        ),
        SkillChange(skill=WRITING, old=SCALE[2], new=None, kind="dropped", old_texts=("Writes",)),
        SkillChange(skill=LAW, old=None, new=SCALE[1], kind="gained", new_texts=("Is just",)),
    )


def test_skills_are_lowered_on_the_way_down() -> None:
    assert skills(compare_levels("senior", "junior", ladder=STEPS)) == [
        ("planning", "expert", "basic", "lowered"),
        ("writing", None, "expert", "gained"),
        ("law", "working", None, "dropped"),
    ]


def test_a_cumulative_ladder_drops_nothing_on_the_way_up() -> None:
    change = compare_levels("junior", "senior", ladder=HEAP)
    assert change.expectations == Difference(gained=SENIOR.expectations, dropped=(), moved=())
    assert [kind for *_, kind in skills(change)] == ["raised", "gained"]
    assert change.responsibilities.dropped == ("Listens",)


def test_an_expectation_that_a_cumulative_ladder_repeats_is_not_gained() -> None:
    again = ladder(JUNIOR, attrs.evolve(SENIOR, expectations=JUNIOR.expectations), cumulative=True)
    assert not compare_levels("junior", "senior", ladder=again).expectations


def test_the_highest_proficiency_counts() -> None:
    often = level(
        "often",
        asking("Plans", planning="basic"),
        asking("Plans well", planning="expert"),
        asking("Plans now and then", planning="working"),
    )
    change = compare_levels("junior", "often", ladder=ladder(JUNIOR, often))
    assert skills(change)[0] == ("planning", "basic", "expert", "raised")


def test_what_stands_twice_counts_twice() -> None:
    once, thrice = (level(f"{n}", responsibilities=["Asks"] * n) for n in (1, 3))
    change = compare_levels(once, thrice, ladder=ladder(once, thrice))
    assert change.responsibilities == Difference(gained=("Asks", "Asks"), dropped=(), moved=())


def test_what_is_in_both_may_have_moved() -> None:
    one = level("one", responsibilities=["a", "b", "c", "d"])
    other = level("other", responsibilities=["new", "a", "c", "b", "d"])
    change = compare_levels(one, other, ladder=ladder(one, other))
    assert change.responsibilities == Difference(gained=("new",), dropped=(), moved=("c", "b"))


def test_the_packaged_ladder_is_asked_unless_another_is_given() -> None:
    change = compare_levels("PM", "Senior PM")
    assert change == compare_levels(*default_ladder()[1:3], ladder=default_ladder())
    assert change.old.title == "Product Manager"
    assert [kind for *_, kind in skills(change)].count("raised") == 4


@pytest.mark.parametrize("ends", [("junior", "Wizard"), ("Wizard", "junior")])
def test_an_unknown_level_is_refused(ends: tuple[str, str]) -> None:
    with pytest.raises(UnknownLevelError, match="the ladder has no level 'Wizard'"):
        compare_levels(*ends, ladder=STEPS)


# A level of each of two ladders


def test_a_level_is_looked_up_in_its_own_ladder() -> None:
    other = ladder(level("junior"), level("third"))
    change = compare_levels("senior", "third", ladder=STEPS, new_ladder=other)
    assert (change.old, change.new) == (SENIOR, other[1])
    with pytest.raises(UnknownLevelError, match="it has 'junior', 'third'"):
        compare_levels("junior", "senior", ladder=STEPS, new_ladder=other)


def test_what_a_level_expects_may_change_below_it() -> None:
    easier = attrs.evolve(HEAP, levels=[level("junior"), SENIOR])
    change = compare_levels(SENIOR, SENIOR, ladder=HEAP, new_ladder=easier)
    assert change
    assert change.expectations.dropped == JUNIOR.expectations
    assert skills(change) == [
        ("planning", "expert", "expert", "reworded"),
        ("writing", "expert", None, "dropped"),
    ]
    assert change.skills[0].old_texts == ("Plans ahead", "Plans (basic)")
    assert change.skills[0].new_texts == ("Plans ahead",)


@pytest.mark.parametrize(
    ("scale", "kind"),
    [
        (["basic", "working", "expert"], "raised"),
        (["basic", "expert", "master"], "raised"),
        (["novice", "basic", "working", "skilled", "expert"], "raised"),
        (["expert", "working", "basic"], "changed"),
        (["novice", "expert"], "changed"),
    ],
    ids=str,
)
def test_a_skill_is_raised_where_both_scales_agree_that_it_is(scale: list[str], kind: str) -> None:
    old = ladder(level("junior", asking("Plans", planning="basic")))
    new = ladder(
        level("junior", asking("Plans", planning="expert")),
        proficiencies=[Proficiency(key=key) for key in scale],
    )
    forwards = compare_levels("junior", "junior", ladder=old, new_ladder=new)
    assert skills(forwards) == [("planning", "basic", "expert", kind)]
    backwards = compare_levels("junior", "junior", ladder=new, new_ladder=old)
    mirrored = "lowered" if kind == "raised" else kind
    assert skills(backwards) == [("planning", "expert", "basic", mirrored)]


def test_a_skill_is_not_raised_between_scales_that_share_nothing() -> None:
    old = ladder(level("junior", asking("Plans", planning="basic")))
    new = ladder(
        level("junior", asking("Plans", planning="top")), proficiencies=[Proficiency(key="top")]
    )
    change = compare_levels("junior", "junior", ladder=old, new_ladder=new)
    assert skills(change) == [("planning", "basic", "top", "changed")]


def test_a_skill_is_gained_or_dropped_whatever_the_scales() -> None:
    old = ladder(level("junior", asking("Plans", planning="basic")))
    new = ladder(
        level("junior", asking("Writes", writing="top")), proficiencies=[Proficiency(key="top")]
    )
    assert skills(compare_levels("junior", "junior", ladder=old, new_ladder=new)) == [
        ("planning", "basic", None, "dropped"),
        ("writing", None, "top", "gained"),
    ]


def test_one_key_on_two_scales_is_one_proficiency() -> None:
    meaning = [attrs.evolve(each, meaning="Otherwise") for each in reversed(SCALE)]
    new = attrs.evolve(STEPS, proficiencies=meaning)
    assert not compare_levels("junior", "junior", ladder=STEPS, new_ladder=new).skills


def test_a_scale_in_another_order_changes_which_proficiency_is_the_highest() -> None:
    both = level("both", asking("Plans", planning="basic"), asking("Too", planning="expert"))
    old, new = ladder(both), ladder(both, proficiencies=SCALE[::-1])
    change = compare_levels(both, both, ladder=old, new_ladder=new)
    assert skills(change) == [("planning", "expert", "basic", "changed")]
    assert change


def test_a_skill_with_another_key_but_a_shared_name_is_the_same() -> None:
    plans = Skill(key="plans", name="PLANNING_work")
    new = ladder(level("junior", asking("Plans", plans="working")), skills=[WRITING, plans])
    change = compare_levels("junior", "junior", ladder=STEPS, new_ladder=new)
    assert skills(change) == [
        ("writing", "expert", None, "dropped"),
        ("plans", "basic", "working", "raised"),
    ]


def test_skills_of_the_old_catalogue_alone_come_last() -> None:
    new = ladder(level("junior", asking("Is just", law="basic")), skills=[LAW])
    change = compare_levels("junior", "junior", ladder=STEPS, new_ladder=new)
    assert [(skill, kind) for skill, *_, kind in skills(change)] == [
        ("law", "gained"),
        ("planning", "dropped"),
        ("writing", "dropped"),
    ]


# Whether anything has changed


@pytest.mark.parametrize(
    "new",
    [
        attrs.evolve(JUNIOR, key="other"),
        attrs.evolve(JUNIOR, title="Other"),
        attrs.evolve(JUNIOR, aliases=()),
        attrs.evolve(JUNIOR, summary="Other"),
        attrs.evolve(JUNIOR, responsibilities=["Asks", "Listens"]),
        attrs.evolve(JUNIOR, expectations=JUNIOR.expectations[::-1]),
        attrs.evolve(JUNIOR, expectations=[asking("Plans"), asking("Writes")]),
        attrs.evolve(JUNIOR, experience=None),
        attrs.evolve(JUNIOR, experience=Experience(min_years=0, background=["A degree"])),
        attrs.evolve(JUNIOR, experience=Experience(min_years=0, max_years=2)),
    ],
)
def test_a_level_of_which_anything_differs_has_changed(new: Level) -> None:
    change = compare_levels(JUNIOR, new, ladder=ladder(JUNIOR), new_ladder=ladder(new))
    assert change
    assert "Nothing has changed" not in str(change)
    assert len(str(change).splitlines()) > 1 or change.old.title != change.new.title


@pytest.mark.parametrize("part", ["gained", "dropped", "moved"])
def test_a_difference_of_any_part_is_one(part: str) -> None:
    nothing: Difference[str] = Difference(gained=(), dropped=(), moved=())
    assert not nothing
    assert attrs.evolve(nothing, **{part: ("Asks",)})


@pytest.mark.parametrize(
    ("key", "title", "renamed"),
    [
        ("junior", "Junior", False),
        ("junior", "Apprentice", True),
        ("apprentice", "Junior", True),
    ],
)
def test_a_level_with_another_key_or_title_is_renamed(key: str, title: str, renamed: bool) -> None:  # noqa: FBT001  it is what is expected
    new = ladder(attrs.evolve(JUNIOR, key=key, title=title))
    change = compare_levels("junior", new[0], ladder=STEPS, new_ladder=new)
    assert change.renamed is renamed


# Two ladders


def test_levels_are_gained_and_dropped() -> None:
    middle = level("middle")
    change = compare_ladders(STEPS, attrs.evolve(STEPS, levels=[middle, SENIOR]))
    assert change.levels == Difference(gained=(middle,), dropped=(JUNIOR,), moved=())
    assert change.changed_levels == ()


def test_levels_move_past_each_other() -> None:
    one, two, three, four = (level(key) for key in ("one", "two", "three", "four"))
    change = compare_ladders(ladder(one, two, three, four), ladder(level("new"), one, three, two))
    assert keys(change.levels.gained) == ["new"]
    assert keys(change.levels.dropped) == ["four"]
    assert keys(change.levels.moved) == ["three", "two"]


def test_a_level_that_others_make_room_for_has_not_moved() -> None:
    change = compare_ladders(STEPS, ladder(level("first"), JUNIOR, level("mid"), SENIOR))
    assert change.levels.moved == ()


@pytest.mark.parametrize(
    "new",
    [
        attrs.evolve(JUNIOR, title="Apprentice", aliases=[]),
        attrs.evolve(JUNIOR, key="apprentice"),
        attrs.evolve(JUNIOR, key="apprentice", title="JUNIOR", aliases=[]),
        attrs.evolve(JUNIOR, key="apprentice", title="Apprentice", aliases=["Starter"]),
        attrs.evolve(JUNIOR, key="starter", title="Apprentice", aliases=[]),
        attrs.evolve(JUNIOR, key="apprentice", title="Apprentice", aliases=["ju-nior"]),
    ],
    ids=lambda level: " ".join(name for _, name in names_of(level)),
)
def test_a_level_is_renamed_if_it_shares_its_key_or_any_name(new: Level) -> None:
    change = compare_ladders(STEPS, attrs.evolve(STEPS, levels=[new, SENIOR]))
    assert not change.levels
    (renamed,) = change.renamed_levels
    assert (renamed.old, renamed.new) == (JUNIOR, new)


def test_a_key_counts_more_than_a_name() -> None:
    clerk = attrs.evolve(JUNIOR, title="Clerk", aliases=[])
    change = compare_ladders(STEPS, ladder(clerk, level("first", aliases=["Junior!", "Starter"])))
    assert keys(change.levels.gained) == ["first"]
    assert [(each.old, each.new) for each in change.changed_levels] == [(JUNIOR, clerk)]


def test_a_level_that_was_split_is_dropped() -> None:
    halves = level("low", title="Junior"), level("high", title="Starter")
    change = compare_ladders(STEPS, ladder(*halves, SENIOR))
    assert change.levels == Difference(gained=halves, dropped=(JUNIOR,), moved=())


def test_levels_that_were_merged_are_dropped() -> None:
    merged = level("all", aliases=["Junior", "Senior"])
    change = compare_ladders(STEPS, ladder(merged))
    assert change.levels == Difference(gained=(merged,), dropped=(JUNIOR, SENIOR), moved=())


def test_a_level_that_has_moved_is_shown_as_it_is_now() -> None:
    elder = attrs.evolve(SENIOR, title="Elder", experience=None)
    novice = attrs.evolve(JUNIOR, experience=None)
    change = compare_ladders(STEPS, ladder(elder, novice))
    assert change.levels.moved == (elder, novice)
    assert [each.new for each in change.changed_levels] == [elder, novice]
    assert [each.old for each in change.renamed_levels] == [SENIOR]


def test_a_change_in_a_cumulative_ladder_shows_once() -> None:
    easier = attrs.evolve(JUNIOR, expectations=[asking("Plans", planning="working")])
    (change,) = compare_ladders(HEAP, attrs.evolve(HEAP, levels=[easier, SENIOR])).changed_levels
    assert change.new == easier
    assert change.expectations.dropped == JUNIOR.expectations[1:]
    assert change.changed_expectations == (
        Edit(old=JUNIOR.expectations[0], new=easier.expectations[0]),
    )
    assert skills(change) == [
        ("planning", "basic", "working", "raised"),
        ("writing", "expert", None, "dropped"),
    ]


def test_what_a_level_expects_is_compared_by_what_it_states_itself() -> None:
    other = attrs.evolve(SENIOR, summary="Other", expectations=SENIOR.expectations[:1])
    (change,) = compare_ladders(HEAP, attrs.evolve(HEAP, levels=[JUNIOR, other])).changed_levels
    assert skills(change) == [("law", "working", None, "dropped")]


def test_the_catalogue_and_the_scale_change() -> None:
    sales = Skill(key="sales", name="Sales")
    writing = attrs.evolve(WRITING, description="Words.")
    top = Proficiency(key="top")
    expert = attrs.evolve(SCALE[2], meaning="Best.")
    old = ladder(level("junior"))
    new = ladder(
        level("junior"),
        skills=[writing, PLANNING, sales],
        proficiencies=[SCALE[1], SCALE[0], expert, top],
    )
    change = compare_ladders(old, new)
    assert change.skills == Difference(gained=(sales,), dropped=(LAW,), moved=(writing, PLANNING))
    assert change.changed_skills == (Edit(old=WRITING, new=writing),)
    assert change.proficiencies == Difference(gained=(top,), dropped=(), moved=(SCALE[1], SCALE[0]))
    assert change.changed_proficiencies == (Edit(old=SCALE[2], new=expert),)


def test_what_the_ladder_says_of_growth_and_advancement_changes() -> None:
    new = attrs.evolve(STEPS, growth=["More"], advancement=["Luck", "Work"])
    change = compare_ladders(attrs.evolve(STEPS, advancement=["Work"]), new)
    assert change.growth == Difference(gained=("More",), dropped=(), moved=())
    assert change.advancement == Difference(gained=("Luck",), dropped=(), moved=())
    assert (change.old.growth, change.new) == ((), new)


# As text


def test_a_change_between_levels_reads_well() -> None:
    assert str(compare_levels("junior", "senior", ladder=STEPS)) == shown(
        """
        Junior -> Senior
          Usually takes 0 to 2 years -> 2 years and more

          Planning work  basic -> expert  raised
          Writing work   expert -> none   dropped
          Law work       none -> working  gained

          Texts that differ
              Junior   Senior

            Summary
              Learns.  Teaches.

            Planning work
              Plans    Plans ahead

            Writing work
              Writes   –

            Law work
              –        Is just

          Aliases dropped
            - Starter

          Responsibilities gained
            - Answers

          Responsibilities dropped
            - Listens

          Background gained
            - A scar
        """
    )


def test_a_change_between_versions_of_a_level_reads_well() -> None:
    new = ladder(
        level("novice", title="Junior", responsibilities=["Asks", "Listens"]), cumulative=True
    )
    assert str(compare_levels("junior", "novice", ladder=STEPS, new_ladder=new)) == shown(
        """
        Junior
          Key junior -> novice
          Usually takes 0 to 2 years -> not stated

          Planning work  basic -> none   dropped
          Writing work   expert -> none  dropped

          Texts that differ
              Old      New

            Summary
              Learns.  –

            Planning work
              Plans    –

            Writing work
              Writes   –

          Aliases dropped
            - Starter

          Responsibilities moved
            - Asks
            - Listens

          Background dropped
            - A degree
        """
    )


def test_a_change_between_ladders_reads_well() -> None:
    novice = attrs.evolve(JUNIOR, key="novice", title="Novice", aliases=["Junior"])
    new = Ladder(
        title="Small",
        summary="Better.",
        version="2",
        source="Us",
        levels=[level("first"), novice],
        skills=[attrs.evolve(PLANNING, category="Craft", description="Ahead."), WRITING],
        proficiencies=[SCALE[1], SCALE[0], attrs.evolve(SCALE[2], meaning="Best.")],
        cumulative=True,
        growth=["More"],
    )
    old = attrs.evolve(STEPS, version="1", source="Us", advancement=["Luck"])
    assert str(compare_ladders(old, new)) == shown(
        """
        Tiny -> Small
          Version 1 -> 2
          Now cumulative

          Levels gained
            - First

          Levels dropped
            - Senior

          Levels renamed
            - Junior (junior) -> Novice (novice)

          Skills dropped
            - Law work

          Skills changed
            - Planning work: category not stated -> Craft

          Proficiencies moved
            - working
            - basic

          Growth gained
            - More

          Advancement dropped
            - Luck

          Texts that differ
              Tiny  Small

            Summary
              –     Better.

            Planning work
              –     Ahead.

            expert
              –     Best.

        Junior -> Novice

          Aliases gained
            - Junior

          Aliases dropped
            - Starter
        """
    )


def test_a_ladder_may_no_longer_be_cumulative() -> None:
    assert str(compare_ladders(HEAP, STEPS)) == "Tiny\n  No longer cumulative"


def test_a_source_that_was_not_stated_before_is_shown() -> None:
    new = attrs.evolve(STEPS, source="The board")
    assert str(compare_ladders(STEPS, new)) == "Tiny\n  Source not stated -> The board"


def test_no_change_is_said_to_be_none() -> None:
    assert str(compare_levels(JUNIOR, JUNIOR, ladder=STEPS)) == "Junior\n  Nothing has changed"
    assert str(compare_ladders(STEPS, STEPS)) == "Tiny\n  Nothing has changed"


def test_a_change_of_a_skill_has_its_texts() -> None:
    change = compare_levels("junior", "senior", ladder=STEPS)
    assert str(change.skills[0]) == shown(
        """
        Planning work  basic -> expert  raised

          Texts that differ
              Old    New

            Planning work
              Plans  Plans ahead
        """
    )
    assert str(SkillChange(skill=LAW, old=None, new=SCALE[1], kind="gained")) == (
        "Law work  none -> working  gained"
    )


# In a debugger


def test_the_names_are_of_the_public_module() -> None:
    names = [getattr(comparing, name) for name in comparing.__all__]
    assert {each.__module__ for each in names} == {"pm_career.comparing"}


def test_a_change_is_represented_by_its_ends() -> None:
    change = compare_levels("junior", "senior", ladder=STEPS)
    assert repr(change) == f"LevelChange(old={JUNIOR!r}, new={SENIOR!r})"
    assert repr(compare_ladders(STEPS, HEAP)) == f"LadderChange(old={STEPS!r}, new={HEAP!r})"


# Laws


@st.composite
def versions(draw: st.DrawFn) -> tuple[Ladder, Ladder]:
    """Return a strategy for two ladders, of which the second is another version of the first."""
    old = draw(rich_ladders())
    parts = ["levels", "skills", "growth", "details", "proficiencies"][
        : 4 + bool(old.proficiencies)
    ]
    changed = draw(st.sets(st.sampled_from(parts)))
    fields: dict[str, Any] = {}
    if "levels" in changed:
        levels = some(draw, old.levels) or old.levels
        years = sorted((each.experience for each in levels if each.experience), key=min_years)
        rising = iter(years)
        dated = [attrs.evolve(each, experience=each.experience and next(rising)) for each in levels]
        fields["levels"] = [rewritten(draw, each, n) for n, each in enumerate(dated)]
    if "skills" in changed:
        needed = [skill for skill in old.skills if skill.key in asked(old)]
        rest = [skill for skill in old.skills if skill.key not in asked(old)]
        kept = [redescribed(draw, skill, old) for skill in needed + some(draw, rest)]
        fields["skills"] = draw(st.permutations(kept))
    if "proficiencies" in changed:
        top = Proficiency(key="a-brand-new-top")
        fields["proficiencies"] = [*draw(st.permutations(old.proficiencies)), top]
    if "growth" in changed:
        fields["growth"] = [*some(draw, old.growth), "A new word"]
    if "details" in changed:
        fields["details"] = draw(DETAILS)

    scale = fields.get("proficiencies", old.proficiencies) or fields.get("levels", old.levels)
    described = [described_at(keys(scale), skill) for skill in fields.get("skills", old.skills)]
    return old, attrs.evolve(old, **(fields | {"skills": described}))


def described_at(scale: Sequence[str], skill: Skill) -> Skill:
    """Return the skill without the descriptors for what the scale does not have."""
    descriptors = [each for each in skill.descriptors if each.proficiency in scale]
    return attrs.evolve(skill, descriptors=descriptors)


DETAILS = st.dictionaries(st.sampled_from(["Grade", "Scope"]), st.sampled_from(["A", "B"])).map(
    lambda texts: [Detail(name=name, text=text) for name, text in texts.items()]
)


@st.composite
def rich_ladders(draw: st.DrawFn, most_levels: int = 4) -> Ladder:
    """Return a strategy for ladders with details and descriptors, some without proficiencies."""
    ladder = draw(ladders(max_levels=most_levels))
    levels = [attrs.evolve(each, details=draw(DETAILS)) for each in ladder]
    bare = [attrs.evolve(skill, descriptors=()) for skill in ladder.skills]
    fields: dict[str, Any] = {"levels": levels, "skills": bare, "details": draw(DETAILS)}

    if draw(st.booleans()):
        fields["proficiencies"] = ()
        fields["levels"] = [
            attrs.evolve(each, expectations=[without_proficiencies(e) for e in each.expectations])
            for each in levels
        ]
    ladder = attrs.evolve(ladder, **fields)
    return attrs.evolve(
        ladder, skills=[redescribed(draw, skill, ladder) for skill in ladder.skills]
    )


def without_proficiencies(expectation: Expectation) -> Expectation:
    needs = [Requirement(skill=need.skill) for need in expectation.requirements]
    return attrs.evolve(expectation, requirements=needs)


def redescribed(draw: st.DrawFn, skill: Skill, ladder: Ladder) -> Skill:
    """Return the skill with other details and descriptors."""
    texts: dict[str, str] = {}
    if ladder.scale:
        keys = st.sampled_from([each.key for each in ladder.scale])
        texts = draw(st.dictionaries(keys, st.sampled_from(["Reads", "Writes"]), max_size=3))
    descriptors = [Descriptor(proficiency=key, text=text) for key, text in texts.items()]
    return attrs.evolve(skill, descriptors=descriptors, details=draw(DETAILS))


two_ladders = versions() | st.tuples(rich_ladders(3), rich_ladders(3))


def min_years(experience: Experience) -> float:
    return experience.min_years


def some(draw: st.DrawFn, values: Sequence[T]) -> list[T]:
    """Return some of the values in any order."""
    return draw(st.lists(st.sampled_from(values), unique_by=id) if values else st.just([]))


def asked(levels: Iterable[Level]) -> set[str]:
    return {
        need.skill
        for level in levels
        for expectation in level.expectations
        for need in expectation.requirements
    }


def rewritten(draw: st.DrawFn, level: Level, number: int) -> Level:
    """Return the level with some of its fields changed, so that most remain recognisable."""
    fields: dict[str, Any] = {
        "key": f"brand-new-{number}",
        "title": f"Renamed {number}",
        "aliases": [*level.aliases, f"Nickname {number}"],
        "summary": "Otherwise",
        "responsibilities": [*some(draw, level.responsibilities), "A new one"],
        "expectations": some(draw, level.expectations) * draw(st.integers(1, 2)),
        "experience": None,
        "details": draw(DETAILS),
    }
    changed = draw(st.sets(st.sampled_from(sorted(fields))))
    return attrs.evolve(level, **{field: fields[field] for field in changed})


@st.composite
def two_levels(draw: st.DrawFn) -> tuple[Ladder, Level, Level]:
    ladder = draw(st.just(default_ladder()) | rich_ladders())
    level = st.sampled_from(ladder.levels)
    return ladder, draw(level), draw(level)


def differences(change: LevelChange) -> list[Difference[Any]]:
    return [
        change.aliases,
        change.responsibilities,
        change.expectations,
        change.background,
        change.details,
    ]


def plain_edits(edits: Iterable[Edit[Any]]) -> Counter[Hashable]:
    return Counter((edit.old, edit.new) for edit in edits)


def mirrored_edits(edits: Iterable[Edit[Any]]) -> Counter[Hashable]:
    return Counter((edit.new, edit.old) for edit in edits)


def edits(change: LevelChange) -> Iterable[Edit[Any]]:
    return (*change.changed_expectations, *change.changed_details)


def adds_up(
    difference: Difference[T],
    old: Iterable[T],
    new: Iterable[T],
    changed: Iterable[Edit[T]] = (),
    renew: Callable[[T], T] = lambda value: value,
) -> bool:
    """Whether the old without the dropped, and with the gained, is the new.

    `renew` returns an old value with the new keys of what it refers to.
    """
    was, now = Counter(map(renew, old)), Counter(new)
    was.subtract(renew(edit.old) for edit in changed)
    was.update(edit.new for edit in changed)

    dropped, gained = Counter(map(renew, difference.dropped)), Counter(difference.gained)
    return dropped <= was and was - dropped + gained == now and not dropped & gained


def in_order(values: Iterable[T], whole: Iterable[T]) -> bool:
    """Whether the values stand in the whole in this order."""
    rest = iter(whole)
    return all(value in rest for value in values)


def is_mirrored(forwards: Difference[T], backwards: Difference[T]) -> bool:
    # What has changed and moved has another text on each side.
    same_moved = Counter(map(name, forwards.moved)) == Counter(map(name, backwards.moved))
    return (
        same_moved
        and Counter(forwards.gained) == Counter(backwards.dropped)
        and Counter(forwards.dropped) == Counter(backwards.gained)
    )


def name(item: object) -> object:
    """Return what stays of an item that has changed."""
    if isinstance(item, Detail):
        return item.name
    return item.statement or item if isinstance(item, Expectation) else item


MIRRORED = {
    "gained": "dropped",
    "raised": "lowered",
    "changed": "changed",
    "reworded": "reworded",
    "lowered": "raised",
    "dropped": "gained",
}


def mirrored_skills(change: LevelChange) -> Counter[Hashable]:
    return Counter(
        (each.new, each.old, MIRRORED[each.kind], each.new_texts, each.old_texts)
        for each in change.skills
    )


def plain_skills(change: LevelChange) -> Counter[Hashable]:
    return Counter(
        (each.old, each.new, each.kind, each.old_texts, each.new_texts) for each in change.skills
    )


@given(st.just(default_ladder()) | rich_ladders())
def test_nothing_differs_from_itself(ladder: Ladder) -> None:
    twin = pickle.loads(pickle.dumps(ladder))  # noqa: S301  own data
    assert not compare_ladders(ladder, twin)
    for level, again in zip(ladder, twin, strict=True):
        change = compare_levels(level, again, ladder=ladder, new_ladder=twin)
        assert not change
        assert not any(differences(change))
        assert not change.skills


@given(two_ladders)
def test_ladders_have_changed_if_they_are_not_equal(two: tuple[Ladder, Ladder]) -> None:
    change = compare_ladders(*two)
    assert bool(change) == (two[0] != two[1])
    assert ("Nothing has changed" in str(change).split("\n  ")) == (not change)
    assert all(change.changed_levels)
    assert all(map(shows_a_change, change.changed_levels))
    assert not change or shows_a_change(change)


@given(two_levels())
def test_levels_show_what_has_changed(three: tuple[Ladder, Level, Level]) -> None:
    ladder, one, other = three
    change = compare_levels(one, other, ladder=ladder)
    assert bool(change) == shows_a_change(change)


def shows_a_change(change: LevelChange | LadderChange) -> bool:
    """Whether a view says more than the title, or two titles."""
    title, *lines = str(change).splitlines()
    return lines[:1] != ["  Nothing has changed"] and (" -> " in title or bool(lines))


@given(two_levels())
def test_comparing_levels_backwards_swaps_what_is_gained_and_dropped(
    three: tuple[Ladder, Level, Level],
) -> None:
    ladder, one, other = three
    forwards = compare_levels(one, other, ladder=ladder)
    backwards = compare_levels(other, one, ladder=ladder)
    assert all(map(is_mirrored, differences(forwards), differences(backwards)))
    assert plain_edits(edits(forwards)) == mirrored_edits(edits(backwards))
    assert plain_skills(forwards) == mirrored_skills(backwards)


@given(two_ladders)
def test_comparing_ladders_backwards_swaps_what_is_gained_and_dropped(
    two: tuple[Ladder, Ladder],
) -> None:
    old, new = two
    forwards, backwards = compare_ladders(old, new), compare_ladders(new, old)
    assert Counter(forwards.levels.gained) == Counter(backwards.levels.dropped)
    assert Counter(forwards.levels.dropped) == Counter(backwards.levels.gained)
    assert len(forwards.levels.moved) == len(backwards.levels.moved)
    there = {(each.old, each.new): each for each in forwards.changed_levels}
    back = {(each.new, each.old): each for each in backwards.changed_levels}
    assert there.keys() == back.keys()
    for ends, change in there.items():
        assert all(map(is_mirrored, differences(change), differences(back[ends])))
        assert plain_edits(edits(change)) == mirrored_edits(edits(back[ends]))
        assert plain_skills(change) == mirrored_skills(back[ends])
    assert plain_edits(forwards.changed_skills) == mirrored_edits(backwards.changed_skills)
    assert plain_edits(forwards.changed_details) == mirrored_edits(backwards.changed_details)


@given(two_ladders)
def test_nothing_is_lost_between_ladders(two: tuple[Ladder, Ladder]) -> None:
    old, new = two
    change = compare_ladders(old, new)
    assert adds_up(change.growth, old.growth, new.growth)
    assert adds_up(change.advancement, old.advancement, new.advancement)
    keys = NewKeys(change)
    rewritten = [Edit(old=each.old, new=each.new) for each in change.changed_levels]
    assert adds_up(change.levels, old, new, rewritten, keys.of_level)
    for each in change.changed_levels:
        assert adds_up(each.aliases, each.old.aliases, each.new.aliases)
        assert adds_up(
            each.expectations,
            each.old.expectations,
            each.new.expectations,
            each.changed_expectations,
            keys.of_expectation,
        )
    assert adds_up(change.skills, old.skills, new.skills, change.changed_skills, keys.of_skill)
    assert adds_up(
        change.proficiencies, old.proficiencies, new.proficiencies, change.changed_proficiencies
    )


class NewKeys:
    """What is in the old ladder with the new keys of the skills and proficiencies."""

    def __init__(self, change: LadderChange) -> None:
        ladders = (change.old, change.new)
        self.skills = {edit.old.key: edit.new.key for edit in change.changed_skills}
        self.proficiencies: dict[str, str] = {}
        if all(ladder.proficiencies for ladder in ladders):
            self.proficiencies = {e.old.key: e.new.key for e in change.changed_proficiencies}
        elif not any(ladder.proficiencies for ladder in ladders):
            self.proficiencies = {each.old.key: each.new.key for each in change.changed_levels}

    def of_level(self, level: Level) -> Level:
        return attrs.evolve(level, expectations=map(self.of_expectation, level.expectations))

    def of_expectation(self, expectation: Expectation) -> Expectation:
        requirements = [
            Requirement(
                skill=self.skills.get(need.skill, need.skill),
                proficiency=self.proficiencies.get(need.proficiency or "", need.proficiency),
            )
            for need in expectation.requirements
        ]
        return attrs.evolve(expectation, requirements=requirements)

    def of_skill(self, skill: Skill) -> Skill:
        descriptors = [
            attrs.evolve(
                each, proficiency=self.proficiencies.get(each.proficiency, each.proficiency)
            )
            for each in skill.descriptors
        ]
        return attrs.evolve(skill, descriptors=descriptors)


@given(two_levels())
def test_nothing_is_lost_between_levels(three: tuple[Ladder, Level, Level]) -> None:
    ladder, one, other = three
    change = compare_levels(one, other, ladder=ladder)
    assert adds_up(change.responsibilities, one.responsibilities, other.responsibilities)
    assert in_order(change.responsibilities.gained, other.responsibilities)
    assert in_order(change.responsibilities.moved, other.responsibilities)
    assert in_order(change.responsibilities.dropped, one.responsibilities)
    if not ladder.cumulative:
        assert adds_up(
            change.expectations, one.expectations, other.expectations, change.changed_expectations
        )


@given(two_levels())
def test_the_changes_of_skills_lead_from_what_one_level_expects_to_the_other(
    three: tuple[Ladder, Level, Level],
) -> None:
    ladder, one, other = three
    change = compare_levels(one, other, ladder=ladder)
    expected = expected_skills(one, ladder=ladder)
    for each in change.skills:
        assert expected.pop(each.skill, None) == each.old
        expected |= {each.skill: each.new} if each.new else {}
    assert in_steps(expected, ladder) == in_steps(expected_skills(other, ladder=ladder), ladder)
    assert in_order([each.skill for each in change.skills], ladder.skills)


def in_steps(expected: Mapping[Skill, Proficiency], ladder: Ladder) -> dict[Skill, int]:
    steps = skill_steps(ladder)
    return {skill: steps[skill.key][ladder.rank(at)] for skill, at in expected.items()}


@given(two_levels())
def test_what_is_gained_or_raised_is_the_gap(three: tuple[Ladder, Level, Level]) -> None:
    ladder, one, other = three
    change = compare_levels(one, other, ladder=ladder)
    assert {
        (each.skill, each.old, each.new)
        for each in change.skills
        if each.kind in {"gained", "raised"}
    } == {(need.skill, need.has, need.needs) for need in skill_gap(one, other, ladder=ladder)}


@given(two_ladders)
def test_a_change_can_be_stored_and_used_as_a_key(two: tuple[Ladder, Ladder]) -> None:
    change = compare_ladders(*two)
    twin: LadderChange = pickle.loads(pickle.dumps(change))  # noqa: S301  own data
    assert (twin, hash(twin), str(twin)) == (change, hash(change), str(change))
    data = to_dict(change)
    assert json.loads(json.dumps(data)) == data
    assert list(data) == [field.name for field in attrs.fields(LadderChange)]


@given(two_ladders)
def test_a_change_is_read_back_from_plain_data(two: tuple[Ladder, Ladder]) -> None:
    change = compare_ladders(*two)
    assert from_dict(LadderChange, to_dict(change)) == change
    for each in change.changed_levels:
        assert from_dict(LevelChange, to_dict(each)) == each
        assert from_dict(Difference[Expectation], to_dict(each.expectations)) == each.expectations
        assert from_dict(Difference[Detail], to_dict(each.details)) == each.details
        for skill in each.skills:
            assert from_dict(SkillChange, to_dict(skill)) == skill
        for edit in each.changed_expectations:
            assert from_dict(Edit[Expectation], to_dict(edit)) == edit
    for skill_edit in change.changed_skills:
        assert from_dict(Edit[Skill], to_dict(skill_edit)) == skill_edit
