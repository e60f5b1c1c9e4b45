"""Laws of titles that hold for every ladder."""

from hypothesis import given
from hypothesis import strategies as st

from pm_career import Ladder, default_ladder, level_for_title
from pm_career.testing import job_titles, ladders
from pm_career.testing.fixtures import MakeLadder

anywhere = st.just(default_ladder()) | ladders()


@given(anywhere, st.data())
def test_every_title_and_alias_stands_for_its_own_level(
    ladder: Ladder, data: st.DataObject
) -> None:
    for level in ladder:
        for name in (level.title, *level.aliases):
            padded = data.draw(st.sampled_from([name, f" {name}\t"]))
            assert level_for_title(padded, ladder=ladder).level == level


@given(anywhere, st.text())
def test_any_string_has_an_answer(ladder: Ladder, title: str) -> None:
    match = level_for_title(title, ladder=ladder)
    assert match.candidates == tuple(level for level in ladder if level in match.candidates)
    assert (match.level is None) == (len(match.candidates) != 1)
    assert match.level in {None, *match.candidates}


def test_a_hyphen_at_the_end_of_a_name_parts_nothing(make_ladder: MakeLadder) -> None:
    ladder = make_ladder({"Step 3-": {}, "Step 4-": {}})
    assert level_for_title(" step 4-\t", ladder=ladder).level == ladder[1]


WORDS = [
    "product",
    "manager",
    "director",
    "senior",
    "vice",
    "president",
    "vp",
    "head",
    "chief",
    "officer",
    "group",
    "staff",
    "lead",
    "of",
    "&",
    "/",
    ",",
    "(",
    ")",
    "-",
    "and",
    "or",
    "associate",
    "assistant",
    "deputy",
    "executive",
    "managing",
    "mid",
    "principal",
    "owner",
    "leader",
    "to",
    "marketing",
    "engineer",
    "the",
    "intern",
    "ii",
    "prodcut",
    "snior",
    "cpo",
    "pm",
    "apm",
    "5",
    "management",
    "distinguished",
]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_words_have_an_answer(title: str) -> None:
    match = level_for_title(title)
    assert (match.level is None) == (len(match.candidates) != 1)
    assert level_for_title(f"  {title.upper()}\n") == match


@given(job_titles())
def test_case_and_outer_spaces_make_no_difference(title: str) -> None:
    match = level_for_title(title)
    for spelled in (title.upper(), title.lower(), title.title(), f"\n {title}  "):
        assert level_for_title(spelled).candidates == match.candidates


TEAMS = ("Growth", "Payments Platform", "Senior Living", "Berlin", "Leads Management", "Staffing")


@given(job_titles(), st.sampled_from(TEAMS), st.sampled_from(["{}, {}", "{} ({})", "{} - {}"]))
def test_a_team_behind_a_title_changes_nothing(title: str, team: str, form: str) -> None:
    with_team = level_for_title(form.format(title, team))
    assert with_team.candidates == level_for_title(title).candidates


@given(ladders(), st.data())
def test_titles_are_drawn_for_any_ladder(ladder: Ladder, data: st.DataObject) -> None:
    assert level_for_title(data.draw(job_titles(ladder)), ladder=ladder).reason
