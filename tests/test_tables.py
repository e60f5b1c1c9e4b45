"""The ladder's answers for many people, on every engine of dataframes.

`--engines` names other engines to run these tests on.
"""

from decimal import Decimal
from math import inf, nan, nextafter
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pm_career import (
    Ladder,
    Level,
    NoLevelError,
    default_ladder,
    level_for_years,
    next_level,
    skill_gap,
)
from pm_career.tables import (
    common_needs,
    gap_summary,
    head_counts,
    skill_gaps,
    with_level,
)
from pm_career.testing import ladders, skill_profiles, years

if TYPE_CHECKING:
    from tests.conftest import Engine

PACKAGED = default_ladder()
WITHOUT_YEARS = Ladder(title="Timeless", levels=[Level(key="pm", title="PM")])

# A frame holds many years, and some engines take their time to start: so few examples say much.
# To shrink a ladder there takes minutes.
few = settings(max_examples=20, phases=[Phase.explicit, Phase.reuse, Phase.generate])


def label_of(years: Any, label: str, ladder: Ladder) -> str | int | None:
    """Return what the level for so many years is called, or `None` where there is no level."""
    try:
        level = level_for_years(years, ladder=ladder)
    except (NoLevelError, TypeError, ValueError):
        return None
    return ladder.position(level) + 1 if label == "rank" else getattr(level, label)


@pytest.mark.parametrize("label", ["key", "title", "rank"])
@given(ladder=ladders(with_years=True), some=st.lists(years()))
@few
def test_a_column_has_the_level_that_level_for_years_gives(
    engine: "Engine", label: Any, ladder: Ladder, some: list[float]
) -> None:
    minimums = map(float, ladder.by_years[0])
    ends = [end for m in minimums for end in (nextafter(m, -inf), m, nextafter(m, inf))]
    stated = [*map(float, some), *ends, nan, inf, -inf, -1.0, None]
    frame = engine.of({"years": pa.float64()}, at=[*range(len(stated))], years=stated)
    expected = [
        (at, None if one is None else label_of(one, label, ladder)) for at, one in enumerate(stated)
    ]
    levels = with_level(frame, label=label, ladder=ladder)
    assert [(row[0], row[2]) for row in engine.rows(levels, "at")] == expected


@pytest.mark.parametrize(
    "kind",
    [
        *(pa.int8(), pa.int16(), pa.int32(), pa.int64()),
        *(pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64()),
    ],
    ids=str,
)
@given(ladder=ladders(with_years=True))
@few
def test_whole_years_of_any_width_count(engine: "Engine", kind: Any, ladder: Ladder) -> None:
    stated = [*range(53), 127]
    frame = engine.of({"years": kind}, years=stated)
    levels = with_level(frame, label="rank", ladder=ladder)
    assert engine.rows(levels, "years") == [(one, label_of(one, "rank", ladder)) for one in stated]


@given(ladder=ladders(with_years=True))
@few
def test_minimums_count_as_the_short_floats_nearest_to_them(
    engine: "Engine", ladder: Ladder
) -> None:
    minimums = [np.float32(m) for m in ladder.by_years[0]]
    low, high = np.float32(-1), np.float32(99)
    stated = [end for m in minimums for end in (np.nextafter(m, low), m, np.nextafter(m, high))]
    frame = engine.of({"years": pa.float32()}, at=[*range(len(stated))], years=stated)
    levels = with_level(frame, label="rank", ladder=ladder)
    expected = [(at, label_of(one, "rank", ladder)) for at, one in enumerate(stated)]
    assert [(row[0], row[2]) for row in engine.rows(levels, "at")] == expected


@given(ladder=ladders(with_years=True), some=st.lists(st.decimals(0, 50, places=2), min_size=1))
@few
def test_decimals_count_as_the_floats_nearest_to_them(
    engine: "Engine", ladder: Ladder, some: list[Decimal]
) -> None:
    stated = [*some, *(round(Decimal(m), 2) for m in ladder.by_years[0])]
    frame = engine.of({"years": pa.decimal128(6, 2)}, at=[*range(len(stated))], years=stated)
    if engine.name in {"pandas", "dask", "modin"}:  # to which they are objects, like any other
        with pytest.raises(TypeError, match="expected numbers of years in column 'years', got "):
            with_level(frame, ladder=ladder)
        return
    levels = with_level(frame, label="rank", ladder=ladder)
    expected = [(at, label_of(float(one), "rank", ladder)) for at, one in enumerate(stated)]
    assert [(row[0], row[2]) for row in engine.rows(levels, "at")] == expected


@given(data=st.data(), ladder=ladders(with_skills=True))
@few
def test_the_gaps_of_many_people_are_those_that_skill_gap_gives(
    engine: "Engine", data: st.DataObject, ladder: Ladder
) -> None:
    levels = data.draw(st.lists(st.sampled_from(list(ladder)), min_size=1, max_size=5))
    profiles = [data.draw(skill_profiles(ladder)) for _ in levels]
    names = [data.draw(st.sampled_from([name for _, name in at.names()])) for at in levels]
    people = engine.of({"level": pa.string()}, person=[*range(len(levels))], level=names)
    held = [
        (who, skill, at) for who, profile in enumerate(profiles) for skill, at in profile.items()
    ]
    profile_table = engine.of(
        {"person": pa.int64(), "skill": pa.string(), "proficiency": pa.string()},
        person=[who for who, _, _ in held],
        skill=[skill for _, skill, _ in held],
        proficiency=[at for _, _, at in held],
    )
    for column in ("target", "level"):
        targets = [at if column == "target" else next_level(at, ladder=ladder) for at in levels]
        gaps = {
            who: skill_gap(profile, target, ladder=ladder)
            for who, (profile, target) in enumerate(zip(profiles, targets, strict=True))
            if target
        }
        options: Any = {column: "level", "ladder": ladder}
        needs = skill_gaps(people, profile_table, **options)
        assert engine.rows(needs, "person", "skill") == sorted(
            (
                (
                    who,
                    gap.target.key,
                    need.skill.key,
                    need.has.key if need.has else None,
                    need.needs.key,
                    need.steps,
                )
                for who, gap in gaps.items()
                for need in gap
            ),
            key=lambda row: (row[0], row[2]),
        )
        summary = gap_summary(people, profile_table, **options)
        assert engine.rows(summary, "person") == [
            (who, gap.target.key, gap.coverage, len(gap), sum(need.steps for need in gap))
            for who, gap in gaps.items()
        ]
        common = {
            skill: (sum(skill in needed for needed in each), sum(n.get(skill, 0) for n in each))
            for each in [[{need.skill: need.steps for need in gap} for gap in gaps.values()]]
            for skill in ladder.skills
        }
        assert engine.rows(common_needs(needs, ladder=ladder)) == [
            (skill.key, skill.name, skill.category, number, steps)
            for skill, (number, steps) in sorted(
                common.items(), key=lambda each: (-each[1][0], -each[1][1], each[0].key)
            )
            if number
        ]


@given(data=st.data(), ladder=ladders())
@few
def test_head_counts_count_everybody_at_every_level(
    engine: "Engine", data: st.DataObject, ladder: Ladder
) -> None:
    names = [name for level in ladder for _, name in level.names()]
    people = data.draw(st.lists(st.none() | st.sampled_from(names)))
    counts = head_counts(engine.of({"level": pa.string()}, level=people), ladder=ladder)
    assert engine.rows(counts) == [
        (rank, level.key, level.title, sum(ladder[name] is level for name in people if name))
        for rank, level in enumerate(ladder, 1)
    ]
