"""Read the sheets with one kind of fact: the ladder, its scale, expectations, and descriptors.

`write_ladder` writes these sheets, and people edit them. Texts are kept as they are written.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

import attrs

from pm_career._model import Detail
from pm_career._names import normalise
from pm_career._wording import quote
from pm_career.spreadsheets._draft import (
    Asked,
    DescriptorDraft,
    Draft,
    ExpectationDraft,
    NamedDraft,
    ProficiencyDraft,
    Stated,
)
from pm_career.spreadsheets._lists import split_list
from pm_career.spreadsheets._naming import AskedNames, Named, not_found
from pm_career.spreadsheets._reading.facts import detail_name
from pm_career.spreadsheets._reading.headings import spell, spellings
from pm_career.spreadsheets._report import Reading, SheetReport, report_columns
from pm_career.spreadsheets._sheet import Place, Sheet, text_of

_N = TypeVar("_N", bound=NamedDraft)

_FACTS = spellings(
    {
        "title": ("title",),
        "summary": ("summary",),
        "version": ("version",),
        "source": ("source",),
        "cumulative": ("cumulative",),
        "growth": ("growth",),
        "advancement": ("advancement",),
    }
)
_COLUMNS = spellings(
    {
        "field": ("field",),
        "text": ("text",),
        "key": ("key",),
        "name": ("name", "proficiency", "proficiencies"),
        "meaning": ("meaning", "description", "definition"),
        "level": ("level",),
        "expectation": ("expectation",),
        "skill": ("skill",),
    }
)
_ANSWERS = {"yes": True, "true": True, "no": False, "false": False, "": False}


def fact_of_ladder(label: str) -> str | None:
    """Return the field of a ladder that a label names; `None` if it names a detail."""
    return _FACTS.get(spell(label))


def read_facts(sheet: Sheet, header: int, draft: Draft) -> SheetReport:
    """Read the title and the other facts of the whole ladder: a row for each fact."""
    table = _Table.under(sheet, header, ("field", "text"))
    rows: list[Reading] = []
    stated: set[str] = set()

    for row in table.rows():
        label, text = table.text(row, "field"), table.text(row, "text")
        place = table.place(row, "text")
        field = fact_of_ladder(label)
        rows.append(
            Reading(place=sheet.row_name(row), name=label, read_as=field or "detail of the ladder")
        )

        if not label.strip():
            message = "expected the name of a fact, got an empty cell"
            draft.fault(message, table.place(row, "field"))
        elif field in stated:
            draft.fault(f"{quote(label)} occurs in two rows; keep one of them", place)
        elif field:
            stated.add(field)
            _state_fact(field, text, place, draft)
        elif text:
            draft.details.append(Stated(Detail(name=detail_name(label), text=text), place))

    return table.report("ladder", rows=rows)


def _state_fact(field: str, text: str, place: Place, draft: Draft) -> None:
    match field:
        case "cumulative":
            answer = _ANSWERS.get(normalise(text))
            draft.cumulative = answer or False
            if answer is None:
                draft.fault(f"expected yes or no, got {quote(text)}", place)
        case "growth" | "advancement":
            setattr(draft, field, [Stated(item, place) for item in split_list(text)])
        case _:
            setattr(draft, field, text)


def read_scale(sheet: Sheet, header: int, draft: Draft) -> SheetReport:
    """Read the proficiencies, weakest first: a row for each."""
    table = _Table.under(sheet, header, ("key", "name", "meaning"))
    is_exact = "key" in table.columns
    if not is_exact and "name" not in table.columns:
        table.columns["name"] = table.first_other_column()
    named = "name" if "name" in table.columns else "key"

    for row in table.rows():
        key, name = table.text(row, "key").strip(), table.text(row, "name")
        place = table.place(row, named)
        if key or name.strip():
            name = name if is_exact else name.strip()
            meaning = table.text(row, "meaning")
            proficiency = ProficiencyDraft(name, place, key, meaning=meaning)
            if key:
                proficiency.places["key"] = table.place(row, "key")
            draft.scale.append(proficiency)
        else:
            draft.fault(_expected_name("proficiency"), place)

    return table.report("scale")


def read_expectations(sheet: Sheet, header: int, draft: Draft) -> SheetReport:
    """Read what levels expect: a row for each expectation.

    A skill without a proficiency gets the one in its cell of the matrix, which is read later.
    """
    table = _Table.under(sheet, header, ("level", "expectation", "skill"))
    levels = Named(draft.levels)
    asked = AskedNames(Named(draft.skills), Named(draft.scale))

    for row in table.rows():
        level = _find(table.text(row, "level"), "level", levels, table.place(row, "level"), draft)
        place = table.place(row, "skill")
        found = [
            _find_asked(item, asked, place, draft) for item in split_list(table.text(row, "skill"))
        ]
        if level:
            skills = [each for each in found if each]
            expectation = ExpectationDraft(table.text(row, "expectation"), skills)
            level.expectations.append(Stated(expectation, place))

    return table.report("expectations")


def _find_asked(text: str, asked: AskedNames, place: Place, draft: Draft) -> Asked | None:
    """Return the skill and the proficiency that a text names; if it names none, report it."""
    found = asked.find(text)
    if found is None:
        draft.fault(asked.not_found(text), place)
    return found


def read_descriptors(sheet: Sheet, header: int, draft: Draft) -> SheetReport:
    """Read what skills look like: a row for each skill, and a column for each proficiency.

    In a ladder without proficiencies, the columns are levels.
    """
    table = _Table.under(sheet, header, ("skill",))
    skills = Named(draft.skills)
    described = _find_described(table, draft)

    for row in table.rows():
        skill = _find(table.text(row, "skill"), "skill", skills, table.place(row, "skill"), draft)
        for column, proficiency in described.items():
            text = sheet.text(row, column)
            if skill and text.strip():
                descriptor = DescriptorDraft(proficiency, text)
                skill.descriptors.append(Stated(descriptor, Place(sheet, row, column)))

    read_as = {
        column: f"descriptors of {each.name or each.key}" for column, each in described.items()
    }
    return table.report("descriptors", read_as=read_as)


def _find_described(table: "_Table", draft: Draft) -> Mapping[int, NamedDraft]:
    """Return the proficiency, or the level, of each column except that of the skills."""
    kind = "proficiency" if draft.scale else "level"
    named: Named[NamedDraft] = Named(draft.scale or draft.levels)
    found: dict[int, NamedDraft] = {}

    for column, heading in enumerate(table.headings):
        if heading.strip() and column != table.columns["skill"]:
            place = Place(table.sheet, table.header, column)
            if part := _find(heading, kind, named, place, draft):
                found[column] = part
    return found


def _find(name: str, kind: str, named: Named[_N], place: Place, draft: Draft) -> _N | None:
    """Return the part that has a name; if there is none, report the name."""
    found = named.find(name)
    if found is None:
        message = not_found(kind, name, named) if name.strip() else _expected_name(kind)
        draft.fault(message, place)
    return found


def _expected_name(kind: str) -> str:
    return f"expected the name of a {kind}, got an empty cell"


@attrs.frozen(eq=False)
class _Table:
    """A sheet whose headings are known words, and the column of each field."""

    sheet: Sheet
    header: int
    headings: list[str]
    columns: dict[str, int]

    @classmethod
    def under(cls, sheet: Sheet, header: int, fields: Iterable[str]) -> "_Table":
        """Return the table under a row of headings, with the first column for each field."""
        headings = sheet.texts(header)
        known = [_COLUMNS.get(spell(heading)) for heading in headings]
        return cls(
            sheet,
            header,
            headings,
            {field: known.index(field) for field in fields if field in known},
        )

    def first_other_column(self) -> int:
        """Return the first column that belongs to no field."""
        taken = self.columns.values()
        return next(column for column in range(len(self.headings)) if column not in taken)

    def rows(self) -> Iterator[int]:
        """Yield the rows below the headings that are not empty."""
        for row in range(self.header + 1, len(self.sheet.rows)):
            if any(text_of(cell).strip() for cell in self.sheet.rows[row]):
                yield row

    def text(self, row: int, field: str) -> str:
        """Return the text in the column of a field, which may not exist."""
        column = self.columns.get(field)
        return "" if column is None else self.sheet.text(row, column)

    def place(self, row: int, field: str) -> Place:
        """Return the cell in the column of a field."""
        return Place(self.sheet, row, self.columns[field])

    def report(
        self,
        kind: str,
        *,
        rows: Iterable[Reading] = (),
        read_as: Mapping[int, str] = MappingProxyType({}),
    ) -> SheetReport:
        """Return what was understood of each column and row."""
        fields = {column: field for field, column in self.columns.items()} | dict(read_as)
        all_columns = {n: fields.get(n, "left out") for n in range(len(self.headings))}
        return SheetReport(
            place=self.sheet.label,
            kind=kind,
            columns=report_columns(self.sheet, self.header, all_columns),
            rows=tuple(rows),
        )
