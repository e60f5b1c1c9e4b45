"""The people, their skills and their promotions, in a SQLite database."""

import json
import sqlite3
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from importlib.resources import files
from os import PathLike

import attrs
from pm_career import Level, SkillGap, from_dict, to_dict

MOST = 2**63 - 1
"""How far SQLite counts."""


@attrs.frozen
class Person:
    """Somebody at a level, with skills at proficiencies: each of the three by its key.

    A proficiency of `None` says that the skill is not held. A skill that is not there is not rated.
    """

    id: int
    name: str
    level: str
    skills: Mapping[str, str | None]


@attrs.frozen
class Promotion:
    """A decision to promote somebody, and what was missing on that day."""

    decided_by: str
    reason: str
    decided_at: str
    gap: SkillGap


class UnknownPersonError(LookupError):
    """The database has no such person."""


class StaleError(Exception):
    """Somebody else has changed the person since."""


@attrs.frozen
class People:
    """Everybody in a database. Each call is one transaction: done whole, or not at all."""

    database: str | PathLike[str]

    def __attrs_post_init__(self) -> None:
        schema = files("promotion_reviews") / "schema.sql"
        with self._transaction() as connection:
            connection.executescript(schema.read_text(encoding="utf-8"))

    def __iter__(self) -> Iterator[Person]:
        return iter(self._select("SELECT * FROM profile ORDER BY name, id"))

    def __getitem__(self, number: int) -> Person:
        if number <= MOST:
            for person in self._select("SELECT * FROM profile WHERE id = ?", number):
                return person
        raise UnknownPersonError(f"there is no person {number}")

    def add(self, name: str, level: Level) -> int:
        """Return the number of a new person at that level, whose skills are not rated yet."""
        with self._transaction() as connection:
            [number] = connection.execute(
                "INSERT INTO person (name, level) VALUES (?, ?) RETURNING id", (name, level.key)
            ).fetchone()
            return int(number)

    def set_skills(self, person: Person, skills: Mapping[str, str | None]) -> None:
        """Put these skills in the place of those that the person had."""
        rows = [(person.id, skill, proficiency) for skill, proficiency in skills.items()]
        with self._transaction() as connection:
            connection.execute("DELETE FROM skill WHERE person = ?", (person.id,))
            connection.executemany("INSERT INTO skill VALUES (?, ?, ?)", rows)

    def promote(self, person: Person, gap: SkillGap, decided_by: str, reason: str) -> None:
        """Put the person at the target of the gap, and keep who decided that, why, and the gap.

        Raises:
            StaleError: when the person is no longer at the level that they had.
        """
        level = gap.target.key
        with self._transaction() as connection:
            raised = connection.execute(
                "UPDATE person SET level = ? WHERE id = ? AND level = ?",
                (level, person.id, person.level),
            )
            if not raised.rowcount:
                raise StaleError(f"{person.name} is no longer at the level {person.level!r}")
            connection.execute(
                "INSERT INTO promotion (person, level, decided_by, reason, gap)"
                " VALUES (?, ?, ?, ?, ?)",
                (person.id, level, decided_by, reason, json.dumps(to_dict(gap))),
            )

    def promotions(self, person: Person) -> list[Promotion]:
        """Return the promotions of a person, the latest first."""
        with self._transaction() as connection:
            rows = connection.execute(
                "SELECT decided_by, reason, decided_at, gap FROM promotion"
                " WHERE person = ? ORDER BY id DESC",
                (person.id,),
            ).fetchall()
        return [
            Promotion(decided_by, reason, decided_at, from_dict(SkillGap, json.loads(gap)))
            for decided_by, reason, decided_at, gap in rows
        ]

    def _select(self, query: str, *values: int) -> list[Person]:
        with self._transaction() as connection:
            rows = connection.execute(query, values).fetchall()
        return [
            Person(number, name, level, json.loads(skills)) for number, name, level, skills in rows
        ]

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        """Yield a connection. What is done in it is kept at the end, and undone by an exception."""
        with closing(sqlite3.connect(self.database)) as connection, connection:
            connection.execute("PRAGMA foreign_keys = ON")
            yield connection
