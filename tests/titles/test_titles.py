"""From a job title to a level."""

import re
import sys
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from time import process_time
from typing import NamedTuple

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from pm_career import (
    Ladder,
    Level,
    TitleMatch,
    default_ladder,
    level_for_title,
    load_ladder,
    to_dict,
)
from pm_career._titles import reader as reading
from pm_career._titles import words as title_words
from pm_career._titles.vocabulary import english
from pm_career._titles.words import UNKNOWN, Lexicon
from pm_career.testing import job_titles, ladders

HERE = Path(__file__).parents[1]
TITLES = HERE / "data" / "titles"
KINDS = sorted(path.stem for path in TITLES.iterdir())
LADDERS = HERE / "data" / "ladders"
DOCUMENTED = HERE.parent / "docs" / "explanation" / "titles.md"

AMBIGUOUS, NOT_ON_THE_LADDER = "?", "-"


def make(*levels: str | tuple[str, ...]) -> Ladder:
    """Return a ladder of levels with these titles; further ones are aliases."""
    names = [(level,) if isinstance(level, str) else level for level in levels]
    return Ladder(
        title="A ladder",
        levels=[
            Level(key=f"level-{n}", title=title, aliases=aliases)
            for n, (title, *aliases) in enumerate(names)
        ],
    )


def key(match: TitleMatch) -> str:
    """Return what a match says, as the files of titles do."""
    if match.level:
        return match.level.key
    return AMBIGUOUS if match.candidates else NOT_ON_THE_LADDER


def titles(levels: tuple[Level, ...]) -> list[str]:
    return [level.title for level in levels]


# How often it is right


class Case(NamedTuple):
    """A title, what a person says of it, and what the library says."""

    title: str
    wanted: str
    got: str


def cases(kind: str) -> Iterator[Case]:
    lines = (TITLES / f"{kind}.tsv").read_text("utf-8").splitlines()
    assert lines[0] == "level\ttitle"
    for line in lines[1:]:
        wanted, title = line.split("\t")
        yield Case(title, wanted, key(level_for_title(title)))


def report(wrong: list[Case]) -> str:
    return "\n".join(f"{case.title!r}: {case.wanted}, got {case.got}" for case in wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_no_title_is_given_a_level_that_it_does_not_tell(kind: str) -> None:
    wrong = [
        case
        for case in cases(kind)
        if case.wanted in {AMBIGUOUS, NOT_ON_THE_LADDER}
        and case.got not in {AMBIGUOUS, NOT_ON_THE_LADDER}
    ]
    assert not wrong, report(wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_at_least_95_of_100_titles_are_read_as_people_read_them(kind: str) -> None:
    for ambiguous_or_not in (True, False):
        asked = [
            case
            for case in cases(kind)
            if (case.wanted in {AMBIGUOUS, NOT_ON_THE_LADDER}) == ambiguous_or_not
        ]
        wrong = [case for case in asked if case.got != case.wanted]
        print(f"{kind}: {len(wrong)} of {len(asked)} wrong\n{report(wrong)}")  # noqa: T201  a report
        assert len(wrong) <= 0.05 * len(asked), report(wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_no_title_is_given_the_level_of_another(kind: str) -> None:
    silent = {AMBIGUOUS, NOT_ON_THE_LADDER}
    wrong = [case for case in cases(kind) if case.got not in {case.wanted, *silent}]
    assert not wrong, report(wrong)


def accuracy(kind: str) -> str:
    """Return the row of the page that tells how often titles of a kind are read rightly."""
    counts = [
        (
            sum(case.got == case.wanted for case in cases(kind) if belongs(case.wanted)),
            sum(belongs(case.wanted) for case in cases(kind)),
        )
        for belongs in (
            lambda wanted: wanted not in {AMBIGUOUS, NOT_ON_THE_LADDER},
            AMBIGUOUS.__eq__,
            NOT_ON_THE_LADDER.__eq__,
        )
    ]
    return f"| {kind} | {' | '.join(f'{right} of {all_}' for right, all_ in counts)} |"


def test_the_page_tells_the_accuracy_as_measured() -> None:
    page = DOCUMENTED.read_text("utf-8")
    rows = [line for line in page.splitlines() if re.search(r"\d of \d", line)]
    assert rows == [accuracy(kind) for kind in KINDS]


# What a match is


def test_a_match_has_the_level_and_says_why() -> None:
    match = level_for_title("Sr. PM, Growth")
    level = default_ladder()["senior-product-manager"]
    assert match
    assert (match.level, match.candidates) == (level, (level,))
    assert match.matched == ("senior", "product manager")
    assert match.reason == (
        "it says 'senior' and 'product manager', which stands for 'Senior Product Manager'"
    )
    assert str(match) == (
        "Senior Product Manager\n"
        "  it says 'senior' and 'product manager', which stands for 'Senior Product\n"
        "  Manager'"
    )


def test_an_ambiguous_title_has_candidates_in_the_order_of_the_ladder() -> None:
    match = level_for_title("Lead / Senior Product Manager, Growth")
    assert not match
    assert match.level is None
    assert titles(match.candidates) == ["Senior Product Manager", "Lead Product Manager"]
    assert match.matched == ("lead", "senior", "product manager")
    assert str(match).startswith("Senior Product Manager or Lead Product Manager\n  it says")


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Project Manager", "it names another job than those of the ladder"),
        ("", "it names no job of the ladder"),
        (
            "Executive Product Manager",
            "it says 'executive' and 'product manager', which no name of the ladder explains",
        ),
    ],
)
def test_a_title_that_is_not_on_the_ladder_has_none(title: str, reason: str) -> None:
    match = level_for_title(title)
    assert (match.level, match.candidates, match.reason) == (None, (), reason)
    assert str(match).startswith("No level\n")


def test_a_name_of_the_ladder_is_its_own_reason() -> None:
    match = level_for_title("gpm")
    assert match.matched == ("GPM",)
    assert match.reason == "'GPM' is a name of 'Lead Product Manager'"


def test_a_match_is_frozen_and_turns_into_plain_data() -> None:
    match = level_for_title("Head of Product")
    with pytest.raises(FrozenInstanceError):
        match.reason = "because"  # type: ignore[misc]  # which is the point
    data = to_dict(match)
    assert list(data) == ["level", "candidates", "matched", "reason"]
    assert data["matched"] == ["head", "product"]


@pytest.mark.parametrize(
    ("title", "shown"), [(None, "None"), (b"CPO", "b'CPO'"), (3, "3"), (["CPO"], "['CPO']")]
)
def test_what_is_no_string_is_no_title(title: str, shown: str) -> None:
    with pytest.raises(TypeError) as caught:
        level_for_title(title)
    assert str(caught.value) == f"expected a job title, got {shown}"


# Typing errors


@pytest.fixture
def unread() -> Ladder:
    """The packaged ladder, which has read no titles yet."""
    return evolve(default_ladder())


@pytest.fixture
def _no_rapidfuzz(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("rapidfuzz", "rapidfuzz.distance"):
        monkeypatch.setitem(sys.modules, module, None)


MENDED = {
    "Prinicpal Product Manager": "lead-product-manager",
    "Senior Product Manger": "senior-product-manager",
    "Director, Product Managment": "product-director",
    "Assocaite Product Manager, Growth": "associate-product-manager",
    "Vice Presdent of Product": "chief-product-officer",
    "Snior Product Manager": "senior-product-manager",
    "Porduct Owner": "product-manager",
}


@pytest.mark.parametrize("title", MENDED)
def test_a_typing_error_in_one_word_is_mended(title: str, unread: Ladder) -> None:
    match = level_for_title(title, ladder=unread)
    assert key(match) == MENDED[title]


def test_a_mended_word_is_told() -> None:
    assert level_for_title("Prinicpal PM").reason == (
        "'prinicpal' is 'principal' with a typing error, and so it says 'principal' and "
        "'product manager', which stands for 'Lead Product Manager'"
    )


@pytest.mark.usefixtures("_no_rapidfuzz")
@pytest.mark.parametrize("title", MENDED)
def test_without_the_library_such_a_title_has_no_level(title: str, unread: Ladder) -> None:
    assert key(level_for_title(title, ladder=unread)) == NOT_ON_THE_LADDER


@pytest.mark.usefixtures("_no_rapidfuzz")
def test_without_the_library_the_reason_tells_how_to_get_it(unread: Ladder) -> None:
    assert level_for_title("Prinicpal PM", ladder=unread).reason == (
        "'prinicpal' may be 'principal' with a typing error; "
        "pip install 'pm-career[titles]' has it mended"
    )


@pytest.mark.usefixtures("_no_rapidfuzz")
@pytest.mark.parametrize("kind", KINDS)
def test_without_the_library_nothing_else_is_decided_otherwise(kind: str, unread: Ladder) -> None:
    for case in cases(kind):
        match = level_for_title(case.title, ladder=unread)
        assert key(match) == case.got or match.reason.endswith("has it mended"), case


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senoir Prodcut Manager", NOT_ON_THE_LADDER),  # two words
        ("Product Manage", NOT_ON_THE_LADDER),  # an ending is no typing error
        ("Leads Product Manager", "product-manager"),
        ("Seniors Product Manager", "product-manager"),
        ("Sensor Product Manager", "product-manager"),  # a word of its own
        ("Produce Manager", NOT_ON_THE_LADDER),
        ("Lead Produit", NOT_ON_THE_LADDER),
        ("Se nior Product Manager", "product-manager"),  # never across words
        ("Product Manager, Snior Living, Sieniar", "product-manager"),  # makes no difference
        ("Saeniorr Product Manager", "product-manager"),  # two errors in a word
    ],
)
def test_what_is_no_single_typing_error_is_not_mended(
    title: str, level: str, unread: Ladder
) -> None:
    assert key(level_for_title(title, ladder=unread)) == level


def test_a_word_that_may_be_two_is_not_mended() -> None:
    ladder = make("Tinner", "Tanner")
    match = level_for_title("Tonner", ladder=ladder)
    assert (key(match), match.reason) == (
        NOT_ON_THE_LADDER,
        "'tonner' may be 'tanner' or 'tinner' with a typing error",
    )


def test_two_errors_between_the_same_rest_are_none() -> None:
    ladder = make("Barista", "Senior Barista")
    assert key(level_for_title("Snoior Barista", ladder=ladder)) == "level-0"


# Any ladder

COMPOSITE = load_ladder(LADDERS / "composite.toml")
TEN_STEPS = load_ladder(LADDERS / "ten-steps.toml")
MANAGERS = load_ladder(LADDERS / "gitlab" / "managers.toml")
GOVERNMENT = load_ladder(LADDERS / "uk-government")
TWO_LEVELS = make("Product Manager", "Senior Product Manager")
SLASH = make("Product Manager", "Senior Product Manager", "Group / Principal Product Manager")
WIZARDS = make("Product Manager", ("Senior Product Manager", "Wizard Product Manager"))
ENGINEERING = make(
    "Junior Engineer",
    ("Engineer", "Software Engineer", "Developer"),
    "Senior Engineer",
    "Staff Engineer",
    "Principal Engineer",
    "Engineering Manager",
    "Director of Engineering",
    ("VP of Engineering", "CTO"),
)
NUMBERED = make("Engineer I", "Engineer II", "Senior Engineer")
PROJECTS = make("Junior Project Manager", ("Project Manager", "PM"), "Senior Project Manager")
DESIGN = make("Product Designer", "Senior Product Designer", "Design Director")
POLICE = make("Police Officer", "Senior Police Officer", "Police and Crime Commissioner")


@pytest.mark.parametrize(
    ("ladder", "title", "level"),
    [
        (COMPOSITE, "Associate Product Manager", "Associate"),
        (COMPOSITE, "Senior Product Manager, Ads", "Senior"),
        (COMPOSITE, "Group Product Manager", "Group / Principal"),
        (COMPOSITE, "Principal PM", "Group / Principal"),
        (COMPOSITE, "Director, Product", "Director"),
        (COMPOSITE, "Senior Director of Product", "Senior Director"),
        (COMPOSITE, "SVP Product", "VP"),
        (COMPOSITE, "Staff Product Manager", None),
        (SLASH, "Group Product Manager", "Group / Principal Product Manager"),
        (SLASH, "Principal PM, Search", "Group / Principal Product Manager"),
        (SLASH, "group/principal product manager", "Group / Principal Product Manager"),
        (SLASH, "Group / Principal Product Manager, Ads", "Group / Principal Product Manager"),
        (TEN_STEPS, "L5", "L5"),
        (TEN_STEPS, "Consultant, L5", "L5"),
        (TEN_STEPS, "Senior Consultant (L10)", "L10"),
        (TEN_STEPS, "Senior Consultant", None),
        (TEN_STEPS, "L11", None),
        (MANAGERS, "Group Manager, Product", "Group Manager"),
        (MANAGERS, "Director of Product", "Director"),
        (MANAGERS, "Senior Director, Product Management", "Senior Director"),
        (MANAGERS, "VP Product", "VP"),
        (MANAGERS, "Director, Marketing", None),
        (MANAGERS, "Lead Product Manager", None),
        (GOVERNMENT, "Head of Product (Grade 6)", "Head of product"),
        (GOVERNMENT, "Head of Product Management", "Head of product"),
        (GOVERNMENT, "Head of Product Design", None),
        (TWO_LEVELS, "Sr. PM, Growth", "Senior Product Manager"),
        (TWO_LEVELS, "Lead Product Manager", None),
        (TWO_LEVELS, "Head of Product", None),
        (TWO_LEVELS, "Product Manager, VP", None),
        (TWO_LEVELS, "Product Owner", None),
        (WIZARDS, "Wizard PM, Growth", "Senior Product Manager"),
        (WIZARDS, "Product Manager, Wizard", "Senior Product Manager"),
        (ENGINEERING, "Sr. Software Engineer II", "Senior Engineer"),
        (ENGINEERING, "Senior Backend Developer", "Senior Engineer"),
        (ENGINEERING, "Staff Software Engineer, Product", "Staff Engineer"),
        (ENGINEERING, "Engineering Manager - Design Systems", "Engineering Manager"),
        (ENGINEERING, "Director, Engineering", "Director of Engineering"),
        (ENGINEERING, "CTO & Co-Founder", "VP of Engineering"),
        (ENGINEERING, "Senior Engineering Manager", None),
        (ENGINEERING, "Lead Engineer", None),
        (ENGINEERING, "Sales Engineer", None),
        (ENGINEERING, "Product Manager", None),
        (NUMBERED, "Engineer 2", "Engineer II"),
        (NUMBERED, "Engineer II, Ads", "Engineer II"),
        (NUMBERED, "Software Engineer 1", "Engineer I"),
        (NUMBERED, "Senior Engineer II", "Senior Engineer"),
        (NUMBERED, "Engineer III", None),
        (NUMBERED, "Engineer", None),
        (PROJECTS, "Sr. PM, Growth", "Senior Project Manager"),
        (PROJECTS, "PM - Capital Projects", "Project Manager"),
        (PROJECTS, "Product Manager", None),
        (DESIGN, "Sr. Product Designer, Growth", "Senior Product Designer"),
        (DESIGN, "Director of Design", "Design Director"),
        (DESIGN, "Product Manager", None),
        (POLICE, "Senior Police Officer, Harbour", "Senior Police Officer"),
        (POLICE, "Police & Crime Commissioner", "Police and Crime Commissioner"),
    ],
)
def test_any_ladder_is_read_from_its_own_names(
    ladder: Ladder, title: str, level: str | None
) -> None:
    match = level_for_title(title, ladder=ladder)
    assert (match.level.title if match.level else None) == level, match


def test_a_ladders_own_words_of_seniority_stand_beside_others() -> None:
    ladder = make("Product Manager", "Wizard Product Manager", "Senior Wizard Product Manager")
    assert key(level_for_title("Wizard PM, Growth", ladder=ladder)) == "level-1"
    assert key(level_for_title("Senior Wizard PM, Growth", ladder=ladder)) == "level-2"


def test_words_of_a_ladder_are_no_words_of_another() -> None:
    assert key(level_for_title("Wizard PM", ladder=WIZARDS)) == "level-1"
    assert key(level_for_title("Wizard PM", ladder=TWO_LEVELS)) == "level-0"


def test_a_title_is_read_alike_whatever_was_read_before(unread: Ladder) -> None:
    level_for_title("Srproduct Manager", ladder=unread)
    assert key(level_for_title("Sr.Product Manager", ladder=unread)) == "senior-product-manager"


def test_names_that_read_alike_are_still_told_apart() -> None:
    ladder = make("Nurse!", "Nurse?", "☃", "Lead Generation Nurse")
    for level in ladder:
        assert level_for_title(level.title, ladder=ladder).level == level
    assert level_for_title("!", ladder=ladder).level is None


def test_a_level_of_several_names_that_read_alike_is_still_one() -> None:
    ladder = make(("Senior PM", "Sr. PM", "sr pm"), "PM")
    assert level_for_title("SR PM, Ads", ladder=ladder).level == ladder[0]


# Laws

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


def test_a_hyphen_at_the_end_of_a_name_parts_nothing() -> None:
    ladder = make("Step 3-", "Step 4-")
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


# Cost


@pytest.mark.parametrize(
    "piece",
    [
        ",",
        "a",
        "/",
        "-",
        "a.",
        "senior ",
        "senior,",
        "product ",
        "product marketing ",
        "product manager/",
        "of product & ",
        "- ",
        "( ",
        "prodct, ",
        "pm ",
        "vice ",
        "é",
        "&amp;",
    ],
)
def test_the_time_is_linear_in_the_length(piece: str, unread: Ladder) -> None:
    def shortest_time(length: int) -> float:
        title = piece * (length // len(piece))
        times: list[float] = []
        for _ in range(5):
            start = process_time()
            level_for_title(title, ladder=unread)
            times.append(process_time() - start)
        return min(times)

    # Sixteen times as long: its square were 256 times as much.
    assert shortest_time(160_000) < 64 * shortest_time(10_000) + 0.001


def test_the_time_is_linear_in_the_number_of_different_ranks(unread: Ladder) -> None:
    words = ("senior", "lead", "staff", "group", "principal", "junior", "director")
    ranks = [", ".join(map(" ".join, permutations(words, length))) for length in (5, 6)]
    times: list[float] = []
    for title in ranks:
        start = process_time()
        level_for_title(f"{title}, Product", ladder=unread)
        times.append(process_time() - start)
    assert times[1] < 8 * times[0]  # it is twice as many, and longer ones


def test_what_was_decided_is_kept_within_bounds(
    unread: Ladder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_MOST_KEPT", 1)
    first = level_for_title("Product Manager, Growth", ladder=unread)
    assert level_for_title("Product Manager, Payments", ladder=unread) is first
    other = level_for_title("Senior PM, Growth", ladder=unread)
    assert level_for_title("Senior PM, Growth", ladder=unread) is not other
    assert level_for_title("Senior PM, Growth", ladder=unread) == other


def test_words_that_mean_nothing_are_kept_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(title_words, "_MOST_REMEMBERED", 2)
    lexicon = Lexicon(english(), ["Product Manager"])
    known = len(lexicon.remembered)
    meant = [lexicon.meaning(word) for word in ("gondola", "x" * 50, "kayak", "raft", "raft")]
    assert set(meant) == {UNKNOWN}
    assert len(lexicon.remembered) == known + 2
