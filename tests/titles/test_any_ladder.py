"""Titles read for ladders of other companies and other job families."""

from pathlib import Path

import pytest

from pm_career import Ladder, Level, level_for_title, load_ladder

LADDERS = Path(__file__).parents[1] / "data" / "ladders"


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


COMPOSITE = load_ladder(LADDERS / "composite.toml")
TEN_STEPS = load_ladder(LADDERS / "ten-steps.toml")
MANAGERS = load_ladder(LADDERS / "gitlab" / "managers.toml")
GOVERNMENT = load_ladder(LADDERS / "uk-government")
TWO_LEVELS = make("Product Manager", "Senior Product Manager")
SLASH = make("Product Manager", "Senior Product Manager", "Group / Principal Product Manager")
WIZARDS = make("Product Manager", ("Senior Product Manager", "Wizard Product Manager"))
BAKERS = make("Baker", ("Senior Baker", "Wizard Baker"))
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
STEPS = make("Junior", "Senior", "Lead")
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
        (BAKERS, "Wizard Baker, Bread", "Senior Baker"),
        (BAKERS, "Baker, Wizard", "Senior Baker"),
        (BAKERS, "5. Baker", "Baker"),
        (BAKERS, "IT Specialist (Baker)", "Baker"),
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
        (DESIGN, "Design/Product Designer, Growth", "Product Designer"),
        (DESIGN, "Product Manager", None),
        (STEPS, "Senior Lead", "Lead"),
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
    assert level_for_title("Wizard PM, Growth", ladder=ladder).level == ladder[1]
    assert level_for_title("Senior Wizard PM, Growth", ladder=ladder).level == ladder[2]


def test_words_that_a_ladder_without_jobs_does_not_have_are_not_matched() -> None:
    match = level_for_title("Consultant L5, Senior Director", ladder=TEN_STEPS)
    assert match.matched == ("l5",)


def test_what_follows_is_matched_first_in_a_ladder_without_jobs_too() -> None:
    assert level_for_title("Junior, Payments, Senior", ladder=STEPS).matched == ("senior", "junior")


@pytest.mark.parametrize("title", ["2", "2. Nurse"])
def test_a_number_in_front_is_no_job_even_if_the_ladder_has_it(title: str) -> None:
    assert level_for_title(title, ladder=NUMBERED).reason == "it names no job of the ladder"


def test_candidates_have_the_order_of_the_ladder() -> None:
    bakers = [f"Baker {number}" for number in range(2, 8)]
    ladder = make("Baker", "Product Manager", *bakers, "Product Director")
    match = level_for_title("Product Manager, Director", ladder=ladder)
    # Python keeps a set of 1 and 8 with the 8 first.
    assert ladder.index(ladder["Product Director"]) == 8
    assert match.candidates == (ladder["Product Manager"], ladder["Product Director"])


def test_words_of_a_ladder_are_no_words_of_another() -> None:
    assert level_for_title("Wizard PM", ladder=WIZARDS).level == WIZARDS[1]
    assert level_for_title("Wizard PM", ladder=TWO_LEVELS).level == TWO_LEVELS[0]


def test_names_that_read_alike_are_still_told_apart() -> None:
    ladder = make("Nurse!", "Nurse?", "☃", "Lead Generation Nurse")
    for level in ladder:
        assert level_for_title(level.title, ladder=ladder).level == level
    assert level_for_title("!", ladder=ladder).level is None


def test_a_level_of_several_names_that_read_alike_is_still_one() -> None:
    ladder = make(("Senior PM", "Sr. PM", "sr pm"), "PM")
    assert level_for_title("SR PM, Ads", ladder=ladder).level == ladder[0]
