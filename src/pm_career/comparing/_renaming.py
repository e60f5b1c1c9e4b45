"""The keys of skills and proficiencies that differ between two ladders or two frameworks."""

from collections.abc import Mapping
from typing import NamedTuple

import attrs

from pm_career._model import Expectation, Parts, Requirement, Skill
from pm_career.comparing._pairing import new_keys, pair_values


class Renaming(NamedTuple):
    """The new keys of the skills and proficiencies that are on both sides, by their old keys.

    Expectations and descriptors name both by their keys. They have not changed if only such a key
    has.
    """

    skills: Mapping[str, str]
    proficiencies: Mapping[str, str]

    def skill_key(self, key: str) -> str:
        """Return the new key of a skill; the old one if the skill has none."""
        return self.skills.get(key, key)

    def proficiency_key(self, key: str) -> str:
        """Return the new key of a proficiency; the old one if it has none."""
        return self.proficiencies.get(key, key)

    def expectation(self, expectation: Expectation) -> Expectation:
        """Return an old expectation with the new keys."""
        requirements = [self._requirement(need) for need in expectation.requirements]
        return attrs.evolve(expectation, requirements=requirements)

    def _requirement(self, need: Requirement) -> Requirement:
        skill = self.skill_key(need.skill)
        proficiency = need.proficiency and self.proficiency_key(need.proficiency)
        return attrs.evolve(need, skill=skill, proficiency=proficiency)

    def skill(self, skill: Skill) -> Skill:
        """Return an old skill with the new keys in its descriptors."""
        descriptors = [
            attrs.evolve(each, proficiency=self.proficiency_key(each.proficiency))
            for each in skill.descriptors
        ]
        return attrs.evolve(skill, descriptors=descriptors)


NOTHING_RENAMED = Renaming({}, {})
"""The keys as they are."""


def find_renamed(old: Parts, new: Parts) -> Renaming:
    """Return the new keys of what is in both ladders, or in both frameworks."""
    skills = new_keys(pair_values(old.skills, new.skills))
    if old.proficiencies or new.proficiencies:
        # A level of one ladder is no proficiency of the other, even if they have the same key.
        return Renaming(skills, new_keys(pair_values(old.proficiencies, new.proficiencies)))
    return Renaming(skills, new_keys(pair_values(old.levels, new.levels)))
