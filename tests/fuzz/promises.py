"""What must hold for all that is read from a stranger: the promises that every target checks."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TypeVar

from pm_career import (
    InvalidLadderError,
    Ladder,
    NoLevelError,
    career_path,
    check_ladder,
    dump_ladder,
    expected_skills,
    from_dict,
    level_for_skills,
    level_for_title,
    level_for_years,
    load_ladder,
    next_level,
    skill_gap,
    to_dict,
)
from pm_career._display import Shown
from pm_career.frameworks import (
    Framework,
    career_paths,
    check_framework,
    dump_framework,
    level_fits,
    load_framework,
    next_levels,
)
from pm_career.frameworks import level_for_title as level_on_tracks
from pm_career.frameworks import skill_gap as gap_across

T = TypeVar("T")

MOST_SECONDS = 5.0
"""How long one step may take, such as reading or a view, in seconds of the processor.

2 seconds are promised. But tests run on slow machines too, and under a measurement of coverage.
"""

# What moves the cursor, changes colours, or turns the text around it.
COMMANDS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# The inputs contain such elements; no view has one of its own. Markdown puts a backslash before it.
MARKUP = re.compile(r"(?<!\\)<(a|img|script|svg)\b", re.IGNORECASE)


HALF = re.compile("[\ud800-\udfff]")


class BrokenPromiseError(AssertionError):
    """Something happened that the documentation rules out."""


def promise(holds: object, what: str) -> None:
    """Raise an error unless something holds."""
    # An `assert` would be dropped under `python -O`.
    if not holds:
        raise BrokenPromiseError(what)


@contextmanager
def in_time() -> Iterator[None]:
    """See that a step takes no longer than it may."""
    start = process_time()
    yield
    taken = process_time() - start
    promise(taken <= MOST_SECONDS, f"it took {taken:.1f} s")


def read(function: Callable[[], T]) -> T | None:
    """Return what a function reads, or `None` if it refuses for a reason."""
    with in_time():
        try:
            return function()
        except InvalidLadderError as error:
            keep_error_promises(error)
            return None


def keep_error_promises(error: InvalidLadderError) -> None:
    """See that an error says what is wrong, once each, and in harmless letters."""
    promise(error.problems, "it is refused without a reason")
    promise(len(set(error.problems)) == len(error.problems), "a problem is reported twice")
    promise(all(problem.message for problem in error.problems), "a problem has no message")
    keep_text_promises(str(error))


def keep_ladder_promises(ladder: Ladder, *, suffix: str = ".json") -> None:
    """See that the first questions, the views, the notes and the files of a ladder work."""
    lowest, highest = ladder[0], ladder[-1]
    with in_time():
        is_alone = next_level(lowest, ladder=ladder) is None
        promise(is_alone == (len(ladder) == 1), "a level is lost")
    with in_time(), suppress(NoLevelError):
        level_for_years(1, ladder=ladder)
    with in_time():
        profile = expected_skills(highest, ladder=ladder)
        gap = skill_gap(profile, highest, ladder=ladder)
        promise(not gap, "a level is missing its own skills")
    with in_time():
        level_for_skills(profile, ladder=ladder)
    with in_time():
        path = career_path(lowest, highest, ladder=ladder)
    with in_time():
        match = level_for_title(highest.title, ladder=ladder)
        promise(highest in match.candidates, "a level is not found by its title")

    for shown in (ladder, ladder.describe(highest), gap, path, match, *ladder.skills[:1]):
        keep_view_promises(shown)
    for value in (gap, path, match):
        keep_plain_data_promises(value)
    with in_time():
        for note in check_ladder(ladder):
            keep_text_promises(str(note))
    keep_file_promises(ladder, suffix)


def keep_framework_promises(framework: Framework) -> None:
    """See that the first questions, the views, the notes and the files of a framework work."""
    first = next(iter(framework.values()))
    lowest, highest = first[0], first[-1]
    with in_time():
        above = next_levels(lowest, framework=framework).values()
        promise(all(level in framework.levels for level in above), "a level is lost")
    with in_time():
        paths = career_paths(lowest, highest, framework=framework)
    with in_time():
        fits = level_fits(expected_skills(highest, ladder=first), ladder=framework)
        promise(fits, "no level is compared with a profile")
    with in_time():
        match = level_on_tracks(highest.title, framework=framework)

    # A gap may need the name of the track.
    with in_time(), suppress(NoLevelError):
        keep_view_promises(gap_across(lowest, highest, framework=framework))
    for shown in (framework, framework.describe(highest), fits[0], match, *paths[:1]):
        keep_view_promises(shown)
    for ladder in framework.values():
        keep_view_promises(ladder)
    with in_time():
        for note in check_framework(framework):
            keep_text_promises(str(note))
    keep_plain_data_promises(framework)
    keep_file_promises(framework, ".json")


def keep_view_promises(value: Shown) -> None:
    """See that a value shows itself, and that none of its text acts as anything else."""
    with in_time():
        keep_text_promises(value.to_text())
    for show in (value.to_markdown, value.to_html):
        with in_time():
            text = show()
            keep_text_promises(text)
            promise(not MARKUP.search(text), "a text acts as markup")


def keep_text_promises(text: str) -> None:
    """See that a text cannot control a terminal."""
    promise(not COMMANDS.search(text), f"a text controls the terminal: {text!r:.500}")


def keep_plain_data_promises(value: Shown) -> None:
    """See that the plain data of a value is JSON, and becomes an equal value."""
    with in_time():
        text = json.dumps(to_dict(value))
    with in_time():
        again = from_dict(type(value), json.loads(text))
    promise(json.dumps(to_dict(again)) == text, "plain data becomes another value")
    # Only what is not a number differs from itself.
    promise(again == value or "NaN" in text, "a value does not equal the one of its plain data")


def keep_file_promises(parts: Ladder | Framework, suffix: str) -> None:
    """See that a ladder or a framework is written, and loads as an equal one."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"written{suffix}"
        try:
            with in_time():
                _write(parts, path)
            with in_time():
                written = load_ladder(path) if isinstance(parts, Ladder) else load_framework(path)
        except InvalidLadderError as error:
            # Only plain data can have half a character.
            texts = json.dumps(to_dict(parts), ensure_ascii=False)
            promise(HALF.search(texts), f"what was written is refused: {error}")
            return
    promise(written == parts, "what was written loads as another")


def _write(parts: Ladder | Framework, path: Path) -> None:
    if isinstance(parts, Ladder):
        dump_ladder(parts, path)
    else:
        dump_framework(parts, path)
