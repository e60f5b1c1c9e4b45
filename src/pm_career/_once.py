"""What happens once in a process, and never while the process forks."""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from threading import RLock
from typing import TypeVar

_T = TypeVar("_T")

while_no_fork = RLock()
"""Held by a thread that a fork must not interrupt, for example while it imports a module first.

A child process has only the thread that forked. If another one was importing a module or held a
lock, the child would wait for it for ever.
"""


def release_in_child() -> None:
    """Release the lock in a child process, if it was acquired before the fork.

    A server that forks in C, such as uWSGI, calls only what is registered for the child.
    """
    with suppress(RuntimeError):
        while_no_fork.release()


# Windows and browsers do not fork.
if hasattr(os, "register_at_fork"):  # pragma: no branch
    os.register_at_fork(
        before=while_no_fork.acquire,
        after_in_parent=while_no_fork.release,
        after_in_child=release_in_child,
    )


def once(make: Callable[[], _T]) -> Callable[[], _T]:
    """Return a function that makes a value with the first call, and returns it with every call.

    All threads get the same value, and no process forks while it is made.
    """
    made: list[_T] = []

    # A call after the first needs no lock, only this cache.
    @cache
    @wraps(make)
    def get() -> _T:
        with while_no_fork:
            if not made:
                # A signal handler may ask in the middle of this. The value made first is kept.
                made.append(make())
            return made[0]

    return get
