"""What errors about names say, and in which order."""

from copy import copy

import pytest

from pm_career.exceptions import (
    AmbiguousNameError,
    InvalidLadderError,
    Problem,
    UnknownColumnError,
    UnknownLevelError,
    UnknownNamesError,
    UnknownTrackError,
)


def test_an_unknown_name_is_reported_with_what_is_known_the_hint_and_the_nearest_names() -> None:
    error = UnknownLevelError("seniro", ["senior"], ["junior", "senior"], "pass ladder=")
    assert str(error) == (
        "the ladder has no level 'seniro'; it has 'junior', 'senior'; pass ladder=; "
        "did you mean 'senior'?"
    )
    assert str(UnknownLevelError("x")) == "the ladder has no level 'x'; it has none"


def test_an_error_says_where_the_name_is_missing() -> None:
    assert str(UnknownTrackError("x")) == "the framework has no track 'x'; it has none"
    assert str(UnknownColumnError("x")) == "the table has no column 'x'; it has none"


def test_a_name_of_several_levels_is_reported_with_their_keys() -> None:
    assert str(AmbiguousNameError("PM", iter(["pm-1", "pm-2"]))) == (
        "'PM' names more than one level; use a key: 'pm-1', 'pm-2'"
    )


def test_unknown_names_keep_their_order_and_have_the_number_of_their_rows() -> None:
    error = UnknownNamesError(
        {"level": {"Zoo": 1_200, "PM": 1, "Abc": 2}, "skill": {"agil": 1}},
        {"skill": {"agil": ["agile", "agility"]}},
        ambiguous={"level": {"PM": ["pm-1", "pm-2"]}},
    )
    assert str(error).splitlines() == [
        "the table has names that the ladder does not list:",
        "  level: 'Zoo' in 1,200 rows",
        "  level: 'PM' in 1 row; it names more than one level, so use a key: 'pm-1', 'pm-2'",
        "  level: 'Abc' in 2 rows",
        "  skill: 'agil' in 1 row; did you mean 'agile' or 'agility'?",
    ]


def test_unknown_names_of_a_profile_have_no_rows() -> None:
    error = UnknownNamesError({"skill": {"agil": 1}}, where="profile")
    assert str(error).splitlines() == [
        "the profile has names that the ladder does not list:",
        "  skill: 'agil'",
    ]


@pytest.mark.parametrize(
    ("number", "last"),
    [
        (10, "  level: 'level-9' in 1 row"),
        (11, "  level: and 1 more name"),
        (12, "  level: and 2 more names"),
        (2_010, "  level: and 2,000 more names"),
    ],
)
def test_at_most_ten_unknown_names_of_a_column_are_listed(number: int, last: str) -> None:
    error = UnknownNamesError({"level": {f"level-{each}": 1 for each in range(number)}})
    lines = str(error).splitlines()
    assert lines[1:11] == [f"  level: 'level-{each}' in 1 row" for each in range(10)]
    assert lines[-1] == last
    assert len(lines) == min(number, 11) + 1


@pytest.mark.parametrize(
    ("problem", "written"),
    [
        (Problem("wrong"), "wrong"),
        (Problem("wrong", ("levels", 1)), "levels[1]: wrong"),
        (Problem("wrong", (), "acme.toml", 8, 16), "acme.toml:8:16: wrong"),
        (Problem("wrong", (), "acme.toml"), "acme.toml: wrong"),
        (Problem("wrong", (), None, 8, 16), "line 8, column 16: wrong"),
        (Problem("wrong", cell="C7"), "cell C7: wrong"),
        (
            Problem("wrong", ("title",), "acme.xlsx", cell="Levels!C7"),
            "acme.xlsx:Levels!C7: title: wrong",
        ),
    ],
    ids=str,
)
def test_a_problem_says_where_it_is(problem: Problem, written: str) -> None:
    assert str(problem) == written


def test_problems_are_listed_after_their_number_and_before_the_hint() -> None:
    one, two = Problem("one"), Problem("two")
    assert str(InvalidLadderError([one])) == "one"
    assert str(InvalidLadderError([one], "look closer")) == "one\nlook closer"
    assert str(InvalidLadderError([one, two], "look closer")) == (
        "2 problems:\n  one\n  two\nlook closer"
    )


def test_a_thousand_problems_are_kept() -> None:
    error = InvalidLadderError(Problem(str(number)) for number in range(1_001))
    assert [problem.message for problem in error.problems] == [str(n) for n in range(1_000)]


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        (UnknownLevelError, ("x", ["y"], ["z"], "hint"), ("x", ("y",), ("z",), "hint")),
        (AmbiguousNameError, ("x", ["y", "z"]), ("x", ("y", "z"))),
        (
            UnknownNamesError,
            ({"a": {"b": 1}}, {"a": {"b": ["c"]}}, "profile", {"a": {"d": ["e"]}}),
            ({"a": {"b": 1}}, {"a": {"b": ("c",)}}, "profile", {"a": {"d": ("e",)}}),
        ),
        (InvalidLadderError, ([Problem("bad")], "hint"), ((Problem("bad"),), "hint")),
    ],
    ids=["an unknown name", "a name of several levels", "unknown names", "problems"],
)
def test_an_error_keeps_what_makes_it(
    kind: type[Exception], given: tuple[object, ...], kept: tuple[object, ...]
) -> None:
    assert kind(*given).args == kept


def test_what_could_control_a_terminal_is_spelled_out() -> None:
    error = InvalidLadderError([Problem("\x1b[31mred")], "look  at \u202e")
    assert str(error) == "\\x1b[31mred\nlook  at \\u202e"


@pytest.mark.parametrize(
    "error",
    [
        UnknownLevelError("x", ["y"], ["z"], "hint"),
        AmbiguousNameError("x", ["y", "z"]),
        UnknownNamesError({"a": {"b": 1}}, {"a": {"b": ["c"]}}, "profile", {"a": {"d": ["e"]}}),
        InvalidLadderError([Problem("wrong")], "hint"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_copy_of_an_error_says_the_same(error: Exception) -> None:
    other = copy(error)
    assert (str(other), vars(other)) == (str(error), vars(error))
