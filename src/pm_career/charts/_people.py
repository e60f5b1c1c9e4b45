"""How many people there are at each level, and which skills most people need."""

from collections.abc import Sequence
from typing import NamedTuple

import altair as alt

from pm_career._wording import plain
from pm_career.charts import _drawing
from pm_career.charts._rows import Rows, read_rows


class _Bar(NamedTuple):
    """A number of people."""

    name: str
    people: int
    label: str
    hint: str


def plot_head_counts(rows: Rows) -> alt.LayerChart:
    """Return a chart of how many people there are at each level, the lowest rank first.

    A row has the columns `rank`, `key` and `title` of a level, and `people`, the number of people
    at it. Other columns are ignored. The chart of no rows says that there are no levels.

    Raises:
        TypeError: when the rows are not rows, or a value is of the wrong type.
        ValueError: when a row lacks a column, a number is negative, or two rows have one key.

    >>> from pm_career.charts import plot_head_counts
    >>> rows = [{"rank": 1, "key": "junior", "title": "Junior", "people": 3}]
    >>> plot_head_counts(rows).title.subtitle
    '3 people in all'
    """
    levels = sorted(read_rows(rows, key="key"), key=lambda row: row.number("rank"))
    titles = _drawing.label((row.text("title"), row.text("key")) for row in levels)

    bars: list[_Bar] = []
    for title, row in zip(titles, levels, strict=True):
        people = row.number("people")
        hint = f"{plain(row.text('title'))}: {_count_people(people)}"
        bars.append(_Bar(title, people, f"{people:,}", hint))

    if not bars:
        return _drawing.draw_nothing("People by level", "No levels")
    return _draw_bars(
        bars,
        what="Level",
        title="People by level",
        subtitle=f"{_count_people(sum(bar.people for bar in bars))} in all",
    )


def plot_common_needs(rows: Rows) -> alt.LayerChart:
    """Return a chart of the skills that people need to raise, the most common first.

    A row has the columns `skill` (the key), `name` and `category` of a skill, and `people` and
    `steps`: how many people need to raise it, and the number of steps that they need in total.
    Other columns are ignored. Of equally common skills, the one with more steps is first. The chart
    of no rows says that there is no skill to raise.

    Raises:
        TypeError: when the rows are not rows, or a value is of the wrong type.
        ValueError: when a row lacks a column, a number is negative, or two rows have one skill.

    >>> from pm_career.charts import plot_common_needs
    >>> row = {"skill": "agile", "name": "Agile methods", "category": "Delivery"}
    >>> plot_common_needs([row | {"people": 3, "steps": 5}]).title.text
    'Most common needs'
    """
    needs = sorted(
        read_rows(rows, key="skill"),
        key=lambda row: (row.number("people"), row.number("steps")),
        reverse=True,
    )
    names = _drawing.label((row.text("name"), row.text("skill")) for row in needs)

    bars: list[_Bar] = []
    for name, row in zip(names, needs, strict=True):
        people, steps = row.number("people"), row.number("steps")
        label = f"{_count_people(people)}, {steps:,} step{'s' * (steps != 1)}"
        category = plain(row.text("category")) or _drawing.NO_CATEGORY
        hint = f"{plain(row.text('name'))} ({category}): {label}"
        bars.append(_Bar(name, people, label, hint))

    if not bars:
        return _drawing.draw_nothing("Most common needs", "No skill to raise")
    return _draw_bars(
        bars,
        what="Skill",
        title="Most common needs",
        subtitle="People who need to raise a skill, and the steps that they need in total",
    )


def _draw_bars(bars: Sequence[_Bar], *, what: str, title: str, subtitle: str) -> alt.LayerChart:
    """Return a chart of the bars in their order; `what` is the title of their axis."""
    most = max(bar.people for bar in bars) or 1  # an axis has a length, also without people
    people = alt.X(
        "people:Q",
        title="People",
        scale=alt.Scale(domain=[0, most]),
        axis=alt.Axis(tickCount=min(most, 10), format=",d"),  # no tick for half a person
        stack=None,
    )
    rows = _drawing.name_rows("name", what, [bar.name for bar in bars])
    chart = alt.Chart(_drawing.make_data(bars)).encode(people, rows, tooltip="hint:N")
    text = chart.mark_text(align="left", dx=6, color=_drawing.TEXT_COLOUR)

    return _drawing.draw_layers(
        [chart.mark_bar(color=_drawing.BLUE), text.encode(text="label:N")],
        title=title,
        subtitle=subtitle,
        description=_drawing.describe(bars),
    )


def _count_people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"
