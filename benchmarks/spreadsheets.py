"""What ladders and frameworks from spreadsheets cost beside the reading of the cells."""

import csv
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

from benchmarks._comparison import Comparison, statement
from pm_career.frameworks import level_fits
from pm_career.spreadsheets import read_framework, read_ladder

_LEVELS, _SKILLS, _TEXTS = 200, 170, 1_800
_STATEMENT = """\
Statement {number}: finds out what customers need, and plans what to build next.
- Talks with customers each week, and shares what was learned.
- Says what will not be built, and why."""

_ROLES, _LEVELS_OF_ROLE, _SKILLS_OF_LEVEL = 50, 4, 40
_CATALOGUE, _PROFICIENCIES = 190, 10
_HEADINGS = (
    *("Role Family", "Role", "Role Description", "Role Level", "Role Level Description"),
    *("Skill Name", "Skill Description", "Skill Level", "Skill Level Description"),
)


def comparisons(*, quick: bool) -> Iterator[Comparison]:
    """Yield the reading of a ladder and a framework next to the reading of their cells alone."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ladder.xlsx"
        _write_matrix(path)
        yield Comparison(
            what=f"read_ladder, {_LEVELS} levels by {_SKILLS} skills",
            against="openpyxl, the same cells",
            aim=2.0,
            ours=statement("read(path)", read=read_ladder, path=path),
            theirs=statement("read(path)", read=_read_cells, path=path),
            turns=5 if quick else 20,
        )
    yield from _comparisons_of_framework(quick=quick)


def _comparisons_of_framework(*, quick: bool) -> Iterator[Comparison]:
    """Yield the reading of a framework, and the search in it, next to the reading of its rows."""
    size = f"{_ROLES} roles, {_ROLES * _LEVELS_OF_ROLE} levels"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "roles.csv"
        _write_roles(path)
        yield Comparison(
            what=f"read_framework, {size}",
            against="csv, the same rows",
            aim=20.0,
            ours=statement("read(path)", read=read_framework, path=path),
            theirs=statement("read(path)", read=_read_rows, path=path),
            turns=5 if quick else 20,
        )

        framework = read_framework(path)
        profile = {skill.key: "5" for skill in framework.skills[::4]}
        yield Comparison(
            what=f"level_fits, {size}",
            against="csv, the rows of the framework",
            aim=1.0,
            ours=statement(
                "fits(profile, ladder=all)", fits=level_fits, profile=profile, all=framework
            ),
            theirs=statement("read(path)", read=_read_rows, path=path),
            turns=5 if quick else 20,
        )


def _read_rows(path: Path) -> list[list[str]]:
    """Return all rows of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def _write_roles(path: Path) -> None:
    """Write a row for each role, level and skill. A proficiency of a skill has one text."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(_HEADINGS)
        for role in range(_ROLES):
            about_role = (f"Family {role // 10}", f"Role {role}", f"What role {role} is for.")
            for level in range(_LEVELS_OF_ROLE):
                about_level = (f"Level {level} of role {role}", f"What level {level} answers for.")
                for number in range(_SKILLS_OF_LEVEL):
                    skill = (role * 7 + number * 3) % _CATALOGUE
                    about_skill = (f"Skill {skill}", f"What skill {skill} is about.")
                    rank = 1 + (role + level + number) % _PROFICIENCIES
                    text = _STATEMENT.format(number=skill * _PROFICIENCIES + rank)
                    rows.writerow((*about_role, *about_level, *about_skill, rank, text))


def _read_cells(path: Path) -> list[tuple[object, ...]]:
    """Return all cells of a workbook in the quickest way that openpyxl has."""
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        return [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    finally:
        book.close()


def _write_matrix(path: Path) -> None:
    """Write a row for each skill and a column for each level, with texts all over the matrix."""
    book = Workbook()
    sheet = book.create_sheet("Skills", 0)
    del book["Sheet"]
    levels = [f"Product Manager {level}" for level in range(_LEVELS)]
    sheet.append(["Category", "Skill", "Description", *levels])

    for skill in range(_SKILLS):
        texts = [_text(skill, level) for level in range(_LEVELS)]
        sheet.append([f"Category {skill // 10}", f"Skill {skill}", "What it is about.", *texts])
    book.save(path)


def _text(skill: int, level: int) -> str | None:
    """Return the text of a cell, or nothing for most cells."""
    number, rest = divmod((skill * _LEVELS + level) * _TEXTS, _LEVELS * _SKILLS)
    return _STATEMENT.format(number=number) if rest < _TEXTS else None
