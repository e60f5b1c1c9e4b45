"""Laws: what is written to sheets is read as an equal ladder, whatever its names and texts."""

from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pm_career import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    InvalidLadderError,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    default_ladder,
)
from pm_career.spreadsheets import read_ladder, write_ladder
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading import read
from pm_career.spreadsheets._sheet import Sheet
from pm_career.spreadsheets._tables import to_tables
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

odd_names = st.sampled_from(ODD_NAMES)
odd_texts = st.sampled_from(("", "", *ODD_TEXTS))
odd_details = st.lists(st.builds(Detail, name=odd_names, text=odd_texts), max_size=3)
odd_lists = st.lists(st.sampled_from(ODD_TEXTS), max_size=3)


@st.composite
def odd_ladders(draw: st.DrawFn) -> Ladder:
    """Return a strategy for ladders whose names and texts look like something else."""
    keys = st.lists(st.sampled_from(KEYS), max_size=4, unique=True)
    level_keys, skill_keys = draw(keys) or ["a"], draw(keys)
    scale = draw(st.just([]) | keys)
    asked = st.builds(
        Requirement,
        skill=st.sampled_from(skill_keys or ["a"]),
        proficiency=st.sampled_from(scale) if scale else st.none(),
    )
    expectations = st.lists(
        st.builds(
            Expectation,
            statement=odd_texts,
            requirements=st.lists(asked, max_size=2) if skill_keys else st.just([]),
        ),
        max_size=3,
    )
    descriptors = st.lists(
        st.builds(
            Descriptor,
            proficiency=st.sampled_from(scale or level_keys),
            text=st.sampled_from(ODD_TEXTS),
        ),
        max_size=2,
        unique_by=lambda each: each.proficiency,
    )
    try:
        return Ladder(
            title=draw(odd_names),
            summary=draw(odd_texts),
            version=draw(odd_texts),
            source=draw(odd_texts),
            levels=[
                Level(
                    key=key,
                    title=draw(odd_names),
                    aliases=draw(st.lists(odd_names, max_size=2)),
                    summary=draw(odd_texts),
                    responsibilities=draw(odd_lists),
                    expectations=draw(expectations),
                    experience=draw(
                        st.none()
                        | st.builds(
                            Experience,
                            min_years=st.sampled_from((0, 0.1 + 0.2, 3, 1e22, 5e-324)),
                            background=odd_lists,
                        )
                    ),
                    details=draw(odd_details),
                )
                for key in level_keys
            ],
            skills=[
                Skill(
                    key=key,
                    name=draw(odd_names),
                    category=draw(odd_texts),
                    description=draw(odd_texts),
                    descriptors=draw(descriptors),
                    details=draw(odd_details),
                )
                for key in skill_keys
            ],
            proficiencies=[
                Proficiency(key=key, name=draw(odd_names), meaning=draw(odd_texts)) for key in scale
            ],
            cumulative=draw(st.booleans()),
            growth=draw(odd_lists),
            advancement=draw(odd_lists),
            details=draw(odd_details),
        )
    except InvalidLadderError:
        assume(False)
        raise


def read_back(ladder: Ladder) -> Ladder:
    """Return the ladder that is read from the tables of a ladder."""
    sheets = [Sheet(table.rows, table.name) for table in to_tables(ladder)]
    return read(sheets, Options()).ladder


@given(ladder=ladders(allow_shared_names=True))
@example(ladder=default_ladder())
def test_the_tables_of_a_ladder_are_read_as_it(ladder: Ladder) -> None:
    assert read_back(ladder) == ladder


@given(ladder=st.from_type(Ladder))
@settings(max_examples=50)
def test_the_tables_of_any_ladder_are_read_as_it(ladder: Ladder) -> None:
    assert read_back(ladder) == ladder


@given(ladder=odd_ladders())
def test_the_tables_of_odd_ladders_are_read_as_them(ladder: Ladder) -> None:
    assert read_back(ladder) == ladder
