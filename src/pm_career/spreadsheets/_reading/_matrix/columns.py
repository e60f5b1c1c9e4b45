"""Find the field of each column of a matrix, from its headings and their order."""

from collections.abc import Mapping, Sequence

import attrs

from pm_career._titles import names_seniority
from pm_career.spreadsheets._draft import LevelDraft
from pm_career.spreadsheets._naming import Named
from pm_career.spreadsheets._options import Options
from pm_career.spreadsheets._reading.facts import is_marked
from pm_career.spreadsheets._reading.headings import find_column, spell, spellings
from pm_career.spreadsheets._reading.level_names import find_level
from pm_career.spreadsheets._sheet import Sheet

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


# The headings of columns to the right of the levels that are not levels.
_ABOUT_SKILLS = frozenset(
    map(
        spell,
        (
            *("note", "comment", "example", "source", "link", "weight", "resource", "url"),
            *("reference", "remark", "priority", "owner", "importance"),
        ),
    )
)


@attrs.frozen(eq=False)
class MatrixColumns:
    """The columns of a matrix by their field. The headings are in the row `header`."""

    header: int
    skill: int
    levels: Sequence[int]
    category: int | None = None
    description: int | None = None
    key: int | None = None
    details: Sequence[int] = ()

    unsure: Sequence[int] = ()
    """Those of the details that may be levels."""

    omitted: Sequence[int] = ()

    is_certain: bool = True
    """Whether the headings decide, and not only the order of the columns."""

    names_skill: bool = True
    """Whether a heading says which column names the skills."""

    about_levels: bool = False
    """Whether the heading of the labels is "Level", so that most rows are about levels."""

    @property
    def exact(self) -> bool:
        """Whether the sheet has keys, so that its texts are kept as they are written."""
        return self.key is not None


def matrix_columns(
    sheet: Sheet, header: int, options: Options, levels: Sequence[LevelDraft] = ()
) -> MatrixColumns | None:
    """Return the columns of a matrix by their field; `None` if the sheet cannot be a matrix.

    Args:
        sheet: The sheet.
        header: The row of its headings.
        options: The options of the caller.
        levels: The levels that another sheet lists, if any.
    """
    headings = sheet.texts(header)
    fields = _find_fields(headings, options)
    taken = set(fields.values())
    left = [n for n, heading in enumerate(headings) if heading.strip() and n not in taken]

    at, is_certain = _find_levels(headings, left, fields, options, levels)
    names_skill = "skill" in fields
    if not names_skill and at:
        first = min(at)
        before = [n for n in left if n < first]
        fields |= _name_first_columns(fields, before, headings)
    if not at or "skill" not in fields:
        return None

    is_level = fields.pop("level", None) == fields["skill"]
    is_category = fields.get("category") == fields["skill"]
    taken = {*fields.values(), *at}
    others = [n for n in range(len(headings)) if n not in taken]
    return MatrixColumns(
        header=header,
        skill=fields["skill"],
        levels=at,
        category=None if is_category else fields.get("category"),
        description=fields.get("description"),
        key=fields.get("key"),
        details=[n for n in others if headings[n].strip()],
        unsure=[n for n in others if _may_be_level(headings[n], is_behind=n > min(at))],
        omitted=[n for n in others if not headings[n].strip()],
        is_certain=is_certain,
        names_skill=names_skill,
        about_levels=is_level or not headings[fields["skill"]].strip(),
    )


def _may_be_level(heading: str, *, is_behind: bool) -> bool:
    """Return whether a heading sounds like a level, or says nothing known behind the levels."""
    if not heading.strip() or is_marked(heading) or spell(heading) in _ABOUT_SKILLS:
        return False
    return is_behind or names_seniority(heading)


def _find_fields(headings: list[str], options: Options) -> dict[str, int]:
    """Return the first column of each field, as the caller or the heading says."""
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
        # In "Level | Junior | Senior", "Level" is above the labels. Elsewhere, it may be a level.
        is_elsewhere = named == "level" and column
        if named and not is_elsewhere and named not in fields and column not in fields.values():
            fields[named] = column
        elif named == "skill" and "category" not in fields and options.skill is None:
            # In "Dimension | Competency", the first column groups the second.
            fields["category"], fields["skill"] = fields["skill"], column
    return fields


def _find_levels(
    headings: list[str],
    left: list[int],
    fields: Mapping[str, int],
    options: Options,
    levels: Sequence[LevelDraft],
) -> tuple[list[int], bool]:
    """Return the columns of the levels, and whether they are certain."""
    if options.levels:
        columns = [find_column(name, headings) for name in options.levels]
        return [column for column in columns if column is not None], True

    named = Named(levels)
    if "key" in fields:
        # A sheet of levels says which of these columns are levels. The others are details.
        unmarked = [n for n in left if not is_marked(headings[n])]
        return [n for n in unmarked if not levels or named.find(headings[n])], True

    def is_level(column: int) -> bool:
        heading = headings[column]
        return find_level(heading, named) is not None or names_seniority(heading)

    known = [n for n in left if is_level(n)]
    before = [n for n in left if known and n < known[0]]
    # In "Compétence | Débutant | Confirmé | Senior", only "Senior" is an English word.
    is_chance = len(known) == 1 and len(before) > 1 and not fields
    if known and not is_chance:
        return [n for n in left if known[0] <= n <= known[-1]], True

    # No word says which columns are levels. So they are all columns to the right of the skill and
    # of what describes it.
    described = [n for n in fields.values() if left and n < left[-1]]
    behind = [n for n in left if n > max(described)] if described else left[1:]
    return [n for n in behind if spell(headings[n]) not in _ABOUT_SKILLS], "skill" in fields


def _name_first_columns(
    fields: Mapping[str, int], before: Sequence[int], headings: Sequence[str]
) -> dict[str, int]:
    """Return the fields of the columns before the levels, if no heading names the skills."""
    if len(before) == 1:
        return {"skill": before[0]}
    if before:
        # The first of several columns groups the second, and a third one describes it.
        names = [each for each in ("category", "skill", "description") if each not in fields]
        return dict(zip(names, before, strict=False))
    if not headings[0].strip():
        return {"skill": 0}

    # "Category | Designer (L2) | ...", with categories in rows of their own, or
    # "Level | Junior | Senior".
    first = fields.get("category", fields.get("level"))
    return {} if first is None else {"skill": first}
