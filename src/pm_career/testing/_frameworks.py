"""Strategies for valid frameworks."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from pm_career._model import Ladder
from pm_career.frameworks import Framework, Track
from pm_career.testing import _building
from pm_career.testing._picking import Names, Picks, rows, words
from pm_career.testing._strategies import draw_ladder

_FRAMEWORK_DECISIONS = 2
_TRACK_DECISIONS = 16
_MORE_TRACKS = 3


@st.composite
def frameworks(  # noqa: D417  Hypothesis passes `draw`
    draw: st.DrawFn,
    *,
    min_tracks: int = 1,
    max_tracks: int | None = None,
    min_levels: int = 1,
    max_levels: int | None = None,
    with_years: bool | None = None,
    with_skills: bool | None = None,
    with_proficiencies: bool | None = None,
    cumulative: bool | None = None,
    allow_shared_names: bool = False,
) -> Framework:
    """Return a strategy for frameworks.

    Tracks fork and join. Some have no level in common, and some levels are on no track.

    Args:
        min_tracks: The fewest tracks, at least 1.
        max_tracks: The most tracks. With `None`, that is `min_tracks` and three more.
        min_levels: The fewest levels, at least 1. A track may have fewer.
        max_levels: The most levels. With `None`, that is `min_levels` and five more.
        with_years: Whether the levels state years, as for `ladders`.
        with_skills: Whether the framework lists skills. With `None`, some frameworks do.
        with_proficiencies: Whether the framework lists proficiencies. Without them, each track
            measures skills by its own levels. With `None`, both kinds occur.
        cumulative: Whether each level also expects what the levels below it on its track expect.
            With `None`, both kinds occur.
        allow_shared_names: Whether two levels may share a title or an alias.

    Raises:
        InvalidArgument: when the fewest tracks or levels are below 1 or above the most.

    >>> from hypothesis import find
    >>> from pm_career.testing import frameworks
    >>> find(frameworks(min_tracks=2), bool).tracks  # doctest: +NORMALIZE_WHITESPACE
    (Track(key='track-1', title='Track 1', levels=('level-1',)),
     Track(key='track-2', title='Track 2', levels=('level-1',)))
    """
    most = min_tracks + _MORE_TRACKS if max_tracks is None else max_tracks
    if not 1 <= min_tracks <= most:
        raise InvalidArgument(
            f"expected 1 <= min_tracks <= max_tracks, got {min_tracks=} and {max_tracks=}"
        )

    # Its levels are those of a ladder, so the years of a track that omits some never fall.
    ladder, level_picks = draw_ladder(
        draw,
        more_decisions=most,
        min_levels=min_levels,
        max_levels=max_levels,
        with_years=with_years,
        with_skills=with_skills,
        with_proficiencies=with_proficiencies,
        cumulative=cumulative,
        allow_shared_names=allow_shared_names,
    )
    drawn = draw(words())
    own = Picks(draw(rows(_FRAMEWORK_DECISIONS)), drawn)
    track_rows = draw(st.lists(rows(_TRACK_DECISIONS), min_size=min_tracks, max_size=most))

    # Each level decides on which ways it is, and each track which way it goes. So a level or a
    # track can be removed, and the others stay as they are.
    is_on = [[picks.one_of((True, False)) for _ in range(most)] for picks in level_picks]

    names = Names()
    tracks: list[Track] = []
    for number, row in enumerate(track_rows, 1):
        picks = Picks(row, drawn)
        way = picks.one_of(range(most))
        keys = [level.key for level, on in zip(ladder, is_on, strict=True) if on[way]]
        tracks.append(_track(picks, names, number, keys, ladder))

    return Framework(
        title=own.statement("Framework"),
        summary=ladder.summary,
        version=ladder.version,
        source=ladder.source,
        levels=ladder[:: own.one_of((1, -1))],
        tracks=tracks,
        skills=ladder.skills,
        proficiencies=ladder.proficiencies,
        cumulative=ladder.cumulative,
        details=ladder.details,
    )


def _track(picks: Picks, names: Names, number: int, keys: list[str], ladder: Ladder) -> Track:
    """Return a track with new names, over these levels, or over a single one if there are none."""
    key = names.new(picks.key(f"track-{number}"), number, "-")
    title = names.new(picks.name(f"Track {number}"), number)
    only = picks.one_of(ladder.levels)
    return Track(
        key=key,
        title=title,
        summary=picks.text(),
        levels=keys or [only.key],
        growth=picks.some(2, partial(picks.statement, "Responsibility grows")),
        advancement=picks.some(2, partial(picks.statement, "Keep learning")),
        details=_building.details(picks),
    )
