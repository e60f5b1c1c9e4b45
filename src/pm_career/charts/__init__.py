"""Pictures of ladders, of gaps and of teams, as Altair charts.

They need the extra: `pip install 'pm-career[charts]'`.

A chart holds its data, and can be restyled and saved as any chart of Altair. What it shows is also
told in its `description`, the alternative text. It stands on white, unless a theme or the
configuration sets another background.

Nothing is said by colour alone, and everybody can tell the colours apart: blue and vermillion are
of the palette of Okabe and Ito ("Color Universal Design", 2008), the shades are the Blues of
ColorBrewer.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral
from typing import NamedTuple, TypeAlias

try:
    import altair as alt
    import narwhals.stable.v2 as nw
except ImportError as _missing:
    raise ImportError(
        "pm_career.charts needs Altair: pip install 'pm-career[charts]'"
    ) from _missing

from narwhals.stable.v2.typing import IntoDataFrame

from pm_career._files import default_ladder
from pm_career._model import Ladder, expected_ranks, from_to, years_in_words
from pm_career._questions import SkillGap, progress
from pm_career._wording import count, listed, plain, quoted

__all__ = [
    "plot_common_needs",
    "plot_gap",
    "plot_head_counts",
    "plot_skill_matrix",
    "plot_timeline",
]

Rows: TypeAlias = Iterable[Mapping[str, object]] | IntoDataFrame
"""Plain rows, each a mapping of columns to values, or a dataframe that is in memory."""

_BLUE, _VERMILLION = "#0072B2", "#D55E00"
_SHADES = alt.SchemeParams("blues", extent=[0, 0.7])  # black words stay readable on all of them
_LINE = "#767676"  # seen on white as well as on black
_INK = alt.ExprRef("luminance(background) < 0.2 ? 'white' : 'black'")

_WIDTH = 480
_ROW_HEIGHT = 24
_CELL_WIDTH = 68
_WORD_LIMIT = _CELL_WIDTH - 4
_MOST_LETTERS = 50  # of a name

_NO_CATEGORY = "without category"
_NOT_HELD = "not held"  # no proficiency has this key: there are no spaces in keys


class _Span(NamedTuple):
    """The bar of a level in the timeline: there is none without a start."""

    level: str
    start: float | None
    end: float
    is_open: bool
    years: str
    hint: str


class _Cell(NamedTuple):
    """The proficiency that a level expects of a skill, empty where it expects none."""

    group: int
    category: str
    skill: str
    level: str
    proficiency: str
    is_raised: bool
    hint: str


class _Dumbbell(NamedTuple):
    """From where to where a skill has to be raised."""

    skill: str
    has: str
    needs: str
    steps: str
    hint: str


class _Bar(NamedTuple):
    """So many people."""

    name: str
    people: int
    label: str
    hint: str


_Shape: TypeAlias = _Span | _Dumbbell | _Bar


def plot_timeline(*, ladder: Ladder | None = None) -> alt.LayerChart:
    """Return a chart of the years of experience that each level usually takes, lowest level first.

    A bar runs from the minimum to the maximum. Where there is no upper bound, it runs on to the
    edge of the chart and ends in an arrow. A level whose years the ladder does not state has no
    bar, and says so.

    >>> from pm_career.charts import plot_timeline
    >>> plot_timeline().title.text
    'Product Management: experience by level'
    """
    ladder = default_ladder() if ladder is None else ladder
    spans = _spans(ladder)
    start, end = (
        alt.X(
            f"{field}:Q",
            title="Typical experience (years)",
            scale=alt.Scale(domain=[0, max(span.end for span in spans) or 10], nice=False),
        )
        for field in ("start", "end")
    )
    y = _names("level", "Level", [span.level for span in spans])
    chart = _chart(spans).encode(y, tooltip="hint:N")
    at_end = chart.encode(end, text="years:N")
    open_end = at_end.transform_filter("datum.is_open")
    return _layered(
        [
            chart.transform_filter("datum.start !== null")
            .mark_bar(color=_BLUE)
            .encode(start, alt.X2("end:Q")),
            open_end.mark_point(
                shape="triangle-right", filled=True, size=480, xOffset=8, color=_BLUE, opacity=1
            ),
            open_end.mark_text(align="left", dx=24, color=_INK),
            at_end.transform_filter("!datum.is_open").mark_text(align="left", dx=8, color=_INK),
        ],
        f"{_short(ladder.title)}: experience by level",
        "Years that a level usually takes. An arrow has no upper bound.",
        _told(spans),
    )


def _spans(ladder: Ladder) -> list[_Span]:
    """Return a span for each level; without an upper bound, it ends beyond all that is stated."""
    experiences = [level.experience for level in ladder if level.experience]
    stated = [years for each in experiences for years in (each.min_years, each.max_years or 0)]
    beyond = 1.2 * max(stated, default=0) or 1
    spans: list[_Span] = []
    for title, level in zip(_titles(ladder), ladder, strict=True):
        at = level.experience
        years = years_in_words(at) or "years not stated"
        spans.append(
            _Span(
                level=title,
                start=at.min_years if at else None,
                end=(at.max_years or beyond) if at else 0,
                is_open=at is not None and at.max_years is None,
                years=years,
                hint=f"{_words(level.title)}: {years}",
            )
        )
    return spans


def plot_skill_matrix(*, ladder: Ladder | None = None) -> alt.FacetChart:
    """Return a chart of the proficiency that each level expects of each skill, by category.

    The proficiency is a word and a shade; the word is bold where more is expected than by the level
    below. All skills of the catalogue are there, in its order, also those that no level expects.

    Raises:
        ValueError: when the ladder lists no skills.

    >>> from pm_career.charts import plot_skill_matrix
    >>> plot_skill_matrix().title.text
    'Product Management: skills by level'
    """
    ladder = default_ladder() if ladder is None else ladder
    if not ladder.skills:
        raise ValueError(f"the ladder {quoted(ladder.title)} lists no skills to chart")
    cells = _cells(ladder)
    levels = alt.X(
        "level:N",
        title="Level",
        scale=alt.Scale(domain=_titles(ladder), paddingInner=0.03),
        axis=alt.Axis(orient="top", labelAngle=-40, labelLimit=0, domain=False, ticks=False),
    )
    skills = alt.Y(
        "skill:N", title=None, sort=None, scale=alt.Scale(paddingInner=0.06), axis=_label_axis()
    )
    shade = alt.Color(
        "proficiency:O",
        title="Proficiency, weakest first",
        scale=alt.Scale(domain=_scale(ladder), scheme=_SHADES),
        legend=alt.Legend(orient="bottom", direction="horizontal"),
    )
    chart = alt.Chart().encode(levels, skills, tooltip="hint:N")
    words = chart.encode(text="proficiency:N")
    layers = [
        chart.transform_filter("datum.proficiency !== ''").mark_rect().encode(shade),
        words.transform_filter("!datum.is_raised").mark_text(color="black", limit=_WORD_LIMIT),
        words.transform_filter("datum.is_raised").mark_text(
            color="black", limit=_WORD_LIMIT, fontWeight="bold"
        ),
    ]
    return alt.FacetChart(
        data=_data(cells),
        facet=alt.Facet(
            "category:N",
            title=None,
            sort=alt.EncodingSortField("group", op="min"),
            header=alt.Header(labelAnchor="start", labelFontWeight="bold", labelLimit=0),
        ),
        columns=1,
        spacing=12,
        spec=alt.LayerChart(
            layer=layers,
            width=alt.Step(_CELL_WIDTH),
            height=alt.Step(_ROW_HEIGHT),
        ),
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(y="independent")),
        title=_title(
            f"{_short(ladder.title)}: skills by level",
            "The proficiency that a level expects, bold where the level below expects less.",
        ),
        description=(
            f"{_short(ladder.title)}: skills by level. The proficiency that each of "
            f"{count(len(ladder), 'level')} expects of {count(len(ladder.skills), 'skill')}"
        ),
    )


def _cells(ladder: Ladder) -> list[_Cell]:
    """Return a cell for each skill and level, a group for each category in its first place."""
    categories = [_short(skill.category) or _NO_CATEGORY for skill in ladder.skills]
    groups = {category: group for group, category in enumerate(dict.fromkeys(categories))}
    names = _labels((skill.name, skill.key) for skill in ladder.skills)
    titles = _titles(ladder)
    cells: list[_Cell] = []
    for skill, name, category in zip(ladder.skills, names, categories, strict=True):
        below = 0
        for level, title, ranks in zip(ladder, titles, expected_ranks(ladder), strict=True):
            rank = ranks.get(skill.key, 0)
            proficiency = ladder.proficiencies[rank - 1].key if rank else ""
            hint = f"{_words(skill.name)}, {_words(level.title)}: {proficiency or 'not expected'}"
            # Vega looks skills up in an object of JavaScript, which already has something under
            # `constructor` and the like, but nothing under a name with a space.
            shown = groups[category], category, f"{name} "
            cells.append(_Cell(*shown, title, proficiency, rank > below, hint))
            below = rank
    return cells


def plot_gap(gap: SkillGap, *, ladder: Ladder | None = None) -> alt.LayerChart:
    """Return a chart of a gap: from where to where each skill has to be raised, the largest first.

    Its axis is the ladder's scale of proficiencies. The chart of an empty gap says that there is
    nothing to raise.

    Raises:
        UnknownLevelError: when the target of the gap is not a level of the ladder.
        UnknownProficiencyError: when the ladder has another scale than that of the gap.

    >>> from pm_career.charts import plot_gap
    >>> plot_gap(skill_gap("Product Manager")).title.text
    'Product Manager → Senior Product Manager'
    """
    ladder = default_ladder() if ladder is None else ladder
    ladder.position(gap.target)
    start = _short(gap.current.title) if gap.current else "This profile"
    title = f"{start} → {_short(gap.target.title)}"
    if not gap:
        return _nothing(title, "No skill to raise")
    dumbbells = _dumbbells(gap, ladder)
    y = _names("skill", "Skill", [dumbbell.skill for dumbbell in dumbbells])
    has, needs, at = (
        alt.X(
            f"{field}:O",
            title="Proficiency, weakest first",
            scale=alt.Scale(domain=[_NOT_HELD, *_scale(ladder)]),
            axis=alt.Axis(labelAngle=0, grid=True),
        )
        for field in ("has", "needs", "at")
    )
    colours = alt.Scale(domain=["has", "needs"], range=[_VERMILLION, _BLUE])
    shapes = alt.Scale(domain=["has", "needs"], range=["circle", "diamond"])
    legend = alt.Legend(orient="top")
    chart = _chart(dumbbells).encode(y, tooltip="hint:N")
    return _layered(
        [
            chart.mark_rule(size=3, color=_LINE).encode(has, alt.X2("needs:O")),
            chart.transform_fold(["has", "needs"], as_=["end", "at"])
            .mark_point(filled=True, size=140, opacity=1)
            .encode(
                at,
                alt.Color("end:N", title=None, scale=colours, legend=legend),
                alt.Shape("end:N", title=None, scale=shapes, legend=legend),
            ),
            chart.mark_text(align="left", dx=12, color=_INK).encode(needs, text="steps:N"),
        ],
        title,
        progress(gap),
        _told(dumbbells),
    )


def _dumbbells(gap: SkillGap, ladder: Ladder) -> list[_Dumbbell]:
    """Return a dumbbell for each need, between proficiencies of the ladder."""
    names = _labels((need.skill.name, need.skill.key) for need in gap)
    distances = [count(need.steps, "step") for need in gap]
    return [
        _Dumbbell(
            skill=name,
            has=ladder.proficiency(need.has).key if need.has else _NOT_HELD,
            needs=ladder.proficiency(need.needs).key,
            steps=steps,
            hint=f"{_words(need.skill.name)}: {from_to(need.has, need.needs)}, {steps}",
        )
        for name, need, steps in zip(names, gap, distances, strict=True)
    ]


def plot_head_counts(rows: Rows) -> alt.LayerChart:
    """Return a chart of how many people there are at each level, the lowest rank first.

    A row has the columns `rank`, `key` and `title` of a level, and `people`, their number. Other
    columns are ignored.

    Raises:
        TypeError: when the rows are no rows, or a value is of the wrong type.
        ValueError: when a row lacks a column, a number is negative, or a key comes twice.

    >>> from pm_career.charts import plot_head_counts
    >>> rows = [{"rank": 1, "key": "junior", "title": "Junior", "people": 3}]
    >>> plot_head_counts(rows).title.subtitle
    '3 people in all'
    """
    given = sorted(_given(rows, "key"), key=lambda row: row.number("rank"))
    titles = _labels((row.words("title"), row.words("key")) for row in given)
    bars: list[_Bar] = []
    for title, row in zip(titles, given, strict=True):
        people = row.number("people")
        hint = f"{_words(row.words('title'))}: {_people(people)}"
        bars.append(_Bar(title, people, f"{people:,}", hint))
    total = sum(bar.people for bar in bars)
    return _barred(bars, "Level", "People by level", f"{_people(total)} in all", "No levels")


def plot_common_needs(rows: Rows) -> alt.LayerChart:
    """Return a chart of the skills that most people have to raise, the most common first.

    A row has the columns `skill` (the key), `name` and `category` of a skill, and `people` and
    `steps`: how many people need more of it, and how many steps they need together. Other columns
    are ignored. The chart of no rows says that there is nothing to raise.

    Raises:
        TypeError: when the rows are no rows, or a value is of the wrong type.
        ValueError: when a row lacks a column, a number is negative, or a skill comes twice.

    >>> from pm_career.charts import plot_common_needs
    >>> row = {"skill": "agile", "name": "Agile methods", "category": "Delivery"}
    >>> plot_common_needs([row | {"people": 3, "steps": 5}]).title.text
    'Most common needs'
    """
    given = sorted(
        _given(rows, "skill"), key=lambda row: (-row.number("people"), -row.number("steps"))
    )
    names = _labels((row.words("name"), row.words("skill")) for row in given)
    bars: list[_Bar] = []
    for name, row in zip(names, given, strict=True):
        people, steps = row.number("people"), row.number("steps")
        label = f"{_people(people)}, {steps:,} step{'s' * (steps != 1)}"
        category = _words(row.words("category")) or _NO_CATEGORY
        hint = f"{_words(row.words('name'))} ({category}): {label}"
        bars.append(_Bar(name, people, label, hint))
    return _barred(
        bars,
        "Skill",
        "Most common needs",
        "People who have to raise a skill, and the steps that they need together",
        "No skill to raise",
    )


def _barred(
    bars: Sequence[_Bar], what: str, title: str, subtitle: str, nothing: str
) -> alt.LayerChart:
    """Return a chart of the bars in their order; without any, it says `nothing`."""
    if not bars:
        return _nothing(title, nothing)
    y = _names("name", what, [bar.name for bar in bars])
    most = max(bar.people for bar in bars) or 1
    x = alt.X(
        "people:Q",
        title="People",
        scale=alt.Scale(domain=[0, most]),
        axis=alt.Axis(tickCount=min(most, 10), format=",d"),
        stack=None,
    )
    chart = _chart(bars).encode(x, y, tooltip="hint:N")
    return _layered(
        [
            chart.mark_bar(color=_BLUE),
            chart.mark_text(align="left", dx=6, color=_INK).encode(text="label:N"),
        ],
        title,
        subtitle,
        _told(bars),
    )


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


class _Given(NamedTuple):
    """A row as it was given, and which one it is, counted from 1."""

    position: int
    cells: Mapping[str, object]

    def words(self, column: str) -> str:
        """Return the text in a column."""
        value = self._value(column)
        if not isinstance(value, str):
            raise TypeError(f"row {self.position}: {column} has to be a str, got {quoted(value)}")
        return value

    def number(self, column: str) -> int:
        """Return the whole number in a column, 0 or more."""
        value = self._value(column)
        if isinstance(value, bool) or not isinstance(value, Integral):
            raise TypeError(f"row {self.position}: {column} has to be an int, got {quoted(value)}")
        if value < 0:
            raise ValueError(f"row {self.position}: {column} has to be 0 or more, got {value}")
        return int(value)

    def _value(self, column: str) -> object:
        if column not in self.cells:
            known = listed([str(name) for name in self.cells])
            raise ValueError(f"row {self.position}: there is no column {column!r}; it has {known}")
        return self.cells[column]


def _rows(rows: Rows) -> Iterable[object]:
    """Return the rows one by one; what they are is not looked at yet."""
    frame = nw.from_native(rows, eager_only=True, pass_through=True)
    if isinstance(frame, nw.DataFrame):
        return frame.iter_rows(named=True)
    if isinstance(rows, Iterable):
        return rows
    raise TypeError(f"expected rows, or a dataframe that is in memory, got {type(rows).__name__}")


def _given(rows: Rows, key: str) -> list[_Given]:
    """Return the rows, no two of which have the same key."""
    given: dict[str, _Given] = {}
    for position, cells in enumerate(_rows(rows), 1):
        if not isinstance(cells, Mapping):
            raise TypeError(f"row {position}: expected columns and values, got {quoted(cells)}")
        row = _Given(position, cells)
        first = given.setdefault(row.words(key), row)
        if first is not row:
            raise ValueError(
                f"row {position}: {key} {quoted(row.words(key))} is that of row {first.position}"
            )
    return list(given.values())


def _layered(layers: Sequence[alt.Chart], title: str, subtitle: str, told: str) -> alt.LayerChart:
    """Return the layers as one chart, whose description tells in words what it shows."""
    return alt.LayerChart(layer=list(layers), view=alt.ViewBackground(stroke=None)).properties(
        width=_WIDTH,
        height=alt.Step(_ROW_HEIGHT),
        title=_title(title, subtitle),
        description=f"{title}. {told}",
    )


def _nothing(title: str, words: str) -> alt.LayerChart:
    """Return a chart that says in words that there is nothing to draw."""
    text = alt.Chart(alt.InlineData(values=[{}])).mark_text(text=words, fontSize=14, color=_INK)
    return _layered([text], title, "", words).properties(height=2 * _ROW_HEIGHT)


def _told(shapes: Iterable[_Shape]) -> str:
    return "; ".join(shape.hint for shape in shapes)


def _title(text: str, subtitle: str) -> alt.Title:
    return alt.Title(text, subtitle=subtitle, anchor="start", frame="bounds")


def _chart(shapes: Iterable[_Shape]) -> alt.Chart:
    return alt.Chart(_data(shapes))


def _data(shapes: Iterable[_Shape | _Cell]) -> alt.InlineData:
    return alt.InlineData(values=[shape._asdict() for shape in shapes])


def _names(field: str, title: str, names: Sequence[str]) -> alt.Y:
    """Return a row for each of the names, in their order."""
    return alt.Y(f"{field}:N", title=title, scale=alt.Scale(domain=names), axis=_label_axis())


def _label_axis() -> alt.Axis:
    return alt.Axis(labelLimit=0, maxExtent=1000, labelPadding=6, domain=False, ticks=False)


def _titles(ladder: Ladder) -> list[str]:
    return _labels((level.title, level.key) for level in ladder)


def _scale(ladder: Ladder) -> list[str]:
    return [proficiency.key for proficiency in ladder.proficiencies]


def _labels(named: Iterable[tuple[str, str]]) -> list[str]:
    """Return a label for each name and its key: the name, and the key where two look the same."""
    pairs = [(_short(name), key) for name, key in named]
    times = Counter(name for name, _ in pairs)
    return [name if times[name] == 1 else f"{name} ({key})" for name, key in pairs]


def _short(name: str) -> str:
    """Return the name on one line, cut where it is long. Vega would cut some letters in two."""
    line = _words(name)
    return line if len(line) <= _MOST_LETTERS else line[: _MOST_LETTERS - 1] + "…"


def _words(text: str) -> str:
    """Return the text on one line, such that it cannot end the script that holds the chart's data.

    Altair writes the data into pages as it is. There, what begins with `</` or `<!` is for HTML,
    not for JavaScript, unless an invisible character stands in between.
    """
    return re.sub("<(?=[/!])", "<\N{WORD JOINER}", plain(text))
