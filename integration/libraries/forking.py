"""Programs for `test_processes.py` that fork. Each runs in an interpreter of its own.

`python forking.py PROGRAM ARGUMENT` exits with 0 if every child answers in time.
"""

import ctypes
import json
import os
import random
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

import pm_career

# A child answers within a second. After this time, it counts as waiting for a lock for ever.
MOST_SECONDS = 30.0


def ask_for_a_gap() -> None:
    assert pm_career.skill_gap("PM").target.title == "Senior Product Manager"


def ask_for_a_view() -> None:
    assert pm_career.skill_gap("PM").to_text()


def ask_for_a_title() -> None:
    match = pm_career.level_for_title("Sr. Product Manager, Payments")
    assert match.level == pm_career.default_ladder()["Senior PM"]


def ask_for_a_mistyped_title() -> None:
    match = pm_career.level_for_title("Senior Prodct Manager")
    assert match.level == pm_career.default_ladder()["Senior PM"]


def ask_for_an_unknown_level() -> None:
    try:
        pm_career.default_ladder()["Senor PM"]
    except pm_career.UnknownLevelError:
        return
    raise AssertionError


def load_files() -> None:
    with TemporaryDirectory() as folder:
        for name in ("acme.json", "acme.toml"):
            file = Path(folder) / name
            pm_career.dump_ladder(pm_career.default_ladder(), file)
            assert pm_career.load_ladder(file) == pm_career.default_ladder()


def load_a_bad_text() -> None:
    try:
        pm_career.parse_ladder("title = 7")
    except pm_career.InvalidLadderError:
        return
    raise AssertionError


def store_and_read() -> None:
    stored = json.dumps(pm_career.to_dict(pm_career.default_ladder()))
    ladder = pm_career.from_dict(pm_career.Ladder, json.loads(stored))
    assert ladder == pm_career.default_ladder()


def read_a_bad_dictionary() -> None:
    try:
        pm_career.from_dict(pm_career.Level, {"key": 7})
    except pm_career.InvalidLadderError:
        return
    raise AssertionError


def check() -> None:
    assert pm_career.check_ladder(pm_career.default_ladder())


QUESTIONS: dict[str, Callable[[], None]] = {
    question.__name__: question
    for question in (
        ask_for_a_gap,
        ask_for_a_view,
        ask_for_a_title,
        ask_for_a_mistyped_title,
        ask_for_an_unknown_level,
        load_files,
        load_a_bad_text,
        store_and_read,
        read_a_bad_dictionary,
        check,
    )
}


def fork_at_random_moments(seed: str) -> None:
    """Fork ten times in the first 0.1 seconds, in which threads ask their first questions."""
    started = time.monotonic()
    for question in (ask_for_a_gap, load_files, ask_for_a_title):
        threading.Thread(target=question).start()

    children = []
    chance = random.Random(seed)  # noqa: S311  moments are no secret
    for moment in sorted(chance.uniform(0, 0.1) for _ in range(10)):
        time.sleep(max(0.0, started + moment - time.monotonic()))
        children.append(fork(ask_for_a_gap, ask_for_a_title))
    wait_for(children)


def fork_in_each_import(name: str) -> None:
    """Fork whenever a thread that asks a question is in the middle of the import of a module."""
    question = QUESTIONS[name]
    thread = threading.Thread(target=question)
    importing = threading.Event()

    def pause_in_import(event: str, _: tuple[Any, ...]) -> None:
        # Python calls this before it runs the code of a module, for example.
        if event == "exec" and threading.current_thread() is thread:
            importing.set()
            time.sleep(0.01)  # The main thread forks now, if it may.

    sys.addaudithook(pause_in_import)
    thread.start()
    children = []
    while thread.is_alive():
        if importing.wait(0.01):
            importing.clear()
            children.append(fork(question))
    wait_for(children)


def fork_after_loading(count: str) -> None:
    """Load the ladder, and then fork, as a web server with preloading does."""
    ladder = pm_career.default_ladder()
    ask_for_a_title()

    def share() -> None:
        assert pm_career.default_ladder() is ladder

    wait_for([fork(share, *QUESTIONS.values()) for _ in range(int(count))])


def fork_in_c(_: str) -> None:
    """Fork without `os.fork`, as uWSGI does. It only calls what Python does in a child."""
    pm_career.default_ladder()
    child = ctypes.PyDLL(None).fork()
    if not child:
        ctypes.pythonapi.PyOS_AfterFork_Child()
        answer_and_exit(*QUESTIONS.values())
    wait_for([child])


def fork(*questions: Callable[[], None]) -> int:
    """Return the id of a new process that asks some questions."""
    child = os.fork()
    if not child:
        answer_and_exit(*questions)
    return child


def answer_and_exit(*questions: Callable[[], None]) -> NoReturn:
    """Ask some questions, and end the process; its status is 0 if all have an answer."""
    status = 1
    try:
        for question in questions:
            question()
        status = 0
    except BaseException:  # noqa: BLE001  whatever it is, the child must not go on
        traceback.print_exc()
    os._exit(status)


def wait_for(children: list[int]) -> None:
    """Wait until all children have ended, and see that each has its answers."""
    assert children
    deadline = time.monotonic() + MOST_SECONDS
    ends = [wait_for_one(child, deadline) for child in children]
    assert ends == ["answered"] * len(children), ends


def wait_for_one(child: int, deadline: float) -> str:
    """Return how a child ends. One that has not ended in time is killed."""
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return "failed" if status else "answered"
        time.sleep(0.01)

    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "hung"


if __name__ == "__main__":
    program, argument = sys.argv[1:]
    globals()[program](argument)
