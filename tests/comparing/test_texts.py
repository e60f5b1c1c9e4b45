"""What differs in words: texts of skills, details, names, and ladders without proficiencies."""

import re
from collections.abc import Iterable, Sequence
from textwrap import dedent
from typing import Any

import attrs
import pytest

from pm_career import (
    AmbiguousNameError,
    Descriptor,
    Detail,
    Expectation,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    default_ladder,
)
from pm_career.comparing import (
    Difference,
    Edit,
    LadderChange,
    LevelChange,
    SkillChange,
    compare_ladders,
    compare_levels,
)

BASIC = Proficiency(key="basic", name="Grundlagen", meaning="Knows the words.")
STRONG = Proficiency(key="strong", name="Stark")
TOP = Proficiency(key="top", name="Meister")
SCALE = (BASIC, STRONG, TOP)

TALKING = Skill(key="talking", name="Talking to users")
PLANNING = Skill(key="planning", name="Planning")
CATALOGUE = (TALKING, PLANNING)


def asking(statement: str, *skills: str, **scaled: str) -> Expectation:
    needs = [Requirement(skill=skill) for skill in skills]
    needs += [Requirement(skill=skill, proficiency=at) for skill, at in scaled.items()]
    return Expectation(statement=statement, requirements=needs)


def level(key: str, *expectations: Expectation, **fields: Any) -> Level:
    bare = Level(key=key, title=key.upper(), expectations=expectations)
    return attrs.evolve(bare, **fields)


def ladder(*levels: Level, **fields: Any) -> Ladder:
    usual: dict[str, Any] = {"title": "Acme", "skills": CATALOGUE, "proficiencies": SCALE}
    return Ladder(levels=levels, **(usual | fields))


def matrix(*levels: Level, **fields: Any) -> Ladder:
    """Return a ladder that measures skills by its own levels."""
    return Ladder(title="Acme", levels=levels, skills=CATALOGUE, **fields)


def skills(change: LevelChange) -> list[tuple[str, str, Sequence[str], Sequence[str]]]:
    return [(each.skill.key, each.kind, each.old_texts, each.new_texts) for each in change.skills]


def details(**texts: str) -> list[Detail]:
    return [Detail(name=name, text=text) for name, text in texts.items()]


def descriptors(**texts: str) -> list[Descriptor]:
    return [Descriptor(proficiency=key, text=text) for key, text in texts.items()]


class Outline:
    """A page that keeps what is laid out on it, whatever its form."""

    def __init__(self, change: LevelChange | LadderChange | SkillChange) -> None:
        self._lines: list[str] = []
        page: Any = self
        change._show_on(page)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

    def __str__(self) -> str:
        return "\n".join(self._lines)

    def title(self, words: str) -> None:
        self._lines.append(words)

    def note(self, words: str) -> None:
        if words:
            self._lines.append(words)

    paragraph = note

    def listing(self, title: str, items: Iterable[str]) -> None:
        self._add(title, items)

    def table(self, caption: str, _: object, rows: Iterable[Sequence[str]]) -> None:
        self._add(caption, [" | ".join(row) for row in rows])

    def side_by_side(
        self,
        title: str,
        columns: tuple[str, str],
        rows: Iterable[tuple[str, Iterable[str], Iterable[str]]],
    ) -> None:
        items = [
            f"{name}: {' + '.join(old) or '-'} | {' + '.join(new) or '-'}"
            for name, old, new in rows
        ]
        self._add(f"{title}: {' | '.join(columns)}", items)

    def _add(self, title: str, items: Iterable[str]) -> None:
        if lines := [f"  {item}" for item in items]:
            self._lines += [title, *lines]


def outline(change: LevelChange | LadderChange | SkillChange) -> str:
    return str(Outline(change))


def shown(lines: str) -> str:
    """Return the outline that a test shows indented."""
    return dedent(lines).strip("\n")


# Texts of a skill


def test_the_tables_of_skills_have_headings() -> None:
    asking_more = ladder(
        level("junior", asking("Asks users", talking="basic")),
        level("senior", asking("Knows users", talking="strong")),
    )
    change = compare_levels("junior", "senior", ladder=asking_more)
    assert "| Skill | Proficiency | Change |\n" in change.to_markdown()
    assert ">Skills that differ</caption>" in change.to_html()
    change = compare_levels("l1", "l2", ladder=own_levels("Asks", "Knows"))
    assert "| Skill | Change |\n" in change.to_markdown()
    assert ">Skills that differ</caption>" in change.to_html()


def test_the_texts_of_both_levels_are_those_at_their_proficiencies() -> None:
    steps = ladder(
        level("junior", asking("Asks users", talking="basic")),
        level("senior", asking("Knows users", talking="strong"), asking("Plans", planning="top")),
    )
    change = compare_levels("junior", "senior", ladder=steps)
    assert skills(change) == [
        ("talking", "raised", ("Asks users",), ("Knows users",)),
        ("planning", "gained", (), ("Plans",)),
    ]


def test_a_descriptor_comes_before_the_expectations_of_one_level() -> None:
    described = attrs.evolve(TALKING, descriptors=descriptors(basic="Listens", strong="Asks"))
    steps = ladder(
        level("junior", asking("Meets a user", talking="basic")),
        level("senior", asking("Meets ten users", talking="strong")),
        skills=[described, PLANNING],
    )
    change = compare_levels("junior", "senior", ladder=steps)
    assert skills(change) == [
        ("talking", "raised", ("Listens", "Meets a user"), ("Asks", "Meets ten users"))
    ]


def test_a_skill_with_other_texts_at_the_same_proficiency_is_reworded() -> None:
    steps = ladder(
        level("junior", asking("Asks users", talking="basic")),
        level("senior", asking("Knows users", talking="basic")),
    )
    change = compare_levels("junior", "senior", ladder=steps)
    assert skills(change) == [("talking", "reworded", ("Asks users",), ("Knows users",))]
    assert outline(change.skills[0]) == shown(
        """
        Skills that differ
          Talking to users | Grundlagen | reworded
        Texts that differ: Old | New
          Talking to users: Asks users | Knows users
        """
    )


def test_texts_in_another_order_are_not_reworded() -> None:
    first, second = asking("Asks", talking="basic"), asking("Listens", talking="basic")
    steps = ladder(level("junior", first, second), level("senior", second, first))
    change = compare_levels("junior", "senior", ladder=steps)
    assert change.skills == ()
    assert change.expectations == Difference(gained=(), dropped=(), moved=(second, first))
    assert outline(change) == "JUNIOR -> SENIOR\nThe expectations are in another order."


def test_what_a_higher_level_adds_below_its_proficiency_names_the_lower_one() -> None:
    steps = ladder(
        level("junior", asking("Asks users", talking="basic")),
        level("mid", asking("Knows users", talking="strong"), asking("Meets", talking="basic")),
        level("senior", asking("Is a user", talking="top")),
        cumulative=True,
    )
    change = compare_levels("junior", "senior", ladder=steps)
    assert skills(change) == [
        (
            "talking",
            "raised",
            ("Asks users",),
            ("Is a user", "Knows users (Stark)", "Meets (Grundlagen)"),
        )
    ]
    assert change.expectations.dropped == ()


def test_what_a_level_of_two_ladders_drops_below_its_proficiency_names_the_lower_one() -> None:
    knows, asks = asking("Knows", talking="strong"), asking("Asks", talking="basic")
    old, new = ladder(level("pm", asks, knows)), ladder(level("pm", knows))
    (change,) = compare_ladders(old, new).changed_levels
    assert skills(change) == [("talking", "reworded", ("Knows", "Asks (Grundlagen)"), ("Knows",))]


def test_a_lower_proficiency_without_words_is_named_alone() -> None:
    talks = asking("Talks", talking="top")
    steps = ladder(level("old", talks), level("new", talks, asking("", talking="basic")))
    change = compare_levels("old", "new", ladder=steps)
    assert skills(change) == [("talking", "reworded", ("Talks",), ("Talks", "(Grundlagen)"))]


def test_an_expectation_without_words_changes_its_skill() -> None:
    steps = ladder(
        level("junior", asking("", talking="basic")), level("senior", asking("", talking="top"))
    )
    change = compare_levels("junior", "senior", ladder=steps)
    assert skills(change) == [("talking", "raised", (), ())]
    assert change.changed_expectations == ()
    assert outline(change) == shown(
        """
        JUNIOR -> SENIOR
        Skills that differ
          Talking to users | Grundlagen -> Meister | raised
        """
    )


def test_expectations_without_words_replace_each_other_only_if_they_are_equal() -> None:
    low, high = asking("", talking="basic"), asking("", talking="top")
    steps = ladder(level("low", low), level("mid", high), level("high", high), cumulative=True)
    change = compare_levels("low", "high", ladder=steps)
    assert change.expectations == Difference(gained=(high,), dropped=(), moved=())


# The same text at another proficiency


def test_a_text_that_only_rises_is_raised() -> None:
    low, high = asking("Asks users", talking="basic"), asking("Asks users", talking="top")
    change = compare_levels("low", "high", ladder=ladder(level("low", low), level("high", high)))
    assert not change.expectations
    assert change.changed_expectations == (Edit(old=low, new=high),)
    assert skills(change) == [("talking", "raised", ("Asks users",), ("Asks users",))]
    assert outline(change) == shown(
        """
        LOW -> HIGH
        Skills that differ
          Talking to users | Grundlagen -> Meister | raised
        """
    )


def test_a_text_that_rises_in_a_cumulative_ladder_replaces_the_one_below() -> None:
    low, high = asking("Asks users", talking="basic"), asking("Asks users", talking="top")
    steps = ladder(level("low", low), level("high", high), cumulative=True)
    change = compare_levels("low", "high", ladder=steps)
    assert not change.expectations
    assert change.changed_expectations == (Edit(old=low, new=high),)
    assert skills(change) == [("talking", "raised", ("Asks users",), ("Asks users",))]


def test_a_text_that_falls_in_a_cumulative_ladder_replaces_nothing() -> None:
    high, low = asking("Asks users", talking="top"), asking("Asks users", talking="basic")
    steps = ladder(level("first", high), level("second", low), cumulative=True)
    change = compare_levels("first", "second", ladder=steps)
    assert change.expectations == Difference(gained=(low,), dropped=(), moved=())
    assert change.changed_expectations == ()


def test_a_text_that_takes_another_skill_below_stays_beside_it() -> None:
    one, other = asking("Does it", talking="basic"), asking("Does it", planning="basic")
    steps = ladder(level("first", one), level("second", other), cumulative=True)
    change = compare_levels("first", "second", ladder=steps)
    assert change.expectations.gained == (other,)
    assert skills(change) == [("planning", "gained", (), ("Does it",))]


def test_a_text_below_the_highest_proficiency_may_rise() -> None:
    top = asking("Is a user", talking="top")
    low, high = asking("Asks", talking="basic"), asking("Asks", talking="strong")
    steps = ladder(level("low", top, low), level("high", top, high))
    change = compare_levels("low", "high", ladder=steps)
    assert change.changed_expectations == (Edit(old=low, new=high),)
    assert skills(change) == [
        (
            "talking",
            "reworded",
            ("Is a user", "Asks (Grundlagen)"),
            ("Is a user", "Asks (Stark)"),
        )
    ]


def test_equal_expectations_are_the_same_before_those_with_the_same_words() -> None:
    both = asking("Does it", talking="basic"), asking("Does it", planning="basic")
    steps = ladder(level("old", *both), level("new", both[1]))
    change = compare_levels("old", "new", ladder=steps)
    assert change.expectations == Difference(gained=(), dropped=(both[0],), moved=())
    assert change.changed_expectations == ()


# Ladders that measure skills by their own levels


def own_levels(*texts: str, **fields: Any) -> Ladder:
    """Return a ladder of a level for each text, which is about one skill."""
    levels = [level(f"l{n}", asking(text, "talking")) for n, text in enumerate(texts, 1)]
    return matrix(*levels, **fields)


@pytest.mark.parametrize("cumulative", [False, True])
def test_a_skill_is_raised_where_there_is_a_step(cumulative: bool) -> None:  # noqa: FBT001  a case of the test
    steps = own_levels("Asks", "Asks", "Knows", cumulative=cumulative)
    assert not compare_levels("l1", "l2", ladder=steps).skills

    up = compare_levels("l2", "l3", ladder=steps).skills
    assert up == (
        SkillChange(
            skill=TALKING,
            old=Proficiency(key="l2", name="L2"),
            new=Proficiency(key="l3", name="L3"),
            kind="raised",
            old_texts=("Asks",),
            new_texts=("Knows",),
        ),
    )
    down = compare_levels("l3", "l1", ladder=steps).skills
    assert [(each.kind, each.old_texts, each.new_texts) for each in down] == [
        ("lowered", ("Knows",), ("Asks",))
    ]


def test_a_proficiency_that_is_the_level_itself_is_not_shown() -> None:
    change = compare_levels("l1", "l2", ladder=own_levels("Asks", "Knows"))
    assert outline(change) == shown(
        """
        L1 -> L2
        Skills that differ
          Talking to users | raised
        Texts that differ: L1 | L2
          Talking to users: Asks | Knows
        """
    )
    assert "  Talking to users | L1 -> L2 | raised\n" in outline(change.skills[0])


@pytest.mark.parametrize(
    ("keys", "names"),
    [(["l1", "l2"], ["Little", "Much"]), (["little", "much"], ["L1", "L2"])],
    ids=["key", "title"],
)
def test_a_proficiency_that_only_shares_the_key_or_the_title_of_a_level_is_shown(
    keys: list[str], names: list[str]
) -> None:
    low, high = (Proficiency(key=key, name=name) for key, name in zip(keys, names, strict=True))
    scaled = ladder(
        level("l1", asking("Asks", talking=low.key)),
        level("l2", asking("Knows", talking=high.key)),
        proficiencies=[low, high],
    )
    assert f"  Talking to users | {low} -> {high} | raised\n" in outline(
        compare_levels("l1", "l2", ladder=scaled)
    )


def test_a_proficiency_that_is_a_level_below_is_shown() -> None:
    steps = matrix(
        level("low", asking("Asks", "talking")),
        level("mid", asking("Plans", "planning")),
        level("high", asking("Knows", "talking")),
        cumulative=True,
    )
    assert "  Talking to users | LOW -> HIGH | raised\n" in outline(
        compare_levels("mid", "high", ladder=steps)
    )
    assert "  Talking to users | HIGH -> LOW | lowered\n" in outline(
        compare_levels("high", "mid", ladder=steps)
    )


def test_a_skill_that_only_one_of_two_measuring_levels_expects_has_no_proficiency() -> None:
    steps = matrix(level("l1"), level("l2", asking("Asks", "talking")))
    for ends, kind in ((("l1", "l2"), "gained"), (("l2", "l1"), "dropped")):
        change = compare_levels(*ends, ladder=steps)
        assert f"\n  Talking to users | {kind}\n" in outline(change)


def test_a_step_there_and_back_is_raised() -> None:
    steps = own_levels("Asks", "Knows", "Asks")
    assert [each.kind for each in compare_levels("l1", "l3", ladder=steps).skills] == ["raised"]


def test_an_expectation_beside_the_same_descriptor_is_reworded() -> None:
    described = attrs.evolve(TALKING, descriptors=descriptors(low="Listens", high="Listens"))
    steps = Ladder(
        title="Acme",
        levels=[level("low", asking("", "talking")), level("high", asking("Leads", "talking"))],
        skills=[described],
    )
    change = compare_levels("low", "high", ladder=steps)
    assert skills(change) == [("talking", "reworded", ("Listens",), ("Listens", "Leads"))]


def test_an_expectation_that_a_higher_level_repeats_has_not_changed() -> None:
    again = asking("Asks", "talking")
    steps = matrix(
        level("low", again), level("high", again, asking("Plans", "planning")), cumulative=True
    )
    change = compare_levels("low", "high", ladder=steps)
    assert change.expectations.gained == (asking("Plans", "planning"),)
    assert skills(change) == [("planning", "gained", (), ("Plans",))]


@pytest.mark.parametrize(
    ("was", "now", "kinds"),
    [("Asks", "Asks", []), ("Asks", "Knows", ["changed"]), ("", "", []), ("", "Asks", ["changed"])],
)
def test_versions_of_own_levels_say_whether_a_text_changed(
    was: str, now: str, kinds: list[str]
) -> None:
    old, new = own_levels(was), own_levels(now, summary="Newer.")
    change = compare_levels("l1", "l1", ladder=old, new_ladder=new)
    assert [each.kind for each in change.skills] == kinds


def test_own_levels_of_two_ladders_do_not_measure_each_other() -> None:
    old, new = own_levels("Asks", "Knows"), own_levels("Asks", "Knows", summary="Newer.")
    (change,) = compare_levels("l1", "l2", ladder=old, new_ladder=new).skills
    assert change.kind == "changed"

    silent, other = own_levels("", ""), own_levels("", "", summary="Newer.")
    (change,) = compare_levels("l1", "l2", ladder=silent, new_ladder=other).skills
    assert change.kind == "changed"


def test_the_same_text_at_own_levels_of_two_ladders_has_not_changed() -> None:
    old, new = own_levels("Asks"), matrix(level("manager", asking("Asks", "talking")))
    assert compare_levels("l1", "manager", ladder=old, new_ladder=new).skills == ()


def test_an_equal_ladder_is_the_same_ladder() -> None:
    one, twin = own_levels("Asks", "Knows"), own_levels("Asks", "Knows")
    (change,) = compare_levels("l1", "l2", ladder=one, new_ladder=twin).skills
    assert change.kind == "raised"


def test_a_level_of_own_measure_that_is_renamed_says_the_same() -> None:
    old = own_levels("", "Knows")
    new = attrs.evolve(
        old, levels=[attrs.evolve(old[0], key="first"), attrs.evolve(old[1], key="last")]
    )
    changes = compare_ladders(old, new).changed_levels
    assert [each.skills for each in changes] == [(), ()]


@pytest.mark.parametrize("backwards", [False, True])
def test_a_scale_and_own_levels_are_not_compared(backwards: bool) -> None:  # noqa: FBT001  a case of the test
    # The level has the key of a proficiency, which means nothing.
    scaled = ladder(level("strong", asking("Asks", talking="strong")))
    own = matrix(level("strong", asking("Asks", "talking")))
    old, new = (own, scaled) if backwards else (scaled, own)

    change = compare_levels("strong", "strong", ladder=old, new_ladder=new)
    assert skills(change) == [("talking", "changed", ("Asks",), ("Asks",))]
    assert [(edit.old, edit.new) for edit in change.changed_expectations] == [
        (old[0].expectations[0], new[0].expectations[0])
    ]
    assert [each.kind for each in compare_ladders(old, new).changed_levels[0].skills] == ["changed"]


# Names that others share


def test_levels_that_share_a_title_are_compared_by_their_keys() -> None:
    twins = ladder(level("pm-1", title="PM"), level("pm-2", title="PM", summary="More."))
    assert outline(compare_levels("pm-1", "pm-2", ladder=twins)) == shown(
        """
        PM
        Key pm-1 -> pm-2
        Texts that differ: Old | New
          Summary: - | More.
        """
    )
    with pytest.raises(AmbiguousNameError):
        compare_levels("PM", "pm-2", ladder=twins)


@pytest.mark.parametrize("backwards", [False, True])
def test_a_shared_name_makes_no_levels_the_same(backwards: bool) -> None:  # noqa: FBT001  a case of the test
    twins = ladder(level("pm-1", title="PM"), level("pm-2", title="PM"))
    single = ladder(level("manager", title="PM"))
    old, new = (single, twins) if backwards else (twins, single)
    change = compare_ladders(old, new)
    assert (change.levels.gained, change.levels.dropped) == (new.levels, old.levels)


def test_a_name_that_a_level_in_both_ladders_shares_makes_none_the_same() -> None:
    old = ladder(level("pm-1", title="PM"), level("pm-2", title="PM"))
    new = ladder(level("pm-1", title="PM"), level("manager", title="PM"))
    change = compare_ladders(old, new)
    assert change.levels == Difference(gained=(new[1],), dropped=(old[1],), moved=())


def test_a_view_names_the_keys_of_levels_that_share_a_title() -> None:
    old = ladder(level("pm-1", title="PM"), level("pm-2", title="PM"), level("boss"))
    new = ladder(level("pm-1", title="PM", summary="New."), level("boss"))
    assert outline(compare_ladders(old, new)) == shown(
        """
        Acme
        Levels dropped
          PM (pm-2)
        PM (pm-1)
        Texts that differ: Old | New
          Summary: - | New.
        """
    )


# Keys that were renamed


def test_a_renamed_skill_or_proficiency_changes_no_expectation() -> None:
    old = ladder(
        level("junior", asking("Asks users", talking="basic"), summary="Learns."),
        level("senior", asking("Knows users", talking="strong")),
    )
    new = ladder(
        level("junior", asking("Asks users", users="base"), summary="Grows."),
        level("senior", asking("Knows users", users="strong")),
        skills=[attrs.evolve(TALKING, key="users"), PLANNING],
        proficiencies=[attrs.evolve(BASIC, key="base"), STRONG, TOP],
    )
    change = compare_ladders(old, new)
    assert not change.skills
    assert not change.proficiencies

    (junior,) = change.changed_levels
    assert not junior.expectations
    assert not junior.changed_expectations
    assert not junior.skills
    assert outline(change) == shown(
        """
        Acme
        Skills changed
          Talking to users: key talking -> users
        Proficiencies changed
          Grundlagen: key basic -> base
        JUNIOR
        Texts that differ: Old | New
          Summary: Learns. | Grows.
        """
    )


def test_a_skill_is_raised_on_a_scale_whose_keys_were_renamed() -> None:
    old = ladder(level("pm", asking("Asks users", talking="basic")))
    new = ladder(
        level("pm", asking("Asks users", talking="hoch")),
        proficiencies=[BASIC, attrs.evolve(STRONG, key="hoch"), TOP],
    )
    (change,) = compare_levels("pm", "pm", ladder=old, new_ladder=new).skills
    assert (change.old, change.new, change.kind) == (BASIC, new.proficiency("hoch"), "raised")


def test_an_old_expectation_keeps_its_keys() -> None:
    asks = asking("Asks users", talking="basic")
    new = ladder(level("pm"), skills=[attrs.evolve(TALKING, key="users")])
    change = compare_levels("pm", "pm", ladder=ladder(level("pm", asks)), new_ladder=new)
    assert change.expectations.dropped == (asks,)
    assert [(each.skill.key, each.kind) for each in change.skills] == [("users", "dropped")]


def test_descriptors_with_renamed_proficiencies_have_not_changed() -> None:
    described = attrs.evolve(TALKING, descriptors=descriptors(basic="Listens"))
    old = ladder(level("pm"), skills=[described])
    renamed = attrs.evolve(described, descriptors=descriptors(base="Listens"))
    scale = [attrs.evolve(BASIC, key="base"), STRONG, TOP]
    assert not compare_ladders(
        old, ladder(level("pm"), skills=[renamed], proficiencies=scale)
    ).changed_skills

    # A proficiency has the name that the new ladder gives it.
    scale = [attrs.evolve(BASIC, key="base"), attrs.evolve(STRONG, name="Fest"), TOP]
    better = attrs.evolve(described, descriptors=descriptors(base="Hears", strong="Asks"))
    change = compare_ladders(old, ladder(level("pm"), skills=[better], proficiencies=scale))
    assert change.changed_skills == (Edit(old=described, new=better),)
    assert "\n  Talking to users, Grundlagen: Listens | Hears" in outline(change)
    assert "\n  Talking to users, Fest: - | Asks" in outline(change)


def test_descriptors_of_renamed_levels_have_not_changed() -> None:
    described = attrs.evolve(TALKING, descriptors=descriptors(pm="Listens"))
    renamed = attrs.evolve(TALKING, descriptors=descriptors(manager="Hears"))
    old = Ladder(title="Acme", levels=[level("pm")], skills=[described])
    new = Ladder(title="Acme", levels=[level("manager", title="PM")], skills=[renamed])
    assert outline(compare_ladders(old, new)) == shown(
        """
        Acme
        Levels renamed
          PM (pm) -> PM (manager)
        Texts that differ: Old | New
          Talking to users, PM: Listens | Hears
        PM
        Key pm -> manager
        """
    )


@pytest.mark.parametrize("backwards", [False, True])
def test_descriptors_at_a_level_do_not_follow_it_to_a_scale(backwards: bool) -> None:  # noqa: FBT001  a case of the test
    at_a_level = attrs.evolve(TALKING, descriptors=descriptors(pm="Listens"))
    on_a_scale = attrs.evolve(TALKING, descriptors=descriptors(strong="Hears"))
    own = Ladder(title="Acme", levels=[level("pm")], skills=[at_a_level])
    scaled = ladder(level("strong", title="PM"), skills=[on_a_scale])

    old, new = (scaled, own) if backwards else (own, scaled)
    text = outline(compare_ladders(old, new))
    assert f"  Talking to users, PM: {'- | Listens' if backwards else 'Listens | -'}\n" in text
    assert f"  Talking to users, Stark: {'Hears | -' if backwards else '- | Hears'}\n" in text


# Details


def test_details_are_gained_dropped_moved_and_changed() -> None:
    steps = ladder(
        level("heo", details=details(Grade="HEO", Scope="A feature", Pay="A", Link="x")),
        level("seo", details=details(Pay="A", Grade="SEO", Team="Five")),
    )
    change = compare_levels("heo", "seo", ladder=steps)
    assert change
    assert change.details == Difference(
        gained=tuple(details(Team="Five")),
        dropped=tuple(details(Scope="A feature", Link="x")),
        moved=tuple(details(Pay="A", Grade="SEO")),
    )
    assert change.changed_details == (
        Edit(old=Detail(name="Grade", text="HEO"), new=Detail(name="Grade", text="SEO")),
    )
    assert outline(change) == shown(
        """
        HEO -> SEO
        Grade: HEO -> SEO
        Details gained
          Team: Five
        Details dropped
          Scope: A feature
          Link: x
        Details moved
          Pay: A
          Grade: SEO
        """
    )


@pytest.mark.parametrize(
    "longer", ["One product for a whole country or two", "One\nproduct", "x" * 33]
)
def test_a_long_detail_stands_beside_the_old_one(longer: str) -> None:
    steps = ladder(
        level("one", details=details(Scope="A feature")),
        level("two", details=details(Scope=longer)),
    )
    change = compare_levels("one", "two", ladder=steps)
    assert outline(change) == (
        f"ONE -> TWO\nTexts that differ: ONE | TWO\n  Scope: A feature | {longer}"
    )


def test_a_short_detail_stands_beside_a_long_old_one() -> None:
    steps = ladder(
        level("one", details=details(Scope="x" * 33)),
        level("two", details=details(Scope="A feature")),
    )
    change = compare_levels("one", "two", ladder=steps)
    assert outline(change) == (
        f"ONE -> TWO\nTexts that differ: ONE | TWO\n  Scope: {'x' * 33} | A feature"
    )


def test_a_detail_of_32_letters_is_short() -> None:
    text = "x" * 32
    steps = ladder(
        level("one", details=details(Scope="A")), level("two", details=details(Scope=text))
    )
    change = compare_levels("one", "two", ladder=steps)
    assert outline(change) == f"ONE -> TWO\nScope: A -> {text}"


def test_a_detail_of_a_skill_is_long_if_the_old_or_the_new_text_is() -> None:
    def of(text: str) -> Ladder:
        skill = attrs.evolve(TALKING, details=details(Scope=text))
        return ladder(level("pm"), skills=[skill, PLANNING])

    for old, new in (("A", "x" * 33), ("x" * 33, "A")):
        lines = outline(compare_ladders(of(old), of(new)))
        assert f"Talking to users: Scope {old} -> {new}" not in lines
        assert f"{old} | {new}" in lines


def test_details_of_the_ladder_are_compared() -> None:
    old = ladder(level("pm"), details=details(Owner="Ann", Wiki="x"))
    new = ladder(level("pm"), details=details(Owner="Bob", Chat="y"))
    change = compare_ladders(old, new)
    assert change.details == Difference(
        gained=tuple(details(Chat="y")), dropped=tuple(details(Wiki="x")), moved=()
    )
    assert [edit.new.text for edit in change.changed_details] == ["Bob"]
    assert outline(change) == shown(
        """
        Acme
        Owner: Ann -> Bob
        Details gained
          Chat: y
        Details dropped
          Wiki: x
        """
    )


def test_a_long_detail_of_the_ladder_stands_beside_the_old_one() -> None:
    old = ladder(level("pm"), details=details(Owner="Ann"))
    new = ladder(level("pm"), details=details(Owner="Ann,\nBob"))
    assert outline(compare_ladders(old, new)) == (
        "Acme\nTexts that differ: Old | New\n  Owner: Ann | Ann,\nBob"
    )


# Skills and proficiencies of two ladders


def test_a_changed_skill_reads_well() -> None:
    old = attrs.evolve(
        TALKING,
        description="Talks.",
        descriptors=descriptors(basic="Listens", strong="Asks"),
        details=details(Owner="Ann", Link="x", Note="Old\nnote"),
    )
    new = attrs.evolve(
        old,
        name="User research",
        category="Craft",
        description="",
        descriptors=descriptors(basic="Hears", top="Is a user"),
        details=details(Owner="Bob", Link="x", Note="New\nnote", Chat="y"),
    )
    change = compare_ladders(
        ladder(level("pm"), skills=[old]), ladder(level("pm"), skills=[new], title="Beta")
    )
    assert change.changed_skills == (Edit(old=old, new=new),)
    assert outline(change) == shown(
        """
        Acme -> Beta
        Skills changed
          Talking to users: name Talking to users -> User research
          Talking to users: category not stated -> Craft
          Talking to users: Owner Ann -> Bob
          Talking to users: Chat not stated -> y
        Texts that differ: Acme | Beta
          User research: Talks. | -
          User research, Grundlagen: Listens | Hears
          User research, Meister: - | Is a user
          User research, Stark: Asks | -
          User research, Note: Old
        note | New
        note
        """
    )


def test_another_order_of_descriptors_and_details_is_shown() -> None:
    old = attrs.evolve(
        TALKING,
        descriptors=descriptors(basic="Listens", strong="Asks"),
        details=details(Owner="Ann", Link="x"),
    )
    new = attrs.evolve(old, descriptors=old.descriptors[::-1], details=old.details[::-1])
    change = compare_ladders(ladder(level("pm"), skills=[old]), ladder(level("pm"), skills=[new]))
    assert outline(change) == shown(
        """
        Acme
        Skills changed
          Talking to users: descriptors in another order
          Talking to users: details in another order
        """
    )


def test_a_changed_proficiency_reads_well() -> None:
    scale = [attrs.evolve(BASIC, name="Anfang", meaning="Starts."), STRONG]
    change = compare_ladders(ladder(level("pm")), ladder(level("pm"), proficiencies=scale))
    assert outline(change) == shown(
        """
        Acme
        Proficiencies dropped
          Meister
        Proficiencies changed
          Grundlagen: name Grundlagen -> Anfang
        Texts that differ: Old | New
          Anfang: Knows the words. | Starts.
        """
    )


# What takes no skills


def test_only_expectations_without_skills_are_listed() -> None:
    steps = ladder(
        level("one", asking("Is kind"), asking("Asks users", talking="basic")),
        level("two", asking("Is fair"), asking("Plans", planning="basic")),
    )
    assert outline(compare_levels("one", "two", ladder=steps)) == shown(
        """
        ONE -> TWO
        Skills that differ
          Talking to users | Grundlagen -> none | dropped
          Planning | none -> Grundlagen | gained
        Texts that differ: ONE | TWO
          Talking to users: Asks users | -
          Planning: - | Plans
        Expectations gained
          Is fair
        Expectations dropped
          Is kind
        """
    )


def test_the_packaged_levels_have_texts_for_each_skill_that_differs() -> None:
    for low, high in zip(default_ladder(), default_ladder()[1:], strict=False):
        for change in compare_levels(low, high).skills:
            assert change.new_texts
            assert bool(change.old_texts) == (change.old is not None)


# Other values


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_path_is_no_ladder(side: str) -> None:
    ends: dict[str, Any] = {"old": default_ladder(), "new": default_ladder(), side: "acme.toml"}
    advice = "load_ladder(path) returns the ladder of a file"
    message = re.escape(f"expected a Ladder, got 'acme.toml'; {advice}")
    with pytest.raises(TypeError, match=f"^{message}$"):
        compare_ladders(**ends)
    with pytest.raises(TypeError, match=f"^{message}$"):
        compare_levels("PM", "CPO", ladder=ends["old"], new_ladder=ends["new"])


def test_values_are_represented_by_their_fields() -> None:
    assert repr(Edit(old=1, new=2)) == "Edit(old=1, new=2)"
    assert repr(Difference(gained=(1,), dropped=(), moved=())) == (
        "Difference(gained=(1,), dropped=(), moved=())"
    )
    change = SkillChange(skill=TALKING, old=None, new=BASIC, kind="gained", new_texts=("Asks",))
    assert repr(change) == (
        f"SkillChange(skill={TALKING!r}, old=None, new={BASIC!r}, kind='gained')"
    )


def test_the_layout_of_a_text_in_its_file_changes_no_text() -> None:
    def ladder(statement: str) -> Ladder:
        asked = [Expectation(statement=statement, requirements=[Requirement(skill="agile")])]
        level = Level(key="pm", title="PM", expectations=asked)
        return Ladder(title="T", levels=[level], skills=[Skill(key="agile", name="Agile")])

    change = compare_levels("pm", "pm", ladder=ladder("Plans"), new_ladder=ladder("  Plans\n"))
    assert change.skills == ()
