"""Try the changes of a shard quickly, in copies of one process that has imported all tests.

    python tasks/first_pass.py make
    python tasks/first_pass.py try

`tasks/mutation.py` starts both steps in the folder of a shard. mutmut makes the changes. Then
pytest collects the tests once, and each change meets a fork of that process. It runs the tests
that reach the changed function, the quickest first, until one fails.

What a test notices here is noticed. What no test notices is still open, because a fork does not
repeat what the package does while it is imported. mutmut tries those changes again.
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
from collections import defaultdict
from collections.abc import Callable, Iterator
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import mutmut.__main__ as program
import pytest
from mutmut.configuration import config
from mutmut.mutation import trampoline
from mutmut.state import state
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, setup_source_paths

# mutmut does not try a change of such a status again.
_NOTICED = 1
_OUT_OF_TIME = -signal.SIGXCPU

_MOST_MEMORY = 4 * 2**30  # bytes

Items: TypeAlias = list[pytest.Item]


def main(arguments: list[str]) -> int:
    """Take one of the two steps in the folder of a shard, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("step", choices=["make", "try"])
    parser.add_argument("--max-children", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)

    if options.step == "make":
        make_changes(options.max_children)
        return 0
    return try_changes(options.max_children)


def make_changes(processes: int) -> None:
    """Let mutmut write the changed modules, as `mutmut run` does at first."""
    trampoline.set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir(exist_ok=True)
    copy_src_dir()
    copy_also_copy_files()
    setup_source_paths()
    program.create_mutants(processes)


def try_changes(processes: int) -> int:
    """Try the changes that have no status yet, and return the exit status of pytest."""
    modules = sorted(Path("mutants", "src").resolve().rglob("*.py.meta"))
    arguments = config().pytest_add_cli_args + config().pytest_add_cli_args_test_selection
    setup_source_paths()
    # The programs that tests start import the changed package, too.
    os.environ["PYTHONPATH"] = str(Path("mutants", "src").resolve())
    os.chdir("mutants")
    plugin = _FirstPass(modules, processes)
    return int(pytest.main(["--rootdir=.", "-q", *arguments], plugins=[plugin]))


class _Tests(NamedTuple):
    """The tests that pass without a change."""

    seconds: dict[pytest.Item, float]
    """How long each test takes."""

    reaching: dict[str, set[pytest.Item]]
    """The tests that reach each function, by its name as mutmut writes it."""


class _FirstPass:
    """Runs the collected tests once for each change, where pytest would run them once."""

    def __init__(self, modules: list[Path], processes: int) -> None:
        self._modules = modules
        self._processes = processes
        self._terminal = os.dup(2)  # pytest captures what a fork prints

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Show a test that fails without a change."""
        if report.failed and trampoline.get_mutant_under_test() in {"", "stats"}:
            os.write(self._terminal, f"{report.nodeid}\n{report.longreprtext}\n".encode())

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try all changes, and write what became of each to the file of its module."""
        _draw_once()
        gc.collect()
        gc.freeze()
        tests = _measure(session, session.items)
        # Once more in the order of the trials: a test that needs another before it judges nothing.
        quickest_first = sorted(tests.seconds, key=lambda item: tests.seconds[item])
        tests = _measure(session, quickest_first)

        for module in self._modules:
            results = json.loads(module.read_bytes())
            statuses = results["exit_code_by_key"]
            statuses.update(self._try(session, tests, statuses))
            module.write_text(json.dumps(results), encoding="utf-8")
        return True

    def _try(
        self, session: pytest.Session, tests: _Tests, statuses: dict[str, int | None]
    ) -> Iterator[tuple[str, int]]:
        """Yield the changes that are noticed, each with its status."""
        running: dict[int, str] = {}
        for change in [name for name, status in statuses.items() if status is None]:
            reaching = tests.reaching.get(change.partition("__mutmut_")[0], set())
            if not reaching:
                continue
            if len(running) == self._processes:
                yield from _noticed(running)

            ordered = [item for item in tests.seconds if item in reaching]
            expected = sum(tests.seconds[item] for item in ordered)
            running[_fork(session, _trial(session, change, ordered, expected))] = change

        while running:
            yield from _noticed(running)


def _noticed(running: dict[int, str]) -> Iterator[tuple[str, int]]:
    """Wait for one of the running changes, and yield it with its status if it is noticed."""
    process, status = os.wait()
    status = os.waitstatus_to_exitcode(status)
    change = running.pop(process)
    if status in {_NOTICED, _OUT_OF_TIME}:
        yield change, status


def _trial(
    session: pytest.Session, change: str, tests: Items, expected: float
) -> Callable[[], int]:
    """Return what a fork does to try a change, with these tests, which take so many seconds."""

    def run() -> int:
        # A loop without an end. Other processes do not count, however busy the machine is.
        most = ceil(10 + 3 * expected)
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
        # A fork may wait forever for a thread that it has not. That says nothing of the change.
        signal.alarm(60 + 10 * most)
        trampoline.set_mutant_under_test(change)
        return _run(session, tests)

    return run


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


def _wait_for(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _run(session: pytest.Session, tests: Items) -> int:
    """Run tests until one fails."""
    for item, following in zip(tests, [*tests[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return _NOTICED
    return 0


def _measure(session: pytest.Session, tests: Items) -> _Tests:
    """Run each test in a fork, and return those that pass, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "measured.json")
        _wait_for(_fork(session, lambda: _measure_into(file, session, tests)))
        measured = json.loads(file.read_bytes())

    passed = [item for item in tests if item.nodeid in measured]
    reaching: dict[str, set[pytest.Item]] = defaultdict(set)
    for item in passed:
        for function in measured[item.nodeid]["functions"]:
            reaching[function].add(item)
    return _Tests({item: measured[item.nodeid]["seconds"] for item in passed}, reaching)


def _measure_into(file: Path, session: pytest.Session, tests: Items) -> int:
    """Write the seconds of each test that passes, and the functions that it reaches."""
    # Without the variable, so that programs which tests start record nothing.
    trampoline._mutant_under_test = "stats"  # noqa: SLF001  there is no public way
    measured: dict[str, dict[str, Any]] = {}
    for item in tests:
        state()._stats.clear()  # noqa: SLF001
        session.testsfailed = 0
        start = time.perf_counter()
        if _run(session, [item]) == 0:
            seconds = time.perf_counter() - start
            functions = sorted(state()._stats)  # noqa: SLF001
            measured[item.nodeid] = {"seconds": seconds, "functions": functions}
    file.write_text(json.dumps(measured), encoding="utf-8")
    return 0


def _draw_once() -> None:
    """Let Hypothesis do what it does with the first draw of a process."""
    # It imports a module of the package, which must be the changed one.
    from hypothesis import given, settings, strategies  # noqa: PLC0415

    settings(database=None)(given(strategies.text())(lambda _: None))()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
