"""Completion in a shell, by argcomplete."""

import sys
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import argcomplete
from argcomplete.completers import BaseCompleter, FilesCompleter

from pm_career import Ladder, PMCareerError
from pm_career._command_line.asking import load

if TYPE_CHECKING:
    from pm_career.frameworks import Framework

_FILES = {"FILE", "FOLDER", "LADDER", "NEW", "OLD", "PATH", "SOURCE"}


def complete(parser: ArgumentParser) -> None:
    """Print what may come next on the command line, and exit, if a shell asks for it."""
    argcomplete.autocomplete(
        parser,
        always_complete_options=False,
        default_completer=_Completer(),
        exit_method=sys.exit,
    )


class _Completer(BaseCompleter):
    """Completes names of levels, skills, tracks and files."""

    def __call__(
        self, *, prefix: str, action: Action, parser: ArgumentParser, parsed_args: Namespace
    ) -> Iterable[str]:
        """Return what may stand at an argument, perhaps with an explanation of each."""
        if action.dest in {*(parser.get_default("names") or ()), "track"}:
            return _names(action.dest, parsed_args)
        return FilesCompleter()(prefix) if action.metavar in _FILES else ()


def _names(what: str, options: Namespace) -> Mapping[str, str]:
    """Return the names of the levels, skills or tracks of the ladder on the command line."""
    ladder = _load(getattr(options, "ladder", None))
    if ladder is None or what == "title":
        return {}
    if what == "track":
        tracks = () if isinstance(ladder, Ladder) else ladder.tracks
        return {track.key: track.title for track in tracks}
    if what == "skill":
        skills = ladder.skills
        return {each.name: each.key for each in skills} | {each.key: each.name for each in skills}
    levels = ladder.levels
    return {each.title: each.key for each in levels} | {each.key: each.title for each in levels}


def _load(path: str | None) -> "Ladder | Framework | None":
    """Return the ladder at a path, if it can be read."""
    if path is None:
        return load(None)

    file = Path(path).expanduser()
    # A pipe has only one reader, which is the command itself.
    if not file.is_file() and not file.is_dir():
        return None
    try:
        return load(str(file))
    except PMCareerError:
        return None
