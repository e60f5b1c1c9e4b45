-- Levels, skills and proficiencies are the keys of the ladder.

CREATE TABLE IF NOT EXISTS person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    level TEXT NOT NULL
) STRICT;

-- A skill without a proficiency is not held. A skill without a row is not rated.
CREATE TABLE IF NOT EXISTS skill (
    person INTEGER NOT NULL REFERENCES person,
    skill TEXT NOT NULL,
    proficiency TEXT,
    PRIMARY KEY (person, skill)
) STRICT, WITHOUT ROWID;

-- The gap is JSON. It has its own copy of the levels and skills, so it outlives the ladder.
CREATE TABLE IF NOT EXISTS promotion (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person,
    level TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    gap TEXT NOT NULL,
    decided_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
) STRICT;

CREATE VIEW IF NOT EXISTS profile AS
SELECT
    id,
    name,
    level,
    (
        SELECT json_group_object(skill, proficiency)
        FROM skill
        WHERE person = person.id
    ) AS skills
FROM person;
