"""What a ladder is loaded from: a disk, a package, an archive or an open file."""

from os import PathLike
from typing import IO, TYPE_CHECKING, Literal, Protocol, TypeAlias, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Iterator


class Traversable(Protocol):
    """A file or folder on a disk, in a package or in an archive.

    `pathlib.Path`, `zipfile.Path` and what `importlib.resources.files` returns are examples.
    """

    @property
    def name(self) -> str:
        """The last part of its path."""
        ...

    def is_dir(self) -> bool:
        """Return whether it is a folder."""
        ...

    def is_file(self) -> bool:
        """Return whether it is a file."""
        ...

    def iterdir(self) -> "Iterator[Traversable]":
        """Yield what is in the folder."""
        ...

    def __truediv__(self, child: str, /) -> "Traversable":
        """Return what is in the folder under this name."""
        ...

    def open(self, mode: Literal["rb"], /) -> IO[bytes]:
        """Return the file, ready to be read."""
        ...


class Readable(Protocol):
    """An open file, which is read as bytes or as text.

    What `open` returns, an `io.BytesIO` or `io.StringIO`, and `sys.stdin` are examples.
    """

    def read(self, size: int, /) -> str | bytes:
        """Return the next bytes or letters, at most `size`; none at the end of the file."""
        ...


Source: TypeAlias = str | PathLike[str] | Traversable | Readable
"""What a ladder is loaded from."""


def is_traversable(source: object) -> TypeGuard[Traversable]:
    """Return whether it is a file or folder."""
    return hasattr(source, "is_dir")


def is_readable(source: object) -> TypeGuard[Readable]:
    """Return whether it is an open file."""
    # A `ZipFile` has a method `read` too, which reads the file of a given name.
    return hasattr(source, "read") and not hasattr(source, "namelist")
