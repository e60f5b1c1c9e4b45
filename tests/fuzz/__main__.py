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

Mutate = Callable[[bytes, int], bytes | None]


def main() -> None:
    """Search the target that the first argument names."""
    command, target, *options = sys.argv
    # Modules load with the first input that needs them, so imports are watched to the end.
    with atheris.instrument_imports(include=["pm_career", "json", "tomllib"]):
        module = import_module(f"tests.fuzz.targets.{target}")
        promises = import_module("tests.fuzz.promises")

        def check(data: bytes) -> None:
            with promises.in_time():
                module.check(data)

        defaults = [f"-max_len={module.MOST_BYTES}", f"-timeout={HANGS}"]
        atheris.Setup([command, *defaults, *options], check, custom_mutator=mixed(module.mutate))
        atheris.Fuzz()


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
