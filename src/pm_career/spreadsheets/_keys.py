"""Keys for parts that a sheet only names."""

from collections.abc import Iterable, Sequence


def make_keys(names: Sequence[tuple[str, ...]], taken: Iterable[str]) -> list[str]:
    """Return a key for each part, given its names and the keys that other parts have."""
    raise NotImplementedError
