"""A place, a team, a company or a requisition number beside a title does not change its level."""

from hypothesis import given
from hypothesis import strategies as st

from pm_career import Ladder, Level, level_for_title
from pm_career._titles.vocabulary import english

ADDITIONS = st.sampled_from(
    [
        *("Berlin", "New York", "Kassel", "Austin, TX", "Remote (EMEA)"),
        *("Growth", "Payments Platform", "Search & Discovery", "Customer Success", "In-Store"),
        *("Acme", "Contoso Bank", "Samsung Wallet", "Click&Boat", "Zorro SE"),
        *("R-10423", "#58213", "REQ 58213", "JR0048812", "AMZ24026.1", "12345"),
    ]
)

WITH_A_SIGN = st.sampled_from(
    [
        *(
            "{0}, {1}",
            "{0} - {1}",
            "{0} \u2013 {1}",
            "{0} ({1})",
            "{0} [{1}]",
            "{0} | {1}",
            "{0}: {1}",
        ),
        *(
            "{1}, {0}",
            "{1} - {0}",
            "{1} \u2014 {0}",
            "({1}) {0}",
            "[{1}] {0}",
            "{1} | {0}",
            "{1}: {0}",
        ),
        *("{0} @ {1}", "{0} at {1}"),
    ]
)

WITHOUT_A_SIGN = st.sampled_from(["{0} {1}", "{1} {0}"])

WORDS = st.sampled_from([*english().modifiers, *english().nouns, "sr.", "vp", "avp", "ii", "l5"])
RANKS = WORDS | st.sampled_from(["iii", "iv", "e5"])
PACKAGED_JOBS = st.sampled_from(["Product Manager", "PM", "Product Owner", "Product Management"])
BEFORE = st.sampled_from(
    ["{0} {1}", "{0}, {1}", "({0}) {1}", "{0}/{2} {1}", "{0} & {1}", "{0} of {1}", "{0}, {2}, {1}"]
)
BEHIND = st.sampled_from(["{1} {0}", "{1}, {0}", "{1} ({0})", "{1} - {0}", "{1} {0} {2}"])
BOTH = st.sampled_from(["{2} {1}, {0}", "{2} {1} {0}", "{2} {1} ({0})", "{2}, {1} - {0}"])


def titles(jobs: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return a strategy for a job with words of seniority beside it, in all usual forms."""
    return (
        jobs
        | st.builds(str.format, BEFORE, WORDS, jobs, WORDS)
        | st.builds(str.format, BEHIND | BOTH, RANKS, jobs, WORDS)
        | st.builds(str.format, st.sampled_from(["{0}, Product", "Product {0}"]), WORDS)
    )


@st.composite
def ladders_of_one_job(draw: st.DrawFn) -> tuple[Ladder, str]:
    """Return a strategy for ladders whose levels are one job of some words of seniority."""
    job = draw(
        st.sampled_from(["Nurse", "Data Engineer", "Zoo Keeper", "Product Manager", "Baker"])
    )
    ranks = draw(st.lists(WORDS, unique=True, max_size=5))
    names = [job, *(f"{rank} {job}" for rank in ranks)]
    levels = [Level(key=f"level-{number}", title=name) for number, name in enumerate(names)]
    return Ladder(title="A ladder", levels=levels), draw(titles(st.just(job)))


def check_with_a_sign(title: str, changed: str, ladder: Ladder | None = None) -> None:
    before = level_for_title(title, ladder=ladder)
    after = level_for_title(changed, ladder=ladder)
    assert after.candidates == before.candidates, (changed, before.reason, after.reason)


def check_without_a_sign(title: str, changed: str, ladder: Ladder | None = None) -> None:
    before = level_for_title(title, ladder=ladder)
    after = level_for_title(changed, ladder=ladder)

    # A word more may hide the job, but it makes no other level.
    if before.candidates:
        assert after.level in {None, before.level}, (changed, before.reason, after.reason)


@given(titles(PACKAGED_JOBS), ADDITIONS, WITH_A_SIGN)
def test_an_addition_with_a_sign_changes_nothing(title: str, addition: str, form: str) -> None:
    check_with_a_sign(title, form.format(title, addition))


@given(titles(PACKAGED_JOBS), ADDITIONS, WITHOUT_A_SIGN)
def test_an_addition_without_a_sign_makes_no_other_level(
    title: str, addition: str, form: str
) -> None:
    check_without_a_sign(title, form.format(title, addition))


@given(ladders_of_one_job(), ADDITIONS, WITH_A_SIGN)
def test_an_addition_with_a_sign_changes_nothing_on_any_ladder(
    case: tuple[Ladder, str], addition: str, form: str
) -> None:
    ladder, title = case
    check_with_a_sign(title, form.format(title, addition), ladder)


@given(ladders_of_one_job(), ADDITIONS, WITHOUT_A_SIGN)
def test_an_addition_without_a_sign_makes_no_other_level_on_any_ladder(
    case: tuple[Ladder, str], addition: str, form: str
) -> None:
    ladder, title = case
    check_without_a_sign(title, form.format(title, addition), ladder)
