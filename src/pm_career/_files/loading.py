"""From files to a ladder, or to all their problems."""

from contextlib import suppress
from itertools import islice
from os import PathLike

from pm_career._files.document import Document
from pm_career._files.reading import read
from pm_career._files.structuring import NOT_A_VALUE, structure
from pm_career._files.toml import can_locate
from pm_career._files.traversable import Traversable
from pm_career._model import Ladder
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError

_HINT = "to see the line and column of each problem: pip install 'pm-career[authoring]'"


def load(path: str | PathLike[str] | Traversable) -> tuple[Document, Ladder]:
    """Return what the files of a ladder say, and the ladder.

    Raises:
        InvalidLadderError: with every problem that can be found.
    """
    document = read(path)
    with suppress(*NOT_A_VALUE):
        return document, structure(document.table, Ladder)

    # Most ladders are valid, so the module loads with the first one that is not.
    from pm_career._files.diagnosing import diagnose

    found = islice(diagnose(document.table, Ladder, document.unread), MOST_PROBLEMS)
    placed = (document.problem(message, path) for path, message in found)
    problems = document.in_order(dict.fromkeys([*document.problems, *placed]))
    raise InvalidLadderError(problems, "" if can_locate() else _HINT)
