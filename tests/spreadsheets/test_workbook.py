"""Workbooks: what their cells hold, and what happens to those that are damaged or harmful."""

import re
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from io import BytesIO
from time import perf_counter
from typing import Any, TypeAlias
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font

from pm_career import InvalidLadderError, Problem
from pm_career.spreadsheets._sheet import Sheet
from pm_career.spreadsheets._sources import workbook
from pm_career.spreadsheets._sources.workbook import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

WORKBOOK = "xl/workbook.xml"
SHEET = "xl/worksheets/sheet1.xml"

PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{TYPES}">
        <Default Extension="xml" ContentType="application/xml"/>
        <Default Extension="rels"
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/{WORKBOOK}" ContentType="{KIND}.sheet.main+xml"/>
        <Override PartName="/{SHEET}" ContentType="{KIND}.worksheet+xml"/>
        <Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/>
    </Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{RELATIONS}">
        <Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="{WORKBOOK}"/>
    </Relationships>""",
    WORKBOOK: f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">
        <sheets><sheet name="Skills" sheetId="1" r:id="rId1"/></sheets>
    </workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{RELATIONS}">
        <Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>
    </Relationships>""",
    "xl/sharedStrings.xml": f"""<sst xmlns="{MAIN}">
        <si><t>Skill</t></si>
        <si><r><t>Product </t></r><r><rPr><b/></rPr><t>Manager</t></r></si>
        <si><t>_x005F_x0041_ a_x000D_b _xD83D_ _x41_</t></si>
    </sst>""",
    SHEET: f"""<worksheet xmlns="{MAIN}"><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
        <row r="2"><c r="A2" t="s"><v>2</v></c></row>
    </sheetData></worksheet>""",
}
"""The smallest workbook with shared texts."""


MemoryBelow: TypeAlias = Callable[[int], AbstractContextManager[None]]


def pack(parts: Mapping[str, str | bytes], compression: int = ZIP_DEFLATED) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_cells(cells: str, behind: str = "") -> bytes:
    """Return a workbook with a sheet of this XML."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>{behind}</worksheet>'
    return pack({**PARTS, SHEET: sheet})


def write(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def write_rows(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return write(book)


def read(content: bytes, *names: str) -> list[Sheet]:
    return read_workbook(content, "a.xlsx", names)


def rows(content: bytes) -> list[list[Any]]:
    [sheet] = read(content)
    assert sheet.problems == []
    return [[*row] for row in sheet.rows]


def problems(content: bytes, *names: str, file: str = "a.xlsx") -> tuple[Problem, ...]:
    with pytest.raises(InvalidLadderError) as caught:
        read_workbook(content, file, names)
    return caught.value.problems


DAMAGED = (
    Problem(
        "cannot be read: the workbook is damaged; "
        "open it in a spreadsheet program and save it again",
        (),
        "a.xlsx",
    ),
)
TOO_MANY_CELLS = (
    Problem(
        "expected at most 100,000 cells, got more; "
        "delete the empty rows and columns around the table",
        (),
        "a.xlsx",
    ),
)


class TestCells:
    def test_texts_stay_as_written(self) -> None:
        texts = [" a\nb ", "'=a", "Ünï", "🙂"]
        assert rows(write_rows(texts)) == [texts]

    def test_numbers_and_truth_values(self) -> None:
        assert rows(write_rows([1, 2.5, -3, 1e300, True, False])) == [
            [1, 2.5, -3, 1e300, "TRUE", "FALSE"]
        ]

    def test_dates_and_times(self) -> None:
        moments = [
            date(2026, 1, 2),
            datetime(2026, 1, 2, 3, 4),  # noqa: DTZ001  as spreadsheets have it
            time(3, 4),
            timedelta(days=1, hours=2),
        ]
        assert rows(write_rows(moments)) == [
            ["2026-01-02", "2026-01-02 03:04:00", "03:04:00", "1 day, 2:00:00"]
        ]

    def test_shared_texts(self) -> None:
        # Half of a pair is no character, so what looks like one is text.
        assert rows(pack(PARTS)) == [
            ["Skill", "Product Manager"],
            ["_x0041_ a\rb _xD83D_ _x41_"],
        ]

    @pytest.mark.parametrize(
        ("written", "text"),
        [
            ("_x000D_a", "\ra"),
            ("a_x000d__x000A_b", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x005F_x005F_x005f_x000D_", "_x005F_x000D_"),
            ("_x0000_", "\0"),
            ("_xFFFF_", "\uffff"),
            ("_xDFFF_", "_xDFFF_"),
            ("_X000D_", "_X000D_"),
            ("x000D_", "x000D_"),
        ],
    )
    def test_characters_that_xml_cannot_hold(self, written: str, text: str) -> None:
        cell = f'<row><c t="inlineStr"><is><t>{written}</t></is></c></row>'
        assert rows(with_cells(cell)) == [[text]]

    def test_escapes_in_shared_texts(self) -> None:
        text = "<si><t>_x005F_x005F_x005F_x000D_ a_x000D__x005F_x000D_</t></si>"
        parts = {**PARTS, "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{text * 3}</sst>'}
        # openpyxl drops each "x005F_" with a capital F, so they get a small one before.
        assert rows(pack(parts))[1] == ["_x005f_x000D_ a\r_x000D_"]

    def test_cells_and_rows_need_no_place(self) -> None:
        cells = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
        assert rows(with_cells(cells)) == [[1, 2], [3]]

    def test_empty_cells_and_rows_between_others(self) -> None:
        cells = '<row r="2"><c r="B2"/><c r="C2"><v>1</v></c><c r="D2" s="1"/></row><row r="9"/>'
        assert rows(with_cells(cells)) == [[], [None, None, 1]]

    def test_only_empty_cells_are_trimmed(self) -> None:
        content = write_rows(["a", None, " ", None], [" b ", " ", "c", ""], [None])
        assert rows(content) == [["a", None, " "], [" b ", " ", "c"]]

    def test_a_wrong_dimension_does_not_matter(self) -> None:
        sheet = PARTS[SHEET].replace("<sheetData>", '<dimension ref="A1:A1"/><sheetData>')
        assert rows(pack({**PARTS, SHEET: sheet}))[0] == ["Skill", "Product Manager"]

    def test_hidden_rows_columns_and_sheets_are_read(self) -> None:
        book = Workbook()
        sheet: Any = book.worksheets[0]
        sheet.append(["a", "b"])
        sheet.append(["c", "d"])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        hidden: Any = book.create_sheet("Hidden")
        hidden.append(["e"])
        hidden.sheet_state = "veryHidden"
        assert [sheet.rows for sheet in read(write(book))] == [[["a", "b"], ["c", "d"]], [["e"]]]

    def test_of_merged_cells_the_first_has_the_value(self) -> None:
        book = Workbook()
        sheet: Any = book.worksheets[0]
        sheet.append(["a", None, "b"])
        sheet.merge_cells("A1:B2")
        assert rows(write(book)) == [["a", None, "b"]]

    def test_cells_that_are_merged_across_columns_are_known(self) -> None:
        book = Workbook()
        sheet: Any = book.worksheets[0]
        for cells in ("A1:B2", "D1:F1", "B4:C4", "A5:A6"):
            sheet.merge_cells(cells)
        sheet["D7"] = "a"
        [read_sheet] = read(write(book))
        assert read_sheet.merged == {0: [(0, 1), (3, 5)], 3: [(1, 2)]}

    def test_a_sheet_of_a_prefix(self) -> None:
        sheet = (
            f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c t="n"><x:v>1</x:v></x:c>'
            '<x:c r="B1"><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>'
        )
        [read_sheet] = read(pack({**PARTS, SHEET: sheet}))
        assert read_sheet.rows == [[1, "=A1"]]
        assert [problem.cell for problem in read_sheet.problems] == ["Skills!B1"]


class TestFormulas:
    def test_a_formula_is_its_stored_value(self) -> None:
        cells = (
            "<row>"
            '<c r="A1"><f>1+1</f><v>2</v></c>'
            '<c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'
            '<c r="C1" t="str"><f>""</f><v></v></c>'
            '<c r="D1" t="b"><f>TRUE()</f><v>1</v></c>'
            "</row>"
        )
        assert rows(with_cells(cells)) == [[2, "ab", None, "TRUE"]]

    def test_one_without_a_stored_value_is_a_problem(self) -> None:
        content = write_rows(["Skill", "=A1"], [None, "a"], ["=B2&A1", "b"])
        [sheet] = read(content)
        assert sheet.rows == [["Skill", "=A1"], [None, "a"], ["=B2&A1", "b"]]
        message = (
            "this formula has no stored value; "
            "open the file in a spreadsheet program and save it again"
        )
        assert sheet.problems == [
            Problem(message, (), "a.xlsx", cell="Sheet!B1"),
            Problem(message, (), "a.xlsx", cell="Sheet!A3"),
        ]

    def test_formulas_that_are_copied_from_the_first_of_them(self) -> None:
        cells = (
            '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">1</f><v>1</v></c></row>'
            '<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>'
        )
        [sheet] = read(with_cells(cells))
        assert sheet.rows == [[1], ["="]]
        assert [problem.cell for problem in sheet.problems] == ["Skills!A2"]

    @pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#NAME?"])
    def test_an_error_is_a_problem(self, error: str) -> None:
        cells = f'<row><c t="e"><v>{error}</v></c><c t="str"><v>{error}</v></c></row>'
        [sheet] = read(with_cells(cells))
        assert sheet.rows == [[error, error]]
        assert list(map(str, sheet.problems)) == [
            f"a.xlsx:Skills!A1: expected a value, got the error {error}"
        ]

    def test_a_date_that_cannot_be(self) -> None:
        book = Workbook()
        sheet: Any = book.worksheets[0]
        sheet["A1"] = 1e10
        sheet["A1"].number_format = "yyyy-mm-dd"
        [read_sheet] = read(write(book))
        assert list(map(str, read_sheet.problems)) == [
            "a.xlsx:Sheet!A1: expected a value, got the error #VALUE!"
        ]


class TestSheets:
    @pytest.fixture
    def content(self) -> bytes:
        book = Workbook()
        for name in ("Skills", "Salary", "Career Levels"):
            sheet: Any = book.create_sheet(name)
            sheet.append([f"=of {name}"])
        book.remove(book.worksheets[0])
        return write(book)

    def test_all_are_read_in_their_order(self, content: bytes) -> None:
        sheets = read(content)
        assert [(sheet.name, sheet.file) for sheet in sheets] == [
            ("Skills", "a.xlsx"),
            ("Salary", "a.xlsx"),
            ("Career Levels", "a.xlsx"),
        ]

    def test_some_are_named(self, content: bytes) -> None:
        sheets = read(content, "career-levels", "Skills")
        assert [sheet.name for sheet in sheets] == ["Skills", "Career Levels"]

    def test_names_that_no_sheet_has(self, content: bytes) -> None:
        assert problems(content, "Skill", "Skills", "Pay") == (
            Problem("there is no sheet 'Skill'; did you mean 'Skills'?", (), "a.xlsx"),
            Problem(
                "there is no sheet 'Pay'; the sheets are 'Skills', 'Salary', 'Career Levels'",
                (),
                "a.xlsx",
            ),
        )

    def test_charts_are_no_sheets(self) -> None:
        book = Workbook()
        book.worksheets[0].append(["a"])
        book.create_chartsheet("Chart", 0).add_chart(BarChart())
        parts = unpack(write(book))
        # Whatever it is, cells do not depend on it.
        assert "xl/chartsheets/sheet1.xml" in parts
        content = pack({**parts, "xl/chartsheets/sheet1.xml": b"\xff"})
        assert [sheet.name for sheet in read(content)] == ["Sheet"]

    def test_a_workbook_without_sheets(self) -> None:
        parts = {**PARTS, WORKBOOK: f'<workbook xmlns="{MAIN}"><sheets/></workbook>'}
        assert problems(pack(parts)) == (
            Problem(
                "expected a workbook with sheets of cells, got one without; if it is in the "
                "format Strict Open XML, save it as an ordinary workbook (.xlsx)",
                (),
                "a.xlsx",
            ),
        )

    def test_one_in_the_strict_format(self) -> None:
        strict = {
            "spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
            "officeDocument/2006/relationships": (
                "http://purl.oclc.org/ooxml/officeDocument/relationships"
            ),
        }
        parts = dict(PARTS)
        for old, new in strict.items():
            for name, part in parts.items():
                parts[name] = part.replace(f"http://schemas.openxmlformats.org/{old}", new)
        [problem] = problems(pack(parts))
        assert problem.message.startswith("expected a workbook with sheets of cells, got one ")


class TestIgnored:
    def test_formats_comments_links_and_charts(self) -> None:
        book = Workbook()
        sheet: Any = book.worksheets[0]
        sheet.append(["Skill", "PM"])
        sheet["A1"].font = Font(bold=True)
        sheet["A1"].comment = Comment("What people can do", "Someone")
        sheet["B1"].hyperlink = "https://example.com"
        sheet.add_chart(BarChart(), "A5")
        assert rows(write(book)) == [["Skill", "PM"]]

    @pytest.mark.parametrize(
        "name",
        [
            "docProps/app.xml",
            "docProps/core.xml",
            "docProps/custom.xml",
            "xl/calcChain.xml",
            "xl/comments1.xml",
            "xl/drawings/drawing1.xml",
            "xl/externalLinks/externalLink1.xml",
            "xl/media/image1.png",
            "xl/theme/theme1.xml",
            "xl/vbaProject.bin",
            "xl/worksheets/_rels/sheet1.xml.rels",
        ],
    )
    def test_other_parts_may_hold_anything(self, name: str) -> None:
        parts: dict[str, str | bytes] = {**PARTS, name: b"\xff"}
        assert rows(pack(parts))[0] == ["Skill", "Product Manager"]

    def test_macros(self) -> None:
        types = PARTS["[Content_Types].xml"].replace(
            f"{KIND}.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        )
        parts = {**PARTS, "[Content_Types].xml": types, "xl/vbaProject.bin": "Sub Main()"}
        assert rows(pack(parts))[0] == ["Skill", "Product Manager"]

    def test_links_to_other_workbooks(self) -> None:
        workbook = PARTS[WORKBOOK].replace(
            "</workbook>",
            '<externalReferences><externalReference r:id="rId9"/></externalReferences></workbook>',
        )
        assert rows(pack({**PARTS, WORKBOOK: workbook}))[0] == ["Skill", "Product Manager"]

    @pytest.mark.parametrize(
        "behind",
        [
            # Google Sheets writes such a filter, which openpyxl refuses.
            """<autoFilter ref="A1:B2"><filterColumn colId="0"><customFilters>
                <customFilter operator="notEqual" val=""/>
            </customFilters></filterColumn></autoFilter>""",
            '<dataValidations><dataValidation type="of another program"/></dataValidations>',
            '<conditionalFormatting sqref="A1"><cfRule type="new"/></conditionalFormatting>',
            "<extLst><ext uri='{78C0D931-6437-407d-A8EE-F0AAD7539E65}'/></extLst>",
        ],
    )
    def test_filters_and_rules(self, behind: str) -> None:
        assert rows(with_cells("<row><c><v>1</v></c></row>", behind)) == [[1]]

    @pytest.mark.parametrize(
        "name", ["_xlnm.Print_Titles", "_xlnm.Print_Area", "_xlnm._FilterDatabase", "Salary"]
    )
    def test_names_of_ranges_that_are_gone(self, name: str) -> None:
        names = (
            f'<definedNames><definedName name="{name}" localSheetId="0">#REF!</definedName>'
            f'<definedName name="{name}" localSheetId="7">Skills!#REF!</definedName></definedNames>'
        )
        workbook = PARTS[WORKBOOK].replace("</workbook>", f"{names}</workbook>")
        assert rows(pack({**PARTS, WORKBOOK: workbook}))[0] == ["Skill", "Product Manager"]


class TestLimits:
    @pytest.mark.parametrize("cell", ["XFD1048576", "A1048576"])
    def test_a_cell_far_away(self, cell: str) -> None:
        row = cell.lstrip("XFDA")
        start = perf_counter()
        content = with_cells(f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>')
        assert problems(content) == TOO_MANY_CELLS
        assert perf_counter() - start < 30

    def test_a_row_that_no_sheet_has(self) -> None:
        content = with_cells('<row r="999999999999"><c><v>1</v></c></row>')
        assert problems(content) == TOO_MANY_CELLS

    def test_the_last_column(self) -> None:
        content = with_cells('<row r="3"><c r="XFD3"><v>1</v></c></row>')
        assert rows(content) == [[], [], [*[None] * 16_383, 1]]

    def test_a_column_that_no_sheet_has(self) -> None:
        assert problems(with_cells('<row r="1"><c r="AAAA1"><v>1</v></c></row>')) == DAMAGED

    def test_the_sheets_count_together(self) -> None:
        wide = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(1, 5))
        sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{wide}</sheetData></worksheet>'
        book = PARTS[WORKBOOK].replace(
            "</sheets>", '<sheet name="More" sheetId="2" r:id="rId3"/></sheets>'
        )
        links = PARTS["xl/_rels/workbook.xml.rels"].replace(
            "</Relationships>",
            f'<Relationship Id="rId3" Type="{OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>'
            "</Relationships>",
        )
        content = pack(
            {
                **PARTS,
                WORKBOOK: book,
                "xl/_rels/workbook.xml.rels": links,
                SHEET: sheet,
                "xl/worksheets/sheet2.xml": sheet,
            }
        )
        assert problems(content) == TOO_MANY_CELLS
        # Those that are not asked for do not count.
        assert len(read(content, "More")[0].rows) == 4

    def test_a_text_that_many_cells_share(self) -> None:
        texts = f'<sst xmlns="{MAIN}"><si><t>{"x" * 10_000}</t></si></sst>'
        cells = '<row><c t="s"><v>0</v></c></row>' * 801
        sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
        assert problems(pack({**PARTS, "xl/sharedStrings.xml": texts, SHEET: sheet})) == (
            Problem("expected at most 8,000,000 characters in all cells, got more", (), "a.xlsx"),
        )

    def test_much_that_is_packed_into_little(self) -> None:
        content = pack({**PARTS, "xl/media/image1.png": bytes(32 * 2**20)})
        assert len(content) < 2**18
        assert problems(content) == (
            Problem("expected a workbook of at most 32 MiB, unpacked, got more", (), "a.xlsx"),
        )

    def test_the_files_count_together(self, monkeypatch: pytest.MonkeyPatch) -> None:
        size = sum(len(part) for part in PARTS.values())
        monkeypatch.setattr(workbook, "MOST_UNPACKED", size)
        assert rows(pack(PARTS))[0] == ["Skill", "Product Manager"]
        monkeypatch.setattr(workbook, "MOST_UNPACKED", size - 1)
        assert problems(pack(PARTS)) == (
            Problem("expected a workbook of at most 32 MiB, unpacked, got more", (), "a.xlsx"),
        )

    def test_more_than_an_archive_says(self, memory_below: MemoryBelow) -> None:
        """The sizes of parts, which may be anything, stand behind all of them."""
        content = bytearray(pack({**PARTS, SHEET: PARTS[SHEET].ljust(2**24)}))
        stated = (2**24).to_bytes(4, "little")
        assert content.count(stated) == 2
        harmful = bytes(content.replace(stated, (2**10).to_bytes(4, "little")))

        with memory_below(2**22):
            assert problems(harmful) == DAMAGED

    def test_a_thousand_files(self) -> None:
        more = {f"{number}.txt": "" for number in range(1_000 - len(PARTS))}
        assert rows(pack({**PARTS, **more})) == rows(pack(PARTS))
        assert problems(pack({**PARTS, **more, "one.txt": ""})) == (
            Problem("expected a workbook of at most 1,000 files, got more", (), "a.xlsx"),
        )

    @pytest.mark.parametrize("markup", ["<a/>", "<a b='' c=''/>"], ids=["tags", "attributes"])
    def test_tags_and_attributes(self, monkeypatch: pytest.MonkeyPatch, markup: str) -> None:
        texts = "".join(PARTS[name] for name in PARTS if name.endswith((".xml", ".rels")))
        usual = texts.count("<") + texts.count("=")
        monkeypatch.setattr(workbook, "MOST_MARKUP", usual)
        assert rows(pack(PARTS))[0] == ["Skill", "Product Manager"]
        monkeypatch.setattr(workbook, "MOST_MARKUP", usual - 1)
        assert problems(pack(PARTS))
        # The end of a sheet is dropped before it is read.
        assert problems(with_cells(f"<row>{markup * usual}</row>")) == (
            Problem(
                "expected a workbook of at most 1,000,000 tags and attributes, got more",
                (),
                "a.xlsx",
            ),
        )

    def test_many_sheets_with_the_same_cells(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sheets = "".join(
            f'<sheet name="{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, 101)
        )
        book = re.sub("<sheets>.*</sheets>", f"<sheets>{sheets}</sheets>", PARTS[WORKBOOK])
        content = pack({**PARTS, WORKBOOK: book})
        monkeypatch.setattr(workbook, "MOST_UNPACKED", 100 * len(PARTS[SHEET]))
        assert len(read(content)) == 100
        monkeypatch.setattr(workbook, "MOST_UNPACKED", 100 * len(PARTS[SHEET]) - 1)
        assert len(read(content, "7")) == 1
        assert problems(content) == (
            Problem("expected a workbook of at most 32 MiB, unpacked, got more", (), "a.xlsx"),
        )

    def test_more_than_an_archive_says_in_another_compression(
        self, memory_below: MemoryBelow
    ) -> None:
        content = pack({**PARTS, SHEET: PARTS[SHEET].ljust(2**28)}, ZIP_BZIP2)
        harmful = content.replace((2**28).to_bytes(4, "little"), (2**10).to_bytes(4, "little"))

        # A block of bzip2 is 46 MB.
        with memory_below(2**28):
            assert problems(harmful) == DAMAGED

    def test_merged_cells_without_an_end(self) -> None:
        start = perf_counter()
        sheet = PARTS[SHEET].replace("</sheetData>", f"</sheetData>{'<mergeCells' * 500_000}")
        assert rows(pack({**PARTS, SHEET: sheet})) == rows(pack(PARTS))
        assert perf_counter() - start < 30

    @pytest.mark.parametrize("name", [SHEET, WORKBOOK, "xl/sharedStrings.xml"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
    def test_entities_that_grow(self, name: str, encoding: str) -> None:
        bomb = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>'
        part = f"\ufeff{bomb}{PARTS[name]}".encode(encoding)
        assert problems(pack({**PARTS, name: part})) == (
            Problem(
                "expected a workbook, got one that defines entities of XML, which may be harmful",
                (),
                "a.xlsx",
            ),
        )


class TestDamage:
    @pytest.mark.parametrize("name", PARTS)
    def test_a_part_that_is_missing(self, name: str) -> None:
        content = pack({other: part for other, part in PARTS.items() if other != name})
        if name == "_rels/.rels":
            assert rows(content)[0] == ["Skill", "Product Manager"]
        else:
            assert problems(content)

    @pytest.mark.parametrize("name", PARTS)
    def test_a_part_that_ends_too_early(self, name: str) -> None:
        content = pack({**PARTS, name: PARTS[name][:-20]})
        if name == "_rels/.rels":
            assert rows(content)[0] == ["Skill", "Product Manager"]
        else:
            assert problems(content) == DAMAGED

    @pytest.mark.parametrize(
        "cell",
        [
            '<c t="s"><v>3</v></c>',
            '<c t="s"><v>x</v></c>',
            "<c><v>x</v></c>",
            '<c t="d"><v>x</v></c>',
            '<c r="1A"><v>1</v></c>',
            '<c s="x"><v>1</v></c>',
            f"<c><v>{'9' * 5000}</v></c>",
        ],
        ids=str,
    )
    def test_a_cell_that_makes_no_sense(self, cell: str) -> None:
        assert problems(with_cells(f"<row>{cell}</row>")) == DAMAGED

    def test_xml_that_is_nested_deeply(self) -> None:
        deep = f"{'<r>' * 100_000}{'</r>' * 100_000}"
        assert rows(with_cells(f'<row><c t="inlineStr"><is>{deep}</is></c></row>')) == []

    @pytest.mark.parametrize("length", [4, 99, -30, -1])
    def test_an_archive_that_ends_too_early(self, length: int) -> None:
        assert problems(pack(PARTS)[:length]) == DAMAGED

    @pytest.mark.parametrize(
        ("file", "kind"),
        [
            ("a.docx", "a Word document"),
            ("A.ODS", "an OpenDocument spreadsheet"),
            ("a.xlsx", "a file that is not a workbook"),
            ("a.csv", "a zip archive that is not a workbook"),
        ],
    )
    @pytest.mark.parametrize(
        "types",
        [{}, {"[Content_Types].xml": f"<Types><Default ContentType='{KIND}.sheet'/></Types>"}],
    )
    def test_an_archive_that_is_no_workbook(
        self, file: str, kind: str, types: dict[str, str]
    ) -> None:
        assert problems(pack({**types, "content.xml": "<a/>"}), file=file) == (
            Problem(f"expected a spreadsheet, got {kind}; save it as .xlsx or .csv", (), file),
        )

    def test_another_compression(self) -> None:
        assert rows(pack(PARTS, ZIP_LZMA))[0] == ["Skill", "Product Manager"]


VALID = write_rows(["Skill", "PM", None], [date(2026, 1, 2), "=A1", 2.5], [True, "a\nb"])
XML = unpack(VALID)


class TestAnything:
    """Whatever bytes a file has, reading it ends in sheets or in an InvalidLadderError."""

    @given(st.data())
    def test_changed_bytes_of_the_archive(self, data: st.DataObject) -> None:
        self.read_anything(self.change(data, VALID))

    @given(st.data())
    def test_changed_bytes_of_a_part(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(XML)))
        self.read_anything(pack({**XML, name: self.change(data, XML[name])}))

    @staticmethod
    def change(data: st.DataObject, content: bytes) -> bytes:
        changed = bytearray(content)
        for _ in range(data.draw(st.integers(1, 3))):
            at = data.draw(st.integers(0, len(content) - 1))
            changed[at] = data.draw(st.integers(0, 255) | st.sampled_from(b'<>/"0 '))
        return bytes(changed[: data.draw(st.sampled_from([len(content), len(content) // 2]))])

    @staticmethod
    def read_anything(content: bytes) -> None:
        try:
            sheets = read(content)
        except InvalidLadderError:
            event("refused")
        else:
            event("read")
            assert sheets


def test_without_the_library_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError) as caught:
        read(pack(PARTS))
    assert str(caught.value) == (
        'reading a workbook needs openpyxl: pip install "pm-career[spreadsheets]"'
    )
    assert isinstance(caught.value.__cause__, ImportError)
