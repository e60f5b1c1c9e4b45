"""Every error that the package raises.

The names, paths and messages of an error may come from a file of a stranger. Its `str()` spells out
what could control a terminal or change the direction of the words, so that it can be printed.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import ClassVar

import attrs

from pm_career._display import Value
from pm_career._wording import (
    HARMFUL,
    MOST_NAMES,
    KeyPath,
    did_you_mean,
    format_path,
    list_names,
    quote,
)

MOST_PROBLEMS = 1_000
"""How many problems of one ladder are reported."""


class PMCareerError(Exception):
    """The base of every error that pm_career raises on purpose."""


class UnknownNameError(PMCareerError, KeyError, ValueError):
    """The ladder, or the table, has nothing of this name.

    It is a `KeyError`, because templates then look for an attribute of that name. It is also a
    `ValueError`, because argument parsers, forms and pydantic report that as wrong input.

    `name` is what was asked for, and `near` the names closest to it. `known` has the keys of the
    ladder's levels or skills, the names of its proficiencies, or the columns of the table. `hint`
    says what to do if the spelling is not the reason.
    """

    what: ClassVar[str] = "name"
    where: str = "ladder"

    def __init__(
        self, name: str, near: Iterable[str] = (), known: Iterable[str] = (), hint: str = ""
    ) -> None:
        self.name: str = name
        self.near: tuple[str, ...] = tuple(near)
        self.known: tuple[str, ...] = tuple(known)
        self.hint: str = hint
        super().__init__(self.name, self.near, self.known, self.hint)

    def __str__(self) -> str:
        parts = [f"the {self.where} has no {self.what} {quote(self.name)}"]
        parts.append(f"it has {list_names(self.known)}")
        if self.hint:
            parts.append(self.hint)
        if self.near:
            parts.append(did_you_mean(self.near))
        return _spell_out("; ".join(parts))


class UnknownLevelError(UnknownNameError):
    """No level of the ladder has this key, title or alias, or the level is of another ladder."""

    what = "level"


class UnknownSkillError(UnknownNameError):
    """No skill in the ladder's catalogue has this key or name."""

    what = "skill"


class UnknownProficiencyError(UnknownNameError):
    """No proficiency of the ladder's scale has this key or name."""

    what = "proficiency"


class UnknownCategoryError(UnknownNameError):
    """No skill of the ladder is in a category of this name."""

    what = "category"


class UnknownTrackError(UnknownNameError):
    """No track of the framework has this key or title."""

    what = "track"
    where = "framework"


class AmbiguousNameError(PMCareerError, KeyError, ValueError):
    """More than one level of the ladder has this title or alias.

    `name` is what was asked for, and `keys` the keys of these levels.
    """

    def __init__(self, name: str, keys: Iterable[str]) -> None:
        self.name: str = name
        self.keys: tuple[str, ...] = tuple(keys)
        super().__init__(self.name, self.keys)

    def __str__(self) -> str:
        keys = list_names(self.keys)
        return _spell_out(f"{quote(self.name)} names more than one level; use a key: {keys}")


class UnknownColumnError(UnknownNameError):
    """No column of the table has this name."""

    what = "column"
    where = "table"


class UnknownNamesError(PMCareerError, LookupError, ValueError):
    """A table, or the profile of a person, has names that the ladder does not list.

    `rows` has, for each column, every such name and the number of its rows. A profile has the
    columns `skill` and `proficiency`, and a row for each skill. `near` has, for each column and
    name, the names closest to it, if there are any. `where` is `"table"` or `"profile"`.

    A name that more than one level has finds none of them, so it counts as unknown. `ambiguous`
    has, for each column and each such name, the keys of these levels.
    """

    def __init__(
        self,
        rows: Mapping[str, Mapping[str, int]],
        near: Mapping[str, Mapping[str, Iterable[str]]] = MappingProxyType({}),
        where: str = "table",
        ambiguous: Mapping[str, Mapping[str, Iterable[str]]] = MappingProxyType({}),
    ) -> None:
        self.rows: dict[str, dict[str, int]] = {
            column: dict(names) for column, names in rows.items()
        }
        self.near: dict[str, dict[str, tuple[str, ...]]] = _copy(near)
        self.where: str = where
        self.ambiguous: dict[str, dict[str, tuple[str, ...]]] = _copy(ambiguous)
        super().__init__(self.rows, self.near, self.where, self.ambiguous)

    def __str__(self) -> str:
        lines: list[str] = []
        for column, names in self.rows.items():
            for name, rows in islice(names.items(), MOST_NAMES):
                # In a profile, a skill has one row.
                counted = f" in {rows:,} row{'s' * (rows != 1)}" if self.where == "table" else ""
                lines.append(f"  {column}: {quote(name)}{counted}{self._advice(column, name)}")
            if len(names) > MOST_NAMES:
                more = len(names) - MOST_NAMES
                lines.append(f"  {column}: and {more:,} more name{'s' * (more != 1)}")
        first = f"the {self.where} has names that the ladder does not list:"
        return "\n".join(map(_spell_out, [first, *lines]))

    def _advice(self, column: str, name: str) -> str:
        """Return what to write in place of a name, if that is known."""
        near = self.near.get(column, {}).get(name)
        keys = self.ambiguous.get(column, {}).get(name)
        if keys:
            return f"; it names more than one level, so use a key: {list_names(keys)}"
        return f"; {did_you_mean(near)}" if near else ""


def _copy(
    names: Mapping[str, Mapping[str, Iterable[str]]],
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the names that belong to each name of each column."""
    return {
        column: {name: tuple(others) for name, others in named.items()}
        for column, named in names.items()
    }


class NoLevelError(PMCareerError, LookupError):
    """No level answers the question.

    The years are fewer than the lowest level asks for, the ladder states no years, or the gap was
    to the level above the highest.
    """


@attrs.frozen(repr=False, eq=False, getstate_setstate=False)
class Problem(Value):
    """One problem of a ladder: what is wrong, and where."""

    message: str
    """What was expected and what came instead, or another rule that is broken."""

    path: KeyPath = ()
    """The way to the place from the top of the file, or of the `Ladder`.

    It consists of names of keys, and of positions counted from 0.
    """

    file: str | None = None
    """The file, as its path or name was given; `None` if the ladder is not from a named file."""

    line: int | None = None
    """The line in the file, counted from 1; `None` if it is not known."""

    column: int | None = None
    """The column in the line, in letters counted from 1; `None` if it is not known."""

    cell: str | None = None
    """The cell of a spreadsheet, such as `C7`, or `Levels!C7` in a workbook; `None` elsewhere."""

    def __str__(self) -> str:
        parts = (self._place(), format_path(self.path), self.message)
        return _spell_out(": ".join(part for part in parts if part))

    def _place(self) -> str:
        """Return the place as editors write it: `acme.toml:8:16`; or in words, without a file."""
        if self.file is not None:
            parts = (self.file, self.line, self.column, self.cell)
            return ":".join(str(part) for part in parts if part is not None)

        named = {"line": self.line, "column": self.column, "cell": self.cell}
        return ", ".join(f"{what} {which}" for what, which in named.items() if which is not None)


class InvalidLadderError(PMCareerError, ValueError):
    """The files, or the parts, do not make a valid ladder.

    `problems` has every problem that can be found, up to 1,000. `hint` says how to get more details
    about them.
    """

    def __init__(self, problems: Iterable[Problem], hint: str = "") -> None:
        self.problems: tuple[Problem, ...] = tuple(islice(problems, MOST_PROBLEMS))
        self.hint: str = hint
        super().__init__(self.problems, self.hint)

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems]
        if len(lines) > 1:
            lines = [f"{len(lines)} problems:", *(f"  {line}" for line in lines)]
        return "\n".join([*lines, _spell_out(self.hint)] if self.hint else lines)


def _spell_out(line: str) -> str:
    """Return a line with the escapes of Python for characters that could harm the view.

    Its spaces stay as they are, because they may be those of a path.
    """
    return re.sub(HARMFUL, lambda found: found[0].encode("unicode_escape").decode(), line)
