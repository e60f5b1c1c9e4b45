"""What happens once in a process."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from textwrap import dedent
from threading import Barrier
from time import sleep
from types import FrameType
from typing import Any

import pytest

from pm_career._once import once, while_no_fork

signal_in_c: Any = import_module("_signal")


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
        acquired = threads.submit(while_no_fork.lock.acquire, blocking=False).result()
        if acquired:
            threads.submit(while_no_fork.lock.release).result()
    return acquired


def test_a_child_releases_the_lock_that_was_acquired_before_the_fork() -> None:
    while_no_fork.lock.acquire()
    assert not is_free()
    while_no_fork.after_fork_in_child()
    assert is_free()


def test_a_child_that_was_forked_in_c_has_nothing_to_release() -> None:
    while_no_fork.after_fork_in_child()
    assert is_free()


# Signals


@pytest.fixture
def came() -> Iterator[list[int]]:
    """Yield the signals that were handled."""
    signals: list[int] = []

    def handle(number: int, _: FrameType | None) -> None:
        signals.append(number)

    numbers = (signal.SIGTERM, signal.SIGFPE)
    before = [signal.signal(number, handle) for number in numbers]
    yield signals
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


def test_signals_are_handled_after_the_work_in_their_order(came: list[int]) -> None:
    with while_no_fork:
        signal.raise_signal(signal.SIGTERM)
        with while_no_fork:
            signal.raise_signal(signal.SIGFPE)
        assert came == []
    assert came == [signal.SIGTERM, signal.SIGFPE]

    signal.raise_signal(signal.SIGTERM)
    assert came == [signal.SIGTERM, signal.SIGFPE, signal.SIGTERM]


def work(*signals: int, error: type[Exception] | None = None) -> None:
    """Work undisturbed while signals come, and perhaps fail."""
    with while_no_fork:
        for number in signals:
            signal.raise_signal(number)
        if error is not None:
            raise error


def test_signals_are_handled_after_work_that_fails(came: list[int]) -> None:
    with pytest.raises(ImportError):
        work(signal.SIGTERM, error=ImportError)
    assert came == [signal.SIGTERM]


def test_the_signal_of_the_lowest_number_waits_too() -> None:
    came: list[int] = []
    lowest = min(signal.valid_signals())
    before = signal.signal(lowest, lambda number, _: came.append(number))
    with while_no_fork:
        signal.raise_signal(lowest)
        assert came == []
    signal.signal(lowest, before)
    assert came == [lowest]


def test_a_handler_may_do_such_work_itself() -> None:
    came: list[int] = []

    def handle(number: int, _: FrameType | None) -> None:
        with while_no_fork:
            came.append(number)

    before = signal.signal(signal.SIGTERM, handle)
    work(signal.SIGTERM, signal.SIGTERM)
    signal.signal(signal.SIGTERM, before)
    assert came == [signal.SIGTERM, signal.SIGTERM]


def test_a_handler_that_fails_leaves_the_other_signals_to_be_handled() -> None:
    came: list[int] = []

    def handle(number: int, _: FrameType | None) -> None:
        came.append(number)
        raise TimeoutError

    before = signal.signal(signal.SIGTERM, handle)
    with pytest.raises(TimeoutError):
        work(signal.SIGTERM, signal.SIGTERM)
    with pytest.raises(TimeoutError):
        work()
    signal.signal(signal.SIGTERM, before)
    assert came == [signal.SIGTERM, signal.SIGTERM]
    assert is_free()


def test_ctrl_c_waits_too_so_that_the_lock_stays_whole() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    worked = False
    with pytest.raises(KeyboardInterrupt), while_no_fork:  # noqa: PT012  the work is the point
        signal.raise_signal(signal.SIGINT)
        worked = True
    handler = signal.signal(signal.SIGINT, before)
    assert (worked, handler) == (True, signal.default_int_handler)
    assert is_free()


@pytest.fixture
def fail_between(monkeypatch: pytest.MonkeyPatch, came: list[int]) -> Callable[[], None]:
    """Return a function that makes a handler fail as soon as SIGFPE is held back or let through.

    SIGFPE has a lower number than SIGTERM. So it is held back before it, and let through after it.
    """
    set_handler = signal_in_c.signal

    def set_and_fail(number: int, handler: object) -> object:
        if number == signal.SIGFPE:
            monkeypatch.undo()
            signal.raise_signal(signal.SIGTERM)
        return set_handler(number, handler)

    def fail(number: int, _: FrameType | None) -> None:
        came.append(number)
        raise TimeoutError

    signal.signal(signal.SIGTERM, fail)
    return lambda: monkeypatch.setattr(signal_in_c, "signal", set_and_fail)


def test_a_handler_that_fails_before_the_work_leaves_each_signal_its_handler(
    came: list[int], fail_between: Callable[[], None]
) -> None:
    handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGFPE)]
    fail_between()
    with pytest.raises(TimeoutError):
        work()
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGFPE)] == handlers
    assert came == [signal.SIGTERM]
    assert is_free()


def test_a_handler_that_fails_after_the_work_leaves_each_signal_its_handler(
    came: list[int], fail_between: Callable[[], None]
) -> None:
    handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGFPE)]
    with pytest.raises(TimeoutError), while_no_fork:
        fail_between()
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGFPE)] == handlers
    assert came == [signal.SIGTERM]
    assert is_free()


CTRL_C = """
    import random
    import signal
    import threading
    from time import sleep

    from pm_career._once import while_no_fork

    # Ctrl-C comes once for each time that the main thread is ready. It may come at any step, so
    # there is no lock but the one that is tested.
    def interrupt():
        while True:
            while not ready:
                sleep(0.0001)
            ready.clear()
            sleep(random.random() / 1_000)
            signal.raise_signal(signal.SIGINT)

    # A process in the background of a shell may begin with Ctrl-C ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    ready = []
    threading.Thread(target=interrupt, daemon=True).start()
    number = 0
    while number < 100:
        try:
            ready.append(True)
            while True:
                with while_no_fork:
                    pass
        except KeyboardInterrupt:
            number += 1

    print(while_no_fork._depth, while_no_fork._came)
    free = []
    other = threading.Thread(target=lambda: free.append(while_no_fork.lock.acquire(timeout=5)))
    other.start()
    other.join()
    print(free, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
"""


def test_ctrl_c_at_any_moment_leaves_the_lock_free() -> None:
    # Coverage has a lock of its own, which Ctrl-C may leave locked.
    environment = {name: each for name, each in os.environ.items() if "COVERAGE" not in name}
    done = subprocess.run(
        [sys.executable, "-c", dedent(CTRL_C)],
        capture_output=True,
        env=environment,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.stdout == "0 []\n[True] True\n"


FORKS = """
    import os
    import signal
    from threading import Event, Thread
    from time import sleep

    from pm_career._once import while_no_fork

    def handle(*_):
        pass

    def fork():
        with while_no_fork.lock:
            locked.set()
            # The main thread holds signals back, and waits for the lock.
            while signal.getsignal(signal.SIGTERM) is handle:
                sleep(0.001)
            child = os.fork()
            if child == 0:
                os._exit(signal.getsignal(signal.SIGTERM) is not handle)
            statuses.append(os.waitpid(child, 0)[1])

    signal.signal(signal.SIGTERM, handle)
    locked, statuses = Event(), []
    thread = Thread(target=fork)
    thread.start()
    locked.wait()
    with while_no_fork:
        pass
    thread.join()
    print(statuses, signal.getsignal(signal.SIGTERM) is handle)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts processes without forks")
def test_a_child_of_another_thread_handles_its_signals() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", dedent(FORKS)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.stdout == "[0] True\n"


def test_a_process_that_has_only_been_forked_in_c_goes_on_with_what_it_has_begun(
    came: list[int],
) -> None:
    lock = type(while_no_fork)()
    with lock:
        # The child releases the lock once. The fork did not acquire it.
        lock.lock.acquire()
        lock.after_fork_in_child()
        signal.raise_signal(signal.SIGTERM)
        assert came == []
    assert came == [signal.SIGTERM]


def test_what_the_former_main_thread_has_begun_ends_in_the_child(came: list[int]) -> None:
    with ThreadPoolExecutor(1) as threads:
        threads.submit(while_no_fork.before_fork).result()
        while_no_fork._hold_back_signals()  # noqa: SLF001  another thread cannot
        signal.raise_signal(signal.SIGTERM)
        while_no_fork.after_fork_in_child()
        threads.submit(while_no_fork.lock.release).result()

    # The child of the main thread itself goes on with what it has begun.
    with while_no_fork:
        while_no_fork.before_fork()
        while_no_fork.after_fork_in_child()
        signal.raise_signal(signal.SIGFPE)
        assert came == []
    assert came == [signal.SIGFPE]
    assert is_free()


def test_a_signal_wakes_a_loop_once() -> None:
    woken, wakes = socket.socketpair()
    wakes.settimeout(0)
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    descriptor = signal.set_wakeup_fd(wakes.fileno())
    work(signal.SIGTERM)
    signal.set_wakeup_fd(descriptor)
    signal.signal(signal.SIGTERM, before)
    wakes.close()
    assert woken.recv(9) == bytes([signal.SIGTERM])
    woken.close()


def test_a_handler_that_is_set_during_the_work_stays() -> None:
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    with while_no_fork:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    assert signal.signal(signal.SIGTERM, before) == signal.SIG_IGN


def test_a_signal_that_is_ignored_after_the_work_is_not_handled(came: list[int]) -> None:
    with while_no_fork:
        signal.raise_signal(signal.SIGTERM)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    assert came == []


@pytest.mark.usefixtures("came")
def test_a_thread_that_handles_no_signals_leaves_them_alone() -> None:
    def handler() -> object:
        with while_no_fork:
            return signal.getsignal(signal.SIGTERM)

    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(handler).result() is signal.getsignal(signal.SIGTERM)
    assert handler() is not signal.getsignal(signal.SIGTERM)


def test_a_subinterpreter_handles_no_signals(
    monkeypatch: pytest.MonkeyPatch, came: list[int]
) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("signal only works in main thread of the main interpreter")

    monkeypatch.setattr("_signal.signal", refuse)
    work(signal.SIGTERM)
    monkeypatch.undo()
    assert came == [signal.SIGTERM]


ASKS = """
    import signal, sys

    def ask(*_):
        answers.append(pm_career.level_for_title("Sr. PM").level.key)
        answers.append(len(pm_career.skill_gap("PM")))
        answers.append(len(pm_career.default_ladder()))

    class Finder:
        def find_spec(name, path=None, target=None):
            if name == module:
                signal.raise_signal(signal.SIGTERM)

    import pm_career

    answers = []
    module = sys.argv[1]
    signal.signal(signal.SIGTERM, ask)
    sys.meta_path.insert(0, Finder)
    print(pm_career.default_ladder()[0].key)
    print(pm_career.level_for_title("Lead PM").level.key)
    print(len(pm_career.skill_gap("APM").to_text()) > 80)
    print(answers)
"""


@pytest.mark.parametrize(
    "module",
    ["pm_career._files.loading", "importlib_resources", "cattrs", "pm_career._titles.reader"],
)
def test_a_handler_may_ask_during_the_first_load(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", dedent(ASKS), module],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.stdout.split("\n") == [
        "associate-product-manager",
        "lead-product-manager",
        "True",
        "['senior-product-manager', 9, 6]",
        "",
    ]
