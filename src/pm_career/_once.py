"""The lock for what a process does once, and never while it forks or handles a signal."""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from threading import RLock, current_thread, main_thread
from typing import Any, TypeVar

_T = TypeVar("_T")

# The part of the module `signal` that is in C. It is in every Python, and quick to import.
_SIGNALS: Any = __import__("_signal")

# Ctrl-C is held back first and let through last, since its handler raises an error at any step.
_NUMBERS = sorted(range(1, _SIGNALS.NSIG), key=lambda number: number != _SIGNALS.SIGINT)


class _Undisturbed:
    """A lock that a thread holds while nothing may come between, such as when it imports a module.

    The process does not fork meanwhile. A child process only has the thread that forked. If another
    thread was importing a module, or held a lock, the child would wait for ever.

    Handlers of signals wait, too. Python runs them in the main thread, between any two steps of it.
    A handler that asks a question would find a module that is only half there.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        # Only the main thread uses these. It handles the signals.
        self._depth = 0
        # What is here stays, even after the work, so that no error leaves a signal without handler.
        self._handlers: dict[int, Any] = {}
        self._came: list[int] = []
        self._forks_main = True

    def __enter__(self) -> None:
        if current_thread() is main_thread():
            if self._depth == 0:
                self._hold_back_signals()
            self._depth += 1
        self.lock.acquire()

    def __exit__(self, *_: object) -> None:
        self.lock.release()
        if current_thread() is main_thread():
            self._depth -= 1
            if self._depth == 0:
                self._let_signals_through()

    def before_fork(self) -> None:
        """Wait until no other thread holds the lock."""
        self.lock.acquire()
        self._forks_main = current_thread() is main_thread()

    def after_fork_in_child(self) -> None:
        """Release the lock, if it was acquired before the fork.

        A server that forks in C, such as uWSGI, does not acquire it, but still calls this function.
        """
        # Another thread has forked, and is the main thread now. The former one may have begun.
        if not self._forks_main:
            self._depth = 0
            self._restore_handlers()
            self._came.clear()
        with suppress(RuntimeError):
            self.lock.release()

    def _hold_back_signals(self) -> None:
        """Remember signals instead of handling them."""
        # The main thread of a subinterpreter handles no signals, and must not change who does.
        with suppress(ValueError):
            try:
                for number in _NUMBERS:
                    handler = _SIGNALS.getsignal(number)
                    if callable(handler) and handler != self._remember:
                        self._handlers[number] = handler
                        _SIGNALS.signal(number, self._remember)
            except BaseException:
                # The handler of a signal that was not held back yet has raised an error.
                self._let_signals_through()
                raise

    def _remember(self, number: int, _: object) -> None:
        self._came.append(number)

    def _let_signals_through(self) -> None:
        self._restore_handlers()
        self._handle_what_came()

    def _restore_handlers(self) -> None:
        try:
            for number in filter(self._handlers.__contains__, reversed(_NUMBERS)):
                if _SIGNALS.getsignal(number) == self._remember:
                    _SIGNALS.signal(number, self._handlers[number])
        except BaseException:
            # A handler that is back has raised an error. The others still come back.
            self._restore_handlers()
            raise

    def _handle_what_came(self) -> None:
        while self._came:
            number = self._came.pop(0)
            handler = _SIGNALS.getsignal(number)
            # It is called, since a signal that is raised again would also wake a loop again.
            if callable(handler):
                handler(number, None)


while_no_fork = _Undisturbed()
"""A thread holds this lock while it imports modules or makes what is made once."""


# Windows and browsers do not fork.
if hasattr(os, "register_at_fork"):  # pragma: no branch
    os.register_at_fork(
        before=while_no_fork.before_fork,
        after_in_parent=while_no_fork.lock.release,
        after_in_child=while_no_fork.after_fork_in_child,
    )


def once(make: Callable[[], _T]) -> Callable[[], _T]:
    """Return a function that makes a value when it is first called, and always returns that value.

    All threads get the same value. The process neither forks nor handles a signal meanwhile.
    """
    made: list[_T] = []

    # A call after the first needs no lock, only this cache.
    @cache
    @wraps(make)
    def get() -> _T:
        with while_no_fork:
            # Another thread may have made the value while this one waited.
            if not made:
                made.append(make())
            return made[0]

    return get
