"""The skills and the proficiencies of a ladder or a framework, and which levels expect them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from pm_career import Ladder, Level, Proficiency, Skill, expected_skills
from pm_career._display import Shown
from pm_career._model import tell_apart, values
from pm_career._wording import count

if TYPE_CHECKING:
    from pm_career._display import Page


@frozen
class Catalogue(Shown):
    """The skills of a ladder or a framework, by category."""

    title: str
    skills: Sequence[Skill]

    def _show_on(self, page: "Page") -> None:
        page.title(f"{self.title}: {count(len(self.skills), 'skill')}")
        for category in dict.fromkeys(skill.category for skill in self.skills):
            here = [_in_a_line(skill) for skill in self.skills if skill.category == category]
            page.listing(category or "Without a category", here)


def _in_a_line(skill: Skill) -> str:
    name = f"{skill.name} ({skill.key})"
    return f"{name}: {skill.description}" if skill.description else name


@frozen
class Scale(Shown):
    """The proficiencies by which a ladder measures skills, weakest first."""

    title: str
    proficiencies: Sequence[Proficiency]

    def _show_on(self, page: "Page") -> None:
        page.title(f"{self.title}: {len(self.proficiencies)} proficiencies, weakest first")
        page.table(
            "Proficiencies, weakest first",
            ("Rank", "Proficiency", "Key", "Meaning"),
            [
                (f"{rank}", each.name, each.key, each.meaning)
                for rank, each in enumerate(self.proficiencies, 1)
            ],
        )


@frozen
class SkillDescription(Shown):
    """A skill, what it looks like at each proficiency, and which levels expect it."""

    skill: Skill

    ladders: Mapping[str, Ladder]
    """The ladders whose levels may expect it, each under a title for these levels."""

    def _show_on(self, page: "Page") -> None:
        skill, names = self.skill, self._names_of_proficiencies()
        page.title(f"{skill.name} ({skill.key})")
        page.note(skill.category)
        page.paragraph(skill.description)
        described = [(names[each.proficiency], each.text) for each in skill.descriptors]
        page.listing("Descriptors", [values.under(*each) for each in described])
        for title, ladder in self.ladders.items():
            expected = levels_that_expect(skill, ladder)
            titles = tell_apart([level for level, _ in expected])
            proficiencies = [proficiency.name for _, proficiency in expected]
            page.listing(title, map(values.under, titles, proficiencies))
        values.show_details(page, skill.details)

    def _names_of_proficiencies(self) -> dict[str, str]:
        return {each.key: each.name for ladder in self.ladders.values() for each in ladder.scale}


def levels_that_expect(skill: Skill, ladder: Ladder) -> list[tuple[Level, Proficiency]]:
    """Return the levels of a ladder that expect a skill, each with the proficiency."""
    # The ladder of a track may have fewer descriptors of the skill than the framework.
    skill = ladder.skill(skill.key)
    expected = [(level, expected_skills(level, ladder=ladder)) for level in ladder]
    return [(level, skills[skill]) for level, skills in expected if skill in skills]


def expected_keys(skill: Skill, ladder: Ladder) -> dict[str, str]:
    """Return the key of the proficiency that each level expects, by the key of the level."""
    return {level.key: each.key for level, each in levels_that_expect(skill, ladder)}
