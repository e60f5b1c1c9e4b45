"""What the errors say, and that none of it can control a terminal."""

import re

import pytest

from pm_career import InvalidLadderError, Problem, load_ladder
from pm_career._wording import HARMFUL
from pm_career.exceptions import (
    AmbiguousNameError,
    UnknownColumnError,
    UnknownLevelError,
    UnknownNamesError,
)

HOSTILE = "a\x1b[31m\nb\u202e\ud800"
SPELT_OUT = r"a\x1b[31m\nb\u202e\ud800"
QUOTED = f"'{SPELT_OUT}'"


class Named(str):
    """A text that describes itself as it likes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


NAME = Named(HOSTILE)
PROBLEM = Problem(HOSTILE, (HOSTILE,), file=HOSTILE, cell=HOSTILE)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        pytest.param(
            UnknownLevelError(NAME, [NAME], [NAME], HOSTILE),
            f"the ladder has no level {QUOTED}; it has {QUOTED}; {SPELT_OUT}; "
            f"did you mean {QUOTED}?",
            id="unknown name",
        ),
        pytest.param(
            UnknownColumnError(HOSTILE),
            f"the table has no column {QUOTED}; it has none",
            id="unknown column",
        ),
        pytest.param(
            AmbiguousNameError(NAME, [NAME]),
            f"{QUOTED} names more than one level; use a key: {QUOTED}",
            id="ambiguous name",
        ),
        pytest.param(
            UnknownNamesError({HOSTILE: {NAME: 1}}, {HOSTILE: {NAME: [NAME]}}),
            "the table has names that the ladder does not list:\n"
            f"  {SPELT_OUT}: {QUOTED} in 1 row; did you mean {QUOTED}?",
            id="unknown names",
        ),
        pytest.param(
            UnknownNamesError({HOSTILE: {NAME: 1}}, {}, HOSTILE, {HOSTILE: {NAME: [NAME]}}),
            f"the {SPELT_OUT} has names that the ladder does not list:\n"
            f"  {SPELT_OUT}: {QUOTED}; it names more than one level, so use a key: {QUOTED}",
            id="names that levels share",
        ),
        pytest.param(
            InvalidLadderError([PROBLEM, Problem("fault")], HOSTILE),
            f"2 problems:\n  {SPELT_OUT}:{SPELT_OUT}: {QUOTED}: {SPELT_OUT}\n  fault\n{SPELT_OUT}",
            id="invalid ladder",
        ),
    ],
)
def test_nothing_in_an_error_controls_a_terminal(error: Exception, words: str) -> None:
    assert str(error) == words
    assert not re.search(HARMFUL, words.replace("\n", ""))


def test_the_name_of_a_file_that_cannot_be_read_is_spelt_out() -> None:
    with pytest.raises(InvalidLadderError) as caught:
        load_ladder("no\x1b[31m  file.toml")
    (problem,) = caught.value.problems
    assert problem.file == "no\x1b[31m  file.toml"
    assert str(caught.value) == rf"no\x1b[31m  file.toml: {problem.message}"
