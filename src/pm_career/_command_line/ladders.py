"""The questions to a ladder, each under the name of its command."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from pm_career import (
    Ladder,
    Level,
    NoLevelError,
    TitleMatch,
    career_path,
    level_for_title,
    level_for_years,
    levels_for_years,
    next_level,
    skill_gap,
)
from pm_career._command_line.answer import ANSWERED, NO_ANSWER, Answer
from pm_career._display import Shown
from pm_career._model import tell_apart
from pm_career._wording import count, quote

if TYPE_CHECKING:
    from pm_career._command_line.profiles import Person
    from pm_career._display import Page
    from pm_career.frameworks import Framework


def _show(ladder: Ladder, options: Namespace) -> Answer:
    level: str | None = options.level
    if level is None:
        return Answer.of(ladder)
    return Answer(ladder.describe(level), ladder[level])


def _next(ladder: Ladder, options: Namespace) -> Answer:
    level: str = options.level
    above = next_level(level, ladder=ladder)
    if above is None:
        raise NoLevelError(f"no level is above {ladder[level].title!r}, the highest")
    return Answer(ladder.describe(above), above)


def _years(ladder: Ladder, options: Namespace) -> Answer:
    years: float = options.years
    level = level_for_years(years, ladder=ladder)
    reached = Reached(years, level, levels_for_years(years, ladder=ladder))
    return Answer(reached, reached.as_data())


@frozen
class Reached(Shown):
    """The level that years of experience reach, and the levels that they are typical of."""

    years: float
    level: Level | None
    typical: tuple[Level, ...]
    track: str = ""

    def as_data(self) -> dict[str, object]:
        """Return the levels by what the years mean for them."""
        return {"level": self.level, "typical": self.typical}

    def _show_on(self, page: "Page") -> None:
        where = f"{self.track}: " if self.track else ""
        level = self.level.title if self.level else "no level"
        page.title(f"{where}{count(self.years, 'year')} -> {level}")
        if self.level:
            page.note(f"Typical of {', '.join(tell_apart(self.typical)) or 'no level'}")


def _gap(ladder: Ladder, options: Namespace) -> Answer:
    check_ends(options)
    person: Person | None = options.person
    if person is None:
        return Answer.of(skill_gap(options.current, options.target, ladder=ladder))
    return Answer.of(skill_gap(person.profile, options.current, name=person.name, ladder=ladder))


def check_ends(options: Namespace) -> None:
    """Refuse a gap without a start or a target. With a profile, CURRENT is its target."""
    if options.person is None and options.current is None:
        raise ValueError("a gap needs a current level or a profile; pass CURRENT or --profile")
    if options.person and options.current is None:
        raise ValueError("a profile has no level, so its gap needs a level to reach; pass TARGET")


def _path(ladder: Ladder, options: Namespace) -> Answer:
    path = career_path(options.current, options.target, ladder=ladder)
    if not path:
        raise NoLevelError(f"{path.target.title!r} is not above {path.current.title!r}")
    return Answer.of(path)


def _title(ladder: Ladder, options: Namespace) -> Answer:
    return answer_title(level_for_title(options.title, ladder=ladder))


def answer_title(match: TitleMatch) -> Answer:
    """Return the level that a title stands for.

    A title without a level still has an answer: why, and which levels it may stand for.
    """
    return Answer(match, match, ANSWERED if match else NO_ANSWER)


def _compare(ladder: Ladder, options: Namespace) -> Answer:
    from pm_career.comparing import compare_levels  # noqa: PLC0415  no other question needs it

    return Answer.of(compare_levels(options.old, options.new, ladder=ladder))


def _skills(ladder: Ladder, options: Namespace) -> Answer:
    from pm_career._command_line import catalogue  # noqa: PLC0415  as below

    if options.skill is None:
        return Answer(catalogue.Catalogue(ladder.title, ladder.skills), ladder.skills)

    skill = ladder.skill(options.skill)
    view = catalogue.SkillDescription(skill, {"Expected by": ladder})
    return Answer(view, {"skill": skill, "expected": catalogue.expected_keys(skill, ladder)})


def _proficiencies(ladder: Ladder, _: Namespace) -> Answer:
    from pm_career._command_line.catalogue import Scale  # noqa: PLC0415  two questions need it

    return Answer(Scale(ladder.title, ladder.scale), ladder.scale)


def _fits(ladder: Ladder, options: Namespace) -> Answer:
    return answer_fits(options, ladder)


def answer_fits(options: Namespace, ladder: "Ladder | Framework") -> Answer:
    """Return how the skills of a person fit each level."""
    from pm_career._command_line.views import Views  # noqa: PLC0415  no other question needs it
    from pm_career.frameworks import level_fits  # noqa: PLC0415  as above

    fits = level_fits(options.person.profile, name=options.person.name, ladder=ladder)
    return Answer(Views(fits), fits)


def _lateral(ladder: Ladder, _: Namespace) -> Answer:
    message = f"{quote(ladder.title)} has no other tracks; lateral is for frameworks"
    raise ValueError(message)


QUESTIONS: Mapping[str, Callable[[Ladder, Namespace], Answer]] = {
    "show": _show,
    "next": _next,
    "years": _years,
    "gap": _gap,
    "path": _path,
    "title": _title,
    "compare": _compare,
    "skills": _skills,
    "proficiencies": _proficiencies,
    "fits": _fits,
    "lateral": _lateral,
}
