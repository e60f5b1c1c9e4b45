"""A ladder as tables that hold the whole ladder, each fact in one place.

`_reading` reads them as an equal ladder.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import attrs

from pm_career._model import Detail, Expectation, Ladder, Level
from pm_career._titles import names_seniority
from pm_career._wording import KeyPath
from pm_career.spreadsheets._draft import LevelDraft, ProficiencyDraft, SkillDraft
from pm_career.spreadsheets._lists import join_list
from pm_career.spreadsheets._naming import AskedNames, Named
from pm_career.spreadsheets._reading import (
    DETAIL,
    MARK,
    detail_name,
    fact_of_ladder,
    level_field_named,
    mark_detail,
    skill_field_named,
)
from pm_career.spreadsheets._sheet import (
    DESCRIPTORS,
    EXPECTATIONS,
    LADDER,
    LEVELS,
    SCALE,
    SKILLS,
    Cell,
    Place,
    Sheet,
)

_Details: TypeAlias = Sequence[Detail]

_Said: TypeAlias = Mapping[str, Sequence[str]]
"""The texts in the cells of a level, by the keys of the skills."""

_NOWHERE = Place(Sheet(()))


@attrs.frozen(eq=False)
class Column:
    """A column of a table to be written. `cells` has no heading."""

    heading: str
    path: KeyPath
    """The path to the value of a cell, from the part that its row is about."""

    cells: Sequence[Cell]

    is_name: bool = False
    """Whether the cells have the names of what the rows are about."""

    of_level: bool = False
    """Whether this is the column of a level in a matrix. Then its path starts at the ladder."""


@attrs.frozen(eq=False)
class Table(Sheet):
    """A sheet to be written, with its headings in the first row."""

    columns: Sequence[Column] = ()

    about: Sequence[KeyPath] = ()
    """The path to the part that each row is about, without the row of headings."""

    def path(self, row: int, column: int) -> KeyPath:
        """Return the path to the value of a cell, from the top of the ladder."""
        start = () if row == 0 or self.columns[column].of_level else self.about[row - 1]
        return (*start, *self.columns[column].path)


def make_table(name: str, about: Sequence[KeyPath], columns: Sequence[Column]) -> Table:
    """Return the table of these columns, in which empty texts are empty cells."""
    headings = [column.heading for column in columns]
    rows = zip(*(column.cells for column in columns), strict=True)
    filled = [[None if cell == "" else cell for cell in row] for row in rows]
    return Table([headings, *filled], name, columns=columns, about=about)


class NamesInSheets:
    """The names of the levels, skills and proficiencies of a ladder in sheets."""

    def __init__(self, ladder: Ladder) -> None:
        self._levels = {
            each.key: LevelDraft(each.title, _NOWHERE, each.key, [*each.aliases]) for each in ladder
        }
        self._skills = {
            each.key: SkillDraft(each.name, _NOWHERE, each.key) for each in ladder.skills
        }
        self._scale = {
            each.key: ProficiencyDraft(each.name, _NOWHERE, each.key)
            for each in ladder.proficiencies
        }
        self.levels = Named(self._levels.values())
        self.skills = Named(self._skills.values())
        self.scale = Named(self._scale.values())
        self._asked = AskedNames(self.skills, self.scale)

    def level(self, key: str, is_free: Callable[[str], bool] = lambda _: True) -> str:
        """Return the name of a level in sheets, in a form that has no other meaning there."""
        return self.levels.form(self._levels[key], is_free)

    def skill(self, key: str) -> str:
        """Return the name of a skill in sheets."""
        return self.skills.form(self._skills[key])

    def proficiency(self, key: str) -> str:
        """Return the name of a proficiency in sheets, or of a level that is used as one."""
        return self.scale.form(self._scale[key]) if self._scale else self.level(key)

    def asked(self, skill: str, proficiency: str | None) -> str:
        """Return the name in sheets of a skill that is asked for, perhaps at a proficiency."""
        at = None if proficiency is None else self._scale[proficiency]
        return self._asked.form(self._skills[skill], at)


def to_tables(ladder: Ladder) -> list[Table]:
    """Return the tables that hold all of a ladder."""
    names = NamesInSheets(ladder)
    in_cells = _fits_into_cells(ladder)
    tables = [
        _table_of_ladder(ladder),
        _table_of_levels(ladder),
        table_of_skills(ladder, names, in_full=in_cells),
        *([] if in_cells else [_table_of_expectations(ladder, names)]),
        _table_of_descriptors(ladder, names),
        _table_of_scale(ladder),
    ]
    return [each for each in tables if each.about or each.name in {LEVELS, SKILLS}]


def _table_of_ladder(ladder: Ladder) -> Table:
    facts: list[tuple[str, KeyPath, str]] = [
        ("Title", ("title",), ladder.title),
        ("Summary", ("summary",), ladder.summary),
        ("Version", ("version",), ladder.version),
        ("Source", ("source",), ladder.source),
        ("Cumulative", ("cumulative",), "yes" if ladder.cumulative else ""),
        ("Growth", ("growth",), join_list(ladder.growth)),
        ("Advancement", ("advancement",), join_list(ladder.advancement)),
    ]
    for detail in ladder.details:
        label = _head_detail(detail.name, is_taken=fact_of_ladder(detail.name) is not None)
        facts.append((label, ("details", detail.name), detail.text))

    stated = [fact for fact in facts if fact[2]]
    columns = [
        Column("Field", (), [label for label, _, _ in stated], is_name=True),
        Column("Text", (), [text for _, _, text in stated]),
    ]
    return make_table(LADDER, [path for _, path, _ in stated], columns)


def _table_of_levels(ladder: Ladder) -> Table:
    years = [level.experience for level in ladder]
    columns = [
        Column("Key", ("key",), [level.key for level in ladder]),
        Column("Title", ("title",), [level.title for level in ladder], is_name=True),
        Column("Aliases", ("aliases",), [join_list(level.aliases) for level in ladder]),
        Column("Summary", ("summary",), [level.summary for level in ladder]),
        Column(
            "Responsibilities",
            ("responsibilities",),
            [join_list(level.responsibilities) for level in ladder],
        ),
        Column(
            "Minimum years",
            ("experience", "min_years"),
            [each.min_years if each else None for each in years],
        ),
        Column(
            "Maximum years",
            ("experience", "max_years"),
            [each.max_years if each else None for each in years],
        ),
        Column(
            "Background",
            ("experience", "background"),
            [join_list(each.background if each else ()) for each in years],
        ),
    ]
    columns += _columns_of_details([level.details for level in ladder], head_detail_of_level)
    return make_table(LEVELS, [("levels", n) for n in range(len(ladder))], columns)


def table_of_skills(ladder: Ladder, names: NamesInSheets, *, in_full: bool) -> Table:
    """Return the matrix.

    If `in_full`, its cells have all that levels expect, and a skill may have several rows. If not,
    its cells have the highest proficiency that a level asks for.
    """
    said = [_say(level, ladder, names, in_full=in_full) for level in ladder]
    rows = [
        (n, repeat)
        for n, skill in enumerate(ladder.skills)
        for repeat in range(max([1, *(len(cells.get(skill.key, ())) for cells in said)]))
    ]
    skills = [ladder.skills[n] for n, _ in rows]
    columns = [
        Column("Category", ("category",), [skill.category for skill in skills]),
        Column("Skill", ("name",), [skill.name for skill in skills], is_name=True),
        Column("Key", ("key",), [skill.key for skill in skills]),
        Column(
            "Description",
            ("description",),
            ["" if repeat else ladder.skills[n].description for n, repeat in rows],
        ),
    ]
    columns += _columns_of_details(
        [() if repeat else ladder.skills[n].details for n, repeat in rows],
        lambda name: _head_detail(name, is_taken=not _is_free_for_detail(name, names)),
    )
    for position, (level, cells) in enumerate(zip(ladder, said, strict=True)):
        texts = [cells.get(ladder.skills[n].key, ())[repeat : repeat + 1] for n, repeat in rows]
        columns.append(
            Column(
                names.level(level.key, _is_free_for_level),
                ("levels", position, "expectations"),
                ["".join(text) for text in texts],
                of_level=True,
            )
        )
    return make_table(SKILLS, [("skills", n) for n, _ in rows], columns)


def _is_free_for_detail(heading: str, names: NamesInSheets) -> bool:
    """Return whether a heading of the matrix is neither of a field nor like one of a level."""
    if skill_field_named(heading) or names_seniority(heading):
        return False
    return names.levels.find(heading) is None


def _is_free_for_level(heading: str) -> bool:
    """Return whether a heading of the matrix is neither that of a field nor that of a detail."""
    return skill_field_named(heading) is None and detail_name(heading) == heading


def _table_of_expectations(ladder: Ladder, names: NamesInSheets) -> Table:
    about: list[KeyPath] = []
    levels: list[str] = []
    statements: list[str] = []
    skills: list[str] = []

    for n, level in enumerate(ladder):
        highest = highest_asked(level, ladder)
        for m, expectation in enumerate(level.expectations):
            about.append(("levels", n, "expectations", m))
            levels.append(names.level(level.key))
            statements.append(expectation.statement)
            # The matrix has the highest proficiency, so only other proficiencies are written here.
            asked = [
                names.asked(each.skill, _unless(each.proficiency, highest[each.skill]))
                for each in expectation.requirements
            ]
            skills.append(join_list(asked))

    columns = [
        Column("Level", (), levels, is_name=True),
        Column("Expectation", ("statement",), statements),
        Column("Skills", ("skills",), skills),
    ]
    return make_table(EXPECTATIONS, about, columns)


def _unless(proficiency: str | None, known: str | None) -> str | None:
    return None if proficiency == known else proficiency


def _table_of_descriptors(ladder: Ladder, names: NamesInSheets) -> Table:
    described = [(n, skill) for n, skill in enumerate(ladder.skills) if skill.descriptors]
    texts = [
        [(each.proficiency, each.text) for each in skill.descriptors] for _, skill in described
    ]
    columns = [
        Column("Skill", (), [names.skill(skill.key) for _, skill in described], is_name=True)
    ]
    for key, cells in _line_up(texts):
        columns.append(Column(names.proficiency(key), ("descriptors", key), cells))
    return make_table(DESCRIPTORS, [("skills", n) for n, _ in described], columns)


def _table_of_scale(ladder: Ladder) -> Table:
    scale = ladder.proficiencies
    columns = [
        Column("Key", ("key",), [each.key for each in scale]),
        Column("Name", ("name",), [each.name for each in scale], is_name=True),
        Column("Meaning", ("meaning",), [each.meaning for each in scale]),
    ]
    return make_table(SCALE, [("proficiencies", n) for n in range(len(scale))], columns)


def _columns_of_details(details: Sequence[_Details], head: Callable[[str], str]) -> list[Column]:
    """Return a column for each detail. `head` returns the heading of a detail."""
    texts = [[(detail.name, detail.text) for detail in listed] for listed in details]
    return [Column(head(name), ("details", name), cells) for name, cells in _line_up(texts)]


def head_detail_of_level(name: str) -> str:
    """Return the heading of a detail in a sheet of levels."""
    return _head_detail(name, is_taken=level_field_named(name) not in {None, DETAIL})


def _head_detail(name: str, *, is_taken: bool) -> str:
    """Return the heading of a detail. It is marked if it would be read as something else."""
    return mark_detail(name) if is_taken or detail_name(name) != name else name


def _line_up(rows: Sequence[Sequence[tuple[str, str]]]) -> list[tuple[str, list[str]]]:
    """Return a column of texts for each name, given the names and texts of each row in order.

    A name has more than one column if rows have it before and after another name. For the rows
    "grade, pay" and "pay, grade", the columns are "pay, grade, pay".
    """
    headings: list[str] = []
    for row in rows:
        start = 0
        for name, _ in row:
            if name in headings[start:]:
                start = headings.index(name, start) + 1
            else:
                headings.insert(start, name)
                start += 1

    columns: list[list[str]] = [[""] * len(rows) for _ in headings]
    for position, row in enumerate(rows):
        start = 0
        for name, text in row:
            column = headings.index(name, start)
            columns[column][position] = text
            start = column + 1
    return list(zip(headings, columns, strict=True))


def _fits_into_cells(ladder: Ladder) -> bool:
    """Return whether the cells of the matrix can have all that the levels of a ladder expect."""
    places = {skill.key: place for place, skill in enumerate(ladder.skills)}
    return all(
        _is_read_from_cells(level.expectations, places, with_scale=bool(ladder.proficiencies))
        for level in ladder
    )


def _is_read_from_cells(
    expectations: Sequence[Expectation], places: Mapping[str, int], *, with_scale: bool
) -> bool:
    """Return whether the cells of a level are read as exactly these expectations, in this order.

    The first expectation has no text, and asks for the skills of all cells without a text. After it
    comes an expectation for each text. All are in the order of the skills.
    """
    without_words: list[int] = []
    texts: list[int] = []

    for n, expectation in enumerate(expectations):
        asked = [places[each.skill] for each in expectation.requirements]
        if not expectation.statement and n == 0:
            without_words = asked
        elif _is_text_of_cell(expectation) and not with_scale:
            texts += asked
        else:
            return False
    return without_words == sorted(without_words) and texts == sorted(texts)


def _is_text_of_cell(expectation: Expectation) -> bool:
    """Return whether a cell can hold an expectation: a text about one skill."""
    text = expectation.statement
    return bool(text.strip()) and text != MARK and len(expectation.requirements) == 1


def _say(level: Level, ladder: Ladder, names: NamesInSheets, *, in_full: bool) -> _Said:
    """Return the texts of the cells of a level: all it expects, or only what it asks for."""
    if not in_full:
        highest = highest_asked(level, ladder)
        return {skill: [_ask(proficiency, names)] for skill, proficiency in highest.items()}

    said: dict[str, list[str]] = {}
    for expectation in level.expectations:
        for each in expectation.requirements:
            text = expectation.statement or _ask(each.proficiency, names)
            said.setdefault(each.skill, []).append(text)
    return said


def _ask(proficiency: str | None, names: NamesInSheets) -> str:
    """Return the text of a cell that only asks for a skill."""
    return MARK if proficiency is None else names.proficiency(proficiency)


def highest_asked(level: Level, ladder: Ladder) -> Mapping[str, str | None]:
    """Return the highest proficiency that a level itself asks for, by the keys of the skills.

    It is `None` in a ladder without proficiencies.
    """
    highest: dict[str, str | None] = {}
    for expectation in level.expectations:
        for asked in expectation.requirements:
            known, new = highest.get(asked.skill), asked.proficiency
            if known is None or new is None or ladder.rank(known) < ladder.rank(new):
                highest[asked.skill] = new
    return highest
