"""Public names that belong to their public module."""

import sys
from collections.abc import Iterable


def publish(names: Iterable[str], module: str) -> None:
    """Let names of a public module name it as their own, not the private one that defines them.

    Pickles, tracebacks, `help()` and the documentation of other projects then say
    `pm_career.Level`.
    """
    # Under lazy imports, the dictionary of a module holds names that are not loaded yet.
    public = sys.modules[module]
    for name in names:
        getattr(public, name).__module__ = module
