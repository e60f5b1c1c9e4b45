"""Which items of two tuples are the same."""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, Protocol, TypeAlias, TypeVar

import attrs

from pm_career._model import Level, Proficiency, Skill, names_of
from pm_career._names import normalise
from pm_career._wording import KeyPath
from pm_career.comparing._differences import Difference, Edit
from pm_career.frameworks import Track, names_of_track


class _Keyed(Protocol):
    """A value that has a key."""

    @property
    def key(self) -> str: ...


_T = TypeVar("_T")
_N = TypeVar("_N", Level, Skill, Proficiency)
_K = TypeVar("_K", bound=_Keyed)

Positions: TypeAlias = Sequence[tuple[int, int]]
"""The positions of each item that is in both tuples, in the old one and in the new one.

They are in the order of the new tuple.
"""


@attrs.frozen
class Paired(Generic[_T]):
    """Two tuples, and which items of them are the same."""

    old: Sequence[_T]
    new: Sequence[_T]
    positions: Positions

    def both(self) -> list[tuple[_T, _T]]:
        """Return the items of both tuples, each as it was and as it is."""
        return [(self.old[was], self.new[now]) for was, now in self.positions]

    def difference(self) -> Difference[_T]:
        """Return the other items, and those that have moved."""
        stayed = sorted(was for was, _ in self.positions)
        kept = {now for _, now in self.positions}

        # From "a b c" to "a c b", the items at the second and the third place have moved.
        moved = [
            self.new[now] for place, (was, now) in enumerate(self.positions) if was != stayed[place]
        ]
        return Difference(
            gained=_without(self.new, kept),
            dropped=_without(self.old, stayed),
            moved=tuple(moved),
        )

    def edits(self, renew: Callable[[_T], _T] | None = None) -> tuple[Edit[_T], ...]:
        """Return the items of both tuples that have changed.

        `renew` returns an old item with the new keys of what it refers to.
        """
        return tuple(
            Edit(old=was, new=now)
            for was, now in self.both()
            if (renew(was) if renew else was) != now
        )


def _without(items: Sequence[_T], positions: Iterable[int]) -> tuple[_T, ...]:
    """Return the items that are at none of the positions."""
    omitted = set(positions)
    return tuple(item for position, item in enumerate(items) if position not in omitted)


# Items of a list


def pair_items(
    old: Sequence[_T], new: Sequence[_T], name: Callable[[_T], Hashable] | None = None
) -> Paired[_T]:
    """Return which items of two lists are the same, each item once.

    Items are the same if they are equal, or else if they have the same name.
    """
    was: dict[int, int] = {}  # the old position of an item, by its new one
    _pair_alike(old, new, was, _itself)
    if name:
        _pair_alike(old, new, was, name)
    return Paired(old, new, [(was[now], now) for now in sorted(was)])


def _pair_alike(
    old: Sequence[_T], new: Sequence[_T], was: dict[int, int], name: Callable[[_T], Hashable]
) -> None:
    """Pair the items that are not in a pair yet and have the same name."""
    paired = set(was.values())
    waiting: dict[Hashable, deque[int]] = {}
    for position, item in enumerate(old):
        if position not in paired:
            waiting.setdefault(name(item), deque()).append(position)

    for position, item in enumerate(new):
        if position not in was and (alike := waiting.get(name(item))):
            was[position] = alike.popleft()


def _itself(item: _T) -> _T:
    return item


# Values that have names


def pair_values(old: Sequence[_N], new: Sequence[_N]) -> Paired[_N]:
    """Return which values of two ladders or two frameworks are the same.

    Two values are the same if they have the same key, or else if they share a name that no third
    value has.
    """
    return _pair_named(old, new, names_of)


def pair_tracks(old: Sequence[Track], new: Sequence[Track]) -> Paired[Track]:
    """Return which tracks of two frameworks are the same, as `pair_values` does."""
    return _pair_named(old, new, names_of_track)


def _pair_named(
    old: Sequence[_K], new: Sequence[_K], names: Callable[[_K], Iterable[tuple[KeyPath, str]]]
) -> Paired[_K]:
    places = {value.key: position for position, value in enumerate(old)}
    was = {value.key: value.key for value in new if value.key in places}  # by the new key
    in_both = set(was)

    # The other values are linked by the names that they share, such as a title and an alias. Two
    # values that share several have one link.
    old_owners, new_owners = _owners(old, names), _owners(new, names)
    links = {
        (old_owners[name], new_owners[name])
        for name in old_owners.keys() & new_owners.keys()
        if not in_both & {old_owners[name], new_owners[name]}
    }

    # A level that was split in two counts as dropped: the old "Manager, also called Senior Manager"
    # has a link to the new "Manager" and another one to the new "Senior Manager". So do two levels
    # that were merged into one.
    links_of_old = Counter(old_key for old_key, _ in links)
    links_of_new = Counter(new_key for _, new_key in links)
    was |= {
        new_key: old_key
        for old_key, new_key in links
        if links_of_old[old_key] == links_of_new[new_key] == 1
    }

    positions = [(places[was[value.key]], now) for now, value in enumerate(new) if value.key in was]
    return Paired(old, new, positions)


def new_keys(paired: Paired[_N]) -> dict[str, str]:
    """Return the new key of each value that is on both sides, by its old one."""
    return {was.key: now.key for was, now in paired.both()}


def _owners(
    values: Iterable[_K], names: Callable[[_K], Iterable[tuple[KeyPath, str]]]
) -> Mapping[str, str]:
    """Return the key of the value that has a name, by each name that only one value has."""
    owners: dict[str, set[str]] = {}
    for value in values:
        for _, name in names(value):
            owners.setdefault(normalise(name), set()).add(value.key)
    return {name: keys.pop() for name, keys in owners.items() if len(keys) == 1}
