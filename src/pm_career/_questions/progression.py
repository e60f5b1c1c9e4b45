"""From one level of a ladder to the next, and all the way up."""

from itertools import pairwise

from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder, Level
from pm_career._questions.answers import CareerPath, CareerStep
from pm_career._questions.skills import skill_gap


def next_level(level: Level | str, *, ladder: Ladder | None = None) -> Level | None:
    """Return the level above, or `None` for the highest.

    Raises:
        AmbiguousNameError: when more than one level has this name.
        UnknownLevelError: when the ladder has no such level.

    >>> next_level("Senior PM")
    Level(key='lead-product-manager', title='Lead Product Manager')
    """
    ladder = ladder_or_packaged(ladder)
    above = ladder.position(level) + 1
    return ladder[above] if above < len(ladder) else None


def previous_level(level: Level | str, *, ladder: Ladder | None = None) -> Level | None:
    """Return the level below, or `None` for the lowest.

    Raises:
        AmbiguousNameError: when more than one level has this name.
        UnknownLevelError: when the ladder has no such level.

    >>> previous_level("Senior PM")
    Level(key='product-manager', title='Product Manager')
    """
    ladder = ladder_or_packaged(ladder)
    position = ladder.position(level)
    return ladder[position - 1] if position else None


def career_path(
    current: Level | str, target: Level | str, *, ladder: Ladder | None = None
) -> CareerPath:
    """Return the way up from one level to another: a step for each level above `current`.

    A step holds the level, the gap to it from the level before, and the experience that it takes.
    The path to the same level or to a lower one has no steps.

    Args:
        current: The level at which the path starts.
        target: The level at which it ends.
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
        AmbiguousNameError: when more than one level has this name.
        UnknownLevelError: when the ladder has no such level.

    >>> [step.level.title for step in career_path("PM", "Lead PM")]
    ['Senior Product Manager', 'Lead Product Manager']
    """
    ladder = ladder_or_packaged(ladder)
    start, goal = ladder.position(current), ladder.position(target)
    return CareerPath(
        current=ladder[start],
        target=ladder[goal],
        steps=tuple(
            CareerStep(level=level, gap=skill_gap(below, ladder=ladder))
            for below, level in pairwise(ladder[start : goal + 1])
        ),
    )
