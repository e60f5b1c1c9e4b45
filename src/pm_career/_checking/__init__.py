"""Notes on a valid ladder.

A problem makes a ladder invalid. A note reports something that is valid, but may be a mistake. The
module `notes` finds them. It loads with the first ladder that is checked.
"""

from os import PathLike
from typing import TYPE_CHECKING

from pm_career._files import Readable, Traversable, read_document, value_of
from pm_career._model import Ladder
from pm_career._once import while_no_fork
from pm_career.exceptions import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pm_career._checking.notes import Note as Note


def check_ladder(
    source: Ladder | str | PathLike[str] | Traversable | Readable,
) -> tuple[Problem, ...]:
    """Return notes on what may be a mistake in a valid ladder, in the order of its files.

    The source is a `Ladder`, or anything that `load_ladder` takes. The notes on a `Ladder` have no
    file, line or column, and their paths lead into the `Ladder`.

    There is a note for each of these:

    - years that no typical range covers, a typical range that overlaps with another one, and two
      levels with the same minimum years
    - a skill that no level asks for, and a level that asks for no skill
    - an expectation without a statement, if the descriptors of its skills do not say it either
    - a title or an alias that two levels share, and an alias that is the title of another level
      once its abbreviations are spelled out
    - in a ladder that is not cumulative, a level that asks for a lower proficiency than a level
      below it, or omits a skill that the level below asks for
    - no version

    Raises:
        InvalidLadderError: with every problem that can be found, as `load_ladder` does.
    """
    if isinstance(source, Ladder):
        return tuple(Problem(message, place) for place, message in find_notes(source))

    document = read_document(source)
    return document.place_notes(find_notes(value_of(document, Ladder)))


def find_notes(ladder: Ladder) -> "Iterator[Note]":
    """Yield all notes on a ladder, each after its path."""
    with while_no_fork:
        from pm_career._checking import notes

    return notes.find_notes(ladder)
