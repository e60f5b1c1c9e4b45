"""Which keys the parts of a sheet get."""

import re
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pm_career._names import normalise
from pm_career.spreadsheets._keys import make_keys


def key_of(*names: str, taken: tuple[str, ...] = ()) -> str:
    (key,) = make_keys([names], taken)
    return key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Product Manager", "product-manager"),
        (" Sr.  PM\n(L5) ", "sr-pm-l5"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("PM #2", "pm-2"),
        ("R&D", "r-and-d"),
        ("100% focus", "100-percent-focus"),
        ("UX/UI", "ux-ui"),
        ("Don't panic", "dont-panic"),
        ("Don\u2019t panic \u2013 ask", "dont-panic-ask"),
        ("CI/CD & DevOps", "ci-cd-and-devops"),
        ("Caf\u00e9", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("\u0130stanbul", "istanbul"),
        ("Gr\u00f6\u00dfe", "grosse"),
        ("\uc81c\ud488 \uad00\ub9ac\uc790", "jepum-gwanlija"),
        ("\u4ea7\u54c1\u7ecf\u7406", "chanpinjingli"),
        ("\u041c\u0435\u043d\u0435\u0434\u0436\u0435\u0440", "menedzher"),
        ("\U0001f389 Fun", "tada-fun"),
        ("\u2605", "no-1"),
        ("--", "no-1"),
    ],
)
def test_a_key_has_the_words_of_the_first_name(name: str, key: str) -> None:
    assert key_of(name, "other") == key


def test_a_long_key_is_cut_behind_a_word() -> None:
    assert key_of(f"{'a' * 20} {'b' * 39} c") == f"{'a' * 20}-{'b' * 39}"
    assert key_of(f"{'a' * 20} {'b' * 40} c") == "a" * 20
    assert key_of(f"{'a' * 20} {'b' * 39}") == f"{'a' * 20}-{'b' * 39}"
    assert key_of("a" * 61) == "a" * 60


def test_parts_that_share_their_first_name_use_all_names() -> None:
    names = [("Designer", "L2"), ("Lead",), ("designer", "L3")]
    assert make_keys(names, ()) == ["designer-l2", "lead", "designer-l3"]


def test_parts_that_share_all_names_are_numbered() -> None:
    names = [("Designer",), ("--",), ("Designer",), ("Designer 2",), ("?",)]
    assert make_keys(names, ()) == ["designer", "no-2", "designer-3", "designer-2", "no-5"]
    assert make_keys([("A",), ("A",), ("B",), ("B",)], ()) == ["a", "a-2", "b", "b-2"]


def test_a_number_is_not_that_of_a_part_with_a_number_of_its_own() -> None:
    names = [("Designer",), ("Designer",), ("Designer #2",)]
    assert make_keys(names, ()) == ["designer", "designer-3", "designer-2"]


@pytest.mark.parametrize(
    ("names", "key"), [(("Lead", "L5"), "lead-l5"), (("Lead",), "lead-2"), (("--",), "no-1")]
)
def test_a_key_that_is_taken_is_not_used(names: tuple[str, ...], key: str) -> None:
    assert key_of(*names, taken=("le-ad", "lead-3")) == key


def test_keys_differ_in_more_than_hyphens() -> None:
    assert make_keys([("To-do", "T"), ("Todo",)], ()) == ["to-do-t", "todo"]


def test_a_key_is_no_name_of_another_part() -> None:
    assert make_keys([("Caf\u00e9",), ("Cafe",)], ()) == ["cafe-2", "cafe"]
    assert make_keys([("Lead", "pm"), ("PM", "P")], ()) == ["lead", "pm-2"]


def test_keys_of_names_in_ascii_need_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "anyascii", None)
    assert key_of("C++") == "c-plus-plus"

    message = (
        "making keys from names that are not ASCII needs anyascii:"
        ' pip install "pm-career[spreadsheets]"'
    )
    with pytest.raises(ImportError) as caught:
        key_of("Caf\u00e9")
    assert str(caught.value) == message


_name = st.text("ab2 -+", max_size=4) | st.text(max_size=8)
_names = st.lists(_name, min_size=1, max_size=3).map(tuple)
_parts = st.lists(_names, max_size=8)
_keys = st.sets(st.from_regex("[ab2]{1,2}(-[ab2]{1,2})?", fullmatch=True), max_size=4)


@given(_parts, _keys)
def test_keys_are_well_formed_and_unique(parts: list[tuple[str, ...]], taken: set[str]) -> None:
    keys = make_keys(parts, taken)
    assert len(keys) == len(parts)
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key) for key in keys)
    assert all(len(key) < 70 for key in keys)

    spellings = {normalise(key) for key in keys}
    assert len(spellings) == len(keys)
    assert spellings.isdisjoint(map(normalise, taken))
    assert make_keys(parts, taken) == keys


@given(_parts)
def test_no_key_is_the_name_of_another_part(parts: list[tuple[str, ...]]) -> None:
    for key, own in zip(make_keys(parts, ()), parts, strict=True):
        others = [name for part in parts if part is not own for name in part]
        assert key not in others
        if normalise(key) not in map(normalise, own):
            assert normalise(key) not in map(normalise, others)


@given(_parts, _names)
def test_another_part_changes_no_key_unless_they_clash(
    parts: list[tuple[str, ...]], other: tuple[str, ...]
) -> None:
    before = make_keys(parts, ())
    alone = key_of(*other)
    assume(alone != "no-1")
    names = [name for part in parts for name in (*part, key_of(*part))]
    assume({*map(normalise, (*names, *before))}.isdisjoint(map(normalise, (*other, alone))))

    assert make_keys([*parts, other], ()) == [*before, alone]


def _key_alone(part: tuple[str, ...]) -> str:
    return normalise(key_of(*part))


_apart = st.lists(_names, max_size=8, unique_by=_key_alone)
"""Parts that do not clash."""


@given(_apart.flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts))))
def test_the_order_of_parts_matters_only_where_they_clash(
    both: tuple[list[tuple[str, ...]], list[tuple[str, ...]]],
) -> None:
    parts, shuffled = both
    assume("no1" not in map(_key_alone, parts))

    keys = make_keys(parts, ())
    assert dict(zip(shuffled, make_keys(shuffled, ()), strict=True)) == dict(
        zip(parts, keys, strict=True)
    )
