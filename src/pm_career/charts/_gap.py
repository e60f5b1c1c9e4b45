"""The chart of the skills to raise for a level."""

from typing import NamedTuple

import altair as alt

from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder, from_to
from pm_career._questions import SkillGap, progress
from pm_career._wording import count
from pm_career.charts import _drawing

_NOT_HELD = "not held"  # no proficiency has this key, because a key has no spaces


class _Dumbbell(NamedTuple):
    """A skill, the proficiency at which it is held, and the one that is needed."""

    skill: str
    has: str
    needs: str
    steps: str
    hint: str


def plot_gap(gap: SkillGap, *, ladder: Ladder | None = None) -> alt.LayerChart:
    """Return a chart of a gap: the way from `has` to `needs` in each skill, most steps first.

    Its axis is the ladder's scale of proficiencies. The chart of an empty gap says that there is no
    skill to raise.

    Raises:
        UnknownLevelError: when the target of the gap is not a level of the ladder.
        UnknownProficiencyError: when the gap has a proficiency that is not on the ladder's scale.

    >>> from pm_career.charts import plot_gap
    >>> plot_gap(skill_gap("Product Manager")).title.text
    'Product Manager → Senior Product Manager'
    """
    ladder = ladder_or_packaged(ladder)
    # This raises an error if the gap is from another ladder.
    ladder.position(gap.target)

    start = _drawing.shorten(gap.current.title) if gap.current else "This profile"
    title = f"{start} → {_drawing.shorten(gap.target.title)}"
    if not gap:
        return _drawing.draw_nothing(title, "No skill to raise")

    dumbbells = _dumbbells(gap, ladder)
    rows = _drawing.name_rows("skill", "Skill", [dumbbell.skill for dumbbell in dumbbells])
    has, needs, at = (_proficiencies(field, ladder) for field in ("has", "needs", "at"))
    chart = alt.Chart(_drawing.make_data(dumbbells)).encode(rows, tooltip="hint:N")

    # Both ends of a dumbbell become rows of their own, so that one legend shows both.
    ends = chart.transform_fold(["has", "needs"], as_=["end", "at"])
    colours = alt.Scale(domain=["has", "needs"], range=[_drawing.VERMILLION, _drawing.BLUE])
    shapes = alt.Scale(domain=["has", "needs"], range=["circle", "diamond"])
    legend = alt.Legend(orient="top")

    return _drawing.draw_layers(
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


def _proficiencies(field: str, ladder: Ladder) -> alt.X:
    """Return an axis of proficiencies, on which a field is placed."""
    return alt.X(
        f"{field}:O",
        title="Proficiency, weakest first",
        scale=alt.Scale(domain=[_NOT_HELD, *_drawing.list_proficiencies(ladder)]),
        axis=alt.Axis(labelAngle=0, grid=True),
    )


def _dumbbells(gap: SkillGap, ladder: Ladder) -> list[_Dumbbell]:
    """Return a dumbbell for each need, between proficiencies of the ladder."""
    names = _drawing.label((need.skill.name, need.skill.key) for need in gap)
    dumbbells: list[_Dumbbell] = []
    for name, need in zip(names, gap, strict=True):
        steps = count(need.steps, "step")
        distance = f"{from_to(need.has, need.needs)}, {steps}"
        dumbbells.append(
            _Dumbbell(
                skill=name,
                has=ladder.proficiency(need.has).key if need.has else _NOT_HELD,
                needs=ladder.proficiency(need.needs).key,
                steps=steps,
                hint=f"{_drawing.flatten(need.skill.name)}: {distance}",
            )
        )
    return dumbbells
