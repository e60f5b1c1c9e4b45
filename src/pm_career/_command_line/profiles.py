"""The skills of a person, from a file of TOML or JSON.

Its key `skills` maps skills to proficiencies. The key `name`, the name of the person, may be
omitted.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from attrs import field, frozen

from pm_career import InvalidLadderError, Problem, UnknownNamesError
from pm_career._command_line.answer import InvalidProfileError
from pm_career._command_line.readable import readable
from pm_career._files import messages, read_document
from pm_career._names import nearest
from pm_career._wording import KeyPath, did_you_mean, list_names, quote

if TYPE_CHECKING:
    from pm_career._files import Document

_KEYS = ("name", "skills")
_PROFICIENCY = "the name of a proficiency, or false for a skill that is not held"


@frozen
class Person:
    """A person, and the skills that they hold."""

    name: str
    profile: Mapping[str, str | None]
    """The name of a proficiency for each name of a skill; `None` for one that is not held."""

    _document: "Document" = field(repr=False)

    def locate(self, error: UnknownNamesError) -> InvalidProfileError:
        """Return an error with the place of each name that the ladder does not have."""
        problems: list[Problem] = []
        for skill, held in self.profile.items():
            for what, name in (("skill", skill), ("proficiency", held)):
                if name is not None and name in error.rows.get(what, ()):
                    message = _explain(error, what, name)
                    problems.append(self._document.problem(message, ("skills", skill)))
        return InvalidProfileError(self._document.in_order(problems), self._document.hint)


def _explain(error: UnknownNamesError, what: str, name: str) -> str:
    """Return what is wrong with a name, and what to write in its place if that is known."""
    near = error.near.get(what, {}).get(name)
    keys = error.ambiguous.get(what, {}).get(name)
    if keys:
        return f"{quote(name)} names more than one level; use a key: {list_names(keys)}"
    return f"there is no {what} {quote(name)}{f'; {did_you_mean(near)}' if near else ''}"


def read_person(path: str) -> Person:
    """Return the person whose skills a file lists.

    Raises:
        InvalidProfileError: with every problem of the file.
    """
    if not path or Path(path).is_dir() or messages.other_format(path):
        raise InvalidProfileError([Problem("expected a file of TOML or JSON", file=path or None)])
    try:
        document = read_document(readable(path))
    except InvalidLadderError as error:
        raise InvalidProfileError(error.problems) from error

    problems = [document.problem(message, where) for where, message in _faults(document.table)]
    if problems:
        raise InvalidProfileError(document.in_order(problems), document.hint)

    table: Mapping[str, Any] = document.table
    skills: Mapping[str, object] = table["skills"]
    profile = {skill: held if isinstance(held, str) else None for skill, held in skills.items()}
    return Person(table.get("name", ""), profile, document)


def _faults(table: Mapping[str, object]) -> Iterator[tuple[KeyPath, str]]:
    """Yield each problem of the table in a file, after its path."""
    for key in table:
        if key not in _KEYS:
            yield (key,), messages.unknown_key(_KEYS, nearest(key, _KEYS))

    if "name" in table and not isinstance(table["name"], str):
        yield ("name",), messages.wrong_type(messages.STRING, table["name"])

    if "skills" not in table:
        yield ("skills",), messages.MISSING_KEY
        return
    skills = table["skills"]
    if not isinstance(skills, dict):
        yield ("skills",), messages.wrong_type(messages.TABLE, skills)
        return
    for skill, held in cast("dict[str, object]", skills).items():
        # 0 equals `False`, but is not a proficiency.
        if not isinstance(held, str) and held is not None and held is not False:
            yield ("skills", skill), messages.wrong_type(_PROFICIENCY, held)
