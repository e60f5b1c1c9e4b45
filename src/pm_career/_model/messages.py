"""The messages about parts that do not make a valid ladder.

The test kit makes such parts, and expects these messages.
"""

from collections.abc import Collection, Iterable

from pm_career._names import FEWEST_COUNTED, LONGEST_NAME, MOST_LETTERS, MOST_MARKS
from pm_career._wording import did_you_mean, format_path, quote

MOST_CELLS = 100_000
"""The number of levels times that of skills that a ladder may have."""

MOST_CELLS_OF_TRACKS = 1_000_000
"""The same of a framework, where each track counts the levels that it has."""

NO_LEVELS = "expected at least one level, got none"
TOO_LONG = f"expected at most {LONGEST_NAME:,} letters"
TOO_MANY_LETTERS = (
    f"expected names of at most {MOST_LETTERS:,} letters together, "
    f"where a shorter name counts as {FEWEST_COUNTED}"
)
TOO_MANY_MARKS = f"expected at most {MOST_MARKS} combining marks in a row"
EMPTY_TEXT = "expected a text, got an empty one"
NOTHING_EXPECTED = "expected a statement or skills, got neither"


def too_large(levels: int, skills: int, most: int) -> str:
    """Return what is wrong with a number of levels for that of the skills."""
    return f"expected levels times skills to be at most {most:,}, got {levels:,} x {skills:,}"


def ill_formed_key(key: str) -> str:
    """Return what is wrong with a key that programs could not use."""
    return f"expected lower-case words joined by hyphens, got {quote(key)}"


def invisible(text: str) -> str:
    """Return what is wrong with a text of characters that cannot be seen."""
    return f"expected a text that can be seen, got {quote(text)}"


def name_without_letters(name: str) -> str:
    """Return what is wrong with a name of separators alone."""
    return f"expected a letter or a digit, got {quote(name)}"


def listed_twice(key: str) -> str:
    """Return what is wrong with the second value of one key."""
    return f"{quote(key)} is listed twice"


def name_of_another(name: str, key: str) -> str:
    """Return what is wrong with a name that the value with this key already has."""
    return f"{quote(name)} is also a name of {quote(key)}"


def key_of_another(what: str, key: str) -> str:
    """Return what is wrong with a name that is exactly the key of another level, or the like."""
    return f"{quote(key)} is the key of another {what}; choose another name"


def unlisted(what: str, key: str, near: Collection[str] = ()) -> str:
    """Return what is wrong with a key that is not listed; `near` are close to it."""
    question = f"; {did_you_mean(near)}" if near else ""
    return f"there is no {what} {quote(key)}{question}"


def without_proficiency(skill: str, known: Iterable[str]) -> str:
    """Return what is wrong with a requirement that names no proficiency, such as those known."""
    example = f"skills = {{ {format_path((skill,))} = {quote(next(iter(known)))} }}"
    return f"expected a proficiency of {quote(skill)}; write {example}"


def with_proficiency(skill: str) -> str:
    """Return what is wrong with a proficiency in a ladder that measures skills by its levels."""
    return f"the ladder lists no proficiencies; write skills = [{quote(skill)}]"


def described_twice(proficiency: str) -> str:
    """Return what is wrong with the second descriptor of one proficiency."""
    return f"the skill describes {quote(proficiency)} twice"


def named_twice(detail: str) -> str:
    """Return what is wrong with the second detail of one name."""
    return f"there are two details named {quote(detail)}"


def asked_twice(skill: str) -> str:
    """Return what is wrong with the second requirement of one skill."""
    return f"the expectation asks for {quote(skill)} twice"


def not_years(years: object) -> str:
    """Return what is wrong with a value that is not a number of years."""
    return f"expected a finite number of years, 0 or more, got {quote(years)}"


def years_fall(low: float, below: float, key: str, track: str = "") -> str:
    """Return what is wrong with a minimum that is below that of a lower level.

    `track` is the key of their track in a framework.
    """
    fall = f"expected at least the {below:g} of {quote(key)}, got {low:g}"
    if track:
        return f"{fall}; {quote(key)} is below it on the track {quote(track)}"
    return f"{fall}; if the career forks here, write a framework with a track for each way"


def years_not_above_minimum(high: float, low: float) -> str:
    """Return what is wrong with a maximum that is not above its minimum."""
    return f"expected more than the minimum of {low:g}, got {high:g}"
