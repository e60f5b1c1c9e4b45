"""Pipes, also on systems that have no named ones."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def make_pipe(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, str], None]:
    """Return a function that writes a text to a path, which then looks like a named pipe."""
    is_file = Path.is_file
    pipes: set[Path] = set()
    monkeypatch.setattr(
        Path, "is_file", lambda path: path.absolute() not in pipes and is_file(path)
    )
    monkeypatch.setattr(Path, "is_fifo", lambda path: path.absolute() in pipes)

    def make(path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        pipes.add(path)

    return make
