"""How often titles are read as people read them."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from tests.titles.conftest import Case

    Cases: TypeAlias = dict[str, list[Case]]

DOCUMENTED = Path(__file__).parents[2] / "docs" / "explanation" / "titles.md"

AMBIGUOUS, NOT_ON_THE_LADDER = "?", "-"


def report(kind: str, wrong: "list[Case]") -> str:
    """Return what is wrong, and where to say otherwise if the ladder has changed."""
    lines = [f"{case.title!r}: {case.wanted}, got {case.got}" for case in wrong]
    file = f"tests/data/titles/{kind}.tsv"
    return "\n".join([*lines, f"after a change of the ladder, correct the levels in {file}"])


def test_no_title_is_given_a_level_that_it_does_not_tell(kind: str, cases: "Cases") -> None:
    wrong = [
        case
        for case in cases[kind]
        if case.wanted in {AMBIGUOUS, NOT_ON_THE_LADDER}
        and case.got not in {AMBIGUOUS, NOT_ON_THE_LADDER}
    ]
    assert not wrong, report(kind, wrong)


def test_at_least_95_of_100_titles_are_read_as_people_read_them(kind: str, cases: "Cases") -> None:
    for ambiguous_or_not in (True, False):
        asked = [
            case
            for case in cases[kind]
            if (case.wanted in {AMBIGUOUS, NOT_ON_THE_LADDER}) == ambiguous_or_not
        ]
        wrong = [case for case in asked if case.got != case.wanted]
        print(f"{kind}: {len(wrong)} of {len(asked)} wrong\n{report(kind, wrong)}")  # noqa: T201  a report
        assert len(wrong) <= 0.05 * len(asked), report(kind, wrong)


def test_no_title_is_given_the_level_of_another(kind: str, cases: "Cases") -> None:
    silent = {AMBIGUOUS, NOT_ON_THE_LADDER}
    wrong = [case for case in cases[kind] if case.got not in {case.wanted, *silent}]
    assert not wrong, report(kind, wrong)


def accuracy(kind: str, cases: "list[Case]") -> str:
    """Return the row of the page that tells how often titles of a kind are read rightly."""
    counts = [
        (
            sum(case.got == case.wanted for case in cases if belongs(case.wanted)),
            sum(belongs(case.wanted) for case in cases),
        )
        for belongs in (
            lambda wanted: wanted not in {AMBIGUOUS, NOT_ON_THE_LADDER},
            AMBIGUOUS.__eq__,
            NOT_ON_THE_LADDER.__eq__,
        )
    ]
    return f"| {kind} | {' | '.join(f'{right} of {all_}' for right, all_ in counts)} |"


def test_the_page_tells_the_accuracy_as_measured(cases: "Cases") -> None:
    page = DOCUMENTED.read_text("utf-8")
    rows = [line for line in page.splitlines() if re.search(r"\d of \d", line)]
    measured = [accuracy(kind, cases[kind]) for kind in cases]
    assert rows == measured, "\n".join([f"write these rows into {DOCUMENTED}:", *measured])
