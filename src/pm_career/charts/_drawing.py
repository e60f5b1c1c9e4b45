"""What the charts share: colours and sizes, names that fit, titles, layers, empty charts.

A chart describes each of its shapes as a NamedTuple. This module uses only the `hint` of a shape:
words that say the same as the shape. They are its tooltip, and part of the text alternative of the
chart.

Every chart is finished by `draw_layers` or `draw_facets`. They make all texts in it harmless, so
the other functions do not care where a text comes from.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar, cast
from unicodedata import east_asian_width

import altair as alt

from pm_career._model import Ladder
from pm_career._wording import plain, quote

BLUE, VERMILLION = "#0072B2", "#D55E00"
GREY = "#767676"  # seen on white as well as on black
TEXT_COLOUR = alt.ExprRef("luminance(background) < 0.2 ? 'white' : 'black'")

ROW_HEIGHT = 24
WIDTH = 480
_MOST_LETTERS = 50  # of a name
_LETTER_WIDTH = 7

# Altair writes a chart into a script element of a page as it is. There, HTML still reads what
# begins with "</" or "<!", such as "</script>", unless an invisible character is between. A text
# that already has one there gets one more, so that different texts stay different.
_IN_SCRIPT = re.compile("<(?=\N{WORD JOINER}*[/!])")

NO_CATEGORY = "without category"
NOT_HELD = "not held"


_T = TypeVar("_T")
_Chart = TypeVar("_Chart", alt.LayerChart, alt.FacetChart)


class Shape(Protocol):
    """A NamedTuple that describes one shape of a chart."""

    @property
    def hint(self) -> str:
        """The words that say the same as the shape."""
        ...

    def _asdict(self) -> dict[str, Any]: ...


def refuse_text(values: Iterable[_T]) -> Iterable[_T]:
    """Return the values, unless they are one text, which would be taken for its letters."""
    if isinstance(values, str):
        raise TypeError(f"expected a list or a tuple, got the string {quote(values)}")
    return values


def make_data(shapes: Iterable[Shape]) -> alt.InlineData:
    """Return the shapes as the data of a chart, a row for each."""
    # Altair checks each value that its class is made of, which takes seconds for 30,000 cells. It
    # does not check what comes later.
    data = alt.InlineData(values=[])
    # The method of a NamedTuple is public, in spite of its name.
    data["values"] = [shape._asdict() for shape in shapes]  # pyright: ignore[reportPrivateUsage]
    return data


def describe(shapes: Iterable[Shape]) -> str:
    """Return in words what the shapes show."""
    return "; ".join(shape.hint for shape in shapes)


def draw_layers(
    layers: Sequence[alt.Chart], *, title: str, subtitle: str, description: str
) -> alt.LayerChart:
    """Return one chart of the layers, the first at the bottom.

    Args:
        layers: What to draw, a mark each.
        title: The title above the chart.
        subtitle: The line below the title.
        description: What the chart shows, in words. With the title, it is the text alternative.
    """
    chart = alt.LayerChart(
        layer=list(layers),
        view=alt.ViewBackground(stroke=None),
        width=WIDTH,
        height=alt.Step(ROW_HEIGHT),
        title=make_title(title, subtitle),
        description=f"{title}. {description}",
    )
    return _make_harmless(chart)


def draw_facets(
    shapes: Iterable[Shape],
    facet: alt.Facet,
    spec: alt.LayerChart,
    *,
    title: str,
    subtitle: str,
    description: str,
) -> alt.FacetChart:
    """Return a chart of small charts, one below the other, each with an axis of rows of its own.

    Args:
        shapes: The data of all small charts.
        facet: What the shapes are divided by.
        spec: What is drawn for each part of them.
        title: The title above the chart.
        subtitle: The line below the title.
        description: What the chart shows, in words. With the title, it is the text alternative.
    """
    chart = alt.FacetChart(
        data=make_data(shapes),
        facet=facet,
        columns=1,
        spacing=12,
        spec=spec,
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(y="independent")),
        title=make_title(title, subtitle),
        description=f"{title}. {description}",
    )
    return _make_harmless(chart)


def draw_nothing(title: str, words: str) -> alt.LayerChart:
    """Return a chart that says in words that there is nothing to draw."""
    no_row = alt.InlineData(values=[{}])
    text = alt.Chart(no_row).mark_text(text=words, fontSize=14, color=TEXT_COLOUR)
    chart = draw_layers([text], title=title, subtitle="", description=words)
    return chart.properties(height=2 * ROW_HEIGHT)


def make_title(text: str, subtitle: str) -> alt.Title:
    """Return the title of a chart, at its left edge."""
    return alt.Title(text, subtitle=subtitle, anchor="start", frame="bounds")


def name_rows(field: str, title: str, names: Sequence[str]) -> alt.Y:
    """Return an axis that has a row for each name, in their order."""
    return alt.Y(f"{field}:N", title=title, scale=alt.Scale(domain=names), axis=make_label_axis())


def make_label_axis() -> alt.Axis:
    """Return a vertical axis that shows its labels in full, and no line."""
    return alt.Axis(labelLimit=0, maxExtent=1000, labelPadding=6, domain=False, ticks=False)


def label_levels(ladder: Ladder) -> list[str]:
    """Return a label for each level, lowest first."""
    return label((level.title, level.key) for level in ladder)


def label_ranks(ladder: Ladder) -> list[str]:
    """Return a label for each rank of the ladder's scale, from 0 for a skill that is not held."""
    scale = [(proficiency.name, proficiency.key) for proficiency in ladder.scale]
    return label([(NOT_HELD, "0"), *scale])


def measure(name: str) -> int:
    """Return about how many pixels a name takes. It is seldom wider."""
    # Letters of East Asia are twice as wide as those of Europe.
    wide = sum(east_asian_width(letter) in {"W", "F"} for letter in name)
    return _LETTER_WIDTH * (len(name) + wide)


def label(named: Iterable[tuple[str, str]]) -> list[str]:
    """Return a label for each name and its key: the name, and the key if two look the same."""
    shortened = [(shorten(name), plain(key)) for name, key in named]
    times = Counter(name for name, _ in shortened)
    return [name if times[name] == 1 else f"{name} ({key})" for name, key in shortened]


def shorten(name: str) -> str:
    """Return the name on one line, cut if it is long."""
    # Vega has a limit for labels too, but it would cut a letter such as 😀 in two.
    line = plain(name)
    return line if len(line) <= _MOST_LETTERS else line[: _MOST_LETTERS - 1] + "…"


# What reaches a page


def _make_harmless(chart: _Chart) -> _Chart:
    """Return the chart with texts that cannot end the script of a page: keys as well as values."""
    _clean(chart)
    return chart


def _clean(part: object) -> object:
    """Return a part of a chart with harmless texts.

    Layers never share a part: Altair copies what a layer is made of.
    """
    if isinstance(part, str):
        return _IN_SCRIPT.sub("<\N{WORD JOINER}", part) if "<" in part else part
    if isinstance(part, list | tuple):
        return [_clean(member) for member in cast("Iterable[object]", part)]
    if isinstance(part, dict):
        items = cast("dict[object, object]", part).items()
        return {_clean(key): _clean(value) for key, value in items}

    if isinstance(part, alt.SchemaBase):
        for name, value in vars(part)["_kwds"].items():
            part[name] = _clean(value)
    return part
