"""The years of experience that each level usually takes."""

from typing import NamedTuple

import altair as alt

from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder, years_in_words
from pm_career._wording import plain
from pm_career.charts import _drawing


class _Span(NamedTuple):
    """The years of a level, from `start` to `end`."""

    level: str
    start: float | None  # None if the ladder does not state the years
    end: float
    is_open: bool  # whether there is no upper bound
    years: str
    hint: str


def plot_timeline(*, ladder: Ladder | None = None) -> alt.LayerChart:
    """Return a chart of the years of experience that each level usually takes, lowest level first.

    A bar runs from the minimum to the maximum. A level without a maximum has a bar that runs to the
    edge of the chart and ends in an arrow. A level whose years the ladder does not state has no
    bar, but a note that says so. The chart of a ladder that states no years says so.

    >>> from pm_career.charts import plot_timeline
    >>> plot_timeline().title.text
    'Product Management: experience by level'
    """
    ladder = ladder_or_packaged(ladder)
    title = f"{_drawing.shorten(ladder.title)}: experience by level"
    if not any(level.experience for level in ladder):
        return _drawing.draw_nothing(title, "No level states years of experience")
    spans = _spans(ladder)

    longest = max(span.end for span in spans)
    start, end = _years("start", longest), _years("end", longest)
    rows = _drawing.name_rows("level", "Level", [span.level for span in spans])
    chart = alt.Chart(_drawing.make_data(spans)).encode(rows, tooltip="hint:N")
    at_end = chart.encode(end, text="years:N")
    at_open_end = at_end.transform_filter("datum.is_open")
    at_other_end = at_end.transform_filter("!datum.is_open")

    bars = chart.transform_filter("datum.start !== null").mark_bar(color=_drawing.BLUE)
    arrows = at_open_end.mark_point(
        shape="triangle-right", filled=True, size=480, xOffset=8, color=_drawing.BLUE, opacity=1
    )
    return _drawing.draw_layers(
        [
            bars.encode(start, alt.X2("end:Q")),
            arrows,
            at_open_end.mark_text(align="left", dx=24, color=_drawing.TEXT_COLOUR),
            at_other_end.mark_text(align="left", dx=8, color=_drawing.TEXT_COLOUR),
        ],
        title=title,
        subtitle="Years that a level usually takes. An arrow has no upper bound.",
        description=_drawing.describe(spans),
    )


def _years(field: str, longest: float) -> alt.X:
    """Return an axis of years, on which a field is placed."""
    return alt.X(
        f"{field}:Q",
        title="Typical experience (years)",
        scale=alt.Scale(domain=[0, longest], nice=False),
    )


def _spans(ladder: Ladder) -> list[_Span]:
    """Return a span for each level."""
    edge = _edge(ladder)
    spans: list[_Span] = []
    for title, level in zip(_drawing.label_levels(ladder), ladder, strict=True):
        experience = level.experience
        years = years_in_words(experience) or "years not stated"
        spans.append(
            _Span(
                level=title,
                start=experience.min_years if experience else None,
                end=(experience.max_years or edge) if experience else 0,
                is_open=experience is not None and experience.max_years is None,
                years=years,
                hint=f"{plain(level.title)}: {years}",
            )
        )
    return spans


def _edge(ladder: Ladder) -> float:
    """Return the years at which a span without a maximum ends: more than any level states."""
    stated: list[float] = []
    for level in ladder:
        if level.experience:
            stated += [level.experience.min_years, level.experience.max_years or 0]

    # In a ladder whose only minimum is 0, a bar of 0 years would not be seen.
    return 1.2 * max(stated) or 1
