"""Searches for inputs of a target that break a promise, with Atheris.

    python -m tests.fuzz titles -max_total_time=600 found/titles tests/fuzz/corpus/titles

The options are those of libFuzzer. It keeps what reaches new code in the first folder.
"""

import sys
from collections.abc import Callable
from importlib import import_module

import atheris

HANGS = 60
"""After how many seconds an input counts as one without an end."""

MOST_MEGABYTES = 512
"""How much memory the search may take. It takes 60 MB before its first input, and keeps answers."""

Mutate = Callable[[bytes, int], bytes | None]


def main() -> None:
    """Search the target that the first argument names."""
    target, *options = sys.argv[1:]
    # Modules load with the first input that needs them, so imports are watched to the end.
    with atheris.instrument_imports(include=["pm_career", "json", "tomllib"]):
        module = import_module(f"tests.fuzz.targets.{target}")
        from tests.fuzz import promises

        promises.MOST_SECONDS *= 3  # code that is watched is slower
        defaults = [
            f"-max_len={module.MOST_BYTES}",
            f"-timeout={HANGS}",
            f"-report_slow_units={HANGS}",  # a busy machine is no fault
            f"-rss_limit_mb={MOST_MEGABYTES}",
            "-entropic_scale_per_exec_time=1",  # prefers what is quick
        ]
        arguments = [own_command(target), *defaults, *options]
        atheris.Setup(arguments, module.check, custom_mutator=mixed(module.mutate))
        atheris.Fuzz()


def own_command(target: str) -> str:
    """Return the command with which libFuzzer starts this program again, to merge two folders."""
    module = "" if getattr(sys, "frozen", False) else f"-m {__package__} "
    return f"{sys.executable} {module}{target}"


def mixed(mutate: Mutate) -> Callable[[bytes, int, int], bytes]:
    """Return the mutator that changes bytes, or what they mean to the target."""

    def change(data: bytes, most_bytes: int, seed: int) -> bytes:
        changed = mutate(data, seed) if seed % 4 else None
        if changed is None or len(changed) > most_bytes:
            changed = atheris.Mutate(data, most_bytes)
        return changed

    return change


if __name__ == "__main__":
    main()
