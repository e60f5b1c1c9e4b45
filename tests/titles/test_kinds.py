"""Kinds of titles that are easily read wrongly, each with several examples."""

import pytest

from pm_career import Ladder, Level, level_for_title

APM, PM, SENIOR, LEAD = "associate", "pm", "senior", "lead"
DIRECTOR, CPO = "director", "chief"
KEYS = {
    "associate-product-manager": APM,
    "product-manager": PM,
    "senior-product-manager": SENIOR,
    "lead-product-manager": LEAD,
    "product-director": DIRECTOR,
    "chief-product-officer": CPO,
}


def check(title: str, levels: str) -> None:
    match = level_for_title(title)
    assert " ".join(KEYS[level.key] for level in match.candidates) == levels, match.reason


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Product Manager II", "pm"),
        ("Product Manager III", "pm senior"),
        ("Product Manager 3, Payments", "pm senior"),
        ("Product Owner IV", "pm senior lead"),
        ("PM V", "pm senior lead"),
        ("Product Manager, Level 4", "pm senior lead"),
        ("Product Manager (E5)", "pm senior lead"),
        ("Product Manager Technical III", "pm senior"),
        ("Product Manager - Technical III, Ads", "pm senior"),
        ("Product Manager/Strategy 4-ProdDev", "pm senior lead"),
        ("Product Manager II/III", "pm senior"),
        ("Manager III, Product Management", "pm lead"),
        ("Senior Product Manager III", "senior"),
        ("Principal Product Manager IV", "lead"),
        ("Senior Product Manager (Level 4)", "senior"),
        ("Product Manager (Grade 6)", "pm"),
        ("Product Manager, Omnipod 5", "pm"),
        ("Product Manager, 3 months", "pm"),
        ("Product Manager - Ads III Team", "pm"),
        ("5. Product Manager", "pm"),
        ("3, Product Manager", "pm senior"),
    ],
)
def test_a_numeral_raises_only_a_plain_job(title: str, levels: str) -> None:
    check(title, levels)


def test_a_numeral_of_the_ladder_is_a_level() -> None:
    names = ["Product Manager II", "Product Manager III", "Senior Product Manager"]
    levels = [Level(key=f"level-{number}", title=name) for number, name in enumerate(names)]
    ladder = Ladder(title="Numbers", levels=levels)
    assert level_for_title("PM III, Ads", ladder=ladder).level == ladder[1]
    assert level_for_title("Product Manager 3 - Ads", ladder=ladder).level == ladder[1]


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Product Manager Senior H/F", "senior"),
        ("Product Manager Senior Berlin", "senior"),
        ("Product Manager Senior Kassel", "pm senior"),
        ("Product Manager Intern Kassel", "associate"),
        ("Product Manager Consultant Kassel", ""),
        ("Product Manager Developer Experience", "pm"),
        ("Product Manager Developer", ""),
        ("Product Owner/Business Analyst H/F", ""),
        ("Product Owner / Business Analyst Kassel", ""),
        ("Product Owner/BA", ""),
        ("Product Owner / Developer Experience", "pm"),
        ("Product Manager - Vice President Kassel", "pm chief"),
        ("Product Manager Vice President Acme", "pm chief"),
        ("Product Manager - Payments Vice President", "pm chief"),
        ("Product Manager - Payments Vice President, Ads Director", "pm director chief"),
        ("Product Manager Payments Lead", "pm lead"),
        ("Product Owner Support Officer", ""),
        ("Product Manager, Director Tools", "pm"),
        ("Product Manager, Director & Board Tools", "pm"),
        ("Product Manager, Ad Manager", "pm"),
        ("Senior Product Manager, Head of Payments team", "senior"),
        ("Product Manager - Click&Boat Group", "pm"),
        ("Product Manager, Office of the Director", "pm"),
        ("Product Manager (managing 4 PMs)", "pm"),
    ],
)
def test_a_word_without_a_comma_hides_nothing(title: str, levels: str) -> None:
    check(title, levels)


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("IT Specialist (Senior Product Manager)", "senior"),
        ("Program Manager (Product Owner)", "pm"),
        ("IT Program Manager (Product Owner)", "pm"),
        ("INTERDISCIPLINARY ENGINEER/SCIENTIST (FMS PRODUCT MANAGER)", "pm"),
        ("IT Specialist (Security) (Product Manager)", "pm"),
        ("Lead IT Specialist (Product Manager)", "pm lead"),
        ("Supervisory IT Specialist (Product Manager)", "pm senior lead"),
        ("IT Specialist, Product Manager", ""),
        ("IT Specialist (Security)", ""),
        ("Recruiting Specialist (Product Managers)", ""),
        ("Program Manager (Product Manager Acquisition)", ""),
        ("Recruiter (Product Manager)", ""),
    ],
)
def test_a_job_may_be_in_brackets_behind_the_title_of_a_series(title: str, levels: str) -> None:
    check(title, levels)


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("R-10423 Director, Product Management", "director"),
        ("Director, Product Management JR0048812", "director"),
        ("Marathon Director of Product", "director"),
        ("Marathon Senior Director of Product", "director"),
        ("Marathon VP Product Management", "chief"),
        ("AMD Public-Chicago-Associate-Product Management", "associate"),
        ("Samsung Wallet - Senior Manager, Product Management", "senior lead"),
        ("Product Manager JR0048812", "pm"),
        ("Tech Lead of Product", ""),
        ("Art Director of Product", ""),
        ("Payments Director Product", ""),
        ("Product 360 Manager", ""),
    ],
)
def test_a_company_or_a_number_before_a_rank_changes_nothing(title: str, levels: str) -> None:
    check(title, levels)


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Product Associate, Lash Category", ""),
        ("Product - Associate, Samples", ""),
        ("Treasury Product Associate", ""),
        ("Senior Associate, Product", ""),
        ("Associate, Product Management", "associate"),
        ("Associate Product Director", "director"),
        ("Product Intern", "associate"),
    ],
)
def test_an_associate_needs_the_whole_field(title: str, levels: str) -> None:
    check(title, levels)


def test_an_associate_of_a_ladder_needs_only_its_name() -> None:
    levels = [Level(key="associate", title="Product Associate"), Level(key="pm", title="PM")]
    ladder = Ladder(title="Associates", levels=levels)
    assert level_for_title("Associate, Product", ladder=ladder).level == ladder[0]


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Staff, PM", "lead"),
        ("Group, Product Manager", "lead"),
        ("Principal, PM", "lead"),
        ("Director, PM", "pm director"),
        ("PM/Director", "pm director"),
        ("Director/PM", "pm director"),
        ("Acme: (Senior) PM", "pm senior"),
        ("Acme (Senior) PM (m/w/d)", "pm senior"),
        ("(USA) Staff, Product Manager Returns", "lead"),
        ("(Junior or Senior) PM", "associate pm senior"),
        ("Team Lead & Product Manager", "pm lead"),
        ("Product Manager & Project Manager", ""),
        ("Product Manager & Head of Product", "pm director chief"),
        ("Product & Growth Manager", "pm lead"),
        ("Product & Solution Growth Manager", ""),
        ("Product & Account Manager", ""),
        ("Engineers and Product Managers", ""),
    ],
)
def test_a_sign_makes_no_difference(title: str, levels: str) -> None:
    check(title, levels)


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Sr Prod Mgr", "senior"),
        ("DIR, PROD MGMT", "director"),
        ("Prod Lead, Bakery", ""),
        ("Ld Product Manager", "lead"),
        ("HD of Product", "director chief"),
        ("CPTO", "chief"),
        ("Senior ProductManager", "senior"),
        ("LeadProduct Owner", "lead"),
        ("Senior Product\u00c2 Manager\u00c2", "senior"),
        ("Senior Pro\u00adduct Man\u00adager", "senior"),
    ],
)
def test_words_may_be_short_or_joined(title: str, levels: str) -> None:
    check(title, levels)


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Senior Product Management II - Technical PM", "senior"),
        ("Senior Product Management - Lead PM", "senior lead"),
        ("Product Management - Technical PM", "pm"),
        ("Senior Product Management", ""),
        ("Erp PM", ""),
        ("Client Success PM", ""),
        ("Growth PM", "pm"),
    ],
)
def test_what_stands_beside_a_short_form_counts(title: str, levels: str) -> None:
    check(title, levels)


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Product Management Development Program", "associate"),
        ("Product Management Rotational Program", "associate"),
        ("Product Management Internship Opportunities", "associate"),
        ("Product Line Management II New College Grad", "associate"),
        ("Working Student (m/f/d) Product Management", "associate"),
        ("Working Student Product Management (m/w/d)", "associate"),
        ("Student Worker (m/w/d) im Produktmanagement", "associate"),
        ("Product Management Intern Student H/F", "associate"),
        ("Product Manager - Internship Program 2026", "associate"),
        ("Product Manager Co-op (Fall)", "associate"),
        ("Product Manager Fellowship", ""),
        ("Product Management Assistant", ""),
        ("Product Development Program Manager", ""),
        ("Aspiring Senior Product Manager", ""),
        ("Currently seeking Senior PM", ""),
        ("Former VP of Product", ""),
    ],
)
def test_entry_roles_are_read_and_past_ones_are_not(title: str, levels: str) -> None:
    check(title, levels)


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Senior In-Store Product Manager", "senior"),
        ("Go-to-Market Product Manager", "pm"),
        ("Invoice to Receipt Product Manager", "pm"),
        ("Sign-in Product Manager", "pm"),
        ("Director, In-Store Product", "director"),
        ("Head of Internet of Things Product", "director chief"),
        ("Assistant to the CPO", ""),
    ],
)
def test_a_preposition_inside_a_name_ends_no_job(title: str, levels: str) -> None:
    check(title, levels)
