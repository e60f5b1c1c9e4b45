"""The chart of the skills to raise for a level."""

from collections.abc import Sequence
from typing import NamedTuple

import altair as alt

from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder
from pm_career._questions import SkillGap, describe_distance, progress
from pm_career._wording import count, plain, quote
from pm_career.charts import _drawing


class _Dumbbell(NamedTuple):
    """A skill, the proficiency at which it is held, and the one that is needed."""

    skill: str
    rated: bool  # whether it is known how well the skill is held
    has: str
    needs: str
    steps: str
    hint: str


class _Mark(NamedTuple):
    """What an end of a dumbbell looks like."""

    end: str
    colour: str
    shape: str


_MARKS = (
    _Mark("has", _drawing.VERMILLION, "circle"),
    _Mark("not rated", _drawing.GREY, "cross"),
    _Mark("needs", _drawing.BLUE, "diamond"),
)


def plot_gap(gap: SkillGap, *, ladder: Ladder | None = None) -> alt.LayerChart:
    """Return a chart of a gap: the way from `has` to `needs` in each skill, most steps first.

    Its axis is the ladder's scale of proficiencies, or the levels of a ladder that measures skills
    by them. A skill that is not rated is shown where a skill that is not held would be, with a mark
    of its own. The chart of an empty gap says that there is no skill to raise.

    Raises:
        TypeError: when it is not a gap.
        UnknownLevelError: when a level of the gap is not a level of the ladder.
        UnknownProficiencyError: when the gap has a proficiency that is not on the ladder's scale.

    >>> from pm_career.charts import plot_gap
    >>> plot_gap(skill_gap("Product Manager")).title.text
    'Product Manager → Senior Product Manager'
    """
    if not isinstance(gap, SkillGap):  # pyright: ignore[reportUnnecessaryIsInstance]  not for all
        raise TypeError(f"expected a SkillGap, got {quote(gap)}; skill_gap returns one")
    ladder = ladder_or_packaged(ladder)
    # Two levels may share a title, so their labels have the key too.
    titles = _drawing.label_levels(ladder)
    target = titles[ladder.position(gap.target)]
    start = titles[ladder.position(gap.current)] if gap.current else "This profile"
    title = f"{_drawing.shorten(gap.name) or start} → {target}"
    if not gap:
        return _drawing.draw_nothing(title, "No skill to raise")

    ranks = _drawing.label_ranks(ladder)
    dumbbells = _dumbbells(gap, ranks, ladder)
    rows = _drawing.name_rows("skill", "Skill", [dumbbell.skill for dumbbell in dumbbells])
    has, needs, at = (_axis(field, ranks, ladder) for field in ("has", "needs", "at"))
    chart = alt.Chart(_drawing.make_data(dumbbells)).encode(rows, tooltip="hint:N")

    # Both ends of a dumbbell become rows of their own, so that one legend shows both.
    ends = chart.transform_fold(["has", "needs"], as_=["end", "at"]).transform_calculate(
        end="datum.end === 'has' && !datum.rated ? 'not rated' : datum.end"
    )
    marks = [mark for mark in _MARKS if mark.end in _ends(gap)]
    domain = [mark.end for mark in marks]
    colours = alt.Scale(domain=domain, range=[mark.colour for mark in marks])
    shapes = alt.Scale(domain=domain, range=[mark.shape for mark in marks])
    legend = alt.Legend(orient="top")

    drawn = _drawing.draw_layers(
        [
            chart.mark_rule(size=3, color=_drawing.GREY).encode(has, alt.X2("needs:O")),
            ends.mark_point(filled=True, size=140, opacity=1).encode(
                at,
                alt.Color("end:N", title=None, scale=colours, legend=legend),
                alt.Shape("end:N", title=None, scale=shapes, legend=legend),
            ),
            chart.mark_text(align="left", dx=12, color=_drawing.TEXT_COLOUR).encode(
                needs, text="steps:N"
            ),
        ],
        title=title,
        subtitle=progress(gap),
        description=_drawing.describe(dumbbells),
    )
    # The names of many levels are upright, and still need a place each.
    return drawn.properties(width=max(_drawing.WIDTH, _drawing.ROW_HEIGHT * len(ranks)))


def _ends(gap: SkillGap) -> set[str]:
    """Return the names of the ends that occur in a gap."""
    starts = {"has" if need.rated else "not rated" for need in gap}
    return {*starts, "needs"}


def _axis(field: str, ranks: Sequence[str], ladder: Ladder) -> alt.X:
    """Return an axis of the ranks of the ladder's scale, on which a field is placed."""
    fits = max(map(_drawing.measure, ranks)) <= _drawing.WIDTH / len(ranks)
    return alt.X(
        f"{field}:O",
        title="Proficiency, weakest first" if ladder.proficiencies else "Level, lowest first",
        scale=alt.Scale(domain=ranks),
        axis=alt.Axis(labelAngle=0 if fits else -40, labelLimit=0, grid=True),
    )


def _dumbbells(gap: SkillGap, ranks: Sequence[str], ladder: Ladder) -> list[_Dumbbell]:
    """Return a dumbbell for each need, between ranks of the ladder's scale."""
    names = _drawing.label((need.skill.name, need.skill.key) for need in gap)
    dumbbells: list[_Dumbbell] = []
    for name, need in zip(names, gap, strict=True):
        steps = count(need.steps, "step")
        dumbbells.append(
            _Dumbbell(
                skill=name,
                rated=need.rated,
                has=ranks[ladder.rank(need.has) if need.has else 0],
                needs=ranks[ladder.rank(need.needs)],
                steps=steps,
                hint=plain(f"{need.skill.name}: {describe_distance(need)}, {steps}"),
            )
        )
    return dumbbells
