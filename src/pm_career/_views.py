"""What the values look like as plain text, in 80 columns."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from itertools import zip_longest
from textwrap import wrap

from pm_career._answers import CareerPath, CareerStep, SkillGap
from pm_career._model import (
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Shown,
    Skill,
    SkillNeed,
)

_WIDTH = 80
_WIDEST_COLUMN = 33


def text(value: Shown) -> str:
    """Return the value as lines of plain text, none of which can steer a terminal."""
    return "\n".join(_lines(value))


@singledispatch
def _lines(value: Shown) -> Iterator[str]:
    """Yield the lines of a value; each kind of value has its own."""
    raise NotImplementedError(type(value).__name__)


@_lines.register
def _(proficiency: Proficiency) -> Iterator[str]:
    yield from _paragraph(f"{proficiency.key}: {proficiency.meaning or 'no meaning stated'}")


@_lines.register
def _(skill: Skill) -> Iterator[str]:
    yield from _paragraph(f"{skill.name} ({skill.key}): {skill.description or 'no description'}")


@_lines.register
def _(level: Level) -> Iterator[str]:
    yield from _paragraph(f"{level.title} ({level.key})")
    if level.aliases:
        yield from _paragraph(f"Also called {', '.join(level.aliases)}", 2)
    if level.experience:
        yield from _paragraph(f"Usually takes {_years(level.experience)}", 2)
    if level.summary:
        yield ""
        yield from _paragraph(level.summary, 2)
    yield from _section("Responsibilities", level.responsibilities)
    yield from _section("Expectations", map(_with_skills, level.expectations))
    if level.experience:
        yield from _section("Background", level.experience.background)


@_lines.register
def _(ladder: Ladder) -> Iterator[str]:
    yield from _paragraph(ladder.title)
    if ladder.summary:
        yield ""
        yield from _paragraph(ladder.summary, 2)
    yield ""
    yield from _table(
        ((f"{n}", level.title, _years(level.experience)) for n, level in enumerate(ladder, 1)), 2
    )
    yield from _section("On the way up", ladder.growth)
    yield from _section("What earns the next step", ladder.advancement)


@_lines.register
def _(need: SkillNeed) -> Iterator[str]:
    yield from _table([_row(need)], 0)


@_lines.register
def _(gap: SkillGap) -> Iterator[str]:
    start = gap.current.title if gap.current else "This profile"
    yield from _paragraph(f"{start} -> {gap.target.title}")
    yield from _paragraph(f"{_count(len(gap), 'skill')} to raise, {gap.coverage:.0%} covered", 2)
    if gap:
        yield ""
        yield from _table(map(_row, gap), 2)
        statements = (statement for need in gap for statement in need.statements)
        yield from _section("What is expected", dict.fromkeys(statements))


@_lines.register
def _(step: CareerStep) -> Iterator[str]:
    yield from _lines(step.gap)
    if step.experience:
        yield ""
        yield from _paragraph(f"Usually takes {_years(step.experience)}", 2)


@_lines.register
def _(path: CareerPath) -> Iterator[str]:
    yield from _paragraph(f"{path.current.title} -> {path.target.title}")
    yield from _paragraph(_count(len(path), "step"), 2)
    for step in path:
        yield ""
        yield from _lines(step)


def _row(need: SkillNeed) -> tuple[str, ...]:
    has = need.has.key if need.has else "none"
    return need.skill.name, f"{has} -> {need.needs.key}", _count(need.steps, "step")


def _with_skills(expectation: Expectation) -> str:
    asked = ", ".join(f"{need.skill} {need.proficiency}" for need in expectation.requirements)
    return f"{expectation.statement} ({asked})" if asked else expectation.statement


def _years(experience: Experience | None) -> str:
    """Return the typical years in words, nothing where the ladder does not state them."""
    if experience is None:
        return ""
    if experience.max_years is None:
        return f"{experience.min_years:g} years and more"
    return f"{experience.min_years:g} to {experience.max_years:g} years"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _section(title: str, items: Iterable[str]) -> Iterator[str]:
    """Yield a heading and its list, nothing where there are no items."""
    for number, item in enumerate(items):
        if not number:
            yield ""
            yield f"  {title}"
        yield from _paragraph(f"- {item}", 4, hanging=2)


def _paragraph(words: str, indent: int = 0, hanging: int = 0) -> Iterator[str]:
    """Yield the words wrapped; `hanging` indents all lines but the first further."""
    first = " " * indent
    yield from wrap(
        plain(words),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=first + " " * hanging,
        break_on_hyphens=False,
    )


def _table(rows: Iterable[tuple[str, ...]], indent: int) -> Iterator[str]:
    """Yield the rows in aligned columns; a cell too wide for its column goes on below."""
    cells = [[plain(cell) for cell in row] for row in rows]
    widths = [min(_WIDEST_COLUMN, max(map(len, column))) for column in zip(*cells, strict=True)]
    for row in cells:
        columns = [wrap(cell, width or 1) for cell, width in zip(row, widths, strict=True)]
        for line in zip_longest(*columns, fillvalue=""):
            padded = (part.ljust(width) for part, width in zip(line, widths, strict=True))
            yield f"{' ' * indent}{'  '.join(padded)}".rstrip()


def plain(words: str) -> str:
    """Return the words on one line, with every character that does not print spelled out."""
    line = " ".join(words.split())
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)
