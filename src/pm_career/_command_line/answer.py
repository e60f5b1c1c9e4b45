"""What a command answers."""

from typing import NamedTuple

from pm_career import InvalidLadderError
from pm_career._display import Shown

ANSWERED, NO_ANSWER, BAD_INPUT = 0, 1, 2


class Answer(NamedTuple):
    """What a command answers: for people, for programs, and as an exit status."""

    view: Shown | str
    """What people read: a value, which has several forms; or a text, which has only one."""

    data: object
    """What programs read. It may contain values of the package."""

    status: int = ANSWERED

    @classmethod
    def of(cls, value: Shown) -> "Answer":
        """Return the answer that consists of one value."""
        return cls(value, value)


class InvalidProfileError(InvalidLadderError):
    """A file is not a valid profile, or contains names that the ladder does not have."""
