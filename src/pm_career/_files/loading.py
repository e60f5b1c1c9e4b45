"""From files or a text to a ladder, or to all their problems."""

from contextlib import suppress
from itertools import islice

from pm_career._files.document import Document
from pm_career._files.reading import read, read_text
from pm_career._files.structuring import NOT_A_VALUE, structure
from pm_career._files.traversable import Source
from pm_career._model import Ladder
from pm_career._wording import quote
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError

_TEXTS: tuple[type, ...] = (str, bytes, bytearray, memoryview)
_NAMES: tuple[type, ...] = (str, type(None))


def load(source: Source) -> tuple[Document, Ladder]:
    """Return what the files of a ladder say, and the ladder.

    Raises:
        InvalidLadderError: with every problem that can be found.
    """
    document = read(source)
    return document, _ladder(document)


def parse(text: str | bytes | bytearray | memoryview, name: str | None) -> Ladder:
    """Return the ladder that a text describes. The problems name their file `name`.

    Raises:
        InvalidLadderError: with every problem that can be found.
        TypeError: when the text or its name is of another type.
    """
    if not isinstance(text, _TEXTS):
        advice = "load_ladder takes a path or an open file, and from_dict a dictionary"
        raise TypeError(f"expected the text of a ladder, got {quote(text)}; {advice}")
    if not isinstance(name, _NAMES):
        raise TypeError(f"expected the name of a file, got {quote(name)}")

    content = text if isinstance(text, str) else bytes(text)
    return _ladder(read_text(content, name))


def _ladder(document: Document) -> Ladder:
    """Return the ladder that a document describes."""
    with suppress(*NOT_A_VALUE):
        return structure(document.table, Ladder)

    # Most ladders are valid, so the module loads with the first one that is not.
    from pm_career._files.diagnosing import diagnose

    found = islice(diagnose(document.table, Ladder, document.unread), MOST_PROBLEMS)
    placed = (document.problem(message, path) for path, message in found)
    problems = document.in_order(dict.fromkeys([*document.problems, *placed]))
    raise InvalidLadderError(problems, document.hint)
