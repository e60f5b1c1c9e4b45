"""What happens once in a process."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest

from pm_career._once import once, release_in_child, while_no_fork


def test_threads_that_ask_at_once_get_one_value() -> None:
    together = Barrier(8)

    @once
    def value() -> object:
        sleep(0.01)
        return object()

    def ask(_: int) -> object:
        together.wait()
        return value()

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(ask, range(8)))) == 1


def test_the_value_that_is_made_first_is_kept_if_making_it_asks_for_it() -> None:
    asked: list[object] = []

    # A signal handler asks in this way, in the thread that is making the value.
    @once
    def value() -> object:
        if not asked:
            asked.append(None)
            asked.append(value())
        return object()

    assert value() is asked[1]
    assert value() is asked[1]


def test_what_could_not_be_made_is_made_with_the_next_call() -> None:
    divisors = iter([0, 2])

    @once
    def value() -> float:
        return 14 / next(divisors)

    with pytest.raises(ZeroDivisionError):
        value()
    assert value() == 7


def test_a_function_keeps_its_name_and_docstring() -> None:
    @once
    def value() -> int:
        """Return a number."""
        return 1

    assert (value.__name__, value.__doc__) == ("value", "Return a number.")


def is_free() -> bool:
    """Return whether another thread can acquire the lock."""
    with ThreadPoolExecutor(1) as threads:
        acquired = threads.submit(while_no_fork.acquire, blocking=False).result()
        if acquired:
            threads.submit(while_no_fork.release).result()
    return acquired


def test_a_child_releases_the_lock_that_was_acquired_before_the_fork() -> None:
    while_no_fork.acquire()
    assert not is_free()
    release_in_child()
    assert is_free()


def test_a_child_that_was_forked_in_c_has_nothing_to_release() -> None:
    release_in_child()
    assert is_free()
