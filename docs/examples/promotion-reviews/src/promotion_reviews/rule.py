"""When a promotion is worth a conversation."""

from pm_career import SkillGap

MOST = 0.8
"""The share of the steps to a level that counts as most of them."""


def is_worth_a_talk(gap: SkillGap) -> bool:
    """Return whether most of what the level expects is there, and none of it is far away.

    The answer opens a conversation and decides nothing. Years play no part in it.
    """
    # A level that expects no skill says nothing about a person.
    if gap.coverage is None:
        return False
    return gap.coverage >= MOST and all(need.steps == 1 for need in gap)
