"""A ladder as one plain table, in one of the layouts. The table lacks the rest of the ladder."""

from collections.abc import Callable, Mapping

from pm_career._model import Experience, Ladder, require_ladder, texts_at
from pm_career._wording import list_names, number_in_words, quote
from pm_career.spreadsheets._options import Layout
from pm_career.spreadsheets._sheet import LEVELS, SKILLS
from pm_career.spreadsheets._writing.tables import (
    Column,
    NamesInSheets,
    Table,
    head_detail_of_level,
    highest_asked,
    make_table,
    table_of_skills,
)


def ladder_rows(
    ladder: Ladder, *, layout: Layout = "matrix"
) -> list[dict[str, str | float | None]]:
    """Return a ladder as plain rows, for a dataframe or a table of your own.

    Every row has all columns. A cell without a value is `None`.

    >>> from pm_career.spreadsheets import ladder_rows
    >>> rows = ladder_rows(default_ladder(), layout="levels")
    >>> rows[1]["Title"], rows[1]["Years"]
    ('Product Manager', '2-5 years')

    Args:
        ladder: The ladder.
        layout: `"matrix"` for a row for each skill and a column for each level, `"long"` for a row
            for each level and skill that it asks for, `"levels"` for a row for each level.

    Raises:
        TypeError: when it is not a ladder.
        ValueError: when the layout is not one of the three.
    """
    require_ladder(ladder)
    headings, *rows = to_table(ladder, layout).rows
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def to_table(ladder: Ladder, layout: Layout) -> Table:
    """Return the table of a ladder in one of the layouts."""
    if layout not in _TABLES:
        raise ValueError(f"layout must be one of {list_names(list(_TABLES))}, got {quote(layout)}")
    return _TABLES[layout](ladder)


def _matrix(ladder: Ladder) -> Table:
    """Return a row for each skill, and a column for each level with what it expects.

    A level expects a proficiency. In a ladder without proficiencies, it expects texts, each in its
    own row.
    """
    names = NamesInSheets(ladder)
    table = table_of_skills(ladder, names, in_full=not ladder.proficiencies)
    plain = [column for column in table.columns if column.path[0] not in {"key", "details"}]
    return make_table(SKILLS, table.about, plain)


def _long(ladder: Ladder) -> Table:
    """Return a row for each level and each skill that it asks for itself."""
    names = NamesInSheets(ladder)
    highest = [highest_asked(level, ladder) for level in ladder]
    asked = [
        (n, level, skill, highest[n][skill.key] or level.key)
        for n, level in enumerate(ladder)
        for skill in ladder.skills
        if skill.key in highest[n]
    ]
    proficiencies = [names.proficiency(key) for _, _, _, key in asked]
    columns = [
        Column("Level", (), [names.level(level.key) for _, level, _, _ in asked], is_name=True),
        Column("Category", (), [skill.category for _, _, skill, _ in asked]),
        Column("Skill", (), [skill.name for _, _, skill, _ in asked], is_name=True),
        Column("Skill description", (), [skill.description for _, _, skill, _ in asked]),
        *([Column("Proficiency", (), proficiencies)] if ladder.proficiencies else []),
        Column(
            "Text",
            (),
            [
                "\n".join(texts_at(ladder, skill.key, ladder.rank(key), n))
                for n, _, skill, key in asked
            ],
        ),
    ]
    return make_table(
        "Skills by level", [("levels", n, "expectations") for n, _, _, _ in asked], columns
    )


def _levels(ladder: Ladder) -> Table:
    """Return a row for each level, with its typical years in words, and its details."""
    columns = [
        Column("Title", ("title",), [level.title for level in ladder], is_name=True),
        Column("Years", ("experience",), [_years(level.experience) for level in ladder]),
        Column("Summary", ("summary",), [level.summary for level in ladder]),
    ]
    texts = [{detail.name: detail.text for detail in level.details} for level in ladder]
    for name in dict.fromkeys(name for details in texts for name in details):
        cells = [details.get(name) for details in texts]
        columns.append(Column(head_detail_of_level(name), ("details", name), cells))
    return make_table(LEVELS, [("levels", n) for n in range(len(ladder))], columns)


def _years(experience: Experience | None) -> str:
    """Return the typical years as a sheet states them: `2-5 years`, `8+ years`."""
    if experience is None:
        return ""
    low = number_in_words(experience.min_years)
    if experience.max_years is None:
        return f"{low}+ years"
    return f"{low}-{number_in_words(experience.max_years)} years"


_TABLES: Mapping[Layout, Callable[[Ladder], Table]] = {
    "matrix": _matrix,
    "long": _long,
    "levels": _levels,
}
