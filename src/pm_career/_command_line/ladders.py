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
    to_dict,
)
from pm_career._command_line.answer import ANSWERED, NO_ANSWER, Answer
from pm_career._display import Shown
from pm_career._model import tell_apart
from pm_career._wording import count

if TYPE_CHECKING:
    from pm_career._display import Page


def _show(ladder: Ladder, options: Namespace) -> Answer:
    level: str | None = options.level
    if level is None:
        return Answer.of(ladder)
    return Answer(ladder.describe(level).to_text(), to_dict(ladder[level]))


def _next(ladder: Ladder, options: Namespace) -> Answer:
    level: str = options.level
    above = next_level(level, ladder=ladder)
    if above is None:
        raise NoLevelError(f"no level is above {ladder[level].title!r}, the highest")
    return Answer(ladder.describe(above).to_text(), to_dict(above))


def _years(ladder: Ladder, options: Namespace) -> Answer:
    years: float = options.years
    level = level_for_years(years, ladder=ladder)
    reached = Reached(years, level, levels_for_years(years, ladder=ladder))
    return Answer(reached.to_text(), reached.as_data())


@frozen
class Reached(Shown):
    """The level that years of experience reach, and the levels that they are typical of."""

    years: float
    level: Level | None
    typical: tuple[Level, ...]
    track: str = ""

    def as_data(self) -> dict[str, object]:
        """Return the levels as plain data."""
        level = to_dict(self.level) if self.level else None
        return {"level": level, "typical": [to_dict(each) for each in self.typical]}

    def _show_on(self, page: "Page") -> None:
        where = f"{self.track}: " if self.track else ""
        level = self.level.title if self.level else "no level"
        page.title(f"{where}{count(self.years, 'year')} -> {level}")
        if self.level:
            page.note(f"Typical of {', '.join(tell_apart(self.typical)) or 'no level'}")


def _gap(ladder: Ladder, options: Namespace) -> Answer:
    return Answer.of(skill_gap(options.current, options.target, ladder=ladder))


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
    return Answer(match.to_text(), to_dict(match), ANSWERED if match else NO_ANSWER)


def _compare(ladder: Ladder, options: Namespace) -> Answer:
    from pm_career.comparing import compare_levels  # noqa: PLC0415  no other question needs it

    return Answer.of(compare_levels(options.old, options.new, ladder=ladder))


QUESTIONS: Mapping[str, Callable[[Ladder, Namespace], Answer]] = {
    "show": _show,
    "next": _next,
    "years": _years,
    "gap": _gap,
    "path": _path,
    "title": _title,
    "compare": _compare,
}
