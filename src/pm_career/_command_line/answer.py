"""What a command answers."""

from typing import NamedTuple, Protocol

from attrs import AttrsInstance

from pm_career import to_dict

ANSWERED, NO_ANSWER, BAD_INPUT = 0, 1, 2


class _ShownValue(AttrsInstance, Protocol):
    """A value of the package that people can read."""

    def to_text(self) -> str: ...


class Answer(NamedTuple):
    """What a command answers: for people, for programs, and as an exit status."""

    text: str
    data: object
    status: int = ANSWERED

    @classmethod
    def of(cls, value: _ShownValue) -> "Answer":
        """Return the answer that consists of one value."""
        return cls(value.to_text(), to_dict(value))
