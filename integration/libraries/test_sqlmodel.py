"""Values in tables of SQLModel, in a SQLite file, by the types of the guide to databases."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import Field, Session, SQLModel, create_engine, select

from pm_career import Level, SkillGap, default_ladder, skill_gap

GUIDE = Path(__file__).parents[2] / "docs" / "integrations" / "database.md"
LADDER = default_ladder()

# The first block of the guide defines the types of the columns.
BLOCKS = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
TYPES: dict[str, Any] = {}
exec(BLOCKS[0], TYPES)  # noqa: S102  a page of our own


class NewEmployee(SQLModel):
    """What a request contains."""

    name: str
    level: Level
    gap: SkillGap | None = None


class Employee(SQLModel, table=True):  # type: ignore[call-arg]  # the checkers do without SQLModel
    """A row of the table."""

    name: str = Field(primary_key=True)
    level: Level = Field(sa_type=TYPES["LevelKey"])
    gap: SkillGap | None = Field(default=None, sa_type=TYPES["AsJson"](SkillGap))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Return a session with an empty table."""
    engine = create_engine(f"sqlite:///{tmp_path}/employees.db")
    Employee.__table__.create(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def test_values_come_back_equal(session: Session) -> None:
    gap = skill_gap("PM", name="Ada")
    session.add(Employee(name="Ada", level=LADDER["PM"], gap=gap))
    session.add(Employee(name="Bo", level=LADDER["APM"]))
    session.commit()
    session.expire_all()

    ada, bo = session.exec(select(Employee).order_by(Employee.name)).all()
    assert (ada.level, ada.gap) == (LADDER["PM"], gap)
    assert (bo.level, bo.gap) == (LADDER["APM"], None)


def test_a_request_becomes_a_row_and_a_row_becomes_json(session: Session) -> None:
    request = {"name": "Ada", "level": "Senior PM"}
    session.add(Employee.model_validate(NewEmployee.model_validate(request)))
    session.commit()

    ada = session.get_one(Employee, "Ada")
    assert ada.level == LADDER["Senior PM"]
    assert NewEmployee.model_validate_json(ada.model_dump_json()).level == LADDER["Senior PM"]


def test_an_unknown_level_is_not_stored(session: Session) -> None:
    session.add(Employee(name="Ada", level="Senor PM"))
    with pytest.raises(StatementError, match="the ladder has no level 'Senor PM'"):
        session.commit()


def test_the_schema_of_a_table_explains_its_values() -> None:
    schema = NewEmployee.model_json_schema()
    assert {"Level", "SkillGap"} <= set(schema["$defs"])
