"""`parse_ladder`: whatever a text says, it is a ladder or an `InvalidLadderError`."""

from pm_career import parse_ladder
from tests.fuzz.mutating import mutate_document as mutate
from tests.fuzz.promises import keep_ladder_promises, promise, read

__all__ = ["MOST_BYTES", "check", "mutate"]

MOST_BYTES = 768
"""How long an input may be: a small ladder shows as much as a large one, and sooner."""


def check(data: bytes) -> None:
    """Parse an input of TOML or JSON."""
    ladder = read(lambda: parse_ladder(data))
    if ladder is None:
        return

    promise(parse_ladder(data.decode()) == ladder, "bytes are another ladder than their text")
    keep_ladder_promises(ladder)
