"""Which values of two ladders are the same, by their keys and names."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from pm_career._model import Level, Proficiency, Skill, names_of
from pm_career._names import normalise

_N = TypeVar("_N", Level, Skill, Proficiency)


def pair(old: Sequence[_N], new: Sequence[_N]) -> list[tuple[_N, _N]]:
    """Return each value that is in both, as it was and as it is, in the order of `new`.

    Two values are the same if they have the same key, or else if they share a name that no third
    value has.
    """
    old_by_key = {value.key: value for value in old}
    in_both = old_by_key.keys() & {value.key for value in new}
    was = {key: old_by_key[key] for key in in_both}  # by the key that the value has now

    # The other values are linked by the names that they share, such as a title and an alias. Names
    # are unique in a ladder, so each has one owner. Two values that share several have one link.
    owners: dict[str, str] = {}
    for value in old:
        if value.key not in in_both:
            owners.update(dict.fromkeys(_names(value), value.key))

    links: set[tuple[str, str]] = set()
    for value in new:
        if value.key not in in_both:
            links.update((owners[name], value.key) for name in _names(value) & owners.keys())

    # A level that was split in two counts as dropped: the old "Manager, also called Senior Manager"
    # has a link to the new "Manager" and another one to the new "Senior Manager". So do two levels
    # that were merged into one.
    links_of_old = Counter(old_key for old_key, _ in links)
    links_of_new = Counter(new_key for _, new_key in links)
    for old_key, new_key in links:
        if links_of_old[old_key] == links_of_new[new_key] == 1:
            was[new_key] = old_by_key[old_key]

    return [(was[value.key], value) for value in new if value.key in was]


def _names(value: Level | Skill | Proficiency) -> set[str]:
    """Return the names of a value, without what writers vary."""
    return {normalise(name) for _, name in names_of(value)}
