"""The files beside the ladder's own, which it may name as the files of its levels."""

from itertools import islice

import attrs

from pm_career._files.contents import name_of, reporting
from pm_career._files.folder import MOST_ENTRIES, names_in
from pm_career._files.traversable import Traversable
from pm_career._names import MOST_COMPARED, nearest
from pm_career._wording import did_you_mean, quote
from pm_career.exceptions import InvalidLadderError, Problem

_MOST_SUGGESTIONS = 5
"""The number of unknown names for which the names of other files are suggested."""

_TOO_MANY = f"expected a folder of at most {MOST_ENTRIES:,} files, got more"


@attrs.define
class Neighbours:
    """The files beside the ladder's own. Each may be the file of one level."""

    folder: Traversable

    present: set[str]
    """The names of files that the ladder names, and that are in the folder."""

    similar: list[str]
    """The first names in the folder that look like those of a level's file."""

    used: set[str] = attrs.field(factory=set[str])
    """The names that were found."""

    unknown: set[str] = attrs.field(factory=set[str])
    """The names that were not found."""

    def refuse(self, name: str) -> str:
        """Return why there is no level in the file of this name; empty if there may be one."""
        # Both levels would have the same key.
        if name in self.used:
            return f"{quote(name)} is listed twice"
        if name in self.present:
            self.used.add(name)
            return ""

        self.unknown.add(name)
        is_early = len(self.unknown) <= _MOST_SUGGESTIONS
        near = nearest(name, self.similar) if is_early else ()
        question = f"; {did_you_mean(near)}" if near else ""
        return f"expected the name of a file in the same folder, got {quote(name)}{question}"


def find_neighbours(folder: Traversable, own: str | None, named: set[str]) -> Neighbours:
    """Return the files of a folder but the ladder's own, as far as they are named.

    Raises:
        InvalidLadderError: when the folder cannot be read, or has too many files.
    """
    with reporting(name_of(folder), ValueError):
        names = list(islice(names_in(folder), MOST_ENTRIES + 1))
    if len(names) > MOST_ENTRIES:
        raise InvalidLadderError([Problem(_TOO_MANY, file=name_of(folder))])

    others = [name for name in names if name != own]
    similar = [name for name in others if name.endswith((".toml", ".json"))]
    return Neighbours(folder, named.intersection(others), similar[:MOST_COMPARED])
