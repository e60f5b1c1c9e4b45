"""What a command answers."""

from typing import NamedTuple

from pm_career import to_dict
from pm_career._display import Shown

ANSWERED, NO_ANSWER, BAD_INPUT = 0, 1, 2


class Answer(NamedTuple):
    """What a command answers: for people, for programs, and as an exit status."""

    text: str
    data: object
    status: int = ANSWERED

    @classmethod
    def of(cls, value: Shown) -> "Answer":
        """Return the answer that consists of one value."""
        return cls(value.to_text(), to_dict(value))
