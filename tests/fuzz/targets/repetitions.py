"""The other targets with long inputs, in which something occurs very often.

In an input, `«300*abc»` stands for 300 times "abc", and `№` in it for the number of each time. The
rest is as the other targets have it. So a short input can ask for work that grows faster than it.
"""

import re
from types import ModuleType

from tests.fuzz.mutating import field_names, mutate_words
from tests.fuzz.targets import folders, spreadsheets, texts, titles

__all__ = ["MOST_BYTES", "check", "mutate"]

MOST_BYTES = 512
"""How long an input may be: each of its repetitions makes it much longer."""

LONGEST = 200_000
"""How many letters an input may stand for. Longer inputs take so long that few are tried."""

REPETITION = re.compile("«([0-9]{1,6})[*]([^«»]*)»")
WORDS = (
    *("«100*", "«3000*", "«40000*", "»", "№", "\n", " = ", '"', '"a", ', "{ a = ", " }", "[", "]"),
    *(".", "a.", '"!".', "\u0301\u0323", "\ufdfa", "&#1", "9", "[[levels]]\n", "[[skills]]\n"),
)


def check(data: bytes) -> None:
    """Check what an input stands for."""
    text = repeat(data.decode("utf-8", "surrogateescape"))
    _target_of(text).check(text.encode("utf-8", "surrogateescape"))


def repeat(text: str) -> str:
    """Return a text with all that it repeats, but no longer than it may be."""
    room = LONGEST

    def times(found: re.Match[str]) -> str:
        nonlocal room
        part = found[2]
        number = min(int(found[1]), room // max(len(part), 1))
        room -= number * len(part)
        if "№" not in part:
            return part * number
        return "".join(part.replace("№", str(each)) for each in range(number))

    return REPETITION.sub(times, text)


def _target_of(text: str) -> ModuleType:
    """Return the target whose inputs begin as a text does."""
    if text.startswith("==> ladder.toml"):
        return folders
    if text.startswith("==> "):
        return spreadsheets
    return titles if text[:1].isdigit() else texts


def mutate(data: bytes, seed: int) -> bytes | None:
    """Return the input with other words, and with other repetitions."""
    text = data.decode("utf-8", "surrogateescape")
    words = field_names() if seed % 3 == 0 else WORDS
    return mutate_words(text, seed, words).encode("utf-8", "ignore")
