"""Try the changes of a shard quickly, in copies of one process that has imported all tests.

    python tasks/first_pass.py make
    python tasks/first_pass.py try

`tasks/mutation.py` starts both steps in the folder of a shard. mutmut makes the changes. Then
pytest collects the tests once, and each change meets a fork of that process. It runs the tests
that reach the changed function until one fails: first those that noticed other changes of the
function, then the quickest. The slowest are left out where all together would take too long.

A fork does not repeat what the package does while it is imported. So where a function runs then,
its changes that no test notices here stay open, and mutmut tries them again.
"""

import argparse
import gc
import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from ctypes import c_int
from functools import partial
from itertools import accumulate
from math import ceil
from multiprocessing.sharedctypes import RawValue
from pathlib import Path
from typing import Any, NamedTuple

import mutmut.__main__ as program
import pytest
from mutmut.configuration import config
from mutmut.mutation import trampoline
from mutmut.state import state
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, setup_source_paths

# Exit statuses, as mutmut writes them. It does not try a change that has one of them again.
_NOTICED = 1
_OUT_OF_TIME = -signal.SIGXCPU
_FINAL = {_NOTICED, _OUT_OF_TIME}

_RECORDING = "stats"  # what mutmut calls it, in the place of a change
_MOST_MEMORY = 4 * 2**30  # bytes


def main(arguments: list[str]) -> int:
    """Take one of the two steps in the folder of a shard, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("step", choices=["make", "try"])
    parser.add_argument("--max-children", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=5.0)
    options = parser.parse_args(arguments)

    if options.step == "make":
        make_changes(options.max_children)
        return 0
    return try_changes(options.max_children, options.seconds)


def make_changes(processes: int) -> None:
    """Let mutmut write the changed modules, as `mutmut run` does at first."""
    trampoline.set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir(exist_ok=True)
    copy_src_dir()
    copy_also_copy_files()
    setup_source_paths()
    program.create_mutants(processes)


def try_changes(processes: int, seconds: float) -> int:
    """Try the changes that have no status yet, and return the exit status of pytest.

    Args:
        processes: The number of changes that are tried at once.
        seconds: The time of a processor that the tests of a change take without it.
    """
    modules = sorted(Path("mutants", "src").resolve().rglob("*.py.meta"))
    arguments = config().pytest_add_cli_args + config().pytest_add_cli_args_test_selection
    setup_source_paths()
    # The programs that tests start import the changed package, too.
    os.environ["PYTHONPATH"] = str(Path("mutants", "src").resolve())
    os.chdir("mutants")
    _record()
    plugin = _FirstPass(modules, processes, seconds)
    # To show its source, pytest would parse the changed module, which takes longer than the test.
    shown = ["--rootdir=.", "-q", "--tb=native"]
    return int(pytest.main([*shown, *arguments], plugins=[plugin]))


class _Tests(NamedTuple):
    """The tests that pass without a change."""

    seconds: dict[pytest.Item, float]
    """How long each test takes, in time of a processor."""

    reaching: dict[str, set[pytest.Item]]
    """The tests that reach each function, by its name as mutmut writes it."""


class _Trial(NamedTuple):
    """A change that a fork tries, and the tests that it runs."""

    change: str
    tests: list[pytest.Item]
    failed: c_int
    """The position of the test that failed, which the fork writes, or -1."""


class _FirstPass:
    """Runs the collected tests once for each change, where pytest would run them once."""

    def __init__(self, modules: list[Path], processes: int, seconds: float) -> None:
        self._modules = modules
        self._processes = processes
        self._seconds = seconds
        self._terminal = os.dup(2)  # pytest captures what a fork prints

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Show a test that fails without a change."""
        if report.failed and trampoline.get_mutant_under_test() in {"", _RECORDING}:
            os.write(self._terminal, f"{report.nodeid}\n{report.longreprtext}\n".encode())

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try all changes, and write what became of each to the file of its module."""
        _draw_once()
        run_by_imports = _recorded()
        gc.collect()
        gc.freeze()
        tests = _measure(session, session.items)
        # Once more in the order of the trials: a test that needs another before it judges nothing.
        quickest_first = sorted(tests.seconds, key=lambda item: tests.seconds[item])
        tests = _measure(session, quickest_first)

        for module in self._modules:
            results = json.loads(module.read_bytes())
            statuses = results["exit_code_by_key"]
            changes = [change for change, status in statuses.items() if status is None]
            for change, status in self._try(session, tests, changes):
                if status in _FINAL or (status == 0 and _function(change) not in run_by_imports):
                    statuses[change] = status
            module.write_text(json.dumps(results), encoding="utf-8")
        return True

    def _try(
        self, session: pytest.Session, tests: _Tests, changes: list[str]
    ) -> Iterator[tuple[str, int]]:
        """Yield each change with the exit status of its fork."""
        running: dict[int, _Trial] = {}
        noticing: dict[str, Counter[pytest.Item]] = defaultdict(Counter)
        for change in changes:
            if len(running) == self._processes:
                yield _end_one(running, noticing)

            chosen = self._choose(tests, _function(change), noticing[_function(change)])
            trial = _Trial(change, chosen, RawValue(c_int, -1))
            running[_fork(session, partial(_run, session, trial, tests.seconds))] = trial

        while running:
            yield _end_one(running, noticing)

    def _choose(
        self, tests: _Tests, function: str, noticed: Counter[pytest.Item]
    ) -> list[pytest.Item]:
        """Return the tests that try a change of a function, in their order."""
        reaching = tests.reaching.get(function, set())
        quickest_first = [item for item in tests.seconds if item in reaching]
        used = accumulate(tests.seconds[item] for item in quickest_first)
        number = sum(seconds <= self._seconds for seconds in used)
        return sorted(quickest_first[:number], key=lambda item: noticed[item], reverse=True)


def _function(change: str) -> str:
    """Return the name of the changed function, as mutmut writes it."""
    return change.partition("__mutmut_")[0]


def _end_one(
    running: dict[int, _Trial], noticing: dict[str, Counter[pytest.Item]]
) -> tuple[str, int]:
    """Wait for one of the forks, and return its change and exit status."""
    process, status = os.wait()
    trial = running.pop(process)
    if trial.failed.value >= 0:
        noticing[_function(trial.change)][trial.tests[trial.failed.value]] += 1
    return trial.change, os.waitstatus_to_exitcode(status)


def _run(session: pytest.Session, trial: _Trial, seconds: dict[pytest.Item, float]) -> int:
    """Run the tests of a trial in a fork until one fails, and return the exit status."""
    trampoline.set_mutant_under_test(trial.change)
    # Each call of a function asks for the change. To look into the environment takes longer.
    trampoline.get_mutant_under_test = lambda: trial.change
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
    for position, item in enumerate(trial.tests):
        # A loop without an end. Other processes do not count, however busy the machine is.
        most = ceil(2 + 5 * seconds[item])
        used = ceil(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (used + most, resource.RLIM_INFINITY))
        # A fork may wait forever for a thread that it has not. That says nothing of the change.
        signal.alarm(60 + 5 * most)
        if not _passes(session, item):
            trial.failed.value = position
            return _NOTICED
    return 0


def _passes(session: pytest.Session, item: pytest.Item) -> bool:
    """Run a test in a fork, and return whether it passes."""
    session.testsfailed = 0
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
    return not session.testsfailed


def _fork(session: pytest.Session, run: Callable[[], int]) -> int:
    """Start a copy of this process that ends with the status that a function returns."""
    process = os.fork()
    if process == 0:
        status = 70
        try:
            session.config.pluginmanager.unregister(name="terminalreporter")
            status = run()
        finally:
            os._exit(status)
    return process


def _measure(session: pytest.Session, tests: list[pytest.Item]) -> _Tests:
    """Run each test in a fork, and return those that pass, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "measured.json")
        process = _fork(session, partial(_measure_into, file, session, tests))
        os.waitpid(process, 0)
        measured = json.loads(file.read_bytes())

    passed = [item for item in tests if item.nodeid in measured]
    reaching: dict[str, set[pytest.Item]] = defaultdict(set)
    for item in passed:
        for function in measured[item.nodeid]["functions"]:
            reaching[function].add(item)
    return _Tests({item: measured[item.nodeid]["seconds"] for item in passed}, reaching)


def _measure_into(file: Path, session: pytest.Session, tests: list[pytest.Item]) -> int:
    """Write the seconds of each test that passes, and the functions that it reaches."""
    measured: dict[str, dict[str, Any]] = {}
    for item in tests:
        _record()
        start = _processor_time()
        if _passes(session, item):
            seconds = _processor_time() - start
            measured[item.nodeid] = {"seconds": seconds, "functions": sorted(_recorded())}
    file.write_text(json.dumps(measured), encoding="utf-8")
    return 0


def _processor_time() -> float:
    """Return the seconds that this process and the programs that it started have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _record() -> None:
    """Let mutmut record the functions that run from now on."""
    # Without the variable, so that programs which tests start record nothing.
    trampoline._mutant_under_test = _RECORDING  # noqa: SLF001  there is no public way
    state()._stats.clear()  # noqa: SLF001  nor here


def _recorded() -> set[str]:
    """Return the functions that ran, by their names as mutmut writes them."""
    return set(state()._stats)  # noqa: SLF001  there is no public way


def _draw_once() -> None:
    """Let Hypothesis do what it does with the first draw of a process."""
    # It imports a module of the package, which must be the changed one.
    from hypothesis import given, settings, strategies  # noqa: PLC0415

    settings(database=None)(given(strategies.text())(lambda _: None))()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
