"""From files or a text to a ladder or a framework, or to all their problems."""

from contextlib import suppress
from itertools import islice
from typing import TypeVar

from pm_career._files import messages
from pm_career._files.document import Document
from pm_career._files.format import FRAMEWORK_FILE, LADDER_FILE
from pm_career._files.reading import read, read_text
from pm_career._files.structuring import NOT_A_VALUE, structure
from pm_career._files.traversable import Source
from pm_career._model import Ladder, Parts
from pm_career._once import while_no_fork
from pm_career._wording import quote
from pm_career.exceptions import MOST_PROBLEMS, InvalidLadderError

_T = TypeVar("_T", bound=Parts)

_TEXTS: tuple[type, ...] = (str, bytes, bytearray, memoryview)
_NAMES: tuple[type, ...] = (str, type(None))


def read_document(source: Source, own: str) -> Document:
    """Return what the files of a ladder or a framework say.

    In a folder that has a ladder and a framework, `own` is the file that is wanted.

    Raises:
        InvalidLadderError: with every problem that can be found.
    """
    other = FRAMEWORK_FILE if own == LADDER_FILE else LADDER_FILE
    return read(source, (own, other))


def describes_framework(document: Document) -> bool:
    """Return whether a document describes a framework, and not a ladder."""
    # The second is a likely slip, which is reported then.
    return "tracks" in document.table or "track" in document.table


def parse(text: str | bytes | bytearray | memoryview, name: str | None, kind: type[_T]) -> _T:
    """Return the ladder or framework that a text describes. The problems name their file `name`.

    Raises:
        InvalidLadderError: with every problem that can be found.
        TypeError: when the text or its name is of another type.
    """
    if not isinstance(text, _TEXTS):
        what = kind.__name__.lower()
        advice = f"load_{what} takes a path or an open file, and from_dict a dictionary"
        raise TypeError(f"expected the text of a {what}, got {quote(text)}; {advice}")
    if not isinstance(name, _NAMES):
        raise TypeError(f"expected the name of a file, got {quote(name)}")

    content = text if isinstance(text, str) else bytes(text)
    return value_of(read_text(content, name), kind)


def value_of(document: Document, kind: type[_T]) -> _T:
    """Return the ladder or framework that a document describes.

    Raises:
        InvalidLadderError: with every problem that can be found.
    """
    if describes_framework(document) and kind is Ladder:
        raise InvalidLadderError([document.problem(messages.FRAMEWORK, ("tracks",))])
    if not describes_framework(document) and kind is not Ladder:
        raise InvalidLadderError([document.problem(messages.LADDER, ())])

    with suppress(*NOT_A_VALUE):
        return structure(document.table, kind)

    with while_no_fork:
        # Most ladders are valid, so the module loads with the first one that is not.
        from pm_career._files.diagnosing import diagnose

    found = islice(diagnose(document.table, kind, document.unread), MOST_PROBLEMS)
    placed = (document.problem(message, path) for path, message in found)
    problems = document.in_order(dict.fromkeys([*document.problems, *placed]))
    raise InvalidLadderError(problems, document.hint)
