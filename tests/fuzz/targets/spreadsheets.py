"""`read_ladder`: whatever a sheet says, it is a ladder or an `InvalidLadderError`.

An input is a file of CSV, TSV or Markdown below its name. If its files are XML, it is a workbook,
which is an archive of such files.
"""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from pm_career import InvalidLadderError, Ladder
from pm_career.spreadsheets import (
    ladder_rows,
    read_framework,
    read_ladder,
    read_with_report,
    write_ladder,
)
from tests.fuzz.mutating import mutate_words
from tests.fuzz.named_files import join_files, split_files
from tests.fuzz.promises import (
    in_time,
    keep_framework_promises,
    keep_ladder_promises,
    keep_view_promises,
    promise,
    read,
)

__all__ = ["MOST_BYTES", "check", "mutate"]

MOST_BYTES = 4_096
"""How long an input may be: a small ladder shows as much as a large one, and sooner."""

WORDS = (
    *("Skill", "Competency", "Category", "Description", "Level", "Levels", "Title", "Key", "Rank"),
    *("Proficiency", "Rating", "Statement", "Responsibilities", "Years", "Experience", "Role"),
    *("Junior PM", "Product Manager", "Senior PM", "L1", "L2", "Basic", "Advanced", "x", "✓", "-"),
    *("1", "2.5", "0-2", "2 to 5", "5+", "10 years", "=1+1", "#REF!", '"', '""', ",", "\t", "|"),
    *("\n", "\r\n", "| --- |", 't="s"', 'r="A1"', "<c>", "</c>", "<v>0</v>", "<row>", "&#10;"),
)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORKBOOK: dict[str, str | bytes] = {
    "[Content_Types].xml": f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>
</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>""",
    "xl/workbook.xml": f"""<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">
<sheets><sheet name="Skills" sheetId="1" r:id="r1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>
</Relationships>""",
}
"""The files of a workbook of one sheet, `xl/worksheets/sheet1.xml`, which an input may replace."""


class NamedFile(BytesIO):
    """An open file in memory that has a name."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(content)
        self.name = name


def check(data: bytes) -> None:
    """Read a sheet, or the sheets of a workbook."""
    name, content = _file_of(data)
    report = read(lambda: read_with_report(NamedFile(name, content)))
    if report is not None:
        keep_view_promises(report)
        keep_ladder_promises(report.ladder)
        _keep_sheet_promises(report.ladder)
        return

    # Rows of several roles are a framework.
    framework = read(lambda: read_framework(NamedFile(name, content)))
    if framework is not None:
        keep_framework_promises(framework)


def _file_of(data: bytes) -> tuple[str, bytes]:
    """Return the name and the content of the file that an input stands for."""
    files = split_files(data)
    name, content = next(iter(files.items()))
    if not name.endswith(".xml"):
        return name, content

    archive = BytesIO()
    with ZipFile(archive, "w") as members:
        for member, part in {**WORKBOOK, **files}.items():
            members.writestr(member.encode("utf-8", "replace").decode(), part)
    return "sheet.xlsx", archive.getvalue()


def _keep_sheet_promises(ladder: Ladder) -> None:
    """See that a ladder is written as a sheet, and that this reads as an equal ladder."""
    with in_time():
        ladder_rows(ladder)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "written.csv"
        try:
            with in_time():
                write_ladder(ladder, path)
        except InvalidLadderError:
            return  # a cell cannot hold every text
        with in_time():
            written = read_ladder(path)
    promise(written == ladder, "a written sheet reads as another ladder")


def mutate(data: bytes, seed: int) -> bytes | None:
    """Return the input with other words in one of its files."""
    files = split_files(data)
    name = sorted(files)[seed % len(files)]
    text = mutate_words(files[name].decode("utf-8", "surrogateescape"), seed, WORDS)
    files[name] = text.encode("utf-8", "ignore")
    return join_files(files)
