"""A long search for bytes that make `load_ladder` do anything but load or refuse.

Run by hand, for as long as you like: `pip install atheris`, then

    mkdir -p corpus
    python tests/files/fuzz/load_ladder.py -max_total_time=600 corpus tests/data/ladders

The real ladders in that folder use every key.

What begins with a brace is read as JSON, and anything else as TOML. To search longer in JSON, put a
ladder in JSON into the corpus.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["pm_career", "tomllib", "json"]):
    import json  # noqa: F401  imported here, so that the search sees its branches
    import tomllib  # noqa: F401  the same

    from pm_career import InvalidLadderError, Ladder, dump_ladder, load_ladder, parse_ladder


def load(data: bytes, folder: Path) -> None:
    """Load what the bytes say; any exception but the one expected is a find."""
    file = folder / "ladder.toml"
    file.write_bytes(data)
    ladder = outcome(load_ladder, file)
    if outcome(parse_ladder, data) != ladder:
        raise AssertionError("the text is another ladder than the file")
    if ladder is None:
        return
    dump_ladder(ladder, file)
    if load_ladder(file) != ladder:
        raise AssertionError("what was written loads as another ladder")


def outcome(function: Callable[..., Ladder], source: object) -> Ladder | None:
    """Return the ladder, or `None` if it is refused for a reason."""
    try:
        return function(source)
    except InvalidLadderError as error:
        if not error.problems:
            raise AssertionError("refused without a reason") from error
        return None


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        atheris.Setup(sys.argv, lambda data: load(data, Path(folder)))
        atheris.Fuzz()
