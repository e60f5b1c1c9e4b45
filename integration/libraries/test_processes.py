"""Processes that fork while a thread loads a ladder, and values that are sent to processes."""

import multiprocessing
import runpy
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from pm_career import career_path, default_ladder, level_for_title, skill_gap, to_dict

FORKING = Path(__file__).with_name("forking.py")
QUESTIONS = runpy.run_path(f"{FORKING}")["QUESTIONS"]

# The workers of pytest-xdist have threads. Python warns about them when a process forks.
forks_beside_threads = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


def run(program: str, argument: object) -> str:
    """Return what a program that forks reports. Each child must have its answers."""
    done = subprocess.run(
        [sys.executable, FORKING, program, f"{argument}"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_child_waits_for_a_thread_that_is_importing(question: str) -> None:
    run("fork_in_each_import", question)


@pytest.mark.parametrize("seed", range(20))
def test_a_child_answers_whenever_it_was_forked(seed: int) -> None:
    run("fork_at_random_moments", seed)


def test_the_workers_of_a_server_share_the_ladder_that_it_has_loaded() -> None:
    run("fork_after_loading", 8)


def test_a_child_of_a_server_that_forks_in_c_answers_and_reports_nothing() -> None:
    assert run("fork_in_c", "") == ""


@forks_beside_threads
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_pool_takes_and_returns_values(method: str) -> None:
    ladder = default_ladder()
    gap = skill_gap("PM")
    context = multiprocessing.get_context(method)

    with ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(skill_gap, ladder["PM"], ladder=ladder).result() == gap
        assert pool.submit(career_path, "APM", "CPO").result() == career_path("APM", "CPO")
        assert pool.submit(default_ladder).result() == ladder
        assert pool.submit(to_dict, gap).result() == to_dict(gap)


@forks_beside_threads
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_pool_reads_titles(method: str) -> None:
    titles = ["Sr. PM, Growth", "CPO", "Chef", "Group Product Manager"]

    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(level_for_title, titles) == [level_for_title(title) for title in titles]
