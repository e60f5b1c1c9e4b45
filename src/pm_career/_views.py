"""What is shown of each kind of value, whatever the form."""

from collections.abc import Callable, Iterable, Iterator
from functools import singledispatch
from operator import attrgetter
from typing import TypeVar

import attrs

from pm_career._answers import CareerPath, CareerStep, SkillGap, TitleMatch
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
from pm_career._rendering import Block, Listing, Measure, Note, Paragraph, Table, Title, View
from pm_career.comparing import Difference, Edit, LadderChange, LevelChange, SkillChange

_T = TypeVar("_T")


def view(value: Shown) -> View:
    """Return what is shown of a value, ready to be shown."""
    return View(tuple(_blocks(value)))


@singledispatch
def _blocks(value: Shown) -> Iterator[Block]:
    """Yield what is shown of a value; each kind of value has its own."""
    raise NotImplementedError(type(value).__name__)


@_blocks.register
def _(proficiency: Proficiency) -> Iterator[Block]:
    yield Paragraph(f"{proficiency.key}: {proficiency.meaning or 'no meaning stated'}")


@_blocks.register
def _(skill: Skill) -> Iterator[Block]:
    yield Paragraph(f"{skill.name} ({skill.key}): {skill.description or 'no description'}")


@_blocks.register
def _(level: Level) -> Iterator[Block]:
    yield Title(f"{level.title} ({level.key})")
    if level.aliases:
        yield Note(f"Also called {', '.join(level.aliases)}")
    if level.experience:
        yield Note(f"Usually takes {years_in_words(level.experience)}")
    if level.summary:
        yield Paragraph(level.summary)
    yield from _listing("Responsibilities", level.responsibilities)
    yield from _listing("Expectations", map(_with_skills, level.expectations))
    if level.experience:
        yield from _listing("Background", level.experience.background)


@_blocks.register
def _(ladder: Ladder) -> Iterator[Block]:
    yield Title(ladder.title)
    if ladder.summary:
        yield Paragraph(ladder.summary)
    rows = (
        (f"{n}", level.title, years_in_words(level.experience)) for n, level in enumerate(ladder, 1)
    )
    yield Table("Levels, lowest first", ("Rank", "Level", "Usually takes"), tuple(rows))
    yield from _listing("On the way up", ladder.growth)
    yield from _listing("What earns the next step", ladder.advancement)


@_blocks.register
def _(need: SkillNeed) -> Iterator[Block]:
    yield _table_of_needs([need])


@_blocks.register
def _(gap: SkillGap) -> Iterator[Block]:
    yield from _gap(gap)


def _gap(gap: SkillGap, experience: Experience | None = None) -> Iterator[Block]:
    """Yield what is shown of a gap, and of the experience that closing it usually takes."""
    start = gap.current.title if gap.current else "This profile"
    yield Title(f"{start} -> {gap.target.title}")
    yield Note(progress(gap))
    if experience:
        yield Note(f"Usually takes {years_in_words(experience)}")
    if gap:
        yield _table_of_needs(gap)
        statements = (statement for need in gap for statement in need.statements)
        yield from _listing("What is expected", dict.fromkeys(statements))


@_blocks.register
def _(step: CareerStep) -> Iterator[Block]:
    yield from _gap(step.gap, step.experience)


@_blocks.register
def _(path: CareerPath) -> Iterator[Block]:
    yield Title(f"{path.current.title} -> {path.target.title}")
    yield Note(count(len(path), "step"))
    for step in path:
        yield from _blocks(step)


@_blocks.register
def _(match: TitleMatch) -> Iterator[Block]:
    yield Title(" or ".join(level.title for level in match.candidates) or "No level")
    yield Note(match.reason)


@_blocks.register
def _(change: SkillChange) -> Iterator[Block]:
    yield _table_of_changes([change])


@_blocks.register
def _(change: LevelChange) -> Iterator[Block]:
    old, new = change.old, change.new
    yield from _ends(change)
    if old.title == new.title:
        yield from map(Note, _rewritten("Key", old.key, new.key))
    before, now = years_in_words(old.experience), years_in_words(new.experience)
    yield from map(Note, _rewritten("Usually takes", before, now))
    yield from _before_and_now("Summary", old.summary, new.summary)
    if change.skills:
        yield _table_of_changes(change.skills)
    yield from _differing("Aliases", change.aliases)
    yield from _differing("Responsibilities", change.responsibilities)
    yield from _differing("Expectations", change.expectations, _with_skills)
    yield from _differing("Background", change.background)


@_blocks.register
def _(change: LadderChange) -> Iterator[Block]:
    old, new = change.old, change.new
    yield from _ends(change)
    yield from map(Note, _rewritten("Version", old.version, new.version))
    yield from map(Note, _rewritten("Source", old.source, new.source))
    if old.cumulative != new.cumulative:
        yield Note("Now cumulative" if new.cumulative else "No longer cumulative")
    yield from _before_and_now("Summary", old.summary, new.summary)
    yield from _differing("Levels", change.levels, attrgetter("title"))
    yield from _listing("Levels renamed", map(_renamed, change.renamed_levels))
    yield from _differing("Skills", change.skills, attrgetter("name"))
    yield from _listing("Skills changed", _edited(change.changed_skills))
    yield from _differing("Proficiencies", change.proficiencies, attrgetter("key"))
    yield from _listing("Proficiencies changed", _edited(change.changed_proficiencies))
    yield from _differing("Growth", change.growth)
    yield from _differing("Advancement", change.advancement)
    for level in change.changed_levels:
        yield from _blocks(level)


def _table_of_needs(needs: Iterable[SkillNeed]) -> Table:
    rows = [
        (
            need.skill.name,
            from_to(need.has, need.needs),
            Measure(count(need.steps, "step"), need.steps),
        )
        for need in needs
    ]
    return Table("Skills to raise", ("Skill", "Proficiency", "Distance"), tuple(rows))


def _table_of_changes(changes: Iterable[SkillChange]) -> Table:
    rows = [(each.skill.name, from_to(each.old, each.new), each.kind) for each in changes]
    return Table("Skills that differ", ("Skill", "Proficiency", "Change"), tuple(rows))


def from_to(old: Proficiency | None, new: Proficiency | None) -> str:
    """Return in words how a proficiency changes: `none -> basic`."""
    return f"{old.key if old else 'none'} -> {new.key if new else 'none'}"


def _ends(change: LevelChange | LadderChange) -> Iterator[Block]:
    """Yield the title of what has changed, and whether it has."""
    old, new = change.old.title, change.new.title
    yield Title(old if old == new else f"{old} -> {new}")
    if not change:
        yield Note("Nothing has changed")


def _rewritten(what: str, old: str, new: str) -> Iterator[str]:
    """Yield the old words and the new ones, nothing where they are the same."""
    if old != new:
        yield f"{what} {old or 'not stated'} -> {new or 'not stated'}"


def _before_and_now(title: str, old: str, new: str) -> Iterator[Block]:
    """Yield the old words and the new ones below each other, for they are many."""
    if old != new:
        yield Listing(title, (f"Before: {old or 'not stated'}", f"Now: {new or 'not stated'}"))


def _edited(edits: Iterable[Edit[Skill]] | Iterable[Edit[Proficiency]]) -> Iterator[str]:
    """Yield each field that reads otherwise."""
    for edit in edits:
        old, new = attrs.asdict(edit.old), attrs.asdict(edit.new)
        for field in old:
            for change in _rewritten(field, old[field], new[field]):
                yield f"{edit.old.key}: {change}"


def _renamed(change: LevelChange) -> str:
    old, new = change.old, change.new
    return f"{old.title} ({old.key}) -> {new.title} ({new.key})"


def _differing(
    what: str, difference: Difference[_T], name: Callable[[_T], str] = str
) -> Iterator[Block]:
    yield from _listing(f"{what} gained", map(name, difference.gained))
    yield from _listing(f"{what} dropped", map(name, difference.dropped))
    yield from _listing(f"{what} moved", map(name, difference.moved))


def _listing(title: str, items: Iterable[str]) -> Iterator[Block]:
    """Yield a title and its list, nothing where there are no items."""
    listed = tuple(items)
    if listed:
        yield Listing(title, listed)


def _with_skills(expectation: Expectation) -> str:
    asked = ", ".join(f"{need.skill} {need.proficiency}" for need in expectation.requirements)
    return f"{expectation.statement} ({asked})" if asked else expectation.statement


def progress(gap: SkillGap) -> str:
    """Return in words how many skills there are to raise, and how much is covered."""
    covered = min(gap.coverage, 0.99) if gap else 1.0  # never rounded to all
    return f"{count(len(gap), 'skill')} to raise, {covered:.0%} covered"


def years_in_words(experience: Experience | None) -> str:
    """Return the typical years in words, nothing where the ladder does not state them."""
    if experience is None:
        return ""
    if experience.max_years is None:
        return f"{count(experience.min_years, 'year')} and more"
    return f"{_number(experience.min_years)} to {count(experience.max_years, 'year')}"


def count(number: float, noun: str) -> str:
    """Return so many of a thing in words: `1 year`, `2.5 years`."""
    return f"{_number(number)} {noun}{'s' * (number != 1)}"


def _number(number: float) -> str:
    return str(number).removesuffix(".0")
