"""Which ladder or framework a command asks."""

from argparse import Namespace
from typing import TYPE_CHECKING

from pm_career import (
    Ladder,
    UnknownLevelError,
    UnknownNamesError,
    UnknownSkillError,
    default_ladder,
)
from pm_career._command_line import ladders
from pm_career._command_line.answer import Answer
from pm_career._command_line.readable import readable
from pm_career._files import describes_framework, read_document, value_of
from pm_career._model import level_index, skill_index
from pm_career._wording import quote

if TYPE_CHECKING:
    from pm_career.frameworks import Framework


def ask(options: Namespace) -> Answer:
    """Answer the question of the command."""
    if options.ladder == options.profile == "-":
        raise ValueError("--ladder and --profile cannot both be standard input")
    asked = load(options.ladder, options.track)
    if complaint := _find_unwanted(options):
        raise ValueError(f"{complaint}; {_advise(asked, options) or _see_help(options)}")

    if options.profile is not None:
        from pm_career._command_line.profiles import read_person  # noqa: PLC0415  few have one

        options.person = read_person(options.profile)
    try:
        return _answer(asked, options)
    except UnknownNamesError as error:
        raise options.person.locate(error) from error
    except (UnknownLevelError, UnknownSkillError) as error:
        advice = _advise(asked, options)
        if not advice:
            raise
        message = f"the {error.where} has no {error.what} {quote(error.name)}"
        raise ValueError(f"{message}; {advice}") from error


def _find_unwanted(options: Namespace) -> str:
    """Return which words of the command line are too many; empty if none is."""
    if options.rest:
        return f"unrecognized arguments: {' '.join(options.rest)}"
    # Only a gap has a target that may be omitted.
    if options.profile is not None and getattr(options, "target", None) is not None:
        return "--profile replaces the current level, so pass only TARGET"
    return ""


def _answer(asked: "Ladder | Framework", options: Namespace) -> Answer:
    if isinstance(asked, Ladder):
        return ladders.QUESTIONS[options.command](asked, options)

    from pm_career._command_line import frameworks  # noqa: PLC0415  a ladder does not need it

    return frameworks.QUESTIONS[options.command](asked, options)


def _advise(asked: "Ladder | Framework", options: Namespace) -> str:
    """Return a hint that shows the command with quotes, if the ladder then has its names."""
    from pm_career._command_line.quoting import quote_names  # noqa: PLC0415  only a miss needs it

    def is_name(words: str) -> bool:
        # Every text is a job title.
        if options.command == "title":
            return True
        index = skill_index(asked) if options.command == "skills" else level_index(asked)
        return index.get(words) is not None

    command = quote_names(options, is_name)
    return f"did you mean: {command}" if command else ""


def _see_help(options: Namespace) -> str:
    return f"see pm-career {options.command} --help"


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
