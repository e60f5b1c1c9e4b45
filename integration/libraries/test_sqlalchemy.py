"""Values in the columns of a SQLite file, by the types of the guide to databases."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from pm_career import (
    CareerPath,
    Ladder,
    Level,
    SkillGap,
    UnknownLevelError,
    career_path,
    default_ladder,
    skill_gap,
)

GUIDE = Path(__file__).parents[2] / "docs" / "integrations" / "database.md"
LADDER = default_ladder()


# The first block of the guide defines the types of the columns.
BLOCKS = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
TYPES: dict[str, Any] = {}
exec(BLOCKS[0], TYPES)  # noqa: S102  a page of our own
AsJson = TYPES["AsJson"]


class Base(DeclarativeBase):
    """The base of the tables."""

    type_annotation_map: ClassVar[dict[type, Any]] = {
        Level: TYPES["LevelKey"],
        **{kind: AsJson(kind) for kind in (CareerPath, Ladder, SkillGap)},
    }


class Person(Base):
    """A person, with values that may be null."""

    __tablename__ = "people"

    name: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[Level | None]
    gap: Mapped[SkillGap | None]
    path: Mapped[CareerPath | None]
    ladder: Mapped[Ladder | None]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Return an engine with an empty table."""
    engine = create_engine(f"sqlite:///{tmp_path}/people.db")
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def team(engine: Engine) -> Engine:
    """Return an engine with two people, one of them without any value."""
    with Session(engine) as session:
        session.add(
            Person(
                name="Ada",
                level=LADDER["PM"],
                gap=skill_gap("PM", name="Ada"),
                path=career_path("PM", "CPO"),
                ladder=LADDER,
            )
        )
        session.add(Person(name="Bo"))
        session.commit()
    return engine


def test_values_come_back_equal(team: Engine) -> None:
    with Session(team) as session:
        ada = session.get_one(Person, "Ada")
    assert ada.level == LADDER["PM"]
    assert ada.gap == skill_gap("PM", name="Ada")
    assert ada.path == career_path("PM", "CPO")
    assert ada.ladder == LADDER


def test_the_column_of_a_level_holds_its_key(team: Engine) -> None:
    with team.connect() as connection:
        keys = connection.scalars(text("SELECT level FROM people ORDER BY name")).all()
    assert keys == ["product-manager", None]


def test_no_value_is_null_in_the_database(team: Engine) -> None:
    with Session(team) as session:
        bo = session.get_one(Person, "Bo")
        empty = select(Person.name).where(Person.gap.is_(None), Person.level.is_(None))
        assert session.scalars(empty).all() == ["Bo"]
    assert (bo.level, bo.gap, bo.path, bo.ladder) == (None, None, None, None)


@pytest.mark.parametrize("level", [LADDER["PM"], "PM", "product manager", "product-manager"])
def test_a_condition_takes_a_level_or_any_of_its_names(team: Engine, level: Any) -> None:
    with Session(team) as session:
        assert session.scalars(select(Person.name).where(Person.level == level)).all() == ["Ada"]


def test_a_condition_takes_a_range_of_levels(team: Engine) -> None:
    with Session(team) as session:
        low = select(Person.name).where(Person.level.in_(LADDER["APM":"PM"]))
        high = select(Person.name).where(Person.level.in_(LADDER["Senior PM":]))
        assert session.scalars(low).all() == ["Ada"]
        assert session.scalars(high).all() == []


def test_a_new_level_is_saved_and_the_same_one_is_not(team: Engine) -> None:
    with Session(team) as session:
        ada = session.get_one(Person, "Ada")
        ada.level = LADDER["Senior PM"]
        session.commit()
        assert ada.level == LADDER["Senior PM"]

        ada.level = LADDER["Senior PM"]
        assert not session.is_modified(ada)


def test_an_unknown_level_is_not_stored(team: Engine) -> None:
    with Session(team) as session:
        session.add(Person(name="Cy", level="Senor PM"))
        with pytest.raises(StatementError) as caught:
            session.commit()
    assert isinstance(caught.value.orig, UnknownLevelError)
    assert caught.value.orig.name == "Senor PM"

    with Session(team) as session:
        assert session.get(Person, "Cy") is None


def test_the_error_about_a_stored_key_names_it(team: Engine) -> None:
    with team.begin() as connection:
        connection.execute(text("UPDATE people SET level = 'pm-2019' WHERE name = 'Ada'"))
    with Session(team) as session, pytest.raises(UnknownLevelError) as caught:
        session.get(Person, "Ada")
    assert caught.value.name == "pm-2019"
    assert str(caught.value).startswith("the ladder has no level 'pm-2019'; it has ")
