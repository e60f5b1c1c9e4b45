"""What a ladder from a workbook costs beside the reading of its cells."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

from benchmarks._comparison import Comparison, statement
from pm_career.spreadsheets import read_ladder

_LEVELS, _SKILLS, _TEXTS = 200, 170, 1_800
_STATEMENT = """\
Statement {number}: finds out what customers need, and plans what to build next.
- Talks with customers each week, and shares what was learned.
- Says what will not be built, and why."""


def comparisons(*, quick: bool) -> Iterator[Comparison]:
    """Yield the reading of a ladder next to the reading of the same cells by openpyxl."""
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
