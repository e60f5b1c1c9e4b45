"""The public functions that read a spreadsheet, and their arguments."""

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, cast, get_args

from pm_career._files import Readable, Traversable
from pm_career._model import Ladder
from pm_career._names import normalise
from pm_career._wording import list_names, quote
from pm_career.frameworks import Framework
from pm_career.spreadsheets._options import Empty, Layout, Options
from pm_career.spreadsheets._reading import DETAIL, FACTS, read, read_by_role
from pm_career.spreadsheets._report import FrameworkReport, ReadReport
from pm_career.spreadsheets._sources import read_sheets


def read_ladder(
    source: str | PathLike[str] | Traversable | Readable | Sequence[Mapping[str, object]] | Any,  # noqa: ANN401
    *,
    layout: Layout | None = None,
    sheet: str | Iterable[str] = (),
    title: str = "",
    skill: str | None = None,
    category: str | None = None,
    description: str | None = None,
    level: str | None = None,
    proficiency: str | None = None,
    levels: Iterable[str] = (),
    scale: Iterable[str] = (),
    facts: Iterable[str] | Mapping[str, str] = (),
    where: Mapping[str, str] | None = None,
    empty: Empty = "not asked",
) -> Ladder:
    """Return the ladder in a spreadsheet, a Markdown table, or rows.

    The headings decide how a sheet is read. The arguments say what the headings do not.
    `read_with_report` takes the same arguments, and also reports what was understood.

    >>> from pm_career.spreadsheets import read_ladder
    >>> rows = [
    ...     {"Skill": "Discovery", "Junior PM": "Joins interviews", "Senior PM": "Plans them"},
    ...     {"Skill": "Delivery", "Junior PM": "Ships features", "Senior PM": "Ships products"},
    ... ]
    >>> acme = read_ladder(rows, title="Product at Acme")
    >>> [level.title for level in acme]
    ['Junior PM', 'Senior PM']

    Args:
        source: The path of a CSV, TSV, XLSX, XLSM or Markdown file; an open file; a list of
            dictionaries; or any dataframe that narwhals supports.
        layout: `"matrix"` for a row for each skill and a column for each level, `"long"` for a row
            for each level and skill, `"levels"` for a row for each level.
        sheet: The name of the sheet, or the names of several sheets. By default, all sheets with
            known headings are read.
        title: The title of the ladder. By default, it is the one in the sheets, or the name of the
            file.
        skill: The heading of the column of the skills.
        category: The heading of the column of their categories.
        description: The heading of the column of their descriptions.
        level: The heading of the column of the levels, in the long layout and in a sheet of levels.
        proficiency: The heading of the column of the proficiencies, in the long layout.
        levels: The headings of the levels in a matrix, or their names, lowest first.
        scale: The names of the proficiencies, weakest first.
        facts: The labels of rows or columns that are about levels, not about skills. A mapping has
            the field of each label: `"title"`, `"aliases"`, `"summary"`, `"responsibilities"`,
            `"years"`, `"background"` or `"detail"`. In a list, all labels are details.
        where: The value that rows must have in a column, such as `{"Role": "Product manager"}`.
            `read_framework` reads the rows of all roles.
        empty: What an empty cell means: the level does not ask for the skill (`"not asked"`), or it
            asks for the same as the level below (`"as below"`).

    Raises:
        ImportError: when the source needs the extra `spreadsheets`, and it is not installed.
        InvalidLadderError: with every problem that can be found, each with its cell.
        TypeError: when the source is anything else.
        UnknownColumnError: when no column has a heading that is given.
        ValueError: when an argument is not among the words listed above.
    """
    return read_with_report(
        source,
        layout=layout,
        sheet=sheet,
        title=title,
        skill=skill,
        category=category,
        description=description,
        level=level,
        proficiency=proficiency,
        levels=levels,
        scale=scale,
        facts=facts,
        where=where,
        empty=empty,
    ).ladder


def read_with_report(
    source: str | PathLike[str] | Traversable | Readable | Sequence[Mapping[str, object]] | Any,  # noqa: ANN401
    *,
    layout: Layout | None = None,
    sheet: str | Iterable[str] = (),
    title: str = "",
    skill: str | None = None,
    category: str | None = None,
    description: str | None = None,
    level: str | None = None,
    proficiency: str | None = None,
    levels: Iterable[str] = (),
    scale: Iterable[str] = (),
    facts: Iterable[str] | Mapping[str, str] = (),
    where: Mapping[str, str] | None = None,
    empty: Empty = "not asked",
) -> ReadReport:
    """Return the ladder in a spreadsheet, and what was understood of its columns and rows.

    The arguments and errors are those of `read_ladder`. The report says what each column was read
    as, and what was left out.
    """
    _check("layout", layout, (None, *get_args(Layout)))
    _check("empty", empty, get_args(Empty))
    options = Options(
        layout=layout,
        sheets=_sheets(sheet),
        title=title,
        skill=skill,
        category=category,
        description=description,
        level=level,
        proficiency=proficiency,
        levels=_names("levels", levels),
        scale=_names("scale", scale),
        facts=_fields(facts),
        where=_values(where or {}),
        empty=empty,
    )
    return read(read_sheets(source, options.sheets), options)


def read_framework(
    source: str | PathLike[str] | Traversable | Readable | Sequence[Mapping[str, object]] | Any,  # noqa: ANN401
    *,
    role: str | None = None,
    sheet: str | Iterable[str] = (),
    title: str = "",
    skill: str | None = None,
    category: str | None = None,
    description: str | None = None,
    level: str | None = None,
    proficiency: str | None = None,
    levels: Iterable[str] = (),
    scale: Iterable[str] = (),
    facts: Iterable[str] | Mapping[str, str] = (),
    where: Mapping[str, str] | None = None,
) -> Framework:
    """Return the framework in a table that has a row for each role, level and skill.

    Each role becomes a track. All tracks have one catalogue of skills and one scale. Levels of
    different roles are different levels, even if they have the same name. But if the rows of
    several roles say the same about a level, the tracks of these roles share it.

    `read_framework_with_report` takes the same arguments, and also reports what was understood.

    >>> from pm_career.spreadsheets import read_framework
    >>> rows = [
    ...     {"Role": "Designer", "Level": "Senior", "Skill": "Research", "Rating": 2},
    ...     {"Role": "Designer", "Level": "Lead", "Skill": "Research", "Rating": 3},
    ...     {"Role": "Researcher", "Level": "Lead", "Skill": "Research", "Rating": 4},
    ... ]
    >>> acme = read_framework(rows, title="Acme")
    >>> {key: [level.key for level in ladder] for key, ladder in acme.items()}
    {'designer': ['senior', 'lead-designer'], 'researcher': ['lead-researcher']}

    Args:
        source: The path of a CSV, TSV, XLSX, XLSM or Markdown file; an open file; a list of
            dictionaries; or any dataframe that narwhals supports.
        role: The heading of the column of the roles. By default, it is the one with a known
            heading, such as "Role" or "Track".
        sheet: The name of the sheet, or the names of the sheets with the roles and the scale.
        title: The title of the framework. By default, it is the name of the file.
        skill: The heading of the column of the skills.
        category: The heading of the column of their categories.
        description: The heading of the column of their descriptions.
        level: The heading of the column of the levels.
        proficiency: The heading of the column of the proficiencies.
        levels: The names of the levels of all roles, lowest first. A role may have only some of
            them.
        scale: The names of the proficiencies, weakest first.
        facts: The headings of columns that are about levels, as for `read_ladder`.
        where: The value that rows must have in a column, such as `{"Role Family": "Product"}`.

    Raises:
        ImportError: when the source needs the extra `spreadsheets`, and it is not installed.
        InvalidLadderError: with every problem that can be found, each with its cell.
        TypeError: when the source is anything else.
        UnknownColumnError: when no column has a heading that is given.
        ValueError: when an argument is not among the words listed above.
    """
    return read_framework_with_report(
        source,
        role=role,
        sheet=sheet,
        title=title,
        skill=skill,
        category=category,
        description=description,
        level=level,
        proficiency=proficiency,
        levels=levels,
        scale=scale,
        facts=facts,
        where=where,
    ).framework


def read_framework_with_report(
    source: str | PathLike[str] | Traversable | Readable | Sequence[Mapping[str, object]] | Any,  # noqa: ANN401
    *,
    role: str | None = None,
    sheet: str | Iterable[str] = (),
    title: str = "",
    skill: str | None = None,
    category: str | None = None,
    description: str | None = None,
    level: str | None = None,
    proficiency: str | None = None,
    levels: Iterable[str] = (),
    scale: Iterable[str] = (),
    facts: Iterable[str] | Mapping[str, str] = (),
    where: Mapping[str, str] | None = None,
) -> FrameworkReport:
    """Return the framework in a spreadsheet, and what was understood of its columns and rows.

    The arguments and errors are those of `read_framework`. The report says what each column was
    read as, which levels each track has, and what was left out.
    """
    options = Options(
        layout="long",
        by_role=True,
        role=role,
        sheets=_sheets(sheet),
        title=title,
        skill=skill,
        category=category,
        description=description,
        level=level,
        proficiency=proficiency,
        levels=_names("levels", levels),
        scale=_names("scale", scale),
        facts=_fields(facts),
        where=_values(where or {}),
    )
    return read_by_role(read_sheets(source, options.sheets), options)


_FIELDS = tuple(field for field in FACTS if field not in {"key", "minimum", "maximum"})


def _check(name: str, value: object, words: Iterable[object]) -> None:
    """Refuse an argument that is not one of these words."""
    words = tuple(words)
    if value not in words:
        known = list_names([word for word in words if isinstance(word, str)])
        raise ValueError(f"{name} must be one of {known}, got {quote(value)}")


def _sheets(sheet: str | Iterable[str]) -> tuple[str, ...]:
    """Return the names of the sheets to read."""
    return _names("sheet", (sheet,) if isinstance(sheet, str) else sheet)


def _names(argument: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return names, and refuse blank names and names that occur twice, in any spelling.

    A text alone is refused too, because it would be read as a list of its letters.
    """
    if isinstance(names, str):
        raise TypeError(f"{argument} must be a list of texts, got {quote(names)}")

    names = tuple(names)
    known: set[str] = set()
    for name in names:
        spelling = normalise(name)
        if not name.strip():
            raise ValueError(f"{argument} must have no blank name, got {quote(name)}")
        if spelling in known:
            raise ValueError(f"{argument} must have each name once, got {quote(name)} again")
        known.add(spelling)
    return names


def _values(where: Mapping[str, str]) -> dict[str, str]:
    """Return the text that rows must have in each column."""
    expected = "where must have a text for each heading, such as {'Role': 'Product manager'}"
    if not isinstance(where, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  not for all
        raise TypeError(f"{expected}, got {quote(where)}")

    _names("where", where)
    for text in where.values():
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]  as above
            raise TypeError(f"{expected}, got {quote(text)}")
    return dict(where)


def _fields(facts: Iterable[str] | Mapping[str, str]) -> dict[str, str]:
    """Return the field of each label. All labels in a list are details."""
    labels = _names("facts", facts)
    if not isinstance(facts, Mapping):
        return dict.fromkeys(labels, DETAIL)
    fields = dict(cast("Mapping[str, str]", facts))
    for field in fields.values():
        _check("the field of a fact", field, _FIELDS)
    return fields
