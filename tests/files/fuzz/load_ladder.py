"""A long search for bytes that make `load_ladder` do anything but load or refuse.

Run by hand, for as long as you like: `pip install atheris`, then

    mkdir -p corpus
    python tests/files/fuzz/load_ladder.py -max_total_time=600 corpus src/pm_career/levels
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["pm_career", "tomllib"]):
    import tomllib  # noqa: F401  imported here, so that the search sees its branches

    from pm_career import InvalidLadderError, dump_ladder, load_ladder


def load(data: bytes, folder: Path) -> None:
    """Load what the bytes say; any exception but the one expected is a find."""
    file = folder / "ladder.toml"
    file.write_bytes(data)
    try:
        ladder = load_ladder(file)
    except InvalidLadderError as error:
        if not error.problems:
            raise AssertionError("refused without a reason") from error
        return
    dump_ladder(ladder, file)
    if load_ladder(file) != ladder:
        raise AssertionError("what was written loads as another ladder")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        atheris.Setup(sys.argv, lambda data: load(data, Path(folder)))
        atheris.Fuzz()
