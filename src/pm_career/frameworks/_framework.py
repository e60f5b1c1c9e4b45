"""The framework itself: levels over one catalogue of skills, and the tracks that they make."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

import attrs

from pm_career._display import Shown
from pm_career._model import (
    Detail,
    Ladder,
    Level,
    Parts,
    Proficiency,
    Skill,
    description,
    kept_with_the_ladder,
    level_index,
    problems,
    skill_index,
    tell_apart,
    values,
    years_in_words,
)
from pm_career._names import Index
from pm_career._wording import count, quote
from pm_career.exceptions import UnknownNameError, UnknownTrackError
from pm_career.frameworks._rules import check_size, check_tracks, names_of_track
from pm_career.frameworks._track import Track

if TYPE_CHECKING:
    from pm_career._display import Page


def _tracks(tracks: Iterable[Track]) -> tuple[Track, ...]:
    return values.as_tuple(tracks, Track)


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Framework(Parts, Shown, Mapping[str, Ladder]):
    """Several ladders that belong together: tracks over the same levels and the same skills.

    A framework is a mapping from the keys of its tracks to their ladders. `framework["manager"]`
    finds a ladder by the key or the title of its track, whatever its case, spaces, hyphens,
    underscores or dots. Tracks may share levels. A shared level is the same object in each ladder.

    The ladder of a track has the title, the summary and the lists of the track, and everything else
    from the framework. In a framework without proficiencies, a skill of that ladder has only the
    descriptors for the levels of the track.

    Every framework is valid, even after `attrs.evolve`: the constructor checks all rules.

    Raises:
        InvalidLadderError: with every problem, when the parts do not make a framework.
        TypeError: when a value has the wrong type.
    """

    title: str = attrs.field(validator=values.is_text)
    """The name of the framework."""

    summary: str = attrs.field(default="", validator=values.is_text)
    """What the framework is for, in a few sentences."""

    version: str = attrs.field(default="", validator=values.is_text)
    """Which edition of the framework this is, such as a number, a date or a name."""

    source: str = attrs.field(default="", validator=values.is_text)
    """Where the framework is from."""

    levels: tuple[Level, ...] = attrs.field(converter=values.levels)
    """All levels, each once, in any order."""

    tracks: tuple[Track, ...] = attrs.field(converter=_tracks)
    """The tracks, each with the keys of its levels."""

    skills: tuple[Skill, ...] = attrs.field(default=(), converter=values.skills)
    """The catalogue of the skills that levels may ask for, in the order in which they are shown."""

    proficiencies: tuple[Proficiency, ...] = attrs.field(default=(), converter=values.proficiencies)
    """The scale that says how well a skill is held, weakest first.

    In a framework without proficiencies, each track measures skills by its own levels.
    """

    cumulative: bool = attrs.field(default=False, validator=values.is_flag)
    """Whether each level also expects what the levels below it on its track expect."""

    details: tuple[Detail, ...] = attrs.field(default=(), converter=values.details)
    """Texts for which the framework has no other field, each under its name."""

    def __attrs_post_init__(self) -> None:
        found = problems.find_problems(self, {})
        size = check_size(self.tracks, len(self.skills))
        problems.refuse(chain(size, found, check_tracks(self.tracks, self.levels)))

    def __repr__(self) -> str:
        size = f"{count(len(self), 'track')}, {count(len(self.levels), 'level')}"
        return f"<Framework {self.title!r}: {size}>"

    def __len__(self) -> int:
        return len(self.tracks)

    def __iter__(self) -> Iterator[str]:
        return (track.key for track in self.tracks)

    def __contains__(self, track: object) -> bool:
        return isinstance(track, str) and track_index(self).get(track) is not None

    def __getitem__(self, track: str) -> Ladder:
        """Return the ladder of a track.

        Raises:
            UnknownTrackError: when the framework has no such track. It is a `KeyError`.
        """
        return _ladders(self)[track_index(self).position(track)]

    def track(self, track: Track | str) -> Track:
        """Return the track that has this key or title.

        Raises:
            UnknownTrackError: when the framework has no such track.
        """
        return self.tracks[track_index(self).position(track)]

    def level(self, level: Level | str) -> Level:
        """Return the level of any track that has this key, title or alias.

        Raises:
            AmbiguousNameError: when more than one level has this name.
            UnknownLevelError: when the framework has no such level.
        """
        with _naming_the_framework():
            return self.levels[level_index(self).position(level)]

    def skill(self, skill: Skill | str) -> Skill:
        """Return the skill of the catalogue that has this key or name.

        Raises:
            UnknownSkillError: when the catalogue has no such skill.
        """
        with _naming_the_framework():
            return self.skills[skill_index(self).position(skill)]

    def tracks_of(self, level: Level | str) -> tuple[str, ...]:
        """Return the keys of the tracks that have a level, in the order of the tracks.

        Raises:
            AmbiguousNameError: when more than one level has this name.
            UnknownLevelError: when the framework has no such level.
        """
        return _tracks_by_level(self).get(self.level(level).key, ())

    def describe(self, level: Level | str) -> Shown:
        """Return the view of a level, with the names of its tracks, skills and proficiencies.

        A `Level` knows only keys. The view has `to_text()`, `to_markdown()` and `to_html()`.

        Raises:
            AmbiguousNameError: when more than one level has this name.
            UnknownLevelError: when the framework has no such level.
        """
        tracks = [self.track(key).title for key in self.tracks_of(level)]
        return description.describe(self, self.level(level), tracks)

    def _show_on(self, page: "Page") -> None:
        page.title(self.title)
        page.paragraph(self.summary)
        values.show_details(page, self.details)
        for track in self.tracks:
            _show_track(page, self, track)


def require_framework(value: object) -> None:
    """Refuse a value that is not a framework, such as the path of its file."""
    if isinstance(value, Framework):
        return
    advice = "load_framework(path) returns the framework of a file"
    if isinstance(value, Ladder):
        advice = "a ladder is only one track of it"
    raise TypeError(f"expected a Framework, got {quote(value)}; {advice}")


def _show_track(page: "Page", framework: Framework, track: Track) -> None:
    """Show a track, its levels, and which other tracks have them too."""
    ladder = framework[track.key]
    page.title(track.title)
    page.paragraph(track.summary)

    rows: list[tuple[str, ...]] = []
    for rank, (level, title) in enumerate(zip(ladder, tell_apart(ladder), strict=True), 1):
        others = [framework.track(key) for key in framework.tracks_of(level) if key != track.key]
        shared = f"also {', '.join(other.title for other in others)}" if others else ""
        rows.append((f"{rank}", title, years_in_words(level.experience), shared))
    page.table("Levels, lowest first", ("Rank", "Level", "Usually takes", "Other tracks"), rows)
    page.listing("On the way up", track.growth)
    page.listing("What earns the next step", track.advancement)
    values.show_details(page, track.details)


@contextmanager
def _naming_the_framework() -> Generator[None, None, None]:
    """Let an error about an unknown name say that the framework does not have it."""
    try:
        yield
    except UnknownNameError as error:
        error.where = "framework"
        error.hint = error.hint and "if it is from another one, pass that as framework="
        raise


@kept_with_the_ladder
def track_index(framework: Framework) -> Index[Track]:
    """Return the positions of the tracks by their names."""
    return Index(Track, framework.tracks, names_of_track, UnknownTrackError)


@kept_with_the_ladder
def _tracks_by_level(framework: Framework) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of the tracks that have each level, by the key of the level."""
    tracks: dict[str, tuple[str, ...]] = {}
    for track in framework.tracks:
        for level in track.levels:
            tracks[level] = (*tracks.get(level, ()), track.key)
    return tracks


@kept_with_the_ladder
def _ladders(framework: Framework) -> tuple[Ladder, ...]:
    """Return the ladder of each track. They share their levels and their catalogue."""
    levels = {level.key: level for level in framework.levels}
    return tuple(
        Ladder(
            title=track.title,
            summary=track.summary,
            version=framework.version,
            source=framework.source,
            levels=[levels[key] for key in track.levels],
            skills=_skills_of(framework, track),
            proficiencies=framework.proficiencies,
            cumulative=framework.cumulative,
            growth=track.growth,
            advancement=track.advancement,
            details=track.details,
        )
        for track in framework.tracks
    )


def _skills_of(framework: Framework, track: Track) -> Sequence[Skill]:
    """Return the skills as a track has them.

    Without proficiencies, skills are described at levels, and a ladder refuses the descriptor of a
    level that it does not have.
    """
    if framework.proficiencies:
        return framework.skills
    skills: list[Skill] = []
    for skill in framework.skills:
        here = [each for each in skill.descriptors if each.proficiency in track.levels]
        is_whole = len(here) == len(skill.descriptors)
        skills.append(skill if is_whole else attrs.evolve(skill, descriptors=here))
    return skills
