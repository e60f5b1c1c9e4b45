"""The charts: what they are made of, and what is drawn of it, as a picture shows it."""

import importlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from itertools import combinations, count, pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

import altair as alt
import attrs
import polars as pl
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_career import (
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    UnknownCategoryError,
    UnknownLevelError,
    UnknownProficiencyError,
    UnknownSkillError,
    charts,
    default_ladder,
    expected_skills,
    skill_gap,
)
from pm_career._model import expected_ranks, years_in_words
from pm_career._wording import plain
from pm_career.charts import (
    _drawing,
    plot_common_needs,
    plot_framework,
    plot_gap,
    plot_head_counts,
    plot_skill_matrix,
    plot_timeline,
)
from pm_career.exceptions import UnknownTrackError
from pm_career.frameworks import Framework, Track
from pm_career.testing import ladders

Chart: TypeAlias = alt.LayerChart | alt.FacetChart

TEXT = "{http://www.w3.org/2000/svg}text"
PACKAGED = default_ladder()
SCALE = [Proficiency(key=key) for key in ("basic", "working", "strong", "advanced", "expert")]
HEAD_COUNTS = [
    {"rank": 2, "key": "senior", "title": "Senior", "people": 1200},
    {"rank": 1, "key": "junior", "title": "Junior", "people": 1},
]
COMMON_NEEDS = [
    {"skill": "a", "name": "Asking", "category": "Talk", "people": 1, "steps": 1},
    {"skill": "b", "name": "Building", "category": "", "people": 1000, "steps": 2000},
    {"skill": "c", "name": "Caring", "category": "Talk", "people": 1, "steps": 3},
]


def a_ladder(levels: int, skills: int = 3, *, title: str = "Level", name: str = "Skill") -> Ladder:
    """Return a ladder of that size, each level of which expects more than the one below."""
    return Ladder(
        title="Sized",
        levels=[
            Level(
                key=f"level-{n}",
                title=f"{title} {n}",
                expectations=[
                    Expectation(
                        statement="Can do it",
                        requirements=[
                            Requirement(skill=f"skill-{s}", proficiency=SCALE[n * 5 // levels].key)
                            for s in range(skills)
                        ],
                    )
                ],
                experience=Experience(min_years=n, max_years=n + 1 if n < levels - 1 else None),
            )
            for n in range(levels)
        ],
        skills=[
            Skill(key=f"skill-{s}", name=f"{name} {s}", category=f"Category {s // 10}")
            for s in range(skills)
        ],
        proficiencies=SCALE,
        cumulative=True,
    )


def every_chart(ladder: Ladder) -> Iterator[Chart]:
    """Yield a chart of every kind, with the words of the ladder in it."""
    yield plot_timeline(ladder=ladder)
    yield plot_skill_matrix(ladder=ladder)
    yield plot_gap(skill_gap({}, ladder[-1], ladder=ladder), ladder=ladder)
    yield plot_gap(skill_gap(ladder[-1], ladder[-1], ladder=ladder), ladder=ladder)
    yield plot_head_counts(
        {"rank": rank, "key": level.key, "title": level.title, "people": rank}
        for rank, level in enumerate(ladder, 1)
    )
    yield plot_common_needs(
        {"skill": each.key, "name": each.name, "category": each.category, "people": n, "steps": n}
        for n, each in enumerate(ladder.skills)
    )
    yield plot_framework(framework_of(ladder))


def framework_of(ladder: Ladder) -> Framework:
    """Return a framework of two tracks that share all levels of a ladder but the highest."""
    *shared, highest = ladder
    director = attrs.evolve(highest, key="director", aliases=())
    lower = [level.key for level in shared]
    return Framework(
        title=ladder.title,
        levels=[*ladder, director],
        tracks=[
            Track(key="maker", title=f"{highest.title} 1", levels=[*lower, highest.key]),
            Track(key="manager", title=f"{highest.title} 2", levels=[*lower, director.key]),
        ],
        skills=ladder.skills,
        proficiencies=ladder.proficiencies,
        cumulative=ladder.cumulative,
    )


def data(chart: Chart) -> list[dict[str, Any]]:
    """Return the one data set that a chart is made of."""
    (rows,) = chart.to_dict()["datasets"].values()
    return list(rows)


class Picture:
    """What is drawn, as SVG."""

    def __init__(self, chart: Chart) -> None:
        file = StringIO()
        chart.save(file, format="svg")
        self.root = ET.fromstring(file.getvalue())  # noqa: S314  own data
        self.elements = [element.tag for element in self.root.iter()]

    def texts(self, role: str = "") -> list[str]:
        """Return the texts in groups of that role, such as `axis-label`, in order."""
        return [
            text.text or "" for group in self.groups("mark-text", role) for text in group.iter(TEXT)
        ]

    def fills(self, mark: str) -> list[str]:
        """Return the colour of each mark of that kind that stands for a row."""
        return [shape.attrib["fill"] for group in self.groups(mark, "role-mark") for shape in group]

    def groups(self, *classes: str) -> Iterator[ET.Element]:
        for group in self.root.iter("{http://www.w3.org/2000/svg}g"):
            if all(each in group.get("class", "") for each in classes):
                yield group


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    if colour.startswith("#"):
        channels = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
    else:
        channels = [int(number) for number in re.findall(r"\d+", colour)]
    red, green, blue = (
        c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4
        for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# The timeline


def test_a_timeline_has_a_span_for_each_level() -> None:
    spans = [(each["level"], each["start"], each["end"]) for each in data(plot_timeline())]
    # Without an upper bound, a span ends beyond all that is stated: 15 years.
    assert spans == [
        (level.title, level.experience.min_years, level.experience.max_years or 18)
        for level in PACKAGED
        if level.experience
    ]


def test_a_timeline_draws_a_bar_for_each_level_and_an_arrow_where_it_is_open() -> None:
    picture = Picture(plot_timeline())
    years = [years_in_words(level.experience) for level in PACKAGED]
    assert len(picture.fills("mark-rect")) == len(PACKAGED)
    assert len(picture.fills("mark-symbol")) == sum(each.endswith("and more") for each in years)
    assert set(picture.texts("role-mark")) == set(years)
    titles = [level.title for level in PACKAGED]
    assert [text for text in picture.texts("axis-label") if text in titles] == titles
    assert picture.texts("axis-title") == ["Typical experience (years)", "Level"]
    assert picture.texts("title-text") == ["Product Management: experience by level"]
    assert picture.texts("title-subtitle") == [
        "Years that a level usually takes. An arrow has no upper bound."
    ]


def test_a_level_without_years_has_no_bar_and_says_so() -> None:
    undated = attrs.evolve(PACKAGED[1], experience=None)
    ladder = attrs.evolve(PACKAGED, levels=[PACKAGED[0], undated, PACKAGED[2]])
    assert data(plot_timeline(ladder=ladder))[1]["start"] is None
    picture = Picture(plot_timeline(ladder=ladder))
    assert len(picture.fills("mark-rect")) == 2
    assert picture.texts("role-mark") == ["0 to 2 years", "years not stated", "5 to 8 years"]


def test_a_ladder_that_states_no_years_has_a_timeline_that_says_so() -> None:
    ladder = Ladder(title="Bare", levels=[Level(key="one", title="One")])
    words = "No level states years of experience"
    chart = plot_timeline(ladder=ladder)
    assert Picture(chart).texts() == [words, "Bare: experience by level"]
    assert chart.description == f"Bare: experience by level. {words}"


def test_levels_with_equal_years_have_a_bar_each() -> None:
    years = [Experience(min_years=2, max_years=5), Experience(min_years=2), Experience(min_years=2)]
    levels = [Level(key=f"{n}", title=f"L{n}", experience=each) for n, each in enumerate(years)]
    picture = Picture(plot_timeline(ladder=Ladder(title="Fork", levels=levels)))
    assert len(picture.fills("mark-rect")) == 3
    assert picture.texts("role-mark") == ["2 years and more", "2 years and more", "2 to 5 years"]


def test_years_from_nought_on_have_a_bar_that_is_seen() -> None:
    level = Level(key="one", title="One", experience=Experience(min_years=0))
    (span,) = data(plot_timeline(ladder=Ladder(title="Open", levels=[level])))
    assert (span["start"], span["end"], span["is_open"]) == (0, 1, True)


def test_a_maximum_may_lie_beyond_the_last_minimum() -> None:
    years = [Experience(min_years=1, max_years=50), Experience(min_years=2)]
    levels = [Level(key=f"{n}", title=f"{n}", experience=each) for n, each in enumerate(years)]
    spans = data(plot_timeline(ladder=Ladder(title="Long", levels=levels)))
    assert [span["end"] for span in spans] == [50, 60]


# The skill matrix


def test_a_matrix_has_a_cell_for_each_skill_and_level() -> None:
    cells = {(cell["skill"].strip(), cell["level"]): cell for cell in data(plot_skill_matrix())}
    assert len(cells) == len(PACKAGED.skills) * len(PACKAGED)


def test_a_cell_has_the_proficiency_and_whether_it_is_raised(tiny_ladder: Ladder) -> None:
    cells = {
        (cell["skill"].strip(), cell["level"]): cell
        for cell in data(plot_skill_matrix(ladder=tiny_ladder))
    }
    row = [cells["Mentoring", level.title] for level in tiny_ladder]
    assert [cell["word"] for cell in row] == ["", "basic", "strong"]
    row = [cells["Planning", level.title] for level in tiny_ladder]
    assert [cell["word"] for cell in row] == ["basic", "strong", "strong"]
    assert [cell["is_raised"] for cell in row] == [True, True, False]


def test_a_matrix_is_of_what_each_level_itself_expects_where_a_ladder_does_not_add_up() -> None:
    ladder = attrs.evolve(a_ladder(3, 1), cumulative=False)
    bare = attrs.evolve(ladder[1], expectations=())
    cells = data(
        plot_skill_matrix(ladder=attrs.evolve(ladder, levels=[*ladder[:1], bare, ladder[2]]))
    )
    assert [cell["word"] for cell in cells] == ["basic", "", "advanced"]
    assert [cell["is_raised"] for cell in cells] == [True, False, True]


def test_a_matrix_draws_each_proficiency_as_a_word_and_a_shade() -> None:
    chart = plot_skill_matrix()
    picture = Picture(chart)
    expected = [cell["word"] for cell in data(chart) if cell["word"]]
    assert sorted(filter(None, picture.texts("role-mark"))) == sorted(expected)
    shades = picture.fills("mark-rect")
    assert len(shades) == len(expected)
    assert len(set(shades)) == 5
    assert picture.texts("legend-label") == [each.name for each in PACKAGED.proficiencies]
    assert picture.texts("legend-title") == ["Proficiency, weakest first"]


def test_the_words_of_a_matrix_are_readable_on_every_shade() -> None:
    shades = set(Picture(plot_skill_matrix()).fills("mark-rect"))
    assert min(contrast("#000000", shade) for shade in shades) >= 4.5


def test_a_matrix_has_the_order_of_the_ladder() -> None:
    picture = Picture(plot_skill_matrix())
    categories = list(dict.fromkeys(skill.category for skill in PACKAGED.skills))
    titles = [level.title for level in PACKAGED]
    labels = picture.texts("axis-label")
    assert picture.texts("role-row-header") + picture.texts("title-text") == [
        *categories,
        "Product Management: skills by level",
    ]
    assert [label for label in labels if label in titles] == titles
    assert [label for label in labels if label not in titles] == [s.name for s in PACKAGED.skills]


def test_skills_and_levels_have_the_order_of_the_ladder_however_they_are_named() -> None:
    # Python keeps a set of 1 and 8 with the 8 first.
    names = [PACKAGED.skills[8].key, PACKAGED.skills[1].key]
    cells = data(plot_skill_matrix(levels=["CPO", "APM"], skills=names))
    skills = dict.fromkeys(cell["skill"].rstrip() for cell in cells)
    assert [*skills] == [PACKAGED.skills[1].name, PACKAGED.skills[8].name]
    assert [cell["level"] for cell in cells[:2]] == [PACKAGED[0].title, PACKAGED[-1].title]


def test_a_category_stands_where_its_first_skill_does() -> None:
    one, two, three = a_ladder(2, 3).skills
    skills = [
        attrs.evolve(one, category="Z"),
        attrs.evolve(two, category="A"),
        attrs.evolve(three, category="Z"),
    ]
    chart = plot_skill_matrix(ladder=attrs.evolve(a_ladder(2, 3), skills=skills))
    groups = [(cell["category"], cell["group"]) for cell in data(chart)]
    assert groups == [("Z", 0), ("Z", 0), ("A", 1), ("A", 1), ("Z", 0), ("Z", 0)]
    assert Picture(chart).texts("title-text")[:2] == ["Z", "A"]


def test_a_cell_says_in_words_what_is_expected(tiny_ladder: Ladder) -> None:
    hints = [cell["hint"] for cell in data(plot_skill_matrix(ladder=tiny_ladder))]
    assert "Mentoring, Junior: not expected" in hints
    assert "Mentoring, Senior: basic" in hints


@pytest.mark.parametrize("name", ["constructor", "__proto__"])
def test_no_skill_is_a_name_that_javascript_objects_have(name: str) -> None:
    skill = Skill(key="odd", name=name)
    ladder = attrs.evolve(PACKAGED, skills=[*PACKAGED.skills, skill])
    drawn = {cell["skill"] for cell in data(plot_skill_matrix(ladder=ladder))}
    assert name not in drawn
    assert f"{name} " in drawn


def test_a_skill_that_no_level_expects_has_an_empty_row() -> None:
    idle = Skill(key="idle", name="Idleness")
    ladder = attrs.evolve(PACKAGED, skills=[*PACKAGED.skills, idle])
    picture = Picture(plot_skill_matrix(ladder=ladder))
    assert "Idleness" in picture.texts("axis-label")
    assert "without category" in picture.texts()


MEASURED_BY_LEVELS = Ladder(
    title="Measured by levels",
    levels=[
        Level(
            key=key,
            title=title,
            expectations=[Expectation(statement=text, requirements=[Requirement(skill="talk")])]
            if text
            else [],
        )
        for key, title, text in [
            ("junior", "Junior", "Asks"),
            ("middle", "Lead", "Asks"),
            ("senior", "Lead", "Explains"),
            ("head", "Head", ""),
        ]
    ],
    skills=[Skill(key="talk", name="Talk"), Skill(key="idle", name="Idleness", category="Rest")],
    cumulative=True,
)


def test_a_matrix_has_the_steps_of_skills_that_are_measured_by_levels() -> None:
    chart = plot_skill_matrix(ladder=MEASURED_BY_LEVELS)
    talk = [cell for cell in data(chart) if cell["skill"] == "Talk "]
    assert [(cell["word"], cell["is_raised"]) for cell in talk] == [
        ("1", True),
        ("1", False),
        ("2", True),
        ("2", False),
    ]
    assert [cell["hint"] for cell in data(chart)][2:5] == [
        "Talk, Lead: step 2 of 2",
        "Talk, Head: step 2 of 2",
        "Idleness, Junior: not expected",
    ]
    picture = Picture(chart)
    assert len(set(picture.fills("mark-rect"))) == 2
    assert [*picture.groups("legend-label")] == []
    assert picture.texts("title-subtitle") == [
        "The step that a level expects, bold where the level below expects less."
    ]
    assert chart.description == (
        "Measured by levels: skills by level. The step that each of 4 levels expects of 2 skills"
    )


def test_a_matrix_may_have_no_step() -> None:
    level = Level(key="one", title="One")
    ladder = Ladder(title="Idle", levels=[level], skills=[Skill(key="idle", name="Idleness")])
    assert Picture(plot_skill_matrix(ladder=ladder)).fills("mark-rect") == []


def test_a_matrix_may_have_a_part_of_the_levels_and_skills() -> None:
    higher = plot_skill_matrix(levels=["Lead PM", "CPO"], skills=["agile"])
    assert [cell["is_raised"] for cell in data(higher)] == [False, False]

    chart = plot_skill_matrix(levels=["cpo", PACKAGED["APM"]], skills=["Agile METHODS", "agile"])
    cells = data(chart)
    assert [(cell["level"], cell["word"], cell["is_raised"]) for cell in cells] == [
        ("Associate Product Manager", "Basic", True),
        ("Chief Product Officer", "Working", True),
    ]
    assert chart.description.endswith("The proficiency that each of 2 levels expects of 1 skill")
    assert Picture(chart).texts("axis-label") == [
        "Associate Product Manager",
        "Chief Product Officer",
        "Agile methods",
    ]
    part = plot_skill_matrix(levels=PACKAGED["APM":"Senior PM"])
    assert len(data(part)) == 3 * len(PACKAGED.skills)


def test_a_matrix_may_have_a_part_of_the_categories() -> None:
    idle = [Skill(key="idle", name="Idleness"), Skill(key="rest", name="Rest", category="Leisure")]
    ladder = attrs.evolve(PACKAGED, skills=[*PACKAGED.skills, *idle])
    names = {
        cell["skill"].strip()
        for cell in data(plot_skill_matrix(categories=["product and delivery"]))
    }
    assert names == {s.name for s in PACKAGED.skills if s.category == "Product and delivery"}
    both = plot_skill_matrix(categories=["", "LEISURE"], ladder=ladder)
    assert {cell["category"] for cell in data(both)} == {"without category", "Leisure"}
    one = plot_skill_matrix(categories=["LEISURE"], skills=["rest", "agile"], ladder=ladder)
    assert {cell["skill"] for cell in data(one)} == {"Rest "}


@pytest.mark.parametrize(
    ("part", "error", "message"),
    [
        (
            {"categories": ["Leisur"]},
            UnknownCategoryError,
            "the ladder has no category 'Leisur'; it has 'Leisure'; did you mean 'Leisure'?",
        ),
        (
            {"levels": ["apm"]},
            UnknownLevelError,
            "the ladder has no level 'apm'; it has 'pm'; did you mean 'PM'?",
        ),
        (
            {"skills": ["resting"]},
            UnknownSkillError,
            "the ladder has no skill 'resting'; it has 'rest'; did you mean 'Rest'?",
        ),
        ({"levels": "PM"}, TypeError, "expected a list or a tuple, got the string 'PM'"),
        ({"categories": "PM"}, TypeError, "expected a list or a tuple, got the string 'PM'"),
        ({"levels": []}, ValueError, "no level is left to chart"),
        ({"skills": [], "categories": ["Leisure"]}, ValueError, "no skill is left to chart"),
    ],
    ids=str,
)
def test_what_a_matrix_cannot_show_is_an_error(
    part: dict[str, Any], error: type[Exception], message: str
) -> None:
    ladder = Ladder(
        title="Small",
        levels=[Level(key="pm", title="PM")],
        skills=[Skill(key="rest", name="Rest", category="Leisure")],
    )
    with pytest.raises(error) as caught:
        plot_skill_matrix(**part, ladder=ladder)
    assert str(caught.value) == message


def test_a_large_matrix_has_words_only_where_more_is_expected() -> None:
    ladder = a_ladder(100, 51)
    idle = Skill(key="idle", name="Idleness")
    picture = Picture(plot_skill_matrix(ladder=attrs.evolve(ladder, skills=[*ladder.skills, idle])))
    assert len(picture.fills("mark-rect")) == 100 * 51
    assert len([*filter(None, picture.texts("role-mark"))]) == len(SCALE) * 51
    assert "Idleness" in picture.texts("axis-label")
    assert picture.texts("title-subtitle") == [
        "The proficiency that a level expects, in words only where the level below expects less."
    ]


@pytest.mark.parametrize(
    ("levels", "skills", "words"), [(4, 1_250, "bold"), (3, 1_667, "in words only")]
)
def test_a_matrix_has_words_in_at_most_5_000_cells(levels: int, skills: int, words: str) -> None:
    title: Any = plot_skill_matrix(ladder=a_ladder(levels, skills)).title
    assert title.subtitle == (
        f"The proficiency that a level expects, {words} where the level below expects less."
    )


def test_cells_are_as_wide_as_the_names_of_proficiencies_take() -> None:
    def width(name: str) -> tuple[Any, Any]:
        scale = [attrs.evolve(each, name=f"{name}{each.key}") for each in SCALE]
        chart = plot_skill_matrix(ladder=attrs.evolve(a_ladder(2), proficiencies=scale))
        return chart.spec.width["step"], chart.spec.layer[1].mark["limit"]

    assert width("") == (68, alt.Undefined)
    assert width("Fully ") == (7 * len("Fully advanced") + 8, alt.Undefined)
    assert width("完全") == (7 * len("....advanced") + 8, alt.Undefined)
    assert width("\uff21\uff22") == (7 * len("....advanced") + 8, alt.Undefined)
    assert width("Far more than ") == (160, 156)
    assert width("Far more than 😀 ") == (7 * len("Far more than ..advanced ") + 8, alt.Undefined)


@pytest.mark.parametrize("before", range(12))
def test_a_rare_letter_in_the_name_of_a_proficiency_is_never_cut_in_two(before: int) -> None:
    name = "0" * before + "\U000101b8" * 20
    scale = [attrs.evolve(each, name=name + each.name) for each in SCALE]
    chart = plot_skill_matrix(ladder=attrs.evolve(a_ladder(2), proficiencies=scale))
    assert any(name in text for text in Picture(chart).texts("mark-text"))


def test_a_matrix_of_a_track_may_have_only_the_skills_of_its_levels() -> None:
    ladder = a_ladder(3, 2)
    idle = [Skill(key=f"idle-{n}", name=f"Idleness {n}") for n in range(100)]
    framework = Framework(
        title="Roles",
        levels=ladder.levels,
        tracks=[
            Track(key="low", title="Low", levels=["level-0", "level-1"]),
            Track(key="high", title="High", levels=["level-2"]),
        ],
        skills=[*idle, *ladder.skills],
        proficiencies=ladder.proficiencies,
    )
    track = framework["low"]
    asked = [skill for level in track for skill in expected_skills(level, ladder=track)]
    cells = data(plot_skill_matrix(skills=asked, ladder=track))
    assert [cell["skill"] for cell in cells] == ["Skill 0 ", "Skill 0 ", "Skill 1 ", "Skill 1 "]


def test_a_ladder_without_skills_has_no_matrix() -> None:
    with pytest.raises(ValueError, match="skills") as caught:
        plot_skill_matrix(ladder=Ladder(title="Bare", levels=[Level(key="one", title="One")]))
    assert str(caught.value) == "the ladder 'Bare' lists no skills to chart"


# The gap


def test_a_gap_is_drawn_from_where_to_where() -> None:
    gap = skill_gap("Product Manager")
    rows = data(plot_gap(gap))
    assert [(row["skill"], row["has"], row["needs"]) for row in rows] == [
        (need.skill.name, need.has.name if need.has else "not held", need.needs.name)
        for need in gap
    ]
    picture = Picture(plot_gap(gap))
    assert len(picture.fills("mark-symbol")) == 2 * len(gap)
    assert len(list(next(picture.groups("mark-rule", "role-mark")))) == len(gap)
    assert picture.texts("role-mark") == [
        f"{need.steps} step{'s' * (need.steps > 1)}" for need in gap
    ]
    assert picture.texts("axis-label") == [
        "not held",
        *(each.name for each in PACKAGED.proficiencies),
        *(need.skill.name for need in gap),
    ]
    assert picture.texts("axis-title") == ["Proficiency, weakest first", "Skill"]
    assert picture.texts("legend-label") == ["has", "needs"]


def test_a_gap_is_titled_with_both_ends() -> None:
    gap = skill_gap("Product Manager", "Senior PM")
    picture = Picture(plot_gap(gap))
    assert picture.texts("title-text") == ["Product Manager → Senior Product Manager"]
    subtitle = f"{len(gap)} skills to raise, {gap.coverage:.0%} covered"
    assert picture.texts("title-subtitle") == [subtitle]
    assert plot_gap(skill_gap({}, "PM")).title.text == "This profile → Product Manager"


def test_the_two_ends_differ_in_shape_as_well_as_in_colour() -> None:
    symbols = [
        (symbol.get("fill"), symbol.get("d"))
        for group in Picture(plot_gap(skill_gap("PM"))).groups("mark-symbol", "legend-symbol")
        for symbol in group
    ]
    (held, circle), (needed, diamond) = symbols
    assert held != needed
    assert circle != diamond
    assert min(contrast(str(colour), "#ffffff") for colour in (held, needed)) >= 3


def test_a_gap_is_drawn_between_levels_where_a_ladder_measures_skills_by_them() -> None:
    gap = skill_gap("junior", "senior", ladder=MEASURED_BY_LEVELS)
    chart = plot_gap(gap, ladder=MEASURED_BY_LEVELS)
    (row,) = data(chart)
    assert (row["has"], row["needs"], row["steps"]) == ("Junior", "Lead (senior)", "1 step")
    picture = Picture(chart)
    assert picture.texts("axis-label") == [
        *("not held", "Junior", "Lead (middle)", "Lead (senior)", "Head", "Talk")
    ]
    assert picture.texts("axis-title") == ["Level, lowest first", "Skill"]
    assert picture.texts("title-text") == ["Junior → Lead (senior)"]


def test_a_skill_that_is_not_rated_is_told_from_one_that_is_not_held() -> None:
    gap = skill_gap({"agile": None, "communication": "basic"}, "Senior PM", name="Ada")
    chart = plot_gap(gap)
    rows = {row["skill"]: row for row in data(chart)}
    assert (rows["Agile methods"]["has"], rows["Mentoring"]["has"]) == ("not held", "not held")
    assert (rows["Agile methods"]["rated"], rows["Mentoring"]["rated"]) == (True, False)
    assert rows["Agile methods"]["hint"].startswith("Agile methods: none -> ")
    assert rows["Mentoring"]["hint"] == "Mentoring: not rated -> Working, 2 steps"
    picture = Picture(chart)
    assert picture.texts("legend-label") == ["has", "not rated", "needs"]
    assert picture.texts("title-text") == ["Ada → Senior Product Manager"]
    ends = picture.fills("mark-symbol")
    assert ends.count("#767676") == len(gap.unrated)
    assert ends.count("#D55E00") == len(gap) - len(gap.unrated)


def test_only_the_ends_that_a_gap_has_are_in_its_legend() -> None:
    picture = Picture(plot_gap(skill_gap({}, "PM")))
    assert picture.texts("legend-label") == ["not rated", "needs"]


def test_a_proficiency_may_have_the_name_of_what_is_not_held() -> None:
    low, *others = SCALE
    ladder = attrs.evolve(a_ladder(2), proficiencies=[attrs.evolve(low, name="not held"), *others])
    chart = plot_gap(skill_gap("level-0", ladder=ladder), ladder=ladder)
    assert data(chart)[0]["has"] == "not held (basic)"
    assert Picture(chart).texts("axis-label")[:3] == ["not held (0)", "not held (basic)", "working"]


def test_long_names_on_the_axis_of_a_gap_do_not_stand_in_each_other() -> None:
    def angle(size: int) -> tuple[Any, Any]:
        ladder = attrs.evolve(
            MEASURED_BY_LEVELS,
            levels=[
                Level(
                    key=f"l{n}",
                    title=f"Product Manager {n}",
                    expectations=MEASURED_BY_LEVELS[0].expectations,
                )
                for n in range(size)
            ],
        )
        chart = plot_gap(skill_gap({}, ladder[-1], ladder=ladder), ladder=ladder)
        axis = chart.to_dict()["layer"][0]["encoding"]["x"]["axis"]
        return axis["labelAngle"], chart.width

    assert angle(2) == (0, 480)
    assert angle(5) == (-40, 480)
    assert angle(30) == (-40, 31 * 24)


def test_an_empty_gap_says_so() -> None:
    chart = plot_gap(skill_gap("PM", "PM"))
    assert Picture(chart).texts() == ["No skill to raise", "Product Manager → Product Manager"]
    assert chart.description == "Product Manager → Product Manager. No skill to raise"


def test_a_gap_of_another_ladder_is_an_error() -> None:
    ladder = a_ladder(2)
    with pytest.raises(UnknownLevelError) as caught:
        plot_gap(skill_gap("level-0", ladder=ladder))
    assert caught.value.hint == "if this one is from another ladder, pass that ladder as ladder="


def test_a_gap_on_another_scale_is_an_error() -> None:
    low, high = a_ladder(1)[0], Level(key="high", title="High")
    ladder = attrs.evolve(a_ladder(1), levels=[low, high])
    shorter = attrs.evolve(
        ladder, levels=[attrs.evolve(low, expectations=()), high], proficiencies=SCALE[1:]
    )
    with pytest.raises(UnknownProficiencyError) as caught:
        plot_gap(skill_gap({}, high, ladder=ladder), ladder=shorter)
    assert caught.value.name == "basic"


# A framework


def tracks_of(**tracks: str) -> Framework:
    """Return a framework of these tracks, each with the keys of its levels, lowest first."""
    keys = dict.fromkeys(key for levels in tracks.values() for key in levels.split())
    return Framework(
        title="Acme",
        levels=[Level(key=key, title=key.upper()) for key in keys],
        tracks=[
            Track(key=key, title=f"Track {key}", levels=levels.split())
            for key, levels in tracks.items()
        ],
    )


ACME = Framework(
    title="Acme product careers",
    levels=[
        Level(
            key="pm",
            title="Product Manager",
            summary="Owns a\nfeature.",
            experience=Experience(min_years=2, max_years=5),
        ),
        Level(key="senior-pm", title="Senior PM", experience=Experience(min_years=5)),
        Level(key="staff-pm", title="Staff PM"),
        Level(key="group-pm", title="Group PM", summary="Leads managers."),
        Level(key="director", title="Director"),
        Level(key="founder", title="Founder"),
    ],
    tracks=[
        Track(
            key="maker",
            title="Individual contributor",
            levels=["pm", "senior-pm", "staff-pm"],
        ),
        Track(
            key="manager",
            title="People manager",
            levels=["pm", "senior-pm", "group-pm", "director"],
        ),
    ],
)


class Drawn:
    """The data of the chart of a framework, in columns and rows."""

    def __init__(self, chart: alt.LayerChart) -> None:
        self.chart = chart.to_dict()
        bands, bends, boxes, words, titles, years = self.chart["layer"]
        assert words["data"] == titles["data"] == years["data"]
        self.box_height = boxes["mark"]["height"]
        self.bands, self.bends, self.boxes, self.words = map(
            self.rows, (bands, bends, boxes, words)
        )

    def rows(self, layer: dict[str, Any]) -> list[dict[str, Any]]:
        return list(self.chart["datasets"][layer["data"]["name"]])

    def tracks(self) -> dict[str, tuple[float, float]]:
        """Return the column and the lowest row of each track, by its title."""
        row_height = self.row_height()
        return {
            name(band): (band["x"] / 192 - 0.5, round(band["y"] / row_height))
            for band in self.bands
        }

    def levels(self) -> dict[str, tuple[float, float]]:
        """Return the column and the row of each level, by its title."""
        row_height = self.row_height()
        return {
            name(box): (box["x"] / 192 - 0.5, box["y"] / row_height - 0.5) for box in self.boxes
        }

    def row_height(self) -> float:
        return 2.0 * min(float(box["y"]) for box in self.boxes)

    def lines(self) -> dict[str, list[tuple[float, float]]]:
        """Return the points of each line in pixels, by the levels that it connects."""
        lines: dict[str, list[tuple[float, float]]] = {}
        for bend in sorted(self.bends, key=lambda bend: (bend["line"], bend["order"])):
            lines.setdefault(bend["hint"], []).append((bend["x"], bend["y"]))
        return lines

    def texts(self, kind: str) -> list[str]:
        return [words["words"] for words in self.words if words["kind"] == kind]


def name(shape: dict[str, Any]) -> str:
    """Return the name at the beginning of a hint."""
    return re.split(r"[:(]", shape["hint"])[0].strip()


def test_tracks_are_side_by_side_and_a_shared_level_is_between_them() -> None:
    drawn = Drawn(plot_framework(ACME))
    assert drawn.tracks() == {"Individual contributor": (0, 0), "People manager": (1, 0)}
    assert drawn.levels() == {
        "Product Manager": (0.5, 0),
        "Senior PM": (0.5, 1),
        "Staff PM": (0, 2),
        "Group PM": (1, 2),
        "Director": (1, 3),
    }
    shared = [name(box) for box in drawn.boxes if box["is_shared"]]
    assert shared == ["Product Manager", "Senior PM"]


def test_lines_part_above_a_shared_level() -> None:
    drawn = Drawn(plot_framework(ACME))
    lines = drawn.lines()
    assert list(lines) == [
        "Product Manager → Senior PM",
        "Senior PM → Staff PM",
        "Senior PM → Group PM",
        "Group PM → Director",
    ]
    boxes = {name(box): (box["x"], box["y"]) for box in drawn.boxes}
    for steps, points in lines.items():
        (lower_x, lower_y), (upper_x, upper_y) = (boxes[level] for level in steps.split(" → "))
        assert points[0] == (lower_x, lower_y + drawn.box_height / 2)
        assert points[-1] == (upper_x, upper_y - drawn.box_height / 2)
        middle = (points[0][1] + points[-1][1]) / 2
        assert points[1:-1] == [(lower_x, middle), (upper_x, middle)]


def test_the_picture_of_a_framework_has_a_box_for_each_level_and_a_line_for_each_step() -> None:
    chart = plot_framework(ACME)
    picture = Picture(chart)
    own, shared = "#DEEBF7", "#9ECAE1"
    bands, boxes = picture.groups("mark-rect", "role-mark")
    assert [band.get("fill") for band in bands] == ["#767676"] * 2
    assert [box.get("fill") for box in boxes] == [shared, shared, own, own, own]
    assert min(contrast("#000000", shade) for shade in (own, shared)) >= 4.5
    assert len(list(picture.groups("mark-line", "role-mark"))) == 4
    assert picture.texts("role-mark") == [
        *("Individual", "contributor", "People manager"),
        *("Product Manager", "Senior PM", "Staff PM", "Group PM", "Director"),
        *("2 to 5 years", "5 years and more"),
    ]
    assert picture.texts("title-text") == ["Acme product careers: levels by track"]
    assert picture.texts("title-subtitle") == [
        "From the lowest level upwards. Darker levels are on several tracks."
    ]
    assert not [*picture.groups("role-axis")]
    assert not [*picture.groups("role-legend")]
    assert int(picture.root.attrib["width"]) == 2 * 192 + 10  # with a margin of 5


def test_words_are_inside_of_their_box_or_at_the_top_of_their_track() -> None:
    drawn = Drawn(plot_framework(ACME))
    boxes = {box["hint"]: box for box in drawn.boxes}
    tops = {band["hint"]: band["top"] for band in drawn.bands}
    for words in drawn.words:
        if words["kind"] == "track":
            assert 0 < tops[words["hint"]] - words["y"] < 50
        else:
            box = boxes[words["hint"]]
            assert words["x"] == box["x"]
            assert abs(words["y"] - box["y"]) < drawn.box_height / 2
    manager = [(words["words"], words["y"]) for words in drawn.words if "Product" in words["hint"]]
    lines = [y for words, y in manager if words in {"Product Manager", "2 to 5 years"}]
    (box,) = (box for box in drawn.boxes if name(box) == "Product Manager")
    assert [y - box["y"] for y in lines] == [7.5, -7.5]


def test_a_hint_says_all_about_a_level_and_the_description_all_about_the_tracks() -> None:
    chart = plot_framework(ACME)
    drawn = Drawn(chart)
    assert [box["hint"] for box in drawn.boxes][:3] == [
        "Product Manager (Individual contributor, People manager): 2 to 5 years. Owns a feature.",
        "Senior PM (Individual contributor, People manager): 5 years and more",
        "Staff PM (Individual contributor): years not stated",
    ]
    assert chart.description == (
        "Acme product careers: levels by track. "
        "Individual contributor: Product Manager (2 to 5 years), Senior PM (5 years and more), "
        "Staff PM (years not stated); "
        "People manager: Product Manager (2 to 5 years), Senior PM (5 years and more), "
        "Group PM (years not stated), Director (years not stated)"
    )
    for layer in drawn.chart["layer"]:
        assert layer["encoding"]["tooltip"]["field"] == "hint"
    described = [
        shape.get("aria-label")
        for group in Picture(chart).groups("mark-rect", "role-mark")
        for shape in group
    ]
    assert described == [shape["hint"] for shape in (*drawn.bands, *drawn.boxes)]


def test_three_tracks_may_part_at_different_levels() -> None:
    framework = tracks_of(a="s1 s2 a1", b="s1 b1", c="s1 s2 c1 c2")
    drawn = Drawn(plot_framework(framework))
    # The third track shares more with the first one than the second.
    assert drawn.tracks() == {"Track a": (0, 0), "Track c": (1, 0), "Track b": (2, 0)}
    assert drawn.levels() == {
        "S1": (1, 0),
        "S2": (0.5, 1),
        "A1": (0, 2),
        "C1": (1, 2),
        "C2": (1, 3),
        "B1": (2, 1),
    }


def test_a_track_is_followed_by_the_one_that_shares_the_most_with_it() -> None:
    drawn = Drawn(plot_framework(tracks_of(a="p q", b="q r", c="p s", d="r u")))
    assert sorted(drawn.tracks(), key=drawn.tracks().__getitem__) == [
        *("Track a", "Track b", "Track d", "Track c")
    ]


def test_tracks_may_join_again_and_lines_pass_rows_in_the_column_of_their_track() -> None:
    framework = tracks_of(a="s1 top", b="s1 b1 b2 top", c="c1 top")
    drawn = Drawn(plot_framework(framework))
    assert drawn.levels() == {
        "S1": (0.5, 0),
        "B1": (1, 1),
        "B2": (1, 2),
        "TOP": (1, 3),
        "C1": (2, 0),
    }
    rows = drawn.row_height()
    columns = {
        steps: {x / 192 - 0.5 for x, y in points if rows < y < 3 * rows}
        for steps, points in drawn.lines().items()
    }
    assert columns["S1 → TOP"] == {0}
    assert columns["C1 → TOP"] == {2}


def test_a_shared_level_is_in_the_first_columns_if_others_are_between_its_tracks() -> None:
    framework = tracks_of(a="a1 x", b="a1 y z", c="c1 z top", d="d1 c1 x")
    assert Drawn(plot_framework(framework)).levels() == {
        "A1": (0.5, 0),
        "Y": (1, 1),
        "Z": (1.5, 2),
        "TOP": (2, 3),
        "D1": (3, 0),
        "C1": (2.5, 1),
        "X": (0, 2),
    }


def test_tracks_without_shared_levels_are_in_their_order_and_none_is_darker() -> None:
    framework = tracks_of(z="z1", b="b1 b2", a="a1 a2")
    chart = plot_framework(framework)
    drawn = Drawn(chart)
    assert list(drawn.tracks()) == ["Track z", "Track b", "Track a"]
    assert [column for column, _ in drawn.tracks().values()] == [0, 1, 2]
    assert not any(box["is_shared"] for box in drawn.boxes)
    assert Picture(chart).texts("title-subtitle") == ["From the lowest level upwards."]


def test_a_track_alone_is_a_column() -> None:
    chart = plot_framework(tracks_of(a="a1 a2 a3"))
    assert Drawn(chart).levels() == {"A1": (0, 0), "A2": (0, 1), "A3": (0, 2)}
    assert chart.width == 192


def test_many_tracks_are_in_several_rows_the_first_at_the_top() -> None:
    framework = tracks_of(**{f"t{n}": f"t{n}-low t{n}-high" for n in range(8)})
    drawn = Drawn(plot_framework(framework))
    # 8 tracks would be 6 and 2. A row has 2 levels, and space for a heading above them.
    assert drawn.tracks() == {
        f"Track t{n}": (n % 4, 3 if n < 4 else 0) for n in (4, 5, 6, 7, 0, 1, 2, 3)
    }
    assert drawn.levels()["T0-LOW"] == (0, 3)
    assert drawn.levels()["T7-HIGH"] == (3, 1)
    tops = sorted({band["top"] for band in drawn.bands})
    bottoms = sorted({band["y"] for band in drawn.bands})
    assert bottoms[1] > tops[0]
    assert tops[1] < drawn.chart["height"]


def test_tracks_that_share_levels_are_never_in_different_rows() -> None:
    shared = {f"s{n}": f"root s{n}-top" for n in range(8)}
    alone = {f"a{n}": f"a{n}-one" for n in range(3)}
    drawn = Drawn(plot_framework(tracks_of(a0="a0-one", **shared, a1="a1-one", a2="a2-one")))
    columns = drawn.tracks()
    assert {columns[f"Track {key}"][1] for key in shared} == {2}
    assert [columns[f"Track {key}"] for key in alone] == [(0, 5), (0, 0), (1, 0)]
    assert drawn.levels()["ROOT"] == (3.5, 2)


def test_a_track_that_shares_a_level_with_any_other_is_beside_them() -> None:
    branches = {f"b{n}": f"step-{n} b{n}-top" for n in range(7)}
    trunk = " ".join(f"step-{n}" for n in range(7))
    drawn = Drawn(plot_framework(tracks_of(trunk=trunk, **branches)))
    assert drawn.tracks() == {
        "Track trunk": (0, 0),
        **{f"Track b{n}": (n + 1, 0) for n in range(7)},
    }


def test_fifty_roles_are_drawn_with_all_their_levels() -> None:
    roles = {f"r{n}": " ".join(f"r{n}-{level}" for level in range(4)) for n in range(50)}
    chart = plot_framework(tracks_of(**roles))
    assert len(Picture(chart).fills("mark-rect")) == 50 + 200
    assert chart.width == 6 * 192


def test_a_chart_may_have_a_part_of_the_tracks() -> None:
    framework = tracks_of(a="s1 s2 a1", b="s2 b1", c="s1 c1")
    track = framework.track("b")
    drawn = Drawn(plot_framework(framework, tracks=["Track C", track, "c"]))
    assert drawn.tracks() == {"Track b": (0, 0), "Track c": (1, 0)}
    # On these tracks, no level is shared, and nothing is below "S2".
    assert drawn.levels() == {"S2": (0, 0), "B1": (0, 1), "S1": (1, 0), "C1": (1, 1)}
    assert not any(box["is_shared"] for box in drawn.boxes)
    assert drawn.boxes[0]["hint"] == "S2 (Track b): years not stated"


@pytest.mark.parametrize(
    ("tracks", "error", "message"),
    [
        (
            ["designer"],
            UnknownTrackError,
            "the framework has no track 'designer'; it has 'maker', 'manager'",
        ),
        ("maker", TypeError, "expected a list or a tuple, got the string 'maker'"),
        ([], ValueError, "no track is left to chart"),
    ],
    ids=str,
)
def test_tracks_that_cannot_be_drawn_are_an_error(
    tracks: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        plot_framework(ACME, tracks=tracks)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Head of Product", ["Head of Product"]),
        ("Principal Group Product Manager", ["Principal Group", "Product Manager"]),
        ("シニアプロダクトマネージャー", ["シニアプロダクトマ", "ネージャー"]),
        ("مدير منتج أول للمنصات الرقمية", ["مدير منتج أول", "للمنصات الرقمية"]),
        ("Very " * 40, ["Very Very Very Very", "Very Very Very Very", "Very Very…"]),
    ],
)
def test_long_titles_have_several_lines(title: str, lines: list[str]) -> None:
    level = Level(key="one", title=title, experience=Experience(min_years=0))
    track = Track(key="a", title=title, levels=["one"])
    chart = plot_framework(Framework(title="Long", levels=[level], tracks=[track]))
    drawn = Drawn(chart)
    assert drawn.texts("level") == drawn.texts("track") == lines
    assert Picture(chart).texts("role-mark") == [*lines, *lines, "0 years and more"]

    # All lines are in the box, with space around them.
    assert drawn.box_height == 15 * (len(lines) + 1) + 2 * 12
    (box,) = drawn.boxes
    heights = [words["y"] - box["y"] for words in drawn.words if words["kind"] != "track"]
    assert heights[0] == drawn.box_height / 2 - 12 - 7.5
    assert heights[-1] == -heights[0]


def test_the_heading_of_a_track_is_above_its_levels_however_long_it_is() -> None:
    level = Level(key="one", title="One")
    tracks = [
        Track(key="a", title="漢" * 50, levels=["one"]),
        *(Track(key=f"b{n}", title=f"B{n}", levels=["one"]) for n in range(3)),
        *(Track(key=f"c{n}", title=f"C{n}", levels=["two"]) for n in range(4)),
    ]
    levels = [level, attrs.evolve(level, key="two")]
    drawn = Drawn(plot_framework(Framework(title="Long", levels=levels, tracks=tracks)))
    assert drawn.tracks()["C0"] == (0, 0)
    upper, lower = (
        [band for band in drawn.bands if name(band).startswith(first)] for first in ("B", "C")
    )
    assert max(band["top"] for band in lower) < min(band["y"] for band in upper)
    headings = [words["y"] for words in drawn.words if words["words"].startswith("漢")]
    highest = max(box["y"] for box in drawn.boxes)
    assert min(headings) - 7.5 > highest + drawn.box_height / 2


def test_levels_of_a_track_that_look_the_same_have_their_keys() -> None:
    levels = [Level(key=key, title="Lead") for key in ("one", "two", "three")]
    levels.append(Level(key="four", title="Head"))
    tracks = [
        Track(key="a", title="A", levels=["one"]),
        Track(key="b", title="B", levels=["one", "two"]),
        Track(key="c", title="C", levels=["three"]),
        Track(key="d", title="D", levels=["one", "four"]),
    ]
    framework = Framework(title="Twins", levels=levels, tracks=tracks)
    drawn = Drawn(plot_framework(framework))
    assert sorted(drawn.texts("level")) == ["Head", "Lead", "Lead (one)", "Lead (two)"]


@st.composite
def tracks_over_levels(draw: st.DrawFn) -> Framework:
    """Return a framework of any tracks over up to eight levels, which are in one order."""
    keys = [f"l{n}" for n in range(draw(st.integers(1, 8)))]
    chosen = st.lists(st.sampled_from(keys), min_size=1, unique=True).map(sorted)
    tracks = draw(st.lists(chosen, min_size=1, max_size=8))
    return Framework(
        title="Any",
        levels=[Level(key=key, title=key) for key in keys],
        tracks=[
            Track(key=f"t{n}", title=f"Track {n}", levels=levels) for n, levels in enumerate(tracks)
        ],
    )


@settings(max_examples=30)
@given(tracks_over_levels())
def test_each_level_on_a_track_is_drawn_once_and_each_step_leads_up(framework: Framework) -> None:
    drawn = Drawn(plot_framework(framework))
    on_tracks = {level.title for ladder in framework.values() for level in ladder}
    assert Counter(map(name, drawn.boxes)) == Counter(on_tracks)
    levels = drawn.levels()
    steps = {(low.key, up.key) for track in framework.values() for low, up in pairwise(track)}
    assert set(drawn.lines()) == {f"{lower} → {upper}" for lower, upper in steps}
    assert all(levels[lower][1] < levels[upper][1] for lower, upper in steps)


@settings(max_examples=30)
@given(tracks_over_levels())
def test_no_box_lies_on_another_one_and_no_line_crosses_a_box(framework: Framework) -> None:
    drawn = Drawn(plot_framework(framework))
    for one, other in combinations(drawn.boxes, 2):
        apart = abs(one["x"] - other["x"]), abs(one["y"] - other["y"])
        assert apart[0] >= 192 or apart[1] >= drawn.box_height + 36

    for points in drawn.lines().values():
        for (start_x, start_y), (end_x, end_y) in pairwise(points):
            assert start_x == end_x or start_y == end_y
            left, right = sorted((start_x, end_x))
            for box in drawn.boxes:
                is_beside = right <= box["x"] - 80 or left >= box["x"] + 80
                below, above = box["y"] - drawn.box_height / 2, box["y"] + drawn.box_height / 2
                assert is_beside or end_y <= below or start_y >= above


# Teams


def test_head_counts_stand_in_the_order_of_the_ladder() -> None:
    picture = Picture(plot_head_counts(HEAD_COUNTS))
    assert picture.texts("axis-label")[-2:] == ["Junior", "Senior"]
    assert picture.texts("role-mark") == ["1", "1,200"]
    assert len(picture.fills("mark-rect")) == 2
    assert picture.texts("title-text") == ["People by level"]
    assert picture.texts("title-subtitle") == ["1,201 people in all"]
    assert picture.texts("axis-title") == ["People", "Level"]


def test_the_most_common_needs_come_first_and_of_these_the_largest() -> None:
    picture = Picture(plot_common_needs(COMMON_NEEDS))
    assert picture.texts("axis-label")[-3:] == ["Building", "Caring", "Asking"]
    assert picture.texts("role-mark") == [
        "1,000 people, 2,000 steps",
        "1 person, 3 steps",
        "1 person, 1 step",
    ]
    assert picture.texts("title-text") == ["Most common needs"]
    assert data(plot_common_needs(COMMON_NEEDS))[0]["hint"] == (
        "Building (without category): 1,000 people, 2,000 steps"
    )


def test_bars_start_at_nought_and_people_are_counted_whole() -> None:
    labels = Picture(plot_head_counts(HEAD_COUNTS[1:])).texts("axis-label")
    assert labels == ["0", "1", "Junior"]


def test_without_people_a_chart_has_an_axis_all_the_same() -> None:
    picture = Picture(plot_head_counts([{**HEAD_COUNTS[1], "people": 0}]))
    assert picture.texts("axis-label") == ["0", "1", "Junior"]
    assert picture.texts("role-mark") == ["0"]
    assert picture.texts("title-subtitle") == ["0 people in all"]


def test_without_rows_a_chart_says_so() -> None:
    assert Picture(plot_head_counts([])).texts() == ["No levels", "People by level"]
    assert Picture(plot_common_needs([])).texts() == ["No skill to raise", "Most common needs"]


@pytest.mark.parametrize(
    ("plot", "rows"), [(plot_head_counts, HEAD_COUNTS), (plot_common_needs, COMMON_NEEDS)]
)
def test_rows_may_be_a_dataframe_or_come_one_by_one(
    plot: Callable[..., Chart], rows: list[dict[str, object]]
) -> None:
    expected = plot(rows).to_dict()
    assert plot(pl.DataFrame(rows)).to_dict() == expected
    assert plot(iter(rows)).to_dict() == expected
    assert plot([{**row, "more": None} for row in rows]).to_dict() == expected


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"people": "3"}, TypeError, "row 2: people must be an int, got '3'"),
        ({"people": 3.0}, TypeError, "row 2: people must be an int, got 3.0"),
        ({"people": True}, TypeError, "row 2: people must be an int, got True"),
        ({"people": None}, TypeError, "row 2: people must be an int, got None"),
        ({"people": -1}, ValueError, "row 2: people must be 0 or more, got -1"),
        ({"title": 3}, TypeError, "row 2: title must be a str, got 3"),
        ({"key": "senior"}, ValueError, "row 2: key 'senior' is already in row 1"),
    ],
)
def test_a_wrong_value_is_told_with_its_row_and_column(
    change: dict[str, object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        plot_head_counts([HEAD_COUNTS[0], {**HEAD_COUNTS[1], **change}])
    assert str(caught.value) == message


@pytest.mark.parametrize("column", ["skill", "name", "category", "people", "steps"])
def test_a_missing_column_is_told(column: str) -> None:
    rows = [{name: value for name, value in COMMON_NEEDS[0].items() if name != column}]
    with pytest.raises(ValueError, match=column) as caught:
        plot_common_needs(rows)
    names = ", ".join(map(repr, rows[0]))
    assert str(caught.value) == f"row 1: there is no column {column!r}; it has {names}"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (3, "expected rows, or a dataframe that is in memory, got int"),
        (
            pl.LazyFrame(HEAD_COUNTS),
            "expected rows, or a dataframe that is in memory, got LazyFrame",
        ),
        ({"rank": [1]}, "row 1: expected columns and values, got 'rank'"),
    ],
)
def test_what_are_no_rows_is_an_error(rows: Any, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        plot_head_counts(rows)
    assert str(caught.value) == message


# Any ladder


@pytest.mark.parametrize(("levels", "skills"), [(2, 3), (20, 60)])
def test_every_chart_has_room_for_small_ladders_and_for_large(levels: int, skills: int) -> None:
    ladder = a_ladder(levels, skills)
    timeline, matrix, gap, _, counts, needs, framework = map(Picture, every_chart(ladder))
    assert len(timeline.fills("mark-rect")) == len(counts.fills("mark-rect")) == levels
    assert len(matrix.fills("mark-rect")) == levels * skills
    assert len(gap.fills("mark-symbol")) == 2 * skills
    assert len(needs.fills("mark-rect")) == skills
    assert len(framework.fills("mark-rect")) == 2 + levels + 1
    assert set(matrix.texts("axis-label")) == {
        *(level.title for level in ladder),
        *(skill.name for skill in ladder.skills),
    }


@pytest.mark.parametrize("letter", ["a", "漢", "😀"])
def test_a_long_name_is_cut_between_two_letters_and_told_in_full(letter: str) -> None:
    name = letter * 300
    ladder = attrs.evolve(a_ladder(2, 2, title=name, name=name), title=name)
    for chart in every_chart(ladder):
        texts = Picture(chart).texts()
        assert max(map(len, texts)) < 130
        assert any(f"{letter * 49}…" in text for text in texts)
    spans = data(plot_timeline(ladder=ladder))
    assert [span["hint"] for span in spans] == [
        f"{name} 0: 0 to 1 year",
        f"{name} 1: 1 year and more",
    ]


@pytest.mark.parametrize(("letters", "shown"), [(50, "x" * 50), (51, f"{'x' * 49}…")], ids=str)
def test_a_name_is_cut_after_50_letters(letters: int, shown: str) -> None:
    ladder = attrs.evolve(a_ladder(1), title="x" * letters)
    assert f"{shown}: experience by level" in Picture(plot_timeline(ladder=ladder)).texts()


def test_the_picture_of_long_names_is_not_much_wider_than_others() -> None:
    ladder = a_ladder(2, 1, title="A name that goes on and on, " * 10)
    assert int(Picture(plot_timeline(ladder=ladder)).root.attrib["width"]) < 1000


def test_names_that_look_the_same_are_told_apart_by_their_keys() -> None:
    years = Experience(min_years=0)
    levels = [
        Level(key="one", title="A\x07", experience=years),
        Level(key="two", title="A\\x07", experience=years),
    ]
    spans = data(plot_timeline(ladder=Ladder(title="Twins", levels=levels)))
    assert [span["level"] for span in spans] == ["A\\x07 (one)", "A\\x07 (two)"]


@settings(max_examples=10)
@given(ladders(with_skills=True))
def test_every_ladder_is_drawn(ladder: Ladder) -> None:
    timeline = Picture(plot_timeline(ladder=ladder))
    assert len(timeline.fills("mark-rect")) == len([each for each in ladder if each.experience])
    assert len(timeline.texts("role-mark")) == (len(ladder) if timeline.fills("mark-rect") else 1)
    matrix = Picture(plot_skill_matrix(ladder=ladder))
    assert len(matrix.fills("mark-rect")) == sum(map(len, expected_ranks(ladder)))


HOSTILE = [
    '"; alert(1)//',
    "'; alert(1)//",
    "<script>alert(1)</script>",
    "</text></svg><script>alert(1)</script>",
    "<!--<script>alert(1)</script>-->",
    "&lt;b&gt; &amp;",
    "datum.x ? 1 : 2",
    "a.b[c]:Q",
    "a\\.b",
    "{signal: 'alert(1)'}",
    "${alert(1)}",
    "\x1b[31mred\x07 \0",
    "half a \ud800 pair",
    "one\ntwo",
    "Größe 漢字 😀",
    "constructor",
    "null",
]


def ladder_of(words: list[str]) -> Ladder:
    """Return a ladder that has the words wherever a ladder can have any."""
    ladder = a_ladder(len(words), len(words))
    return attrs.evolve(
        ladder,
        title=words[0],
        levels=[
            attrs.evolve(level, title=title) for level, title in zip(ladder, words, strict=True)
        ],
        skills=[
            attrs.evolve(skill, name=name, category=name)
            for skill, name in zip(ladder.skills, words, strict=True)
        ],
        # The last words are short, so they fit into a cell. The others are on the axis of a gap.
        proficiencies=[
            *(attrs.evolve(each, name=name) for each, name in zip(SCALE, words[-5:], strict=True)),
            *(Proficiency(key=f"p{n}", name=name) for n, name in enumerate(words[:-5])),
        ],
    )


def test_hostile_words_are_drawn_as_text() -> None:
    harmless = [f"word-{n}-" for n in range(len(HOSTILE))]
    drawn = {
        old: re.sub("<([/!])", "<\N{WORD JOINER}\\1", plain(new))
        for old, new in zip(harmless, HOSTILE, strict=True)
    }
    *charts, framework = every_chart(ladder_of(HOSTILE))
    *models, _ = every_chart(ladder_of(harmless))
    for chart, model in zip(charts, models, strict=True):
        picture, expected = Picture(chart), Picture(model)
        assert picture.elements == expected.elements
        assert picture.texts() == [
            re.sub(r"word-\d+-", lambda found: drawn[found[0]], text) for text in expected.texts()
        ]

    # The words of a box may break between lines.
    picture = Picture(framework)
    assert {tag.rpartition("}")[2] for tag in picture.elements} == {
        "svg",
        "rect",
        "g",
        "path",
        "text",
    }
    texts = "".join(picture.texts()).replace(" ", "")
    assert all(words.replace(" ", "") in texts for words in drawn.values())


def test_no_words_end_the_script_of_a_page() -> None:
    harmless = every_chart(ladder_of([f"word-{n}" for n in range(len(HOSTILE))]))
    for chart, model in zip(every_chart(ladder_of(HOSTILE)), harmless, strict=True):
        assert re.findall("<[/!].", chart.to_html()) == re.findall("<[/!].", model.to_html())


ATTACK = "</script><script>alert(1)</script><!--<script>"


def attacked(value: Any, number: Iterator[int]) -> Any:
    """Return a value with an attack in each text but its keys, which have a form of their own."""
    if isinstance(value, str):
        return f"{ATTACK}{next(number)}"
    if isinstance(value, tuple):
        return tuple(attacked(member, number) for member in value)
    if not attrs.has(type(value)):
        return value

    keys = {"key", "skill", "proficiency"}
    texts = {
        field.name: attacked(getattr(value, field.name), number)
        for field in attrs.fields(type(value))
        if field.init and field.name not in keys
    }
    return attrs.evolve(value, **texts)


def every_attack() -> Mapping[str, Chart]:
    """Return a chart by each function, with an attack in every text that it takes."""
    number = count(1)
    ladder = attacked(PACKAGED, number)
    gap = skill_gap({}, ladder[-1], name=ATTACK, ladder=ladder)
    people = [
        {"rank": n, "key": f"{ATTACK}{n}", "title": ATTACK, "people": n, ATTACK: ATTACK}
        for n in range(3)
    ]
    needs = [
        {"skill": f"{ATTACK}{n}", "name": ATTACK, "category": ATTACK, "people": n, "steps": n}
        for n in range(3)
    ]
    return {
        "plot_common_needs": plot_common_needs(needs),
        "plot_framework": plot_framework(framework_of(ladder)),
        "plot_gap": plot_gap(gap, ladder=ladder),
        "plot_head_counts": plot_head_counts(people),
        "plot_skill_matrix": plot_skill_matrix(ladder=ladder),
        "plot_timeline": plot_timeline(ladder=ladder),
    }


def test_no_text_in_any_chart_ends_the_script_of_a_page() -> None:
    attacks = every_attack()
    assert [*attacks] == charts.__all__
    for chart in attacks.values():
        written = json.dumps(chart.to_dict(), ensure_ascii=False)
        assert "<\N{WORD JOINER}/script><script>alert(1)" in written
        assert not re.findall("<[/!]", written)


def test_keys_that_tell_rows_apart_are_harmless_and_stay_different() -> None:
    keys = ["senior", "</script>", "<\N{WORD JOINER}/script>", "<\N{WORD JOINER}!--"]
    chart = plot_head_counts([{**HEAD_COUNTS[0], "key": key} for key in keys])
    assert [bar["name"] for bar in data(chart)] == [
        "Senior (senior)",
        "Senior (<\N{WORD JOINER}/script>)",
        "Senior (<\N{WORD JOINER}\N{WORD JOINER}/script>)",
        "Senior (<\N{WORD JOINER}\N{WORD JOINER}!--)",
    ]
    axis = chart.to_dict()["layer"][0]["encoding"]["y"]
    assert axis["scale"]["domain"] == [bar["name"] for bar in data(chart)]


def test_names_of_fields_and_of_data_sets_are_harmless_too() -> None:
    point = {"</script>": "<!--"}
    drawn = alt.Chart(alt.InlineData(values=[point], name="</")).mark_point()
    chart = _drawing.draw_layers([drawn], title="", subtitle="</", description="<!")
    harmless = {"<\N{WORD JOINER}/script>": "<\N{WORD JOINER}!--"}
    assert chart.to_dict()["data"] == {"name": "<\N{WORD JOINER}/", "values": [harmless]}
    assert not re.findall("<[/!]", chart.to_json())


def test_texts_that_several_layers_share_are_made_harmless_once() -> None:
    data = alt.InlineData(values=[{"name": "</"}])
    names = _drawing.name_rows("name", "</", ["</"])
    shared = alt.Chart(data).encode(names, tooltip=alt.value("</"))
    other = alt.Chart(alt.InlineData(values=[{"name": "<!"}])).mark_point()
    layers = [shared.mark_point(), shared.mark_text(), other]

    chart = _drawing.draw_layers(layers, title="", subtitle="", description="")
    written = json.dumps(chart.to_dict(), ensure_ascii=False)
    assert set(re.findall("<[^/!]*.", written)) == {"<\N{WORD JOINER}/", "<\N{WORD JOINER}!"}


def test_no_words_become_part_of_an_expression_or_name_a_field() -> None:
    for chart in every_chart(ladder_of([f"zzz{words}" for words in HOSTILE])):
        compiled = vl_convert.vegalite_to_vega(chart.to_dict())
        assert "zzz" in str(compiled)
        assert not [each for each in expressions(compiled) if "zzz" in each]


def expressions(part: object) -> Iterator[str]:
    """Yield every expression and every name of a field in a chart, as Vega runs it."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key in {"signal", "expr", "test", "update", "field", "groupby", "as", "init"}:
                yield str(value)
            else:
                yield str(key)
                yield from expressions(value)
    elif isinstance(part, list):
        for member in part:
            yield from expressions(member)


# What users do with them


@pytest.mark.parametrize("chart", list(every_chart(PACKAGED)), ids=lambda chart: chart.title.text)
def test_every_chart_can_be_restyled_and_saved(chart: Chart, tmp_path: Path) -> None:
    styled = chart.properties(title="My own").configure_axis(labelFontSize=14)
    assert styled.title == "My own"
    assert chart.title.text != "My own"
    styled.save(tmp_path / "chart.png")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")


def test_a_page_of_a_chart_needs_no_network(tmp_path: Path) -> None:
    plot_timeline().save(tmp_path / "chart.html", inline=True)
    page = (tmp_path / "chart.html").read_text(encoding="utf-8")
    assert "Chief Product Officer" in page
    assert not re.findall(r"<script[^>]*src|<link|@import", page)


def test_charts_can_stand_side_by_side() -> None:
    both = plot_timeline() | plot_head_counts(HEAD_COUNTS)
    file = StringIO()
    both.save(file, format="svg")
    assert "People by level" in file.getvalue()


def background(picture: Picture) -> str:
    (canvas,) = picture.root.findall("{http://www.w3.org/2000/svg}rect")
    return canvas.attrib["fill"]


def test_charts_stand_on_white_and_black_labels_on_them() -> None:
    for chart in every_chart(PACKAGED):
        picture = Picture(chart)
        assert background(picture) == "white"
        assert set(picture.fills("mark-text")) == {"black"}


def test_labels_can_be_read_on_the_dark_background_of_a_theme() -> None:
    with alt.theme.enable("dark"):
        timeline, matrix, *others, framework = map(Picture, every_chart(PACKAGED))
    assert set(matrix.fills("mark-text")) == {"black"}  # on the shades
    tracks, *levels = framework.groups("mark-text", "role-mark")
    assert {text.get("fill") for text in tracks.iter(TEXT)} == {"white"}
    assert {text.get("fill") for each in levels for text in each.iter(TEXT)} == {"black"}
    for picture in (timeline, *others):
        assert background(picture) == "#333"
        assert set(picture.fills("mark-text")) == {"white"}


def test_the_description_tells_what_a_chart_shows() -> None:
    assert plot_head_counts(HEAD_COUNTS).description == (
        "People by level. Junior: 1 person; Senior: 1,200 people"
    )
    assert "Product Manager: 2 to 5 years; " in plot_timeline().description
    assert "Mentoring: none -> Working, 2 steps; " in plot_gap(skill_gap("PM")).description
    assert plot_skill_matrix().description == (
        "Product Management: skills by level. "
        f"The proficiency that each of {len(PACKAGED)} levels expects of "
        f"{len(PACKAGED.skills)} skills"
    )


def test_the_functions_are_of_the_public_module() -> None:
    functions = [getattr(charts, name) for name in charts.__all__]
    assert {function.__module__ for function in functions} == {"pm_career.charts"}


# The extra


def test_without_altair_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    monkeypatch.delitem(sys.modules, "pm_career.charts")
    with pytest.raises(ImportError) as caught:
        importlib.import_module("pm_career.charts")
    assert str(caught.value) == 'pm_career.charts needs Altair: pip install "pm-career[charts]"'


def test_altair_loads_with_the_charts_and_not_before() -> None:
    program = """
        import sys
        import pm_career
        print(pm_career.default_ladder(), file=sys.stderr)
        assert not {"altair", "narwhals"} & set(sys.modules)
        import pm_career.charts
        assert {"altair", "narwhals"} <= set(sys.modules)
    """
    done = subprocess.run(
        [sys.executable, "-c", dedent(program)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert (done.stdout, done.returncode) == ("", 0), done.stderr


def test_what_is_no_gap_is_refused() -> None:
    with pytest.raises(TypeError) as caught:
        plot_gap("PM")  # type: ignore[arg-type]  # which is the point
    assert str(caught.value) == "expected a SkillGap, got 'PM'; skill_gap returns one"
