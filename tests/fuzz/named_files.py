"""Several files in one input, each below a line with its name: `==> ladder.toml <==`."""

import re

_NAME = re.compile(rb"^==> (.*) <==\n", re.MULTILINE)


def split_files(data: bytes) -> dict[str, bytes]:
    """Return the content of each file by its name; what has no name is in the file ``""``."""
    first, *others = _NAME.split(data)
    files = {"": first} if first or not others else {}
    for name, content in zip(others[::2], others[1::2], strict=True):
        files[name.decode("utf-8", "surrogateescape")] = content
    return files


def join_files(files: dict[str, bytes]) -> bytes:
    """Return the input that is split into these files."""
    parts: list[bytes] = []
    for name, content in files.items():
        if name:
            parts.append(b"==> %s <==\n" % name.encode("utf-8", "surrogateescape"))
        parts.append(content)
    return b"".join(parts)
