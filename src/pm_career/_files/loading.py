"""From files to a ladder, or to everything that is wrong with them."""

from contextlib import suppress
from itertools import islice
from os import PathLike

from pm_career._files.document import Document
from pm_career._files.reading import read
from pm_career._files.structuring import NOT_A_LADDER, structure
from pm_career._files.toml import can_locate
from pm_career._files.traversable import Traversable
from pm_career._model import Ladder
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError

_HINT = "with pip install 'pm-career[authoring]' each problem has its line and column"


def load(path: str | PathLike[str] | Traversable) -> tuple[Document, Ladder]:
    """Return what the files of a ladder say, and the ladder.

    Raises:
        InvalidLadderError: with every problem that can be found.
    """
    document = read(path)
    with suppress(*NOT_A_LADDER):
        return document, structure(document.table)

    from pm_career._files.diagnosing import diagnose  # only when something is wrong

    found = islice(diagnose(document.table, document.unread), MOST_PROBLEMS)
    placed = (document.problem(message, path) for path, message in found)
    problems = document.in_order(dict.fromkeys([*document.problems, *placed]))
    raise InvalidLadderError(problems, "" if can_locate() else _HINT)
