"""`parse_framework`: whatever a text says, it is a framework or an `InvalidLadderError`."""

from pm_career.frameworks import parse_framework
from tests.fuzz.mutating import mutate_document as mutate
from tests.fuzz.promises import keep_framework_promises, read

__all__ = ["MOST_BYTES", "check", "mutate"]

MOST_BYTES = 768
"""How long an input may be: a small ladder shows as much as a large one, and sooner."""


def check(data: bytes) -> None:
    """Parse an input of TOML or JSON."""
    framework = read(lambda: parse_framework(data))
    if framework is not None:
        keep_framework_promises(framework)
