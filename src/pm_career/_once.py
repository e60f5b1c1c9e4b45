"""The lock for what a process does once, and never while it forks."""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from threading import RLock
from typing import TypeVar

_T = TypeVar("_T")

while_no_fork = RLock()
"""A thread holds this lock while the process must not fork, such as during the import of a module.

A child process only has the thread that forked. If another thread was importing a module, or held a
lock, the child would wait for ever.
"""


def release_in_child() -> None:
    """Release the lock in a child process, if it was acquired before the fork.

    A server that forks in C, such as uWSGI, does not acquire it, but still calls this function.
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
    """Return a function that makes a value when it is first called, and always returns that value.

    All threads get the same value. The process does not fork while the value is made.
    """
    made: list[_T] = []

    # A call after the first needs no lock, only this cache.
    @cache
    @wraps(make)
    def get() -> _T:
        with while_no_fork:
            if not made:
                # A signal handler may call this function during `make`. Then its value is kept.
                made.append(make())
            return made[0]

    return get
