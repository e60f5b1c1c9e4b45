"""What the cells of a matrix say: a text, a proficiency, or only that a skill is asked for."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from pm_career import InvalidLadderError, Ladder
from pm_career.spreadsheets import ReadReport, read_ladder, read_with_report
from pm_career.spreadsheets._draft import LevelDraft, SkillDraft
from pm_career.spreadsheets._reading._matrix.cells import CellOfMatrix
from pm_career.spreadsheets._sheet import Place, Sheet

Rows = Sequence[Sequence[str | float | None]]


def read(*rows: Sequence[str], **options: Any) -> ReadReport:
    """Return what is understood of rows of cells, each that of a skill, in columns of levels."""
    headings = ["Skill", *(f"Level {n}" for n, _ in enumerate(rows[0], 1))]
    skills = [[f"Skill {n}", *cells] for n, cells in enumerate(rows, 1)]
    file = io.StringIO(newline="")
    csv.writer(file).writerows([headings, *skills])
    file.seek(0)
    return read_with_report(file, **options)


def notes(*rows: Sequence[str], **options: Any) -> list[str]:
    return list(map(str, read(*rows, **options).notes))


def problems(*rows: Sequence[str], **options: Any) -> list[str]:
    with pytest.raises(InvalidLadderError) as caught:
        read(*rows, **options)
    return list(map(str, caught.value.problems))


def scale(report: ReadReport) -> list[str]:
    return [proficiency.name for proficiency in report.ladder.proficiencies]


def asked(ladder: Ladder) -> list[list[tuple[str, dict[str, str | None]]]]:
    """Return what each level expects: a text, and each skill with its proficiency."""
    return [
        [
            (each.statement, {need.skill: need.proficiency for need in each.requirements})
            for each in level.expectations
        ]
        for level in ladder
    ]


# Texts and marks


def test_a_text_is_an_expectation_of_one_skill() -> None:
    report = read(["Reads maps that others drew", "Draws them"])
    assert scale(report) == []
    assert asked(report.ladder) == [
        [("Reads maps that others drew", {"skill-1": None})],
        [("Draws them", {"skill-1": None})],
    ]


@pytest.mark.parametrize("mark", ["x", "X", " x ", "✓", "✔", "✅", "☑", "●", "yes", "TRUE"])
def test_marks_are_gathered_in_one_expectation_which_stands_first(mark: str) -> None:
    ladder = read(["Reads what there is", mark], [mark, mark], [mark, ""]).ladder
    assert asked(ladder) == [
        [
            ("", {"skill-2": None, "skill-3": None}),
            ("Reads what there is", {"skill-1": None}),
        ],
        [("", {"skill-1": None, "skill-2": None})],
    ]


@pytest.mark.parametrize(("length", "is_short"), [(9, True), (10, False)])
def test_a_mark_has_fewer_than_ten_characters(length: int, *, is_short: bool) -> None:
    place = Place(Sheet([]))
    level, skill = LevelDraft("PM", place, "pm"), SkillDraft("Maps", place, "maps")
    mark, refusal = (CellOfMatrix(level, skill, word.ljust(length), place) for word in ("x", "no"))
    assert (mark.is_mark, refusal.is_refusal) == (is_short, is_short)


@pytest.mark.parametrize("word", ["no", "No ", "FALSE", "✗", "✘", "❌", "☐", "○"])
def test_a_cell_may_say_that_a_skill_is_not_asked_for(word: str) -> None:
    report = read([word, "x"], ["Reads maps", word])
    assert asked(report.ladder) == [
        [("Reads maps", {"skill-2": None})],
        [("", {"skill-1": None})],
    ]
    assert list(map(str, report.notes)) == [
        f"cell B2: this and 1 more cell were read as not asking for the skill, for '{word.strip()}'"
    ]


def test_a_box_without_a_tick_asks_for_nothing() -> None:
    rows = [
        {"Skill": "Maps", "Junior": False, "Senior": True},
        {"Skill": "Charts", "Junior": True, "Senior": True},
    ]
    report = read_with_report(rows)
    assert asked(report.ladder) == [
        [("", {"charts": None})],
        [("", {"maps": None, "charts": None})],
    ]
    assert list(map(str, report.notes)) == [
        "[0].Junior: this cell was read as not asking for the skill, for 'FALSE'"
    ]


def test_no_is_a_proficiency_of_a_scale_that_has_it() -> None:
    ladder = read(["no", "some"], ["some", "some"], scale=["no", "some"]).ladder
    assert asked(ladder) == [
        [("", {"skill-1": "no", "skill-2": "some"})],
        [("", {"skill-1": "some", "skill-2": "some"})],
    ]


def test_beside_numbers_no_asks_for_nothing() -> None:
    ladder = read(["no", "1"], ["1", "2"], ["1", "2"]).ladder
    assert asked(ladder)[0] == [("", {"skill-2": "1", "skill-3": "1"})]


def test_a_skill_is_marked_once() -> None:
    rows = "Skill,Level 1\nMaps,x\n,x\n"
    assert asked(read_ladder(io.StringIO(rows))) == [[("", {"maps": None})]]


# Numbers


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1", "2", "3"], "1 2 3"),
        (["1", "3", "5"], "1 2 3 4 5"),
        (["2", "3", "3"], "1 2 3"),
        (["0", "1", "3"], "0 1 2 3"),
        (["1.0", "2.0", "3,0"], "1 2 3"),
        (["1.5", "2", "3"], "1.5 2 3"),
        (["1,5", "2", "3"], "1.5 2 3"),
        (["20", "50", "100"], "20 50 100"),
        (["33.33333333333", "33.33333333334"], "33.33333333333 33.33333333334"),
        (["8", "10", "10"], "1 2 3 4 5 6 7 8 9 10"),
        (["8", "11", "11"], "8 11"),
        (["1", "x", "2", "3"], None),
        (["1", "two", "2", "3", "4"], None),
    ],
    ids=str,
)
def test_numbers_are_a_scale_without_gaps(cells: list[str], expected: str | None) -> None:
    if expected is None:
        odd = cells[1]
        numbers = ", ".join(repr(f"{n}") for n in range(1, len(cells)))
        assert problems(cells) == [f"cell C2: expected one of {numbers}, got {odd!r}"]
        return
    report = read(cells)
    assert scale(report) == expected.split()
    notes = []
    if "0" in cells:
        advice = "if a skill is not asked for, leave its cell empty"
        notes.append(f"cell B2: 0 was read as the lowest proficiency; {advice}")
    if not expected.startswith("1 "):
        numbers = ", ".join(map(repr, expected.split()))
        notes.append(f"cell B2: the scale is {numbers}, weakest first")
    assert list(map(str, report.notes)) == notes


def test_a_number_among_texts_is_noted() -> None:
    report = read(["1", "Draws maps", "Teaches others", "Leads"])
    assert scale(report) == []
    assert list(map(str, report.notes)) == ["cell B2: the number '1' was read as a text"]

    report = read(
        ["1", "Draws maps", "Teaches others", "2"], ["3", "a map", "two maps", "all maps"]
    )
    assert list(map(str, report.notes)) == [
        "cell B2: the number '1' was read as a text, and so were 2 other numbers"
    ]


def test_a_cell_asks_for_the_proficiency_of_its_number() -> None:
    cells = ["1.0", "2", "10", "10,0", " 1 "]
    ladder = read(cells).ladder
    assert asked(ladder) == [[("", {"skill-1": number})] for number in ("1", "2", "10", "10", "1")]


def test_numbers_of_a_workbook_are_numbers() -> None:
    book = Workbook()
    for row in (["Skill", "PM", "Lead"], ["Maps", 1, 2.0], ["Nets", 0.5, "3"]):
        book.worksheets[0].append(row)
    file = io.BytesIO()
    book.save(file)
    assert [each.name for each in read_ladder(io.BytesIO(file.getvalue())).proficiencies] == [
        *("0.5", "1", "2", "3")
    ]


def test_a_few_numbers_among_texts_are_texts() -> None:
    report = read(["1", "Draws maps of land", "Draws maps of the sea"])
    assert scale(report) == []
    assert asked(report.ladder)[0] == [("1", {"skill-1": None})]


@pytest.mark.parametrize(
    ("numbers", "texts", "is_scale"), [(3, 1, True), (5, 2, False), (6, 2, True)]
)
def test_numbers_are_a_scale_in_three_of_four_cells(
    numbers: int, texts: int, *, is_scale: bool
) -> None:
    cells = [*(str(number) for number in range(1, numbers + 1)), *["Draws maps"] * texts]
    if is_scale:
        assert "expected one of '1', '2', '3'" in problems(cells)[0]
    else:
        assert scale(read(cells)) == []


def test_a_name_of_a_proficiency_has_at_most_three_words() -> None:
    row = ["Can do it", "Does it well"]
    assert scale(read(row, row)) == row
    row = ["Can do it", "Does it very well"]
    assert scale(read(row, row)) == []


def test_several_rows_of_a_skill_ask_for_one_proficiency() -> None:
    text = "Skill,Level 1,Level 2\nMaps,1,2\n,1,\nNets,1,1\n,2,\n"
    with pytest.raises(InvalidLadderError) as caught:
        read_ladder(io.StringIO(text))
    assert list(map(str, caught.value.problems)) == [
        "cell B5: another row has a different proficiency for 'Nets'"
    ]
    assert asked(read_ladder(io.StringIO(text.removesuffix(",2,\n")))) == [
        [("", {"maps": "1", "nets": "1"})],
        [("", {"maps": "2", "nets": "1"})],
    ]


# Words


def test_words_of_a_known_order_are_a_scale() -> None:
    rows = [["basic", "Intermediate", "expert"], ["Expert", "basic", "intermediate"]]
    assert notes(*rows) == [
        (
            "cell B2: the scale is 'basic', 'Intermediate', 'expert', weakest first, "
            "in the known order of these words"
        )
    ]
    assert asked(read(*rows).ladder)[0] == [("", {"skill-1": "basic", "skill-2": "expert"})]


def test_words_are_a_scale_if_each_row_rises_in_the_same_order() -> None:
    rows = [["Helps", "Does", "Does"], ["does", "Leads", ""], ["Helps", "", "Does"]]
    assert notes(*rows) == [
        (
            "cell B2: the scale is 'Helps', 'Does', 'Leads', weakest first, "
            "in the order in which the rows rise"
        ),
        (
            "cell D3: 2 empty cells were read as asking for nothing; "
            "empty='as below' would repeat the level below"
        ),
    ]
    assert [part.key for part in read(*rows).ladder.proficiencies] == ["helps", "does", "leads"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["Helps", "Does"], ["Does", "Helps"]], "'Helps', 'Does'"),
        ([["Helps", "Does", "Helps"], ["Leads", "Does", "Leads"]], "'Helps', 'Does', 'Leads'"),
        ([["Helps", "Helps"], ["Does", "Does"]], "'Helps', 'Does'"),
        ([["Strong", "advanced"], ["Advanced", "strong"]], "'Strong', 'advanced'"),
        ([["Helps", "Does"], ["Leads", "Does"], ["Leads", "Helps"], ["Leads"] * 2], None),
        ([["A", "C"], ["B", "C"], ["A", "C"]], "'A', 'C', 'B'"),
    ],
    ids=str,
)
def test_words_whose_order_is_not_sure_are_texts(rows: list[list[str]], words: str | None) -> None:
    report = read(*rows)
    if words is None:
        assert scale(report) == ["Leads", "Helps", "Does"]
        return
    assert scale(report) == []
    assert list(map(str, report.notes)) == [
        (
            f"cell B2: the order of {words} is not known, so they were read as texts; "
            "to read them as proficiencies, list them in scale=, weakest first"
        )
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Does", "Does"], ["does", "Does"]],
        [["Helps", "Does"], ["Leads", ""]],
        [["Helps all of them", "Does what is said"], ["Helps all of them", "Does what is said"]],
        [["Helps\nwell", "Does"], ["Helps\nwell", "Does"]],
    ],
    ids=str,
)
def test_other_texts_are_no_words_of_a_scale(rows: list[list[str]]) -> None:
    report = read(*rows)
    assert scale(report) == []
    assert "order" not in str(report)


def test_a_word_that_cannot_be_seen_is_reported_at_its_first_cell() -> None:
    fault = r"expected a text that can be seen, got '\u200b'"
    assert problems(["Does", "\u200b"], ["Does", "\u200b"]) == [f"cell C2: {fault}"]


def test_a_scale_of_words_has_at_most_ten() -> None:
    words = [f"Word {number}" for number in range(11)]
    assert scale(read(words[:10], words[:10])) == words[:10]
    assert scale(read(words, words)) == []


# The scale that a caller tells, or another sheet


def test_a_caller_tells_the_scale() -> None:
    rows = [["Does", "does", "HELPS"]]
    report = read(*rows, scale=["helps", " Does ", "Leads"])
    assert scale(report) == ["helps", "Does", "Leads"]
    assert asked(report.ladder) == [[("", {"skill-1": key})] for key in ("does", "does", "helps")]
    assert report.notes == ()


@pytest.mark.parametrize(
    ("text", "question"),
    [("x", ""), ("Dose", "; did you mean 'Does'?"), ("2", ""), ("Cooks a soup", "")],
)
def test_each_cell_is_a_proficiency_of_the_scale(text: str, question: str) -> None:
    assert problems(["Does", text], scale=["Helps", "Does"]) == [
        f"cell C2: expected one of 'Helps', 'Does', got {text!r}{question}"
    ]


def test_a_number_of_the_scale_may_be_written_in_any_way() -> None:
    ladder = read(["1", "2.0", "2,5"], scale=["1", "2", "2.5"]).ladder
    assert asked(ladder) == [[("", {"skill-1": key})] for key in ("1", "2", "2-5")]


def to_book(**sheets: Rows) -> io.BytesIO:
    """Return an open workbook with the rows of its sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return io.BytesIO(file.getvalue())


MATRIX = [["Skill", "PM", "Lead"], ["Maps", "low", "high"]]


def test_a_sheet_may_list_the_scale() -> None:
    book = to_book(Skills=MATRIX, Scale=[["Proficiency", "Meaning"], ["High", "h"], ["Low", "l"]])
    ladder = read_ladder(book)
    assert [(each.name, each.meaning) for each in ladder.proficiencies] == [
        ("High", "h"),
        ("Low", "l"),
    ]
    assert asked(ladder) == [[("", {"maps": "low"})], [("", {"maps": "high"})]]


def test_a_caller_orders_the_scale_of_a_sheet() -> None:
    book = to_book(Skills=MATRIX, Scale=[["Proficiency", "Meaning"], ["High", "h"], ["Low", "l"]])
    ladder = read_ladder(book, scale=["low", "Mid", "HIGH"])
    assert [(each.name, each.meaning) for each in ladder.proficiencies] == [
        *(("Low", "l"), ("Mid", ""), ("High", "h"))
    ]


def test_cells_of_an_exact_sheet_have_no_scale_of_their_own() -> None:
    book = to_book(
        Levels=[["Key", "Title"], ["pm", "PM"], ["lead", "Lead"]],
        Skills=[
            ["Skill", "Key", "PM", "Lead"],
            ["Maps", "maps", "1", "x"],
            ["Nets", "nets", "X", ""],
        ],
    )
    assert asked(read_ladder(book)) == [
        [("1", {"maps": None}), ("X", {"nets": None})],
        [("", {"maps": None})],
    ]


# Laws


@given(st.lists(st.integers(0, 10), min_size=1, max_size=8))
def test_each_number_is_its_own_proficiency(numbers: list[int]) -> None:
    ladder = read(list(map(str, numbers))).ladder
    assert [each[0][1]["skill-1"] for each in asked(ladder)] == list(map(str, numbers))
    keys = [int(part.key) for part in ladder.proficiencies]
    assert keys == list(range(min(1, *numbers, 1), max(numbers) + 1))


@given(st.permutations(["low", "mid", "high"]), st.data())
def test_the_scale_that_is_told_is_the_scale(words: list[str], data: st.DataObject) -> None:
    cells = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=5))
    report = read([cell.upper() for cell in cells], scale=words)
    assert scale(report) == words
    assert [each[0][1]["skill-1"] for each in asked(report.ladder)] == cells
