"""A hint for names of several words that are not in quotes.

`pm-career gap Senior PM` asks for the gap from "Senior" to "PM".
"""

import shlex
from argparse import Namespace
from collections.abc import Callable, Sequence


def quote_names(options: Namespace, is_name: Callable[[str], bool]) -> str:
    """Return the command line with quotes around the names of several words.

    It is empty if the words of the command line do not make names, or are names already.
    """
    # A job title may have any words, but an option with a typing error is not one of them.
    if any(word.startswith("--") for word in options.rest):
        return ""

    given = [getattr(options, argument) for argument in options.names]
    words = [*(word for word in given if word is not None), *options.rest]
    names = _join(words, is_name)
    start = _find(words, options.arguments)
    if start is None or names == words or not 0 < len(names) <= len(options.names):
        return ""

    before, after = options.arguments[:start], options.arguments[start + len(words) :]
    return shlex.join(["pm-career", *before, *names, *after])


def _join(words: Sequence[str], is_name: Callable[[str], bool]) -> list[str]:
    """Return the words joined to as few names as possible, or nothing if they do not make names."""
    names: list[str] = []
    start = 0
    while start < len(words):
        longest_first = range(len(words), start, -1)
        ends = [end for end in longest_first if is_name(" ".join(words[start:end]))]
        if not ends:
            return []
        names.append(" ".join(words[start : ends[0]]))
        start = ends[0]
    return names


def _find(words: Sequence[str], arguments: Sequence[str]) -> int | None:
    """Return the position at which the words are side by side on a command line."""
    for start in range(len(arguments)):
        if [*arguments[start : start + len(words)]] == [*words]:
            return start
    return None
