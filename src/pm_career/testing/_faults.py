"""Documents that are almost a ladder.

Each is a valid ladder with one change. The change has the problem that it causes, with the message
of the package itself.
"""

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from typing import Any, NamedTuple, TypeAlias

import attrs
from hypothesis import strategies as st

from pm_career._files import Table, Toml, as_table, key_in_files
from pm_career._files import messages as file_messages
from pm_career._model import Expectation, Experience, Ladder, Level, Proficiency, Skill
from pm_career._model import messages as ladder_messages
from pm_career._wording import KeyPath
from pm_career.exceptions import Problem
from pm_career.testing._strategies import ladders


@attrs.frozen(kw_only=True)
class InvalidDocument:
    """A document that describes no valid ladder, and its only problem."""

    document: dict[str, Any]
    """A ladder in one file, as plain data that TOML and JSON can hold."""

    problem: Problem
    """The problem that the loader reports, without the file, the line and the column."""


class _Change(NamedTuple):
    """One change of a document, and the problem that it causes."""

    path: KeyPath
    """The place that changes."""

    value: object
    """The new value. `_NOTHING` removes the old value."""

    message: str
    """The message of the problem."""

    reported_at: KeyPath = ()
    """The path of the problem, if that is not `path`."""


_Kind: TypeAlias = Callable[[Table], Iterator[_Change]]
"""A function that yields every change of one kind that a document allows."""

_CATALOGUES = {"skills": Skill, "proficiencies": Proficiency}
_WITH_DETAILS = (Ladder, Level, Skill)

_NOTHING = object()
_STRANGE = "???"  # it shares no letter with any name, so no name is suggested for it

# The numbers are drawn first, from the same range for every ladder. When Hypothesis varies an
# example, a choice whose range depends on an earlier choice mostly becomes the plainest one.
_numbers = st.integers(0, 9_999)
_ladders = ladders(min_levels=2, max_levels=4)


@st.composite
def invalid_ladder_documents(draw: st.DrawFn) -> InvalidDocument:
    """Return a strategy for documents with exactly one problem, and that problem.

    Each document is valid except for one value. Every kind of problem that one value can cause
    occurs: a missing or unknown key, a value of the wrong type, an empty text, a name without
    letters, a name of two things, two details of one name, a skill or proficiency that is not
    listed, skills in the form of the other kind of ladder, an expectation with neither a statement
    nor skills, and years that fall.
    """
    which_kind, which_change = draw(_numbers), draw(_numbers)
    document = as_table(draw(_ladders))

    changes_by_kind = [list(kind(document)) for kind in _KINDS]
    possible = [changes for changes in changes_by_kind if changes]
    changes = possible[which_kind % len(possible)]
    change = changes[which_change % len(changes)]

    _apply(change, document)
    problem = Problem(change.message, change.reported_at or change.path)
    return InvalidDocument(document=document, problem=problem)


def _apply(change: _Change, document: Table) -> None:
    """Make a change in a document."""
    *way, last = change.path
    place: Any = document
    for part in way:
        place = place[part]

    if change.value is _NOTHING:
        del place[last]
    else:
        place[last] = change.value


# Changes of the form: keys and types


def _missing_keys(document: Table) -> Iterator[_Change]:
    for path, _, kind in _tables(document):
        for field in attrs.fields(kind):
            if field.default is attrs.NOTHING:
                yield _Change((*path, field.name), _NOTHING, file_messages.MISSING_KEY)


def _unknown_keys(document: Table) -> Iterator[_Change]:
    for path, _, kind in _tables(document):
        keys = [key_in_files(field.name) for field in attrs.fields(kind)]
        yield _Change((*path, _STRANGE), 1, file_messages.unknown_key(keys))


def _wrong_types(wanted: str, *types: type, wrong: Toml) -> _Kind:
    """Return the kind of change that puts a wrong value where these types are wanted."""

    def changes(document: Table) -> Iterator[_Change]:
        message = file_messages.wrong_type(wanted, wrong)
        expected_skills = {(*path, "skills") for path, _ in _expectation_tables(document)}
        for path, value in _values(document):
            # The skills of an expectation may be a table or a list.
            if type(value) in types and path not in expected_skills:
                yield _Change(path, wrong, message)

    return changes


def _skills_of_wrong_type(document: Table) -> Iterator[_Change]:
    message = file_messages.wrong_type(file_messages.TABLE_OR_LIST, "none")
    for path, _ in _expectation_tables(document):
        yield _Change((*path, "skills"), "none", message)


# Changes that break a rule of ladders


def _no_levels(document: Table) -> Iterator[_Change]:
    if not any(_is_described(level, document) for _, level in _level_tables(document)):
        yield _Change(("levels",), [], ladder_messages.NO_LEVELS)


def _empty_texts(document: Table) -> Iterator[_Change]:
    for path, table, _ in _tables(document):
        for key, value in table.items():
            if key in {"title", "name"}:
                yield _Change((*path, key), " ", ladder_messages.EMPTY_TEXT)
            elif key in {"aliases", "responsibilities", "background", "growth", "advancement"}:
                for n, _ in enumerate(value):
                    yield _Change((*path, key, n), " ", ladder_messages.EMPTY_TEXT)


def _empty_descriptors_and_details(document: Table) -> Iterator[_Change]:
    for path, table, _ in _tables(document):
        for key in ("descriptors", "details"):
            for name in table.get(key, {}):
                yield _Change((*path, key, name), " ", ladder_messages.EMPTY_TEXT)


def _nothing_expected(document: Table) -> Iterator[_Change]:
    for path, _ in _expectation_tables(document):
        yield _Change(path, {}, ladder_messages.NOTHING_EXPECTED, (*path, "statement"))


def _names_without_letters(document: Table) -> Iterator[_Change]:
    message = ladder_messages.name_without_letters("-")
    for path, level in _level_tables(document):
        yield _Change((*path, "title"), "-", message)
        for n, _ in enumerate(level.get("aliases", [])):
            yield _Change((*path, "aliases", n), "-", message)
    for catalogue in _CATALOGUES:
        for n, _ in enumerate(document.get(catalogue, [])):
            yield _Change((catalogue, n, "name"), "-", message)


def _ill_formed_keys(document: Table) -> Iterator[_Change]:
    for path, level in _level_tables(document):
        key = f"{level['key']}-"
        if not _is_described(level, document):
            yield _Change((*path, "key"), key, ladder_messages.ill_formed_key(key))


def _shared_keys(document: Table) -> Iterator[_Change]:
    for (_, owner), (path, level) in combinations(_level_tables(document), 2):
        key = owner["key"]
        of_another = ladder_messages.key_of_another("level", key)
        yield _Change((*path, "aliases"), [key], of_another, (*path, "aliases", 0))
        if not _is_described(level, document):
            yield _Change((*path, "key"), key, ladder_messages.listed_twice(key))


def _shared_names(document: Table) -> Iterator[_Change]:
    for catalogue in _CATALOGUES:
        values = enumerate(document.get(catalogue, []))
        for (_, owner), (n, _) in combinations(values, 2):
            # With the dot, it is not a key. A second key would be "listed twice".
            name = f"{owner.get('name', owner['key'])}."
            message = ladder_messages.name_of_another(name, owner["key"])
            yield _Change((catalogue, n, "name"), name, message)


def _details_of_one_name(document: Table) -> Iterator[_Change]:
    for path, _, kind in _tables(document):
        if kind in _WITH_DETAILS:
            place = (*path, "details")
            message = ladder_messages.named_twice("grade.")
            yield _Change(place, {"Grade": "IC4", "grade.": "IC5"}, message, (*place, "grade."))


def _details_without_name(document: Table) -> Iterator[_Change]:
    for path, _, kind in _tables(document):
        if kind in _WITH_DETAILS:
            place = (*path, "details")
            yield _Change(place, {" ": "IC4"}, ladder_messages.EMPTY_TEXT, (*place, " "))


def _duplicates(document: Table) -> Iterator[_Change]:
    for catalogue in ("levels", "skills", "proficiencies"):
        values = document.get(catalogue, [])
        for value in values:
            message = ladder_messages.listed_twice(value["key"])
            yield _Change((catalogue,), [*values, value], message, (catalogue, len(values), "key"))


def _unlisted_names(document: Table) -> Iterator[_Change]:
    no_skill = ladder_messages.unlisted("skill", _STRANGE)
    no_proficiency = ladder_messages.unlisted("proficiency", _STRANGE)

    for path, table in _expectation_tables(document):
        place = (*path, "skills")
        skills: list[str] | dict[str, str] = table.get("skills", [])
        if isinstance(skills, list):
            for n, _ in enumerate(skills):
                yield _Change((*place, n), _STRANGE, no_skill)
        else:
            for skill, proficiency in skills.items():
                yield _Change(place, {_STRANGE: proficiency}, no_skill, (*place, _STRANGE))
                yield _Change((*place, skill), _STRANGE, no_proficiency)

    on_scale = "proficiency" if "proficiencies" in document else "level"
    message = ladder_messages.unlisted(on_scale, _STRANGE)
    for n, _ in enumerate(document.get("skills", [])):
        place = ("skills", n, "descriptors")
        yield _Change(place, {_STRANGE: "Knows how"}, message, (*place, _STRANGE))


def _skills_in_the_other_form(document: Table) -> Iterator[_Change]:
    scale = [proficiency["key"] for proficiency in document.get("proficiencies", [])]
    for path, table in _expectation_tables(document):
        place = (*path, "skills")
        for skill in table.get("skills", []):
            if scale:
                message = ladder_messages.without_proficiency(skill, scale)
                yield _Change(place, [skill], message, (*place, 0))
            else:
                message = ladder_messages.with_proficiency(skill)
                yield _Change(place, {skill: _STRANGE}, message, (*place, skill))


def _skills_asked_twice(document: Table) -> Iterator[_Change]:
    for path, table in _expectation_tables(document):
        place = (*path, "skills")
        skills: list[str] | dict[str, str] | None = table.get("skills")
        if isinstance(skills, list):
            for skill in skills:
                message = ladder_messages.asked_twice(skill)
                yield _Change(place, [skill, skill], message, (*place, 1))


def _impossible_years(document: Table) -> Iterator[_Change]:
    for path, table, kind in _tables(document):
        if kind is Experience:
            for key in ("min_years", "max_years"):
                yield _Change((*path, key), -1, ladder_messages.not_years(-1))
            low = table["min_years"]
            message = ladder_messages.years_not_above_minimum(low, low)
            yield _Change((*path, "max_years"), low, message)


def _years_that_fall(document: Table) -> Iterator[_Change]:
    with_years = [each for each in _level_tables(document) if "experience" in each[1]]
    for (_, below), (path, _) in pairwise(with_years):
        low = below["experience"]["min_years"]
        if low > 0:
            message = ladder_messages.years_fall(low / 2, low, below["key"])
            yield _Change((*path, "experience", "min_years"), low / 2, message)


# The order matters: examples shrink to the first kind.
_KINDS: tuple[_Kind, ...] = (
    _missing_keys,
    _unknown_keys,
    _wrong_types(file_messages.STRING, str, wrong=3),
    _wrong_types(file_messages.NUMBER, int, float, wrong="two"),
    _wrong_types(file_messages.BOOLEAN, bool, wrong="yes"),
    _wrong_types(file_messages.LIST, list, wrong="none"),
    _wrong_types(file_messages.TABLE, dict, wrong=[]),
    _skills_of_wrong_type,
    _empty_texts,
    _empty_descriptors_and_details,
    _nothing_expected,
    _names_without_letters,
    _ill_formed_keys,
    _shared_keys,
    _shared_names,
    _details_of_one_name,
    _details_without_name,
    _duplicates,
    _unlisted_names,
    _skills_in_the_other_form,
    _skills_asked_twice,
    _impossible_years,
    _years_that_fall,
    _no_levels,
)


# The places of a document


def _level_tables(document: Table) -> Iterator[tuple[KeyPath, Table]]:
    """Yield the table of each level, after its path."""
    for n, level in enumerate(document["levels"]):
        yield ("levels", n), level


def _tables(document: Table) -> Iterator[tuple[KeyPath, Table, type[attrs.AttrsInstance]]]:
    """Yield every table with a fixed set of keys: its path, the table, and its type."""
    yield (), document, Ladder

    for path, level in _level_tables(document):
        yield path, level, Level
        if "experience" in level:
            yield (*path, "experience"), level["experience"], Experience

    for path, expectation in _expectation_tables(document):
        yield path, expectation, Expectation

    for catalogue, kind in _CATALOGUES.items():
        for n, table in enumerate(document.get(catalogue, [])):
            yield (catalogue, n), table, kind


def _expectation_tables(document: Table) -> Iterator[tuple[KeyPath, Table]]:
    """Yield the table of each expectation, after its path."""
    for path, level in _level_tables(document):
        for n, expectation in enumerate(level.get("expectations", [])):
            yield (*path, "expectations", n), expectation


def _is_described(level: Table, document: Table) -> bool:
    """Return whether a skill says what it looks like at a level, which it names by its key."""
    skills = document.get("skills", [])
    return "proficiencies" not in document and any(
        level["key"] in skill.get("descriptors", {}) for skill in skills
    )


def _values(value: Toml, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Toml]]:
    """Yield every value within another one, after its path."""
    parts: list[tuple[str | int, Toml]] = []
    if isinstance(value, dict):
        parts = [*value.items()]
    elif isinstance(value, list):
        parts = [*enumerate(value)]

    for part, inner in parts:
        yield (*path, part), inner
        yield from _values(inner, (*path, part))
