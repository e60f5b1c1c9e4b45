"""Which ladder or framework a command asks."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, BinaryIO

from pm_career import Ladder, default_ladder
from pm_career._command_line import ladders
from pm_career._command_line.answer import Answer
from pm_career._files import describes_framework, read_document, value_of
from pm_career._wording import quote

if TYPE_CHECKING:
    from pm_career.frameworks import Framework


def ask(options: Namespace) -> Answer:
    """Ask the question that the command is named after."""
    asked = load(options.ladder, options.track)
    if isinstance(asked, Ladder):
        return ladders.QUESTIONS[options.command](asked, options)

    from pm_career._command_line import frameworks  # noqa: PLC0415  a ladder does not need it

    return frameworks.QUESTIONS[options.command](asked, options)


def load(path: str | None, track: str | None = None) -> "Ladder | Framework":
    """Return the ladder or the framework at a path, or the ladder of one of its tracks.

    It is the packaged ladder if there is no path.
    """
    loaded = default_ladder() if path is None else _load(path)
    if track is None:
        return loaded
    if isinstance(loaded, Ladder):
        message = f"the ladder {quote(loaded.title)} has no tracks; --track is for frameworks"
        raise ValueError(message)  # noqa: TRY004  it is the option that is wrong
    return loaded[track]


def _load(path: str) -> "Ladder | Framework":
    document = read_document(readable(path))
    if not describes_framework(document):
        return value_of(document, Ladder)

    from pm_career.frameworks import Framework  # noqa: PLC0415  a ladder does not need it

    return value_of(document, Framework)


def readable(path: str) -> str | BinaryIO:
    """Return what a path on the command line stands for, where `-` is standard input."""
    return sys.stdin.buffer if path == "-" else path
