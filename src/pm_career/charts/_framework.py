"""The tracks of a framework, side by side, and the levels that they share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import altair as alt

from pm_career._display import wrap
from pm_career._model import Level, years_in_words
from pm_career._wording import plain
from pm_career.charts import _drawing
from pm_career.charts._framework_layout import Layout, Place, lay_out
from pm_career.frameworks import Framework, Track, require_framework

_SHADES = ("#DEEBF7", "#9ECAE1")  # black words stay readable on both

# In pixels
_COLUMN_WIDTH, _BAND_WIDTH, _BOX_WIDTH = 192, 184, 160
_BETWEEN_BOXES = 36  # from row to row
_LINE_HEIGHT, _PADDING = 15, 12

_LETTERS_IN_LINE = 20


class _Label(NamedTuple):
    """What a chart says about a track or a level."""

    name: str
    hint: str
    years: str = ""
    is_shared: bool = False  # whether it is a level of more than one track

    @property
    def lines(self) -> list[str]:
        """The lines of its words. The years, if any, are the last one."""
        return [*wrap(self.name, _LETTERS_IN_LINE), *filter(None, [self.years])]

    @property
    def height(self) -> int:
        """The height of the lines and of the space around them."""
        return _LINE_HEIGHT * len(self.lines) + 2 * _PADDING


_Labels = Mapping[str, _Label]  # by the key of the track or level


class _Grid(NamedTuple):
    """The grid of the chart. Pixels count from the left and from the bottom."""

    box: int
    """The height of a box."""

    heading: int
    """The height of the title of a track."""

    @property
    def row(self) -> int:
        """The height of a row, which fits a box or the title of a track."""
        return max(self.box, self.heading) + _BETWEEN_BOXES

    def x(self, column: float) -> float:
        """Return the middle of a column."""
        return (column + 0.5) * _COLUMN_WIDTH

    def y(self, row: float) -> float:
        """Return the middle of a row."""
        return (row + 0.5) * self.row


class _Band(NamedTuple):
    """The background of a track."""

    x: float
    y: float  # its bottom
    top: float
    hint: str


class _Bend(NamedTuple):
    """A point of a line between two levels."""

    line: int
    order: int
    x: float
    y: float
    hint: str


class _Box(NamedTuple):
    """The background of a level."""

    x: float
    y: float
    is_shared: bool
    hint: str


class _Words(NamedTuple):
    """A line of words."""

    kind: str  # "track", "level" or "years"
    words: str
    x: float
    y: float
    hint: str


def plot_framework(
    framework: Framework, *, tracks: Iterable[Track | str] | None = None
) -> alt.LayerChart:
    """Return a chart of the tracks of a framework side by side, lowest levels at the bottom.

    A level is a box with its title and its typical years, and lines lead to the levels above it. A
    level that several tracks share is drawn once, in the middle of their columns and in a darker
    shade. A level is one row above the highest of the levels directly below it on its tracks. A
    level on no track is not drawn.

    Tracks that share levels are next to each other. Apart from that, they keep the order of the
    framework. A chart has up to six tracks side by side, and draws further tracks below. Tracks
    that share levels stay side by side, even if there are more than six.

    Args:
        framework: The framework to draw.
        tracks: The tracks to show, each as a `Track`, its key or its title; all if omitted.

    Raises:
        TypeError: when a string is given instead of a list.
        UnknownTrackError: when the framework has no such track.
        ValueError: when no track is left to draw.
    """
    require_framework(framework)
    chosen = _choose(framework, tracks)
    layout = lay_out(chosen)
    of_tracks, of_levels = _label_tracks(framework, chosen), _label_levels(framework, chosen)
    grid = _Grid(_highest(of_levels), _highest(of_tracks))

    bands, headings = _place_tracks(layout, of_tracks, grid)
    boxes, titles = _place_levels(layout, of_levels, grid)
    bends = _place_lines(layout, of_levels, grid)

    width = max(band.x for band in bands) + _COLUMN_WIDTH / 2
    height = max(band.top for band in bands) + _PADDING
    chart = _drawing.draw_layers(
        [
            _draw(bands, width, height)
            .mark_rect(width=_BAND_WIDTH, cornerRadius=8, color=_drawing.GREY, opacity=0.12)
            .encode(alt.Y2("top"), description="hint:N"),
            _draw(bends, width, height)
            .mark_line(interpolate="basis", color=_drawing.GREY, strokeWidth=2, aria=False)
            .encode(detail="line:N", order="order:Q"),
            _draw(boxes, width, height)
            .mark_rect(width=_BOX_WIDTH, height=grid.box, cornerRadius=6, stroke=_drawing.BLUE)
            .encode(_make_shade(), description="hint:N"),
            *_draw_words(_draw([*headings, *titles], width, height)),
        ],
        title=f"{_drawing.shorten(framework.title)}: levels by track",
        subtitle=_explain(boxes),
        description=_drawing.describe(bands),
    )
    # `chart.properties()` would copy all data, which takes a second for 10,000 levels.
    chart["width"], chart["height"] = width, height
    return chart


def _choose(framework: Framework, tracks: Iterable[Track | str] | None) -> list[Track]:
    """Return the tracks to draw, in the order of the framework."""
    if tracks is None:
        return [*framework.tracks]
    wanted = {framework.track(track).key for track in _drawing.refuse_text(tracks)}
    if not wanted:
        raise ValueError("no track is left to chart")
    return [track for track in framework.tracks if track.key in wanted]


def _draw(shapes: Iterable[_drawing.Shape], width: float, height: float) -> alt.Chart:
    """Return a chart of the shapes in a picture of this size, before it has a mark."""
    return alt.Chart(_drawing.make_data(shapes)).encode(
        alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False)),
        alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, height], nice=False)),
        tooltip="hint:N",
    )


def _draw_words(chart: alt.Chart) -> list[alt.Chart]:
    """Return the layers of the words. Their hints are those of what is behind them."""
    words = chart.encode(text="words:N")
    of_tracks, titles, years = (
        words.transform_filter(f"datum.kind === '{kind}'") for kind in ("track", "level", "years")
    )
    return [
        of_tracks.mark_text(fontSize=13, fontWeight="bold", color=_drawing.TEXT_COLOUR, aria=False),
        titles.mark_text(fontSize=12, fontWeight="bold", color="black", aria=False),
        years.mark_text(fontSize=11, color="black", aria=False),
    ]


def _make_shade() -> alt.Color:
    """Return the colour of a level."""
    scale = alt.Scale(domain=[False, True], range=_SHADES)
    return alt.Color("is_shared:N", scale=scale, legend=None)


def _explain(boxes: Iterable[_Box]) -> str:
    """Return how to read the chart."""
    order = "From the lowest level upwards."
    has_shared = any(box.is_shared for box in boxes)
    return f"{order} Darker levels are on several tracks." if has_shared else order


# The words


def _label_tracks(framework: Framework, tracks: Iterable[Track]) -> _Labels:
    """Return the label of each track, which names its levels."""
    labels: dict[str, _Label] = {}
    for track in tracks:
        levels = ", ".join(f"{level.title} ({_years(level)})" for level in framework[track.key])
        hint = plain(f"{track.title}: {levels}")
        name = _drawing.shorten(track.title)
        labels[track.key] = _Label(name, hint)
    return labels


def _label_levels(framework: Framework, tracks: Sequence[Track]) -> _Labels:
    """Return the label of each level, with the key if another level of a track looks the same."""
    titles: dict[str, str] = {}
    tracks_of: dict[str, list[str]] = {}
    for track in tracks:
        ladder = framework[track.key]
        for level, title in zip(ladder, _drawing.label_levels(ladder), strict=True):
            # A shared level needs its key if another level looks the same on one of its tracks. The
            # title with the key is the greater one, since it begins with the other.
            titles[level.key] = max(title, titles.get(level.key, ""))
            tracks_of.setdefault(level.key, []).append(track.title)

    labels: dict[str, _Label] = {}
    for key, title in titles.items():
        level = framework.level(key)
        on = tracks_of[key]
        said = f"{level.title} ({', '.join(on)}): {_years(level)}"
        hint = plain(f"{said}. {level.summary}" if level.summary else said)
        years = years_in_words(level.experience)
        labels[key] = _Label(title, hint, years, is_shared=len(on) > 1)
    return labels


def _years(level: Level) -> str:
    """Return in words the years that a level usually takes."""
    return years_in_words(level.experience) or "years not stated"


def _highest(labels: _Labels) -> int:
    return max(label.height for label in labels.values())


# The places


def _place_tracks(layout: Layout, labels: _Labels, grid: _Grid) -> tuple[list[_Band], list[_Words]]:
    """Return the background of each track, and its title at the top of that."""
    bands: list[_Band] = []
    words: list[_Words] = []
    for key, (column, bottom, top) in layout.tracks.items():
        label = labels[key]
        x = grid.x(column)
        ceiling = grid.y(top + 0.5) + grid.heading
        bands.append(_Band(x, grid.y(bottom - 0.5), ceiling, label.hint))
        words += _place_words(label, "track", x, ceiling)
    return bands, words


def _place_levels(layout: Layout, labels: _Labels, grid: _Grid) -> tuple[list[_Box], list[_Words]]:
    """Return the background of each level, and its words in the middle of that."""
    boxes: list[_Box] = []
    words: list[_Words] = []
    for key, (column, row) in layout.levels.items():
        label = labels[key]
        x, y = grid.x(column), grid.y(row)
        boxes.append(_Box(x, y, label.is_shared, label.hint))
        words += _place_words(label, "level", x, y + label.height / 2)
    return boxes, words


def _place_words(label: _Label, kind: str, x: float, top: float) -> Iterator[_Words]:
    """Yield the lines of a label, below its top."""
    # Each line is a text of its own. In a text of several lines, viewers would mix up the words of
    # Arabic and Hebrew, which run from right to left.
    lines = label.lines
    for n, line in enumerate(lines):
        is_years = label.years != "" and n == len(lines) - 1
        y = top - _PADDING - (n + 0.5) * _LINE_HEIGHT
        yield _Words("years" if is_years else kind, line, x, y, label.hint)


def _place_lines(layout: Layout, labels: _Labels, grid: _Grid) -> list[_Bend]:
    """Return the points that draw each line."""
    bends: list[_Bend] = []
    for line, (step, places) in enumerate(layout.lines.items()):
        hint = " → ".join(labels[level].name for level in step)
        points = _bend(places, grid)
        bends += [_Bend(line, order, x, y, hint) for order, (x, y) in enumerate(points)]
    return bends


def _bend(places: Iterable[Place], grid: _Grid) -> Iterator[tuple[float, float]]:
    """Yield the points that a line bends at, which is between the boxes of two rows."""
    for lower, upper in pairwise(places):
        bottom = grid.y(lower.row) + grid.box / 2
        top = grid.y(upper.row) - grid.box / 2
        middle = (bottom + top) / 2
        yield grid.x(lower.column), bottom
        yield grid.x(lower.column), middle
        yield grid.x(upper.column), middle
        yield grid.x(upper.column), top
