"""What a question costs once the ladder is there."""

from bisect import bisect_right
from collections.abc import Iterator

from benchmarks._comparison import Comparison, statement
from pm_career import default_ladder, expected_skills, level_for_years, skill_gap

_COMPREHENSION = (
    "{skill: rank - held.get(skill, 0)"
    " for skill, rank in needed.items() if rank > held.get(skill, 0)}"
)


def comparisons(*, quick: bool) -> Iterator[Comparison]:
    """Yield questions next to the least that could answer them.

    They are asked over and over, so what a ladder keeps from the first time is there.
    """
    turns = 50 if quick else 200
    minimums = tuple(level.experience.min_years for level in default_ladder() if level.experience)
    for years in (7, 7.5):
        yield Comparison(
            what=f"level_for_years({years})",
            against="bisect_right on a tuple",
            aim=3,
            ours=statement(f"ask({years})", 5_000, ask=level_for_years),
            theirs=statement(f"ask(minimums, {years})", 5_000, ask=bisect_right, minimums=minimums),
            turns=turns,
        )
    for current, target in (("PM", "Senior PM"), ("APM", "CPO")):
        yield Comparison(
            what=f'skill_gap("{current}", "{target}")',
            against="a dict comprehension",
            aim=8,
            ours=statement(f"ask({current!r}, {target!r})", 500, ask=skill_gap),
            theirs=statement(_COMPREHENSION, 500, held=_ranks(current), needed=_ranks(target)),
            turns=turns,
        )


def _ranks(level: str) -> dict[str, int]:
    expected = expected_skills(level)
    return {skill.key: default_ladder().rank(expected[skill]) for skill in expected}
