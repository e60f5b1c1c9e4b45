"""Every chart as a whole: what Altair is told to draw, against a copy in tests/data/charts/.

So a colour, a size, an angle or an order does not change unseen. After a change that you meant,
`python tests/charts/test_specifications.py` writes the copies again. Read the diff, and look at the
charts: the editor at https://vega.github.io/editor draws a copy.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import altair as alt
import attrs
import pytest

from pm_career import (
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    skill_gap,
)
from pm_career.charts import (
    plot_common_needs,
    plot_framework,
    plot_gap,
    plot_head_counts,
    plot_skill_matrix,
    plot_timeline,
)
from pm_career.frameworks import Framework, Track

Chart: TypeAlias = alt.LayerChart | alt.FacetChart

DATA = Path(__file__).parents[1] / "data" / "charts"


def expects(statement: str, **proficiencies: str | None) -> list[Expectation]:
    """Return one expectation that requires skills at these proficiencies, if any."""
    needs = [Requirement(skill=key, proficiency=each) for key, each in proficiencies.items()]
    return [Expectation(statement=statement, requirements=needs)]


LADDER = Ladder(
    title="Acme",
    levels=[
        Level(
            key="junior",
            title="Junior PM",
            experience=Experience(min_years=0, max_years=2.5),
            expectations=expects("Writes", writing="low"),
        ),
        Level(
            key="senior",
            title="Senior PM",
            experience=Experience(min_years=2),
            expectations=expects("Writes and talks", writing="high", talking="low"),
        ),
        Level(key="head", title="Head of Product", expectations=expects("Talks", talking="high")),
    ],
    skills=[
        Skill(key="writing", name="Writing", category="Words"),
        Skill(key="idling", name="Idling"),
        Skill(key="talking", name="Talking", category="Words"),
    ],
    proficiencies=[Proficiency(key="low", name="Low"), Proficiency(key="high", name="High")],
    cumulative=True,
)

MEASURED_BY_LEVELS = attrs.evolve(
    LADDER,
    levels=[
        attrs.evolve(LADDER["Junior PM"], expectations=expects("Asks", talking=None)),
        attrs.evolve(LADDER["Senior PM"], expectations=expects("Asks", talking=None)),
        attrs.evolve(LADDER["Head of Product"], expectations=expects("Answers", talking=None)),
    ],
    proficiencies=[],
)

FRAMEWORK = Framework(
    title="Acme careers",
    levels=[
        *LADDER,
        Level(key="lead", title="Lead of several product areas", summary="Leads."),
        Level(key="designer", title="Designer", experience=Experience(min_years=1)),
    ],
    tracks=[
        Track(key="maker", title="Maker", levels=["junior", "senior", "head"]),
        Track(key="design", title="Design of all the products", levels=["designer"]),
        Track(key="manager", title="Manager", levels=["junior", "lead", "head"]),
        Track(key="other", title="Other", levels=["designer", "head"]),
    ],
    skills=LADDER.skills,
    proficiencies=LADDER.proficiencies,
)

HEAD_COUNTS = [
    {"rank": 2, "key": "senior", "title": "Senior PM", "people": 1200},
    {"rank": 1, "key": "junior", "title": "Junior PM", "people": 1},
]
COMMON_NEEDS = [
    {"skill": "writing", "name": "Writing", "category": "Words", "people": 1, "steps": 1},
    {"skill": "idling", "name": "Idling", "category": "", "people": 3, "steps": 5},
]


def plot_part_with_long_names() -> Chart:
    """Return the matrix of a part of the ladder, where a proficiency has a name of many letters."""
    low, high = LADDER.proficiencies
    longer = attrs.evolve(high, name="Teaches the others and writes about it")
    return plot_skill_matrix(
        levels=["Senior PM", "Head of Product"],
        categories=["words"],
        ladder=attrs.evolve(LADDER, proficiencies=[low, longer]),
    )


def plot_rated_gap() -> Chart:
    gap = skill_gap({"writing": "low"}, "Head of Product", name="Ada", ladder=LADDER)
    return plot_gap(gap, ladder=LADDER)


def plot_gap_between(current: str, target: str, ladder: Ladder) -> Chart:
    return plot_gap(skill_gap(current, target, ladder=ladder), ladder=ladder)


CHARTS: dict[str, Callable[[], Chart]] = {
    "timeline": lambda: plot_timeline(ladder=LADDER),
    "timeline-without-years": lambda: plot_timeline(
        ladder=attrs.evolve(LADDER, levels=[LADDER["Head of Product"]])
    ),
    "skill-matrix": lambda: plot_skill_matrix(ladder=LADDER),
    "skill-matrix-of-steps": lambda: plot_skill_matrix(ladder=MEASURED_BY_LEVELS),
    "skill-matrix-with-long-names": plot_part_with_long_names,
    "framework": lambda: plot_framework(FRAMEWORK),
    "gap": lambda: plot_gap_between("Junior PM", "Senior PM", LADDER),
    "gap-of-a-profile": plot_rated_gap,
    "gap-between-levels": lambda: plot_gap_between(
        "Junior PM", "Head of Product", MEASURED_BY_LEVELS
    ),
    "gap-without-a-skill": lambda: plot_gap_between("Junior PM", "Junior PM", LADDER),
    "head-counts": lambda: plot_head_counts(HEAD_COUNTS),
    "common-needs": lambda: plot_common_needs(COMMON_NEEDS),
}


def specification(chart: Chart) -> dict[str, Any]:
    """Return what Altair writes for a chart, without what depends on its version."""
    told = chart.to_dict()
    del told["$schema"], told["config"]
    # Altair names data by a hash of it.
    text = json.dumps(told, ensure_ascii=False)
    for number, name in enumerate(told["datasets"], 1):
        text = text.replace(name, f"data-{number}")
    again: dict[str, Any] = json.loads(text)
    return again


def write_copies() -> None:
    """Write what is drawn today. Only a person can see whether it is right."""
    DATA.mkdir(exist_ok=True)
    for name, plot in CHARTS.items():
        text = json.dumps(specification(plot()), indent=2, ensure_ascii=False, sort_keys=True)
        (DATA / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_told_to_draw_exactly_this(name: str) -> None:
    copy = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    assert specification(CHARTS[name]()) == copy, (
        f"the chart no longer agrees with tests/data/charts/{name}.json; "
        "after a change that you meant, run: python tests/charts/test_specifications.py"
    )


if __name__ == "__main__":
    write_copies()
