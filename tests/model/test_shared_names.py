"""Two levels that share a title or an alias."""

import pickle
from typing import Any

import pytest
from attrs import evolve

from pm_career import AmbiguousNameError, Ladder, Level, UnknownLevelError, next_level

FIRST = Level(key="pm-1", title="Product Manager I", aliases=["PM", "Band 4"])
SECOND = Level(key="pm-1b", title="Product Manager I", aliases=["P.M.", "B"])
THIRD = Level(key="product-manager-ii", title="Product Manager II", aliases=["Band 4"])
LADDER = Ladder(title="Shared", levels=[FIRST, SECOND, THIRD])


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Product Manager I", ("pm-1", "pm-1b")),
        ("product-manager I", ("pm-1", "pm-1b")),
        ("pm", ("pm-1", "pm-1b")),
        ("P.M.", ("pm-1", "pm-1b")),
        ("band 4", ("pm-1", "product-manager-ii")),
    ],
)
def test_a_shared_name_finds_neither(name: Any, keys: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        LADDER[name]
    assert (caught.value.name, caught.value.keys) == (name, keys)
    assert str(caught.value) == (
        f"{name!r} names more than one level; use a key: {keys[0]!r}, {keys[1]!r}"
    )
    assert name not in LADDER
    assert LADDER.count(name) == 0


def test_a_name_of_one_alone_finds_it() -> None:
    assert LADDER["Product Manager II"] is THIRD
    assert LADDER["b"] is SECOND
    assert [LADDER[level.key] for level in LADDER] == list(LADDER)


def test_a_level_itself_is_found() -> None:
    assert next_level(FIRST, ladder=LADDER) is SECOND
    assert LADDER.position(SECOND) == 1


def test_a_key_finds_its_level_though_another_has_a_title_like_it() -> None:
    ladder = Ladder(title="Keys", levels=[FIRST, evolve(THIRD, key="product-manager-i")])
    assert ladder["product-manager-i"] is ladder[1]
    with pytest.raises(AmbiguousNameError):
        ladder["Product Manager I"]


def test_an_unknown_name_near_a_shared_one_is_unknown() -> None:
    with pytest.raises(UnknownLevelError, match="no level 'Product Manager'"):
        LADDER["Product Manager"]


def test_the_error_survives_pickling() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        LADDER["PM"]
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  own data
    assert str(again) == str(caught.value)
