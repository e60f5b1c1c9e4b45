"""A program of a user, for type checkers: `assert_type` says what it relies on.

It asks each question and uses each public module. It also runs, so its `assert` statements hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Literal, assert_type

import altair as alt
import attrs
import polars as pl
from hypothesis import given
from hypothesis.strategies import SearchStrategy
from pydantic import BaseModel

import pm_career
from pm_career import (
    CareerPath,
    CareerStep,
    Experience,
    InvalidLadderError,
    Ladder,
    Level,
    NoLevelError,
    PMCareerError,
    Problem,
    Proficiency,
    Skill,
    SkillGap,
    SkillNeed,
    TitleMatch,
    UnknownLevelError,
    UnknownNamesError,
    charts,
    comparing,
    frameworks,
    spreadsheets,
    tables,
    testing,
)
from pm_career.comparing import Difference, Edit, LadderChange, LevelChange, SkillChange
from pm_career.exceptions import UnknownNameError
from pm_career.frameworks import Framework, LevelFit, Track
from pm_career.rows import LevelRow, NeedRow, SkillRow, StepRow
from pm_career.testing.fixtures import MakeLadder

ACME = """
title = "Acme"
levels = [
    { key = "pm", title = "Product Manager", experience = { min_years = 1 } },
    { key = "lead", title = "Product Lead", experience = { min_years = 4 } },
]
"""

TRACKS = """
title = "Acme"
levels = [
    { key = "pm", title = "Product Manager" },
    { key = "staff-pm", title = "Staff Product Manager" },
    { key = "group-pm", title = "Group Product Manager" },
]
tracks = [
    { key = "maker", title = "Individual contributor", levels = ["pm", "staff-pm"] },
    { key = "manager", title = "People manager", levels = ["pm", "group-pm"] },
]
"""


class Person(BaseModel):
    """Somebody, with a level by any of its names."""

    level: Level
    target: Annotated[Level, "the level to reach"] | None = None
    gap: SkillGap | None = None


@attrs.frozen
class Review:
    """A person's level, and what is missing for the next one."""

    level: Level
    gap: SkillGap | None = None


def look_up(ladder: Ladder) -> None:
    """A ladder is a sequence that also finds levels by their names."""
    assert_type(ladder["PM"], Level)
    assert_type(ladder[0], Level)
    assert_type(ladder[-1].title, str)
    assert_type(ladder[1:3], tuple[Level, ...])
    assert_type(ladder["APM":"Senior PM"], tuple[Level, ...])
    assert_type([level.key for level in ladder], list[str])
    assert_type(list(reversed(ladder)), list[Level])
    assert_type({level: rank for rank, level in enumerate(ladder)}, dict[Level, int])
    assert_type(ladder.index("PM"), int)
    assert_type(ladder.count("PM"), int)
    assert_type(ladder.position("PM"), int)
    assert_type(ladder.skill("Negotiation"), Skill)
    assert_type(ladder.scale, tuple[Proficiency, ...])
    assert_type(ladder.rank("strong"), int)
    assert_type(ladder.describe("PM").to_html(), str)
    assert_type(ladder["PM"].experience, Experience | None)

    assert "PM" in ladder
    assert ladder["PM"] in ladder
    assert ladder["PM"] == ladder[1]
    assert f"{ladder['PM']}" == "Product Manager"

    match ladder["PM"]:
        case Level(title=title, experience=Experience(min_years=low)):
            assert_type(title, str)
            assert_type(low, float)
        case level:
            raise AssertionError(level)


def ask(ladder: Ladder) -> None:
    """Each question has an answer of one type."""
    assert_type(pm_career.next_level("PM"), Level | None)
    assert_type(pm_career.previous_level(ladder["PM"], ladder=ladder), Level | None)
    assert_type(pm_career.level_for_years(2.5), Level)
    assert_type(pm_career.levels_for_years(5), tuple[Level, ...])
    assert_type(pm_career.expected_skills("PM"), dict[Skill, Proficiency])
    assert_type(pm_career.level_for_skills({"communication": "strong"}), Level | None)
    assert_type(pm_career.check_ladder(ladder), tuple[Problem, ...])

    match = assert_type(pm_career.level_for_title("Sr. PM, Growth"), TitleMatch)
    assert_type(match.candidates, tuple[Level, ...])
    above = pm_career.next_level(match.level) if match.level else None
    assert above is not None
    assert_type(above, Level)


def see_what_is_missing(ladder: Ladder) -> None:
    """A gap is a sequence of needs, and a path one of steps."""
    me: dict[str, str | None] = {"agile": "strong", "negotiation": None}
    gap = assert_type(pm_career.skill_gap(me, "Senior PM", unknown="ignore"), SkillGap)
    assert_type(pm_career.skill_gap("PM", ladder=ladder), SkillGap)
    assert_type(gap[0], SkillNeed)
    assert_type(gap[:3], tuple[SkillNeed, ...])
    assert_type(gap[0].skill.name, str)
    assert_type(gap[0].now, tuple[str, ...])
    assert_type([need.steps for need in gap], list[int])
    assert_type(gap.coverage, float | None)
    assert_type(gap.current, Level | None)
    assert_type(gap.target, Level)

    path = assert_type(pm_career.career_path("APM", "CPO"), CareerPath)
    assert_type(path[0], CareerStep)
    assert_type([step.gap.steps for step in path], list[int])


def write_and_read(ladder: Ladder, folder: Path) -> None:
    """Values become plain data, rows and files, and are read back."""
    gap = pm_career.skill_gap("PM")
    assert_type(pm_career.to_dict(gap), dict[str, Any])
    assert pm_career.to_dict(gap)["needs"][0]["steps"] == gap[0].steps
    assert_type(pm_career.from_dict(SkillGap, pm_career.to_dict(gap)), SkillGap)

    assert_type(pm_career.to_records(), list[LevelRow])
    assert_type(pm_career.to_records(ladder), list[LevelRow])
    assert_type(pm_career.to_records(ladder.skills), list[SkillRow])
    assert_type(pm_career.to_records(gap), list[NeedRow])
    assert_type(pm_career.to_records(gap.met), list[NeedRow])
    assert_type(pm_career.to_records(pm_career.career_path("APM", "CPO")), list[StepRow])
    assert_type(pm_career.to_records(ladder, details=True), list[dict[str, Any]])
    assert pm_career.to_records()[0]["rank"] + 1 == 2
    low = pm_career.to_records()[0]["min_years"]
    assert low is not None
    assert low + 1 == 1

    file = folder / "acme.toml"
    file.write_text(ACME, encoding="utf-8")
    acme = assert_type(pm_career.load_ladder(file), Ladder)
    assert pm_career.parse_ladder(ACME) == pm_career.load_ladder(str(file)) == acme
    pm_career.dump_ladder(acme, folder / "acme.json")
    assert_type(attrs.evolve(acme, title="Acme, Inc."), Ladder)


def compare(ladder: Ladder) -> None:
    """The differences are generic in what differs."""
    change = assert_type(comparing.compare_levels("PM", "Senior PM"), LevelChange)
    assert_type(change.responsibilities, Difference[str])
    assert_type(change.skills, tuple[SkillChange, ...])
    between = assert_type(comparing.compare_ladders(ladder, ladder), LadderChange)
    assert_type(between.levels, Difference[Level])
    assert_type(between.changed_skills, tuple[Edit[Skill], ...])

    added = Difference[Level](gained=ladder[:1], dropped=(), moved=())
    assert_type(added, Difference[Level])
    assert_type(added.gained, tuple[Level, ...])
    data = pm_career.to_dict(added)
    assert_type(pm_career.from_dict(Difference[Level], data), Difference[Level])


def follow_tracks() -> None:
    """A framework is a mapping of ladders."""
    acme = assert_type(frameworks.parse_framework(TRACKS), Framework)
    assert_type(acme["maker"], Ladder)
    assert_type(dict(acme), dict[str, Ladder])
    assert_type(acme.track("People manager"), Track)
    assert_type(acme.tracks_of("pm"), tuple[str, ...])
    assert_type(frameworks.next_levels("pm", framework=acme), dict[str, Level])
    paths = frameworks.career_paths("pm", "staff-pm", framework=acme)
    assert_type(paths, tuple[CareerPath, ...])
    assert_type(frameworks.lateral_moves("staff-pm", framework=acme), tuple[LevelFit, ...])
    assert_type(frameworks.level_for_title("PM", framework=acme), TitleMatch)
    gap = frameworks.skill_gap("pm", "group-pm", track="manager", framework=acme)
    assert_type(gap, SkillGap)
    assert "maker" in acme


def read_a_sheet(folder: Path) -> None:
    """A spreadsheet becomes a ladder, and a ladder one."""
    rows = [{"Skill": "Discovery", "Junior": "basic", "Senior": "expert"}]
    ladder = assert_type(spreadsheets.read_ladder(rows), Ladder)
    report = assert_type(spreadsheets.read_with_report(rows), spreadsheets.ReadReport)
    assert_type(report.notes, tuple[Problem, ...])
    spreadsheets.write_ladder(ladder, folder / "ladder.xlsx")
    spreadsheets.write_ladder(ladder, folder / "ladder.csv", layout="matrix")
    spreadsheets.ladder_rows(ladder)


def count_a_workforce(ladder: Ladder) -> None:
    """A table comes back in the library that it came from."""
    people = pl.DataFrame({"person": ["Ada"], "level": ["PM"], "years": [6]})
    held = pl.DataFrame({"person": ["Ada"], "skill": ["agile"], "proficiency": ["expert"]})
    assert_type(tables.with_level(people), pl.DataFrame)
    assert_type(tables.with_level(people.lazy(), into="by_years", ladder=ladder), pl.LazyFrame)
    needs = assert_type(tables.skill_gaps(people, held, level="level"), pl.DataFrame)
    assert_type(tables.gap_summary(people, held, level="level"), pl.DataFrame)
    assert_type(tables.with_level_fits(people, held, nearest=2), pl.DataFrame)
    tables.levels_table(pl)
    tables.expected_skills_table("polars", label="name")

    assert_type(charts.plot_head_counts(tables.head_counts(people)), alt.LayerChart)
    assert_type(charts.plot_common_needs(tables.common_needs(needs)), alt.LayerChart)
    assert_type(charts.plot_gap(pm_career.skill_gap("PM")), alt.LayerChart)
    assert_type(charts.plot_timeline(ladder=ladder), alt.LayerChart)
    assert_type(charts.plot_skill_matrix(levels=["PM"]), alt.FacetChart)


def catch_errors(ladder: Ladder) -> None:
    """An error holds what it is about."""
    try:
        ladder["CTO"]
    except UnknownLevelError as error:
        assert_type(error.name, str)
        assert_type(error.near, tuple[str, ...])
    try:
        ladder.skill("Juggling")
    except KeyError as error:
        if isinstance(error, UnknownNameError):
            assert_type(error.known, tuple[str, ...])
    try:
        pm_career.skill_gap({"Juggling": "strong"}, "PM")
    except UnknownNamesError as error:
        assert_type(error.rows, dict[str, dict[str, int]])
    try:
        pm_career.parse_ladder('title = "Acme"')
    except InvalidLadderError as error:
        assert_type(error.problems, tuple[Problem, ...])
        assert_type(error.problems[0].path, tuple[str | int, ...])
    try:
        pm_career.level_for_years(0.5, ladder=pm_career.parse_ladder(ACME))
    except (NoLevelError, PMCareerError) as error:
        assert_type(error, NoLevelError | PMCareerError)


def nest(ladder: Ladder) -> None:
    """Values are fields of other values."""
    person = Person.model_validate({"level": "PM"})
    assert_type(person.level, Level)
    review = Review(person.level, person.gap)
    assert_type(review.gap, SkillGap | None)
    assert attrs.evolve(review, gap=pm_career.skill_gap("PM")).gap is not None
    assert sorted(ladder, key=ladder.position) == list(ladder)


def test_with_the_kit(make_ladder: MakeLadder) -> None:
    """The strategies say what they draw, and the fixtures what they make."""
    assert_type(make_ladder({"Junior": {"planning": "basic"}}, years=[0]), Ladder)
    assert_type(testing.ladders(max_levels=3), SearchStrategy[Ladder])
    assert_type(testing.levels(), SearchStrategy[Level])
    profiles = testing.skill_profiles(pm_career.default_ladder())
    assert_type(profiles, SearchStrategy[dict[str, str | None]])


@given(testing.ladders(with_years=True))
def test_first_level_is_the_lowest(ladder: Ladder) -> None:
    """A strategy gives its values to a test."""
    assert pm_career.previous_level(ladder[0], ladder=ladder) is None


def titles(levels: Sequence[Level]) -> Iterator[str]:
    """Yield the titles of a ladder, or of some of its levels."""
    yield from (level.title for level in levels)


def rate(proficiency: Literal["basic", "strong"], skills: Sequence[Skill]) -> Mapping[str, str]:
    """Return a profile with the same proficiency in each skill."""
    return {skill.name: proficiency for skill in skills}


def main() -> None:
    """Use all that the program has."""
    ladder = assert_type(pm_career.default_ladder(), Ladder)
    look_up(ladder)
    ask(ladder)
    see_what_is_missing(ladder)
    compare(ladder)
    follow_tracks()
    count_a_workforce(ladder)
    catch_errors(ladder)
    nest(ladder)
    assert list(titles(ladder)) == list(titles(ladder[:]))
    assert pm_career.skill_gap(rate("strong", ladder.skills), "APM").coverage == 1
    with TemporaryDirectory() as folder:
        write_and_read(ladder, Path(folder))
        read_a_sheet(Path(folder))


if __name__ == "__main__":
    main()
