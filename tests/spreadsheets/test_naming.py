"""What sheets call levels, skills and proficiencies."""

import pytest

from pm_career._names import MOST_EXPLAINED
from pm_career.spreadsheets._draft import LevelDraft, ProficiencyDraft, SkillDraft, Stated
from pm_career.spreadsheets._naming import AskedNames, Named, no_row_has, not_found, not_one_of
from pm_career.spreadsheets._sheet import Place, Sheet

NOWHERE = Place(Sheet([]))


def level(key: str, title: str, *aliases: str) -> LevelDraft:
    stated = [Stated(alias, NOWHERE) for alias in aliases]
    return LevelDraft(title, NOWHERE, key, aliases=stated)


PM, LEAD, OTHER = level("pm", "PM of teams", "L3"), level("lead", "Lead"), level("lead-2", "LEAD")
NEW = level("", "Unkeyed")
LEVELS = Named([PM, LEAD, OTHER, NEW])


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("pm", PM),
        (" pm ", PM),
        ("PM-of-teams", PM),
        ("l3", PM),
        ("lead", LEAD),
        ("Lead", None),
        ("Lead (lead)", LEAD),
        ("LEAD (lead-2)", OTHER),
        ("Unkeyed", NEW),
        ("Unkeyed ()", None),
        ("PMs", None),
    ],
)
def test_a_name_finds_its_own_part(name: str, found: LevelDraft | None) -> None:
    assert LEVELS.find(name) is found


def test_a_form_of_a_name_finds_its_part() -> None:
    assert [LEVELS.form(each) for each in LEVELS.parts] == [
        "PM of teams",
        "Lead (lead)",
        "LEAD (lead-2)",
        "Unkeyed",
    ]


def test_a_form_means_nothing_else() -> None:
    assert LEVELS.form(PM, lambda form: form != "PM of teams") == "PM of teams (pm)"
    assert LEVELS.form(PM, lambda form: not form.startswith("PM of")) == "pm"


def skill(key: str, name: str) -> SkillDraft:
    return SkillDraft(name, NOWHERE, key)


PLAIN, WITH_COLON, ODD = skill("a", "Plan"), skill("b", "Plan: Good"), skill("c", "a: good")
GOOD, BEST = ProficiencyDraft("Good", NOWHERE, "good"), ProficiencyDraft("So: so", NOWHERE, "so")
ASKED = AskedNames(Named([PLAIN, WITH_COLON, ODD]), Named([GOOD, BEST]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plan", (PLAIN, None)),
        ("Plan: Good", (WITH_COLON, None)),
        ("Plan (a): Good", (PLAIN, GOOD)),
        ("a: good", (PLAIN, GOOD)),
        ("a: Good", (ODD, None)),
        ("Plan: so: so", (PLAIN, BEST)),
        ("Plan: Good: So: so", (WITH_COLON, BEST)),
        ("Plan: Bad", None),
        ("Plan" + ": Good" * 100_000, None),
    ],
)
def test_a_text_asks_for_a_skill_at_a_proficiency(text: str, found: object) -> None:
    assert ASKED.find(text) == found


@pytest.mark.parametrize(("words", "is_found"), [(10, True), (11, False)])
def test_a_text_is_split_at_one_of_its_last_ten_colons(words: int, *, is_found: bool) -> None:
    long = ProficiencyDraft(": ".join(["So"] * words), NOWHERE, "so")
    asked = AskedNames(Named([PLAIN]), Named([long]))
    assert asked.find(f"Plan: {long.name}") == ((PLAIN, long) if is_found else None)


@pytest.mark.parametrize(
    ("skill", "proficiency", "form"),
    [
        (PLAIN, None, "Plan"),
        (PLAIN, GOOD, "Plan: Good (good)"),
        (PLAIN, BEST, "Plan: So: so"),
        (WITH_COLON, GOOD, "Plan: Good: Good"),
        (ODD, None, "a: good (c)"),
    ],
)
def test_what_is_asked_has_a_form_that_finds_it(
    skill: SkillDraft, proficiency: ProficiencyDraft | None, form: str
) -> None:
    assert ASKED.form(skill, proficiency) == form
    assert ASKED.find(form) == (skill, proficiency)


def test_what_is_not_found_is_said() -> None:
    assert ASKED.not_found("Plan: Goood") == (
        "there is no proficiency 'Goood'; did you mean 'Good'?"
    )
    assert ASKED.not_found("Sell") == (
        "there is no skill 'Sell'; there are 'Plan', 'Plan: Good', 'a: good'"
    )
    assert not_found("level", "Lead", LEVELS) == (
        "'Lead' names more than one level; use 'lead', 'lead-2'"
    )
    assert not_one_of("Goood", ASKED.scale) == (
        "expected one of 'Good', 'So: so', got 'Goood'; did you mean 'Good'?"
    )
    assert not_one_of("?", ASKED.scale) == "expected one of 'Good', 'So: so', got '?'"
    assert no_row_has("Ship", ["Sail", "Ships"]) == "no row has 'Ship'; did you mean 'Ships'?"
    assert no_row_has("?", ["Sail", "Ships"]) == "no row has '?'; there are 'Sail', 'Ships'"


def test_parts_without_keys_are_told_apart_by_a_name_that_finds_them() -> None:
    coded = LevelDraft("Lead", NOWHERE, codes=["L5"])
    levels = Named([coded, level("", "Lead")])
    # Nothing finds the second one.
    assert not_found("level", "lead", levels) == (
        "'lead' names more than one level; use 'L5', 'Lead'"
    )


def test_only_the_first_unknown_names_are_compared() -> None:
    scale = Named([GOOD, BEST])
    for number in range(MOST_EXPLAINED - 1):
        scale.near(f"{number}")
    assert scale.near("Goood") == ["Good"]
    assert scale.near("Gooood") == []
    # A name that was compared before is compared again.
    scale = Named([GOOD])
    assert [scale.near("Goood") for _ in range(MOST_EXPLAINED + 1)][-1] == ["Good"]
