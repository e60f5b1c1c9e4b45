"""What all values share: how they compare, and how they are shown to programmers."""

from math import nan
from typing import Any

import attrs
import pytest

import pm_career
from pm_career import Ladder, comparing
from pm_career._display import Value


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Point(Value):
    across: float
    up: float = 0
    label: str = attrs.field(default="", repr=False)


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Place(Value):
    across: float
    up: float
    label: str


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Single(Value):
    only: object


class Marked(Point):
    """A class that somebody derives from a value without attrs."""


CLASSES = [
    getattr(module, name)
    for module in (pm_career, comparing)
    for name in module.__all__
    if attrs.has(getattr(module, name))
]


class Anything:
    """A value that says that it is equal to everything."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return True


@pytest.mark.parametrize("kind", CLASSES)
def test_every_public_value_shares_its_methods(kind: Any) -> None:
    shared = {"__eq__", "__hash__", "__repr__", "__getstate__", "__setstate__"}
    if kind is Ladder:
        shared.remove("__repr__")  # it shows how many levels it has, and not all of them
    assert issubclass(kind, Value)
    assert not shared & vars(kind).keys()


def test_values_are_equal_if_all_their_fields_are() -> None:
    assert Point(across=1, up=2, label="a") == Point(across=1.0, up=2.0, label="a")
    for other in ({"across": 3}, {"up": 3}, {"label": "b"}):
        fields: dict[str, Any] = {"across": 1, "up": 2, "label": "a"}
        assert Point(**fields) != Point(**fields | other)


def test_equal_values_have_the_same_hash() -> None:
    points = [Point(across=1, up=2), Point(across=1.0, up=2.0), Point(across=2, up=1)]
    assert hash(points[0]) == hash(points[1]) != hash(points[2])
    assert len(set(points)) == 2
    assert {points[0]: "found"}[points[1]] == "found"


def test_a_class_compares_by_the_fields_that_it_has() -> None:
    @attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
    class Pair(Value):
        first: int
        second: int

    assert Pair(first=1, second=2) == Pair(first=1, second=2)
    assert Pair(first=1, second=2) != Pair(first=1, second=3)


def test_a_value_is_equal_to_itself() -> None:
    point = Point(across=nan)
    assert point == point  # noqa: PLR0124  the subject of this test
    assert point != Point(across=float("nan"))


def test_values_of_different_classes_are_different() -> None:
    fields: dict[str, Any] = {"across": 1, "up": 2, "label": "a"}
    assert Point(**fields) != Place(**fields)
    assert Point(**fields) != Marked(**fields)
    assert Point(**fields) != (1, 2, "a")
    assert Marked(**fields) == Marked(**fields)


def test_the_other_side_may_say_that_it_is_equal() -> None:
    assert Point(across=1) == Anything()


def test_a_value_of_one_field_compares_like_the_others() -> None:
    assert Single(only=(1,)) == Single(only=(1,))
    assert Single(only=(1,)) != Single(only=1)
    assert hash(Single(only="a")) == hash(Single(only="a"))


def test_the_repr_names_the_class_and_its_fields() -> None:
    assert repr(Point(across=1, up=2, label="a")) == "Point(across=1, up=2)"
    assert repr(Marked(across=1)) == "Marked(across=1, up=0)"
