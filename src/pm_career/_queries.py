"""The questions that a ladder answers.

Each is a pure function with the ladder as a keyword, the packaged one where none is given. A level
is given as a `Level` of that ladder or as any of its names.
"""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise
from math import inf, isnan
from numbers import Complex, Number, Real
from operator import attrgetter
from typing import TypeAlias

import attrs
from attr import asdict  # which makes lists of tuples; the one of attrs keeps them

from pm_career._answers import CareerPath, CareerStep, SkillGap
from pm_career._loading import default_ladder
from pm_career._model import Ladder, Level, Proficiency, Skill
from pm_career._wording import quoted
from pm_career.exceptions import NoLevelError

Profile: TypeAlias = Mapping[Skill, Proficiency] | Mapping[str, str]
"""The skills that a person holds: each by its key or name, at the key of its proficiency."""

_steps = attrgetter("steps")


def next_level(level: Level | str, *, ladder: Ladder | None = None) -> Level | None:
    """Return the level above, or `None` for the highest.

    Raises:
        UnknownLevelError: when the ladder has no such level.

    >>> next_level("Senior PM")
    Level(key='lead-product-manager', title='Lead Product Manager')
    """
    ladder = default_ladder() if ladder is None else ladder
    position = ladder.position(level) + 1
    return ladder[position] if position < len(ladder) else None


def previous_level(level: Level | str, *, ladder: Ladder | None = None) -> Level | None:
    """Return the level below, or `None` for the lowest.

    Raises:
        UnknownLevelError: when the ladder has no such level.

    >>> previous_level("Senior PM")
    Level(key='product-manager', title='Product Manager')
    """
    ladder = default_ladder() if ladder is None else ladder
    position = ladder.position(level)
    return ladder[position - 1] if position else None


def level_for_years(years: float, *, ladder: Ladder | None = None) -> Level:
    """Return the highest level whose minimum has been reached after so many years.

    Years count as any real number does: `int`, `float`, `Decimal`, `Fraction` or a NumPy scalar.
    Levels that state no years are passed over. A hole between two typical ranges belongs to the
    lower level: only a minimum lifts a person.

    Raises:
        NoLevelError: when the lowest minimum has not been reached, or the ladder states no years.
        TypeError: when the years are no number, or a bool.
        ValueError: when they are negative, infinite or NaN.

    >>> level_for_years(2).title, level_for_years(15).title
    ('Product Manager', 'Chief Product Officer')
    """
    if ladder is None:
        ladder = default_ladder()
    if not (type(years) is int or (type(years) is float and years < inf)):
        _check_years(years)
    minimums, levels = ladder.by_years
    level = levels[bisect_right(minimums, years)]
    if level is None:
        _check_years(years)  # a negative number has come so far
        raise NoLevelError(_too_early(years, ladder))
    return level


def levels_for_years(years: float, *, ladder: Ladder | None = None) -> tuple[Level, ...]:
    """Return every level whose typical range includes so many years, lowest first.

    Both ends of a range are in it, so years at which two ranges touch give two levels. There may
    be none, in a hole between two ranges or in a ladder that states no years.

    Raises:
        TypeError: when the years are no number, or a bool.
        ValueError: when they are negative, infinite or NaN.

    >>> [level.title for level in levels_for_years(2)]
    ['Associate Product Manager', 'Product Manager']
    """
    ladder = default_ladder() if ladder is None else ladder
    _check_years(years)
    return tuple(
        level
        for level in ladder
        if (experience := level.experience)
        and experience.min_years <= years
        and (experience.max_years is None or years <= experience.max_years)
    )


def expected_skills(
    level: Level | str, *, ladder: Ladder | None = None
) -> dict[Skill, Proficiency]:
    """Return the skills that a level expects, each at its proficiency, in the catalogue's order.

    In a cumulative ladder that is the highest proficiency asked for up to this level, in another
    one the highest that the level itself asks for.

    Raises:
        UnknownLevelError: when the ladder has no such level.

    >>> [skill.name for skill in expected_skills("APM")][:2]
    ['Product development', 'Agile methods']
    """
    ladder = default_ladder() if ladder is None else ladder
    ranks = ladder.expected_ranks[ladder.position(level)]
    return {ladder.skill(key): ladder.proficiencies[rank - 1] for key, rank in ranks.items()}


def skill_gap(
    current: Level | str | Profile,
    target: Level | str | None = None,
    *,
    ladder: Ladder | None = None,
) -> SkillGap:
    """Return what is missing for a level: each skill to raise, and by how many steps.

    `current` is a level, which stands for all that it expects, or a person's own profile, a
    mapping of skills to proficiencies such as `{"agile": "basic"}` or what `expected_skills`
    returns. Where a profile names a skill twice, the higher proficiency counts. `target` defaults
    to the level above `current`. The gap from a level to itself is empty, and so is, in a
    cumulative ladder, the gap to a lower one.

    Raises:
        NoLevelError: when no target is given and `current` is the highest level.
        TypeError: when no target is given for a profile.
        UnknownLevelError: when the ladder has no such level.
        UnknownProficiencyError: when a profile has a proficiency that is not on the scale.
        UnknownSkillError: when a profile has a skill that is not in the catalogue.

    >>> gap = skill_gap({"Agile methods": "basic"}, "Associate PM")
    >>> [(need.skill.key, need.steps) for need in gap][:2]
    [('customer-insight', 3), ('problem-solving', 3)]
    >>> round(gap.coverage, 2)
    0.06
    """
    ladder = default_ladder() if ladder is None else ladder
    if isinstance(current, Mapping):
        if target is None:
            raise TypeError("a profile is at no level, so its gap needs a target level")
        start: Level | None = None
        held: Mapping[str, int] = held_ranks(current, ladder)
    else:
        position = ladder.position(current)
        if target is None and position + 1 == len(ladder):
            raise NoLevelError(f"no level is above {ladder[position].title!r}, the highest")
        start, held = ladder[position], ladder.expected_ranks[position]
        target = ladder[position + 1] if target is None else target
    goal = ladder.position(target)
    expected = ladder.expected_ranks[goal]
    needs = [ladder.need(goal, skill, held.get(skill, 0)) for skill in expected]
    missing = sum(map(_steps, needs))
    return SkillGap(
        current=start,
        target=ladder[goal],
        coverage=1 - missing / sum(expected.values()) if missing else 1.0,
        needs=tuple(sorted(filter(_steps, needs), key=_steps, reverse=True)),
        met=tuple(met for met in needs if not met.steps),
    )


def level_for_skills(profile: Profile, *, ladder: Ladder | None = None) -> Level | None:
    """Return the highest level all of whose expected skills a profile meets, or `None`.

    A level that expects no skills says nothing about a profile, so it is never the answer.

    Raises:
        UnknownProficiencyError: when the profile has a proficiency that is not on the scale.
        UnknownSkillError: when the profile has a skill that is not in the catalogue.

    >>> level_for_skills(expected_skills("Senior PM"))
    Level(key='senior-product-manager', title='Senior Product Manager')
    """
    ladder = default_ladder() if ladder is None else ladder
    held = held_ranks(profile, ladder)
    for level, expected in zip(reversed(ladder), reversed(ladder.expected_ranks), strict=True):
        if expected and all(held.get(skill, 0) >= rank for skill, rank in expected.items()):
            return level
    return None


def career_path(
    current: Level | str, target: Level | str, *, ladder: Ladder | None = None
) -> CareerPath:
    """Return the way up from one level to another: a step for each level after `current`.

    A step holds the level, the gap to it from the level before, and the experience it takes. The
    way to the same level or to a lower one has no steps.

    Raises:
        UnknownLevelError: when the ladder has no such level.

    >>> [(step.level.title, len(step.gap)) for step in career_path("PM", "Lead PM")]
    [('Senior Product Manager', 9), ('Lead Product Manager', 10)]
    """
    ladder = default_ladder() if ladder is None else ladder
    start, goal = ladder.position(current), ladder.position(target)
    return CareerPath(
        current=ladder[start],
        target=ladder[goal],
        steps=tuple(
            CareerStep(level=level, gap=skill_gap(below, ladder=ladder))
            for below, level in pairwise(ladder[start : goal + 1])
        ),
    )


def to_dict(value: attrs.AttrsInstance) -> dict[str, object]:
    """Return a value of this package as plain data, ready for `json.dumps`.

    Every field is there under its name; tuples become lists, and values within become dictionaries.

    Raises:
        TypeError: when it is no value of this package.

    >>> to_dict(default_ladder().proficiency("basic"))["key"]
    'basic'
    """
    if not attrs.has(type(value)):
        raise TypeError(f"expected a value of pm_career, got {quoted(value)}")
    return asdict(value)


def to_records(ladder: Ladder | None = None) -> list[dict[str, object]]:
    """Return a flat row for each level, lowest first, for the constructor of any dataframe.

    A row has the level's `rank` (1 for the lowest), `key`, `title` and `summary`, and its typical
    `min_years` and `max_years`, `None` where the ladder does not say.

    >>> row = to_records()[1]
    >>> row["rank"], row["title"], row["min_years"], row["max_years"]
    (2, 'Product Manager', 2, 5)
    """
    return [
        {
            "rank": rank,
            "key": level.key,
            "title": level.title,
            "summary": level.summary,
            "min_years": level.experience.min_years if level.experience else None,
            "max_years": level.experience.max_years if level.experience else None,
        }
        for rank, level in enumerate(default_ladder() if ladder is None else ladder, 1)
    ]


def _check_years(years: float) -> None:
    """Refuse what is no number of years."""
    if isinstance(years, bool) or not isinstance(years, Number) or _is_imaginary(years):
        raise TypeError(f"expected a number of years, got {quoted(years)}")
    try:
        is_number = not isnan(years)
    except OverflowError:
        is_number = True  # more than a float can hold
    except ValueError:
        is_number = False  # a signalling NaN
    if not is_number or not 0 <= years < inf:
        raise ValueError(f"expected a finite number of years, 0 or more, got {quoted(years)}")


def _is_imaginary(number: Number) -> bool:
    return isinstance(number, Complex) and not isinstance(number, Real)


def _too_early(years: float, ladder: Ladder) -> str:
    """Return why there is no level for so many years."""
    for level in ladder:
        if level.experience:
            low = level.experience.min_years
            minimum = f"{low:g} year{'s' * (low != 1)}"
            return (
                f"{years} is less than the {minimum} of {level.title!r}, the first level with years"
            )
    return f"the ladder {ladder.title!r} states no years"


def held_ranks(profile: Profile, ladder: Ladder) -> dict[str, int]:
    """Return the rank that a profile has in each skill key."""
    held: dict[str, int] = {}
    for skill, proficiency in profile.items():
        key = ladder.skill(skill).key
        held[key] = max(ladder.rank(proficiency), held.get(key, 0))
    return held
