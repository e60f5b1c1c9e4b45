"""Laws: what is written to sheets is read as an equal ladder, whatever its names and texts."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pm_career import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    default_ladder,
)
from pm_career._names import normalise
from pm_career.spreadsheets import read_ladder, write_ladder
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading.reading import read
from pm_career.spreadsheets._sheet import Sheet
from pm_career.spreadsheets._writing.tables import to_tables
from pm_career.testing import ladders

SUFFIXES = (".xlsx", ".csv", ".tsv")

# Names that could be read as something else: a heading, a label, a mark, a name of another part.
ODD_NAMES = (
    *("Key", "Skill", "Category", "Description", "Title", "Level", "Levels", "Summary", "Years"),
    *("Expectation", "Proficiency", "Detail: Grade", "Detail: Detail: Grade", "Ladder", "Scale"),
    *("x", "X", "yes", "-", "n/a", "5", "5.0", "TRUE", "=1+1", "'=1", "+", "@a", "#N/A", "1/2"),
    *(
        "a",
        "A",
        "b",
        "B (a)",
        "a (b)",
        "A (a)",
        "a: b",
        "A: B",
        "a: a",
        "Name: Basic",
        "- a",
        "1. a",
    ),
    *("L2", "Designer (L2)", "L2 - Designer", "PM (2-5 years)", "a\nb", " a ", "a:", "Grade", " "),
    *("Reife", "高级", "مدير", "👩\u200d💻", "_x000D_", "a\rb", "\x07a", "\ufeffa", "\u2028"),
)
ODD_TEXTS = (
    *ODD_NAMES,
    *("- one\n- two", "one\n\ntwo", "\n", "\t", "\r\n", " \n ", "_x0041_", "_xD83D_", "\ufffe"),
    *(
        "\x00",
        '"quoted"',
        "a,b;c\td",
        "''",
        "'",
        "=HYPERLINK(1)",
        "-1",
        "\u00a0",
        "Ladder\n\nLevels",
    ),
)
KEYS = ("a", "b", "key", "skill", "x", "level", "category", "l2", "5", "basic")

NAMES = [name for name in ODD_NAMES if normalise(name)]

odd_texts = st.sampled_from(("", "", *ODD_TEXTS))
odd_statements = st.sampled_from([text for text in ODD_TEXTS if text.strip()])
odd_lists = st.lists(odd_statements, max_size=3)
odd_keys = st.lists(st.sampled_from(KEYS), max_size=4, unique=True)
odd_details = st.lists(
    st.builds(Detail, name=odd_statements, text=odd_statements),
    max_size=3,
    unique_by=lambda detail: normalise(detail.name),
)


@st.composite
def names_for(draw: st.DrawFn, keys: list[str]) -> list[str]:
    """Return a strategy for a name for each key. No two share a name or a key."""
    number = len(keys)
    names = st.lists(st.sampled_from(NAMES), min_size=number, max_size=number, unique_by=normalise)
    spelled = {normalise(key): key for key in keys}
    return [
        name if spelled.get(normalise(name), key) == key else f"{name} of {key}"
        for key, name in zip(keys, draw(names), strict=True)
    ]


@st.composite
def odd_expectations(draw: st.DrawFn, skills: list[str], scale: list[str]) -> Expectation:
    """Return a strategy for expectations that ask for some of the skills."""
    asked = draw(st.lists(st.sampled_from(skills), max_size=2, unique=True)) if skills else []
    return Expectation(
        statement=draw(odd_texts if asked else odd_statements),
        requirements=[
            Requirement(skill=skill, proficiency=draw(st.sampled_from(scale)) if scale else None)
            for skill in asked
        ],
    )


@st.composite
def odd_ladders(draw: st.DrawFn) -> Ladder:
    """Return a strategy for ladders whose names and texts look like something else."""
    levels, skills = draw(odd_keys) or ["a"], draw(odd_keys)
    scale = draw(st.just([]) | odd_keys)
    low, high = draw(st.sampled_from(((0, 5e-324), (0.1 + 0.2, None), (2**60 + 1, 1e300))))
    experience = st.builds(
        Experience, min_years=st.just(low), max_years=st.just(high), background=odd_lists
    )
    titles = [
        title if title not in levels or title == key else f"{title} of {key}"
        for key, title in zip(levels, [draw(st.sampled_from(NAMES)) for _ in levels], strict=True)
    ]
    return Ladder(
        title=draw(odd_statements),
        summary=draw(odd_texts),
        version=draw(odd_texts),
        source=draw(odd_texts),
        levels=[
            Level(
                key=key,
                title=title,
                aliases=draw(st.sampled_from(([], [f"{title} (b)"], ["- one\ntwo", "L2"]))),
                summary=draw(odd_texts),
                responsibilities=draw(odd_lists),
                expectations=draw(st.lists(odd_expectations(skills, scale), max_size=3)),
                experience=draw(st.none() | experience),
                details=draw(odd_details),
            )
            for key, title in zip(levels, titles, strict=True)
        ],
        skills=[
            Skill(
                key=key,
                name=name,
                category=draw(odd_texts),
                description=draw(odd_texts),
                descriptors=[
                    Descriptor(proficiency=each, text=draw(odd_statements))
                    for each in draw(st.permutations(scale or levels))[:2]
                ],
                details=draw(odd_details),
            )
            for key, name in zip(skills, draw(names_for(skills)), strict=True)
        ],
        proficiencies=[
            Proficiency(key=key, name=name, meaning=draw(odd_texts))
            for key, name in zip(scale, draw(names_for(scale)), strict=True)
        ],
        cumulative=draw(st.booleans()),
        growth=draw(odd_lists),
        advancement=draw(odd_lists),
        details=draw(odd_details),
    )


TEXTS = Ladder(
    title="Texts in cells",
    levels=[
        Level(
            key="key",
            title="Key",
            expectations=[
                Expectation(requirements=[Requirement(skill="x"), Requirement(skill="plan")]),
                Expectation(statement="-", requirements=[Requirement(skill="x")]),
                Expectation(statement="5", requirements=[Requirement(skill="plan")]),
                Expectation(statement="=1+1", requirements=[Requirement(skill="plan")]),
            ],
            details=[Detail(name="Summary", text="a"), Detail(name="Pay", text="b")],
        ),
        Level(
            key="key-2",
            title="Key",
            aliases=["Category", "- with a bullet", "two\nlines"],
            expectations=[Expectation(statement=" n/a ", requirements=[Requirement(skill="x")])],
            details=[Detail(name="Pay", text=" c"), Detail(name="Summary", text="d")],
        ),
    ],
    skills=[
        Skill(
            key="x",
            name="X",
            category="Craft",
            descriptors=[
                Descriptor(proficiency="key-2", text="- one\n- two"),
                Descriptor(proficiency="key", text="\nthree"),
            ],
        ),
        Skill(key="none", name="Without a category", description=" "),
        Skill(
            key="plan",
            name="Key",
            category="Craft",
            details=[Detail(name="Key", text="x"), Detail(name=" Grade: ", text="1")],
        ),
    ],
)
"""A ladder whose cells hold all that is expected, so that it needs no sheet of expectations."""

SENTENCES = Ladder(
    title="Sentences about several skills",
    cumulative=True,
    levels=[
        Level(
            key="pm",
            title="PM (pm-2)",
            expectations=[
                Expectation(statement="x"),
                Expectation(
                    statement=" ",
                    requirements=[
                        Requirement(skill="name", proficiency="basic"),
                        Requirement(skill="name-basic", proficiency="expert"),
                    ],
                ),
                Expectation(requirements=[Requirement(skill="name", proficiency="expert")]),
            ],
            experience=Experience(min_years=0.1 + 0.2, max_years=1e300, background=["- any"]),
        ),
        Level(
            key="pm-2",
            title="PM",
            expectations=[Expectation(requirements=[Requirement(skill="name", proficiency="x")])],
            experience=Experience(min_years=2**60 + 1),
        ),
        Level(key="pm-3", title="PM"),
    ],
    skills=[
        Skill(key="name", name="Name"),
        Skill(key="name-basic", name="Name: Basic"),
        Skill(key="k", name="name: basic (x)"),
    ],
    proficiencies=[
        Proficiency(key="basic", name="Basic", meaning=" "),
        Proficiency(key="x"),
        Proficiency(key="expert", name="n/a", meaning="=1"),
    ],
    growth=["one", "two\n- three"],
    details=[Detail(name="Title", text="a"), Detail(name="Detail: Title", text="b")],
)
"""A ladder that needs every sheet but that of descriptors."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets")


def read_back(ladder: Ladder) -> Ladder:
    """Return the ladder that is read from the tables of a ladder."""
    sheets = [Sheet(table.rows, table.name) for table in to_tables(ladder)]
    return read(sheets, Options()).ladder


@given(ladder=ladders(allow_shared_names=True))
@example(ladder=default_ladder())
@example(ladder=TEXTS)
@example(ladder=SENTENCES)
def test_the_tables_of_a_ladder_are_read_as_it(ladder: Ladder) -> None:
    assert read_back(ladder) == ladder


@given(ladder=st.from_type(Ladder))
@settings(max_examples=50)
def test_the_tables_of_any_ladder_are_read_as_it(ladder: Ladder) -> None:
    assert read_back(ladder) == ladder


@given(ladder=odd_ladders())
@settings(max_examples=50)
def test_the_tables_of_odd_ladders_are_read_as_them(ladder: Ladder) -> None:
    assert read_back(ladder) == ladder


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(ladder=ladders(allow_shared_names=True))
@example(ladder=default_ladder())
@example(ladder=TEXTS)
@example(ladder=SENTENCES)
@settings(max_examples=30)
def test_the_file_of_a_ladder_is_read_as_it(suffix: str, folder: Path, ladder: Ladder) -> None:
    file = folder / f"any{suffix}"
    write_ladder(ladder, file)
    assert read_ladder(file) == ladder


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(ladder=odd_ladders())
@settings(max_examples=20)
def test_the_file_of_odd_ladders_is_read_as_them(suffix: str, folder: Path, ladder: Ladder) -> None:
    file = folder / f"odd{suffix}"
    write_ladder(ladder, file)
    assert read_ladder(file) == ladder


def test_texts_of_cells_need_no_sheet_of_expectations() -> None:
    assert [table.name for table in to_tables(TEXTS)] == [
        "Ladder",
        "Levels",
        "Skills",
        "Descriptors",
    ]
    assert [table.name for table in to_tables(SENTENCES)] == [
        "Ladder",
        "Levels",
        "Skills",
        "Expectations",
        "Scale",
    ]
