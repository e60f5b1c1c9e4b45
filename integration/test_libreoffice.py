"""Workbooks that LibreOffice reads and saves: `nox -s office`."""

import csv
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from openpyxl import load_workbook

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
from pm_career.spreadsheets import read_ladder, write_ladder

SOFFICE = shutil.which("soffice")
if SOFFICE is None:
    raise FileNotFoundError("expected LibreOffice's command soffice: Debian's libreoffice-calc")

# In CSV: commas, quotation marks around all texts, UTF-8, cells as they are stored, all sheets.
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1"
ONE_SHEET = ALL_SHEETS.removesuffix(",-1")

# The same for reading, where each column is set to text, so that "00123" stays as it is.
AS_TEXTS = f"--infilter=CSV:44,34,76,1,{'/'.join(f'{column}/2' for column in range(1, 100))}"

Convert: TypeAlias = Callable[..., Path]

LIST = "Ask:\n- whom?\n\n  - why?"
SCRIPTS = ("日本語の説明\n二行目", "مدیر\u200cعامل", "Größe & Übersicht <b>", "हिन्दी 👩‍💻 e\u0301")

MANY_TEXTS = Ladder(
    title="Many texts: «ladder»",
    summary=LIST,
    growth=("One line", LIST, "- a bullet"),
    details=[Detail(name="Field", text="  spaces around  ")],
    proficiencies=[
        Proficiency(key="1", name="1", meaning="=1+1"),
        Proficiency(key="2", name="基本", meaning="\n@home\n"),
    ],
    skills=[
        Skill(
            key=f"skill-{n}",
            name=text.splitlines()[0],
            category=f"Category, {n // 2}",
            description=text,
            descriptors=[Descriptor(proficiency="2", text=f"-{text}")],
        )
        for n, text in enumerate(SCRIPTS)
    ],
    levels=[
        Level(
            key="apm",
            title="00123",
            aliases=["2024-01-02", "TRUE", "1e5"],
            experience=Experience(min_years=0.1, max_years=2.5, background=SCRIPTS),
            expectations=[
                Expectation(
                    statement=text,
                    requirements=[Requirement(skill=f"skill-{n}", proficiency=f"{1 + n % 2}")],
                )
                for n, text in enumerate(SCRIPTS)
            ],
        ),
        Level(
            key="pm",
            title="Product Manager",
            responsibilities=[LIST, "+1 %", "'quoted'", "tab\there", "_x0041_"],
            experience=Experience(min_years=2.5),
            details=[Detail(name="等級", text="#N/A"), Detail(name="Pay", text="1,000")],
        ),
    ],
)

TEXTS_IN_CELLS = Ladder(
    title="Texts in cells",
    skills=[Skill(key="research", name="調査")],
    levels=[
        Level(
            key=f"level-{n}",
            title=f"Level {n}",
            expectations=[
                Expectation(statement=text, requirements=[Requirement(skill="research")])
            ],
        )
        for n, text in enumerate((*SCRIPTS, LIST, "=1+1"))
    ],
)


@pytest.fixture(
    params=[default_ladder(), MANY_TEXTS, TEXTS_IN_CELLS],
    ids=["packaged", "many texts", "texts in cells"],
)
def ladder(request: pytest.FixtureRequest) -> Ladder:
    """Return each of the ladders."""
    found: Ladder = request.param
    return found


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Return what lets LibreOffice save a file in another format, and returns where the result is.

    LibreOffice has settings of its own here. Those of the user are neither read nor changed.
    """
    settings = f"-env:UserInstallation={tmp_path_factory.mktemp('settings').as_uri()}"

    def run(file: Path, to: str, *options: str) -> Path:
        folder = file.parent / "saved"
        subprocess.run(
            [
                *(str(SOFFICE), settings, "--headless", *options),
                *("--convert-to", to, "--outdir", folder, file),
            ],
            check=True,
            timeout=120,
        )
        return folder

    return run


def test_a_workbook_that_was_saved_has_the_same_ladder(
    ladder: Ladder, convert: Convert, tmp_path: Path
) -> None:
    write_ladder(ladder, tmp_path / "ladder.xlsx")
    folder = convert(tmp_path / "ladder.xlsx", "xlsx")
    assert read_ladder(folder / "ladder.xlsx") == ladder


def test_the_cells_of_all_sheets_are_those_of_the_ladder(
    ladder: Ladder, convert: Convert, tmp_path: Path
) -> None:
    book, text = tmp_path / "ladder.xlsx", tmp_path / "ladder.csv"
    write_ladder(ladder, book)
    folder = convert(book, ALL_SHEETS)
    with text.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(stack(folder, load_workbook(book).sheetnames))
    assert read_ladder(text) == ladder


def stack(folder: Path, sheets: list[str]) -> Iterator[list[str]]:
    """Yield the rows of all sheets, each below its name, as they stand in a single file."""
    for name in sheets:
        yield [name]
        with (folder / f"ladder-{name}.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file)
        yield []


def test_a_csv_file_that_was_saved_has_the_same_ladder(
    ladder: Ladder, convert: Convert, tmp_path: Path
) -> None:
    write_ladder(ladder, tmp_path / "ladder.csv")
    folder = convert(tmp_path / "ladder.csv", ONE_SHEET, AS_TEXTS)
    assert read_ladder(folder / "ladder.csv") == ladder
