"""What the files of a ladder say, as one table, and the file that each part of it is from."""

from collections.abc import Iterable

import attrs

from pm_career._files.file import File
from pm_career._files.format import Table, path_in_files
from pm_career._wording import KeyPath
from pm_career.exceptions import Problem


@attrs.frozen
class Document:
    """What the files of a ladder say."""

    table: Table
    """The table of the ladder, with those of its levels in their places."""

    files: dict[KeyPath, File]
    """The file that begins at each path into the table."""

    problems: list[Problem] = attrs.field(factory=list[Problem])
    """What went wrong while the files were read."""

    unread: set[KeyPath] = attrs.field(factory=set[KeyPath])
    """The paths at which the name of a file stays, because it could not be read."""

    @property
    def hint(self) -> str:
        """What to do if lines and columns cannot be found; empty if they can."""
        return max(file.hint for file in self.files.values())

    def problem(self, message: str, path: KeyPath) -> Problem:
        """Return the problem at a path into the table, with its place in the file there."""
        # The file of a level begins at a path such as ("levels", 2), and the ladder's own at ().
        start = path[:2] if path[:2] in self.files else ()
        file, path = self.files[start], path[len(start) :]
        line, column = file.place(path) or (None, None)
        return Problem(message, path, file.name, line, column)

    def place_notes(self, notes: Iterable[tuple[KeyPath, str]]) -> tuple[Problem, ...]:
        """Return notes with their places, in the order of the files.

        Each note comes as its path into the ladder or framework that the table describes, and its
        message.
        """
        placed = [self.problem(text, path_in_files(path, self.table)) for path, text in notes]
        return tuple(self.in_order(placed))

    def in_order(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems in the order of the files, and of their lines."""
        numbers = {file.name: number for number, file in enumerate(self.files.values())}

        def place(problem: Problem) -> tuple[int, int, int]:
            file = numbers.get(problem.file, len(numbers))
            return file, problem.line or 0, problem.column or 0

        return sorted(problems, key=place)
