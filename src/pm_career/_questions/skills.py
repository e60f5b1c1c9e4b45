"""From skills to levels, and from levels to the skills that are missing."""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, TypeAlias

from pm_career._files import ladder_or_packaged
from pm_career._model import (
    Ladder,
    Level,
    Proficiency,
    Skill,
    expected_ranks,
    expected_steps,
    kept_with_the_ladder,
    proficiency_index,
    skill_index,
    skill_steps,
    texts_at,
)
from pm_career._names import MOST_EXPLAINED
from pm_career._questions.answers import SkillGap, SkillNeed
from pm_career._wording import quote
from pm_career.exceptions import (
    AmbiguousNameError,
    NoLevelError,
    UnknownNameError,
    UnknownNamesError,
    UnknownSkillError,
)

if TYPE_CHECKING:
    from typing import Protocol

    class FindSkill(Protocol):
        """Returns the key of a skill."""

        def __call__(self, skill: Skill | str, /, *, compare: bool) -> str:
            """Raise an error for an unknown name, which was compared with others if wanted."""
            ...

    class FindRank(Protocol):
        """Returns the rank of a proficiency."""

        def __call__(self, proficiency: Proficiency | str, /, *, compare: bool) -> int:
            """Raise an error for an unknown name, which was compared with others if wanted."""
            ...


Profile: TypeAlias = Mapping[Skill, Proficiency] | Mapping[str, str | None]
"""The skills of a person: each by its key or name, with the key or name of its proficiency.

`None` says that a skill is not held. A skill that is not named is not rated.
"""

Unknown: TypeAlias = Literal["raise", "ignore"]
"""What happens with names that the ladder does not list."""

_steps = attrgetter("steps")


def expected_skills(
    level: Level | str, *, ladder: Ladder | None = None
) -> dict[Skill, Proficiency]:
    """Return the skills that a level expects, each at its proficiency, in the catalogue's order.

    In a cumulative ladder, that is the highest proficiency that the levels up to this one ask for.
    In another ladder, it is the highest that the level itself asks for. In a ladder that measures
    skills by its own levels, it is the proficiency of the level that asks for the skill.

    Raises:
        AmbiguousNameError: when more than one level has this name.
        UnknownLevelError: when the ladder has no such level.

    >>> [skill.name for skill in expected_skills("APM")][:2]
    ['Product development', 'Agile methods']
    """
    ladder = ladder_or_packaged(ladder)
    ranks = expected_ranks(ladder)[ladder.position(level)]
    scale = ladder.scale
    return {ladder.skill(key): scale[rank - 1] for key, rank in ranks.items()}


def skill_gap(
    current: Level | str | Profile,
    target: Level | str | None = None,
    *,
    name: str = "",
    unknown: Unknown = "raise",
    ladder: Ladder | None = None,
) -> SkillGap:
    """Return what is missing for a level: each skill to raise, and by how many steps.

    The gap from a level to itself is empty. In a cumulative ladder, so is the gap to a lower level.

    A skill that a profile does not name is not rated. It counts as not held, and the gap lists it
    as `unrated`.

    Args:
        current: A level, compared by all that it expects; or a person's own profile, a mapping of
            skills to proficiencies such as `{"agile": "basic"}` or what `expected_skills` returns.
            `None` says that a skill is not held. If a profile names a skill twice, the higher
            proficiency counts.
        target: The level to reach; the level above `current` if omitted.
        name: The name of the person, for views of the gap.
        unknown: What happens with names in a profile that the ladder does not list: `"raise"` an
            error, or `"ignore"` them.
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
        AmbiguousNameError: when more than one level has the name of `current` or `target`.
        NoLevelError: when no target is given and `current` is the highest level.
        TypeError: when no target is given for a profile.
        UnknownLevelError: when the ladder has no such level.
        UnknownNamesError: when a profile has skills or proficiencies that the ladder does not list,
            or that are a title of two levels.
        ValueError: when `unknown` is neither `"raise"` nor `"ignore"`.

    >>> gap = skill_gap({"Agile methods": "basic"}, "Associate PM")
    >>> [(need.skill.key, need.steps) for need in gap][:2]
    [('customer-insight', 3), ('problem-solving', 3)]
    >>> round(gap.coverage, 2)
    0.06
    """
    ladder = ladder_or_packaged(ladder)
    check_unknown(unknown)
    if isinstance(current, Mapping):
        if target is None:
            raise TypeError("a profile is at no level, so its gap needs a target level")
        start: int | None = None
        held: Mapping[str, int] = held_ranks(current, ladder, unknown=unknown)
    else:
        start = ladder.position(current)
        if target is None and start + 1 == len(ladder):
            raise NoLevelError(f"no level is above {ladder[start].title!r}, the highest")
        held = expected_ranks(ladder)[start]
        target = ladder[start + 1] if target is None else target

    return gap_from_ranks(held, ladder.position(target), start=start, name=name, ladder=ladder)


def gap_from_ranks(
    held: Mapping[str, int],
    goal: int,
    *,
    start: int | None = None,
    name: str,
    ladder: Ladder,
) -> SkillGap:
    """Return what is missing for the level at a position, given the rank of each skill key.

    Args:
        held: The ranks, 0 for a skill that is not held. A skill without a rank is not rated.
        goal: The position of the level to reach.
        start: The position of the level that holds the skills; `None` for a person.
        name: The name of the person.
        ladder: The ladder that has both levels.
    """
    expected = expected_ranks(ladder)[goal]
    needs = [_need(ladder, goal, start, skill, held.get(skill)) for skill in expected]
    current = None if start is None else ladder[start]
    return gap_of_needs(needs, goal, current=current, name=name, ladder=ladder)


def gap_of_needs(
    needs: Sequence[SkillNeed], goal: int, *, current: Level | None, name: str, ladder: Ladder
) -> SkillGap:
    """Return the gap to the level at a position, given a need for each skill that it expects."""
    missing = sum(map(_steps, needs))
    return SkillGap(
        name=name,
        current=current,
        target=ladder[goal],
        coverage=1 - missing / expected_steps(ladder)[goal] if needs else None,
        needs=tuple(sorted(filter(_steps, needs), key=_steps, reverse=True)),
        met=tuple(need for need in needs if not need.steps),
    )


def level_for_skills(
    profile: Profile, *, unknown: Unknown = "raise", ladder: Ladder | None = None
) -> Level | None:
    """Return the highest level whose expected skills a profile meets, or `None`.

    A level that expects no skills says nothing about a profile, so it is never the answer.

    Args:
        profile: The skills of a person, as for `skill_gap`.
        unknown: What happens with names that the ladder does not list: `"raise"` an error, or
            `"ignore"` them.
        ladder: The ladder to ask; the packaged one if omitted.

    Raises:
        UnknownNamesError: when the profile has skills or proficiencies that the ladder does not
            list, or that are a title of two levels.
        ValueError: when `unknown` is neither `"raise"` nor `"ignore"`.

    >>> level_for_skills(expected_skills("Senior PM"))
    Level(key='senior-product-manager', title='Senior Product Manager')
    """
    ladder = ladder_or_packaged(ladder)
    held = held_ranks(profile, ladder, unknown=unknown)
    steps = skill_steps(ladder)

    for level, expected in zip(reversed(ladder), reversed(expected_ranks(ladder)), strict=True):
        if expected and all(
            steps[skill][held.get(skill, 0)] >= steps[skill][rank]
            for skill, rank in expected.items()
        ):
            return level
    return None


def held_ranks(profile: Profile, ladder: Ladder, *, unknown: Unknown = "raise") -> dict[str, int]:
    """Return the rank that a profile holds in each skill key, 0 for a skill that is not held."""

    def find_skill(skill: Skill | str, *, compare: bool) -> str:
        return ladder.skills[skill_index(ladder).position(skill, compare=compare)].key

    def find_rank(proficiency: Proficiency | str, *, compare: bool) -> int:
        if isinstance(proficiency, str):
            return 1 + proficiency_index(ladder).position(proficiency, compare=compare)
        return ladder.rank(proficiency)

    return find_ranks(profile, find_skill, find_rank, unknown=unknown)


def find_ranks(
    profile: Profile, find_skill: "FindSkill", find_rank: "FindRank", *, unknown: Unknown
) -> dict[str, int]:
    """Return the rank of each skill key, given what finds a skill and the rank of a proficiency.

    Only the first few unknown names are compared with those that the ladder has.
    """
    check_unknown(unknown)
    if not isinstance(profile, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  not for all
        raise TypeError(f"expected a profile, a mapping of skills, got {quote(profile)}")
    held: dict[str, int] = {}
    unlisted: list[tuple[str, UnknownNameError | AmbiguousNameError]] = []
    for skill, proficiency in profile.items():
        compare = unknown == "raise" and len(unlisted) < MOST_EXPLAINED
        key, rank = None, None
        try:
            key = find_skill(skill, compare=compare)
        except UnknownSkillError as error:
            unlisted.append(("skill", error))
        try:
            rank = 0 if proficiency is None else find_rank(proficiency, compare=compare)
        except (UnknownNameError, AmbiguousNameError) as error:
            unlisted.append(("proficiency", error))

        if key is not None and rank is not None:
            held[key] = max(rank, held.get(key, rank))

    if unlisted and unknown == "raise":
        raise _all_unknown(unlisted)
    return held


def check_unknown(unknown: str) -> None:
    """Refuse what does not say what happens with unknown names."""
    if unknown not in ("raise", "ignore"):
        raise ValueError(f"expected unknown to be 'raise' or 'ignore', got {quote(unknown)}")


def _all_unknown(
    errors: Iterable[tuple[str, UnknownNameError | AmbiguousNameError]],
) -> UnknownNamesError:
    """Return one error for all names of a profile that find nothing, each after what it names."""
    rows: dict[str, dict[str, int]] = {}
    near: dict[str, dict[str, Iterable[str]]] = {}
    ambiguous: dict[str, dict[str, Iterable[str]]] = {}
    for what, error in errors:
        names = rows.setdefault(what, {})
        names[error.name] = names.get(error.name, 0) + 1
        if isinstance(error, AmbiguousNameError):
            ambiguous.setdefault(what, {})[error.name] = error.keys
        else:
            near.setdefault(what, {})[error.name] = error.near
    return UnknownNamesError(rows, near, "profile", ambiguous)


# The need for one skill is the same for everyone who holds it at one rank.


def _need(ladder: Ladder, goal: int, start: int | None, skill: str, has: int | None) -> SkillNeed:
    """Return what the level at the position `goal` needs of a skill that it expects.

    The skill is held at the rank `has`, 0 for not held, by a person at the position `start`. Either
    is `None` if it is not known.
    """
    needs = _needs(ladder)
    known = needs.get((goal, start, skill, has))
    if known is None:
        known = needs[goal, start, skill, has] = _new_need(ladder, goal, start, skill, has)
    return known


@kept_with_the_ladder
def _needs(_: Ladder) -> dict[tuple[int, int | None, str, int | None], SkillNeed]:
    """Return the needs that have been computed so far."""
    return {}


def _new_need(
    ladder: Ladder, goal: int, start: int | None, skill: str, has: int | None
) -> SkillNeed:
    held, needed = has or 0, expected_ranks(ladder)[goal][skill]
    steps = skill_steps(ladder)[skill]
    if start is None:
        # A profile is at no level. What it holds looks as it does at the level below the target, or
        # else at the highest level that says it.
        below = max(0, goal - 1)
        now = texts_at(ladder, skill, held, below) or texts_at(ladder, skill, held, len(ladder))
    else:
        now = texts_at(ladder, skill, held, start)
    return SkillNeed(
        skill=ladder.skill(skill),
        has=ladder.scale[held - 1] if held else None,
        needs=ladder.scale[needed - 1],
        steps=max(0, steps[needed] - steps[held]),
        # A level that does not expect the skill says how it is held: not at all.
        rated=has is not None or start is not None,
        now=now,
        next=texts_at(ladder, skill, needed, goal),
    )
