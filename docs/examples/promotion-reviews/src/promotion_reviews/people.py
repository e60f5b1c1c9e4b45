"""The people and their skills, in a SQLite database."""

import json
import sqlite3
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from importlib.resources import files
from os import PathLike

import attrs
from pm_career import Level

MOST = 2**63 - 1
"""How far SQLite counts."""


@attrs.frozen
class Person:
    """Somebody at a level, with skills at proficiencies: each of the three by its key."""

    id: int
    name: str
    level: str
    skills: Mapping[str, str]


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
        """Return the number of a new person at that level, who has no skills yet."""
        with self._transaction() as connection:
            [number] = connection.execute(
                "INSERT INTO person (name, level) VALUES (?, ?) RETURNING id", (name, level.key)
            ).fetchone()
            return int(number)

    def set_skills(self, person: Person, skills: Mapping[str, str]) -> None:
        """Put these skills in the place of those that the person had."""
        rows = [(person.id, skill, proficiency) for skill, proficiency in skills.items()]
        with self._transaction() as connection:
            connection.execute("DELETE FROM skill WHERE person = ?", (person.id,))
            connection.executemany("INSERT INTO skill VALUES (?, ?, ?)", rows)

    def promote(self, person: Person, level: Level, decided_by: str, reason: str) -> None:
        """Put the person at the level, and keep who decided that, and why.

        Raises:
            StaleError: when the person is no longer at the level that they had.
        """
        with self._transaction() as connection:
            raised = connection.execute(
                "UPDATE person SET level = ? WHERE id = ? AND level = ?",
                (level.key, person.id, person.level),
            )
            if not raised.rowcount:
                raise StaleError(f"{person.name} is no longer at the level {person.level!r}")
            connection.execute(
                "INSERT INTO promotion (person, level, decided_by, reason) VALUES (?, ?, ?, ?)",
                (person.id, level.key, decided_by, reason),
            )

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
