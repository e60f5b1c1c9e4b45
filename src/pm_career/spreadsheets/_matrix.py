"""A matrix: a row for each skill, a column for each level, and what is expected in the cells.

It is read in two passes. The first one reads all but the cells of levels, so that a sheet of
expectations, read in between, finds all levels and skills. The second one reads the cells.
"""

from collections.abc import Mapping, Sequence

import attrs

from pm_career._model import Detail
from pm_career._names import normalise
from pm_career._titles import names_seniority
from pm_career._wording import quote
from pm_career.spreadsheets._cells import CellOfMatrix
from pm_career.spreadsheets._draft import Draft, LevelDraft, SkillDraft, Stated
from pm_career.spreadsheets._facts import (
    ABOUT_LEVELS,
    DETAIL,
    Fact,
    detail_name,
    fact_named,
    state_facts,
)
from pm_career.spreadsheets._headings import find_column, spell, spellings
from pm_career.spreadsheets._level_names import draft_level, find_level
from pm_career.spreadsheets._naming import Named, not_found
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._report import Reading, SheetReport, report_columns
from pm_career.spreadsheets._scales import is_blank
from pm_career.spreadsheets._sheet import Place, Sheet

_WORDS = {
    "skill": (
        *(
            "skill",
            "skill name",
            "competency",
            "competence",
            "capability",
            "parameter",
            "criterion",
        ),
        *("criteria", "attribute", "dimension", "behaviour", "behavior", "trait", "quality"),
        *("subject", "expectation", "ability"),
    ),
    "category": (
        *(
            "category",
            "skill category",
            "theme",
            "group",
            "skill group",
            "area",
            "pillar",
            "domain",
        ),
        *("competency group", "competency area", "section", "cluster", "bucket"),
    ),
    "description": (
        *("description", "skill description", "definition", "outcome", "meaning", "explanation"),
        *("what it means", "what is it", "summary"),
    ),
    "key": ("key",),
    "level": ("level", "levels", "role", "title", "grade"),
}
_FIELDS = spellings(_WORDS)


def skill_field_named(heading: str) -> str | None:
    """Return the field of a skill that a heading names; `None` if it names none."""
    return _FIELDS.get(spell(heading))


# Columns that stand behind those of the levels, and are none.
_ABOUT_SKILLS = frozenset(
    map(
        spell,
        (
            *("note", "comment", "example", "source", "link", "weight", "resource", "url"),
            *("reference", "remark", "priority", "owner", "importance"),
        ),
    )
)

_ABOUT_LEVELS = frozenset(map(spell, ABOUT_LEVELS))

# Bold labels of Markdown, which a spreadsheet shows as they are.
_AROUND_LABELS = " \t\n\r*_"


@attrs.frozen(eq=False)
class MatrixColumns:
    """Which column of a matrix is what. The headings are in the row `header`."""

    header: int
    skill: int
    levels: Sequence[int]
    category: int | None = None
    description: int | None = None
    key: int | None = None
    details: Sequence[int] = ()
    omitted: Sequence[int] = ()

    is_certain: bool = True
    """Whether headings say so, rather than only the order of the columns."""

    about_levels: bool = False
    """Whether the labels of rows are headed "Level", so that most rows speak of levels."""

    @property
    def exact(self) -> bool:
        """Whether the sheet has keys, so that its texts are kept as they are written."""
        return self.key is not None


def matrix_columns(
    sheet: Sheet, header: int, options: Options, levels: Sequence[LevelDraft] = ()
) -> MatrixColumns | None:
    """Return which column of a matrix is what; `None` if the headings cannot be those of a matrix.

    Args:
        sheet: The sheet.
        header: The row of its headings.
        options: What the caller says of them.
        levels: The levels that another sheet lists, if any.
    """
    headings = [sheet.text(header, column) for column in range(len(sheet.rows[header]))]
    fields = _find_fields(headings, options)
    taken = set(fields.values())
    left = [n for n, heading in enumerate(headings) if heading.strip() and n not in taken]

    at, is_certain = _find_levels(headings, left, fields, options, levels)
    before = [n for n in left if at and n < min(at) and n not in at]
    if "skill" not in fields and at:
        fields |= _name_first_columns(fields, before, headings)
    if not at or "skill" not in fields:
        return None

    taken = {*fields.values(), *at}
    is_level = fields.get("level") == fields["skill"]
    is_category = fields.get("category") == fields["skill"]
    return MatrixColumns(
        header=header,
        skill=fields["skill"],
        levels=at,
        category=None if is_category else fields.get("category"),
        description=fields.get("description"),
        key=fields.get("key"),
        details=[n for n in left if n not in taken],
        omitted=[n for n in range(len(headings)) if n not in taken and n not in left],
        is_certain=is_certain,
        about_levels=is_level or not headings[fields["skill"]].strip(),
    )


def _find_fields(headings: list[str], options: Options) -> dict[str, int]:
    """Return the first column of each field, as the caller or its heading says."""
    fields: dict[str, int] = {}
    told = {
        "skill": options.skill,
        "category": options.category,
        "description": options.description,
    }
    for field, name in told.items():
        column = find_column(name, headings) if name is not None else None
        if column is not None:
            fields[field] = column

    for column, heading in enumerate(headings):
        named = skill_field_named(heading)
        # "Level | Junior | Senior" heads the labels of rows. Anywhere else, it may be a level.
        is_elsewhere = named == "level" and column
        if named and not is_elsewhere and named not in fields and column not in fields.values():
            fields[named] = column
        elif named == "skill" and "category" not in fields and options.skill is None:
            # "Dimension | Competency": the first one groups the second.
            fields["category"], fields["skill"] = fields["skill"], column
    return fields


def _find_levels(
    headings: list[str],
    left: list[int],
    fields: Mapping[str, int],
    options: Options,
    levels: Sequence[LevelDraft],
) -> tuple[list[int], bool]:
    """Return the columns of the levels, and whether that is certain."""
    if options.levels:
        columns = [find_column(name, headings) for name in options.levels]
        return [column for column in columns if column is not None], True

    named = Named(levels)
    if "key" in fields:
        # A sheet of levels says which of these columns are levels. The others are details.
        return [n for n in left if not levels or named.find(headings[n])], True
    known = [n for n in left if find_level(headings[n], named)]
    sounding = [n for n in left if names_seniority(headings[n])]
    if span := [*known, *sounding]:
        return [n for n in left if min(span) <= n <= max(span)], True

    # No word says which columns are levels, so they are those behind the skill and all about it.
    first = max([n for n in fields.values() if n < max(left, default=0)], default=-1)
    if first < 0:
        first = left[0] if left else 0
    behind = [n for n in left if n > first and spell(headings[n]) not in _ABOUT_SKILLS]
    return behind, "skill" in fields


def _name_first_columns(
    fields: Mapping[str, int], before: Sequence[int], headings: Sequence[str]
) -> dict[str, int]:
    """Return what the columns in front of the levels are, if no heading is that of skills."""
    if len(before) == 1:
        return {"skill": before[0]}
    if before:
        # Of several columns, the first one groups the second, and a third one describes it.
        names = ("category", "skill", "description")
        guessed = dict(zip(names, before, strict=False))
        return {field: column for field, column in guessed.items() if field not in fields}
    if not headings[0].strip():
        return {"skill": 0}

    # "Category | Designer (L2) | ...", where bands between the rows are the categories, or
    # "Level | Junior | Senior".
    first = fields.get("category", fields.get("level"))
    return {} if first is None else {"skill": first}


@attrs.define(eq=False)
class _Here:
    """Where the first pass is: the category and the skill of the rows above."""

    category: str = ""
    skill: SkillDraft | None = None


def read_rows(
    sheet: Sheet, columns: MatrixColumns, draft: Draft, options: Options, *, category: str = ""
) -> tuple[SheetReport, list[CellOfMatrix]]:
    """Read all but the cells of levels, and return those, with what was understood of the sheet.

    `category` is that of all rows, where a workbook has a sheet for each.
    """
    matrix = _Matrix(sheet, columns, draft, options, _Here(category))
    matrix.read()
    return matrix.report(), matrix.cells


@attrs.define(eq=False)
class _Matrix:
    """A matrix while its rows are read."""

    sheet: Sheet
    columns: MatrixColumns
    draft: Draft
    options: Options
    here: _Here

    levels: dict[int, LevelDraft] = attrs.field(factory=dict[int, LevelDraft])
    """The level of each column."""

    cells: list[CellOfMatrix] = attrs.field(factory=list[CellOfMatrix])
    rows: list[Reading] = attrs.field(factory=list[Reading])
    blanks: list[Place] = attrs.field(factory=list[Place])
    empty: list[Place] = attrs.field(factory=list[Place])
    skills: dict[tuple[str, str], SkillDraft] = attrs.field(
        factory=dict[tuple[str, str], SkillDraft]
    )

    def read(self) -> None:
        """Read the headings of the levels, the facts about them, and the rows of skills."""
        self._find_levels()
        facts: dict[int, list[Fact]] = {column: [] for column in self.levels}
        for row in range(self.columns.header + 1, len(self.sheet.rows)):
            self._read_row(row, facts)

        for column, level in self.levels.items():
            state_facts(level, facts[column], self.draft, exact=False)
        self._note_empty_cells()

    def _find_levels(self) -> None:
        """Find the level of each column, or make it where no other sheet lists levels."""
        listed = Named(self.draft.levels)
        header = self.columns.header
        spelled: set[str] = set()
        for column in self.columns.levels:
            place = Place(self.sheet, header, column)
            heading = self.sheet.text(header, column)
            if normalise(heading) in spelled:
                self.draft.fault(f"{quote(heading.strip())} heads another column too", place)
                continue
            spelled.add(normalise(heading))

            if not listed.parts:
                level = draft_level(heading, place)
                self.draft.levels.append(level)
                self.levels[column] = level
            elif found := find_level(heading, listed):
                if found in self.levels.values():
                    message = f"{quote(heading.strip())} is the level of another column too"
                    self.draft.fault(message, place)
                    continue
                self.levels[column] = found
            else:
                self.draft.fault(not_found("level", heading.strip(), listed), place)

    def _read_row(self, row: int, facts: Mapping[int, list[Fact]]) -> None:
        """Read what a row says of the levels or of a skill, or the category that it opens."""
        columns = self.columns
        name = self._text(row, columns.skill)
        category = self._text(row, columns.category)
        label = name.strip(_AROUND_LABELS) or category.strip(_AROUND_LABELS)
        filled = {
            n: self.sheet.text(row, n) for n in self.levels if self.sheet.text(row, n).strip()
        }
        others = (columns.description, *columns.details)
        has_more = bool(filled) or any(self._text(row, n).strip() for n in others)

        if not label and not has_more:
            return
        if not columns.exact:
            if not has_more and not (columns.category is not None and name.strip()):
                self._open_category(row, label)
                return
            if field := self._fact(label, row):
                self.rows.append(Reading(place=self.sheet.row_name(row), name=label, read_as=field))
                for column, text in filled.items():
                    place = Place(self.sheet, row, column)
                    facts[column].append(Fact(field, label, text, place))
                return
            if category.strip():
                self.here.category = category.strip(_AROUND_LABELS)
        else:
            self.here.category = category

        if skill := self._skill(row, name):
            self._describe(skill, row)
            self._read_cells(skill, row)

    def _open_category(self, row: int, label: str) -> None:
        """Open a category: all rows below belong to it."""
        self.here.category = label
        self.here.skill = None
        reading = Reading(place=self.sheet.row_name(row), name=label, read_as="category")
        self.rows.append(reading)

    def _fact(self, label: str, row: int) -> str | None:
        """Return the field of the levels that a row states; `None` if it speaks of a skill."""
        told = {spell(name): field for name, field in self.options.facts.items()}
        if field := told.get(spell(label)):
            return field
        # A skill may be called "Experience", and has a category then, or a description.
        if self._text(row, self.columns.description).strip():
            return None
        if field := fact_named(label):
            return field
        is_about_levels = self.columns.about_levels and spell(label) in _ABOUT_LEVELS
        return DETAIL if is_about_levels else None

    def _skill(self, row: int, name: str) -> SkillDraft | None:
        """Return the skill of a row, which without a name is that of the row above."""
        place = Place(self.sheet, row, self.columns.skill)
        exact, category = self.columns.exact, self.here.category
        if not name.strip() and not exact:
            if self.here.skill is None:
                self.draft.fault("expected the name of a skill, got an empty cell", place)
            return self.here.skill

        # A row of an exact sheet is that of its key. Elsewhere, a name may be in two categories.
        key = self._text(row, self.columns.key)
        about = (key, "") if exact else (normalise(name), category)
        if about not in self.skills:
            name = name if exact else name.strip(_AROUND_LABELS)
            skill = SkillDraft(name, place, key.strip(), category=category)
            self._tell_apart(skill)
            self.skills[about] = skill
            self.draft.skills.append(skill)
        self.here.skill = self.skills[about]
        return self.here.skill

    def _tell_apart(self, skill: SkillDraft) -> None:
        """Add the category to the name of a skill that another category has too."""
        if self.columns.exact or not skill.category:
            return
        if normalise(skill.name) in {normalise(each.name) for each in self.draft.skills}:
            name = f"{skill.name} ({skill.category})"
            self.draft.note(
                f"{quote(skill.name)} is in two categories, so this one is named {quote(name)}",
                skill.place,
            )
            skill.name = name

    def _describe(self, skill: SkillDraft, row: int) -> None:
        """Add the description and the details of a row to its skill."""
        exact = self.columns.exact
        description = self._text(row, self.columns.description)
        description = description if exact else description.strip()
        if description and description not in skill.description.split("\n\n"):
            skill.description = "\n\n".join(filter(None, (skill.description, description)))

        for column in self.columns.details:
            text = self._text(row, column)
            if text if exact else text.strip():
                name = detail_name(self.sheet.text(self.columns.header, column))
                detail = Detail(name=name, text=text)
                if not exact and detail in (each.value for each in skill.details):
                    continue
                skill.details.append(Stated(detail, Place(self.sheet, row, column)))

    def _read_cells(self, skill: SkillDraft, row: int) -> None:
        """Keep the cells of the levels for the second pass."""
        exact = self.columns.exact
        below = ""
        for column, level in self.levels.items():
            place = Place(self.sheet, row, column)
            text = self.sheet.text(row, column)
            if not exact and is_blank(text):
                if text.strip():
                    self.blanks.append(place)
                text = ""
            if not exact and not text:
                self.empty.append(place)
                text = below if self.options.empty == "as below" else ""
            if text:
                self.cells.append(CellOfMatrix(level, skill, text, place, exact))
            below = text

    def _note_empty_cells(self) -> None:
        """Note how empty cells were understood, and those that only say that they are empty."""
        if self.blanks:
            first = self.sheet.text(self.blanks[0].row or 0, self.blanks[0].column or 0).strip()
            number = len(self.blanks)
            cells = "this cell was" if number == 1 else f"this and {number - 1:,} more cells were"
            self.draft.note(f"{cells} read as empty, for {quote(first)}", self.blanks[0])
        if self.empty:
            number = len(self.empty)
            cells = "an empty cell asks" if number == 1 else f"{number:,} empty cells ask"
            what = "nothing; with empty='as below' they ask for what the level below does"
            if self.options.empty == "as below":
                what = "for what the level below does"
            self.draft.note(f"{cells} {what}", self.empty[0])

    def _text(self, row: int, column: int | None) -> str:
        """Return the text in a column that may not exist."""
        return "" if column is None else self.sheet.text(row, column)

    def report(self) -> SheetReport:
        """Return what was understood of the sheet."""
        columns = self.columns
        fields = {
            "category": columns.category,
            "skill": columns.skill,
            "key": columns.key,
            "description": columns.description,
        }
        read_as = {column: field for field, column in fields.items() if column is not None}
        read_as |= dict.fromkeys(columns.details, "detail of the skill")
        read_as |= dict.fromkeys(columns.levels, "level")
        read_as |= dict.fromkeys(columns.omitted, "left out")
        return SheetReport(
            place=self.sheet.label,
            layout="matrix",
            columns=report_columns(self.sheet, columns.header, dict(sorted(read_as.items()))),
            rows=tuple(self.rows),
        )
