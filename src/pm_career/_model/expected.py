"""What each level of a ladder expects: years of experience, and ranks of skills."""

from collections.abc import Mapping
from types import MappingProxyType

from pm_career._model.keeping import kept_with_the_ladder
from pm_career._model.ladder import Ladder
from pm_career._model.values import Level


@kept_with_the_ladder
def minimum_years(ladder: Ladder) -> tuple[tuple[float, ...], tuple[Level | None, ...]]:
    """Return the minimum years that levels state, and the level reached after each of them.

    No level is reached before the first of them, so the levels begin with `None`.
    """
    stated = [(level.experience.min_years, level) for level in ladder if level.experience]
    return tuple(years for years, _ in stated), (None, *(level for _, level in stated))


@kept_with_the_ladder
def expected_ranks(ladder: Ladder) -> tuple[Mapping[str, int], ...]:
    """Return for each level the rank that it expects of each skill key, in the catalogue's order.

    In a cumulative ladder that is the highest rank that the levels up to this one ask for.
    """
    ranks = {proficiency.key: n for n, proficiency in enumerate(ladder.proficiencies, 1)}
    expected: list[Mapping[str, int]] = []
    asked: dict[str, int] = {}

    for level in ladder:
        asked = dict(asked) if ladder.cumulative else {}
        for expectation in level.expectations:
            for need in expectation.requirements:
                asked[need.skill] = max(ranks[need.proficiency], asked.get(need.skill, 0))
        in_order = {skill.key: asked[skill.key] for skill in ladder.skills if skill.key in asked}
        expected.append(MappingProxyType(in_order))

    return tuple(expected)
