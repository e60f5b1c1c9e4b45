"""How the skills differ that two levels expect."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TypeAlias

from pm_career._model import Parts, Requirement, ranks_by_key, scale_of
from pm_career.comparing._level_changes import Kind, SkillChange
from pm_career.comparing._renaming import Renaming
from pm_career.comparing._sides import ExpectedSkill, Side

Steps: TypeAlias = Mapping[str, Sequence[int]]
"""The number of steps up to each rank of a ladder, by the key of the skill."""


def compare_skills(
    old: Side, new: Side, renaming: Renaming, steps: Steps | None
) -> Iterator[SkillChange]:
    """Yield each skill that the sides expect at other proficiencies, or in other words.

    `steps` is given if both sides are of one ladder.
    """
    scales = _Scales(old.parts, new.parts, renaming, steps)
    only_old = (skill for skill in old.parts.skills if skill.key not in renaming.skills)

    for skill in (*new.parts.skills, *only_old):
        was, now = old.skills.get(skill.key), new.skills.get(skill.key)
        old_texts, new_texts = _texts(old.parts, was, now), _texts(new.parts, now, was)

        kind: Kind | None
        if not was and not now:
            continue
        if was and now:
            same_texts = Counter(old_texts) == Counter(new_texts)
            kind = scales.kind(skill.key, was, now, same_texts=same_texts)
        else:
            kind = "gained" if now else "dropped"

        if kind:
            yield SkillChange(
                skill=skill,
                old=was.proficiency if was else None,
                new=now.proficiency if now else None,
                kind=kind,
                old_texts=old_texts,
                new_texts=new_texts,
            )


def _texts(
    parts: Parts, expected: ExpectedSkill | None, other: ExpectedSkill | None
) -> tuple[str, ...]:
    """Return what one side says of a skill.

    That is what the skill looks like, and what else this side alone expects, the most first.
    """
    if expected is None:
        return ()

    texts = list(expected.texts)
    known: set[tuple[str, Requirement]] = set()
    if other:
        known.update((each.statement, each.requirement) for each in other.asked)

    for each in sorted(expected.asked, key=attrgetter("rank"), reverse=True):
        text = each.statement
        if each.rank < expected.rank:
            text = f"{text} ({scale_of(parts)[each.rank - 1].name})".lstrip()
        if text and text not in texts and (each.statement, each.requirement) not in known:
            texts.append(text)
    return tuple(texts)


class _Scales:
    """The scales of both sides, which say together whether a skill is raised."""

    def __init__(self, old: Parts, new: Parts, renaming: Renaming, steps: Steps | None) -> None:
        self._steps = steps
        self._have_proficiencies = bool(old.proficiencies or new.proficiencies)
        self._old_ranks, self._new_ranks = ranks_by_key(old), ranks_by_key(new)
        self._new_keys = renaming.proficiencies
        self._old_keys = {now: was for was, now in renaming.proficiencies.items()}

    def kind(
        self, skill: str, was: ExpectedSkill, now: ExpectedSkill, *, same_texts: bool
    ) -> Kind | None:
        """Return how a skill changes that both sides expect, or `None` if it does not."""
        if self._steps is not None:
            steps = self._steps[skill]
            rise: int | None = steps[now.rank] - steps[was.rank]
        elif self._have_proficiencies:
            rise = self._rise(was, now)
        else:
            # The levels of one ladder do not measure what the other asks for. Only texts can agree.
            same_level = self._new_keys.get(was.proficiency.key) == now.proficiency.key
            rise = 0 if same_texts and (was.texts or same_level) else None

        if rise is None:
            return "changed"
        if rise > 0:
            return "raised"
        if rise < 0:
            return "lowered"
        return None if same_texts else "reworded"

    def _rise(self, was: ExpectedSkill, now: ExpectedSkill) -> int | None:
        """Return how many proficiencies a skill rises, or `None` if the scales do not say.

        "strong" to "working" falls only if "strong" is the higher one on both scales.
        """
        was_in_new = self._new_keys.get(was.proficiency.key)
        now_in_old = self._old_keys.get(now.proficiency.key)
        if was_in_new is None or now_in_old is None:
            return None

        on_new = now.rank - self._new_ranks[was_in_new]
        on_old = self._old_ranks[now_in_old] - was.rank
        # If one of them is 0, so is the other.
        return on_new if (on_new > 0) == (on_old > 0) else None
