"""Documents that are almost a ladder."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations, pairwise
from typing import Any, NamedTuple

import attrs
from hypothesis import strategies as st

from pm_career._files import Table, Toml, as_table, key_in_files
from pm_career._model import Expectation, Experience, Ladder, Level, Proficiency, Skill
from pm_career._wording import KeyPath, quoted
from pm_career.exceptions import Problem
from pm_career.testing._strategies import ladders

_STRANGE = "???"  # shares no letter with any name, so none is offered for it
_TEXTS = {"title", "name", "statement"}
_LISTS_OF_TEXTS = {"aliases", "responsibilities", "background", "growth", "advancement"}


@attrs.frozen(kw_only=True)
class InvalidDocument:
    """A document that is no ladder, and what is wrong with it.

    `document` is plain data, as TOML and JSON know it: a ladder in one file. `problem` is what
    `InvalidLadderError.problems` says of it, but for the file, the line and the column.
    """

    document: dict[str, Any]
    problem: Problem


_WRONG_TYPES: tuple[tuple[set[type], Toml, str], ...] = (
    ({str}, 3, "expected a string, got the number 3"),
    ({int, float}, "two", "expected a number, got the string 'two'"),
    ({bool}, "yes", "expected true or false, got the string 'yes'"),
    ({list}, "none", "expected a list, got the string 'none'"),
    ({dict}, [], "expected a table, got a list"),
)


class _Change(NamedTuple):
    """What to put where in a document, and the problem that it then has, there if not elsewhere."""

    path: KeyPath
    value: object
    message: str
    told_at: KeyPath = ()


_NOTHING = object()

# The numbers come first, from one range whatever the ladder. Where Hypothesis varies an example, a
# choice that depends on an earlier one mostly falls back to the plainest.
_numbers = st.integers(0, 9_999)
_ladders = ladders(min_levels=2, max_levels=4)


@st.composite
def invalid_ladder_documents(draw: st.DrawFn) -> InvalidDocument:
    """Return a strategy for documents with exactly one fault, and the problem that it is.

    They are valid but for one value. All kinds of faults come up that one value can have: a key
    that is missing or unknown, a value of the wrong type, a text or a name that says nothing, a
    name of two things, a skill or a proficiency that is not listed, and years that do not rise.
    """
    which_kind, which_change = draw(_numbers), draw(_numbers)
    document = as_table(draw(_ladders))
    kinds = [changes for kind in _KINDS if (changes := list(kind(document)))]
    changes = kinds[which_kind % len(kinds)]
    change = changes[which_change % len(changes)]
    _apply(change, document)
    return InvalidDocument(
        document=document, problem=Problem(change.message, change.told_at or change.path)
    )


def _apply(change: _Change, document: Table) -> None:
    *way, last = change.path
    place: Any = document
    for step in way:
        place = place[step]
    if change.value is _NOTHING:
        del place[last]
    else:
        place[last] = change.value


def _no_levels(_: Table) -> Iterator[_Change]:
    yield _Change(("levels",), [], "a ladder has at least one level")


def _missing_keys(document: Table) -> Iterator[_Change]:
    for path, _, kind in _tables(document):
        for field in attrs.fields(kind):
            if field.default is attrs.NOTHING:
                yield _Change((*path, field.name), _NOTHING, "this key is missing")


def _unknown_keys(document: Table) -> Iterator[_Change]:
    for path, _, kind in _tables(document):
        keys = ", ".join(key_in_files(field.name) for field in attrs.fields(kind))
        yield _Change((*path, _STRANGE), 1, f"there is no such key; the keys are {keys}")


def _wrong_types(
    document: Table, *, right: set[type], wrong: Toml, message: str
) -> Iterator[_Change]:
    for path, value in _values(document):
        if type(value) in right:
            yield _Change(path, wrong, message)


def _empty_texts(document: Table) -> Iterator[_Change]:
    for path, table, _ in _tables(document):
        texts: list[KeyPath] = [(key,) for key in table if key in _TEXTS]
        for key in table:
            if key in _LISTS_OF_TEXTS:
                texts.extend((key, n) for n, _ in enumerate(table[key]))
        for text in texts:
            yield _Change((*path, *text), " ", "expected a text, got an empty one")


def _names_of_nothing(document: Table) -> Iterator[_Change]:
    for n, level in enumerate(document["levels"]):
        names = [("title",), *(("aliases", m) for m, _ in enumerate(level.get("aliases", [])))]
        for name in names:
            yield _Change(("levels", n, *name), "-", "expected a letter or a digit, got '-'")
    for n, _ in enumerate(document.get("skills", [])):
        yield _Change(("skills", n, "name"), "-", "expected a letter or a digit, got '-'")


def _ill_formed_keys(document: Table) -> Iterator[_Change]:
    for path, level in _level_tables(document):
        key = f"{level['key']}-"
        message = f"expected lower-case words joined by hyphens, got {quoted(key)}"
        yield _Change((*path, "key"), key, message)


def _shared_names(document: Table) -> Iterator[_Change]:
    for (_, owner), (path, _) in combinations(_level_tables(document), 2):
        name = f"{owner['title']}."  # with a dot it is no key, which would be listed twice
        message = f"{quoted(name)} is also a name of {quoted(owner['key'])}"
        yield _Change((*path, "aliases"), [name], message, (*path, "aliases", 0))


def _listed_twice(document: Table) -> Iterator[_Change]:
    for kind in ("levels", "skills", "proficiencies"):
        listed = document.get(kind, [])
        for value in listed:
            message = f"{quoted(value['key'])} is listed twice"
            yield _Change((kind,), [*listed, value], message, (kind, len(listed), "key"))


def _unlisted(document: Table) -> Iterator[_Change]:
    for path, table, kind in _tables(document):
        for skill, proficiency in table.get("skills", {}).items() if kind is Expectation else ():
            asked = (*path, "skills")
            yield _Change(
                asked,
                {_STRANGE: proficiency},
                f"the ladder has no skill '{_STRANGE}'",
                (*asked, _STRANGE),
            )
            yield _Change((*asked, skill), _STRANGE, f"the ladder has no proficiency '{_STRANGE}'")


def _impossible_years(document: Table) -> Iterator[_Change]:
    for path, table, kind in _tables(document):
        if kind is Experience:
            for key in ("min_years", "max_years"):
                message = "expected a finite number of years, 0 or more, got -1"
                yield _Change((*path, key), -1, message)
            low = table["min_years"]
            message = f"expected more than the minimum of {low:g}, got {low:g}"
            yield _Change((*path, "max_years"), low, message)


def _years_that_do_not_rise(document: Table) -> Iterator[_Change]:
    dated = [(path, level) for path, level in _level_tables(document) if "experience" in level]
    for (_, below), (path, _) in pairwise(dated):
        low = below["experience"]["min_years"]
        message = f"expected more than the {low:g} of {quoted(below['key'])}, got {low:g}"
        yield _Change((*path, "experience", "min_years"), low, message)


_KINDS: tuple[Callable[[Table], Iterator[_Change]], ...] = (
    _missing_keys,
    _unknown_keys,
    *(
        partial(_wrong_types, right=right, wrong=wrong, message=message)
        for right, wrong, message in _WRONG_TYPES
    ),
    _empty_texts,
    _names_of_nothing,
    _ill_formed_keys,
    _shared_names,
    _listed_twice,
    _unlisted,
    _impossible_years,
    _years_that_do_not_rise,
    _no_levels,
)


def _level_tables(document: Table) -> Iterator[tuple[KeyPath, Table]]:
    for n, level in enumerate(document["levels"]):
        yield ("levels", n), level


def _tables(document: Table) -> Iterator[tuple[KeyPath, Table, type[attrs.AttrsInstance]]]:
    """Yield every table of a ladder, after the path to it, and the type that it describes."""
    yield (), document, Ladder
    for path, level in _level_tables(document):
        yield path, level, Level
        if "experience" in level:
            yield (*path, "experience"), level["experience"], Experience
        for n, expectation in enumerate(level.get("expectations", [])):
            yield (*path, "expectations", n), expectation, Expectation
    for key, kind in (("skills", Skill), ("proficiencies", Proficiency)):
        for n, table in enumerate(document.get(key, [])):
            yield (key, n), table, kind


def _values(value: Toml, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Toml]]:
    """Yield every value within another, after the path to it."""
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*path, step), inner
            yield from _values(inner, (*path, step))
