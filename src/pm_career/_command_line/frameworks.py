"""The questions to a framework, each under the name of its command."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pm_career import (
    CareerPath,
    CareerStep,
    Level,
    NoLevelError,
    level_for_years,
    levels_for_years,
)
from pm_career._command_line.answer import Answer
from pm_career._command_line.catalogue import (
    Catalogue,
    Scale,
    SkillDescription,
    expected_keys,
)
from pm_career._command_line.ladders import Reached, answer_fits, answer_title, check_ends
from pm_career._command_line.views import Overview, Views
from pm_career._model import tell_apart
from pm_career._wording import count, list_names, quote
from pm_career.comparing import compare_levels
from pm_career.frameworks import (
    MOST_PATHS,
    Framework,
    career_paths,
    ladders_with,
    lateral_moves,
    level_for_title,
    next_levels,
    skill_gap,
)

if TYPE_CHECKING:
    from pm_career._command_line.profiles import Person


def _show(framework: Framework, options: Namespace) -> Answer:
    if options.level is None:
        return Answer.of(framework)
    level = framework.level(options.level)
    data = {"level": level, "tracks": framework.tracks_of(level)}
    return Answer(framework.describe(level), data)


def _next(framework: Framework, options: Namespace) -> Answer:
    level = framework.level(options.level)
    above = _levels_above(framework, level)

    titles = _titles(framework)
    rows = [(framework.track(track).title, titles[each.key]) for track, each in above.items()]
    overview = Overview(f"Above {titles[level.key]}", ("Track", "Level"), rows)
    views = Views([overview, *(framework.describe(each) for each in _once(above.values()))])
    return Answer(views, above)


def _levels_above(framework: Framework, level: Level) -> dict[str, Level]:
    """Return the level above on each track that goes on from a level."""
    above = next_levels(level, framework=framework)
    if not above:
        raise NoLevelError(f"no level is above {quote(level.title)} on any track")
    return above


def _once(levels: Iterable[Level]) -> list[Level]:
    """Return each of the levels once."""
    return list({level.key: level for level in levels}.values())


def _years(framework: Framework, options: Namespace) -> Answer:
    reached = {track: _reach(framework, track, options.years) for track in framework}
    if not any(each.level for each in reached.values()):
        years = count(options.years, "year")
        raise NoLevelError(f"no level of any track is reached after {years}")
    data = {track: each.as_data() for track, each in reached.items()}
    return Answer(Views(reached.values()), data)


def _reach(framework: Framework, track: str, years: float) -> Reached:
    """Return the level that years of experience reach on a track, if they reach one."""
    ladder, title = framework[track], framework.track(track).title
    typical = levels_for_years(years, ladder=ladder)
    try:
        return Reached(years, level_for_years(years, ladder=ladder), typical, title)
    except NoLevelError:
        return Reached(years, None, typical, title)


def _gap(framework: Framework, options: Namespace) -> Answer:
    check_ends(options)
    person: Person | None = options.person
    if person is not None:
        gap = skill_gap(person.profile, options.current, name=person.name, framework=framework)
        return Answer.of(gap)

    current = framework.level(options.current)
    target: Level | str | None = options.target
    if target is None:
        target = _only_level_above(framework, current)
    return Answer.of(skill_gap(current, target, framework=framework))


def _only_level_above(framework: Framework, level: Level) -> Level:
    """Return the level above a level, if it is the same on each track."""
    above = _once(_levels_above(framework, level).values())
    if len(above) > 1:
        names = list_names([each.key for each in above])
        what = f"more than one level is above {quote(level.title)}: {names}"
        raise ValueError(f"{what}; name one of them, or a track with --track")
    return above[0]


def _path(framework: Framework, options: Namespace) -> Answer:
    current, target = framework.level(options.current), framework.level(options.target)
    paths = career_paths(current, target, framework=framework)
    if not paths:
        raise NoLevelError(f"no path leads from {quote(current.title)} up to {quote(target.title)}")

    view = paths[0] if len(paths) == 1 else _describe(paths, framework)
    return Answer(view, paths)


def _describe(paths: Sequence[CareerPath], framework: Framework) -> Views:
    """Return the levels on each path, and below them each step once."""
    titles = _titles(framework)
    rows: list[tuple[str, str]] = []
    steps: dict[tuple[str, str], CareerStep] = {}
    for path in paths:
        levels = [path.current.key, *(step.level.key for step in path)]
        rows.append((count(len(path), "step"), " -> ".join(titles[level] for level in levels)))
        steps.update(zip(pairwise(levels), path, strict=True))

    current, target = paths[0].current, paths[0].target
    title = f"{titles[current.key]} -> {titles[target.key]}"
    overview = Overview(title, ("Length", "Path"), rows, _count_paths(len(paths)))
    return Views([overview, *steps.values()])


def _count_paths(number: int) -> str:
    if number < MOST_PATHS:
        return count(number, "path")
    return f"At least {number:,} paths; these have the fewest steps"


def _title(framework: Framework, options: Namespace) -> Answer:
    return answer_title(level_for_title(options.title, framework=framework))


def _compare(framework: Framework, options: Namespace) -> Answer:
    old, new = framework.level(options.old), framework.level(options.new)
    before, after = ladders_with(framework, old), ladders_with(framework, new)

    # The answer is more detailed on a track that has both levels than across two tracks.
    shared = [track for track in after if track in before]
    ladder = before[shared[0]] if shared else next(iter(before.values()))
    new_ladder = ladder if shared else next(iter(after.values()))
    return Answer.of(compare_levels(old, new, ladder=ladder, new_ladder=new_ladder))


def _titles(framework: Framework) -> dict[str, str]:
    """Return the title of each level by its key, with the key added if levels share a title."""
    keys = [level.key for level in framework.levels]
    return dict(zip(keys, tell_apart(framework.levels), strict=True))


def _skills(framework: Framework, options: Namespace) -> Answer:
    if options.skill is None:
        return Answer(Catalogue(framework.title, framework.skills), framework.skills)

    skill = framework.skill(options.skill)
    titles = {f"Expected on the track {track.title}": track.key for track in framework.tracks}
    view = SkillDescription(skill, {title: framework[key] for title, key in titles.items()})
    expected = {track: expected_keys(skill, ladder) for track, ladder in framework.items()}
    return Answer(view, {"skill": skill, "expected": expected})


def _proficiencies(framework: Framework, _: Namespace) -> Answer:
    scales = {track: ladder.scale for track, ladder in framework.items()}
    if framework.proficiencies:
        return Answer(Scale(framework.title, framework.proficiencies), scales)
    views = [Scale(framework.track(track).title, scale) for track, scale in scales.items()]
    return Answer(Views(views), scales)


def _fits(framework: Framework, options: Namespace) -> Answer:
    return answer_fits(options, framework)


def _lateral(framework: Framework, options: Namespace) -> Answer:
    level = framework.level(options.level)
    moves = lateral_moves(level, within=options.within, framework=framework)
    if not moves and options.within is None:
        raise NoLevelError(f"no other track has a level for a move from {quote(level.title)}")
    if not moves:
        steps = count(options.within, "step")
        raise NoLevelError(f"no level of another track is within {steps} of {quote(level.title)}")
    return Answer(Views(moves), moves)


QUESTIONS: Mapping[str, Callable[[Framework, Namespace], Answer]] = {
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
