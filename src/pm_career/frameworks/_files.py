"""Frameworks in files: loaded, written, and checked for what may be a mistake."""

from os import PathLike

from pm_career import _files
from pm_career._checking import find_notes
from pm_career._files import FRAMEWORK_FILE, Readable, Traversable
from pm_career._model import Ladder
from pm_career.exceptions import Problem
from pm_career.frameworks._framework import Framework, require_framework
from pm_career.frameworks._notes import find_notes_on


def load_framework(source: str | PathLike[str] | Traversable | Readable) -> Framework:
    """Return the framework in a file of TOML or JSON, or in the `framework.toml` of a folder.

    A level is written in that file, or in its own file beside it. The sources and the limits are
    those of `load_ladder`.

    Raises:
        InvalidLadderError: when a file does not exist, or is neither TOML nor JSON in UTF-8, or
            when the files do not describe a valid framework. The error has every problem that can
            be found.
    """
    return _files.value_of(_files.read_document(source, FRAMEWORK_FILE), Framework)


def parse_framework(
    text: str | bytes | bytearray | memoryview, *, name: str | None = None
) -> Framework:
    """Return the framework that a text describes, such as the content of an uploaded file.

    The text is TOML or JSON, as for `parse_ladder`. Levels cannot be in files of their own.

    Args:
        text: The text itself; `bytes` are UTF-8.
        name: The name of the file, with which each problem starts.

    Raises:
        InvalidLadderError: when the text is neither TOML nor JSON, or does not describe a valid
            framework. The error has every problem that can be found.
    """
    return _files.parse(text, name, Framework)


def dump_framework(framework: Framework, path: str | PathLike[str]) -> None:
    """Write a framework as TOML or JSON that loads as an equal framework.

    If the path ends in `.toml` or `.json`, the framework becomes one file, which replaces an
    existing one. Any other path becomes a new folder, with a `framework.toml` and a file for each
    level, named after the level's key. The file or folder is written completely or not at all.

    TOML needs the extra `authoring`: `pip install "pm-career[authoring]"`.

    Raises:
        FileExistsError: when the folder exists.
        ImportError: when the extra is not installed.
        InvalidLadderError: when a text cannot be encoded, or the file would be too large to load.
        OSError: when the file or folder cannot be written.
    """
    require_framework(framework)
    _files.write(framework, path, FRAMEWORK_FILE)


def check_framework(
    source: Framework | str | PathLike[str] | Traversable | Readable,
) -> tuple[Problem, ...]:
    """Return notes on what may be a mistake in a valid framework, in the order of its files.

    The source is a `Framework`, or anything that `load_framework` takes. There is a note for each
    level that is on no track, and for all that `check_ladder` notes. Names and skills are compared
    over all levels, years and the order of proficiencies along each track.

    Raises:
        InvalidLadderError: with every problem that can be found, as `load_framework` does.
    """
    if isinstance(source, Framework):
        return tuple(Problem(message, place) for place, message in find_notes_on(source))
    document = _files.read_document(source, FRAMEWORK_FILE)
    return document.place_notes(find_notes_on(_files.value_of(document, Framework)))


def check_either(source: str | PathLike[str] | Traversable | Readable) -> tuple[Problem, ...]:
    """Return notes on the ladder or the framework that files describe, whichever it is.

    Raises:
        InvalidLadderError: with every problem that can be found.
    """
    document = _files.read_document(source)
    if _files.describes_framework(document):
        return document.place_notes(find_notes_on(_files.value_of(document, Framework)))
    return document.place_notes(find_notes(_files.value_of(document, Ladder)))
